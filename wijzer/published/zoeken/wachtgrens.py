"""What can begin within so many weeks, for who wants to hear when a wait gets that short."""

from dataclasses import dataclass
from uuid import UUID

from wijzer.domain.locaties.beschikbaarheid import MAX_WEKEN, Status
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.lezing import read_vraag
from wijzer.published.zoeken.uitkomst import GevondenLocatie, find, found_locaties


@dataclass(frozen=True, slots=True)
class BinnenGrens:
    """`locaties`: where help can begin in time, with the aanbod that can. `onbekend`: whose wait nobody knows."""

    locaties: list[GevondenLocatie]
    onbekend: frozenset[UUID]


def within_weeks(opname: Momentopname, vraag: Zoekvraag, weken: int) -> BinnenGrens:
    """Which of what fits begins within so many weeks, both phases together, in the order of the answer.

    A free place begins now, whatever wait is stated beside it. Where a match decides no wait can be told, so it is
    unknown; where no applications are taken it is none.

    Source: our choice.
    """
    bedoeld = read_vraag(opname, vraag).vraag
    bits = find(opname, bedoeld)
    stil = bits & opname.with_kenmerk("status", [Status.AANMELDSTOP.value])
    plek = bits & opname.with_kenmerk("status", [Status.PLEK.value])
    wacht = bits & opname.with_kenmerk("status", [Status.WACHTLIJST.value])
    kort = wacht & opname.with_kenmerk("weken", range(weken + 1))
    bekend = stil | plek | wacht & opname.with_kenmerk("weken", range(2 * MAX_WEKEN + 1))
    return BinnenGrens(
        locaties=found_locaties(opname, plek | kort, bedoeld),
        onbekend=frozenset(opname.feit(index).id for index in opname.in_any_order(bits & ~bekend)),
    )
