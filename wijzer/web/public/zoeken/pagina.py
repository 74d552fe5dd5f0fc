"""The search page: a form that remembers, what was chosen, and what fits."""

from collections.abc import Sequence

from flask import Response, make_response, render_template, request

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.taal.zelfzoeker import searches_for_self
from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.zoeken.uitkomst import Zoekresultaat
from wijzer.web.common.verzoek import current_reader, today
from wijzer.web.public.app import fit_to_keep, keep_nowhere
from wijzer.web.public.beelden import show_found
from wijzer.web.public.crisis import crisis_of, nood_of
from wijzer.web.public.kamer import asked_regio, bp, may_ask_location
from wijzer.web.public.meldwoord import show_meldwoord
from wijzer.web.public.talen.bladen import show_taalregel
from wijzer.web.public.zoekbladen import show_pages
from wijzer.web.public.zoeken.advies import advise
from wijzer.web.public.zoeken.begrepen import show_begrepen
from wijzer.web.public.zoeken.formulier import show_form
from wijzer.web.public.zoeken.nabij import show_nabij
from wijzer.web.public.zoeken.plaatsvraag import ask_place
from wijzer.web.public.zoeken.resultaten import group_by_locatie
from wijzer.web.public.zoeken.vormen.tabel import show_table
from wijzer.web.public.zoeken.vormen.weergave import Weergavevorm, asked_vorm, show_switch
from wijzer.web.public.zoeken.vraag import asked_vraag, listened_to
from wijzer.web.public.zoeken.werkbalk import AANBOD, picked_ids, show_werkbalk


@bp.get("/<regio>/zoeken")
@fit_to_keep("lijst")
def zoeken() -> Response:
    """Search with the keys of the address; a wrong value is explained and the rest is still searched."""
    reader, regio = current_reader(), asked_regio()
    vraag, fouten = asked_vraag(reader, regio)
    gevonden, vorm = reader.zoek(listened_to(reader, vraag)), asked_vorm()
    pagina = render_template(
        "public/zoeken.html",
        vindbaar=not fouten and not vraag.paren() and vorm is Weergavevorm.LIJST,
        weergave=show_switch(vraag, vorm),
        **_question(reader, regio, gevonden, fouten),
        **_answer(reader, regio, gevonden, is_leesbaar=not fouten),
    )
    return keep_nowhere(may_ask_location(make_response(pagina)), when=gevonden.crisis)


def _question(
    reader: Reader, regio: RegioInfo, gevonden: Zoekresultaat, fouten: Sequence[Ongeldig]
) -> dict[str, object]:
    """What was asked and how it was read: the form as it was sent, the words in it, the place that may be meant."""
    getypt = dict(request.args.items(multi=True))
    begrepen = show_begrepen(reader, regio, gevonden)
    return {
        "formulier": show_form(reader, regio, gevonden, fouten, getypt),
        "begrepen": begrepen,
        "meldwoord": show_meldwoord(gevonden.vraag, begrepen.onbekende_woorden),
        "voor_jou": searches_for_self(gevonden.vraag.zoek or ""),
        "taalregel": show_taalregel(gevonden.begrepen),
        "plaatsvraag": ask_place(reader, regio, gevonden.bedoeld, request.args.get("plaats", "")),
    }


def _answer(
    reader: Reader, regio: RegioInfo, gevonden: Zoekresultaat, *, is_leesbaar: bool
) -> dict[str, object]:
    """What fits, page by page, what to do next, and what can be done with it."""
    gekozen = picked_ids(request.args.getlist(AANBOD))
    resultaten = group_by_locatie(show_found(reader, gevonden, today()), gekozen)
    return {
        "crisis": crisis_of(regio, nood_of(gevonden)),
        "advies": advise(reader, regio, gevonden),
        "nabij": show_nabij(reader, gevonden),
        "aantal": gevonden.aantal,
        "zonder_plek": not gevonden.telling.met_plek,
        "bladen": show_pages(gevonden),
        "resultaten": resultaten,
        "tabel": show_table(gevonden.vraag, resultaten, telt_afstand=gevonden.bedoeld.has_origin)
        if asked_vorm() is Weergavevorm.TABEL
        else None,
        "werkbalk": show_werkbalk(
            reader,
            regio,
            gevonden.vraag,
            gekozen=gekozen,
            op_pagina=[resultaat.kies.id for resultaat in resultaten],
            is_leesbaar=is_leesbaar,
        ),
    }
