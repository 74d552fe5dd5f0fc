"""`wijzer taken`."""

import click

from wijzer.commando.gedeeld.basis import Opdracht, load
from wijzer.levenslijn import end_with_stdin


@click.command("taken", cls=Opdracht)
@click.option("--naast-site", is_flag=True, hidden=True, help="Stop zodra de site stopt.")
def taken(naast_site: bool) -> None:
    """Voer de geplande taken uit, tot u stopt met Ctrl-C. Twee keer starten kan geen kwaad."""
    if naast_site:
        end_with_stdin()
    # Not at the top: loading it takes a second, and the site may be gone by then.
    load("wijzer.commando.gedeeld.takenproces:run")()
