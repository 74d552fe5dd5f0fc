"""Texts: Dutch as written, values filled in, escaped where a template fills them in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import Environment

from wijzer import talen
from wijzer.domain.tekst import Tekst
from wijzer.web.common.sjablonen import register_sjablonen
from wijzer.web.common.teksten import (
    current_taal,
    gegeven,
    gettext,
    in_taal,
    install_gettext,
    ngettext,
)


def test_a_text_is_its_own_dutch():
    assert gettext("Zoek een plek") == "Zoek een plek"
    assert gettext("Jeugdhulp in %(regio)s", regio="Twente") == "Jeugdhulp in Twente"
    assert gettext("100%") == "100%"


def test_a_number_chooses_its_text():
    assert ngettext("%(num)s plek", "%(num)s plekken", 1) == "1 plek"
    assert ngettext("%(num)s plek in %(waar)s", "%(num)s plekken in %(waar)s", 2, waar="Borne") == (
        "2 plekken in Borne"
    )


def test_an_unknown_language_stays_dutch():
    with in_taal("xx"):
        assert current_taal() == "nl"


def test_a_value_filled_in_by_a_template_is_escaped():
    env = Environment(autoescape=True)
    install_gettext(env)
    sjabloon = env.from_string('{{ _("Zoeken naar %(woord)s", woord=woord) }}')
    assert sjabloon.render(woord="<b>") == "Zoeken naar &lt;b&gt;"


@pytest.fixture
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A language of a few texts."""
    (tmp_path / "en.po").write_text(
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "Postcode %(code)s ligt buiten %(regio)s."\nmsgstr "%(code)s is outside %(regio)s."\n\n'
        'msgid "deze regio"\nmsgstr "this region"\n\nmsgid "Trauma"\nmsgstr "Trauma"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(talen, "VERTALINGEN", tmp_path)
    for kept in (talen.catalog, talen._source, talen.translated):
        kept.cache_clear()
    with in_taal("en"):
        yield
    for kept in (talen.catalog, talen._source, talen.translated):
        kept.cache_clear()


def _outside() -> Tekst:
    regio = Tekst("deze regio")
    return Tekst("Postcode %(code)s ligt buiten %(regio)s.", code="1011", regio=regio)


def test_a_text_that_is_written_before_its_language_is_known_is_dutch_by_itself():
    assert _outside() == "Postcode 1011 ligt buiten deze regio."
    assert Tekst("100%") == "100%"
    assert Tekst("tot %(n)s").fill(n=3) == "tot 3"


@pytest.mark.usefixtures("_english")
def test_it_is_told_in_another_language_with_its_values():
    assert gettext(_outside()) == "1011 is outside this region."


@pytest.mark.usefixtures("_english")
def test_a_text_of_the_data_says_in_which_language_it_turned_out():
    assert (gegeven("deze regio"), gegeven("deze regio").taal) == ("this region", "en")
    assert gegeven("Trauma").taal == "en"
    assert (gegeven("Zelf bedacht"), gegeven("Zelf bedacht").taal) == ("Zelf bedacht", "nl")
    assert gegeven(gegeven("deze regio")).taal == "en"


@pytest.mark.usefixtures("_english")
def test_a_page_marks_what_stayed_dutch():
    app = Flask("teksten")
    register_sjablonen(app)
    sjabloon = app.jinja_env.from_string(
        '{% from "common/_tekens.html" import uit_data, taal_van %}'
        "{{ uit_data(a) }}|{{ uit_data(b) }}|<p{{ taal_van(b|gegeven) }}>|<p{{ taal_van(a|gegeven) }}>|<p{{ taal_van(a) }}>"
    )
    app.jinja_env.globals["icoon_url"] = str
    assert sjabloon.render(a="deze regio", b="<Zelf>") == (
        'this region|<span lang="nl">&lt;Zelf&gt;</span>|<p lang="nl">|<p>|<p>'
    )


def test_a_template_gets_the_text_of_the_moment_each_time():
    env = Environment(autoescape=True)
    install_gettext(env)
    sjabloon = env.from_string("{{ _('Taal') }} {{ _('In %(regio)s', regio='<b>') }}")
    assert sjabloon.render() == "Taal In &lt;b&gt;"
    with in_taal("en"):
        assert sjabloon.render().startswith("Language ")
    assert sjabloon.render().startswith("Taal ")


def test_an_empty_text_is_empty_in_every_language():
    with in_taal("en"):
        assert gettext("") == ""
        assert gegeven("") == ""
