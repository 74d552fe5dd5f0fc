"""Reading the audit trail: pages, the last fact about something, walks in parts, and what may stand in a fact."""

from datetime import timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from tests.factories import AT, REGIO, make_actor, make_gebruiker
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.test_logboek import fill, note
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.fouten import WijzerFout
from wijzer.store import logboek
from wijzer.store.engine import Database
from wijzer.store.logboekketen import BEKRACHTIGD
from wijzer.store.store import Store

ZOMER = timezone(timedelta(hours=2))
DING, ANDER = UUID(int=1), UUID(int=2)


def numbers(store: Store, regio: str | None = None, **anders: Any) -> list[int]:
    return [regel.nummer for regel in store.logboek.page(regio, **anders)]


@OP_SQLITE
def test_pages_follow_each_other_without_a_gap_and_end(database: Database):
    fill(database, 5)
    with database.read() as store:
        assert numbers(store, limit=2) == [5, 4]
        assert numbers(store, before=4, limit=2) == [3, 2]
        assert numbers(store, before=2, limit=2) == [1]
        assert numbers(store, before=1) == []
        assert numbers(store, limit=0) == []
        assert numbers(store, before=99) == [5, 4, 3, 2, 1]


@OP_SQLITE
def test_a_page_without_a_limit_holds_fifty(store: Store):
    for _ in range(51):
        note(store)
    assert numbers(store) == list(range(51, 1, -1))


def test_a_page_of_a_region_passes_over_the_facts_of_others(store: Store):
    for regio in (REGIO, "elders", None, REGIO):
        note(store, regio=regio)
    assert numbers(store, REGIO) == [4, 1]
    assert numbers(store, REGIO, before=4) == [1]
    assert numbers(store, REGIO, limit=1) == [4]
    assert numbers(store, "elders") == [2]
    assert numbers(store, "nergens") == []
    assert numbers(store) == [4, 3, 2, 1]


@OP_SQLITE
def test_what_was_just_noted_is_on_the_page_of_the_same_transaction(store: Store):
    note(store, "net")
    assert [regel.handeling for regel in store.logboek.page(None)] == ["net"]
    note(store, "daarna")
    assert [regel.handeling for regel in store.logboek.page(None)] == ["daarna", "net"]


@OP_SQLITE
def test_what_was_kept_once_is_not_kept_again(store: Store):
    note(store)
    store.logboek.flush()
    store.logboek.flush()
    assert numbers(store) == [1]
    assert store.logboek.verify() is None


@OP_SQLITE
def test_a_transaction_in_which_nothing_was_noted_adds_nothing(database: Database):
    fill(database, 1)
    with database.transaction():
        pass
    with database.read() as store:
        assert numbers(store) == [1]


def test_facts_of_one_transaction_stand_in_the_order_in_which_they_were_noted(database: Database):
    """Also when one bears an earlier moment: the number tells what came after what."""
    with database.transaction() as store:
        note(store, "een", at=AT)
        note(store, "twee", at=AT - timedelta(days=1))
        note(store, "drie", at=AT)
    with database.read() as store:
        regels = store.logboek.page(None)
    assert [(regel.nummer, regel.handeling) for regel in regels] == [
        (3, "drie"),
        (2, "twee"),
        (1, "een"),
    ]


def test_a_fact_reads_as_it_was_noted(store: Store):
    by = make_actor(make_gebruiker())
    details = {"velden": ["naam", "é"], "aantal": 3, "ja": True, "niets": None, "diep": {"a": [1]}}
    store.logboek.add(
        by=by,
        at=AT.astimezone(ZOMER),
        handeling="wijzigen",
        object_soort="locatie",
        object_id=DING,
        details=details,
    )
    (regel,) = store.logboek.page(None)
    assert regel == logboek.LogRegel(
        nummer=1,
        at=AT,
        gebruiker_id=by.gebruiker_id,
        regio=REGIO,
        handeling="wijzigen",
        object_soort="locatie",
        object_id=str(DING),
        details=details,
    )
    assert regel.at.utcoffset() == timedelta(0)


@OP_SQLITE
def test_a_fact_without_details_has_none_and_one_of_the_system_names_nobody(store: Store):
    note(store)
    (regel,) = store.logboek.page(None)
    assert (regel.details, regel.gebruiker_id, regel.regio) == ({}, None, None)


@OP_SQLITE
def test_the_region_of_who_acts_goes_before_that_of_the_object(store: Store):
    note(store, by=make_actor(make_gebruiker()), regio="elders")
    assert [regel.regio for regel in store.logboek.page(None)] == [REGIO]


