"""A file is read by a process of its own: with the same outcome, and whatever it does, with an answer in time."""

import io
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.files.apart.bommen import BOMMEN, GOED, lege_cellen, veel_teksten
from tests.files.hulp import PATROON, csv_bytes, row_bytes, xlsx_bytes
from tests.steun.machine.processen import all_gone, is_alive
from tests.steun.werelden.grenzen import collection
from wijzer.files import contracten, historie, locaties
from wijzer.files.apart import lezen
from wijzer.files.apart.beurten import Beurten
from wijzer.files.apart.grens import GROOT, KLEIN, Leesgrens, grens_for
from wijzer.files.apart.lezen import read_apart
from wijzer.files.apart.soorten import GRENS_BYTES, RIJ_BYTES, read_here
from wijzer.files.tabel.fouten import BestandGeweigerd, Gelezen
from wijzer.files.tabel.grenzen import MAX_BYTES
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table

PDC = Path(__file__).resolve().parents[3] / "seed/twente/producten.csv"
LOCATIE = {
    "agb": "71234567", "soort": "groep", "naam": "De Linde", "telefoon": "074-000 00 12", "email": "info@linde.example",
    "website": "linde.example", "doelgroepen": "jongeren, ouders", "straat": "Canariestraat", "huisnummer": "12a-3",
    "postcode": "7551 XX", "plaats": "Hengelo", "gemeente": "Hengelo", "afgeschermd": "ja", "groepsgrootte": "8",
    "productcode": "WGZHF", "vrije_plekken": "1", "aanmeldstop": "2026-05-01", "peildatum": "2026-01-31",
    "aanmeldwachttijd_weken": "3", "wachttijd_soort": "inschatting", "toelichting": "één \U0001f333 “boom”",
}  # fmt: skip
HISTORIE = {
    "locatie_id": "6f9619ff-8b86-4d11-b42d-00c04fc964ff",
    "productcode": "WGZHF",
    "peildatum": "2025-01-31",
    "vrije_plekken": "0",
}


def as_xlsx(kolommen: tuple[str, ...], *rijen: dict[str, str]) -> bytes:
    uit = io.BytesIO()
    write_table(
        uit, Bestandsvorm.XLSX, kolommen, [[rij.get(naam) for naam in kolommen] for rij in rijen]
    )
    return uit.getvalue()


FILES: dict[str, tuple[str, bytes]] = {
    "the catalogue": ("pdc", PDC.read_bytes()),
    "contracts": ("contracten", row_bytes(contracten.KOLOMMEN, GOED, {**GOED, "locatie": ""})),
    "contracts by hulpvorm": ("contracten", row_bytes(contracten.KOLOMMEN, {**GOED, "productcode": "", "hulpvorm": "woongroep"}, {**GOED, "hulpvorm": "woongroep"})),
    "contracts in Excel": ("contracten", as_xlsx(contracten.KOLOMMEN, GOED, {**GOED, "agb": "7"})),
    "contracts in cp1252": ("contracten", row_bytes(contracten.KOLOMMEN, {**GOED, "aanbieder": "Één"}).decode().encode("cp1252")),
    "locaties": ("locaties", row_bytes(locaties.KOLOMMEN, LOCATIE, {**LOCATIE, "afgeschermd": "nee"}, {**LOCATIE, "postcode": "7551 SS"})),
    "locaties in Excel": ("locaties", as_xlsx(locaties.KOLOMMEN, LOCATIE, {**LOCATIE, "afgeschermd": "nee"})),
    "history": ("historie", row_bytes(historie.KOLOMMEN, HISTORIE, {**HISTORIE, "peildatum": "gisteren"})),
    "borders": ("gemeentegrenzen", collection()),
    "no borders": ("gemeentegrenzen", b"[]"),
    "an unknown column and a formula": ("contracten", csv_bytes(";".join([*contracten.KOLOMMEN, "ëxtra"]), "=1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18")),
    "two sheets' worth of nothing": ("contracten", xlsx_bytes()),
    "nothing": ("contracten", b""),
    "no table": ("contracten", b"PK\x03\x04 geen zip"),
}  # fmt: skip


