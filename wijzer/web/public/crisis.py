"""Crisis: never a wait, always a number to call."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wijzer.published.gegevens import RegioInfo

_VAST = ("112", "veilig-thuis")


@dataclass(frozen=True, slots=True)
class Crisisnummer:
    """Whom to call. `telefoon` is empty while the region has not entered it."""

    naam: str
    telefoon: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Crisis:
    """What a page says about acute danger: national numbers first, then those of the region."""

    titel: str
    tekst: str
    nummers: tuple[Crisisnummer, ...]


def crisis_of(regio: RegioInfo) -> Crisis:
    """Read the region's texts about crisis (`crisis.…`)."""
    teksten = regio.teksten
    return Crisis(
        titel=teksten["crisis.titel"],
        tekst=teksten["crisis.tekst"],
        nummers=tuple(_nummer(teksten, sleutel) for sleutel in _keys(teksten)),
    )


def _keys(teksten: Mapping[str, str]) -> list[str]:
    gevonden = sorted(set(_found(teksten)))
    vast = [sleutel for sleutel in _VAST if sleutel in gevonden]
    return vast + [sleutel for sleutel in gevonden if sleutel not in vast]


def _found(teksten: Mapping[str, str]) -> Iterator[str]:
    for naam in teksten:
        delen = naam.split(".")
        if len(delen) == 3 and delen[0] == "crisis":
            yield delen[1]


def _nummer(teksten: Mapping[str, str], sleutel: str) -> Crisisnummer:
    def of(deel: str) -> str:
        return teksten.get(f"crisis.{sleutel}.{deel}", "")

    return Crisisnummer(of("naam"), of("telefoon"), of("tekst"))
