"""Where somebody reads that there is no place, the mail for when there is one: a click away, with what it is about."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import url_for

from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import PER_PAGINA, Zoekvraag


@dataclass(frozen=True, slots=True)
class Mailaanbod:
    """The offer of an alert. `wat` says what it is about ("Gezinshuis in Losser"); `href` is the form, filled in."""

    href: str
    wat: str


def offer_mail(reader: Reader, vraag: Zoekvraag, wat: str) -> Mailaanbod | None:
    """Offer an alert on this question; None where there is none.

    Nobody waits for a mail in a crisis, nor for what can never come, and about what a judge decides nobody can call.
    """
    geen = reader.is_crisis(vraag) or reader.why_never(vraag) or reader.is_for_judge(vraag)
    return None if geen else Mailaanbod(alert_href(vraag), wat)


def alert_href(vraag: Zoekvraag) -> str:
    """The address of the form for an alert on this question. Where a visitor is does not go along."""
    kaal = replace(vraag, pagina=1, per_pagina=PER_PAGINA).without_position()
    paren = kaal.paren()
    return f"{alert_path()}?{urlencode(paren)}" if paren else alert_path()


def alert_path() -> str:
    """Where an alert is asked for: a page of the office's process, which this one may not know by name."""
    return f"{url_for('public.start')}/meldingen/nieuw"
