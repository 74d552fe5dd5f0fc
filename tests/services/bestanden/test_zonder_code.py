"""Files with help that has no code: a hulpvorm stands where a product code would, in each direction."""

from datetime import date
from itertools import count
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import AT, REGIO, TODAY, make_aanbieder, twente_in
from tests.files.hulp import PATROON
from tests.services.bestanden.test_exporteer import written
from tests.services.bestanden.test_importeer_contracten import REGEL
from tests.services.bestanden.test_importeer_locaties import AGB, GROEP, VESTIGING, without
from tests.services.bestanden.test_importeer_pdc import NIEUW
from tests.services.hulp_import import (
    complaints,
    counts,
    import_contracten,
    import_historie,
    import_locaties,
    import_pdc,
)
from tests.services.hulp_zonder_code import hulpvormen_in
from tests.steun.dagen import earliest
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.inkoop.hulpaanduiding import of_code, of_hulpvorm
from wijzer.files import contracten, locaties
from wijzer.files.tabel.schrijven import Bestandsvorm
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.services.bestanden.exporteer_contracten import exporteer_contracten
from wijzer.services.bestanden.exporteer_locaties import exporteer_locaties
from wijzer.services.bestanden.importeer_contracten import importeer_contracten
from wijzer.services.bestanden.importeer_locaties import importeer_locaties
from wijzer.services.importverslag import Importverslag
from wijzer.store.store import Store

WOONGROEP = {**GROEP, "productcode": "", "hulpvorm": "woongroep"}
DYSLEXIE = {**VESTIGING, "productcode": "", "hulpvorm": "Dyslexie"}
CONTRACT = {**REGEL, "productcode": "", "hulpvorm": "woongroep"}
MET_CODE = {**NIEUW, "productcode": "WWGRP", "hulpvorm": "woongroep"}


@pytest.fixture(autouse=True)
def twente(store: Store) -> None:
    twente_in(store)
    hulpvormen_in(store)
    store.aanbieders.add(make_aanbieder("De Voorbeeldhoeve", agb=(AGB,)))


def aanbod_in(store: Store) -> list[tuple[str, str]]:
    """Name of the locatie, and what each of its aanbod is for."""
    alle = store.locaties.all(REGIO)
    return sorted(
        (locatie.naam, aanbod.hulp.sleutel)
        for locatie in alle
        for aanbod in store.aanbod.of_locatie(locatie.id)
    )


# ── locaties ──


def test_a_locatie_comes_in_with_aanbod_without_a_code_and_is_published(store: Store):
    assert counts(import_locaties(store, WOONGROEP, DYSLEXIE)) == (2, 0, 0)
    assert aanbod_in(store) == [
        ("De Linde", "hulpvorm:woongroep"),
        ("Kantoor", "hulpvorm:dyslexie"),
    ]
    assert all(locatie.gepubliceerd for locatie in store.locaties.all(REGIO))


def test_a_slug_and_a_name_are_one_hulpvorm(store: Store):
    import_locaties(store, WOONGROEP)
    assert counts(import_locaties(store, {**WOONGROEP, "hulpvorm": "Woongroepen"})) == (0, 0, 1)
    verslag = import_locaties(store, WOONGROEP, {**WOONGROEP, "hulpvorm": " WOONGROEPEN"})
    assert complaints(verslag) == [(3, "hulpvorm")]
    assert verslag.fouten[0].verwacht == "elke hulpvorm één keer per locatie"


def test_codes_and_a_hulpvorm_of_another_kind_stand_beside_each_other(store: Store):
    logeren = {**WOONGROEP, "hulpvorm": "logeren", "vrije_plekken": "2"}
    assert counts(import_locaties(store, GROEP, WOONGROEP, logeren)) == (3, 0, 0)
    assert [sleutel for _, sleutel in aanbod_in(store)] == [
        "WGZHF",
        "hulpvorm:logeren",
        "hulpvorm:woongroep",
    ]


