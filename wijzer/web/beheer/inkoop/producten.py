"""The catalogue of the region."""

from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from wijzer.domain.inkoop.product import Vindbaar
from wijzer.domain.taal.schoon import compare_key
from wijzer.services.inkoop.overzie_producten import Catalogus, Productregel, overzie_producten
from wijzer.web.beheer.kamer import bp
from wijzer.web.beheer.lijst import Lijstvraag, cut_page, pages_of
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Productvraag:
    """Which products are asked for; an empty `segment` is every one."""

    vraag: Lijstvraag
    zoek: str
    toon: str
    segment: str

    def fits(self, regel: Productregel) -> bool:
        """Whether this product is among them."""
        return (
            (self.toon == "alle" or regel.geldig == (self.toon == "geldig"))
            and self.segment in ("", regel.product.segment)
            and _is_named(regel, self.zoek)
        )


@bp.get("/producten")
def producten() -> ResponseReturnValue:
    """List the products: those that are valid today, or the ones that are asked for."""
    with office_read() as store:
        catalogus = overzie_producten(store, current_regio(), by=current_actor(), today=today())
    gevraagd = _ask(catalogus)
    regels = [regel for regel in catalogus.regels if gevraagd.fits(regel)]
    bladen = pages_of(gevraagd.vraag, len(regels), _PER_PAGINA)
    return render_template(
        "beheer/producten.html",
        regels=cut_page(regels, bladen),
        bladen=bladen,
        **_question(gevraagd, catalogus),
    )


def _ask(catalogus: Catalogus) -> Productvraag:
    """Read from the address which products are asked for."""
    vraag = Lijstvraag(request.args)
    return Productvraag(
        vraag=vraag,
        zoek=vraag.tekst("zoek"),
        toon=vraag.keuze("toon", _TOON, "geldig"),
        segment=vraag.keuze("segment", [segment.slug for segment in catalogus.segmenten]),
    )


def _question(gevraagd: Productvraag, catalogus: Catalogus) -> dict[str, object]:
    """The form of the list: what was asked, and what there is to choose from."""
    segmenten = [(segment.slug, segment.naam) for segment in catalogus.segmenten]
    return {
        "catalogus": catalogus,
        "vraag": gevraagd.vraag,
        "zoek": gevraagd.zoek,
        "toon": gevraagd.toon,
        "segment": gevraagd.segment,
        "fouten": gevraagd.vraag.fouten,
        "vindbaar": {vindbaar: _(tekst) for vindbaar, tekst in _VINDBAAR.items()},
        "tonen": [(naam, _(tekst)) for naam, tekst in _TOON.items()],
        "segmenten": [("", _("Alle segmenten")), *segmenten],
    }


def _is_named(regel: Productregel, zoek: str) -> bool:
    product, hulpvorm = regel.product, regel.hulpvorm
    namen = (
        f"{product.code} {product.naam} {product.gewone_naam} {hulpvorm.naam if hulpvorm else ''}"
    )
    return compare_key(zoek) in compare_key(namen)
