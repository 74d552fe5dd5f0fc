"""What the rules about shielded addresses ask of an invented region: counted, so that nobody is asked too often."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from wijzer.demo.modellen import Demo, DemoAanbieder, DemoLocatie
from wijzer.domain.adressen.adres import OpenbaarAdres
from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.domain.verraad.oordeel import (
    GeheimAdres,
    Teksten,
    find_verraad,
    geheimen_of,
    is_in_straat,
)
from wijzer.domain.verraad.plaatsaanduiding import check_plaatsaanduidingen

HOOGSTENS_GEVRAAGD = 0
"""Among an aanbieder's own texts and addresses: as many questions as loading the demo would put."""
HOOGSTENS_OVERAL = 0.001
"""The share of pairs that is asked about or refused when every text is set beside every shielded address of the region."""


def texts_of(locatie: DemoLocatie) -> Teksten:
    remarks = {
        aanbod.hulp.sleutel: aanbod.opgave.toelichting
        for aanbod in locatie.aanbod
        if aanbod.opgave is not None
    }
    contact = locatie.contact
    return {"naam": locatie.naam, "email": contact.email, "website": contact.website, **remarks}


def texts_of_aanbieder(aanbieder: DemoAanbieder) -> Teksten:
    contact = aanbieder.contact
    return {"naam": aanbieder.naam, "email": contact.email, "website": contact.website}


def asked_among_own(demo: Demo) -> Iterator[Ongeldig]:
    eigen: dict[str, list[GeheimAdres]] = defaultdict(list)
    for locatie in demo.locaties:
        eigen[locatie.agb].extend(geheimen_of([locatie.adres]))
    for locatie in demo.locaties:
        for geheim in eigen[locatie.agb]:
            adres = locatie.adres
            if not (isinstance(adres, OpenbaarAdres) and is_in_straat(adres.adres, geheim)):
                yield from find_verraad(texts_of(locatie), geheim)
    for aanbieder in demo.aanbieders:
        for geheim in eigen[aanbieder.agb]:
            yield from find_verraad(texts_of_aanbieder(aanbieder), geheim)


def test_loading_the_demo_puts_no_question_and_refuses_nothing(demo: Demo):
    gevonden = Counter(type(fout) for fout in asked_among_own(demo))
    print(f"vragen: {gevonden[Vraag]}, geweigerd: {gevonden[Ongeldig]}")
    assert gevonden[Vraag] <= HOOGSTENS_GEVRAAGD
    assert gevonden[Ongeldig] == 0


def test_no_text_of_the_demo_points_at_a_place(demo: Demo):
    for locatie in demo.locaties:
        teksten = texts_of(locatie) | {"telefoon": locatie.contact.telefoon}
        assert check_plaatsaanduidingen(teksten) == []


def test_a_text_seldom_looks_like_an_address_that_is_not_its_own(demo: Demo):
    geheimen = geheimen_of(locatie.adres for locatie in demo.locaties)
    teksten = {
        tekst: tekst for locatie in demo.locaties for tekst in texts_of(locatie).values() if tekst
    }
    gevonden = Counter(
        type(fout) for geheim in geheimen for fout in find_verraad(dict(teksten), geheim)
    )
    paren = len(geheimen) * len(teksten)
    print(f"paren: {paren}, vragen: {gevonden[Vraag]}, geweigerd: {gevonden[Ongeldig]}")
    assert gevonden.total() <= HOOGSTENS_OVERAL * paren
