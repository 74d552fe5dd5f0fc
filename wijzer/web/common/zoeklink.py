"""The address of a search, for every room that links to one."""

from urllib.parse import urlencode

from flask import url_for

from wijzer.published.vraag.zoekvraag import Zoekvraag


def search_href(vraag: Zoekvraag) -> str:
    """Give the shortest address that asks this question."""
    href = url_for("public.zoeken", regio=vraag.regio)
    paren = vraag.paren()
    return f"{href}?{urlencode(paren)}" if paren else href
