"""Texts for people. The Dutch text in the code is the key; other languages are looked up by it.

Texts of the program go through `_()` (`wijzer/talen.py`). A text that is written down before its
language is known (a constant, an error of the domain) is a `Tekst`, and goes through `_()` where it
is told. A text of the data (what a region says) goes through `gegeven()`: what the catalogue does
not hold stays Dutch, and says so.
"""

from typing import Self

from babel import Locale
from flask import Flask
from jinja2 import Environment

from wijzer.talen import (
    BRONTAAL,
    TALEN,
    catalog,
    current_taal,
    gettext,
    in_taal,
    ngettext,
    set_taal,
    translated,
)

__all__ = [
    "BRONTAAL",
    "TALEN",
    "Gegeven",
    "choose_taal",
    "current_taal",
    "gegeven",
    "gettext",
    "in_taal",
    "install_gettext",
    "is_rtl",
    "ngettext",
    "register_teksten",
]
"""What a page needs of texts; those of `wijzer.talen` too, so that a page asks for them at one address."""


def is_rtl() -> bool:
    """Say whether the present language is written from right to left."""
    return Locale(current_taal()).text_direction == "rtl"


def choose_taal(path: str) -> None:
    """Make texts from here on in the language that an address asks for: `/en/…`, otherwise Dutch."""
    eerste = path.split("/", 2)[1] if path.startswith("/") else ""
    set_taal(eerste)


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
    if taal == BRONTAAL or not tekst or tekst not in translated(taal):
        return Gegeven(tekst, BRONTAAL)
    return Gegeven(catalog(taal).gettext(tekst), taal)


def install_gettext(env: Environment) -> None:
    """Give templates `_()`, `gettext()` and `ngettext()`, escaping the values that are filled in."""
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        lambda tekst: catalog(current_taal()).gettext(tekst),
        lambda enkel, meer, n: catalog(current_taal()).ngettext(enkel, meer, n),
        newstyle=True,
    )
    # Jinja's own `_` looks `gettext` up in the page each time it is called, and a page calls it some hundred times.
    env.globals["_"] = env.globals["gettext"]


def register_teksten(app: Flask) -> None:
    """Connect texts to the templates of an app.

    A text of the data is `x|gegeven` in a title or an attribute, and `{{ uit_data(x) }}`
    (`common/_tekens.html`) elsewhere.
    """
    install_gettext(app.jinja_env)
    app.jinja_env.globals |= {"current_taal": current_taal, "is_rtl": is_rtl}
    app.jinja_env.filters["gegeven"] = gegeven
