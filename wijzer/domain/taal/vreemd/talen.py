"""The languages that a search is understood in beside Dutch and English, and how each is called."""

from enum import StrEnum


class AndereTaal(StrEnum):
    """A language by its code (BCP 47), as it stands in `lang` and in the name of a file of words."""

    TURKS = "tr"
    POOLS = "pl"
    ARABISCH = "ar"
    OEKRAIENS = "uk"
    TWENTS = "nds"


TAALNAMEN = {
    AndereTaal.TURKS: "Turks",
    AndereTaal.POOLS: "Pools",
    AndereTaal.ARABISCH: "Arabisch",
    AndereTaal.OEKRAIENS: "Oekraïens",
    AndereTaal.TWENTS: "Twents",
}
"""Each language by its Dutch name, in the order in which lists give them."""


EIGEN_NAMEN = {"tr": "Türkçe", "pl": "Polski", "ar": "العربية", "uk": "Українська"}
"""The languages that have a page, each by its own name: who looks for it reads no other."""


def taal_of(code: str) -> AndereTaal | None:
    """Give the language of a code; None for Dutch, and for a code that is none of these."""
    return next((taal for taal in AndereTaal if taal.value == code), None)
