"""The signs of an address on the internet: which of them are looked at, and of which alphabet they are."""

import unicodedata

from wijzer.domain.taal.schoon import clean_line, only_visible


def visible(tekst: str) -> str:
    """A line without any sign that takes no room: no number and no address has an emoji or a word that needs one."""
    return only_visible(clean_line(tekst))


def is_latin(tekst: str) -> bool:
    """Whether every letter in it is Latin, with or without accents."""
    return all(_script(teken) == "LATIN" for teken in tekst if teken.isalpha())


def mixes_scripts(tekst: str) -> bool:
    """Whether letters of more than one alphabet stand in it: a Cyrillic `а` between Latin letters is read over."""
    return len({_script(teken) for teken in tekst if teken.isalpha()} & _LIJKEN_OP_ELKAAR) > 1


_LIJKEN_OP_ELKAAR = {"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE"}


def _script(teken: str) -> str:
    return unicodedata.name(teken, "").partition(" ")[0]
