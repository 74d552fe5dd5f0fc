"""Facts by name, put in words: what a job counted, what a line of the trail tells."""

from collections.abc import Mapping


def tell_details(details: Mapping[str, object]) -> list[tuple[str, str]]:
    """Names and values as people read them; what is zero or empty stays out."""
    return [
        (naam.replace("_", " ").replace("-", " "), _in_words(waarde))
        for naam, waarde in details.items()
        if waarde not in (0, "", None, [])
    ]


def _in_words(waarde: object) -> str:
    return ", ".join(map(str, waarde)) if isinstance(waarde, list) else str(waarde)
