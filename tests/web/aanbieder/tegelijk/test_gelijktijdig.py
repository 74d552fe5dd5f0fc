"""Two colleagues who press the button at one moment: one is sent on, the other reads what is wrong and keeps what it typed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import monotonic, sleep
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.factories import AT, REGIO, make_aanbod, make_contractregel, make_opgave
from tests.steun.accounts import add_account, signed_in
from tests.steun.gelijktijdig import Draad, forbidden_in
from tests.steun.pagina import CheckedClient, Pagina, filled_in
from tests.web.aanbieder.conftest import Wereld
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.inkoop.product import Doelgroep
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie

Sturen = Callable[[], TestResponse]
SAMEN = {"straat": "Nieuwepad", "huisnummer": "5", "postcode": "7551 NN", "plaats": "Hengelo"}
OPGAVEN = "/aanbieder/beschikbaarheid"


@pytest.fixture
def collega(wereld: Wereld, app: Flask) -> CheckedClient:
    """Somebody else of the same aanbieder."""
    with wereld.database.transaction(at=AT) as store:
        account = add_account(store, wereld.aanbieder, email="bo@bron.example")
    return signed_in(app, account)


def filled(client: CheckedClient, pad: str, velden: dict[str, Any], *, number: int = -1) -> Sturen:
    """A form that is open on somebody's screen and ready to be sent."""
    form = client.pagina(pad).post_forms()[number]
    data = {**filled_in(form), **velden}
    doel = form.get("action") or pad
    return lambda: client.post(doel, data=data, content_type="multipart/form-data")


def plekken(aanbod: Aanbod) -> str:
    return f"a{aanbod.id.hex}-vrije_plekken"


def page_of(locatie: Locatie) -> str:
    return f"/aanbieder/locaties/{locatie.id}"


def sent_at_once(wereld: Wereld, *sturen: Sturen) -> list[TestResponse]:
    """Send both while a third holds both aanbieders, and let go when both wait."""
    ids = [wereld.aanbieder.id, wereld.van_ander.aanbieder_id]
    bezet = Draad(wereld.database, lambda store: store.aanbieders.lock(ids))
    assert bezet.is_done(10)
    with ThreadPoolExecutor(len(sturen)) as pool:
        onderweg = [pool.submit(daad) for daad in sturen]
        sleep(0.5)
        assert not any(daad.done() for daad in onderweg), (
            "one did not wait for who holds the aanbieder"
        )
        bezet.end(keep=True)
        return [daad.result(60) for daad in onderweg]


def told_to_the_second(wereld: Wereld, *sturen: Sturen) -> str:
    """Send both at once; one is sent on. Gives what the other reads."""
    antwoorden = {antwoord.status_code: antwoord for antwoord in sent_at_once(wereld, *sturen)}
    assert antwoorden.keys() == {303, 200}
    return Pagina(antwoorden[200].get_data(as_text=True)).text


def test_an_open_and_a_shielded_locatie_never_get_the_same_address(
    wereld: Wereld, collega: CheckedClient
) -> None:
    open_ = replace(wereld.vestiging, gepubliceerd=True)
    with wereld.database.transaction(at=AT) as store:
        store.locaties.save(open_)
    tekst = told_to_the_second(
        wereld,
        filled(wereld.client, page_of(wereld.groep), SAMEN, number=1),
        filled(collega, page_of(open_), SAMEN, number=1),
    )
    assert "Op dit adres staat" in tekst
    verhuisd = {
        locatie.naam
        for locatie in wereld.locaties()
        if real_adres(locatie.adres).straat == "Nieuwepad"
    }
    assert len(verhuisd) == 1
    assert forbidden_in(wereld.database, [wereld.aanbieder.id]) == []


def test_of_two_who_save_the_same_form_the_second_reads_what_the_first_kept(
    wereld: Wereld, collega: CheckedClient
) -> None:
    pad = page_of(wereld.groep)
    tekst = told_to_the_second(
        wereld,
        filled(wereld.client, pad, {"naam": "Groep West"}, number=1),
        filled(collega, pad, {"naam": "Groep Zuid"}, number=1),
    )
    naam = wereld.locatie().naam
    assert naam in {"Groep West", "Groep Zuid"}
    assert "Iemand anders heeft dit ondertussen gewijzigd" in tekst
    assert f"Nu bewaard: {naam}" in tekst


