"""What a file with locaties would change: a row says what must stand, shields and never opens, and every row is counted once."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from tests.factories import (
    ENSCHEDE,
    HENGELO,
    TODAY,
    make_aanbod,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
    make_opgave,
    make_vestiging,
)
from tests.services.importplan.wereld_plan import (
    BRON,
    locatierij,
    locatiestand,
    plan_locaties,
    row_of,
)
from wijzer.domain.adressen.adres import OpenbaarAdres
from wijzer.domain.locaties.verschijning import first_day
from wijzer.domain.regio.gebied import Contact
from wijzer.files.locaties import GroepOfVestiging

LINDE = make_groep(BRON, "De Linde", make_open_adres("Dorpsplein", 9, "7551CC"))
STIL = make_groep(BRON, "Stil Huis", make_afgeschermd_adres("Vlierkade", 5, "7551BB"))
KANTOOR = make_vestiging(BRON, "Kantoor", make_open_adres("Kantoorlaan", 1, "7551DD"))
LINDE_AANBOD, STIL_AANBOD = make_aanbod(LINDE), make_aanbod(STIL)
ELDERS = make_open_adres("Eikenlaan", 3, "7551EE")


def test_a_file_that_says_what_is_stored_changes_nothing():
    stand = locatiestand(LINDE, STIL, aanbod=[LINDE_AANBOD, STIL_AANBOD])
    uitkomst = plan_locaties(row_of(LINDE), row_of(STIL, 3), stand=stand)
    assert uitkomst.told == []
    assert uitkomst.counts == (0, 0, 2)
    assert uitkomst.plan.touched() == []
    assert uitkomst.plan.aanbod.touched() == []


def test_a_new_locatie_is_public_when_it_offers_something_and_waits_when_it_does_not():
    aan = plan_locaties(locatierij(adres=ELDERS), stand=locatiestand())
    assert [locatie.gepubliceerd for locatie in aan.plan.nieuwe_locaties] == [True]
    uit = plan_locaties(locatierij(adres=ELDERS, productcode=None), stand=locatiestand())
    assert [locatie.gepubliceerd for locatie in uit.plan.nieuwe_locaties] == [False]
    assert (aan.counts, uit.counts) == ((1, 0, 0), (1, 0, 0))


def test_a_new_locatie_has_the_codes_of_the_names_in_its_row():
    rij = locatierij(
        adres=ELDERS,
        gemeente="enschede",
        doelgroepen=("Autisme", "lvb"),
        telefoon="074-123 45 67",
        productcode=None,
    )
    [nieuw] = plan_locaties(rij, stand=locatiestand()).plan.nieuwe_locaties
    assert (nieuw.gemeente, nieuw.doelgroepen) == (ENSCHEDE, frozenset({"autisme", "lvb"}))
    assert nieuw.aanbieder_id == BRON.id
    assert nieuw.contact.telefoon


def test_the_region_is_asked_for_its_gemeente_its_werkgebied_and_its_doelgroepen():
    rij = locatierij(adres=ELDERS, gemeente="Atlantis", productcode=None)
    assert plan_locaties(rij, stand=locatiestand()).told == [(2, "gemeente")]
    rij = locatierij(adres=ELDERS, doelgroepen=("Autisme", "Reuzen", "Elfen"), productcode=None)
    assert plan_locaties(rij, stand=locatiestand()).told == [(2, "doelgroepen"), (2, "doelgroepen")]
    rij = row_of(KANTOOR, werkgebied=("Hengelo", "Atlantis"), productcode=None)
    assert plan_locaties(rij, stand=locatiestand(KANTOOR)).told == [(2, "werkgebied")]


def test_a_new_locatie_needs_its_address():
    uitkomst = plan_locaties(locatierij(), stand=locatiestand())
    assert uitkomst.told == [(2, "straat")]
    assert uitkomst.plan.nieuwe_locaties == []


def test_a_groep_does_not_become_a_vestiging():
    rij = row_of(LINDE, soort=GroepOfVestiging.VESTIGING, werkgebied=("Hengelo",))
    uitkomst = plan_locaties(rij, stand=locatiestand(LINDE, aanbod=[LINDE_AANBOD]))
    assert uitkomst.told == [(2, "soort")]
    assert uitkomst.plan.touched() == []


@pytest.mark.parametrize(
    "anders",
    [
        {"naam": "De Berk"}, {"groepsgrootte": 8}, {"leeftijd_van": 4}, {"leeftijd_tot": 12}, {"telefoon": "074-123 45 67"},
        {"email": "info@bron.example"}, {"website": "https://bron.example"}, {"doelgroepen": ("autisme",)},
        {"rolstoeltoegankelijk": True}, {"rolstoeltoegankelijk": False}, {"adres": ELDERS}, {"gemeente": "Enschede"},
    ],
    ids=str,
)  # fmt: skip
def test_each_thing_that_a_row_says_otherwise_changes_the_stored_locatie_alone(
    anders: dict[str, Any],
):
    stand = locatiestand(LINDE, STIL, aanbod=[LINDE_AANBOD])
    uitkomst = plan_locaties(row_of(LINDE, **anders), stand=stand)
    [gewijzigd] = uitkomst.plan.gewijzigde_locaties
    assert (gewijzigd.id, gewijzigd.publiek_id) == (LINDE.id, LINDE.publiek_id)
    assert gewijzigd.gepubliceerd is LINDE.gepubliceerd
    assert gewijzigd.versie == LINDE.versie
    assert uitkomst.counts == (0, 1, 0)
    assert uitkomst.plan.verschijnt == {}


def test_what_is_off_the_site_stays_off_it_whatever_a_file_says():
    uit = replace(LINDE, gepubliceerd=False)
    stand = locatiestand(uit, aanbod=[LINDE_AANBOD])
    [gewijzigd] = plan_locaties(row_of(uit, naam="De Berk"), stand=stand).plan.gewijzigde_locaties
    assert not gewijzigd.gepubliceerd


def test_an_address_that_is_written_otherwise_is_the_stored_one_with_its_point():
    assert isinstance(LINDE.adres, OpenbaarAdres)
    zonder_punt = OpenbaarAdres(LINDE.adres.adres)
    uitkomst = plan_locaties(
        row_of(LINDE, adres=zonder_punt), stand=locatiestand(LINDE, aanbod=[LINDE_AANBOD])
    )
    assert uitkomst.counts == (0, 0, 1)


def test_a_shielded_address_that_the_row_leaves_empty_stays():
    stand = locatiestand(STIL, aanbod=[STIL_AANBOD])
    assert plan_locaties(row_of(STIL, adres=None), stand=stand).counts == (0, 0, 1)


# ── shielding ──


def test_a_file_opens_no_address():
    rij = row_of(STIL, afgeschermd=False, adres=make_open_adres("Vlierkade", 5, "7551BB"))
    uitkomst = plan_locaties(rij, stand=locatiestand(STIL, aanbod=[STIL_AANBOD]))
    assert uitkomst.told == [(2, "afgeschermd")]
    assert uitkomst.plan.touched() == []


@pytest.mark.parametrize("adres", [None, make_afgeschermd_adres("Dorpsplein", 9, "7551CC")])
def test_a_file_that_shields_gives_a_new_page_on_another_day_and_forgets_the_old_one(adres):
    rij = row_of(LINDE, naam="Het Nieuwe Huis", afgeschermd=True, adres=adres)
    uitkomst = plan_locaties(rij, stand=locatiestand(LINDE, aanbod=[LINDE_AANBOD]))
    assert uitkomst.told == []
    [gewijzigd] = uitkomst.plan.gewijzigde_locaties
    assert gewijzigd.is_afgeschermd
    assert gewijzigd.id == LINDE.id
    assert gewijzigd.publiek_id != LINDE.publiek_id
    assert uitkomst.plan.verschijnt == {gewijzigd.publiek_id: first_day(TODAY)}
    [aanbod] = uitkomst.plan.aanbod.gewijzigd
    assert (aanbod.id, aanbod.publiek_id != LINDE_AANBOD.publiek_id) == (LINDE_AANBOD.id, True)
    assert uitkomst.plan.aanbod.weg == {LINDE_AANBOD.publiek_id}


def test_a_locatie_that_is_shielded_needs_another_name_and_other_contact():
    open_huis = replace(
        LINDE, contact=Contact(telefoon="074-000 00 12", website="https://linde.example")
    )
    rij = row_of(open_huis, afgeschermd=True, adres=None)
    uitkomst = plan_locaties(rij, stand=locatiestand(open_huis, aanbod=[LINDE_AANBOD]))
    assert uitkomst.told == [(2, "naam"), (2, "telefoon"), (2, "website")]


def test_a_shielded_address_that_becomes_another_one_keeps_its_page():
    rij = row_of(STIL, adres=make_afgeschermd_adres("Zonnewende", 7, "7551DD"))
    uitkomst = plan_locaties(rij, stand=locatiestand(STIL, aanbod=[STIL_AANBOD]))
    [gewijzigd] = uitkomst.plan.gewijzigde_locaties
    assert gewijzigd.publiek_id == STIL.publiek_id
    assert uitkomst.plan.verschijnt == {}
    assert uitkomst.plan.aanbod.weg == set()


def test_no_mistake_repeats_a_shielded_address():
    rijen = [
        row_of(STIL),
        row_of(STIL, 3, productcode="WGZHG", adres=make_afgeschermd_adres("Zonnewende", 7)),
    ]
    uitkomst = plan_locaties(*rijen, stand=locatiestand(STIL, aanbod=[STIL_AANBOD]))
    assert uitkomst.told == [(3, "straat")]
    assert "Zonnewende" not in repr(uitkomst.bevindingen)
    assert "Zonnewende" not in repr(uitkomst.plan)


# ── rows of one locatie ──


@pytest.mark.parametrize(
    ("kolom", "waarde"),
    [
        ("telefoon", "074-123 45 67"), ("email", "info@bron.example"), ("website", "https://bron.example"),
        ("doelgroepen", ("autisme",)), ("gemeente", "Enschede"), ("groepsgrootte", 8), ("leeftijd_van", 4), ("leeftijd_tot", 12),
        ("rolstoeltoegankelijk", True),
    ],
)  # fmt: skip
def test_rows_of_one_locatie_agree_and_the_later_one_is_told(kolom: str, waarde: object):
    rijen = [row_of(LINDE), row_of(LINDE, 3, productcode="WGZHG", **{kolom: waarde})]
    uitkomst = plan_locaties(*rijen, stand=locatiestand(LINDE, aanbod=[LINDE_AANBOD]))
    assert uitkomst.told == [(3, kolom)]
    assert "rij 2" in uitkomst.bevindingen.fouten[0].fout


def test_rows_may_differ_in_the_kind_of_apostrophe_of_a_name():
    huis = replace(LINDE, naam="'t Huis")
    rijen = [row_of(huis), row_of(huis, 3, naam="’t Huis", productcode="WGZHG")]
    uitkomst = plan_locaties(*rijen, stand=locatiestand(huis, aanbod=[LINDE_AANBOD]))
    assert uitkomst.told == []
    assert uitkomst.counts == (1, 0, 1)


def test_rows_with_an_open_and_a_shielded_address_disagree_twice():
    rijen = [row_of(LINDE), row_of(LINDE, 3, productcode="WGZHG", afgeschermd=True, adres=None)]
    uitkomst = plan_locaties(*rijen, stand=locatiestand(LINDE, aanbod=[LINDE_AANBOD]))
    assert uitkomst.told == [(3, "afgeschermd"), (3, "straat")]


def test_each_row_is_counted_by_its_own_product():
    bekend = make_aanbod(LINDE, opgave=make_opgave())
    rijen = [
        row_of(LINDE, opgave=bekend.opgave), row_of(LINDE, 3, productcode="WGZHG"), row_of(KANTOOR, 4, productcode=None),
        row_of(STIL, 5, opgave=make_opgave()),
    ]  # fmt: skip
    stand = locatiestand(LINDE, KANTOOR, STIL, aanbod=[bekend, STIL_AANBOD])
    assert plan_locaties(*rijen, stand=stand).counts == (1, 1, 2)


def test_contact_that_is_no_number_or_address_is_told_and_what_was_kept_before_is_not():
    krom = replace(LINDE, contact=Contact(telefoon="bel maar"))
    stand = locatiestand(krom, aanbod=[LINDE_AANBOD])
    assert plan_locaties(row_of(krom, naam="De Berk"), stand=stand).told == []
    assert plan_locaties(row_of(krom, telefoon="bel niet"), stand=stand).told == [(2, "telefoon")]


def test_a_gemeente_may_be_given_by_its_code():
    rij = locatierij(adres=ELDERS, gemeente=HENGELO, productcode=None)
    uitkomst = plan_locaties(rij, stand=locatiestand())
    assert [locatie.gemeente for locatie in uitkomst.plan.nieuwe_locaties] == [HENGELO]


def test_two_rows_with_one_new_name_are_one_locatie_with_two_products():
    rijen = [locatierij(adres=ELDERS), locatierij(3, adres=ELDERS, productcode="WGZHG")]
    uitkomst = plan_locaties(*rijen, stand=locatiestand())
    [nieuw] = uitkomst.plan.nieuwe_locaties
    assert {aanbodregel.hulp.sleutel for aanbodregel in uitkomst.plan.aanbod.nieuw} == {
        "WGZHF",
        "WGZHG",
    }
    assert {aanbodregel.locatie_id for aanbodregel in uitkomst.plan.aanbod.nieuw} == {nieuw.id}
    assert (
        len(
            {aanbodregel.publiek_id for aanbodregel in uitkomst.plan.aanbod.nieuw}
            | {nieuw.publiek_id}
        )
        == 3
    )
    assert nieuw.id == UUID(int=9001)