def test_an_unknown_hulpvorm_names_those_that_are_near(store: Store):
    verslag = import_locaties(store, {**WOONGROEP, "hulpvorm": "woongroup"})
    [fout] = verslag.fouten
    assert (fout.rij, fout.kolom, fout.waarde) == (2, "hulpvorm", "woongroup")
    assert fout.fout == "Deze hulpvorm kennen we niet in deze regio."
    assert fout.verwacht == "een hulpvorm van de regio, misschien Woongroepen"
    assert store.locaties.all(REGIO) == []


@pytest.mark.parametrize("hulpvorm", ["crisiszorg", "advies-en-expertise"])
def test_what_nobody_searches_for_is_refused_as_its_codes_are(store: Store, hulpvorm: str):
    verslag = import_locaties(store, {**WOONGROEP, "hulpvorm": hulpvorm})
    [fout] = verslag.fouten
    assert (fout.rij, fout.kolom) == (2, "hulpvorm")
    assert "wordt geen beschikbaarheid bijgehouden" in fout.fout


@pytest.mark.parametrize(
    ("rij", "hulpvorm"),
    [(WOONGROEP, "dyslexie"), (DYSLEXIE, "woongroep")],
    ids=["groep", "vestiging"],
)
def test_a_hulpvorm_of_the_other_kind_of_locatie_is_refused(
    store: Store, rij: dict[str, str], hulpvorm: str
):
    assert complaints(import_locaties(store, {**rij, "hulpvorm": hulpvorm})) == [(2, "hulpvorm")]


@pytest.mark.parametrize("eerst", ["code", "hulpvorm"])
def test_a_code_and_the_hulpvorm_of_its_kind_at_one_locatie_are_refused_with_what_to_do(
    store: Store, eerst: str
):
    rijen = [GROEP, {**GROEP, "productcode": "", "hulpvorm": "gezinshuis"}]
    verslag = import_locaties(store, *(rijen if eerst == "code" else reversed(rijen)))
    [fout] = verslag.fouten
    assert (fout.rij, fout.kolom) == (3, "hulpvorm" if eerst == "code" else "productcode")
    assert (
        fout.fout
        == "Code WGZHF is van deze hulpvorm. Kies de code of de hulpvorm, en niet allebei."
    )


@pytest.mark.parametrize("eerst", ["code", "hulpvorm"])
def test_the_same_is_refused_against_what_is_stored(store: Store, eerst: str):
    rijen = [GROEP, {**GROEP, "productcode": "", "hulpvorm": "gezinshuis"}]
    staat, erbij = rijen if eerst == "code" else rijen[::-1]
    import_locaties(store, staat)
    kolom, wat = {
        "code": ("hulpvorm", "heeft al aanbod met code WGZHF van deze hulpvorm"),
        "hulpvorm": ("productcode", "Zet dat om naar code WGZHF, of trek het in."),
    }[eerst]
    [fout] = import_locaties(store, erbij).fouten
    assert (fout.rij, fout.kolom) == (2, kolom)
    assert wat in fout.fout
    assert len(aanbod_in(store)) == 1


def test_a_file_without_the_column_hulpvorm_leaves_what_has_no_code_as_it_is(store: Store):
    import_locaties(store, GROEP, WOONGROEP)
    before = [store.aanbod.of_locatie(locatie.id) for locatie in store.locaties.all(REGIO)]
    namen = [naam for naam in locaties.KOLOMMEN if naam != "hulpvorm"]
    verslag = import_locaties(store, GROEP, kolommen=namen)
    assert (counts(verslag), verslag.niet_in_bestand) == ((0, 0, 1), ())
    assert [store.aanbod.of_locatie(locatie.id) for locatie in store.locaties.all(REGIO)] == before


def test_what_the_file_could_name_and_does_not_is_listed_by_the_name_of_its_hulpvorm(store: Store):
    import_locaties(store, GROEP, WOONGROEP)
    assert import_locaties(store, GROEP).niet_in_bestand == ("De Linde · Woongroepen",)
    assert import_locaties(store, WOONGROEP).niet_in_bestand == ("De Linde · WGZHF",)


