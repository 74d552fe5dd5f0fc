"""Treatments with a name of their own, under a code or apart (domein, § 3: behandeling individueel)."""

import pytest

from wijzer.domain.inkoop.interventie import (
    Interventie,
    explanation_of,
    interventies_of,
    names_under,
)

TEKSTEN = {
    "interventies.ABHIA": "KINGS\nIHT\nCSI (ambulant)",
    "interventies.ABHIR": "EMDR",
    "interventies.apart": "FACT\nMST\n",
    "interventies.uitleg": "Vraag het de toegang.",
    "cpwv.naam": "CPWV",
}


def test_those_under_a_code_come_first_and_those_apart_last():
    assert [(een.naam, een.code) for een in interventies_of(TEKSTEN)] == [
        ("KINGS", "ABHIA"),
        ("IHT", "ABHIA"),
        ("CSI (ambulant)", "ABHIA"),
        ("EMDR", "ABHIR"),
        ("FACT", None),
        ("MST", None),
    ]


@pytest.mark.parametrize(
    ("code", "namen"),
    [
        ("ABHIA", ["KINGS", "IHT", "CSI (ambulant)"]),
        ("ABHIR", ["EMDR"]),
        ("AVAKT", []),
        ("apart", []),
    ],
)
def test_a_code_has_its_own_names(code: str, namen: list[str]):
    assert names_under(TEKSTEN, code) == namen


def test_the_explanation_is_no_treatment():
    assert explanation_of(TEKSTEN) == "Vraag het de toegang."
    assert explanation_of({}) == ""
    assert list(interventies_of({"interventies.uitleg": "Vraag het."})) == []


@pytest.mark.parametrize(
    ("naam", "vormen"),
    [
        ("CSI (ambulant)", ("CSI (ambulant)", "CSI")),
        ("KINGS", ("KINGS",)),
        ("CSI (a) (b)", ("CSI (a) (b)", "CSI (a)")),
        ("(ambulant)", ("(ambulant)",)),
    ],
)
def test_what_stands_in_brackets_may_be_left_out(naam: str, vormen: tuple[str, ...]):
    assert Interventie(naam, None).vormen == vormen


def test_a_region_that_names_none_has_none():
    assert list(interventies_of({})) == []
