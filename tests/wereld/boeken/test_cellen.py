"""Cells as spreadsheets keep them: what a person sees in the cell is read, and what nobody can read is named."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from tests.wereld.balie import Balie, Geval, Weiger, judge, with_names
from tests.wereld.tabellen import (
    BEUK,
    CONTRACT_KOP,
    EEN,
    LOCATIE_KOP,
    PDC_KOP,
    PRODUCT,
    only,
    table,
)
from tests.wereld.werkboeken import BLAD, TEKSTEN, WERKBOEK, Ruw, change, pack, parts, serial

EIND = date(2026, 12, 31)
NUMMER = serial(EIND)


def text_cell(inhoud: str) -> Ruw:
    return Ruw(f'<c r="{{r}}" t="inlineStr"><is>{inhoud}</is></c>')


def number_cell(getal: str, stijl: int = 0) -> Ruw:
    return Ruw(f'<c r="{{r}}" s="{stijl}"><v>{getal}</v></c>')


def formula_cell(formule: str, rest: str) -> Ruw:
    return Ruw(f'<c r="{{r}}"{rest}><f{formule}</f><v>{NUMMER}</v></c>')


def cell_case(
    naam: str,
    kolom: str,
    cel: object,
    lees: object = ...,
    waarde: str | None = None,
    formaat: str = "dd\\-mm\\-yyyy",
) -> Geval:
    """A table of one row in which one cell is odd: `lees` is what it means, `waarde` what a refusal tells of it."""
    basis, kop = BASIS_VAN[kolom]
    rij = {**basis, kolom: cel}
    goed = None if lees is ... else [only({**rij, kolom: lees}, SLEUTEL[kop], kolom)]
    fout = None if waarde is None else Weiger(rij=2, kolom=kolom, waarde=waarde)
    return Geval(naam, lambda: pack(parts(table(kop, rij), formaat)), lees=goed, weiger=fout)


SLEUTEL: Mapping[Sequence[str], str] = {
    CONTRACT_KOP: "contractnummer",
    LOCATIE_KOP: "naam",
    PDC_KOP: "productcode",
}
BASIS_VAN: Mapping[str, tuple[Mapping[str, object], Sequence[str]]] = {
    **dict.fromkeys(PDC_KOP, (PRODUCT, PDC_KOP)),
    **dict.fromkeys(LOCATIE_KOP, (BEUK, LOCATIE_KOP)),
    **dict.fromkeys(CONTRACT_KOP, (EEN, CONTRACT_KOP)),
}
FONETISCH = '<rPh sb="0" eb="2"><t>duh</t></rPh><phoneticPr fontId="1"/>'

CONTRACTEN = [
    cell_case("a text in pieces", "locatie", text_cell(
        '<r><rPr><b/></rPr><t xml:space="preserve">De </t></r><r><t>Linde</t></r>'), "De Linde"),
    cell_case("a text with how it sounds", "locatie", text_cell(f"<t>De Linde</t>{FONETISCH}"), "De Linde"),
    cell_case("an empty text", "huisletter", Ruw('<c r="{r}" t="inlineStr"/>'), ""),
    cell_case("an empty text with its piece", "huisletter", text_cell("<t/>"), ""),
    cell_case("a text of a formula without the formula", "locatie",
        Ruw('<c r="{r}" t="str"><v>De Linde</v></c>'), "De Linde"),
    cell_case("spaces around it, not kept", "locatie", text_cell("<t>  De Linde </t>"), "De Linde"),
    cell_case("spaces around it, kept", "locatie", text_cell('<t xml:space="preserve">  De Linde </t>'), "De Linde"),
    cell_case("an escaped return", "locatie", text_cell("<t>De_x000D_&#10;Linde</t>"), "De Linde"),
    cell_case("what looks like an escape", "locatie", text_cell("<t>Groep_x005F_x0041_</t>"), "Groep_x0041_"),
    cell_case("entities and signs", "locatie", text_cell("<t>De &#76;inde &amp; co &#x1F333;</t>"), "De Linde & co 🌳"),
    cell_case("a code with zeros that are only shown", "agb", 7654321, "07654321"),
    cell_case("a code as a program with doubles writes it", "agb", Ruw('<c r="{r}"><v>7654321.0</v></c>'), "07654321"),
    cell_case("a code in the notation of science", "agb", Ruw('<c r="{r}"><v>7.654321E6</v></c>'), "07654321"),
    cell_case("a product code that is a number", "productcode", 54008, "54008"),
    cell_case("a house number as a program with doubles writes it", "huisnummer",
        Ruw('<c r="{r}" t="n"><v>12.0</v></c>'), "12"),
    cell_case("a house number with half", "huisnummer", number_cell("12.5"), waarde="12.5"),
    cell_case("a postcode of which the letters are gone", "postcode", number_cell("7551"), waarde="7551"),
    cell_case("a house number that became a date", "huisnummer", date(2025, 3, 12), waarde="2025"),
    cell_case("a date as a text", "einddatum", "31-12-2026", EIND),
    cell_case("a date as a strict text", "einddatum", Ruw('<c r="{r}" t="d"><v>2026-12-31T00:00:00</v></c>'), EIND),
    cell_case("a date as doubles", "einddatum", number_cell(f"{NUMMER}.0", 1), EIND),
    cell_case("a date with words in Dutch", "einddatum", EIND, EIND, formaat="[$-413]dddd d mmmm yyyy;@"),
    cell_case("a date in the Dutch of a Mac", "einddatum", EIND, EIND, formaat="[$-nl-NL]d/mm/yy;@"),
    cell_case("a date of LibreOffice", "einddatum", EIND, EIND, formaat='[$-413]d" "mmm" \'"yy'),
    cell_case("a date with a literal behind it", "einddatum", EIND, EIND, formaat='dd-mm-yyyy" (einde)"'),
    cell_case("a date with a colour for what is negative", "einddatum", EIND, EIND, formaat="dd/mm/yyyy;[Red]@"),
    cell_case("a moment on that day", "einddatum", number_cell(f"{NUMMER}.5625", 1), EIND, "2026"),
    cell_case("a day that is only a number", "einddatum", number_cell(str(NUMMER)), EIND, str(NUMMER)),
    cell_case("a percentage where a day belongs", "einddatum", number_cell("0.5", 2), waarde="(percentage)"),
    cell_case("a time where a day belongs", "einddatum", number_cell("0.5625", 3), waarde=""),
    cell_case("the day before the first day", "einddatum", number_cell("0", 1), waarde=""),
    cell_case("a day that is negative", "einddatum", number_cell("-1", 1), waarde=""),
    cell_case("a day in a year without end", "einddatum", number_cell("29000000", 1), waarde=""),
    cell_case("an error", "einddatum", Ruw('<c r="{r}" t="e"><v>#N/A</v></c>'), waarde="#N/A"),
    cell_case("an error in a text", "locatie", Ruw('<c r="{r}" t="e"><v>#REF!</v></c>'), waarde="#REF!"),
    cell_case("a formula with its value", "einddatum", formula_cell(">G2+730", ' s="1"'), waarde=""),
    cell_case("a formula of an array", "einddatum", formula_cell(' t="array" ref="H2">G2:G2+730', ' s="1"'), waarde=""),
    cell_case("a formula that follows another", "einddatum", formula_cell(' t="shared" si="0">', ' s="1"'), waarde=""),
    cell_case("a formula with nothing as value", "einddatum",
        Ruw('<c r="{r}" t="str"><f>IF(1=1,"","x")</f><v></v></c>'), waarde=""),
    cell_case("a formula with an empty element", "einddatum", Ruw('<c r="{r}" t="str"><f/><v>31-12-2026</v></c>'),
        EIND, ""),
    cell_case("yes or no in a text", "locatie", True, waarde=""),
]  # fmt: skip
LOCATIES = [
    cell_case("weeks with a unit behind them", "behandelwachttijd_weken", number_cell("22", 4), "22"),
    cell_case("noise of a sum", "behandelwachttijd_weken", number_cell("22.000000000000004"), "22"),
    cell_case("noise below it", "behandelwachttijd_weken", number_cell("21.999999999999996"), "22"),
    cell_case("half a week", "behandelwachttijd_weken", number_cell("22.5"), waarde="22.5"),
    cell_case("almost whole, but no noise", "behandelwachttijd_weken", number_cell("22.001"), waarde="22"),
    cell_case("a percentage of places", "vrije_plekken", number_cell("0.5", 2), waarde="(percentage)"),
    cell_case("minus one place", "vrije_plekken", number_cell("-1"), waarde="-1"),
    cell_case("zero below zero", "vrije_plekken", number_cell("-0"), "0", "0"),
    cell_case("a number as text", "vrije_plekken", "2", "2"),
    cell_case("true for a yes", "aanmeldstop", True, "ja"),
    cell_case("false for a no", "aanmeldstop", False, "nee"),
    cell_case("a one for a yes", "aanmeldstop", 1, "ja", "1"),
    cell_case("an error in places", "vrije_plekken", Ruw('<c r="{r}" t="e"><v>#DIV/0!</v></c>'), waarde="#DIV/0!"),
    cell_case("a phone number that lost its zero", "telefoon", number_cell("740000013"), waarde="740000013"),
    cell_case("text over two lines in a remark", "toelichting", text_cell("<t>Bel ons.&#10;Graag.</t>"),
        "Bel ons.\nGraag."),
]  # fmt: skip
TARIEVEN = [
    cell_case("an amount of money", "tarief", number_cell("1200.5"), "1200,50"),
    cell_case("noise of a sum of money", "tarief", number_cell("101.50000000000001"), "101,50"),
    cell_case("an amount with tenths of a cent", "tarief", number_cell("101.505"), waarde="101"),
    cell_case("an amount as a text that can be two", "tarief", "1.200", waarde="1.200"),
]


@pytest.mark.parametrize(**with_names(CONTRACTEN))
def test_a_cell_of_a_contract(balie: Balie, geval: Geval):
    judge(balie, "contracten", geval)


@pytest.mark.parametrize(**with_names(LOCATIES))
def test_a_cell_of_a_locatie(balie_met_linde: Balie, geval: Geval):
    judge(balie_met_linde, "locaties", geval)


@pytest.mark.parametrize(**with_names(TARIEVEN))
def test_a_cell_of_a_product(balie: Balie, geval: Geval):
    uitkomst = balie.bring("pdc", geval.maak())
    if geval.weiger:
        assert uitkomst.tells(geval.weiger), [*uitkomst.redenen, *uitkomst.fouten]
        return
    assert geval.lees
    assert not uitkomst.is_geweigerd, [*uitkomst.redenen, *uitkomst.fouten]
    (rij,) = [rij for rij in uitkomst.rijen if rij["productcode"] == "WGZHD"]
    assert money(rij["tarief"]) == money(str(geval.lees[0]["tarief"]))


def money(tekst: str) -> str:
    """An amount without zeros that say nothing."""
    return re.sub(r"[,.]?0*$", "", tekst) if re.search("[,.]", tekst) else tekst


CODES = ("WGZHF", "WGZHG", "AVAKT")


def merged(kolommen: str, rijen: Sequence[Mapping[str, object]]) -> bytes:
    """A table of three rows with cells put together, of which only the first holds something."""
    delen = parts(table(CONTRACT_KOP, *rijen))
    samen = f'</sheetData><mergeCells count="1"><mergeCell ref="{kolommen}"/></mergeCells>'
    return pack(change(delen, BLAD, "</sheetData>", samen))


SAMENGEVOEGD = [
    Geval(
        "the end of three rows",
        lambda: merged(
            "H2:H4",
            [
                {**EEN, "productcode": code, "einddatum": None if code != "WGZHF" else EIND}
                for code in CODES
            ],
        ),
        lees=[only({**EEN, "productcode": code}, "productcode", "einddatum") for code in CODES],
        weiger=Weiger(bestand=("H2:H4|einddatum",)),
    ),
    Geval(
        "street and number in one",
        lambda: merged("J2:K2", [{**EEN, "straat": "Proefbosweg 12", "huisnummer": None}]),
        weiger=Weiger(rij=2, kolom="huisnummer", bestand=("J2:K2",)),
    ),
    Geval(
        "a name of two rows",
        lambda: merged("B2:B3", [EEN, {**EEN, "productcode": "WGZHG", "aanbieder": None}]),
        lees=[only({**EEN, "productcode": code}, "productcode", "aanbieder") for code in CODES[:2]],
        weiger=Weiger(rij=3, kolom="aanbieder", bestand=("B2:B3",)),
    ),
    Geval(
        "a block of empty cells",
        lambda: merged(
            "L2:M3",
            [{**EEN, "huisletter": None}, {**EEN, "productcode": "WGZHG", "huisletter": None}],
        ),
        lees=[
            only({**EEN, "productcode": code, "huisletter": None}, "productcode", "huisletter")
            for code in CODES[:2]
        ],
        weiger=Weiger(bestand=("L2:M3",)),
    ),
]


@pytest.mark.parametrize(**with_names(SAMENGEVOEGD))
def test_cells_that_were_merged_are_filled_or_named_and_never_silently_empty(
    balie: Balie, geval: Geval
):
    judge(balie, "contracten", geval)


@pytest.mark.parametrize("aan", ["1", "true"])
def test_days_are_counted_from_1904_where_the_workbook_says_so(balie: Balie, aan: str):
    delen = parts(table(CONTRACT_KOP, EEN))
    delen = change(delen, WERKBOEK, "<sheets>", f'<workbookPr date1904="{aan}"/><sheets>')
    delen = change(delen, BLAD, str(NUMMER), str(serial(EIND, date(1904, 1, 1))))
    begin = serial(date(2025, 1, 1), date(1904, 1, 1))
    delen = change(delen, BLAD, f"<v>{serial(date(2025, 1, 1))}</v>", f"<v>{begin}</v>")
    judge(balie, "contracten", Geval("1904", lambda: pack(delen), lees=[EEN]))


def test_how_a_shared_text_sounds_is_no_part_of_it(balie: Balie):
    delen = change(parts(table(CONTRACT_KOP, EEN)), TEKSTEN, "Linde</t>", f"Linde</t>{FONETISCH}")
    judge(balie, "contracten", Geval("shared", lambda: pack(delen), lees=[EEN]))


def test_a_cell_that_points_at_a_text_which_is_not_there_is_never_empty(balie: Balie):
    rij = {**EEN, "locatie": Ruw('<c r="{r}" t="s"><v>99999</v></c>')}
    fout = Weiger(rij=2, kolom="locatie", bestand=("beschadigd",))
    geval = Geval("nowhere", lambda: pack(parts(table(CONTRACT_KOP, rij))), weiger=fout)
    judge(balie, "contracten", geval)


@pytest.mark.parametrize("kolom", ["opmerking", "einddatum"])
def test_a_formula_that_fills_three_rows_is_named_at_each_or_passed_over_where_nobody_reads(
    balie: Balie, kolom: str
):
    kop = (*CONTRACT_KOP, "opmerking")
    eerst = formula_cell(' t="shared" ref="H2:H4" si="0">G2+730', ' s="1"')
    volg = formula_cell(' t="shared" si="0">', ' s="1"')
    rijen = [
        {**EEN, "productcode": code, kolom: eerst if code == "WGZHF" else volg} for code in CODES
    ]
    uitkomst = balie.bring("contracten", pack(parts(table(kop, *rijen))))
    if kolom == "opmerking" and not uitkomst.is_geweigerd:
        assert len(uitkomst.rijen) == 3
        return
    assert [(fout["rij"], fout["kolom"]) for fout in uitkomst.fouten] == [
        (rij, kolom) for rij in (2, 3, 4)
    ]
