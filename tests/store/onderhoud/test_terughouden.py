"""What of a copy stays off the site: what was deleted, withdrawn, shielded or told since, and what nobody knows of."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, insert

from tests.factories import (
    AT,
    make_aanbieder,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_open_adres,
)
from tests.store.conftest import Twente
from tests.store.onderhoud.conftest import row, rows, stands
from wijzer.domain.adressen.adres import OnleesbaarAdres
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact
from wijzer.store.afschermlijst.afschermingen import LOCATIE, WACHT
from wijzer.store.onderhoud.terughouden import (
    keep_waiting,
    keep_withdrawn,
    unpublish,
    wait_for_all,
    withdraw_at_shielded,
    withdraw_deleted,
    withdraw_told,
)
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

KOPIE = AT - timedelta(days=2)
OP, AF = (True, 1), (False, 2)
"""On the site as the copy has it, and taken off it."""
NOOIT = (False, 1)


@pytest.fixture
def kopie(twente: Twente, store: Store) -> Store:
    """The store of a copy, with the aanbieder of Twente."""
    return store


def put(store: Store, *locaties: Locatie) -> Connection:
    store.locaties.add_many(list(locaties))
    return store.session.connection()


def test_only_what_stood_on_the_site_comes_down_and_a_form_of_before_is_refused(
    twente: Twente, kopie: Store
):
    een, twee = make_groep(twente.aanbieder), make_groep(twente.aanbieder)
    af = make_groep(twente.aanbieder, gepubliceerd=False)
    connection = put(kopie, een, twee, af)
    assert unpublish(connection, [een.id, af.id, uuid4()]) == 1
    assert stands(connection, een, twee, af) == [AF, OP, NOOIT]
    assert unpublish(connection, [een.id]) == 0
    assert stands(connection, een) == [AF]


def test_what_the_replaced_database_did_not_have_any_more_comes_down(twente: Twente, kopie: Store):
    bekend, weg = make_groep(twente.aanbieder), make_groep(twente.aanbieder)
    connection = put(kopie, bekend, weg)
    assert withdraw_deleted(connection, {bekend.id, uuid4()}) == 1
    assert stands(connection, bekend, weg) == [OP, AF]


def test_a_withdrawal_stays_with_its_moment_and_who_did_it(twente: Twente, kopie: Store):
    weg, ander = make_groep(twente.aanbieder), make_groep(twente.aanbieder)
    connection = put(kopie, weg, ander)
    door = uuid4()
    rij = {"id": weg.id, "ingetrokken_at": KOPIE, "ingetrokken_door": door}
    assert keep_withdrawn(connection, {weg.id: rij}) == 1
    nu = row(connection, LOCATIE, weg.id)
    assert (nu["ingetrokken_at"], nu["ingetrokken_door"]) == (KOPIE, door)
    assert stands(connection, weg, ander) == [(False, 3), OP]


def test_the_copy_that_knows_of_a_withdrawal_says_when_it_was(twente: Twente, kopie: Store):
    weg = make_groep(twente.aanbieder)
    connection = put(kopie, weg)
    kopie.locaties.withdraw(weg, at=KOPIE, by=None, expected_versie=1)
    rij = {"id": weg.id, "ingetrokken_at": AT, "ingetrokken_door": uuid4()}
    assert keep_withdrawn(connection, {weg.id: rij}) == 0
    nu = row(connection, LOCATIE, weg.id)
    assert (nu["ingetrokken_at"], nu["ingetrokken_door"], nu["versie"]) == (KOPIE, None, 2)


def test_a_withdrawal_of_what_the_copy_does_not_have_makes_nothing(twente: Twente, kopie: Store):
    connection = put(kopie)
    assert keep_withdrawn(connection, {uuid4(): {"ingetrokken_at": AT}}) == 0
    assert rows(connection, LOCATIE) == []


# ── at the address of somebody who is shielded ──


def test_what_lies_open_at_a_shielded_address_of_its_aanbieder_comes_down(
    twente: Twente, kopie: Store
):
    geheim = make_groep(twente.aanbieder, "Geheim", make_afgeschermd_adres("Elzenpad", 7))
    ander = make_aanbieder()
    daar = make_groep(twente.aanbieder, "Daar", make_open_adres("elzenpad", 7))
    ernaast = make_groep(twente.aanbieder, "Ernaast", make_open_adres("Elzenpad", 9))
    buren = make_groep(ander, "Buren", make_open_adres("Elzenpad", 7))
    kopie.aanbieders.add(ander)
    connection = put(kopie, geheim, daar, ernaast, buren)
    assert withdraw_at_shielded(kopie.session, [geheim]) == 1
    assert stands(connection, geheim, daar, ernaast, buren) == [OP, AF, OP, OP]


def test_an_address_that_no_key_opens_takes_nothing_down(twente: Twente, kopie: Store):
    geheim = make_groep(twente.aanbieder, "Geheim", make_afgeschermd_adres("Elzenpad", 7))
    daar = make_groep(twente.aanbieder, "Daar", make_open_adres("Elzenpad", 7))
    connection = put(kopie, geheim, daar)
    assert withdraw_at_shielded(kopie.session, [replace(geheim, adres=OnleesbaarAdres())]) == 0
    assert withdraw_at_shielded(kopie.session, []) == 0
    assert stands(connection, daar) == [OP]


# ── a page that would tell ──


@pytest.mark.parametrize(
    ("naam", "contact", "verteld"),
    [
        ("De Bron", Contact(), False),
        ("Huis aan de Geheimweg", Contact(), True),
        ("De Bron", Contact(email="geheimweg77@bron.example"), True),
        ("De Bron", Contact(website="https://bron.example/geheimweg-77"), True),
    ],
)
@pytest.mark.parametrize("wie", ["zelf", "hoofdaannemer", "ander"])
def test_a_shielded_page_that_its_aanbieder_or_hoofdaannemer_would_tell_comes_down(
    twente: Twente, kopie: Store, naam: str, contact: Contact, verteld: bool, wie: str
):
    praat = make_aanbieder(naam, contact=contact)
    stil = make_aanbieder("Stil")
    kopie.aanbieders.add_many([praat, stil])
    eigenaar = praat if wie == "zelf" else stil
    if wie == "hoofdaannemer":
        regel = make_contractregel(stil, hoofdaannemer_id=praat.id)
        kopie.contracten.add_many([regel])
    geheim = make_groep(eigenaar, "Groep", make_afgeschermd_adres("Geheimweg", 77))
    connection = put(kopie, geheim)
    weg = verteld and wie != "ander"
    assert withdraw_told(connection, [geheim]) == int(weg)
    assert stands(connection, geheim) == [AF if weg else OP]


# ── nobody knows ──


def waiting(connection: Connection) -> dict[UUID, tuple[object, object]]:
    return {
        rij["locatie_id"]: (rij["sinds"], rij["beantwoord_at"]) for rij in rows(connection, WACHT)
    }


def test_every_open_locatie_on_the_site_waits_and_no_other(twente: Twente, kopie: Store):
    open_, af = make_groep(twente.aanbieder), make_groep(twente.aanbieder, gepubliceerd=False)
    geheim = make_groep(twente.aanbieder, "Geheim", make_afgeschermd_adres())
    connection = put(kopie, open_, af, geheim)
    wait_for_all(connection, KOPIE)
    assert waiting(connection) == {open_.id: (KOPIE, None)}
    assert stands(connection, open_, af, geheim) == [AF, NOOIT, OP]


def test_where_nothing_is_open_nothing_waits(twente: Twente, kopie: Store):
    connection = put(kopie)
    wait_for_all(connection, KOPIE)
    assert waiting(connection) == {}


def test_who_waited_before_waits_on_with_its_own_moment_and_answer(twente: Twente, kopie: Store):
    wacht, af, vrij = (make_groep(twente.aanbieder) for _ in range(3))
    geheim = make_groep(twente.aanbieder, "Geheim", make_afgeschermd_adres())
    connection = put(kopie, wacht, af, vrij, geheim)
    connection.execute(
        insert(WACHT),
        [{"locatie_id": groep.id, "sinds": AT, "beantwoord_at": AT} for groep in (wacht, vrij)],
    )
    vroeger = KOPIE - timedelta(days=9)
    rijen = [
        {"locatie_id": wacht.id, "sinds": KOPIE, "beantwoord_at": None},
        {"locatie_id": af.id, "sinds": vroeger, "beantwoord_at": KOPIE},
        {"locatie_id": geheim.id, "sinds": KOPIE, "beantwoord_at": None},
        {"locatie_id": uuid4(), "sinds": KOPIE, "beantwoord_at": None},
    ]
    keep_waiting(connection, rijen)
    assert waiting(connection) == {
        wacht.id: (KOPIE, None),
        af.id: (vroeger, KOPIE),
        vrij.id: (AT, AT),
    }
    assert stands(connection, wacht, af, vrij, geheim) == [AF, AF, OP, OP]


def test_where_nobody_waited_the_rows_of_the_copy_stay(twente: Twente, kopie: Store):
    groep = make_groep(twente.aanbieder)
    connection = put(kopie, groep)
    connection.execute(
        insert(WACHT), [{"locatie_id": groep.id, "sinds": AT, "beantwoord_at": None}]
    )
    keep_waiting(connection, [])
    assert waiting(connection) == {groep.id: (AT, None)}
    assert stands(connection, groep) == [OP]
