"""A search is called by all that was asked: the heading, the tab, the feed, the file and the page to compare agree."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ALMELO, AT, ENSCHEDE, HENGELO, PRODUCTEN
from tests.steun.pagina import CheckedClient, text_of
from tests.web.public.wereld import Wereld
from wijzer.domain.inkoop.product import Doelgroep
from wijzer.web.public.zoeken.titel import file_name

TITELS = {
    "": "Jeugdhulp in Twente",
    "hulpvorm=gezinshuis": "Gezinshuis in Twente",
    "hulpvorm=gezinshuis&hulpvorm=vaktherapie&plaats=hengelo": "Gezinshuis of vaktherapie in Hengelo en omgeving",
    f"hulpvorm=gezinshuis&hulpvorm=vaktherapie&hulpvorm=begeleiding-individueel&gemeente={ALMELO}": (
        "Begeleiding individueel, gezinshuis of vaktherapie in Almelo"
    ),
    "hulpvorm=gezinshuis&hulpvorm=vaktherapie&hulpvorm=begeleiding-individueel&hulpvorm=crisiszorg": (
        "4 soorten hulp in Twente"
    ),
    f"gemeente={ALMELO}&gemeente={ENSCHEDE}": "Jeugdhulp in Almelo of Enschede",
    f"doelgroep=autisme&gemeente={ALMELO}": "Hulp bij autisme in Almelo",
    "doelgroep=autisme&doelgroep=lvb&hulpvorm=gezinshuis": (
        "Gezinshuis bij autisme of licht verstandelijke beperking in Twente"
    ),
    "doelgroep=jonge-ouders&doelgroep=autisme": "Hulp bij autisme of voor jonge ouders in Twente",
    "segment=wonen-en-verblijf&leeftijd=15": "Jeugdhulp: wonen en verblijf voor een kind van 15 jaar in Twente",
    "leeftijd=19": "Jeugdhulp voor een jongere van 19 jaar in Twente",
    "product=WGZHF&product=WGZHG": "Gezinshuis (WGZHF, WGZHG) in Twente",
    "zoek=gezinshuis+vaktherapie": "Gezinshuis of vaktherapie in Twente",
    "zoek=gezinshuis+autisme+almelo": "Gezinshuis bij autisme in Almelo",
    "zoek=linde": "“linde” in Twente",
    "zoek=gezinshuis+linde": "Gezinshuis “linde” in Twente",
    "zoek=xyzzyplof": "Jeugdhulp in Twente",
    "zoek=gezinshuis+voor+een+kind+van+3": "Gezinshuis voor een kind van 3 jaar in Twente",
    "zoek=2+plekken+gezinshuis": "Gezinshuis met 2 vrije plekken in Twente",
    "zoek=gezinshuis+geen+vaktherapie": "Gezinshuis in Twente",
    "zoek=crisiszorg+linde": "Crisiszorg in Twente",
    "vrijePlek=true&sorteer=naam&pagina=2": "Jeugdhulp in Twente",
}
"""What was asked, and what the search is called. The tab of a search in a crisis tells nobody what it is about."""


def _names(wereld: Wereld) -> None:
    with wereld.database.transaction(at=AT) as store:
        store.regios.save_doelgroep(Doelgroep("twente", "jonge-ouders", "Jonge ouders", 3))
        store.producten.save_many(
            [
                replace(product, gewone_naam="Gezinshuis")
                for product in PRODUCTEN
                if product.hulpvorm == "gezinshuis"
            ]
        )


def test_heading_and_tab_say_all_that_was_asked(client: CheckedClient, wereld: Wereld):
    _names(wereld)
    gezegd = {}
    for vraag in TITELS:
        pagina = client.pagina(f"/twente/zoeken?{vraag}")
        gezegd[vraag] = text_of(next(pagina.all("h1")))
        tab = pagina.title.removesuffix(" – Beschikbaarheidswijzer").removesuffix(" (pagina 2)")
        assert tab == ("Zoek een plek" if "crisiszorg" in vraag else gezegd[vraag])
    assert gezegd == TITELS


def test_in_english_the_title_is_english_as_a_whole(client: CheckedClient, wereld: Wereld):
    """A doelgroep that nobody translated is not named in it: it stands among the chosen filters, marked as Dutch."""
    with wereld.database.transaction(at=AT) as store:
        store.regios.save_doelgroep(Doelgroep("twente", "eigen", "Eigen woord", 3))
    pagina = client.pagina(
        "/en/twente/zoeken?doelgroep=eigen&leeftijd=4&plaats=hengelo&vrijePlek=true"
    )
    assert pagina.title.startswith("Youth care for a child aged 4 in Hengelo – Besch")


def test_feed_file_map_comparison_and_widget_are_called_the_same(
    client: CheckedClient, wereld: Wereld
):
    vraag = f"hulpvorm=gezinshuis&hulpvorm=vaktherapie&gemeente={HENGELO}"
    naam = "Gezinshuis of vaktherapie in Hengelo"
    feed = ET.fromstring(client.get(f"/twente/zoeken/atom?{vraag}").data)
    assert feed.findtext("{http://www.w3.org/2005/Atom}title") == f"Nu plek: {naam}"
    bestand = client.get(f"/twente/zoeken/csv?{vraag}")
    assert naam in bestand.text.splitlines()
    assert (
        "gezinshuis-of-vaktherapie-in-hengelo-2026-11-20.csv"
        in bestand.headers["Content-Disposition"]
    )
    assert f"{naam} op de kaart" in client.pagina(f"/twente/kaart?{vraag}").title
    assert naam in client.pagina(f"/twente/widget?{vraag}").title
    zoek = client.get(f"/twente/zoeken?{vraag}").text
    [eerste, *_] = re.findall(r'name="aanbod" value="([^"]+)"', zoek)
    vergelijking = client.pagina(f"/twente/vergelijken?{vraag}&aanbod={eerste}")
    assert f"Vergelijken: {naam}" in vergelijking.title


def test_values_of_one_filter_are_told_as_alternatives(client: CheckedClient, wereld: Wereld):
    pagina = client.pagina("/twente/zoeken?hulpvorm=gezinshuis&hulpvorm=vaktherapie&leeftijd=9")
    assert "Zoekvraag: Gezinshuis of Vaktherapie, 9 jaar." in pagina.text


@given(st.text(max_size=200))
def test_the_name_of_a_file_is_short_and_plain_whatever_was_typed(titel: str):
    assert re.fullmatch(r"[a-z0-9-]{0,60}", file_name(titel))
    assert not file_name(titel).startswith("-")
