"""Saying that something is still true: for whom, where one comes back, and what a day that has passed does to it."""

from dataclasses import replace
from datetime import timedelta
from xml.etree.ElementTree import Element

import pytest

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_opgave,
)
from tests.steun.dagen import change_day
from tests.steun.pagina import Pagina, filled_in
from tests.web.aanbieder.conftest import Wereld
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave

PAD = "/aanbieder/beschikbaarheid"
VORIGE_WEEK = TODAY - timedelta(days=7)
GISTEREN = TODAY - timedelta(days=1)


def veld(aanbod: Aanbod, naam: str) -> str:
    return f"a{aanbod.id.hex}-{naam}"


def add_groep(
    wereld: Wereld, naam: str, opgave: Opgave | None, van: Aanbieder | None = None
) -> Aanbod:
    groep = make_groep(van or wereld.aanbieder, naam)
    aanbod = make_aanbod(groep, opgave=opgave)
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(groep)
        store.aanbod.add(aanbod)
    return aanbod


@pytest.fixture
def oud(wereld: Wereld) -> Aanbod:
    """A line of a week ago that is still true."""
    return add_groep(wereld, "Groep Noord", make_opgave(peildatum=VORIGE_WEEK))


@pytest.fixture
def voorbij(wereld: Wereld) -> Aanbod:
    """A line of which the next place was yesterday."""
    opgave = make_opgave(vrije_plekken=0, peildatum=VORIGE_WEEK, eerstvolgende_plek=GISTEREN)
    return add_groep(wereld, "Groep Zuid", opgave)


def stated(wereld: Wereld, aanbod: Aanbod) -> Opgave:
    opgave = wereld.stored(aanbod.id).opgave
    assert opgave is not None
    return opgave


# ── a day that has passed ────────────────────────────────────────────────────


def test_a_day_that_has_passed_is_named_and_holds_up_no_other_line(
    wereld: Wereld, oud: Aanbod, voorbij: Aanbod
) -> None:
    before = wereld.stored(voorbij.id)
    assert wereld.client.send_form(PAD, {"bevestig": "alles"}).status_code == 303
    pagina = wereld.client.pagina(PAD)
    assert stated(wereld, oud).peildatum == TODAY
    assert wereld.stored(voorbij.id) == before
    assert "2 regels bevestigd" in pagina.text
    assert "1 regel is niet bevestigd. Bovenaan de pagina staat welke, en waarom." in pagina.text
    assert "Groep Zuid, WGZHF: Eerstvolgende plek. Die dag is voorbij." in pagina.text
    assert f"#{veld(voorbij, 'eerstvolgende_plek')}" in pagina.links


def test_the_list_stands_on_the_page_before_anybody_presses(
    wereld: Wereld, voorbij: Aanbod
) -> None:
    pagina = wereld.client.pagina(PAD)
    assert "1 regel kunt u zo niet bevestigen" in pagina.text
    assert f"#{veld(voorbij, 'eerstvolgende_plek')}" in pagina.links


def test_a_line_is_confirmed_without_its_day_that_has_passed(
    wereld: Wereld, voorbij: Aanbod
) -> None:
    answer = wereld.client.send_form(PAD, {"bevestig": f"zonder:{voorbij.id}"})
    assert answer.headers["Location"].endswith(f"#r{voorbij.id}")
    assert stated(wereld, voorbij) == make_opgave(vrije_plekken=0)
    assert "kunt u zo niet bevestigen" not in wereld.client.pagina(PAD).text


def test_a_new_day_that_was_typed_is_not_taken_away(wereld: Wereld, voorbij: Aanbod) -> None:
    straks = TODAY + timedelta(days=9)
    data = {
        veld(voorbij, "eerstvolgende_plek"): straks.isoformat(),
        "bevestig": f"zonder:{voorbij.id}",
    }
    wereld.client.send_form(PAD, data)
    assert stated(wereld, voorbij).eerstvolgende_plek == straks


def test_a_stop_that_is_over_ends_by_a_button_that_says_so(wereld: Wereld) -> None:
    opgave = make_opgave(peildatum=VORIGE_WEEK, aanmeldstop=True, aanmeldstop_tot=GISTEREN)
    stop = add_groep(wereld, "Groep Zuid", opgave)
    wereld.client.send_form(PAD, {"bevestig": "alles"})
    assert stated(wereld, stop) == opgave, "nobody lifts a stop by the way"
    pagina = wereld.client.pagina(PAD)
    assert "De aanmeldstop is voorbij." in pagina.text
    assert "Juist, zonder die stop: Groep Zuid, WGZHF" in pagina.text
    wereld.client.send_form(PAD, {"bevestig": f"zonder:{stop.id}"})
    assert stated(wereld, stop) == make_opgave()


def test_a_line_with_more_that_is_over_has_no_such_button(wereld: Wereld) -> None:
    opgave = make_opgave(eerstvolgende_plek=GISTEREN, aanmeldstop=True, aanmeldstop_tot=GISTEREN)
    beide = add_groep(wereld, "Groep Zuid", replace(opgave, peildatum=VORIGE_WEEK))
    before = wereld.stored(beide.id)
    wereld.client.send_form(PAD, {"bevestig": f"zonder:{beide.id}"})
    assert wereld.stored(beide.id) == before


