"""What the beheerder sees of help without a code: its name in every list, what it is found by, and what there is to do."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbod,
    make_contractregel,
    make_hulpvorm,
    make_product,
)
from tests.steun.databases.soorten import OP_SQLITE
from tests.web.beheer.conftest import secrets_in
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Gebeurtenis, Stap, Zaakstatus
from wijzer.domain.inkoop.hulpaanduiding import of_code, of_hulpvorm

pytestmark = OP_SQLITE

PAGINAS = (
    "/beheer", "/beheer/afwijkingen", "/beheer/contracten?loop=alles", "/beheer/producten",
    "/beheer/aanbieders?toon=om-te-zetten", "/beheer/afwijkingen/export",
)  # fmt: skip


@pytest.fixture
def woongroep(wereld):
    """De Linde offers a woongroep too; a contract for it ended, one for kamers runs."""
    with wereld.database.transaction(at=AT) as store:
        store.regios.save_hulpvorm(
            make_hulpvorm("woongroep", naam="Woongroep", gewone_naam="Samen wonen")
        )
        store.regios.save_hulpvorm(make_hulpvorm("kamers", naam="Kamers met begeleiding"))
        store.aanbod.add(make_aanbod(wereld.linde, "hulpvorm:woongroep"))
        store.contracten.add_many(
            [
                make_contractregel(
                    wereld.es, "hulpvorm:woongroep", contractnummer="W-1", einddatum=TODAY - timedelta(1)
                ),
                make_contractregel(wereld.es, "hulpvorm:kamers", contractnummer="K-1"),
            ]
        )  # fmt: skip
    wereld.controle()
    return wereld


def add_code(wereld):
    with wereld.database.transaction(at=AT) as store:
        store.producten.save(make_product("WWOGR", naam="Woongroep zwaar", hulpvorm="woongroep"))
        store.contracten.add_many([make_contractregel(wereld.klein, "WWOGR", contractnummer="W-2")])


def zaak_of(wereld):
    with wereld.database.read() as store:
        return next(
            zaak
            for zaak in store.afwijkingen.all(REGIO)
            if zaak.bevinding.hulp == of_hulpvorm("woongroep")
        )


# ── cases ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("pad", ["/beheer", "/beheer/afwijkingen"])
def test_a_case_about_a_hulpvorm_says_its_name_in_every_list(woongroep, pad):
    pagina = woongroep.bea.pagina(pad)
    assert "De Linde · Woongroep" in pagina.text
    assert "hulpvorm:" not in pagina.text


def test_the_morning_list_counts_it_as_one_case(woongroep):
    assert "4 afwijkingen" in woongroep.bea.pagina("/beheer").text


def test_the_page_of_the_case_names_the_hulpvorm_and_its_rows(woongroep):
    pagina = woongroep.bea.pagina(f"/beheer/afwijkingen/{zaak_of(woongroep).id}")
    assert "Soort hulp, zonder codeWoongroep" in pagina.text
    assert "Woongroep W-1" in pagina.text
    assert "K-1" not in pagina.text


def test_a_hulpvorm_that_was_never_contracted_says_what_to_do_about_it(woongroep):
    with woongroep.database.transaction(at=AT) as store:
        store.aanbod.add(make_aanbod(woongroep.linde, "hulpvorm:gezinshuis"))
        store.regios.save_hulpvorm(make_hulpvorm("logeren", naam="Logeren"))
        store.aanbod.add(make_aanbod(woongroep.linde, "hulpvorm:logeren"))
    woongroep.controle()
    zaak = woongroep.zaak(Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD)
    assert zaak.bevinding.hulp == of_hulpvorm("logeren"), "a row for a code covers its hulpvorm"
    tekst = woongroep.bea.pagina(f"/beheer/afwijkingen/{zaak.id}").text
    for zin in (
        "Soort hulp hier niet gecontracteerd",
        "een regel voor de soort hulp is genoeg, en een regel voor een code ervan ook.",
        "Deze soort hulp staat niet in het contract, en een code ervan ook niet.",
    ):
        assert zin in tekst


def test_the_file_of_cases_keeps_its_columns_and_adds_the_hulpvorm_at_the_end(woongroep):
    gegeven = woongroep.bea.get("/beheer/afwijkingen/export").get_data(as_text=True)
    regels = list(csv.DictReader(io.StringIO(gegeven.lstrip("\ufeff")), delimiter=";"))
    assert list(regels[0])[8] == "productcode"
    assert list(regels[0])[-1] == "hulpvorm"
    [regel] = [regel for regel in regels if regel["hulpvorm"] == "Woongroep"]
    assert (regel["productcode"], regel["soort"]) == ("", "contract-beeindigd")


def test_a_case_of_aanbod_that_got_a_code_says_so_and_not_that_it_was_withdrawn(woongroep):
    zaak = zaak_of(woongroep)
    with woongroep.database.transaction(at=AT) as store:
        store.afwijkingen.keep([_ended(zaak)])
        for gebeurtenis in (Gebeurtenis.OMGEZET, Gebeurtenis.NOTITIE):
            store.afwijkingen.add_step(
                Stap(
                    afwijking_id=zaak.id, gebeurtenis=gebeurtenis, status=Zaakstatus.INGETROKKEN, at=AT
                )
            )  # fmt: skip
    tekst = woongroep.bea.pagina(f"/beheer/afwijkingen/{zaak.id}").text
    assert "Dit telt niet meer: het aanbod heeft nu een productcode." in tekst
    assert (
        "Is de code hier ook niet gecontracteerd, dan gaat een andere afwijking daarover." in tekst
    )
    assert "Het aanbod kreeg een productcode" in tekst
    assert "technisch beheer" not in tekst


def _ended(zaak):
    return replace(zaak, status=Zaakstatus.INGETROKKEN, closed_at=AT)


def test_the_aanbieder_reads_what_the_case_is_about(woongroep):
    with woongroep.database.transaction(at=AT) as store:
        store.aanbod.add(make_aanbod(woongroep.linde, "WGZHG"))
        store.afwijkingen.add(_about_code(zaak_of(woongroep)))
    tekst = woongroep.jo.pagina(f"/aanbieder/locaties/{woongroep.linde.id}").text
    assert "Soort hulp: Woongroep." in tekst
    assert "Product: WGZHG." in tekst


def _about_code(zaak):
    bevinding = replace(zaak.bevinding, hulp=of_code("WGZHG"))
    return replace(zaak, id=uuid4(), bevinding=bevinding)


# ── contracts ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("loop=alles&hulpvorm=woongroep", {"W-1", "W-2"}),
        ("hulpvorm=woongroep", {"W-2"}),
        ("hulpvorm=kamers", {"K-1"}),
        ("hulpvorm=vaktherapie", set()),
        ("loop=alles&zoek=woongroep", {"W-1", "W-2"}),
        ("loop=alles&zoek=samen wonen", {"W-1", "W-2"}),
        ("loop=alles&zoek=zwaar", {"W-2"}),
        ("zoek=kamers met", {"K-1"}),
    ],
)
def test_contract_rows_are_found_by_the_kind_of_help_codes_of_it_included(
    woongroep, vraag, gevonden
):
    add_code(woongroep)
    tekst = woongroep.bea.pagina(f"/beheer/contracten?{vraag}").text
    assert {nummer for nummer in ("W-1", "W-2", "K-1") if nummer in tekst} == gevonden


def test_a_contract_row_says_the_name_first_and_the_code_behind_it(woongroep):
    add_code(woongroep)
    tekst = woongroep.bea.pagina("/beheer/contracten?loop=alles").text
    assert "Woongroep zwaar WWOGR" in tekst
    assert "Kamers met begeleidingK-1" in tekst


def test_a_kind_of_help_that_is_not_of_the_region_is_told_and_the_rest_is_shown(woongroep):
    pagina = woongroep.bea.pagina("/beheer/contracten?hulpvorm=zomaar")
    assert "Niet alles was goed ingevuld" in pagina.text
    assert "K-1" in pagina.text


# ── the aanbieder and the catalogue ──────────────────────────────────────────


def test_the_page_of_an_aanbieder_names_its_aanbod_rows_and_cases(woongroep):
    tekst = woongroep.bea.pagina(f"/beheer/aanbieders/{woongroep.es.id}").text
    assert "De Linde · Woongroep · einddatum" in tekst
    assert "Kamers met begeleiding K-1" in tekst
    assert "hulpvorm:" not in tekst


def test_the_catalogue_says_what_help_without_a_code_there_is_and_how_much(woongroep):
    tekst = woongroep.bea.pagina("/beheer/producten").text
    assert "Woongroep: 1 keer aanbod" in tekst
    assert "Aanbod dat een code kan krijgen" not in tekst
    assert "is er nu een productcode" not in woongroep.bea.pagina("/beheer").text


def test_once_there_are_codes_the_beheerder_reads_whom_to_ask(woongroep):
    add_code(woongroep)
    assert (
        "Voor 1 keer aanbod zonder code is er nu een productcode"
        in woongroep.bea.pagina("/beheer").text
    )
    catalogus = woongroep.bea.pagina("/beheer/producten")
    assert "Aanbod dat een code kan krijgen" in catalogus.text
    assert "/beheer/aanbieders?toon=om-te-zetten" in catalogus.links
    lijst = woongroep.bea.pagina("/beheer/aanbieders?toon=om-te-zetten").text
    assert "1 aanbieder" in lijst
    assert "De Es" in lijst
    assert "is er nu een productcode" not in woongroep.fokke.pagina("/beheer").text


@pytest.mark.parametrize("pad", PAGINAS)
def test_nothing_of_it_says_where_a_locatie_is(woongroep, pad):
    add_code(woongroep)
    assert not secrets_in(woongroep.bea.get(pad).get_data(as_text=True))
