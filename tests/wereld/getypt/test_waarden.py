"""Amounts, numbers, days and answers as people type them into a file: what is certain is read, the rest is asked again."""

from collections.abc import Mapping
from datetime import date

import pytest

from tests.wereld.balie import Balie, Weiger
from tests.wereld.boeken.test_cellen import money
from tests.wereld.tabellen import (
    BEUK,
    CONTRACT_KOP,
    EEN,
    LOCATIE_KOP,
    PDC_KOP,
    PRODUCT,
    lines,
    table,
)

NBSP, SMAL, MIN = "\u00a0", "\u202f", "\u2212"
NOOIT = "nooit"
"""No reading is right: the cell must be refused."""


def file(kop: tuple[str, ...], rij: Mapping[str, object]) -> bytes:
    return "\r\n".join([*lines(table(kop, rij)), ""]).encode()


def named(waarden: Mapping[str, object]) -> list[str]:
    """What was typed, in letters that every terminal shows."""
    return [ascii(waarde) for waarde in waarden]


BEDRAGEN = {
    "1.200,00": "1200", "1200.00": "1200", "1200": "1200", "1,5": "1,5", "12,50": "12,50", "12.5": "12,50",
    "€ 1.200,00": "1200", "€1.200,50": "1200,50", f"€{NBSP}1.200,00": "1200",
    "1.234.567,89": "1234567,89", "1.234.567": "1234567", "0": "0", "0,00": "0",
    " 12,50 ": "12,50",
}  # fmt: skip
GEEN_BEDRAG = {
    "1.200": NOOIT, "101.505": NOOIT, "12,505": NOOIT, "-5": NOOIT, f"{MIN}5,00": NOOIT, "12,50-": NOOIT, "(12,50)": NOOIT,
    "1,2,3": NOOIT, "1.2.3": NOOIT, "twaalf": NOOIT, "NaN": NOOIT, "inf": NOOIT, "1_000": NOOIT, "n.v.t.": NOOIT,
    "1,200.00": "1200", f"1{NBSP}200,00": "1200", f"1{SMAL}200,00": "1200", "1 200,00": "1200", "1,200": "1,20", "1e3": "1000", "12,50 EUR": "12,50", "12,-": "12",
    "１２,５０": "12,50", "1.200,-": "1200", "1'200.00": "1200", "€ 12,50 per uur": NOOIT,
}  # fmt: skip
"""Refused, or where that is no error read as this."""


@pytest.mark.parametrize(("getypt", "bedrag"), BEDRAGEN.items(), ids=named(BEDRAGEN))
def test_an_amount_that_can_be_one_thing_is_read(balie: Balie, getypt: str, bedrag: str):
    uitkomst = balie.bring("pdc", file(PDC_KOP, {**PRODUCT, "tarief": getypt}), "pdc.csv")
    assert not uitkomst.is_geweigerd, [*uitkomst.redenen, *uitkomst.fouten]
    (rij,) = [rij for rij in uitkomst.rijen if rij["productcode"] == "WGZHD"]
    assert money(rij["tarief"]) == money(bedrag)


@pytest.mark.parametrize(("getypt", "bedrag"), GEEN_BEDRAG.items(), ids=named(GEEN_BEDRAG))
def test_an_amount_that_can_be_two_things_is_asked_again(balie: Balie, getypt: str, bedrag: str):
    uitkomst = balie.bring("pdc", file(PDC_KOP, {**PRODUCT, "tarief": getypt}), "pdc.csv")
    if uitkomst.is_geweigerd:
        assert uitkomst.tells(Weiger(rij=2, kolom="tarief", waarde=getypt.strip()))
        return
    (rij,) = [rij for rij in uitkomst.rijen if rij["productcode"] == "WGZHD"]
    assert money(rij["tarief"]) == money(bedrag)


EIND = date(2026, 12, 31)
DAGEN = {
    "2026-12-31": EIND,
    "31-12-2026": EIND,
    "2026-12-31 00:00:00": EIND,
    "2026-12-31T00:00:00": EIND,
    "1-3-2026": date(2026, 3, 1),
    "2026-3-1": date(2026, 3, 1),
    " 31-12-2026 ": EIND,
    "": "",
}
GEEN_DAG = {
    "31-02-2026": NOOIT, "31-6-2026": NOOIT, "2026-13-01": NOOIT, "00-00-0000": NOOIT, "12-31-2026": NOOIT,
    "20261": NOOIT, "onbepaald": NOOIT, "n.v.t.": NOOIT, "2026": NOOIT, "dec-26": NOOIT, "31-12-0026": NOOIT,
    "29-02-2026": NOOIT, "1/2/3": NOOIT, "31-12-9999": NOOIT,
    "31/12/2026": EIND, "31.12.2026": EIND, "01/02/2026": date(2026, 2, 1), "31 december 2026": EIND,
    "31 dec 2026": EIND, "31-12-26": EIND, "20261231": EIND, "2026/12/31": EIND, "31-dec-2026": EIND,
    "31-12-2026 23:59": EIND, "2026-12-31T00:00:00Z": EIND, "2026-12-31T00:00:00+01:00": EIND, "46387": EIND,
    "31\u201112\u20112026": EIND, "31\u201312\u20132026": EIND,
}  # fmt: skip


