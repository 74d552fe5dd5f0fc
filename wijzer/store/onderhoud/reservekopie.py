"""Everything in one file, and back again.

The same form for both databases: a copy of SQLite can be put back into PostgreSQL. Each line is a
piece of JSON: a header, then for every table its name and its rows, and a last line that says how
many there were, so that half a file shows. What is sealed stays sealed: the keys are not in it.
Everything comes back as it was, but e-mail alerts (`teruggezette_meldingen`) and whoever is
shielded now (`onderhoud.afhandeling`).
"""

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO
from uuid import UUID

from alembic.util import CommandError
from sqlalchemy import Connection, Table, column, delete, func, insert, inspect, select, table

from wijzer.domain.fouten import WijzerFout
from wijzer.published.tables import PublishedBase
from wijzer.settings import Settings
from wijzer.store.afschermlijst.afschermingen import Voorganger, read_voorganger
from wijzer.store.afschermlijst.lijst import read_list
from wijzer.store.afschermlijst.rijvorm import TYPEN, column_types_of, decode, encode
from wijzer.store.database.migraties import MakeZegel, head, migrate_on
from wijzer.store.database.rollen import renew_grants
from wijzer.store.database.verbinding import create_office_engine
from wijzer.store.onderhoud.accounts import Gesloten, closed_now, settle_accounts
from wijzer.store.onderhoud.afhandeling import Afgehandeld, Ernaast, settle_restore
from wijzer.store.onderhoud.teruggezette_meldingen import alerts_now, settle_alerts
from wijzer.store.store import Store
from wijzer.store.tables import Base
from wijzer.store.verzegeling.sleutels import Sleutels, Zegel

FORMAAT = 1
_BROK = 2000
_BESCHADIGD = "Deze reservekopie is beschadigd."

Kopieregel = Any


class KopieFout(WijzerFout):
    """A copy cannot be read, or may not be put back here."""


# ── out ──────────────────────────────────────────────────────────────────────


def write_backup(store: Store, uit: BinaryIO, *, at: datetime, tell: Callable[[str], None]) -> int:
    """Write every row as it stands at one moment; `store` must be that of `Database.read`. Gives the number of rows."""
    connection = store.session.connection()
    aantal = 0
    with gzip.open(uit, "wt", encoding="utf-8", newline="\n") as bestand:
        for regel in _lines(connection, at, tell):
            bestand.write(json.dumps(regel, ensure_ascii=False, separators=(",", ":")) + "\n")
            aantal += isinstance(regel, list)
        bestand.write(json.dumps({"einde": aantal}) + "\n")
    return aantal


def _lines(
    connection: Connection, at: datetime, tell: Callable[[str], None]
) -> Iterator[Kopieregel]:
    yield {"formaat": FORMAAT, "revisie": head(), "gemaakt": at.isoformat()}
    for tabel in tables():
        tell(tabel.name)
        yield {
            "tabel": tabel.name,
            "kolommen": column_types_of(tabel),
        }
        vraag = select(tabel).order_by(*tabel.primary_key.columns)
        # A server-side cursor: the table never stands in memory as a whole.
        for rij in connection.execution_options(yield_per=_BROK).execute(vraag):
            yield [encode(waarde) for waarde in rij]


def tables() -> list[Table]:
    """Every table that is kept, each after the ones that it refers to.

    What counts for a day at most is not (`vluchtig`).
    """
    alle = [*Base.metadata.sorted_tables, *PublishedBase.metadata.sorted_tables]
    return [tabel for tabel in alle if not tabel.info.get("vluchtig")]


# ── in ───────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Terugzetverslag:
    """What a copy brought back.

    `rijen` counts its rows, and `stil` the alerts that stand still until their owners confirm them
    anew.
    """

    rijen: int
    stil: int
    afgehandeld: Afgehandeld


@dataclass(frozen=True, slots=True)
class _Vooraf:
    """What was in the database before: its alerts, who was closed, and what it knows of shieldings."""

    meldingen: list[dict[str, Any]]
    gesloten: Gesloten
    voorganger: Voorganger | None


def read_backup(
    settings: Settings,
    inhoud: BinaryIO,
    *,
    overschrijf: bool,
    lijst: BinaryIO | None = None,
    new_id: Callable[[], UUID],
    at: datetime,
    tell: Callable[[str], None],
) -> Terugzetverslag:
    """Put everything back, in one transaction.

    A copy of an older version is put back as it was and then migrated. `lijst` is a list of
    shieldings that was kept outside. Raises `KopieFout` for a broken or newer file, and for a
    database that is not empty unless `overschrijf` throws away what is in it; `LijstFout` for a
    list that cannot be used.
    """
    sleutels = Sleutels.from_settings(settings)
    gelezen = read_list(lijst, sleutels.lijst) if lijst else None
    engine = create_office_engine(settings)

    def zegel() -> Zegel:
        return sleutels.adressen

    try:
        with engine.begin() as connection:
            vooraf = _make_room(connection, zegel, overschrijf=overschrijf, at=at)
            aantal, gemaakt = _fill(connection, _parse(inhoud), tell)
            migrate_on(connection, zegel=zegel)
            stil = settle_alerts(connection, vooraf.meldingen, at=at)
            settle_accounts(connection, vooraf.gesloten)
            ernaast = Ernaast(voorganger=vooraf.voorganger, lijst=gelezen)
            afgehandeld = settle_restore(
                connection, sleutels, ernaast, gemaakt=gemaakt, new_id=new_id, at=at
            )
            renew_grants(connection, settings)
        return Terugzetverslag(aantal, stil, afgehandeld)
    finally:
        engine.dispose()


