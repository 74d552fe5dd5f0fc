"""The map page.

It shows how much fits in each gemeente, as a map and as a table, for the question that the list
also answers.
"""

from dataclasses import replace

from flask import Response, render_template

from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.web.common.verzoek import current_reader
from wijzer.web.public.app import keep_nowhere
from wijzer.web.public.kaart.antwoord import show_answer
from wijzer.web.public.kaart.kaartbeeld import Gemeentetelling, Regiokaart, draw_map
from wijzer.web.public.kamer import asked_regio, bp
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.vormen.weergave import (
    Weergavevorm,
    map_href,
    show_switch,
    street_map_href,
)
from wijzer.web.public.zoeken.vraag import asked_vraag


@bp.get("/<regio>/kaart")
def kaart() -> Response:
    """Search with the keys of the address and show the answer per gemeente."""
    reader, regio = current_reader(), asked_regio()
    vraag, fouten = asked_vraag(reader, regio)
    gevonden = reader.zoek(replace(vraag, pagina=1, per_pagina=1))
    hier = map_href(Zoekvraag(regio=regio.slug))
    pagina = render_template(
        "public/kaart.html",
        kaart=count_per_gemeente(reader, regio, vraag),
        **show_answer(reader, vraag, gevonden, fouten, hier=hier),
        vindbaar=not fouten and not vraag.paren(),
        weergave=show_switch(vraag, Weergavevorm.KAART),
        straten_href=street_map_href(vraag),
    )
    return keep_nowhere(pagina, when=gevonden.crisis)


def count_per_gemeente(reader: Reader, regio: RegioInfo, vraag: Zoekvraag) -> Regiokaart:
    """Draw the region with what the search engine counts; a gemeente that was chosen does not hide the others.

    A gemeente in which nothing fits is no choice: it has no address to lead to.
    """
    alle = reader.tel_keuzes(vraag, "gemeente")
    gemeenten = reader.gemeenten(regio.slug)
    tellingen = {
        gemeente.code: Gemeentetelling(
            telling=alle[gemeente.code],
            href=search_href(replace(vraag, pagina=1, gemeente=(gemeente.code,)))
            if alle[gemeente.code].locaties
            else "",
            gekozen=gemeente.code in vraag.gemeente,
        )
        for gemeente in gemeenten
    }
    return draw_map(reader.naslag, gemeenten, tellingen)
