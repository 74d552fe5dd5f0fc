"""`wijzer sleutels`."""

import click

from wijzer.commando.basis import Opdracht
from wijzer.commando.kantoor import open_office
from wijzer.commando.voortgang import show_progress
from wijzer.domain.toegang import SYSTEEM
from wijzer.klok import now


@click.command("sleutels", cls=Opdracht)
def sleutels() -> None:
    """Versleutel afgeschermde adressen, contractnamen en meldingen opnieuw, met de eerste sleutel van WIJZER_ADRES_SLEUTELS.

    Daarna mogen de andere sleutels weg. Bewaar ze zolang u een reservekopie van vóór dit moment bewaart.
    """
    at = now()
    with (
        open_office() as database,
        show_progress(2) as voortgang,
        database.transaction(at=at) as store,
    ):
        voortgang.step("adressen versleutelen")
        aantal = store.rotate_adressen()
        voortgang.step("meldingen versleutelen")
        meldingen = store.meldingen.rotate()
        store.logboek.add(
            by=SYSTEEM, at=at, handeling="adressen opnieuw versleuteld", object_soort="sleutel", object_id="adressen",
            details={"aantal": aantal, "meldingen": meldingen},
        )  # fmt: skip
    click.echo(
        f"Opnieuw versleuteld: {aantal} adressen en {meldingen} meldingen. De oude sleutels mogen uit WIJZER_ADRES_SLEUTELS."
    )