def test_the_second_is_told_nothing_of_ticks_that_nobody_changed(
    wereld: Wereld, collega: CheckedClient
) -> None:
    """The form lists doelgroepen in the order of the region, the store by slug: that is no difference."""
    with wereld.database.transaction(at=AT) as store:
        store.regios.save_doelgroep(Doelgroep(REGIO, "trauma", "Trauma", 0))
    pad = page_of(wereld.groep)
    doelgroepen = {"doelgroepen": ["trauma", "autisme"]}
    assert filled(wereld.client, pad, doelgroepen, number=1)().status_code == 303
    sturen = filled(collega, pad, {"naam": "Groep Zuid"}, number=1)
    assert filled(wereld.client, pad, {"naam": "Groep West"}, number=1)().status_code == 303
    tekst = Pagina(sturen().get_data(as_text=True)).text
    assert "Naam van de locatie: wat klopt?" in tekst
    assert "Nu bewaard: Groep West" in tekst
    assert "Doelgroepen: wat klopt?" not in tekst


@pytest.mark.parametrize(("kies", "naam"), [("getypt", "Groep Zuid"), ("bewaard", "Groep West")])
def test_who_lost_chooses_and_saves_knowingly(
    wereld: Wereld, collega: CheckedClient, kies: str, naam: str
) -> None:
    """One choice and one more click, and not two. What was left alone is what the other made of it, not what it was."""
    pad = page_of(wereld.groep)
    sturen = filled(collega, pad, {"naam": "Groep Zuid"}, number=1)
    eerst = filled(wereld.client, pad, {"naam": "Groep West", "leeftijd_tot": "21"}, number=1)
    assert eerst().status_code == 303
    gevraagd = Pagina(sturen().get_data(as_text=True))
    assert "Naam van de locatie: wat klopt?" in gevraagd.text
    opnieuw = filled_in(gevraagd.post_forms()[1])
    zonder = collega.post(pad, data=opnieuw, content_type="multipart/form-data")
    assert "Kies een van de twee." in zonder.get_data(as_text=True)
    opnieuw = filled_in(Pagina(zonder.get_data(as_text=True)).post_forms()[1])
    opnieuw["getoond-naam"] = [kies]
    assert collega.post(pad, data=opnieuw, content_type="multipart/form-data").status_code == 303
    assert (wereld.locatie().naam, wereld.locatie().leeftijd_tot) == (naam, 21)


def test_whoever_changes_what_a_colleague_just_shielded_is_asked_and_opens_nothing(
    wereld: Wereld, collega: CheckedClient
) -> None:
    pad = page_of(wereld.groep)
    stap = filled(wereld.client, f"{pad}?afgeschermd=nee", {}, number=1)()
    zeker = filled_in(Pagina(stap.get_data(as_text=True)).post_forms()[-1]) | {"openbaar": "y"}
    assert wereld.client.post(pad, data=zeker).status_code == 303
    velden = {"naam": "Groep Zuid", "telefoon": "074-000 00 77"}
    sturen = filled(collega, pad, velden, number=1)
    dicht = filled(wereld.client, f"{pad}?afgeschermd=ja", {"naam": "Huis Noord"}, number=1)
    assert dicht().status_code == 303
    pagina = Pagina(sturen().get_data(as_text=True))
    assert "Iemand anders heeft dit ondertussen gewijzigd" in pagina.text
    assert "Naam van de locatie: wat klopt?" in pagina.text
    assert "Telefoon: wat klopt?" in pagina.text, "typed for a page that told the address"
    assert "U maakt dit adres openbaar" not in pagina.text, "nobody asked for that"
    assert wereld.locatie().is_afgeschermd
    opnieuw = filled_in(pagina.post_forms()[1])
    opnieuw |= {"getoond-naam": ["bewaard"], "getoond-telefoon": ["bewaard"]}
    assert collega.post(pad, data=opnieuw, content_type="multipart/form-data").status_code == 303
    assert wereld.locatie().is_afgeschermd
    assert wereld.locatie().contact.telefoon is None


def test_whoever_opens_an_address_reads_first_what_a_colleague_made_of_it(
    wereld: Wereld, collega: CheckedClient
) -> None:
    pad = page_of(wereld.groep)
    stap = filled(wereld.client, f"{pad}?afgeschermd=nee", {}, number=1)()
    zeker = filled_in(Pagina(stap.get_data(as_text=True)).post_forms()[-1]) | {"openbaar": "y"}
    assert filled(collega, pad, SAMEN, number=1)().status_code == 303
    antwoord = wereld.client.post(pad, data=zeker)
    assert antwoord.status_code == 200
    assert "Nieuwepad" in antwoord.get_data(as_text=True)
    assert wereld.locatie().is_afgeschermd, (
        "this address was not on the page on which it was opened"
    )


