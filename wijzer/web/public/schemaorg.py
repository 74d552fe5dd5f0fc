"""What search engines read: schema.org data about what is open, and the way to a page.

Of a shielded locatie nothing is made here, and nothing of an aanbieder that has one: an engine puts such data on a map
and joins it with other sources.
"""

from collections.abc import Sequence
from typing import Any

from flask import request, url_for

from wijzer.published.gegevens import AanbiederInfo, AanbodInfo, LocatieInfo
from wijzer.published.naslag.regios import Naslag
from wijzer.web.common.opmaak import huisnummer, postcode
from wijzer.web.common.verzoek import absolute

Schemaorgstuk = dict[str, Any]
_CONTEXT = "https://schema.org"


def locatie_schema(
    locatie: LocatieInfo, alles: Sequence[AanbodInfo], naslag: Naslag, *, href: str
) -> Schemaorgstuk | None:
    """Describe an open locatie; None for a shielded one."""
    if locatie.adres.afgeschermd:
        return None
    werkgebied = locatie.werkgebied or (locatie.gemeente,)
    return _without_nothing(
        {
            "@context": _CONTEXT,
            "@type": "LocalBusiness",
            "@id": absolute(href),
            "url": absolute(href),
            "name": locatie.naam,
            "telephone": locatie.contact.telefoon,
            "email": locatie.contact.email,
            "sameAs": locatie.contact.website,
            "address": _address(locatie),
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": locatie.adres.punt.lat,
                "longitude": locatie.adres.punt.lon,
            },
            "areaServed": [naslag.gemeenten[code].naam for code in werkgebied],
            "parentOrganization": {"@type": "Organization", "name": locatie.aanbieder.naam},
            "makesOffer": [_offer(aanbod) for aanbod in alles],
        }
    )


def aanbieder_schema(
    aanbieder: AanbiederInfo, locaties: Sequence[LocatieInfo], *, href: str
) -> Schemaorgstuk | None:
    """Describe an aanbieder; None when one of its locaties is shielded."""
    if any(locatie.adres.afgeschermd for locatie in locaties):
        return None
    return _without_nothing(
        {
            "@context": _CONTEXT,
            "@type": "Organization",
            "@id": absolute(href),
            "url": absolute(href),
            "name": aanbieder.naam,
            "telephone": aanbieder.contact.telefoon,
            "email": aanbieder.contact.email,
            "sameAs": aanbieder.contact.website,
        }
    )


def kruimel_schema(stappen: Sequence[tuple[str, str]]) -> Schemaorgstuk:
    """Describe the way to a page: names with their paths, the page itself last."""
    return {
        "@context": _CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": nummer, "name": naam, "item": absolute(href)}
            for nummer, (naam, href) in enumerate(stappen, start=1)
        ],
    }


def way_here(regio_naam: str, lijst: str, lijst_href: str, naam: str) -> list[Schemaorgstuk]:
    """Describe the way to the page that is asked for, by the region and a list in which it stands."""
    return [kruimel_schema([regio_step(regio_naam), (lijst, lijst_href), (naam, request.path)])]


def regio_step(regio_naam: str) -> tuple[str, str]:
    """The first step of every way."""
    return regio_naam, url_for("public.start")


def _address(locatie: LocatieInfo) -> Schemaorgstuk:
    adres = locatie.adres
    return _without_nothing(
        {
            "@type": "PostalAddress",
            "streetAddress": f"{adres.straat} {huisnummer(adres)}" if adres.straat else None,
            "postalCode": postcode(adres.postcode) or None,
            "addressLocality": adres.plaats,
            "addressCountry": "NL",
        }
    )


def _offer(aanbod: AanbodInfo) -> Schemaorgstuk:
    return {
        "@type": "Offer",
        "itemOffered": _without_nothing(
            {
                "@type": "Service",
                "name": aanbod.product.gewone_naam,
                "alternateName": aanbod.product.naam,
                "identifier": aanbod.product.code,
            }
        ),
    }


def _without_nothing(stuk: Schemaorgstuk) -> Schemaorgstuk:
    return {naam: waarde for naam, waarde in stuk.items() if waarde is not None}
