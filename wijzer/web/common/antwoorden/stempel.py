"""What a public answer is a function of: publicatie, day, build, address and form.

From those five comes its ETag, so that an unchanged answer is never made again: not for who has it
already (304), and not by the response cache, which keeps only what carries this stamp.
"""

from datetime import date
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from flask import Blueprint, Response, request

from wijzer.domain.fouten import NuNiet
from wijzer.domain.taal.schoon import clean_line
from wijzer.mappen import GEBOUWD, PAKKET, SJABLONEN
from wijzer.published.database.stand import Publicatiestand
from wijzer.published.vraag.zoekvraag import SLEUTELS
from wijzer.web.common.http.sleutels import read_pairs, write_pairs
from wijzer.web.common.verzoek import current_reader, may_be_kept
from wijzer.web.common.zoeklink import WEERGAVE

STEMPEL = "wijzer.stempel"
"""The key in the WSGI environ under which a stamped answer tells of which stand and day it is."""
CACHE_CONTROL = "public, max-age=0, must-revalidate"
BEKEND = SLEUTELS | {"aantal", "aanbod", "na", "epoch", WEERGAVE}
"""Every query key that can change an answer. On a page any other key means nothing; in the feed it is an error."""
PAGINA = "pagina"
VAN_IEMAND = frozenset({"lat", "lon"})
"""Keys that say where a visitor is: an answer to them is kept nowhere, not here and not on the way."""

_BRONNEN = (
    (PAKKET, "**/*.py"),
    (PAKKET, "**/*.po"),
    (SJABLONEN, "**/*"),
    (GEBOUWD, "**/*"),
)


class Stempel(NamedTuple):
    """The stand and the day that an answer tells of."""

    stand: Publicatiestand
    dag: date


def current_stempel() -> Stempel:
    """The stand and day of the reader of this request."""
    reader = current_reader()
    return Stempel(reader.stand, reader.today)


@cache
def build() -> str:
    """What tells this version of the program from another: its own files."""
    som = blake2b(digest_size=8)
    for map_, patroon in _BRONNEN:
        for pad in sorted(pad for pad in map_.glob(patroon) if pad.is_file()):
            som.update(pad.relative_to(map_).as_posix().encode())
            som.update(pad.read_bytes())
    return som.hexdigest()


def canonical_query(query: str, *, strict: bool) -> str:
    """One form for all ways to write a question: sorted, and on a page without what means nothing there.

    `query` has one character per byte. What is no text stays as it was sent: another answer belongs
    to it. So does a key with a sign in it that nobody sees: it is read as the key without.
    """
    paren = read_pairs(query.encode("latin-1"))
    if not strict:
        paren = [*{paar for paar in paren if paar[1] and clean_line(paar[0]) in BEKEND}]
    return write_pairs(sorted(paren))


def etag_of(stempel: Stempel, *, path: str, query: str, vorm: str) -> str:
    """The name of an answer; `query` in canonical form, `vorm` is its media type."""
    stand = stempel.stand
    delen = (
        stand.epoch,
        stand.publicatie,
        stand.gepubliceerd_at.isoformat(),
        stempel.dag.isoformat(),
        build(),
        path,
        query,
        vorm,
    )
    return blake2b("\n".join(map(str, delen)).encode(), digest_size=12).hexdigest()


def stamp(response: Response, *, strict: bool, vorm: str) -> Response:
    """Give a good answer to a GET its ETag; to who has it already only that. Leaves any other answer alone."""
    if not VAN_IEMAND.isdisjoint(request.args):
        response.headers["Cache-Control"] = "no-store"
    if not _may_stamp(response):
        return response
    try:
        stempel = current_stempel()
    except (
        NuNiet
    ):  # nothing was read for it, or it would not be here: it can go, and be kept by nobody
        response.headers["Cache-Control"] = "no-store"
        return response
    query = canonical_query(request.query_string.decode("latin-1"), strict=strict)
    response.set_etag(etag_of(stempel, path=request.path, query=query, vorm=vorm))
    response.headers.setdefault("Cache-Control", CACHE_CONTROL)
    response.vary.add("Accept-Encoding")
    request.environ[STEMPEL] = stempel
    if request.if_none_match:  # otherwise it would gather a stream only to know its length
        response.make_conditional(request.environ)
    response.headers.pop(
        "Date", None
    )  # the server's to say; here it would only make equal answers differ
    return response


def unchanged(*, strict: bool, vorm: str) -> bool:
    """Whether who asks has this very answer already: then it need not be made."""
    if not request.if_none_match or request.if_none_match.star_tag or not may_be_kept():
        return False  # a star asks only whether there is anything, which is known when it was made
    query = canonical_query(request.query_string.decode("latin-1"), strict=strict)
    etag = etag_of(current_stempel(), path=request.path, query=query, vorm=vorm)
    return request.if_none_match.contains_weak(etag)


def stamp_room(bp: Blueprint) -> None:
    """Stamp every page of a room."""

    @bp.before_request
    def stop_when_unchanged() -> Response | None:
        if request.method in {"GET", "HEAD"} and unchanged(strict=False, vorm=PAGINA):
            return stamp(Response(), strict=False, vorm=PAGINA)
        return None

    @bp.after_request
    def finish(response: Response) -> Response:
        return stamp(response, strict=False, vorm=PAGINA)


def _may_stamp(response: Response) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and response.status_code in {200, 304}
        and "no-store" not in response.headers.get("Cache-Control", "")
        and "Set-Cookie" not in response.headers
        and may_be_kept()
    )
