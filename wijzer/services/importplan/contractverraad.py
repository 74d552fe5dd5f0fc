"""What a list of contracts would tell about shielded addresses: through names, and through who stands above whom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.domain.ids import AanbiederId
from wijzer.domain.verraad.oordeel import (
    GeheimAdres,
    Teksten,
    check_buren,
    find_verraad,
    geheimen_of,
)
from wijzer.files.contracten import VolledigeContractenRij
from wijzer.services.importplan.contracten import BewaardeContracten, Contractplan
from wijzer.services.importverslag import Bevindingen
from wijzer.store.store import Store

_NAAM = "In deze naam staat de straat of postcode van een afgeschermde locatie. Iedereen kan die naam lezen."
_HOOFDAANNEMER = (
    "In het contact van deze hoofdaannemer staat de straat of postcode van een afgeschermde "
    "locatie. Dat contact komt op "
    "de pagina van die locatie."
)


def check_contractlijst(
    store: Store,
    rijen: Sequence[VolledigeContractenRij],
    stand: BewaardeContracten,
    plan: Contractplan,
    bevindingen: Bevindingen,
    *,
    today: date,
) -> None:
    """Refuse what would become public by this list, at the first row that says so; what may be chance is remarked.

    The contract's name of a location stays in the office, but somebody may copy it: it is remarked
    when it tells the address that the row gives. It is not compared with what is stored, and of
    several names of one aanbieder only the one that would be kept is: whoever brings a list of all
    streets must not be told which of them is a shielded one.
    """
    _Contractlijst(store, rijen, stand, plan, bevindingen, today).check()


class _Contractlijst:
    def __init__(
        self,
        store: Store,
        rijen: Sequence[VolledigeContractenRij],
        stand: BewaardeContracten,
        plan: Contractplan,
        bevindingen: Bevindingen,
        today: date,
    ) -> None:
        self._stand, self._bevindingen, self._today = stand, bevindingen, today
        self._aanbieders = {aanbieder.id: aanbieder for aanbieder in stand.aanbieders.values()}
        self._aanbieders |= {aanbieder.id: aanbieder for aanbieder in plan.gewijzigde_aanbieders}
        self._ids = {
            agb: aanbieder.id for aanbieder in self._aanbieders.values() for agb in aanbieder.agb
        }
        self._rijen = [rij for rij in rijen if rij.agb in self._ids]
        self._geheimen = self._fetch(store, {self._ids[rij.agb] for rij in self._rijen})

    def check(self) -> None:
        gezien: set[tuple[AanbiederId, str, str | None]] = set()
        for rij in self._rijen:
            wie = self._ids[rij.agb]
            geheimen = self._geheimen.get(wie, [])
            for kolom, tekst, judge in (
                ("aanbieder", rij.aanbieder, self._check_naam),
                ("hoofdaannemer_agb", rij.hoofdaannemer_agb, self._check_hoofdaannemer),
                ("locatie", rij.locatie, self._check_locatie),
            ):
                if geheimen and tekst and (wie, kolom, tekst) not in gezien:
                    gezien.add((wie, kolom, tekst))
                    judge(rij, wie, geheimen)

    def _check_naam(
        self, rij: VolledigeContractenRij, wie: AanbiederId, geheimen: list[GeheimAdres]
    ) -> None:
        stored = {aanbieder.id: aanbieder.naam for aanbieder in self._stand.aanbieders.values()}
        if rij.aanbieder == stored.get(wie) or rij.aanbieder != self._aanbieders[wie].naam:
            return
        for fout in check_buren({"aanbieder": rij.aanbieder}, geheimen):
            if isinstance(fout, Vraag):
                self._remark(rij, "De nieuwe naam van de aanbieder lijkt op de straat")
            else:
                self._refuse(rij, "aanbieder", _NAAM, "een naam zonder het adres")

    def _check_hoofdaannemer(
        self, rij: VolledigeContractenRij, wie: AanbiederId, geheimen: list[GeheimAdres]
    ) -> None:
        boven = self._aanbieders.get(self._ids.get(rij.hoofdaannemer_agb or "", wie))
        if boven is None or boven.id == wie or self._is_known(wie, boven.id):
            return
        contact: Teksten = {"email": boven.contact.email, "website": boven.contact.website}
        for fout in check_buren(contact, geheimen):
            if isinstance(fout, Vraag):
                self._remark(rij, "Het contact van de hoofdaannemer lijkt op de straat")
            else:
                verwacht = "een hoofdaannemer die eerst zijn contact wijzigt"
                self._refuse(rij, "hoofdaannemer_agb", _HOOFDAANNEMER, verwacht)

    def _check_locatie(
        self, rij: VolledigeContractenRij, _wie: AanbiederId, _geheimen: list[GeheimAdres]
    ) -> None:
        if rij.adres and find_verraad({"locatie": rij.locatie}, GeheimAdres.of(rij.adres)):
            self._bevindingen.opmerkingen.append(
                f"Rij {rij.rij}: De naam van de locatie in het contract lijkt op de straat in die rij. "
                "Is dat adres afgeschermd? Neem dan een andere naam."
            )

    def _is_known(self, wie: AanbiederId, boven: AanbiederId) -> bool:
        """Whether the hoofdaannemer stood above the aanbieder already.

        A contact that changed after a contract ended was compared with nothing there.
        """
        return any(
            (regel.aanbieder_id, regel.hoofdaannemer_id) == (wie, boven)
            and not regel.is_over(self._today)
            for regel in self._stand.regels.values()
        )

    def _refuse(self, rij: VolledigeContractenRij, kolom: str, melding: str, verwacht: str) -> None:
        self._bevindingen.refuse_all(rij.rij, [Ongeldig(kolom, melding, verwacht=verwacht)], rij)

    def _remark(self, rij: VolledigeContractenRij, wat: str) -> None:
        self._bevindingen.opmerkingen.append(
            f"Rij {rij.rij}: {wat} van een afgeschermde locatie. Verraadt dat het adres niet?"
        )

    @staticmethod
    def _fetch(store: Store, wie: Iterable[AanbiederId]) -> dict[AanbiederId, list[GeheimAdres]]:
        adressen = defaultdict(list)
        wie = list(wie)
        for locatie in (*store.locaties.of_aanbieders(wie), *store.locaties.to_protect(wie)):
            adressen[locatie.aanbieder_id].append(locatie.adres)
        return {id_: geheimen_of(eigen) for id_, eigen in adressen.items()}
