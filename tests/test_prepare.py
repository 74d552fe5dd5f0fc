"""The script behind `make`: it works once, and says what is wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.steun.gereedschap import script

prepare = script("prepare")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project folder."""
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    return tmp_path


def test_an_old_python_is_refused_with_its_name(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert prepare.main(["run"]) == 1
    assert "Python 3.11 of nieuwer is nodig; dit is 3.9" in capsys.readouterr().err


def test_an_unknown_wish_is_refused_and_the_known_ones_are_named(capsys):
    assert prepare.main(["alles"]) == 1
    assert "run, test, dev, static, keuring, node of uv" in capsys.readouterr().err


def test_what_brings_more_also_brings_less():
    assert prepare.including("run") == ["run", "test", "dev"]
    assert prepare.including("dev") == ["dev"]


def test_a_stamp_holds_only_for_the_same_names_and_contents(root):
    first, second = root / "a", root / "b"
    first.write_text("1")
    before = prepare.digest([first])
    assert prepare.digest([first, root / "absent"]) == before
    second.write_text("1")
    assert prepare.digest([second]) != before
    first.write_text("2")
    assert prepare.digest([first]) != before


def test_a_step_that_was_stamped_is_not_done_again(root):
    stamp = root / ".klaar"
    assert not prepare.is_stamped(stamp, "x")
    stamp.write_text("x")
    assert prepare.is_stamped(stamp, "x")
    assert not prepare.is_stamped(stamp, "y")


def test_a_failing_command_shows_what_it_said(capfd):
    with pytest.raises(prepare.Stop, match="het lukt niet"):
        prepare.run([sys.executable, "-c", "print('reden'); raise SystemExit(3)"], "het lukt niet")
    assert "reden" in capfd.readouterr().err


def test_node_comes_from_the_wheel_when_the_machine_has_an_old_one(root, monkeypatch):
    installed = []
    monkeypatch.setattr(prepare, "BIN", root)
    monkeypatch.setattr(prepare, "pip_pinned", lambda *files: installed.extend(files))
    monkeypatch.setattr(prepare.shutil, "which", lambda name: f"/usr/bin/{name}")
    (root / "python").touch()
    monkeypatch.setattr(prepare, "node_version", lambda node: prepare.OLDEST_NODE)
    prepare.STEPS["node"]()
    assert installed == []
    monkeypatch.setattr(prepare, "node_version", lambda node: prepare.OLDEST_NODE - 1)
    prepare.STEPS["node"]()
    assert installed == [".ci/constraints-node.txt"]


def test_node_that_is_missing_and_cannot_be_fetched_is_named(root, monkeypatch, capsys):
    def offline(*_files):
        raise prepare.Stop("er is geen netwerk")

    monkeypatch.setattr(prepare, "BIN", root)
    (root / "python").touch()
    monkeypatch.setattr(prepare.shutil, "which", lambda _name: None)
    monkeypatch.setattr(prepare, "pip_pinned", offline)
    assert prepare.main(["static"]) == 1
    gezegd = capsys.readouterr().err
    assert "er is geen netwerk" in gezegd
    assert (
        f"Node.js {prepare.OLDEST_NODE} of nieuwer maakt opmaak en script, en is er niet." in gezegd
    )


def test_something_that_is_not_node_has_no_version():
    assert prepare.node_version(sys.executable) == 0


def test_uv_comes_into_an_environment_in_which_nothing_else_could_be_installed(root, monkeypatch):
    installed = []
    monkeypatch.setattr(prepare, "VENV", root)
    monkeypatch.setattr(prepare, "BIN", root)
    monkeypatch.setattr(prepare, "pip_pinned", lambda *files: installed.extend(files))
    (root / "python").touch()
    (root / "constraints.txt").write_text("<<<<<<< two who added a library at once")
    for _ in range(2):
        prepare.STEPS["uv"]()
    assert installed == [".ci/constraints-uv.txt"]
