"""Pages of a groep, a vestiging and an aanbieder: what is there, how it stands, and whom to call."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from flask import render_template, request, url_for

from wijzer.domain.fouten import NietGevonden
from wijzer.domain.inkoop.product import Hulpvorm, Route
from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.domain.locaties.locatie import LocatieSoort
from wijzer.published.gegevens import AanbiederInfo, AanbodInfo, GemeenteInfo, LocatieInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import PER_PAGINA, Zoekvraag
from wijzer.web.common.opmaak import plekken, tijdstip
from wijzer.web.common.teksten import Gegeven, gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import absolute, current_reader, today
from wijzer.web.public.beelden import (
    AanbodBeeld,
    area_of,
    doelgroep_names,
    locatie_href,
    show_aanbod,
)
from wijzer.web.public.hulpwegen import Hulpweg, Hulpzoeker, question_of, ways_of
from wijzer.web.public.kamer import asked_regio, bp
from wijzer.web.public.kenmerken import told_kenmerken
from wijzer.web.public.mailaanbod import Mailaanbod, offer_mail
from wijzer.web.public.plek.verwant import others_of_aanbieder, similar_nearby
from wijzer.web.public.plekwoorden import telling_text, where_text
from wijzer.web.public.schemaorg import (
    Schemaorgstuk,
    aanbieder_schema,
    kruimel_schema,
    locatie_schema,
    regio_step,
)
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.resultaten import group_by_locatie


@dataclass(frozen=True, slots=True, kw_only=True)
class Papier:
    """What stands only on paper: the whole address of the live page, the picture of it, and of when the page is.

    `toegang` is the whole address of the page of gemeenten, where somebody finds whom to call.
    """

    adres: str
    qr: str
    stand: str
    toegang: str


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
    reader, regio = current_reader(), asked_regio()
    gevonden = reader.aanbieder(aanbieder_id)
    _require_here(gevonden.regio)
    alles = reader.aanbod_by_ids(reader.ids_of_aanbieder(aanbieder_id))
    return render_template(
        "public/aanbieder.html",
        aanbieder=gevonden,
        **_offer(reader, Zoekvraag(regio=regio.slug, aanbieder=aanbieder_id), alles),
        jsonld=_aanbieder_data(gevonden, alles),
    )


def _offer(reader: Reader, vraag: Zoekvraag, alles: list[AanbodInfo]) -> dict[str, object]:
    """What an aanbieder offers: where, what, for whom, and how many places there are; `vraag` searches for it."""
    telling = reader.tel_vraag(vraag)
    return {
        "telling": telling_text(telling),
        "telling_waar": where_text(telling),
        "zoek_href": search_href(vraag),
        "locaties": group_by_locatie(_as_lines(reader, alles)),
        "soorten": _kinds(reader, alles),
        "gemeenten": _reached(reader, alles),
    }


def _show(locatie_id: UUID, soort: LocatieSoort) -> str:
    reader, regio = current_reader(), asked_regio()
    locatie = reader.locatie(locatie_id, soort)
    _require_here(locatie.regio)
    alles = reader.aanbod_of_locatie(locatie_id)
    aanbod = _as_lines(reader, alles)
    return render_template(
        "public/locatie.html",
        locatie=locatie,
        gemeente=reader.gemeente(locatie.gemeente),
        werkgebied=area_of(locatie, reader.naslag) if locatie.werkgebied else "",
        werkgemeenten=_werkgemeenten(reader, locatie),
        doelgroepen=doelgroep_names(locatie.doelgroepen, reader.naslag, regio.slug),
        aanbod=aanbod,
        plekken=_places_text(aanbod),
        redenen=_exclusion_reasons(reader, alles),
        wegen=_ways_in(reader, locatie, alles),
        rechter={reader.way_in(aanbod) for aanbod in alles} == {Route.RECHTER},
        soorten=_kinds(reader, alles),
        jsonld=_locatie_data(reader, locatie, alles),
        kenmerken=list(told_kenmerken(locatie)),
        papier=_on_paper(reader, locatie),
        mail=_mail_later(reader, locatie, alles),
        **_related(reader, locatie, alles),
    )


def _mail_later(reader: Reader, locatie: LocatieInfo, alles: list[AanbodInfo]) -> Mailaanbod | None:
    """The offer of a mail when this locatie has a place; none where somebody can call about one now."""
    if any(aanbod.beschikbaarheid.status is Status.PLEK for aanbod in alles):
        return None
    return offer_mail(reader, Zoekvraag(regio=locatie.regio, locatie=locatie.id), locatie.naam)


def _places_text(aanbod: list[AanbodBeeld]) -> str:
    """How many places are free here, where several kinds of help tell of them and a reader would add them up."""
    vrij = [beeld.stand.vrij for beeld in aanbod if beeld.stand.vrij]
    return plekken(max(vrij)) if len(vrij) > 1 else ""


def _on_paper(reader: Reader, locatie: LocatieInfo) -> Papier:
    endpoint = "public.groep_qr" if locatie.is_groep else "public.vestiging_qr"
    return Papier(
        adres=absolute(locatie_href(locatie)),
        qr=url_for(endpoint, locatie_id=locatie.id),
        stand=tijdstip(reader.stand.gepubliceerd_at),
        toegang=absolute(url_for("public.gemeenten")),
    )


def _related(reader: Reader, locatie: LocatieInfo, alles: list[AanbodInfo]) -> dict[str, Any]:
    """What else there is; each as one line."""
    vraag, lijkt_erop = similar_nearby(reader, locatie, alles)
    return {
        "verder_bij": _as_lines(reader, others_of_aanbieder(reader, locatie)),
        "lijkt_erop": _as_lines(reader, lijkt_erop),
        "meer_href": search_href(replace(vraag, per_pagina=PER_PAGINA)),
    }


def _as_lines(reader: Reader, gevonden: list[AanbodInfo]) -> list[AanbodBeeld]:
    return [show_aanbod(aanbod, reader.naslag, today()) for aanbod in gevonden]


def _kinds(reader: Reader, alles: list[AanbodInfo]) -> list[Hulpvorm]:
    """The kinds of help among these aanbod, in the region's order."""
    slugs = {aanbod.product.hulpvorm for aanbod in alles}
    return [
        hulpvorm for hulpvorm in reader.hulpvormen(asked_regio().slug) if hulpvorm.slug in slugs
    ]


