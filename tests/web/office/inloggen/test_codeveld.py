"""Wherever a code is typed: a field that reads through spaces, dashes and other digits, and a keyboard that fits."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from wtforms import Field, PasswordField

from tests.steun.accounts import WACHTWOORD, give_password, signed_in
from wijzer.services.inloggen.geheimen import new_herstelcodes
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.office.inloggen.codeveld import CodeVeld

SJABLONEN = Path(__file__).parents[4] / "templates"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def every_form(soort: type[Any] = Formulier) -> Iterator[type[Any]]:
    for onder in soort.__subclasses__():
        yield onder
        yield from every_form(onder)


def fields_of(soort: type[Any]) -> Iterator[tuple[str, type[Field]]]:
    for naam in dir(soort):
        soort_veld = getattr(getattr(soort, naam, None), "field_class", None)
        if soort_veld:
            yield naam, soort_veld


def test_every_field_for_a_code_of_somebody_reads_it_in_the_same_way():
    """Such fields are called `code` or `bewijs`; that a new one has another name, its template shows."""
    import_module("wijzer.app")
    gevonden = {
        (soort.__name__, naam): veld
        for soort in every_form()
        for naam, veld in fields_of(soort)
        if naam in {"code", "bewijs"} and soort.__module__.startswith("wijzer.")
    }
    assert len(gevonden) >= 8
    assert set(gevonden.values()) == {CodeVeld}


def test_every_field_for_a_code_lets_a_telephone_fill_it_in():
    """The one for a recovery code from paper has no code that a telephone could know."""
    velden = [
        (pad.name, regel)
        for pad in SJABLONEN.rglob("*.html")
        for regel in re.findall(r"veld\(form\.(?:code|bewijs)\b.*?\)", pad.read_text())
    ]
    assert len(velden) >= 7
    for naam, regel in velden:
        verwacht = "off" if naam == "herstelcode.html" else "one-time-code"
        assert f'autocomplete="{verwacht}"' in regel, naam
    cijfers = {naam for naam, regel in velden if 'inputmode="numeric"' in regel}
    assert {"code.html", "koppelen.html", "account_koppelen.html"} == cijfers


def test_a_password_is_never_read_as_a_code():
    import_module("wijzer.app")
    for soort in every_form():
        for naam, veld in fields_of(soort):
            assert not (issubclass(veld, PasswordField) and issubclass(veld, CodeVeld)), naam


@pytest.mark.parametrize(
    "getypt",
    ["{0}-{1}", "\u200b{0}\xa0{1}\n", "{0}\n{1}"],
)
def test_a_code_signs_in_however_it_is_typed(client, account, getypt):
    give_password(client, account.email)
    code = getypt.format(account.code()[:3], account.code()[3:]).translate(FULL_WIDTH)
    assert client.send_form("/inloggen/code", {"code": code}).status_code == 303


def test_a_code_with_a_dash_proves_an_own_act_and_a_recovery_code_too(app, client, account):
    ik, code = signed_in(app, account), account.code()
    velden = {"wachtwoord": WACHTWOORD, "bewijs": f"{code[:3]}–{code[3:]}"}
    antwoord = ik.send_form("/account/herstelcodes", velden)
    codes = re.findall(r"\b(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}\b", antwoord.text)
    assert len(codes) == 10
    give_password(client, account.email)
    getypt = f"\u200b{codes[0].lower().replace('-', ' – ')}\n"
    assert client.send_form("/inloggen/herstelcode", {"code": getypt}).status_code == 303


@pytest.mark.parametrize("getypt", ["-", " \u200b ", "–\n"])
def test_what_holds_no_letter_or_digit_is_nothing_typed(client, account, getypt):
    give_password(client, account.email)
    antwoord = client.send_form("/inloggen/code", {"code": getypt})
    assert antwoord.status_code == 200
    assert "Vul de code in die uw app toont." in antwoord.text


def test_another_code_is_refused_however_it_is_typed(client, account):
    give_password(client, account.email)
    anders = f"{(int(account.code()) + 1) % 10**6:06d}"
    for getypt in (anders, f"{anders[:3]} {anders[3:]}", anders.translate(FULL_WIDTH)):
        assert client.send_form("/inloggen/code", {"code": getypt}).status_code == 400


def test_a_recovery_code_has_no_sign_that_may_be_another():
    assert not set("IO01") & set("".join(new_herstelcodes()))
