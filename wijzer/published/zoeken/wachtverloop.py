"""The wait over all aanbod of a product or a kind of help: as it is today, and as it was in the months before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.domain.locaties.wachtverloop import MINIMUM, Wachtstand, closed_months, wachtstand_of
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.tables import PublishedWachtverloop

PRODUCT, HULPVORM = "product", "hulpvorm"
"""What a wait is told of; these are also the names of the filters."""
_WACHTEN = (Status.PLEK.value, Status.WACHTLIJST.value)
"""Who takes nobody in, or waits for a match, has no wait that can be compared."""


@dataclass(frozen=True, slots=True)
class Maandwacht:
    """The wait at the end of one month, of the running month as it is today; `stand` is None where nothing is known."""

    maand: date
    stand: Wachtstand | None
    loopt: bool = False


def wait_now(opname: Momentopname, regio: str, soort: str, sleutel: str) -> Wachtstand:
    """Sum up what can be expected today."""
    alle = opname.with_kenmerk("regio", [regio]) & opname.with_kenmerk(soort, [sleutel])
    plek = (alle & opname.with_kenmerk("status", [Status.PLEK.value])).bit_count()
    weken = _by_weeks(opname, alle & opname.with_kenmerk("status", _WACHTEN))
    bekend = sum(weken.values())  # no aanbod has two waits, so this is their union
    return wachtstand_of(_each(weken), plek, aanbieders=_aanbieders(opname, bekend))


def read_wachtverloop(
    connection: Connection, opname: Momentopname, regio: str, soort: str, sleutel: str
) -> list[Maandwacht]:
    """The last year, the earliest month first; the running month ends it."""
    tabel = PublishedWachtverloop
    rijen = connection.execute(
        select(tabel.maand, tabel.bekend, tabel.laag, tabel.midden, tabel.hoog, tabel.plek).where(
            tabel.regio == regio, tabel.soort == soort, tabel.sleutel == sleutel
        )
    )
    standen = {
        rij.maand: Wachtstand(
            bekend=rij.bekend, laag=rij.laag, midden=rij.midden, hoog=rij.hoog, plek=rij.plek
        )
        for rij in rijen
    }
    eerder = [Maandwacht(maand, standen.get(maand)) for maand in closed_months(opname.dag)]
    nu = wait_now(opname, regio, soort, sleutel)
    return [*eerder, Maandwacht(opname.dag.replace(day=1), nu, loopt=True)]


def _by_weeks(opname: Momentopname, bits: int) -> dict[int, int]:
    """The part of a set that waits so long, by number of weeks."""
    delen = {}
    for sleutel, met in opname.verzamelingen.items():
        soort, _, weken = sleutel.partition(":")
        if soort == "weken":
            delen[int(weken)] = bits & met
    return delen


def _each(delen: dict[int, int]) -> Iterator[int]:
    """Every wait as often as it occurs."""
    for weken, bits in delen.items():
        for _keer in range(bits.bit_count()):
            yield weken


def _aanbieders(opname: Momentopname, bits: int) -> int:
    """How many aanbieders stand behind a set; who needs no more than `MINIMUM` need not look further."""
    gezien = set()
    for index in opname.in_any_order(bits):
        gezien.add(opname.feit(index).aanbieder_id)
        if len(gezien) == MINIMUM:
            break
    return len(gezien)
