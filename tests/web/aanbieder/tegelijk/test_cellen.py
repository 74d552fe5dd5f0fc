"""Two tabs with one line of availability: what I left alone follows, what I typed stays, what both changed is asked."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.factories import AT, TODAY, make_aanbod, make_groep, make_opgave
from tests.steun.pagina import Pagina, filled_in
from tests.web.aanbieder.conftest import Wereld
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave

PAD = "/aanbieder/beschikbaarheid"
GISTEREN, VORIGE_WEEK = TODAY - timedelta(days=1), TODAY - timedelta(days=7)


def veld(aanbod: Aanbod, naam: str = "vrije_plekken") -> str:
    return f"a{aanbod.id.hex}-{naam}"


@pytest.fixture
def ander(wereld: Wereld) -> Aanbod:
    """A second line in the form, of last week."""
    groep = make_groep(wereld.aanbieder, "Groep Noord")
    aanbod = make_aanbod(groep, opgave=make_opgave(vrije_plekken=2, peildatum=VORIGE_WEEK))
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(groep)
        store.aanbod.add(aanbod)
    return aanbod


class Tab:
    """A page on somebody's screen: what stands in its form, until it is sent."""

    def __init__(self, wereld: Wereld, antwoord: TestResponse | None = None) -> None:
        self._client = wereld.client
        self.pagina = Pagina(antwoord.text) if antwoord else wereld.client.pagina(PAD)
        self.form = filled_in(self.pagina.post_forms()[-1])

    def send(self, velden: dict[str, Any] | None = None) -> TestResponse:
        return self._client.post(PAD, data={**self.form, **(velden or {})})


def stated(wereld: Wereld, aanbod: Aanbod | None = None) -> Opgave:
    opgave = wereld.stored((aanbod or wereld.aanbod).id).opgave
    assert opgave is not None
    return opgave


def test_two_who_change_different_cells_of_one_line_are_both_kept_and_told(wereld: Wereld) -> None:
    mijn, hun = Tab(wereld), Tab(wereld)
    assert hun.send({veld(wereld.aanbod): "3"}).status_code == 303
    Tab(wereld)  # they read their message
    answer = mijn.send({veld(wereld.aanbod, "aantal_wachtenden"): "8"})
    assert answer.status_code == 303
    assert stated(wereld) == make_opgave(vrije_plekken=3, aantal_wachtenden=8)
    tekst = Tab(wereld).pagina.text
    assert "Bewaard: 1 regel gewijzigd." in tekst
    assert "Dat is zo gebleven: Groep Oost, WGZHF (Vrije plekken)." in tekst


def test_an_old_page_that_nobody_touched_writes_nothing_back(wereld: Wereld) -> None:
    mijn = Tab(wereld)
    Tab(wereld).send({veld(wereld.aanbod): "3"})
    before = wereld.stored()
    assert mijn.send().status_code == 303
    assert wereld.stored() == before


@pytest.mark.parametrize(("kies", "plekken"), [("getypt", 5), ("bewaard", 3)])
def test_what_both_changed_is_asked_once_and_what_i_left_alone_follows(
    wereld: Wereld, kies: str, plekken: int
) -> None:
    mijn, keuze = Tab(wereld), veld(wereld.aanbod, "getoond-vrije_plekken")
    wachten = veld(wereld.aanbod, "aantal_wachtenden")
    Tab(wereld).send({veld(wereld.aanbod): "3", wachten: "7"})
    vraag = Tab(wereld, mijn.send({veld(wereld.aanbod): "5"}))
    assert "Vrije plekken: wat klopt?" in vraag.pagina.text
    assert vraag.form[wachten] == ["7"]
    stil = Tab(wereld, vraag.send())
    assert "Kies een van de twee." in stil.pagina.text
    assert stated(wereld).vrije_plekken == 3, "nothing was chosen"
    assert stil.send({keuze: kies}).status_code == 303
    assert stated(wereld) == make_opgave(vrije_plekken=plekken, aantal_wachtenden=7)


