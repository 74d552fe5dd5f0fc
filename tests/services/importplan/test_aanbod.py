"""What a file would change in the aanbod of one locatie: new, changed, taken in use again, and what may not stand there."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.factories import (
    AT,
    TODAY,
    make_aanbod,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
    make_opgave,
)
from tests.services.importplan.wereld_plan import BRON, FEITEN, circumstances, row_of, told
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.files.locaties import VolledigeLocatiesRij
from wijzer.services.importplan.aanbod import Aanbodplan, plan_aanbod
from wijzer.services.importverslag import Bevindingen

LINDE = make_groep(BRON, "De Linde", make_open_adres("Dorpsplein", 9, "7551CC"))
EERDER = make_opgave(vrije_plekken=1, toelichting="Bel eerst even.")
AANBOD = make_aanbod(LINDE, opgave=EERDER)
AT_EERDER = replace(
    AANBOD, bevestigd_at=AT.replace(year=2026, month=1), gewijzigd_at=AT.replace(year=2026, month=1)
)


class Gepland:
    """What came of the rows of De Linde."""

    def __init__(
        self,
        *rijen: VolledigeLocatiesRij,
        stored: Iterable[Aanbod] = (),
        afgehaald: Iterable[Aanbod] = (),
        locatie=LINDE,
        renew: bool = False,
        verhuisd: bool = False,
    ) -> None:
        self.plan, self.bevindingen = Aanbodplan(), Bevindingen()
        self.touched = plan_aanbod(
            self.plan, rijen, list(stored), locatie, FEITEN, circumstances(), self.bevindingen,
            renew=renew, verhuisd=verhuisd, afgehaald={regel.hulp: regel for regel in afgehaald},
        )  # fmt: skip

    @property
    def told(self) -> list[tuple[int, str]]:
        return told(self.bevindingen)


def test_a_row_that_says_what_is_stored_or_nothing_touches_nothing():
    for opgave in (EERDER, None):
        gepland = Gepland(row_of(LINDE, opgave=opgave), stored=[AANBOD])
        assert gepland.touched == set()
        assert gepland.plan.touched() == []
        assert gepland.told == []


def test_a_row_without_a_product_says_nothing_of_the_aanbod():
    gepland = Gepland(row_of(LINDE, productcode=None), stored=[AANBOD])
    assert gepland.touched == set()


def test_a_new_product_is_new_aanbod_of_that_locatie_with_what_the_row_states():
    opgave = make_opgave(vrije_plekken=2)
    gepland = Gepland(
        row_of(LINDE, productcode="WGZHG", opgave=opgave, medische_verwijzing=True), stored=[AANBOD]
    )
    [nieuw] = gepland.plan.nieuw
    assert (nieuw.locatie_id, nieuw.hulp.sleutel, nieuw.opgave) == (LINDE.id, "WGZHG", opgave)
    assert nieuw.medische_verwijzing
    assert (nieuw.bevestigd_at, nieuw.gewijzigd_at) == (AT, AT)
    assert gepland.touched == {of_code("WGZHG")}


def test_a_new_product_without_a_statement_has_none_and_no_moments():
    [nieuw] = Gepland(row_of(LINDE, productcode="WGZHG")).plan.nieuw
    assert (nieuw.opgave, nieuw.bevestigd_at, nieuw.gewijzigd_at) == (None, None, None)


def test_another_statement_replaces_the_stored_one_at_this_moment():
    opgave = make_opgave(vrije_plekken=3)
    [gewijzigd] = Gepland(row_of(LINDE, opgave=opgave), stored=[AT_EERDER]).plan.gewijzigd
    assert (gewijzigd.id, gewijzigd.publiek_id) == (AANBOD.id, AANBOD.publiek_id)
    assert (gewijzigd.opgave, gewijzigd.bevestigd_at, gewijzigd.gewijzigd_at) == (opgave, AT, AT)


def test_the_same_statement_on_a_later_day_confirms_and_changes_no_value():
    oud = replace(AT_EERDER, opgave=replace(EERDER, peildatum=TODAY.replace(month=1)))
    [gewijzigd] = Gepland(row_of(LINDE, opgave=EERDER), stored=[oud]).plan.gewijzigd
    assert gewijzigd.bevestigd_at == AT
    assert gewijzigd.gewijzigd_at == oud.gewijzigd_at


def test_a_medische_verwijzing_changes_without_confirming_what_was_stated():
    [gewijzigd] = Gepland(
        row_of(LINDE, medische_verwijzing=True), stored=[AT_EERDER]
    ).plan.gewijzigd
    assert gewijzigd.medische_verwijzing
    assert (gewijzigd.opgave, gewijzigd.bevestigd_at) == (EERDER, AT_EERDER.bevestigd_at)


@pytest.mark.parametrize("code", ["ZZZZZ", "46A01", "54008", "ABGII"])
def test_a_new_product_is_one_that_this_kind_of_locatie_may_offer(code: str):
    assert Gepland(row_of(LINDE, productcode=code)).told == [(2, "productcode")]


def test_a_product_that_was_offered_already_is_not_asked_about_again():
    bekend = make_aanbod(LINDE, "ZZZZZ")
    gepland = Gepland(row_of(LINDE, productcode="ZZZZZ", medische_verwijzing=True), stored=[bekend])
    assert gepland.told == []
    assert gepland.touched == {of_code("ZZZZZ")}


def test_a_product_stands_once_at_a_locatie_and_each_further_row_is_told():
    rijen = [row_of(LINDE), row_of(LINDE, 3), row_of(LINDE, 4)]
    assert Gepland(*rijen, stored=[AANBOD]).told == [(3, "productcode"), (4, "productcode")]


def test_more_free_places_than_the_groep_has_are_told():
    past = row_of(LINDE, opgave=make_opgave(vrije_plekken=6))
    assert Gepland(past, stored=[AANBOD]).told == []
    teveel = row_of(LINDE, opgave=make_opgave(vrije_plekken=7))
    assert (2, "vrije_plekken") in Gepland(teveel, stored=[AANBOD]).told


def test_a_groep_does_not_become_smaller_than_the_places_that_stay_free_in_it():
    vol = make_aanbod(LINDE, opgave=make_opgave(vrije_plekken=5))
    klein = replace(LINDE, groepsgrootte=4)
    gepland = Gepland(row_of(klein, groepsgrootte=4), stored=[vol], locatie=klein)
    [fout] = gepland.bevindingen.fouten
    assert (fout.rij, fout.kolom, fout.verwacht) == (2, "groepsgrootte", "5 of meer")
    met_opgave = row_of(klein, groepsgrootte=4, opgave=make_opgave(vrije_plekken=4))
    assert Gepland(met_opgave, stored=[vol], locatie=klein).told == [], "the row says otherwise"
    precies = replace(LINDE, groepsgrootte=5)
    assert Gepland(row_of(precies, groepsgrootte=5), stored=[vol], locatie=precies).told == []


# ── taken in use again ──


def test_a_withdrawn_product_comes_back_with_its_id_on_another_page_without_its_remark():
    gepland = Gepland(row_of(LINDE), afgehaald=[AT_EERDER])
    [terug] = gepland.plan.terug
    assert terug.id == AANBOD.id
    assert terug.publiek_id != AANBOD.publiek_id
    assert terug.opgave == replace(EERDER, toelichting=None)
    assert (terug.bevestigd_at, terug.gewijzigd_at) == (AT, AT)
    assert gepland.plan.herzegd == set()
    assert gepland.plan.nieuw == []


def test_of_what_comes_back_it_is_kept_whether_the_file_states_something_new():
    gepland = Gepland(row_of(LINDE, opgave=make_opgave(vrije_plekken=4)), afgehaald=[AANBOD])
    assert gepland.plan.herzegd == {AANBOD.id}
    [terug] = gepland.plan.terug
    assert terug.opgave == make_opgave(vrije_plekken=4)


def test_what_comes_back_into_a_smaller_groep_states_nothing_any_more():
    vol = make_aanbod(LINDE, opgave=make_opgave(vrije_plekken=6))
    klein = replace(LINDE, groepsgrootte=4)
    [terug] = Gepland(row_of(klein, groepsgrootte=4), afgehaald=[vol], locatie=klein).plan.terug
    assert (terug.opgave, terug.bevestigd_at) == (None, None)


def test_a_withdrawn_product_that_the_file_does_not_name_stays_away():
    gepland = Gepland(row_of(LINDE, productcode="WGZHG"), afgehaald=[AANBOD])
    assert gepland.plan.terug == []
    assert [regel.hulp.sleutel for regel in gepland.plan.nieuw] == ["WGZHG"]


# ── shielded just now, or moved ──

STIL = replace(LINDE, naam="Stil Huis", adres=make_afgeschermd_adres("Dorpsplein", 9, "7551CC"))


def test_all_aanbod_of_what_is_shielded_gets_another_page_in_the_file_or_not():
    ander = make_aanbod(LINDE, "WGZHG", make_opgave(toelichting="Ook zaterdag."))
    gepland = Gepland(row_of(STIL), stored=[AANBOD, ander], locatie=STIL, renew=True, verhuisd=True)
    assert gepland.plan.weg == {AANBOD.publiek_id, ander.publiek_id}
    assert {regel.id for regel in gepland.plan.gewijzigd} == {AANBOD.id, ander.id}
    assert {regel.publiek_id for regel in gepland.plan.gewijzigd}.isdisjoint(gepland.plan.weg)
    assert [regel.opgave.toelichting for regel in gepland.plan.gewijzigd if regel.opgave] == [
        None,
        None,
    ]
    assert gepland.touched == {of_code("WGZHF"), of_code("WGZHG")}


def test_the_remark_of_before_may_not_be_said_again_by_a_file_that_shields():
    gepland = Gepland(
        row_of(STIL, opgave=EERDER), stored=[AANBOD], locatie=STIL, renew=True, verhuisd=True
    )
    assert gepland.told == [(2, "toelichting")]
    weg = make_aanbod(LINDE, "WGZHG", EERDER)
    rij = row_of(STIL, opgave=replace(EERDER, vrije_plekken=2))
    bij_wat_weg_was = Gepland(
        rij, stored=[make_aanbod(LINDE)], afgehaald=[weg], locatie=STIL, renew=True
    )
    assert bij_wat_weg_was.told == [(2, "toelichting")]


def test_another_remark_is_kept_when_a_file_shields():
    nieuw = make_opgave(vrije_plekken=2, toelichting="Vraag naar Kim.")
    gepland = Gepland(row_of(STIL, opgave=nieuw), stored=[AANBOD], locatie=STIL, renew=True)
    assert gepland.told == []
    assert [regel.opgave for regel in gepland.plan.gewijzigd] == [nieuw]


def test_a_remark_that_stays_does_not_tell_the_address_to_which_it_moves():
    verteld = make_aanbod(LINDE, opgave=make_opgave(toelichting="Ingang Zonnewende 7."))
    ver = replace(STIL, adres=make_afgeschermd_adres("Zonnewende", 7, "7551DD"))
    gepland = Gepland(row_of(ver), stored=[verteld], locatie=ver, verhuisd=True)
    assert gepland.told == [(2, "toelichting")]
    assert Gepland(row_of(ver), stored=[verteld], locatie=ver).told == [], "it stood there before"


# ── the plan ──


def test_a_plan_puts_each_change_where_it_is_written():
    plan = Aanbodplan()
    bekend, weg, nieuw = (
        make_aanbod(LINDE),
        make_aanbod(LINDE, "WGZHG"),
        make_aanbod(LINDE, "ABGII"),
    )
    plan.take(
        {regel.hulp: regel for regel in (bekend, weg, nieuw)},
        known={bekend.hulp: bekend}, afgehaald={weg.hulp: weg}, gezegd={weg.hulp, bekend.hulp, None},
    )  # fmt: skip
    assert (plan.gewijzigd, plan.terug, plan.nieuw) == ([bekend], [weg], [nieuw])
    assert plan.herzegd == {weg.id}
    assert plan.touched() == [nieuw, weg, bekend]
