"""All availability in one form: what changed is kept, the rest is confirmed, nothing is lost."""

from dataclasses import replace
from datetime import timedelta

from tests.factories import AT, TODAY, make_opgave
from tests.steun.pagina import Pagina, filled_in
from tests.web.aanbieder.conftest import Wereld
from wijzer.domain.locaties.beschikbaarheid import Aanbod

PAD = "/aanbieder/beschikbaarheid"


def veld(aanbod: Aanbod, naam: str) -> str:
    return f"a{aanbod.id.hex}-{naam}"


def test_a_changed_line_is_kept_and_the_others_stay_as_they_were(wereld: Wereld) -> None:
    other = next(aanbod for aanbod in aanbod_of(wereld) if aanbod.hulp.sleutel == "ABGII")
    answer = wereld.client.send_form(PAD, {veld(wereld.aanbod, "vrije_plekken"): "3"})
    assert answer.status_code == 303
    assert wereld.stored().opgave == make_opgave(vrije_plekken=3)
    assert wereld.stored(other.id) == other


def aanbod_of(wereld: Wereld) -> list[Aanbod]:
    with wereld.database.read() as store:
        return [
            aanbod
            for locatie in wereld.locaties()
            for aanbod in store.aanbod.of_locatie(locatie.id)
        ]


def test_numbers_that_look_odd_together_are_kept_and_remarked_on(wereld: Wereld) -> None:
    aanbod = wereld.aanbod
    typed = {veld(aanbod, "vrije_plekken"): "1", veld(aanbod, "aantal_wachtenden"): "3"}
    assert wereld.client.send_form(PAD, typed).status_code == 303
    assert wereld.stored().opgave == make_opgave(vrije_plekken=1, aantal_wachtenden=3)
    tekst = wereld.client.pagina(PAD).text
    assert "Hier lijken getallen elkaar tegen te spreken:" in tekst
    assert "Er is plek vrij, maar er wachten ook anderen." in tekst
    wereld.client.send_form(PAD, {veld(aanbod, "aantal_wachtenden"): "0"})
    assert "tegen te spreken" not in wereld.client.pagina(PAD).text


def test_everything_is_confirmed_with_one_click(wereld: Wereld) -> None:
    last_week = make_opgave(peildatum=TODAY - timedelta(days=7))
    with wereld.database.transaction(at=AT) as store:
        store.aanbod.save(replace(wereld.aanbod, opgave=last_week))
    before = wereld.stored()
    answer = wereld.client.send_form(PAD, {"bevestig": "alles"})
    assert answer.status_code == 303
    assert wereld.stored().opgave == make_opgave()
    assert wereld.stored().gewijzigd_at == before.gewijzigd_at
    assert "1 regel bevestigd" in wereld.client.pagina(PAD).text


def test_what_was_typed_is_kept_whichever_button_is_pressed(wereld: Wereld) -> None:
    wereld.client.send_form(
        PAD, {veld(wereld.aanbod, "vrije_plekken"): "2", "bevestig": str(wereld.aanbod.id)}
    )
    assert wereld.stored().opgave == make_opgave(vrije_plekken=2)


def test_one_wrong_line_and_nothing_is_kept_while_all_that_was_typed_stays(wereld: Wereld) -> None:
    answer = wereld.client.send_form(
        PAD,
        {
            veld(wereld.aanbod, "vrije_plekken"): "7",
            veld(wereld.aanbod, "toelichting"): "Bel ons gerust",
        },
    )
    pagina = Pagina(answer.get_data(as_text=True))
    assert answer.status_code == 200
    assert "meer vrije plekken (7) dan de groep groot is (6)" in pagina.text
    assert "Bel ons gerust" in answer.get_data(as_text=True)
    assert wereld.stored() == wereld.aanbod


def test_letters_where_a_number_belongs_are_told_and_kept(wereld: Wereld) -> None:
    answer = wereld.client.send_form(PAD, {veld(wereld.aanbod, "vrije_plekken"): "twee"})
    html = answer.get_data(as_text=True)
    assert "heel getal" in html
    assert 'value="twee"' in html


def test_a_peildatum_in_the_future_is_refused(wereld: Wereld) -> None:
    morgen = (TODAY + timedelta(days=1)).isoformat()
    answer = wereld.client.send_form(
        PAD, {"peildatum": morgen, veld(wereld.aanbod, "vrije_plekken"): "2"}
    )
    assert "in de toekomst" in Pagina(answer.get_data(as_text=True)).text
    assert wereld.stored() == wereld.aanbod


def test_emptying_a_line_makes_it_unknown_and_not_zero(wereld: Wereld) -> None:
    leeg = dict.fromkeys(
        [
            veld(wereld.aanbod, naam)
            for naam in ("vrije_plekken", "aanmeldwachttijd_weken", "behandelwachttijd_weken")
        ],
        "",
    )
    wereld.client.send_form(PAD, leeg)
    assert wereld.stored().opgave is None


def test_a_line_that_somebody_else_kept_in_between_says_what_stands_there(wereld: Wereld) -> None:
    form = filled_in(wereld.client.pagina(PAD).post_forms()[-1])
    wereld.client.send_form(PAD, {veld(wereld.aanbod, "vrije_plekken"): "3"})
    answer = wereld.client.post(PAD, data={**form, veld(wereld.aanbod, "vrije_plekken"): "0"})
    assert "Nu bewaard: 3" in Pagina(answer.get_data(as_text=True)).text
    assert wereld.stored().opgave == make_opgave(vrije_plekken=3)


def test_a_line_of_somebody_else_in_the_form_changes_nothing(wereld: Wereld) -> None:
    answer = wereld.vreemde.send_form(
        PAD,
        {veld(wereld.aanbod, "vrije_plekken"): "0", veld(wereld.aanbod, "getoond"): "{}"},
        number=0,
    )
    assert answer.status_code in (303, 403, 400)
    assert wereld.stored() == wereld.aanbod


def test_who_keeps_a_file_reads_here_which_columns_it_has_and_that_addresses_stay_out(
    wereld: Wereld,
) -> None:
    tekst = wereld.client.pagina(PAD).text
    assert "Houdt u dit bij in een eigen bestand?" in tekst
    assert "locatie_id, productcode, peildatum." in tekst
    assert "zet de hulpvorm in een kolom hulpvorm." in tekst
    assert "vrije_plekken, eerstvolgende_plek, aanmeldwachttijd_weken" in tekst
    assert "Laat adressen weg." in tekst
