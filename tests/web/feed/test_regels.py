"""The official rules for APIs of the Dutch government (NL API Design Rules 2.2) have nothing to say of `openapi.json`.

The rules are not ours to keep here: the test is skipped where a machine does not have them beside the checkout.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.factories import AT
from tests.steun.databases.soorten import Voorraad, settings_for
from tests.steun.machine.servers import let_go
from tests.steun.werelden.wereld import Wereld
from wijzer import klok
from wijzer.app import create_app

HUIS = Path(__file__).resolve().parents[3]
REGELS = HUIS.parent / "shared" / "standaarden" / "adr-2.2" / "linter.yaml"
SPECTRAL = HUIS / "tests/keuring/node_modules/@stoplight/spectral-cli/dist/index.js"


@pytest.fixture(scope="module")
def spectral() -> list[str]:
    """The command that reads a document by the rules."""
    if not REGELS.exists():
        pytest.skip("the rules for APIs are not beside this checkout")
    if not SPECTRAL.exists():
        pytest.skip("no Spectral: run `make test`")
    eigen = Path(sys.executable).with_name("node")
    node = str(eigen) if eigen.exists() else shutil.which("node")
    assert node
    return [node, str(SPECTRAL), "lint", "--ruleset", str(REGELS), "--format", "json", "--quiet"]


@pytest.fixture
def document(
    voorraden: dict[str, Voorraad],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[dict[str, Any]]:
    """As a partner of the small Twente gets it."""
    monkeypatch.setattr(klok, "_system_time", lambda: AT)
    folder = tmp_path_factory.mktemp("regels")
    wereld = Wereld(settings_for(voorraden["sqlite"].take(folder), folder))
    app = create_app(wereld.settings)
    answer = app.test_client().get("/api/v1/openapi.json").json
    assert answer is not None
    yield answer
    let_go(app)
    wereld.close()


def findings(spectral: list[str], document: dict[str, Any], folder: Path) -> list[str]:
    """What the rules say, hints among it."""
    (folder / "openapi.json").write_text(json.dumps(document))
    command = [*spectral, "--fail-severity", "hint", str(folder / "openapi.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode in {0, 1}, done.stderr
    said = json.loads(done.stdout[: done.stdout.rindex("]") + 1])
    assert bool(said) is bool(done.returncode)
    return [
        f"{bevinding['code']} {'/'.join(map(str, bevinding['path']))}: {bevinding['message']}"
        for bevinding in said
    ]


def test_the_rules_have_nothing_to_say(
    spectral: list[str], document: dict[str, Any], tmp_path: Path
):
    assert findings(spectral, document, tmp_path) == []


def test_the_rules_say_when_something_is_wrong(
    spectral: list[str], document: dict[str, Any], tmp_path: Path
):
    del document["info"]["contact"]["email"]
    document["paths"]["/Groep_en/"] = document["paths"].pop("/groepen")
    del document["components"]["responses"]["Fout404"]["content"]
    document["components"]["responses"]["Fout404"]["content"] = {"application/json": {}}
    codes = {bevinding.partition(" ")[0] for bevinding in findings(spectral, document, tmp_path)}
    assert codes >= {
        "nlgov:info-contact-fields-exist",
        "nlgov:paths-kebab-case",
        "nlgov:use-problem-schema",
    }