READ_BACK: dict[str, tuple[object, object]] = {
    "id": (DING, str(DING)),
    "paar": ((1, 2), [1, 2]),
    "sleutels": ({1: DING}, {"1": str(DING)}),
    "diep": ([{"a": (DING,)}], [{"a": [str(DING)]}]),
    "leeg": ("", ""),
    "nul": (0, 0),
    "onder": (-1, -1),
    "groot": (2**60, 2**60),
    "nee": (False, False),
    "geen lijst": ([], []),
    "geen namen": ({}, {}),
}
"""What is noted, and what it reads back as."""


def test_details_read_back_as_plain_values(store: Store):
    note(store, details={naam: waarde for naam, (waarde, _) in READ_BACK.items()})
    (regel,) = store.logboek.page(None)
    assert regel.details == {naam: gelezen for naam, (_, gelezen) in READ_BACK.items()}


@pytest.mark.parametrize("waarde", [{1, 2}, b"x", object(), WijzerFout("x"), 1j])
def test_what_would_not_read_back_is_refused_by_the_name_of_its_detail(waarde: object):
    zonder_database = logboek.Logboek(Session(), [b"sleutel"])
    with pytest.raises(TypeError, match=r"^kleur: .* kan niet in het logboek"):
        zonder_database.add(
            by=SYSTEEM,
            at=AT,
            handeling="x",
            object_soort="x",
            object_id="x",
            details={"kleur": [waarde]},
        )
    zonder_database.flush()  # nothing of a refused fact waits: this would ask for a database


@OP_SQLITE
def test_an_object_is_named_by_its_id_as_text(store: Store):
    for object_id in (DING, "GM0164", 7):
        note(store, object_id=object_id)
    assert [regel.object_id for regel in store.logboek.page(None)] == ["7", "GM0164", str(DING)]


# ── the last fact about something ──


def test_the_last_fact_about_an_object_is_the_newest_of_the_kinds_that_are_asked(store: Store):
    for handeling, ding in (("a", DING), ("b", DING), ("a", DING), ("a", ANDER), ("c", DING)):
        note(store, handeling, object_id=ding)

    def last(*handelingen: str, ding: object = DING, soort: str = "locatie") -> int | None:
        regel = store.logboek.last_on(soort, ding, handelingen)
        return regel.nummer if regel else None

    assert last("a") == 3
    assert last("b") == 2
    assert last("a", "b") == 3
    assert last("a", "b", "c") == 5
    assert last("a", ding=ANDER) == 4
    assert last("a", ding=str(DING)) == 3, "an id is the same as its text"
    assert last("d") is None
    assert last() is None
    assert last("a", soort="aanbieder") is None
    assert last("a", ding=uuid4()) is None


@OP_SQLITE
def test_the_last_fact_is_also_one_that_was_just_noted(store: Store):
    note(store, "a", object_id=DING)
    gevonden = store.logboek.last_on("locatie", DING, ["a"])
    assert gevonden
    assert gevonden.nummer == 1


# ── walking past all of it ──


@OP_SQLITE
@pytest.mark.parametrize("blad", [1, 2, 3])
def test_a_trail_is_walked_to_its_end_however_much_of_it_is_read_at_once(
    database: Database, monkeypatch: pytest.MonkeyPatch, blad: int
):
    monkeypatch.setattr(logboek, "_BLAD", blad)
    fill(database, 3)
    with database.read() as store:
        ketting = store.logboek.walk()
        assert (ketting.tot, ketting.fout) == (3, None)
        assert store.logboek.verify() is None


@OP_SQLITE
def test_a_walk_goes_on_where_it_stopped(database: Database):
    fill(database, 2)
    with database.read() as store:
        ketting = store.logboek.walk()
    fill(database, 2)
    with database.read() as store:
        assert store.logboek.walk(ketting) is ketting
        assert (ketting.tot, ketting.fout) == (4, None)
        assert ketting.afdruk == store.logboek.walk().afdruk


@OP_SQLITE
def test_a_walk_takes_in_what_was_just_noted(store: Store):
    note(store)
    assert store.logboek.walk().tot == 1


@OP_SQLITE
def test_confirming_says_who_and_up_to_where_and_leaves_a_trail_that_fits(database: Database):
    fill(database, 2)
    by = make_actor(make_gebruiker())
    with database.transaction() as store:
        note(store, "nog niet bewaard")
        ketting = store.logboek.walk()
        assert store.logboek.confirm(ketting, by=by, at=AT) is None
    with database.read() as store:
        laatste = store.logboek.page(None)[0]
        assert store.logboek.verify() is None
    assert (laatste.nummer, laatste.handeling, laatste.gebruiker_id) == (
        4,
        BEKRACHTIGD,
        by.gebruiker_id,
    )
    assert laatste.details == {"tot": 3, "afdruk": ketting.afdruk, "past_niet_vanaf": None}


@OP_SQLITE
def test_an_empty_trail_can_be_confirmed(store: Store):
    assert store.logboek.confirm(store.logboek.walk(), by=SYSTEEM, at=AT) is None
    assert store.logboek.verify() is None
    assert numbers(store) == [1]
