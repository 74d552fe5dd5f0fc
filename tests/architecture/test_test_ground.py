"""The ground under the tests: what fixtures promise, they keep."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from xml.etree.ElementTree import tostring

import html5lib
import psycopg
import pytest
from html5lib._tokenizer import HTMLTokenizer
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from tests.factories import AT, make_aanbieder, make_groep, twente_in
from tests.steun.databases.postgres import PUBLIC_ROLE
from tests.steun.databases.soorten import Adressen, PostgresVoorraad, Voorraad, settings_for
from tests.steun.machine.eenmaal import once_in_a_run
from tests.steun.machine.ontleden import read_tags_at_once
from tests.steun.machine.servers import Gathered
from tests.steun.pagina import Pagina
from wijzer.published.tables import PublishedBase
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.store.tables import Base

GOOD_PAGE = """<!DOCTYPE html><html lang="nl"><head><title>Titel</title></head><body><main>
<h1>Kop</h1><a href="#hier">x</a><p id="hier">x</p><form method="post"><input type="hidden" name="csrf_token" value="t">
<label for="naam">Naam</label><input id="naam" name="naam"><select name="k" aria-label="k"><option selected>1</option></select>
</form></main></body></html>"""


def test_each_test_gets_an_empty_migrated_database(database: Database):
    with database.transaction():
        pass
    database.check_migrated()


@pytest.mark.parametrize("adressen", ["postgresql"], indirect=True)
def test_postgresql_reads_the_published_tables_as_a_role_that_reads_nothing_else(
    settings: Settings,
):
    engine = create_engine(settings.publiek_database_url.expose())
    with engine.connect() as connection:
        for name in PublishedBase.metadata.tables:
            connection.execute(text(f'SELECT count(*) FROM "{name}"'))
        for name in Base.metadata.tables:
            with pytest.raises(ProgrammingError, match="permission denied"):
                connection.execute(text(f'SELECT count(*) FROM "{name}"'))
            connection.rollback()
    engine.dispose()


@pytest.fixture
def stock(voorraden: dict[str, Voorraad]) -> PostgresVoorraad:
    """Where the tests get their databases of PostgreSQL from."""
    stock = voorraden["postgresql"]
    assert isinstance(stock, PostgresVoorraad)
    return stock


def name_of(adressen: Adressen) -> str:
    return adressen.office.rpartition("/")[2]


def contents(adressen: Adressen) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and where the numbers stand."""
    tables = [*Base.metadata.tables, *PublishedBase.metadata.tables, "alembic_version"]
    numbers = "SELECT sequencename, last_value FROM pg_sequences"
    with psycopg.connect(adressen.office) as connection:
        rows = {
            naam: connection.execute(f"SELECT * FROM {naam}".encode()).fetchall() for naam in tables
        }
        return {**rows, "numbers": connection.execute(numbers.encode()).fetchall()}


def test_a_database_that_was_used_comes_back_as_if_it_were_fresh(
    stock: PostgresVoorraad, tmp_path: Path
):
    used = stock.take(tmp_path)
    fresh = contents(used)
    engine = Database(settings_for(used, tmp_path))
    with engine.transaction(at=AT) as store:
        twente_in(store)
        aanbieder = make_aanbieder()
        store.aanbieders.add(aanbieder)
        store.locaties.add(make_groep(aanbieder))
    with psycopg.connect(used.office) as connection:
        connection.execute("SELECT nextval(format('%I', sequencename)::regclass) FROM pg_sequences")
    assert contents(used) != fresh
    stock.give_back(used)  # with a connection of the engine still open
    again = stock.take(tmp_path)
    assert name_of(again) == name_of(used)
    assert contents(again) == fresh
    stock.give_back(again)
    engine.dispose()


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE iets (a int)",
        "CREATE VIEW iets AS SELECT 1",
        "CREATE SCHEMA iets",
        "CREATE INDEX iets ON locatie (naam)",
        "ALTER TABLE locatie ADD COLUMN iets int",
        "ALTER TABLE locatie ALTER naam DROP NOT NULL",
        "ALTER TABLE logboek DISABLE TRIGGER ALL",
        f"GRANT SELECT ON locatie TO {PUBLIC_ROLE}",
        f"REVOKE SELECT ON published_aanbod FROM {PUBLIC_ROLE}",
        f"ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO {PUBLIC_ROLE}",
        "UPDATE alembic_version SET version_num = '9999'",
        "DROP TABLE alembic_version",
    ],
)
def test_a_database_of_which_more_than_rows_was_changed_never_comes_back(
    stock: PostgresVoorraad, tmp_path: Path, change: str
):
    used = stock.take(tmp_path)
    stock.server.execute(change, database=name_of(used))
    stock.give_back(used)
    again = stock.take(tmp_path)
    assert name_of(again) != name_of(used)
    stock.give_back(again)


