"""The ready-made pieces: what the projection writes is what the public side reads, and no key is written that nobody names."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from tests.factories import make_aanbieder, make_aanbod, make_gemeente, make_groep, make_product
from tests.published.geheugen import WOONGROEP
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.inkoop.product import Hulpsoort
from wijzer.domain.locaties.beschikbaarheid import Opgave, WachttijdSoort
from wijzer.domain.locaties.publicatie import PubliekAdres
from wijzer.domain.regio.gebied import Contact
from wijzer.published import stukken
from wijzer.published.gegevens import Naam, Stuk
from wijzer.web.feed.schemas import SCHEMAS

ADRES = PubliekAdres(
    afgeschermd=False,
    omschrijving="Ingang achter",
    straat="Proefstraat",
    huisnummer=12,
    huisletter="a",
    toevoeging="2",
    postcode="7551AB",
    plaats="Hengelo",
    punt=Punt(52.26583, 6.79306),
)
CONTACT = Contact(telefoon="074-000 00 12", email="post@voorbeeld.example", website=None)
AANBIEDER = Naam(id=UUID(int=7), naam="Voorbeeld")


@dataclass
class Feiten:
    """A locatie as the projection hands it over."""

    publiek_id: UUID = UUID(int=1)
    regio: str = "twente"
    soort: str = "groep"
    naam: str = "De Linde"
    doelgroepen: list[str] = field(default_factory=lambda: ["trauma", "hechting"])
    werkgebied: list[str] = field(default_factory=list)
    groepsgrootte: int | None = 6
    leeftijd_van: int | None = 4
    leeftijd_tot: int | None = None
    rolstoeltoegankelijk: bool | None = None


def locatiestuk(**anders: Any) -> Stuk:
    return stukken.write_locatie(
        Feiten(**anders),
        aanbieder=AANBIEDER,
        contact=CONTACT,
        gemeente=make_gemeente(),
        adres=ADRES,
    )


def aanbodtekst(**anders: object) -> str:
    groep = make_groep(make_aanbieder())
    aanbod = make_aanbod(groep, medische_verwijzing=True)
    return stukken.write_aanbod(aanbod, make_product(), {**locatiestuk(), **anders})


def test_an_address_and_a_contact_are_read_as_they_were_written():
    assert stukken.read_adresstuk(stukken.write_adres(ADRES)) == ADRES
    assert stukken.read_contact(stukken.write_contact(CONTACT)) == CONTACT


def test_a_locatie_is_read_as_it_was_written():
    gelezen = stukken.read_locatie(locatiestuk())
    feiten = Feiten()
    assert gelezen.id == feiten.publiek_id
    assert (gelezen.adres, gelezen.contact, gelezen.aanbieder) == (ADRES, CONTACT, AANBIEDER)
    assert (gelezen.naam, gelezen.is_groep, gelezen.gemeente) == ("De Linde", True, "GM0164")
    assert gelezen.doelgroepen == ("hechting", "trauma")
    assert (gelezen.groepsgrootte, gelezen.leeftijd_van, gelezen.leeftijd_tot) == (6, 4, None)


@pytest.mark.parametrize(("gezegd", "woord"), [(True, "ja"), (False, "nee"), (None, "onbekend")])
def test_whether_a_wheelchair_can_come_in_is_yes_or_no_or_unknown(gezegd: bool | None, woord: str):
    stuk = locatiestuk(rolstoeltoegankelijk=gezegd)
    assert stuk["rolstoeltoegankelijk"] == woord
    assert stukken.read_locatie(stuk).rolstoeltoegankelijk is gezegd


def test_a_piece_of_an_older_version_says_nothing_of_wheelchairs():
    stuk = locatiestuk(rolstoeltoegankelijk=False)
    del stuk["rolstoeltoegankelijk"]
    assert stukken.read_locatie(stuk).rolstoeltoegankelijk is None


def test_an_aanbod_tells_of_its_locatie_what_the_locatie_tells_of_itself():
    alleen, bij_aanbod = stukken.read_locatie(locatiestuk()), stukken.read_aanbod(aanbodtekst())
    verschil = {
        naam
        for naam in alleen.__slots__
        if getattr(alleen, naam) != getattr(bij_aanbod.locatie, naam)
    }
    assert verschil == {"stuk"}
    assert bij_aanbod.medische_verwijzing
    assert bij_aanbod.product.code == "WGZHF"


def test_a_text_that_is_shown_again_is_not_parsed_again():
    tekst = aanbodtekst(naam="Nog nooit getoond")
    eerst = stukken.read_aanbod(tekst)
    assert stukken.read_aanbod(tekst.encode().decode()) is eerst


def test_pieces_have_the_keys_that_the_contract_of_the_feed_promises_and_no_other():
    beloofd = {naam: set(schema["properties"]) - {"_links"} for naam, schema in SCHEMAS.items()}
    van_vandaag = {"beschikbaarheid", "afstandKm"}
    stuk = locatiestuk()
    assert stuk.keys() == beloofd["Locatie"]
    assert stuk["adres"].keys() == beloofd["Adres"]
    assert stuk["contact"].keys() == beloofd["Contact"]
    assert json.loads(aanbodtekst()).keys() == beloofd["Aanbod"] - van_vandaag
    assert set(stukken.BESCHIKBAARHEID) == beloofd["Beschikbaarheid"]


def test_an_entry_is_kept_in_the_names_of_the_feed():
    opgave = Opgave(
        peildatum=date(2026, 11, 20),
        vrije_plekken=0,
        eerstvolgende_plek=date(2026, 12, 1),
        aanmeldwachttijd_weken=2,
        wachttijd_soort=WachttijdSoort.INSCHATTING,
    )
    at = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    stuk = stukken.write_opgave(opgave, bevestigd_at=at, gewijzigd_at=None)
    assert stuk.keys() == set(stukken.BESCHIKBAARHEID) - {"status", "actualiteit"}
    assert (stuk["vrijePlekken"], stuk["behandelwachttijdWeken"]) == (0, None)
    assert (stuk["peildatum"], stuk["eerstvolgendePlek"]) == ("2026-11-20", "2026-12-01")
    assert (stuk["bevestigdOp"], stuk["gewijzigdOp"]) == ("2026-11-20T08:00:00Z", None)


@pytest.mark.parametrize(
    ("lat", "lon", "gelezen"),
    [
        (52.26583, 6.79306, Punt(52.26583, 6.79306)),
        (52.265834, 6.793056, Punt(52.26583, 6.79306)),
        (-0.000004, 0.000005, Punt(-0.0, 0.0)),
        (52, 6, Punt(52, 6)),
    ],
)
def test_of_a_point_about_a_metre_is_kept(lat: float, lon: float, gelezen: Punt):
    stuk = stukken.write_adres(replace(ADRES, punt=Punt(lat, lon)))
    assert (stuk["lat"], stuk["lon"]) == (gelezen.lat, pytest.approx(gelezen.lon, abs=1e-5))
    assert stukken.read_adresstuk(stuk).punt == Punt(stuk["lat"], stuk["lon"])


def test_a_shielded_address_is_read_as_the_town_hall_that_it_is():
    dicht = replace(
        ADRES, afgeschermd=True, omschrijving="Stadhuis Hengelo", huisletter=None, toevoeging=None
    )
    stuk = stukken.write_adres(dicht)
    assert stuk["afgeschermd"] is True
    assert stukken.read_adresstuk(stuk) == dicht


@pytest.mark.parametrize(
    "contact",
    [
        Contact(telefoon=None, email=None, website=None),
        Contact(telefoon="074-000 00 12", email=None, website="https://voorbeeld.example"),
    ],
)
def test_whom_nobody_can_call_is_kept_as_nobody(contact: Contact):
    stuk = stukken.write_contact(contact)
    assert list(stuk) == ["telefoon", "email", "website"]
    assert stukken.read_contact(stuk) == contact


def test_lists_of_a_locatie_stand_in_order_whatever_the_office_has():
    stuk = locatiestuk(doelgroepen=["b", "c", "a"], werkgebied=["GM0164", "GM0141"])
    assert stuk["doelgroepen"] == ["a", "b", "c"]
    assert stuk["werkgebied"] == ["GM0141", "GM0164"]
    assert stukken.read_locatie(stuk).werkgebied == ("GM0141", "GM0164")


def test_the_same_locatie_gives_the_same_text_whatever_the_order_of_its_lists():
    """A text that differs is a change that everybody who follows the feed is told of."""
    een = json.dumps(locatiestuk(doelgroepen=["a", "b"], werkgebied=["x", "y"]))
    ander = json.dumps(locatiestuk(doelgroepen=["b", "a"], werkgebied=["y", "x"]))
    assert een == ander


@pytest.mark.parametrize(
    ("soort", "groepsgrootte", "is_groep"), [("groep", 6, True), ("vestiging", None, False)]
)
def test_a_vestiging_has_no_size_and_is_no_groep(
    soort: str, groepsgrootte: int | None, is_groep: bool
):
    gelezen = stukken.read_locatie(locatiestuk(soort=soort, groepsgrootte=groepsgrootte))
    assert (gelezen.is_groep, gelezen.groepsgrootte) == (is_groep, groepsgrootte)


@pytest.mark.parametrize(("van", "tot"), [(0, 0), (0, 23), (None, None), (4, None), (None, 12)])
def test_an_age_of_nought_is_an_age_and_an_open_end_is_none(van: int | None, tot: int | None):
    gelezen = stukken.read_locatie(locatiestuk(leeftijd_van=van, leeftijd_tot=tot))
    assert (gelezen.leeftijd_van, gelezen.leeftijd_tot) == (van, tot)


@pytest.mark.parametrize(
    ("hulpvorm", "soort"), [("gezinshuis", Hulpsoort.WONEN), (None, Hulpsoort.AMBULANT)]
)
def test_a_product_is_read_as_it_was_written(hulpvorm: str | None, soort: Hulpsoort):
    product = make_product("WGZHF", hulpvorm=hulpvorm, soort=soort, gewone_naam="Gewoon")
    stuk = stukken.write_product(product)
    gelezen = stukken.read_product(stuk)
    assert (gelezen.code, gelezen.naam, gelezen.gewone_naam) == ("WGZHF", product.naam, "Gewoon")
    assert (gelezen.hulpvorm, gelezen.soort) == (hulpvorm, soort.value)
    assert list(stuk) == ["code", "naam", "hulpvorm", "gewoneNaam", "segment", "soort"]


def test_a_hulpvorm_without_a_code_is_written_as_a_product_that_has_none():
    stuk = stukken.write_product(WOONGROEP)
    assert stuk == {
        "code": None, "naam": "Woongroepen", "hulpvorm": "woongroep", "gewoneNaam": "Wonen in een groep",
        "segment": "wonen-en-verblijf", "soort": "wonen",
    }  # fmt: skip
    assert list(stuk) == list(stukken.write_product(make_product()))
    gelezen = stukken.read_product(stuk)
    assert (gelezen.code, gelezen.hulpvorm, gelezen.naam) == (None, "woongroep", "Woongroepen")


def test_an_aanbod_without_a_code_tells_everything_else_in_the_same_words():
    groep = make_groep(make_aanbieder())
    aanbod = make_aanbod(groep, "hulpvorm:woongroep")
    zonder, met = (
        json.loads(stukken.write_aanbod(aanbod, hulp, locatiestuk()))
        for hulp in (WOONGROEP, make_product())
    )
    assert zonder.pop("product")["code"] is None
    assert met.pop("product")["code"] == "WGZHF"
    assert zonder == met


def test_a_text_of_an_aanbod_is_short_and_keeps_every_sign_as_it_is():
    tekst = aanbodtekst(naam="Zoëken ☀ \u2028")
    assert "Zoëken ☀" in tekst
    assert ": " not in tekst
    assert stukken.read_aanbod(tekst).locatie.naam == "Zoëken ☀ \u2028"


def test_two_texts_are_two_facts_even_of_the_same_locatie():
    een, ander = aanbodtekst(), aanbodtekst(naam="Anders")
    assert stukken.read_aanbod(een).locatie.naam == "De Linde"
    assert stukken.read_aanbod(ander).locatie.naam == "Anders"


@pytest.mark.parametrize("weg", ["contact", "adres", "aanbieder", "gemeente", "leeftijd"])
def test_a_piece_without_a_part_that_it_always_had_is_no_piece(weg: str):
    stuk = locatiestuk()
    del stuk[weg]
    with pytest.raises(KeyError, match=weg):
        stukken.read_locatie(stuk)
