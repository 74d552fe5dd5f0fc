"""A wheel of these sources, and an installation of it that knows nothing of the checkout."""

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.steun.gereedschap import ROOT

BRONNEN = (
    ".ci", ".npmrc", "MANIFEST.in", "README.md", "constraints.txt", "migrations", "package-lock.json", "package.json",
    "pyproject.toml", "seed", "setup.py", "static", "templates", "tests/conftest.py", "wijzer", "wsgi.py",
)  # fmt: skip
"""What a build needs of the checkout, and something that it should leave alone."""
WEG = shutil.ignore_patterns("__pycache__", "node_modules", "*.egg-info")
WIEL = "wijzer-*.whl"
LANGST_S = 300


def unpack_sources(naar: Path) -> Path:
    """The sources as in a zip of them: no git, no virtual environment, no node_modules."""
    for naam in BRONNEN:
        doel = naar / naam
        doel.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / naam).is_dir():
            shutil.copytree(ROOT / naam, doel, ignore=WEG)
        else:
            shutil.copy(ROOT / naam, doel)
    return naar


def run(*woorden: object, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """Run a command to its end; gives what it said, and an error that tells it."""
    opdracht = list(map(str, woorden))
    klaar = subprocess.run(
        opdracht, cwd=cwd, env=env, capture_output=True, text=True, timeout=LANGST_S, check=False
    )
    assert klaar.returncode == 0, f"{woorden}\n{klaar.stdout}\n{klaar.stderr}"
    return klaar.stdout


def build_wheel(bron: Path, naar: Path) -> Path:
    """Build as `make wheel` does; what the build needs comes from this environment."""
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check")
    run(*pip, "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", naar, ".", cwd=bron)
    [wiel] = naar.glob(WIEL)
    return wiel


@dataclass
class Installatie:
    """The wheel in an environment of its own, and a folder elsewhere to work from."""

    map: Path
    werk: Path
    env: dict[str, str] = field(default_factory=dict)

    @property
    def bin(self) -> Path:
        return self.map / "bin"

    def wijzer(self, *woorden: object) -> str:
        """Run the installed command."""
        return run(self.bin / "wijzer", *woorden, cwd=self.werk, env=self.env)

    def python(self, opdracht: str) -> str:
        return run(self.bin / "python", "-c", opdracht, cwd=self.werk, env=self.env)


def borrow_libraries(map_: Path) -> None:
    """Lend it the libraries of this environment: a folder that is named in a .pth brings no .pth of its own, so not the checkout."""
    [thuis] = map_.glob("lib/python*/site-packages")
    (thuis / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
