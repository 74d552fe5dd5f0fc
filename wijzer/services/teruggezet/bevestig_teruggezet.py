"""The beheerder says which open locaties of an aanbieder were not shielded since the copy: those come back on the site."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from wijzer.domain.adres import OpenbaarAdres
from wijzer.domain.fouten import Conflict, Geweigerd, Vraag
from wijzer.domain.ids import AanbiederId
from wijzer.domain.locatie import Locatie
from wijzer.domain.toegang import Actor
from wijzer.services.afscherming import check_open
from wijzer.services.teruggezet.overzie_teruggezet import overzie_teruggezet
from wijzer.services.verraad.omgeving import Buurt, public_teksten
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

    Raises `NietGevonden` for an aanbieder of another region, `Conflict` when none of its locaties wait any more, `Geweigerd`
    when one lies at the address of a shielded locatie of the same aanbieder, or tells it in its name or contact.
    """
    store.aanbieders.lock([aanbieder_id])
    regio = store.aanbieders.get(aanbieder_id).regio
    wachtend = _waiting(store, regio, aanbieder_id, by)
    terug = [een for een in wachtend if een.id in open_gebleven]
    _require_open(store, aanbieder_id, terug)
    store.locaties.save_many([(replace(een, gepubliceerd=True), een.versie) for een in terug])
    store.te_bevestigen.answer([een.id for een in wachtend if een not in terug], at=at)
    for een in terug:
        store.logboek.add(
            by=by, at=at, handeling="locatie gepubliceerd", object_soort="locatie", object_id=een.id
        )
    store.logboek.add(
        by=by, at=at, handeling="teruggezette locaties bevestigd", object_soort="aanbieder", object_id=aanbieder_id,
        details={"gepubliceerd": len(terug), "niet_op_de_site": len(wachtend) - len(terug)},
    )  # fmt: skip
    return len(terug)


def _waiting(store: Store, regio: str, aanbieder_id: AanbiederId, by: Actor) -> list[Locatie]:
    for een in overzie_teruggezet(store, regio, by=by):
        if een.aanbieder.id == aanbieder_id:
            return list(een.locaties)
    raise Conflict


def _require_open(store: Store, aanbieder_id: AanbiederId, terug: Collection[Locatie]) -> None:
    anderen = store.locaties.of_aanbieders([aanbieder_id])
    buurt = Buurt(anderen)
    for locatie in terug:
        if isinstance(locatie.adres, OpenbaarAdres):
            gevonden = check_open(locatie.adres, anderen)
            for fout in gevonden + buurt.check(public_teksten(locatie), locatie):
                if not isinstance(fout, Vraag):
                    raise Geweigerd(f"{locatie.naam}: {fout.melding}")