def test_the_file_of_every_week_names_a_hulpvorm_where_there_is_no_code(store: Store):
    import_locaties(store, GROEP, WOONGROEP)
    [locatie] = store.locaties.all(REGIO)
    week = {"locatie_id": locatie.id, "peildatum": "20-11-2026", "vrije_plekken": "3"}
    namen = ("locatie_id", "productcode", "hulpvorm", "vrije_plekken", "peildatum")
    verslag = import_locaties(store, {**week, "hulpvorm": "woongroep"}, kolommen=namen)
    assert counts(verslag) == (0, 1, 0)
    per_hulp = {aanbod.hulp: aanbod.opgave for aanbod in store.aanbod.of_locatie(locatie.id)}
    assert [
        opgave and opgave.vrije_plekken
        for opgave in (per_hulp[of_code("WGZHF")], per_hulp[of_hulpvorm("woongroep")])
    ] == [1, 3]
    assert all(aanbod.medische_verwijzing for aanbod in store.aanbod.of_locatie(locatie.id))


def test_aanbod_without_a_code_that_was_withdrawn_comes_back_as_itself(store: Store):
    import_locaties(store, GROEP, WOONGROEP)
    [locatie] = store.locaties.all(REGIO)
    [_, eerder] = store.aanbod.of_locatie(locatie.id)
    store.aanbod.withdraw(eerder, at=AT, by=None)
    assert counts(import_locaties(store, GROEP, WOONGROEP)) == (1, 0, 1)
    assert store.aanbod.of_locatie(locatie.id)[1].id == eerder.id


def test_fourteen_codes_on_one_bed_and_a_long_name_come_in(store: Store):
    codes = [f"WGZ{nummer:02}" for nummer in range(14)]
    import_pdc(store, *({**NIEUW, "productcode": code, "hulpvorm": "gezinshuis"} for code in codes))
    lang = "Gezinshuis " + "x" * 95
    assert len(lang) == 106
    rijen = [{**GROEP, "naam": lang, "productcode": code} for code in codes]
    assert counts(import_locaties(store, *rijen, {**WOONGROEP, "naam": lang})) == (15, 0, 0)
    assert {naam for naam, _ in aanbod_in(store)} == {lang}


# ── contracts ──


def test_a_contract_row_names_a_hulpvorm(store: Store):
    assert counts(import_contracten(store, REGEL, CONTRACT)) == (2, 0, 0)
    hulp = [regel.hulp for regel in store.contracten.regels(REGIO)]
    assert sorted(een_hulp.sleutel for een_hulp in hulp) == ["WGZHF", "hulpvorm:woongroep"]
    assert counts(import_contracten(store, REGEL, {**CONTRACT, "hulpvorm": "Woongroepen"})) == (
        0,
        0,
        2,
    )


def test_a_contract_may_be_for_a_code_and_for_the_whole_hulpvorm_of_it(store: Store):
    gezinshuis = {**CONTRACT, "hulpvorm": "gezinshuis"}
    assert counts(import_contracten(store, REGEL, gezinshuis)) == (2, 0, 0)


def test_a_contract_for_what_nobody_searches_for_is_a_contract_too(store: Store):
    assert counts(import_contracten(store, {**CONTRACT, "hulpvorm": "crisiszorg"})) == (1, 0, 0)


def test_a_contract_row_with_another_end_is_the_same_row(store: Store):
    import_contracten(store, CONTRACT)
    assert counts(import_contracten(store, {**CONTRACT, "einddatum": "31-12-2027"})) == (0, 1, 0)


def test_one_hulpvorm_twice_in_a_contract_is_refused(store: Store):
    verslag = import_contracten(store, CONTRACT, {**CONTRACT, "hulpvorm": "Woongroepen"})
    assert complaints(verslag) == [(3, "contractnummer")]


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"productcode": "WGZHF"}, "hulpvorm"),
        ({"hulpvorm": ""}, "hulpvorm"),
        ({"hulpvorm": "woongroup"}, "hulpvorm"),
        ({"hulpvorm": "", "productcode": "XXXXX"}, "productcode"),
    ],
    ids=["both", "neither", "unknown", "unknown code"],
)
def test_a_contract_row_for_no_one_thing_is_refused_and_nothing_is_written(
    store: Store, anders: dict[str, str], kolom: str
):
    assert complaints(import_contracten(store, REGEL, {**CONTRACT, **anders})) == [(3, kolom)]
    assert store.contracten.regels(REGIO) == []


