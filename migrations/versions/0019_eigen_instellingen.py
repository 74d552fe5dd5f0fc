"""What a region's folder said last, fact by fact, a version for the region itself, and the day of each next place.

Of a region that stands already the folder said what it holds now, but for the facts that its beheerder edited: those are
named in the audit trail. They are left out, so that they stay the beheerder's. What had no screen came from the folder.
"""

import json
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_DELEN = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")
_TARIEVEN = ("tarieven openbaar gemaakt", "tarieven van de site gehaald")
_GEMEENTEHUIS = {"gemeentehuis", "adres", "bevestigd"}


def upgrade() -> None:
    op.add_column(
        "regio", sa.Column("versie", sa.Integer(), nullable=False, server_default=sa.text("1"))
    )
    op.create_table(
        "mapwaarde",
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("waarde", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_mapwaarde_regio"),
        sa.PrimaryKeyConstraint("regio", "naam", name="pk_mapwaarde"),
    )
    _fill(op.get_bind())
    op.add_column("published_aanbod", sa.Column("plek_op", sa.Date(), nullable=True))
    _fill_next_places(op.get_bind())


def downgrade() -> None:
    op.drop_column("published_aanbod", "plek_op")
    op.drop_table("mapwaarde")
    op.drop_column("regio", "versie")


def _fill(connection: sa.Connection) -> None:
    gewijzigd = _edited(connection)
    rijen = [
        {"regio": regio, "naam": naam, "waarde": waarde}
        for regio, naam, waarde in [*_regions(connection), *_gemeenten(connection)]
        if (regio, naam) not in gewijzigd
    ]
    if rijen:
        tabel = sa.table("mapwaarde", sa.column("regio"), sa.column("naam"), sa.column("waarde"))
        connection.execute(sa.insert(tabel), rijen)


def _fill_next_places(connection: sa.Connection) -> None:
    """The day of the next place stands in what is published of an entry already."""
    aanbod = sa.table(
        "published_aanbod",
        sa.column("id", sa.Uuid()),
        sa.column("opgave", sa.JSON()),
        sa.column("plek_op", sa.Date()),
    )
    dagen = [
        {"aanbod_id": rij.id, "dag": date.fromisoformat(rij.opgave["eerstvolgendePlek"])}
        for rij in connection.execute(sa.select(aanbod.c.id, aanbod.c.opgave))
        if rij.opgave["eerstvolgendePlek"]
    ]
    if dagen:
        wijziging = sa.update(aanbod).where(aanbod.c.id == sa.bindparam("aanbod_id"))
        connection.execute(wijziging.values(plek_op=sa.bindparam("dag")), dagen)


def _edited(connection: sa.Connection) -> set[tuple[str, str]]:
    """Region and name of every fact that a beheerder changed, as the audit trail tells it."""
    logboek = sa.table(
        "logboek",
        sa.column("regio"),
        sa.column("handeling"),
        sa.column("object_id"),
        sa.column("details", sa.JSON()),
    )
    kolommen = (logboek.c.regio, logboek.c.handeling, logboek.c.object_id, logboek.c.details)
    soorten = (
        "crisisnummers gewijzigd",
        "contact van de regio gewijzigd",
        "gemeente gewijzigd",
        *_TARIEVEN,
    )
    vraag = sa.select(*kolommen).where(logboek.c.handeling.in_(soorten))
    return {
        (regio, naam)
        for regio, handeling, object_id, details in connection.execute(vraag)
        for naam in _names(handeling, object_id, details or {})
    }


def _names(handeling: str, object_id: str, details: dict[str, Any]) -> list[str]:
    if handeling in _TARIEVEN:
        return ["tarieven_openbaar"]
    if handeling == "crisisnummers gewijzigd":
        return [f"teksten.crisis.{nummer}.telefoon" for nummer in details.get("nummers", [])]
    if handeling == "contact van de regio gewijzigd":
        return [f"teksten.contact.{veld}" for veld in details.get("velden", [])]
    anders = _GEMEENTEHUIS.intersection(details.get("velden", []))
    return [f"gemeenten.{object_id}.gemeentehuis"] if anders else []


def _regions(connection: sa.Connection) -> list[tuple[str, str, str]]:
    namen = (
        "slug",
        "naam",
        "provincie",
        "productcode_patroon",
        "actueel_dagen",
        "verouderd_dagen",
        "tarieven_openbaar",
    )
    kolommen = [*(sa.column(naam) for naam in namen), sa.column("teksten", sa.JSON())]
    rijen = connection.execute(sa.select(*kolommen).select_from(sa.table("regio", *kolommen)))
    return [(rij.slug, naam, waarde) for rij in rijen for naam, waarde in _facts(rij).items()]


def _facts(rij: Any) -> dict[str, str]:
    return {
        "naam": rij.naam,
        "provincie": rij.provincie,
        "productcode_patroon": rij.productcode_patroon,
        "versheid": f"{rij.actueel_dagen} {rij.verouderd_dagen}",
        "tarieven_openbaar": "ja" if rij.tarieven_openbaar else "nee",
        **{_text_name(sleutel): tekst for sleutel, tekst in rij.teksten.items()},
    }


def _text_name(sleutel: str) -> str:
    if sleutel.startswith("uitsluiting."):
        return "uitsluitingen." + sleutel.removeprefix("uitsluiting.")
    return "teksten." + sleutel


def _gemeenten(connection: sa.Connection) -> list[tuple[str, str, str]]:
    namen = ("code", "regio", "naam", "lat", "lon", "gemeentehuis", *_DELEN, "bevestigd_at")
    kolommen: list[sa.ColumnClause[Any]] = [sa.column(naam) for naam in namen]
    vraag = sa.select(*kolommen).select_from(sa.table("gemeente", *kolommen))
    return [
        (rij.regio, f"gemeenten.{rij.code}.{naam}", waarde)
        for rij in connection.execute(vraag)
        for naam, waarde in (
            ("naam", rij.naam),
            ("punt", f"{rij.lat!r} {rij.lon!r}"),
            ("gemeentehuis", _town_hall(rij)),
        )
    ]


def _town_hall(rij: Any) -> str:
    heeft_adres = None not in (rij.straat, rij.huisnummer, rij.plaats)
    adres = [getattr(rij, deel) for deel in _DELEN] if heeft_adres else None
    delen = [rij.gemeentehuis, adres, rij.bevestigd_at is not None]
    return json.dumps(delen, ensure_ascii=False, separators=(",", ":"))
