"""What a contract list would change: decided over the whole file, before anything is written."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from wijzer.domain.adressen.adres import AfgeschermdAdres, is_leesbaar, is_written_alike
from wijzer.domain.fouten import Ongeldigheden
from wijzer.domain.ids import AanbiederId, ContractregelId, GecontracteerdeLocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel, GecontracteerdeLocatie
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.taal.schoon import clean_code, compare_key
from wijzer.files.contracten import ContractenRij, VolledigeContractenRij
from wijzer.files.tabel.fouten import Gelezen
from wijzer.services.aanvullen.adres import complete_adres
from wijzer.services.aanvullen.contracten import Aanvulling
from wijzer.services.importplan.contractaanbieders import plan_aanbieders
from wijzer.services.importplan.hulpvormen import Hulpvormen
from wijzer.services.importverslag import Bevindingen
from wijzer.store.store import Store

LocatieSleutel = tuple[AanbiederId, str]
RegelSleutel = tuple[str, AanbiederId, Hulpaanduiding, date, GecontracteerdeLocatieId | None]
"""What makes two rows the same: contract, aanbieder, product or hulpvorm, begin and location. The rest may change."""


@dataclass(frozen=True, slots=True)
class BewaardeContracten:
    """What is stored of a region's contracts."""

    regio: str
    aanbieders: dict[str, Aanbieder]
    locaties: dict[LocatieSleutel, GecontracteerdeLocatie]
    regels: dict[RegelSleutel, Contractregel]
    productcodes: frozenset[str]
    hulpvormen: Hulpvormen


@dataclass(slots=True)
class Contractplan:
    """What must be written, and what the report says of it."""

    nieuwe_aanbieders: list[Aanbieder] = field(default_factory=list)
    gewijzigde_aanbieders: list[Aanbieder] = field(default_factory=list)
    locaties: list[GecontracteerdeLocatie] = field(default_factory=list)
    regels: list[Contractregel] = field(default_factory=list)
    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    niet_in_bestand: list[str] = field(default_factory=list)

    def touched(self) -> frozenset[AanbiederId]:
        """The aanbieders of which a contract row or a contracted location is new or becomes another one."""
        van_regels = (regel.aanbieder_id for regel in self.regels)
        return frozenset(van_regels) | {locatie.aanbieder_id for locatie in self.locaties}


def fetch_stand(store: Store, regio: str) -> BewaardeContracten:
    """Everything a contract list of this region is compared with."""
    locaties = store.contracten.gecontracteerde_locaties(regio).values()
    return BewaardeContracten(
        regio=regio,
        aanbieders=store.aanbieders.agb_index(regio),
        locaties={
            (locatie.aanbieder_id, compare_key(locatie.naam)): locatie for locatie in locaties
        },
        regels={_sleutel(regel): regel for regel in store.contracten.regels(regio)},
        productcodes=frozenset(product.code for product in store.producten.all(regio)),
        hulpvormen=Hulpvormen(store.regios.hulpvormen(regio)),
    )


def complete_rijen(
    gelezen: Gelezen[ContractenRij], stand: BewaardeContracten, bevindingen: Bevindingen
) -> Gelezen[VolledigeContractenRij]:
    """The same file with what is stored in its missing columns. What cannot be completed goes into `bevindingen`."""
    aanvulling = Aanvulling(
        stand.aanbieders,
        stand.locaties.values(),
        stand.regels.values(),
        gelezen.ontbreekt,
        bevindingen,
    )
    rijen = [
        volledig
        for rij in gelezen.rijen
        for volledig in aanvulling.complete(stand.hulpvormen.resolve(rij, bevindingen))
    ]
    return Gelezen(rijen, gelezen.fouten, gelezen.opmerkingen, gelezen.ontbreekt)


def make_plan(
    gelezen: Gelezen[VolledigeContractenRij],
    stand: BewaardeContracten,
    new_id: Callable[[], UUID],
    bevindingen: Bevindingen,
) -> Contractplan:
    """Decide for every row. Mistakes go into `bevindingen`; the plan is good only without any."""
    return _Planner(gelezen, stand, new_id, bevindingen).plan()


