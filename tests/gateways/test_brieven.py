"""The texts of mails: filled in completely, in plain text."""

import pytest
from jinja2 import UndefinedError

from wijzer.gateways.brieven import SJABLONEN, render_brief

FEITEN: dict[str, dict[str, object]] = {
    "uitnodiging": {
        "link": "https://wijzer.example/uitnodiging/abc",
        "dagen": 7,
        "regio": "Twente",
    },
    "wachtwoord_vergeten": {"link": "https://wijzer.example/wachtwoord/abc", "minuten": 60},
    "account_gewijzigd": {"handeling": "wachtwoord gewijzigd"},
    "herstelcode": {"over": 9},
    "foute_codes": {},
}


@pytest.mark.parametrize("soort", sorted(FEITEN))
def test_every_mail_has_a_subject_of_one_line_and_names_its_facts(soort):
    brief = render_brief(soort, **FEITEN[soort])
    assert brief.onderwerp
    assert "\n" not in brief.onderwerp
    assert brief.tekst.startswith("Goedendag,")
    assert all(str(waarde) in brief.tekst for waarde in FEITEN[soort].values())
    assert "{{" not in brief.tekst


def test_every_mail_of_the_accounts_has_a_test():
    eigen = {path.stem for path in SJABLONEN.glob("*.txt")}
    assert set(FEITEN) <= eigen


def test_a_fact_that_is_missing_is_an_error_and_no_gap():
    with pytest.raises(UndefinedError):
        render_brief("uitnodiging", dagen=7, regio="Twente")


def test_a_link_stands_alone_on_its_line():
    """Mail programs break or swallow links that share a line with text."""
    tekst = render_brief("uitnodiging", **FEITEN["uitnodiging"]).tekst
    assert "https://wijzer.example/uitnodiging/abc" in tekst.splitlines()
