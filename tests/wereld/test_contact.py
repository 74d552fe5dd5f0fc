"""Telephone numbers, sites and mail addresses as people note them: one number, one way of showing, one link that dials."""

import re
from collections.abc import Mapping
from html import unescape

import pytest
from werkzeug.test import Client

from tests.steun.databases.soorten import Voorraad
from tests.steun.machine.inrichting import furnished
from tests.steun.pagina import BASIS_URL, CheckedClient
from tests.wereld.balie import Balie, Uitkomst, Weiger
from tests.wereld.lindehuis import linde_in
from tests.wereld.tabellen import BEUK, LOCATIE_KOP, lines, table

NBSP, ZONDER, STREEP = "\u00a0", "\u200b", "\u2011"


def bring(balie: Balie, **anders: object) -> Uitkomst:
    """Bring De Linde with something of its own as contact."""
    rij: Mapping[str, object] = {**BEUK, "naam": "De Linde", "huisnummer": 12, **anders}
    inhoud = "\r\n".join([*lines(table(LOCATIE_KOP, rij)), ""]).encode()
    return balie.bring("locaties", inhoud, "locaties.csv")


@pytest.fixture(scope="module")
def gewoon(voorraden: dict[str, Voorraad], tmp_path_factory: pytest.TempPathFactory) -> str:
    """How the number of De Linde is shown when it is typed as most people do."""
    folder = tmp_path_factory.mktemp("gewoon")
    balie = Balie(voorraden["sqlite"].take(folder), folder)
    furnished(balie.database, linde_in)
    (linde,) = bring(balie, telefoon="074-000 00 13").rijen
    balie.database.dispose()
    return linde["telefoon"]


def page_of_linde(client: CheckedClient) -> list[str]:
    """Every link on the page of De Linde, as a browser takes it out of the page."""
    zoeker = Client(client.application)
    lijst = zoeker.get("/api/v1/groepen", base_url=BASIS_URL).get_json(force=True)
    (linde,) = lijst["resultaten"]
    pagina = zoeker.get(f"/twente/groepen/{linde['id']}", base_url=BASIS_URL)
    assert pagina.status_code == 200
    return [unescape(adres) for adres in re.findall(r'<a [^>]*?href="([^"]*)"', pagina.text)]


def dialled(links: list[str]) -> set[str]:
    """What a phone dials for each link, written as people in the Netherlands dial it."""
    nummers = {re.sub(r"[ .()-]", "", link[4:]) for link in links if link.startswith("tel:")}
    return {re.sub(r"^\+31", "0", nummer) for nummer in nummers} - {"0740000001"}


LINDE = [
    "074-000 00 13", "074 0000013", "0740000013", "074/0000013", "074.000.00.13", "(074) 000 00 13", "074 - 000 00 13",
    "+31 74 000 00 13", "+31 (0)74 000 00 13", "+31(0)740000013", "+31-74-0000013", "0031 74 000 00 13",
    "0031 (0)74 0000013", "+31 074 000 00 13", f"074{STREEP}000 00 13", "074\u2013000 00 13", f"074{NBSP}000{NBSP}00{NBSP}13",
    f"{ZONDER}074-000 00 13", "\u202a074-000 00 13\u202c", "０７４－０００ ００ １３", "tel: 074-000 00 13", "tel:+31740000013",
    "T 074-000 00 13", "074-000 00 13 ", "31740000013", "740000013",
]  # fmt: skip
ONZEKER = {"31740000013", "740000013"}
"""Without the 0 or the + it may be a number that a spreadsheet shortened, or one of another country: it is asked again."""


@pytest.mark.parametrize("getypt", LINDE, ids=ascii)
def test_every_notation_gives_one_number_one_way_of_showing_and_one_link(
    balie_met_linde: Balie, client: CheckedClient, gewoon: str, getypt: str
):
    uitkomst = bring(balie_met_linde, telefoon=getypt)
    if getypt in ONZEKER:
        assert uitkomst.tells(Weiger(rij=2, kolom="telefoon", waarde=getypt))
        return
    assert dialled(page_of_linde(client)) == {"0740000013"}
    assert [rij["telefoon"] for rij in uitkomst.rijen] == [gewoon]


ANDERE = {
    "06-10000013": {"0610000013"},
    "+31 (0)6 100 000 13": {"0610000013"},
    "112": {"112"},
    "113": {"113"},
    "14 074": {"14074"},
    "14074": {"14074"},
    "0800-2000": {"08002000"},
    "0800 0113": {"08000113"},
    "0900-0113": {"09000113"},
    "088-000 00 13": {"0880000013"},
    "085 000 0013": {"0850000013"},
    "+49 2561 1234567": {"+4925611234567"},
    "0049 2561 1234567": {"+4925611234567"},
    "+32 470 12 34 56": {"+32470123456"},
}


@pytest.mark.parametrize(("getypt", "nummer"), ANDERE.items(), ids=ANDERE)
def test_mobile_short_free_and_foreign_numbers_are_dialled_as_they_are(
    balie_met_linde: Balie, client: CheckedClient, getypt: str, nummer: set[str]
):
    uitkomst = bring(balie_met_linde, telefoon=getypt)
    assert not uitkomst.is_geweigerd, uitkomst.fouten
    gebeld = dialled(page_of_linde(client))
    assert {re.sub(r"^\+3114", "14", link) for link in gebeld} == nummer


