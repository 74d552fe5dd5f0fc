"""Who is shielded now stays so over a copy: every column of its rows, its aanbod, its address and its days."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_groep,
    make_opgave,
)
from tests.store.conftest import Twente
from tests.store.onderhoud.conftest import changed, row, rows
from wijzer.domain.locaties.locatie import Groep
from wijzer.store.afschermlijst.afschermingen import (
    AANBIEDER,
    AANBOD,
    ADRES,
    LOCATIE,
    OPEN,
    VERSCHIJNING,
    WACHT,
    Afschermingen,
)
from wijzer.store.afschermlijst.rijvorm import Databaserij
from wijzer.store.onderhoud.terughouden import wait_for_all
from wijzer.store.onderhoud.voorrang import keep_shielded
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

NIEUW = UUID(int=42)
LATER = AT + timedelta(days=1)


def known(**rijen: Sequence[Databaserij]) -> Afschermingen:
    """What the replaced database says, by the name of a table."""
    return Afschermingen(gemaakt=AT, installatie="", publicatie=1, laatste_wijziging=1, rijen=rijen)


def settle(store: Store, **rijen: Sequence[Databaserij]) -> frozenset[UUID]:
    connection = store.session.connection()
    return keep_shielded(connection, known(**rijen), new_id=lambda: NIEUW, at=LATER)


@pytest.fixture
def groep(twente: Twente) -> Groep:
    """A groep that the copy has open."""
    return make_groep(twente.aanbieder, "De Linde")


@pytest.fixture
def kopie(groep: Groep, store: Store) -> Store:
    """The store of a copy that has it, with its street."""
    store.locaties.add(groep)
    return store


@pytest.fixture
def connection(kopie: Store) -> Connection:
    return kopie.session.connection()


@pytest.fixture
def geheim(connection: Connection, groep: Groep) -> Databaserij:
    """Its row as it is now: shielded, under another name, id and contact."""
    return changed(
        row(connection, LOCATIE, groep.id),
        naam="Groep Oost",
        publiek_id=uuid4(),
        telefoon=None,
        email="nieuw@bron.example",
        versie=5,
    )


def sealed(locatie_id: UUID) -> Databaserij:
    """A row of a sealed address; nobody opens it here."""
    return {
        "id": locatie_id, "locatie_id": locatie_id, "gecontracteerde_locatie_id": None, "versleuteld": b"dicht",
    }  # fmt: skip


# ── the locatie ──


def test_every_column_of_a_shielded_locatie_is_as_it_is_now(
    kopie: Store, connection: Connection, groep: Groep, geheim: Databaserij
):
    assert settle(kopie, locatie=[geheim], afgeschermd_adres=[sealed(groep.id)]) == {groep.id}
    assert row(connection, LOCATIE, groep.id) == {**geheim, "versie": 1 + 5}
    assert rows(connection, OPEN) == [], "its street does not come back"
    assert rows(connection, ADRES) == [sealed(groep.id)]


def test_where_the_copy_has_the_same_row_no_form_of_before_is_refused(
    kopie: Store, connection: Connection, groep: Groep
):
    zelfde = row(connection, LOCATIE, groep.id)
    settle(kopie, locatie=[zelfde])
    assert row(connection, LOCATIE, groep.id) == zelfde


def test_a_shielded_locatie_that_was_entered_since_the_copy_is_put_in(
    kopie: Store, connection: Connection, geheim: Databaserij
):
    sinds = changed(geheim, id=uuid4())
    blijvend = settle(kopie, locatie=[sinds], afgeschermd_adres=[sealed(sinds["id"])])
    assert blijvend == {sinds["id"]}
    assert row(connection, LOCATIE, sinds["id"]) == sinds
    assert rows(connection, ADRES) == [sealed(sinds["id"])]


@pytest.mark.parametrize(
    "mist", [{"regio": "nergens"}, {"gemeente": "GM9999"}, {"aanbieder_id": UUID(int=1)}]
)
def test_one_that_was_entered_since_of_which_the_copy_lacks_something_is_left_out(
    kopie: Store, connection: Connection, groep: Groep, geheim: Databaserij, mist: Databaserij
):
    sinds = changed(geheim, id=uuid4(), **mist)
    assert settle(kopie, locatie=[sinds], afgeschermd_adres=[sealed(sinds["id"])]) == set()
    assert [rij["id"] for rij in rows(connection, LOCATIE)] == [groep.id]
    assert rows(connection, ADRES) == []


def test_one_that_the_copy_has_under_what_it_lacks_now_comes_off_the_site_without_its_words(
    kopie: Store, connection: Connection, groep: Groep, geheim: Databaserij
):
    """It moved to an aanbieder that the copy does not know: its open page may not come back all the same."""
    verhuisd = changed(geheim, aanbieder_id=uuid4())
    assert settle(kopie, locatie=[verhuisd]) == {groep.id}
    nu = row(connection, LOCATIE, groep.id)
    assert (nu["gepubliceerd"], nu["aanbieder_id"]) == (False, groep.aanbieder_id)
    for naam in ("publiek_id", "naam", "telefoon", "email", "website"):
        assert nu[naam] == geheim[naam]
    assert rows(connection, OPEN) == []


def test_a_locatie_that_is_not_shielded_now_stays_as_the_copy_has_it(
    twente: Twente, kopie: Store, connection: Connection, groep: Groep, geheim: Databaserij
):
    ander = make_groep(twente.aanbieder, "De Es")
    kopie.locaties.add(ander)
    voor = row(connection, LOCATIE, ander.id)
    settle(kopie, locatie=[geheim])
    assert row(connection, LOCATIE, ander.id) == voor
    assert [rij["locatie_id"] for rij in rows(connection, OPEN)] == [ander.id]


def test_where_nobody_is_shielded_nothing_changes(kopie: Store, connection: Connection):
    voor = [rows(connection, tabel) for tabel in (LOCATIE, OPEN, ADRES, AANBIEDER, AANBOD)]
    assert settle(kopie) == set()
    assert [rows(connection, tabel) for tabel in (LOCATIE, OPEN, ADRES, AANBIEDER, AANBOD)] == voor


def test_who_is_shielded_waits_for_no_answer(
    kopie: Store, connection: Connection, groep: Groep, geheim: Databaserij
):
    wait_for_all(connection, AT)
    assert [rij["locatie_id"] for rij in rows(connection, WACHT)] == [groep.id]
    settle(kopie, locatie=[geheim])
    assert rows(connection, WACHT) == []


def test_columns_that_this_version_does_not_have_are_passed_over(
    kopie: Store, connection: Connection, groep: Groep, geheim: Databaserij
):
    """A list that was kept outside may be of an earlier version."""
    vroeger = {"id": groep.id, "naam": "Groep Oost", "verdwenen_kolom": 1}
    volledig = {naam: geheim[naam] for naam in ("regio", "gemeente", "aanbieder_id")}
    settle(kopie, locatie=[{**vroeger, **volledig}])
    nu = row(connection, LOCATIE, groep.id)
    assert (nu["naam"], nu["versie"]) == ("Groep Oost", 2)


# ── its aanbieder ──


def test_the_aanbieder_of_a_shielded_page_is_called_and_reached_as_now(
    twente: Twente, kopie: Store, connection: Connection
):
    voor = row(connection, AANBIEDER, twente.aanbieder.id)
    nu = {
        "id": twente.aanbieder.id, "naam": "De Bron II", "telefoon": None, "email": "a@b.nl", "website": None,
    }  # fmt: skip
    settle(kopie, aanbieder=[nu])
    assert row(connection, AANBIEDER, twente.aanbieder.id) == {**voor, **nu, "versie": 2}
    settle(kopie, aanbieder=[nu])
    assert row(connection, AANBIEDER, twente.aanbieder.id)["versie"] == 2


def test_an_aanbieder_that_the_copy_does_not_know_is_not_made(
    twente: Twente, kopie: Store, connection: Connection
):
    onbekend = make_aanbieder("Onbekend")
    settle(kopie, aanbieder=[{"id": onbekend.id, "naam": "Onbekend"}])
    assert [rij["id"] for rij in rows(connection, AANBIEDER)] == [twente.aanbieder.id]


# ── its aanbod ──


def test_an_aanbod_is_as_it_is_now_and_one_that_was_added_since_is_put_in(
    kopie: Store, connection: Connection, groep: Groep, geheim: Databaserij
):
    aanbod = make_aanbod(groep, opgave=make_opgave(toelichting="oud"))
    kopie.aanbod.add(aanbod)
    nu = changed(row(connection, AANBOD, aanbod.id), toelichting=None, publiek_id=uuid4(), versie=3)
    sinds = changed(nu, id=uuid4(), publiek_id=uuid4(), productcode="WGZHG")
    settle(kopie, locatie=[geheim], aanbod=[nu, sinds])
    assert row(connection, AANBOD, aanbod.id) == {**nu, "versie": 1 + 3}
    assert row(connection, AANBOD, sinds["id"]) == sinds


def test_an_aanbod_that_was_taken_away_since_comes_back_under_a_new_id_without_its_remark(
    kopie: Store, connection: Connection, groep: Groep, geheim: Databaserij
):
    aanbod = make_aanbod(groep, opgave=make_opgave(toelichting="Aan de Proefstraat"))
    kopie.aanbod.add(aanbod)
    voor = row(connection, AANBOD, aanbod.id)
    settle(kopie, locatie=[geheim])
    los = {
        "publiek_id": NIEUW, "toelichting": None, "bevestigd_at": LATER, "gewijzigd_at": LATER, "versie": 2,
    }  # fmt: skip
    assert row(connection, AANBOD, aanbod.id) == {**voor, **los}


def test_of_one_that_nobody_stated_no_moment_is_made_up(
    kopie: Store, connection: Connection, groep: Groep, geheim: Databaserij
):
    aanbod = make_aanbod(groep)
    kopie.aanbod.add(aanbod)
    settle(kopie, locatie=[geheim])
    nu = row(connection, AANBOD, aanbod.id)
    assert (nu["bevestigd_at"], nu["gewijzigd_at"], nu["publiek_id"]) == (None, None, NIEUW)


def test_of_two_rows_of_one_product_the_one_of_now_stays(
    kopie: Store, connection: Connection, groep: Groep, geheim: Databaserij
):
    """It was taken away and entered again since the copy: a locatie has a product once."""
    oud = make_aanbod(groep)
    kopie.aanbod.add(oud)
    nu = changed(row(connection, AANBOD, oud.id), id=uuid4(), publiek_id=uuid4())
    settle(kopie, locatie=[geheim], aanbod=[nu])
    assert rows(connection, AANBOD) == [nu]


def test_of_two_rows_of_one_hulpvorm_without_a_code_the_one_of_now_stays(
    kopie: Store, connection: Connection, groep: Groep, geheim: Databaserij
):
    oud, ander = make_aanbod(groep, "hulpvorm:logeren"), make_aanbod(groep, "hulpvorm:woongroep")
    kopie.aanbod.add_many([oud, ander])
    nu = changed(row(connection, AANBOD, oud.id), id=uuid4(), publiek_id=uuid4())
    settle(kopie, locatie=[geheim], aanbod=[nu])
    assert {rij["id"] for rij in rows(connection, AANBOD)} == {nu["id"], ander.id}


@pytest.mark.parametrize("van_nu", [True, False], ids=["a list of now", "a list of before"])
def test_an_aanbod_that_got_a_code_since_the_copy_keeps_that_and_is_on_no_hulpvorm(
    kopie: Store, connection: Connection, groep: Groep, geheim: Databaserij, van_nu: bool
):
    aanbod = make_aanbod(groep, "hulpvorm:gezinshuis")
    kopie.aanbod.add(aanbod)
    nu = changed(row(connection, AANBOD, aanbod.id), productcode="WGZHF", hulpvorm=None, versie=3)
    lijst = nu if van_nu else {naam: nu[naam] for naam in nu if naam != "hulpvorm"}
    settle(kopie, locatie=[geheim], aanbod=[lijst])
    assert row(connection, AANBOD, aanbod.id) == {**nu, "versie": 1 + 3}


def test_aanbod_of_another_locatie_stays_as_the_copy_has_it(
    twente: Twente, kopie: Store, connection: Connection, geheim: Databaserij
):
    ander = make_groep(twente.aanbieder, "De Es")
    aanbod = make_aanbod(ander, opgave=make_opgave(toelichting="blijft"))
    kopie.locaties.add(ander)
    kopie.aanbod.add(aanbod)
    voor = row(connection, AANBOD, aanbod.id)
    settle(kopie, locatie=[geheim], aanbod=[changed(voor, toelichting="anders")])
    assert row(connection, AANBOD, aanbod.id) == voor


# ── the day on which it appears ──


def test_the_day_of_a_public_id_is_that_of_now_and_other_days_stay(
    kopie: Store, connection: Connection, geheim: Databaserij
):
    eigen, ander = geheim["publiek_id"], uuid4()
    dagen = [TODAY + timedelta(days=nummer) for nummer in range(3)]
    kopie.verschijningen.keep({eigen: dagen[1], ander: dagen[2]})
    settle(kopie, locatie=[geheim], verschijning=[{"publiek_id": eigen, "vanaf": dagen[0]}])
    assert {rij["publiek_id"]: rij["vanaf"] for rij in rows(connection, VERSCHIJNING)} == {
        eigen: dagen[0],
        ander: dagen[2],
    }
