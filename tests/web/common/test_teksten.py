"""Texts: Dutch as written, values filled in, escaped where a template fills them in."""

from jinja2 import Environment

from wijzer.web.common.teksten import current_taal, gettext, in_taal, install_gettext, ngettext


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
