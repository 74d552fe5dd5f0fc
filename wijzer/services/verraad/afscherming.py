"""What must hold around a shielded address, beside the texts of the locatie itself."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from wijzer.domain.adressen.adres import AfgeschermdAdres, OnleesbaarAdres, OpenbaarAdres
from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.buurt import Buurt, public_teksten, shown_teksten
from wijzer.domain.locaties.locatie import Locatie, check_repeats, lies_at_shielded
from wijzer.domain.verraad.oordeel import GeheimAdres, Teksten, find_verraad, is_in_straat, refusals
from wijzer.services.verraad.bronnen import (
    ContactVan,
    Elders,
    LocatieVan,
    Tekstbron,
    ToelichtingVan,
)
from wijzer.services.verraad.omgeving import Aanbiederomgeving

_WAT = {"naam": "de naam", "email": "het e-mailadres", "website": "de website"}
_WIJZIG_EERST = "Iedereen kan die tekst lezen. Wijzig die eerst."


def check_afscherming(locatie: Locatie, omgeving: Aanbiederomgeving) -> list[Ongeldig]:
    """Whether the surroundings of this locatie give away a shielded address.

    It may be its own, or that of its aanbieder's others. Entered once more as an open locatie, a
    shielded address would be public after all, whichever of the two came first. Name and contact of
    the aanbieder, and the contact of its hoofdaannemer of now or of a later contract, stand on the
    page of a shielded locatie; the other locaties of the aanbieder are listed beside it. What
    stands on another page comes as `Elders`, with the way there.

    Source: our choice.
    """
    match locatie.adres:
        case OpenbaarAdres() as open_adres:
            return [
                *check_open(open_adres, omgeving.others(locatie)),
                *_check_withdrawn(open_adres, omgeving.ingetrokken),
            ]
        case OnleesbaarAdres():
            return []
        case AfgeschermdAdres() as adres:
            geheim = GeheimAdres.of(adres)
            return [
                *_check_aanbieder(geheim, omgeving),
                *_check_still_open(adres, omgeving.others(locatie)),
                *_check_others(geheim, locatie, omgeving),
            ]
        case never:
            assert_never(never)


def told_by(locatie: Locatie, omgeving: Aanbiederomgeving) -> list[Ongeldig]:
    """What would tell a shielded address if this locatie stood on the site: its surroundings, its texts or its remarks.

    What was asked about was answered when it was saved, so nothing is asked here.
    """
    teksten = shown_teksten(locatie, omgeving.aanbod.get(locatie.id, ()))
    return refusals(
        [
            *check_afscherming(locatie, omgeving),
            *check_repeats(teksten, locatie.adres),
            *Buurt(omgeving.beschermd).check(teksten, locatie),
        ]
    )


def check_open(open_adres: OpenbaarAdres, eigen: Iterable[Locatie]) -> list[Ongeldig]:
    """Whether one of the aanbieder's other locaties lies shielded at this address."""
    if not lies_at_shielded(open_adres, (locatie.adres for locatie in eigen)):
        return []
    melding = "Op dit adres staat een afgeschermde locatie van deze aanbieder. Zo werd dat adres openbaar."
    return [
        Ongeldig("straat", melding, verwacht="een ander adres, of ook deze locatie afgeschermd")
    ]


def _check_withdrawn(
    open_adres: OpenbaarAdres, ingetrokken: Iterable[Locatie]
) -> Iterator[Ongeldig]:
    """Whether the aanbieder withdrew a shielded locatie at this address: who knew it may still live by it."""
    if lies_at_shielded(open_adres, (locatie.adres for locatie in ingetrokken)):
        melding = (
            "Op dit adres lag een afgeschermde locatie die nu is ingetrokken. Zo werd dat adres "
            "openbaar. Is dat veilig? "
            "Zet die locatie dan terug en maak haar adres openbaar."
        )
        yield Ongeldig(
            "straat", melding, verwacht="een ander adres, of ook deze locatie afgeschermd"
        )


