"""What the beheerder sees of the aanbieders: all of them in numbers, and one with everything about it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.accounts.inzage import DICHT, Zicht
from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.adressen.adres import Adres
from wijzer.domain.ids import AanbiederId, GecontracteerdeLocatieId, LocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel, Contractstand
from wijzer.domain.inkoop.hulpnamen import Hulpnamen
from wijzer.domain.locaties.beschikbaarheid import Actualiteit, age_of
from wijzer.domain.regio.gebied import Versheid
from wijzer.services.afwijkingen.overzie_afwijkingen import AANDACHT
from wijzer.services.hulpnamen import fetch_hulpnamen
from wijzer.services.inzage.zicht import mask_lines, visible_adres, visible_namen
from wijzer.services.locaties.overzie_locaties import LocatieStand, overzie_locaties_van
from wijzer.store.afwijkingen.afwijking import Zaakregel
from wijzer.store.inkoop.tellingen import Locatietelling, Peilgroep, Verhouding
from wijzer.store.store import Store


class Accountstand(StrEnum):
    """Whether somebody keeps the data of an aanbieder, the best that holds."""

    ACTIEF = "actief"
    VIA_HOOFDAANNEMER = "via-hoofdaannemer"
    UITGENODIGD = "uitgenodigd"
    GEEN = "geen"


@dataclass(frozen=True, slots=True, kw_only=True)
class AanbiederStand:
    """One aanbieder in numbers. `versheid` counts aanbod of published locaties; `hoofdaannemers` are those of today.

    `om_te_zetten` counts aanbod that hangs on a hulpvorm while it is contracted by codes.
    """

    aanbieder: Aanbieder
    contract: Contractstand
    hoofdaannemers: Sequence[str]
    onderaannemers: int
    locaties: Locatietelling
    versheid: Mapping[Actualiteit, int]
    account: Accountstand
    afwijkingen: int
    om_te_zetten: int = 0

    @property
    def aanbod(self) -> int:
        """How much aanbod stands on the site."""
        return sum(self.versheid.values())

    @property
    def bij_te_werken(self) -> int:
        """How much of it is not fresh."""
        return self.aanbod - self.versheid.get(Actualiteit.ACTUEEL, 0)

    @property
    def mist_account(self) -> bool:
        """Whether there is a contract and nobody who can keep the data."""
        heeft_niemand = self.account in (Accountstand.GEEN, Accountstand.UITGENODIGD)
        return self.contract is Contractstand.LOOPT and heeft_niemand


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanbiederblad:
    """One aanbieder with its accounts, cases, locations and contract, and the addresses that may be seen.

    `zicht_tot` is until when it is opened. None: `adressen` has the open ones only, and `contractnamen` and
    `contractadressen` (names with their address) are empty. `contractlocaties` counts them all.
    `verbergbaar`: there is an address that is hidden, or would be.
    """

    stand: AanbiederStand
    gebruikers: Sequence[Gebruiker]
    zaken: Sequence[Zaakregel]
    locaties: Sequence[LocatieStand]
    regels: Sequence[tuple[Contractregel, bool]]
    adressen: Mapping[LocatieId, Adres] = field(repr=False)
    contractnamen: Mapping[GecontracteerdeLocatieId, str] = field(repr=False)
    contractadressen: Sequence[tuple[str, Adres]] = field(repr=False)
    contractlocaties: int
    verbergbaar: bool
    zicht_tot: datetime | None
    hoofdaannemers: Sequence[Aanbieder]
    onderaannemers: Sequence[Aanbieder]
    hulp: Hulpnamen


def overzie_aanbieders(store: Store, regio: str, *, by: Actor, today: date) -> list[AanbiederStand]:
    """Every aanbieder of a region by name, for its beheerder."""
    require_beheerder(by, regio=regio)
    blik = _Aanbiederblik(store, regio, today)
    return [blik.on(aanbieder) for aanbieder in store.aanbieders.all(regio)]


def overzie_aanbieder(
    store: Store, aanbieder_id: AanbiederId, *, by: Actor, today: date, zicht: Zicht = DICHT
) -> Aanbiederblad:
    """Everything about one aanbieder, addresses as far as opened.

    Raises `NietGevonden` for another region's beheerder.
    """
    aanbieder = store.aanbieders.get(aanbieder_id)
    regio = aanbieder.regio
    require_beheerder(by, regio=regio)
    blik = _Aanbiederblik(store, regio, today)
    locaties = overzie_locaties_van(store, aanbieder, by=by, today=today)
    regels = store.contracten.of_aanbieder(aanbieder_id)
    is_open = zicht.opens(aanbieder_id)
    contract = store.contracten.gecontracteerd_of_aanbieders([aanbieder_id])
    return Aanbiederblad(
        stand=blik.on(aanbieder),
        gebruikers=blik.accounts.get(aanbieder_id, []),
        zaken=mask_lines(
            (zaak for zaak in blik.zaken if zaak.afwijking.bevinding.aanbieder_id == aanbieder_id),
            zicht,
        ),
        locaties=locaties,
        adressen=_visible_adressen(locaties, is_open=is_open),
        regels=[(regel, regel.runs_on(today)) for regel in regels],
        contractnamen=visible_namen(store, regels, zicht),
        contractadressen=[
            (contractlocatie.naam, adres)
            for contractlocatie in contract.values()
            if (adres := visible_adres(contractlocatie.adres, is_open=is_open))
        ],
        contractlocaties=len(contract),
        verbergbaar=bool(contract) or any(stand.locatie.is_afgeschermd for stand in locaties),
        zicht_tot=zicht.until(aanbieder_id),
        hoofdaannemers=store.aanbieders.of_ids(blik.hoofd.get(aanbieder_id, ())),
        onderaannemers=store.aanbieders.of_ids(blik.onder.get(aanbieder_id, ())),
        hulp=fetch_hulpnamen(store, regio, today=today),
    )


def _visible_adressen(
    locaties: Iterable[LocatieStand], *, is_open: bool
) -> Mapping[LocatieId, Adres]:
    gevonden = {
        stand.locatie.id: visible_adres(stand.locatie.adres, is_open=is_open) for stand in locaties
    }
    return {wie: adres for wie, adres in gevonden.items() if adres is not None}


class _Aanbiederblik:
    """Everything that is known of a region's aanbieders, looked up once."""

    def __init__(self, store: Store, regio: str, today: date) -> None:
        self._namen = {aanbieder.id: aanbieder.naam for aanbieder in store.aanbieders.all(regio)}
        self._locaties = store.tellingen.locaties(regio)
        self._versheid = count_versheid(
            store.tellingen.peildata(regio), store.regios.get(regio).versheid, today=today
        )
        self.zaken = store.afwijkingen.lines(regio, statussen=AANDACHT)
        self._gevallen = Counter(zaak.afwijking.bevinding.aanbieder_id for zaak in self.zaken)
        self.accounts = _accounts(store, regio)
        self._om_te_zetten = Counter[AanbiederId]()
        for (wie, _slug), aantal in store.tellingen.om_te_zetten(regio, today).items():
            self._om_te_zetten[wie] += aantal
        verhoudingen = store.tellingen.verhoudingen(regio, today)
        self._contract = _contracts(verhoudingen)
        self.hoofd, self.onder = _running(verhoudingen)

    def on(self, aanbieder: Aanbieder) -> AanbiederStand:
        wie = aanbieder.id
        return AanbiederStand(
            aanbieder=aanbieder,
            contract=self._contract.get(wie, Contractstand.GEEN),
            hoofdaannemers=sorted(self._namen[hoofd_id] for hoofd_id in self.hoofd.get(wie, ())),
            onderaannemers=len(self.onder.get(wie, ())),
            locaties=self._locaties.get(wie, Locatietelling()),
            versheid=self._versheid.get(wie, {}),
            account=self._account(wie),
            afwijkingen=self._gevallen[wie],
            om_te_zetten=self._om_te_zetten[wie],
        )

    def _account(self, wie: AanbiederId) -> Accountstand:
        if self._is_kept_by(wie):
            return Accountstand.ACTIEF
        if any(self._is_kept_by(hoofd) for hoofd in self.hoofd.get(wie, ())):
            return Accountstand.VIA_HOOFDAANNEMER
        open_ = [
            gebruiker
            for gebruiker in self.accounts.get(wie, [])
            if gebruiker.uitgeschakeld_at is None
        ]
        return Accountstand.UITGENODIGD if open_ else Accountstand.GEEN

    def _is_kept_by(self, wie: AanbiederId) -> bool:
        return any(gebruiker.is_actief for gebruiker in self.accounts.get(wie, []))


