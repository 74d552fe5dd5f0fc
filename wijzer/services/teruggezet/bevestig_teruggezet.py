"""The beheerder says which open locaties of an aanbieder were not shielded since the copy.

Those come back on the site.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import Conflict, Geweigerd
from wijzer.domain.ids import AanbiederId
from wijzer.domain.klok import day_of
from wijzer.domain.locaties.locatie import Locatie
from wijzer.services.teruggezet.overzie_teruggezet import overzie_teruggezet
from wijzer.services.verraad.afscherming import told_by
from wijzer.services.verraad.omgeving import fetch_omgeving
from wijzer.store.store import Store


def bevestig_teruggezet(
    store: Store,
    aanbieder_id: AanbiederId,
    open_gebleven: Collection[UUID],
    *,
    by: Actor,
    at: datetime,
) -> int:
    """Publish these of the locaties that wait; the aanbieder's others stay off the site. Gives how many were published.

    Raises `NietGevonden` for an aanbieder of another region, `Conflict` when none of its locaties
    wait any more, `Geweigerd` when one would tell a shielded address of the same aanbieder: it lies
    there, or a text of it says so.
    """
    store.aanbieders.lock([aanbieder_id])
    regio = store.aanbieders.get(aanbieder_id).regio
    wachtend = _waiting(store, regio, aanbieder_id, by)
    terug = [locatie for locatie in wachtend if locatie.id in open_gebleven]
    _require_silent(store, aanbieder_id, terug, at)
    store.locaties.save_many(
        [
            (replace(wachtende_locatie, gepubliceerd=True), wachtende_locatie.versie)
            for wachtende_locatie in terug
        ]
    )
    store.te_bevestigen.answer(
        [wachtende_locatie.id for wachtende_locatie in wachtend if wachtende_locatie not in terug],
        at=at,
    )
    for locatie in terug:
        store.logboek.add(
            by=by,
            at=at,
            handeling="locatie gepubliceerd",
            object_soort="locatie",
            object_id=locatie.id,
        )
    store.logboek.add(
        by=by,
        at=at,
        handeling="teruggezette locaties bevestigd",
        object_soort="aanbieder",
        object_id=aanbieder_id,
        details={"gepubliceerd": len(terug), "niet_op_de_site": len(wachtend) - len(terug)},
    )
    return len(terug)


def _waiting(store: Store, regio: str, aanbieder_id: AanbiederId, by: Actor) -> list[Locatie]:
    for teruggezet in overzie_teruggezet(store, regio, by=by):
        if teruggezet.aanbieder.id == aanbieder_id:
            return list(teruggezet.locaties)
    raise Conflict


def _require_silent(
    store: Store, aanbieder_id: AanbiederId, terug: Collection[Locatie], at: datetime
) -> None:
    """Raises `Geweigerd` as publishing one of them does.

    The texts of the copy were never compared with what is shielded now.
    """
    omgeving = fetch_omgeving(store, aanbieder_id, today=day_of(at))
    for locatie in terug:
        for fout in told_by(locatie, omgeving):
            raise Geweigerd(f"{locatie.naam}: {fout.melding}")
