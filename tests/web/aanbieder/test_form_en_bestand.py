"""A form and a file take the same of a locatie: what the one keeps the other keeps, what the one refuses the other refuses.

Each value goes in twice, typed into the form and as a cell of a CSV, through everything up to where it would be kept.
"""

from uuid import UUID

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, IntegerField, StringField

from tests.files.hulp import PATROON, csv_bytes
from wijzer.domain.adressen.adres import LocatieAdres, OpenbaarAdres, Punt, check_adres
from wijzer.domain.contact.gegevens import check_contact
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbiederId, LocatieId, PubliekId
from wijzer.domain.locaties.locatie import Groep, check_locatie
from wijzer.domain.maten import EMAIL, HUISNUMMER, NAAM, PLAATS, STRAAT, TELEFOON, WEBSITE
from wijzer.domain.regio.gebied import Contact, Gemeente
from wijzer.files.locaties import KOLOMMEN, read_locaties
from wijzer.services.locaties.invoer import LocatieInvoer, as_locatie
from wijzer.services.locaties.overzie_keuzes import Locatiekeuzes
from wijzer.web.aanbieder.formulieren import LocatieFormulier

ID = UUID(int=7)
HENGELO = Gemeente(
    code="GM0164",
    regio="twente",
    naam="Hengelo",
    punt=Punt(52.2, 6.8),
    gemeentehuis="Stadhuis",
    adres=None,
    bevestigd_at=None,
)
VAST = {
    "naam": "De Linde", "straat": "Proefbosweg", "huisnummer": "12", "huisletter": "", "toevoeging": "", "postcode": "7551 EB",
    "plaats": "Hengelo", "telefoon": "", "email": "", "website": "", "groepsgrootte": "6", "leeftijd_van": "4", "leeftijd_tot": "18",
}  # fmt: skip
WAARDEN: dict[str, list[str]] = {
    "naam": ["De Linde", " De  Linde ", "'t Huis", "Zoë & Co", "x" * NAAM, "x" * (NAAM + 1), ""],
    "straat": ["De Höfte", "7e Dwarsstraat", "St.-Jacobsstraat", "x" * STRAAT, "x" * (STRAAT + 1), ""],
    "huisnummer": [
        "1", "012", "0000012", "99999", "100000", "0", "-1", "12a", "12 A", "12a-3", "12 bis", "12-14", "12/14", "12 t/m 14", "12 t/o",
        "12 2e verdieping", "12 begane grond", "12 beg. gr.", "12 b.g.", "12bg", "12 hs", "12 1-hoog", "12 boven", "12 kantoor", "bis",
        "12345 a vierentwintigste verdieping", "12 " + "x" * HUISNUMMER, "1" * 10, "",
    ],
    "huisletter": ["A", "a", " b ", "AB", "1", "é"],
    "toevoeging": [
        "begane grond", "Begane Grond", "bg", "BG", "b.g.", "beg. gr.", "parterre", "1 hoog", "2-hoog", "twee hoog", "1e verdieping",
        "vierentwintigste verdieping", "hs", "HS", "huis", "boven", "boven woning", "t/o", "to", "tegenover", "bis", "3", "014", "t/m 14",
        "links", "a b", "abcde", "kantoor links", "=1", "1,5", "x" * 40,
    ],
    "postcode": ["7551EB", "7551 EB", "7551eb", " 7551  eb ", "0551EB", "7551 SS", "7551", ""],
    "plaats": ["Hengelo (O)", "'s-Gravenhage", "x" * PLAATS, "x" * (PLAATS + 1), ""],
    "telefoon": ["074-000 00 12", "+31 74 000 00 12", "bel ons", "0" * (TELEFOON + 1)],
    "email": ["info@linde.example", "info@linde", "x" * EMAIL + "@linde.example", "geen mail"],
    "website": ["www.linde.example", "https://linde.example/wij", "geen site", "https://linde.example/" + "x" * WEBSITE],
    "groepsgrootte": ["1", "99", "100", "0", "-1", "zes", "6,5", "06", ""],
    "leeftijd_van": ["0", "23", "24", "-1", "vier", ""],
    "leeftijd_tot": ["23", "24", "3", "-1", ""],
}  # fmt: skip
KEUZES = {"rolstoeltoegankelijk": ["ja", "nee", "", "misschien", "waar"]}
"""What is chosen in the form and typed in a file."""
GEVALLEN = [(veld, waarde) for veld, waarden in (WAARDEN | KEUZES).items() for waarde in waarden]
PAREN = [
    {"huisnummer": "12a", "toevoeging": "bis"},
    {"huisnummer": "12", "huisletter": "b", "toevoeging": "begane grond"},
    {"huisnummer": "12 ", "huisletter": "b"},
    {"huisnummer": "0012", "toevoeging": "2e verdieping"},
    {"huisnummer": "twaalf", "toevoeging": "2"},
    {"leeftijd_van": "12", "leeftijd_tot": "4"},
]


@pytest.fixture(scope="module")
def kantoor() -> Flask:
    app = Flask(__name__)
    app.config.update(SECRET_KEY="only for tests", WTF_CSRF_ENABLED=False)
    return app


def typed(kantoor: Flask, getypt: dict[str, str]) -> LocatieInvoer | None:
    """What the form makes of it; None when it refuses."""
    data = MultiDict({**getypt, "gemeente": HENGELO.code, "soort": "groep", "afgeschermd": "nee"})
    with kantoor.test_request_context(method="POST", data=data):
        form = LocatieFormulier()
        form.offer(Locatiekeuzes([HENGELO], [], [], frozenset()))
        goed = form.validate()
        invoer, fouten = form.gelezen(AanbiederId(ID))
    return invoer if goed and not fouten else None


