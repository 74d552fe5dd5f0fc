"""What the beheerder typed into a form with an address of its own, shown again on the page where that form stands."""

from collections.abc import Callable

from tests.steun.afgemeld import send_too_late
from tests.steun.pagina import Pagina, filled_in
from tests.web.beheer.conftest import Wereld, secrets_in
from tests.web.beheer.test_teruggezet import PAD, wachtend
from wijzer.domain.afwijking import Soort
from wijzer.domain.locatie import Groep

__all__ = ["wachtend"]

Stel = Callable[..., None]
REDEN = {"reden": "bellen", "toelichting": "Terugbellen over vrijdag"}


def test_why_somebody_wants_to_see_an_address_comes_back_and_no_address_with_it(
    wereld: Wereld, stel_klok: Stel
):
    zaak = wereld.zaak(Soort.ADRES_NIET_GECONTRACTEERD)
    for pad in (f"/beheer/afwijkingen/{zaak.id}", f"/beheer/aanbieders/{wereld.klein.id}"):
        pagina = wereld.bea.pagina(pad)
        nummer = next(i for i, form in enumerate(pagina.post_forms()) if "/adres" in (form.get("action") or ""))  # fmt: skip
        form = pagina.post_forms()[nummer]
        doel = (form.get("action") or "").partition("#")[0]
        terug = send_too_late(wereld.bea, doel, filled_in(form) | REDEN, stel_klok)
        assert terug.request.path == pad
        opnieuw = Pagina(terug.get_data(as_text=True)).post_forms()[nummer + 1]
        gevuld = filled_in(opnieuw)
        assert (gevuld["reden"], gevuld["toelichting"]) == (
            ["bellen"],
            ["Terugbellen over vrijdag"],
        )
        assert "concept" in gevuld
        assert not secrets_in(terug.get_data(as_text=True)), "nothing is opened by it"
        stap = [filled_in(each) for each in Pagina(terug.get_data(as_text=True)).post_forms()]
        assert all(each.get("notitie", [""]) == [""] for each in stap), (
            "the other form is untouched"
        )
        assert wereld.bea.post(doel, data=gevuld).status_code == 303
        with wereld.database.read() as store:
            assert not sum(store.concepten.zegelstanden().values())


def test_what_was_ticked_after_a_restore_comes_back_ticked_and_is_not_on_the_site(
    wereld: Wereld, wachtend: list[Groep], stel_klok: Stel
):
    noord, zuid, esdoorn = wachtend
    form = next(
        each
        for each in wereld.bea.pagina(PAD).post_forms()
        if str(wereld.wiel.id) in (each.get("action") or "")
    )
    data = filled_in(form) | {"locatie": [str(noord.id)]}
    terug = send_too_late(wereld.bea, form.get("action") or "", data, stel_klok)
    vinken = {
        each.get("value"): each.get("checked") is not None
        for each in Pagina(terug.get_data(as_text=True)).all("input")
        if each.get("name") == "locatie"
    }
    assert vinken == {str(noord.id): True, str(zuid.id): False, str(esdoorn.id): False}
    with wereld.database.read() as store:
        assert not any(een.gepubliceerd for een in store.locaties.of_ids(g.id for g in wachtend))