def _make_room(
    connection: Connection, zegel: MakeZegel, *, overschrijf: bool, at: datetime
) -> _Vooraf:
    """Take away all tables; gives what has to be known of what was in them."""
    aanwezig = set(inspect(connection).get_table_names())
    _shut_out(connection, aanwezig)
    gevuld = any(
        connection.scalar(select(func.count()).select_from(tabel))
        for tabel in tables()
        if tabel.name in aanwezig
    )
    if gevuld and not overschrijf:
        melding = (
            "De database is niet leeg. Met --overschrijf wordt alles wat erin staat vervangen."
        )
        raise KopieFout(melding)
    if "alembic_version" not in aanwezig:
        return _Vooraf([], {}, None)
    migrate_on(connection, zegel=zegel)
    vooraf = _Vooraf(
        alerts_now(connection), closed_now(connection), read_voorganger(connection, at=at)
    )
    # What is sealed is thrown away as it is: going down would open it first.
    for naam in ("contractregel", "gecontracteerde_locatie"):
        connection.execute(delete(Base.metadata.tables[naam]))
    migrate_on(connection, "base")
    return vooraf


def _shut_out(connection: Connection, tabellen: Iterable[str]) -> None:
    """Let nobody change a row between the moment that it is read and the moment that it goes: it may be a shielding.

    Waits for who is writing. On SQLite only one transaction writes at a time anyhow.
    """
    if connection.dialect.name == "postgresql":
        quote = connection.dialect.identifier_preparer.quote
        for naam in sorted(tabellen):
            connection.exec_driver_sql(f"LOCK TABLE {quote(naam)} IN ACCESS EXCLUSIVE MODE")


def _fill(
    connection: Connection, regels: Iterator[Kopieregel], tell: Callable[[str], None]
) -> tuple[int, datetime]:
    """Insert all rows; gives their number and the moment of the copy."""
    kop = next(regels, None)
    if not isinstance(kop, dict) or kop.get("formaat") != FORMAAT:
        raise KopieFout("Dit is geen reservekopie van de wijzer.")
    try:
        migrate_on(connection, kop["revisie"])
    except (CommandError, KeyError) as fout:
        raise KopieFout("Deze reservekopie is van een nieuwere versie van de wijzer.") from fout
    aantal = 0
    regel = next(regels, None)
    while isinstance(regel, dict) and "tabel" in regel:
        tell(regel["tabel"])
        geteld, regel = _fill_table(connection, regel["tabel"], regel["kolommen"], regels)
        aantal += geteld
    if not isinstance(regel, dict) or regel.get("einde") != aantal:
        raise KopieFout("Deze reservekopie is niet compleet.")
    return aantal, datetime.fromisoformat(kop["gemaakt"])


def _fill_table(
    connection: Connection, naam: str, kolommen: dict[str, str | None], regels: Iterator[Kopieregel]
) -> tuple[int, Kopieregel]:
    """Insert rows until a line is no row; gives their number and that line."""
    typen = {kolom: TYPEN.get(soort or "") for kolom, soort in kolommen.items()}
    doel = table(naam, *(column(k, type_[0]) if type_ else column(k) for k, type_ in typen.items()))
    rijen: list[dict[str, Any]] = []
    for aantal, regel in enumerate(regels):
        if not isinstance(regel, list):
            _insert(connection, doel, rijen)
            return aantal, regel
        if len(rijen) == _BROK:
            _insert(connection, doel, rijen)
            rijen = []
        rijen.append(_decode(kolommen, regel))
    raise KopieFout("Deze reservekopie is niet compleet.")


def _decode(kolommen: dict[str, str | None], waarden: list[Any]) -> dict[str, Any]:
    try:
        return decode(kolommen, waarden)
    except (ValueError, TypeError, AttributeError, ArithmeticError) as fout:
        raise KopieFout(_BESCHADIGD) from fout


def _insert(connection: Connection, doel: Any, rijen: list[dict[str, Any]]) -> None:
    if rijen:
        connection.execute(insert(doel), rijen)


def _parse(inhoud: BinaryIO) -> Iterator[Kopieregel]:
    try:
        with gzip.open(inhoud, "rt", encoding="utf-8") as bestand:
            for regel in bestand:
                yield json.loads(regel)
    except (OSError, EOFError, ValueError) as fout:
        raise KopieFout(_BESCHADIGD) from fout
