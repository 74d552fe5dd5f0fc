"""What a page shows to couple an app: a secret, as a picture and as text.

The secret is not kept before a code proves that the app has it. Until then it follows from the one-time link or the
session, so that the page can be opened again and GET writes nothing.
"""

import base64
from dataclasses import dataclass
from datetime import datetime

from wijzer.services.inloggen.factor import as_link, find_stap
from wijzer.web.common.qr import draw_qr
from wijzer.web.office.sleutels import keyed_ways

GEHEIM_BYTES = 20
"""160 bits, as RFC 4226 advises."""


@dataclass(frozen=True, slots=True)
class Koppeling:
    """A secret to be: `tekst` in groups of four to type over, `pad` and `maat` to draw the QR code."""

    geheim: str
    link: str
    tekst: str
    pad: str
    maat: int


def make_koppeling(
    *, bron: str, email: str, code: str = "", at: datetime | None = None
) -> Koppeling:
    """Derive the secret from something that only this visitor has: `bron`.

    When an app that was shown one gives its first `code`, it is the secret that this code is of: the first key may have
    changed since the page was opened.
    """
    geheimen = [_as_geheim(naam) for naam in keyed_ways("factor", bron)]
    passend = (
        mogelijk_geheim
        for mogelijk_geheim in geheimen
        if at and find_stap(mogelijk_geheim, code, at=at) is not None
    )
    geheim = next(passend, geheimen[0])
    link = as_link(geheim, email)
    pad, maat = draw_qr(link)
    return Koppeling(geheim, link, _in_vieren(geheim), pad, maat)


def _as_geheim(naam: str) -> str:
    return base64.b32encode(bytes.fromhex(naam)[:GEHEIM_BYTES]).decode()


def _in_vieren(tekst: str) -> str:
    return " ".join(tekst[i : i + 4] for i in range(0, len(tekst), 4))
