"""A check in parts: who begins, whose turn it is, what is kept of each part, and how it ends."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from tests.factories import AT, REGIO, TODAY, make_aanbieder, make_groep
from tests.services.buurregio import ANDER, BEA, BRON, BUREN, TERP, ZAAK
from wijzer.domain.afwijkingen.afwijking import Aanleiding, Afwijkingsoort
from wijzer.domain.ids import AanbiederId
from wijzer.services.controle import deelrun
from wijzer.services.controle.deelrun import (
    AFGEBROKEN,
    MISLUKT,
    PER_DEEL,
    TE_OUD,
    WIE_MISLUKT,
    Ingehaald,
    begin_or_resume,
    complete_counts,
    controleer_deel,
    next_part,
    sla_over,
    sluit_af,
)
from wijzer.services.controle.vraag_controle import vraag_controle
from wijzer.store.afwijkingen.deelruns import Deelrun
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

RUN, TWEEDE = UUID(int=1), UUID(int=2)
MOMENT = timedelta(seconds=1)
SORTED = sorted((BRON.id, ANDER.id))


@pytest.fixture
def gevraagd(twente: Store) -> Store:
    """A region of which the night asked a check."""
    assert twente.deelruns.ask(REGIO, None, at=AT)
    return twente


@pytest.fixture
def loopt(gevraagd: Store) -> tuple[Store, Deelrun]:
    return gevraagd, begun(gevraagd)


def begun(store: Store, run_id: UUID = RUN, na: timedelta = timedelta(0)) -> Deelrun:
    stand = begin_or_resume(store, REGIO, run_id, at=AT + na)
    assert stand
    return stand


def outcome(store: Store, run_id: UUID) -> tuple[bool, str | None]:
    """Whether a run ended, and with which fault."""
    [run] = [run for run in store.taken.runs() if run.id == run_id]
    return run.ended_at is not None, run.fout


# ── beginning ──


def test_where_no_check_is_wanted_nothing_begins(twente: Store):
    assert begin_or_resume(twente, REGIO, RUN, at=AT) is None
    assert twente.deelruns.find(REGIO) is None


def test_a_run_begins_before_the_first_aanbieder_of_its_own_region(loopt: tuple[Store, Deelrun]):
    _, stand = loopt
    assert (stand.run_id, stand.regio, stand.deel, stand.gedaan) == (RUN, REGIO, 0, 0)
    assert (stand.verder_na, stand.totaal, dict(stand.tellingen)) == (None, 2, {})
    assert (stand.begonnen_at, stand.stap_at) == (AT, AT)


def test_a_run_that_goes_on_is_taken_up_under_its_own_id(loopt: tuple[Store, Deelrun]):
    store, stand = loopt
    assert begun(store, TWEEDE, TE_OUD) == stand


@pytest.mark.parametrize(
    "na", [TE_OUD + MOMENT, timedelta(days=-400)], ids=["too long ago", "of the future"]
)
def test_one_that_stood_still_or_that_a_wrong_clock_began_ends_broken_off_and_another_begins(
    loopt: tuple[Store, Deelrun], na: timedelta
):
    store, stand = loopt
    verder = controleer_deel(store, stand, [BRON.id], at=AT, today=TODAY)
    nieuw = begun(store, TWEEDE, na)
    assert (nieuw.run_id, nieuw.deel, nieuw.gedaan, dict(nieuw.tellingen)) == (TWEEDE, 0, 0, {})
    assert verder.gedaan == 1
    assert outcome(store, RUN) == (True, AFGEBROKEN)
    assert outcome(store, TWEEDE) == (False, None)


def test_who_began_too_late_leaves_it_to_the_other(
    gevraagd: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(gevraagd.deelruns, "begin", lambda *_wat, **_hoe: False)
    assert begin_or_resume(gevraagd, REGIO, RUN, at=AT) is None
    assert gevraagd.taken.runs() == []


# ── parts ──


def test_the_aanbieders_of_the_region_come_in_order_of_their_ids_and_nobody_of_another(
    loopt: tuple[Store, Deelrun],
):
    store, stand = loopt
    assert next_part(store, stand) == SORTED
    assert TERP.id not in next_part(store, stand)
    assert next_part(store, stand, hooguit=1) == SORTED[:1]
    assert next_part(store, replace(stand, verder_na=SORTED[0])) == SORTED[1:]
    assert next_part(store, replace(stand, verder_na=SORTED[1])) == []


def test_a_part_ends_before_it_has_too_many_locaties_and_one_large_aanbieder_is_a_part(
    loopt: tuple[Store, Deelrun], monkeypatch: pytest.MonkeyPatch
):
    store, stand = loopt
    ids = [AanbiederId(UUID(int=nummer)) for nummer in range(1, 5)]
    store.aanbieders.add_many([make_aanbieder(id=wie) for wie in ids])
    for wie, aantal in zip(ids, (5, 1, 1, 2), strict=True):
        store.locaties.add_many([make_groep(wie, f"Groep {nummer}") for nummer in range(aantal)])
    monkeypatch.setattr(deelrun, "LOCATIES_PER_DEEL", 3)
    delen = []
    while (deel := next_part(store, stand)) and deel[0] in ids:
        delen.append([wie for wie in deel if wie in ids])
        stand = replace(stand, verder_na=deel[-1])
    assert delen == [ids[:1], ids[1:3], ids[3:]]
    assert PER_DEEL > 1


def test_each_part_adds_its_counts_and_says_how_far_it_is(loopt: tuple[Store, Deelrun]):
    store, stand = loopt
    eerste = controleer_deel(store, stand, SORTED[:1], at=AT + MOMENT, today=TODAY)
    assert (eerste.deel, eerste.gedaan, eerste.verder_na, eerste.stap_at) == (
        1,
        1,
        SORTED[0],
        AT + MOMENT,
    )
    tweede = controleer_deel(store, eerste, SORTED[1:], at=AT + 2 * MOMENT, today=TODAY)
    assert (tweede.deel, tweede.gedaan, tweede.totaal) == (2, 2, 2)
    assert store.deelruns.find(REGIO) == tweede
    ineens = begun(store, TWEEDE, TE_OUD + 3 * MOMENT)
    samen = controleer_deel(store, ineens, SORTED, at=AT + TE_OUD + 4 * MOMENT, today=TODAY)
    gelijk = ("gecontroleerd", "onbekend")
    assert [samen.tellingen.get(naam) for naam in gelijk] == [
        tweede.tellingen.get(naam) for naam in gelijk
    ]


def test_a_part_that_another_process_did_is_not_kept_twice(loopt: tuple[Store, Deelrun]):
    store, stand = loopt
    verder = controleer_deel(store, stand, SORTED[:1], at=AT, today=TODAY)
    with pytest.raises(Ingehaald):
        controleer_deel(store, stand, SORTED[:1], at=AT, today=TODAY)
    with pytest.raises(Ingehaald):
        sla_over(store, stand, SORTED[0], at=AT)
    assert store.deelruns.find(REGIO) == verder


def test_more_aanbieders_than_were_counted_make_the_total_larger(loopt: tuple[Store, Deelrun]):
    store, stand = loopt
    verder = controleer_deel(store, replace(stand, totaal=1), SORTED, at=AT, today=TODAY)
    assert (verder.gedaan, verder.totaal) == (2, 2)


@pytest.mark.parametrize(
    ("door", "aanleiding"), [(None, Aanleiding.VANZELF), (BEA.gebruiker_id, Aanleiding.GEVRAAGD)]
)
def test_a_case_says_whether_somebody_asked_for_the_check(twente: Store, door, aanleiding):
    twente.deelruns.ask(REGIO, door, at=AT)
    controleer_deel(twente, begun(twente), [BRON.id], at=AT, today=TODAY)
    nieuw = [
        aanbieder
        for aanbieder in twente.afwijkingen.of_aanbieders([BRON.id])
        if aanbieder.id != ZAAK.id
    ]
    assert nieuw
    for regel in nieuw:
        assert {stap.aanleiding for stap in twente.afwijkingen.steps(regel.id)} == {aanleiding}


# ── an aanbieder whose check failed, and the end ──


def test_who_is_passed_over_is_counted_and_named_twenty_at_most(loopt: tuple[Store, Deelrun]):
    store, stand = loopt
    wie = [AanbiederId(UUID(int=nummer)) for nummer in range(1, 24)]
    for nummer, overgeslagen in enumerate(wie, start=1):
        stand = sla_over(store, stand, overgeslagen, at=AT)
        assert (stand.gedaan, stand.verder_na) == (nummer, overgeslagen)
    assert stand.tellingen[MISLUKT] == 23
    assert stand.tellingen[WIE_MISLUKT] == [str(overgeslagen) for overgeslagen in wie[:20]]


def test_an_ended_run_has_every_kind_of_case_and_is_told_in_the_audit_trail_without_ids(
    loopt: tuple[Store, Deelrun],
):
    store, stand = loopt
    stand = sla_over(store, stand, BRON.id, at=AT)
    klaar = sluit_af(store, stand, at=AT + MOMENT)
    assert klaar.tellingen == complete_counts(stand.tellingen)
    nul = complete_counts({})
    assert nul == dict.fromkeys(
        ["gecontroleerd", "onbekend", *(soort.value for soort in Afwijkingsoort)], 0
    )
    assert complete_counts({"onbekend": 3, "eigen": "x"}) == nul | {"onbekend": 3, "eigen": "x"}
    assert store.deelruns.find(REGIO) is None
    assert outcome(store, RUN) == (True, None)
    store.logboek.flush()
    [feit] = [
        regel
        for regel in store.logboek.page(REGIO)
        if regel.handeling == "adrescontrole uitgevoerd"
    ]
    assert feit.details[MISLUKT] == 1
    assert WIE_MISLUKT not in feit.details
    assert str(BRON.id) not in repr(feit.details)


def test_a_run_that_failed_is_kept_with_its_fault_and_is_no_fact_of_the_trail(
    loopt: tuple[Store, Deelrun],
):
    store, stand = loopt
    sluit_af(store, stand, at=AT, fout="Stuk")
    assert outcome(store, RUN) == (True, "Stuk")
    store.logboek.flush()
    assert "adrescontrole uitgevoerd" not in [
        regel.handeling for regel in store.logboek.page(REGIO)
    ]


def test_of_two_who_end_a_run_the_second_hears_that_it_was_overtaken(loopt: tuple[Store, Deelrun]):
    store, stand = loopt
    sluit_af(store, stand, at=AT)
    with pytest.raises(Ingehaald):
        sluit_af(store, stand, at=AT)


def test_a_check_of_one_region_leaves_that_of_another_alone(loopt: tuple[Store, Deelrun]):
    store, stand = loopt
    assert store.deelruns.ask(BUREN, None, at=AT)
    sluit_af(store, stand, at=AT)
    assert store.deelruns.find(BUREN) is not None
    assert vraag_controle(store, REGIO, by=BEA, at=AT), "the region may be asked for again"
