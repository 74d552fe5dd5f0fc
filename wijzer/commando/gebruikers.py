"""`wijzer uitnodigen`."""

from uuid import uuid4

import click

from wijzer.commando.gedeeld.basis import Opdracht, OpdrachtGeweigerd
from wijzer.commando.gedeeld.kantoor import choose_regio, open_office, read_settings
from wijzer.domain.accounts.toegang import SYSTEEM, Rol
from wijzer.domain.ids import AanbiederId
from wijzer.klok import now
from wijzer.services.accounts.herstel_factor import herstel_factor
from wijzer.services.accounts.herzend_uitnodiging import herzend_uitnodiging
from wijzer.services.accounts.nodig_uit import nodig_uit
from wijzer.services.inloggen.geheimen import new_token
from wijzer.store.store import Store


@click.command("uitnodigen", cls=Opdracht)
@click.argument("email", metavar="E-MAILADRES")
@click.option("--rol", type=click.Choice([rol.value for rol in Rol]), help="Wat iemand wordt.")
@click.option("--regio", help="De regio; niet nodig als er maar één is.")
@click.option(
    "--aanbieder", "agb", metavar="AGB", help="De AGB-code; verplicht voor een aanbieder."
)
@click.option(
    "--opnieuw",
    is_flag=True,
    help="Voor wie al een account heeft: de tweede stap vervalt, of de uitnodiging gaat opnieuw.",
)
def uitnodigen(
    email: str, rol: str | None, regio: str | None, agb: str | None, opnieuw: bool
) -> None:
    """Stuur iemand een link die één keer werkt, om een account te maken.

    Met --opnieuw: om een nieuwe app te koppelen, als de oude kwijt is of als geen sleutel er meer
    op past. Het wachtwoord blijft.
    """
    if opnieuw and (rol or regio or agb):
        raise click.UsageError("--opnieuw gaat over een account dat er al is, en staat alleen.")
    if opnieuw:
        _invite_again(email)
    elif rol is None:
        raise click.UsageError("Kies met --rol wat iemand wordt.")
    else:
        _invite(email, rol, regio, agb)
    click.echo("De uitnodiging staat klaar en gaat per mail weg zodra de taken draaien.")


def _invite_again(email: str) -> None:
    settings = read_settings()
    with open_office(settings) as database, database.transaction() as store:
        gebruiker = store.gebruikers.by_email(email)
        if gebruiker is None:
            raise OpdrachtGeweigerd("Er is geen account met dit e-mailadres.")
        verb = herstel_factor if gebruiker.is_in_gebruik else herzend_uitnodiging
        verb(
            store,
            gebruiker.id,
            new_id=uuid4,
            token=new_token(),
            basis_url=settings.basis_url,
            by=SYSTEEM,
            at=now(),
        )


def _invite(email: str, rol: str, regio: str | None, agb: str | None) -> None:
    if (rol == Rol.AANBIEDER) != (agb is not None):
        raise click.UsageError("--aanbieder hoort bij --rol aanbieder, en alleen daarbij.")
    settings = read_settings()
    with open_office(settings) as database, database.transaction() as store:
        gekozen = choose_regio(store, regio)
        nodig_uit(
            store,
            email=email,
            rol=Rol(rol),
            regio=gekozen.slug,
            aanbieder_id=_find_aanbieder(store, gekozen.slug, agb) if agb else None,
            new_id=uuid4,
            token=new_token(),
            basis_url=settings.basis_url,
            by=SYSTEEM,
            at=now(),
        )


def _find_aanbieder(store: Store, regio: str, agb: str) -> AanbiederId:
    aanbieder = store.aanbieders.by_agb(regio, agb)
    if aanbieder is None:
        raise OpdrachtGeweigerd(f"Er is in deze regio geen aanbieder met AGB-code {agb}.")
    return aanbieder.id