def count_versheid(
    groepen: Iterable[Peilgroep], versheid: Versheid, *, today: date
) -> Mapping[AanbiederId, Mapping[Actualiteit, int]]:
    """How much aanbod of each aanbieder is fresh, stale, expired, or was never stated."""
    geteld: dict[AanbiederId, Counter[Actualiteit]] = defaultdict(Counter)
    for groep in groepen:
        dag = groep.peildatum
        hoe = Actualiteit.ONBEKEND if dag is None else age_of(dag, versheid, today=today)
        geteld[groep.aanbieder_id][hoe] += groep.aantal
    return geteld


def _accounts(store: Store, regio: str) -> dict[AanbiederId, list[Gebruiker]]:
    per_aanbieder: dict[AanbiederId, list[Gebruiker]] = {}
    for gebruiker in store.gebruikers.all(regio):
        if gebruiker.aanbieder_id is not None:
            per_aanbieder.setdefault(gebruiker.aanbieder_id, []).append(gebruiker)
    return per_aanbieder


def _contracts(verhoudingen: Iterable[Verhouding]) -> dict[AanbiederId, Contractstand]:
    beste: dict[AanbiederId, Contractstand] = {}
    volgorde = list(Contractstand)
    for verhouding in verhoudingen:
        stand = Contractstand.KOMT if verhouding.komt else Contractstand.AFGELOPEN
        stand = Contractstand.LOOPT if verhouding.loopt else stand
        eerder = beste.get(verhouding.aanbieder_id, stand)
        beste[verhouding.aanbieder_id] = min(stand, eerder, key=volgorde.index)
    return beste


Verwanten = Mapping[AanbiederId, set[AanbiederId]]


def _running(verhoudingen: Iterable[Verhouding]) -> tuple[Verwanten, Verwanten]:
    """The hoofdaannemers of each aanbieder today, and the onderaannemers of each."""
    hoofd: dict[AanbiederId, set[AanbiederId]] = defaultdict(set)
    onder: dict[AanbiederId, set[AanbiederId]] = defaultdict(set)
    for verhouding in verhoudingen:
        if verhouding.loopt and verhouding.hoofdaannemer_id is not None:
            hoofd[verhouding.aanbieder_id].add(verhouding.hoofdaannemer_id)
            onder[verhouding.hoofdaannemer_id].add(verhouding.aanbieder_id)
    return hoofd, onder
