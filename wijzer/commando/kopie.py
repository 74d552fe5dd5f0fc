"""`wijzer backup`, `wijzer afschermingen` and `wijzer restore`."""

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from uuid import uuid4

import click

from wijzer.commando.gedeeld.basis import Opdracht
from wijzer.commando.gedeeld.kantoor import open_office, read_settings, require_office
from wijzer.commando.gedeeld.prive import private_file
from wijzer.commando.gedeeld.voortgang import show_progress
from wijzer.domain.klok import AMSTERDAM
from wijzer.klok import now
from wijzer.store.onderhoud.reservekopie import Terugzetverslag, read_backup, tables, write_backup
from wijzer.store.onderhoud.teruggezette_meldingen import OPNIEUW_BEVESTIGEN
from wijzer.store.verzegeling.sleutels import Zegelstand

SLEUTELS = (
    "De sleutels zitten er niet in. Bewaar WIJZER_ADRES_SLEUTELS en WIJZER_SECRET_KEY apart: "
    "zonder die sleutels zijn de afgeschermde adressen niet te lezen."
)
MELDINGEN = (
    "Meldingen per e-mail die stilstaan: {aantal}. Wie er na de kopie een stopte, is niet bekend; "
    "daarom gaat er geen mail. "
    "Wie nog mails wil, opent de link uit een eerdere mail en bevestigt opnieuw. Vertel dat op uw site. "
    "Na {dagen} dagen worden de andere gewist."
)


LIJST = (
    "Wie er is afgeschermd, staat verzegeld in {lijst}. Bewaar die lijst buiten deze machine, en "
    "ververs hem elk uur met "
    "`wijzer afschermingen`: bij een herstel op een lege machine weet u dan wie er na de kopie is afgeschermd."
)
WACHTEND = (
    "Open locaties die wachten: {aantal}. Of er na de kopie een is afgeschermd, is niet bekend; "
    "daarom staan zij niet op de site. "
    "De beheerder bevestigt ze per aanbieder op /beheer/teruggezet."
)
LIJST_VAN = (
    "De lijst van afschermingen is van {moment}. Wat daarna is afgeschermd, staat er niet "
    "in: vraag het na bij de aanbieders."
)
DICHT = (
    "Met geen enkele sleutel te openen: {wat}. De kopie is van vóór een wissel van sleutels: zet de "
    "sleutels van toen achter de "
    "nieuwe, en voer `wijzer sleutels` uit."
)
OPNIEUW = (
    "De lijst /wijzigingen begint opnieuw: epoch {epoch}, nummer {nummer}. Wie de feed volgt, "
    "krijgt 410 en haalt alles opnieuw op."
)


@click.command("backup", cls=Opdracht)
@click.argument("bestand", type=click.Path(path_type=Path, dir_okay=False))
def backup(bestand: Path) -> None:
    """Maak een reservekopie van alles in één bestand, terwijl de site draait. Alleen u kunt het openen.

    Ernaast komt een verzegelde lijst van wie er is afgeschermd: BESTAND.afschermingen.
    """
    lijst = bestand.with_name(f"{bestand.name}.afschermingen")
    at = now()
    with (
        open_office() as database,
        show_progress(len(tables())) as voortgang,
        private_file(bestand) as uit,
        private_file(lijst) as ernaast,
        database.read() as store,
    ):
        aantal = write_backup(store, uit, at=at, tell=voortgang.step)
        store.write_afschermingen(ernaast, at=at)
    click.echo(f"{aantal} rijen bewaard in {bestand}.")
    click.echo(LIJST.format(lijst=lijst))
    click.echo(SLEUTELS)


@click.command("afschermingen", cls=Opdracht)
@click.argument("bestand", type=click.Path(path_type=Path, dir_okay=False))
def afschermingen(bestand: Path) -> None:
    """Schrijf een verzegelde lijst van wie er nu is afgeschermd, voor `wijzer restore --afschermingen`.

    Alleen u kunt het bestand openen. Het is klein: maak het elk uur, en bewaar het buiten deze machine.
    """
    with open_office() as database, private_file(bestand) as uit, database.read() as store:
        aantal = store.write_afschermingen(uit, at=now())
    click.echo(f"{aantal} afgeschermde locaties verzegeld in {bestand}.")


@click.command("restore", cls=Opdracht)
@click.argument("bestand", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--overschrijf", is_flag=True, help="Vervang alles wat er nu in de database staat.")
@click.option(
    "--afschermingen",
    "lijst",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="De nieuwste lijst van `wijzer afschermingen`.",
)
def restore(bestand: Path, overschrijf: bool, lijst: Path | None) -> None:
    """Zet een reservekopie terug. De database moet leeg zijn, tenzij u --overschrijf geeft.

    Wie nu is afgeschermd, blijft afgeschermd: in de database die u vervangt, of in de lijst die u
    geeft. Zonder een van beide wachten alle open locaties tot de beheerder ze bevestigt. Meldingen
    per e-mail die nu in de database staan, blijven zoals ze zijn.
    """
    settings = require_office(read_settings())
    with (
        bestand.open("rb") as inhoud,
        lijst.open("rb") if lijst else nullcontext() as ernaast,
        show_progress(len(tables())) as voortgang,
    ):
        terug = read_backup(
            settings,
            inhoud,
            overschrijf=overschrijf,
            lijst=ernaast,
            new_id=uuid4,
            at=now(),
            tell=voortgang.step,
        )
    with open_office() as database, database.read() as store:
        standen = store.zegelstanden()
    for regel in _report(
        terug, {soort: stand[Zegelstand.DICHT] for soort, stand in standen.items()}
    ):
        click.echo(regel)


def _report(terug: Terugzetverslag, dicht: Mapping[str, int]) -> Iterator[str]:
    """What the restore did, one line for each thing that somebody has to know; `dicht` is how much no key opens."""
    uitkomst = terug.afgehandeld
    yield f"{terug.rijen} rijen teruggezet."
    yield f"Afgeschermd gehouden: {uitkomst.afgeschermd} locaties, met hun gegevens van buiten de kopie."
    yield f"Niet meer op de site, in de kopie nog wel: {uitkomst.ingetrokken} locaties."
    if uitkomst.lijst_van:
        moment = uitkomst.lijst_van.astimezone(AMSTERDAM)
        yield LIJST_VAN.format(moment=f"{moment:%d-%m-%Y %H:%M}")
    if uitkomst.wachtend:
        yield WACHTEND.format(aantal=uitkomst.wachtend)
    yield OPNIEUW.format(epoch=uitkomst.epoch, nummer=uitkomst.nummer)
    if terug.stil:
        yield MELDINGEN.format(aantal=terug.stil, dagen=OPNIEUW_BEVESTIGEN.days)
    if wat := ", ".join(f"{aantal} {soort}" for soort, aantal in dicht.items() if aantal):
        yield DICHT.format(wat=wat)
    yield SLEUTELS
