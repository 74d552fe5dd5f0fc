"""Schemathesis makes questions from `openapi.json`, good ones and bad ones, and finds no answer that is not as promised."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
import schemathesis
from flask import Flask
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.specs.openapi.schemas import OpenApiSchema

from tests.factories import AT
from tests.steun.databases.soorten import Voorraad, settings_for
from tests.steun.machine.servers import let_go
from tests.steun.werelden.wereld import Wereld
from wijzer import klok
from wijzer.app import create_app

DOCUMENT = "/api/v1/openapi.json"
GEWEIGERD = ["400", "404", "405", "406", "414"]
"""What refuses a bad question. One of many kilobytes is refused for its length, which the tool does not count by itself."""
WEG = "410"
"""Nor this: what a place in the changes gets that is of another series."""


@pytest.fixture
def app(
    voorraden: dict[str, Voorraad],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Flask]:
    """The site of the small Twente, as it runs: no error comes out of it. It only reads, so one kind of database will do."""
    monkeypatch.setattr(klok, "_system_time", lambda: AT)
    folder = tmp_path_factory.mktemp("schemathesis")
    wereld = Wereld(settings_for(voorraden["sqlite"].take(folder), folder))
    app = create_app(wereld.settings)
    yield app
    let_go(app)
    wereld.close()


def configuration(voorbeelden: int) -> SchemathesisConfig:
    """Every check that the tool has, the same questions at each run. It does not unpack what an app in its own process shrank."""
    return SchemathesisConfig.from_dict(
        {
            "seed": 7,
            "continue-on-failure": True,
            "headers": {"Accept-Encoding": "identity"},
            "generation": {"deterministic": True, "max-examples": voorbeelden, "database": "none"},
            "checks": _refusing(*GEWEIGERD),
            "operations": [{"include-path": "/wijzigingen", "checks": _refusing(*GEWEIGERD, WEG)}],
        }
    )


def _refusing(*statussen: str) -> dict[str, Any]:
    return {"negative_data_rejection": {"expected-statuses": list(statussen)}}


def findings(schema: OpenApiSchema) -> tuple[set[str], int]:
    """What the tool has to say, and how many questions it asked."""
    gevonden, vragen = set(), 0
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            vragen += len(event.recorder.cases)
            gevonden |= set(_failures(event))
        elif isinstance(event, (events.NonFatalError, events.FatalError)):
            gevonden.add(f"could not go on: {event}")
    return gevonden, vragen


def _failures(event: events.ScenarioFinished) -> Iterator[str]:
    for checks in event.recorder.checks.values():
        for check in checks:
            if check.failure_info is not None:
                fout = check.failure_info.failure
                yield f"{event.label} {check.name}: {fout.title}\n{fout.message}\n{check.failure_info.code_sample}"


@pytest.mark.slow
@pytest.mark.proef
def test_schemathesis_finds_nothing(app: Flask, keren: Callable[[int, int], int]):
    schema = schemathesis.openapi.from_wsgi(DOCUMENT, app, config=configuration(keren(2, 200)))
    gevonden, vragen = findings(schema)
    assert not gevonden, "\n\n".join(sorted(gevonden))
    assert vragen > 700


def _too_wide(document: dict[str, Any]) -> None:
    document["components"]["parameters"]["PerPagina"]["schema"]["maximum"] = 500


def _too_narrow(document: dict[str, Any]) -> None:
    document["components"]["parameters"]["PerPagina"]["schema"]["maximum"] = 100


def _other_answer(document: dict[str, Any]) -> None:
    document["components"]["schemas"]["Gemeente"]["properties"]["lat"] = {"type": "string"}


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (_too_wide, "positive_data_acceptance"),
        (_too_narrow, "negative_data_rejection"),
        (_other_answer, "response_schema_conformance"),
    ],
)
def test_it_does_find_a_promise_that_is_not_kept(
    app: Flask, change: Callable[[dict[str, Any]], None], check: str
):
    document = deepcopy(app.test_client().get(DOCUMENT).json)
    assert document is not None
    change(document)
    document["paths"] = {"/gemeenten": document["paths"]["/gemeenten"]}
    schema = schemathesis.openapi.from_dict(document, config=configuration(2))
    schema.app = app
    gevonden, _ = findings(schema)
    assert [probleem for probleem in gevonden if check in probleem]
