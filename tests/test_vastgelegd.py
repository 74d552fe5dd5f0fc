"""What is installed is what was pinned: each library in one version, each file by its hash, and nothing else."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.steun.gereedschap import ROOT, installed, pinned, project, script

prepare = script("prepare")
vastleggen = script("vastleggen")

ALL = prepare.PINS["dev"]
LOCKS = sorted(
    path
    for path in [*ROOT.glob("package-lock.json"), *(ROOT / "tests").glob("*/package-lock.json")]
)


def asked() -> list[Requirement]:
    """All that pyproject.toml asks for, what builds the product included."""
    told = project()
    extras = told["project"]["optional-dependencies"].values()
    lists = [told["project"]["dependencies"], told["build-system"]["requires"], *extras]
    return [Requirement(one) for lijst in lists for one in lijst]


# ── the pins ─────────────────────────────────────────────────────────────────


def test_each_library_is_pinned_once_and_with_a_hash():
    pins = pinned(*ALL)
    assert len(pins) > 100
    assert len({pin.name for pin in pins}) == len(pins)
    for name in prepare.TOOLS.values():
        assert pinned(name)


def test_no_file_of_pins_stands_outside_the_list():
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / ".ci").glob("*.txt")}
    assert files | {"constraints.txt"} == {*ALL, *prepare.TOOLS.values()}


def test_what_is_asked_for_is_pinned_in_a_version_that_will_do():
    versions = {pin.name: pin.version for pin in pinned(*ALL)}
    for one in asked():
        assert one.specifier.contains(versions[canonicalize_name(one.name)]), one


def test_what_is_installed_is_what_was_pinned():
    versions = {pin.name: pin.version for pin in pinned(*ALL)}
    here: dict[str, str] = {
        canonicalize_name(one.name): one.version for one in metadata.distributions()
    }
    for name in installed(("test",)):
        assert here[name] == versions[name], name


@pytest.mark.parametrize(
    ("file", "extras"), [*zip(ALL, [(), ("test",), ("test", "dev")], strict=True)]
)
def test_nothing_is_pinned_that_nobody_asked_for(file, extras):
    here = {canonicalize_name(one.name) for one in metadata.distributions()}
    builds = {Requirement(one).name for one in project()["build-system"]["requires"]}
    names = {pin.name for pin in pinned(file) if pin.here}
    # Without the tools of `make check` their own needs cannot be read.
    assert (names & here) - installed(extras) - builds == set()


# ── the installing ───────────────────────────────────────────────────────────


def wheel(folder: Path, name: str, needs: str = "") -> str:
    """Lay a wheel of nothing in a folder; gives the hash of the file."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{needs}"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", "")
        archive.writestr(f"{name}-1.0.dist-info/METADATA", about)
        archive.writestr(
            f"{name}-1.0.dist-info/WHEEL",
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        archive.writestr(f"{name}-1.0.dist-info/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with wheels that pip installs from, without a network, into the folder `in` beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "shelf"))
    (tmp_path / "shelf").mkdir()
    return tmp_path / "shelf"


def pins(*lines: str) -> str:
    Path("pins.txt").write_text("\n".join(lines))
    return "pins.txt"


def test_a_file_with_its_hash_is_installed(shelf, monkeypatch):
    monkeypatch.setenv("PIP_TARGET", "in")
    prepare.pip_pinned(pins(f"klein==1.0 --hash=sha256:{wheel(shelf, 'klein')}"))
    assert Path("in", "klein.py").exists()


@pytest.mark.parametrize("fault", ["another hash", "no hash", "a need without a pin"])
def test_anything_else_stops_the_installing(shelf, monkeypatch, capfd, fault):
    monkeypatch.setenv("PIP_TARGET", "in")
    needs = "Requires-Dist: ander\n" if fault == "a need without a pin" else ""
    right = f" --hash=sha256:{wheel(shelf, 'klein', needs)}"
    wheel(shelf, "ander")
    said = {"another hash": f" --hash=sha256:{'0' * 64}", "no hash": ""}.get(fault, right)
    with pytest.raises(prepare.Stop, match="pip kan de bibliotheken niet installeren"):
        prepare.pip_pinned(pins(f"klein==1.0{said}"))
    assert "hash" in capfd.readouterr().err.lower()
    assert not Path("in").exists()


@pytest.mark.parametrize("wish", prepare.PINS)
def test_the_product_is_built_with_what_was_pinned_and_brings_nothing(wish, tmp_path, monkeypatch):
    commands = []
    monkeypatch.setattr(prepare, "VENV", tmp_path)
    monkeypatch.setattr(prepare, "run", lambda command, failure: commands.append(command))
    prepare.make_venv(wish)
    first, second = commands
    assert {"--require-hashes", "--only-binary=:all:", *prepare.PINS[wish]} <= set(first)
    assert {"--no-deps", "--no-build-isolation", "--no-index", "-e", "."} <= set(second)
    commands.clear()
    prepare.make_venv(wish)
    assert commands == []


def test_the_readme_installs_in_the_same_way():
    text = re.sub(r"\s+", " ", (ROOT / "README.md").read_text())
    assert "pip install --only-binary=:all: --require-hashes -r constraints.txt" in text
    assert "pip install --no-deps --no-build-isolation --no-index ." in text


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.parent.name)
def test_each_npm_package_has_its_hash_and_no_address(lock):
    packages = json.loads(lock.read_text())["packages"]
    for name, told in packages.items():
        assert "resolved" not in told
        assert not name or told["integrity"].startswith("sha512-"), name
    assert "omit-lockfile-registry-resolved=true" in (lock.parent / ".npmrc").read_text()


# ── the renewing ─────────────────────────────────────────────────────────────

ONE = "een==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
TWO = "twee==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:cc\n"


def test_pins_are_split_by_library():
    assert vastleggen.blocks(ONE + TWO) == [ONE, TWO]
    assert vastleggen.blocks("") == []


def test_a_file_holds_what_those_under_it_do_not(tmp_path, monkeypatch):
    asked_of_uv = []

    def compiled(wanted, before, fixed, oldest, options):
        asked_of_uv.append((before, fixed))
        return ONE + TWO

    monkeypatch.setattr(vastleggen, "compiled", compiled)
    under, above = tmp_path / "onder.txt", tmp_path / "boven.txt"
    under.write_text(ONE)
    above.write_text("twee==2.0\n")
    vastleggen.write(above, [under], ["een", "twee"], "3.11", [])
    assert above.read_text() == TWO
    assert asked_of_uv == [(f"twee==2.0\n{ONE}", ONE)]


def test_what_was_pinned_is_what_renewing_would_ask_for(monkeypatch):
    written = {}

    def write(file, under, wanted, oldest, options):
        written[file.relative_to(ROOT).as_posix()] = (
            under,
            {Requirement(one).name for one in wanted},
        )
        assert oldest == "3.11"

    monkeypatch.setattr(vastleggen, "write", write)
    assert vastleggen.main([]) == 0
    assert list(written) == [*ALL, *prepare.TOOLS.values()]
    assert written[ALL[-1]][1] == {one.name for one in asked()}
