"""What the form of a search calls the keys of an address."""

from wijzer.domain.tekst import Tekst

ZOEKVELDEN = {
    "hulpvorm": (Tekst("Welke hulp"), "hulpvorm"),
    "gemeente": (Tekst("Gemeente"), "gemeente"),
    "maxWachttijd": (Tekst("Hoe lang wachten"), "max-wachttijd"),
    "vrijePlek": (Tekst("Alleen waar nu plek is"), "vrije-plek"),
    "leeftijd": (Tekst("Leeftijd"), "leeftijd"),
    "plaats": (Tekst("Waar woont het kind"), "plaats"),
    "postcode": (Tekst("Postcode"), "postcode"),
    "lat": (Tekst("Mijn locatie"), "plaats"),
    "lon": (Tekst("Mijn locatie"), "plaats"),
    "straal": (Tekst("Hoe ver weg"), "straal"),
    "zoek": (Tekst("Wat zoekt u"), "zoek"),
    "segment": (Tekst("Segment"), "segment"),
    "product": (Tekst("Productcode"), "product"),
    "medischeVerwijzing": (Tekst("Medische verwijzing"), "medisch"),
    "doelgroep": (Tekst("Voor wie"), "doelgroep"),
    "sorteer": (Tekst("Volgorde"), "sorteer"),
    "pagina": (Tekst("Pagina"), ""),
    "perPagina": (Tekst("Aantal per pagina"), ""),
}
"""Per key: what the form calls it, and where it stands."""
