"""What a wheel holds: everything that runs, nothing of the machine that built it, and the same each time."""

import os
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.installatie.hulp import run, unpack_sources
from tests.steun.gereedschap import ROOT
from wijzer import __version__, mappen
from wijzer.web.common.statisch import load_manifest

pytestmark = pytest.mark.slow

MAAK = (
    "import sys; from setuptools import build_meta; getattr(build_meta, sys.argv[1])(sys.argv[2])"
)
"""What pip asks for, without pip: that reads its own settings and builds in three processes."""


def names(wiel: Path) -> set[str]:
    with zipfile.ZipFile(wiel) as zip_:
        return set(zip_.namelist())


def test_everything_that_stands_beside_the_package_is_in_it(wiel: Path):
    mee = {naam.removeprefix("wijzer/_mee/") for naam in names(wiel) if "/_mee/" in naam}
    for map_ in (mappen.MIGRATIES, mappen.SEED, mappen.SJABLONEN):
        hier = {
            pad.relative_to(ROOT).as_posix()
            for pad in map_.rglob("*")
            if pad.is_file() and "__pycache__" not in pad.parts
        }
        assert hier
        assert hier <= mee
    assert {f"static/gebouwd/{naam}" for naam in load_manifest().values()} <= mee


def test_every_module_and_every_translation_is_in_it(wiel: Path):
    hier = {
        pad.relative_to(ROOT).as_posix()
        for pad in mappen.PAKKET.rglob("*")
        if pad.is_file() and "__pycache__" not in pad.parts
    }
    assert hier <= names(wiel)


def test_nothing_else_is_in_it(wiel: Path):
    inhoud = names(wiel)
    assert {naam.split("/")[0] for naam in inhoud} == {"wijzer", f"wijzer-{__version__}.dist-info"}
    for vreemd in ("test", "instance", "node_modules", "__pycache__", "sqlite", ".klaar", ".env"):
        assert [naam for naam in inhoud if vreemd in naam and "/templates/" not in naam] == []
    hier = (str(ROOT), str(wiel.parent.parent), sys.prefix)
    with zipfile.ZipFile(wiel) as zip_:
        for naam in inhoud:
            inhoud_van = zip_.read(naam)
            assert not [map_ for map_ in hier if map_.encode() in inhoud_van], naam


def test_a_source_distribution_gives_the_same_wheel_without_node(wiel: Path, tmp_path: Path):
    """From another folder, by way of the sdist, on a machine that has no Node.js and no network."""
    bron = unpack_sources(tmp_path / "bron")
    run(sys.executable, "-c", MAAK, "build_sdist", tmp_path, cwd=bron)
    [pak] = tmp_path.glob("wijzer-*.tar.gz")
    with tarfile.open(pak) as tar:
        assert [naam for naam in tar.getnames() if "/tests" in naam or "node_modules" in naam] == []
        tar.extractall(tmp_path, filter="data")
    kaal = {**os.environ, "PATH": os.defpath.replace("/usr/bin", "/nergens"), "PIP_NO_INDEX": "1"}
    map_ = tmp_path / pak.name.removesuffix(".tar.gz")
    run(sys.executable, "-c", MAAK, "build_wheel", tmp_path, cwd=map_, env=kaal)
    ander = tmp_path / wiel.name
    assert ander.read_bytes() == wiel.read_bytes()
