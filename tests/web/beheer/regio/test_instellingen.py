"""Settings that came from the region's folder: the beheerder edits them, sees whose they are, and goes back."""

from dataclasses import replace

import pytest

from tests.factories import AT, REGIO
from tests.web.beheer.conftest import tekst
from wijzer.files.regio import Regiogegevens, read_regio
from wijzer.mappen import SEED
from wijzer.services.regio.laad_regio import laad_regio

VERSHEID, VERWIJZEN = "/beheer/regio/instellingen/versheid", "/beheer/regio/instellingen/verwijzen"
MINUTEN = "Bel bij veel minuten eerst de gemeente."


@pytest.fixture(scope="module")
def gegevens() -> Regiogegevens:
    return read_regio(SEED / "twente", at=AT)


@pytest.fixture
def twente(wereld, gegevens):
    """The region as its folder has it: everything of the folder was read after the small world stood there."""
    with wereld.database.transaction(at=AT) as store:
        store.regios.save(gegevens.regio)
        laad_regio(store, gegevens, at=AT)
    return wereld


def region(wereld):
    with wereld.database.read() as store:
        return store.regios.get(REGIO)


def test_other_days_count_at_once_and_an_entry_that_is_too_old_is_told_no_more(twente):
    linde = f"/twente/groepen/{twente.linde.id}"
    assert "verouderd" not in tekst(twente.bea.get(linde))
    verloopt = {"actueel_dagen": "1", "verouderd_dagen": "2"}
    assert twente.bea.send_form(VERSHEID, verloopt).status_code == 303
    assert region(twente).versheid.verouderd_dagen == 2
    assert twente.trail()[0] == "instellingen van de regio gewijzigd"
    pagina = tekst(twente.bea.get(VERSHEID))
    assert "In de map: actueel 14, verouderd 42." in pagina


@pytest.mark.parametrize(
    ("actueel", "verouderd", "melding"),
    [
        ("42", "42", "Zo wordt een opgave nooit verouderd."),
        ("-1", "42", "een heel aantal dagen van 1 tot en met 3660"),
        ("14", "4000", "een heel aantal dagen van 1 tot en met 3660"),
        ("", "42", "Vul een aantal dagen in."),
        ("veertien", "42", "Vul een heel getal in"),
    ],
)
def test_days_that_cannot_be_are_refused_beside_their_field(twente, actueel, verouderd, melding):
    velden = {"actueel_dagen": actueel, "verouderd_dagen": verouderd}
    response = twente.bea.send_form(VERSHEID, velden)
    assert response.status_code == 400
    assert melding in tekst(response)
    assert region(twente).versheid.actueel_dagen == 14


def test_days_go_back_to_the_folder(twente):
    assert "Zoals in de map" not in tekst(twente.bea.get(VERSHEID))
    twente.bea.send_form(VERSHEID, {"actueel_dagen": "7", "verouderd_dagen": "21"})
    assert "1 gewijzigd" in tekst(twente.bea.get("/beheer/regio/instellingen"))
    assert twente.bea.send_form(VERSHEID, {"uit_map": "y"}).status_code == 303
    assert region(twente).versheid.actueel_dagen == 14
    assert "1 gewijzigd" not in tekst(twente.bea.get("/beheer/regio/instellingen"))


def test_what_a_colleague_kept_in_between_is_not_overwritten(twente):
    oud = twente.bea.get(VERSHEID).get_data(as_text=True)
    versie = oud.partition('name="versie"')[2].partition('value="')[2].partition('"')[0]
    twente.bea.send_form(VERSHEID, {"actueel_dagen": "7", "verouderd_dagen": "21"})
    velden = {"actueel_dagen": "9", "verouderd_dagen": "42", "versie": versie}
    response = twente.bea.send_form(VERSHEID, velden)
    assert response.status_code == 400
    assert "Iemand anders heeft dit ondertussen gewijzigd." in tekst(response)
    assert "nu bewaard is “21”" in tekst(response)
    assert region(twente).versheid.actueel_dagen == 7


def test_a_text_is_changed_taken_away_and_brought_back(twente):
    veld, terug = "tekst-verwijzen.minuten", "terug-verwijzen.minuten"
    assert twente.bea.send_form(VERWIJZEN, {veld: f"  {MINUTEN}\n"}).status_code == 303
    assert MINUTEN in tekst(twente.bea.get("/twente/uitleg"))
    assert twente.bea.send_form(VERWIJZEN, {veld: ""}).status_code == 303
    assert "verwijzen.minuten" not in region(twente).teksten
    assert MINUTEN not in tekst(twente.bea.get("/twente/uitleg"))
    assert twente.bea.send_form(VERWIJZEN, {veld: "Anders.", terug: "y"}).status_code == 303
    assert "meer dan 6.000 minuten" in region(twente).teksten["verwijzen.minuten"]


def test_a_text_that_pages_need_cannot_be_emptied(twente):
    pad = "/beheer/regio/instellingen/coordinatiepunt"
    response = twente.bea.send_form(pad, {"tekst-cpwv.naam": ""})
    assert response.status_code == 400
    assert "Dit mag niet leeg zijn." in tekst(response)
    assert region(twente).teksten["cpwv.naam"] == "Coördinatiepunt Wonen en Verblijf"


def test_a_list_keeps_its_lines(twente):
    pad = "/beheer/regio/instellingen/coordinatiepunt"
    twente.bea.send_form(pad, {"tekst-cpwv.wel": "Wonen.\r\n\r\n  Verblijf.  "})
    assert region(twente).teksten["cpwv.wel"] == "Wonen.\nVerblijf."


def test_a_text_that_is_too_long_is_refused(twente):
    response = twente.bea.send_form(VERWIJZEN, {"tekst-verwijzen.minuten": "a" * 4001})
    assert response.status_code == 400
    assert "te lang" in tekst(response)


