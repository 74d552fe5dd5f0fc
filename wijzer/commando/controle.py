"""`wijzer adrescontrole`, `wijzer publiceren` and `wijzer gezondheid`."""

import json

import click

from wijzer.commando.gedeeld.basis import Opdracht
from wijzer.commando.gedeeld.controleren import check_all
from wijzer.commando.gedeeld.geheugen import many_facts
from wijzer.commando.gedeeld.kantoor import choose_regio, open_office, read_settings, require_office
from wijzer.commando.gedeeld.voortgang import show_progress
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort
from wijzer.domain.storing import Storing
from wijzer.klok import now, today
from wijzer.published.engine import PublicDatabase
from wijzer.services.controle.verslag import Controleverslag, verslag_of_run
from wijzer.services.taken.meet_gezondheid import Meting, meet_gezondheid
from wijzer.services.taken.meet_hartslag import meet_hartslag
from wijzer.services.taken.meet_klok import meet_klok
from wijzer.settings import Settings
from wijzer.store.database.fouten import NietGemigreerd
from wijzer.store.engine import Database


@click.command("adrescontrole", cls=Opdracht)
@click.option("--regio", help="De regio; niet nodig als er maar één is.")
@click.option("--json", "als_json", is_flag=True, help="Geef de uitkomst als JSON.")
def adrescontrole(regio: str | None, als_json: bool) -> None:
    """Vergelijk nu de ingevoerde adressen en producten met de contracten. De uitkomst bevat geen adressen."""
    with open_office() as database, many_facts(), show_progress(1) as voortgang:
        voortgang.step("adressen controleren")
        with database.read() as store:
            slug = choose_regio(store, regio).slug
        run = check_all(database, slug)
        with database.read() as store:
            verslag = verslag_of_run(store, run)
    if als_json:
        click.echo(json.dumps(verslag.as_json(), ensure_ascii=False, indent=1))
    else:
        _show(verslag)


def _show(verslag: Controleverslag) -> None:
    click.echo(f"Gecontroleerd: {verslag.gecontroleerd} · niet te controleren: {verslag.onbekend}")
    for soort, aantal in verslag.aantallen.items():
        click.echo(f"  {Afwijkingsoort(soort).label}: {aantal}")
    click.echo(f"Afwijkingen: {len(verslag.regels)}")


@click.command("publiceren", cls=Opdracht)
@click.option(
    "--controleer", is_flag=True, help="Vergelijk alleen; eindigt met 1 als er iets verschilt."
)
def publiceren(controleer: bool) -> int:
    """Maak de openbare gegevens opnieuw uit die van het kantoor."""
    with open_office() as database:
        return _compare(database) if controleer else _rebuild(database)


def _compare(database: Database) -> int:
    with many_facts(), show_progress(1) as voortgang, database.read() as store:
        voortgang.step("vergelijken")
        verschillen = store.projectie.compare(today())
    for verschil in verschillen:
        click.echo(verschil)
    click.echo(f"Verschillen: {len(verschillen)}.")
    return int(bool(verschillen))


def _rebuild(database: Database) -> int:
    with many_facts(), show_progress(1) as voortgang, database.transaction() as store:
        voortgang.step("publiceren")
        aantal = store.projectie.rebuild(now())
    click.echo(f"Gepubliceerd. Verschillen hersteld: {aantal}.")
    return 0


@click.command("gezondheid", cls=Opdracht)
@click.option("--json", "als_json", is_flag=True, help="Geef de uitkomst als JSON.")
def gezondheid(als_json: bool) -> int:
    """Zeg of alles het doet: database, hartslag, klok, taken, mail en sleutels. Eindigt met 1 als er iets mis is."""
    settings = require_office(read_settings())
    database, publiek = Database(settings), PublicDatabase(settings)
    try:
        metingen = _measure(settings, database, publiek)
    finally:
        database.dispose()
        publiek.dispose()
    if als_json:
        click.echo(
            json.dumps([meting.as_json() for meting in metingen], ensure_ascii=False, indent=1)
        )
    else:
        for meting in metingen:
            click.echo(f"{'goed' if meting.goed else 'MIS '}  {meting.naam}: {meting.uitleg}")
    return int(not all(meting.goed for meting in metingen))


def _measure(settings: Settings, database: Database, publiek: PublicDatabase) -> list[Meting]:
    try:
        database.check_migrated()
    except Storing as fout:
        return [Meting("database", False, fout.voor_beheer)]
    except NietGemigreerd as fout:
        return [Meting("migraties", False, fout.melding)]
    with database.read() as store:
        return [
            Meting("database", True, "bereikbaar"),
            Meting("migraties", True, "passen bij deze versie"),
            _measure_tls(settings),
            meet_hartslag(publiek, at=now()),
            meet_klok(store, at=now()),
            *meet_gezondheid(store, at=now()),
        ]


def _measure_tls(settings: Settings) -> Meting:
    """Tell which connections may leave this machine unencrypted, because somebody said so."""
    zonder = ", ".join(sorted(settings.zonder_tls))
    uitleg = f"staat uit voor {zonder} (WIJZER_ZONDER_TLS)" if zonder else "verplicht"
    return Meting("versleuteling", True, uitleg)
