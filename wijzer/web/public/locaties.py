"""Pages of a groep, a vestiging and an aanbieder: what is there, how it stands, and whom to call."""

from dataclasses import dataclass
from uuid import UUID

from flask import render_template

from wijzer.domain.fouten import NietGevonden
from wijzer.published.gegevens import AanbodInfo, GemeenteInfo, LocatieInfo
from wijzer.published.reader import LocatieSoort, Reader
from wijzer.published.zoeken import Zoekvraag
from wijzer.web.common.verzoek import current_reader, today
from wijzer.web.public.beelden import (
    AanbodBeeld,
    area_of,
    doelgroep_names,
    locatie_href,
    show_aanbod,
    where_of,
)
from wijzer.web.public.kamer import bp, current_regio
from wijzer.web.public.zoekbladen import search_href


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatieRegel:
    """One locatie of an aanbieder with everything it offers."""

    naam: str
    href: str
    is_groep: bool
    waar: str
    telefoon: str
    aanbod: list[AanbodBeeld]


@bp.get("/<regio>/groepen/<uuid:locatie_id>")
def groep(locatie_id: UUID) -> str:
    """Show a groep; of a shielded one the gemeentehuis."""
    return _show(locatie_id, "groep")


@bp.get("/<regio>/vestigingen/<uuid:locatie_id>")
def vestiging(locatie_id: UUID) -> str:
    """Show a vestiging with its werkgebied."""
    return _show(locatie_id, "vestiging")


@bp.get("/<regio>/aanbieders/<uuid:aanbieder_id>")
def aanbieder(aanbieder_id: UUID) -> str:
    """Show an aanbieder with all its visible locaties."""
    reader, regio = current_reader(), current_regio()
    gevonden = reader.aanbieder(aanbieder_id)
    _require_here(gevonden.regio)
    vraag = Zoekvraag(regio=regio.slug, aanbieder=aanbieder_id)
    alles = reader.aanbod_by_ids(reader.zoek_alles(vraag))
    return render_template(
        "public/aanbieder.html",
        aanbieder=gevonden,
        locaties=_by_locatie(reader, alles),
        zoek_href=search_href(vraag),
    )


def _show(locatie_id: UUID, soort: LocatieSoort) -> str:
    reader, regio = current_reader(), current_regio()
    locatie = reader.locatie(locatie_id, soort)
    _require_here(locatie.regio)
    alles = reader.aanbod_of_locatie(locatie_id)
    return render_template(
        "public/locatie.html",
        locatie=locatie,
        gemeente=reader.gemeente(locatie.gemeente),
        werkgebied=area_of(locatie, reader.naslag) if locatie.werkgebied else "",
        werkgemeenten=_werkgemeenten(reader, locatie),
        doelgroepen=doelgroep_names(locatie.doelgroepen, reader.naslag, regio.slug),
        aanbod=[show_aanbod(een, reader.naslag, today()) for een in alles],
        via_cpwv=any(_needs_cpwv(reader, een) for een in alles),
        medisch=any(een.medische_verwijzing for een in alles),
    )


def _require_here(slug: str) -> None:
    """Raise `NietGevonden` for what belongs to another region: one thing has one address."""
    if slug != current_regio().slug:
        raise NietGevonden


def _werkgemeenten(reader: Reader, locatie: LocatieInfo) -> list[GemeenteInfo]:
    return [een for een in reader.gemeenten(locatie.regio) if een.code in locatie.werkgebied]


def _needs_cpwv(reader: Reader, aanbod: AanbodInfo) -> bool:
    return bool(reader.product(aanbod.locatie.regio, aanbod.product.code).via_cpwv)


def _by_locatie(reader: Reader, alles: list[AanbodInfo]) -> list[LocatieRegel]:
    """Gather aanbod under its locatie; the locatie with the best aanbod comes first."""
    per_locatie: dict[UUID, list[AanbodInfo]] = {}
    for een in alles:
        per_locatie.setdefault(een.locatie.id, []).append(een)
    return [_line(reader, aanbod) for aanbod in per_locatie.values()]


def _line(reader: Reader, aanbod: list[AanbodInfo]) -> LocatieRegel:
    locatie = aanbod[0].locatie
    return LocatieRegel(
        naam=locatie.naam,
        href=locatie_href(locatie),
        is_groep=locatie.is_groep,
        waar=where_of(locatie, reader.naslag),
        telefoon=locatie.contact.telefoon or "",
        aanbod=[show_aanbod(een, reader.naslag, today()) for een in aanbod],
    )
