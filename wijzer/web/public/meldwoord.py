"""The words of a question that we do not know, each with a button to tell us."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from wijzer.domain.meldwoord import meldbare_woorden
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.web.common.zoeklink import search_href

_HOOGSTENS = 6
"""More buttons than these nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meldwoordbeeld:
    """`actie` is where the form goes, with the search to lead back to; `woorden` as they were typed."""

    actie: str
    woorden: list[str]


def show_meldwoord(vraag: Zoekvraag, onbekend: Iterable[str]) -> Meldwoordbeeld:
    """Offer the words that can be sent: one word of letters each. Where the visitor is does not go along."""
    zoekvraag = search_href(vraag.without_position()).partition("?")[2]
    # A page of the office's process, which this one may not know by name.
    adres = f"{url_for('public.start', regio=vraag.regio)}/meldingen/woord"
    return Meldwoordbeeld(
        actie=f"{adres}?{zoekvraag}" if zoekvraag else adres,
        woorden=meldbare_woorden(onbekend)[:_HOOGSTENS],
    )
