"""Migration 0023: what has a code keeps it with its whole history, and going down erases what has none."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert, select, text

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_opgave,
    twente_in,
)
from wijzer.domain.fouten import Ongeldig
from wijzer.published.tables import PublishedAanbod
from wijzer.store.database.migraties import migrate
from wijzer.store.engine import Database
from wijzer.store.tables import AanbodRij, AfwijkingRij, AfwijkingStapRij, HistorieRij

DAG = timedelta(days=1)
BRON = make_aanbieder("De Bron")
HUIS = make_groep(BRON)
CODE, WEG = make_aanbod(HUIS, opgave=make_opgave()), make_aanbod(HUIS, "WGZHG")
ZONDER = make_aanbod(HUIS, "hulpvorm:vaktherapie", make_opgave())
OPGAVEN = [
    make_opgave(peildatum=TODAY - dagen * DAG, toelichting=f"{dagen} dagen") for dagen in (9, 4)
]
REGELS = [make_contractregel(BRON), make_contractregel(BRON, "hulpvorm:vaktherapie")]
ZAKEN = [(uuid4(), "WGZHF", None), (uuid4(), None, "vaktherapie"), (uuid4(), None, None)]


@pytest.fixture
def gevuld(database: Database) -> Database:
    """With and without a code: aanbod with a history, contract rows, and cases with a step each."""
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(BRON)
        store.contracten.add_many(REGELS)
        store.locaties.add(HUIS)
        store.aanbod.add_many([CODE, WEG, ZONDER])
        store.aanbod.withdraw(WEG, at=AT, by=None)
        for aanbod in (CODE, ZONDER):
            store.aanbod.add_historie([(aanbod.id, opgave) for opgave in OPGAVEN])
        for id_, code, slug in ZAKEN:
            gezien = {"opened_at": AT, "gezien_at": AT, "status": "open", "verschil": []}
            wat = {"id": id_, "sleutel": str(id_), "productcode": code, "hulpvorm": slug}
            zaak = {
                "regio": REGIO,
                "soort": "geen-contract",
                "aanbieder_id": BRON.id,
                **gezien,
                **wat,
            }
            store.session.execute(insert(AfwijkingRij).values(zaak))
            for gebeurtenis in ("geopend", "overgenomen"):
                stap = {"afwijking_id": id_, "stap": gebeurtenis, "status": "open", "at": AT}
                store.session.execute(insert(AfwijkingStapRij).values(stap))
    return database


def test_going_down_erases_what_has_no_code_and_keeps_the_rest_with_its_history(gevuld: Database):
    migrate(gevuld.engine, "0022")
    migrate(gevuld.engine)
    with gevuld.read() as store:
        assert store.aanbod.get(CODE.id) == CODE
        assert store.aanbod.historie(CODE.id, TODAY - 99 * DAG) == [*OPGAVEN, CODE.opgave]
        [weg] = store.aanbod.withdrawn_of([HUIS.id])[HUIS.id]
        assert weg.aanbod.id == WEG.id
        assert set(store.session.scalars(select(AanbodRij.id))) == {CODE.id, WEG.id}
        assert set(store.session.scalars(select(HistorieRij.aanbod_id))) == {CODE.id}
        assert store.contracten.regels(REGIO) == [REGELS[0]]
        met_code = {ZAKEN[0][0], ZAKEN[2][0]}
        assert set(store.session.scalars(select(AfwijkingRij.id))) == met_code
        assert set(store.session.scalars(select(AfwijkingStapRij.afwijking_id))) == met_code
        assert set(store.session.scalars(select(AfwijkingStapRij.stap))) == {"geopend"}
        assert store.session.scalars(select(PublishedAanbod.productcode)).all() == ["WGZHF"]


def rows(database: Database, kolommen: Mapping[str, Sequence[str]]) -> list[list[dict[str, Any]]]:
    """The rows of these tables, as far as their columns are given; all columns where none are."""
    with database.engine.connect() as connection:
        return [
            [
                {naam: rij[naam] for naam in namen or rij}
                for rij in connection.execute(
                    text(f"SELECT * FROM {tabel} ORDER BY 1, 2")
                ).mappings()
            ]
            for tabel, namen in kolommen.items()
        ]


def test_going_up_leaves_every_row_and_its_history_as_it_was(gevuld: Database):
    tabellen = (
        "beschikbaarheid_historie",
        "aanbod",
        "contractregel",
        "afwijking",
        "published_aanbod",
    )
    migrate(gevuld.engine, "0022")
    was = rows(gevuld, dict.fromkeys(tabellen, ()))
    migrate(gevuld.engine)
    kolommen = {tabel: list(rijen[0]) for tabel, rijen in zip(tabellen, was, strict=True)}
    assert rows(gevuld, kolommen) == was


@pytest.mark.parametrize(
    "waarden", ["productcode = NULL, hulpvorm = NULL", "productcode = 'X', hulpvorm = 'x'"]
)
@pytest.mark.parametrize("tabel", ["aanbod", "contractregel"])
def test_the_database_refuses_both_and_neither_at_the_hulpvorm(
    gevuld: Database, tabel: str, waarden: str
):
    with pytest.raises(Ongeldig) as fout, gevuld.engine.begin() as connection:
        connection.execute(text(f"UPDATE {tabel} SET {waarden}"))
    assert fout.value.veld == "hulpvorm"
    assert "niet allebei" in fout.value.melding


def test_a_locatie_offers_a_hulpvorm_once_a_withdrawn_one_included(gevuld: Database):
    for _ in ("in use", "withdrawn"):
        with pytest.raises(Ongeldig) as fout, gevuld.transaction(at=AT) as store:
            store.aanbod.add(make_aanbod(HUIS, "hulpvorm:vaktherapie"))
        assert (fout.value.veld, fout.value.melding) == (
            "hulpvorm",
            "Deze hulpvorm staat al bij deze locatie.",
        )
        with gevuld.transaction(at=AT) as store:
            store.aanbod.withdraw(ZONDER, at=AT, by=None)
