"""Addresses as people type them and programs put them together: the page, one step to it, or a mistake told in its place."""

from urllib.parse import urlsplit

import pytest

from tests.steun.pagina import Pagina
from tests.wereld.buiten import API, Buiten

PROBLEEM = "application/problem+json"
LATIN = "caf%E9"


def final(buiten: Buiten, pad: str) -> tuple[int, str, int]:
    """Where an address leads: status, address and the number of steps, of which none leaves the site."""
    for stap in range(4):
        antwoord = buiten.get(pad)
        if antwoord.status_code not in {301, 308}:
            return antwoord.status_code, pad, stap
        doel = urlsplit(antwoord.headers["Location"])
        assert doel.netloc in {"", "wijzer.example"}, antwoord.headers["Location"]
        assert doel.path.startswith("/")
        assert not doel.path.startswith(("//", "/\\"))
        pad = doel.path + (f"?{doel.query}" if doel.query else "")
    raise AssertionError(f"{pad} leidt nergens heen")


GELIJK = {
    "/twente/": "/twente", "/Twente": "/twente", "/TWENTE": "/twente", "/TWENTE/": "/twente", "/twente/zoeken/": "/twente/zoeken",
    "/Twente/Zoeken": "/twente/zoeken", "/twente//zoeken": "/twente/zoeken", "/twente/producten/wgzhf": "/twente/producten/WGZHF",
    "/Twente/producten/Wgzhf/": "/twente/producten/WGZHF", "/twente/gemeenten/gm0164": "/twente/gemeenten/GM0164",
    "/twente/uitleg/": "/twente/uitleg", "/en/twente/": "/en/twente", "/en/Twente": "/en/twente", "/EN/twente": "/en/twente",
    "/Privacy": "/privacy", "/toegankelijkheid/": "/toegankelijkheid", "/twente/hulp/gezinshuis/": "/twente/hulp/gezinshuis",
    "/twente/hulp/Gezinshuis": "/twente/hulp/gezinshuis",
}  # fmt: skip


@pytest.mark.parametrize(("getypt", "goed"), GELIJK.items(), ids=GELIJK)
def test_an_address_in_another_spelling_is_the_page_or_one_step_to_it(
    buiten: Buiten, getypt: str, goed: str
):
    assert buiten.get(goed).status_code == 200, "the right one is there"
    status, pad, stappen = final(buiten, getypt)
    assert status == 200
    assert (stappen, pad) in {(0, getypt), (1, goed)}


@pytest.mark.parametrize("getypt", ["/twente/zoeken/", "/Twente/zoeken"])
def test_the_question_comes_along(buiten: Buiten, getypt: str):
    status, pad, stappen = final(buiten, f"{getypt}?postcode=7551+EB&zoek=caf%C3%A9")
    assert status == 200
    assert stappen == 0 or pad == "/twente/zoeken?postcode=7551+EB&zoek=caf%C3%A9"


def test_an_id_in_capitals_is_the_same_id(buiten: Buiten):
    goed = f"/twente/groepen/{buiten.wereld.linde.publiek_id}"
    status, pad, _ = final(buiten, goed.replace(goed[-36:], goed[-36:].upper()))
    assert status == 200
    assert pad.casefold() == goed


@pytest.mark.parametrize("pad", [
    "//kwaad.example/", "//kwaad.example/twente/", "/\\kwaad.example/", "/%5Ckwaad.example/", "/%2F%2Fkwaad.example/", "///kwaad.example",
    "/twente/bestaat-niet/", "/Bestaat-Niet", "/twente/producten/zzzzz/", "/twente/%2e%2e/", "/twente/../beheer/", "/%00", "/twente/%FF",
    "/twente/producten/%FF", "/twente/producten/WGZHF%00", "/twente/%0d%0aX: y/", "/Twente/bestaat/niet//", "/en/en/twente", "/.env",
    "/twente/index.html", "/" + "a" * 3000,
], ids=lambda pad: pad[:40])  # fmt: skip
def test_what_is_not_there_is_not_there_in_any_spelling(buiten: Buiten, pad: str):
    antwoord = buiten.client.get(pad.replace("//", "/.//", 1) if pad.startswith("//") else pad)
    stappen = 0
    while antwoord.status_code in {301, 308} and stappen < 3:
        doel = urlsplit(antwoord.headers["Location"])
        assert doel.netloc in {"", "wijzer.example"}
        antwoord, stappen = buiten.get(doel.path), stappen + 1
    assert antwoord.status_code in {303, 400, 404}


@pytest.mark.parametrize(
    "pad",
    [
        "/aanbod/",
        "/groepen/",
        "/producten/WGZHF/",
        "/gemeenten/GM0164/",
        "/wijzigingen/",
        "//aanbod",
    ],
)
def test_in_the_feed_a_slash_too_many_is_not_there(buiten: Buiten, pad: str):
    antwoord = buiten.get(f"{API}{pad}")
    assert (antwoord.status_code, antwoord.mimetype) == (404, PROBLEEM)


@pytest.mark.parametrize(
    "pad",
    [
        "/Aanbod",
        "/producten/wgzhf",
        "/gemeenten/gm0164",
        "/aanbod.json",
        "/producten/%FF",
        "/aanbod/geen-uuid",
    ],
)
def test_in_the_feed_another_spelling_is_found_or_not_there(buiten: Buiten, pad: str):
    antwoord = buiten.get(f"{API}{pad}")
    assert (antwoord.status_code, antwoord.mimetype) in {
        (200, "application/json"), (400, PROBLEEM), (404, PROBLEEM),
    }  # fmt: skip


