"""Puts into a wheel what stands beside the package: migrations, regions, templates, and style sheet and script, built anew.

In a checkout they stay at the top, where people look for them; `wijzer/mappen.py` finds them in both places. Everything else
that a build must know stands in `pyproject.toml`.
"""

import os
import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / ".ci"))
import prepare

MEE = ("migrations", "seed", "static/gebouwd", "templates")
os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")  # the same files give the same wheel


def build_static() -> None:
    """Build style sheet and script where their sources changed; says what is missing when that cannot be done."""
    if prepare.main(["static"]):
        raise SystemExit("De opmaak en het script zijn er niet: er is niets gemaakt.")


class BuildPy(build_py):
    """Builds the package with its folders in `wijzer/_mee/`; an editable installation uses those of the checkout."""

    def run(self) -> None:
        """Begin with an empty folder: what was deleted since the last build must not come along."""
        if self.editable_mode:
            super().run()
            return
        build_static()
        shutil.rmtree(self.build_lib, ignore_errors=True)
        super().run()
        for naam in MEE:
            doel = Path(self.build_lib, "wijzer", "_mee", naam)
            shutil.copytree(ROOT / naam, doel, ignore=shutil.ignore_patterns("__pycache__", ".*"))


class Sdist(sdist):
    """A source distribution holds the sources and what was built of them: who builds from it needs no Node.js."""

    def run(self) -> None:
        """Build first, so that it is there."""
        build_static()
        super().run()


setup(cmdclass={"build_py": BuildPy, "sdist": Sdist})
