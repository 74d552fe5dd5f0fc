"""Looking at somebody else's real address: by whom, of whom, for how long, and what is kept of it."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_actor,
    make_adres,
    make_afgeschermd_adres,
    make_gebruiker,
    make_gecontracteerde_locatie,
    make_groep,
    make_open_adres,
    make_regio,
    twente_in,
)
from wijzer.domain.accounts.inzage import DICHT, INZAGE_DUUR, Reden
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.fouten import NietGevonden, NietToegestaan, Ongeldig
from wijzer.services.bestanden.exporteer_contracten import exporteer_contracten
from wijzer.services.bestanden.exporteer_locaties import exporteer_locaties
from wijzer.services.inkoop.overzie_aanbieders import overzie_aanbieder
from wijzer.services.inzage.overzie_inzage import TOON, count_onlangs, overzie_inzage
from wijzer.services.inzage.toon_adres import toon_adres
from wijzer.services.inzage.zicht import fetch_zicht, visible_adres
from wijzer.store.store import Store

SESSIE, ANDERE_SESSIE = "a" * 64, "b" * 64
BINNEN, DAARNA = AT + timedelta(minutes=14, seconds=59), AT + timedelta(minutes=15)
ES, WIEL = make_aanbieder("De Es"), make_aanbieder("De Wiel")
BEA, BOB = (make_actor(make_gebruiker(email=f"{naam}@twente.example")) for naam in ("bea", "bob"))
JO = make_actor(make_gebruiker(ES))
FOKKE = make_actor(make_gebruiker(regio="friesland"))


@pytest.fixture(autouse=True)
def gevuld(store: Store) -> None:
    twente_in(store)
    store.regios.save(make_regio(slug="friesland", naam="Friesland"))
    for aanbieder in (ES, WIEL):
        store.aanbieders.add(aanbieder)
    store.locaties.add(make_groep(ES, adres=make_afgeschermd_adres("Canariestraat", 12, "7551XX")))
    naar_straat = AfgeschermdAdres(make_adres("Parkietenhof", 5, "7552ZZ"))
    store.contracten.add_many([], [make_gecontracteerde_locatie(ES, naar_straat)])


def look(store: Store, aanbieder=ES, reden=Reden.BELLEN, *, by=BEA, at=AT, **anders):
    return toon_adres(
        store, aanbieder.id, reden, new_id=uuid4, by=by, at=at, **{"sessie_hash": SESSIE, **anders}
    )


def sees(store: Store, *, by=BEA, sessie_hash=SESSIE, at=AT):
    return set(fetch_zicht(store, by=by, sessie_hash=sessie_hash, at=at).tot)


@pytest.mark.regel("toon_adres")
def test_it_opens_one_aanbieder_for_fifteen_minutes_and_no_other(store):
    assert look(store).until_at == DAARNA
    assert sees(store) == sees(store, at=BINNEN) == {ES.id}
    assert sees(store, at=DAARNA) == set()
    assert fetch_zicht(store, by=BEA, sessie_hash=SESSIE, at=BINNEN).until(ES.id) == DAARNA


def test_it_opens_nothing_for_another_person_session_region_or_role(store):
    look(store)
    assert sees(store, by=BOB) == set()
    assert sees(store, sessie_hash=ANDERE_SESSIE) == set()
    assert sees(store, by=replace(BEA, regio="friesland")) == set()
    assert sees(store, by=replace(BEA, rol=JO.rol, aanbieder_id=ES.id)) == set()
    assert sees(store, by=SYSTEEM) == set()


def test_a_moment_before_it_was_asked_it_is_shut(store):
    look(store)
    assert sees(store, at=AT - timedelta(seconds=1)) == set()


def test_several_can_be_open_at_once_each_with_its_own_end(store):
    look(store)
    look(store, WIEL, at=AT + timedelta(minutes=10))
    assert sees(store, at=AT + timedelta(minutes=12)) == {ES.id, WIEL.id}
    assert sees(store, at=AT + timedelta(minutes=20)) == {WIEL.id}


def test_asking_again_while_it_is_open_writes_nothing_and_moves_no_end(store):
    look(store)
    assert look(store, reden=Reden.CONTRACT, at=BINNEN).until_at == DAARNA
    assert len(overzie_inzage(store, by=JO).inzages) == len(trail(store)) == 1
    assert look(store, at=DAARNA).until_at == DAARNA + INZAGE_DUUR


@pytest.mark.regel("toon_adres")
def test_only_the_beheerder_of_the_region_can_ask(store):
    for by, fout in ((FOKKE, NietGevonden), (JO, NietToegestaan), (SYSTEEM, NietToegestaan)):
        with pytest.raises(fout):
            look(store, by=by)
    with pytest.raises(NietGevonden):
        look(store, make_aanbieder("Bestaat niet"))
    assert (trail(store), overzie_inzage(store, by=JO).inzages) == ([], [])


@pytest.mark.parametrize(
    ("reden", "toelichting", "veld"),
    [
        (Reden.ANDERS, None, "toelichting"),
        (Reden.ANDERS, " x ", "toelichting"),
        (Reden.BELLEN, "x" * 201, "toelichting"),
        (Reden.BESTAND, None, "reden"),
        (Reden.ANDERS, "wie woont er aan de canariestr.", "toelichting"),
        (Reden.BELLEN, "gaat over 7552 zz", "toelichting"),
    ],
)
def test_no_reason_that_says_nothing_and_none_that_says_where(store, reden, toelichting, veld):
    with pytest.raises(Ongeldig) as fout:
        look(store, reden=reden, toelichting=toelichting)
    assert fout.value.veld == veld
    assert (trail(store), sees(store)) == ([], set())


def test_the_trail_keeps_who_of_whom_and_the_kind_of_reason_and_nothing_that_was_typed(store):
    look(store, reden=Reden.ANDERS, toelichting="De burgemeester vroeg ernaar")
    (regel,) = trail(store)
    assert (regel.gebruiker_id, regel.regio, regel.at) == (BEA.gebruiker_id, REGIO, AT)
    assert (regel.object_soort, regel.object_id) == ("aanbieder", str(ES.id))
    assert regel.details == {"reden": "anders"}
    assert store.logboek.verify() is None


def test_the_aanbieder_sees_when_and_why_the_newest_first_and_nothing_of_another(store):
    look(store)
    look(store, WIEL, Reden.CONTRACT)
    later = look(store, reden=Reden.ANDERS, toelichting="Vraag van de politie", at=DAARNA)
    blad = overzie_inzage(store, by=JO)
    assert [(inzage.at, inzage.reden) for inzage in blad.inzages] == [
        (DAARNA, Reden.ANDERS),
        (AT, Reden.BELLEN),
    ]
    assert (blad.inzages[0].toelichting, blad.meer) == (later.toelichting, False)
    with pytest.raises(NietGevonden):
        overzie_inzage(store, by=BEA)


def test_a_hoofdaannemer_sees_the_looks_at_its_own_addresses_only(store):
    look(store, WIEL)
    hoofd = replace(JO, aanbieders=frozenset({ES.id, WIEL.id}))
    assert overzie_inzage(store, by=hoofd).inzages == []


def test_a_file_with_addresses_of_the_region_is_shown_to_every_aanbieder(store):
    exporteer_locaties(store, regio=REGIO, met_afgeschermd=False, new_id=uuid4, by=SYSTEEM, at=AT)
    exporteer_locaties(store, regio=REGIO, met_afgeschermd=True, new_id=uuid4, by=SYSTEEM, at=AT)
    exporteer_contracten(store, regio=REGIO, met_afgeschermd=True, new_id=uuid4, by=BEA, at=DAARNA)
    for wie in (JO, make_actor(make_gebruiker(WIEL))):
        gezien = overzie_inzage(store, by=wie).inzages
        assert [(inzage.reden, inzage.aanbieder_id, inzage.gebruiker_id) for inzage in gezien] == [
            (Reden.BESTAND, None, BEA.gebruiker_id),
            (Reden.BESTAND, None, None),
        ]
    elders = replace(JO, regio="friesland")
    assert overzie_inzage(store, by=elders).inzages == []
    assert sees(store, at=DAARNA) == set(), "a file opens no page"


def test_the_start_page_counts_what_was_seen_in_the_last_thirty_days(store):
    look(store)
    assert count_onlangs(store, by=JO, at=AT + timedelta(days=30)) == 1
    assert count_onlangs(store, by=JO, at=AT + timedelta(days=30, seconds=1)) == 0


def test_a_long_list_says_that_there_is_more(store):
    for keer in range(TOON + 1):
        look(store, at=AT + keer * INZAGE_DUUR)
    blad = overzie_inzage(store, by=JO)
    assert (len(blad.inzages), blad.meer) == (TOON, True)


def test_an_open_address_needs_no_reason_and_a_shielded_one_shows_nothing_without():
    open_adres, dicht = make_open_adres(), make_afgeschermd_adres()
    assert visible_adres(open_adres, is_open=False) == open_adres.adres
    assert visible_adres(dicht, is_open=False) is None
    assert visible_adres(dicht, is_open=True) == dicht.reveal()
    assert not DICHT.tot


def test_what_is_open_on_a_page_still_gets_into_no_log(store):
    look(store)
    zicht = fetch_zicht(store, by=BEA, sessie_hash=SESSIE, at=AT)
    blad = overzie_aanbieder(store, ES.id, by=BEA, today=TODAY, zicht=zicht)
    assert {adres.straat for adres in blad.adressen.values()} == {"Canariestraat"}
    assert [adres.straat for _naam, adres in blad.contractadressen] == ["Parkietenhof"]
    assert "Canarie" not in repr(blad)
    assert "Parkieten" not in repr(blad)
    dicht = overzie_aanbieder(store, ES.id, by=BEA, today=TODAY)
    assert (dicht.adressen, dicht.contractadressen, dicht.contractnamen) == ({}, [], {})
    assert (dicht.contractlocaties, dicht.verbergbaar, dicht.zicht_tot) == (1, True, None)


def trail(store: Store):
    return [regel for regel in store.logboek.page(REGIO) if regel.handeling == "adressen getoond"]