@pytest.mark.parametrize("kies", ["getypt", "bewaard"])
def test_a_third_change_while_i_choose_is_asked_again(wereld: Wereld, kies: str) -> None:
    mijn, keuze = Tab(wereld), veld(wereld.aanbod, "getoond-vrije_plekken")
    Tab(wereld).send({veld(wereld.aanbod): "3"})
    vraag = Tab(wereld, mijn.send({veld(wereld.aanbod): "5"}))
    Tab(wereld).send({veld(wereld.aanbod): "4"})
    weer = Tab(wereld, vraag.send({keuze: kies}))
    assert "Nu bewaard: 4" in weer.pagina.text
    assert "U typte: 5" in weer.pagina.text
    assert "Dit is net opnieuw gewijzigd. Kies nog eens." in weer.pagina.text
    assert keuze not in weer.form, "the old answer was about something else"
    assert stated(wereld).vrije_plekken == 4
    assert weer.send({keuze: "getypt"}).status_code == 303
    assert stated(wereld).vrije_plekken == 5


def test_both_cells_of_a_stop_are_asked_together(wereld: Wereld) -> None:
    stop, tot = veld(wereld.aanbod, "aanmeldstop"), veld(wereld.aanbod, "aanmeldstop_tot")
    Tab(wereld).send({stop: "y"})
    mijn = Tab(wereld)
    zonder = Tab(wereld)
    del zonder.form[stop]
    assert zonder.send().status_code == 303
    vraag = Tab(wereld, mijn.send({tot: "2026-12-31"}))
    assert "U typte: Aanmeldstop: ja; Stop tot en met: 31 december 2026" in vraag.pagina.text
    assert "Nu bewaard: Aanmeldstop: nee; Stop tot en met: –" in vraag.pagina.text
    assert vraag.send({veld(wereld.aanbod, "getoond-aanmeldstop"): "getypt"}).status_code == 303
    assert (stated(wereld).aanmeldstop, str(stated(wereld).aanmeldstop_tot)) == (True, "2026-12-31")


def test_a_mistake_elsewhere_keeps_all_from_being_kept_and_the_answer_stays_chosen(
    wereld: Wereld, ander: Aanbod
) -> None:
    mijn, keuze = Tab(wereld), veld(wereld.aanbod, "getoond-vrije_plekken")
    Tab(wereld).send({veld(wereld.aanbod): "3"})
    samen = Tab(wereld, mijn.send({veld(wereld.aanbod): "5", veld(ander): "twee"}))
    assert "heel getal" in samen.pagina.text
    assert "Vrije plekken: wat klopt?" in samen.pagina.text, "both at once"
    weer = Tab(wereld, samen.send({keuze: "bewaard"}))
    assert "wat klopt?" not in weer.pagina.text, "that was answered"
    assert weer.form[veld(wereld.aanbod)] == ["3"]
    assert stated(wereld).vrije_plekken == 3
    assert weer.send({veld(ander): "1"}).status_code == 303
    assert (stated(wereld).vrije_plekken, stated(wereld, ander).vrije_plekken) == (3, 1)


def test_what_was_chosen_and_breaks_a_rule_can_be_mended_in_its_field(wereld: Wereld) -> None:
    mijn, keuze = Tab(wereld), veld(wereld.aanbod, "getoond-vrije_plekken")
    Tab(wereld).send({veld(wereld.aanbod): "3"})
    vraag = Tab(wereld, mijn.send({veld(wereld.aanbod): "7"}))
    fout = Tab(wereld, vraag.send({keuze: "getypt"}))
    assert "meer vrije plekken (7) dan de groep groot is (6)" in fout.pagina.text
    assert "wat klopt?" not in fout.pagina.text, "that was answered"
    assert fout.send({veld(wereld.aanbod): "6"}).status_code == 303
    assert stated(wereld).vrije_plekken == 6


def test_letters_over_a_number_that_somebody_else_changed_are_asked_once_they_are_mended(
    wereld: Wereld,
) -> None:
    mijn = Tab(wereld)
    Tab(wereld).send({veld(wereld.aanbod): "3"})
    fout = Tab(wereld, mijn.send({veld(wereld.aanbod): "vijf"}))
    assert "heel getal" in fout.pagina.text
    vraag = Tab(wereld, fout.send({veld(wereld.aanbod): "5"}))
    assert "Nu bewaard: 3" in vraag.pagina.text, "they did not see that yet"
    assert stated(wereld).vrije_plekken == 3