def test_contract_rows_without_their_locations_are_told_apart_by_their_hulpvorm(store: Store):
    import_contracten(store, REGEL, CONTRACT)
    namen = ("contractnummer", "agb", "productcode", "hulpvorm", "ingangsdatum", "einddatum")
    verslag = import_contracten(
        store, REGEL, {**CONTRACT, "einddatum": "31-12-2027"}, kolommen=namen
    )
    assert counts(verslag) == (0, 1, 1)


def test_contract_rows_by_hulpvorm_that_are_not_in_the_file_are_listed_by_name(store: Store):
    import_contracten(store, REGEL, CONTRACT)
    assert import_contracten(store, REGEL).niet_in_bestand == (
        "2025-001 · De Voorbeeldhoeve · Woongroepen",
    )


# ── the past ──


def test_the_past_of_aanbod_without_a_code_is_kept(store: Store):
    import_locaties(store, GROEP, WOONGROEP)
    [locatie] = store.locaties.all(REGIO)
    rij = {"locatie_id": locatie.id, "peildatum": "2026-01-05", "vrije_plekken": "2"}
    verslag = import_historie(
        store, {**rij, "hulpvorm": "Woongroepen"}, {**rij, "productcode": "WGZHF"}
    )
    assert counts(verslag) == (2, 0, 0)
    for aanbod in store.aanbod.of_locatie(locatie.id):
        dagen = [opgave.peildatum for opgave in store.aanbod.historie(aanbod.id, date(2026, 1, 1))]
        assert dagen == [date(2026, 1, 5), TODAY]


@pytest.mark.parametrize(
    ("hulpvorm", "kolom"), [("logeren", "locatie_id"), ("logeeren", "hulpvorm"), ("", "hulpvorm")]
)
def test_the_past_of_what_is_not_there_is_refused(store: Store, hulpvorm: str, kolom: str):
    import_locaties(store, WOONGROEP)
    [locatie] = store.locaties.all(REGIO)
    rij = {"locatie_id": locatie.id, "peildatum": "2026-01-05", "vrije_plekken": "2"}
    assert complaints(import_historie(store, {**rij, "hulpvorm": hulpvorm})) == [(2, kolom)]


# ── codes that come later ──


def test_first_codes_leave_aanbod_as_it_is_and_the_report_says_how_much_can_have_one(store: Store):
    logeren = {**WOONGROEP, "hulpvorm": "logeren"}
    import_locaties(store, WOONGROEP, {**WOONGROEP, "naam": "De Berk"}, logeren)
    before = aanbod_in(store)
    verslag = import_pdc(store, MET_CODE)
    [gezegd] = verslag.opmerkingen
    assert gezegd == (
        "2 keer aanbod zonder code kan nu een code krijgen: Woongroepen 2. "
        "Het blijft staan zoals het is, tot de aanbieder een code kiest."
    )
    assert aanbod_in(store) == before
    assert counts(import_locaties(store, WOONGROEP, {**WOONGROEP, "naam": "De Berk"}, logeren)) == (
        0,
        0,
        3,
    )


def test_a_trial_says_the_same_of_first_codes(store: Store):
    import_locaties(store, WOONGROEP)
    proef = import_pdc(store, MET_CODE, proef=True)
    assert proef.opmerkingen == import_pdc(store, MET_CODE).opmerkingen != ()


@pytest.mark.parametrize(
    "anders",
    [
        {"geldig_van": "2027-01-01"},
        {"vindbaar": "geen"},
        {"hulpvorm": "logeren"},
    ],
    ids=["valid later", "not searched for", "of another hulpvorm"],
)
def test_codes_that_nothing_can_move_to_are_not_told(store: Store, anders: dict[str, str]):
    import_locaties(store, WOONGROEP)
    assert import_pdc(store, {**MET_CODE, **anders}).opmerkingen == ()


