"""A page knows of each field whether it shows what is kept, whatever kind of field it is."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    Form,
    HiddenField,
    PasswordField,
    RadioField,
    SelectField,
    TextAreaField,
)

from wijzer.web.common.invoer.bewaard_als import bewaard_als, is_anders, kept_beside, optie_bewaard
from wijzer.web.common.invoer.velden import DatumVeld, GetalVeld, KeuzeVinkjesField, TekstVeld

KEUZES = {"": "geen", "a": "A", "b": "B"}
BEWAARD: dict[str, Any] = {
    "tekst": "Bel ons.",
    "lang": "Bel\nons.",
    "getal": 3,
    "dag": date(2026, 11, 20),
    "vink": True,
    "keuze": "a",
    "een": "a",
    "meer": ["a"],
    "geheim": "1",
    "wachtwoord": None,
}
GETYPT = MultiDict(
    [
        ("tekst", "Bel ons."),
        ("lang", "Bel\nons."),
        ("getal", "3"),
        ("dag", "2026-11-20"),
        ("vink", "y"),
        ("keuze", "a"),
        ("een", "a"),
        ("meer", "a"),
        ("geheim", "2"),
        ("wachtwoord", "Welkom"),
    ]
)
"""What a browser sends when nobody changed anything that can be shown again."""


class Alle(Form):
    """A field of every kind."""

    tekst = TekstVeld("Tekst", hooguit=40)
    lang = TextAreaField("Lang")
    getal = GetalVeld("Getal")
    dag = DatumVeld("Dag")
    vink = BooleanField("Vink")
    keuze = SelectField("Keuze", choices=KEUZES)
    een = RadioField("Een", choices=KEUZES)
    meer = KeuzeVinkjesField("Meer", choices=KEUZES)
    geheim = HiddenField()
    wachtwoord = PasswordField("Wachtwoord")


def form(getypt: MultiDict[str, str] | None, bewaard: dict[str, Any] | None = None) -> Alle:
    """The form with what is kept, and with what was typed over it."""
    return Alle(getypt, data=BEWAARD if bewaard is None else bewaard)


@pytest.fixture(autouse=True)
def request_of(app: Flask) -> Any:
    with app.test_request_context():
        yield


def test_what_is_opened_or_sent_untouched_shows_what_is_kept() -> None:
    assert not is_anders(form(None))
    assert not is_anders(form(GETYPT))
    assert not is_anders(form(None, {}))


@pytest.mark.parametrize(
    ("naam", "getypt", "bewaard"),
    [
        ("tekst", ["Mail ons."], "Bel ons."),
        ("tekst", [""], "Bel ons."),
        ("lang", ["Bel"], "Bel\nons."),
        ("getal", ["4"], "3"),
        ("getal", ["veel"], "3"),
        ("getal", [""], "3"),
        ("dag", ["21-11-2026"], "2026-11-20"),
        ("dag", ["ooit"], "2026-11-20"),
        ("vink", [], "aan"),
        ("keuze", ["b"], "a"),
        ("keuze", [""], "a"),
    ],
)
def test_a_field_with_something_else_says_what_is_kept(
    naam: str, getypt: list[str], bewaard: str
) -> None:
    anders = GETYPT.copy()
    anders.setlist(naam, getypt)
    gestuurd = form(anders)
    assert bewaard_als(gestuurd[naam]) == bewaard
    assert is_anders(gestuurd)


@pytest.mark.parametrize("naam", ["een", "meer"])
def test_of_several_ticks_each_says_it_for_itself(naam: str) -> None:
    anders = GETYPT.copy()
    anders.setlist(naam, ["b"])
    gestuurd = form(anders)
    veld = {"een": gestuurd.een, "meer": gestuurd.meer}[naam]
    assert [optie_bewaard(veld, optie) for optie in veld] == [False, "aan", ""]
    assert is_anders(form(anders))


def test_what_was_typed_where_nothing_is_kept_is_unsaved() -> None:
    leeg = form(MultiDict({"tekst": "Bel", "getal": "x", "vink": "y"}), {})
    assert [bewaard_als(leeg[naam]) for naam in ("tekst", "getal", "vink")] == ["", "", ""]


def test_a_field_without_a_form_says_it_too() -> None:
    assert kept_beside("074", None) == {}
    assert kept_beside("074", "074") == {}
    assert kept_beside("074", "") == {"data-bewaard": "074"}
    assert kept_beside(None, "") == {}
    assert kept_beside(None, "053") == {"data-bewaard": ""}
