"""What people type by hand: codes of an app, streets with a number in their name, and the small file of every Friday."""

import json
from collections.abc import Mapping

import pytest

from tests.steun.accounts import WACHTWOORD, give_password
from tests.steun.pagina import CheckedClient
from tests.wereld.balie import Balie
from tests.wereld.tabellen import BEUK, CONTRACT_KOP, EEN, LOCATIE_KOP

BREED = str.maketrans("0123456789", "０１２３４５６７８９")
CODES = {
    "as it is": "{0}{1}", "a space in the middle": "{0} {1}", "a dash": "{0}-{1}", "a long dash": "{0}\u2013{1}",
    "a hard dash": "{0}\u2011{1}", "a hard space": "{0}\u00a0{1}", "spaces around it": " {0}{1} ", "a return behind it": "{0}{1}\r\n",
    "an invisible sign": "\u200b{0}{1}", "a mark of direction": "\u200e{0}{1}\u200e", "a space between all": "spaced",
    "a tab behind it": "{0}{1}\t", "full-width digits": "wide", "full-width digits with a dash": "wide-",
}  # fmt: skip


def typed(code: str, vorm: str) -> str:
    """The code of an app as somebody types or pastes it."""
    if vorm == "spaced":
        return " ".join(code)
    if vorm.startswith("wide"):
        return f"{code[:3]}{vorm[4:]}{code[3:]}".translate(BREED)
    return vorm.format(code[:3], code[3:])


@pytest.mark.parametrize("vorm", CODES.values(), ids=CODES)
def test_the_code_of_the_app_is_read_however_it_is_typed(
    balie_met_linde: Balie, client: CheckedClient, vorm: str
):
    account = balie_met_linde.account
    assert account
    give_password(client, account.email)
    antwoord = client.send_form("/inloggen/code", {"code": typed(account.code(), vorm)})
    assert (antwoord.status_code, antwoord.location) == (303, "/aanbieder")


@pytest.mark.parametrize("vorm", ["{0}", "{0}{1}0", "{1}{0}x", "{0}.{1}e0", "{0}{1}{0}{1}", ""])
def test_what_is_not_the_code_stays_none(balie_met_linde: Balie, client: CheckedClient, vorm: str):
    account = balie_met_linde.account
    assert account
    give_password(client, account.email)
    antwoord = client.send_form("/inloggen/code", {"code": typed(account.code(), vorm)})
    assert antwoord.location != "/aanbieder"
    assert client.get("/account").status_code == 303


@pytest.mark.parametrize(
    "anders",
    [
        f"{WACHTWOORD}\u200b",
        WACHTWOORD.replace(" ", "\u00a0"),
        f"\ufeff{WACHTWOORD}",
        f"{WACHTWOORD} ",
        WACHTWOORD.upper(),
    ],
    ids=ascii,
)
def test_a_password_is_never_cleaned(balie_met_linde: Balie, client: CheckedClient, anders: str):
    account = balie_met_linde.account
    assert account
    assert give_password(client, account.email, anders).status_code == 400


@pytest.mark.parametrize(
    "email",
    [
        "JO@linde.example",
        " jo@linde.example ",
        "jo@linde.example\u200b",
        "\u00a0jo@linde.example",
        "jo@LINDE.example\r\n",
    ],
    ids=ascii,
)
def test_an_address_to_sign_in_with_is_cleaned(
    balie_met_linde: Balie, client: CheckedClient, email: str
):
    assert give_password(client, email).location == "/inloggen/code"


def kinds_of_difference(
    balie: Balie, gecontracteerd: Mapping[str, object], eigen: Mapping[str, object]
) -> set[str]:
    """Which cases the check of addresses finds about De Beuk, where the contract list has no postcode."""
    contract = {**EEN, "locatie": "De Beuk", "huisletter": None, "postcode": None, **gecontracteerd}
    assert not balie.bring_rows("contracten", CONTRACT_KOP, contract).is_geweigerd
    assert not balie.bring_rows("locaties", LOCATIE_KOP, {**BEUK, **eigen}).is_geweigerd
    verslag = json.loads(balie.wijzer("adrescontrole", "--json").stdout)
    return {
        afwijking["verschil"] or afwijking["soort"]
        for afwijking in verslag["afwijkingen"]
        if (afwijking["locatie"] or {}).get("naam") == "De Beuk"
    }


