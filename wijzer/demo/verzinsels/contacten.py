"""Telephone numbers that a beheerder would fill in; in the demo they are nobody's."""

from collections.abc import Mapping, Sequence

from wijzer.domain.regio.gebied import Contact, Gemeente

CRISIS: Mapping[str, str] = {
    "crisis.spoedhulp.telefoon": "074-000 00 91",
    "crisis.ggz.telefoon": "074-000 00 92",
    "crisis.zelfmoord.telefoon": "074-000 00 93",
}
"""What the region's own texts get in a demo. 112 and Veilig Thuis are real and stand in the reference data."""


def toegang_contacten(gemeenten: Sequence[Gemeente]) -> Mapping[str, Contact]:
    """Whom to call about jeugdhulp, by gemeente code. One gemeente has none yet: its page must say so."""
    op_volgorde = sorted(gemeenten, key=lambda gemeente: gemeente.code)
    return {
        gemeente.code: _contact(gemeente, plek) for plek, gemeente in enumerate(op_volgorde[:-1])
    }


def _contact(gemeente: Gemeente, plek: int) -> Contact:
    domein = f"{gemeente.naam.lower().replace(' ', '-')}.example"
    return Contact(
        telefoon=f"074-000 00 {60 + plek}",
        email=f"jeugd@{domein}",
        website=f"https://www.{domein}/jeugdhulp",
    )
