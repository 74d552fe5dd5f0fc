"""Making momentopnamen: one is built from the database, the next one shares whatever stayed the same."""

import gc
import threading
from bisect import bisect_left, insort
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from wijzer.published.database.stand import Publicatiestand
from wijzer.published.naslag.regios import Naslag, read_naslag
from wijzer.published.opname.feiten import Feit, feitenvraag, order_key, to_feit
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.woordplaatsen import Woordplaatsen, Woordwijziging
from wijzer.published.tables import PublishedAanbod, PublishedWijziging
from wijzer.published.vraag.sorteer import Sorteer

_VEEL = 1000
"""How many rows have to change before building anew is quicker than changing."""
_BEWAARD = 3


class Momentopnamen:
    """The last few momentopnamen. Several are kept, because readers that began earlier still need theirs."""

    def __init__(self) -> None:
        self._opnamen: list[Momentopname] = []
        self._lock = threading.Lock()

    def newest(self, epoch: str) -> int:
        """The highest publicatie of this epoch in memory, 0 when there is none."""
        return max(
            (
                opname.stand.publicatie
                for opname in tuple(self._opnamen)
                if opname.stand.epoch == epoch
            ),
            default=0,
        )

    def forget(self) -> None:
        """Throw everything away: the database went back to before what is in memory."""
        with self._lock:
            self._opnamen = []

    @property
    def last(self) -> Momentopname | None:
        """The one that was made last, None when there is none."""
        return next(iter(self._opnamen), None)

    def get(self, connection: Connection, stand: Publicatiestand, dag: date) -> Momentopname:
        """The momentopname of exactly this stand and day; made from the connection when it is not there yet."""
        return self._find(stand, dag) or self._make(connection, stand, dag)

    def _find(self, stand: Publicatiestand, dag: date) -> Momentopname | None:
        for opname in tuple(self._opnamen):
            if opname.stand == stand and opname.dag == dag:
                return opname
        return None

    def _make(self, connection: Connection, stand: Publicatiestand, dag: date) -> Momentopname:
        with self._lock:
            opname = self._find(stand, dag)
            if opname is None:
                basis = self._basis(stand, dag)
                opname = (
                    refresh(connection, basis, stand) if basis else build(connection, stand, dag)
                )
                zelfde = (
                    eerdere_opname
                    for eerdere_opname in self._opnamen
                    if eerdere_opname.stand.epoch == stand.epoch
                )
                self._opnamen = [opname, *zelfde][:_BEWAARD]
                if basis is None and len(opname.feiten) > _VEEL:
                    _leave_alone()
            return opname

    def _basis(self, stand: Publicatiestand, dag: date) -> Momentopname | None:
        """The newest one of the same day and epoch that this stand came after.

        Rows of another epoch keep the numbers of the copy that they came from: which of them are new does not show.
        """
        eerder = [
            opname
            for opname in self._opnamen
            if opname.dag == dag
            and opname.stand.epoch == stand.epoch
            and opname.stand.publicatie < stand.publicatie
            and opname.stand.gepubliceerd_at <= stand.gepubliceerd_at
        ]
        return max(eerder, key=lambda opname: opname.stand.publicatie, default=None)


def _leave_alone() -> None:
    """Let the garbage collector pass over all that is in memory now.

    It is hundreds of thousands of facts, and none of it is garbage. Otherwise it walks through all
    of them now and then, while somebody waits. What nobody holds any more is still let go.
    """
    gc.collect()
    gc.freeze()


def build(connection: Connection, stand: Publicatiestand, dag: date) -> Momentopname:
    """Build a momentopname by reading everything."""
    feiten = [
        feit for rij in connection.execute(feitenvraag()) if (feit := to_feit(rij, dag)) is not None
    ]
    feiten.sort(key=lambda feit: feit.locatie_id.int)  # what is of one locatie stands together
    return Momentopname(
        stand=stand,
        dag=dag,
        naslag=read_naslag(connection),
        feiten=feiten,
        indexen={feit.id: index for index, feit in enumerate(feiten)},
        verzamelingen=_gather(feiten),
        volgordes={Sorteer.BESCHIKBAARHEID: sorted(range(len(feiten)), key=order_key(feiten))},
        woorden=Woordplaatsen.of(feiten),
        woordenboeken={},
    )


