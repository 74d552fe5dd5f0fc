"""Help that has no product code yet is on every page and in every file like other help, and nowhere a code is made up for it."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from tests.factories import (
    ALMELO,
    AT,
    ENSCHEDE,
    HENGELO,
    PRODUCTEN,
    TODAY,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_opgave,
    make_vestiging,
)
from tests.published.geheugen import WOONGROEP
from tests.steun.databases.soorten import OP_SQLITE
from tests.steun.pagina import CheckedClient, text_of
from tests.web.public.wereld import Wereld
from wijzer.domain.inkoop.product import Hulpsoort, Route
from wijzer.domain.locaties.locatie import Locatie

pytestmark = OP_SQLITE
ATOM = "{http://www.w3.org/2005/Atom}"
LOGOPEDIE = replace(
    WOONGROEP, slug="logopedie", naam="Logopedie", gewone_naam="Hulp bij praten", segment="ambulant", soort=Hulpsoort.AMBULANT,
    route=Route.DIRECT, zoekwoorden=(), uitgesloten_gemeenten=frozenset({HENGELO}),
)  # fmt: skip
JEUGDZORGPLUS = replace(
    WOONGROEP, slug="jeugdzorgplus", naam="JeugdzorgPlus", gewone_naam="Gesloten jeugdhulp", route=Route.RECHTER, zoekwoorden=(),
)  # fmt: skip


class Huizen:
    """Three groepen and an office of Stichting De Vlier: what they offer has no code, but for one product of De Wilg."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld = wereld
        vlier = wereld.vlier
        self.wilg: Locatie = make_groep(vlier, "De Wilg")
        self.es: Locatie = make_groep(vlier, "De Es")
        self.slot: Locatie = make_groep(vlier, "Het Slot", gemeente=ALMELO)
        self.praktijk: Locatie = make_vestiging(
            vlier, "De Praktijk", werkgebied=frozenset({HENGELO, ENSCHEDE})
        )
        aanbod = [
            make_aanbod(self.wilg, "hulpvorm:woongroep", make_opgave(vrije_plekken=2)),
            make_aanbod(self.wilg, "WGZHG", make_opgave(vrije_plekken=1)),
            make_aanbod(self.es, "hulpvorm:woongroep", make_opgave(vrije_plekken=0, behandelwachttijd_weken=9)),
            make_aanbod(self.slot, "hulpvorm:jeugdzorgplus", make_opgave(vrije_plekken=1)),
            make_aanbod(self.praktijk, "hulpvorm:logopedie", make_opgave(vrije_plekken=None, aanmeldwachttijd_weken=1)),
        ]  # fmt: skip
        self.aanbod = {een_aanbod.hulp.sleutel: een_aanbod.publiek_id for een_aanbod in aanbod}
        with wereld.database.transaction(at=AT) as store:
            for hulpvorm in (WOONGROEP, LOGOPEDIE, JEUGDZORGPLUS):
                store.regios.save_hulpvorm(hulpvorm)
        with wereld.database.transaction(at=AT) as store:
            store.contracten.add_many(
                [
                    make_contractregel(vlier, f"hulpvorm:{hulpvorm.slug}")
                    for hulpvorm in (WOONGROEP, LOGOPEDIE, JEUGDZORGPLUS)
                ],
                [],
            )
            store.locaties.add_many([self.wilg, self.es, self.slot, self.praktijk])
            store.aanbod.add_many(aanbod)


@pytest.fixture
def huizen(wereld: Wereld) -> Huizen:
    return Huizen(wereld)


def read(client: CheckedClient, pad: str) -> str:
    """The words of a page, on which no code may be made up and no bracket may be empty."""
    tekst = client.pagina(pad).text
    assert "None" not in tekst
    assert "()" not in tekst
    return tekst


def test_a_search_for_the_help_finds_it_in_any_words(client: CheckedClient, huizen: Huizen):
    for vraag in ("hulpvorm=woongroep", "zoek=woongroep", "zoek=leefgroep"):
        for taal in ("", "/en"):
            tekst = read(client, f"{taal}/twente/zoeken?{vraag}")
            assert "De Wilg" in tekst
            assert "De Es" in tekst


def test_a_search_by_a_code_never_finds_it(client: CheckedClient, huizen: Huizen):
    for vraag in ("product=WGZHG", "zoek=WGZHG"):
        tekst = read(client, f"/twente/zoeken?{vraag}")
        assert "De Wilg" in tekst
        assert "De Es" not in tekst


def test_the_form_offers_its_help_and_counts_it(client: CheckedClient, huizen: Huizen):
    keuzes = [text_of(keuze) for keuze in client.pagina("/twente/zoeken").all("option")]
    assert "Wonen in een groep (Woongroepen) (2)" in keuzes
    voorstellen = client.get("/twente/suggesties?zoek=woong").json
    assert voorstellen is not None
    assert [(stap["soort"], stap["naam"]) for stap in voorstellen["suggesties"]] == [
        ("hulpvorm", "Woongroepen")
    ]


def test_the_page_of_the_help_tells_who_offers_it_and_of_no_code(
    client: CheckedClient, huizen: Huizen
):
    for taal in ("", "/en"):
        pagina = client.pagina(f"{taal}/twente/hulp/woongroep")
        assert "Stichting De Vlier" in pagina.text
        assert any(href.endswith("zoeken?hulpvorm=woongroep") for href in pagina.links)
        assert "code" not in pagina.text.casefold()


