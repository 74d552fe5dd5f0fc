"""The rows that files in these tests hold, and what an export says of them when they were read rightly."""

from collections.abc import Mapping, Sequence
from datetime import date

AGB = "07654321"
"""An AGB code that loses its first digit when a spreadsheet makes a number of it."""

CONTRACT_KOP = (
    "contractnummer", "aanbieder", "agb", "kvk", "hoofdaannemer_agb", "productcode", "ingangsdatum", "einddatum",
    "locatie", "straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats",
)  # fmt: skip
EEN: Mapping[str, object] = {
    "contractnummer": "2025-001",
    "aanbieder": "De Voorbeeldhoeve",
    "agb": AGB,
    "kvk": "08123456",
    "hoofdaannemer_agb": None,
    "productcode": "WGZHF",
    "ingangsdatum": date(2025, 1, 1),
    "einddatum": date(2026, 12, 31),
    "locatie": "De Linde",
    "straat": "Proefbosweg",
    "huisnummer": 12,
    "huisletter": "A",
    "toevoeging": None,
    "postcode": "7551XX",
    "plaats": "Hengelo",
}
TWEE = {**EEN, "productcode": "WGZHG"}
DRIE = {**EEN, "productcode": "AVAKT"}

LOCATIE_KOP = (
    "locatie_id", "agb", "soort", "naam", "telefoon", "email", "website", "doelgroepen", "straat", "huisnummer",
    "huisletter", "toevoeging", "postcode", "plaats", "gemeente", "afgeschermd", "groepsgrootte", "leeftijd_van",
    "leeftijd_tot", "werkgebied", "productcode", "vrije_plekken", "eerstvolgende_plek", "aanmeldwachttijd_weken",
    "behandelwachttijd_weken", "wachttijd_soort", "aantal_wachtenden", "afhankelijk_van_matching", "aanmeldstop",
    "medische_verwijzing", "peildatum", "toelichting",
)  # fmt: skip
BEUK: Mapping[str, object] = {
    **dict.fromkeys(LOCATIE_KOP), "agb": AGB, "soort": "groep", "naam": "De Beuk", "telefoon": "074-000 00 13",
    "straat": "Proefstraat", "huisnummer": 14, "postcode": "7551XX", "plaats": "Hengelo", "gemeente": "Hengelo",
    "afgeschermd": "nee", "groepsgrootte": 6, "leeftijd_van": 4, "leeftijd_tot": 18, "productcode": "WGZHF",
    "vrije_plekken": 1, "aanmeldwachttijd_weken": 0, "behandelwachttijd_weken": 22, "aanmeldstop": "nee",
    "peildatum": date(2026, 11, 20),
}  # fmt: skip

PDC_KOP = (
    "productcode", "naam", "gewone_naam", "segment", "soort", "hulpvorm", "vindbaar", "intensiteit", "eenheid", "tarief",
    "geldig_van", "geldig_tot", "opvolger", "via_cpwv", "uitgesloten_gemeenten", "omschrijving",
)  # fmt: skip
PRODUCT: Mapping[str, object] = {
    **dict.fromkeys(PDC_KOP),
    "productcode": "WGZHD",
    "naam": "Gezinshuis D",
    "gewone_naam": "Gezinshuis",
    "segment": "Wonen en verblijf",
    "soort": "wonen",
    "hulpvorm": "gezinshuis",
    "vindbaar": "aanbod",
    "tarief": "101,50",
    "geldig_van": date(2025, 1, 1),
}


def table(kop: Sequence[str], *rijen: Mapping[str, object]) -> list[list[object]]:
    """A header and rows below it, in the order of the header."""
    return [list(kop), *([rij.get(kolom) for kolom in kop] for rij in rijen)]


def only(rij: Mapping[str, object], *kolommen: str) -> dict[str, object]:
    """The columns of a row that a case is about."""
    return {kolom: rij[kolom] for kolom in kolommen}


def lines(tabel: Sequence[Sequence[object]], scheiding: str = ";") -> list[str]:
    """A table as the lines of a text file; nothing is put between quotes."""
    return [scheiding.join("" if cel is None else str(cel) for cel in rij) for rij in tabel]
