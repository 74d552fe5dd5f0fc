"""A region and its gemeenten become facts and come back as they were."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT, make_adres, make_gemeente, make_regio
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.regio.gebied import Versheid
from wijzer.domain.regiomap.feiten import (
    facts_of,
    facts_of_gemeente,
    with_facts,
    with_gemeente_facts,
)
from wijzer.domain.regiomap.teksten import TEKSTSOORTEN, VERPLICHT, Tekstgroep, clean, kind_of
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
    assert with_facts(make_regio(naam="Anders"), facts_of(regio)) == regio


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
    assert set(VERPLICHT) == {
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
