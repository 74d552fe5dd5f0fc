"""What the regional documents say, and where the site says so: every fact of the domain that a page states, and what no page may say."""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote_plus

import pytest

from tests.factories import AT, HENGELO, REGIO
from tests.steun.pagina import CheckedClient
from tests.web.public.wereld import Wereld, Wie, two_aanbieders
from wijzer.domain.inkoop.product import Route
from wijzer.files.regio import read_regio
from wijzer.mappen import SEED
from wijzer.services.regio.laad_regio import laad_regio
from wijzer.store.engine import Database

GEGEVENS = read_regio(SEED / REGIO, at=AT)
BEL = "Bel de aanbieder"


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """The small Twente, with all that the folder of the region says."""
    stel_klok(AT)
    return Wereld(database, _as_it_ships)


def _as_it_ships(database: Database) -> Wie:
    wie = two_aanbieders(database)
    with database.transaction(at=AT) as store:
        store.regios.save(GEGEVENS.regio)
        laad_regio(store, GEGEVENS, at=AT)
    return wie


@pytest.fixture
def twente(wereld: Wereld, client: CheckedClient) -> CheckedClient:
    """Who reads its pages."""
    return client


FEITEN: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
    # where, what must stand there, what may not
    ("hulp/zit", ("zeer intensieve traumabehandeling", "2 weken"), (BEL, "Korte hulp", "thuis")),
    ("hulp/screening", ("welke aanbieder past", "geen diagnose, geen intake"), (BEL, "zoeken deskundigen uit")),
    ("hulp/jeugdzorgplus", ("De kinderrechter beslist", "Niet via het CPWV", "via de kinderrechter"), (BEL, "Meld aan bij de aanbieder", "rechtstreeks", "Wie verwijst, meldt uw kind aan")),
    ("hulp/vaktherapie", ("24 keer vaktherapie", "2.200 minuten", "of de zorgverzekering vaktherapie vergoedt", "verdeeld over de kinderen"), ()),
    ("hulp/behandeling-individueel", ("hoogstens 1 jaar", "6.000 minuten", "contact met de gemeente"), ("KINGS, IHT",)),
    ("hulp/begeleiding-groep-basis", ("per uur", "Wijkkracht Hengelo"), ()),
    ("hulp/begeleiding-groep-intensief", ("per uur",), ("Wijkkracht",)),
    ("hulp/begeleiding-individueel", ("Wijkkracht Hengelo",), ()),
    ("hulp/pleegzorg", ("rechtstreeks bij de aanbieder",), ("Aanmelden gaat via het CPWV",)),
    ("hulp/gezinshuis", ("Aanmelden gaat via het CPWV",), ()),
    ("hulp/triage-ggz-jeugd", ("112", "geen wachtlijst"), (BEL,)),
    ("hulp/advies-en-expertise", ("advies voor wie verwijst", "geen plek waar een kind naartoe gaat"), (BEL,)),
    ("uitleg", (
        "Een nieuwe aanvraag voor wonen of verblijf.", "Verhuizen van verblijf, JeugdzorgPlus of crisis naar een woonplek.",
        "Pleegzorg en deeltijdpleegzorg.", "JeugdzorgPlus.", "(LTA)", "Langer blijven op dezelfde plek.", "brede analyse",
        "Een verwijzing van een arts voor behandeling individueel geldt hoogstens 1 jaar.", "meer dan 6.000 minuten",
        "ABHIR en ABHIA", "hoogstens 10 werkdagen", "hoogstens 45 minuten", "Vanaf 16 jaar hoort er een toekomstplan bij.",
        "steun, wonen, school en werk, inkomen en welzijn",
    ), ()),
    (f"gemeenten/{HENGELO}", ("Wijkkracht Hengelo",), ()),
    ("zoeken?zoek=Team+AnderS", ("Team AnderS", "aparte behandeling", "FACT, ZIT, MST en CSI met verblijf", "Een productcode kennen wij niet."), ("kennen wij niet: ", BEL)),
    ("zoeken?zoek=WGZHX", ("Productcode “WGZHX” kennen wij niet in Twente.",), ("Bedoelde u", "Daar hebben wij op gezocht")),
    ("zoeken?zoek=kader", ("Hieruit weten wij nog niet welke hulp u zoekt: “kader”.",), ("Bedoelde u", "kamer")),
    ("zoeken?zoek=gezinshuis+Haarlem", ("“Haarlem” ligt buiten Twente.",), ("Haarle ", "Bedoelde u")),
    ("zoeken?zoek=54008", ("Met deze code wordt hulp betaald",), ("kennen wij niet",)),
]  # fmt: skip