GELIJKE_STRATEN = [
    ("Zevende Dwarsstraat", "7e Dwarsstraat"), ("7de Dwarsstraat", "Zevende Dwarsstr."), ("Eerste Kruisweg", "1ste Kruisweg"),
    ("Tweede Kamp", "2e Kamp"), ("Achtste Streek", "8ste Streek"), ("Twintigste Laan", "20e Laan"),
    ("Eenentwintigste Laan", "21e Laan"), ("Tweeëntwintigste Laan", "22ste Laan"), ("10e Weg", "Tiende Weg"),
    ("Sint Jorisstraat", "St. Jorisstraat"), ("’t Hoekje", "'t Hoekje"), ("Willem–Alexanderstraat", "Willem-Alexanderstraat"),
    ("De Höfte", "De Ho\u0308fte"), (f"Kerk{chr(0xAD)}straat", "Kerkstraat"),
]  # fmt: skip
ANDERE_STRATEN = [
    ("Zevende Dwarsstraat", "Zesde Dwarsstraat"), ("17e Laan", "Zevende Laan"), ("70e Laan", "Zevende Laan"), ("Plein 1945", "Plein 1940"),
    ("Eerste Laan", "Laan"), ("2e Kamp", "Kamp 2"), ("21e Laan", "Twaalfde Laan"), ("Zevende Dwarsstraat", "Zevende Dwarsweg"),
]  # fmt: skip


@pytest.mark.parametrize(("een", "ander"), GELIJKE_STRATEN, ids=map(ascii, GELIJKE_STRATEN))
def test_a_street_is_the_same_in_both_notations(balie_met_linde: Balie, een: str, ander: str):
    eigen = {"straat": ander, "huisnummer": 12}
    assert kinds_of_difference(balie_met_linde, {"straat": een}, eigen) == set()


@pytest.mark.parametrize(("een", "ander"), ANDERE_STRATEN, ids=map(ascii, ANDERE_STRATEN))
def test_another_street_stays_another(balie_met_linde: Balie, een: str, ander: str):
    eigen = {"straat": ander, "huisnummer": 12}
    assert kinds_of_difference(balie_met_linde, {"straat": een}, eigen) != set()


@pytest.mark.parametrize(("een", "ander", "gelijk"), [
    ("12–14", "12-14", True), ("12 begane grond", "12 bg", True), ("12 2e verdieping", "12-2", True), ("12 bis", "12bis", True),
    ("12-14", "12-16", False), ("12 1e verdieping", "12 2e verdieping", False), ("12a", "12b", False),
])  # fmt: skip
def test_a_house_number_is_the_same_in_both_notations(
    balie_met_linde: Balie, een: str, ander: str, gelijk: bool
):
    gevonden = kinds_of_difference(
        balie_met_linde, {"huisnummer": een}, {"straat": "Proefbosweg", "huisnummer": ander}
    )
    assert (gevonden == set()) is gelijk


VRIJDAG = ("locatie_id", "productcode", "vrije_plekken", "peildatum")


def test_the_small_file_of_every_friday_changes_what_it_says_and_nothing_else(
    balie_met_linde: Balie,
):
    (voor,) = balie_met_linde.stored("locaties")
    rij = {**voor, "vrije_plekken": 3, "peildatum": "2026-11-20"}
    uitkomst = balie_met_linde.bring_rows("locaties", VRIJDAG, rij)
    assert not uitkomst.is_geweigerd, [*uitkomst.redenen, *uitkomst.fouten]
    (na,) = uitkomst.rijen
    assert {kolom for kolom in na if na[kolom] != voor[kolom]} == {"vrije_plekken"}


@pytest.mark.parametrize("kolom", ["telefoon", "groepsgrootte", "leeftijd_tot", "plaats"])
def test_a_file_of_one_column_changes_that_column(balie_met_linde: Balie, kolom: str):
    (voor,) = balie_met_linde.stored("locaties")
    nieuw = {"telefoon": "074-000 00 19", "groepsgrootte": "9", "leeftijd_tot": "17"}.get(
        kolom, voor[kolom]
    )
    uitkomst = balie_met_linde.bring_rows("locaties", ("locatie_id", kolom), {**voor, kolom: nieuw})
    assert not uitkomst.is_geweigerd, [*uitkomst.redenen, *uitkomst.fouten]
    assert uitkomst.rijen == [{**voor, kolom: nieuw}]


def test_a_file_without_the_shield_never_opens_and_a_new_locatie_must_say_it(
    balie_met_linde: Balie,
):
    geheim = {**BEUK, "afgeschermd": "ja", "telefoon": None, "straat": "Schuilhof"}
    assert not balie_met_linde.bring_rows("locaties", LOCATIE_KOP, geheim).is_geweigerd
    zonder = tuple(kolom for kolom in LOCATIE_KOP if kolom != "afgeschermd")
    uitkomst = balie_met_linde.bring_rows("locaties", zonder, {**geheim, "groepsgrootte": 7})
    (beuk,) = [rij for rij in uitkomst.rijen if rij["naam"] == "De Beuk"]
    assert (beuk["afgeschermd"], beuk["straat"]) == ("ja", "Schuilhof")
    nieuw = balie_met_linde.bring_rows("locaties", zonder, {**geheim, "naam": "De Es"})
    assert nieuw.is_geweigerd
    assert "afgeschermd" in str([*nieuw.redenen, *nieuw.fouten])
