"""What can be done with a search besides reading it: keep, share, print, take along, follow, compare."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from flask import url_for

from wijzer.domain.taal.schoon import clean_code
from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.web.common.opmaak import tijdstip
from wijzer.web.common.verzoek import absolute
from wijzer.web.common.zoeklink import kept_weergave, plain_search_href
from wijzer.web.public.mailaanbod import alert_href
from wijzer.web.public.zoeken.vraag import href_with, tell_vraag, with_query

AANBOD = "aanbod"
"""The key of the address under which what was picked stands."""
NAAST_ELKAAR = 4
_BEKEKEN = 20
"""More ids than this nobody picked: they are not looked up."""
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
QR_HOOGSTENS = 1000
"""A longer address makes a picture that no telephone reads from paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkbalk:
    """The same question in every form, and what was picked from its answer.

    `adres` is the whole address of this search, to copy or to type over; `verborgen` are the fields that go
    along when the picked results are compared; `elders` of them stand on another page. `qr` is empty when the
    address is too long for it, and `bericht` when no alert is kept for this search: part of it could not be
    read, it can never find a place, or a judge decides on it. `toegang` is the whole address of the page of
    gemeenten, for paper.
    """

    vraag: str
    adres: str
    qr: str
    csv: str
    xlsx: str
    atom: str
    bericht: str
    toegang: str
    stand: str
    gekozen: Collection[str]
    verborgen: Sequence[tuple[str, str]]
    elders: int
    hoogstens: int


def show_werkbalk(
    reader: Reader,
    regio: RegioInfo,
    vraag: Zoekvraag,
    *,
    gekozen: Sequence[str],
    op_pagina: Collection[str],
    is_leesbaar: bool,
) -> Werkbalk:
    """Give the other forms of a question. Its files and its feed hold all of the answer, not one page."""
    alles = replace(vraag, pagina=1, per_pagina=Zoekvraag().per_pagina)
    om_te_bewaren = alles.without_position()
    adres = absolute(plain_search_href(vraag.without_position()))
    elders = [aanbod_id for aanbod_id in gekozen if aanbod_id not in op_pagina]
    kan_mailen = is_leesbaar and reader.why_never(vraag) is None and not reader.is_for_judge(vraag)
    return Werkbalk(
        vraag=tell_vraag(reader, regio, vraag),
        adres=adres,
        qr=href_with("public.zoeken_qr", vraag.without_position())
        if len(adres) <= QR_HOOGSTENS
        else "",
        csv=href_with("public.zoeken_csv", alles),
        xlsx=href_with("public.zoeken_xlsx", alles),
        atom=href_with("public.zoeken_atom", om_te_bewaren),
        bericht=alert_href(om_te_bewaren) if kan_mailen else "",
        toegang=absolute(url_for("public.gemeenten")),
        stand=tijdstip(reader.stand.gepubliceerd_at),
        gekozen=frozenset(gekozen),
        verborgen=[
            *vraag.paren(),
            *kept_weergave(),
            *((AANBOD, aanbod_id) for aanbod_id in elders),
        ],
        elders=len(elders),
        hoogstens=NAAST_ELKAAR,
    )


def typed_ids(getypt: Iterable[str]) -> list[str]:
    """What stands in an address as picked, each once, whether it is an id or not."""
    return list(dict.fromkeys(clean_code(waarde).lower() for waarde in getypt))[:_BEKEKEN]


def is_id(tekst: str) -> bool:
    """Whether this can be the id of an aanbod."""
    return _UUID.fullmatch(tekst) is not None


def picked_ids(getypt: Iterable[str]) -> list[str]:
    """The ids that stand in the address of a search, to show them as picked."""
    return [tekst for tekst in typed_ids(getypt) if is_id(tekst)]


def compare_href(paren: Iterable[tuple[str, str]], ids: Iterable[str]) -> str:
    """The address at which these stand side by side, with the question that they were picked from."""
    return with_query(
        url_for("public.vergelijken"), [*paren, *((AANBOD, aanbod_id) for aanbod_id in ids)]
    )
