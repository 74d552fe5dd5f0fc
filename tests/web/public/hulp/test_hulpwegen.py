"""The steps to help are the region's, and every page that shows them shows the same: for each kind of help that Twente has."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from tests.factories import (
    AT,
    ENSCHEDE,
    HENGELO,
    REGIO,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_opgave,
    make_vestiging,
)
from tests.steun.pagina import CheckedClient, Pagina, text_of
from tests.web.public.wereld import Wereld, Wie, two_aanbieders
from wijzer.domain.inkoop.product import Hulpvorm, Route, is_given_from_vestiging
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regiomap.stappen import calls_aanbieder, lines_of, split_step
from wijzer.files.regio import read_regio
from wijzer.mappen import SEED
from wijzer.services.regio.laad_regio import laad_regio
from wijzer.store.engine import Database

GEGEVENS = read_regio(SEED / REGIO, at=AT)
TEKSTEN = GEGEVENS.regio.teksten
VINDBAAR = [
    hulp for hulp in GEGEVENS.hulpvormen if hulp.route in (Route.CPWV, Route.DIRECT, Route.RECHTER)
]
BEL = "Bel de aanbieder"


def _with_everything(database: Database) -> Wie:
    """The small Twente with its folder, and at Stichting De Vlier one locatie for each kind of help, named after it."""
    wie = two_aanbieders(database)
    with database.transaction(at=AT) as store:
        store.regios.save(GEGEVENS.regio)
        laad_regio(store, replace(GEGEVENS, synoniemen=()), at=AT)
    locaties = [_locatie(wie, hulp) for hulp in VINDBAAR]
    aanbod = [
        make_aanbod(locatie, f"hulpvorm:{hulp.slug}", make_opgave(vrije_plekken=1))
        for hulp, locatie in zip(VINDBAAR, locaties, strict=True)
    ]
    with database.transaction(at=AT) as store:
        regels = [make_contractregel(wie[0], f"hulpvorm:{hulp.slug}") for hulp in VINDBAAR]
        store.contracten.add_many(regels, [])
        store.locaties.add_many(locaties)
        store.aanbod.add_many(aanbod)
    return wie


def _locatie(wie: Wie, hulp: Hulpvorm) -> Locatie:
    if is_given_from_vestiging(hulp, hulp):
        return make_vestiging(wie[0], f"Bij {hulp.slug}", werkgebied=frozenset({HENGELO, ENSCHEDE}))
    return make_groep(wie[0], f"Bij {hulp.slug}")


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    stel_klok(AT)
    return Wereld(database, _with_everything)


@pytest.fixture
def twente(wereld: Wereld, client: CheckedClient) -> CheckedClient:
    return client


def truth(hulp: Hulpvorm) -> list[str]:
    """What to do, step by step, as the folder has it."""
    return [
        split_step(regel.tekst)[0]
        for regel in lines_of(TEKSTEN, hulp.route, hulp.slug)
        if not regel.voor_verwijzer
    ]


def steps(pagina: Pagina) -> list[list[str]]:
    """What to do according to each list of steps of a page."""
    lijsten = [
        lijst for lijst in pagina.all("ol") if "bw-stappen" in lijst.get("class", "").split()
    ]
    return [[text_of(kop) for kop in lijst.iter("strong")] for lijst in lijsten]


def shown(pagina: Pagina) -> list[str]:
    """The one list of a page; the question where somebody lives is no step of the folder."""
    (koppen,) = steps(pagina)
    return [kop for kop in koppen if not kop.startswith("Woont u in")]


def test_every_page_about_one_kind_of_help_has_its_steps(twente: CheckedClient):
    for hulp in VINDBAAR:
        for pad in (f"hulp/{hulp.slug}", f"zoeken?hulpvorm={hulp.slug}"):
            assert shown(twente.pagina(f"/twente/{pad}")) == truth(hulp), pad


def test_a_locatie_has_the_steps_of_what_they_offer(twente: CheckedClient, wereld: Wereld):
    with wereld.database.read() as store:
        plekken = {
            locatie.naam: locatie for locatie in store.locaties.of_aanbieders([wereld.vlier.id])
        }
    for hulp in VINDBAAR:
        locatie = plekken[f"Bij {hulp.slug}"]
        soort = "vestigingen" if is_given_from_vestiging(hulp, hulp) else "groepen"
        pagina = twente.pagina(f"/twente/{soort}/{locatie.publiek_id}")
        assert shown(pagina) == truth(hulp), hulp.slug


def test_crisis_and_advice_say_what_to_do_and_never_to_call_an_aanbieder(twente: CheckedClient):
    for hulp in GEGEVENS.hulpvormen:
        if hulp.route in (Route.BELLEN, Route.GEEN):
            pagina = twente.pagina(f"/twente/hulp/{hulp.slug}")
            assert shown(pagina) == truth(hulp)
            assert BEL not in pagina.text


def test_the_folder_sends_nobody_the_wrong_way():
    for hulp in GEGEVENS.hulpvormen:
        regels = [regel.tekst for regel in lines_of(TEKSTEN, hulp.route, hulp.slug)]
        assert regels, hulp.slug
        assert all(len(zin.split()) <= 20 for regel in regels for zin in regel.split(". "))
        if hulp.route in (Route.RECHTER, Route.BELLEN, Route.GEEN):
            assert not any(BEL in regel for regel in regels), hulp.slug
        if hulp.route is Route.DIRECT:
            assert not any("CPWV" in regel for regel in regels), hulp.slug
        if hulp.route is Route.CPWV:
            assert any("CPWV" in regel for regel in regels), hulp.slug
        if hulp.route is Route.RECHTER:
            assert any("kinderrechter beslist" in regel for regel in regels), hulp.slug


def test_who_refers_is_told_where_somebody_refers(twente: CheckedClient):
    kop = "Wie kan verwijzen?"
    assert kop in twente.pagina("/twente/hulp/gezinshuis").text
    for slug in ("jeugdzorgplus", "crisisverblijf", "advies-en-expertise"):
        assert kop not in twente.pagina(f"/twente/hulp/{slug}").text
    arts = "De huisarts, jeugdarts of medisch specialist"
    met = twente.pagina("/twente/hulp/begeleiding-groep-intensief").text
    assert (arts in met) is ("noemt geen verwijzing van een arts" not in met)
    assert "noemt geen verwijzing van een arts" in twente.pagina("/twente/hulp/pleegzorg").text


def test_minutes_stand_with_who_refers_and_the_toekomstplan_with_the_steps(twente: CheckedClient):
    behandeling = twente.pagina("/twente/hulp/behandeling-individueel").text
    assert "Directe tijd" not in behandeling.partition("Voor wie verwijst")[0]
    assert "indirecte tijd en reistijd apart" in behandeling.partition("Voor wie verwijst")[2]
    assert "Voor wie verwijst" not in twente.pagina("/twente/hulp/gezinshuis").text
    plan = "Vanaf 16 jaar hoort er een toekomstplan bij"
    assert plan in shown(twente.pagina("/twente/hulp/kamertraining"))
    for leeftijd, staat in ((15, False), (16, True), (17, True)):
        zoek = twente.pagina(f"/twente/zoeken?hulpvorm=gezinshuis&leeftijd={leeftijd}")
        assert (plan in shown(zoek)) is staat
    kamer = twente.pagina("/twente/zoeken?hulpvorm=kamertraining&leeftijd=17")
    assert shown(kamer).count(plan) == 1


def test_hengelo_hears_where_to_go_and_is_not_sent_to_an_aanbieder(twente: CheckedClient):
    overal = steps(twente.pagina("/twente/hulp/begeleiding-individueel"))[0]
    assert overal[0] == "Woont u in Hengelo?"
    assert BEL in overal
    hengelo = twente.pagina(f"/twente/zoeken?hulpvorm=begeleiding-individueel&gemeente={HENGELO}")
    assert steps(hengelo) == [["Woont u in Hengelo?"]]
    assert "Wijkkracht Hengelo" in hengelo.text
    assert f"/twente/gemeenten/{HENGELO}" in hengelo.links
    enschede = twente.pagina(f"/twente/zoeken?hulpvorm=begeleiding-individueel&gemeente={ENSCHEDE}")
    assert BEL in steps(enschede)[0]


def test_a_comparison_has_the_steps_of_what_stands_side_by_side(
    twente: CheckedClient, wereld: Wereld
):
    slugs = {hulp.slug: hulp for hulp in VINDBAAR}
    with wereld.database.read() as store:
        plekken = {
            locatie.naam: locatie for locatie in store.locaties.of_aanbieders([wereld.vlier.id])
        }
        namen = ("woongroep", "jeugdzorgplus", "screening")
        ids = [store.aanbod.of_locatie(plekken[f"Bij {slug}"].id)[0].publiek_id for slug in namen]
    pagina = twente.pagina("/twente/vergelijken?" + "&".join(f"aanbod={id_}" for id_ in ids))
    assert steps(pagina) == [
        truth(slugs[slug]) for slug in ("woongroep", "screening", "jeugdzorgplus")
    ]
    alleen = twente.pagina(f"/twente/vergelijken?aanbod={ids[1]}")
    assert steps(alleen) == [truth(slugs["jeugdzorgplus"])]
    assert "Bel altijd" not in alleen.text


def test_two_kinds_of_help_have_each_their_steps_and_share_what_is_the_same(twente: CheckedClient):
    anders = twente.pagina("/twente/zoeken?hulpvorm=gezinshuis&hulpvorm=jeugdzorgplus")
    slugs = {hulp.slug: hulp for hulp in VINDBAAR}
    assert steps(anders) == [truth(slugs["gezinshuis"]), truth(slugs["jeugdzorgplus"])]
    assert "Stappen bij: Gesloten jeugdhulp" in anders.text
    zelfde = twente.pagina("/twente/zoeken?hulpvorm=gezinshuis&hulpvorm=woongroep")
    assert steps(zelfde) == [truth(slugs["gezinshuis"])]
    assert "Stappen bij" not in zelfde.text


def test_a_search_for_nothing_in_particular_has_the_general_steps(twente: CheckedClient):
    algemeen = [split_step(regel.tekst)[0] for regel in lines_of(TEKSTEN, "algemeen")]
    assert steps(twente.pagina("/twente/zoeken")) == [algemeen]
    assert steps(twente.pagina("/twente")) == [["Zoek een plek", *algemeen]]


def test_in_english_every_step_is_english_and_as_many(twente: CheckedClient):
    for hulp in GEGEVENS.hulpvormen:
        nl, en = (steps(twente.pagina(f"{taal}/twente/hulp/{hulp.slug}")) for taal in ("", "/en"))
        assert [len(stappen) for stappen in nl] == [len(stappen) for stappen in en]
        assert not {kop for stappen in nl for kop in stappen} & {
            kop for stappen in en for kop in stappen
        }


def test_tables_stand_side_by_side_and_are_led_to_from_their_help(twente: CheckedClient):
    uitleg = twente.pagina("/twente/uitleg")
    for naam, koppen in (
        ("begeleiding-behandeling-vaktherapie", ("Begeleiding", "Behandeling", "Vaktherapie")),
        ("advies-screening", ("Advies en expertise (A&E)", "Screening")),
    ):
        assert TEKSTEN[f"tabel.{naam}.titel"] in uitleg.text
        assert all(kop in uitleg.text for kop in koppen)
        for slug in TEKSTEN[f"tabel.{naam}.bij"].split():
            assert f"/twente/uitleg#tabel-{naam}" in twente.pagina(f"/twente/hulp/{slug}").links
            assert f"/twente/hulp/{slug}" in uitleg.links
    assert not [
        href for href in twente.pagina("/twente/hulp/gezinshuis").links if "#tabel-" in href
    ]


def test_a_region_without_such_texts_has_plain_steps(wereld: Wereld, client: CheckedClient):
    zonder = {
        sleutel: tekst
        for sleutel, tekst in TEKSTEN.items()
        if not sleutel.startswith(("stappen.", "tabel."))
    }
    with wereld.database.transaction(at=AT) as store:
        regio = store.regios.get(REGIO)
        store.regios.save(replace(regio, teksten=zonder), regio.versie)
    for hulp in GEGEVENS.hulpvormen:
        for taal in ("", "/en"):
            (stappen,) = steps(client.pagina(f"{taal}/twente/hulp/{hulp.slug}"))
            assert stappen
            if hulp.route in (Route.RECHTER, Route.BELLEN, Route.GEEN):
                assert not any(map(calls_aanbieder, stappen)), hulp.slug
    assert "naast elkaar" not in client.pagina("/twente/uitleg").text


def test_what_a_court_decides_is_not_called_about_anywhere(twente: CheckedClient):
    zoek = "hulpvorm=jeugdzorgplus"
    assert "Bel " not in twente.get(f"/twente/zoeken/atom?{zoek}").text.partition("<entry>")[2]
    assert "Bel altijd" not in twente.pagina(f"/twente/widget?{zoek}").text
    assert "Bel altijd" in twente.pagina("/twente/widget?hulpvorm=gezinshuis").text
