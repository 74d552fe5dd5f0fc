"""The catalogue of the region."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from wijzer.domain.inkoop.product import Vindbaar
from wijzer.domain.taal.schoon import compare_key
from wijzer.services.inkoop.overzie_producten import Productregel, overzie_producten
from wijzer.web.beheer.kamer import bp
from wijzer.web.beheer.lijst import Vraag, cut, pages_of
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import today
from wijzer.web.office.deur import current_actor, current_regio, office_read

_PER_PAGINA = 50
_TOON = {"geldig": "Vandaag geldig", "niet-geldig": "Niet geldig vandaag", "alle": "Alle perioden"}
_VINDBAAR = {
    Vindbaar.AANBOD: "Bezoekers zoeken erop",
    Vindbaar.BELLEN: "Bezoekers zien wie ze bellen",
    Vindbaar.GEEN: "Bezoekers zien het niet",
}


@bp.get("/producten")
def producten() -> ResponseReturnValue:
    """List the products: those that are valid today, or the ones that are asked for."""
    vraag = Vraag(request.args)
    zoek, toon = vraag.tekst("zoek"), vraag.keuze("toon", _TOON, "geldig")
    with office_read() as store:
        catalogus = overzie_producten(store, current_regio(), by=current_actor(), today=today())
    segment = vraag.keuze("segment", [een.slug for een in catalogus.segmenten])
    regels = [
        een
        for een in catalogus.regels
        if (toon == "alle" or een.geldig == (toon == "geldig"))
        and segment in ("", een.product.segment)
        and _is_named(een, zoek)
    ]
    bladen = pages_of(vraag, len(regels), _PER_PAGINA)
    return render_template(
        "beheer/producten.html", regels=cut(regels, bladen), bladen=bladen, catalogus=catalogus, vraag=vraag, zoek=zoek,
        toon=toon, segment=segment, fouten=vraag.fouten, vindbaar={each: _(tekst) for each, tekst in _VINDBAAR.items()},
        tonen=[(naam, _(tekst)) for naam, tekst in _TOON.items()],
        segmenten=[("", _("Alle segmenten")), *((een.slug, een.naam) for een in catalogus.segmenten)],
    )  # fmt: skip


def _is_named(regel: Productregel, zoek: str) -> bool:
    product, hulpvorm = regel.product, regel.hulpvorm
    namen = (
        f"{product.code} {product.naam} {product.gewone_naam} {hulpvorm.naam if hulpvorm else ''}"
    )
    return compare_key(zoek) in compare_key(namen)
