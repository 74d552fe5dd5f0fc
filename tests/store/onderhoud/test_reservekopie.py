"""The file of a copy: line by line what was written, and refused whole when a line is missing, broken or too much."""

import gzip
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import Connection, delete, select

from tests.factories import AT, REGIO, make_groep
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.conftest import Twente
from tests.store.onderhoud.conftest import rows
from wijzer.published.tables import PublishedBase
from wijzer.store.afschermlijst.rijvorm import column_types_of
from wijzer.store.database.migraties import head
from wijzer.store.engine import Database
from wijzer.store.onderhoud.reservekopie import (
    FORMAAT,
    KopieFout,
    _fill,
    _parse,
    tables,
    write_backup,
)
from wijzer.store.rijen import table_of
from wijzer.store.tables import Base, ConceptRij, MapwaardeRij, PogingRij, RegioRij

REGELS = list[Any]
KOP = {"formaat": FORMAAT, "revisie": head(), "gemaakt": AT.isoformat()}
MAPWAARDE = table_of(MapwaardeRij)
TABEL = {"tabel": MAPWAARDE.name, "kolommen": column_types_of(MAPWAARDE)}


def hush(_: str) -> None:
    """Tell nobody how far it is."""


def written(database: Database) -> REGELS:
    """The lines of a copy of this database."""
    uit = BytesIO()
    with database.read() as store:
        write_backup(store, uit, at=AT, tell=hush)
    return [json.loads(regel) for regel in gzip.decompress(uit.getvalue()).splitlines()]


# ── out ──


def test_a_copy_begins_with_what_it_is_and_ends_with_how_many_rows_it_has(twente: Twente):
    kop, *regels, einde = written(twente.database)
    assert kop == KOP
    assert einde == {"einde": sum(isinstance(regel, list) for regel in regels)}
    assert einde["einde"] > 10


@OP_SQLITE
def test_every_table_says_its_name_and_columns_before_its_rows_and_is_told(twente: Twente):
    verteld: list[str] = []
    uit = BytesIO()
    with twente.database.read() as store:
        aantal = write_backup(store, uit, at=AT, tell=verteld.append)
    regels = [json.loads(regel) for regel in gzip.decompress(uit.getvalue()).splitlines()]
    koppen = [regel for regel in regels if isinstance(regel, dict) and "tabel" in regel]
    assert [kop["tabel"] for kop in koppen] == verteld == [tabel.name for tabel in tables()]
    assert regels[-1]["einde"] == aantal
    breedte = 0
    for regel in regels[1:-1]:
        if isinstance(regel, dict):
            breedte = len(regel["kolommen"])
        else:
            assert len(regel) == breedte


@OP_SQLITE
def test_rows_stand_in_the_order_of_their_keys_so_that_two_copies_are_equal(twente: Twente):
    with twente.database.transaction(at=AT) as store:
        store.mapwaarden.replace(REGIO, {"b": "2", "a": "één", "c": "“3”"})
    regels = written(twente.database)
    begin = next(i for i, regel in enumerate(regels) if regel == TABEL)
    assert regels[begin + 1 : begin + 4] == [
        [REGIO, "a", "één"],
        [REGIO, "b", "2"],
        [REGIO, "c", "“3”"],
    ]
    assert written(twente.database) == regels


def test_every_table_is_kept_but_what_counts_for_a_day():
    alle = {*Base.metadata.tables, *PublishedBase.metadata.tables}
    namen = [tabel.name for tabel in tables()]
    assert len(namen) == len(set(namen))
    assert alle - set(namen) == {PogingRij.__tablename__, ConceptRij.__tablename__}


def test_a_table_stands_after_every_table_that_it_refers_to():
    namen = [tabel.name for tabel in tables()]
    for tabel in tables():
        for sleutel in tabel.foreign_keys:
            naar = sleutel.column.table.name
            assert namen.index(naar) < namen.index(tabel.name) or naar == tabel.name


# ── in ──


@pytest.fixture
def connection(twente: Twente) -> Iterator[Connection]:
    """A migrated database with the regions that rows refer to; whatever a test puts in is undone."""
    with twente.database.engine.connect() as connection:
        yield connection
        connection.rollback()


def fill(connection: Connection, *regels: Any) -> tuple[int, datetime]:
    return _fill(connection, iter(regels), hush)


@OP_SQLITE
def test_rows_of_a_copy_are_put_in_and_counted_with_the_moment_of_the_copy(connection: Connection):
    rijen = [[REGIO, "a", "1"], [REGIO, "b", "één"]]
    assert fill(connection, KOP, TABEL, *rijen, {"einde": 2}) == (2, AT)
    assert [list(rij.values()) for rij in rows(connection, MAPWAARDE)] == rijen


@OP_SQLITE
def test_a_table_without_rows_is_none_that_is_missing(connection: Connection):
    assert fill(connection, KOP, TABEL, TABEL, [REGIO, "a", "1"], TABEL, {"einde": 1}) == (1, AT)
    assert fill(connection, KOP, {"einde": 0}) == (0, AT)


@OP_SQLITE
@pytest.mark.parametrize("aantal", [1999, 2000, 2001, 4000])
def test_of_many_rows_none_is_lost_where_one_portion_ends(connection: Connection, aantal: int):
    rijen = [[REGIO, f"naam {nummer:05}", ""] for nummer in range(aantal)]
    assert fill(connection, KOP, TABEL, *rijen, {"einde": aantal})[0] == aantal
    namen = connection.scalars(select(MAPWAARDE.c.naam).order_by(MAPWAARDE.c.naam)).all()
    assert namen == [rij[1] for rij in rijen]


