"""Town halls, contacts of the toegang and crisis numbers: what the beheerder keeps and everybody sees."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import ALMELO, AT, ENSCHEDE, HENGELO, REGIO
from tests.steun.ids import without_ids
from tests.steun.pagina import Pagina, filled_in
from tests.web.beheer.conftest import SUDWEST, tekst
from wijzer.services.regio.wijzig_regiocontact import regiocontact_of

NIEUW = {
    "gemeentehuis": "Stadhuis Almelo",
    "straat": "Havenplein",
    "huisnummer": "30a",
    "postcode": "7607 ew",
    "plaats": "Almelo",
    "bevestigd": "y",
}
TEKSTEN = {
    "crisis.titel": "Spoed",
    "crisis.tekst": "Bel.",
    "crisis.112.naam": "Alarmnummer",
    "crisis.112.telefoon": "112",
    "crisis.veilig-thuis.naam": "Veilig Thuis",
    "crisis.veilig-thuis.telefoon": "0800-2000",
    "crisis.ggz.naam": "Crisisdienst ggz-jeugd",
    "crisis.ggz.telefoon": "",
    "crisis.spoedhulp.naam": "Spoedhulp",
    "crisis.spoedhulp.telefoon": "074-000 00 91",
}


def path(code: str = ALMELO) -> str:
    return f"/beheer/gemeenten/{code}"


def fetch(wereld, code: str = ALMELO):
    with wereld.database.read() as store:
        return store.regios.gemeente(code)


# ── gemeenten ────────────────────────────────────────────────────────────────


def test_the_list_tells_which_town_halls_are_not_confirmed(wereld):
    pagina = wereld.bea.pagina("/beheer/gemeenten")
    assert "Nog niet bevestigd: Almelo." in pagina.text
    assert "Ja, op 20 november 2026" in pagina.text
    assert "Súdwest" not in pagina.text


def test_confirming_a_town_hall_shows_it_to_everybody_at_once(wereld):
    assert "Gemeente Almelo" in wereld.bea.pagina(path()).text
    response = wereld.bea.send_form(path(), NIEUW)
    assert (response.status_code, response.location) == (303, path())
    gemeente = fetch(wereld)
    assert gemeente.bevestigd_at == AT
    assert (gemeente.adres.huisnummer, gemeente.adres.huisletter) == (30, "A")
    assert gemeente.adres.postcode == "7607EW"
    publiek = wereld.app.test_client().get(f"/{REGIO}/gemeenten/{ALMELO}")
    assert "Havenplein" in publiek.get_data(as_text=True)
    assert wereld.trail()[0] == "gemeente gewijzigd"


def look_again(wereld, velden, code: str = ALMELO):
    """Send the form, and once more with the tick when it asks to look; gives both answers."""
    eerste = wereld.bea.send_form(path(code), velden)
    vormen = Pagina(eerste.get_data(as_text=True)).post_forms()
    data = {naam: waarde for naam, (waarde, *_) in filled_in(vormen[-1]).items()}
    assert "bevestigd" not in data, "the tick is not taken for granted"
    return eerste, wereld.bea.post(path(code), data={**data, "bevestigd": "y"})


def public_page(wereld, code: str = ALMELO) -> str:
    return wereld.app.test_client().get(f"/{REGIO}/gemeenten/{code}").get_data(as_text=True)


def test_a_confirmation_keeps_its_date_until_the_address_is_another(wereld, stel_klok):
    wereld.bea.send_form(path(), NIEUW)
    stel_klok(AT + timedelta(minutes=20))
    wereld.bea.send_form(path(), {"telefoon": "074-000 00 55"})
    assert fetch(wereld).bevestigd_at == AT
    eerste, tweede = look_again(wereld, {"huisnummer": "31"})
    assert (eerste.status_code, tweede.status_code) == (400, 303)
    assert fetch(wereld).bevestigd_at == AT + timedelta(minutes=20)


@pytest.mark.parametrize(
    "velden",
    [
        {"straat": "Hofplein"},
        {"huisnummer": "31"},
        {"postcode": "7607 EX"},
        {"gemeentehuis": "Raadhuis"},
    ],
)
def test_an_address_that_was_confirmed_and_is_edited_asks_to_be_looked_at_and_nothing_is_public(
    wereld, velden
):
    wereld.bea.send_form(path(), NIEUW)
    voor = fetch(wereld)
    response = wereld.bea.send_form(path(), velden)
    assert response.status_code == 400
    assert "Dit gaat iedereen zien als u het bevestigt" in tekst(response)
    assert "Er is nog niets bewaard." in tekst(response)
    assert fetch(wereld) == voor


def test_an_edit_that_is_not_confirmed_anew_shows_the_gemeente_alone_at_once(wereld):
    wereld.bea.send_form(path(), NIEUW)
    assert "Havenplein" in public_page(wereld)
    velden = {**NIEUW, "straat": "Hofplein"}
    del velden["bevestigd"]
    response = wereld.bea.post(path(), data={**velden, **tokens(wereld)})
    assert response.status_code == 303
    assert "Bezoekers zien nu alleen de gemeente." in wereld.bea.pagina(path()).text
    assert fetch(wereld).bevestigd_at is None
    assert fetch(wereld).adres.straat == "Hofplein"
    assert not {"Hofplein", "Havenplein"} & set(public_page(wereld).split())


def test_what_is_changed_again_in_the_second_step_is_looked_at_again(wereld):
    wereld.bea.send_form(path(), NIEUW)
    eerste = wereld.bea.send_form(path(), {"huisnummer": "31"})
    form = Pagina(eerste.get_data(as_text=True)).post_forms()[-1]
    data = {naam: waarde for naam, (waarde, *_) in filled_in(form).items()}
    weer = wereld.bea.post(path(), data={**data, "bevestigd": "y", "huisnummer": "32"})
    assert weer.status_code == 400
    assert fetch(wereld).adres.huisnummer == 30


def tokens(wereld) -> dict[str, str | None]:
    form = wereld.bea.pagina(path()).post_forms()[-1]
    alle = {veld.get("name"): veld.get("value") for veld in form.iter("input")}
    return {naam: alle[naam] for naam in ("csrf_token", "getoond")}


def test_taking_the_confirmation_back_hides_the_address(wereld):
    velden = {**NIEUW}
    wereld.bea.send_form(path(), velden)
    form = wereld.bea.pagina(path()).post_forms()[-1]
    token = {veld.get("name"): veld.get("value") for veld in form.iter("input")}
    del velden["bevestigd"]
    data = {"csrf_token": token["csrf_token"], "getoond": token["getoond"], **velden}
    assert wereld.bea.post(path(), data=data).status_code == 303
    assert fetch(wereld).bevestigd_at is None
    assert "Havenplein" not in wereld.app.test_client().get(
        f"/{REGIO}/gemeenten/{ALMELO}"
    ).get_data(as_text=True)


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"postcode": "7607 SS"}, "Dit is geen Nederlandse postcode."),
        ({"postcode": "0607 AB"}, "Dit is geen Nederlandse postcode."),
        ({"huisnummer": "0"}, "Een huisnummer ligt tussen 1 en 99999."),
        ({"straat": ""}, "Vul dit in, of maak alle delen van het adres leeg."),
        ({"gemeentehuis": " "}, "Vul in hoe het gebouw heet."),
        ({"telefoon": "bel maar"}, "Dit is geen telefoonnummer."),
        ({"email": "geen adres"}, "Dit is geen e-mailadres."),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_kept(wereld, velden, melding):
    voor = fetch(wereld)
    response = wereld.bea.send_form(path(), {**NIEUW, **velden})
    assert response.status_code == 400
    assert melding in tekst(response)
    assert fetch(wereld) == voor


def test_everything_that_is_wrong_is_told_at_once(wereld):
    response = wereld.bea.send_form(
        path(), {**NIEUW, "straat": "", "huisnummer": "nul", "postcode": "x"}
    )
    for melding in ("Vul dit in", "Dit is geen huisnummer", "Dit is geen Nederlandse postcode"):
        assert melding in tekst(response)


def test_an_address_that_is_not_there_cannot_be_confirmed(wereld):
    leeg = dict.fromkeys(
        ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats"), ""
    )
    response = wereld.bea.send_form(path(HENGELO), leeg)
    assert response.status_code == 400
    assert "Vul eerst het hele adres in." in tekst(response)


def test_the_second_of_two_sees_what_the_first_one_saved(wereld):
    oud = filled_in(wereld.bea.pagina(path()).post_forms()[-1])
    wereld.bea.send_form(path(), NIEUW)
    response = wereld.bea.post(path(), data={**oud, "straat": "Iets anders"})
    assert response.status_code == 400
    assert "Iemand anders heeft dit ondertussen gewijzigd." in tekst(response)
    assert "Straat: Iets anders" in tekst(response)
    assert "Straat: Havenplein" in tekst(response)
    assert fetch(wereld).adres.straat == "Havenplein"


def test_who_calls_is_kept_beside_a_town_hall_that_a_colleague_changed(wereld):
    oud = filled_in(wereld.bea.pagina(path()).post_forms()[-1])
    huis = {naam: waarde for naam, waarde in NIEUW.items() if naam != "telefoon"}
    assert wereld.bea.send_form(path(), huis).status_code == 303
    data = {**oud, "telefoon": "074-000 00 55"}
    assert wereld.bea.post(path(), data=data).status_code == 303
    assert fetch(wereld).adres.straat == "Havenplein"
    assert fetch(wereld).toegang.telefoon == "074-000 00 55"


def test_nobody_confirms_an_address_that_they_did_not_see(wereld):
    oud = filled_in(wereld.bea.pagina(path()).post_forms()[-1])
    anders = {naam: waarde for naam, waarde in NIEUW.items() if naam != "bevestigd"}
    wereld.bea.send_form(path(), anders)
    response = wereld.bea.post(path(), data={**oud, "bevestigd": "y"})
    assert response.status_code == 400
    assert fetch(wereld).bevestigd_at is None


def test_who_chooses_their_own_address_looks_at_it_once_more_and_is_asked_nothing_else(wereld):
    oud = filled_in(wereld.bea.pagina(path()).post_forms()[-1])
    wereld.bea.send_form(path(), NIEUW)
    gevraagd = wereld.bea.post(path(), data={**oud, **NIEUW, "straat": "Hofplein"})
    assert "Dit gaat iedereen zien" not in tekst(gevraagd)
    keuze = filled_in(Pagina(gevraagd.get_data(as_text=True)).post_forms()[-1])
    nakijken = wereld.bea.post(path(), data={**keuze, "getoond-gemeentehuis": "getypt"})
    assert nakijken.status_code == 400
    assert "Dit gaat iedereen zien als u het bevestigt" in tekst(nakijken)
    assert "Kies wat klopt" not in tekst(nakijken)
    assert fetch(wereld).adres.straat == "Havenplein"
    laatste = filled_in(Pagina(nakijken.get_data(as_text=True)).post_forms()[-1])
    assert wereld.bea.post(path(), data={**laatste, "bevestigd": "y"}).status_code == 303
    assert fetch(wereld).adres.straat == "Hofplein"
    assert fetch(wereld).bevestigd_at == AT


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"postcode": "7511 AB"}, "ligt deze postcode in Enschede"),
        ({"postcode": "1012 AB"}, "ligt deze postcode niet in de regio"),
        ({"plaats": "Enschede"}, "ligt deze plaats in Enschede"),
        ({"plaats": "Verweggistan"}, "Deze plaats staat niet in onze lijst"),
    ],
)
def test_a_doubt_comes_before_anything_is_public_and_refuses_nothing(wereld, velden, zin):
    eerste, tweede = look_again(wereld, {**NIEUW, **velden})
    assert (eerste.status_code, tweede.status_code) == (400, 303)
    assert zin in tekst(eerste)
    assert zin in wereld.bea.pagina(path()).text
    assert fetch(wereld).bevestigd_at == AT


def test_a_doubt_about_what_is_not_confirmed_keeps_nobody(wereld):
    velden = {**NIEUW, "postcode": "7511 AB"}
    del velden["bevestigd"]
    assert wereld.bea.send_form(path(), velden).status_code == 303
    assert "ligt deze postcode in Enschede" in wereld.bea.pagina(path()).text
    assert "7511" not in without_ids(public_page(wereld))


def test_a_gemeente_of_another_region_is_not_there(wereld):
    assert wereld.bea.get(path(SUDWEST)).status_code == 404
    assert wereld.fokke.get(path(ENSCHEDE)).status_code == 404
    token = wereld.fokke.pagina("/account").post_forms()[0]
    csrf = next(
        veld.get("value") for veld in token.iter("input") if veld.get("name") == "csrf_token"
    )
    response = wereld.fokke.post(path(), data={**NIEUW, "csrf_token": csrf, "versie": "1"})
    assert response.status_code == 404
    assert fetch(wereld).bevestigd_at is None


def test_the_trail_names_the_fields_and_not_the_address(wereld):
    wereld.bea.send_form(path(), {**NIEUW, "telefoon": "074-000 00 55"})
    with wereld.database.read() as store:
        regel = store.logboek.page(REGIO, limit=1)[0]
    assert regel.details == {"velden": ["adres", "bevestigd", "toegang"]}


# ── crisis numbers ───────────────────────────────────────────────────────────


@pytest.fixture
def met_crisis(wereld):
    with wereld.database.transaction(at=AT) as store:
        store.regios.save(replace(store.regios.get(REGIO), teksten=TEKSTEN))
    return wereld


def numbers(wereld) -> dict[str, str]:
    with wereld.database.read() as store:
        teksten = store.regios.get(REGIO).teksten
    return {naam: waarde for naam, waarde in teksten.items() if naam.endswith(".telefoon")}


def test_the_national_numbers_stand_there_and_cannot_be_typed(met_crisis):
    pagina = met_crisis.bea.pagina("/beheer/regio")
    velden = {veld.get("name") for veld in pagina.all("input")}
    assert {"nummer-ggz", "nummer-spoedhulp"} <= velden
    assert not {"nummer-112", "nummer-veilig-thuis"} & velden
    assert "0800-2000 landelijk, staat vast" in pagina.text


def test_an_empty_number_can_be_filled_in(met_crisis):
    response = met_crisis.bea.send_form("/beheer/regio", {"nummer-ggz": "074-000 00 92"})
    assert response.status_code == 303
    assert numbers(met_crisis)["crisis.ggz.telefoon"] == "074-000 00 92"
    assert numbers(met_crisis)["crisis.spoedhulp.telefoon"] == "074-000 00 91"
    assert met_crisis.trail()[0] == "crisisnummers gewijzigd"


def test_a_national_number_stays_whatever_is_sent(met_crisis):
    velden = {"nummer-112": "074-000 00 13", "nummer-nieuw": "074-000 00 14", "nummer-ggz": ""}
    assert met_crisis.bea.send_form("/beheer/regio", velden).status_code == 303
    assert numbers(met_crisis) == {
        naam: waarde for naam, waarde in TEKSTEN.items() if naam.endswith("telefoon")
    }


def test_a_number_that_is_none_is_told_and_not_kept(met_crisis):
    response = met_crisis.bea.send_form("/beheer/regio", {"nummer-ggz": "geen idee"})
    assert response.status_code == 400
    assert "Dit is geen telefoonnummer." in tekst(response)
    assert "geen idee" in response.get_data(as_text=True)
    assert numbers(met_crisis)["crisis.ggz.telefoon"] == ""


@pytest.mark.parametrize(
    ("waarde", "fout"),
    [("0" * 2000, "te lang: 2000 tekens"), ("0\x00" * 2000, "te lang: 2000 tekens")],
)
def test_a_text_of_the_region_has_a_maximum_and_is_not_cut_off(met_crisis, waarde, fout):
    response = met_crisis.bea.send_form(
        "/beheer/regio", dict.fromkeys(("nummer-ggz", "contact-naam"), waarde)
    )
    assert response.status_code == 400
    assert tekst(response).count(fout) >= 2
    assert numbers(met_crisis)["crisis.ggz.telefoon"] == ""


def test_a_number_that_a_colleague_changed_is_asked_and_not_overwritten(met_crisis):
    oud = filled_in(met_crisis.bea.pagina("/beheer/regio").post_forms()[-1])
    met_crisis.bea.send_form(
        "/beheer/regio", {"nummer-ggz": "074-000 00 99", "contact-naam": "Team"}
    )
    velden = {**oud, "nummer-ggz": "074-000 00 92", "nummer-spoedhulp": "074-000 00 93"}
    response = met_crisis.bea.post("/beheer/regio", data=velden)
    assert response.status_code == 400
    assert "Iemand anders heeft dit ondertussen gewijzigd." in tekst(response)
    assert "U typte: 074-000 00 92" in tekst(response)
    assert "Nu bewaard: 074-000 00 99" in tekst(response)
    assert "Laatst gewijzigd door bea@twente.example, 20 november 2026 om" in tekst(response)
    assert numbers(met_crisis)["crisis.ggz.telefoon"] == "074-000 00 99"
    opnieuw = filled_in(Pagina(response.text).post_forms()[-1]) | {"getoond-nummer-ggz": "getypt"}
    assert met_crisis.bea.post("/beheer/regio", data=opnieuw).status_code == 303
    assert numbers(met_crisis)["crisis.ggz.telefoon"] == "074-000 00 92"
    assert numbers(met_crisis)["crisis.spoedhulp.telefoon"] == "074-000 00 93"
    assert contact(met_crisis)["naam"] == "Team", "nobody typed there"


def test_another_region_has_its_own_numbers(met_crisis):
    pagina = met_crisis.fokke.pagina("/beheer/regio")
    assert "ggz" not in pagina.text
    met_crisis.fokke.send_form("/beheer/regio", {"nummer-ggz": "074-000 00 92"})
    assert numbers(met_crisis)["crisis.ggz.telefoon"] == ""


# ── whom to ask about the site ───────────────────────────────────────────────

CONTACT = {
    "contact-naam": "Team jeugdhulp",
    "contact-email": "site@regio.example",
    "contact-telefoon": "074-000 00 17",
}


def contact(wereld) -> dict[str, str]:
    with wereld.database.read() as store:
        return regiocontact_of(store.regios.get(REGIO))


def test_whom_to_ask_is_filled_in_and_stands_on_the_site_at_once(met_crisis):
    assert met_crisis.bea.send_form("/beheer/regio", CONTACT).status_code == 303
    assert list(contact(met_crisis).values()) == list(CONTACT.values())
    assert met_crisis.trail()[0] == "contact van de regio gewijzigd"
    publiek = met_crisis.bea.get("/privacy").get_data(as_text=True)
    assert all(waarde in publiek for waarde in CONTACT.values())
    assert numbers(met_crisis)["crisis.spoedhulp.telefoon"] == "074-000 00 91"


def test_every_field_that_is_wrong_is_told_and_nothing_is_kept(met_crisis):
    velden = {**CONTACT, "contact-email": "geen adres", "nummer-ggz": "geen idee"}
    response = met_crisis.bea.send_form("/beheer/regio", velden)
    assert response.status_code == 400
    assert "Dit is geen e-mailadres." in tekst(response)
    assert "Dit is geen telefoonnummer." in tekst(response)
    assert 'value="geen adres"' in response.get_data(as_text=True)
    assert set(contact(met_crisis).values()) == {""}


def test_what_two_changed_in_different_places_is_kept_of_both(met_crisis):
    oud = filled_in(met_crisis.bea.pagina("/beheer/regio").post_forms()[-1])
    met_crisis.bea.send_form("/beheer/regio", {"nummer-ggz": "074-000 00 92"})
    assert met_crisis.bea.post("/beheer/regio", data={**oud, **CONTACT}).status_code == 303
    assert list(contact(met_crisis).values()) == list(CONTACT.values())
    assert numbers(met_crisis)["crisis.ggz.telefoon"] == "074-000 00 92"


def test_another_region_has_its_own_contact(met_crisis):
    met_crisis.fokke.send_form("/beheer/regio", CONTACT)
    assert set(contact(met_crisis).values()) == {""}
