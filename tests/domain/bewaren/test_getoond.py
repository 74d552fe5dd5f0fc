"""A line has the same cells as another when somebody who looks sees no difference, and only then."""

from dataclasses import fields, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.locaties.test_beschikbaarheid import opgaven
from wijzer.domain.bewaren.getoond import EENHEDEN, VERWIJZING, cells_of, opgave_of
from wijzer.domain.locaties.beschikbaarheid import Opgave

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
