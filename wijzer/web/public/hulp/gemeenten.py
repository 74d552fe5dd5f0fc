"""The gemeenten of a region: whom to ask for a way in, and what help there is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import current_app, render_template, url_for

from wijzer.published.gegevens import GemeenteInfo, RegioInfo
from wijzer.published.naslag.afstand import nearness, richting_of
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.web.common.teksten import Gegeven, gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader
from wijzer.web.public.kaart.kaartbeeld import Gemeentetelling, draw_map
from wijzer.web.public.kamer import asked_regio, bp
from wijzer.web.public.plekwoorden import (
    Telwoord,
    locaties_text,
    plekken_text,
    telling_text,
    where_text,
)
from wijzer.web.public.schemaorg import way_here
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.nabij import show_nabij

_BUREN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class GemeenteKaart:
    """A gemeente in a list, with the locaties and places whose help reaches it, in words too."""

    naam: str
    href: str
    telling: Plekkentelling
    locaties: str
    plekken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HulpRegel:
    """A kind of help within one gemeente: its locaties and places in words."""

    naam: Gegeven
    href: str
    telling: str


@bp.get("/<regio>/gemeenten")
def gemeenten() -> str:
    """List the gemeenten of the region, counted in one pass."""
    reader, regio = current_reader(), asked_regio()
    alle = reader.gemeenten(regio.slug)
    tellingen = reader.tel(regio.slug, "gemeente", [gemeente.code for gemeente in alle])
    kaarten = [_card(gemeente, tellingen[gemeente.code]) for gemeente in alle]
    kaart = draw_map(
        reader.naslag,
        alle,
        {gemeente.code: _count(gemeente, tellingen[gemeente.code]) for gemeente in alle},
    )
    return render_template("public/gemeenten.html", kaarten=kaarten, kaart=kaart)


@bp.get("/<regio>/gemeenten/<code>")
def gemeente(code: str) -> str:
    """Show a gemeente: its toegang, its gemeentehuis, the help that its inhabitants can get, and its neighbours."""
    reader, regio = current_reader(), asked_regio()
    gevonden, lijst_href = reader.gemeente(code, regio.slug), url_for("public.gemeenten")
    return render_template(
        "public/gemeente.html",
        gemeente=gevonden,
        plaatsen=[plaats.naam for plaats in reader.plaatsen(regio.slug) if plaats.gemeente == code],
        **_help_for(reader, gevonden),
        **_help_without(reader, regio, gevonden),
        kaart_href=_map_href(code),
        buren=_neighbours(reader, gevonden),
        jsonld=way_here(regio.naam, _("Gemeenten"), lijst_href, gevonden.naam),
    )


def _help_for(reader: Reader, gemeente: GemeenteInfo) -> dict[str, object]:
    """The help that its inhabitants can get: how much, of which kind, and where to look further."""
    vraag = Zoekvraag(regio=gemeente.regio, gemeente=(gemeente.code,))
    telling = reader.tel_vraag(vraag)
    return {
        "telling": telling,
        "telling_tekst": telling_text(telling),
        "telling_waar": where_text(telling),
        "hulp": _lines(reader, gemeente, reader.tel_keuzes(vraag, "hulpvorm")),
        "zoek_href": search_href(vraag),
        "plek_href": search_href(replace(vraag, vrije_plek=True)),
        "nabij": show_nabij(reader, reader.zoek(vraag)),
    }


def _help_without(reader: Reader, regio: RegioInfo, gemeente: GemeenteInfo) -> dict[str, object]:
    """The kinds of help in which it does not take part, and why, as the region tells it."""
    code = gemeente.code
    uitgesloten = [
        hulpvorm
        for hulpvorm in reader.hulpvormen(regio.slug)
        if code in hulpvorm.uitgesloten_gemeenten
    ]
    reden = regio.teksten.get(f"uitsluiting.{code}", "") if uitgesloten else ""
    return {"uitgesloten": uitgesloten, "reden": reden}


def _card(gemeente: GemeenteInfo, telling: Plekkentelling) -> GemeenteKaart:
    return GemeenteKaart(
        naam=gemeente.naam,
        href=url_for("public.gemeente", code=gemeente.code),
        telling=telling,
        locaties=locaties_text(telling.locaties),
        plekken=plekken_text(telling),
    )


def _neighbours(reader: Reader, gemeente: GemeenteInfo) -> list[GemeenteKaart]:
    """The gemeenten of the region whose middle is nearest, with how much help reaches them."""
    hier = richting_of(gemeente.punt)
    anderen = [buur for buur in reader.gemeenten(gemeente.regio) if buur.code != gemeente.code]
    dichtbij = sorted(anderen, key=lambda buur: -nearness(hier, richting_of(buur.punt)))[:_BUREN]
    tellingen = reader.tel(gemeente.regio, "gemeente", [buur.code for buur in dichtbij])
    return [_card(buur, tellingen[buur.code]) for buur in dichtbij]


def _count(gemeente: GemeenteInfo, telling: Plekkentelling) -> Gemeentetelling:
    href = url_for("public.gemeente", code=gemeente.code)
    return Gemeentetelling(telling=telling, href=href)


def _map_href(code: str) -> str:
    """The map with this gemeente chosen; empty where the site has no map."""
    if "public.kaart" not in current_app.view_functions:
        return ""
    return url_for("public.kaart", gemeente=code)


def _lines(
    reader: Reader, gemeente: GemeenteInfo, tellingen: Mapping[str, Plekkentelling]
) -> list[HulpRegel]:
    regio = reader.regio(gemeente.regio)
    return [
        HulpRegel(
            naam=gegeven(hulpvorm.gewone_naam),
            href=search_href(
                Zoekvraag(
                    regio=gemeente.regio, gemeente=(gemeente.code,), hulpvorm=(hulpvorm.slug,)
                )
            ),
            telling=telling_text(tellingen[hulpvorm.slug], Telwoord.of(regio, hulpvorm)),
        )
        for hulpvorm in reader.hulpvormen(gemeente.regio)
        if tellingen[hulpvorm.slug].locaties
    ]
