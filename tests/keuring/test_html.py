"""The Nu Html Checker has nothing to say of any public page in any state; one Java for all pages."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.keuring.toestanden import Toestand
from tests.steun.machine.servers import LiveServer

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.fixture(scope="module")
def vnu() -> list[str]:
    """The command that starts the checker; the test is skipped without it, or fails when it is demanded."""
    java = shutil.which("java")
    ontbreekt = "no Java" if not java else "" if JAR.exists() else f"no {JAR.name}: run `make test`"
    if ontbreekt and os.environ.get("WIJZER_EIS_JAVA") == "1":
        pytest.fail(f"{ontbreekt}, and WIJZER_EIS_JAVA=1 demands it", pytrace=False)
    if not java or ontbreekt:
        pytest.skip(ontbreekt)
    return [java, "-jar", str(JAR), "--format", "json", "--exit-zero-always", "--stdout"]


def findings(vnu: list[str], folder: Path) -> list[dict[str, Any]]:
    """What the checker says of every file in a folder."""
    done = subprocess.run(
        [*vnu, "--skip-non-html", str(folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=150,
    )
    gevonden: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return gevonden


@pytest.mark.slow
def test_every_page_in_every_state_is_valid_html(
    vnu: list[str], site: LiveServer, toestanden: list[Toestand], tmp_path: Path
):
    client = site.app.test_client()
    for nummer, toestand in enumerate(toestanden):
        antwoord = client.get(toestand.pad)
        assert antwoord.status_code == toestand.status, toestand.pad
        (tmp_path / f"{nummer}.html").write_bytes(antwoord.data)
    fouten = {
        f"{toestanden[int(Path(bevinding['url']).stem)].pad} {bevinding['lastLine']}: {bevinding['message']} {bevinding.get('extract', '')}"
        for bevinding in findings(vnu, tmp_path)
        if bevinding["type"] == "error"
        or (
            bevinding.get("subType") == "warning"
            and "appears to be written" not in bevinding["message"]
        )
    }
    assert not fouten, "\n".join(sorted(fouten))


def test_the_checker_says_when_something_is_wrong(vnu: list[str], tmp_path: Path):
    (tmp_path / "fout.html").write_text(
        '<!DOCTYPE html><html lang="nl"><title>x</title><h2 align=left><div></div></h2>'
    )
    assert {bevinding["type"] for bevinding in findings(vnu, tmp_path)} >= {"error"}
