"""The number of questions does not grow with what is asked for, and many rows take seconds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from tests.factories import (
    REGIO,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_gecontracteerde_locatie,
    make_groep,
    make_opgave,
)
from tests.store.conftest import Twente
from wijzer.store.engine import Database
from wijzer.store.store import Store


@contextmanager
def counting(database: Database) -> Iterator[list[str]]:
    """Every statement that is sent meanwhile."""
    statements: list[str] = []

    def note(*parts: object) -> None:
        statements.append(str(parts[2]))

    event.listen(database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(database.engine, "before_cursor_execute", note)


def fill(store: Store, aantal: int) -> None:
    """As many aanbieders with a groep each: half of them shielded, all with a contract and an opgave."""
    aanbieders = [make_aanbieder() for _ in range(aantal)]
    groepen = [
        make_groep(
            aanbieder, adres=make_afgeschermd_adres() if nummer % 2 else None, gepubliceerd=False
        )
        for nummer, aanbieder in enumerate(aanbieders)
    ]
    locaties = [make_gecontracteerde_locatie(aanbieder) for aanbieder in aanbieders]
    regels = [
        make_contractregel(aanbieder, locatie_id=locatie.id)
        for aanbieder, locatie in zip(aanbieders, locaties, strict=True)
    ]
    store.aanbieders.add_many(aanbieders)
    store.contracten.add_many(regels, locaties)
    store.locaties.add_many(groepen)
    store.aanbod.add_many([make_aanbod(groep, opgave=make_opgave()) for groep in groepen])


READS: dict[str, tuple[Callable[[Store], object], int]] = {
    "locaties": (lambda store: store.locaties.all(REGIO), 4),
    "aanbieders": (lambda store: store.aanbieders.all(REGIO), 2),
    "agb": (lambda store: store.aanbieders.agb_index(REGIO), 2),
    "contracten": (lambda store: store.contracten.regels(REGIO), 1),
    "gecontracteerd": (lambda store: store.contracten.gecontracteerde_locaties(REGIO), 2),
    "aanbod": (
        lambda store: store.aanbod.of_locaties(
            [locatie.id for locatie in store.locaties.all(REGIO)]
        ),
        5,
    ),
    "producten": (lambda store: store.producten.all(REGIO), 1),
    "gemeenten": (lambda store: store.regios.gemeenten(REGIO), 1),
}


@pytest.mark.parametrize("naam", READS)
def test_a_list_takes_the_same_few_questions_however_long_it_is(twente: Twente, naam: str):
    read, questions = READS[naam]
    for _ in range(2):
        with twente.database.transaction() as store:
            fill(store, 20)
        with twente.database.read() as store, counting(twente.database) as statements:
            read(store)
        asked = [statement for statement in statements if statement.startswith("SELECT")]
        assert len(asked) == questions