def test_the_page_of_a_groep_leads_to_its_help_or_to_its_code(
    client: CheckedClient, huizen: Huizen
):
    for taal in ("", "/en"):
        pad = f"{taal}/twente/groepen/{huizen.wilg.publiek_id}"
        read(client, pad)
        links = client.pagina(pad).links
        assert f"{taal}/twente/hulp/woongroep" in links
        assert [href for href in links if "/producten/" in href] == [
            f"{taal}/twente/producten/WGZHG"
        ]


def test_the_way_in_is_that_of_the_help(client: CheckedClient, huizen: Huizen):
    assert "Aanmelden gaat via het" in read(client, f"/twente/groepen/{huizen.es.publiek_id}")
    slot = read(client, f"/twente/groepen/{huizen.slot.publiek_id}")
    assert "De kinderrechter beslist" in slot
    assert "Bel de aanbieder" not in slot
    assert "Dat gaat hier rechtstreeks" in read(
        client, f"/twente/vestigingen/{huizen.praktijk.publiek_id}"
    )


def test_a_gemeente_that_takes_no_part_in_the_help_is_named(client: CheckedClient, huizen: Huizen):
    pad = f"/twente/vestigingen/{huizen.praktijk.publiek_id}"
    assert "Niet voor inwoners van Hengelo" in read(client, pad)
    hengelo = read(client, f"/twente/zoeken?hulpvorm=logopedie&gemeente={HENGELO}")
    assert "is er niet voor Hengelo" in hengelo
    assert "De Praktijk" not in hengelo
    assert "De Praktijk" in read(client, f"/twente/zoeken?hulpvorm=logopedie&gemeente={ENSCHEDE}")


def test_no_page_makes_up_a_code(client: CheckedClient, huizen: Huizen):
    for pad in (
        f"/aanbieders/{huizen.wereld.vlier.id}",
        "/widget?hulpvorm=woongroep",
        "/kaart?hulpvorm=woongroep",
        f"/gemeenten/{HENGELO}",
        "/hulp",
        "",
    ):
        read(client, f"/twente{pad}")
        read(client, f"/en/twente{pad}")


def test_what_has_no_code_is_compared_with_what_has_one(client: CheckedClient, huizen: Huizen):
    naast = "&".join(
        f"aanbod={huizen.aanbod[sleutel]}" for sleutel in ("WGZHG", "hulpvorm:jeugdzorgplus")
    )
    tekst = read(client, f"/twente/vergelijken?{naast}")
    assert "JeugdzorgPlus" in tekst
    assert "via de kinderrechter" in tekst


def test_a_file_has_an_empty_cell_for_the_code(client: CheckedClient, huizen: Huizen):
    tekst = client.get("/twente/zoeken/csv?hulpvorm=woongroep").data.decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(tekst.partition("\r\n\r\n")[0]), delimiter=";"))
    assert {(rij["Hulp"], rij["Productcode"]) for rij in rijen} == {("Woongroepen", "")}
    blad = load_workbook(
        io.BytesIO(client.get("/twente/zoeken/xlsx?hulpvorm=woongroep").data)
    ).active
    assert blad is not None
    kop, *rest = blad.iter_rows(values_only=True)
    code, hulp = kop.index("Productcode"), kop.index("Hulp")
    assert {rij[code] for rij in rest if rij[hulp] == "Woongroepen"} == {None}


def test_who_follows_a_search_reads_its_help_by_name(client: CheckedClient, huizen: Huizen):
    gevolgd = ET.fromstring(client.get("/twente/zoeken/atom?hulpvorm=woongroep").data)
    (bericht,) = gevolgd.iter(f"{ATOM}entry")
    soort, inhoud = bericht.find(f"{ATOM}category"), bericht.find(f"{ATOM}content")
    assert soort is not None
    assert inhoud is not None
    assert soort.get("term") == "Wonen in een groep"
    assert (inhoud.text or "").startswith("Wonen in een groep. ")


def test_a_search_engine_is_given_no_code(client: CheckedClient, huizen: Huizen):
    antwoord = client.get(f"/twente/groepen/{huizen.slot.publiek_id}").text
    assert "JeugdzorgPlus" in antwoord
    assert '"identifier"' not in antwoord
    assert '"identifier": "WGZHG"' in client.get(f"/twente/groepen/{huizen.wilg.publiek_id}").text


def test_help_of_which_nobody_shows_anything_is_told_so(client: CheckedClient, wereld: Wereld):
    with wereld.database.transaction(at=AT) as store:
        store.regios.save_hulpvorm(WOONGROEP)
    zin = "Wonen in een groep: nog geen aanbod bekend"
    assert zin in read(client, "/twente/zoeken?zoek=woongroep")
    assert zin in read(client, "/twente/zoeken?hulpvorm=woongroep")
    assert "nog geen aanbod bekend" not in read(client, "/twente/zoeken?hulpvorm=gezinshuis")


def test_a_region_without_codes_is_searched_by_kind_of_help(client: CheckedClient, huizen: Huizen):
    assert "product" in fields(client)
    with huizen.wereld.database.transaction(at=AT) as store:
        store.producten.save_many(
            [replace(product, geldig_tot=TODAY - timedelta(days=1)) for product in PRODUCTEN]
        )
    assert "product" not in fields(client)
    assert "De Wilg" in read(client, "/twente/zoeken?zoek=woongroep")
    assert "kennen wij nu geen productcodes" in read(client, "/twente/producten")
    assert "/twente/producten" not in client.pagina("/twente/hulp").links
    assert "We do not know any product codes" in read(client, "/en/twente/producten")


def fields(client: CheckedClient) -> set[str | None]:
    """The keys that the search form asks for."""
    return {keuze.get("name") for keuze in client.pagina("/twente/zoeken").all("select")}
