"""A file of a large region: how much time and memory reading it takes in a process of its own, and what writing an answer takes."""

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from wijzer.files.apart.beurten import Beurten
from wijzer.files.apart.lezen import read_apart
from wijzer.files.locaties import KOLOMMEN
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table
from wijzer.files.tabel.xlsx.schrijven import Celwaarde

RIJEN, GESCHREVEN = 50_000, 2_000
LANGST_S, HOOGST_MB, SCHRIJVEN_S = 60.0, 500, 0.5


def run_files() -> list[str]:
    """Measure it; give what takes too much."""
    begin = time.process_time()
    _write(GESCHREVEN)
    schrijven = time.process_time() - begin
    with tempfile.TemporaryDirectory() as folder:
        bestand = Path(folder) / "locaties.xlsx"
        bestand.write_bytes(_write(RIJEN))
        klok, kern, mb = _read(bestand)
    print(
        f"{RIJEN} locaties in XLSX lezen: {klok:.1f} s, {kern:.1f} s van een kern, {mb:.0f} MB; "
        f"{GESCHREVEN} rijen schrijven: {schrijven:.2f} s"
    )
    return [
        *([f"{RIJEN} rijen lezen duurt {klok:.0f} s"] if klok > LANGST_S else []),
        *([f"{RIJEN} rijen lezen kost {mb:.0f} MB"] if mb > HOOGST_MB else []),
        *(
            [f"{GESCHREVEN} rijen schrijven duurt {schrijven:.2f} s"]
            if schrijven > SCHRIJVEN_S
            else []
        ),
    ]


def _read(bestand: Path) -> tuple[float, float, float]:
    """Seconds by the clock and of a core, and megabytes: in a process that has no other child, and is small itself."""
    opdracht = [sys.executable, "-m", "tests.bench.bestanden", str(bestand)]
    antwoord = subprocess.run(opdracht, check=True, capture_output=True)
    klok, kern, mb = json.loads(antwoord.stdout)
    return klok, kern, mb


def _rows(aantal: int) -> Iterator[Sequence[Celwaarde]]:
    """Rows that are full in every column, with little in them that comes twice."""
    for nummer in range(aantal):
        yield [
            str(UUID(int=nummer << 64)),
            f"7123{nummer % 9000:04}",
            "groep",
            f"De Linde {nummer}",
            "074-000 00 12",
            f"info{nummer}@linde.example",
            f"linde{nummer}.example",
            "jongeren, ouders",
            f"Canariestraat {nummer % 50}",
            str(nummer % 90 + 1),
            "a",
            "3",
            "7551 XX",
            "Hengelo",
            "Hengelo",
            nummer % 2 == 0,
            8,
            4,
            18,
            None,
            None,
            "WGZHF",
            None,
            1,
            date(2026, 5, 1),
            3,
            4,
            "inschatting",
            4,
            False,
            date(2026, 5, 1),
            True,
            date(2026, 1, 31),
            f"toelichting nummer {nummer} over de plek en wat meer",
        ]


def _write(aantal: int) -> bytes:
    uit = io.BytesIO()
    write_table(uit, Bestandsvorm.XLSX, KOLOMMEN, _rows(aantal))
    return uit.getvalue()


def _measure(bestand: Path) -> tuple[float, float, float]:
    begin = time.monotonic()
    beurten = Beurten(bestand.parent / "lezers", geduld_s=0)
    inhoud = bestand.read_bytes()
    gelezen = read_apart("locaties", inhoud, productcode_patroon="[0-9A-Z]{5}", beurten=beurten)
    klok = time.monotonic() - begin
    if len(gelezen.rijen) != RIJEN or gelezen.fouten:
        raise ValueError("het bestand is niet gelezen")
    kind = resource.getrusage(resource.RUSAGE_CHILDREN)
    return klok, kind.ru_utime + kind.ru_stime, kind.ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]))))
