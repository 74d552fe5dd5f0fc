"""The facts of a product: what a region's catalogue says of one code in one period."""

from wijzer.domain.inkoop.product import Hulpsoort, Vindbaar
from wijzer.domain.maten import NAAM, OMSCHRIJVING, OPSCHRIFT
from wijzer.domain.velden.veld import (
    Bedrag,
    Dag,
    Eigen,
    JaNee,
    Keuze,
    Lijst,
    Veld,
    Veldtekst,
    by_name,
)

VELDEN: tuple[Veld, ...] = (
    # name, column of the file, key in the feed, label, type
    Veld("code", "productcode", "code", "Productcode", Eigen(), verplicht=True),
    Veld("naam", "naam", "naam", "Naam", Veldtekst(NAAM), verplicht=True),
    Veld("gewone_naam", "gewone_naam", "gewoneNaam", "Gewone naam", Veldtekst(NAAM)),
    Veld("segment", "segment", "segment", "Segment", Veldtekst(NAAM), verplicht=True),
    Veld("soort", "soort", "soort", "Soort", Keuze(Hulpsoort), verplicht=True, uitleg="Hoe de hulp wordt gegeven."),
    Veld("hulpvorm", "hulpvorm", "hulpvorm", "Hulpvorm", Veldtekst(NAAM)),
    Veld("vindbaar", "vindbaar", "vindbaar", "Vindbaar", Keuze(Vindbaar), verplicht=True,
         uitleg="Of er aanbod van te vinden is, of dat men erover belt."),
    Veld("intensiteit", "intensiteit", "intensiteit", "Intensiteit", Veldtekst(OPSCHRIFT)),
    Veld("eenheid", "eenheid", "eenheid", "Eenheid", Veldtekst(OPSCHRIFT)),
    Veld("tarief", "tarief", "tarief", "Tarief", Bedrag(),
         uitleg="In euro per eenheid. Null als het niet bekend is of de regio haar tarieven niet openbaar maakt."),
    Veld("geldig_van", "geldig_van", "geldigVan", "Geldig vanaf", Dag(), verplicht=True),
    Veld("geldig_tot", "geldig_tot", "geldigTot", "Geldig tot en met", Dag()),
    Veld("opvolger", "opvolger", "opvolger", "Opvolger", Eigen()),
    Veld("via_cpwv", "via_cpwv", "viaCpwv", "Via het CPWV", JaNee(onbekend=True)),
    Veld("uitgesloten_gemeenten", "uitgesloten_gemeenten", "uitgeslotenGemeenten", "Uitgesloten gemeenten", Lijst(),
         uitleg="Gemeenten die niet meedoen."),
    Veld("omschrijving", "omschrijving", "omschrijving", "Omschrijving", Veldtekst(OMSCHRIJVING, regels=True)),
)  # fmt: skip
"""The fields of a product in the order of the file."""

VELD = by_name(VELDEN)
