"""The question of the address: the same one behind the page of results, its files, its feed and its widget."""

from dataclasses import replace
from itertools import groupby
from urllib.parse import urlencode

from flask import request, url_for

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.taal.schoon import clean_line
from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.lezer import parse_zoekvraag
from wijzer.published.vraag.waarden import MAX_ZOEKTEKST
from wijzer.published.vraag.zoekvraag import PER_PAGINA, SLEUTELS, Zoekvraag
from wijzer.web.common.http.sleutels import unreadable_fouten
from wijzer.web.common.opmaak import alternatieven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.zoeken.gekozen import chosen

_BELUISTERD = 1000
"""So many signs of a text that is too long are heard for danger."""


def asked_vraag(
    reader: Reader, regio: RegioInfo, per_pagina: int = PER_PAGINA
) -> tuple[Zoekvraag, list[Ongeldig]]:
    """Read the question from the keys of the address; a wrong value is told and left out."""
    paren = list(request.args.items(multi=True))
    vraag, fouten = parse_zoekvraag(
        paren, reader.naslag, regio=regio.slug, strict=False, per_pagina=per_pagina
    )
    return vraag, [*unreadable_fouten(SLEUTELS), *fouten]


def listened_to(reader: Reader, vraag: Zoekvraag) -> Zoekvraag:
    """A question whose text was too long to search: with its first thousand signs where those speak of danger.

    Then the page begins with whom to call, as it does for a short text; there is no list by it.
    """
    tekst = clean_line(request.args.get("zoek", "")[: 2 * _BELUISTERD])[:_BELUISTERD]
    if vraag.zoek or len(tekst) <= MAX_ZOEKTEKST:
        return vraag
    heel = replace(vraag, zoek=tekst)
    return heel if reader.is_crisis(heel) else vraag


def href_with(endpoint: str, vraag: Zoekvraag, *erbij: tuple[str, str]) -> str:
    """Give the address of another form of this question, with further keys at its end."""
    return with_query(url_for(endpoint, regio=vraag.regio), [*vraag.paren(), *erbij])


def with_query(pad: str, paren: list[tuple[str, str]]) -> str:
    """Give an address with its keys; without any it stays bare."""
    return f"{pad}?{urlencode(paren)}" if paren else pad


def tell_vraag(reader: Reader, regio: RegioInfo, vraag: Zoekvraag) -> str:
    """Say the question in words: what was chosen, one after the other. Values of one filter are alternatives."""
    keuzes = groupby(chosen(reader, regio, vraag), key=lambda keuze: keuze.sleutel)
    delen = [alternatieven(keuze.tekst for keuze in samen) for _sleutel, samen in keuzes]
    return ", ".join(delen) or _("alle jeugdhulp in %(regio)s", regio=regio.naam)
