"""The aanbieders of the region: in numbers, and one with everything about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from wijzer.domain.adres import Adres
from wijzer.domain.controle import real_adres
from wijzer.domain.ids import AanbiederId
from wijzer.domain.locatie import fold
from wijzer.services.overzie_aanbieders import (
    Aanbiederblad,
    AanbiederStand,
    Accountstand,
    Contractstand,
    overzie_aanbieder,
    overzie_aanbieders,
)
from wijzer.services.overzie_locaties import LocatieStand
from wijzer.services.zaakvolgorde import Volgorde, in_order
from wijzer.web.beheer.kamer import bp
from wijzer.web.beheer.lijst import Vraag, cut, pages_of
from wijzer.web.common.verzoek import today
from wijzer.web.office.deur import current_actor, current_regio, office_read

KEUZES: dict[str, tuple[str, Callable[[AanbiederStand], bool]]] = {
    "": ("Alle aanbieders", lambda een: True),
    "zonder-account": ("Zonder account", lambda een: een.mist_account and een.account is Accountstand.GEEN),
    "uitgenodigd": ("Uitgenodigd, nog niet ingelogd", lambda een: een.mist_account and een.account is Accountstand.UITGENODIGD),
    "bij-te-werken": ("Gegevens niet actueel", lambda een: een.bij_te_werken > 0),
    "afwijkingen": ("Met afwijkingen", lambda een: een.afwijkingen > 0),
    "zonder-contract": ("Zonder lopend contract", lambda een: een.contract is not Contractstand.LOOPT),
}  # fmt: skip
"""What of the list can be shown: its text, and who fits."""

VOLGORDES: dict[str, tuple[str, Callable[[AanbiederStand], object]]] = {
    "": ("Op naam", lambda een: 0),
    "actualiteit": ("Minst actueel eerst", lambda een: -een.bij_te_werken),
    "afwijkingen": ("Meeste afwijkingen eerst", lambda een: -een.afwijkingen),
}


@dataclass(frozen=True, slots=True)
class Plaats:
    """A locatie with its real address, for the beheerder: this page and that of a case show it, and nothing else does."""

    stand: LocatieStand
    adres: Adres

    @property
    def op_site(self) -> bool:
        """Whether visitors see something of it today: published, and with a product under a running contract."""
        return self.stand.locatie.gepubliceerd and any(
            een.gecontracteerd for een in self.stand.aanbod
        )


@bp.get("/aanbieders")
def aanbieders() -> ResponseReturnValue:
    """List the aanbieders, all or the ones that are asked for."""
    vraag = Vraag(request.args)
    zoek, toon = vraag.tekst("zoek"), vraag.keuze("toon", KEUZES)
    sorteer = vraag.keuze("sorteer", VOLGORDES)
    with office_read() as store:
        alle = overzie_aanbieders(store, current_regio(), by=current_actor(), today=today())
    past = KEUZES[toon][1]
    regels = [een for een in alle if past(een) and _is_named(een, zoek)]
    regels.sort(key=VOLGORDES[sorteer][1])  # type: ignore[arg-type]  # each order gives keys of one kind
    bladen = pages_of(vraag, len(regels))
    return render_template(
        "beheer/aanbieders.html", regels=cut(regels, bladen), bladen=bladen, vraag=vraag, zoek=zoek, toon=toon,
        sorteer=sorteer, fouten=vraag.fouten,
        keuzes=[(naam, f"{tekst} ({sum(map(past, alle))})") for naam, (tekst, past) in KEUZES.items()],
        volgordes=[(naam, tekst) for naam, (tekst, _key) in VOLGORDES.items()],
    )  # fmt: skip


@bp.get("/aanbieders/<uuid:aanbieder_id>")
def aanbieder(aanbieder_id: UUID) -> ResponseReturnValue:
    """Show everything about one aanbieder."""
    with office_read() as store:
        blad = overzie_aanbieder(
            store, AanbiederId(aanbieder_id), by=current_actor(), today=today()
        )
    return render_template(
        "beheer/aanbieder.html", blad=blad, stand=blad.stand, plaatsen=_places(blad.locaties), vandaag=today(),
        zaken=in_order(blad.zaken, Volgorde.URGENTIE), contractadressen=_contract_adressen(blad),
        contractnamen={wie: een.naam for wie, een in blad.contractlocaties.items()},
    )  # fmt: skip


def _is_named(stand: AanbiederStand, zoek: str) -> bool:
    """Whether this is part of the name, or the AGB or KvK number."""
    if not zoek:
        return True
    aanbieder = stand.aanbieder
    return fold(zoek) in fold(aanbieder.naam) or zoek in (*aanbieder.agb, aanbieder.kvk)


def _places(locaties: Sequence[LocatieStand]) -> list[Plaats]:
    return [Plaats(stand, real_adres(stand.locatie.adres)) for stand in locaties]


def _contract_adressen(blad: Aanbiederblad) -> list[tuple[str, Adres]]:
    return [(een.naam, real_adres(een.adres)) for een in blad.contractlocaties.values()]