def test_products_and_other_ticks_merge_one_by_one(wereld: Wereld, collega: CheckedClient) -> None:
    pad = page_of(wereld.groep)
    with wereld.database.transaction(at=AT) as store:
        store.regios.save_doelgroep(Doelgroep(REGIO, "trauma", "Trauma", 0))
        store.regios.save_doelgroep(Doelgroep(REGIO, "rouw", "Rouw", 0))
    assert filled(wereld.client, pad, {"doelgroepen": ["trauma"]}, number=1)().status_code == 303
    erbij = filled(wereld.client, pad, {"doelgroepen": ["trauma", "autisme"]}, number=1)
    anders = filled(collega, pad, {"doelgroepen": ["rouw"]}, number=1)
    assert [erbij().status_code, anders().status_code] == [303, 303]
    assert wereld.locatie().doelgroepen == {"autisme", "rouw"}


def test_an_address_is_one_thing_of_which_no_half_is_kept(
    wereld: Wereld, collega: CheckedClient
) -> None:
    pad = page_of(wereld.groep)
    sturen = filled(collega, pad, {"huisnummer": "9"}, number=1)
    assert filled(wereld.client, pad, SAMEN, number=1)().status_code == 303
    tekst = Pagina(sturen().get_data(as_text=True)).text
    assert "wat klopt?" in tekst
    assert "Huisnummer: 9" in tekst
    assert real_adres(wereld.locatie().adres).huisnummer == 5


def test_of_two_who_state_the_same_line_the_second_reads_what_the_first_kept(
    wereld: Wereld, collega: CheckedClient
) -> None:
    veld = plekken(wereld.aanbod)
    tekst = told_to_the_second(
        wereld, filled(wereld.client, OPGAVEN, {veld: "3"}), filled(collega, OPGAVEN, {veld: "4"})
    )
    opgave = wereld.stored().opgave
    assert opgave is not None
    assert opgave.vrije_plekken in {3, 4}
    assert "Iemand anders heeft deze regel net bewaard" in tekst
    assert f"Nu bewaard: {opgave.vrije_plekken}" in tekst


def test_two_who_each_change_what_the_other_confirms_never_wait_for_each_other(
    wereld: Wereld, collega: CheckedClient
) -> None:
    """A hoofdaannemer keeps both lines; each form holds both aanbieders at once, whichever of them it changes."""
    eigen, ander = wereld.aanbod, make_aanbod(wereld.van_ander, opgave=make_opgave())
    regel = make_contractregel(wereld.van_ander.aanbieder_id, hoofdaannemer_id=wereld.aanbieder.id)
    with wereld.database.transaction(at=AT) as store:
        store.contracten.add_many([regel])
        store.aanbod.add(ander)
    tekst = told_to_the_second(
        wereld,
        filled(wereld.client, OPGAVEN, {plekken(eigen): "3", "bevestig": str(ander.id)}),
        filled(collega, OPGAVEN, {plekken(ander): "4", "bevestig": str(eigen.id)}),
    )
    assert "Iemand anders heeft deze regel net bewaard" in tekst, "the first confirmed it"


def test_of_two_who_change_the_contact_the_second_reads_what_the_first_kept(
    wereld: Wereld, collega: CheckedClient
) -> None:
    pad = "/aanbieder/gegevens"
    tekst = told_to_the_second(
        wereld,
        filled(wereld.client, pad, {"telefoon": "074-000 00 21"}),
        filled(collega, pad, {"telefoon": "074-000 00 22"}),
    )
    with wereld.database.read() as store:
        telefoon = store.aanbieders.get(wereld.aanbieder.id).contact.telefoon
    assert "Telefoon: wat klopt?" in tekst
    assert f"Nu bewaard: {telefoon}" in tekst


@pytest.fixture
def ongeduldig(monkeypatch: pytest.MonkeyPatch) -> None:
    """The databases that are opened from here on wait a tenth of a second for each other."""
    monkeypatch.setattr("wijzer.store.database.verbinding._WACHT_MS", 100)


@pytest.mark.usefixtures("ongeduldig")
def test_whoever_waits_too_long_reads_when_to_try_again(wereld: Wereld) -> None:
    sturen = filled(wereld.client, page_of(wereld.groep), {"naam": "Groep West"}, number=1)
    bezet = Draad(wereld.database, lambda store: store.aanbieders.lock([wereld.aanbieder.id]))
    assert bezet.is_done(10)
    begin = monotonic()
    antwoord = sturen()
    bezet.end(keep=True)
    assert antwoord.status_code == 503
    assert "Probeer het over een minuut opnieuw" in Pagina(antwoord.get_data(as_text=True)).text
    assert monotonic() - begin < 10
    assert wereld.locatie() == wereld.groep
