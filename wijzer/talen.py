"""Texts of the program in the language of the moment.

The Dutch text in the code is the key; others are looked up by it. What a page, a mail or a job
tells people goes through `gettext` (as `_`); the English stands in one file. A text that is written
down before its language is known is a `Tekst`. The language of the moment lives in a context
variable, so that a text can be made where no request is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from wijzer.domain.tekst import Tekst
from wijzer.mappen import PAKKET

BRONTAAL = "nl"
TALEN = (BRONTAAL, "en")

VERTALINGEN = PAKKET / "web" / "common" / "vertalingen"
_taal: ContextVar[str] = ContextVar("taal", default=BRONTAAL)


@cache
def catalog(taal: str) -> NullTranslations:
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
def translated(taal: str) -> frozenset[str]:
    """The texts that a language has, also where it says them as Dutch does ("Trauma")."""
    return frozenset(
        bericht.id for bericht in _source(taal) if isinstance(bericht.id, str) and bericht.string
    )


def current_taal() -> str:
    """Give the language code in which texts are made now."""
    return _taal.get()


@contextmanager
def in_taal(taal: str) -> Iterator[None]:
    """Make texts in another language for the length of a `with` block."""
    token = _taal.set(taal if taal in TALEN else BRONTAAL)
    try:
        yield
    finally:
        _taal.reset(token)


def set_taal(taal: str) -> None:
    """Make texts from here on in this language; Dutch for one that we do not have."""
    _taal.set(taal if taal in TALEN else BRONTAAL)


def gettext(tekst: str, /, **waarden: object) -> str:
    """Give a text in the present language, with `%(naam)s` filled in from the keywords (or from the `Tekst` itself)."""
    if isinstance(tekst, Tekst):
        waarden = {naam: _told(waarde) for naam, waarde in tekst.waarden.items()} | waarden
        tekst = tekst.sjabloon
    vertaald = catalog(current_taal()).gettext(tekst) if tekst else ""  # its head stands under ""
    return vertaald % waarden if waarden else vertaald


def _told(waarde: object) -> object:
    return gettext(waarde) if isinstance(waarde, Tekst) else waarde


def ngettext(enkel: str, meer: str, aantal: int, /, **waarden: object) -> str:
    """Give the text that fits a number; `%(num)s` holds the number itself."""
    vertaald = catalog(current_taal()).ngettext(enkel, meer, aantal)
    return vertaald % {"num": aantal, **waarden}
