"""What the region agreed, row by row."""

from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from wijzer.domain.ids import AanbiederId
from wijzer.services.inkoop.overzie_contracten import overzie_contracten
from wijzer.store.inkoop.contractvraag import Als, Loop
from wijzer.web.beheer.inzage import current_zicht
from wijzer.web.beheer.kamer import bp
from wijzer.web.beheer.lijst import PER_PAGINA, Vraag, pages_of
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import today
from wijzer.web.office.deur import current_actor, current_regio, office_read

ALLES = "alles"
_LOOP = {
    Loop.LOOPT: "Loopt nu",
    Loop.KOMT: "Begint later",
    Loop.AFGELOPEN: "Afgelopen",
}
_ALS = {Als.HOOFDAANNEMER: "Eigen contract", Als.ONDERAANNEMER: "Onder een hoofdaannemer"}


@bp.get("/contracten")
def contracten() -> ResponseReturnValue:
    """List contract rows: those that run, or the ones that are asked for."""
    vraag = Vraag(request.args)
    zoek, aanbieder_id = vraag.tekst("zoek"), _aanbieder(vraag)
    loop = vraag.keuze("loop", [*Loop, ALLES], Loop.LOOPT)
    als = vraag.keuze("als", list(Als))
    with office_read() as store:
        lijst = overzie_contracten(
            store, current_regio(), zoek=zoek, loop=None if loop == ALLES else Loop(loop), als=Als(als) if als else None,
            aanbieder_id=aanbieder_id, limit=PER_PAGINA, offset=(vraag.nummer("pagina") - 1) * PER_PAGINA,
            by=current_actor(), today=today(), zicht=current_zicht(store),
        )  # fmt: skip
    return render_template(
        "beheer/contracten.html", lijst=lijst, bladen=pages_of(vraag, lijst.totaal), vraag=vraag, zoek=zoek, loop=loop,
        als=als, fouten=vraag.fouten, aanbieder=lijst.aanbieders.get(aanbieder_id) if aanbieder_id else None,
        aanbieder_id=aanbieder_id,
        lopen=[*((each.value, _(tekst)) for each, tekst in _LOOP.items()), (ALLES, _("Alle regels"))],
        rollen=[("", _("Alle contracten")), *((each.value, _(tekst)) for each, tekst in _ALS.items())],
    )  # fmt: skip


def _aanbieder(vraag: Vraag) -> AanbiederId | None:
    """The aanbieder that the address asks for; an unknown one has no rows, like one of another region."""
    waarde = vraag.args.get("aanbieder", "")
    try:
        gekozen = AanbiederId(UUID(waarde)) if waarde else None
    except ValueError:
        vraag.fouten["aanbieder"] = [_("Deze aanbieder bestaat niet.")]
        return None
    if gekozen is not None:
        vraag.gekozen["aanbieder"] = str(gekozen)
    return gekozen
