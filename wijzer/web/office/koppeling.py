"""What a page shows to couple an app: a secret, as a picture and as text.

The secret is not kept before a code proves that the app has it. Until then it follows from the one-time link or the
session, so that the page can be opened again and GET writes nothing.
"""

import base64
from dataclasses import dataclass

from wijzer.services.factor import as_link
from wijzer.web.common.qr import draw_qr
from wijzer.web.office.rem import keyed

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


def make_koppeling(*, bron: str, email: str) -> Koppeling:
    """Derive the secret from something that only this visitor has: `bron`."""
    ruw = bytes.fromhex(keyed("factor", bron))[:GEHEIM_BYTES]
    geheim = base64.b32encode(ruw).decode()
    link = as_link(geheim, email)
    pad, maat = draw_qr(link)
    return Koppeling(geheim, link, _in_vieren(geheim), pad, maat)


def _in_vieren(tekst: str) -> str:
    return " ".join(tekst[i : i + 4] for i in range(0, len(tekst), 4))
