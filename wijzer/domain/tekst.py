"""Texts for people that are written down before anybody knows in which language they will be told."""

from typing import Self


class Tekst(str):
    """A Dutch text that can be told in another language later.

    It is a `str` in Dutch, with `%(naam)s` filled in from the keywords: who shows only Dutch need
    not know more. `sjabloon` and `waarden` are what a translation is made of; a value that is a
    `Tekst` is translated along. Every text between these brackets is collected for translation, so
    it must be written out there.
    """

    __slots__ = ("sjabloon", "waarden")
    sjabloon: str
    waarden: dict[str, object]

    def __new__(cls, sjabloon: str, /, **waarden: object) -> Self:
        """Fill the text in; without values it is kept as it is, percent signs too."""
        tekst = super().__new__(cls, sjabloon % waarden if waarden else sjabloon)
        tekst.sjabloon = sjabloon
        tekst.waarden = waarden
        return tekst

    def fill(self, **waarden: object) -> "Tekst":
        """Give the same text with other values filled in."""
        return Tekst(self.sjabloon, **waarden)
