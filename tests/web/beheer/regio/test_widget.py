"""The beheerder's page for the widget: the list of sites and the lines to put there."""

from html import unescape

import pytest

from tests.steun.pagina import Pagina
from tests.web.beheer.conftest import Wereld, tekst

SITE = "https://www.gemeente.example"


def lines(pagina: Pagina) -> str:
    (veld,) = pagina.all("textarea")
    return "".join(veld.itertext())


def test_a_site_is_added_and_taken_away_again(wereld: Wereld):
    assert "Er staat nog geen site in de lijst" in wereld.bea.pagina("/beheer/widget").text
    assert wereld.bea.send_form("/beheer/widget", {"origin": SITE}).status_code == 303
    pagina = wereld.bea.pagina("/beheer/widget")
    assert f"{SITE} kan de widget nu tonen." in pagina.text
    antwoord = wereld.bea.send_form("/beheer/widget", {}, number=1)
    assert antwoord.status_code == 303
    assert f"{SITE} kan de widget niet meer tonen." in wereld.bea.pagina("/beheer/widget").text
    assert {"site voor widget toegevoegd", "site voor widget verwijderd"} <= set(wereld.trail())


def test_what_is_no_site_is_told_beside_the_field_and_stays_typed(wereld: Wereld):
    antwoord = wereld.bea.send_form("/beheer/widget", {"origin": "http://gemeente.example"})
    assert antwoord.status_code == 400
    assert "Alleen een beveiligde site kan" in tekst(antwoord)
    assert "http://gemeente.example" in antwoord.text


def test_a_site_of_one_region_is_none_of_another(wereld: Wereld):
    wereld.bea.send_form("/beheer/widget", {"origin": SITE})
    pagina = wereld.fokke.pagina("/beheer/widget")
    assert SITE not in [veld.get("value") for veld in pagina.all("input")]
    token = next(
        veld.get("value") for veld in pagina.all("input") if veld.get("name") == "csrf_token"
    )
    antwoord = wereld.fokke.post(
        "/beheer/widget/verwijderen", data={"csrf_token": token, "origin": SITE}
    )
    assert antwoord.status_code == 404
    with wereld.database.read() as store:
        assert store.kaderbronnen.all("twente") == [SITE]


def test_the_lines_hold_what_was_chosen(wereld: Wereld):
    pagina = wereld.bea.pagina(
        "/beheer/widget?hulpvorm=gezinshuis&gemeente=GM0164&aantal=3&taal=en"
    )
    regels = lines(pagina)
    adres = "https://wijzer.example/en/twente/widget?hulpvorm=gezinshuis&gemeente=GM0164&aantal=3"
    assert f'src="{adres}"' in unescape(regels)
    assert 'title="Gezinshuis in Hengelo"' in regels
    assert adres in pagina.links


@pytest.mark.parametrize(
    "onzin", ["hulpvorm=%22%3E%3Cscript%3E", "aantal=9999", "taal=xx", "gemeente=GM9999"]
)
def test_a_choice_that_does_not_exist_gives_the_ordinary_lines(wereld: Wereld, onzin):
    assert 'src="https://wijzer.example/twente/widget"' in lines(
        wereld.bea.pagina(f"/beheer/widget?{onzin}")
    )