@pytest.fixture
def beurten(tmp_path: Path) -> Beurten:
    return Beurten(tmp_path / "lezers", geduld_s=0)


@pytest.fixture
def read(beurten: Beurten) -> Callable[..., Gelezen[Any]]:
    def _read(soort: str, inhoud: bytes, grens: Leesgrens | None = None) -> Gelezen[Any]:
        return read_apart(soort, inhoud, productcode_patroon=PATROON, beurten=beurten, grens=grens)

    return _read


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Have the reading process run something else."""

    def _child(*regels: str) -> None:
        monkeypatch.setattr(lezen, "_START", "\n".join([lezen._WEGEN, *regels]))

    return _child


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Every process that was started."""
    lijst: list[subprocess.Popen[bytes]] = []
    start = lezen._start

    def note(soort: str, patroon: str, grens: Leesgrens) -> subprocess.Popen[bytes]:
        lijst.append(start(soort, patroon, grens))
        return lijst[-1]

    monkeypatch.setattr(lezen, "_start", note)
    return lijst


def outcome(read: Callable[..., Gelezen[Any]], soort: str, inhoud: bytes, **anders: Any) -> object:
    try:
        return read(soort, inhoud, **anders)
    except BestandGeweigerd as fout:
        return fout.redenen


@pytest.mark.parametrize("naam", FILES)
def test_a_file_is_read_the_same_in_a_process_of_its_own(read: Any, naam: str):
    soort, inhoud = FILES[naam]
    hier = outcome(read_here, soort, inhoud, productcode_patroon=PATROON)
    assert outcome(read, soort, inhoud) == hier


@pytest.mark.parametrize("naam", BOMMEN)
def test_a_file_that_was_made_to_do_harm_costs_little_by_itself(naam: str):
    """The first wall: no reader does work that grows faster than the file."""
    bom = BOMMEN[naam]
    inhoud = bom.make(bom.licht)
    begin = time.process_time()
    outcome(read_here, bom.soort, inhoud, productcode_patroon=PATROON)
    assert time.process_time() - begin < 5


@pytest.mark.proef
def test_every_such_file_is_answered_within_its_limit(
    read: Any, keren: Callable[[int, int], int], started: list[subprocess.Popen[bytes]]
):
    """The second wall: whatever it asks, the one who brought it has an answer in time, and this process has not grown."""
    for bom in list(BOMMEN.values())[: keren(3, len(BOMMEN))]:
        inhoud = bom.make(keren(bom.licht, bom.zwaar))
        voor, begin = resident_mb(), time.monotonic()
        antwoord = outcome(read, bom.soort, inhoud)
        assert time.monotonic() - begin < grens_for(len(inhoud)).seconden + 3
        del antwoord
        assert resident_mb() - voor < 250
        assert started.pop().returncode is not None


def resident_mb() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 2**20


def test_a_small_file_may_take_less_than_a_large_one():
    assert (KLEIN.seconden, KLEIN.megabytes) == (5, 300)
    assert (GROOT.seconden, GROOT.megabytes) == (60, 500)
    assert grens_for(2**20) is KLEIN
    assert grens_for(2**20 + 1) is GROOT
    assert grens_for(MAX_BYTES) is GROOT


def test_more_than_twenty_megabytes_starts_no_process(read: Any, started: list[object]):
    with pytest.raises(BestandGeweigerd, match="groter dan 20 MB"):
        read("contracten", b"x" * (MAX_BYTES + 1))
    assert started == []


def test_what_takes_too_long_is_stopped_and_said(read: Any, started: list[subprocess.Popen[bytes]]):
    begin = time.monotonic()
    with pytest.raises(BestandGeweigerd) as gevangen:
        read("contracten", lege_cellen(4_000_000), Leesgrens(1, 300))
    assert time.monotonic() - begin < 5
    assert gevangen.value.redenen == [
        "Dit bestand is te ingewikkeld om te lezen: het duurde langer dan 1 seconden.",
        "Sla het in Excel op als “CSV UTF-8” en kies dat bestand.",
    ]
    assert started[0].returncode is not None


