"""Why an alert can never come to anything, and what to do instead.

It is put in words for the form, and for the mail that ends the alert.
"""

from collections.abc import Iterator, Mapping

from babel.lists import format_list

from wijzer.domain.inkoop.product import Product, Vindbaar
from wijzer.domain.tekst import Tekst
from wijzer.published.reader import Reader
from wijzer.published.zoeken.kans import Geenkans, Nooit
from wijzer.talen import gettext as _
from wijzer.talen import in_taal

_WOORDEN: Mapping[Nooit, Tekst] = {
    Nooit.WOORD: Tekst(
        "Met %(over)s vinden wij hier niets. Kijk of het goed geschreven is, of zoek op iets anders."
    ),
    Nooit.CODE: Tekst(
        "Productcode %(over)s kennen wij niet. Kijk of de code klopt, of kies een soort hulp."
    ),
    Nooit.ELDERS: Tekst("%(over)s ligt buiten deze regio. Bel de gemeente waar het kind woont."),
    Nooit.HULPVORM: Tekst(
        "Aanbieders kunnen deze hulp hier niet opgeven: %(over)s. Vraag de toegang van uw gemeente waar plek is."
    ),
    Nooit.GEMEENTE: Tekst(
        "Deze hulp is er niet voor inwoners van %(over)s. Vraag de toegang van de gemeente welke hulp er wel is."
    ),
    Nooit.SAMEN: Tekst("Geen enkele hulp past bij alles wat u koos. Haal een filter weg."),
    Nooit.AANBIEDER: Tekst(
        "Van deze aanbieder staat niets meer op de site. Zoek bij alle aanbieders."
    ),
    Nooit.LOCATIE: Tekst("Deze locatie staat niet meer op de site. Zoek op alle locaties."),
}


def tell_never(geenkans: Geenkans, reader: Reader, regio: str, taal: str) -> list[str]:
    """Say why, and what to do instead: one text for each thing it is about."""
    with in_taal(taal):
        if geenkans.reden is Nooit.PRODUCT:
            producten = [reader.product(regio, code) for code in geenkans.over]
            return [" ".join(_about_product(product, reader)) for product in producten]
        over = format_list(_names(geenkans, reader), locale=taal)
        return [_(_WOORDEN[geenkans.reden], over=over)]


def _names(geenkans: Geenkans, reader: Reader) -> list[str]:
    """What it is about, as people call it; what somebody typed stands in quotes."""
    match geenkans.reden:
        case Nooit.GEMEENTE:
            return [reader.gemeente(code).naam for code in geenkans.over]
        case Nooit.WOORD | Nooit.ELDERS:
            return [f"“{tekst}”" for tekst in geenkans.over]
        case _:
            return list(geenkans.over)


def _about_product(product: Product, reader: Reader) -> Iterator[str]:
    loopt = product.geldig_tot is None or product.geldig_tot >= reader.today
    if product.vindbaar is not Vindbaar.AANBOD or loopt:
        yield _("Bij productcode %(code)s horen geen plekken.", code=product.code)
    else:
        yield _("Productcode %(code)s wordt niet meer toegewezen.", code=product.code)
        if product.opvolger:
            yield _("Daarvoor kwam %(opvolger)s in de plaats.", opvolger=product.opvolger)
