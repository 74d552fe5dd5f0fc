"""The street map: pins on public points, and what somebody else gets to know before it loads."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from flask import Response, render_template, request

from wijzer.domain.adressen.adres import Punt
from wijzer.published.gegevens import LocatieInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.punten import Kaartpunt
from wijzer.web.common.http.koppen import content_security_policy
from wijzer.web.common.opmaak import adresregels
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader
from wijzer.web.public.app import keep_nowhere
from wijzer.web.public.beelden import locatie_href
from wijzer.web.public.kaart.antwoord import show_answer
from wijzer.web.public.kamer import asked_regio, bp
from wijzer.web.public.plekwoorden import telling_text
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.vormen.weergave import (
    Weergavevorm,
    show_switch,
    street_map_href,
)
from wijzer.web.public.zoeken.vraag import asked_vraag

PDOK = "https://service.pdok.nl"
TEGELS = f"{PDOK}/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{{z}}/{{x}}/{{y}}.png"
MAX_PUNTEN = 150
"""More pins than a person can look through; whoever wants fewer chooses a filter."""
MAX_NAMEN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Speldlocatie:
    """One locatie at a pin."""

    naam: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speld:
    """One pin. `uitleg` says what lies there: an address, several locaties, or only that it is in this gemeente.

    `alles_href`, where there is `meer`: to the list of its gemeente where the pin stands in the
    middle of one, otherwise to the whole list.
    """

    punt: Punt
    kop: str
    uitleg: str
    aantal: int
    plek: int
    telling: str
    locaties: list[Speldlocatie]
    meer: int
    alles_href: str


@bp.get("/<regio>/stratenkaart")
def stratenkaart() -> Response:
    """Show the points of an answer as a list that a script, after a click, puts on a street map."""
    reader, regio = current_reader(), asked_regio()
    vraag, fouten = asked_vraag(reader, regio)
    gevonden = reader.zoek(replace(vraag, pagina=1, per_pagina=1))
    hier = street_map_href(Zoekvraag(regio=regio.slug))
    pagina = render_template(
        "public/stratenkaart.html",
        **_pins(reader, vraag),
        **show_answer(reader, vraag, gevonden, fouten, hier=hier),
        weergave=show_switch(vraag, Weergavevorm.STRATEN),
        tegels=TEGELS,
    )
    return keep_nowhere(pagina, when=gevonden.crisis)


@bp.after_request
def allow_tiles(response: Response) -> Response:
    """Let this one page show tiles of PDOK. Also on "unchanged": a browser replaces the headers that it kept."""
    if request.endpoint == "public.stratenkaart":
        response.headers["Content-Security-Policy"] = content_security_policy(
            img_src=f"'self' {PDOK}"
        )
    return response


def _pins(reader: Reader, vraag: Zoekvraag) -> dict[str, object]:
    """The pins, and how many more there would be."""
    gevonden = reader.kaartpunten(vraag, hoogstens=MAX_PUNTEN, locaties=MAX_NAMEN)
    eersten = reader.locaties_by_ids(
        {punt.locaties[0].id for punt in gevonden.punten if punt.gemeente is None}
    )
    spelden = [_pin(reader, vraag, punt, eersten) for punt in gevonden.punten]
    return {"spelden": spelden, "meer_punten": gevonden.totaal - len(spelden)}


def _pin(
    reader: Reader, vraag: Zoekvraag, punt: Kaartpunt, eersten: Mapping[UUID, LocatieInfo]
) -> Speld:
    kop, uitleg = _words(reader, punt, eersten)
    gemeente = (punt.gemeente,) if punt.gemeente else vraag.gemeente
    meer = punt.telling.locaties - len(punt.locaties)
    return Speld(
        punt=punt.punt,
        kop=kop,
        uitleg=uitleg,
        aantal=punt.telling.locaties,
        plek=punt.telling.met_plek,
        telling=telling_text(punt.telling),
        locaties=[
            Speldlocatie(naam=locatie.naam, href=locatie_href(locatie)) for locatie in punt.locaties
        ],
        meer=meer,
        alles_href=search_href(replace(vraag, pagina=1, gemeente=gemeente)) if meer else "",
    )


def _words(reader: Reader, punt: Kaartpunt, eersten: Mapping[UUID, LocatieInfo]) -> tuple[str, str]:
    """What a pin is called, and what is told of where it stands.

    It is named after its first locatie, where it stands at an address.
    """
    if punt.gemeente:
        return reader.gemeente(punt.gemeente).naam, _(
            "Adres afgeschermd of niet precies bekend. De speld staat midden in de gemeente."
        )
    eerste = eersten[punt.locaties[0].id]
    if punt.telling.locaties == 1:
        return eerste.naam, ", ".join(adresregels(eerste.adres))
    plaats = eerste.adres.plaats or eerste.naam
    return plaats, _("%(n)s locaties bij dezelfde speld.", n=punt.telling.locaties)
