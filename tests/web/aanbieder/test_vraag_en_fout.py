"""A question about what two people changed goes together with everything else that a send may tell."""

from datetime import timedelta
from typing import Any

from tests.factories import AT, TODAY, make_aanbod, make_groep, make_opgave
from tests.steun.pagina import Pagina, filled_in
from tests.web.aanbieder.conftest import Wereld
from tests.web.aanbieder.tegelijk.test_regels import PAD, keuze, opened, stated, veld
from wijzer.domain.locaties.beschikbaarheid import Aanbod

GEGEVENS = "/aanbieder/gegevens"
EERDER = TODAY - timedelta(days=3)


def pagina(antwoord: Any) -> Pagina:
    return Pagina(antwoord.get_data(as_text=True))


def line(wereld: Wereld, **opgave: Any) -> Aanbod:
    """One more line, stated three days ago."""
    groep = make_groep(wereld.aanbieder, "Groep Noord")
    aanbod = make_aanbod(groep, opgave=make_opgave(peildatum=EERDER, **opgave))
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(groep)
        store.aanbod.add(aanbod)
    return aanbod


def test_a_mistake_and_a_question_are_told_in_one_round(wereld: Wereld) -> None:
    form = filled_in(wereld.client.pagina(GEGEVENS).post_forms()[-1])
    wereld.client.send_form(GEGEVENS, {"telefoon": "074-000 00 55"})
    fout = {**form, "telefoon": "074-000 00 66", "email": "geen adres"}
    terug = pagina(wereld.client.post(GEGEVENS, data=fout))
    assert "Nu bewaard: 074-000 00 55" in terug.text
    assert "#email" in terug.links
    goed = filled_in(terug.post_forms()[-1]) | {
        "getoond-telefoon": "getypt",
        "email": "hallo@bron.example",
    }
    assert wereld.client.post(GEGEVENS, data=goed).status_code == 303
    with wereld.database.read() as store:
        contact = store.aanbieders.get(wereld.aanbieder.id).contact
    assert (contact.telefoon, contact.email) == ("074-000 00 66", "hallo@bron.example")


def test_a_day_of_its_own_confirms_no_line_that_says_something_else_by_now(wereld: Wereld) -> None:
    oud = line(wereld)
    dag = (TODAY - timedelta(days=1)).isoformat()
    form = opened(wereld.client) | {veld(oud, "eigen_dag"): dag}
    gewijzigd = {veld(oud, "aantal_wachtenden"): "4", veld(oud, "eigen_dag"): EERDER.isoformat()}
    assert wereld.client.send_form(PAD, gewijzigd).status_code == 303
    antwoord = wereld.client.post(PAD, data=form)
    assert antwoord.status_code == 200
    assert "Niet bevestigd." in pagina(antwoord).text
    assert "Er is nog niets bewaard" not in pagina(antwoord).text
    assert stated(wereld, oud).peildatum == EERDER
    weer = filled_in(pagina(antwoord).post_forms()[-1])
    assert weer[veld(oud, "eigen_dag")] == [dag], "what was typed stays"
    assert wereld.client.post(PAD, data=weer).status_code == 303
    assert stated(wereld, oud).peildatum.isoformat() == dag


def test_a_passed_day_is_not_taken_out_under_what_a_colleague_changed(wereld: Wereld) -> None:
    oud = line(wereld, eerstvolgende_plek=TODAY - timedelta(days=1))
    form = opened(wereld.client) | {"bevestig": f"zonder:{oud.id}"}
    gewijzigd = {veld(oud): "3", veld(oud, "eigen_dag"): EERDER.isoformat()}
    assert wereld.client.send_form(PAD, gewijzigd).status_code == 303
    antwoord = wereld.client.post(PAD, data=form)
    assert antwoord.status_code == 200
    assert "Kies wat klopt." in pagina(antwoord).text
    assert stated(wereld, oud).eerstvolgende_plek == TODAY - timedelta(days=1)
    gekozen = filled_in(pagina(antwoord).post_forms()[-1]) | {keuze(oud): "getypt"}
    assert wereld.client.post(PAD, data=gekozen).status_code == 303
    assert stated(wereld, oud).eerstvolgende_plek is None
