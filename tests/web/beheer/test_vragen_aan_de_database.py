"""How often a page asks the database does not depend on how much there is to show."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from tests.factories import AT, make_aanbieder, make_aanbod, make_contractregel, make_groep
from tests.web.beheer.conftest import run_check
from wijzer.web.office.deur import KANTOOR

PAGINAS = [
    "/beheer",
    "/beheer/afwijkingen",
    "/beheer/aanbieders",
    "/beheer/contracten",
    "/beheer/gemeenten",
    "/beheer/producten",
    "/beheer/logboek",
]
HOOGUIT = 40


@contextmanager
def counted(app) -> Iterator[list[str]]:
    """Every question that the office asks inside the block."""
    gevraagd: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        gevraagd.append(statement)

    engine = app.extensions[KANTOOR].engine
    event.listen(engine, "before_cursor_execute", note)
    yield gevraagd
    event.remove(engine, "before_cursor_execute", note)


def ask(wereld, pad: str) -> int:
    with counted(wereld.app) as gevraagd:
        wereld.bea.get(pad)
    return len(gevraagd)


def add_many(wereld) -> None:
    with wereld.database.transaction(at=AT) as store:
        for nummer in range(30):
            aanbieder = make_aanbieder(f"Zorg {nummer:02}")
            store.aanbieders.add(aanbieder)
            groep = make_groep(aanbieder, f"Groep {nummer:02}")
            store.locaties.add(groep)
            store.aanbod.add(make_aanbod(groep))
            if nummer % 2:
                store.contracten.add_many([make_contractregel(aanbieder)])
        run_check(store, "twente")


@pytest.mark.parametrize("pad", PAGINAS)
def test_more_to_show_is_not_more_to_ask(wereld, pad):
    weinig = ask(wereld, pad)
    add_many(wereld)
    assert ask(wereld, pad) <= weinig
    assert 3 <= weinig <= HOOGUIT
