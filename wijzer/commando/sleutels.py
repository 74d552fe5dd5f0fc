"""`wijzer sleutels` and `wijzer logboek`."""

import click

from wijzer.commando.gedeeld.basis import Opdracht
from wijzer.commando.gedeeld.kantoor import open_office
from wijzer.commando.gedeeld.voortgang import show_progress
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.klok import now
from wijzer.services.taken.verzegel_opnieuw import Verzegeling, verzegel_opnieuw
from wijzer.store.verzegeling.herzegelen import (
    ADRESSEN,
    CONCEPTEN,
    CONTRACTNAMEN,
    MAILS,
    MELDINGEN,
    TWEEDE_STAPPEN,
)


@click.command("sleutels", cls=Opdracht)
@click.option(
    "--aanvaard-logboek",
    is_flag=True,
    help="Bekrachtig het logboek ook als het niet past: alleen nadat een oude sleutel verloren is.",
)
def sleutels(aanvaard_logboek: bool) -> int:
    """Versleutel alles opnieuw met de eerste sleutel van WIJZER_ADRES_SLEUTELS en van WIJZER_SECRET_KEY.

    Daarna mogen de andere sleutels weg. Bewaar ze zolang u een reservekopie van vóór dit moment
    bewaart. Afgebroken? Voer het opnieuw uit. Eindigt met 1 als er iets niet te openen is of als
    het logboek niet past.
    """
    with open_office() as database, show_progress(1) as voortgang:
        voortgang.step("opnieuw versleutelen")
        uitkomst = verzegel_opnieuw(
            database.transaction,
            database.read,
            by=SYSTEEM,
            at=now(),
            aanvaard_logboek=aanvaard_logboek,
        )
    _tell(uitkomst)
    return int(bool(uitkomst.dicht or uitkomst.logboek))


def _tell(uitkomst: Verzegeling) -> None:
    aantal = {soort: herzegeld.opnieuw for soort, herzegeld in uitkomst.soorten.items()}
    click.echo(
        f"Opnieuw versleuteld: {aantal[ADRESSEN]} adressen en {aantal[MELDINGEN]} meldingen, "
        f"{aantal[CONTRACTNAMEN]} contractnamen, {aantal[CONCEPTEN]} vastgehouden formulieren, "
        f"{aantal[TWEEDE_STAPPEN]} tweede stappen en {aantal[MAILS]} mails."
    )
    if uitkomst.logboek:
        click.echo(
            f"Het logboek past niet vanaf nummer {uitkomst.logboek}: een regel is gewijzigd, of een "
            f"oude sleutel ontbreekt.",
            err=True,
        )
    if uitkomst.dicht:
        wat = ", ".join(f"{aantal} {soort}" for soort, aantal in uitkomst.dicht.items())
        click.echo(
            f"Met geen enkele sleutel te openen: {wat}. Heeft u nog een oudere sleutel? Zet die "
            f"erachter en voer dit opnieuw uit.",
            err=True,
        )
    if not uitkomst.dicht and not uitkomst.logboek:
        click.echo("De oude sleutels mogen uit WIJZER_ADRES_SLEUTELS en WIJZER_SECRET_KEY.")


@click.command("logboek", cls=Opdracht)
@click.option(
    "--controleer", is_flag=True, required=True, expose_value=False, help="Ga na of alles past."
)
def logboek() -> int:
    """Ga na of er in het logboek niets is gewijzigd, weggehaald of toegevoegd. Eindigt met 1 als dat zo is."""
    with open_office() as database, show_progress(1) as voortgang, database.read() as store:
        voortgang.step("logboek nalopen")
        ketting = store.logboek.walk()
    if ketting.fout:
        click.echo(f"Het logboek past niet vanaf nummer {ketting.fout}.", err=True)
        return 1
    click.echo(f"Het logboek klopt: {ketting.tot} regels.")
    return 0
