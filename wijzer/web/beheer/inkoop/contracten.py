"""What the region agreed, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.product import Hulpvorm
from wijzer.services.inkoop.overzie_contracten import (
    Contractenlijst,
    overzie_contracten,
    overzie_hulpvormen,
)
from wijzer.store.inkoop.contractvraag import Als, Loop
from wijzer.store.store import Store
from wijzer.web.beheer.inzage import current_zicht
from wijzer.web.beheer.kamer import bp
from wijzer.web.beheer.lijst import REGELS_PER_PAGINA, Lijstvraag, pages_of
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Contractlijstvraag:
    """Which contract rows are asked for; an empty `als` or `hulpvorm` is every one."""

    vraag: Lijstvraag
    zoek: str
    aanbieder_id: AanbiederId | None
    loop: str
    als: str
    hulpvorm: str

    def fetch(self, store: Store) -> Contractenlijst:
        """The rows that fit, one page of them."""
        return overzie_contracten(
            store,
            current_regio(),
            zoek=self.zoek,
            loop=None if self.loop == ALLES else Loop(self.loop),
            als=Als(self.als) if self.als else None,
            aanbieder_id=self.aanbieder_id,
            hulpvorm=self.hulpvorm or None,
            limit=REGELS_PER_PAGINA,
            offset=(self.vraag.nummer("pagina") - 1) * REGELS_PER_PAGINA,
            by=current_actor(),
            today=today(),
            zicht=current_zicht(store),
        )


@bp.get("/contracten")
def contracten() -> ResponseReturnValue:
    """List contract rows: those that run, or the ones that are asked for."""
    with office_read() as store:
        hulpvormen = overzie_hulpvormen(store, current_regio(), by=current_actor())
        gevraagd = _ask(hulpvormen)
        lijst = gevraagd.fetch(store)
    return render_template(
        "beheer/contracten.html",
        lijst=lijst,
        bladen=pages_of(gevraagd.vraag, lijst.totaal),
        aanbieder=lijst.aanbieders.get(gevraagd.aanbieder_id) if gevraagd.aanbieder_id else None,
        **_question(gevraagd, hulpvormen),
    )


def _ask(hulpvormen: Sequence[Hulpvorm]) -> Contractlijstvraag:
    """Read from the address which rows are asked for."""
    vraag = Lijstvraag(request.args)
    return Contractlijstvraag(
        vraag=vraag,
        zoek=vraag.tekst("zoek"),
        aanbieder_id=_aanbieder(vraag),
        loop=vraag.keuze("loop", [*Loop, ALLES], Loop.LOOPT),
        als=vraag.keuze("als", list(Als)),
        hulpvorm=vraag.keuze("hulpvorm", [hulpvorm.slug for hulpvorm in hulpvormen]),
    )


def _question(gevraagd: Contractlijstvraag, hulpvormen: Sequence[Hulpvorm]) -> dict[str, object]:
    """The form of the list: what was asked, and what there is to choose from."""
    lopen = [(loop.value, _(tekst)) for loop, tekst in _LOOP.items()]
    rollen = [(als.value, _(tekst)) for als, tekst in _ALS.items()]
    soorten = [(hulpvorm.slug, hulpvorm.naam) for hulpvorm in hulpvormen]
    return {
        "vraag": gevraagd.vraag,
        "zoek": gevraagd.zoek,
        "aanbieder_id": gevraagd.aanbieder_id,
        "loop": gevraagd.loop,
        "als": gevraagd.als,
        "hulpvorm": gevraagd.hulpvorm,
        "hulpvormen": [("", _("Alle soorten hulp")), *soorten],
        "fouten": gevraagd.vraag.fouten,
        "lopen": [*lopen, (ALLES, _("Alle regels"))],
        "rollen": [("", _("Alle contracten")), *rollen],
    }


def _aanbieder(vraag: Lijstvraag) -> AanbiederId | None:
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
