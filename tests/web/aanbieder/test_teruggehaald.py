"""What an aanbieder typed when the session had ended, shown again beside what was changed meanwhile."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from tests.factories import AT, TODAY, make_aanbod, make_groep, make_opgave
from tests.steun.accounts import add_account, signed_in
from tests.steun.afgemeld import send_too_late
from tests.steun.pagina import CheckedClient, Pagina, filled_in
from tests.web.aanbieder.conftest import Wereld
from tests.web.aanbieder.tegelijk.test_regels import PAD, keuze, opened, stated, veld
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.services.intrekking.trek_locatie_in import trek_locatie_in
from wijzer.services.locaties.publiceer_locatie import haal_van_de_site

Stel = Callable[..., None]


def shown(antwoord: Any) -> dict[str, Any]:
    return filled_in(Pagina(antwoord.get_data(as_text=True)).post_forms()[-1])


def tekst(antwoord: Any) -> str:
    return Pagina(antwoord.get_data(as_text=True)).text


@pytest.fixture
def ander(wereld: Wereld) -> Aanbod:
    """A second line in the form."""
    groep = make_groep(wereld.aanbieder, "Groep Noord")
    aanbod = make_aanbod(groep, opgave=make_opgave(vrije_plekken=2))
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(groep)
        store.aanbod.add(aanbod)
    return aanbod


@pytest.fixture
def collega(wereld: Wereld, app: Flask) -> Callable[[], CheckedClient]:
    """Somebody else of the same aanbieder, who comes in when they are asked for."""
    with wereld.database.transaction(at=AT) as store:
        account = add_account(store, wereld.aanbieder, email="collega@bron.example")
    return lambda: signed_in(app, account)


def test_availability_comes_back_typed_and_saving_it_keeps_exactly_that(
    wereld: Wereld, ander: Aanbod, stel_klok: Stel
):
    data = opened(wereld.client) | {veld(ander): "3", veld(ander, "toelichting"): "Vanaf maandag."}
    voor = stated(wereld, ander)
    terug = send_too_late(wereld.client, PAD, data, stel_klok)
    assert "Nog niet bewaard" in tekst(terug)
    assert terug.headers["Cache-Control"] == "no-store"
    opnieuw = shown(terug)
    assert opnieuw[veld(ander)] == ["3"]
    assert opnieuw[veld(ander, "toelichting")] == ["Vanaf maandag."]
    assert opnieuw[veld(ander, "getoond")] == data[veld(ander, "getoond")], "as it was shown then"
    assert stated(wereld, ander) == voor
    assert wereld.client.post(PAD, data=opnieuw).status_code == 303
    assert (stated(wereld, ander).vrije_plekken, stated(wereld, ander).toelichting) == (
        3,
        "Vanaf maandag.",
    )


def test_what_a_colleague_saved_meanwhile_is_followed_and_a_real_conflict_is_asked(
    wereld: Wereld, ander: Aanbod, collega: Callable[[], CheckedClient], stel_klok: Stel
):
    data = opened(wereld.client) | {veld(ander): "3"}
    kim = collega()
    vrij = {veld(ander): "4", veld(wereld.aanbod): "1"}
    assert kim.post(PAD, data=opened(kim) | vrij).status_code == 303
    terug = send_too_late(wereld.client, PAD, data, stel_klok)
    opnieuw = shown(terug)
    assert opnieuw[veld(ander)] == ["3"], "typed"
    assert opnieuw[veld(wereld.aanbod)] == ["1"], "not typed: as it is now"
    gevraagd = wereld.client.post(PAD, data=opnieuw)
    assert "Iemand anders heeft deze regel net bewaard" in tekst(gevraagd)
    assert stated(wereld, ander).vrije_plekken == 4
    gekozen = shown(gevraagd) | {keuze(ander): "getypt"}
    assert wereld.client.post(PAD, data=gekozen).status_code == 303
    assert stated(wereld, ander).vrije_plekken == 3


def test_of_a_locatie_that_was_deleted_meanwhile_it_says_so_and_forgets(
    wereld: Wereld, stel_klok: Stel
):
    pad = f"/aanbieder/locaties/{wereld.groep.id}"
    data = filled_in(wereld.client.pagina(pad).post_forms()[1]) | {"straat": "Verscholenlaan"}
    with wereld.database.transaction(at=AT) as store:
        store.locaties.delete(wereld.groep.id)
    terug = send_too_late(wereld.client, pad, data, stel_klok)
    assert terug.status_code == 404
    assert "Dit kan niet meer worden bewaard" in tekst(terug)
    assert "Verscholenlaan" not in terug.get_data(as_text=True)
    weg = next(
        form
        for form in Pagina(terug.get_data(as_text=True)).post_forms()
        if "concept" in (form.get("action") or "")
    )
    assert wereld.client.post(weg.get("action") or "", data=filled_in(weg)).status_code == 303
    with wereld.database.read() as store:
        assert not sum(store.concepten.zegelstanden().values())


def test_withdrawing_a_locatie_wipes_what_was_typed_about_it(wereld: Wereld, stel_klok: Stel):
    pad = f"/aanbieder/locaties/{wereld.groep.id}"
    data = filled_in(wereld.client.pagina(pad).post_forms()[1]) | {"straat": "Verscholenlaan"}
    send_too_late(wereld.client, pad, data, stel_klok)
    with wereld.database.transaction(at=AT) as store:
        assert sum(store.concepten.zegelstanden().values()) == 1
        if store.locaties.get(wereld.groep.id).gepubliceerd:
            haal_van_de_site(store, wereld.groep.id, by=SYSTEEM, at=AT)
        trek_locatie_in(store, wereld.groep.id, by=SYSTEEM, at=AT, today=TODAY)
        assert not sum(store.concepten.zegelstanden().values()), "nothing sealed is left"


@pytest.mark.parametrize("van", ["ja", "nee"])
def test_a_locatie_that_is_shielded_or_opened_meanwhile_takes_its_kept_form_with_it(
    wereld: Wereld, collega: Callable[[], CheckedClient], stel_klok: Stel, van: str
):
    """What was typed before says the other thing of the address: it may not come back and undo that."""
    het = wereld.groep if van == "ja" else wereld.vestiging
    pad = f"/aanbieder/locaties/{het.id}"
    data = filled_in(wereld.client.pagina(pad).post_forms()[1]) | {"naam": "Getypte naam"}
    send_too_late(wereld.client, pad, data, stel_klok)
    kim = collega()
    naar = {
        "afgeschermd": "nee" if van == "ja" else "ja",
        "naam": "Huis Nieuw",
        "openbaar": "y",
        "stap": "openbaar",
    }
    form = filled_in(kim.pagina(pad).post_forms()[1])
    stap = kim.post(pad, data=form | naar)
    while stap.status_code != 303:
        stap = kim.post(pad, data=shown(stap) | {"openbaar": "y"})
    with wereld.database.read() as store:
        assert store.locaties.get(het.id).is_afgeschermd is (van == "nee")
        assert not sum(store.concepten.zegelstanden().values())


def test_a_day_of_the_form_comes_back_too(wereld: Wereld, stel_klok: Stel):
    terug = send_too_late(
        wereld.client, PAD, opened(wereld.client) | {"peildatum": "2026-11-18"}, stel_klok
    )
    assert shown(terug)["peildatum"] == [date(2026, 11, 18).isoformat()]
