"""Texts that point at a place on earth: coordinates, codes of places, links to maps, and links that hide where they go.

No public text may hold one. Whether the locatie is shielded today does not matter: a contact stands on the pages of all
locaties, and a website is for the aanbieder's own site.
"""

import re

from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.domain.verraad.herhaling import lezingen
from wijzer.domain.verraad.kaartlinks import hides_target, leads_to_map

MELDING_PLAATS = (
    "Hierin staat een plek op de kaart: coördinaten, een plaatscode of een kaartlink. Haal die weg: "
    "iedereen kan deze tekst lezen."
)
MELDING_VERKORT = "Dit is een verkorte link. Daaraan is niet te zien waar hij heen gaat. Vul het hele webadres in."
MELDING_DRIE_WOORDEN = (
    "Drie woorden met punten ertussen kunnen een plek op de kaart zijn "
    "(what3words). Weet u zeker dat dit geen plek is?"
)
VERWACHT_PLAATS = "een tekst zonder plek op de kaart"
_VERWACHT_EIGEN_SITE = "het webadres van uw eigen site"
_VERWACHT_DRIE_WOORDEN = "een spatie na elke punt"

_TUSSEN = r"(?:[\s,;:/|=&?+()'\"°-]|%2c|_|lat|lon|lng|long|latitude|longitude|noord|oost|breedte|lengte|[neo]){1,14}"
_BREEDTE = r"(?<![\d.,])5[0-3][.,]\d{2,}"
_LENGTE = r"(?<![\d.,])0?[3-7][.,]\d{2,}"
_GRADEN = r"(?:°|˚|(?<=\d)o|deg\b|graden\b|gr\.)"
_CODETEKEN = "23456789cfghjmpqrvwx"
_PATRONEN = tuple(
    re.compile(patroon)
    for patroon in (
        rf"{_BREEDTE}{_TUSSEN}{_LENGTE}",
        rf"{_LENGTE}{_TUSSEN}{_BREEDTE}",
        r"(?<![\d.,])5[0-3][.,]\d{4,}",  # one half of a pair is enough when it is this precise
        r"(?<![\d.,])0?[3-7][.,]\d{4,}",
        rf"\b\d{{1,3}}\s*{_GRADEN}\s*\d{{1,2}}(?:[.,]\d+)?\s*(?:['′’´`]|min|m\b)",
        rf"\b\d{{1,3}}(?:[.,]\d+)?\s*{_GRADEN}\s*(?:n|e|o|nb|ol|noord|oost)\b",
        r"\bn\s*5[0-3]\D{1,3}\d{1,2}[.,]\d{2,}",
        r"\b(?:n|nb)\s*5[0-3][\s:]+[0-5]?\d[\s:]+[0-5]?\d\b",  # degrees, minutes and seconds without their signs
        r"(?<![\d:])5[0-3][\s:]+[0-5]?\d[\s:]+[0-5]?\d(?:[.,]\d+)?\s*(?:n|nb|noord)\b",
        r"(?<!\d)(?:\d\s?){4}(?:0\s?[0-3]|[1-3]\s?0)\s?(?:\d\s?){9}\d(?!\s?\d)",  # an id of the BAG: one address, or one building
        # Rijksdriehoek: metres east and north, as they are within the country
        r"(?<![\d.,-])(?:[7-9]|[1-9]\d|[12]\d\d)[.]?\d{3}(?:[.,]\d{1,3})?[\s,;/|y=:&]{1,6}(?:289|29\d|[345]\d\d|6[012]\d)[.]?\d{3}\b(?!\d)",
        r"\b3[12]\s?[tu]\s?[a-hj-np-z]{2}\s?\d{4,5}\s?\d{4,5}\b",
        r"\bgeo:\s*-?\d",
        r"\bgeohash\b",
        # plus codes: a full one, one with zeros, and a short one, which has a digit
        rf"(?<![a-z0-9])[{_CODETEKEN}]{{8}}\s?\+\s?[{_CODETEKEN}]{{2,3}}(?![a-z0-9@])",
        rf"(?<![a-z0-9])[{_CODETEKEN}]{{2,6}}0{{2,6}}\+",
        rf"(?<![a-z0-9])(?=[a-z]*[2-9]|[a-z]*\s?\+\s?[a-z]*[2-9])[{_CODETEKEN}]{{4,6}}\s?\+\s?[{_CODETEKEN}]{{2,3}}(?![a-z0-9@])",
        r"///\s*[^\W\d_]{2,}[.。·][^\W\d_]{2,}[.。·][^\W\d_]{2,}",
        r"\b(?:w3w|what\s?3\s?words|what\s?three\s?words)\b",
    )
)
_DRIE_WOORDEN = re.compile(
    r"(?<![\w@.-])([^\W\d_]{4,})[.。·]([^\W\d_]{4,})[.。·]([^\W\d_]{4,})(?![\w@-]|[.。·]\w)"
)
_LANGE_DOMEINEN = {
    "info", "name", "site", "shop", "care", "help", "zorg", "online", "email", "example", "amsterdam", "frl", "support",
    "world", "coach", "health", "clinic", "family", "foundation", "community", "center", "house", "training", "academy",
    "school", "team", "life", "live", "blog", "page", "link", "website", "nieuws", "test", "invalid", "today", "social",
}  # fmt: skip
"""The last part of a web address can be a word too; these are no third word of three."""


def check_plaatsaanduidingen(teksten: dict[str, str | None]) -> list[Ongeldig]:
    """The texts that point at a place: field name → error, or a `Vraag` where it may be something else.

    Source: our choice.
    """
    return [fout for veld, tekst in teksten.items() if tekst and (fout := _check(veld, tekst))]


def _check(veld: str, tekst: str) -> Ongeldig | None:
    gelezen = [lezing.tekst for lezing in lezingen(tekst)]
    if any(names_place(lezing) for lezing in gelezen):
        return Ongeldig(veld, MELDING_PLAATS, verwacht=VERWACHT_PLAATS)
    if any(hides_target(lezing) for lezing in gelezen):
        return Ongeldig(veld, MELDING_VERKORT, verwacht=_VERWACHT_EIGEN_SITE)
    if any(_holds_three_words(lezing) for lezing in gelezen):
        return Vraag(veld, MELDING_DRIE_WOORDEN, verwacht=_VERWACHT_DRIE_WOORDEN)
    return None


def names_place(lezing: str) -> bool:
    """Whether a text (in small Latin letters) holds coordinates, the code of a place, or a link to a map."""
    return any(patroon.search(lezing) for patroon in _PATRONEN) or leads_to_map(lezing)


def _holds_three_words(lezing: str) -> bool:
    return any(gevonden[3] not in _LANGE_DOMEINEN for gevonden in _DRIE_WOORDEN.finditer(lezing))
