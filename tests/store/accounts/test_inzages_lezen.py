"""Which looks at addresses are open, for whom, and which an aanbieder is told of."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.factories import AT, REGIO
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.conftest import Twente
from wijzer.domain.accounts.inzage import INZAGE_DUUR, Inzage, Reden
from wijzer.domain.ids import AanbiederId, GebruikerId, InzageId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.store.store import Store

BEA, BEN = GebruikerId(UUID(int=1)), GebruikerId(UUID(int=2))
SESSIE, ANDERE_SESSIE = "a" * 64, "b" * 64
TEL, MINUUT = timedelta(microseconds=1), timedelta(minutes=1)


def make_inzage(aanbieder_id: AanbiederId | None, at: datetime = AT, **anders: Any) -> Inzage:
    """Bea looks from a moment on, for as long as a look lasts."""
    eigen: dict[str, Any] = {
        "id": InzageId(uuid4()),
        "regio": REGIO,
        "reden": Reden.BELLEN,
        "at": at,
        "until_at": at + INZAGE_DUUR,
        "gebruiker_id": BEA,
        "aanbieder_id": aanbieder_id,
        "sessie_hash": SESSIE,
    }
    return Inzage(**{**eigen, **anders})


def open_now(store: Store, at: datetime = AT, **anders: Any) -> list[Inzage]:
    eigen: dict[str, Any] = {"gebruiker_id": BEA, "regio": REGIO, "sessie_hash": SESSIE}
    return store.inzages.open_of(at=at, **{**eigen, **anders})


def test_a_look_comes_back_as_it_went_in(twente: Twente):
    vol = make_inzage(twente.aanbieder.id, toelichting="Gebeld", reden=Reden.ANDERS)
    kaal = make_inzage(None, AT + MINUUT, gebruiker_id=None, sessie_hash=None, reden=Reden.BESTAND)
    with twente.database.transaction() as store:
        store.inzages.add(vol)
        store.inzages.add(kaal)
        wie = twente.aanbieder.id
        assert store.inzages.of_aanbieder(wie, regio=REGIO, limit=9) == [kaal, vol]


@OP_SQLITE
def test_a_look_is_open_for_who_asked_in_that_session_and_region_alone(
    twente: Twente, buur: Aanbieder
):
    inzage = make_inzage(twente.aanbieder.id)
    with twente.database.transaction() as store:
        store.inzages.add(inzage)
        assert open_now(store) == [inzage]
        assert open_now(store, gebruiker_id=BEN) == []
        assert open_now(store, sessie_hash=ANDERE_SESSIE) == []
        assert open_now(store, regio="elders") == []


@OP_SQLITE
def test_a_look_is_open_from_its_own_moment_up_to_its_end_as_the_domain_says(twente: Twente):
    inzage = make_inzage(twente.aanbieder.id)
    gevallen = [(-TEL, False), (0 * TEL, True), (INZAGE_DUUR - TEL, True), (INZAGE_DUUR, False)]
    with twente.database.transaction() as store:
        store.inzages.add(inzage)
        for over, open_ in gevallen:
            assert bool(open_now(store, AT + over)) is open_ is inzage.is_open(AT + over), over


@OP_SQLITE
def test_a_look_at_a_whole_region_opens_nothing_on_a_page(twente: Twente):
    """It was for a file, which was made at once."""
    with twente.database.transaction() as store:
        store.inzages.add(make_inzage(None))
        assert open_now(store) == []


def test_what_is_open_stands_by_its_end_and_then_by_id(twente: Twente):
    wie = twente.aanbieder.id
    eerst = make_inzage(wie, AT - MINUUT)
    samen = [make_inzage(wie, id=InzageId(UUID(int=nummer))) for nummer in (1, 2)]
    with twente.database.transaction() as store:
        for inzage in (samen[1], samen[0], eerst):
            store.inzages.add(inzage)
        assert open_now(store) == [eerst, *samen]


@OP_SQLITE
def test_an_aanbieder_is_told_of_looks_at_it_and_at_its_whole_region(
    twente: Twente, buur: Aanbieder
):
    eigen, regio = make_inzage(twente.aanbieder.id), make_inzage(None, AT + MINUUT)
    van_buur = make_inzage(buur.id, AT, regio="elders")
    regio_van_buur = make_inzage(None, AT + MINUUT, regio="elders")
    with twente.database.transaction() as store:
        inzages = store.inzages
        for inzage in (eigen, regio, van_buur, regio_van_buur):
            inzages.add(inzage)
        assert inzages.of_aanbieder(twente.aanbieder.id, regio=REGIO, limit=9) == [regio, eigen]
        assert inzages.of_aanbieder(buur.id, regio="elders", limit=9) == [regio_van_buur, van_buur]
        assert inzages.of_aanbieder(buur.id, regio=REGIO, limit=9) == [regio]
        assert inzages.count_since(twente.aanbieder.id, regio=REGIO, since=AT) == 2
        assert inzages.count_since(buur.id, regio=REGIO, since=AT) == 1


def test_the_newest_come_first_and_no_more_than_were_asked(twente: Twente):
    wie = twente.aanbieder.id
    oud = make_inzage(wie, AT - MINUUT)
    samen = [make_inzage(wie, id=InzageId(UUID(int=nummer))) for nummer in (1, 2)]
    with twente.database.transaction() as store:
        for inzage in (*samen, oud):
            store.inzages.add(inzage)
        for hooguit in (0, 1, 2, 3, 9):
            gezien = store.inzages.of_aanbieder(wie, regio=REGIO, limit=hooguit)
            assert gezien == [samen[1], samen[0], oud][:hooguit]


@OP_SQLITE
def test_looks_are_counted_from_a_moment_on_that_moment_included(twente: Twente):
    wie = twente.aanbieder.id
    with twente.database.transaction() as store:
        for over in (0, 1):
            store.inzages.add(make_inzage(wie, AT + over * MINUUT))
        since = [AT - TEL, AT, AT + TEL, AT + MINUUT, AT + MINUUT + TEL]
        geteld = [store.inzages.count_since(wie, regio=REGIO, since=vanaf) for vanaf in since]
    assert geteld == [2, 2, 1, 1, 0]
