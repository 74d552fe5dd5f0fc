"""Two texts of what was shown are equal when somebody who looks sees no difference, and only then."""

from dataclasses import fields, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_beschikbaarheid import opgaven
from wijzer.domain.beschikbaarheid import Opgave
from wijzer.domain.getoond import as_shown

LEEG = {"None", "False", ""}


def seen(opgave: Opgave | None, medisch: bool) -> dict[str, str]:
    """What a form shows: every field but the peildatum. Nothing and not ticked leave it empty, 0 does not."""
    velden = {each.name: getattr(opgave, each.name) for each in fields(opgave)} if opgave else {}
    velden |= {"medisch": medisch, "peildatum": None}
    return {naam: str(waarde) for naam, waarde in velden.items() if str(waarde) not in LEEG}


@given(opgaven, opgaven, st.booleans(), st.booleans())
def test_equal_when_the_form_shows_the_same_and_only_then(
    een: Opgave, ander: Opgave, medisch: bool, ander_medisch: bool
) -> None:
    same = as_shown(een, medische_verwijzing=medisch) == as_shown(
        ander, medische_verwijzing=ander_medisch
    )
    assert same == (seen(een, medisch) == seen(ander, ander_medisch))


@given(opgaven, st.dates(), st.booleans())
def test_confirming_changes_nothing_that_is_seen(opgave: Opgave, dag: date, medisch: bool) -> None:
    later = replace(opgave, peildatum=dag)
    assert as_shown(later, medische_verwijzing=medisch) == as_shown(
        opgave, medische_verwijzing=medisch
    )


def test_zero_is_not_unknown() -> None:
    leeg = Opgave(peildatum=date(2026, 11, 1))
    nul = replace(leeg, vrije_plekken=0)
    assert as_shown(nul, medische_verwijzing=False) != as_shown(leeg, medische_verwijzing=False)
    assert as_shown(leeg, medische_verwijzing=False) == as_shown(None, medische_verwijzing=False)


@given(opgaven)
def test_the_text_survives_a_form_field(opgave: Opgave) -> None:
    """A browser rewrites line ends and drops what it cannot show; nothing of that is in the text."""
    assert as_shown(opgave, medische_verwijzing=True).isascii()
    assert as_shown(opgave, medische_verwijzing=True).isprintable()
