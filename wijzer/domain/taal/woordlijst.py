"""Lists of words as a reader sees them best: in a row."""


def set_of(woorden: str) -> frozenset[str]:
    """The words of a row, which are folded already."""
    return frozenset(woorden.split())