def test_a_day_that_was_just_typed_is_no_longer_told(wereld: Wereld, voorbij: Aanbod) -> None:
    straks = (TODAY + timedelta(days=9)).isoformat()
    data = {veld(voorbij, "eerstvolgende_plek"): straks, veld(wereld.aanbod, "vrije_plekken"): "x"}
    answer = wereld.client.send_form(PAD, data)
    assert "kunt u zo niet bevestigen" not in Pagina(answer.get_data(as_text=True)).text


def test_a_remark_alone_says_nothing_that_can_be_confirmed(wereld: Wereld) -> None:
    opgave = Opgave(peildatum=VORIGE_WEEK, toelichting="Bel ons gerust.")
    alleen = add_groep(wereld, "Groep Zuid", opgave)
    html = wereld.client.get(PAD).get_data(as_text=True)
    assert f'value="{alleen.id}"' not in html
    wereld.client.send_form(PAD, {"bevestig": "alles"})
    assert "niet bevestigd" not in wereld.client.pagina(PAD).text
    assert stated(wereld, alleen) == opgave


# ── where one comes back ─────────────────────────────────────────────────────


def test_whoever_confirms_one_line_comes_back_at_that_line_and_reads_it_there(
    wereld: Wereld, oud: Aanbod
) -> None:
    answer = wereld.client.send_form(PAD, {"bevestig": str(oud.id)})
    assert answer.headers["Location"].endswith(f"{PAD}#r{oud.id}")
    regel = element(wereld.client.pagina(PAD), f"r{oud.id}")
    bericht = next(blok for blok in regel.iter("div") if blok.get("data-bericht") is not None)
    assert bericht.get("role") == "status"
    assert "1 regel bevestigd" in "".join(bericht.itertext())


def test_whoever_pressed_enter_in_a_line_comes_back_there_too(wereld: Wereld, oud: Aanbod) -> None:
    data = {veld(oud, "vrije_plekken"): "4", "rij": f"r{oud.id}"}
    answer = wereld.client.send_form(PAD, data)
    assert answer.headers["Location"].endswith(f"{PAD}#r{oud.id}")
    answer = wereld.client.send_form(
        PAD, {veld(oud, "vrije_plekken"): "3", "rij": "//kwaad.example"}
    )
    assert answer.headers["Location"].endswith(PAD)


def test_what_is_said_of_a_line_that_is_gone_stands_at_the_top(wereld: Wereld, oud: Aanbod) -> None:
    wereld.client.send_form(PAD, {"bevestig": str(oud.id)})
    with wereld.database.transaction(at=AT) as store:
        store.aanbod.delete(oud.id)
    assert "1 regel bevestigd" in wereld.client.pagina(PAD).text


@pytest.mark.parametrize(
    "tekst", ["zonder:", "alles:", "alles:x", "x", ":", "zonder:alles", "alles:alles:alles"]
)
def test_a_button_that_does_not_exist_confirms_nothing(
    wereld: Wereld, oud: Aanbod, tekst: str
) -> None:
    before = wereld.stored(oud.id)
    assert wereld.client.send_form(PAD, {"bevestig": tekst}).status_code == 303
    assert wereld.stored(oud.id) == before


# ── for whom ─────────────────────────────────────────────────────────────────


@pytest.fixture
def onder(wereld: Wereld) -> Aanbieder:
    """An onderaannemer of the aanbieder that is signed in."""
    klein = make_aanbieder("Gezinshuis Klein")
    regel = make_contractregel(klein, hoofdaannemer_id=wereld.aanbieder.id, contractnummer="C-2")
    with wereld.database.transaction(at=AT) as store:
        store.aanbieders.add(klein)
        store.contracten.add_many([regel], [])
    change_day(wereld.database, AT)
    return klein


def test_everything_is_everything_of_ones_own(
    wereld: Wereld, onder: Aanbieder, oud: Aanbod
) -> None:
    van_klein = add_groep(wereld, "Groep Klein", make_opgave(peildatum=VORIGE_WEEK), onder)
    before = wereld.stored(van_klein.id)
    pagina = wereld.client.pagina(PAD)
    assert "Alles nog steeds juist2 regels van De Bron" in pagina.text
    assert "Alles van Gezinshuis Klein nog steeds juist: 1 regel" in pagina.text
    wereld.client.send_form(PAD, {"bevestig": "alles"})
    assert stated(wereld, oud).peildatum == TODAY
    assert wereld.stored(van_klein.id) == before
    assert "Bewaard: 2 regels van De Bron bevestigd." in wereld.client.pagina(PAD).text


