"""Every macro on one page: it renders strictly, is valid, and (elsewhere) is looked at in a browser."""

from datetime import UTC, datetime
from pathlib import Path

import html5lib
import pytest
from flask import Flask, render_template
from jinja2 import ChoiceLoader, FileSystemLoader
from wtforms import (
    BooleanField,
    Form,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from wijzer.mappen import SJABLONEN
from wijzer.web import public
from wijzer.web.common.sjablonen import register_sjablonen

HERE = Path(__file__).parent / "stijlpagina"


class StijlForm(Form):
    naam = StringField("Naam", [InputRequired("Vul de naam in.")], description="Zoals op de deur.")
    plekken = IntegerField("Vrije plekken", [InputRequired("Vul een getal in, bijvoorbeeld 2.")])
    gemeente = SelectField("Gemeente", choices={"GM0164": "Hengelo", "GM0141": "Almelo"})
    soort = RadioField(
        "Adres afschermen?",
        [InputRequired("Maak een keuze.")],
        choices={"ja": "Ja", "nee": "Nee"},
        description="Kies ja als veiligheid een rol speelt.",
    )
    doelgroepen = SelectMultipleField(
        "Doelgroepen",
        choices={"autisme": "Autisme", "lvb": "LVB", "trauma": "Trauma"},
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    toelichting = TextAreaField("Toelichting", description="Eén korte opmerking.")
    akkoord = BooleanField("Ik heb dit gecontroleerd", [InputRequired("Vink dit aan.")])


NU = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def stijl_app() -> Flask:
    app = Flask("stijl", static_folder=None)
    app.config.update(SECRET_KEY="stijl")
    register_sjablonen(app)
    app.jinja_env.loader = ChoiceLoader([FileSystemLoader(SJABLONEN), FileSystemLoader(HERE)])
    app.jinja_env.globals["csrf_token"] = lambda: "penning"
    app.jinja_env.globals["andere_talen"] = {}
    app.register_blueprint(public.bp)  # for the addresses in header and footer
    regio = {"slug": "twente", "naam": "Twente"}

    @app.get("/stijl")
    def stijl() -> str:
        form = StijlForm(data={"doelgroepen": ["lvb"]})
        form.validate()
        return render_template("stijl.html", form=form, regio=regio, deel="zoeken")

    @app.get("/kantoor")
    def kantoor() -> str:
        punt = {"tekst": "Overzicht", "href": "/a", "actief": True, "aantal": 3}
        sessie = {"over_s": 1800, "tot": "10.30", "uiterlijk": "22.00", "verlengbaar": True}
        wacht = {"naam": "Gegevens", "href": "/a?concept=1", "getypt_at": NU}
        wie = {
            "naam": "a@b.nl",
            "onderschrift": "Beheer",
            "start": "/",
            "navigatie": [punt],
            "sessie": sessie,
            "bericht": None,
            "concept_weg": True,
            "concept": None,
            "wachtend": [wacht],
        }
        return render_template("common/basis_kantoor.html", kantoor=wie)

    @app.get("/fout")
    def fout() -> str:
        return render_template("common/foutpagina.html", titel="Weg", uitleg="Niet hier.")

    return app


@pytest.mark.parametrize("pad", ["/stijl", "/kantoor", "/fout"])
def test_every_component_renders_as_valid_html(pad: str):
    antwoord = stijl_app().test_client().get(pad)
    assert antwoord.status_code == 200
    html5lib.HTMLParser(strict=True).parse(antwoord.text)


def test_a_mistake_is_tied_to_its_field_and_listed_on_top():
    html = stijl_app().test_client().get("/stijl").text
    assert 'href="#naam">Naam: Vul de naam in.</a>' in html
    assert 'aria-describedby="naam-uitleg naam-fout"' in html
    assert 'id="naam-fout"' in html
    assert 'aria-invalid="true"' in html


@pytest.mark.parametrize(
    ("veld_id", "attribuut", "waarde"),
    [
        ("naam", "autocomplete", "organization"),
        ("plekken", "inputmode", "numeric"),
        ("toelichting", "rows", "4"),
        ("akkoord", "data-soort", "eed"),
    ],
)
def test_what_a_page_says_of_an_input_stands_on_that_input(
    veld_id: str, attribuut: str, waarde: str
):
    html = stijl_app().test_client().get("/stijl").text
    boom = html5lib.parse(html, namespaceHTMLElements=False)
    (invoer,) = boom.findall(f".//*[@id='{veld_id}']")
    assert invoer.get(attribuut) == waarde


def test_nothing_is_styled_or_scripted_inline():
    html = stijl_app().test_client().get("/stijl").text
    assert " style=" not in html
    assert "<style" not in html
    assert "<script>" not in html
    assert " onclick=" not in html
