"""A log line is a fact with ids: never a person, a secret or an address."""

from __future__ import annotations

import io
import json
import logging
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import pytest
import structlog

from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres
from wijzer.logs import HIDDEN, configure_logging, get_logger, log_request
from wijzer.settings import Geheim, LogVorm

ID = UUID("00000000-0000-4000-8000-000000000001")


class Lines(io.StringIO):
    @property
    def last(self) -> dict[str, Any]:
        return json.loads(self.getvalue().splitlines()[-1])


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What was logged, as JSON; logging is put back afterwards."""
    root = logging.getLogger()
    before = (root.handlers, root.level)
    stream = Lines()
    configure_logging(LogVorm.JSON, stream=stream)
    yield stream
    root.handlers, root.level = before
    structlog.reset_defaults()


def test_a_line_tells_what_happened_to_which_object_in_utc(lines):
    get_logger("wijzer.services").info("locatie gepubliceerd", locatie=ID, aantal=3)
    line = lines.last
    assert (line["event"], line["locatie"], line["aantal"]) == ("locatie gepubliceerd", str(ID), 3)
    assert datetime.fromisoformat(line["tijd"]).tzinfo == UTC


@pytest.mark.parametrize("vorm", list(LogVorm))
def test_no_form_prints_a_shielded_address_or_a_secret(lines, vorm):
    stream = Lines()
    configure_logging(vorm, stream=stream)
    adres = AfgeschermdAdres(Adres(straat="Geheimstraat", huisnummer=7, plaats="Nergens"))
    get_logger("wijzer").error(
        "x",
        waar=adres,
        alle=[adres],
        per={"a": adres},
        open=Adres("Geheimstraat", 7, "Nergens"),
        sleutel=Geheim("hush"),
        ander=Geheim("hush"),
    )
    logging.getLogger("anders").error("adres %s", adres, extra={"waar": adres})
    assert "x" in stream.getvalue()
    for secret in ("Geheimstraat", "Nergens", "hush"):
        assert secret not in stream.getvalue()


def test_names_of_people_and_their_data_are_hidden_wherever_they_stand(lines):
    get_logger("wijzer").info("x", email="a@b.example", rij={"naam": "Jansen", "id": ID})
    assert lines.last["email"] == HIDDEN
    assert lines.last["rij"] == {"naam": HIDDEN, "id": str(ID)}


def test_an_exception_is_its_kind_and_place_and_not_its_text(lines):
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("SELECT 'Geheimstraat 7' FROM nergens")
        except sqlite3.Error:
            get_logger("wijzer").exception("mislukt")
            logging.getLogger("anders").exception("mislukt")
    assert "Geheimstraat" not in lines.getvalue()
    assert lines.last["fout"] == "sqlite3.OperationalError [SQLITE_ERROR]"
    assert "test_logs.py" in lines.last["spoor"][-1]


def test_a_long_text_is_cut_and_an_enum_is_its_value(lines):
    class Soort(StrEnum):
        GROEP = "groep"

    get_logger("wijzer").info(
        "x", tekst="a" * 1000, soort=Soort.GROEP, wanneer=datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert len(lines.last["tekst"]) < 310
    assert lines.last["soort"] == "groep"


@pytest.mark.parametrize("vorm", LogVorm)
def test_no_text_begins_a_line_of_its_own(lines, vorm):
    stream = Lines()
    configure_logging(vorm, stream=stream)
    get_logger("wijzer").info("x", tekst="een\n2026-01-01 [info] vals", naar="twee\r\ndrie")
    logging.getLogger("anders").error("vier\n%s", "vijf")
    assert len(stream.getvalue().splitlines()) == 2


def test_libraries_that_talk_of_visitors_are_quiet(lines):
    for name in ("werkzeug", "flask-limiter", "httpx", "sqlalchemy.engine"):
        logging.getLogger(name).warning("10.1.2.3 asked /twente/zoeken?postcode=7551EB")
    assert lines.getvalue() == ""


def test_of_a_public_page_neither_origin_nor_query_is_kept(lines):
    log_request(
        method="GET",
        route="/<regio>/zoeken",
        status=200,
        milliseconds=3.14159,
        openbaar=True,
        origin="10.1.2.3",
        actor=ID,
    )
    line = lines.last
    assert {key: line[key] for key in ("method", "route", "status", "ms")} == {
        "method": "GET",
        "route": "/<regio>/zoeken",
        "status": 200,
        "ms": 3.1,
    }
    assert "10.1.2.3" not in lines.getvalue()
    assert str(ID) not in lines.getvalue()


def test_of_an_office_page_the_origin_and_the_actor_are_kept(lines):
    log_request(
        method="POST",
        route="/aanbieder/locaties/nieuw",
        status=303,
        milliseconds=8,
        openbaar=False,
        origin="10.1.2.3",
        actor=ID,
    )
    assert (lines.last["herkomst"], lines.last["actor"]) == ("10.1.2.3", str(ID))


def test_a_line_of_a_library_is_told_without_what_it_filled_in(lines):
    logging.getLogger("anders").error("cannot read %s of %r", "Geheimstraat 7", {"naam": "Jansen"})
    logging.getLogger("anders").error("first line\nGeheimstraat 7")
    events = [json.loads(line)["event"] for line in lines.getvalue().splitlines()]
    assert events == ["cannot read %s of %r", "first line"]


PROGRAM = """
import sys, threading
from wijzer.logs import catch_all_errors, configure_logging
from wijzer.settings import LogVorm
configure_logging(LogVorm.JSON)
catch_all_errors()
class Slecht:
    def __del__(self): raise ValueError("Geheimstraat 7")
def fail(): raise ValueError("Geheimstraat 7")
Slecht()
thread = threading.Thread(target=fail); thread.start(); thread.join()
fail()
"""


def test_what_nobody_caught_is_a_line_without_its_text_too():
    gelopen = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False
    )
    gezegd = [json.loads(line) for line in gelopen.stderr.splitlines()]
    assert gelopen.returncode == 1
    assert [regel["event"] for regel in gezegd] == [
        "fout bij het opruimen",
        "fout in een draad",
        "fout in het proces",
    ]
    assert {regel["fout"] for regel in gezegd} == {"builtins.ValueError"}
    assert "Geheimstraat" not in gelopen.stderr
