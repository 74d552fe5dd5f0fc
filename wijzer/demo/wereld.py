"""A made-up region, complete: aanbieders, locaties, contracts, and the differences planted in them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time

from wijzer.demo.aanbieders import make_aanbieders
from wijzer.demo.afwijkingen import plant_afwijkingen
from wijzer.demo.beschikbaarheid import WEKEN_HISTORIE, Opgavenmaker
from wijzer.demo.contracten import make_contracten
from wijzer.demo.locaties import Locatiemaker, with_canary
from wijzer.demo.modellen import Demo, DemoLocatie, GeplandeAfwijking
from wijzer.demo.zondercode import with_zonder_code
from wijzer.files.regio import Regiogegevens, read_regio
from wijzer.mappen import SEED

WERELDSEED = 2025
TWENTE = SEED / "twente"


def make_demo(
    gegevens: Regiogegevens,
    *,
    today: date,
    seed: int = WERELDSEED,
    schaal: int = 1,
    weken_historie: int = WEKEN_HISTORIE,
) -> Demo:
    """Make the demo of Twente as it would be on this day. The same arguments always give the same region.

    `schaal` multiplies the number of aanbieders (1 gives about 700 aanbod).
    """
    aanbieders = make_aanbieders(seed, schaal=schaal)
    beschikbaarheid = Opgavenmaker(today, seed, weken_historie)
    maker = Locatiemaker(gegevens, beschikbaarheid, seed)
    locaties = with_canary(
        [locatie for wie, profiel in aanbieders for locatie in maker.make(wie, profiel)]
    )
    locaties = with_zonder_code(locaties, aanbieders, maker, beschikbaarheid)
    wie = tuple(aanbieder for aanbieder, _ in aanbieders)
    contracten = tuple(make_contracten(wie, by_agb(locaties), today=today, seed=seed))
    passend = Demo(
        regio=gegevens.regio.slug,
        today=today,
        aanbieders=wie,
        locaties=locaties,
        contracten=contracten,
    )
    codes = [gemeente.code for gemeente in gegevens.gemeenten]
    return plant_afwijkingen(passend, maker.adresboek, codes, seed=seed)


def demo_twente(today: date, *, seed: int = WERELDSEED, schaal: int = 1) -> Demo:
    """The demo of the region that ships, on this day."""
    at = datetime.combine(today, time(), UTC)
    return make_demo(read_regio(TWENTE, at=at), today=today, seed=seed, schaal=schaal)


def geplande_afwijkingen(today: date) -> tuple[GeplandeAfwijking, ...]:
    """What the adrescontrole must find in the demo of this day, no more and no less."""
    return demo_twente(today).afwijkingen


def by_agb(locaties: Sequence[DemoLocatie]) -> Mapping[str, Sequence[DemoLocatie]]:
    """The locaties of each aanbieder."""
    gevonden: dict[str, list[DemoLocatie]] = defaultdict(list)
    for locatie in locaties:
        gevonden[locatie.agb].append(locatie)
    return gevonden
