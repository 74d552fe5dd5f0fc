"""What the texts of a copy tell of who is shielded now: which locaties, which remarks, and none that says nothing of it."""

from dataclasses import replace

import pytest

from tests.factories import (
    AT,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
    make_opgave,
    make_vestiging,
)
from tests.store.conftest import Twente
from tests.store.onderhoud.conftest import row
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Groep, Locatie
from wijzer.domain.regio.gebied import Contact
from wijzer.store.afschermlijst.afschermingen import AANBOD
from wijzer.store.onderhoud.teksten import drop_remarks, find_shielded, find_telling
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

STRAAT = "Geheimweg"
VERTELT = "Bel aan bij Geheimweg 77."


@pytest.fixture
def geheim(twente: Twente) -> Groep:
    """A groep that is shielded."""
    return make_groep(twente.aanbieder, "Groep Oost", make_afgeschermd_adres(STRAAT, 77))


@pytest.fixture
def kopie(geheim: Groep, store: Store) -> Store:
    """The store of a copy that has it."""
    store.locaties.add(geheim)
    return store


def put(store: Store, *locaties: Locatie) -> None:
    store.locaties.add_many(list(locaties))


def remark(store: Store, locatie: Locatie, toelichting: str | None) -> Aanbod:
    aanbod = make_aanbod(locatie, opgave=make_opgave(toelichting=toelichting))
    store.aanbod.add(aanbod)
    return aanbod


def kept(store: Store, aanbod: Aanbod) -> tuple[object, object]:
    rij = row(store.session.connection(), AANBOD, aanbod.id)
    return rij["toelichting"], rij["versie"]


# ── who is shielded ──


def test_who_is_shielded_is_found_in_use_and_withdrawn_and_who_is_open_is_not(
    twente: Twente, kopie: Store, geheim: Groep
):
    weg = make_groep(twente.aanbieder, "Weg", make_afgeschermd_adres("Elzenpad", 3))
    put(kopie, weg, make_groep(twente.aanbieder), make_vestiging(twente.aanbieder))
    kopie.locaties.withdraw(weg, at=AT, by=None, expected_versie=1)
    assert {locatie.id for locatie in find_shielded(kopie)} == {geheim.id, weg.id}


def test_where_nobody_is_shielded_nobody_is_found_and_nothing_tells(twente: Twente, store: Store):
    put(store, make_groep(twente.aanbieder, f"Aan de {STRAAT}"))
    assert find_shielded(store) == []
    assert find_telling(store, []) == set()


# ── names and contact that tell ──


@pytest.mark.parametrize(
    ("naam", "contact", "vertelt"),
    [
        ("De Linde", Contact(), False),
        (f"Groep {STRAAT}", Contact(), True),
        ("De Linde", Contact(email="geheimweg@bron.example"), True),
        ("De Linde", Contact(website="https://bron.example/geheimweg"), True),
        ("De Linde", Contact(telefoon="074-000 00 77"), False),
    ],
)
def test_an_open_neighbour_tells_by_name_mail_or_site(
    twente: Twente, kopie: Store, geheim: Groep, naam: str, contact: Contact, vertelt: bool
):
    buur = make_groep(twente.aanbieder, naam, contact=contact)
    put(kopie, buur)
    assert find_telling(kopie, [geheim]) == ({buur.id} if vertelt else set())


def test_a_shielded_locatie_that_tells_its_own_address_is_found(kopie: Store, geheim: Groep):
    verteld = replace(geheim, naam=f"Huis {STRAAT}")
    kopie.locaties.save(verteld)
    assert find_telling(kopie, [verteld]) == {geheim.id}


def test_who_lies_openly_in_that_street_may_say_so(twente: Twente, kopie: Store, geheim: Groep):
    buur = make_groep(twente.aanbieder, f"Groep {STRAAT}", make_open_adres(STRAAT, 2))
    put(kopie, buur)
    assert find_telling(kopie, [geheim]) == set()


def test_another_aanbieder_knows_nothing_of_it_and_is_left_alone(kopie: Store, geheim: Groep):
    ander = make_aanbieder()
    kopie.aanbieders.add(ander)
    buiten = make_groep(ander, f"Groep {STRAAT}")
    put(kopie, buiten)
    aanbod = remark(kopie, buiten, VERTELT)
    assert find_telling(kopie, [geheim]) == set()
    drop_remarks(kopie, [geheim])
    assert kept(kopie, aanbod) == (VERTELT, 1)


# ── remarks that tell ──


def test_a_remark_that_tells_goes_wherever_it_stands_and_no_other(
    twente: Twente, kopie: Store, geheim: Groep
):
    buur = make_groep(twente.aanbieder)
    put(kopie, buur)
    eigen, bij_buur = remark(kopie, geheim, VERTELT), remark(kopie, buur, VERTELT)
    ander = make_aanbod(buur, "WGZHG", make_opgave(toelichting="Bel voor een plek."))
    kopie.aanbod.add(ander)
    drop_remarks(kopie, [geheim])
    assert [kept(kopie, aanbod) for aanbod in (eigen, bij_buur, ander)] == [
        (None, 2),
        (None, 2),
        ("Bel voor een plek.", 1),
    ]


def test_of_what_was_stated_only_the_remark_goes(kopie: Store, geheim: Groep):
    aanbod = remark(kopie, geheim, VERTELT)
    voor = row(kopie.session.connection(), AANBOD, aanbod.id)
    drop_remarks(kopie, [geheim])
    nu = row(kopie.session.connection(), AANBOD, aanbod.id)
    assert nu == {**voor, "toelichting": None, "versie": 2}


def test_where_nothing_was_stated_or_remarked_nothing_changes(kopie: Store, geheim: Groep):
    leeg, zonder = make_aanbod(geheim), make_aanbod(geheim, "WGZHG", make_opgave())
    kopie.aanbod.add_many([leeg, zonder])
    drop_remarks(kopie, [geheim])
    drop_remarks(kopie, [])
    assert [kept(kopie, aanbod) for aanbod in (leeg, zonder)] == [(None, 1), (None, 1)]
