"""`wijzer taken`."""

import os
import signal
import sys
import threading

import click

from wijzer.commando.basis import Opdracht
from wijzer.commando.kantoor import open_office, read_settings, require_office
from wijzer.jobs.worker import run_worker


@click.command("taken", cls=Opdracht)
@click.option("--naast-site", is_flag=True, hidden=True, help="Stop zodra de site stopt.")
def taken(naast_site: bool) -> None:
    """Voer de geplande taken uit, tot u stopt met Ctrl-C. Twee keer starten kan geen kwaad."""
    settings = require_office(read_settings())
    with open_office(settings):
        pass
    if naast_site:
        threading.Thread(target=_stop_with_parent, daemon=True).start()
    run_worker(settings)


def _stop_with_parent() -> None:
    """The site holds the other end of our standard input: when that ends, the site is gone."""
    while sys.stdin.buffer.read(4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