def test_an_own_text_survives_the_next_load_and_the_other_follows(twente, gegevens):
    twente.bea.send_form(VERSHEID, {"actueel_dagen": "7", "verouderd_dagen": "21"})
    teksten = {**gegevens.regio.teksten, "verwijzen.minuten": MINUTEN}
    anders = replace(gegevens, regio=replace(gegevens.regio, teksten=teksten))
    with twente.database.transaction(at=AT) as store:
        laad_regio(store, anders, at=AT)
    assert region(twente).versheid.actueel_dagen == 7
    assert MINUTEN in tekst(twente.bea.get("/twente/uitleg"))


def test_every_subject_shows_its_texts_and_keeping_them_unchanged_changes_nothing(twente):
    voor = region(twente), twente.trail()
    for groep in (
        "crisis",
        "coordinatiepunt",
        "toegang",
        "verwijzen",
        "hulp",
        "stappen",
        "tabellen",
        "gemeenten",
    ):
        pad = f"/beheer/regio/instellingen/{groep}"
        assert twente.bea.send_form(pad, {}).status_code == 303
    assert (region(twente), twente.trail()) == voor
    assert twente.bea.get("/beheer/regio/instellingen/elders").status_code == 404


STAPPEN = "/beheer/regio/instellingen/stappen"


def test_the_steps_of_a_kind_of_help_are_changed_follow_the_route_and_go_back(twente):
    hulp, veld = "/twente/hulp/gezinshuis", "tekst-stappen.gezinshuis"
    assert "Aanmelden gaat via het CPWV" in tekst(twente.bea.get(hulp))
    twente.bea.send_form(STAPPEN, {veld: "Bel eerst mij. Ik help.\r\n*"})
    pagina = tekst(twente.bea.get(hulp))
    assert "Bel eerst mij" in pagina
    assert "Aanmelden gaat via het CPWV" in pagina
    twente.bea.send_form(STAPPEN, {veld: "Alleen dit. Zo."})
    assert "Aanmelden gaat via het CPWV" not in tekst(twente.bea.get(hulp))
    twente.bea.send_form(STAPPEN, {veld: "", "tekst-stappen.route.cpwv": "Anders. Zo."})
    assert "Anders" in tekst(twente.bea.get(hulp))
    twente.bea.send_form(STAPPEN, {"terug-stappen.route.cpwv": "y"})
    assert "Aanmelden gaat via het CPWV" in tekst(twente.bea.get(hulp))
    twente.bea.send_form(STAPPEN, {"tekst-stappen.vaktherapie": ""})
    assert "Soms vergoedt die" not in tekst(twente.bea.get("/twente/hulp/vaktherapie"))


@pytest.mark.parametrize(
    ("sleutel", "getypt", "melding"),
    [
        ("gezinshuis", "\n".join("abcdefghi"), "Dit zijn te veel stappen: 9."),
        ("gezinshuis", "*onzin", "“*onzin” kennen wij niet."),
        ("gezinshuis", "a" * 81, "De eerste zin is te lang"),
        ("jeugdzorgplus", "Bel de aanbieder. Nu.", "“Bel de aanbieder” past hier niet."),
        ("ambulante-crisiszorg", "*\nBel de aanbieder.", "“Bel de aanbieder” past hier niet."),
        ("route.rechter", "Bel de aanbieder. Nu.", "“Bel de aanbieder” past hier niet."),
    ],
    ids=["many", "repeats nothing", "long", "court", "crisis", "route"],
)
def test_steps_that_cannot_be_are_refused_beside_their_field(twente, sleutel, getypt, melding):
    voor = region(twente)
    response = twente.bea.send_form(STAPPEN, {f"tekst-stappen.{sleutel}": getypt})
    assert response.status_code == 400
    assert melding in tekst(response)
    assert region(twente) == voor


def test_own_steps_survive_the_next_load_and_the_others_follow(twente, gegevens):
    twente.bea.send_form(STAPPEN, {"tekst-stappen.dyslexie": "Bel mij. Zo."})
    teksten = {
        **gegevens.regio.teksten,
        "stappen.dyslexie": "Niet dit.",
        "stappen.zit": "Nieuw. Ja.",
    }
    del teksten["stappen.fact"]
    with twente.database.transaction(at=AT) as store:
        laad_regio(store, replace(gegevens, regio=replace(gegevens.regio, teksten=teksten)), at=AT)
    nu = region(twente).teksten
    assert (nu["stappen.dyslexie"], nu["stappen.zit"]) == ("Bel mij. Zo.", "Nieuw. Ja.")
    assert "stappen.fact" not in nu


def test_a_table_is_changed_and_rows_that_do_not_fit_are_refused(twente):
    pad, veld = "/beheer/regio/instellingen/tabellen", "tekst-tabel.advies-screening.rijen"
    assert twente.bea.send_form(pad, {veld: "Vraag | Een\r\nWie? | Niemand"}).status_code == 303
    assert "Niemand" in tekst(twente.bea.get("/twente/uitleg"))
    response = twente.bea.send_form(pad, {veld: "Vraag | Een\nWie?"})
    assert (response.status_code, "Rij 2 is anders" in tekst(response)) == (400, True)


def test_the_national_numbers_have_no_field(twente):
    pagina = twente.bea.get("/beheer/regio/instellingen/crisis").get_data(as_text=True)
    assert "crisis.spoedhulp.tekst" in pagina
    assert "crisis.112" not in pagina


def test_the_days_count_what_stands_on_the_site(twente):
    pagina = tekst(twente.bea.get(VERSHEID))
    assert "Nooit opgegeven" in pagina
    assert "Te oud: “geen actuele opgave” op de site" in pagina, "the words of the site itself"
