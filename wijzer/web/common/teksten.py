"""Texts for people. The Dutch text in the code is the key; other languages are looked up by it.

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

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask import Flask
from jinja2 import Environment

BRONTAAL = "nl"
TALEN = (BRONTAAL, "en")

_VERTALINGEN = Path(__file__).resolve().parent / "vertalingen"
_taal: ContextVar[str] = ContextVar("taal", default=BRONTAAL)


@cache
def _catalog(taal: str) -> NullTranslations:
    """Give the texts of a language; Dutch, and whatever was not translated, stays as written."""
    if taal == BRONTAAL:
        return NullTranslations()
    binair = BytesIO()
    with (_VERTALINGEN / f"{taal}.po").open("rb") as bron:
        write_mo(binair, read_po(bron, locale=taal))
    binair.seek(0)
    return Translations(binair)


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


def choose_taal(path: str) -> None:
    """Make texts from here on in the language that an address asks for: `/en/…`, otherwise Dutch."""
    eerste = path.split("/", 2)[1] if path.startswith("/") else ""
    _taal.set(eerste if eerste in TALEN[1:] else BRONTAAL)


def gettext(tekst: str, /, **waarden: object) -> str:
    """Give a text in the present language, with `%(naam)s` filled in from the keywords."""
    vertaald = _catalog(current_taal()).gettext(tekst)
    return vertaald % waarden if waarden else vertaald


def ngettext(enkel: str, meer: str, aantal: int, /, **waarden: object) -> str:
    """Give the text that fits a number; `%(num)s` holds the number itself."""
    vertaald = _catalog(current_taal()).ngettext(enkel, meer, aantal)
    return vertaald % {"num": aantal, **waarden}


def install_gettext(env: Environment) -> None:
    """Give templates `_()`, `gettext()` and `ngettext()`, escaping the values that are filled in."""
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        lambda tekst: _catalog(current_taal()).gettext(tekst),
        lambda enkel, meer, n: _catalog(current_taal()).ngettext(enkel, meer, n),
        newstyle=True,
    )


def register_teksten(app: Flask) -> None:
    """Connect texts to the templates of an app; `taal` is known in every template."""
    install_gettext(app.jinja_env)
    app.jinja_env.globals["current_taal"] = current_taal