def loaded(getypt: dict[str, str]) -> LocatieInvoer | None:
    """What a file makes of it; None when it refuses."""
    rij = {
        **getypt,
        "agb": "73730001",
        "soort": "groep",
        "gemeente": "Hengelo",
        "afgeschermd": "nee",
    }
    regel = ";".join('"' + rij.get(kolom, "").replace('"', '""') + '"' for kolom in KOLOMMEN)
    gelezen = read_locaties(csv_bytes(";".join(KOLOMMEN), regel), productcode_patroon=PATROON)
    if gelezen.fouten:
        return None
    [gevonden] = gelezen.rijen
    assert gevonden.adres is not None
    assert gevonden.naam is not None
    return LocatieInvoer(
        aanbieder_id=AanbiederId(ID),
        soort="groep",
        naam=gevonden.naam,
        gemeente=HENGELO.code,
        adres=gevonden.adres,
        hulp=frozenset(),
        contact=Contact(telefoon=gevonden.telefoon, email=gevonden.email, website=gevonden.website),
        leeftijd_van=gevonden.leeftijd_van,
        leeftijd_tot=gevonden.leeftijd_tot,
        groepsgrootte=gevonden.groepsgrootte,
        rolstoeltoegankelijk=gevonden.rolstoeltoegankelijk,
    )


def kept(invoer: LocatieInvoer | None) -> Groep | None:
    """The locatie that would be kept; None when a rule of the domain refuses it."""
    if invoer is None:
        return None
    locatie = as_locatie(invoer, id=LocatieId(ID), publiek_id=PubliekId(ID), regio="twente")
    assert isinstance(locatie, Groep)
    return None if wrong(locatie, invoer.adres) else locatie


def wrong(locatie: Groep, adres: LocatieAdres) -> list[Ongeldig]:
    assert isinstance(adres, OpenbaarAdres)
    return [
        *check_locatie(locatie, regio_gemeenten=frozenset({HENGELO.code})),
        *check_adres(adres.adres),
        *check_contact(locatie.contact),
    ]


@pytest.mark.parametrize(("veld", "waarde"), GEVALLEN, ids=[f"{v}-{w[:30]}" for v, w in GEVALLEN])
def test_a_form_and_a_file_keep_or_refuse_the_same_value(kantoor: Flask, veld: str, waarde: str):
    getypt = VAST | {veld: waarde}
    assert kept(typed(kantoor, getypt)) == kept(loaded(getypt))


@pytest.mark.parametrize("samen", PAREN, ids=str)
def test_a_form_and_a_file_keep_or_refuse_the_same_values_together(
    kantoor: Flask, samen: dict[str, str]
):
    assert kept(typed(kantoor, VAST | samen)) == kept(loaded(VAST | samen))


@settings(max_examples=60)
@given(
    huisnummer=st.integers(0, 100_000).map(str) | st.text("129 aB-/,.", max_size=8),
    huisletter=st.sampled_from(["", "a", "B", "AB", " "]),
    toevoeging=st.sampled_from(WAARDEN["toevoeging"]) | st.text("1aB /.-mtog", max_size=6),
)
def test_whatever_stands_in_the_parts_of_a_number_a_form_and_a_file_agree(
    huisnummer: str, huisletter: str, toevoeging: str
):
    app = Flask(__name__)
    app.config.update(SECRET_KEY="only for tests", WTF_CSRF_ENABLED=False)
    getypt = VAST | {"huisnummer": huisnummer, "huisletter": huisletter, "toevoeging": toevoeging}
    assert kept(typed(app, getypt)) == kept(loaded(getypt))


def test_every_field_that_is_typed_into_the_form_is_tried(kantoor: Flask):
    with kantoor.test_request_context():
        getypt = {
            veld.name
            for veld in LocatieFormulier()
            if isinstance(veld, StringField | IntegerField) and not isinstance(veld, HiddenField)
        }
    assert getypt == WAARDEN.keys()


def test_every_value_that_is_right_is_kept_and_what_is_wrong_is_refused(kantoor: Flask):
    """Both may not agree by refusing everything."""
    assert kept(loaded(VAST)) is not None
    for veld, goed, fout in (
        ("toevoeging", "begane grond", "kantoor links"),
        ("toevoeging", "vierentwintigste verdieping", "abcde"),
        ("huisnummer", "12345 a vierentwintigste verdieping", "12 kantoor"),
        ("groepsgrootte", "99", "100"),
    ):
        assert kept(typed(kantoor, VAST | {veld: goed})) is not None, goed
        assert kept(typed(kantoor, VAST | {veld: fout})) is None, fout


@pytest.mark.parametrize(("gestuurd", "blijft"), [({}, "ja"), ({"rolstoeltoegankelijk": ""}, "")])
def test_a_page_from_before_the_question_keeps_what_was_stated(
    kantoor: Flask, gestuurd: dict[str, str], blijft: str
):
    with kantoor.test_request_context(method="POST", data=MultiDict({"naam": "Linde", **gestuurd})):
        form = LocatieFormulier(data={"rolstoeltoegankelijk": "ja"})
        form.offer(Locatiekeuzes([HENGELO], [], [], frozenset()))
        form.validate()
    assert form.rolstoeltoegankelijk.data == blijft
    assert not form.rolstoeltoegankelijk.errors
