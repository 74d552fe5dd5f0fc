"""`wijzer demo`: Twente with made-up aanbieders, loaded through the importers that users use."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import click

from wijzer.commando.gedeeld.basis import Opdracht, OpdrachtGeweigerd, load
from wijzer.commando.gedeeld.kantoor import read_settings, require_office
from wijzer.commando.serveren import Dienst, run_server
from wijzer.settings import Settings

BESTAND = "demo-accounts.json"
POORT = 8000


@click.command("demo", cls=Opdracht)
@click.option(
    "--port", "poort", type=click.IntRange(1, 65535), default=POORT, help=f"De poort ({POORT})."
)
@click.option("--opnieuw", is_flag=True, help="Gooi de gegevens van de demo weg en begin opnieuw.")
@click.option("--alleen-laden", is_flag=True, help="Laad de gegevens en start de site niet.")
def demo(poort: int, opnieuw: bool, alleen_laden: bool) -> None:
    """Start de site met voorbeeldgegevens van Twente, op deze computer.

    De eerste keer worden de gegevens gemaakt en ingelezen. Daarna start de site meteen, met de gegevens die er zijn.
    Gegevens van een eerdere versie worden eerst bijgewerkt.
    """
    settings = _demo_settings(poort)
    accounts = settings.instance / BESTAND
    if opnieuw:
        _throw_away(settings)
    if accounts.exists():
        load("wijzer.commando.klaarzetten:prepare")(settings)
    else:
        # Not at the top: a start with data that are there need not wait for what makes them.
        load("wijzer.commando.demoladen:load_demo")(settings, accounts)
    _welcome(settings, accounts)
    if not alleen_laden:
        run_server(settings, Dienst(port=poort))


def _demo_settings(poort: int) -> Settings:
    settings = require_office(read_settings())
    if not settings.demo:
        raise OpdrachtGeweigerd(
            "Zet WIJZER_DEMO=1 om de demo te starten; dan worden ook de geheimen gemaakt."
        )
    return replace(settings, basis_url=f"http://127.0.0.1:{poort}")


def _throw_away(settings: Settings) -> None:
    """Throw away only what a demo made: the embedded database, its files and mails. The secrets may stay."""
    database = settings.instance / "wijzer.sqlite3"
    if settings.database_url is None or settings.database_url.expose() != f"sqlite:///{database}":
        raise OpdrachtGeweigerd(
            "Opnieuw beginnen kan alleen met de eigen database van de demo, in de map instance."
        )
    for bestand in (settings.instance / BESTAND, *settings.instance.glob("wijzer.sqlite3*")):
        bestand.unlink(missing_ok=True)
    for folder in (settings.instance / "demo", settings.mail_folder):
        shutil.rmtree(folder, ignore_errors=True)


def _welcome(settings: Settings, accounts: Path) -> None:
    """The address, and whom to sign in as."""
    click.echo(f"\nDe wijzer staat op {settings.basis_url}/  (stoppen met Ctrl-C)\n")
    click.echo(
        f"Inloggen op {settings.basis_url}/inloggen; code uit een app met deze sleutels, of zie {accounts}"
    )
    for account in json.loads(accounts.read_text(encoding="utf-8")):
        click.echo(
            f"  {account['wie']}\n    {account['email']}  wachtwoord {account['wachtwoord']}  totp {account['totp']}"
        )
    click.echo("")
