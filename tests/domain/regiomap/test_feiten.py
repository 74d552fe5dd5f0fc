"""A region and its gemeenten become facts and come back as they were."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT, make_adres, make_gemeente, make_regio
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.regio.gebied import Contact, Versheid
from wijzer.domain.regiomap.feiten import (
    facts_of_gemeente,
    regiofeiten_of,
    tekstnaam,
    texts_of,
    versheid_of_fact,
    with_facts,
    with_gemeente_facts,
)
from wijzer.domain.regiomap.teksten import (
    TEKSTSOORTEN,
    VERPLICHTE_TEKSTEN,
    Tekstgroep,
    clean,
    kind_of,
)
from wijzer.domain.regiomap.versheid import check_versheid
from wijzer.files.regio import read_regio
from wijzer.mappen import SEED

sleutels = st.sampled_from(
    ["cpwv.tekst", "uitsluiting.GM0164", "elders.hengelo", "crisis.112.naam"]
)


@given(st.dictionaries(sleutels, st.text(max_size=20)), st.booleans(), st.integers(1, 99))
def test_a_region_comes_back_from_its_facts(teksten, openbaar, dagen):
    regio = replace(
        make_regio(),
        teksten=teksten,
        tarieven_openbaar=openbaar,
        versheid=Versheid(dagen, dagen + 1),
    )
    assert with_facts(make_regio(naam="Anders"), regiofeiten_of(regio)) == regio


@given(st.booleans(), st.booleans(), st.floats(50, 54), st.text(max_size=10))
def test_a_gemeente_comes_back_from_its_facts(heeft_adres, bevestigd, lat, gebouw):
    gemeente = replace(
        make_gemeente(),
        adres=make_adres("Plein", 1, "7551AB") if heeft_adres else None,
        punt=Punt(lat, 6.8),
        bevestigd_at=AT if bevestigd else None,
        gemeentehuis=gebouw,
    )
    assert with_gemeente_facts(make_gemeente(), facts_of_gemeente(gemeente), at=AT) == gemeente


def test_every_text_of_twente_is_of_a_kind_and_every_screen_has_some():
    teksten = read_regio(SEED / "twente", at=AT).regio.teksten
    soorten = {kind_of(sleutel) for sleutel in teksten}
    assert None not in soorten
    assert {soort.groep for soort in soorten if soort} >= set(Tekstgroep)


def test_what_every_region_has_is_what_pages_count_on():
    assert set(VERPLICHTE_TEKSTEN) == {
        "cpwv.naam", "cpwv.afkorting", "cpwv.tekst", "cpwv.wel", "cpwv.niet", "route.toegang.naam", "route.toegang.tekst",
        "route.gi.naam", "route.gi.tekst", "route.medisch.naam", "route.medisch.tekst", "crisis.titel", "crisis.tekst",
    }  # fmt: skip


@given(st.text())
def test_a_text_that_is_clean_stays_as_it_is(tekst):
    for soort in TEKSTSOORTEN:
        assert clean(soort, clean(soort, tekst)) == clean(soort, tekst)


@pytest.mark.regel("check_versheid")
@given(st.integers(-5, 4000), st.integers(-5, 4000))
def test_days_are_good_only_when_there_is_something_between_fresh_and_gone(actueel, verouderd):
    goed = 0 < actueel < verouderd <= 3660
    assert (check_versheid(Versheid(actueel, verouderd)) == []) is goed


# ── fact by fact ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("sleutel", "naam"),
    [
        ("cpwv.tekst", "teksten.cpwv.tekst"),
        ("uitsluiting.GM0164", "uitsluitingen.GM0164"),
        ("uitsluitingen", "teksten.uitsluitingen"),
        ("elders.Beckum", "teksten.elders.Beckum"),
    ],
)
def test_a_text_has_a_name_in_the_folder_and_comes_back_under_its_key(sleutel, naam):
    assert tekstnaam(sleutel) == naam
    assert texts_of({naam: "x", "naam": "Twente", "versheid": "14 42"}) == {sleutel: "x"}


def test_a_region_is_told_in_facts_that_each_are_one_text():
    regio = make_regio(
        versheid=Versheid(7, 30), tarieven_openbaar=True, teksten={"cpwv.naam": "CPWV", "uitsluiting.GM0164": "Nee."}
    )  # fmt: skip
    assert regiofeiten_of(regio) == {
        "naam": "Twente",
        "provincie": "Overijssel",
        "productcode_patroon": "[A-Z0-9]{5}",
        "versheid": "7 30",
        "tarieven_openbaar": "ja",
        "teksten.cpwv.naam": "CPWV",
        "uitsluitingen.GM0164": "Nee.",
    }
    assert regiofeiten_of(make_regio())["tarieven_openbaar"] == "nee"


def test_facts_replace_every_text_and_leave_the_slug_and_the_version():
    regio = make_regio(slug="elders", versie=7, teksten={"cpwv.naam": "CPWV", "cpwv.tekst": "x"})
    nu = with_facts(regio, {**regiofeiten_of(make_regio()), "teksten.cpwv.naam": "Punt"})
    assert (nu.slug, nu.versie, nu.teksten) == ("elders", 7, {"cpwv.naam": "Punt"})


@pytest.mark.parametrize("feit", ["14", "14 42 60", "veertien 42", ""])
def test_two_whole_numbers_make_days_and_nothing_else_does(feit):
    with pytest.raises(ValueError, match=r"unpack|int"):
        versheid_of_fact(feit)


GEMEENTE = make_gemeente(punt=Punt(52.1, 6.7000000000000002))
PUNT, HUIS = "gemeenten.GM0164.punt", "gemeenten.GM0164.gemeentehuis"
LATER = AT + timedelta(days=1)


def test_a_gemeente_is_told_in_three_facts_with_its_code_in_their_names():
    feiten = facts_of_gemeente(GEMEENTE)
    assert set(feiten) == {"gemeenten.GM0164.naam", PUNT, HUIS}
    assert feiten[PUNT] == "52.1 6.7"
    assert json.loads(feiten[HUIS]) == [
        "Stadhuis Hengelo",
        ["Burgemeester van der Dussenplein", 1, None, None, "7551EB", "Hengelo"],
        True,
    ]


def test_a_name_with_an_accent_stays_readable_in_a_fact():
    assert "Raadhuis Énter" in facts_of_gemeente(replace(GEMEENTE, gemeentehuis="Raadhuis Énter"))[HUIS]  # fmt: skip


def after(**anders):
    """The gemeente once the folder says this of it."""
    return with_gemeente_facts(GEMEENTE, facts_of_gemeente(replace(GEMEENTE, **anders)), at=LATER)


@pytest.mark.parametrize(
    ("anders", "bevestigd_at"),
    [
        ({}, AT),
        ({"naam": "Hengelo (O)"}, AT),
        ({"punt": Punt(52.0, 6.0)}, AT),
        ({"bevestigd_at": LATER}, AT),
        ({"bevestigd_at": None}, None),
        ({"gemeentehuis": "Raadhuis"}, LATER),
        ({"adres": make_adres("Hofplein", 2, "7551AA")}, LATER),
        ({"adres": None}, LATER),
        ({"adres": None, "bevestigd_at": None}, None),
    ],
)
def test_a_town_hall_keeps_its_confirmation_until_the_folder_says_anything_else_of_it(
    anders, bevestigd_at
):
    assert after(**anders) == replace(GEMEENTE, **{**anders, "bevestigd_at": bevestigd_at})


def test_what_the_folder_does_not_tell_of_a_gemeente_stays():
    eigen = replace(GEMEENTE, versie=7, toegang=Contact(telefoon="1"))
    nu = with_gemeente_facts(eigen, facts_of_gemeente(replace(GEMEENTE, naam="X")), at=LATER)
    assert (nu.versie, nu.toegang, nu.naam) == (7, eigen.toegang, "X")


def test_an_address_in_the_folder_has_all_its_parts():
    feiten = {**facts_of_gemeente(GEMEENTE), HUIS: '["Stadhuis",["Plein",1,null],true]'}
    with pytest.raises(ValueError, match="shorter"):
        with_gemeente_facts(GEMEENTE, feiten, at=AT)
