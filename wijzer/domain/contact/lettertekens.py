"""The signs of a telephone number or an address on the internet, whatever keyboard or copy they came from."""

import unicodedata

_BREED = range(0xFF01, 0xFF5F)
"""Wide forms of the signs of ASCII, as East Asian keyboards type them."""
_NAAR_SMAL = 0xFEE0
_MINTEKEN = "\N{MINUS SIGN}"


def visible(tekst: str) -> str:
    """The text without signs that take no room, and with one kind of space; trimmed."""
    return " ".join("".join(map(_visible, tekst)).split())


def plain(tekst: str) -> str:
    """The same with ASCII digits, one kind of dash, and wide signs made narrow: what a number is made of."""
    return "".join(map(_plain, visible(tekst)))


def _visible(teken: str) -> str:
    if teken.isspace():
        return " "
    return "" if unicodedata.category(teken) == "Cf" else teken


def _plain(teken: str) -> str:
    soort = unicodedata.category(teken)
    if soort == "Nd":
        return str(unicodedata.decimal(teken))
    if soort == "Pd" or teken == _MINTEKEN:
        return "-"
    return chr(ord(teken) - _NAAR_SMAL) if ord(teken) in _BREED else teken


def is_latin(tekst: str) -> bool:
    """Whether every letter in it is Latin, with or without accents."""
    return all(_script(teken) == "LATIN" for teken in tekst if teken.isalpha())


def mixes_scripts(tekst: str) -> bool:
    """Whether letters of more than one alphabet stand in it: a Cyrillic `а` between Latin letters is read over."""
    return len({_script(teken) for teken in tekst if teken.isalpha()} & _LIJKEN_OP_ELKAAR) > 1


_LIJKEN_OP_ELKAAR = {"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE"}


def _script(teken: str) -> str:
    return unicodedata.name(teken, "").partition(" ")[0]
