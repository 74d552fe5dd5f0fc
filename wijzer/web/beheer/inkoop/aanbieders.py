"""The aanbieders of the region: in numbers, and one with everything about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from wijzer.domain.adressen.adres import Adres
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.contract import Contractstand
from wijzer.domain.taal.schoon import compare_key
from wijzer.services.afwijkingen.zaakvolgorde import Volgorde, in_order
from wijzer.services.inkoop.overzie_aanbieders import (
    Aanbiederblad,
    AanbiederStand,
    Accountstand,
    overzie_aanbieder,
    overzie_aanbieders,
)
from wijzer.services.locaties.overzie_locaties import LocatieStand
from wijzer.web.beheer.inzage import ToonFormulier, current_zicht, keep_inzage
from wijzer.web.beheer.kamer import bp
from wijzer.web.beheer.lijst import Lijstvraag, cut_page, pages_of
from wijzer.web.common.invoer.getypt import typed_before
from wijzer.web.common.verzoek import today
from wijzer.web.office.deur import current_actor, current_regio, office_read

KEUZES: dict[str, tuple[str, Callable[[AanbiederStand], bool]]] = {
    "": ("Alle aanbieders", lambda stand: True),
    "zonder-account": ("Zonder account", lambda stand: stand.mist_account and stand.account is Accountstand.GEEN),
    "uitgenodigd": ("Uitgenodigd, nog niet ingelogd",
                    lambda stand: stand.mist_account and stand.account is Accountstand.UITGENODIGD),
    "bij-te-werken": ("Gegevens niet actueel", lambda stand: stand.bij_te_werken > 0),
    "afwijkingen": ("Met afwijkingen", lambda stand: stand.afwijkingen > 0),
    "om-te-zetten": ("Met aanbod dat een code kan krijgen", lambda stand: stand.om_te_zetten > 0),
    "zonder-contract": ("Zonder lopend contract", lambda stand: stand.contract is not Contractstand.LOOPT),
}  # fmt: skip
"""What of the list can be shown: its text, and who fits."""

VOLGORDES: dict[str, tuple[str, Callable[[AanbiederStand], int]]] = {
    "": ("Op naam", lambda stand: 0),
    "actualiteit": ("Minst actueel eerst", lambda stand: -stand.bij_te_werken),
    "afwijkingen": ("Meeste afwijkingen eerst", lambda stand: -stand.afwijkingen),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanbiedersvraag:
    """Which aanbieders are asked for, and in which order."""

    vraag: Lijstvraag
    zoek: str
    toon: str
    sorteer: str

    def choose(self, alle: Sequence[AanbiederStand]) -> list[AanbiederStand]:
        """The aanbieders that fit; equals stand as they stood."""
        _tekst, past = KEUZES[self.toon]
        _tekst, volgorde = VOLGORDES[self.sorteer]
        return sorted(
            (stand for stand in alle if past(stand) and _is_named(stand, self.zoek)), key=volgorde
        )


@dataclass(frozen=True, slots=True)
class LocatieMetAdres:
    """A locatie with its real address as far as the beheerder may see it now; None: hidden."""

    stand: LocatieStand
    adres: Adres | None = field(repr=False)


@bp.get("/aanbieders")
def aanbieders() -> ResponseReturnValue:
    """List the aanbieders, all or the ones that are asked for."""
    gevraagd = _ask()
    with office_read() as store:
        alle = overzie_aanbieders(store, current_regio(), by=current_actor(), today=today())
    regels = gevraagd.choose(alle)
    bladen = pages_of(gevraagd.vraag, len(regels))
    return render_template(
        "beheer/aanbieders.html",
        regels=cut_page(regels, bladen),
        bladen=bladen,
        **_question(gevraagd, alle),
    )


def _ask() -> Aanbiedersvraag:
    """Read from the address which aanbieders are asked for."""
    vraag = Lijstvraag(request.args)
    return Aanbiedersvraag(
        vraag=vraag,
        zoek=vraag.tekst("zoek"),
        toon=vraag.keuze("toon", KEUZES),
        sorteer=vraag.keuze("sorteer", VOLGORDES),
    )


def _question(gevraagd: Aanbiedersvraag, alle: Sequence[AanbiederStand]) -> dict[str, object]:
    """The form of the list: what was asked, and what there is to choose from, with how many fit."""
    keuzes = [(naam, f"{tekst} ({sum(map(past, alle))})") for naam, (tekst, past) in KEUZES.items()]
    return {
        "vraag": gevraagd.vraag,
        "zoek": gevraagd.zoek,
        "toon": gevraagd.toon,
        "sorteer": gevraagd.sorteer,
        "fouten": gevraagd.vraag.fouten,
        "keuzes": keuzes,
        "volgordes": [(naam, tekst) for naam, (tekst, _key) in VOLGORDES.items()],
    }


@bp.get("/aanbieders/<uuid:aanbieder_id>")
def aanbieder(aanbieder_id: UUID) -> ResponseReturnValue:
    """Show everything about one aanbieder."""
    return _show(
        _fetch(AanbiederId(aanbieder_id)),
        ToonFormulier(formdata=typed_before("beheer.aanbieder_adres")),
    )


@bp.post("/aanbieders/<uuid:aanbieder_id>/adres")
def aanbieder_adres(aanbieder_id: UUID) -> ResponseReturnValue:
    """Have the addresses of one aanbieder shown, and come back to its page."""
    blad = _fetch(AanbiederId(aanbieder_id))
    toon = ToonFormulier()
    if keep_inzage(toon, blad.stand.aanbieder.id):
        terug = url_for("beheer.aanbieder", aanbieder_id=aanbieder_id, _anchor="locaties")
        return redirect(terug, 303)
    return _show(blad, toon)


def _fetch(aanbieder_id: AanbiederId) -> Aanbiederblad:
    with office_read() as store:
        return overzie_aanbieder(
            store, aanbieder_id, by=current_actor(), today=today(), zicht=current_zicht(store)
        )


def _show(blad: Aanbiederblad, toon: ToonFormulier) -> ResponseReturnValue:
    return render_template(
        "beheer/aanbieder.html",
        blad=blad,
        stand=blad.stand,
        toon=toon,
        vandaag=today(),
        locaties=[
            LocatieMetAdres(stand, blad.adressen.get(stand.locatie.id)) for stand in blad.locaties
        ],
        zaken=in_order(blad.zaken, Volgorde.URGENTIE),
    ), 400 if toon.errors else 200


def _is_named(stand: AanbiederStand, zoek: str) -> bool:
    """Whether this is part of the name, or the AGB or KvK number."""
    if not zoek:
        return True
    aanbieder = stand.aanbieder
    return compare_key(zoek) in compare_key(aanbieder.naam) or zoek in (
        *aanbieder.agb,
        aanbieder.kvk,
    )
