"""What makes the tests quick leaves them what they were."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import ClauseElement, Dialect, Engine, column, create_engine, literal, select, table
from werkzeug.routing import Rule

from tests.steun import pagina
from tests.steun.databases.soorten import Adressen
from tests.steun.machine.compileren import OnceCompiled
from tests.steun.machine.servers import let_go, made
from tests.steun.pagina import Pagina, _parsed
from tests.steun.volgorde import dealt, pytest_collection_modifyitems

USUAL = 180


@given(st.lists(st.sampled_from([0, 10, USUAL, 400, 900]), max_size=60), st.integers(1, 8))
def test_every_test_runs_once_and_long_ones_begin_the_run_of_each_worker(
    may_take: list[int], workers: int
):
    order = dealt(range(len(may_take)), may_take, USUAL, workers)
    assert sorted(order) == list(range(len(may_take)))
    short = [n for n in order if may_take[n] <= USUAL]
    assert short == sorted(short)
    long = [n for n in order if may_take[n] > USUAL]
    if len(may_take) >= workers * max(1, len(long)):
        rest, runs = order, []
        for worker in range(workers):
            size = len(rest) // (workers - worker)
            runs.append(rest[:size])
            rest = rest[size:]
        for run in runs:
            shares = [may_take[n] > USUAL for n in run]
            assert shares == sorted(shares, reverse=True)
            assert sum(shares) in {len(long) // workers, -(-len(long) // workers)}


def test_the_longest_of_all_begins_first():
    assert dealt("abcdef", [0, 400, 0, 900, 400, 0], USUAL, 2) == ["d", "e", "a", "b", "c", "f"]


class Told:
    """As much of a test as the order asks for: its name, and the seconds that it says it may take."""

    def __init__(self, name: str, *seconds: float) -> None:
        self.name = name
        self._marker = SimpleNamespace(args=seconds) if seconds else None

    def get_closest_marker(self, name: str) -> object:
        assert name == "timeout"
        return self._marker


@pytest.mark.parametrize(("workers", "order"), [(None, "abcd"), (1, "dabc"), (2, "dabc")])
def test_a_process_on_its_own_keeps_the_order_and_a_worker_does_not(
    workers: int | None, order: str
):
    items: list[Any] = [Told("a"), Told("b", 20), Told("c"), Told("d", 900)]
    config: Any = SimpleNamespace(getini={"timeout": "180"}.get)
    if workers:
        config.workerinput = {"workercount": workers}
    pytest_collection_modifyitems(config, items)
    assert "".join(item.name for item in items) == order


def connected(url: str, **how: Any) -> Engine:
    """An engine whose dialect has asked its database what it is."""
    engine = create_engine(url, **how)
    with engine.connect() as connection:
        connection.execute(select(literal(1)))
    engine.dispose()
    return engine


@pytest.fixture
def once() -> OnceCompiled:
    return OnceCompiled()


def compiled(once: OnceCompiled, dialect: Dialect, statement: ClauseElement) -> Any:
    return once(statement, dialect, compiled_cache={}, column_keys=[])[0]


def test_what_one_engine_compiled_is_used_by_the_next_of_its_kind(
    once: OnceCompiled, adressen: Adressen
):
    url = adressen.office.replace("postgresql://", "postgresql+psycopg://")
    een, ander = connected(url), connected(url)
    assert een.dialect is not ander.dialect
    vraag = select(literal("x"))
    assert compiled(once, een.dialect, vraag) is compiled(once, ander.dialect, vraag)
    assert compiled(once, een.dialect, vraag) is not compiled(once, een.dialect, select(literal(1)))


@pytest.mark.parametrize(
    "how", [{"json_serializer": str}, {"label_length": 20}, {"isolation_level": "AUTOCOMMIT"}]
)
def test_an_engine_that_was_told_anything_else_compiles_for_itself(
    once: OnceCompiled, adressen: Adressen, how: dict[str, Any]
):
    url = adressen.office.replace("postgresql://", "postgresql+psycopg://")
    een, ander = connected(url), connected(url, **how)
    vraag = select(literal("x"))
    assert compiled(once, een.dialect, vraag) is not compiled(once, ander.dialect, vraag)
    assert compiled(once, ander.dialect, vraag).dialect is ander.dialect


def test_each_engine_still_asks_its_own_database(tmp_path: Path):
    """The same statement, compiled once, in two databases that hold different rows."""
    gevonden = []
    for naam in ("een", "ander"):
        engine = create_engine(f"sqlite:///{tmp_path / naam}")
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE iets (naam TEXT)")
            connection.exec_driver_sql(f"INSERT INTO iets VALUES ('{naam}')")
            gevonden.append(
                connection.execute(select(column("naam")).select_from(table("iets"))).scalar()
            )
        engine.dispose()
    assert gevonden == ["een", "ander"]


def test_a_page_that_was_looked_at_before_is_checked_again():
    fout = "<!DOCTYPE html><html lang='nl'><title>x</title><body><main></main></body></html>"
    for _ in range(2):
        with pytest.raises(AssertionError, match="precies één h1"):
            Pagina(fout).check()


GOED = """<!DOCTYPE html><html lang='nl'><title>x</title><body><main><h1>x</h1><form method="post">
<input id="csrf_token" name="csrf_token" type="hidden" value="{token}"></form>{erbij}</main></body></html>"""


def test_a_page_that_was_found_good_is_read_once_whatever_its_token(monkeypatch):
    monkeypatch.setattr(pagina, "_GOED", set())
    gelezen = []

    def read(html: str) -> object:
        gelezen.append(html)
        return _parsed.__wrapped__(html)

    monkeypatch.setattr(pagina, "_parsed", read)
    for token in ("Ijk4.aw-1_x", "anders"):
        Pagina(GOED.format(token=token, erbij="")).check()
    assert {*gelezen} == {GOED.format(token="Ijk4.aw-1_x", erbij="")}
    with pytest.raises(AssertionError, match="plaatje zonder alt"):
        Pagina(GOED.format(token="anders", erbij="<img src=x>")).check()


def test_an_app_whose_addresses_were_compiled_before_has_the_same_addresses(monkeypatch, settings):
    """Every address of the product, compiled by Werkzeug itself and taken from what was kept."""
    told = []
    for compiler in (_COMPILE, Rule.compile, Rule.compile):
        monkeypatch.setattr(Rule, "compile", compiler)
        app = made(settings)
        told.append([_told(rule) for rule in app.url_map.iter_rules()])
        let_go(app)
    assert told[0] == told[1] == told[2]
    assert len(told[0]) > 100


_COMPILE = Rule.compile


def _told(rule: Rule) -> tuple[object, ...]:
    """All that an address was compiled to, and what it writes for parts that say their own name."""
    kinds = {naam: type(converter) for naam, converter in rule._converters.items()}
    voorbeelden = {"UUIDConverter": UUID(int=7), "IntegerConverter": 7}
    delen = {naam: voorbeelden.get(kind.__name__, naam) for naam, kind in kinds.items()}
    assert rule.arguments >= kinds.keys()
    return (
        rule.rule,
        rule.endpoint,
        sorted(rule.methods or ()),
        rule._parts,
        rule._trace,
        kinds,
        sorted(rule.arguments),
        rule.build(delen),
        rule.build({**delen, "vraag": "x y"}),
    )