@pytest.mark.parametrize(("getypt", "dag"), DAGEN.items(), ids=named(DAGEN))
def test_a_day_that_can_be_one_thing_is_read(balie: Balie, getypt: str, dag: object):
    inhoud = file(CONTRACT_KOP, {**EEN, "einddatum": getypt})
    uitkomst = balie.bring("contracten", inhoud, "contracten.csv")
    assert not uitkomst.is_geweigerd, [*uitkomst.redenen, *uitkomst.fouten]
    assert [rij["einddatum"] for rij in uitkomst.rijen] == [str(dag)]


@pytest.mark.parametrize(("getypt", "dag"), GEEN_DAG.items(), ids=named(GEEN_DAG))
def test_a_day_that_does_not_exist_or_can_be_two_is_asked_again(
    balie: Balie, getypt: str, dag: object
):
    inhoud = file(CONTRACT_KOP, {**EEN, "einddatum": getypt})
    uitkomst = balie.bring("contracten", inhoud, "contracten.csv")
    if uitkomst.is_geweigerd:
        assert uitkomst.tells(Weiger(rij=2, kolom="einddatum", waarde=getypt))
    else:
        assert [rij["einddatum"] for rij in uitkomst.rijen] == [str(dag)]


WEKEN = {"22": "22", " 22 ": "22", f"22{NBSP}": "22", "022": "22", "0": "0"}
GEEN_WEKEN = {
    "22,5": NOOIT, "22.5": NOOIT, "1.200": NOOIT, "-1": NOOIT, f"{MIN}1": NOOIT, "2-4": NOOIT, "2 à 4": NOOIT, "> 4": NOOIT,
    "1e2": NOOIT, "?": NOOIT, "onbekend": NOOIT, "22%": NOOIT, "²": NOOIT, "½": NOOIT, "1 2": NOOIT, "0x16": NOOIT,
    "22,0": "22", "22.0": "22", "22 weken": "22", "２２": "22", "٢٢": "22", "+22": "22", "22.": "22",
}  # fmt: skip


@pytest.mark.parametrize(("getypt", "weken"), WEKEN.items(), ids=named(WEKEN))
def test_weeks_are_whole(balie_met_linde: Balie, getypt: str, weken: str):
    rij = {**BEUK, "behandelwachttijd_weken": getypt}
    uitkomst = balie_met_linde.bring("locaties", file(LOCATIE_KOP, rij), "locaties.csv")
    assert not uitkomst.is_geweigerd, [*uitkomst.redenen, *uitkomst.fouten]
    assert weeks(uitkomst.rijen) == [weken]


@pytest.mark.parametrize(("getypt", "weken"), GEEN_WEKEN.items(), ids=named(GEEN_WEKEN))
def test_weeks_that_are_not_whole_are_asked_again(balie_met_linde: Balie, getypt: str, weken: str):
    rij = {**BEUK, "behandelwachttijd_weken": getypt}
    uitkomst = balie_met_linde.bring("locaties", file(LOCATIE_KOP, rij), "locaties.csv")
    if uitkomst.is_geweigerd:
        assert uitkomst.tells(Weiger(rij=2, kolom="behandelwachttijd_weken", waarde=getypt))
    else:
        assert weeks(uitkomst.rijen) == [weken]


def weeks(rijen: object) -> list[str]:
    assert isinstance(rijen, list)
    return [rij["behandelwachttijd_weken"] for rij in rijen if rij["naam"] == "De Beuk"]


@pytest.mark.parametrize(
    "getypt", ["ja", "JA", " Ja ", f"ja{NBSP}", "j", "x", "1", "true", "WAAR", "yes"]
)
def test_what_may_be_a_yes_is_never_a_no(balie_met_linde: Balie, getypt: str):
    rij = {**BEUK, "afgeschermd": getypt}
    uitkomst = balie_met_linde.bring("locaties", file(LOCATIE_KOP, rij), "locaties.csv")
    if uitkomst.is_geweigerd:
        assert getypt.strip().casefold() != "ja", uitkomst.fouten
        assert uitkomst.tells(Weiger(rij=2, kolom="afgeschermd", waarde=getypt.strip()))
    else:
        (beuk,) = [rij for rij in uitkomst.rijen if rij["naam"] == "De Beuk"]
        assert beuk["afgeschermd"] == "ja"


@pytest.mark.parametrize("getypt", ["", "-", "?", "nee, tenzij", "n", "0", "onbekend"])
def test_what_is_no_clear_no_never_opens(balie_met_linde: Balie, getypt: str):
    rij = {**BEUK, "afgeschermd": getypt}
    uitkomst = balie_met_linde.bring("locaties", file(LOCATIE_KOP, rij), "locaties.csv")
    if getypt in {"n", "0"} and not uitkomst.is_geweigerd:
        return
    assert uitkomst.tells(Weiger(rij=2, kolom="afgeschermd", waarde=getypt))
