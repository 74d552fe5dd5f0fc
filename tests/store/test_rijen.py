"""Rows, one and many at a time: what is written, what is refused, and what it does to rows that were not named."""

from collections.abc import Iterator, Mapping
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from tests.factories import AT, REGIO
from tests.steun.databases.geheugen import tables_in_memory
from wijzer.domain.fouten import Conflict, NietGevonden
from wijzer.domain.regio.gebied import Contact
from wijzer.store.rijen import (
    contact_columns,
    contact_of,
    fetch,
    fetch_in,
    fetch_one,
    find_one,
    in_chunks,
    insert_rows,
    table_of,
    update_rows,
    upsert_rows,
)
from wijzer.store.tables import (
    AanbiederRij,
    DoelgroepRij,
    KaderbronRij,
    LocatieRij,
    SynoniemRij,
    TaakRunRij,
)

RUN = select(TaakRunRij)


@pytest.fixture
def session() -> Iterator[Session]:
    """Three tables in memory: one with a versie, one that is only a key, and one with an order."""
    with tables_in_memory(
        *map(table_of, (SynoniemRij, KaderbronRij, DoelgroepRij, TaakRunRij))
    ) as session:
        yield session


def word(nummer: int, woorden: str = "hulp") -> dict[str, object]:
    """A row with a versie, and a key of its own."""
    return {
        "id": UUID(int=nummer), "regio": REGIO, "sleutel": f"woord {nummer}", "woorden": woorden,
        "hulpvormen": [], "doelgroepen": [], "eigen": True, "weg": False,
    }  # fmt: skip


def words(session: Session) -> dict[int, tuple[str, int]]:
    """Of each row its text and its versie."""
    rijen = session.execute(select(SynoniemRij.id, SynoniemRij.woorden, SynoniemRij.versie))
    return {rij.id.int: (rij.woorden, rij.versie) for rij in rijen}


def fill(session: Session, aantal: int = 3) -> None:
    insert_rows(session, SynoniemRij, [{**word(nummer), "versie": 1} for nummer in range(aantal)])


def doelgroepen(session: Session) -> Mapping[str, tuple[str, int]]:
    rijen = session.execute(select(DoelgroepRij.slug, DoelgroepRij.naam, DoelgroepRij.volgorde))
    return {rij.slug: (rij.naam, rij.volgorde) for rij in rijen}


# ── change ──


def test_a_change_raises_the_versie_of_its_rows_by_one_and_leaves_the_others(session: Session):
    fill(session)
    update_rows(session, SynoniemRij, [(word(0, "a"), None), (word(1, "b"), 1)])
    assert words(session) == {0: ("a", 2), 1: ("b", 2), 2: ("hulp", 1)}
    update_rows(session, SynoniemRij, [(word(0, "a"), 2)])
    assert words(session)[0] == ("a", 3), "also where nothing differs: a form of before is refused"


def test_a_row_of_another_versie_is_a_conflict(session: Session):
    fill(session)
    for versie in (0, 2):
        with pytest.raises(Conflict):
            update_rows(session, SynoniemRij, [(word(0, "a"), versie)])
    assert words(session)[0] == ("hulp", 1)


def test_one_conflict_among_many_is_one_of_all(session: Session):
    fill(session)
    with pytest.raises(Conflict):
        update_rows(session, SynoniemRij, [(word(0), 1), (word(1), 7), (word(2), 1)])


@pytest.mark.parametrize("versie", [None, 1])
def test_a_row_that_is_not_there_is_not_found_with_or_without_a_versie(
    session: Session, versie: int | None
):
    fill(session)
    with pytest.raises(NietGevonden):
        update_rows(session, SynoniemRij, [(word(0), versie), (word(9), versie)])


def test_where_one_is_gone_and_one_has_another_versie_the_one_that_is_gone_is_told(
    session: Session,
):
    fill(session)
    with pytest.raises(NietGevonden):
        update_rows(session, SynoniemRij, [(word(0), 7), (word(9), 1)])


def test_no_rows_are_no_question(session: Session):
    vragen: list[object] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *delen: vragen.append(delen))
    update_rows(session, SynoniemRij, [])
    insert_rows(session, SynoniemRij, [])
    upsert_rows(session, SynoniemRij, [], keys=["id"])
    assert fetch_in(session, RUN, TaakRunRij.id, []) == []
    assert vragen == []


