"""The README's way to a site that runs, step by step, with an ordinary installation that knows nothing of the checkout."""

import re
import shlex
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from email import message_from_bytes, policy
from pathlib import Path
from string import Template
from typing import IO

import pyotp
import pytest

from tests.cli.sleutels.test_sleutelwissel import SLEUTELS, procedure
from tests.files.hulp import row_bytes
from tests.installatie.bezoek import BASIS, Bezoek
from tests.installatie.hulp import Installatie, borrow_libraries, run
from tests.server.hulp import free_port
from tests.services.bestanden.test_importeer_contracten import REGEL
from tests.steun.databases.postgres import OFFICE_ROLE
from tests.steun.databases.soorten import ADRES_SLEUTEL, SECRET_KEY, PostgresVoorraad, Voorraad
from tests.steun.gereedschap import ROOT
from wijzer import __version__
from wijzer.files import contracten

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

Database = Callable[[str], dict[str, str]]

WACHTWOORD = "vier rustige blauwe fietsen"
BEHEERDER = "bea@twente.example"
ROL = "wijzer_publiek_uitrol"
GEDULD_S = 180.0
OUD = {"WIJZER_SECRET_KEY": SLEUTELS["OLD"], "WIJZER_ADRES_SLEUTELS": SLEUTELS["OLD_ADRES"]}
WOORDEN = {
    "CONTRACTEN": "contracten.csv",
    "BEHEERDER": BEHEERDER,
    "KOPIE": "kopie.gz",
    "LIJST": "lijst.txt",
}


def blocks(stap: str) -> list[list[str]]:
    """The commands of one step of the README, block by block, without remarks."""
    _, gevonden, rest = (ROOT / "README.md").read_text().partition(stap)
    assert gevonden, stap
    tekst = re.split(r"\n\d\. \*\*|\n\*\*Data in and out", rest)[0]
    return [
        [regel for ruw in blok.splitlines() if (regel := ruw.partition("  #")[0].strip())]
        for blok in re.findall(r"```\n(.*?)```", tekst, re.DOTALL)
    ]


def words(regel: str, **anders: str) -> list[str]:
    """A command as its words, with what it is about in the place of names."""
    return shlex.split(Template(regel).substitute(WOORDEN | anders))


