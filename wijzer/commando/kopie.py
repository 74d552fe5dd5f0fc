"""`wijzer backup` and `wijzer restore`."""

from pathlib import Path

import click

from wijzer.commando.basis import Opdracht
from wijzer.commando.kantoor import open_office, read_settings, require_office
from wijzer.commando.prive import private_file
from wijzer.commando.voortgang import show_progress
from wijzer.klok import now
from wijzer.store.reservekopie import read_backup, tables, write_backup
from wijzer.store.teruggezette_meldingen import OPNIEUW_BEVESTIGEN

SLEUTELS = (
    "De sleutels zitten er niet in. Bewaar WIJZER_ADRES_SLEUTELS en WIJZER_SECRET_KEY apart: "
    "zonder die sleutels zijn de afgeschermde adressen niet te lezen."
)
MELDINGEN = (
    "Meldingen per e-mail die stilstaan: {aantal}. Wie er na de kopie een stopte, is niet bekend; daarom gaat er geen mail. "
    "Wie nog mails wil, opent de link uit een eerdere mail en bevestigt opnieuw. Vertel dat op uw site. "
    "Na {dagen} dagen worden de andere gewist."
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
    """Zet een reservekopie terug. De database moet leeg zijn, tenzij u --overschrijf geeft.

    Meldingen per e-mail die nu in de database staan, blijven zoals ze zijn.
    """
    settings = require_office(read_settings())
    with bestand.open("rb") as inhoud, show_progress(len(tables())) as voortgang:
        terug = read_backup(
            settings, inhoud, overschrijf=overschrijf, at=now(), tell=voortgang.step
        )
    click.echo(f"{terug.rijen} rijen teruggezet.")
    if terug.stil:
        click.echo(MELDINGEN.format(aantal=terug.stil, dagen=OPNIEUW_BEVESTIGEN.days))
    click.echo(SLEUTELS)
