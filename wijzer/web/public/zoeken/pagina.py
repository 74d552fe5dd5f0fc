"""The search page: a form that remembers, what was chosen, and what fits."""

from flask import Response, make_response, render_template, request

from wijzer.web.common.verzoek import current_reader, today
from wijzer.web.public.app import fit_to_keep
from wijzer.web.public.beelden import show_aanbod
from wijzer.web.public.crisis import crisis_of, nood_of
from wijzer.web.public.kamer import bp, current_regio, may_ask_location
from wijzer.web.public.zoekbladen import show_pages
from wijzer.web.public.zoeken.advies import advise
from wijzer.web.public.zoeken.begrepen import show_begrepen
from wijzer.web.public.zoeken.formulier import show_form
from wijzer.web.public.zoeken.plaatsvraag import ask_place
from wijzer.web.public.zoeken.resultaten import group_by_locatie
from wijzer.web.public.zoeken.vergelijken import AANBOD, picked_ids
from wijzer.web.public.zoeken.vraag import asked_vraag
from wijzer.web.public.zoeken.weergave import Vorm, show_switch
from wijzer.web.public.zoeken.werkbalk import show_werkbalk


@bp.get("/<regio>/zoeken")
@fit_to_keep("lijst")
def zoeken() -> Response:
    """Search with the keys of the address; a wrong value is explained and the rest is still searched."""
    reader, regio = current_reader(), current_regio()
    vraag, fouten = asked_vraag(reader, regio)
    gevonden = reader.zoek(vraag)
    resultaten = [
        show_aanbod(een, reader.naslag, today(), afstanden=gevonden.afstanden)
        for een in reader.aanbod_by_ids(gevonden.ids)
    ]
    pagina = render_template(
        "public/zoeken.html",
        crisis=crisis_of(regio, nood_of(gevonden)),
        formulier=show_form(reader, regio, gevonden, fouten, dict(request.args.items(multi=True))),
        advies=advise(reader, regio, gevonden),
        vindbaar=not fouten and not vraag.paren(),
        begrepen=show_begrepen(reader, gevonden),
        bladen=show_pages(gevonden),
        aantal=gevonden.aantal,
        weergave=show_switch(vraag, Vorm.LIJST),
        plaatsvraag=ask_place(reader, regio, vraag, request.args.get("plaats", "")),
        resultaten=group_by_locatie(resultaten),
        werkbalk=show_werkbalk(
            reader,
            regio,
            vraag,
            gekozen=picked_ids(request.args.getlist(AANBOD)),
            op_pagina=[een.id for een in resultaten],
            is_leesbaar=not fouten,
        ),
    )
    return may_ask_location(make_response(pagina))
