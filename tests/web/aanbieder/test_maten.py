"""What is too long, or cannot be seen, is told beside its field; what stands there longer since before stays readable."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest

from tests.factories import AT
from tests.steun.pagina import filled_in
from tests.web.aanbieder.conftest import Wereld
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres
from wijzer.web.office.poort import MAX_REQUEST_BYTES

FORMULIER = "application/x-www-form-urlencoded"
LANG = "Verscholenpad" * 7
VELDEN = (
    "naam",
    "straat",
    "huisnummer",
    "toevoeging",
    "postcode",
    "plaats",
    "telefoon",
    "email",
    "website",
)


def pad(wereld: Wereld) -> str:
    return f"/aanbieder/locaties/{wereld.groep.id}"


@pytest.mark.parametrize("waarde", ["geschat", "a\x00", "\u202eab", "x" * 2000])
def test_what_is_no_choice_is_told_beside_its_line_and_keeps_nothing(
    wereld: Wereld, waarde: str
) -> None:
    veld = f"a{wereld.aanbod.id.hex}-wachttijd_soort"
    antwoord = wereld.client.send_form("/aanbieder/beschikbaarheid", {veld: waarde}, number=-1)
    assert antwoord.status_code == 200
    assert f'href="#{veld}"' in antwoord.text
    assert wereld.stored() == wereld.aanbod


def test_every_text_of_a_locatie_is_refused_beside_its_field(wereld: Wereld) -> None:
    antwoord = wereld.client.send_form(pad(wereld), dict.fromkeys(VELDEN, "x" * 2000), number=1)
    assert antwoord.status_code in (200, 400)
    assert antwoord.text.count("te lang: 2000 tekens") >= len(VELDEN)
    assert wereld.locatie() == wereld.groep


def test_a_space_that_was_pasted_stays_a_space_and_what_nobody_sees_goes(wereld: Wereld) -> None:
    naam = "Groep\xa0De\u202f\u202eVl\x00ie\x1br\u2069"
    wereld.client.send_form(pad(wereld), {"naam": naam}, number=1)
    assert wereld.locatie().naam == "Groep De Vlier"


@pytest.mark.parametrize(
    ("lijst", "fout"),
    [("producten", "staat niet meer in de lijst"), ("doelgroepen", "ongeldige keuze")],
)
def test_what_cannot_be_seen_in_a_list_of_choices_is_on_no_page(
    wereld: Wereld, lijst: str, fout: str
) -> None:
    antwoord = wereld.client.send_form(pad(wereld), {lijst: ["WG\x00X", "\x1b"]}, number=1)
    assert antwoord.status_code in (200, 400)
    assert fout in antwoord.text
    assert not {"\x00", "\x1b"} & set(antwoord.text)
    assert wereld.locatie() == wereld.groep


def test_a_street_of_900000_characters_is_refused_and_a_larger_form_is_not_read(
    wereld: Wereld,
) -> None:
    velden = filled_in(wereld.client.pagina(pad(wereld)).post_forms()[1])
    for lengte, status, fout in (
        (900_000, 200, "te lang: 900000 tekens"),
        (MAX_REQUEST_BYTES, 413, "Dit is te groot"),
    ):
        vorm = urlencode({**velden, "straat": "s" * lengte}, doseq=True)
        antwoord = wereld.client.post(pad(wereld), data=vorm, content_type=FORMULIER)
        assert antwoord.status_code == status
        assert fout in antwoord.text
    assert wereld.locatie() == wereld.groep


def test_a_text_that_is_longer_since_before_is_shown_and_can_be_mended(wereld: Wereld) -> None:
    adres = AfgeschermdAdres(Adres(straat=LANG, huisnummer=3, plaats="Enschede", postcode="7552KK"))
    with wereld.database.transaction(at=AT) as store:
        store.locaties.save(replace(wereld.locatie(), adres=adres))
    assert LANG in wereld.client.get(pad(wereld)).text
    antwoord = wereld.client.send_form(pad(wereld), {}, number=1)
    assert "Dit is te lang: 91 tekens. Gebruik er hooguit 80." in antwoord.text
    assert LANG in antwoord.text
    assert (
        wereld.client.send_form(pad(wereld), {"straat": "Verscholenpad"}, number=1).status_code
        == 303
    )


def test_a_remark_is_bounded_on_the_form_of_all_availability(wereld: Wereld) -> None:
    veld = f"a{wereld.aanbod.id.hex}-toelichting"
    for waarde, fout in (
        ("x" * 201, "te lang: 201 tekens"),
        ("é\x00" * 201, "te lang: 201 tekens"),
    ):
        antwoord = wereld.client.send_form("/aanbieder/beschikbaarheid", {veld: waarde})
        assert antwoord.status_code == 200
        assert fout in antwoord.text
    assert wereld.stored().opgave == wereld.aanbod.opgave


@pytest.mark.parametrize(
    "adres",
    [
        "/aanbieder%00", "/wachtwoord/a%00b", "/uitnodiging/a%00b", "/twente%00/zoeken", "/twente/hulp/a%00b",
        "/twente/gemeenten/a%00b", "/api/v1/aanbod/a%00b", "/beheer/gemeenten/GM%00", "/meldingen/a%00b",
    ],
)  # fmt: skip
def test_an_address_with_a_sign_that_nobody_sees_is_no_page(wereld: Wereld, adres: str) -> None:
    assert wereld.client.get(adres).status_code == 404
    assert wereld.client.post(adres).status_code in (400, 404)
