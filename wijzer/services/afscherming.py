"""What must hold around a shielded address, beside the texts of the locatie itself."""

from collections.abc import Iterable
from typing import assert_never

from wijzer.domain.aanbieder import Aanbieder
from wijzer.domain.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locatie import Locatie, check_repeats, lies_at_shielded


def check_afscherming(
    locatie: Locatie,
    aanbieder: Aanbieder,
    hoofdaannemer: Aanbieder | None,
    anderen: Iterable[Locatie],
) -> list[Ongeldig]:
    """Whether this locatie gives away a shielded address; among `anderen` are the aanbieder's other locaties.

    Entered once more as an open locatie, a shielded address would be public after all, whichever of the two came first.
    And name and contact of the aanbieder, or the contact of its hoofdaannemer, stand on the page of a shielded locatie, so
    they may not hold the address either.
    """
    eigen = [
        ander
        for ander in anderen
        if ander.id != locatie.id and ander.aanbieder_id == locatie.aanbieder_id
    ]
    match locatie.adres:
        case OpenbaarAdres() as open_adres:
            return check_open(open_adres, eigen)
        case AfgeschermdAdres() as adres:
            wie = _check_aanbieder(locatie, aanbieder, hoofdaannemer)
            return wie + _check_still_open(adres, eigen)
        case never:
            assert_never(never)


def check_open(open_adres: OpenbaarAdres, eigen: Iterable[Locatie]) -> list[Ongeldig]:
    """Whether one of the aanbieder's other locaties lies shielded at this address."""
    if not lies_at_shielded(open_adres, (ander.adres for ander in eigen)):
        return []
    melding = "Op dit adres staat een afgeschermde locatie van deze aanbieder. Zo werd dat adres openbaar."
    return [
        Ongeldig("straat", melding, verwacht="een ander adres, of ook deze locatie afgeschermd")
    ]


def _check_still_open(adres: AfgeschermdAdres, eigen: Iterable[Locatie]) -> list[Ongeldig]:
    """Whether the site shows this address all the same, with another locatie of the aanbieder."""
    open_hier = [
        ander.naam
        for ander in eigen
        if ander.gepubliceerd
        and isinstance(ander.adres, OpenbaarAdres)
        and lies_at_shielded(ander.adres, [adres])
    ]
    if not open_hier:
        return []
    melding = (
        f"Op dit adres staat ook een open locatie: {', '.join(open_hier)}. Zo bleef het adres openbaar. "
        "Haal die eerst van de site. Daarna kunt u ook die afschermen."
    )
    return [Ongeldig("straat", melding)]


def _check_aanbieder(
    locatie: Locatie, aanbieder: Aanbieder, hoofdaannemer: Aanbieder | None
) -> list[Ongeldig]:
    fouten = []
    if check_repeats({"naam": aanbieder.naam}, locatie.adres):
        melding = (
            "Deze straat of postcode staat in de naam van de aanbieder. Die staat op de pagina van de locatie. "
            "Haal de locatie van de site en bel de beheerder van uw regio."
        )
        fouten.append(Ongeldig("straat", melding))
    for wie, wiens in ((aanbieder, "de aanbieder"), (hoofdaannemer, "de hoofdaannemer")):
        contact = {"email": wie.contact.email, "website": wie.contact.website} if wie else {}
        if check_repeats(contact, locatie.adres):
            melding = (
                f"Deze straat of postcode staat in het e-mailadres of de website van {wiens}. "
                "Die staan op de pagina van de locatie. Wijzig die eerst."
            )
            fouten.append(Ongeldig("straat", melding))
    return fouten
