"""Aanbod that hangs on a hulpvorm without a product code is found, counted and shown as that help, and never by a code."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ALMELO, ENSCHEDE, HENGELO, PRODUCTEN, REGIO, TODAY
from tests.published.geheugen import (
    HULPVORMEN,
    NASLAG,
    WOONGROEP,
    make_feit,
    make_naslag,
    make_opname,
)
from tests.published.tafels import (
    Tafels,
    aanbod_id,
    gemeente_rij,
    hulpvorm_rij,
    product_rij,
    regio_rij,
)
from wijzer.domain.inkoop.product import Hulpsoort, Hulpvorm, Route, Vindbaar
from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.published.naslag.regios import Naslag
from wijzer.published.opname.feiten import kenmerk
from wijzer.published.opname.woordenboek import Woordenboek
from wijzer.published.reader import Reader
from wijzer.published.tables import (
    PublishedGemeente,
    PublishedHulpvorm,
    PublishedProduct,
    PublishedRegio,
    PublishedSegment,
)
from wijzer.published.vraag.filters import FILTERS
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.kans import Nooit, why_never
from wijzer.published.zoeken.suggesties import suggest

ALLES = Zoekvraag(regio=REGIO)
ZONDER = "hulpvorm:woongroep"
WOORDEN = ["woongroep", "Woongroepen", "wonen in een groep", "leefgroep"]
"""A kind of help by its slug, its name, its plain name and a word that people look for it by."""


@pytest.fixture
def reader(tafels: Tafels) -> Reader:
    """Two woongroepen without a code, a gezinshuis with one and a gezinshuis without."""
    tafels.write(PublishedRegio, regio_rij())
    tafels.write(PublishedGemeente, *(gemeente_rij(code) for code in (HENGELO, ENSCHEDE, ALMELO)))
    tafels.write(PublishedProduct, product_rij("WGZHF"))
    segment = {
        "regio": REGIO,
        "slug": "wonen-en-verblijf",
        "naam": "Wonen en verblijf",
        "volgorde": 1,
    }
    tafels.write(PublishedSegment, segment)
    tafels.write(PublishedHulpvorm, hulpvorm_rij(), hulpvorm_rij("woongroep"))
    tafels.offer(1, code=ZONDER)
    tafels.offer(2, code=ZONDER, aanbieder=2, plek=False, vrije_plekken=0)
    tafels.offer(3, code="WGZHF")
    tafels.offer(4, code="hulpvorm:gezinshuis")
    return tafels.reader()


def found(reader: Reader, vraag: Zoekvraag) -> list[int]:
    """The numbers of what a question gives in the region."""
    return [aanbod.int for aanbod in reader.zoek(replace(vraag, regio=REGIO)).ids]


@pytest.mark.parametrize("woorden", WOORDEN)
def test_it_is_found_by_every_name_of_its_help(reader: Reader, woorden: str):
    assert found(reader, Zoekvraag(zoek=woorden)) == [1, 2]


def test_it_is_found_by_its_help_beside_what_has_a_code(reader: Reader):
    assert found(reader, Zoekvraag(hulpvorm=("woongroep",))) == [1, 2]
    assert set(found(reader, Zoekvraag(hulpvorm=("gezinshuis",)))) == {3, 4}
    assert set(found(reader, Zoekvraag(segment="wonen-en-verblijf"))) == {1, 2, 3, 4}


def test_a_code_finds_only_what_has_that_code(reader: Reader):
    assert found(reader, Zoekvraag(product=("WGZHF",))) == [3]
    assert (
        found(reader, Zoekvraag(product=("None",))) == found(reader, Zoekvraag(product=("",))) == []
    )
    assert found(reader, Zoekvraag(zoek="WGZHF")) == [3]


@pytest.mark.parametrize("begin", ["woong", "wonen in een", "wonen in een gr"])
def test_it_is_suggested_by_its_names(reader: Reader, begin: str):
    namen = [suggestie.naam for suggestie in suggest(reader.opname, begin, regio=REGIO)]
    assert {"Woongroepen", WOONGROEP.gewone_naam} & set(namen)


def test_what_is_counted_beside_its_help_is_what_a_search_for_it_gives(reader: Reader):
    tellingen = reader.tel(REGIO, "hulpvorm", ["woongroep", "gezinshuis"])
    assert {slug: telling.locaties for slug, telling in tellingen.items()} == {
        "woongroep": 2,
        "gezinshuis": 2,
    }
    facetten = reader.zoek(ALLES).facetten
    assert facetten["hulpvorm"] == {"woongroep": 2, "gezinshuis": 2}
    assert reader.tel_aanbieders(REGIO, "hulpvorm", "woongroep", 9).alle == 2
    assert reader.tel_statussen(REGIO, "hulpvorm", "woongroep")[Status.PLEK] == 1
    assert reader.wacht_nu(REGIO, "hulpvorm", "woongroep").bekend == 2


def test_no_key_can_be_given_the_code_that_it_does_not_have(reader: Reader):
    for filter_ in FILTERS:
        assert {None, "", "None"}.isdisjoint(filter_.soort.mogelijk(reader.naslag, REGIO))


def test_a_page_gets_the_names_of_its_help_and_no_code(reader: Reader):
    zonder, met = (reader.aanbod(aanbod_id(nummer)) for nummer in (1, 3))
    assert (zonder.product.code, met.product.code) == (None, "WGZHF")
    assert (zonder.product.naam, zonder.product.gewone_naam) == (
        "Woongroepen",
        "Wonen in een groep",
    )
    assert (zonder.product.hulpvorm, zonder.product.soort) == ("woongroep", "wonen")


def test_the_way_in_is_that_of_its_help(tafels: Tafels, reader: Reader):
    assert reader.way_in(reader.aanbod(aanbod_id(1))) is Route.CPWV
    rechter = hulpvorm_rij("vaktherapie", route=Route.RECHTER, soort=Hulpsoort.VERBLIJF)
    tafels.write(PublishedHulpvorm, rechter)
    tafels.publicatie += 1
    tafels.offer(9, code="hulpvorm:vaktherapie", locatie_soort="vestiging")
    opnieuw = tafels.reader()
    assert opnieuw.way_in(opnieuw.aanbod(aanbod_id(9))) is Route.RECHTER
    assert opnieuw.way_in(opnieuw.aanbod(aanbod_id(3))) is Route.CPWV, "as its product goes"


# ── what reference data alone tells ──

MET_WOONGROEP = make_naslag(hulpvormen=(*HULPVORMEN, WOONGROEP))


def test_every_name_of_help_without_a_code_means_that_help():
    boek = Woordenboek(MET_WOONGROEP, REGIO)
    for woord in ("woongroep", "leefgroep"):
        assert kenmerk("hulpvorm", "woongroep") in boek.kenmerken(woord)
    assert [begrip.sleutel for begrip in boek.meaning(("woongroepen",))] == ["woongroep"]


def left_out(gemeente: str, *slugs: str) -> Naslag:
    """Reference data in which a gemeente takes no part in these kinds of help."""
    return make_naslag(
        hulpvormen=tuple(
            replace(hulpvorm, uitgesloten_gemeenten=frozenset({gemeente}))
            if hulpvorm.slug in slugs
            else hulpvorm
            for hulpvorm in (*HULPVORMEN, WOONGROEP)
        )
    )


@pytest.mark.regel("why_never")
@pytest.mark.parametrize(
    ("vraag", "reden"),
    [
        (Zoekvraag(hulpvorm=("woongroep",)), None),
        (Zoekvraag(hulpvorm=("woongroep",), gemeente=(ALMELO,)), None),
        (Zoekvraag(hulpvorm=("woongroep",), gemeente=(HENGELO,)), Nooit.GEMEENTE),
        (Zoekvraag(hulpvorm=("woongroep",), plaats="Hengelo", straal=9), None),
        (Zoekvraag(zoek="leefgroep woongroep"), None),
        (Zoekvraag(hulpvorm=("woongroep",), segment="ambulant"), Nooit.SAMEN),
        (Zoekvraag(hulpvorm=("woongroep",), product=("WGZHF",)), Nooit.SAMEN),
        (Zoekvraag(hulpvorm=("crisiszorg",)), Nooit.HULPVORM),
    ],
)
def test_help_without_a_code_may_be_offered_tomorrow_unless_its_gemeente_takes_no_part(
    vraag: Zoekvraag, reden: Nooit | None
):
    opname = make_opname([make_feit(1)], left_out(HENGELO, "woongroep"))
    gevonden = why_never(opname, replace(vraag, regio=REGIO))
    assert (gevonden.reden if gevonden else None) is reden


@given(st.sampled_from(HULPVORMEN), st.booleans())
def test_help_can_be_stated_with_or_without_products_when_it_is_help_to_find(
    hulpvorm: Hulpvorm, met_codes: bool
):
    naslag = make_naslag(producten=PRODUCTEN if met_codes else ())
    vraag = Zoekvraag(regio=REGIO, hulpvorm=(hulpvorm.slug,))
    nooit = why_never(make_opname([make_feit(1)], naslag, TODAY), vraag)
    assert (nooit is None) is (hulpvorm.vindbaar is Vindbaar.AANBOD)


@pytest.mark.regel("Hulpvorm.vindbaar")
@pytest.mark.parametrize(
    ("soort", "vindbaar"),
    [
        (Hulpsoort.AMBULANT, Vindbaar.AANBOD),
        (Hulpsoort.WONEN, Vindbaar.AANBOD),
        (Hulpsoort.VERBLIJF, Vindbaar.AANBOD),
        (Hulpsoort.CRISIS, Vindbaar.BELLEN),
        (Hulpsoort.ADVIES, Vindbaar.GEEN),
    ],
)
def test_crisis_is_called_about_and_advice_is_no_help_to_find(soort: Hulpsoort, vindbaar: Vindbaar):
    assert replace(WOONGROEP, soort=soort).vindbaar is vindbaar


def test_who_lives_where_its_help_is_not_given_is_not_served():
    zonder: Any = SimpleNamespace(
        locatie=SimpleNamespace(regio=REGIO, werkgebied=(ALMELO, HENGELO)),
        product=SimpleNamespace(code=None, hulpvorm="vaktherapie"),
    )
    naslag = left_out(HENGELO, "vaktherapie")
    assert (naslag.served(zonder), naslag.not_served(zonder)) == ([ALMELO], [HENGELO])
    assert NASLAG.not_served(zonder) == []
