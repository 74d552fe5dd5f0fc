"""What is offered where: one locatie × one product, with what was stated about it now and before."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, delete, select
from sqlalchemy.orm import Session

from wijzer.domain.fouten import NietGevonden
from wijzer.domain.ids import AanbiederId, AanbodId, GebruikerId, LocatieId, PubliekId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave, WachttijdSoort
from wijzer.domain.locaties.intrekking import IngetrokkenAanbod, Intrekking
from wijzer.store.locaties.lopend import LopendAanbod
from wijzer.store.locaties.rijen import intrekking_of
from wijzer.store.merken import Merken
from wijzer.store.rijen import (
    Onderdeel,
    fetch,
    fetch_in,
    fetch_one,
    hulp_columns,
    hulp_of,
    in_chunks,
    insert_rows,
    update_rows,
    upsert_rows,
)
from wijzer.store.sloten import lock_aanbieders_of
from wijzer.store.tables import AanbodRij, HistorieRij, LocatieRij


class AanbodStore(Onderdeel):
    """Aanbod of all regions.

    Every change marks its locatie for the projection, and every opgave goes into the history.
    """

    def __init__(self, session: Session, projectie: Merken) -> None:
        super().__init__(session)
        self._projectie = projectie

    def lock(self, ids: Iterable[AanbodId]) -> None:
        """Lock the aanbieders of this aanbod, see `AanbiederStore.lock`. Aanbod never goes to another locatie."""
        vraag = select(LocatieRij.aanbieder_id).join(
            AanbodRij, AanbodRij.locatie_id == LocatieRij.id
        )
        lock_aanbieders_of(self._session, vraag, AanbodRij.id, ids)

    def get(self, aanbod_id: AanbodId) -> Aanbod:
        """One aanbod; raises `NietGevonden`."""
        return to_aanbod(fetch_one(self._session, _vraag().where(LopendAanbod.id == aanbod_id)))

    def of_locatie(self, locatie_id: LocatieId) -> list[Aanbod]:
        """The aanbod of one locatie, in order of the key of what it is for (`Hulpaanduiding.sleutel`)."""
        return self.of_locaties([locatie_id])[locatie_id]

    def of_locaties(self, ids: Iterable[LocatieId]) -> dict[LocatieId, list[Aanbod]]:
        """What these locaties offer, each in the order of `of_locatie`; a locatie without aanbod has an empty list."""
        gevonden: dict[LocatieId, list[Aanbod]] = {locatie_id: [] for locatie_id in ids}
        rijen = fetch_in(self._session, _vraag(), LopendAanbod.locatie_id, gevonden)
        for rij in sorted(rijen, key=_by_sleutel):
            gevonden[LocatieId(rij.locatie_id)].append(to_aanbod(rij))
        return gevonden

    def hulp(self, ids: Iterable[LocatieId]) -> dict[LocatieId, frozenset[Hulpaanduiding]]:
        """What these locaties offer help for, without what was stated about it."""
        gevonden: dict[LocatieId, set[Hulpaanduiding]] = {locatie_id: set() for locatie_id in ids}
        vraag = select(LopendAanbod.locatie_id, LopendAanbod.productcode, LopendAanbod.hulpvorm)
        for brok in in_chunks(gevonden):
            rijen = self._session.execute(vraag.where(LopendAanbod.locatie_id.in_(brok)))
            for locatie_id, code, slug in rijen:
                hulp = Hulpaanduiding(productcode=code, hulpvorm=slug)
                gevonden[LocatieId(locatie_id)].add(hulp)
        return {locatie_id: frozenset(hulp) for locatie_id, hulp in gevonden.items()}

    def kept_of(self, ids: Iterable[LocatieId]) -> dict[LocatieId, list[Aanbod]]:
        """What these withdrawn locaties offered when they were withdrawn, in that order: it comes back with them."""
        gevonden: dict[LocatieId, list[Aanbod]] = {locatie_id: [] for locatie_id in ids}
        vraag = select(AanbodRij).where(AanbodRij.ingetrokken_at.is_(None))
        rijen = fetch_in(self._session, vraag, AanbodRij.locatie_id, gevonden)
        for rij in sorted(rijen, key=_by_sleutel):
            gevonden[LocatieId(rij.locatie_id)].append(to_aanbod(rij))
        return gevonden

    def withdrawn_of(self, ids: Iterable[LocatieId]) -> dict[LocatieId, list[IngetrokkenAanbod]]:
        """The products that these locaties do not offer any more, by product code."""
        gevonden: dict[LocatieId, list[IngetrokkenAanbod]] = {locatie_id: [] for locatie_id in ids}
        vraag = select(AanbodRij).where(AanbodRij.ingetrokken_at.is_not(None))
        rijen = fetch_in(self._session, vraag, AanbodRij.locatie_id, gevonden)
        for rij in sorted(rijen, key=_by_sleutel):
            ingetrokken = IngetrokkenAanbod(to_aanbod(rij), intrekking_of(rij))
            gevonden[ingetrokken.aanbod.locatie_id].append(ingetrokken)
        return gevonden

    def withdrawals(
        self, ids: Iterable[AanbiederId]
    ) -> dict[tuple[LocatieId, Hulpaanduiding], Intrekking]:
        """What locaties of these aanbieders do not offer any more."""
        vraag = (
            select(AanbodRij)
            .join(LocatieRij, LocatieRij.id == AanbodRij.locatie_id)
            .where(AanbodRij.ingetrokken_at.is_not(None))
        )
        rijen = fetch_in(self._session, vraag, LocatieRij.aanbieder_id, ids)
        return {(LocatieId(rij.locatie_id), hulp_of(rij)): intrekking_of(rij) for rij in rijen}

    def add(self, aanbod: Aanbod) -> None:
        """Add one aanbod. Raises `Ongeldig` when its locatie has the product or hulpvorm already."""
        self.add_many([aanbod])

    def add_many(self, aanbod: Sequence[Aanbod]) -> None:
        """Add aanbod, all at once."""
        insert_rows(self._session, AanbodRij, [_waarden(een_aanbod) for een_aanbod in aanbod])
        self._remember(aanbod)

    def save(self, aanbod: Aanbod, expected_versie: int | None = None) -> None:
        """Change one aanbod. Raises `Conflict` when it no longer has the expected versie."""
        self.save_many([(aanbod, expected_versie)])

    def save_many(self, paren: Sequence[tuple[Aanbod, int | None]]) -> None:
        """Change aanbod, each with the versie it is expected to have, all at once."""
        update_rows(
            self._session, AanbodRij, [(_waarden(aanbod), versie) for aanbod, versie in paren]
        )
        self._remember([aanbod for aanbod, _ in paren])

    def withdraw(self, aanbod: Aanbod, *, at: datetime, by: GebruikerId | None) -> None:
        """Let a locatie offer this no more; what was stated about it stays."""
        waarden = {"id": aanbod.id, "ingetrokken_at": at, "ingetrokken_door": by}
        update_rows(self._session, AanbodRij, [(waarden, None)])
        self._projectie.mark(aanbod.locatie_id)

    def bring_back(self, aanbod: Sequence[Aanbod]) -> None:
        """Take aanbod in use again, as it is given. Nothing new was stated, so the history stays as it was."""
        in_gebruik = {"ingetrokken_at": None, "ingetrokken_door": None}
        rijen = [({**_waarden(een_aanbod), **in_gebruik}, None) for een_aanbod in aanbod]
        update_rows(self._session, AanbodRij, rijen)
        for een_aanbod in aanbod:
            self._projectie.mark(een_aanbod.locatie_id)

    def delete(self, aanbod_id: AanbodId) -> None:
        """Erase one aanbod, in use or withdrawn, with its history. Raises `NietGevonden`."""
        vraag = select(AanbodRij.locatie_id).where(AanbodRij.id == aanbod_id)
        locatie_id = self._session.scalar(vraag)
        if locatie_id is None:
            raise NietGevonden
        self._session.execute(
            delete(AanbodRij).where(AanbodRij.id == aanbod_id),
            execution_options={"synchronize_session": False},
        )
        self._projectie.mark(LocatieId(locatie_id))

    def add_historie(self, opgaven: Sequence[tuple[AanbodId, Opgave]]) -> None:
        """Keep what was stated on past days; what stood for the same day is replaced."""
        upsert_rows(
            self._session,
            HistorieRij,
            [{"aanbod_id": aanbod_id, **_opgave_waarden(opgave)} for aanbod_id, opgave in opgaven],
            keys=["aanbod_id", "peildatum"],
        )

    def historie(self, aanbod_id: AanbodId, since: date) -> list[Opgave]:
        """The entries from this day on, the earliest first."""
        vraag = select(HistorieRij).where(
            HistorieRij.aanbod_id == aanbod_id, HistorieRij.peildatum >= since
        )
        return [
            to_opgave(rij, rij.peildatum)
            for rij in fetch(self._session, vraag.order_by(HistorieRij.peildatum))
        ]

    def historie_of(self, ids: Iterable[AanbodId]) -> dict[AanbodId, list[Opgave]]:
        """Everything that was ever stated about these aanbod, the earliest first."""
        gevonden: dict[AanbodId, list[Opgave]] = {aanbod_id: [] for aanbod_id in ids}
        rijen = fetch_in(self._session, select(HistorieRij), HistorieRij.aanbod_id, gevonden)
        for rij in sorted(rijen, key=lambda rij: rij.peildatum):
            gevonden[AanbodId(rij.aanbod_id)].append(to_opgave(rij, rij.peildatum))
        return gevonden

    def _remember(self, aanbod: Iterable[Aanbod]) -> None:
        opgaven: list[tuple[AanbodId, Opgave]] = []
        for ding in aanbod:
            self._projectie.mark(ding.locatie_id)
            if ding.opgave is not None:
                opgaven.append((ding.id, ding.opgave))
        self.add_historie(opgaven)


def to_aanbod(rij: AanbodRij) -> Aanbod:
    """An aanbod from its row."""
    return Aanbod(
        id=AanbodId(rij.id),
        publiek_id=PubliekId(rij.publiek_id),
        locatie_id=LocatieId(rij.locatie_id),
        hulp=hulp_of(rij),
        medische_verwijzing=rij.medische_verwijzing,
        opgave=to_opgave(rij, rij.peildatum) if rij.peildatum else None,
        bevestigd_at=rij.bevestigd_at,
        gewijzigd_at=rij.gewijzigd_at,
        ingevoerd_door=GebruikerId(rij.ingevoerd_door) if rij.ingevoerd_door else None,
        versie=rij.versie,
    )


def _by_sleutel(rij: AanbodRij) -> str:
    return hulp_of(rij).sleutel


def _vraag() -> Select[AanbodRij]:
    return select(LopendAanbod)


def to_opgave(rij: AanbodRij | HistorieRij | Row[Any], peildatum: date) -> Opgave:
    """Make an opgave of a row."""
    return Opgave(
        peildatum=peildatum,
        vrije_plekken=rij.vrije_plekken,
        eerstvolgende_plek=rij.eerstvolgende_plek,
        aanmeldwachttijd_weken=rij.aanmeldwachttijd_weken,
        behandelwachttijd_weken=rij.behandelwachttijd_weken,
        wachttijd_soort=WachttijdSoort(rij.wachttijd_soort) if rij.wachttijd_soort else None,
        aantal_wachtenden=rij.aantal_wachtenden,
        afhankelijk_van_matching=rij.afhankelijk_van_matching,
        aanmeldstop=rij.aanmeldstop,
        aanmeldstop_tot=rij.aanmeldstop_tot,
        toelichting=rij.toelichting,
    )


def _waarden(aanbod: Aanbod) -> dict[str, Any]:
    return {
        "id": aanbod.id,
        "publiek_id": aanbod.publiek_id,
        "locatie_id": aanbod.locatie_id,
        **hulp_columns(aanbod.hulp),
        "medische_verwijzing": aanbod.medische_verwijzing,
        **(_opgave_waarden(aanbod.opgave) if aanbod.opgave else _NIETS),
        "bevestigd_at": aanbod.bevestigd_at,
        "gewijzigd_at": aanbod.gewijzigd_at,
        "ingevoerd_door": aanbod.ingevoerd_door,
    }


def _opgave_waarden(opgave: Opgave) -> dict[str, Any]:
    soort = opgave.wachttijd_soort
    return {
        "peildatum": opgave.peildatum,
        "vrije_plekken": opgave.vrije_plekken,
        "eerstvolgende_plek": opgave.eerstvolgende_plek,
        "aanmeldwachttijd_weken": opgave.aanmeldwachttijd_weken,
        "behandelwachttijd_weken": opgave.behandelwachttijd_weken,
        "wachttijd_soort": soort.value if soort else None,
        "aantal_wachtenden": opgave.aantal_wachtenden,
        "afhankelijk_van_matching": opgave.afhankelijk_van_matching,
        "aanmeldstop": opgave.aanmeldstop,
        "aanmeldstop_tot": opgave.aanmeldstop_tot,
        "toelichting": opgave.toelichting,
    }


_NIETS = {**_opgave_waarden(Opgave(peildatum=date.min)), "peildatum": None}
