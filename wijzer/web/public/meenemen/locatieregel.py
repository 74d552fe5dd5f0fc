"""One locatie in a few words: for what leaves the site and has no room for a card."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijzer.published.gegevens import AanbodInfo, group_help
from wijzer.published.reader import Reader
from wijzer.published.zoeken.uitkomst import Zoekresultaat
from wijzer.web.common.teksten import Gegeven, gegeven
from wijzer.web.common.verzoek import today
from wijzer.web.public.beelden import AanbodBeeld, show_aanbod


@dataclass(frozen=True, slots=True, kw_only=True)
class Locatieregel:
    """`beeld` is its best aanbod, `woord` its status with the places of the whole locatie.

    `hulp` is what it offers of what was asked, as people call it, and the codes of each.
    """

    beeld: AanbodBeeld
    woord: str
    hulp: Sequence[tuple[Gegeven, Sequence[str]]]


def show_regels(reader: Reader, gevonden: Zoekresultaat) -> list[Locatieregel]:
    """One page of a search, a line for each locatie, in its order."""
    return [
        show_regel(reader, alle, gevonden) for alle in reader.aanbod_by_locatie(gevonden.locaties)
    ]


def show_regel(
    reader: Reader, alle: Sequence[AanbodInfo], gevonden: Zoekresultaat | None = None
) -> Locatieregel:
    """What a locatie offers, best first. Its places are the most of one of them: the same bed may stand at each."""
    afstanden = gevonden.afstanden if gevonden else None
    beeld = show_aanbod(alle[0], reader.naslag, today(), afstanden=afstanden)
    meest = max(info.beschikbaarheid.vrije_plekken or 0 for info in alle)
    return Locatieregel(
        beeld=beeld,
        woord=beeld.stand.word_of_all(meest),
        hulp=[
            (gegeven(naam), codes)
            for naam, codes in group_help(info.product for info in alle).items()
        ],
    )
