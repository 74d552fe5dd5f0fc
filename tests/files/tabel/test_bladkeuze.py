"""Which sheet of a workbook is read, and what is said about the others."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from openpyxl import Workbook

from tests.files.hulp import csv_bytes
from tests.files.tabel.boeken import rij, tekst, werkboek
from wijzer.files.tabel.cellen import read_geheel, read_text
from wijzer.files.tabel.fouten import BestandGeweigerd, Gelezen
from wijzer.files.tabel.rijen import Kolom, read_rows

NAAM, PLEKKEN = Kolom("naam", read_text, verplicht=True), Kolom("plekken", read_geheel)
GOED = [["naam", "plekken"], ["De Linde", 2]]
UITLEG = [["Zo vult u dit in"], ["naam: de naam van de locatie"]]


def book(bladen: Mapping[str, Sequence[Any]], **zichtbaar: str) -> bytes:
    boek, uit = Workbook(), io.BytesIO()
    assert boek.active is not None
    boek.remove(boek.active)
    for naam, rijen in bladen.items():
        blad = boek.create_sheet(naam)
        blad.sheet_state = zichtbaar.get(naam, "visible")
        for waarden in rijen:
            blad.append(list(waarden))
    boek.save(uit)
    return uit.getvalue()


def read(inhoud: bytes) -> Gelezen[str]:
    return read_rows(inhoud, [NAAM, PLEKKEN], lambda cellen: cellen.need(NAAM))


def refused(inhoud: bytes) -> list[str]:
    with pytest.raises(BestandGeweigerd) as gevangen:
        read(inhoud)
    return gevangen.value.redenen


def test_the_only_sheet_is_read_and_there_is_nothing_to_tell():
    assert read(book({"Blad1": GOED})) == Gelezen(["De Linde"], [], [])


def test_a_column_without_a_name_is_told_by_its_place():
    gelezen = read(book({"Blad1": [[None, "naam", "plekken"], [None, "De Linde", 2]]}))
    assert gelezen.rijen == ["De Linde"]
    assert gelezen.opmerkingen == ["Deze kolom kennen we niet en is overgeslagen: kolom 1."]


def test_the_first_sheet_with_the_columns_is_read_and_named():
    gelezen = read(book({"Uitleg": UITLEG, "Leeg": [], "Lijst": GOED, "Oud": GOED}))
    assert gelezen.rijen == ["De Linde"]
    assert gelezen.opmerkingen == [
        "Alleen het blad “Lijst” is gelezen.",
        "Niet gelezen: “Uitleg”, “Leeg”, “Oud”.",
    ]


@pytest.mark.parametrize("hoe", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_not_read_though_it_has_the_columns_and_it_is_named(hoe: str):
    gelezen = read(book({"Oud": [GOED[0], ["Weg", 9]], "Lijst": GOED}, Oud=hoe))
    assert gelezen.rijen == ["De Linde"]
    assert gelezen.opmerkingen == [
        "Alleen het blad “Lijst” is gelezen.",
        "Verborgen, en niet gelezen: “Oud”.",
    ]


def test_a_refusal_names_the_sheet_that_comes_nearest_and_what_is_missing_there():
    assert refused(book({"Uitleg": UITLEG, "Lijst": [["naam", "aantal"], ["a", 1]]})) == [
        "Geen van de bladen heeft alle kolommen. Het blad “Lijst” komt het dichtst in de buurt.",
        "Deze kolom ontbreekt: plekken.",
    ]


def test_a_refusal_says_that_the_columns_may_be_on_a_sheet_that_is_hidden():
    assert refused(book({"Uitleg": UITLEG, "Lijst": GOED}, Lijst="hidden")) == [
        "Gelezen is het blad “Uitleg”.",
        "Deze kolommen ontbreken: naam, plekken.",
        "Verborgen bladen lezen we niet: “Lijst”. Maak een blad zichtbaar als uw lijst daar staat.",
    ]


def test_a_workbook_with_only_hidden_sheets_is_refused_with_what_to_do():
    blad = '<sheet name="Lijst" sheetId="1" state="hidden" r:id="rId1"/>'
    assert refused(werkboek(rij(tekst("naam"), tekst("plekken")), bladen=blad)) == [
        "Alle bladen van dit bestand zijn verborgen.",
        "Maak het blad met de gegevens zichtbaar.",
    ]


def test_a_mistake_on_another_sheet_is_no_mistake_of_the_one_that_is_read():
    breed = [[*range(300)]]
    gelezen = read(book({"Draaitabel": breed, "Lijst": GOED, "Som": [["=1+1"]]}))
    assert gelezen.rijen == ["De Linde"]
    assert gelezen.fouten == []


def test_when_no_sheet_has_the_columns_one_that_is_too_wide_is_told_as_that():
    assert "Het bestand heeft meer dan 200 kolommen." in refused(
        book({"Breed": [[*range(300)]], "Uitleg": [["lees dit"]]})
    )


def test_a_chart_on_a_sheet_of_its_own_is_no_table():
    bladen = '<sheet name="Grafiek" sheetId="1" r:id="rId5"/><sheet name="Lijst" sheetId="2" r:id="rId1"/>'
    kop = rij(tekst("naam"), tekst("plekken")) + rij(tekst("De Linde"))
    grafiek = {"xl/chartsheets/sheet3.xml": "<chartsheet/>"}
    assert read(werkboek(kop, bladen=bladen, anders=grafiek)).rijen == ["De Linde"]
    assert refused(werkboek(kop, bladen=bladen[: bladen.index("/>") + 2], anders=grafiek)) == [
        "In dit Excel-bestand staat geen blad met een tabel."
    ]


def test_one_part_under_many_names_is_read_for_none_of_them():
    bladen = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 9))
    assert refused(werkboek(bladen=bladen))[0] == "Dit Excel-bestand is beschadigd."


def test_many_sheets_are_named_in_short():
    vele = {f"Blad {nummer}": UITLEG for nummer in range(8)}
    [_, rest] = read(book({**vele, "Lijst": GOED})).opmerkingen
    assert rest == "Niet gelezen: “Blad 0”, “Blad 1”, “Blad 2”, “Blad 3”, “Blad 4” en nog 3."


def test_the_header_may_stand_below_a_title():
    inhoud = book({"Lijst": [["Stand van november"], [], *GOED]})
    assert read(inhoud).rijen == ["De Linde"]


def test_a_csv_is_one_sheet_without_a_name():
    assert read(csv_bytes("naam;plekken", "De Linde;2")) == Gelezen(["De Linde"], [], [])
    assert refused(csv_bytes("naam", "De Linde")) == ["Deze kolom ontbreekt: plekken."]
