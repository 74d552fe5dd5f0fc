"""What the beheerder sees of the adrescontrole: the list of cases, and one case with everything about it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from wijzer.domain.accounts.inzage import DICHT, Zicht
from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.adressen.adres import Adres, LocatieAdres, is_leesbaar
from wijzer.domain.afwijkingen.afwijking import (
    Afwijking,
    Afwijkingsoort,
    Bevinding,
    Stap,
    Zaakstatus,
)
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.ids import AanbiederId, AfwijkingId, GebruikerId, GecontracteerdeLocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel, GecontracteerdeLocatie
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.inkoop.hulpnamen import Hulpnamen
from wijzer.domain.klok import day_of
from wijzer.domain.locaties.intrekking import Intrekking
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.locaties.zichtbaarheid import Zichtbaarheid
from wijzer.domain.regio.gebied import Gemeente
from wijzer.services.afwijkingen.controlestand import Controlestand, overzie_controle
from wijzer.services.controle.zaken import fetch_ingetrokken
from wijzer.services.hulpnamen import fetch_hulpnamen
from wijzer.services.inzage.zicht import mask_lines, visible_adres, visible_namen
from wijzer.services.locaties.overzie_locaties import overzie_locatie
from wijzer.store.afwijkingen.afwijking import Zaakregel
from wijzer.store.store import Store

_ONDERDELEN = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")
_ALTIJD = frozenset({"straat", "huisnummer", "postcode", "plaats"})
AANDACHT = frozenset(status for status in Zaakstatus if status.vraagt_aandacht)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zakenlijst:
    """The cases that were asked for, and how the check of the region stands.

    It counts how many cases there are of each kind and status. `hulp` has the names that go with
    codes and slugs.
    """

    regels: list[Zaakregel]
    aantallen: Mapping[tuple[Afwijkingsoort, Zaakstatus], int]
    controle: Controlestand
    contracten_bekend: bool
    hulp: Hulpnamen

    def count(
        self, *, soort: Afwijkingsoort | None = None, statussen: Collection[Zaakstatus] = AANDACHT
    ) -> int:
        """How many cases there are of this kind (None: of any), in one of these statuses."""
        return sum(
            aantal
            for (welke, status), aantal in self.aantallen.items()
            if soort in (None, welke) and status in statussen
        )


@dataclass(frozen=True, slots=True)
class Adresregel:
    """One part of the address, as it was entered and as it was contracted; None: hidden. It does not show in a repr."""

    onderdeel: str
    ingevoerd: str | None
    gecontracteerd: str | None
    verschilt: bool

    def __repr__(self) -> str:
        return f"Adresregel({self.onderdeel})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zaakblad:
    """One case. `adresregels` sets the two addresses side by side; a side that has none is empty, a hidden one None.

    `zicht_tot` is until when its aanbieder is opened; None hides shielded and contracted addresses,
    and the names that the contract gives (`contractnaam`, `contractnamen`: such a name may be the
    street). `verbergbaar`: there are any of these. `contractregels` are those of the aanbieder that
    bear on it (of the help: by code, by its hulpvorm, or by another code of that hulpvorm; of the
    contracted location; or all), each with whether it runs today; `hulp` has the names that go with
    their codes and slugs. `zichtbaarheid` says whether visitors
    see the locatie; None once it is withdrawn. `postcode_in` names the gemeenten of the region that
    have the entered postcode. `hoofdaannemer` keeps the locations too. `intrekking` says when what
    it is about was withdrawn, as long as it is. `vorige` is the withdrawn case at the same address
    that this one follows, `vervolg` the ones that follow this one. `schrijvers` has the e-mail
    address of who took a step; a step by the check has no writer.
    """

    zaak: Zaakregel
    aanbieder: Aanbieder
    locatie: Locatie | None
    zichtbaarheid: Zichtbaarheid | None
    contractlocatie_id: GecontracteerdeLocatieId | None
    contractnaam: str | None = field(repr=False)
    zicht_tot: datetime | None
    verbergbaar: bool
    gemeente: Gemeente | None
    postcode_in: tuple[str, ...]
    hoofdaannemer: Aanbieder | None
    adresregels: tuple[Adresregel, ...]
    contractregels: tuple[tuple[Contractregel, bool], ...]
    contractnamen: Mapping[GecontracteerdeLocatieId, str] = field(repr=False)
    hulp: Hulpnamen
    stappen: tuple[Stap, ...]
    intrekking: Intrekking | None
    vorige: Zaakregel | None
    vervolg: tuple[Zaakregel, ...]
    schrijvers: Mapping[GebruikerId, str]


def overzie_afwijkingen(
    store: Store,
    regio: str,
    *,
    by: Actor,
    at: datetime,
    statussen: Collection[Zaakstatus] = AANDACHT,
    soort: Afwijkingsoort | None = None,
    aanbieder_id: AanbiederId | None = None,
    zicht: Zicht = DICHT,
) -> Zakenlijst:
    """The cases of a region, for its beheerder: by kind, then the one that waits longest first."""
    require_beheerder(by, regio=regio)
    return Zakenlijst(
        regels=mask_lines(
            store.afwijkingen.lines(
                regio, statussen=statussen, soort=soort, aanbieder_id=aanbieder_id
            ),
            zicht,
        ),
        aantallen=store.afwijkingen.counts(regio),
        controle=overzie_controle(store, regio, by=by, at=at),
        contracten_bekend=store.contracten.is_known(regio),
        hulp=fetch_hulpnamen(store, regio, today=day_of(at)),
    )


def overzie_afwijking(
    store: Store, afwijking_id: AfwijkingId, *, by: Actor, today: date, zicht: Zicht = DICHT
) -> Zaakblad:
    """Everything about one case, addresses as far as they are opened.

    Raises `NietGevonden` for another region's beheerder.
    """
    (zaak,) = mask_lines([store.afwijkingen.line(afwijking_id)], zicht)
    regio = zaak.afwijking.regio
    require_beheerder(by, regio=regio)
    bevinding = zaak.afwijking.bevinding
    locatie = store.locaties.kept(bevinding.locatie_id) if bevinding.locatie_id else None
    intrekking = fetch_ingetrokken(store, [bevinding.aanbieder_id]).of(
        bevinding.locatie_id, bevinding.hulp
    )
    contract_id = bevinding.gecontracteerde_locatie_id
    contractlocatie = store.contracten.locatie(contract_id) if contract_id else None
    producten = store.producten.all(regio)
    indeling = Hulpindeling.of(producten, today=today)
    regels = _contractregels(store, bevinding, indeling)
    gemeenten = {gemeente.code: gemeente for gemeente in store.regios.gemeenten(regio)}
    return Zaakblad(
        zaak=zaak,
        aanbieder=store.aanbieders.get(bevinding.aanbieder_id),
        locatie=locatie,
        zichtbaarheid=_zichtbaarheid(store, locatie, intrekking, by=by, today=today),
        contractlocatie_id=contract_id,
        contractnaam=zaak.contractlocatie,
        zicht_tot=zicht.until(bevinding.aanbieder_id),
        verbergbaar=contract_id is not None
        or (locatie is not None and locatie.is_afgeschermd)
        or any(regel.locatie_id for regel in regels),
        gemeente=gemeenten.get(locatie.gemeente) if locatie else None,
        postcode_in=_gemeenten_of_postcode(store, locatie, gemeenten),
        hoofdaannemer=store.aanbieders.hoofdaannemer_of(bevinding.aanbieder_id, today),
        adresregels=_side_by_side(locatie, contractlocatie, zaak.afwijking, zicht),
        contractregels=tuple((regel, regel.runs_on(today)) for regel in regels),
        contractnamen=visible_namen(store, regels, zicht),
        hulp=Hulpnamen.of(producten, store.regios.hulpvormen(regio), today=today),
        stappen=tuple(store.afwijkingen.steps(afwijking_id)),
        intrekking=intrekking,
        vorige=_previous(store, zaak.afwijking, zicht),
        vervolg=tuple(mask_lines(store.afwijkingen.lines_after(afwijking_id), zicht)),
        schrijvers={gebruiker.id: gebruiker.email for gebruiker in store.gebruikers.all(regio)},
    )


def _contractregels(
    store: Store, bevinding: Bevinding, indeling: Hulpindeling
) -> list[Contractregel]:
    alle = store.contracten.of_aanbieder(bevinding.aanbieder_id)
    return [regel for regel in alle if _bears_on(regel, bevinding, indeling)]


def _previous(store: Store, afwijking: Afwijking, zicht: Zicht) -> Zaakregel | None:
    """The withdrawn case that this one follows; None when there was none, or when it is erased by now."""
    ids = [afwijking.vorige_id] if afwijking.vorige_id else []
    return next(iter(mask_lines(store.afwijkingen.lines_of(ids), zicht)), None)


def _zichtbaarheid(
    store: Store, locatie: Locatie | None, intrekking: Intrekking | None, *, by: Actor, today: date
) -> Zichtbaarheid | None:
    """Whether visitors see it; nothing is said of what is not entered, or withdrawn."""
    if locatie is None or intrekking is not None:
        return None
    return overzie_locatie(store, locatie.id, by=by, today=today).zichtbaarheid


def _gemeenten_of_postcode(
    store: Store, locatie: Locatie | None, gemeenten: Mapping[str, Gemeente]
) -> tuple[str, ...]:
    if locatie is None or not is_leesbaar(locatie.adres):
        return ()
    pc4 = (real_adres(locatie.adres).postcode or "")[:4]
    codes = store.regios.pc4_gemeenten(locatie.regio).get(pc4, frozenset())
    return tuple(sorted(gemeenten[code].naam for code in codes))


def _side_by_side(
    locatie: Locatie | None,
    contractlocatie: GecontracteerdeLocatie | None,
    afwijking: Afwijking,
    zicht: Zicht,
) -> tuple[Adresregel, ...]:
    """The parts of both addresses as they are now, without what is empty on both sides.

    In a case that is over nothing differs. Of a hidden side nothing is told, not even which parts
    it has: the ones that every address has always stand there.
    """
    bevinding, is_ten_einde = afwijking.bevinding, afwijking.status.is_ten_einde
    is_open = zicht.opens(bevinding.aanbieder_id)
    links = _side(locatie.adres if locatie else None, is_open=is_open)
    rechts = _side(contractlocatie.adres if contractlocatie else None, is_open=is_open)
    verschil = set() if is_ten_einde else {woord.value for woord in bevinding.verschil}
    regels = [Adresregel(naam, links[naam], rechts[naam], naam in verschil) for naam in _ONDERDELEN]
    return tuple(regel for regel in regels if _is_worth_a_row(regel))


def _is_worth_a_row(regel: Adresregel) -> bool:
    is_verborgen = regel.ingevoerd is None or regel.gecontracteerd is None
    heeft_iets = bool(regel.ingevoerd or regel.gecontracteerd)
    return heeft_iets or (is_verborgen and (regel.verschilt or regel.onderdeel in _ALTIJD))


def _side(adres: LocatieAdres | None, *, is_open: bool) -> Mapping[str, str | None]:
    if adres is None:
        return dict.fromkeys(_ONDERDELEN, "")
    zichtbaar = visible_adres(adres, is_open=is_open)
    return _parts(zichtbaar) if zichtbaar else dict.fromkeys(_ONDERDELEN)


def _parts(adres: Adres) -> dict[str, str | None]:
    postcode = adres.postcode or ""
    return {
        "straat": adres.straat,
        "huisnummer": str(adres.huisnummer),
        "huisletter": adres.huisletter or "",
        "toevoeging": adres.toevoeging or "",
        "postcode": f"{postcode[:4]} {postcode[4:]}".strip(),
        "plaats": adres.plaats,
    }


def _bears_on(regel: Contractregel, bevinding: Bevinding, indeling: Hulpindeling) -> bool:
    if bevinding.hulp is not None:
        return regel.hulp in indeling.related(bevinding.hulp)
    if bevinding.locatie_id is None:
        return regel.locatie_id == bevinding.gecontracteerde_locatie_id
    return True