@pytest.fixture(scope="module")
def omgeving(wiel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Step 1. The libraries are those of this environment, which were pinned; nothing else is."""
    map_ = tmp_path_factory.mktemp("omgeving")
    maak, haal, plaats = (words(regel, MAP=str(map_)) for regel in blocks("1. **Install.**")[0])
    assert maak == ["python3", "-m", "venv", str(map_)]
    venv.create(map_, symlinks=True)
    pins = ["--only-binary=:all:", "--require-hashes", "-r", "constraints.txt"]
    assert haal == [str(map_ / "bin" / "pip"), "install", *pins]
    borrow_libraries(map_)
    assert plaats.pop() == "wijzer-*.whl"
    pip = [sys.executable, "-m", "pip", "--python", map_ / "bin" / "python", "--quiet"]
    run(*pip, *plaats[1:], "--disable-pip-version-check", "--no-compile", wiel, cwd=map_)
    return map_


@pytest.fixture
def installatie(omgeving: Path, tmp_path: Path) -> Installatie:
    """A folder of its own to work from, with a list of contracts, and settings without a database."""
    (tmp_path / "contracten.csv").write_bytes(row_bytes(contracten.KOLOMMEN, REGEL))
    sleutels = {"WIJZER_SECRET_KEY": SECRET_KEY, "WIJZER_ADRES_SLEUTELS": ADRES_SLEUTEL}
    vast = {"PATH": "/usr/bin:/bin", "WIJZER_BASIS_URL": BASIS, "WIJZER_PROXIES": "1"}
    return Installatie(omgeving, tmp_path, {**vast, **sleutels})


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, voorraden: dict[str, Voorraad]) -> Iterator[Database]:
    """Step 2. Gives the settings of a database that is empty, by its name."""
    if request.param == "sqlite":
        yield lambda naam: {"WIJZER_INSTANCE": naam}
        return
    stock = voorraden["postgresql"]
    assert isinstance(stock, PostgresVoorraad)
    server, gemaakt = stock.server, list[str]()
    server.execute(f"ALTER ROLE {OFFICE_ROLE} CREATEROLE")

    def make(naam: str) -> dict[str, str]:
        gemaakt.append(f"uitrol_{naam}")
        server.create(gemaakt[-1])
        office = server.url(gemaakt[-1], OFFICE_ROLE)
        return {
            "WIJZER_INSTANCE": naam,
            "WIJZER_DATABASE_URL": office,
            "WIJZER_PUBLIEK_DATABASE_URL": office.replace(OFFICE_ROLE, f"{ROL}:geheim-van-de-rol"),
        }

    yield make
    for naam in gemaakt:
        server.drop(naam)
    server.execute(f"DROP ROLE IF EXISTS {ROL}", f"ALTER ROLE {OFFICE_ROLE} NOCREATEROLE")


@contextmanager
def running(installatie: Installatie, *commandos: list[str]) -> Iterator[Bezoek]:
    """The site, on a port of its own; everything ends when it ends."""
    port = free_port()
    log = installatie.werk / "log.txt"
    with log.open("ab") as uitvoer, ExitStack() as lopend:
        for commando in commandos:
            plek = ["--port", port, "--workers", "1"] if "serve" in commando else []
            lopend.enter_context(process(installatie, [*commando[1:], *plek], uitvoer))
        bezoek = Bezoek(port)
        wait_for(lambda: bezoek.get("/gezondheid").status == 200, log)
        yield bezoek


@contextmanager
def process(
    installatie: Installatie, woorden: Sequence[object], uitvoer: IO[bytes]
) -> Iterator[None]:
    """A command that goes on until it is asked to stop, and then stops in order."""
    opdracht = [str(installatie.bin / "wijzer"), *map(str, woorden)]
    proces = subprocess.Popen(
        opdracht, cwd=installatie.werk, env=installatie.env, stdout=uitvoer, stderr=uitvoer
    )
    try:
        yield
        proces.terminate()
        assert proces.wait(GEDULD_S) == 0
    finally:
        proces.kill()
        proces.wait()


def wait_for(done: Callable[[], object], log: Path) -> None:
    eind = time.monotonic() + GEDULD_S
    while time.monotonic() < eind:
        try:
            if done():
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def invitation(installatie: Installatie) -> str:
    """The link in the mail, once the jobs sent it."""
    post = installatie.werk / "instance" / "mail"
    wait_for(lambda: list(post.glob("*.eml")), installatie.werk / "log.txt")
    # What the jobs are still writing has another name, with a dot in front.
    [mail] = post.glob("*.eml")
    tekst = message_from_bytes(mail.read_bytes(), policy=policy.default).get_content()
    [pad] = re.findall(rf"{BASIS}(/uitnodiging/\S+)", tekst)
    return str(pad)


def sign_in(bezoek: Bezoek, pad: str) -> None:
    assert bezoek.send(pad, {"wachtwoord": WACHTWOORD}).status == 303
    [geheim] = re.findall(r'bw-code">([A-Z2-7 ]+)<', bezoek.get(f"{pad}/koppelen").tekst)
    code = pyotp.TOTP(geheim.replace(" ", "")).now()
    assert bezoek.send(f"{pad}/koppelen", {"code": code}).status == 200
    assert bezoek.get("/beheer").status == 200


def first_page(bezoek: Bezoek) -> None:
    """It is there in both languages, and its style sheet as one that may be kept for good."""
    pagina = bezoek.get("/twente")
    assert pagina.status == bezoek.get("/en/twente").status == 200
    [blad] = re.findall(
        r'<link rel="stylesheet" href="(/static/wijzer\.[0-9a-f]{10}\.css)"', pagina.tekst
    )
    stijl = bezoek.get(blad)
    assert (stijl.status, stijl.soort) == (200, "text/css")
    assert "bw-" in stijl.tekst


def change_keys(installatie: Installatie) -> None:
    """Step 7."""
    for regel in procedure():
        if regel.startswith("wijzer "):
            installatie.wijzer(*regel.split()[1:])
        else:
            naam, _, waarde = regel.partition("=")
            installatie.env[naam] = waarde


def test_the_readme_leads_to_a_site_that_runs(installatie: Installatie, database: Database):
    """Steps 4 and 5: on PostgreSQL with the jobs beside the site, on SQLite with the jobs apart."""
    installatie.env |= database("instance")
    (*eerst, serve), apart = blocks("4. **Start**")
    for regel in eerst:
        installatie.wijzer(*words(regel)[1:])
    op_postgresql = "WIJZER_DATABASE_URL" in installatie.env
    with running(installatie, *([words(serve)] if op_postgresql else map(words, apart))) as bezoek:
        first_page(bezoek)
        sign_in(bezoek, invitation(installatie))
        assert "De Voorbeeldhoeve" in bezoek.get("/beheer/aanbieders").tekst
        if op_postgresql:
            wait_for(lambda: healthy(installatie), installatie.werk / "log.txt")


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_the_readme_keeps_a_copy_changes_the_keys_and_restores(
    installatie: Installatie, database: Database
):
    """Steps 6 and 7; `$OLD` opens a copy of before."""
    installatie.env |= database("instance")
    init, importeer = (words(regel)[1:] for regel in blocks("4. **Start**")[0][:2])
    installatie.wijzer(*init)
    installatie.wijzer(*importeer)
    kopieer, (over, leeg) = blocks("6. **Backup**")
    for regel in (*kopieer, over):
        installatie.wijzer(*words(regel)[1:])
    change_keys(installatie)
    installatie.env |= {naam: f"{installatie.env[naam]},{oud}" for naam, oud in OUD.items()}
    installatie.env |= database("elders")
    installatie.wijzer(*words(leeg)[1:])
    installatie.wijzer("export", "contracten", "uit.csv")
    assert "De Voorbeeldhoeve" in (installatie.werk / "uit.csv").read_text()


def test_the_installation_is_no_checkout(installatie: Installatie):
    assert installatie.wijzer("--version") == f"wijzer {__version__}\n"
    thuis, *paden = installatie.python(
        "import sys, wijzer; print(wijzer.__file__, *sys.path, sep='\\n')"
    ).splitlines()
    assert thuis.startswith(str(installatie.map))
    assert not [
        pad
        for pad in paden
        if pad and (Path(pad) / "wijzer").is_dir() and not pad.startswith(str(installatie.map))
    ]


def healthy(installatie: Installatie) -> bool:
    """Step 5. Every job of the night ran by itself, and the mail went."""
    try:
        return "MIS" not in installatie.wijzer("gezondheid")
    except AssertionError:
        return False


def test_gunicorn_finds_its_door(installatie: Installatie):
    installatie.env = {"PATH": "/usr/bin:/bin"}
    assert "gunicorn wijzer.wsgi:app" in (ROOT / "README.md").read_text()
    kijk = "import importlib.util; print(importlib.util.find_spec('wijzer.wsgi').origin)"
    assert installatie.python(kijk).startswith(str(installatie.map))
