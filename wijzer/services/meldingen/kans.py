"""Why an alert can never come to anything, and what to do instead: in words, for the form and for the mail that ends it."""

from collections.abc import Iterator, Mapping

from babel.lists import format_list

from wijzer.domain.inkoop.product import Product, Vindbaar
from wijzer.published.reader import Reader
from wijzer.published.zoeken.kans import Geenkans, Nooit

_WOORDEN: Mapping[str, Mapping[Nooit, str]] = {
    "nl": {
        Nooit.WOORD: "Met {over} vinden wij hier niets. Kijk of het goed geschreven is, of zoek op iets anders.",
        Nooit.CODE: "Productcode {over} kennen wij niet. Kijk of de code klopt, of kies een soort hulp.",
        Nooit.ELDERS: "{over} ligt buiten deze regio. Bel de gemeente waar het kind woont.",
        Nooit.HULPVORM: "Aanbieders kunnen deze hulp hier niet opgeven: {over}. Vraag de toegang van uw gemeente waar plek is.",
        Nooit.SAMEN: "Geen enkele hulp past bij alles wat u koos. Haal een filter weg.",
        Nooit.AANBIEDER: "Van deze aanbieder staat niets meer op de site. Zoek bij alle aanbieders.",
        Nooit.LOCATIE: "Deze locatie staat niet meer op de site. Zoek op alle locaties.",
    },
    "en": {
        Nooit.WOORD: "We find nothing here with {over}. Check the spelling, or search for something else.",
        Nooit.CODE: "We do not know product code {over}. Check the code, or choose a kind of help.",
        Nooit.ELDERS: "{over} is outside this region. Call the municipality where the child lives.",
        Nooit.HULPVORM: "Providers cannot list this help here: {over}. Ask your municipality where there is a place.",
        Nooit.SAMEN: "No help fits everything that you chose. Remove a filter.",
        Nooit.AANBIEDER: "Nothing of this provider is on the site any more. Search all providers.",
        Nooit.LOCATIE: "This location is no longer on the site. Search all locations.",
    },
}
_PRODUCT: Mapping[str, tuple[str, str, str]] = {
    "nl": (
        "Bij productcode {code} horen geen plekken.",
        "Productcode {code} wordt niet meer toegewezen.",
        "Daarvoor kwam {opvolger} in de plaats.",
    ),
    "en": (
        "There are no places for product code {code}.",
        "Product code {code} is no longer assigned.",
        "It was replaced by {opvolger}.",
    ),
}
_GEMEENTE: Mapping[str, str] = {
    "nl": "Deze hulp is er niet voor inwoners van {over}. Vraag de toegang van de gemeente welke hulp er wel is.",
    "en": "This help is not there for people who live in {over}. Ask the municipality which help there is.",
}


def tell_never(geenkans: Geenkans, reader: Reader, regio: str, taal: str) -> list[str]:
    """Say why, and what to do instead: one text for each thing it is about."""
    match geenkans.reden:
        case Nooit.PRODUCT:
            producten = [reader.product(regio, code) for code in geenkans.over]
            return [" ".join(_about_product(een, reader, taal)) for een in producten]
        case Nooit.GEMEENTE:
            namen = [reader.gemeente(code).naam for code in geenkans.over]
            return [_GEMEENTE[taal].format(over=format_list(namen, locale=taal))]
        case reden:
            aangehaald = reden in (Nooit.WOORD, Nooit.ELDERS)
            over = [f"“{een}”" if aangehaald else een for een in geenkans.over]
            return [_WOORDEN[taal][reden].format(over=format_list(over, locale=taal))]


def _about_product(product: Product, reader: Reader, taal: str) -> Iterator[str]:
    leeg, voorbij, opvolger = _PRODUCT[taal]
    loopt = product.geldig_tot is None or product.geldig_tot >= reader.today
    if product.vindbaar is not Vindbaar.AANBOD or loopt:
        yield leeg.format(code=product.code)
    else:
        yield voorbij.format(code=product.code)
        if product.opvolger:
            yield opvolger.format(opvolger=product.opvolger)
