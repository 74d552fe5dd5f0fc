"""The page for a frame: what it shows, who may frame it, and that nobody may frame anything else."""

import pytest

from tests.factories import AT, HENGELO, make_actor, make_gebruiker
from tests.steun.pagina import CheckedClient, text_of
from tests.web.public.wereld import STRAAT, Wereld
from wijzer.services.regio.verwijder_kaderbron import verwijder_kaderbron
from wijzer.services.regio.voeg_kaderbron_toe import voeg_kaderbron_toe

SITE, TWEEDE = "https://www.gemeente.example", "https://huisarts.example:8443"
BEA = make_actor(make_gebruiker())


def allow(wereld: Wereld, *sites: str) -> None:
    with wereld.database.transaction(at=AT) as store:
        for site in sites:
            voeg_kaderbron_toe(store, "twente", site, lokaal=False, by=BEA, at=AT)


def ancestors(client: CheckedClient, path: str, **kwargs) -> tuple[str, str | None]:
    """Who may frame a page, by the policy and by the older header."""
    koppen = client.get(path, **kwargs).headers
    (policy,) = koppen.getlist("Content-Security-Policy")
    regel = next(deel for deel in policy.split("; ") if deel.startswith("frame-ancestors"))
    return regel.partition(" ")[2], koppen.get("X-Frame-Options")


def test_nobody_may_frame_it_while_no_site_is_listed(client, wereld):
    assert ancestors(client, "/twente/widget") == ("'none'", "DENY")


@pytest.mark.parametrize(
    "path", ["/twente/widget", "/en/twente/widget?aantal=3", f"/twente/widget?gemeente={HENGELO}"]
)
def test_exactly_the_listed_sites_may(client, wereld, path):
    allow(wereld, SITE, TWEEDE)
    assert ancestors(client, path) == (f"{TWEEDE} {SITE}", None)


@pytest.mark.parametrize(
    "path",
    [
        "/twente",
        "/twente/zoeken",
        "/twente/vergelijken",
        "/elders/widget",
        "/inloggen",
        "/api/v1/aanbod",
    ],
)
def test_every_other_page_stays_shut(client, wereld, path):
    allow(wereld, SITE)
    assert ancestors(client, path) == ("'none'", "DENY")


def test_a_change_of_the_list_is_seen_at_once_by_who_kept_the_page(client, wereld):
    allow(wereld, SITE)
    etag = client.get("/twente/widget").headers["ETag"]
    assert client.get("/twente/widget", headers={"If-None-Match": etag}).status_code == 304
    assert ancestors(client, "/twente/widget", headers={"If-None-Match": etag}) == (SITE, None)
    with wereld.database.transaction(at=AT) as store:
        verwijder_kaderbron(store, "twente", SITE, by=BEA, at=AT)
    antwoord = client.get("/twente/widget", headers={"If-None-Match": etag})
    assert antwoord.status_code == 200
    assert ancestors(client, "/twente/widget") == ("'none'", "DENY")


def test_not_modified_says_who_may_frame_it_also_past_the_cache(client, wereld):
    allow(wereld, SITE)
    lang = {"Accept": "text/html, " + "a/b, " * 60}
    etag = client.get("/twente/widget", headers=lang).headers["ETag"]
    koppen = {**lang, "If-None-Match": etag}
    assert client.get("/twente/widget", headers=koppen).status_code == 304
    assert ancestors(client, "/twente/widget", headers=koppen) == (SITE, None)


def test_it_shows_the_first_few_and_leads_to_all_of_them(client, wereld):
    pagina = client.pagina("/twente/widget?product=WGZHF&aantal=2")
    namen = [text_of(li).partition(" Product")[0] for li in pagina.all("li")]
    assert namen == ["De Linde", "De Eik"]
    assert "Bekijk alle 3 locaties" in pagina.text
    assert "samen wachten: 12 weken" in pagina.text
    assert "https://wijzer.example/twente/zoeken?product=WGZHF" in pagina.links


def test_every_link_opens_outside_the_frame_and_tells_nothing_of_it(client, wereld):
    for link in client.pagina("/twente/widget").all("a"):
        assert (link.get("target"), link.get("rel")) == ("_blank", "noopener")


def test_crisis_has_no_list_in_a_frame_either(client, wereld):
    tekst = client.pagina("/twente/widget?hulpvorm=crisiszorg").text
    assert "112" in tekst
    assert "wachten:" not in tekst


def test_a_shielded_street_is_not_in_it(client, wereld):
    assert STRAAT not in client.get("/twente/widget?aantal=10").text


@pytest.mark.parametrize("onzin", ["0", "-1", "99", "abc", "²", "1" * 500])
def test_an_odd_number_gives_a_list_all_the_same(client, wereld, onzin):
    assert "De Linde" in client.pagina(f"/twente/widget?aantal={onzin}").text
