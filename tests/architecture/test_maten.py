"""No field, column or argument without a maximum: whoever adds one and forgets it meets this file."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Field, FileField, Form, SelectField

from wijzer import web
from wijzer.domain.maten import LIJST, LIJSTTEKST
from wijzer.files import contracten, historie, locaties, pdc
from wijzer.web.common.invoer.begrensd import Begrensd, maximum_of
from wijzer.web.common.invoer.velden import KeuzeVinkjesField

SJABLONEN = Path(__file__).resolve().parents[2] / "templates"
PATROON = "[A-Z0-9]{5}"
SOORTEN: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {
    "pdc": (pdc.read_pdc, pdc.KOLOMMEN),
    "contracten": (contracten.read_contracten, contracten.KOLOMMEN),
    "locaties": (locaties.read_locaties, locaties.KOLOMMEN),
    "historie": (historie.read_historie, historie.KOLOMMEN),
}
KOLOMMEN = [(soort, kolom) for soort, (_lees, namen) in SOORTEN.items() for kolom in namen]


def _below(klasse: type[Form]) -> Iterator[type[Form]]:
    for onder in klasse.__subclasses__():
        yield onder
        yield from _below(onder)


def formulieren() -> list[type[Form]]:
    """Every form class of the product: those with fields of their own or of a part they are made of."""
    for module in pkgutil.walk_packages(web.__path__, "wijzer.web."):
        importlib.import_module(module.name)
    onze = {klasse for klasse in _below(Form) if klasse.__module__.startswith("wijzer.")}
    return sorted(onze, key=lambda klasse: (klasse.__module__, klasse.__name__))


@pytest.fixture
def context(app: Flask) -> Iterator[None]:
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context(method="POST"):
        yield


def _fill(klasse: type[Form], paren: list[tuple[str, str]]) -> Form:
    form = klasse(formdata=MultiDict(paren))
    for veld in form:
        if isinstance(veld, SelectField | KeuzeVinkjesField) and veld.choices is None:
            veld.choices = {"a": "a"}
    return form


def _velden(klasse: type[Form]) -> list[Field]:
    return [veld for veld in klasse(formdata=None) if not isinstance(veld, FileField)]


@pytest.mark.usefixtures("context")
def test_every_form_is_bounded_and_every_field_of_it_has_a_maximum():
    gezien = formulieren()
    assert len(gezien) > 15
    for klasse in gezien:
        assert issubclass(klasse, Begrensd), klasse
        for veld in _velden(klasse):
            assert maximum_of(veld), f"{klasse.__name__}.{veld.name} heeft geen maximum"


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize("onzin", ["lang", "nul", "veel"])
def test_every_field_of_every_form_says_what_is_wrong_with_too_much(onzin):
    for klasse in formulieren():
        for veld in _velden(klasse):
            waarde = {"lang": "9" * ((maximum_of(veld) or 0) + 1), "nul": "9\ud8009", "veel": "9"}[
                onzin
            ]
            form = _fill(klasse, [(veld.name, waarde)] * (LIJST + 1 if onzin == "veel" else 1))
            assert not form.validate()
            (fout,) = form[veld.name].errors
            woord = {"lang": "te lang", "nul": "niet te zien", "veel": "te veel"}[onzin]
            assert woord in fout, (klasse.__name__, veld.name, fout)


@pytest.mark.usefixtures("context")
def test_free_text_shows_its_maximum_in_the_browser():
    vrij = {"StringField", "TekstVeld", "EmailField", "TextAreaField"}
    for klasse in formulieren():
        for veld in _velden(klasse):
            if type(veld).__name__ in vrij:
                assert f'maxlength="{maximum_of(veld)}"' in str(veld()), (
                    klasse.__name__,
                    veld.name,
                )


def test_a_template_says_no_other_maximum_than_its_form():
    """A browser silently cuts off what is longer: an addition that the domain knows could not be typed."""
    anders = re.compile(r"\bveld\(form[^\n]*maxlength=|maxlength=\"\d")
    assert [str(pad) for pad in SJABLONEN.rglob("*.html") if anders.search(pad.read_text())] == []


def test_a_form_reads_its_maximum_from_the_domain():
    getal = re.compile(r"Length\(max=\d|hooguit=\d")
    bronnen = Path(web.__path__[0]).rglob("*.py")
    assert [str(pad) for pad in bronnen if getal.search(pad.read_text())] == []


@pytest.mark.parametrize(("soort", "kolom"), KOLOMMEN)
@pytest.mark.parametrize("waarde", ["9" * (LIJSTTEKST + 1), "1e999", "9" * 400, "9999-99-99"])
def test_every_column_of_every_file_names_row_and_column_of_too_much(soort, kolom, waarde):
    lees, kolommen = SOORTEN[soort]
    rij = ";".join(waarde if naam == kolom else "" for naam in kolommen)
    gelezen = lees(f"{';'.join(kolommen)}\n{rij}\n".encode(), productcode_patroon=PATROON)
    fouten = [fout for fout in gelezen.fouten if fout.kolom == kolom]
    if len(waarde) > LIJSTTEKST:
        assert [(fout.rij, len(fout.waarde) <= 80) for fout in fouten] == [(2, True)]
    assert not gelezen.rijen


def test_what_a_list_holds_has_a_maximum_too():
    lees, kolommen = SOORTEN["locaties"]
    lijst = ",".join(map(str, range(LIJST + 1)))
    rij = ";".join(lijst if naam == "werkgebied" else "" for naam in kolommen)
    gelezen = lees(f"{';'.join(kolommen)}\n{rij}\n".encode(), productcode_patroon=PATROON)
    (fout,) = [fout for fout in gelezen.fouten if fout.kolom == "werkgebied"]
    assert f"hooguit {LIJST}" in fout.verwacht
