"""Every way in cleans its texts with the same function: whoever adds a field, a column or a key meets this file."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, request
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from wtforms import Field, FileField, Form, HiddenField, PasswordField, StringField, TextAreaField

from tests.architecture.test_maten import KOLOMMEN, PATROON, SOORTEN, formulieren
from wijzer import web
from wijzer.domain.taal.schoon import clean_line, clean_text
from wijzer.files.tabel.rijen import Kolom, read_rows
from wijzer.web.common.http.sleutels import Aanvraag
from wijzer.web.common.invoer.schoonmaak import GEHEIM, is_cleaned, is_secret
from wijzer.web.office.inloggen.codeveld import CodeVeld

VUIL = "\ufeff\xa0a\u200b’\t9\u2028e\u0301\xad "
GEHEIMEN = {
    "WachtwoordFormulier.wachtwoord", "HuidigWachtwoord.wachtwoord", "WijzigWachtwoord.wachtwoord", "WijzigWachtwoord.nieuw",
    "HuidigeCode.wachtwoord", "HuidigeCode.bewijs", "VervangFactor.wachtwoord", "VervangFactor.bewijs", "VervangFactor.code",
    "InlogFormulier.wachtwoord", "NieuwWachtwoordFormulier.wachtwoord", "KoppelFormulier.code", "CodeFormulier.code",
    "HerstelcodeFormulier.code", "EigenCodeFormulier.code", "UitnodigFormulier.code", "RolFormulier.code",
}  # fmt: skip
"""The fields that hold a secret: no cleaning comes near it. A code of an app is read by a field of its own."""
LEEST_ZELF = {
    "aanbieder/beschikbaarheid.py": "ids of buttons, and what its forms read",
    "aanbieder/ingetrokken.py": "the values of ticks, which the page made",
    "aanbieder/locaties.py": "the names of buttons",
    "aanbieder/voorbeeld.py": "the names of buttons",
    "beheer/importeren.py": "the id of a file that waits",
    "beheer/ingetrokken.py": "one number of three digits",
    "beheer/regio/synoniemen.py": "the version that the page showed",
    "beheer/teruggezet.py": "ids that the page made",
    "beheer/regio/meldwoorden.py": "a word that the page itself showed, read as one word of letters",
    "beheer/regio/widget.py": "an origin that the page made",
    "common/invoer/getypt.py": "hands over to forms, and reads an id",
    "meldingen/link.py": "a fixed word of a mail program",
    "office/concepten/tonen.py": "an id",
    "office/concepten/vangen.py": "keeps what was typed as it was typed; a form reads it once more",
}
"""Who reads what a browser sent without a form, and why nothing of it is a text that is kept."""


@pytest.fixture
def context(app: Flask) -> Iterator[None]:
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context(method="POST"):
        yield


def _velden() -> Iterator[tuple[Any, Field]]:
    for klasse in formulieren():
        yield from ((klasse, veld) for veld in klasse(formdata=None))


def _sent(klasse: Any, veld: Field, waarde: str) -> list[object]:
    form = klasse(formdata=MultiDict([(veld.name, waarde)]))
    return list(form[veld.short_name].raw_data)


@pytest.mark.usefixtures("context")
def test_every_field_of_every_form_gets_a_clean_text_but_for_secrets_and_what_a_page_wrote():
    geheim = set()
    for klasse, veld in _velden():
        if isinstance(veld, FileField):
            continue
        naam = f"{klasse.__name__}.{veld.short_name}"
        verwacht = clean_text(VUIL) if isinstance(veld, TextAreaField) else clean_line(VUIL)
        gelezen = _sent(klasse, veld, VUIL)
        if isinstance(veld, PasswordField | HiddenField):
            assert gelezen == [VUIL], naam
        if isinstance(veld, HiddenField):
            continue
        if is_cleaned(veld):
            assert gelezen == [verwacht], naam
        else:
            geheim.add(naam)
    assert geheim == GEHEIMEN


@pytest.mark.usefixtures("context")
def test_every_secret_has_the_name_of_one_and_no_other_field_has():
    """What is typed is kept when a session ends, and there only the names are known."""
    for klasse, veld in _velden():
        assert is_secret(veld) == (veld.name in GEHEIM), klasse


def test_a_text_that_is_called_as_a_secret_is_cleaned_all_the_same():
    assert is_cleaned(StringField(name="code", _form=None, _meta=Form.Meta()))
    assert not is_cleaned(CodeVeld("Code", hooguit=9, name="getal", _form=None, _meta=Form.Meta()))


def test_nobody_else_reads_what_a_browser_typed():
    wortel = Path(web.__path__[0])
    gevonden = {
        str(pad.relative_to(wortel))
        for pad in wortel.rglob("*.py")
        for node in ast.walk(ast.parse(pad.read_text()))
        if isinstance(node, ast.Attribute)
        and node.attr in {"form", "values"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "request"
    }
    assert gevonden == LEEST_ZELF.keys()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=30)), max_size=4))
def test_every_key_and_value_behind_a_question_mark_is_clean_whoever_reads_it(paren):
    app = Flask(__name__)
    app.request_class = Aanvraag
    with app.test_request_context("/", query_string=MultiDict(paren)):
        for sleutel, waarde in request.args.items(multi=True):
            assert clean_line(sleutel) == sleutel
            assert clean_line(waarde) == waarde


def test_every_app_reads_its_address_clean(app: Flask):
    assert issubclass(app.request_class, Aanvraag)


@pytest.mark.parametrize(("soort", "kolom"), KOLOMMEN)
def test_every_column_of_every_file_reads_a_dirty_cell_as_a_clean_one(soort: str, kolom: str):
    lees, kolommen = SOORTEN[soort]

    def read(vuil: str) -> tuple[object, ...]:
        waarden = ["x", "1", "ja", "31-12-2026", "WGZHF", "12345678", "7551 EB", "’t Veld", "groep"]
        rijen = [
            ";".join(f"{vuil}{waarde}{vuil}" if naam == kolom else "" for naam in kolommen)
            for waarde in waarden
        ]
        gelezen = lees(
            "\n".join([";".join(kolommen), *rijen]).encode(), productcode_patroon=PATROON
        )
        fouten = [
            (veldfout.rij, veldfout.kolom, veldfout.fout, veldfout.verwacht)
            for veldfout in gelezen.fouten
        ]
        return gelezen.rijen, fouten

    assert read("\xa0\u200b\u2009\xad") == read("")


@pytest.mark.parametrize("regels", [False, True])
def test_whatever_reads_a_cell_gets_it_clean(regels: bool):
    kolom = Kolom("tekst", str, hooguit=20, regels=regels)
    lang = "\u200b" * 30 + "’t  Veld\xa0\x01"
    inhoud = f"Te\xadkst\ufeff\n{lang}\n\u200b\xa0\n'=1{VUIL}\n".encode()
    gelezen = read_rows(inhoud, [kolom], lambda cellen: cellen.get(kolom))
    assert (gelezen.rijen, gelezen.fouten) == (
        [
            "’t  Veld" if regels else "’t Veld",
            clean_text(f"=1{VUIL}") if regels else clean_line(f"=1{VUIL}"),
        ],
        [],
    )
