"""The whole store: what is sealed of it, in which order a transaction ends, and that it commits nothing by itself."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    REGIO,
    make_aanbieder,
    make_afgeschermd_adres,
    make_gecontracteerde_locatie,
    make_groep,
    make_melding,
    make_regio,
)
from tests.store.conftest import Twente
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.store.engine import Database
from wijzer.store.herschrijven.vraag import Herschrijfvraag
from wijzer.store.logboek import Logboek
from wijzer.store.projectie.bijwerken import Projectie
from wijzer.store.store import Store
from wijzer.store.verzegeling.herzegelen import Herzegeld
from wijzer.store.verzegeling.sleutels import Zegelstand

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


@pytest.fixture
def winkel(twente: Twente) -> Iterator[Store]:
    """A store with one of each thing that is sealed, forms and second steps aside."""
    with twente.database.transaction(at=AT) as store:
        store.locaties.add(make_groep(twente.aanbieder, adres=make_afgeschermd_adres()))
        store.contracten.add_many([], [make_gecontracteerde_locatie(twente.aanbieder)])
        store.meldingen.add(make_melding())
        store.mail.add(id=uuid4(), soort="herstel", aan="a@b.nl", onderwerp="x", tekst="y", at=AT)
        yield store


def test_everything_that_is_sealed_is_counted_by_what_it_is(winkel: Store):
    standen = {wat: dict(stand) for wat, stand in winkel.zegelstanden().items()}
    assert standen == {
        "adressen": {Zegelstand.EERSTE: 2},
        "contractnamen": {Zegelstand.EERSTE: 1},
        "meldingen": {Zegelstand.EERSTE: 1},
        "mails": {Zegelstand.EERSTE: 1},
        "vastgehouden formulieren": {},
        "tweede stappen": {},
    }


def test_sealing_addresses_anew_holds_every_region_in_one_order(
    winkel: Store, monkeypatch: pytest.MonkeyPatch
):
    for slug in ("zwolle", "achterhoek"):
        winkel.regios.save(make_regio(slug=slug))
    gehouden: list[str] = []
    monkeypatch.setattr(winkel.aanbieders, "lock_regio", gehouden.append)
    assert winkel.reseal_adressen() == (Herzegeld(), Herzegeld())
    assert gehouden == ["achterhoek", REGIO, "zwolle"]


def test_the_audit_trail_is_numbered_after_everything_else(
    twente: Twente, monkeypatch: pytest.MonkeyPatch
):
    """Its lock is held until commit: whoever takes it first makes every other writer wait for a publication."""
    volgorde: list[str] = []
    for onderdeel in (Logboek, Projectie, Herschrijfvraag):
        naam = onderdeel.__name__
        monkeypatch.setattr(onderdeel, "flush", lambda *_, naam=naam: volgorde.append(naam))
    with twente.database.transaction(at=AT):
        assert volgorde == []
    assert volgorde == ["Projectie", "Herschrijfvraag", "Logboek"]


def test_what_was_asked_is_published_and_noted_at_the_moment_of_the_transaction(twente: Twente):
    later = AT + timedelta(days=1)
    with twente.database.transaction(at=later) as store:
        store.aanbieders.save(twente.aanbieder)
        store.herschrijven.ask()
        store.logboek.add(
            by=SYSTEEM, at=AT, handeling="proef", object_soort="regio", object_id=REGIO
        )
    with twente.database.read() as store:
        assert store.herschrijven.oldest() == later
        assert store.logboek.page(None, limit=1)[0].at == AT


def test_a_transaction_that_fails_keeps_nothing_of_any_part(database: Database):
    def fail() -> None:
        with database.transaction(at=AT) as store:
            store.regios.save(make_regio())
            store.aanbieders.add(make_aanbieder())
            store.finish(AT)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with database.read() as store:
        assert store.regios.all() == []
        assert store.projectie.dag() is None


def test_the_list_of_shieldings_counts_the_locaties_and_tells_nothing_of_them(winkel: Store):
    uit = BytesIO()
    assert winkel.write_afschermingen(uit, at=AT) == 1
    assert b"Linde" not in uit.getvalue()
    assert b"Proefstraat" not in uit.getvalue()
