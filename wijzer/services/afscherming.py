"""What must hold around a shielded address, beside the texts of the locatie itself."""

from collections.abc import Iterable
from typing import assert_never

from wijzer.domain.aanbieder import Aanbieder
from wijzer.domain.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locatie import Locatie, check_repeats, lies_at_shielded


def check_afscherming(
    locatie: Locatie, aanbieder: Aanbieder, anderen: Iterable[Locatie]
) -> list[Ongeldig]:
    """Whether this locatie gives away a shielded address; `anderen` are the aanbieder's other locaties.

    Entered once more as an open locatie, a shielded address would be public after all. And the aanbieder's own contact
    stands on the page of a shielded locatie, so it may not hold the address either.
    """
    match locatie.adres:
        case OpenbaarAdres() as open_adres:
            return _check_open(open_adres, locatie, anderen)
        case AfgeschermdAdres():
            return _check_contact(locatie, aanbieder)
        case never:
            assert_never(never)


def _check_open(
    open_adres: OpenbaarAdres, locatie: Locatie, anderen: Iterable[Locatie]
) -> list[Ongeldig]:
    afgeschermd = (
        ander.adres
        for ander in anderen
        if ander.id != locatie.id and ander.aanbieder_id == locatie.aanbieder_id
    )
    if not lies_at_shielded(open_adres, afgeschermd):
        return []
    melding = "Op dit adres staat een afgeschermde locatie van deze aanbieder. Zo werd dat adres openbaar."
    return [
        Ongeldig("straat", melding, verwacht="een ander adres, of ook deze locatie afgeschermd")
    ]


def _check_contact(locatie: Locatie, aanbieder: Aanbieder) -> list[Ongeldig]:
    contact = aanbieder.contact
    if not check_repeats({"email": contact.email, "website": contact.website}, locatie.adres):
        return []
    melding = (
        "Deze straat of postcode staat in het e-mailadres of de website van de aanbieder. "
        "Die staan op de pagina van de locatie. Wijzig die eerst."
    )
    return [Ongeldig("straat", melding)]
