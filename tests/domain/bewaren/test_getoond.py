"""A line has the same cells as another when somebody who looks sees no difference, and only then."""

from dataclasses import fields, replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.locaties.test_beschikbaarheid import opgaven
from tests.factories import TODAY, make_aanbod, make_opgave
from wijzer.domain.bewaren.getoond import (
    EENHEDEN,
    VERWIJZING,
    cells_of,
    cells_of_aanbod,
    merge_line,
    merged_opgave,
    opgave_of,
)
from wijzer.domain.bewaren.samenvoegen import Getoond, Samenvoeging, Samenvoegwaarde
from wijzer.domain.ids import LocatieId
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave, WachttijdSoort

LEEG = {"None", "False", ""}


def seen(opgave: Opgave | None, medisch: bool) -> dict[str, str]:
    """What a form shows: every field but the peildatum. Nothing and not ticked leave it empty, 0 does not."""
    velden = {field.name: getattr(opgave, field.name) for field in fields(opgave)} if opgave else {}
    velden |= {"medisch": medisch, "peildatum": None}
    return {naam: str(waarde) for naam, waarde in velden.items() if str(waarde) not in LEEG}


@given(opgaven, opgaven, st.booleans(), st.booleans())
def test_equal_when_the_form_shows_the_same_and_only_then(
    een: Opgave, ander: Opgave, medisch: bool, ander_medisch: bool
) -> None:
    same = cells_of(een, medische_verwijzing=medisch) == cells_of(
        ander, medische_verwijzing=ander_medisch
    )
    assert same == (seen(een, medisch) == seen(ander, ander_medisch))


@given(opgaven, st.dates(), st.booleans())
def test_confirming_changes_nothing_that_is_seen(opgave: Opgave, dag: date, medisch: bool) -> None:
    later = replace(opgave, peildatum=dag)
    assert cells_of(later, medische_verwijzing=medisch) == cells_of(
        opgave, medische_verwijzing=medisch
    )


def test_zero_is_not_unknown() -> None:
    leeg = Opgave(peildatum=date(2026, 11, 1))
    nul = replace(leeg, vrije_plekken=0)
    assert cells_of(nul, medische_verwijzing=False) != cells_of(leeg, medische_verwijzing=False)
    assert cells_of(leeg, medische_verwijzing=False) == cells_of(None, medische_verwijzing=False)


@given(opgaven, st.booleans())
def test_an_opgave_comes_back_from_its_cells(opgave: Opgave, medisch: bool) -> None:
    said = None if opgave == Opgave(peildatum=opgave.peildatum) else opgave
    cellen = cells_of(opgave, medische_verwijzing=medisch)
    terug = opgave_of(cellen, opgave.peildatum)
    if said is not None and said.toelichting == "":
        said = replace(said, toelichting=None)
    assert terug == said


def test_every_unit_is_made_of_cells_that_exist() -> None:
    cellen = cells_of(None, medische_verwijzing=False)
    in_eenheden = [cel for eenheid in EENHEDEN for cel in eenheid]
    assert {*in_eenheden, VERWIJZING} <= cellen.keys()
    assert len(in_eenheden) == len({*in_eenheden}), "a cell belongs to one unit"


# ── a line and its cells ─────────────────────────────────────────────────────

DAG = timedelta(days=1)
LEEG_CELLEN = cells_of(None, medische_verwijzing=False)


def line(opgave: Opgave | None = None, *, medisch: bool = False) -> Aanbod:
    return make_aanbod(LocatieId(uuid4()), opgave=opgave, medische_verwijzing=medisch)


def test_a_line_shows_each_fact_in_its_plain_form() -> None:
    opgave = Opgave(
        peildatum=TODAY,
        vrije_plekken=0,
        eerstvolgende_plek=date(2026, 12, 1),
        wachttijd_soort=WachttijdSoort.INSCHATTING,
        aanmeldstop=True,
        toelichting="",
    )
    gezegd = {naam: waarde for naam, waarde in cells_of(opgave, medische_verwijzing=True).items() if waarde is not None}  # fmt: skip
    assert gezegd == {
        "vrije_plekken": 0,
        "eerstvolgende_plek": "2026-12-01",
        "wachttijd_soort": "inschatting",
        "aanmeldstop": True,
        VERWIJZING: True,
    }


def test_a_line_without_an_opgave_has_the_same_cells_and_all_are_empty() -> None:
    assert LEEG_CELLEN.keys() == cells_of(make_opgave(), medische_verwijzing=False).keys()
    assert set(LEEG_CELLEN.values()) == {None}


@pytest.mark.parametrize("medisch", [True, False])
def test_an_aanbod_shows_its_opgave_and_whether_a_referral_is_taken(medisch: bool) -> None:
    opgave = make_opgave()
    assert cells_of_aanbod(line(opgave, medisch=medisch)) == cells_of(
        opgave, medische_verwijzing=medisch
    )


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("eerstvolgende_plek", "morgen"),
        ("aanmeldstop_tot", "volgende week"),
        ("wachttijd_soort", "gegokt"),
    ],
)
def test_what_neither_a_field_nor_a_row_can_hold_makes_no_opgave(
    naam: str, waarde: Samenvoegwaarde
) -> None:
    with pytest.raises(ValueError, match=str(waarde)):
        opgave_of({**LEEG_CELLEN, naam: waarde}, TODAY)