def test_a_second_code_of_a_hulpvorm_is_not_told_again(store: Store):
    import_locaties(store, WOONGROEP)
    import_pdc(store, MET_CODE)
    assert import_pdc(store, {**MET_CODE, "productcode": "WWGR2"}).opmerkingen == ()


# ── what goes out comes back ──

WONEN = ("WGZHF", "woongroep", "behandelgroep", "logeren")
SCHUILHOF = {"afgeschermd": "ja", "straat": "Schuilhof", "huisnummer": "3"}
"""A shielded address where nothing that is open is."""
AMBULANT = ("AVAKT", "ABGII", "dyslexie")


@st.composite
def files(draw: st.DrawFn) -> list[dict[str, str]]:
    """Groepen and vestigingen, each with some codes and hulpvormen, in any order and some without any."""
    rijen: list[dict[str, str]] = []
    for nummer in range(draw(st.integers(1, 3))):
        basis, keuze = draw(st.sampled_from([(GROEP, WONEN), (VESTIGING, AMBULANT)]))
        adres = draw(st.sampled_from([{}, SCHUILHOF]))
        eigen = {**basis, "naam": f"Huis {nummer}", "telefoon": "", **adres}
        gekozen = draw(st.lists(st.sampled_from(keuze), unique=True, min_size=1))
        rijen += [_row(eigen, hulp, draw(st.integers(0, 6))) for hulp in gekozen]
    return draw(st.permutations(rijen))


def _row(eigen: dict[str, str], hulp: str, vrij: int) -> dict[str, str]:
    code, hulpvorm = (hulp, "") if hulp.isupper() else ("", hulp)
    return {**eigen, "productcode": code, "hulpvorm": hulpvorm, "vrije_plekken": str(vrij)}


def back(store: Store, vorm: Bestandsvorm) -> Importverslag:
    """Take the locaties out and bring them in again."""
    rijen = exporteer_locaties(
        store, regio=REGIO, met_afgeschermd=False, new_id=uuid4, by=SYSTEEM, at=AT
    )
    inhoud = written(vorm, locaties.KOLOMMEN, map(locaties.locaties_cells, rijen))
    return importeer_locaties(
        store,
        locaties.read_locaties(inhoud, productcode_patroon=PATROON),
        regio=REGIO,
        proef=True,
        new_id=uuid4,
        draw=earliest,
        geocoder=NulGeocoder(),
        by=SYSTEEM,
        at=AT,
        today=TODAY,
    )


def test_whatever_mix_goes_out_comes_back_without_a_change(store: Store):
    beurten = count(1)

    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(files(), st.sampled_from(Bestandsvorm))
    def comes_back(rijen: list[dict[str, str]], vorm: Bestandsvorm) -> None:
        beurt = next(beurten)
        anders = [{**rij, "naam": f"{rij['naam']} van beurt {beurt}"} for rij in rijen]
        verslag = import_locaties(store, *anders)
        assert (verslag.fouten, counts(verslag)) == ((), (len(rijen), 0, 0))
        terug = back(store, vorm)
        assert (terug.fouten, terug.niet_in_bestand) == ((), ())
        assert counts(terug) == (0, 0, len(aanbod_in(store)))

    comes_back()


@pytest.mark.parametrize("vorm", Bestandsvorm)
def test_contracts_by_code_and_by_hulpvorm_come_back_without_a_change(
    store: Store, vorm: Bestandsvorm
):
    leeg = without(CONTRACT, "locatie", "straat", "huisnummer", "postcode", "plaats")
    import_contracten(store, REGEL, CONTRACT, {**leeg, "hulpvorm": "dyslexie"})
    rijen = exporteer_contracten(
        store, regio=REGIO, met_afgeschermd=False, new_id=uuid4, by=SYSTEEM, at=AT
    )
    inhoud = written(vorm, contracten.KOLOMMEN, map(contracten.contracten_cells, rijen))
    gelezen = contracten.read_contracten(inhoud, productcode_patroon=PATROON)
    verslag = importeer_contracten(
        store, gelezen, regio=REGIO, proef=False, new_id=uuid4, by=SYSTEEM, at=AT
    )
    assert (verslag.fouten, counts(verslag), verslag.niet_in_bestand) == ((), (0, 0, 3), ())
