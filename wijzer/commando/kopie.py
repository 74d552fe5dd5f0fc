"""`wijzer backup` and `wijzer restore`."""

from pathlib import Path

import click

from wijzer.commando.basis import Opdracht
from wijzer.commando.kantoor import open_office, read_settings, require_office
from wijzer.commando.prive import private_file
from wijzer.commando.voortgang import show_progress
from wijzer.klok import now
from wijzer.store.reservekopie import read_backup, tables, write_backup

SLEUTELS = (
    "De sleutels zitten er niet in. Bewaar WIJZER_ADRES_SLEUTELS en WIJZER_SECRET_KEY apart: "
    "zonder die sleutels zijn de afgeschermde adressen niet te lezen."
)


@click.command("backup", cls=Opdracht)
@click.argument("bestand", type=click.Path(path_type=Path, dir_okay=False))
def backup(bestand: Path) -> None:
    """Maak een reservekopie van alles in één bestand, terwijl de site draait. Alleen u kunt het openen."""
    with (
        open_office() as database,
        show_progress(len(tables())) as voortgang,
        private_file(bestand) as uit,
        database.read() as store,
    ):
        aantal = write_backup(store, uit, at=now(), tell=voortgang.step)
    click.echo(f"{aantal} rijen bewaard in {bestand}.")
    click.echo(SLEUTELS)


@click.command("restore", cls=Opdracht)
@click.argument("bestand", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--overschrijf", is_flag=True, help="Vervang alles wat er nu in de database staat.")
def restore(bestand: Path, overschrijf: bool) -> None:
    """Zet een reservekopie terug. De database moet leeg zijn, tenzij u --overschrijf geeft."""
    settings = require_office(read_settings())
    with bestand.open("rb") as inhoud, show_progress(len(tables())) as voortgang:
        aantal = read_backup(settings, inhoud, overschrijf=overschrijf, tell=voortgang.step)
    click.echo(f"{aantal} rijen teruggezet.")
    click.echo(SLEUTELS)
