"""The beheerder has the real addresses of one aanbieder shown."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.inzage import INZAGE_DUUR, Inzage, Reden, check_toelichting
from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.adressen.adres import is_leesbaar
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.fouten import NietToegestaan, Ongeldig
from wijzer.domain.ids import AanbiederId, InzageId
from wijzer.domain.verraad.herhaling import repeats_adres
from wijzer.store.store import Store


def toon_adres(
    store: Store,
    aanbieder_id: AanbiederId,
    reden: Reden,
    *,
    toelichting: str | None = None,
    sessie_hash: str,
    new_id: Callable[[], UUID],
    by: Actor,
    at: datetime,
) -> Inzage:
    """Open every address of one aanbieder for this person and session, for 15 minutes; gives until when.

    The aanbieder sees it and the audit trail keeps it: who, of whom and the kind of reason. What is
    open already is given again, and nothing is written. Raises `Ongeldig` on `reden` or
    `toelichting`, `NietGevonden` for the beheerder of another region and `NietToegestaan` for
    anybody else.

    Source: our choice.
    """
    store.aanbieders.lock([aanbieder_id])
    aanbieder = store.aanbieders.get(aanbieder_id)
    require_beheerder(by, regio=aanbieder.regio)
    if by.gebruiker_id is None:
        raise NietToegestaan
    woorden = check_toelichting(reden, toelichting)
    _refuse_adres(store, aanbieder_id, woorden)
    open_nu = store.inzages.open_of(
        by.gebruiker_id, regio=aanbieder.regio, sessie_hash=sessie_hash, at=at
    )
    lopend = next((inzage for inzage in open_nu if inzage.aanbieder_id == aanbieder_id), None)
    if lopend is not None:
        return lopend
    inzage = Inzage(
        id=InzageId(new_id()),
        regio=aanbieder.regio,
        reden=reden,
        toelichting=woorden,
        at=at,
        until_at=at + INZAGE_DUUR,
        gebruiker_id=by.gebruiker_id,
        aanbieder_id=aanbieder_id,
        sessie_hash=sessie_hash,
    )
    store.inzages.add(inzage)
    store.logboek.add(
        by=by,
        at=at,
        handeling="adressen getoond",
        object_soort="aanbieder",
        object_id=aanbieder_id,
        details={"reden": reden.value},
        regio=aanbieder.regio,
    )
    return inzage


def _refuse_adres(store: Store, aanbieder_id: AanbiederId, toelichting: str | None) -> None:
    """The reason is kept in plain text for ever; an address is not, so the lock holds while it is compared."""
    if toelichting is None:
        return
    weg = store.locaties.withdrawn_of([aanbieder_id])
    locaties = [
        *store.locaties.of_aanbieders([aanbieder_id]),
        *(ingetrokken.locatie for ingetrokken in weg),
    ]
    contract = store.contracten.gecontracteerd_of_aanbieders([aanbieder_id]).values()
    adressen = [
        *(locatie.adres for locatie in locaties),
        *(contractlocatie.adres for contractlocatie in contract),
    ]
    if any(
        repeats_adres(toelichting, real_adres(adres)) for adres in filter(is_leesbaar, adressen)
    ):
        raise Ongeldig("toelichting", "Laat de straat en de postcode weg uit uw toelichting.")