@pytest.mark.parametrize(
    "getypt",
    [
        "074-00000", "0740000013999",   "+31 74", "+310740000", "000-0000000", "1234567890123",
        "074-000 00 13 of 14", "074-000 00 13 / 06-10000013", "zie site", "074-OOO 00 13", "+999 123456789", "0000000000",
        "074-000 00 13 (ma-vr)",
    ],
)  # fmt: skip
def test_a_number_that_nobody_can_dial_is_refused(balie_met_linde: Balie, getypt: str):
    voor = balie_met_linde.stored("locaties")
    uitkomst = bring(balie_met_linde, telefoon=getypt)
    assert uitkomst.tells(Weiger(rij=2, kolom="telefoon", waarde=getypt)), uitkomst.rijen
    assert uitkomst.rijen == voor


GOEDE_SITES = {
    "linde.example": "linde.example", "www.linde.example/groep": "www.linde.example", "https://linde.example": "linde.example",
    "HTTPS://Linde.example/Groep": "linde.example", "Http://linde.example": "linde.example",
    "https://linde.example?bron=mail": "linde.example", "https://linde.example#contact": "linde.example",
    "linde.example?p=1": "linde.example", "https://linde.example:8443/x": "linde.example",
    "https://café-linde.example/": "xn--caf-linde-d4a.example", f"https://linde.example/{ZONDER}": "linde.example",
    "https://linde.example/a b": "", "https://linde.example/zo%20ook": "linde.example", " https://linde.example ": "linde.example",
    "https://linde.example/op-één": "linde.example", "https://linde.example./": "", "https:linde.example": "",
}  # fmt: skip
"""The host where it leads; empty: refused is fine too."""


@pytest.mark.parametrize(("getypt", "host"), GOEDE_SITES.items(), ids=map(ascii, GOEDE_SITES))
def test_a_site_leads_where_it_says(
    balie_met_linde: Balie, client: CheckedClient, getypt: str, host: str
):
    uitkomst = bring(balie_met_linde, website=getypt)
    if uitkomst.is_geweigerd:
        assert not host, uitkomst.fouten
        assert uitkomst.tells(Weiger(rij=2, kolom="website"))
        return
    links = [link for link in page_of_linde(client) if "linde" in link and "://" in link]
    hosts = {
        re.sub(r"^https?://([^/?#:]+).*$", r"\1", link).casefold().rstrip(".") for link in links
    }
    assert {hostnaam.encode("idna").decode() for hostnaam in hosts} == {host or "linde.example"}
    assert not any(ZONDER in link or " " in link for link in links)


@pytest.mark.parametrize(
    "getypt",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "ftp://linde.example", "https://", "https://linde", "https://jan@linde.example/", "https://linde.example@kwaad.example/",
        "https://linde .example", "https://linde.example\\@kwaad.example", "mailto:info@linde.example", "geen",
        "https://linde..example", "https://-linde.example", "https://linde.example:999999/",
    ],
)  # fmt: skip
def test_what_is_no_site_is_refused(balie_met_linde: Balie, getypt: str):
    uitkomst = bring(balie_met_linde, website=getypt)
    assert uitkomst.tells(Weiger(rij=2, kolom="website", waarde=getypt)), uitkomst.rijen


GOEDE_MAIL = {
    "info@linde.example": "info@linde.example", "mailto:info@linde.example": "info@linde.example",
    "MAILTO:info@linde.example": "info@linde.example", " info@linde.example ": "info@linde.example",
    f"{ZONDER}info@linde.example": "info@linde.example", f"info@linde.example{NBSP}": "info@linde.example",
    "Info@Linde.Example": "info@linde.example", "info@café-linde.example": "info@xn--caf-linde-d4a.example",
    "jan.o'neil+zorg@linde.example": "jan.o'neil+zorg@linde.example",
}  # fmt: skip


@pytest.mark.parametrize(("getypt", "adres"), GOEDE_MAIL.items(), ids=map(ascii, GOEDE_MAIL))
def test_mail_goes_where_it_says(
    balie_met_linde: Balie, client: CheckedClient, getypt: str, adres: str
):
    uitkomst = bring(balie_met_linde, email=getypt)
    assert not uitkomst.is_geweigerd, uitkomst.fouten
    links = [link[7:].split("?")[0] for link in page_of_linde(client) if link.startswith("mailto:")]
    gevonden = {link.casefold().replace("%2b", "+").replace("%27", "'") for link in links}
    assert {as_ascii(mailadres) for mailadres in gevonden if "linde" in mailadres} == {adres}


def as_ascii(adres: str) -> str:
    voor, _, host = adres.partition("@")
    return f"{voor}@{host.encode('idna').decode()}"


@pytest.mark.parametrize(
    "getypt",
    [
        "info@", "@linde.example", "info linde.example", "info@linde", "info@linde..example", "a@b@linde.example",
        "info@linde.example, jan@linde.example", "info@linde.example?cc=kwaad@kwaad.example",
        "info(at)linde.example", "info@-linde.example", "info@linde.example\u202e",
    ],
    ids=ascii,
)  # fmt: skip
def test_what_is_no_mail_address_is_refused_or_cleaned(balie_met_linde: Balie, getypt: str):
    uitkomst = bring(balie_met_linde, email=getypt)
    if not uitkomst.is_geweigerd and getypt.endswith("\u202e"):
        assert [rij["email"] for rij in uitkomst.rijen] == ["info@linde.example"]
        return
    assert uitkomst.tells(Weiger(rij=2, kolom="email")), uitkomst.rijen