def refresh(connection: Connection, basis: Momentopname, stand: Publicatiestand) -> Momentopname:
    """The momentopname after `basis`: only rows written since are read."""
    rijen = connection.execute(
        feitenvraag().where(PublishedAanbod.publicatie > basis.stand.publicatie).limit(_VEEL + 1)
    ).all()
    # Kind and state are looked at here: asked of the database, they make it walk through all aanbod.
    wijzigingen = connection.execute(
        select(PublishedWijziging.soort, PublishedWijziging.state, PublishedWijziging.id).where(
            PublishedWijziging.publicatie > basis.stand.publicatie
        )
    )
    weg = [
        gewijzigd.id
        for gewijzigd in wijzigingen
        if (gewijzigd.soort, gewijzigd.state) == ("aanbod", "deleted")
    ]
    if len(rijen) + len(weg) > _VEEL:
        return build(connection, stand, basis.dag)
    wijziging = _Opnamewijziging(basis)
    for deleted in weg:
        wijziging.remove(UUID(deleted))
    for rij in rijen:
        wijziging.put(rij.id, to_feit(rij, basis.dag))
    return wijziging.finish(stand, read_naslag(connection))


class _Opnamewijziging:
    """A momentopname in the making: a copy that is changed and then never again."""

    def __init__(self, basis: Momentopname) -> None:
        self._dag = basis.dag
        self._feiten: list[Feit | None] = list(basis.feiten)
        self._indexen = dict(basis.indexen)
        self._verzamelingen = dict(basis.verzamelingen)
        self._volgordes = {naam: list(order) for naam, order in tuple(basis.volgordes.items())}
        self._woorden = Woordwijziging(basis.woorden)
        self._basis = basis
        self._vrij = [index for index, feit in enumerate(self._feiten) if feit is None]
        self._geraakt: set[int] = set()

    def put(self, aanbod_id: UUID, feit: Feit | None) -> None:
        """Let these be the facts of an aanbod; None when it is not visible today."""
        self.remove(aanbod_id)
        if feit is None:
            return
        index = self._free_index()
        self._geraakt.add(index)
        self._feiten[index] = feit
        self._indexen[aanbod_id] = index
        bit = 1 << index
        self._woorden.add(feit, index)
        for sleutel in feit.kenmerken:
            self._verzamelingen[sleutel] = self._verzamelingen.get(sleutel, 0) | bit
        for sorteer, volgorde in self._volgordes.items():
            insort(volgorde, index, key=order_key(self._feiten, sorteer))

    def remove(self, aanbod_id: UUID) -> None:
        """Forget an aanbod, known or not."""
        index = self._indexen.pop(aanbod_id, None)
        feit = None if index is None else self._feiten[index]
        if index is None or feit is None:
            return
        bit = 1 << index
        self._woorden.remove(feit, index)
        for sleutel in feit.kenmerken:
            self._verzamelingen[sleutel] &= ~bit
        for sorteer, volgorde in self._volgordes.items():
            key = order_key(self._feiten, sorteer)
            del volgorde[bisect_left(volgorde, key(index), key=key)]
        self._feiten[index] = None
        self._geraakt.add(index)
        self._vrij.append(index)

    def finish(self, stand: Publicatiestand, naslag: Naslag) -> Momentopname:
        """The momentopname that results."""
        same = naslag == self._basis.naslag
        opname = Momentopname(
            stand=stand,
            dag=self._dag,
            naslag=self._basis.naslag if same else naslag,
            feiten=self._feiten,
            indexen=self._indexen,
            verzamelingen=self._verzamelingen,
            volgordes=self._volgordes,
            woorden=self._woorden.finish(),
            woordenboeken=self._basis.woordenboeken if same else {},
        )
        if "vakken" in self._basis.__dict__ and self._same_locaties():
            opname.__dict__["vakken"] = self._basis.vakken
        return opname

    def _same_locaties(self) -> bool:
        """Whether each index is of the locatie of which it was: then only entries changed."""
        eerder = self._basis.feiten
        return len(eerder) == len(self._feiten) and all(
            (was := eerder[index])
            and (nu := self._feiten[index])
            and was.locatie_id == nu.locatie_id
            for index in self._geraakt
        )

    def _free_index(self) -> int:
        if self._vrij:
            return self._vrij.pop()
        self._feiten.append(None)
        return len(self._feiten) - 1


def _gather(feiten: Sequence[Feit]) -> dict[str, int]:
    grootte = len(feiten) // 8 + 1
    velden: dict[str, bytearray] = {}
    for index, feit in enumerate(feiten):
        byte, bit = index >> 3, 1 << (index & 7)
        for sleutel in feit.kenmerken:
            veld = velden.get(sleutel)
            if veld is None:
                veld = velden[sleutel] = bytearray(grootte)
            veld[byte] |= bit
    return {sleutel: int.from_bytes(veld, "little") for sleutel, veld in velden.items()}
