"""The numbers in the navigation of the beheerder."""

from flask import g

from wijzer.services.afwijkingen.overzie_afwijkingen import AANDACHT
from wijzer.web.beheer.kamer import bp
from wijzer.web.office.deur import current_regio, office_read


@bp.before_request
def count_afwijkingen() -> None:
    """Let every page of this room tell how many cases ask for attention."""
    with office_read() as store:
        aantallen = store.afwijkingen.counts(current_regio())
    g.tellers = {
        "beheer.afwijkingen": sum(n for (_, status), n in aantallen.items() if status in AANDACHT)
    }
