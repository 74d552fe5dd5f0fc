"""The pages of one locatie, as the aanbieder meets them."""

from dataclasses import replace
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.factories import (
    AT,
    HENGELO,
    make_aanbod,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
    make_opgave,
)
from tests.steun.pagina import Pagina, filled_in
from tests.web.aanbieder.conftest import Wereld
from wijzer.domain.adressen.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.locaties.locatie import Groep

NIEUW = "/aanbieder/locaties/nieuw?soort=groep&afgeschermd=ja"
ADRES = {
    "straat": "Geheimpad",
    "huisnummer": "12a-3",
    "postcode": "7551 xx",
    "plaats": "Hengelo",
    "gemeente": HENGELO,
}
GROEP: dict[str, Any] = {"naam": "De Linde", "groepsgrootte": "6", "producten": ["WGZHF"], **ADRES}


def resend(wereld: Wereld, response: TestResponse, velden: dict[str, Any]) -> TestResponse:
    """Send the form that this answer shows, with something else filled in."""
    form = Pagina(response.get_data(as_text=True)).post_forms()[1]
    pad = form.get("action") or response.request.path
    return wereld.client.post(pad, data={**filled_in(form), **velden})


def tekst(response: TestResponse) -> str:
    return Pagina(response.get_data(as_text=True)).text


def test_the_start_page_tells_what_needs_attention(wereld: Wereld) -> None:
    pagina = wereld.client.pagina("/aanbieder")
    assert "Groep Oost" in pagina.text
    assert "Niet op de site" in pagina.text
    assert "Nog niet op de site" not in pagina.text, "it may have been there before"
    assert "Van een ander" not in pagina.text


def test_whether_to_shield_is_asked_before_any_address(wereld: Wereld) -> None:
    pagina = wereld.client.pagina("/aanbieder/locaties/nieuw")
    assert "Speelt veiligheid een rol" in pagina.text
    assert "straat" not in {veld.get("name") for veld in pagina.all("input")}


def test_a_shielded_groep_is_added_in_two_steps_and_stays_a_draft(wereld: Wereld) -> None:
    answer = wereld.client.send_form(NIEUW, GROEP)
    assert answer.status_code == 303
    (nieuw,) = [locatie for locatie in wereld.locaties() if locatie.naam == "De Linde"]
    assert isinstance(nieuw.adres, AfgeschermdAdres)
    adres = nieuw.adres.reveal()
    assert (adres.huisnummer, adres.huisletter, adres.toevoeging) == (12, "A", "3")
    assert adres.postcode == "7551XX"
    assert not nieuw.gepubliceerd


