"""The numbers in the navigation of the beheerder."""

from flask import g

from wijzer.services.afwijkingen.overzie_betrokkenen import count_aandacht
from wijzer.web.beheer.kamer import bp
from wijzer.web.office.deur import current_actor, current_regio, office_read


@bp.before_request
def count_afwijkingen() -> None:
    """Let every page of this room tell how many cases ask for attention."""
    with office_read() as store:
        aandacht = count_aandacht(store, current_regio(), by=current_actor())
    g.tellers = {"beheer.afwijkingen": aandacht}
