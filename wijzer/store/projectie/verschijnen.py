"""Which shielded locaties may stand on the site in this publication, and which wait for a change of day.

Everything that is published comes past here, whatever made it new: it was entered, shielded,
imported, put back or published once more. So nobody who writes has to remember the rule.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from wijzer.domain.locaties.verschijning import first_day, is_waiting
from wijzer.published.opname.feiten import is_visible
from wijzer.store.locaties.verschijningen import VerschijningStore
from wijzer.store.projectie.lezen import Locatiebron
from wijzer.store.projectie.rijen import Projectierijen
from wijzer.store.projectie.schrijven import Publicatie


def admitted(
    publicatie: Publicatie, bronnen: Collection[Locatiebron], nu: Projectierijen
) -> list[Locatiebron]:
    """The locaties that may stand, each with its day; the others are given the first day on which they may.

    Open ones may always, and so may a shielded one of which something can be seen already. A new
    one may at a change of day, when its day has come, and that becomes the day on which it
    appeared.
    """
    verschijningen = VerschijningStore(publicatie.session)
    dagen = verschijningen.of_ids(_shielded(bronnen))
    staat = _visible(nu, publicatie.dag if publicatie.dagwissel else publicatie.today)
    if publicatie.stood is not None:
        staat &= publicatie.stood
    mogen: list[Locatiebron] = []
    wachten: dict[UUID, date] = {}
    for bron in bronnen:
        publiek_id = bron.rij.publiek_id
        vanaf = dagen.get(publiek_id)
        if bron.open_adres is not None or publiek_id in staat:
            mogen.append(replace(bron, vanaf=vanaf))
        elif not publicatie.dagwissel:
            wachten[publiek_id] = first_day(publicatie.dag)
        elif not is_waiting(vanaf, publicatie.today):
            mogen.append(replace(bron, vanaf=publicatie.today))
    verschijningen.keep(wachten)
    return mogen


def keep_appeared(
    publicatie: Publicatie, bronnen: Iterable[Locatiebron], publiek_ids: Collection[UUID]
) -> None:
    """Remember at a change of day which ones appeared on it: of all that may, only what can be seen today does."""
    if publicatie.dagwissel:
        dagen = {bron.rij.publiek_id: bron.vanaf for bron in bronnen if bron.vanaf}
        verschenen = {id_: vanaf for id_, vanaf in dagen.items() if id_ in publiek_ids}
        VerschijningStore(publicatie.session).keep(verschenen)


def expected(session: Session, bronnen: Collection[Locatiebron], stand: date) -> list[Locatiebron]:
    """The locaties that should stand since this change of day, each with its day.

    Those that wait for a later day are left out.
    """
    dagen = VerschijningStore(session).of_ids(_shielded(bronnen))
    return [
        replace(bron, vanaf=vanaf)
        for bron in bronnen
        if not is_waiting(vanaf := dagen.get(bron.rij.publiek_id), stand)
    ]


def as_seen(nu: Projectierijen, dag: date) -> Projectierijen:
    """What stands, without shielded locaties of which nothing can be seen.

    An earlier version may have left such rows.
    """
    zichtbaar = _visible(nu, dag)
    weg = {
        publiek_id
        for publiek_id, rij in nu.locaties.items()
        if rij["afgeschermd"] and publiek_id not in zichtbaar
    }
    locaties = {id_: rij for id_, rij in nu.locaties.items() if id_ not in weg}
    eerst, over = (
        {rij["aanbieder_id"] for rij in some.values()} for some in (nu.locaties, locaties)
    )
    return Projectierijen(
        aanbod={id_: rij for id_, rij in nu.aanbod.items() if rij["locatie_id"] not in weg},
        locaties=locaties,
        aanbieders={id_: rij for id_, rij in nu.aanbieders.items() if id_ not in eerst - over},
    )


def _shielded(bronnen: Iterable[Locatiebron]) -> list[UUID]:
    return [bron.rij.publiek_id for bron in bronnen if bron.open_adres is None]


def _visible(nu: Projectierijen, dag: date) -> set[UUID]:
    return {rij["locatie_id"] for rij in nu.aanbod.values() if is_visible(rij["zichtbaar"], dag)}
