"""The facts of a locatie.

Its address is not among them: that is of one type or of the other, never a row in a table.
"""

from typing import Any

from wijzer.domain.locaties.locatie import MAX_GROEPSGROOTTE, MAX_LEEFTIJD
from wijzer.domain.maten import EMAIL, NAAM, OPSCHRIFT, TELEFOON, WEBSITE
from wijzer.domain.velden.veld import Eigen, Getal, JaNee, Lijst, Veld, Veldtekst, by_name

KENMERKEN: tuple[Veld, ...] = (
    # name, column of the file, key in the feed, label in the form, type
    Veld("leeftijd_van", "leeftijd_van", "leeftijd.van", "Leeftijd vanaf", Getal(MAX_LEEFTIJD)),
    Veld("leeftijd_tot", "leeftijd_tot", "leeftijd.tot", "Leeftijd tot en met", Getal(MAX_LEEFTIJD)),
    Veld("rolstoeltoegankelijk", "rolstoeltoegankelijk", "rolstoeltoegankelijk", "Rolstoeltoegankelijk",
         JaNee(onbekend=True),
         uitleg="Of iemand in een rolstoel er terecht kan. `onbekend`: niet opgegeven, en dat is geen nee.",
         hulp="Kan iemand in een rolstoel naar binnen, en naar het toilet?"),
)  # fmt: skip
"""Facts that groepen and vestigingen share and that go from form and file to the rows as they were stated."""

VELDEN: tuple[Veld, ...] = (
    Veld("locatie_id", "locatie_id", None, "", Eigen()),
    Veld("agb", "agb", None, "", Eigen(), verplicht=True),
    Veld("soort", "soort", "soort", "", Eigen(), verplicht=True),
    Veld("naam", "naam", "naam", "Naam van de locatie", Veldtekst(NAAM), verplicht=True),
    Veld("telefoon", "telefoon", "contact.telefoon", "Telefoon", Eigen(TELEFOON),
         hulp="Het nummer voor ouders en verwijzers, zoals 074-000 00 12."),
    Veld("email", "email", "contact.email", "E-mailadres", Eigen(EMAIL)),
    Veld("website", "website", "contact.website", "Website", Eigen(WEBSITE)),
    Veld("doelgroepen", "doelgroepen", "doelgroepen", "Doelgroepen", Lijst(), uitleg="Voor wie de locatie is bedoeld."),
    Veld("gemeente", "gemeente", "gemeente", "Gemeente", Veldtekst(OPSCHRIFT), verplicht=True),
    Veld("afgeschermd", "afgeschermd", None, "", JaNee(), verplicht=True),
    Veld("groepsgrootte", "groepsgrootte", "groepsgrootte", "Groepsgrootte", Getal(MAX_GROEPSGROOTTE),
         uitleg="Van een groep: het aantal plekken dat er is.",
         hulp="Het aantal plekken in huis, bezet en vrij samen."),
    *KENMERKEN,
    Veld("werkgebied", "werkgebied", "werkgebied", "Werkgebied", Lijst(),
         uitleg="Van een vestiging: de gemeenten waar zij hulp geeft.",
         hulp="In welke gemeenten geeft u hulp vanuit deze vestiging?"),
)  # fmt: skip
"""The fields of a locatie in the order of the file. The address stands before `gemeente` there."""

VELD = by_name(VELDEN)


def kenmerken_of(bron: object) -> dict[str, Any]:
    """The `KENMERKEN` of something that carries them under their own names.

    That is a locatie, its row, a row of a file, or what was entered.
    """
    return {veld.naam: getattr(bron, veld.naam) for veld in KENMERKEN}
