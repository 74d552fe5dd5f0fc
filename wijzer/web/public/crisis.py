"""Crisis: never a wait, always a number to call."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from wijzer.published.gegevens import RegioInfo
from wijzer.published.zoeken.uitkomst import Zoekresultaat
from wijzer.web.common.opmaak import opsomming
from wijzer.web.common.regioteksten import teksten_of


@dataclass(frozen=True, slots=True)
class GetoondCrisisnummer:
    """Whom to call. `telefoon` is empty while the region has not entered it.

    `bij` are the kinds of help it is the number for; `sleutel` is what the region's texts call it.
    """

    naam: str
    telefoon: str
    tekst: str
    bij: frozenset[str] = frozenset()
    sleutel: str = ""


@dataclass(frozen=True, slots=True)
class Crisis:
    """What a page says about acute danger, and whom to call, in the region's order.

    `meteen` is what to do now about the danger that was asked about; empty where that is not one thing.
    """

    titel: str
    tekst: str
    nummers: tuple[GetoondCrisisnummer, ...]
    meteen: str = ""

    @property
    def onbekend(self) -> str:
        """Whose number the region has not entered, in one sentence; empty where all are there."""
        return opsomming(nummer.naam for nummer in self.nummers if not nummer.telefoon)


def crisis_of(regio: RegioInfo, nood: Collection[str] = ()) -> Crisis:
    """Read the region's texts about crisis (`crisis.…`).

    `nood` are the kinds of crisis help it is about, by slug: their numbers come first after the alarm number, which the
    region puts on top, and one alone also tells what to do now (`hulpvorm.…`).
    """
    return crisis_from(teksten_of(regio), nood)


def crisis_from(teksten: Mapping[str, str], nood: Collection[str] = ()) -> Crisis:
    """The same of texts that may be of no region."""
    eerste, *verder = (_nummer(teksten, sleutel) for sleutel in _keys(teksten))
    return Crisis(
        titel=teksten["crisis.titel"],
        tekst=teksten["crisis.tekst"],
        nummers=(eerste, *sorted(verder, key=lambda nummer: nummer.bij.isdisjoint(nood))),
        meteen=teksten.get(f"hulpvorm.{next(iter(nood))}", "") if len(nood) == 1 else "",
    )


def nood_of(gevonden: Zoekresultaat) -> frozenset[str]:
    """The kinds of crisis help that a search asks for, in words or as a filter: their slugs."""
    gelezen = gevonden.begrepen.nood
    return gelezen or frozenset(gevonden.vraag.hulpvorm if gevonden.crisis else ())


def _keys(teksten: Mapping[str, str]) -> list[str]:
    """Give the names in `crisis.<name>.<part>`, in the order in which the region tells them."""
    delen = [naam.split(".") for naam in teksten]
    return list(dict.fromkeys(deel[1] for deel in delen if deel[0] == "crisis" and len(deel) == 3))


def _nummer(teksten: Mapping[str, str], sleutel: str) -> GetoondCrisisnummer:
    def of(deel: str) -> str:
        return teksten.get(f"crisis.{sleutel}.{deel}", "")

    return GetoondCrisisnummer(
        of("naam"), of("telefoon"), of("tekst"), frozenset(of("bij").split()), sleutel
    )
