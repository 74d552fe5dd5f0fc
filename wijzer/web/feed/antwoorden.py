"""Answers of the feed: a page with its links, one thing, or everything in a stream."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar
from urllib.parse import urlencode

from flask import Response, request, stream_with_context

from wijzer.published.gegevens import Stuk
from wijzer.published.reader import Reader
from wijzer.published.stukken import format_moment
from wijzer.published.vraag.filters import PER_PAGINA_JSON
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.web.common.http.formaatkeuze import FORMAAT
from wijzer.web.common.verzoek import current_reader, current_settings, hand_over_reader, today
from wijzer.web.feed.kamer import (
    CSV,
    EPOCH,
    FORMATEN,
    JSON,
    LAATSTE_NUMMER,
    NDJSON,
    PREFIX,
    chosen_by_address,
    current_vorm,
)
from wijzer.web.feed.vragen import wants_page

T = TypeVar("T")
TTL_SECONDEN = 60
"""After so long it pays to ask again; with the ETag that costs next to nothing."""


def as_text(stuk: object) -> str:
    """JSON as the feed writes it: compact, and readable where names have accents."""
    return json.dumps(stuk, ensure_ascii=False, separators=(",", ":"))


def href(pad: str) -> str:
    """A full address on this site; it never depends on what the asker called the host."""
    return f"{current_settings().basis_url}{pad}"


def self_link(soort: str, sleutel: object) -> Stuk:
    """The link of a thing in the feed to itself."""
    return {"href": href(f"{PREFIX}/{soort}/{sleutel}")}


def product_link(reader: Reader, regio: str, pad: str) -> Stuk:
    """The link of a product or of a part of it.

    Codes occur in several regions: where there are several, it says which.
    """
    erbij = f"?regio={regio}" if len(reader.naslag.regios) > 1 else ""
    return self_link("producten", f"{pad}{erbij}")


def page_text(
    reader: Reader,
    vraag: Zoekvraag,
    *,
    aantal: int,
    resultaten: Iterable[str],
    extra: Stuk | None = None,
) -> str:
    """One page: `resultaten` are ready texts, so that nothing is parsed only to be written again."""
    paginas = -(-aantal // vraag.per_pagina)
    kop: Stuk = {
        **envelope(reader, vraag.regio),
        "pagina": vraag.pagina,
        "perPagina": vraag.per_pagina,
        "aantalResultaten": aantal,
        "aantalPaginas": paginas,
        **(extra or {}),
    }
    links = as_text(_links(vraag, paginas))
    return f'{as_text(kop)[:-1]},"resultaten":[{",".join(resultaten)}],"_links":{links}}}'


def envelope(reader: Reader, regio: str | None) -> Stuk:
    """What every list begins with: of which region, as of when, up to which change, and when to ask again."""
    slugs = [bekende_regio.slug for bekende_regio in reader.regios()]
    return {
        "regio": regio or (slugs[0] if len(slugs) == 1 else None),
        "laatstBijgewerkt": format_moment(reader.stand.gepubliceerd_at),
        "laatsteNummer": reader.stand.laatste_wijziging,
        "epoch": reader.stand.epoch,
        "ttl": TTL_SECONDEN,
    }


def list_answer(
    reader: Reader,
    vraag: Zoekvraag,
    dingen: Sequence[T],
    to_text: Callable[[T], str],
    extra: Stuk | None = None,
) -> Response:
    """A list that is small enough to be known as a whole: one page of it, or all in a stream."""
    begin = (vraag.pagina - 1) * vraag.per_pagina
    blad = dingen[begin : begin + vraag.per_pagina]
    if current_vorm() == NDJSON:
        return stream(f"{to_text(ding)}\n" for ding in (blad if wants_page() else dingen))
    resultaten = map(to_text, blad)
    return page_answer(
        page_text(reader, vraag, aantal=len(dingen), resultaten=resultaten, extra=extra)
    )


def told(telling: Plekkentelling) -> Stuk:
    """What a list says of the houses and beds that it holds altogether."""
    return {"aantalLocaties": telling.locaties, "aantalPlekken": telling.plekken}


def json_answer(tekst: str) -> Response:
    """A JSON text as an answer."""
    return Response(tekst, content_type=JSON)


def page_answer(tekst: str) -> Response:
    """A page of a list as an answer."""
    return _tell_place(json_answer(tekst))


def stream(delen: Iterable[str]) -> Response:
    """An answer that leaves while it is made, in the form that was agreed.

    It has no envelope: up to which change it tells stands in its headers.
    """
    vorm = current_vorm()
    content_type = f"{vorm}; charset=utf-8; header=present" if vorm == CSV else vorm
    response = Response(stream_with_context(_portions(delen)), content_type=content_type)
    response.headers["Content-Disposition"] = _as_file(vorm)
    response.implicit_sequence_conversion = False  # nothing may gather it on the way out
    _tell_place(response)
    hand_over_reader(response)
    return response


def _as_file(vorm: str) -> str:
    """What a browser calls it that keeps it: `aanbod-2026-11-23.csv`.

    CSV is always kept, the others only by who wants to.
    """
    naam = f"{request.path.rpartition('/')[2]}-{today():%Y-%m-%d}.{FORMATEN[vorm].naam}"
    return f'{"attachment" if vorm == CSV else "inline"}; filename="{naam}"'


def _tell_place(response: Response) -> Response:
    """Say up to which change a list tells, for who does not read its body, and where there is no envelope."""
    stand = current_reader().stand
    response.headers[LAATSTE_NUMMER] = str(stand.laatste_wijziging)
    response.headers[EPOCH] = stand.epoch
    return response


def _portions(delen: Iterable[str], grootte: int = 200) -> Iterator[bytes]:
    """A few hundred lines at a time: a server pays for every piece."""
    brok: list[str] = []
    for deel in delen:
        brok.append(deel)
        if len(brok) >= grootte:
            yield "".join(brok).encode()
            brok.clear()
    yield "".join(brok).encode()


def _links(vraag: Zoekvraag, paginas: int) -> Stuk:
    links = {"self": _page_link(vraag)}
    if 1 < vraag.pagina <= paginas + 1:
        links["prev"] = _page_link(vraag.on_page(vraag.pagina - 1))
    if vraag.pagina < paginas:
        links["next"] = _page_link(vraag.on_page(vraag.pagina + 1))
    return links


def _page_link(vraag: Zoekvraag) -> Stuk:
    paren = vraag.paren(per_pagina=PER_PAGINA_JSON)
    if "regio" in request.args:
        paren = [*paren, ("regio", vraag.regio or "")]
    if formaat := chosen_by_address():
        paren = [*paren, (FORMAAT, formaat)]
    query = urlencode(sorted(paren))
    return {"href": href(request.path + (f"?{query}" if query else ""))}
