"""Each word that is known can be explained, in two lines, with a page that is there."""

import re
from urllib.parse import quote_plus, urldefrag

import pytest

from tests.steun.pagina import CheckedClient
from wijzer.published.naslag.uitlegwoorden import all_uitlegwoorden
from wijzer.web.common.regioteksten import ALGEMEEN
from wijzer.web.public.begrippen.veldwoorden import explanations

TEKSTEN = {**ALGEMEEN, "cpwv.afkorting": "CPWV", "cpwv.naam": "Coördinatiepunt"}
TWEE_REGELS = 165


def test_what_is_known_by_a_word_has_a_text_and_each_text_a_word():
    assert {woord.sleutel for woord in all_uitlegwoorden()} == explanations(TEKSTEN).keys()


def test_an_explanation_is_no_longer_than_two_lines():
    lang = {
        b.anker: len(b.uitleg)
        for b in explanations(TEKSTEN).values()
        if len(b.uitleg) > TWEE_REGELS
    }
    assert not lang


@pytest.mark.usefixtures("wereld")
def test_each_explanation_stands_on_its_page(client: CheckedClient):
    uitleg = client.pagina("/twente/uitleg")
    ankers = {element.get("id") for element in uitleg.root.iter()}
    alle = explanations(TEKSTEN).values()
    assert {f"begrip-{begrip.anker}" for begrip in alle} <= ankers
    assert {b.meer[1] for b in alle if b.meer[0] == "uitleg" and b.meer[1] != "verwijzers"} - {
        ""
    } <= ankers


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize(
    ("zoek", "zin", "naar"),
    [
        ("pgb", "Geld waarmee u zelf hulp inkoopt.", "/twente/gemeenten"),
        (
            "hoe begin ik",
            "Bel de toegang van uw gemeente of praat met uw huisarts.",
            "/twente/uitleg#verwijzing",
        ),
        ("gezinshuis", "Gezinshuis: ", "/twente/hulp/gezinshuis"),
        ("autisme", "Autisme: Indrukken en contact", "/twente/uitleg#begrip-doelgroep"),
        ("WGZHF", "WGZHF: ", "/twente/producten/WGZHF"),
        ("hengelo", "De toegang van de gemeente kijkt met u", "/twente/gemeenten/GM0164"),
        ("cookies", "Voor het zoeken plaatsen wij geen cookies.", "/privacy#zoeken"),
    ],
)
def test_what_was_recognised_is_explained_with_its_page(
    client: CheckedClient, zoek: str, zin: str, naar: str
):
    pagina = client.pagina(f"/twente/zoeken?zoek={quote_plus(zoek)}")
    assert zin in pagina.text
    assert naar in pagina.links
    assert client.get(urldefrag(naar).url).status_code == 200


@pytest.mark.usefixtures("wereld")
def test_at_most_two_stand_open_and_none_in_need(client: CheckedClient):
    def opened(zoek: str) -> int:
        html = client.get("/twente/zoeken", query_string={"zoek": zoek}).text
        return len(re.findall("Lees meer", re.sub(r"(?s)<details.*?</details>", "", html)))

    assert opened("gezinshuis") == 1
    assert opened("gezinshuis autisme hengelo pgb") == 2
    assert opened("gezinshuis autisme xyzzyplof") == 1
    assert opened("crisiszorg pgb") == 0
