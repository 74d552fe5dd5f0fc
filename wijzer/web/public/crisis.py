"""Crisis: never a wait, always a number to call."""

from collections.abc import Mapping
from dataclasses import dataclass

from wijzer.published.gegevens import RegioInfo
from wijzer.web.common.regioteksten import teksten_of


@dataclass(frozen=True, slots=True)
class Crisisnummer:
    """Whom to call. `telefoon` is empty while the region has not entered it."""

    naam: str
    telefoon: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Crisis:
    """What a page says about acute danger, and whom to call, in the region's order."""

    titel: str
    tekst: str
    nummers: tuple[Crisisnummer, ...]


def crisis_of(regio: RegioInfo) -> Crisis:
    """Read the region's texts about crisis (`crisis.…`)."""
    teksten = teksten_of(regio)
    return Crisis(
        titel=teksten["crisis.titel"],
        tekst=teksten["crisis.tekst"],
        nummers=tuple(_nummer(teksten, sleutel) for sleutel in _keys(teksten)),
    )


def _keys(teksten: Mapping[str, str]) -> list[str]:
    """Give the names in `crisis.<name>.<part>`, in the order in which the region tells them."""
    delen = [naam.split(".") for naam in teksten]
    return list(dict.fromkeys(deel[1] for deel in delen if deel[0] == "crisis" and len(deel) == 3))


def _nummer(teksten: Mapping[str, str], sleutel: str) -> Crisisnummer:
    def of(deel: str) -> str:
        return teksten.get(f"crisis.{sleutel}.{deel}", "")

    return Crisisnummer(of("naam"), of("telefoon"), of("tekst"))
