"""The columns of a search as a file: what stands above them, and what in them."""

from collections.abc import Callable, Iterable
from functools import partial

from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.domain.tekst import Tekst
from wijzer.files.tabel.xlsx.schrijven import Celwaarde
from wijzer.published.gegevens import AanbodInfo, LocatieInfo
from wijzer.published.reader import Reader
from wijzer.web.common.opmaak import adresregels
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import absolute
from wijzer.web.public.beelden import doelgroep_names, locatie_href
from wijzer.web.public.kenmerken import GETOONDE_KENMERKEN

_ACTUALITEITEN = {
    "actueel": Tekst("actueel"),
    "verouderd": Tekst("verouderd"),
    "verlopen": Tekst("te oud om te tonen"),
    "onbekend": Tekst("nog geen opgave"),
}
_STATUSSEN = {
    Status.PLEK: Tekst("Plek vrij"),
    Status.WACHTLIJST: Tekst("Wachtlijst"),
    Status.MATCHING: Tekst("Hangt af van de match"),
    Status.ONBEKEND: Tekst("Geen actuele opgave"),
    Status.AANMELDSTOP: Tekst("Aanmeldstop"),
}
"""The words of a file, on which programs hold; a page says some of them more plainly."""
PLEKKEN = Tekst("Plekken op deze locatie")
"""The last column: who reads a file by the number of its columns reads it as before."""
_WACHTTIJD_SOORTEN = {
    "actueel": Tekst("gemeten"),
    "retrospectief": Tekst("gemiddelde van twee maanden"),
    "inschatting": Tekst("schatting"),
}


def headings() -> list[str]:
    """Name the columns, in the language of the request."""
    return [_(kop) for kop in _KOLOMMEN] + [_(PLEKKEN)]


def cells(reader: Reader, aanbod: AanbodInfo, plekken: int | None) -> list[Celwaarde]:
    """Fill one row; what nobody stated stays empty. `plekken`: of its locatie, where this is the row that tells it."""
    return [*(waarde(reader, aanbod) for waarde in _KOLOMMEN.values()), plekken]


def _doelgroepen(reader: Reader, aanbod: AanbodInfo) -> str:
    locatie = aanbod.locatie
    return ", ".join(doelgroep_names(locatie.doelgroepen, reader.naslag, locatie.regio))


def _gemeenten(reader: Reader, codes: Iterable[str]) -> str:
    return ", ".join(sorted(reader.gemeente(code).naam for code in codes))


def _wachttijd_soort(aanbod: AanbodInfo) -> str | None:
    soort = aanbod.beschikbaarheid.wachttijd_soort
    return _(_WACHTTIJD_SOORTEN[soort.value]) if soort else None


def _adres(aanbod: AanbodInfo) -> str:
    """The address as everybody sees it: of a shielded groep that is the gemeentehuis."""
    adres = aanbod.locatie.adres
    return ", ".join(deel for deel in (adres.omschrijving, *adresregels(adres)) if deel)


def _of_locatie(
    lees: Callable[[LocatieInfo], Celwaarde], _reader: Reader, aanbod: AanbodInfo
) -> Celwaarde:
    return lees(aanbod.locatie)


_KOLOMMEN: dict[Tekst, Callable[[Reader, AanbodInfo], Celwaarde]] = {
    Tekst("Locatie"): lambda _r, aanbod: aanbod.locatie.naam,
    Tekst("Soort locatie"): lambda _r, aanbod: (
        _("groep") if aanbod.locatie.is_groep else _("vestiging")
    ),
    Tekst("Aanbieder"): lambda _r, aanbod: aanbod.locatie.aanbieder.naam,
    Tekst("Hulp"): lambda _r, aanbod: aanbod.product.naam,
    Tekst("Productcode"): lambda _r, aanbod: aanbod.product.code,
    Tekst("Status"): lambda _r, aanbod: _(_STATUSSEN[aanbod.beschikbaarheid.status]),
    Tekst("Vrije plekken"): lambda _r, aanbod: aanbod.beschikbaarheid.vrije_plekken,
    Tekst("Volgende plek"): lambda _r, aanbod: aanbod.beschikbaarheid.eerstvolgende_plek,
    Tekst("Weken tot eerste gesprek"): lambda _r, aanbod: (
        aanbod.beschikbaarheid.aanmeldwachttijd_weken
    ),
    Tekst("Weken daarna tot start"): lambda _r, aanbod: (
        aanbod.beschikbaarheid.behandelwachttijd_weken
    ),
    Tekst("Weken samen"): lambda _r, aanbod: aanbod.beschikbaarheid.wachttijd_weken,
    Tekst("Hoe gemeten"): lambda _r, aanbod: _wachttijd_soort(aanbod),
    Tekst("Aantal wachtenden"): lambda _r, aanbod: aanbod.beschikbaarheid.aantal_wachtenden,
    Tekst("Aanmeldstop tot en met"): lambda _r, aanbod: aanbod.beschikbaarheid.aanmeldstop_tot,
    Tekst("Opgave van"): lambda _r, aanbod: aanbod.beschikbaarheid.peildatum,
    Tekst("Hoe nieuw"): lambda _r, aanbod: _(
        _ACTUALITEITEN[aanbod.beschikbaarheid.actualiteit.value]
    ),
    Tekst("Medische verwijzing"): lambda _r, aanbod: aanbod.medische_verwijzing,
    Tekst("Doelgroepen"): _doelgroepen,
    **{
        kop: partial(_of_locatie, lees)
        for kenmerk in GETOONDE_KENMERKEN
        for kop, lees in kenmerk.kolommen.items()
    },
    Tekst("Gemeente"): lambda reader, aanbod: reader.gemeente(aanbod.locatie.gemeente).naam,
    Tekst("Werkgebied"): lambda reader, aanbod: _gemeenten(reader, reader.naslag.served(aanbod)),
    Tekst("Adres"): lambda _r, aanbod: _adres(aanbod),
    Tekst("Afgeschermd adres"): lambda _r, aanbod: aanbod.locatie.adres.afgeschermd,
    Tekst("Telefoon"): lambda _r, aanbod: aanbod.locatie.contact.telefoon,
    Tekst("E-mail"): lambda _r, aanbod: aanbod.locatie.contact.email,
    Tekst("Website"): lambda _r, aanbod: aanbod.locatie.contact.website,
    Tekst("Toelichting"): lambda _r, aanbod: aanbod.beschikbaarheid.toelichting,
    Tekst("Pagina"): lambda _r, aanbod: absolute(locatie_href(aanbod.locatie)),
}