@OP_SQLITE
def test_columns_may_stand_in_another_order_than_in_the_table(connection: Connection):
    omgekeerd = {**TABEL, "kolommen": dict(reversed(column_types_of(MAPWAARDE).items()))}
    fill(connection, KOP, omgekeerd, ["1", "a", REGIO], {"einde": 1})
    assert rows(connection, MAPWAARDE) == [{"regio": REGIO, "naam": "a", "waarde": "1"}]


GEEN = "Dit is geen reservekopie van de wijzer."
NIEUWER = "Deze reservekopie is van een nieuwere versie van de wijzer."
HALF = "Deze reservekopie is niet compleet."
RIJ = [REGIO, "a", "1"]


@OP_SQLITE
@pytest.mark.parametrize(
    ("regels", "melding"),
    [
        ([], GEEN),
        ([[1, 2]], GEEN),
        (["tekst"], GEEN),
        ([{}], GEEN),
        ([{**KOP, "formaat": FORMAAT + 1}], GEEN),
        ([{**KOP, "revisie": "9999_nooit"}], NIEUWER),
        ([{"formaat": FORMAAT, "gemaakt": AT.isoformat()}], NIEUWER),
        ([KOP], HALF),
        ([KOP, TABEL], HALF),
        ([KOP, TABEL, RIJ], HALF),
        ([KOP, TABEL, RIJ, TABEL], HALF),
        ([KOP, TABEL, RIJ, {"einde": 0}], HALF),
        ([KOP, TABEL, RIJ, {"einde": 2}], HALF),
        ([KOP, TABEL, RIJ, {}], HALF),
        ([KOP, TABEL, RIJ, "tekst"], HALF),
        ([KOP, RIJ, {"einde": 1}], HALF),
    ],
)
def test_a_file_that_is_something_else_newer_or_not_whole_is_refused_and_says_so(
    connection: Connection, regels: Sequence[Any], melding: str
):
    with pytest.raises(KopieFout, match=melding):
        fill(connection, *regels)


BESCHADIGD = "Deze reservekopie is beschadigd."


@OP_SQLITE
@pytest.mark.parametrize(
    "rij", [[REGIO, "a"], [REGIO, "a", "1", "2"], []], ids=["too few", "too many", "none"]
)
def test_a_row_with_more_or_fewer_values_than_columns_is_of_a_damaged_file(
    connection: Connection, rij: list[str]
):
    with pytest.raises(KopieFout, match=BESCHADIGD):
        fill(connection, KOP, TABEL, RIJ, rij, {"einde": 2})
    assert rows(connection, MAPWAARDE) == []


@OP_SQLITE
@pytest.mark.parametrize(
    ("soort", "waarde"),
    [
        ("uuid", "onzin"),
        ("uuid", 5),
        ("moment", "gisteren"),
        ("moment", 5),
        ("datum", "2026-13-01"),
        ("bytes", "é"),
        ("bytes", []),
        ("bedrag", "veel"),
        ("bedrag", {}),
    ],
)
def test_a_value_that_is_none_of_its_type_is_of_a_damaged_file(
    connection: Connection, soort: str, waarde: object
):
    kolommen = {**column_types_of(MAPWAARDE), "waarde": soort}
    with pytest.raises(KopieFout, match=BESCHADIGD):
        fill(connection, KOP, {**TABEL, "kolommen": kolommen}, [REGIO, "a", waarde], {"einde": 1})


def test_a_file_reads_back_line_by_line():
    inhoud = gzip.compress(b'{"a": 1}\n["\xc3\xa9\xc3\xa9n"]\n')
    assert list(_parse(BytesIO(inhoud))) == [{"a": 1}, ["één"]]


@pytest.mark.parametrize(
    "inhoud",
    [
        b"geen gzip",
        gzip.compress(b'{"a": 1}\n')[:-9],
        gzip.compress(b'{"a": 1}\n{"b": \n'),
        gzip.compress(b'["\xff"]\n'),
        gzip.compress(b'{"a": 1}\n')[:-8] + bytes(8),
    ],
    ids=["no gzip", "cut off", "half a line", "no text", "wrong sum"],
)
def test_a_file_that_was_damaged_says_so_and_nothing_of_how(inhoud: bytes):
    with pytest.raises(KopieFout, match=BESCHADIGD):
        list(_parse(BytesIO(inhoud)))


def test_an_empty_file_has_no_lines():
    assert list(_parse(BytesIO(b""))) == []


@OP_SQLITE
def test_what_was_written_reads_back_row_by_row(twente: Twente, connection: Connection):
    with twente.database.transaction(at=AT) as store:
        store.locaties.add(make_groep(twente.aanbieder, "’t Huis"))
    voor = {tabel.name: rows(connection, tabel) for tabel in tables()}
    connection.rollback()
    regels = written(twente.database)
    for tabel in reversed(tables()):
        connection.execute(delete(tabel))
    assert rows(connection, table_of(RegioRij)) == []
    aantal, gemaakt = fill(connection, *regels)
    assert (aantal, gemaakt) == (sum(map(len, voor.values())), AT)
    na = {tabel.name: rows(connection, tabel) for tabel in tables()}
    for naam, rijen in voor.items():
        assert sorted(map(repr, na[naam])) == sorted(map(repr, rijen))
