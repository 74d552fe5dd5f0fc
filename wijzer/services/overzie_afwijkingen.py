"""What the beheerder sees of the adrescontrole: the list of cases, and one case with everything about it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from wijzer.domain.aanbieder import Aanbieder
from wijzer.domain.adres import Adres
from wijzer.domain.afwijking import Bevinding, Soort, Stap, Status
from wijzer.domain.contract import Contractregel, GecontracteerdeLocatie
from wijzer.domain.controle import real_adres
from wijzer.domain.ids import AanbiederId, AfwijkingId, GebruikerId, GecontracteerdeLocatieId
from wijzer.domain.locatie import Locatie
from wijzer.domain.product import Product, by_code
from wijzer.domain.regio import Gemeente
from wijzer.domain.toegang import Actor, require_beheerder
from wijzer.services.controleer_adressen import TAAK
from wijzer.store.afwijkingen import Zaakregel
from wijzer.store.store import Store
from wijzer.store.taken import Run

AANDACHT = frozenset(status for status in Status if status.vraagt_aandacht)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zakenlijst:
    """The cases that were asked for, how many there are of each kind and status, and the last check of the region."""

    regels: list[Zaakregel]
    aantallen: Mapping[tuple[Soort, Status], int]
    laatste_controle: Run | None

    def count(self, *, soort: Soort | None = None, statussen: Collection[Status] = AANDACHT) -> int:
        """How many cases there are of this kind (None: of any), in one of these statuses."""
        return sum(
            aantal
            for (welke, status), aantal in self.aantallen.items()
            if soort in (None, welke) and status in statussen
        )


@dataclass(frozen=True, slots=True)
class Adresregel:
    """One part of the address, as it was entered and as it was contracted. Shielded: it does not show in a repr."""

    onderdeel: str
    ingevoerd: str
    gecontracteerd: str
    verschilt: bool

    def __repr__(self) -> str:
        return f"Adresregel({self.onderdeel})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zaakblad:
    """One case. `adresregels` sets the two addresses side by side; a side that has none is empty.

    `contractregels` are those of the aanbieder that bear on it (of the product, of the contracted location, or all), each
    with whether it runs today; `contractnamen` and `producten` have the names that go with their ids and codes.
    `postcode_in` names the gemeenten of the region that have the entered postcode. `hoofdaannemer` keeps the locations too.
    `schrijvers` has the e-mail address of who took a step; a step by the check has no writer.
    """

    zaak: Zaakregel
    aanbieder: Aanbieder
    locatie: Locatie | None
    contractlocatie: GecontracteerdeLocatie | None
    gemeente: Gemeente | None
    postcode_in: tuple[str, ...]
    hoofdaannemer: Aanbieder | None
    adresregels: tuple[Adresregel, ...]
    contractregels: tuple[tuple[Contractregel, bool], ...]
    contractnamen: Mapping[GecontracteerdeLocatieId, str]
    producten: Mapping[str, Product]
    stappen: tuple[Stap, ...]
    schrijvers: Mapping[GebruikerId, str]


def overzie_afwijkingen(
    store: Store,
    regio: str,
    *,
    by: Actor,
    statussen: Collection[Status] = AANDACHT,
    soort: Soort | None = None,
    aanbieder_id: AanbiederId | None = None,
) -> Zakenlijst:
    """The cases of a region, for its beheerder: by kind, then the one that waits longest first."""
    require_beheerder(by, regio=regio)
    return Zakenlijst(
        regels=store.afwijkingen.lines(
            regio, statussen=statussen, soort=soort, aanbieder_id=aanbieder_id
        ),
        aantallen=store.afwijkingen.counts(regio),
        laatste_controle=store.taken.last(TAAK, regio),
    )


def overzie_afwijking(
    store: Store, afwijking_id: AfwijkingId, *, by: Actor, today: date
) -> Zaakblad:
    """Everything about one case. Raises `NietGevonden` for the beheerder of another region."""
    zaak = store.afwijkingen.line(afwijking_id)
    regio = zaak.afwijking.regio
    require_beheerder(by, regio=regio)
    bevinding = zaak.afwijking.bevinding
    locatie = store.locaties.get(bevinding.locatie_id) if bevinding.locatie_id else None
    contract_id = bevinding.gecontracteerde_locatie_id
    contractlocatie = store.contracten.locatie(contract_id) if contract_id else None
    regels = [
        regel
        for regel in store.contracten.of_aanbieder(bevinding.aanbieder_id)
        if _bears_on(regel, bevinding)
    ]
    gemeenten = {gemeente.code: gemeente for gemeente in store.regios.gemeenten(regio)}
    hoofd_id = store.contracten.hoofdaannemer_of(bevinding.aanbieder_id, today)
    return Zaakblad(
        zaak=zaak,
        aanbieder=store.aanbieders.get(bevinding.aanbieder_id),
        locatie=locatie,
        contractlocatie=contractlocatie,
        gemeente=gemeenten.get(locatie.gemeente) if locatie else None,
        postcode_in=_gemeenten_of_postcode(store, locatie, gemeenten),
        hoofdaannemer=store.aanbieders.find(hoofd_id) if hoofd_id else None,
        adresregels=_side_by_side(locatie, contractlocatie, bevinding),
        contractregels=tuple((regel, regel.runs_on(today)) for regel in regels),
        contractnamen=store.contracten.locatienamen(
            regel.locatie_id for regel in regels if regel.locatie_id
        ),
        producten=by_code(store.producten.all(regio), today=today),
        stappen=tuple(store.afwijkingen.steps(afwijking_id)),
        schrijvers={een.id: een.email for een in store.gebruikers.all(regio)},
    )


def _gemeenten_of_postcode(
    store: Store, locatie: Locatie | None, gemeenten: Mapping[str, Gemeente]
) -> tuple[str, ...]:
    if locatie is None:
        return ()
    pc4 = (real_adres(locatie.adres).postcode or "")[:4]
    codes = store.regios.pc4_gemeenten(locatie.regio).get(pc4, frozenset())
    return tuple(sorted(gemeenten[code].naam for code in codes))


def _side_by_side(
    locatie: Locatie | None, contractlocatie: GecontracteerdeLocatie | None, bevinding: Bevinding
) -> tuple[Adresregel, ...]:
    links = _parts(real_adres(locatie.adres)) if locatie else {}
    rechts = _parts(real_adres(contractlocatie.adres)) if contractlocatie else {}
    verschil = {woord.value for woord in bevinding.verschil}
    return tuple(
        Adresregel(naam, links.get(naam, ""), rechts.get(naam, ""), naam in verschil)
        for naam in links or rechts
    )


def _parts(adres: Adres) -> dict[str, str]:
    postcode = adres.postcode or ""
    return {
        "straat": adres.straat,
        "huisnummer": str(adres.huisnummer),
        "huisletter": adres.huisletter or "",
        "toevoeging": adres.toevoeging or "",
        "postcode": f"{postcode[:4]} {postcode[4:]}".strip(),
        "plaats": adres.plaats,
    }


def _bears_on(regel: Contractregel, bevinding: Bevinding) -> bool:
    if bevinding.productcode is not None:
        return regel.productcode == bevinding.productcode
    if bevinding.locatie_id is None:
        return regel.locatie_id == bevinding.gecontracteerde_locatie_id
    return True
