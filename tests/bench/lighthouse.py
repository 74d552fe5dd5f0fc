"""Lighthouse as a slow telephone: each page a few times, and the middle outcome counts.

Its packages are large and nothing else needs them: they are fetched the first time that somebody measures.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.steun.browser import NAMES

PAKKETTEN = Path(__file__).with_name("vuurtoren")
CLI = PAKKETTEN / "node_modules" / "lighthouse" / "cli" / "index.js"
EISEN = {"performance": 0.95, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
LCP_MS = 1500.0
_VLAGGEN = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync"


@dataclass(frozen=True)
class Oordeel:
    """What Lighthouse says of one page: a score of 0 to 1 per category, and its Largest Contentful Paint."""

    pad: str
    scores: dict[str, float]
    lcp_ms: float
    gezakt: tuple[str, ...]
    """The checks that were not passed, outside speed."""

    def problems(self) -> Iterator[str]:
        """What is below what was asked."""
        for naam, eis in EISEN.items():
            if self.scores[naam] < eis:
                yield f"Lighthouse {self.pad}: {naam} {self.scores[naam]:.2f} (minstens {eis}) {', '.join(self.gezakt)}"
        if self.lcp_ms > LCP_MS:
            yield f"Lighthouse {self.pad}: LCP {self.lcp_ms:.0f} ms (hoogstens {LCP_MS:.0f})"


def measure(port: int, paden: Sequence[str], keer: int) -> list[str]:
    """Look at each page so many times, print the middle outcome, and give what is too low."""
    chromium = next((pad for naam in NAMES if (pad := shutil.which(naam))), None)
    if chromium is None:
        print("Lighthouse overgeslagen: geen Chromium.")
        return []
    _fetch()
    print(f"\nLighthouse, mobiel, middelste van {keer}")
    problemen: list[str] = []
    for pad in paden:
        oordeel = _middle(
            pad, [_look(f"http://127.0.0.1:{port}{pad}", chromium) for _ in range(keer)]
        )
        cijfers = "  ".join(f"{naam} {waarde:.2f}" for naam, waarde in oordeel.scores.items())
        print(f"{pad[:28]:30}{cijfers}  LCP {oordeel.lcp_ms:.0f} ms", flush=True)
        problemen += oordeel.problems()
    return problemen


def _fetch() -> None:
    if not CLI.exists():
        command = ["npm", "ci", "--prefix", str(PAKKETTEN)]
        subprocess.run(command, check=True, timeout=600, env=_environ())


def _environ() -> dict[str, str]:
    """Give an environment in which the Node.js that `make` put in the virtual environment comes before the machine's."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def _look(url: str, chromium: str) -> dict[str, Any]:
    """Look once. Chromium sometimes loses its recording, and Lighthouse then asks to be run again: three tries."""
    command = ["node", str(CLI), url, "--output=json", "--quiet", f"--chrome-flags={_VLAGGEN}"]
    omgeving = {**_environ(), "CHROME_PATH": chromium}
    fout = ""
    for _ in range(3):
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=180, env=omgeving
        )
        if done.returncode == 0:
            verslag: dict[str, Any] = json.loads(done.stdout)
            return verslag
        fout = done.stderr.strip()[-1000:]
    raise RuntimeError(f"Lighthouse {url}: {fout}")


def _middle(pad: str, verslagen: Sequence[dict[str, Any]]) -> Oordeel:
    return Oordeel(
        pad,
        {
            naam: statistics.median(verslag["categories"][naam]["score"] for verslag in verslagen)
            for naam in EISEN
        },
        statistics.median(
            verslag["audits"]["largest-contentful-paint"]["numericValue"] for verslag in verslagen
        ),
        tuple(sorted({naam for verslag in verslagen for naam in _failed(verslag)})),
    )


def _failed(verslag: dict[str, Any]) -> Iterator[str]:
    for categorie in ("accessibility", "best-practices", "seo"):
        for verwijzing in verslag["categories"][categorie]["auditRefs"]:
            audit = verslag["audits"][verwijzing["id"]]
            if verwijzing["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield verwijzing["id"]
