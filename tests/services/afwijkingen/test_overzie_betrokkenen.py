"""Whom the cases of a region are about, and how many of them ask for attention."""

from dataclasses import replace
from uuid import uuid4

import pytest

from tests.factories import REGIO, make_aanbieder
from tests.services.buurregio import ANDER, BEA, BRON, BUREN, FRANS, JO, TERP, ZAAK
from wijzer.domain.afwijkingen.afwijking import Afwijking, Afwijkingsoort, Zaakstatus
from wijzer.domain.fouten import NietGevonden, NietToegestaan
from wijzer.domain.ids import AanbiederId, AfwijkingId
from wijzer.services.afwijkingen.overzie_betrokkenen import count_aandacht, overzie_betrokkenen
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


def case(soort: Afwijkingsoort, status: Zaakstatus) -> Afwijking:
    """Another case of De Bron."""
    bevinding = replace(ZAAK.bevinding, soort=soort)
    return replace(ZAAK, id=AfwijkingId(uuid4()), bevinding=bevinding, status=status)


def names(store: Store, gekozen: AanbiederId | None = None) -> list[str]:
    return [
        betrokkene.naam for betrokkene in overzie_betrokkenen(store, REGIO, gekozen=gekozen, by=BEA)
    ]


def test_only_who_has_a_case_is_listed_and_the_one_that_was_chosen(twente: Store):
    assert names(twente) == ["De Bron"]
    assert names(twente, ANDER.id) == ["De Ander", "De Bron"]
    assert names(twente, BRON.id) == ["De Bron"], "nobody stands there twice"


def test_one_of_elsewhere_or_of_nowhere_is_left_out_also_when_it_was_chosen(twente: Store):
    assert names(twente, TERP.id) == ["De Bron"]
    assert names(twente, make_aanbieder().id) == ["De Bron"]


def test_a_case_that_ended_still_names_its_aanbieder(twente: Store):
    twente.afwijkingen.save(replace(ZAAK, status=Zaakstatus.OPGELOST))
    assert names(twente) == ["De Bron"]
    assert count_aandacht(twente, REGIO, by=BEA) == 0


@pytest.mark.parametrize("status", Zaakstatus)
def test_a_case_counts_when_its_status_asks_for_attention(twente: Store, status: Zaakstatus):
    twente.afwijkingen.add(case(Afwijkingsoort.GEMEENTE_POSTCODE_STRIJDIG, status))
    assert count_aandacht(twente, REGIO, by=BEA) == 1 + status.vraagt_aandacht


def test_each_region_counts_its_own(twente: Store):
    assert count_aandacht(twente, BUREN, by=FRANS) == 0
    assert overzie_betrokkenen(twente, BUREN, gekozen=None, by=FRANS) == []


@pytest.mark.parametrize(
    ("wie", "fout"), [(FRANS, NietGevonden), (JO, NietToegestaan)], ids=["FRANS", "JO"]
)
def test_nobody_else_hears_of_them(twente: Store, wie, fout):
    with pytest.raises(fout):
        overzie_betrokkenen(twente, REGIO, gekozen=None, by=wie)
    with pytest.raises(fout):
        count_aandacht(twente, REGIO, by=wie)