def find_bezwaren(
    teksten: Teksten, geheim: GeheimAdres, wat: str, *, bron: Tekstbron
) -> Iterator[Ongeldig]:
    """What of these texts stops the address, told at the street: `wat` names where they stand, `bron` leads there.

    What may be chance is asked, wherever it stands.
    """
    for fout in find_verraad(teksten, geheim):
        if isinstance(fout, Vraag):
            yield Vraag("straat", _lijkt_op(wat))
        else:
            yield Elders("straat", f"{_staat_in(wat)} {_WIJZIG_EERST}", bron=bron)


def _staat_in(wat: str) -> str:
    return f"Deze straat of postcode, of iets wat er te veel op lijkt, staat in {wat}."


def _lijkt_op(wat: str) -> str:
    return f"Deze straat lijkt op {wat}. Weet u zeker dat dit het adres niet verraadt?"


def _check_still_open(adres: AfgeschermdAdres, eigen: Iterable[Locatie]) -> Iterator[Ongeldig]:
    """Every locatie of the aanbieder with which the site shows this address all the same."""
    for locatie in eigen:
        if (
            locatie.gepubliceerd
            and isinstance(locatie.adres, OpenbaarAdres)
            and lies_at_shielded(locatie.adres, [adres])
        ):
            melding = (
                f"Op dit adres staat ook een open locatie: {locatie.naam}. Zo bleef het adres openbaar. "
                "Haal die eerst van de site. Daarna kunt u ook die afschermen."
            )
            yield Elders("straat", melding, bron=LocatieVan(locatie.id))


def _check_aanbieder(geheim: GeheimAdres, omgeving: Aanbiederomgeving) -> Iterator[Ongeldig]:
    aanbieder = omgeving.aanbieder
    naam = "de naam van de aanbieder. Die komt uit het contract. Bel de beheerder van uw regio"
    for fout in find_verraad({"naam": aanbieder.naam}, geheim):
        if isinstance(fout, Vraag):
            yield Vraag("straat", _lijkt_op("de naam van de aanbieder"))
        else:
            yield Ongeldig("straat", _staat_in(naam))
    yield from _check_contact(aanbieder, "de aanbieder", geheim)
    for hoofdaannemer in omgeving.hoofdaannemers:
        wiens = f"de hoofdaannemer, {hoofdaannemer.naam}"
        yield from _check_contact(hoofdaannemer, wiens, geheim)


def _check_contact(wie: Aanbieder, wiens: str, geheim: GeheimAdres) -> Iterator[Ongeldig]:
    for veld, tekst in (("email", wie.contact.email), ("website", wie.contact.website)):
        wat = f"{_WAT[veld]} van {wiens}"
        yield from find_bezwaren({veld: tekst}, geheim, wat, bron=ContactVan(wie.id, veld))


def _check_others(
    geheim: GeheimAdres, locatie: Locatie, omgeving: Aanbiederomgeving
) -> Iterator[Ongeldig]:
    """The texts of the aanbieder's other locaties; an open one in this very street tells that street anyhow."""
    for andere_locatie in omgeving.others(locatie):
        if isinstance(andere_locatie.adres, OpenbaarAdres) and is_in_straat(
            andere_locatie.adres.adres, geheim
        ):
            continue
        teksten = {} if andere_locatie.id in omgeving.getoetst else public_teksten(andere_locatie)
        for veld, tekst in teksten.items():
            wat = f"{_WAT[veld]} van uw locatie {andere_locatie.naam}"
            yield from find_bezwaren(
                {veld: tekst}, geheim, wat, bron=LocatieVan(andere_locatie.id, veld)
            )
        for aanbod in omgeving.aanbod.get(andere_locatie.id, ()):
            if aanbod.id in omgeving.getoetst or aanbod.opgave is None:
                continue
            tekst = aanbod.opgave.toelichting
            wat = f"de toelichting bij {andere_locatie.naam}, {aanbod.hulp.tekst}"
            yield from find_bezwaren(
                {"toelichting": tekst}, geheim, wat, bron=ToelichtingVan(aanbod.id)
            )
