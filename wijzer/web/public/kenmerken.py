"""The kenmerken of a locatie for visitors: a row each, for its page, for a comparison and for the file of a search."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from wijzer.domain.tekst import Tekst
from wijzer.published.gegevens import LocatieInfo
from wijzer.web.common.opmaak import leeftijd
from wijzer.web.common.teksten import gettext as _


def ja_nee(waarde: bool | None) -> str:
    """Say yes, no, or that nobody stated it: what is unknown is never a no."""
    if waarde is None:
        return _("niet opgegeven")
    return _("ja") if waarde else _("nee")


@dataclass(frozen=True, slots=True)
class GetoondKenmerk:
    """One fact: its heading, how it is told, and the columns that a file has for it."""

    kop: str
    zeg: Callable[[LocatieInfo], str]
    kolommen: Mapping[Tekst, Callable[[LocatieInfo], int | bool | None]]


GETOONDE_KENMERKEN = (
    GetoondKenmerk(
        Tekst("Leeftijd"),
        lambda locatie: leeftijd(locatie.leeftijd_van, locatie.leeftijd_tot),
        {
            Tekst("Leeftijd van"): lambda locatie: locatie.leeftijd_van,
            Tekst("Leeftijd tot"): lambda locatie: locatie.leeftijd_tot,
        },
    ),
    GetoondKenmerk(
        Tekst("Rolstoeltoegankelijk"),
        lambda locatie: ja_nee(locatie.rolstoeltoegankelijk),
        {Tekst("Rolstoeltoegankelijk"): lambda locatie: locatie.rolstoeltoegankelijk},
    ),
)
"""The facts in the order in which people ask for them."""


def told_kenmerken(locatie: LocatieInfo) -> Iterator[tuple[str, str]]:
    """Each heading with what there is to say under it."""
    for kenmerk in GETOONDE_KENMERKEN:
        yield _(kenmerk.kop), kenmerk.zeg(locatie)