@pytest.mark.parametrize("raar", ["", "{}", "x" * 50_000, "\x00", "van een ander", "afgebroken"])
def test_a_page_that_cannot_tell_what_it_showed_overwrites_nothing_and_says_why(
    wereld: Wereld, ander: Aanbod, raar: str
) -> None:
    tab = Tab(wereld)
    getoond = veld(wereld.aanbod, "getoond")
    echt = tab.form[getoond][0]
    waarde = {"van een ander": tab.form[veld(ander, "getoond")][0], "afgebroken": echt[:-3]}
    vraag = Tab(wereld, tab.send({veld(wereld.aanbod): "5", getoond: waarde.get(raar, raar)}))
    assert "Wij konden niet lezen wat deze pagina u liet zien." in vraag.pagina.text
    assert "U typte: 5" in vraag.pagina.text
    assert stated(wereld) == make_opgave()
    keuze = {veld(wereld.aanbod, "getoond-vrije_plekken"): "getypt"}
    assert vraag.send(keuze).status_code == 303
    assert stated(wereld) == make_opgave(vrije_plekken=5)


def test_the_same_form_sent_twice_is_kept_once(wereld: Wereld) -> None:
    tab = Tab(wereld)
    assert tab.send({veld(wereld.aanbod): "5"}).status_code == 303
    before = wereld.stored()
    assert tab.send({veld(wereld.aanbod): "5"}).status_code == 303
    assert wereld.stored() == before


def test_line_ends_that_a_browser_takes_out_of_a_remark_are_no_change(
    wereld: Wereld, ander: Aanbod
) -> None:
    oud = replace(ander, opgave=make_opgave(toelichting="Bel eerst.\nDaarna mailen."))
    with wereld.database.transaction(at=AT) as store:
        store.aanbod.save(oud)
    before = wereld.stored(ander.id)
    zonder = {veld(ander, "toelichting"): "Bel eerst.Daarna mailen."}
    assert Tab(wereld).send({**zonder, veld(wereld.aanbod): "3"}).status_code == 303
    assert wereld.stored(ander.id) == before
    assert Tab(wereld).send({**zonder, veld(ander): "0"}).status_code == 303
    assert stated(wereld, ander).toelichting == "Bel eerst.\nDaarna mailen."


# ── nog steeds juist, op de gekozen dag ──────────────────────────────────────


def test_everything_is_confirmed_as_of_the_chosen_day_and_no_line_goes_back(
    wereld: Wereld, ander: Aanbod
) -> None:
    before = wereld.stored()
    answer = Tab(wereld).send({"peildatum": GISTEREN.isoformat(), "bevestig": "alles"})
    assert answer.status_code == 303
    assert stated(wereld, ander).peildatum == GISTEREN
    assert wereld.stored() == before, "stated for today already"
    tekst = Tab(wereld).pagina.text
    assert "Bewaard: 1 regel bevestigd." in tekst
    assert "1 regel is niet bevestigd: daar staat al een opgave van een latere dag." in tekst


def test_one_line_is_confirmed_as_of_the_chosen_day_too(wereld: Wereld, ander: Aanbod) -> None:
    Tab(wereld).send({"peildatum": GISTEREN.isoformat(), "bevestig": str(ander.id)})
    assert stated(wereld, ander).peildatum == GISTEREN


@pytest.mark.parametrize("knop", ["alles", "een", ""])
def test_a_day_that_has_yet_to_come_is_refused_at_its_field_and_nothing_is_done(
    wereld: Wereld, ander: Aanbod, knop: str
) -> None:
    before = [wereld.stored(), wereld.stored(ander.id)]
    velden = {"een": {"bevestig": str(ander.id)}, "alles": {"bevestig": "alles"}}.get(knop, {})
    morgen = {"peildatum": (TODAY + timedelta(days=1)).isoformat()}
    answer = Tab(wereld).send({**velden, **morgen, veld(wereld.aanbod): "3"})
    assert answer.status_code == 200
    html = answer.get_data(as_text=True)
    assert 'id="peildatum-fout"' in html
    assert Pagina(html).text.count("De peildatum ligt in de toekomst.") == 2, (
        "above, and once beside it"
    )
    assert [wereld.stored(), wereld.stored(ander.id)] == before
