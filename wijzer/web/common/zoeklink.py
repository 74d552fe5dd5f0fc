"""The address of a search, for every room that links to one."""

from urllib.parse import urlencode

from flask import has_request_context, request, url_for

from wijzer.published.vraag.zoekvraag import Zoekvraag

WEERGAVE, TABEL = "weergave", "tabel"
"""The key of a page that says in which form its list is shown, and the one value that is no default.

It is no part of the question: files, feeds, alerts and the widget have no such key.
"""


def search_href(vraag: Zoekvraag) -> str:
    """Give the shortest address that asks this question; on a page with a table it leads to a table."""
    return _href(vraag, kept_weergave())


def plain_search_href(vraag: Zoekvraag) -> str:
    """Give the address that asks this question and no more: to keep, to pass on, and for paper."""
    return _href(vraag, [])


def table_href(vraag: Zoekvraag) -> str:
    """Give the address of the answer as a table."""
    return _href(vraag, [(WEERGAVE, TABEL)])


def kept_weergave() -> list[tuple[str, str]]:
    """The key of a table, where this page was asked with it: it goes along in the addresses that the page makes.

    In which order several such keys stand makes no difference: it makes none to who keeps the answer either.
    """
    is_tabel = has_request_context() and TABEL in request.args.getlist(WEERGAVE)
    return [(WEERGAVE, TABEL)] if is_tabel else []


def _href(vraag: Zoekvraag, erbij: list[tuple[str, str]]) -> str:
    href = url_for("public.zoeken", regio=vraag.regio)
    paren = [*vraag.paren(), *erbij]
    return f"{href}?{urlencode(paren)}" if paren else href