def test_no_test_reaches_further_than_this_machine():
    with socket.socket() as connection, pytest.raises(UserWarning, match=r"192\.0\.2\.1"):
        connection.connect(("192.0.2.1", 80))


def test_a_good_page_passes():
    Pagina(GOOD_PAGE).check()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<title>Titel</title>", "<title></title>"),
        ("<!DOCTYPE html>", ""),
        (' lang="nl"', ""),
        ("<h1>Kop</h1>", ""),
        ("<h1>Kop</h1>", "<h1>Kop</h1><h1>Kop</h1>"),
        ('id="hier"', 'id="naam"'),
        ('href="#hier"', 'href="#daar"'),
        ('for="naam"', 'for="nam"'),
        ('name="csrf_token"', 'name="token"'),
        ("<p ", '<p style="color:red" '),
        ("<p ", '<p onclick="x()" '),
        ("<p ", "<script>x()</script><p "),
        ("<p ", "<style>p{}</style><p "),
        ("<p ", '<img src="x.png"><p '),
        ("</p>", "</b></p>"),
        ("<main>", "<div>"),
        (' aria-label="k"', ""),
        (' id="naam"', ' id="naam" aria-describedby="hulp"'),
    ],
)
def test_a_page_with_one_fault_does_not_pass(old, new):
    with pytest.raises(AssertionError):
        Pagina(GOOD_PAGE.replace(old, new, 1)).check()


def test_a_server_stops_after_the_last_request_and_lets_nobody_in_behind_it():
    asked, told = Event(), Event()

    @Request.application
    def slow(_request: Request) -> Response:
        asked.set()
        assert told.wait(10)
        return Response("klaar")

    gathered = Gathered(slow)
    visitor = Client(gathered)
    with ThreadPoolExecutor() as threads:
        request = threads.submit(visitor.get, "/")
        assert asked.wait(10)
        stop = threads.submit(gathered.finish)
        assert not stop.done()
        told.set()
        stop.result(10)
        assert request.result(10).text == "klaar"
    assert visitor.get("/").status_code == 503


LETTER_BY_LETTER = HTMLTokenizer.tagOpenState
"""Taken when this is imported, before a test runs: the library's own way."""


@pytest.mark.parametrize(
    "html",
    [
        GOOD_PAGE, "<p>x</P><DIV ID='x'>y</DIV>", '<a b="&amp;x&#39;" c d=e>', '<p a="1" A="2">', "</p x>", "</p/>", "<br/>", "<p/>",
        '<svg viewBox="0 0 1 1"><path d="M0" /></svg>', '<a href="x&y=1">', '<a b="&lt;&copy">', '<p\x0ca="b">', '<p a = "b">',
        '<p a="b"c="d">', "<a", '<a b="', "</", "<", "<!-- <p> -->", '<title><p a="b"></title>', '<textarea a="b"><p></textarea>',
        '<script src="x"><p></script>', '<p a="\0">', "<p a=b>", '<x-y a="1">', '<p a="x\r\ny">', "<input required disabled />",
        f'<a b="{"c" * 11_000}">', f'{"x" * 10_235}<p class="a b c d e f">', '<p data-1="x" 1="y" a:b="é">', '<p onclick="<b>">',
    ],
)  # fmt: skip
def test_a_tag_that_is_read_at_once_is_read_as_the_library_reads_it(
    html: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(HTMLTokenizer, "tagOpenState", LETTER_BY_LETTER)
    expected = _read(html)
    read_tags_at_once(monkeypatch)
    assert _read(html) == expected


def test_a_good_tag_is_not_read_letter_by_letter(monkeypatch: pytest.MonkeyPatch):
    by_letter: list[object] = []
    monkeypatch.setattr(HTMLTokenizer, "attributeNameState", by_letter.append)
    tree, _ = _read('<p class="a" hidden>x</p>')
    assert b'<p class="a" hidden="">x</p>' in tree
    assert by_letter == []


def _read(html: str) -> tuple[bytes, list[object]]:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    return tostring(parser.parse(html)), parser.errors


def test_what_is_made_once_is_found_whole_by_the_next_also_after_who_failed(tmp_path: Path):
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise FileNotFoundError(folder)

    with pytest.raises(FileNotFoundError):
        once_in_a_run(tmp_path, "demo", fail)
    gemaakt = once_in_a_run(tmp_path, "demo", lambda folder: (folder / "heel").touch())
    assert [pad.name for pad in gemaakt.iterdir()] == ["heel"]
    assert once_in_a_run(tmp_path, "demo", fail) == gemaakt


def test_of_two_that_make_the_same_at_once_one_makes_it(tmp_path: Path):
    gemaakt = list[Path]()

    def make(_: int) -> Path:
        return once_in_a_run(tmp_path, "demo", gemaakt.append)

    with ThreadPoolExecutor(2) as samen:
        assert len(set(samen.map(make, range(8)))) == len(gemaakt) == 1