def test_the_preview_of_a_shielded_groep_shows_the_gemeentehuis_and_keeps_what_was_typed(
    wereld: Wereld,
) -> None:
    answer = wereld.client.send_form(NIEUW, GROEP | {"actie": "voorbeeld"})
    assert answer.status_code == 200
    assert "Stadhuis Hengelo" in tekst(answer)
    assert 'value="Geheimpad"' in answer.get_data(as_text=True)
    assert [locatie.naam for locatie in wereld.locaties()] == ["Groep Oost", "Kantoor Hengelo"]


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"huisnummer": "0"}, "tussen 1 en 99999"),
        ({"huisnummer": "twaalf"}, "geen huisnummer"),
        ({"postcode": "0123 AB"}, "geen Nederlandse postcode"),
        ({"naam": "Huis aan het geheim-pad"}, "afgeschermde adres"),
        ({"naam": "   "}, "Vul dit in"),
        ({"gemeente": ""}, "Kies een gemeente"),
        ({"groepsgrootte": "zes"}, "heel getal"),
        ({"groepsgrootte": ""}, "1 tot en met 99"),
        ({"producten": ["ABGII"]}, "staat niet meer in de lijst"),
        ({"leeftijd_van": "12", "leeftijd_tot": "4"}, "onder de laagste"),
        ({"website": "javascript:alert(1)"}, "geen webadres"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_is_lost(
    wereld: Wereld, fout: dict[str, Any], melding: str
) -> None:
    answer = wereld.client.send_form(NIEUW, GROEP | fout)
    assert answer.status_code == 200
    assert melding in tekst(answer)
    assert 'value="Geheimpad"' in answer.get_data(as_text=True)
    assert len(wereld.locaties()) == 2


def test_the_address_of_a_shielded_groep_is_read_by_its_aanbieder(wereld: Wereld) -> None:
    html = wereld.client.get(f"/aanbieder/locaties/{wereld.groep.id}").get_data(as_text=True)
    assert "Verscholenpad" in html


@pytest.mark.parametrize("pad", ["", "/publiceren", "/van-de-site", "/intrekken"])
def test_somebody_elses_locatie_is_as_if_it_was_not_there(wereld: Wereld, pad: str) -> None:
    own = f"/aanbieder/locaties/{wereld.groep.id}"
    token = Pagina(wereld.client.get(own).get_data(as_text=True)).post_forms()[-1]
    velden = {veld.get("name"): veld.get("value", "") for veld in token.iter("input")}
    answer = wereld.client.post(f"/aanbieder/locaties/{wereld.van_ander.id}{pad}", data=velden)
    assert answer.status_code == 404
    assert "Andermansweg" not in answer.get_data(as_text=True)
    assert wereld.locatie(wereld.van_ander.id) == wereld.van_ander


def test_a_change_is_kept_and_a_second_saver_is_told_what_stands_there(wereld: Wereld) -> None:
    pad = f"/aanbieder/locaties/{wereld.groep.id}"
    oud = filled_in(wereld.client.pagina(pad).post_forms()[1])
    first = {"naam": "Groep West", "groepsgrootte": "8"}
    assert wereld.client.send_form(pad, first, number=1).status_code == 303
    answer = wereld.client.post(pad, data={**oud, "naam": "Groep Zuid"})
    assert answer.status_code == 200
    assert "Iemand anders heeft dit ondertussen gewijzigd" in tekst(answer)
    assert "Nu bewaard: Groep West" in tekst(answer)
    assert wereld.locatie().naam == "Groep West"


def test_opening_a_shielded_address_is_asked_twice_over(wereld: Wereld) -> None:
    pad = f"/aanbieder/locaties/{wereld.groep.id}?afgeschermd=nee"
    assert "U maakt dit adres openbaar" in wereld.client.pagina(pad).text
    stap = wereld.client.send_form(pad, {"naam": "Groep Zuid", "huisnummer": "4"}, number=1)
    assert stap.status_code == 200
    html = stap.get_data(as_text=True)
    assert "Verscholenpad 4" in tekst(stap)
    assert "Dit klopt nog niet" not in html, "nothing is wrong yet"
    assert wereld.locatie() == wereld.groep, "nothing is kept yet"
    zonder = resend(wereld, stap, {})
    assert zonder.status_code == 200
    assert "voor iedereen te zien" in tekst(zonder)
    assert wereld.locatie() == wereld.groep
    terug = resend(wereld, stap, {"actie": "terug"})
    assert 'value="Groep Zuid"' in terug.get_data(as_text=True)
    assert wereld.locatie() == wereld.groep
    assert resend(wereld, stap, {"openbaar": "y"}).status_code == 303
    assert wereld.locatie().naam == "Groep Zuid"
    assert isinstance(wereld.locatie().adres, OpenbaarAdres)
    assert wereld.locatie().publiek_id != wereld.groep.publiek_id
    na = wereld.client.pagina(f"/aanbieder/locaties/{wereld.groep.id}")
    assert "Het adres is nu openbaar." in na.text


def test_a_form_that_lost_its_answer_about_shielding_stays_shielded(wereld: Wereld) -> None:
    pad = f"/aanbieder/locaties/{wereld.groep.id}"
    assert wereld.client.send_form(pad, {"afgeschermd": "misschien"}, number=1).status_code == 303
    assert isinstance(wereld.locatie().adres, AfgeschermdAdres)


def test_a_locatie_goes_on_the_site_off_it_and_away(wereld: Wereld) -> None:
    pad = f"/aanbieder/locaties/{wereld.vestiging.id}"
    wereld.client.send_form(pad, {})
    assert wereld.locatie(wereld.vestiging.id).gepubliceerd
    wereld.client.send_form(pad, {})
    assert not wereld.locatie(wereld.vestiging.id).gepubliceerd
    assert wereld.client.send_form(f"{pad}/intrekken", {}).status_code == 303
    assert [locatie.naam for locatie in wereld.locaties()] == ["Groep Oost"]
    assert wereld.vestiging.naam in wereld.client.pagina("/aanbieder/ingetrokken").text


def test_a_published_locatie_is_not_withdrawn(wereld: Wereld) -> None:
    pad = f"/aanbieder/locaties/{wereld.groep.id}/intrekken"
    answer = wereld.client.send_form(pad, {})
    assert answer.status_code == 409
    assert "eerst van de site" in tekst(answer)


def test_own_contact_is_kept_and_numbers_of_the_contract_are_shown(wereld: Wereld) -> None:
    pagina = wereld.client.pagina("/aanbieder/gegevens")
    assert wereld.aanbieder.agb[0] in pagina.text
    answer = wereld.client.send_form("/aanbieder/gegevens", {"website": "bron.example"})
    assert answer.status_code == 303
    with wereld.database.read() as store:
        assert store.aanbieders.get(wereld.aanbieder.id).contact.website == "https://bron.example"
    answer = wereld.client.send_form("/aanbieder/gegevens", {"email": "fout"})
    assert "geen e-mailadres" in tekst(answer)


def test_the_preview_shows_the_contact_that_everybody_will_see(wereld: Wereld) -> None:
    pagina = wereld.client.pagina(f"/aanbieder/locaties/{wereld.groep.id}")
    assert str(wereld.aanbieder.contact.telefoon) in pagina.text


@pytest.mark.parametrize(
    ("straat", "naam"), [("Lindelaan", "De Linde"), ("Kaneelplein", "Huis Kaneelplain")]
)
def test_a_name_that_may_be_chance_is_asked_about_and_kept_with_a_tick(
    wereld: Wereld, straat: str, naam: str
) -> None:
    groep = GROEP | {"straat": straat, "naam": naam}
    gevraagd = wereld.client.send_form(NIEUW, groep)
    assert gevraagd.status_code == 200
    assert "Dit is bedoeld, en het verraadt het adres niet." in tekst(gevraagd)
    assert len(wereld.locaties()) == 2
    vink = {"bevestigd": f"naam={naam}"}
    anders = resend(wereld, gevraagd, vink | {"naam": f"{naam} 2"})
    assert anders.status_code == 200, "a tick counts for the text it was given for"
    assert resend(wereld, gevraagd, vink).status_code == 303
    (nieuw,) = [locatie for locatie in wereld.locaties() if locatie.naam == naam]
    pad = f"/aanbieder/locaties/{nieuw.id}"
    assert wereld.client.send_form(pad, {"groepsgrootte": "7"}, number=1).status_code == 303
    assert wereld.locatie(nieuw.id).naam == naam, "what was answered is not asked again"


def test_a_refused_name_has_no_tick(wereld: Wereld) -> None:
    answer = wereld.client.send_form(NIEUW, GROEP | {"naam": "Huis Geheimpad"})
    assert "bedoeld" not in tekst(answer)
    assert "bevestigd" not in filled_in(Pagina(answer.get_data(as_text=True)).post_forms()[1])


@pytest.mark.parametrize(
    "website",
    [
        "https://www.google.nl/maps/@52.26583,6.79306,17z",
        "https://bit.ly/abc",
        "https://osm.org/go/x",
    ],
)
@pytest.mark.parametrize("afgeschermd", ["ja", "nee"])
def test_a_website_is_never_a_map_nor_a_link_that_hides_where_it_goes(
    wereld: Wereld, website: str, afgeschermd: str
) -> None:
    pad = NIEUW.replace("afgeschermd=ja", f"afgeschermd={afgeschermd}")
    answer = wereld.client.send_form(pad, GROEP | {"website": website})
    assert answer.status_code == 200
    assert "Website: " in tekst(answer)
    assert len(wereld.locaties()) == 2


def test_what_stops_the_shielding_is_named_with_a_link_to_it(wereld: Wereld) -> None:
    straat = {"straat": "Zilverreigerhof", "huisnummer": "9"}
    with wereld.database.transaction(at=AT) as store:
        aanbieder = store.aanbieders.get(wereld.aanbieder.id)
        contact = replace(aanbieder.contact, website="https://zilverreigerhof.example")
        store.aanbieders.save(replace(aanbieder, contact=contact), expected_versie=None)
        kantoor = replace(wereld.vestiging, gepubliceerd=True)
        adres = OpenbaarAdres(
            replace(real_adres(kantoor.adres), straat="Zilverreigerhof", huisnummer=9)
        )
        store.locaties.save(replace(kantoor, adres=adres), expected_versie=None)
        ander = make_groep(aanbieder, "Huis Zilverreiger", make_afgeschermd_adres("Verweg", 1))
        store.locaties.add(ander)
        store.aanbod.add(
            aanbod := make_aanbod(ander, opgave=make_opgave(toelichting="Bij de zilverreigers"))
        )
        postcode = adres.adres.postcode
    pad = f"/aanbieder/locaties/{wereld.groep.id}"
    answer = wereld.client.send_form(pad, straat | {"postcode": str(postcode)}, number=1)
    links = Pagina(answer.get_data(as_text=True)).links
    assert "/aanbieder/gegevens#website" in links
    assert f"/aanbieder/locaties/{wereld.vestiging.id}#op-de-site" in links
    assert f"/aanbieder/locaties/{ander.id}#naam" in links
    assert f"/aanbieder/beschikbaarheid#a{aanbod.id.hex}-toelichting" in links
    for link in (
        "/aanbieder/gegevens#website",
        f"/aanbieder/beschikbaarheid#a{aanbod.id.hex}-toelichting",
    ):
        blad, _, anker = link.partition("#")
        assert f'id="{anker}"' in wereld.client.get(blad).get_data(as_text=True)
    assert wereld.locatie() == wereld.groep


def test_a_contact_that_may_be_chance_is_asked_about_on_its_own_page(wereld: Wereld) -> None:
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(make_groep(wereld.aanbieder, adres=make_afgeschermd_adres("Lindelaan")))
    gevraagd = wereld.client.send_form(
        "/aanbieder/gegevens", {"website": "https://delinde.example"}
    )
    assert "Dit is bedoeld" in tekst(gevraagd)
    vink = {"bevestigd": "website=https://delinde.example"}
    assert resend(wereld, gevraagd, vink).status_code == 303
    with wereld.database.read() as store:
        (regel,) = store.logboek.page(None)
    assert regel.details == {"bevestigd": ["website"]}


# ── when a shielded locatie appears ──

OP_DE_SITE = "Deze locatie staat"


def open_groep(wereld: Wereld) -> Groep:
    groep = make_groep(wereld.aanbieder, "De Wilg", make_open_adres("Wilgenlaan", 4))
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(groep)
        store.aanbod.add(make_aanbod(groep, opgave=make_opgave()))
    return groep


def test_who_shields_is_told_what_stays_visible_and_when_the_new_page_comes(wereld: Wereld) -> None:
    groep = open_groep(wereld)
    pagina = wereld.client.pagina(f"/aanbieder/locaties/{groep.id}?afgeschermd=ja")
    for tekst_ in (
        "De oude pagina verdwijnt meteen",
        "bepaalt het lot",
        "wachttijd en de peildatum",
    ):
        assert tekst_ in pagina.text
    assert "kan dan makkelijker raden welke nieuwe locatie dit is" in pagina.text


def test_the_choice_is_asked_of_who_shields_and_of_nobody_else(wereld: Wereld) -> None:
    groep = open_groep(wereld)
    for pad in (f"/aanbieder/locaties/{groep.id}", f"/aanbieder/locaties/{wereld.groep.id}", NIEUW):
        assert "Wanneer komt de nieuwe pagina?" not in wereld.client.pagina(pad).text


@pytest.mark.parametrize(
    ("lot", "keuze", "melding"),
    [
        (0, {}, "vanaf morgen op de site"),
        (6, {}, "uiterlijk 27 november 2026 weer op de site"),
        (6, {"morgen_al": "y"}, "vanaf morgen op de site"),
    ],
)
def test_after_shielding_its_page_says_from_which_day_on_it_is_back(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch, lot: int, keuze: dict[str, str], melding: str
) -> None:
    monkeypatch.setattr("wijzer.web.aanbieder.locaties.randbelow", lambda _: lot)
    groep = open_groep(wereld)
    pad = f"/aanbieder/locaties/{groep.id}"
    invoer = {"naam": "Het Stille Huis", **keuze}
    assert wereld.client.send_form(f"{pad}?afgeschermd=ja", invoer, number=1).status_code == 303
    pagina = wereld.client.pagina(pad)
    assert melding in pagina.text
    assert "Iedereen kan deze locatie vinden" not in pagina.text
    assert melding in wereld.client.pagina("/aanbieder").text


def test_what_waits_is_not_counted_as_on_the_site(wereld: Wereld) -> None:
    groep = open_groep(wereld)
    assert "2staan op de site" in wereld.client.pagina("/aanbieder").text
    wereld.client.send_form(
        f"/aanbieder/locaties/{groep.id}?afgeschermd=ja", {"naam": "Het Stille Huis"}, number=1
    )
    assert "1staat op de site" in wereld.client.pagina("/aanbieder").text


def test_mistakes_are_listed_in_the_order_of_the_page(wereld: Wereld) -> None:
    velden = {"naam": "Verscholenpad", "website": "https://maps.app.goo.gl/abc"}
    antwoord = wereld.client.send_form(f"/aanbieder/locaties/{wereld.groep.id}", velden, number=1)
    html = antwoord.get_data(as_text=True)
    assert html.index('<a class="nl-link" href="#naam"') < html.index('href="#website"')
    assert html.index(' id="naam"') < html.index(' id="website"')


def test_a_new_shielded_groep_is_told_to_be_on_the_site_from_tomorrow(wereld: Wereld) -> None:
    wereld.client.send_form(NIEUW, GROEP)
    (nieuw,) = [locatie for locatie in wereld.locaties() if locatie.naam == "De Linde"]
    pad = f"/aanbieder/locaties/{nieuw.id}"
    assert OP_DE_SITE not in wereld.client.pagina(pad).text
    wereld.client.send_form(pad, {})
    assert "vanaf morgen op de site" in wereld.client.pagina(pad).text


def test_what_stands_on_the_site_is_not_said_to_wait(wereld: Wereld) -> None:
    assert OP_DE_SITE not in wereld.client.pagina(f"/aanbieder/locaties/{wereld.groep.id}").text
    assert OP_DE_SITE not in wereld.client.pagina("/aanbieder").text


def test_what_waits_for_a_contract_is_promised_no_day(wereld: Wereld) -> None:
    pad = f"/aanbieder/locaties/{wereld.van_ander.id}"
    assert OP_DE_SITE not in wereld.vreemde.pagina(pad).text
    assert OP_DE_SITE not in wereld.vreemde.pagina("/aanbieder").text


def test_a_contract_without_a_product_for_this_kind_of_locatie_says_so(wereld: Wereld) -> None:
    groep = wereld.client.pagina("/aanbieder/locaties/nieuw?soort=groep&afgeschermd=nee").text
    vestiging = wereld.client.pagina(
        "/aanbieder/locaties/nieuw?soort=vestiging&afgeschermd=nee"
    ).text
    zin = "De producten uit uw contract horen niet bij deze soort locatie."
    assert "In uw contract" in groep
    assert zin not in groep
    assert "In uw contract" not in vestiging
    assert zin in vestiging


def test_a_house_number_with_more_in_it_says_where_the_rest_goes(wereld: Wereld) -> None:
    velden = {"huisnummer": "12–14", "toevoeging": "begane grond"}
    antwoord = wereld.client.send_form(NIEUW, velden)
    pagina = Pagina(antwoord.get_data(as_text=True))
    assert "Zet de rest bij letter of toevoeging." in pagina.text


@pytest.mark.parametrize(("gekozen", "bewaard"), [("ja", True), ("nee", False), ("", None)])
def test_whether_a_wheelchair_can_come_in_is_asked_and_may_stay_open(
    wereld: Wereld, gekozen: str, bewaard: bool | None
) -> None:
    pad = f"/aanbieder/locaties/{wereld.vestiging.id}"
    answer = wereld.client.send_form(pad, {"rolstoeltoegankelijk": gekozen}, number=1)
    assert answer.status_code == 303
    assert wereld.locatie(wereld.vestiging.id).rolstoeltoegankelijk is bewaard
    (keuze,) = [
        optie.get("value")
        for lijst in wereld.client.pagina(pad).all("select")
        if lijst.get("name") == "rolstoeltoegankelijk"
        for optie in lijst.iter("option")
        if optie.get("selected") is not None
    ]
    assert keuze == gekozen


def test_a_locatie_of_which_nobody_said_anything_is_not_said_to_be_closed_to_wheelchairs(
    wereld: Wereld,
) -> None:
    wereld.client.send_form(NIEUW, GROEP)
    (nieuw,) = [locatie for locatie in wereld.locaties() if locatie.naam == "De Linde"]
    assert nieuw.rolstoeltoegankelijk is None
