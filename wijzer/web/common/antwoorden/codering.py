"""Compressing answers: which encoding a visitor takes, and the bytes in it."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

import brotli

from wijzer.web.common.http.gewichten import read_voorkeuren

IDENTITY, GZIP, BR = "identity", "gzip", "br"
_ANDERS = {"x-gzip": GZIP}
"""An old name for the same (RFC 9110 § 8.4.1.3)."""
KLEIN = 512
"""Below this many bytes compressing costs more than it saves."""

_BROTLI_KWALITEIT = 5
_GZIP_NIVEAU = 9
_BROK = 1 << 18


_LANGSTE = 200
"""No browser sends a longer list of encodings. A longer one is not remembered: strangers send what they like."""


def choose_encoding(accept: str) -> str:
    """The best encoding that an `Accept-Encoding` header allows (RFC 9110 § 12.5.3).

    Identity when it names none of ours. Identity too when all are refused, that one as well: an
    answer that somebody may not read helps more than none.
    """
    return _choose(accept) if len(accept) <= _LANGSTE else _choose.__wrapped__(accept)


@lru_cache(maxsize=512)
def _choose(accept: str) -> str:
    gewichten = _weights(accept)
    algemeen = gewichten.get("*", 0)
    keuzes = [(gewichten.get(naam, algemeen), naam) for naam in (BR, GZIP)]
    gewicht, naam = max(keuzes, key=lambda keuze: keuze[0])
    return naam if gewicht > 0 and gewicht >= gewichten.get(IDENTITY, 0) else IDENTITY


def takes_gzip(accept: str) -> bool:
    """Whether gzip is allowed, be it not the best."""
    gewichten = _weights(accept)
    return gewichten.get(GZIP, gewichten.get("*", 0)) > 0


def compress(body: bytes, encoding: str) -> bytes:
    """The bytes in an encoding; the same bytes always give the same result."""
    if encoding == BR:
        return bytes(brotli.compress(body, quality=_BROTLI_KWALITEIT))
    if encoding == GZIP:
        return gzip.compress(body, _GZIP_NIVEAU, mtime=0)
    return body


def gzip_stream(delen: Iterable[bytes]) -> bytes:
    """Everything in gzip, without ever holding all of it uncompressed."""
    pers = zlib.compressobj(_GZIP_NIVEAU, wbits=31)
    return b"".join([*(pers.compress(deel) for deel in delen), pers.flush()])


def gunzip_stream(body: bytes) -> Iterator[bytes]:
    """Unpack what was compressed, in portions."""
    pers = zlib.decompressobj(wbits=31)
    rest = body
    while rest:
        yield pers.decompress(rest, _BROK)
        rest = pers.unconsumed_tail
    yield pers.flush()


def _weights(accept: str) -> dict[str, int]:
    """What has no weight that can be read is not used: identity is read by everybody."""
    voorkeuren = read_voorkeuren(accept, onleesbaar=0)
    return {_ANDERS.get(voorkeur.naam, voorkeur.naam): voorkeur.gewicht for voorkeur in voorkeuren}
