"""What the beheerder typed into a form with an address of its own, shown again on the page where that form stands."""

from collections.abc import Callable

import pytest

from tests.factories import make_afgeschermd_adres, make_groep
from tests.steun.afgemeld import send_too_late
from tests.steun.pagina import Pagina, filled_in
from tests.web.beheer.conftest import Wereld, secrets_in
from tests.web.beheer.test_teruggezet import PAD, wachtend
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort
from wijzer.domain.locaties.locatie import Groep

__all__ = ["wachtend"]

Stel = Callable[..., None]
REDEN = {"reden": "bellen", "toelichting": "Terugbellen over vrijdag"}


@pytest.mark.parametrize("waar", ["zaak", "aanbieder"])
def test_why_somebody_wants_to_see_an_address_comes_back_and_no_address_with_it(
    wereld: Wereld, stel_klok: Stel, waar: str
):
    zaak = wereld.zaak(Afwijkingsoort.ADRES_NIET_GECONTRACTEERD)
    pad = (
        f"/beheer/afwijkingen/{zaak.id}" if waar == "zaak" else f"/beheer/aanbieders/{wereld.es.id}"
    )
    form = wereld.bea.pagina(pad).post_forms()[1]
    doel = (form.get("action") or "").partition("#")[0]
    assert doel.endswith("/adres")
    terug = send_too_late(wereld.bea, doel, filled_in(form) | REDEN, stel_klok)
    assert terug.request.path == pad
    _uit, _weg, opnieuw, *andere = map(filled_in, Pagina(terug.get_data(as_text=True)).post_forms())
    assert (opnieuw["reden"], opnieuw["toelichting"]) == (["bellen"], ["Terugbellen over vrijdag"])
    assert not secrets_in(terug.get_data(as_text=True)), "nothing is opened by it"
    assert [concept["notitie"] for concept in andere] == [[""]] * (waar == "zaak"), "untouched"
    assert wereld.bea.post(doel, data=opnieuw).status_code == 303
    with wereld.database.read() as store:
        assert not sum(store.concepten.zegelstanden().values())


def test_what_was_ticked_after_a_restore_comes_back_ticked_and_is_not_on_the_site(
    wereld: Wereld, wachtend: list[Groep], stel_klok: Stel
):
    noord, zuid, esdoorn = wachtend
    form = next(
        form
        for form in wereld.bea.pagina(PAD).post_forms()
        if str(wereld.wiel.id) in (form.get("action") or "")
    )
    data = filled_in(form) | {"locatie": [str(noord.id)]}
    terug = send_too_late(wereld.bea, form.get("action") or "", data, stel_klok)
    vinken = {
        vinkje.get("value"): vinkje.get("checked") is not None
        for vinkje in Pagina(terug.get_data(as_text=True)).all("input")
        if vinkje.get("name") == "locatie"
    }
    assert vinken == {str(noord.id): True, str(zuid.id): False, str(esdoorn.id): False}
    with wereld.database.read() as store:
        assert not any(
            locatie.gepubliceerd for locatie in store.locaties.of_ids(g.id for g in wachtend)
        )


def test_what_was_refused_with_a_message_on_the_next_page_still_waits(
    wereld: Wereld, wachtend: list[Groep], stel_klok: Stel
):
    """That page answers 303 whether something was kept or not."""
    noord = wachtend[0]
    doel = f"{PAD}/{wereld.wiel.id}"
    form = next(form for form in wereld.bea.pagina(PAD).post_forms() if form.get("action") == doel)
    data = filled_in(form) | {"locatie": [str(noord.id)]}
    terug = send_too_late(wereld.bea, doel, data, stel_klok)
    opnieuw = next(
        filled_in(form)
        for form in Pagina(terug.get_data(as_text=True)).post_forms()
        if form.get("action") == doel
    )
    geheim = make_groep(wereld.wiel, "De Wilg", make_afgeschermd_adres("Noorderpad", 4, "7552BB"))
    with wereld.database.transaction() as store:
        store.locaties.add(geheim)
    assert wereld.bea.post(doel, data=opnieuw).status_code == 303
    with wereld.database.read() as store:
        assert sum(store.concepten.zegelstanden().values()) == 1
        assert not store.locaties.get(noord.id).gepubliceerd
