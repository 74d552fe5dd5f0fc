"""Which sites may frame the widget: added and taken away by the beheerder of the region, published at once, in the audit trail."""

import pytest

from tests.factories import AT, make_aanbieder, make_actor, make_gebruiker, make_regio, twente_in
from wijzer.domain.contact import kaderbron
from wijzer.domain.fouten import NietGevonden, NietToegestaan, Ongeldig
from wijzer.published.naslag.regios import read_naslag
from wijzer.services.regio import voeg_kaderbron_toe as dienst
from wijzer.services.regio.verwijder_kaderbron import verwijder_kaderbron
from wijzer.services.regio.voeg_kaderbron_toe import voeg_kaderbron_toe
from wijzer.store.engine import Database

BEA = make_actor(make_gebruiker())
SITE = "https://www.gemeente.example"


@pytest.fixture
def twente(database: Database) -> Database:
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.regios.save(make_regio(slug="friesland", naam="Friesland"))
    return database


def add(database: Database, tekst: str = SITE, regio: str = "twente", by=BEA) -> str:
    with database.transaction(at=AT) as store:
        return voeg_kaderbron_toe(store, regio, tekst, lokaal=False, by=by, at=AT)


def published(database: Database) -> dict[str, tuple[str, ...]]:
    with database.read() as store:
        return dict(read_naslag(store.session.connection()).kaderbronnen)


def number(database: Database) -> int:
    with database.read() as store:
        return (
            store.session.connection()
            .exec_driver_sql("SELECT publicatie FROM published_stand")
            .scalar_one()
        )


def test_a_site_is_public_at_once_for_its_own_region(twente):
    before = number(twente)
    assert add(twente, f"{SITE}/") == SITE
    assert add(twente, "https://a.example") == "https://a.example"
    assert published(twente) == {"twente": ("https://a.example", SITE)}
    assert number(twente) == before + 2, "answers from before this are thrown away"


def test_what_is_taken_off_the_list_is_gone_at_once(twente):
    add(twente)
    with twente.transaction(at=AT) as store:
        verwijder_kaderbron(store, "twente", SITE, by=BEA, at=AT)
    assert published(twente) == {}


def test_both_stand_in_the_audit_trail(twente):
    add(twente)
    with twente.transaction(at=AT) as store:
        verwijder_kaderbron(store, "twente", SITE, by=BEA, at=AT)
        regels = store.logboek.page("twente", limit=10)
    assert {regel.handeling for regel in regels} >= {
        "site voor widget toegevoegd",
        "site voor widget verwijderd",
    }


def test_the_same_site_twice_is_refused(twente):
    add(twente)
    with pytest.raises(Ongeldig, match="staat al in de lijst"):
        add(twente, f"{SITE}:443/")


def test_the_list_has_an_end(twente, monkeypatch):
    monkeypatch.setattr(dienst, "HOOGSTENS", 1)
    assert kaderbron.HOOGSTENS == 50
    add(twente)
    with pytest.raises(Ongeldig, match="Er passen 1"):
        add(twente, "https://tweede.example")


def test_what_is_not_on_the_list_cannot_be_taken_off(twente):
    add(twente)
    with twente.transaction(at=AT) as store, pytest.raises(NietGevonden):
        verwijder_kaderbron(store, "twente", "https://ander.example", by=BEA, at=AT)


@pytest.mark.parametrize("by", [make_actor(make_gebruiker(make_aanbieder()))])
def test_only_a_beheerder_may(twente, by):
    with pytest.raises((NietToegestaan, NietGevonden)):
        add(twente, by=by)
    with pytest.raises((NietToegestaan, NietGevonden)):
        add(twente, regio="friesland")