def test_what_needs_too_much_memory_is_stopped_and_said(
    read: Any, started: list[subprocess.Popen[bytes]]
):
    with pytest.raises(BestandGeweigerd, match="meer dan 50 MB geheugen"):
        read("contracten", veel_teksten(500_000), Leesgrens(30, 50))
    assert started[0].returncode is not None


def test_a_csv_that_is_too_much_gets_advice_that_fits(read: Any, child: Any):
    child("import time; time.sleep(60)")
    with pytest.raises(BestandGeweigerd, match="Verdeel het over meer bestanden"):
        read("contracten", b"a;b", Leesgrens(1, 300))


def test_a_process_that_the_machine_kills_for_its_memory_is_told_as_that(read: Any, child: Any):
    child("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(BestandGeweigerd, match="geheugen"):
        read("contracten", b"x" * 200_000)


def test_a_library_that_aborts_for_want_of_memory_is_told_as_that(read: Any, child: Any):
    child("import os; os.abort()")
    with pytest.raises(BestandGeweigerd, match="meer dan 300 MB geheugen"):
        read("contracten", b"x" * 200_000)


_KENT = """
import json
from importlib.util import find_spec
namen = ["python_calamine", "flask", "sqlalchemy", "openpyxl", "xlsxwriter", "cryptography", "pip"]
sys.stdin.buffer.read()
print(json.dumps(["geweigerd", [naam for naam in namen if find_spec(naam)]]))
"""


def test_of_all_libraries_the_process_knows_the_one_that_reads_workbooks(read: Any, child: Any):
    child(_KENT)
    with pytest.raises(BestandGeweigerd) as gevangen:
        read("contracten", b"x")
    assert gevangen.value.redenen == ["python_calamine"]


def test_when_no_process_can_be_started_one_is_asked_to_come_back(read: Any, monkeypatch: Any):
    monkeypatch.setattr(sys, "executable", "/bestaat/niet")
    with capture_logs() as regels, pytest.raises(BestandGeweigerd, match="nu niet gelukt"):
        read("contracten", b"x")
    assert [regel["reden"] for regel in regels] == ["start"]


def test_time_on_the_processor_counts_as_well_as_time_on_the_clock(read: Any, child: Any):
    child("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)")
    with pytest.raises(BestandGeweigerd, match="langer dan 5 seconden"):
        read("contracten", b"x")


def test_a_crash_tells_nothing_of_the_file(read: Any, child: Any, capfd: Any):
    child("raise ValueError(sys.stdin.buffer.read())")
    with capture_logs() as regels, pytest.raises(BestandGeweigerd) as gevangen:
        read("contracten", row_bytes(contracten.KOLOMMEN, GOED))
    assert gevangen.value.redenen[0] == "Dit bestand is niet te lezen."
    alles = "".join([*capfd.readouterr(), str(regels), str(gevangen.value)])
    assert "Canarie" not in alles
    assert [regel["reden"] for regel in regels] == ["vorm"]


def test_what_the_process_started_ends_with_its_time_too(read: Any, child: Any):
    child("import os, time", "sys.stdin.buffer.read()", "os.fork() or time.sleep(60)")
    begin = time.monotonic()
    with pytest.raises(BestandGeweigerd):
        read("contracten", b"x", grens=Leesgrens(seconden=1, megabytes=300))
    assert time.monotonic() - begin < 30


@pytest.mark.parametrize(
    "regel",
    [
        "print('geen json')",
        "print('[' * 100_000)",
        "print('[\"rij\", [1, 2]]')",
        "print('[\"iets\"]')",
        "print('{}')",
        "print('[\"fout\", 1, 2, 3, 4, 5]')",
        "print('[\"geweigerd\", 7]')",
        "print('[\"opmerking\", 7]')",
        'print(\'["opmerking", "zonder einde"]\')',
        "sys.stdout.buffer.write(b'\\x80\\x04' + b'x' * 100 + b'\\n')",
        "pass",
    ],
)
def test_an_answer_that_is_not_one_is_refused(read: Any, child: Any, regel: str):
    child("sys.stdin.buffer.read()", regel)
    with pytest.raises(BestandGeweigerd):
        read("contracten", b"x")


def test_an_answer_without_an_end_is_cut_off(read: Any, child: Any, monkeypatch: Any):
    monkeypatch.setattr(lezen, "MAX_ANTWOORD", 2**20)
    child('while True: print(\'["opmerking", "x"]\')')
    with pytest.raises(BestandGeweigerd):
        read("contracten", b"x")
    child("while True: sys.stdout.write('x' * 1000)")
    with pytest.raises(BestandGeweigerd):
        read("contracten", b"x")


def test_a_line_of_a_table_is_too_short_to_hold_up_everybody(
    read: Any, child: Any, monkeypatch: Any
):
    langste = []
    loads = json.loads

    def note(regel: bytes) -> Any:
        langste.append(len(regel))
        return loads(regel)

    monkeypatch.setattr(json, "loads", note)
    lijsten = "print('[\"rij\", [' + '[],' * 1_000_000 + '[]]]')"
    for soort, hooguit in (("contracten", RIJ_BYTES), ("gemeentegrenzen", GRENS_BYTES)):
        child("sys.stdin.buffer.read()", lijsten)
        with pytest.raises(BestandGeweigerd):
            read(soort, b"x")
        assert max(langste, default=0) <= hooguit
    assert len(langste) == 1  # that of the shapes


_VRAAG = """
import json, os, resource, socket
from wijzer.files.apart import kind
from wijzer.files.apart.kind import confine
confine(5, 300)
def refused(wat):
    try:
        wat()
    except OSError:
        return True
    return False
antwoord = {
    "AS": resource.getrlimit(resource.RLIMIT_AS)[0], "CPU": resource.getrlimit(resource.RLIMIT_CPU)[0],
    "file": refused(lambda: os.open("/dev/null", os.O_RDONLY)), "socket": refused(socket.socket),
    "environment": sorted(os.environ), "folder": os.getcwd(), "session": os.getsid(0) == os.getpid(),
    "heavy": sorted({"flask", "sqlalchemy", "structlog", "cryptography", "pickle"} & sys.modules.keys()),
}
sys.stdin.buffer.read()
print(json.dumps(["geweigerd", [json.dumps(antwoord)]]))
"""


def test_the_process_can_do_no_more_than_read(read: Any, child: Any, monkeypatch: Any):
    monkeypatch.setenv("WIJZER_SECRET_KEY", "geheim" * 8)
    child(_VRAAG)
    with pytest.raises(BestandGeweigerd) as gevangen:
        read("contracten", b"x")
    antwoord = json.loads(gevangen.value.redenen[0])
    taal = {"LC_CTYPE"}  # put there by Python itself
    assert set(antwoord.pop("environment")) <= taal
    assert antwoord == {
        "AS": 300 * 2**20,
        "CPU": 5,
        "file": True,
        "socket": True,
        "folder": "/",
        "session": True,
        "heavy": [],
    }


_OUDER = """
import sys
from pathlib import Path
from wijzer.files.apart import lezen
from wijzer.files.apart.beurten import Beurten
from tests.files.apart.bommen import lege_cellen
start = lezen._start
def note(*wat):
    proces = start(*wat)
    print(proces.pid, flush=True)
    return proces
lezen._start = note
inhoud = lege_cellen(8_000_000)
lezen.read_apart("contracten", inhoud, productcode_patroon="x", beurten=Beurten(Path(sys.argv[1]), geduld_s=0))
"""


def test_the_process_dies_with_who_started_it(tmp_path: Path):
    with subprocess.Popen(
        [sys.executable, "-c", _OUDER, tmp_path],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    ) as ouder:
        assert ouder.stdout
        kind = int(ouder.stdout.readline())
        assert is_alive(kind)
        ouder.kill()
    assert all_gone([kind])
