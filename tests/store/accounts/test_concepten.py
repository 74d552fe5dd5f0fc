"""Forms that wait for who typed them: sealed for their own row, for a day, and part of nothing that is carried elsewhere."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from tests.factories import AT, make_gebruiker, twente_in
from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.bewaren.concept import (
    CONCEPT_GELDIG,
    PER_VELD,
    Bestemming,
    Concept,
    Getypt,
    about,
)
from wijzer.domain.ids import ConceptId
from wijzer.services.taken.ruim_op import ruim_op
from wijzer.settings import Geheim, Settings
from wijzer.store.engine import Database
from wijzer.store.onderhoud.reservekopie import tables
from wijzer.store.tables import ConceptRij
from wijzer.store.verzegeling.herzegelen import Herzegeld
from wijzer.store.verzegeling.sleutels import Zegelstand

MINUUT = timedelta(minutes=1)
BESTEMMING = Bestemming("aanbieder.locatie", about(locatie_id=UUID(int=3)))
GETYPT = Getypt(
    velden=(("straat", "Verscholenpad"), ("nummer", "3")), vraag="a=b", bestanden=("x.csv",)
)
ANDERE_SLEUTEL = Geheim(urlsafe_b64encode(b"k" * 32).decode())


def make_concept(
    gebruiker: Gebruiker, at: datetime = AT, bestemming: Bestemming = BESTEMMING
) -> Concept:
    return Concept(
        id=ConceptId(uuid4()),
        gebruiker_id=gebruiker.id,
        bestemming=bestemming,
        getypt_at=at,
        getypt=GETYPT,
    )


@pytest.fixture
def gebruiker(database: Database) -> Gebruiker:
    gebruiker = make_gebruiker()
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.gebruikers.add(gebruiker)
    return gebruiker


@pytest.fixture
def onder(settings: Settings) -> Iterator[Callable[..., Database]]:
    """Open the database under these address keys; the first seals."""
    geopend: list[Database] = []

    def openen(*sleutels: Geheim) -> Database:
        geopend.append(Database(replace(settings, adres_sleutels=sleutels)))
        return geopend[-1]

    yield openen
    for database in geopend:
        database.dispose()


def test_it_comes_back_as_it_was_typed_to_its_own_account_alone(database, gebruiker):
    concept = make_concept(gebruiker)
    ander = make_gebruiker(email="ander@x.example")
    with database.transaction() as store:
        store.concepten.keep(concept)
        assert store.concepten.find(concept.id, gebruiker.id) == concept
        assert store.concepten.at(gebruiker.id, BESTEMMING) == concept
        assert store.concepten.find(concept.id, ander.id) is None
        assert not store.concepten.drop(concept.id, ander.id)
        assert not store.concepten.drop(concept.id, gebruiker.id, Bestemming("aanbieder.locatie"))
        assert store.concepten.drop(concept.id, gebruiker.id, BESTEMMING)


def test_moved_to_another_row_it_no_longer_opens(database, gebruiker):
    een, twee = (
        make_concept(gebruiker),
        make_concept(gebruiker, bestemming=Bestemming("aanbieder.gegevens")),
    )
    with database.transaction() as store:
        store.concepten.keep(een)
        store.concepten.keep(twee)
        store.session.execute(
            update(ConceptRij).where(ConceptRij.id == twee.id).values(endpoint="weg")
        )
        rij = store.session.get_one(ConceptRij, een.id)
        store.session.execute(
            update(ConceptRij)
            .where(ConceptRij.id == twee.id)
            .values(inhoud_versleuteld=rij.inhoud_versleuteld)
        )
        gevonden = store.concepten.find(twee.id, gebruiker.id)
    assert gevonden
    assert gevonden.getypt is None


def test_nothing_that_is_written_down_of_it_tells_what_was_typed(gebruiker):
    assert "Verscholenpad" not in repr(make_concept(gebruiker)) + repr(GETYPT)


def test_a_change_of_key_takes_it_along(database, gebruiker, settings, onder):
    with database.transaction() as store:
        store.concepten.keep(make_concept(gebruiker))
    beide = onder(ANDERE_SLEUTEL, *settings.adres_sleutels)
    with beide.transaction() as store:
        assert store.zegelstanden()["vastgehouden formulieren"] == {Zegelstand.OUDER: 1}
        assert store.concepten.reseal() == Herzegeld(opnieuw=1)
        assert store.concepten.reseal() == Herzegeld()
    with onder(ANDERE_SLEUTEL).read() as store:
        concept = store.concepten.at(gebruiker.id, BESTEMMING)
        assert concept
        assert concept.getypt == GETYPT
    with database.read() as store:
        dicht = store.concepten.at(gebruiker.id, BESTEMMING)
        assert dicht
        assert dicht.getypt is None, "under a key that is lost there is nothing to show"


def test_it_is_no_part_of_a_backup(database):
    assert "concept" not in {tabel.name for tabel in tables()}


def test_what_bears_a_moment_of_the_future_is_over_and_goes(database, gebruiker):
    concept = make_concept(gebruiker, AT + timedelta(days=400))
    assert not concept.is_valid(AT)
    with database.transaction() as store:
        store.concepten.keep(concept)
        assert store.concepten.waiting(gebruiker.id, AT) == []
        assert ruim_op(store, at=AT)["concepten"] == 1


@pytest.mark.parametrize(("oud", "weg"), [(CONCEPT_GELDIG - MINUUT, 0), (CONCEPT_GELDIG, 1)])
def test_the_night_takes_what_is_a_day_old(database, gebruiker, oud, weg):
    with database.transaction() as store:
        store.concepten.keep(make_concept(gebruiker))
        assert len(store.concepten.waiting(gebruiker.id, AT + oud)) == 1 - weg
        assert ruim_op(store, at=AT + oud)["concepten"] == weg


def test_of_what_is_gone_only_that_there_was_something_is_left(database, gebruiker):
    concept, ander = (
        make_concept(gebruiker),
        make_concept(gebruiker, bestemming=Bestemming("aanbieder.gegevens")),
    )
    with database.transaction() as store:
        store.concepten.keep(concept)
        store.concepten.keep(ander)
        store.concepten.empty(BESTEMMING.onderwerp)
        assert [kop.id for kop in store.concepten.waiting(gebruiker.id, AT)] == [ander.id]
        gevonden = store.concepten.find(concept.id, gebruiker.id)
        assert gevonden
        assert gevonden.getypt is None


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=40), max_size=4))
def test_what_a_form_is_about_is_one_text_in_whatever_order(waarden):
    assert about(**waarden) == about(**dict(reversed(waarden.items())))
    assert Bestemming.of("x", waarden) == Bestemming("x", about(**waarden))


_TEKST = st.text(st.characters(codec="utf-8"), max_size=60)


@given(
    velden=st.lists(st.tuples(_TEKST, _TEKST), max_size=6).map(tuple),
    vraag=_TEKST,
    bestanden=st.lists(_TEKST, max_size=2).map(tuple),
)
def test_its_size_is_counted_in_bytes_of_everything_that_was_sent(velden, vraag, bestanden):
    alles = "".join([vraag, *bestanden, *(deel for paar in velden for deel in paar)])
    getypt = Getypt(velden=velden, vraag=vraag, bestanden=bestanden)
    assert getypt.omvang == len(alles.encode()) + PER_VELD * len(getypt.velden)
    assert getypt.says_the_same(replace(getypt, eerder_at=AT))
