"""Whom to call when the site cannot help: the numbers that hold everywhere, and the toegang of each gemeente."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijzer.published.gegevens import RegioInfo
from wijzer.web.common.regioteksten import algemene_teksten, teksten_of
from wijzer.web.common.verzoek import current_reader

_ALTIJD = ("112", "veilig-thuis")


@dataclass(frozen=True, slots=True)
class Hulplijn:
    """A number to call, and when."""

    naam: str
    telefoon: str
    wanneer: str = ""


@dataclass(frozen=True, slots=True)
class Hulplijnen:
    """Whom to call in danger, and who knows the way to help in each gemeente of the region."""

    nood: Sequence[Hulplijn]
    toegang: Sequence[Hulplijn]


def hulplijnen_of(regio: RegioInfo | None) -> Hulplijnen:
    """What a region says of it; without one only the numbers that are the same in the whole country."""
    teksten = teksten_of(regio) if regio else algemene_teksten()
    nood = [
        Hulplijn(*(teksten[f"crisis.{lijn}.{deel}"] for deel in ("naam", "telefoon", "tekst")))
        for lijn in _ALTIJD
    ]
    return Hulplijnen(nood, _toegang(regio) if regio else [])


def _toegang(regio: RegioInfo) -> list[Hulplijn]:
    return [
        Hulplijn(gemeente.naam, gemeente.toegang.telefoon)
        for gemeente in current_reader().gemeenten(regio.slug)
        if gemeente.toegang.telefoon
    ]