def test_rows_change_in_the_order_of_their_keys_whoever_names_them(session: Session):
    fill(session, 9)
    volgordes: list[list[object]] = []
    event.listen(
        session.get_bind(),
        "before_cursor_execute",
        lambda *delen: volgordes.append([rij[-1] for rij in delen[3]] if delen[5] else []),
    )
    for nummers in (range(9), range(8, -1, -1)):
        update_rows(session, SynoniemRij, [(word(nummer), None) for nummer in nummers])
    heen, terug = volgordes
    assert heen == terug == sorted(map(str, heen))


def test_rows_are_found_by_another_key_where_there_is_one(session: Session):
    fill(session)
    update_rows(session, SynoniemRij, [({"sleutel": "woord 1", "woorden": "b"}, 1)], key="sleutel")
    assert words(session)[1] == ("b", 2)


# ── add, or change ──


def test_what_is_there_changes_and_what_is_not_is_added(session: Session):
    eerst = [{"regio": REGIO, "slug": "lvb", "naam": "LVB", "volgorde": 1}]
    dan = [
        {"regio": REGIO, "slug": "lvb", "naam": "Licht verstandelijk beperkt", "volgorde": 2},
        {"regio": REGIO, "slug": "autisme", "naam": "Autisme", "volgorde": 1},
    ]
    for waarden in (eerst, dan):
        upsert_rows(session, DoelgroepRij, waarden, keys=["regio", "slug"])
    assert doelgroepen(session) == {
        "lvb": ("Licht verstandelijk beperkt", 2),
        "autisme": ("Autisme", 1),
    }


def test_the_same_key_in_another_region_is_another_row(session: Session):
    for regio in (REGIO, "achterhoek"):
        waarden = {"regio": regio, "slug": "lvb", "naam": regio, "volgorde": 1}
        upsert_rows(session, DoelgroepRij, [waarden], keys=["regio", "slug"])
    assert len(fetch(session, select(DoelgroepRij))) == 2


def test_a_row_that_is_only_a_key_is_there_or_is_added(session: Session):
    rijen = [{"regio": REGIO, "origin": origin} for origin in ("https://a.nl", "https://b.nl")]
    for waarden in (rijen[:1], rijen):
        upsert_rows(session, KaderbronRij, waarden, keys=["regio", "origin"])
    assert len(fetch(session, select(KaderbronRij))) == 2


# ── read ──


def test_a_row_is_read_as_it_stands_now_and_not_as_it_was_read_before(session: Session):
    fill(session, 1)
    [voor] = fetch(session, select(SynoniemRij))
    assert voor.woorden == "hulp"
    update_rows(session, SynoniemRij, [(word(0, "anders"), None)])
    assert fetch_one(session, select(SynoniemRij)).woorden == "anders"


def test_of_none_there_is_nothing_to_fetch(session: Session):
    assert find_one(session, RUN) is None
    with pytest.raises(NietGevonden):
        fetch_one(session, RUN)


@pytest.mark.parametrize("aantal", [999, 1000, 1001, 2000, 2001])
def test_rows_of_many_ids_come_in_as_few_questions_as_may_be(session: Session, aantal: int):
    ids = [uuid4() for _ in range(aantal)]
    vast: dict[str, object] = {"taak": "a", "regio": None, "started_at": AT, "aantallen": {}}
    rijen = [{"id": id_, **vast} for id_ in ids]
    insert_rows(session, TaakRunRij, rijen)
    vragen: list[object] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *delen: vragen.append(delen))
    gevonden = fetch_in(session, RUN, TaakRunRij.id, [*ids, *ids, uuid4()])
    assert sorted(rij.id for rij in gevonden) == sorted(ids), "each once, however often it is named"
    assert len(vragen) == -(-(aantal + 1) // 1000)


@given(st.lists(st.integers(), max_size=20), st.integers(0, 3))
def test_chunks_together_are_the_whole_in_its_order(dingen: list[int], keer: int):
    alle = dingen * (keer * 100)
    brokken = list(in_chunks(iter(alle)))
    assert [ding for brok in brokken for ding in brok] == alle
    assert all(len(brok) == 1000 for brok in brokken[:-1])
    assert all(0 < len(brok) <= 1000 for brok in brokken)


# ── a contact is three columns ──


@pytest.mark.parametrize("soort", [AanbiederRij, LocatieRij])
@pytest.mark.parametrize(
    "contact",
    [
        Contact(),
        Contact(telefoon="074-000 00 12", email="a@b.nl", website="https://b.nl"),
        Contact(email="a@b.nl"),
    ],
)
def test_a_contact_comes_back_from_its_columns(
    soort: type[AanbiederRij | LocatieRij], contact: Contact
):
    assert contact_of(soort(**contact_columns(contact))) == contact
