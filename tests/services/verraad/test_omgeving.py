"""What stands around a locatie, as it is stored: everything of its aanbieder, and what a change of it would tell."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_open_adres,
    make_opgave,
)
from tests.services.buurregio import (
    ANDER,
    BRON,
    JO_ACCOUNT,
    LINDE,
    LINDE_AANBOD,
    STIL,
    TERP,
    WEG,
)
from wijzer.domain.fouten import NietGevonden, Ongeldig, Vraag
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact
from wijzer.services.verraad.bronnen import Elders, ToelichtingVan
from wijzer.services.verraad.omgeving import Aanbiederomgeving, fetch_omgeving
from wijzer.services.verraad.wijziging import OPENBAAR, check_verraad
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

DAG = timedelta(days=1)


def around(store: Store, wie=BRON) -> Aanbiederomgeving:
    return fetch_omgeving(store, wie.id, today=TODAY)


def told(
    store: Store, new: Locatie, old: Locatie = STIL, kept: tuple[Aanbod, ...] = ()
) -> list[Ongeldig]:
    return check_verraad(store, old, new, kept, today=TODAY)


def test_all_locaties_in_use_stand_there_with_their_aanbod_and_nothing_of_another(twente: Store):
    twente.locaties.add(make_groep(ANDER, "Van een ander"))
    omgeving = around(twente)
    assert omgeving.aanbieder == BRON
    assert {locatie.id for locatie in omgeving.locaties} == {LINDE.id, STIL.id}
    assert [aanbodregel.id for aanbodregel in omgeving.aanbod[LINDE.id]] == [LINDE_AANBOD.id]
    assert [locatie.id for locatie in omgeving.others(LINDE)] == [STIL.id]
    assert len(omgeving.others(WEG)) == 2


def test_a_withdrawn_locatie_is_protected_only_when_it_was_shielded(twente: Store):
    assert WEG.id not in {locatie.id for locatie in around(twente).beschermd}
    twente.locaties.withdraw(STIL, at=AT, by=JO_ACCOUNT.id, expected_versie=1)
    omgeving = around(twente)
    assert [regel.id for regel in omgeving.ingetrokken] == [STIL.id]
    assert {locatie.id for locatie in omgeving.beschermd} == {LINDE.id, STIL.id}
    assert {locatie.id for locatie in omgeving.locaties} == {LINDE.id}


@pytest.mark.parametrize(
    ("van", "tot", "erbij"),
    [(-30, None, True), (5, None, True), (-30, 0, True), (-30, -1, False)],
    ids=["now", "later", "until today", "until yesterday"],
)
def test_who_stands_above_it_now_or_later_counts_and_who_did_before_does_not(
    twente: Store, van, tot, erbij
):
    regel = make_contractregel(
        BRON, "WGZHG", contractnummer="C-7", hoofdaannemer_id=ANDER.id, ingangsdatum=TODAY + van * DAG,
        einddatum=None if tot is None else TODAY + tot * DAG,
    )  # fmt: skip
    twente.contracten.add_many([regel], [])
    assert [aanbieder.id for aanbieder in around(twente).hoofdaannemers] == (
        [ANDER.id] if erbij else []
    )
    assert list(around(twente, ANDER).hoofdaannemers) == [], (
        "it stands above nobody but below nobody"
    )


def test_an_aanbieder_without_locaties_has_none_around_it_and_one_that_is_not_there_none_at_all(
    twente: Store,
):
    omgeving = around(twente, TERP)
    assert (list(omgeving.locaties), dict(omgeving.aanbod), omgeving.beschermd) == ([], {}, [])
    with pytest.raises(NietGevonden):
        around(twente, make_aanbieder())


# ── a change ──


def test_a_change_that_tells_nothing_is_asked_nothing(twente: Store):
    assert told(twente, STIL) == []
    assert told(twente, replace(STIL, naam="De Stilte")) == []
    assert told(twente, replace(LINDE, naam="De Berk"), LINDE) == []


@pytest.mark.parametrize("veld", ["naam", "website"])
def test_a_new_text_of_another_locatie_may_not_tell_the_shielded_address(twente: Store, veld: str):
    verraad = {
        "naam": replace(LINDE, naam="Huis Vlierkade"),
        "website": replace(LINDE, contact=Contact(website="https://vlierkade.example")),
    }[veld]
    assert [fout.veld for fout in told(twente, verraad, LINDE)] == [veld]


def test_whoever_opens_a_shielded_address_is_asked_whether_they_know(twente: Store):
    [vraag] = told(twente, replace(STIL, adres=make_open_adres("Vlierkade", 5, "7551BB")))
    assert isinstance(vraag, Vraag)
    assert vraag.veld == OPENBAAR


def test_whoever_shields_an_open_one_is_not_asked_that(twente: Store):
    dicht = replace(LINDE, adres=make_afgeschermd_adres("Dennenlaan", 4, "7551EE"))
    assert OPENBAAR not in [fout.veld for fout in told(twente, dicht, LINDE)]


def test_a_remark_that_stays_may_not_tell_the_address_to_which_it_moves(twente: Store):
    verhuisd = replace(STIL, adres=make_afgeschermd_adres("Dennenlaan", 4, "7551EE"))
    blijft = make_aanbod(STIL, opgave=make_opgave(toelichting="Ingang Dennenlaan."))
    [fout] = told(twente, verhuisd, kept=(blijft, make_aanbod(STIL, "WGZHG")))
    assert isinstance(fout, Elders)
    assert fout.bron == ToelichtingVan(blijft.id)
    assert told(twente, replace(STIL, naam="De Stilte"), kept=(blijft,)) == []


def test_the_remarks_of_what_was_open_stop_nothing_because_they_do_not_stay(twente: Store):
    dicht = replace(
        LINDE, naam="Ander Huis", adres=make_afgeschermd_adres("Dennenlaan", 4, "7551EE")
    )
    weg = make_aanbod(LINDE, opgave=make_opgave(toelichting="Ingang Dennenlaan."))
    assert told(twente, dicht, LINDE, kept=(weg,)) == []


def test_an_open_locatie_does_not_move_to_a_shielded_address(twente: Store):
    daar = replace(LINDE, adres=make_open_adres("Vlierkade", 5, "7551BB"))
    assert "straat" in [fout.veld for fout in told(twente, daar, LINDE)]
