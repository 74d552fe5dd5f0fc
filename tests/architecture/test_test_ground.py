"""The ground under the tests: what fixtures promise, they keep."""

from __future__ import annotations

import socket

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError

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
