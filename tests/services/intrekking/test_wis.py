"""How long a region keeps what was withdrawn: chosen by its beheerder, and erased by nobody before that."""

import pytest

from tests.factories import AT, REGIO
from tests.services.buurregio import BEA, BOB, BUREN, LINDE, WEG, facts
from wijzer.domain.accounts.toegang import SYSTEEM, Actor
from wijzer.domain.fouten import Conflict, NietGevonden, Ongeldig
from wijzer.domain.locaties.intrekking import kept_until
from wijzer.services.intrekking.wis import kies_bewaartermijn, wis_ingetrokken, wis_verlopen
from wijzer.store.engine import Database
from wijzer.store.store import Store


def choose(store: Store, jaren: int | None, shown: int | None = None, by: Actor = BEA) -> int:
    nu = store.regios.bewaar_jaren(REGIO) if shown is None else shown
    return kies_bewaartermijn(store, REGIO, jaren, shown=nu, by=by, at=AT)


def test_a_choice_is_kept_for_this_region_alone_and_told_with_what_it_was(twente: Store):
    oud, buren = twente.regios.bewaar_jaren(REGIO), twente.regios.bewaar_jaren(BUREN)
    assert choose(twente, oud + 1) == oud + 1
    assert twente.regios.bewaar_jaren(REGIO) == oud + 1
    assert twente.regios.bewaar_jaren(BUREN) == buren
    [regel] = [
        regel for regel in twente.logboek.page(REGIO) if regel.handeling == "bewaartermijn gekozen"
    ]
    assert regel.details == {"van_jaren": oud, "naar_jaren": oud + 1}


def test_the_same_again_is_no_choice(twente: Store):
    choose(twente, twente.regios.bewaar_jaren(REGIO))
    assert facts(twente) == []


@pytest.mark.parametrize("jaren", [None, 0, -1, 1000])
@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_a_time_that_cannot_be_leaves_it_as_it_was(twente: Store, jaren: int | None):
    oud = twente.regios.bewaar_jaren(REGIO)
    with pytest.raises(Ongeldig) as fout:
        choose(twente, jaren)
    assert fout.value.veld == "jaren"
    assert (twente.regios.bewaar_jaren(REGIO), facts(twente)) == (oud, [])


def test_a_colleague_who_chose_meanwhile_is_not_overruled(buren: Database):
    with buren.transaction(at=AT) as store:
        gezien = store.regios.bewaar_jaren(REGIO)
        choose(store, gezien + 2, by=BOB)
    with buren.transaction(at=AT) as store, pytest.raises(Conflict):
        choose(store, gezien + 1, shown=gezien)
    with buren.read() as store:
        assert store.regios.bewaar_jaren(REGIO) == gezien + 2


def test_nothing_goes_a_day_too_early_and_all_of_it_goes_on_the_day(buren: Database):
    with buren.read() as store:
        weg = store.locaties.withdrawn(WEG.id)
        op = kept_until(weg.intrekking.at, store.regios.bewaar_jaren(REGIO))
    dagen = [
        AT.replace(year=op.year, month=op.month, day=op.day - 1),
        AT.replace(year=op.year, month=op.month, day=op.day),
    ]
    for at, aantal in zip(dagen, (0, 1), strict=True):
        with buren.transaction(at=at) as store:
            assert wis_verlopen(store, REGIO, by=SYSTEEM, at=at) == aantal
            assert wis_verlopen(store, BUREN, by=SYSTEEM, at=at) == 0
    with buren.read() as store, pytest.raises(NietGevonden):
        store.locaties.withdrawn(WEG.id)


def test_what_is_in_use_is_not_erased_and_what_was_erased_is_not_there_to_erase(twente: Store):
    with pytest.raises(NietGevonden):
        wis_ingetrokken(twente, LINDE.id, by=BEA, at=AT)
    assert wis_ingetrokken(twente, WEG.id, by=BEA, at=AT) == WEG.naam
    with pytest.raises(NietGevonden):
        wis_ingetrokken(twente, WEG.id, by=BEA, at=AT)
    assert facts(twente) == ["ingetrokken locatie gewist"]
    assert twente.locaties.get(LINDE.id).gepubliceerd
