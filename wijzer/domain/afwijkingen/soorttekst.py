"""What people read about each kind of afwijking, by the name that the kind has in JSON."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Soorttekst:
    """What people read about a kind: its label, what the check finds or found then, and what there is to do."""

    label: str
    is_nu: str
    was_toen: str
    te_doen: str


TEKSTEN: Mapping[str, Soorttekst] = {
    "geen-contract": Soorttekst(
        "Geen lopend contract",
        "Bij de controle had deze aanbieder geen contract dat loopt in de regio.",
        "Deze aanbieder had toen geen contract dat liep in de regio.",
        "Controleer of het contract in de contractlijst ontbreekt.",
    ),
    "contract-beeindigd": Soorttekst(
        "Contract beëindigd",
        "Er was een contract, maar bij de controle was de einddatum voorbij.",
        "Er was een contract, maar de einddatum was toen voorbij.",
        "Controleer of het contract is verlengd. Is dat niet zo, vraag de aanbieder dan om dit aanbod weg te halen.",
    ),
    "product-niet-gecontracteerd": Soorttekst(
        "Product hier niet gecontracteerd",
        "De aanbieder heeft een contract, maar niet voor dit product op dit adres.",
        "De aanbieder had toen een contract, maar niet voor dit product op dit adres.",
        "Controleer de contractlijst of vraag de aanbieder om dit product weg te halen.",
    ),
    "adres-niet-gecontracteerd": Soorttekst(
        "Adres niet gecontracteerd",
        "Het ingevoerde adres staat niet in het contract.",
        "Het ingevoerde adres stond toen niet in het contract.",
        "Bel de aanbieder en vraag welk adres klopt. Staat er een contractadres naast? Dan lijkt dat er het meest op.",
    ),
    "locatie-niet-ingevoerd": Soorttekst(
        "Contractlocatie niet ingevoerd",
        "Deze locatie staat in het contract, maar zij is niet ingevoerd of weer ingetrokken. "
        "Bezoekers kunnen haar dus niet vinden.",
        "Deze locatie stond in het contract, maar zij was toen niet ingevoerd of weer ingetrokken.",
        "Vraag de aanbieder om de locatie in te voeren. Is zij ingetrokken? Vraag dan of dat klopt.",
    ),
    "gemeente-postcode-strijdig": Soorttekst(
        "Gemeente past niet bij de postcode",
        "De postcode van het adres ligt in een andere gemeente dan de aanbieder heeft gekozen.",
        "De postcode van het adres lag toen in een andere gemeente dan de aanbieder had gekozen.",
        "Vraag de aanbieder welke gemeente klopt. Staat de locatie op de site? Dan zien bezoekers "
        "misschien de verkeerde gemeente.",
    ),
}
"""The texts of every kind."""

ZONDER_CODE: Mapping[str, Soorttekst] = {
    "product-niet-gecontracteerd": Soorttekst(
        "Soort hulp hier niet gecontracteerd",
        "De aanbieder heeft een contract, maar niet voor deze soort hulp op dit adres.",
        "De aanbieder had toen een contract, maar niet voor deze soort hulp op dit adres.",
        "Controleer de contractlijst: een regel voor de soort hulp is genoeg, en een regel voor een code ervan ook. "
        "Staat die er niet in? Vraag de aanbieder dan om dit aanbod weg te halen.",
    ),
}
"""The texts that differ where a case is about a hulpvorm and not about a product."""
