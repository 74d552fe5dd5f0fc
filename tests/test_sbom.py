"""The list of what the product is made of: whole, true of this machine, and valid."""

from __future__ import annotations

import hashlib
import json
from email.message import Message
from functools import cache
from importlib import metadata
from types import ModuleType
from typing import Any

import pytest
from packaging.utils import canonicalize_name

from tests.steun.gereedschap import ROOT, installed, pinned, script
from tests.test_vastgelegd import shelf, wheel


@cache
def sbom() -> ModuleType:
    """The script, loaded by who tests it: it brings much along, and every worker reads this file."""
    return script("sbom")


__all__ = ["shelf"]

LOCK = json.loads((ROOT / "package-lock.json").read_text())
BUILDS = {"@resvg/resvg-js", "esbuild", "subset-font"}
"""The npm packages that build and of which nothing stands in what they build."""


def hash_of(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def wheels() -> dict[str, str]:
    return {pin.name: hash_of(pin.name) for pin in pinned("constraints.txt") if pin.here}


@cache
def made() -> dict[str, Any]:
    """The document of this environment."""
    built = json.loads(sbom().BUILT.read_text())
    return dict(json.loads(sbom().document(wheels(), built, LOCK)))


def components(kind: str) -> dict[str, dict[str, Any]]:
    """The parts of pypi or of npm, by the name in their purl."""
    whole = {onderdeel["purl"].rpartition("@")[0]: onderdeel for onderdeel in made()["components"]}
    start = f"pkg:{kind}/"
    return {
        name.removeprefix(start).replace("%40", "@"): onderdeel
        for name, onderdeel in whole.items()
        if name.startswith(start)
    }


def test_it_is_cyclonedx_of_this_product():
    assert (made()["bomFormat"], made()["specVersion"]) == ("CycloneDX", "1.6")
    product = made()["metadata"]["component"]
    assert (product["name"], product["type"]) == ("wijzer", "application")
    assert product["version"] == metadata.version("wijzer")
    assert product["licenses"] == [{"license": {"id": "EUPL-1.2"}}]


def test_every_library_of_the_product_is_in_it():
    found = components("pypi")
    assert found.keys() == installed(()) | {"setuptools"}
    for name, part in found.items():
        assert part["version"] == metadata.version(name)
        assert part["purl"] == f"pkg:pypi/{name}@{part['version']}"
        assert part["hashes"] == [{"alg": "SHA-256", "content": hash_of(name)}]
        assert part["licenses"]
        assert part["scope"] == ("excluded" if name == "setuptools" else "required")


def test_every_npm_package_of_which_something_is_built_in_is_in_it():
    found = components("npm")
    named = json.loads((ROOT / "package.json").read_text())["devDependencies"]
    assert found.keys() == named.keys() - BUILDS
    for name, part in found.items():
        assert part["version"] == named[name]
        assert len(part["hashes"][0]["content"]) == 128
        assert part["licenses"]


def test_it_tells_who_needs_whom():
    found = {
        onderdeel["ref"]: set(onderdeel.get("dependsOn", []))
        for onderdeel in made()["dependencies"]
    }
    refs: dict[str, str] = {
        canonicalize_name(onderdeel["name"]): onderdeel["bom-ref"]
        for onderdeel in made()["components"]
    }
    assert refs["werkzeug"] in found[refs["flask"]]
    assert refs["psycopg-binary"] in found[refs["psycopg"]]
    assert {refs["flask"], refs["leaflet"]} <= found["wijzer"]
    assert refs["werkzeug"] not in found["wijzer"]


def test_it_holds_no_address_of_a_download_or_of_this_machine():
    text = json.dumps({**made(), "$schema": ""})
    assert "files.pythonhosted" not in text
    assert ".whl" not in text
    assert str(ROOT) not in text


def test_a_library_that_was_not_pinned_is_told_and_nothing_is_written(
    monkeypatch, tmp_path, capsys
):
    found = wheels()
    del found["flask"]
    monkeypatch.setattr(sbom(), "hashes_of_wheels", lambda: found)
    out = tmp_path / "sbom.json"
    assert sbom().main([str(out)]) == 1
    assert "Niet vastgelegd: flask" in capsys.readouterr().err
    assert not out.exists()


def test_it_is_written_where_nobody_commits_it(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(sbom(), "hashes_of_wheels", wheels)
    monkeypatch.setattr(sbom(), "OUT", tmp_path / "build" / "sbom.cdx.json")
    assert sbom().main([]) == 0
    assert "onderdelen" in capsys.readouterr().out
    assert json.loads(sbom().OUT.read_text())["components"] == made()["components"]
    assert "/build/" in (ROOT / ".gitignore").read_text().splitlines()


def test_what_the_schema_refuses_stops_it():
    with pytest.raises(sbom().Stop, match="Geen geldig CycloneDX"):
        sbom().valid('{"bomFormat": "iets", "specVersion": "1.6"}')


def test_the_hash_is_of_the_file_that_pip_takes(shelf, monkeypatch, tmp_path):
    right = wheel(shelf, "klein")
    text = f"klein==1.0 --hash=sha256:{right} --hash=sha256:{'0' * 64}"
    (tmp_path / "constraints.txt").write_text(text)
    monkeypatch.setattr(sbom(), "ROOT", tmp_path)
    assert sbom().hashes_of_wheels() == {"klein": right}
    (tmp_path / "constraints.txt").write_text(f"klein==1.0 --hash=sha256:{'0' * 64}")
    with pytest.raises(sbom().Stop, match="pip kan niet zeggen"):
        sbom().hashes_of_wheels()


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ({"License-Expression": "MIT", "License": "iets"}, "MIT"),
        ({"License": "BSD-3-Clause"}, "BSD-3-Clause"),
        ({"License": "UNKNOWN", "Classifier": "License :: OSI Approved :: MIT License"}, "MIT License"),
        ({"License": "Copyright\nall of it", "Classifier": "License :: OSI Approved :: BSD License"}, "BSD License"),
    ],
)  # fmt: skip
def test_a_licence_is_read_from_whatever_a_library_says_of_it(said, licence):
    assert sbom().licence(message(said)) == licence


def test_a_library_that_does_not_say_its_licence_is_named():
    with pytest.raises(sbom().Stop, match="klein zegt niet"):
        sbom().licence(message({"Name": "klein"}))


def message(said: dict[str, str]) -> Message:
    """What a library says of itself, as Python gives it."""
    found = Message()
    for name, text in said.items():
        found[name] = text
    return found