STUK = [
    "zoek=%FF", f"zoek={LATIN}", "zoek=%C3", "zoek=%ED%A0%80", "zoek=%C0%AF", "plaats=%FF", "postcode=7551%A0EB", "gemeente=%FF",
    "product=%FE%FF", "hulpvorm=%80", "doelgroep=%FF", "segment=%FF", "leeftijd=%FF", "pagina=%FF",
]  # fmt: skip


@pytest.mark.parametrize("vraag", STUK)
def test_bytes_that_are_no_text_are_a_mistake_in_the_feed_with_its_key(buiten: Buiten, vraag: str):
    antwoord = buiten.get(f"{API}/aanbod?{vraag}&straal=x&postcode2=1")
    assert (antwoord.status_code, antwoord.mimetype) == (400, PROBLEEM)
    genoemd = str(antwoord.get_json(force=True)["errors"])
    assert vraag.split("=", maxsplit=1)[0] in genoemd
    assert "postcode2" in genoemd, "everything that is wrong at once"


@pytest.mark.parametrize("vraag", [vraag for vraag in STUK if not vraag.startswith("pagina")])
def test_bytes_that_are_no_text_stand_beside_their_field_on_a_page(buiten: Buiten, vraag: str):
    antwoord = buiten.get(f"/twente/zoeken?{vraag}&utm_source=x")
    assert antwoord.status_code == 200
    delen = list(Pagina(antwoord.text).root.iter())
    assert any(
        "error-message" in (deel.get("class") or "") or deel.get("aria-invalid") == "true"
        for deel in delen
    )


@pytest.mark.parametrize("vraag", ["%FF=1", "zoek=%00", "zoek=%zz", "zoek=%", "=", "&&&", "zoek", "zoek=a;b=c", "zoek=" + "a" * 3500,
    "&".join(f"k{nummer}=1" for nummer in range(400)), "zoek=a&zoek=b", "straal=1e9", "leeftijd=-1", "pagina=0", "pagina=99999999999999999999",
    "zoek=%F0%9F%98%80", "zoek=%E2%80%AE", "zoek='%22%3E%3Cscript%3E", "postcode=7551%20EB%20", "plaats=+", "utm_source=%FF"],
    ids=lambda vraag: vraag[:30])  # fmt: skip
def test_no_question_breaks_anything(buiten: Buiten, vraag: str):
    assert buiten.get(f"/twente/zoeken?{vraag}").status_code == 200
    antwoord = buiten.get(f"{API}/aanbod?{vraag}")
    assert (antwoord.status_code, antwoord.mimetype) in {(200, "application/json"), (400, PROBLEEM)}


ZELFDE = {
    "postcode=7551%C2%A0EB": "postcode=7551+EB", "postcode=7551%E2%80%8BEB": "postcode=7551EB", "postcode=%EF%BB%BF7551": "postcode=7551",
    "postcode=7551eb": "postcode=7551EB", "postcode=+7551++EB+": "postcode=7551EB", "plaats=Hengelo%C2%A0": "plaats=Hengelo",
    "plaats=Henge%C2%ADlo": "plaats=Hengelo", "plaats=%E2%80%8BHengelo": "plaats=Hengelo", "plaats=hengelo": "plaats=Hengelo",
    "zoek=De%C2%A0Linde": "zoek=De+Linde", "zoek=Linde%E2%80%8B": "zoek=Linde", "zoek=Lin%C2%ADde": "zoek=Linde",
    "zoek=De%0ALinde": "zoek=De+Linde", "zoek=De%E3%80%80Linde": "zoek=De+Linde", "product=WGZHF%E2%80%8B": "product=WGZHF",
    "product=+WGZHF": "product=WGZHF", "gemeente=GM0164%C2%A0": "gemeente=GM0164", "hulpvorm=gezinshuis%E2%80%8B": "hulpvorm=gezinshuis",
    "leeftijd=12%C2%A0": "leeftijd=12", "vrijePlek=true+": "vrijePlek=true",
}  # fmt: skip


@pytest.mark.parametrize(("geplakt", "gewoon"), ZELFDE.items(), ids=ZELFDE)
def test_a_question_that_was_pasted_finds_the_same(buiten: Buiten, geplakt: str, gewoon: str):
    goed = buiten.json(f"{API}/aanbod?{gewoon}")
    assert [
        resultaat["id"] for resultaat in buiten.json(f"{API}/aanbod?{geplakt}")["resultaten"]
    ] == [resultaat["id"] for resultaat in goed["resultaten"]]


def test_the_contract_lies_where_it_is_asked_and_names_what_may_be_chosen(buiten: Buiten):
    contract = buiten.json(f"{API}/openapi.json", Accept="text/html, image/gif, *; q=.2, */*; q=.2")
    assert all(not urlsplit(server["url"]).netloc for server in contract["servers"])
    gedeeld = contract["components"]["parameters"]
    beschreven = [
        gedeeld[parameter["$ref"].rpartition("/")[2]] if "$ref" in parameter else parameter
        for parameter in contract["paths"]["/aanbod"]["get"]["parameters"]
    ]
    sleutels = {parameter["name"]: parameter for parameter in beschreven}
    vormen = [str(sleutels[naam]["schema"]) for naam in ("regio", "sorteer", "formaat")]
    assert all("enum" in vorm or "$ref" in vorm for vorm in vormen)