def test_a_referral_alone_states_nothing() -> None:
    assert opgave_of({**LEEG_CELLEN, VERWIJZING: True}, TODAY) is None
    assert opgave_of({}, TODAY) is None


def test_what_was_not_ticked_is_no_and_not_nothing() -> None:
    opgave = opgave_of({**LEEG_CELLEN, "vrije_plekken": 1}, TODAY)
    assert opgave is not None
    assert (opgave.aanmeldstop, opgave.afhankelijk_van_matching) == (False, False)


# ── two who changed a line ───────────────────────────────────────────────────

GISTEREN, VORIGE_WEEK = TODAY - DAG, TODAY - 7 * DAG


def together(
    kept: Opgave | None, shown: Opgave | None, typed: Opgave | None
) -> tuple[Aanbod, Samenvoeging]:
    """What becomes of a line that shows one opgave to who types another, while a third is kept by now."""
    aanbod = line(kept)
    getypt, getoond = (cells_of(opgave, medische_verwijzing=False) for opgave in (typed, shown))
    return aanbod, merge_line(aanbod, getypt, Getoond(cellen=getoond))


def test_two_who_change_other_facts_of_a_line_both_get_what_they_stated() -> None:
    shown = make_opgave(peildatum=VORIGE_WEEK)
    kept, typed = replace(shown, aantal_wachtenden=4), replace(shown, vrije_plekken=3)
    _, samen = together(kept, shown, typed)
    assert samen.botsingen == ()
    assert (samen.cellen["aantal_wachtenden"], samen.cellen["vrije_plekken"]) == (4, 3)
    assert samen.gevolgd == {"aantal_wachtenden"}


@pytest.mark.parametrize(
    ("kept", "typed", "eenheid"),
    [
        ({"vrije_plekken": 0}, {"eerstvolgende_plek": TODAY}, EENHEDEN[0]),
        ({"aanmeldwachttijd_weken": 1}, {"behandelwachttijd_weken": 9}, EENHEDEN[1]),
        ({"wachttijd_soort": WachttijdSoort.ACTUEEL}, {"aanmeldwachttijd_weken": 1}, EENHEDEN[1]),
        ({"afhankelijk_van_matching": True}, {"behandelwachttijd_weken": 9}, EENHEDEN[1]),
        ({"aanmeldstop": True}, {"aanmeldstop_tot": TODAY}, EENHEDEN[2]),
    ],
)
def test_facts_that_mean_something_together_only_are_asked_together(
    kept: dict[str, object], typed: dict[str, object], eenheid: tuple[str, ...]
) -> None:
    shown = make_opgave(vrije_plekken=2)
    _, samen = together(
        *(shown if wat is None else make_opgave(**{"vrije_plekken": 2, **wat}) for wat in (kept, None, typed))
    )  # fmt: skip
    assert samen.botsingen == (eenheid,)


def test_whether_a_referral_is_taken_is_kept_by_itself() -> None:
    aanbod, toen = line(make_opgave()), cells_of(make_opgave(), medische_verwijzing=False)
    samen = merge_line(aanbod, {**toen, VERWIJZING: True}, Getoond(cellen=toen))
    assert (samen.gewijzigd, samen.botsingen) == (frozenset({VERWIJZING}), ())


# ── since when it is true ────────────────────────────────────────────────────

OUD = make_opgave(peildatum=VORIGE_WEEK)
NIEUW = replace(OUD, peildatum=TODAY, vrije_plekken=3)
ANDER = replace(OUD, peildatum=GISTEREN, aantal_wachtenden=4)


def merged(kept: Opgave | None, shown: Opgave | None, typed: Opgave | None) -> Opgave | None:
    aanbod, samen = together(kept, shown, typed)
    return merged_opgave(aanbod, samen, typed)


def test_what_its_sender_stated_alone_is_true_on_the_day_that_they_gave() -> None:
    assert merged(OUD, OUD, NIEUW) == NIEUW
    assert merged(None, None, NIEUW) == NIEUW


def test_what_follows_somebody_else_is_true_on_the_earlier_of_both_days() -> None:
    samen = replace(NIEUW, aantal_wachtenden=4, peildatum=GISTEREN)
    assert merged(ANDER, OUD, NIEUW) == samen
    later = replace(ANDER, peildatum=TODAY + DAG)
    assert merged(later, OUD, NIEUW) == replace(samen, peildatum=TODAY)


def test_an_earlier_day_of_what_its_sender_saw_holds_nothing_back() -> None:
    assert merged(replace(OUD, peildatum=date(2020, 1, 1)), OUD, NIEUW) == NIEUW


def test_of_a_line_that_its_sender_emptied_what_follows_somebody_else_keeps_its_own_day() -> None:
    alleen_plek = Opgave(peildatum=VORIGE_WEEK, vrije_plekken=2)
    nu = replace(alleen_plek, peildatum=GISTEREN, aantal_wachtenden=4)
    assert merged(nu, alleen_plek, None) == Opgave(peildatum=GISTEREN, aantal_wachtenden=4)


def test_a_line_that_is_empty_on_all_sides_says_nothing() -> None:
    assert merged(None, None, None) is None
    assert merged(OUD, OUD, None) is None


@given(opgaven, opgaven, opgaven)
def test_no_line_is_true_later_than_its_sender_said(
    kept: Opgave, shown: Opgave, typed: Opgave
) -> None:
    opgave = merged(kept, shown, typed)
    assert opgave is None or opgave.peildatum <= typed.peildatum
