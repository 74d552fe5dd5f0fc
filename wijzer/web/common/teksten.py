"""Texts for people. The Dutch text in the code is the key; other languages are looked up by it.

Texts of the program go through `_()`. A text that is written down before its language is known (a constant, an error of
the domain) is a `Tekst`, and goes through `_()` where it is told. A text of the data (what a region says) goes through
`gegeven()`: what the catalogue does not hold stays Dutch, and says so.

Kept without Flask so that a text can be made where no request is: the language of the moment lives in a
context variable that the door of each request sets.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Self

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask import Flask
from jinja2 import Environment

from wijzer.domain.tekst import Tekst

BRONTAAL = "nl"
TALEN = (BRONTAAL, "en")

VERTALINGEN = Path(__file__).resolve().parent / "vertalingen"
_taal: ContextVar[str] = ContextVar("taal", default=BRONTAAL)


@cache
def _catalog(taal: str) -> NullTranslations:
    """Give the texts of a language; Dutch, and whatever was not translated, stays as written."""
    if taal == BRONTAAL:
        return NullTranslations()
    binair = BytesIO()
    write_mo(binair, _source(taal))
    binair.seek(0)
    return Translations(binair)


@cache
def _source(taal: str) -> Catalog:
    with (VERTALINGEN / f"{taal}.po").open("rb") as bron:
        return read_po(bron, locale=taal)


@cache
def _translated(taal: str) -> frozenset[str]:
    """The texts that a language has, also where it says them as Dutch does ("Trauma")."""
    return frozenset(een.id for een in _source(taal) if isinstance(een.id, str) and een.string)


def current_taal() -> str:
    """Give the language code in which texts are made now."""
    return _taal.get()


def is_rtl() -> bool:
    """Say whether the present language is written from right to left."""
    return Locale(current_taal()).text_direction == "rtl"


@contextmanager
def in_taal(taal: str) -> Iterator[None]:
    """Make texts in another language for the length of a `with` block."""
    token = _taal.set(taal if taal in TALEN else BRONTAAL)
    try:
        yield
    finally:
        _taal.reset(token)


def choose_taal(path: str) -> None:
    """Make texts from here on in the language that an address asks for: `/en/…`, otherwise Dutch."""
    eerste = path.split("/", 2)[1] if path.startswith("/") else ""
    _taal.set(eerste if eerste in TALEN[1:] else BRONTAAL)


def gettext(tekst: str, /, **waarden: object) -> str:
    """Give a text in the present language, with `%(naam)s` filled in from the keywords (or from the `Tekst` itself)."""
    if isinstance(tekst, Tekst):
        waarden = {naam: _told(waarde) for naam, waarde in tekst.waarden.items()} | waarden
        tekst = tekst.sjabloon
    vertaald = _catalog(current_taal()).gettext(tekst) if tekst else ""  # its head stands under ""
    return vertaald % waarden if waarden else vertaald


def _told(waarde: object) -> object:
    return gettext(waarde) if isinstance(waarde, Tekst) else waarde


def ngettext(enkel: str, meer: str, aantal: int, /, **waarden: object) -> str:
    """Give the text that fits a number; `%(num)s` holds the number itself."""
    vertaald = _catalog(current_taal()).ngettext(enkel, meer, aantal)
    return vertaald % {"num": aantal, **waarden}


class Gegeven(str):
    """A text of the data as this page shows it; `taal` is the language it turned out to be in."""

    __slots__ = ("taal",)
    taal: str

    def __new__(cls, tekst: str, taal: str) -> Self:
        """Keep the text with its language."""
        gegeven = super().__new__(cls, tekst)
        gegeven.taal = taal
        return gegeven

    def within(self, begin: str, einde: str = "") -> "Gegeven":
        """Put signs or codes around the text that read the same in every language."""
        return Gegeven(f"{begin}{self}{einde}", self.taal)


def gegeven(tekst: str) -> Gegeven:
    """Give a text of the data in the present language; one that nobody translated stays Dutch."""
    if isinstance(tekst, Gegeven):
        return tekst
    taal = current_taal()
    if taal == BRONTAAL or not tekst or tekst not in _translated(taal):
        return Gegeven(tekst, BRONTAAL)
    return Gegeven(_catalog(taal).gettext(tekst), taal)


def install_gettext(env: Environment) -> None:
    """Give templates `_()`, `gettext()` and `ngettext()`, escaping the values that are filled in."""
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        lambda tekst: _catalog(current_taal()).gettext(tekst),
        lambda enkel, meer, n: _catalog(current_taal()).ngettext(enkel, meer, n),
        newstyle=True,
    )
    # Jinja's own `_` looks `gettext` up in the page each time it is called, and a page calls it some hundred times.
    env.globals["_"] = env.globals["gettext"]


def register_teksten(app: Flask) -> None:
    """Connect texts to the templates of an app.

    A text of the data is `x|gegeven` in a title or an attribute, and `{{ uit_data(x) }}` (`common/_tekens.html`) elsewhere.
    """
    install_gettext(app.jinja_env)
    app.jinja_env.globals |= {"current_taal": current_taal, "is_rtl": is_rtl}
    app.jinja_env.filters["gegeven"] = gegeven