@pytest.mark.parametrize(("waar", "moet", "mag_niet"), FEITEN, ids=[waar for waar, _, _ in FEITEN])
def test_a_fact_stands_where_it_must_and_its_contrary_nowhere(
    twente: CheckedClient, waar: str, moet: tuple[str, ...], mag_niet: tuple[str, ...]
):
    tekst = twente.pagina(f"/twente/{waar}").text.partition("Direct naar de inhoud")[2]
    assert [stuk for stuk in moet if stuk not in tekst] == []
    assert [stuk for stuk in mag_niet if stuk in tekst] == []


def test_no_kind_of_help_without_aanbod_says_to_call_an_aanbieder(twente: CheckedClient):
    zonder = 0
    for hulpvorm in GEGEVENS.hulpvormen:
        tekst = twente.pagina(f"/twente/hulp/{hulpvorm.slug}").text
        if "nog geen aanbod bekend" in tekst:
            zonder += 1
            assert BEL not in tekst, hulpvorm.slug
        else:
            assert (BEL in tekst) is (hulpvorm.route in (Route.CPWV, Route.DIRECT)), hulpvorm.slug
    assert zonder > 10


def test_what_nobody_offers_leads_no_list(twente: CheckedClient):
    kaarten = twente.pagina("/twente/hulp").text
    assert kaarten.index("Therapie met doen en ervaren") < kaarten.index("Hulp bij dyslexie")
    assert "Zeer intensieve traumabehandeling" not in twente.pagina("/twente").text


# ── Hengelo ──

NIET = "Niet voor inwoners van Hengelo."


def test_hengelos_exclusion_stands_on_every_vestiging_that_serves_it(
    twente: CheckedClient, wereld: Wereld
):
    kantoor = twente.pagina(f"/twente/vestigingen/{wereld.kantoor.publiek_id}")
    assert kantoor.text.count(NIET) == 1
    assert "Wijkkracht Hengelo" in kantoor.text
    groep = twente.pagina(f"/twente/groepen/{wereld.linde.publiek_id}")
    assert "Wijkkracht Hengelo" not in groep.text


def test_the_card_says_for_whom_the_help_is_not(twente: CheckedClient):
    assert NIET in twente.pagina("/twente/zoeken?product=ABGII").text
    assert NIET not in twente.pagina("/twente/zoeken?product=AVAKT").text


def test_a_file_names_no_gemeente_that_does_not_take_part(twente: CheckedClient):
    def served(code: str) -> str:
        tabel = twente.get(f"/twente/zoeken/csv?product={code}").data.decode("utf-8-sig")
        (rij,) = csv.DictReader(io.StringIO(tabel.partition("\r\n\r\n")[0]), delimiter=";")
        return rij["Werkgebied"]

    assert "Hengelo" not in served("ABGII")
    assert "Hengelo" in served("AVAKT")


# ── as it was typed ──

GETYPT = [
    "شجرةٌ زرقاء",
    "синяя ёлка",
    "βοήθεια παιδιά",
    "İstanbul ağaç ığdır",
    "עזרה לילד",
    "हिन्दी मदद",
    "می‌خواهم کمک",
    "Zoë Brüggeman",
    "👩‍👧 🧒🏽 xyzzy",
]


@pytest.mark.parametrize("tekst", GETYPT)
@pytest.mark.parametrize("pad", ["", "/en"])
def test_words_come_back_as_they_were_typed(twente: CheckedClient, pad: str, tekst: str):
    pagina = twente.pagina(f"{pad}/twente/zoeken?zoek={quote_plus(tekst)}")
    veld = next(invoer for invoer in pagina.all("input") if invoer.get("name") == "zoek")
    assert veld.get("value") == tekst
    assert f"“{tekst}”" in pagina.text
    for woord in tekst.split():
        assert f"“{woord}”" in pagina.text or not any(map(str.isalnum, woord))


@pytest.mark.parametrize("tekst", GETYPT)
def test_an_alert_repeats_a_search_as_it_was_typed(twente: CheckedClient, tekst: str):
    pagina = twente.pagina(f"/twente/meldingen/nieuw?zoek={quote_plus(tekst)}")
    assert f"“{tekst}”" in pagina.text
