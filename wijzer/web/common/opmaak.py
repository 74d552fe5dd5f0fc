"""How facts are written down for people: dates, weeks, places, numbers, addresses.

Pure functions, usable as template filters. `None` is never shown as a number: what is not known reads
"geen opgave", because an unknown wait is no wait of zero weeks.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from flask import Flask

from wijzer.domain.adressen.adres import Adres
from wijzer.domain.adressen.huistoevoeging import TOEVOEGING_BAG
from wijzer.domain.contact.mailadres import find_mailadres, show_mailadres
from wijzer.domain.contact.telefoon import find_telefoon
from wijzer.domain.contact.website import find_website, show_website
from wijzer.domain.klok import day_of, time_of
from wijzer.domain.locaties.publicatie import PubliekAdres
from wijzer.domain.tekst import Tekst
from wijzer.web.common.teksten import current_taal, ngettext
from wijzer.web.common.teksten import gettext as _

GEEN_OPGAVE = Tekst("geen opgave")

_LOCALES = {"nl": Locale("nl", "NL"), "en": Locale("en", "GB")}
_KLOK = {"nl": "HH.mm", "en": "HH:mm"}


def datum(dag: date | None) -> str:
    """Write a date out: "20 november 2026"."""
    return _(GEEN_OPGAVE) if dag is None else _written(dag, current_taal())


@lru_cache(1024)
def _written(dag: date, taal: str) -> str:
    return format_date(dag, "d MMMM y", _LOCALES[taal])


def datum_kort(dag: date, vandaag: date) -> str:
    """Write a date as it fits in a column: "20 nov", and with its year where that is another one than this."""
    vorm = "d MMM" if dag.year == vandaag.year else "d MMM y"
    return format_date(dag, vorm, _LOCALES[current_taal()])


def maand(dag: date) -> str:
    """Name the month of a date with its year: "november 2026"."""
    return format_date(dag, "LLLL y", _LOCALES[current_taal()])


def maand_kort(dag: date) -> str:
    """Name the month of a date in three letters, as it fits under a drawing: "nov"."""
    return format_date(dag, "LLL", _LOCALES[current_taal()])[:3]


def tijdstip(moment: datetime | None) -> str:
    """Write a moment out as the clock in Amsterdam shows it: "20 november 2026 om 09.12 uur"."""
    if moment is None:
        return _(GEEN_OPGAVE)
    return _("%(dag)s om %(uur)s uur", dag=datum(day_of(moment)), uur=kloktijd(moment))


def kloktijd(moment: datetime) -> str:
    """Write down what the clock in Amsterdam shows at a moment: "09.12"."""
    taal = current_taal()
    return format_time(time_of(moment), _KLOK[taal], locale=_LOCALES[taal])


def dag(moment: datetime) -> date:
    """Give the date of a moment as the calendar in Amsterdam has it."""
    return day_of(moment)


def geleden(dag: date | None, vandaag: date) -> str:
    """Say how long ago a date was, or how far ahead it is: "gisteren", "3 weken geleden"."""
    if dag is None:
        return _(GEEN_OPGAVE)
    dagen = (vandaag - dag).days
    if dagen in _DICHTBIJ:
        return _(_DICHTBIJ[dagen])
    afstand = _afstand(abs(dagen))
    return _("%(n)s geleden", n=afstand) if dagen > 0 else _("over %(n)s", n=afstand)


_DICHTBIJ = {
    0: Tekst("vandaag"),
    1: Tekst("gisteren"),
    2: Tekst("eergisteren"),
    -1: Tekst("morgen"),
    -2: Tekst("overmorgen"),
}


def _afstand(dagen: int) -> str:
    """Round a number of days to the largest unit in which it is at least two (days: any)."""
    if dagen < 14:
        return ngettext("%(num)s dag", "%(num)s dagen", dagen)
    if dagen < 61:
        return ngettext("%(num)s week", "%(num)s weken", dagen // 7)
    if dagen < 730:
        return ngettext("%(num)s maand", "%(num)s maanden", dagen // 30)
    return ngettext("%(num)s jaar", "%(num)s jaar", dagen // 365)


def weken(aantal: int | None) -> str:
    """Write a number of weeks: "2 weken", "1 week", "0 weken", or "geen opgave"."""
    if aantal is None:
        return _(GEEN_OPGAVE)
    return ngettext("%(num)s week", "%(num)s weken", aantal)


def plekken(aantal: int | None) -> str:
    """Write a number of free places: "geen vrije plek", "1 vrije plek", "2 vrije plekken"."""
    if aantal is None:
        return _(GEEN_OPGAVE)
    if aantal == 0:
        return _("geen vrije plek")
    return ngettext("%(num)s vrije plek", "%(num)s vrije plekken", aantal)


def getal(waarde: int | None) -> str:
    """Write a whole number with its thousands apart: "12.500", in English "12,500"."""
    return _(GEEN_OPGAVE) if waarde is None else format_decimal(waarde, locale=_locale())


def bedrag(waarde: Decimal | None) -> str:
    """Write an amount of euros: "€ 1.250,50", in English "€1,250.50"."""
    return _(GEEN_OPGAVE) if waarde is None else format_currency(waarde, "EUR", locale=_locale())


def _locale() -> Locale:
    return _LOCALES[current_taal()]


def telefoonlink(nummer: str) -> str:
    """Make the `tel:` address of a number; short and free numbers stay national. Empty where no number can be read."""
    gelezen = find_telefoon(nummer)
    return gelezen.link if gelezen else ""


_IN_MAILTO = "!$'*+-._~"
"""What of a name before the @ stands in a link as it is; letters and digits do always."""


def maillink(adres: str) -> str:
    """Make the `mailto:` address of a mailbox; empty for what is no address.

    A name may hold signs with which a link goes on (`jan?cc=x@site.example` is one mailbox): those
    are escaped (RFC 6068).
    """
    naam, at, host = (find_mailadres(adres) or "").rpartition("@")
    return f"mailto:{quote(naam, safe=_IN_MAILTO)}{at}{host}" if at else ""


def weblink(adres: str) -> str:
    """Give the address to which a browser may be sent; empty for what is none."""
    return find_website(adres) or ""


def websitenaam(adres: str) -> str:
    """Write the address of a site as people read it, without the scheme: "www.aanbieder.example"."""
    return show_website(adres).removeprefix("https://").removeprefix("http://")


def postcode(waarde: str | None) -> str:
    """Write a postcode with its space: "7551 EB"."""
    if not waarde:
        return ""
    kaal = waarde.replace(" ", "").upper()
    return f"{kaal[:4]} {kaal[4:]}".strip()


def huisnummer(adres: Adres | PubliekAdres) -> str:
    """Write number, letter and addition as they stand on a door: "12 A-3", "12 begane grond"."""
    if adres.huisnummer is None:
        return ""
    letter = f" {adres.huisletter}" if adres.huisletter else ""
    toevoeging = adres.toevoeging or ""
    if toevoeging:
        toevoeging = f"{'-' if len(toevoeging) <= TOEVOEGING_BAG else ' '}{toevoeging}"
    return f"{adres.huisnummer}{letter}{toevoeging}"


def adresregels(adres: Adres | PubliekAdres) -> list[str]:
    """Give the lines of an address: street and number, then postcode and place; nothing empty."""
    regels = (
        (adres.straat or "", huisnummer(adres)),
        (postcode(adres.postcode), adres.plaats or ""),
    )
    return [" ".join(deel for deel in regel if deel) for regel in regels if any(regel)]


def leeftijd(van: int | None, tot: int | None) -> str:
    """Write an age range in years: "4 tot 18 jaar", "vanaf 12 jaar", or "alle leeftijden"."""
    if van is not None and tot is not None:
        return _("%(van)s tot %(tot)s jaar", van=van, tot=tot)
    if van is not None:
        return _("vanaf %(van)s jaar", van=van)
    if tot is not None:
        return _("tot %(tot)s jaar", tot=tot)
    return _("alle leeftijden")


def opsomming(delen: Iterable[object]) -> str:
    """Write a list in a sentence: "Almelo, Borne en Hengelo"."""
    return format_list([str(deel) for deel in delen], locale=_locale())


def alternatieven(delen: Iterable[object]) -> str:
    """Write what may be instead of each other: "Almelo, Borne of Hengelo"."""
    return format_list([str(deel) for deel in delen], style="or", locale=_locale())


SJABLOONFILTERS: dict[str, Callable[..., Any]] = {
    "adresregels": adresregels,
    "bedrag": bedrag,
    "dag": dag,
    "datum": datum,
    "geleden": geleden,
    "getal": getal,
    "huisnummer": huisnummer,
    "mailadres": show_mailadres,
    "maand": maand,
    "maillink": maillink,
    "opsomming": opsomming,
    "plekken": plekken,
    "postcode": postcode,
    "telefoonlink": telefoonlink,
    "tijdstip": tijdstip,
    "weblink": weblink,
    "websitenaam": websitenaam,
    "weken": weken,
}


def register_opmaak(app: Flask) -> None:
    """Give templates these ways of writing as filters, and `leeftijd(van, tot)` as a function."""
    app.jinja_env.filters.update(SJABLOONFILTERS)
    app.jinja_env.globals["leeftijd"] = leeftijd
