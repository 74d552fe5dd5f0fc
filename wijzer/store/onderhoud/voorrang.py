"""What wins over a copy that is put back: of who is shielded now everything stays as it is now.

The copy may hold the open life of such a locatie: its street, its name, its contact, its public ids
and remarks that a search engine still finds. None of that comes back. So the whole of its rows is
taken over, and not a choice of columns.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Table, case, delete, insert, select, update

from wijzer.store.afschermlijst.afschermingen import (
    AANBIEDER,
    AANBOD,
    ADRES,
    LOCATIE,
    OPEN,
    VERSCHIJNING,
    WACHT,
    Afschermingen,
)
from wijzer.store.afschermlijst.rijvorm import Databaserij
from wijzer.store.rijen import in_chunks, table_of
from wijzer.store.tables import GemeenteRij, RegioRij

_BEKEND = {
    "regio": table_of(RegioRij).c.slug,
    "gemeente": table_of(GemeenteRij).c.code,
    "aanbieder_id": AANBIEDER.c.id,
}
"""The columns in which it is known what a locatie refers to."""
_ALTIJD_CODE = {"hulpvorm": None}
"""What a list of a version says without naming it in which all aanbod had a code."""
_OP_DE_PAGINA = ("publiek_id", "naam", "telefoon", "email", "website")


class _Kopieaanbod(NamedTuple):
    """An aanbod as the copy has it."""

    id: UUID
    locatie_id: UUID
    productcode: str | None
    hulpvorm: str | None


def keep_shielded(
    connection: Connection, wat: Afschermingen, *, new_id: Callable[[], UUID], at: datetime
) -> frozenset[UUID]:
    """Let what is shielded in `wat` win over the copy that was put back; gives the ids of those locaties.

    One that the copy does not have is put in, because what was entered since would be lost; only
    where the copy does not have its aanbieder either, there is nothing that it could belong to. An
    aanbod that was taken away since comes back, as it does with an open locatie, but under a new
    public id and without its remark.
    """
    for rij in wat.rijen.get(AANBIEDER.name, ()):
        _change(connection, AANBIEDER, rij)
    blijvend = _keep_locaties(connection, wat.rijen.get(LOCATIE.name, ()))
    for tabel in (OPEN, ADRES, WACHT):
        _delete_in(connection, tabel, "locatie_id", blijvend)
    adressen = [rij for rij in wat.rijen.get(ADRES.name, ()) if rij["locatie_id"] in blijvend]
    _add(connection, ADRES, adressen)
    aanbod = [
        {**_ALTIJD_CODE, **rij}
        for rij in wat.rijen.get(AANBOD.name, ())
        if rij["locatie_id"] in blijvend
    ]
    _keep_aanbod(connection, aanbod, blijvend, new_id=new_id, at=at)
    _keep_verschijning(connection, wat)
    return blijvend


def _keep_locaties(connection: Connection, rijen: Sequence[Databaserij]) -> frozenset[UUID]:
    bekend = {naam: set(connection.scalars(select(kolom))) for naam, kolom in _BEKEND.items()}
    daar = set(connection.scalars(select(LOCATIE.c.id)))
    passend = {rij["id"] for rij in rijen if _fits(rij, bekend)}
    for rij in rijen:
        if rij["id"] in daar and rij["id"] in passend:
            _change(connection, LOCATIE, rij)
        elif rij["id"] in daar:
            tekst = {naam: rij[naam] for naam in _OP_DE_PAGINA}
            _change(connection, LOCATIE, {"id": rij["id"], **tekst, "gepubliceerd": False})
    _add(connection, LOCATIE, [rij for rij in rijen if rij["id"] in passend - daar])
    return frozenset(passend | ({rij["id"] for rij in rijen} & daar))


def _fits(rij: Databaserij, bekend: Mapping[str, Collection[object]]) -> bool:
    """Whether the copy has everything that this locatie refers to."""
    return all(rij[naam] in waarden for naam, waarden in bekend.items())


def _keep_aanbod(
    connection: Connection,
    rijen: Sequence[Databaserij],
    locaties: Collection[UUID],
    *,
    new_id: Callable[[], UUID],
    at: datetime,
) -> None:
    wint = {rij["id"]: rij for rij in rijen}
    bezet = {(rij["locatie_id"], rij["productcode"], rij["hulpvorm"]) for rij in rijen}
    uit_de_kopie = _aanbod_of(connection, locaties)
    anders = [aanbod for aanbod in uit_de_kopie if aanbod.id not in wint]
    dubbel = {
        aanbod.id
        for aanbod in anders
        if (aanbod.locatie_id, aanbod.productcode, aanbod.hulpvorm) in bezet
    }
    _delete_in(connection, AANBOD, "id", dubbel)
    for aanbod in uit_de_kopie:
        if aanbod.id in wint:
            _change(connection, AANBOD, wint.pop(aanbod.id))
        elif aanbod.id not in dubbel:
            _renew(connection, aanbod.id, new_id(), at)
    _add(connection, AANBOD, list(wint.values()))


def _aanbod_of(connection: Connection, locaties: Collection[UUID]) -> list[_Kopieaanbod]:
    kolommen = AANBOD.c
    vraag = select(
        kolommen.id, kolommen.locatie_id, kolommen.productcode, kolommen.hulpvorm
    ).order_by(kolommen.id)
    return [
        _Kopieaanbod(*rij)
        for brok in in_chunks(locaties)
        for rij in connection.execute(vraag.where(AANBOD.c.locatie_id.in_(brok)))
    ]


def _renew(connection: Connection, aanbod_id: UUID, publiek_id: UUID, at: datetime) -> None:
    """Times that were told of the open page would lead back to it too."""
    kolommen = AANBOD.c
    gesteld = case((kolommen.peildatum.is_not(None), at), else_=None)
    nieuw = {
        "publiek_id": publiek_id,
        "toelichting": None,
        "bevestigd_at": gesteld,
        "gewijzigd_at": gesteld,
        "versie": kolommen.versie + 1,
    }
    connection.execute(update(AANBOD).where(kolommen.id == aanbod_id).values(nieuw))


def _keep_verschijning(connection: Connection, wat: Afschermingen) -> None:
    """Keeps the day from which a public id appears, which was settled when the id was made."""
    rijen = wat.rijen.get(VERSCHIJNING.name, ())
    _delete_in(connection, VERSCHIJNING, "publiek_id", [rij["publiek_id"] for rij in rijen])
    _add(connection, VERSCHIJNING, rijen)


def _change(connection: Connection, tabel: Table, rij: Databaserij) -> None:
    """Let a row be as in `rij`. Its `versie` ends above both, so that a form from before is refused."""
    waarden = _known(tabel, rij)
    nu = connection.execute(select(tabel).where(tabel.c.id == rij["id"])).mappings().one_or_none()
    if nu is None or all(nu[naam] == waarde for naam, waarde in waarden.items()):
        return
    waarden["versie"] = nu["versie"] + rij.get("versie", 1)
    connection.execute(update(tabel).where(tabel.c.id == rij["id"]).values(waarden))


def _add(connection: Connection, tabel: Table, rijen: Sequence[Databaserij]) -> None:
    if rijen:
        connection.execute(insert(tabel), [_known(tabel, rij) for rij in rijen])


def _known(tabel: Table, rij: Databaserij) -> Databaserij:
    """The values without columns that this version does not have: a list may be of an earlier one."""
    return {naam: waarde for naam, waarde in rij.items() if naam in tabel.c}


def _delete_in(connection: Connection, tabel: Table, kolom: str, ids: Iterable[UUID]) -> None:
    for brok in in_chunks(ids):
        connection.execute(delete(tabel).where(tabel.c[kolom].in_(brok)))