def _reached(reader: Reader, alles: list[AanbodInfo]) -> list[GemeenteInfo]:
    """The gemeenten in which this help is, or to whose inhabitants it comes."""
    codes = {code for aanbod in alles for code in reader.naslag.served(aanbod)}
    codes |= {aanbod.locatie.gemeente for aanbod in alles if aanbod.locatie.is_groep}
    return [gemeente for gemeente in reader.gemeenten(asked_regio().slug) if gemeente.code in codes]


def _locatie_data(
    reader: Reader, locatie: LocatieInfo, alles: list[AanbodInfo]
) -> list[Schemaorgstuk]:
    """What search engines may read; of a shielded locatie nothing at all."""
    zelf = locatie_schema(locatie, alles, reader.naslag, href=request.path)
    return [zelf, _trail(locatie.naam)] if zelf else []


def _aanbieder_data(aanbieder: AanbiederInfo, alles: list[AanbodInfo]) -> list[Schemaorgstuk]:
    zelf = aanbieder_schema(aanbieder, [aanbod.locatie for aanbod in alles], href=request.path)
    return [zelf, _trail(aanbieder.naam)] if zelf else []


def _trail(naam: str) -> Schemaorgstuk:
    zoeken = (_("Zoek een plek"), url_for("public.zoeken"))
    return kruimel_schema([regio_step(asked_regio().naam), zoeken, (naam, request.path)])


def _require_here(slug: str) -> None:
    """Raise `NietGevonden` for what belongs to another region: one thing has one address."""
    if slug != asked_regio().slug:
        raise NietGevonden


def _werkgemeenten(reader: Reader, locatie: LocatieInfo) -> list[GemeenteInfo]:
    return [
        gemeente
        for gemeente in reader.gemeenten(locatie.regio)
        if gemeente.code in locatie.werkgebied
    ]


def _exclusion_reasons(reader: Reader, alles: list[AanbodInfo]) -> list[Gegeven]:
    """What the region says of each gemeente that does not take part in something that is offered here."""
    codes = sorted({code for aanbod in alles for code in reader.naslag.not_served(aanbod)})
    teksten = [asked_regio().teksten.get(f"uitsluiting.{code}", "") for code in codes]
    return [gegeven(tekst) for tekst in teksten if tekst]


def _ways_in(reader: Reader, locatie: LocatieInfo, alles: list[AanbodInfo]) -> list[Hulpweg]:
    """Every way in to what is here."""
    vragen = [question_of(reader, aanbod) for aanbod in alles]
    zoeker = Hulpzoeker(leeftijd=locatie.leeftijd_van)
    return ways_of(reader, asked_regio(), vragen, zoeker)