class _Planner:
    def __init__(
        self,
        gelezen: Gelezen[VolledigeContractenRij],
        stand: BewaardeContracten,
        new_id: Callable[[], UUID],
        bevindingen: Bevindingen,
    ) -> None:
        self._gelezen, self._stand, self._new_id = gelezen, stand, new_id
        self._bevindingen = bevindingen
        self._wie = plan_aanbieders(
            gelezen.rijen,
            stand.aanbieders,
            regio=stand.regio,
            new_id=new_id,
            bevindingen=bevindingen,
        )
        self._locaties = dict(stand.locaties)
        self._adresrijen: dict[LocatieSleutel, int] = {}
        self._regels: dict[RegelSleutel, int] = {}
        self._plan = Contractplan(
            nieuwe_aanbieders=self._wie.nieuw, gewijzigde_aanbieders=self._wie.gewijzigd
        )
        self._geraakt: set[UUID] = {aanbieder.id for aanbieder in self._wie.gewijzigd}

    def plan(self) -> Contractplan:
        for rij in self._gelezen.rijen:
            if rij.locatie is not None and rij.adres is not None:
                self._take_adres(rij, rij.locatie, rij.adres)
        for rij in self._gelezen.rijen:
            self._take_regel(rij)
        weg = self._stand.regels.keys() - self._regels.keys()
        self._plan.niet_in_bestand = sorted(
            self._label(self._stand.regels[sleutel]) for sleutel in weg
        )
        return self._plan

    def _take_adres(self, rij: VolledigeContractenRij, naam: str, adres: AfgeschermdAdres) -> None:
        """The first row with an address decides; the others must agree."""
        sleutel = self._wie.ids[rij.agb], compare_key(naam)
        stored = self._stand.locaties.get(sleutel)
        try:
            adres = complete_adres(
                adres,
                stored.adres if stored else None,
                self._gelezen.ontbreekt,
                met_postcode=False,
            )
        except Ongeldigheden as samen:
            self._bevindingen.refuse_all(rij.rij, samen.fouten, rij)
            return
        known = self._locaties.get(sleutel)
        differs = known is None or not same_adres(known.adres, adres)
        if sleutel in self._adresrijen:
            if differs:
                melding = f"Deze locatie heeft in rij {self._adresrijen[sleutel]} een ander adres."
                verwacht = "één adres per locatie, of een andere naam"
                self._bevindingen.refuse(rij.rij, "locatie", naam, melding, verwacht)
            return
        self._adresrijen[sleutel] = rij.rij
        if differs:
            id_ = known.id if known else GecontracteerdeLocatieId(self._new_id())
            locatie = GecontracteerdeLocatie(
                id=id_, aanbieder_id=sleutel[0], naam=known.naam if known else naam, adres=adres
            )
            self._locaties[sleutel] = locatie
            self._plan.locaties.append(locatie)
            self._geraakt.add(id_)

    def _take_regel(self, rij: VolledigeContractenRij) -> None:
        before = len(self._bevindingen.fouten)
        regel = self._regel(rij)
        sleutel = _sleutel(regel)
        eerder = self._regels.setdefault(sleutel, rij.rij)
        if eerder != rij.rij:
            melding = f"Deze regel staat ook in rij {eerder}."
            self._bevindingen.refuse(
                rij.rij, "contractnummer", rij.contractnummer, melding, "elke regel één keer"
            )
        if len(self._bevindingen.fouten) == before:
            self._count(regel, self._stand.regels.get(sleutel))

    def _regel(self, rij: VolledigeContractenRij) -> Contractregel:
        if rij.productcode and rij.productcode not in self._stand.productcodes:
            melding = "Deze productcode staat niet in de PDC."
            self._bevindingen.refuse(
                rij.rij, "productcode", rij.productcode, melding, "een code uit de PDC"
            )
        regel = Contractregel(
            id=ContractregelId(self._new_id()),
            regio=self._stand.regio,
            contractnummer=rij.contractnummer,
            aanbieder_id=self._wie.ids[rij.agb],
            hoofdaannemer_id=self._hoofdaannemer(rij),
            hulp=rij.hulp,
            ingangsdatum=rij.ingangsdatum,
            einddatum=rij.einddatum,
            locatie_id=self._locatie_id(rij),
        )
        return self._with_kept(regel, self._stand.regels.get(_sleutel(regel)))

    def _with_kept(self, regel: Contractregel, stored: Contractregel | None) -> Contractregel:
        """The row with what is stored of the columns that the file leaves out."""
        if stored is None:
            return regel
        if "einddatum" in self._gelezen.ontbreekt:
            regel = replace(regel, einddatum=stored.einddatum)
        if "hoofdaannemer_agb" in self._gelezen.ontbreekt:
            regel = replace(regel, hoofdaannemer_id=stored.hoofdaannemer_id)
        return regel

    def _hoofdaannemer(self, rij: VolledigeContractenRij) -> AanbiederId | None:
        if rij.hoofdaannemer_agb is None:
            return None
        gevonden = self._wie.ids.get(rij.hoofdaannemer_agb)
        # It may stand in a row that could not be read; that row is told already.
        if gevonden is None and not self._gelezen.fouten:
            self._bevindingen.refuse(
                rij.rij,
                "hoofdaannemer_agb",
                rij.hoofdaannemer_agb,
                "Deze hoofdaannemer kennen we niet.",
                "een AGB-code uit dit bestand, of een die al bekend is",
            )
        elif gevonden == self._wie.ids[rij.agb]:
            melding = "Een aanbieder kan niet zijn eigen hoofdaannemer zijn."
            self._bevindingen.refuse(
                rij.rij,
                "hoofdaannemer_agb",
                rij.hoofdaannemer_agb,
                melding,
                "de AGB-code van een ander",
            )
        return gevonden

    def _locatie_id(self, rij: VolledigeContractenRij) -> GecontracteerdeLocatieId | None:
        if rij.locatie is None:
            return None
        gevonden = self._locaties.get((self._wie.ids[rij.agb], compare_key(rij.locatie)))
        if gevonden is None:
            melding = "Van deze locatie is nog geen adres bekend."
            self._bevindingen.refuse(rij.rij, "straat", "", melding, "een ingevuld adres")
        return gevonden.id if gevonden else None

    def _count(self, regel: Contractregel, known: Contractregel | None) -> None:
        if known is None:
            self._plan.nieuw += 1
            self._plan.regels.append(regel)
        elif replace(regel, id=known.id) != known:
            self._plan.gewijzigd += 1
            self._plan.regels.append(replace(regel, id=known.id))
        elif self._geraakt & {regel.aanbieder_id, regel.locatie_id}:
            self._plan.gewijzigd += 1
        else:
            self._plan.ongewijzigd += 1

    def _label(self, regel: Contractregel) -> str:
        """A row in words, without an address."""
        namen = {aanbieder.id: aanbieder.naam for aanbieder in self._stand.aanbieders.values()}
        waarvoor = self._stand.hulpvormen.name_of(regel.hulp)
        return f"{regel.contractnummer} · {namen.get(regel.aanbieder_id, '')} · {waarvoor}"


def same_adres(adres: AfgeschermdAdres, ander_adres: AfgeschermdAdres) -> bool:
    """Whether a file says what is stored."""
    if not (is_leesbaar(adres) and is_leesbaar(ander_adres)):
        return False
    return is_written_alike(adres.reveal(), ander_adres.reveal())


def _sleutel(regel: Contractregel) -> RegelSleutel:
    return (
        clean_code(regel.contractnummer),
        regel.aanbieder_id,
        regel.hulp,
        regel.ingangsdatum,
        regel.locatie_id,
    )
