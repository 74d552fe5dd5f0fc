"""Every link is the shortest address of what it stands for: nothing in it that neither its words nor the visitor chose."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.factories import ENSCHEDE, HENGELO
from tests.steun.pagina import CheckedClient
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import PER_PAGINA, SLEUTELS

BEGIN = ("/twente", "/en/twente")
VRAGEN = (
    "/twente/zoeken",
    f"/twente/zoeken?gemeente={HENGELO}&vrijePlek=true",
    f"/twente/zoeken?gemeente={ENSCHEDE}&maxWachttijd=0",
    "/twente/zoeken?zoek=gezinshuis",
    "/twente/kaart",
    "/twente/kaart?hulpvorm=gezinshuis",
    "/twente/stratenkaart",
)
BLADEREN = ("/twente/zoeken?perPagina=2", "/twente/kaart?perPagina=2&pagina=2")
STANDAARD = {
    "perPagina": str(PER_PAGINA),
    "pagina": "1",
    "sorteer": Sorteer.BESCHIKBAARHEID.value,
}
NIET_GEKOZEN = {"perPagina", "pagina"}
"""What no link of a page says unless the visitor's own address said it."""
ONZE = ("/twente", "/en/")


def crawled(client: CheckedClient) -> dict[str, list[str]]:
    """Every page that is reached without a question, with its links; and the pages of some questions."""
    te_doen, gezien = [*BEGIN, *VRAGEN], dict[str, list[str]]()
    while te_doen:
        pad = te_doen.pop()
        if pad in gezien:
            continue
        antwoord = client.get(pad)
        if antwoord.mimetype != "text/html" or antwoord.status_code != 200:
            continue
        gezien[pad] = client.pagina(pad).links
        te_doen += [
            href
            for href in gezien[pad]
            if href.startswith(ONZE) and "?" not in href and "#" not in href
        ]
    return gezien


def keys(href: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(href).query, keep_blank_values=True)


@pytest.mark.usefixtures("wereld")
def test_no_link_says_what_nobody_chose(client: CheckedClient):
    paginas = crawled(client)
    assert len(paginas) > 40
    fout = [
        f"{pad} → {href}"
        for pad, links in paginas.items()
        for href in links
        if href.startswith(ONZE)
        for naam, waarde in keys(href)
        if naam in NIET_GEKOZEN or STANDAARD.get(naam) == waarde or not waarde
    ]
    assert not fout, "\n".join(fout)


@pytest.mark.usefixtures("wereld")
def test_the_keys_of_every_search_stand_in_one_order(client: CheckedClient):
    links = {href for pad in (*BEGIN, *VRAGEN) for href in client.pagina(pad).links}
    vragen = [href for href in links if urlsplit(href).path.endswith(("/zoeken", "/kaart"))]
    assert len(vragen) > 20
    for href in vragen:
        # How an answer is shown is no part of the question, and comes after it.
        vraag = [sleutel for sleutel in keys(href) if sleutel != ("weergave", "tabel")]
        assert vraag == sorted(vraag) == keys(href)[: len(vraag)], href
        assert {naam for naam, _ in vraag} <= SLEUTELS, href


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize("pad", BLADEREN)
def test_how_many_a_page_holds_stays_when_the_visitor_chose_it(client: CheckedClient, pad: str):
    assert any(("perPagina", "2") in keys(href) for href in client.pagina(pad).links)


@pytest.mark.usefixtures("wereld")
def test_the_first_page_leads_to_each_gemeente_by_its_shortest_address(client: CheckedClient):
    links = [href for href in client.pagina("/twente").links if "gemeente=" in href]
    assert f"/twente/zoeken?gemeente={HENGELO}" in links
    assert all(len(keys(href)) == 1 for href in links), links


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize(
    "pad", ["/twente/kaart?product=WGZHF", f"/twente/kaart?gemeente={ENSCHEDE}&maxWachttijd=0"]
)
def test_where_nothing_fits_there_is_nothing_to_choose(client: CheckedClient, pad: str):
    for href in client.pagina(pad).links:
        # The visitor's own question as a list or a table is no choice that the page offers.
        eigen = [sleutel for sleutel in keys(href) if sleutel[0] != "weergave"] == keys(pad)
        if urlsplit(href).path == "/twente/zoeken" and "gemeente=" in href and not eigen:
            koppen = client.pagina(href).text
            assert "0 locaties" not in koppen, href
