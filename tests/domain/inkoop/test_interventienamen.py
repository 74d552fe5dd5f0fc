"""Treatments with a name of their own, as the regional documents name them: under a code, or apart."""

from __future__ import annotations

import pytest

from wijzer.domain.inkoop.interventie import (
    Interventie,
    explanation_of,
    interventies_of,
    names_under,
)

TEKSTEN = {
    "interventies.apart": "Team AnderS\nMST",
    "interventies.ABHIA": "KINGS\nCSI (ambulant)\n",
    "interventies.uitleg": "Vraag het de gemeente.",
    "cpwv.tekst": "KINGS",
}


@pytest.mark.regel("names_under")
def test_a_code_has_the_treatments_that_the_region_names_under_it_and_no_others():
    assert names_under(TEKSTEN, "ABHIA") == ["KINGS", "CSI (ambulant)"]
    assert names_under(TEKSTEN, "ABHIR") == []
    assert names_under(TEKSTEN, "apart") == names_under(TEKSTEN, "uitleg") == []


@pytest.mark.regel("interventies_of")
def test_those_that_stand_apart_come_last_and_have_no_code():
    assert [(interventie.naam, interventie.code) for interventie in interventies_of(TEKSTEN)] == [
        ("KINGS", "ABHIA"),
        ("CSI (ambulant)", "ABHIA"),
        ("Team AnderS", None),
        ("MST", None),
    ]
    assert list(interventies_of({})) == []


@pytest.mark.regel("Interventie.vormen")
@pytest.mark.parametrize(
    ("naam", "vormen"),
    [
        ("CSI (ambulant)", ("CSI (ambulant)", "CSI")),
        ("KINGS", ("KINGS",)),
        ("Team (nieuw) AnderS", ("Team (nieuw) AnderS",)),
    ],
)
def test_what_stands_behind_a_name_in_brackets_may_be_left_out(naam: str, vormen: tuple[str, ...]):
    assert Interventie(naam, None).vormen == vormen


def test_what_to_do_for_one_that_stands_apart_is_what_the_region_says():
    assert explanation_of(TEKSTEN) == "Vraag het de gemeente."
    assert explanation_of({}) == ""
