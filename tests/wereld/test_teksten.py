"""Text as phones, Word and PDFs make it: one cleaning for who types it in a form and who brings it in a file."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from tests.factories import HENGELO
from tests.steun.pagina import CheckedClient
from tests.wereld.balie import Balie
from tests.wereld.tabellen import BEUK, LOCATIE_KOP

NIEUW = "/aanbieder/locaties/nieuw?soort=groep&afgeschermd=ja"
GETYPT: Mapping[str, Any] = {
    "naam": "De Beuk",
    "straat": "Schuilhof",
    "huisnummer": "14",
    "postcode": "7551XX",
    "plaats": "Hengelo",
    "gemeente": HENGELO,
    "groepsgrootte": "6",
    "producten": ["WGZHF"],
}
Rij = Mapping[str, str]
NBSP, ZONDER, ZACHT, BOM, STREEP = "\u00a0", "\u200b", "\u00ad", "\ufeff", "\u2011"
GEZIN = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def by_form(balie: Balie, client: CheckedClient, velden: Mapping[str, str]) -> Rij | None:
    """Add a locatie by the form of the aanbieder; None when the form comes back."""
    voor = balie.seen("locaties")
    antwoord = client.send_form(NIEUW, {**GETYPT, **velden})
    na = [rij for rij in balie.stored("locaties") if rij not in voor]
    assert antwoord.status_code in {200, 303}
    assert bool(na) is (antwoord.status_code == 303)
    return na[0] if na else None


def by_file(balie: Balie, client: CheckedClient, velden: Mapping[str, str]) -> Rij | None:
    """Add the same locatie by a file; None when it is refused, with the column that is wrong."""
    voor = balie.seen("locaties")
    rij = {**BEUK, "afgeschermd": "ja", "telefoon": None, "straat": "Schuilhof", **velden}
    uitkomst = balie.bring_rows("locaties", LOCATIE_KOP, rij)
    na = [rij for rij in uitkomst.rijen if rij not in voor]
    assert bool(na) is not uitkomst.is_geweigerd
    if uitkomst.is_geweigerd:
        assert {fout["kolom"] for fout in uitkomst.fouten} & {
            *velden,
            "huisnummer",
            "locatie_id",
        }, uitkomst.fouten
    return na[0] if na else None


def both_ways(naam: str, gevallen: Iterable[tuple[object, object]]) -> dict[str, Any]:
    """Every case by a file, and every second one by the form, where a page must be looked at for each."""
    alle = list(gevallen)
    wegen = [(by_file, *geval) for geval in alle] + [(by_form, *geval) for geval in alle[::2]]
    namen = [f"{weg.__name__[3:]}-{getypt!a}" for weg, getypt, _ in wegen]
    return {"argnames": ("weg", naam, "bewaard"), "argvalues": wegen, "ids": namen}


NAMEN = {
    f"De{NBSP}Beuk": "De Beuk", f"De {ZONDER}Beuk": "De Beuk", "De  Beuk": "De Beuk", "De\tBeuk": "De Beuk",
    "De\u2028Beuk": "De Beuk", f"Beuken{ZACHT}huis": "Beukenhuis", f"{BOM}De Beuk": "De Beuk",
    "\u202eDe Beuk\u202c": "De Beuk", "De\r\nBeuk": "De Beuk", "De\x85Beuk": "De Beuk",
    unicodedata.normalize("NFD", "Beukenöord"): "Beukenöord", f"De Beuk {GEZIN}": f"De Beuk {GEZIN}",
    "Huis ’t Beukje": "Huis ’t Beukje", "De Beuk – Zuid": "De Beuk – Zuid",
    "De\u200eBeuk": "DeBeuk", "De Beuk\u180e": "De Beuk", "Beuk ℅ ﬁ": "Beuk ℅ ﬁ", "De\x07 Beuk": "De Beuk",
}  # fmt: skip


@pytest.mark.parametrize(**both_ways("getypt", NAMEN.items()))
def test_a_name_is_kept_as_it_is_seen(
    balie_met_linde: Balie, aanbieder: CheckedClient, weg: Any, getypt: str, bewaard: str
):
    rij = weg(balie_met_linde, aanbieder, {"naam": getypt})
    assert rij, "geweigerd"
    assert rij["naam"] == bewaard


ADRESSEN = [
    ({"postcode": f"7551{NBSP}XX"}, {"postcode": "7551XX"}),
    ({"postcode": "7551\u2009xx"}, {"postcode": "7551XX"}),
    ({"postcode": f"7551{ZONDER}XX"}, {"postcode": "7551XX"}),
    ({"postcode": f"{BOM}7551 XX "}, {"postcode": "7551XX"}),
    ({"postcode": "7551  XX"}, {"postcode": "7551XX"}),
    ({"huisnummer": f"14{ZONDER}"}, {"huisnummer": "14", "toevoeging": ""}),
    ({"huisnummer": f"{NBSP}14"}, {"huisnummer": "14", "toevoeging": ""}),
    ({"huisnummer": f"14{NBSP}a"}, {"huisnummer": "14", "huisletter": "A"}),
    ({"huisnummer": "14\u201316"}, {"huisnummer": "14", "toevoeging": "16"}),
    ({"huisnummer": f"14{STREEP}16"}, {"huisnummer": "14", "toevoeging": "16"}),
    ({"huisnummer": f"14a{STREEP}3"}, {"huisnummer": "14", "huisletter": "A", "toevoeging": "3"}),
    ({"huisnummer": "14a \u2013 3"}, {"huisnummer": "14", "huisletter": "A", "toevoeging": "3"}),
    ({"huisletter": f"b{ZONDER}"}, {"huisnummer": "14", "huisletter": "B"}),
    ({"toevoeging": f"{NBSP}bis"}, {"huisnummer": "14", "toevoeging": "bis"}),
    ({"straat": f"Schuil{ZACHT}hof"}, {"straat": "Schuilhof"}),
    ({"straat": f"Burg.{NBSP}Schuilhof"}, {"straat": "Burg. Schuilhof"}),
    ({"straat": "Schuil\nhof"}, {"straat": "Schuil hof"}),
    ({"plaats": f"Hengelo{ZONDER}"}, {"plaats": "Hengelo"}),
    ({"groepsgrootte": f"6{NBSP}"}, {"groepsgrootte": "6"}),
    ({"leeftijd_van": f"{ZONDER}4", "leeftijd_tot": "18 "}, {"leeftijd_van": "4", "leeftijd_tot": "18"}),
]  # fmt: skip


@pytest.mark.parametrize(**both_ways("velden", ADRESSEN))
def test_an_address_is_read_whatever_spaces_and_dashes_are_in_it(
    balie_met_linde: Balie, aanbieder: CheckedClient, weg: Any, velden: Rij, bewaard: Rij
):
    rij = weg(balie_met_linde, aanbieder, velden)
    assert rij, "geweigerd"
    assert {kolom: rij[kolom] for kolom in bewaard} == bewaard


TOEVOEGINGEN = [
    "begane grond", "Begane Grond", "bg", "2e verdieping", "1 hoog", "bis", "hs", "t/m 16", "a b", "boven",
    "vijf letters", "<b>", "123456", "é",
]  # fmt: skip


@pytest.mark.parametrize("toevoeging", TOEVOEGINGEN)
def test_an_addition_is_the_same_in_the_form_and_in_a_file(
    balie_met_linde: Balie, aanbieder: CheckedClient, toevoeging: str
):
    velden = {"toevoeging": toevoeging}
    uit_formulier = by_form(balie_met_linde, aanbieder, {**velden, "naam": "Getypt"})
    uit_bestand = by_file(balie_met_linde, aanbieder, {**velden, "naam": "Geladen"})
    assert bool(uit_formulier) == bool(uit_bestand)
    if toevoeging.casefold() in {"begane grond", "2e verdieping", "bis", "hs", "bg"}:
        assert uit_formulier, "dit is gewoon een toevoeging"
    if uit_formulier and uit_bestand:
        assert uit_formulier["toevoeging"] == uit_bestand["toevoeging"]


@pytest.mark.parametrize(
    "huisnummer",
    [
        "14 begane grond",
        "14-2e verdieping",
        "14 bg",
        "14/16",
        "14 A 3",
        "14A3",
        "14bis",
        "nr 14",
        "14 t/m 16",
    ],
)
def test_a_number_with_more_behind_it_is_the_same_in_the_form_and_in_a_file(
    balie_met_linde: Balie, aanbieder: CheckedClient, huisnummer: str
):
    velden = {"huisnummer": huisnummer}
    uit_formulier = by_form(balie_met_linde, aanbieder, {**velden, "naam": "Getypt"})
    uit_bestand = by_file(balie_met_linde, aanbieder, {**velden, "naam": "Geladen"})
    assert bool(uit_formulier) == bool(uit_bestand)
    if uit_formulier and uit_bestand:
        for deel in ("huisnummer", "huisletter", "toevoeging"):
            assert uit_formulier[deel] == uit_bestand[deel]


GELIJK = [
    ("Huis ’t Beukje", "Huis 't Beukje"), ("Huis 't Beukje", "Huis ‘t Beukje"), ("Groep A–B", "Groep A-B"),
    ("Groep A-B", f"Groep A{STREEP}B"), (f"De{NBSP}Beuk", "De Beuk"), ("De Beuk", f"De Beuk{ZONDER}"),
    ("Café Beuk", unicodedata.normalize("NFD", "Café Beuk")), ("De Beuk", "De  Beuk"), ("De Beuk", "de beuk"),
    ("Huis 't Beukje", "Huis ′t Beukje"), ("Groep A-B", "Groep A\u2212B"),
]  # fmt: skip


@pytest.mark.parametrize(("eerst", "dan"), GELIJK, ids=[ascii(paar) for paar in GELIJK])
def test_a_second_locatie_does_not_come_by_its_apostrophe_in_a_file(
    balie_met_linde: Balie, aanbieder: CheckedClient, eerst: str, dan: str
):
    assert by_file(balie_met_linde, aanbieder, {"naam": eerst})
    by_file(balie_met_linde, aanbieder, {"naam": dan, "groepsgrootte": "7"})
    assert len(balie_met_linde.stored("locaties")) == 2


def test_a_file_never_guesses_between_two_of_one_name(
    balie_met_linde: Balie, aanbieder: CheckedClient
):
    assert by_form(balie_met_linde, aanbieder, {"naam": "Huis ’t Beukje"})
    tweede = by_form(balie_met_linde, aanbieder, {"naam": "Huis 't Beukje", "huisnummer": "16"})
    uit_bestand = by_file(balie_met_linde, aanbieder, {"naam": "Huis 't Beukje", "plaats": "Borne"})
    assert not (tweede and uit_bestand), "welke van de twee?"


@pytest.mark.parametrize(
    ("naam", "ander"), [("De Beuk 1", "De Beuk 2"), ("Beuk A", "Beuk B"), ("De Beuk", "De Beuken")]
)
def test_another_name_is_another_locatie(
    balie_met_linde: Balie, aanbieder: CheckedClient, naam: str, ander: str
):
    assert by_form(balie_met_linde, aanbieder, {"naam": naam})
    assert by_file(balie_met_linde, aanbieder, {"naam": ander})
    assert len(balie_met_linde.stored("locaties")) == 3


@pytest.mark.parametrize(
    "regels",
    ["Bel ons.\r\nGraag.", "Bel ons.\rGraag.", "Bel ons.\u2028Graag.", "Bel ons.\x85Graag."],
    ids=ascii,
)
def test_a_remark_keeps_its_lines(balie_met_linde: Balie, aanbieder: CheckedClient, regels: str):
    rij = by_file(balie_met_linde, aanbieder, {"toelichting": regels})
    assert rij
    assert rij["toelichting"] == "Bel ons.\nGraag."