def test_the_lines_of_an_onderaannemer_have_a_button_of_their_own(
    wereld: Wereld, onder: Aanbieder, oud: Aanbod
) -> None:
    van_klein = add_groep(wereld, "Groep Klein", make_opgave(peildatum=VORIGE_WEEK), onder)
    before = wereld.stored(oud.id)
    answer = wereld.client.send_form(PAD, {"bevestig": f"alles:{onder.id}"})
    assert answer.headers["Location"].endswith(f"#v{onder.id}")
    assert stated(wereld, van_klein).peildatum == TODAY
    assert wereld.stored(oud.id) == before
    deel = element(wereld.client.pagina(PAD), f"v{onder.id}")
    assert "1 regel van Gezinshuis Klein bevestigd" in "".join(deel.itertext())


def test_nobody_confirms_for_an_aanbieder_that_is_not_theirs(wereld: Wereld, oud: Aanbod) -> None:
    before = wereld.stored(oud.id)
    wereld.vreemde.send_form(PAD, {"bevestig": f"alles:{wereld.aanbieder.id}"}, number=0)
    assert wereld.stored(oud.id) == before


# ── a day for the whole form, and one for a line ─────────────────────────────


def test_one_line_can_be_true_on_another_day_than_the_rest(wereld: Wereld, oud: Aanbod) -> None:
    data = {
        veld(wereld.aanbod, "vrije_plekken"): "2",
        veld(oud, "vrije_plekken"): "4",
        veld(oud, "eigen_dag"): GISTEREN.isoformat(),
    }
    assert wereld.client.send_form(PAD, data).status_code == 303
    assert wereld.stored().opgave == make_opgave(vrije_plekken=2)
    assert stated(wereld, oud) == make_opgave(vrije_plekken=4, peildatum=GISTEREN)


def test_a_line_of_which_only_the_day_was_typed_is_true_on_that_day(
    wereld: Wereld, oud: Aanbod
) -> None:
    before = wereld.stored(oud.id)
    wereld.client.send_form(PAD, {veld(oud, "eigen_dag"): GISTEREN.isoformat()})
    assert stated(wereld, oud).peildatum == GISTEREN
    assert wereld.stored(oud.id).gewijzigd_at == before.gewijzigd_at


def test_a_day_that_has_yet_to_come_is_told_once_and_not_at_every_line(
    wereld: Wereld, oud: Aanbod
) -> None:
    morgen = (TODAY + timedelta(days=1)).isoformat()
    data = {"peildatum": morgen} | {
        veld(aanbod, "vrije_plekken"): "2" for aanbod in (wereld.aanbod, oud)
    }
    tekst = Pagina(wereld.client.send_form(PAD, data).get_data(as_text=True)).text
    assert tekst.count("in de toekomst") == 2, "in the summary and beside its field"


@pytest.mark.parametrize("dag", ["30-11-2025", "31-12-2099", "gisteren"])
def test_a_wrong_day_of_one_line_is_told_beside_it_and_nothing_is_kept(
    wereld: Wereld, oud: Aanbod, dag: str
) -> None:
    before = [wereld.stored(), wereld.stored(oud.id)]
    data = {veld(oud, "eigen_dag"): dag, veld(wereld.aanbod, "vrije_plekken"): "2"}
    answer = wereld.client.send_form(PAD, data)
    pagina = Pagina(answer.get_data(as_text=True))
    assert answer.status_code == 200
    assert f"#{veld(oud, 'eigen_dag')}" in pagina.links
    assert filled_in(pagina.post_forms()[-1])[veld(oud, "eigen_dag")] == [dag]
    assert [wereld.stored(), wereld.stored(oud.id)] == before


# ── what the page says is unsaved ────────────────────────────────────────────


def test_a_refused_form_says_of_each_cell_what_is_kept(wereld: Wereld, oud: Aanbod) -> None:
    data = {
        veld(wereld.aanbod, "vrije_plekken"): "veel",
        veld(wereld.aanbod, "aanmeldstop"): "y",
        veld(oud, "toelichting"): "Bel ons gerust",
        veld(oud, "wachttijd_soort"): "actueel",
    }
    pagina = Pagina(wereld.client.send_form(PAD, data).get_data(as_text=True))
    anders = {
        invoer.get("name"): invoer.get("data-bewaard")
        for tag in ("input", "select")
        for invoer in pagina.all(tag)
        if invoer.get("data-bewaard") is not None
    }
    assert anders == {
        veld(wereld.aanbod, "vrije_plekken"): "1",
        veld(wereld.aanbod, "aanmeldstop"): "",
        veld(oud, "toelichting"): "",
        veld(oud, "wachttijd_soort"): str(make_opgave().wachttijd_soort or ""),
    }
    assert "2 regels gewijzigd, nog niet bewaard" in pagina.text
    assert "data-bewaard" not in wereld.client.get(PAD).get_data(as_text=True)


def test_a_page_that_was_only_opened_says_nothing_of_what_may_be_typed(wereld: Wereld) -> None:
    """Without the script nobody counts: "Niets gewijzigd" would stay there after the first number."""
    assert "Niets gewijzigd" not in wereld.client.pagina(PAD).text


def element(pagina: Pagina, naam: str) -> Element:
    return next(knoop for knoop in pagina.root.iter() if knoop.get("id") == naam)
