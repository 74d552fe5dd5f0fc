"""What must be known of a request before anything is done with it, read in one go from its headers."""

from dataclasses import dataclass
from typing import NamedTuple

from wijzer.server.omgeving import Scope, path_of
from wijzer.web.common.antwoorden.cache import Cachevraag

_LEZEN = frozenset({"GET", "HEAD"})
_MET_LICHAAM = frozenset({b"content-length", b"transfer-encoding"})


class Gekend(NamedTuple):
    """A question that may have a kept answer, and what `If-None-Match` says."""

    vraag: Cachevraag
    bekend: str | None


def kept_question(scope: Scope) -> Gekend | None:
    """Read a question for which a kept answer may do.

    None for one with a body, or with a header twice: the app knows how.
    """
    koppen = scope["headers"]
    per_naam: dict[bytes, bytes] = dict(koppen)
    if (
        scope["method"] not in _LEZEN
        or len(per_naam) != len(koppen)
        or not per_naam.keys().isdisjoint(_MET_LICHAAM)
    ):
        return None
    bekend = per_naam.get(b"if-none-match")
    vraag = (
        path_of(scope),
        scope["query_string"].decode("latin-1"),
        per_naam.get(b"accept", b"").decode("latin-1"),
        per_naam.get(b"accept-encoding", b"").decode("latin-1"),
    )
    return Gekend(vraag, bekend.decode("latin-1") if bekend is not None else None)


@dataclass(slots=True)
class Verzoekkop:
    """What the headers say of a body (`lengte` is negative when it is no number) and of where a request came from."""

    lengte: int | None = None
    heeft_lichaam: bool = False
    doorgegeven: str = ""


def read_verzoekkop(scope: Scope) -> Verzoekkop:
    """Read the head of a request."""
    kop = Verzoekkop()
    doorgegeven = []
    for naam, waarde in scope["headers"]:
        if naam == b"content-length":
            kop.lengte = int(waarde) if waarde.isdigit() else -1
            kop.heeft_lichaam |= kop.lengte != 0
        elif naam == b"transfer-encoding":
            kop.heeft_lichaam = True
        elif naam == b"x-forwarded-for":
            doorgegeven.append(waarde.decode("latin-1"))
    kop.doorgegeven = ",".join(doorgegeven)
    return kop
