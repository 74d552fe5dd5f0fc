"""A search that can never find a place is known for it, and one that merely finds none today is not."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ALMELO, HENGELO, REGIO, TODAY, make_product
from tests.published.geheugen import (
    NASLAG,
    make_feit,
    make_naslag,
    make_opname,
)
from tests.steun.werelden.zoekwereld import Zoekwereld
from wijzer.domain.inkoop.product import Hulpsoort
from wijzer.published.naslag.regios import Naslag
from wijzer.published.vraag.zoekvraag import PER_PAGINA, Zoekvraag
from wijzer.published.zoeken.kans import Nooit, why_never

VRAGEN = st.fixed_dictionaries(
    {},
    optional={
        "hulpvorm": st.lists(st.sampled_from(["gezinshuis", "begeleiding-individueel", "woongroep", "pleegzorg", "zit"]), max_size=2),
        "product": st.lists(st.sampled_from(["ABGII", "ABGGI", "WGZHF", "ABHIA", "WPLZA"]), max_size=2),
        "gemeente": st.lists(st.sampled_from(["GM0164", "GM0141", "GM0153"]), max_size=2),
        "segment": st.lists(st.sampled_from(["ambulant", "wonen-en-verblijf"]), max_size=1),
        "plaats": st.lists(st.sampled_from(["Hengelo", "Almelo"]), max_size=1),
        "maxWachttijd": st.lists(st.sampled_from(["0", "4", "104"]), max_size=1),
        "zoek": st.lists(st.sampled_from(["gezinshuis", "begeleiding hengelo", "KINGS", "trauma", "korenbloem", "xyzzyplof", "csi"]), max_size=1),
    },
)  # fmt: skip


def why(wereld: Zoekwereld, zoekvraag: str) -> Nooit | None:
    with wereld.read() as reader:
        paren = [
            (sleutel, ander)
            for sleutel, _, ander in (deel.partition("=") for deel in zoekvraag.split("&"))
        ]
        vraag, fouten = reader.parse(paren, regio=REGIO, strict=False, per_pagina=PER_PAGINA)
        assert not fouten
        gevonden = reader.why_never(vraag)
        return gevonden.reden if gevonden else None


@pytest.mark.regel("why_never")
@pytest.mark.parametrize(
    ("zoekvraag", "reden"),
    [
        ("gemeente=GM0164&hulpvorm=begeleiding-individueel", Nooit.GEMEENTE),
        ("plaats=Hengelo&hulpvorm=begeleiding-groep-basis", Nooit.GEMEENTE),
        ("plaats=Hengelo&straal=20&hulpvorm=begeleiding-individueel", Nooit.GEMEENTE),
        ("zoek=begeleiding individueel hengelo", Nooit.GEMEENTE),
        ("zoek=thuisbegeleiding&gemeente=GM0164", Nooit.GEMEENTE),
        ("zoek=xyzzyplof", Nooit.WOORD),
        ("zoek=pgb", Nooit.WOORD),
        ("zoek=gezinshuis WGZHX", Nooit.CODE),
        ("zoek=WGZHX", Nooit.CODE),
        ("zoek=gezinshuis amsterdam", Nooit.ELDERS),
        ("zoek=54008", Nooit.PRODUCT),
        ("product=46A01", Nooit.PRODUCT),
        ("hulpvorm=advies-en-expertise", Nooit.HULPVORM),
        ("zoek=Team AnderS", Nooit.HULPVORM),
        ("hulpvorm=gezinshuis&product=AVAKT", Nooit.SAMEN),
        ("hulpvorm=gezinshuis&segment=ambulant", Nooit.SAMEN),
        ("aanbieder=00000000-0000-4000-8000-000000000000", Nooit.AANBIEDER),
        ("locatie=00000000-0000-4000-8000-000000000000", Nooit.LOCATIE),
    ],
)
def test_what_can_never_find_a_place_says_why(zoekwereld: Zoekwereld, zoekvraag: str, reden: Nooit):
    assert why(zoekwereld, zoekvraag) is reden


@pytest.mark.parametrize(
    "zoekvraag",
    [
        "hulpvorm=gezinshuis",
        "gemeente=GM1735&hulpvorm=gezinshuis",
        "zoek=begeleiding hengelo",
        "gemeente=GM0164&gemeente=GM0141&hulpvorm=begeleiding-individueel",
        "plaats=Hengelo&straal=20&hulpvorm=gezinshuis",
        "hulpvorm=woongroep",
        "hulpvorm=woongroep&gemeente=GM0164",
        "hulpvorm=woongroep&hulpvorm=gezinshuis",
        "zoek=KINGS",
        "zoek=csi",
        "zoek=traumabehandeling",
        "zoek=korenbloem",
        "maxWachttijd=0",
        "maxWachttijd=104&leeftijd=0",
        "doelgroep=hechting&hulpvorm=vaktherapie",
    ],
)
def test_what_has_no_place_today_may_have_one_tomorrow(zoekwereld: Zoekwereld, zoekvraag: str):
    assert why(zoekwereld, zoekvraag) is None


@pytest.mark.regel("why_never")
@given(keuzes=VRAGEN)
def test_what_finds_something_now_is_never_called_impossible(
    zoekwereld: Zoekwereld, keuzes: dict[str, list[str]]
):
    paren = [(sleutel, waarde) for sleutel, waarden in keuzes.items() for waarde in waarden]
    with zoekwereld.read() as reader:
        vraag, _ = reader.parse(paren, regio=REGIO, strict=False, per_pagina=PER_PAGINA)
        assert not (reader.tel_vraag(vraag).locaties and reader.why_never(vraag)), vraag


def test_no_longest_wait_is_impossible(zoekwereld: Zoekwereld):
    with zoekwereld.read() as reader:
        for weken in range(105):
            assert reader.why_never(Zoekvraag(regio=REGIO, max_wachttijd=weken)) is None


# ── each reason by itself ──

FEITEN = [make_feit(1, kenmerken=["hulpvorm:gezinshuis"])]


def reason(
    vraag: Zoekvraag, dag: date = TODAY, naslag: Naslag = NASLAG
) -> tuple[Nooit, tuple[str, ...]] | None:
    """Why a question can find no place on a day, and about what."""
    gevonden = why_never(make_opname(FEITEN, naslag, dag), replace(vraag, regio=REGIO))
    return (gevonden.reden, gevonden.over) if gevonden else None


@pytest.mark.parametrize(
    ("vraag", "reden", "over"),
    [
        (Zoekvraag(zoek="xyzzyplof kwakzwam"), Nooit.WOORD, ("xyzzyplof", "kwakzwam")),
        (Zoekvraag(zoek="WGZHX"), Nooit.CODE, ("WGZHX",)),
        (Zoekvraag(zoek="gezinshuis Amsterdam"), Nooit.ELDERS, ("Amsterdam",)),
        (Zoekvraag(zoek="Amsterdam xyzzyplof"), Nooit.WOORD, ("xyzzyplof",)),
        (Zoekvraag(aanbieder=UUID(int=9)), Nooit.AANBIEDER, ()),
        (Zoekvraag(locatie=UUID(int=9)), Nooit.LOCATIE, ()),
        (Zoekvraag(aanbieder=UUID(int=9), locatie=UUID(int=9)), Nooit.AANBIEDER, ()),
        (Zoekvraag(aanbieder=UUID(int=9), product=("54008",)), Nooit.AANBIEDER, ()),
        (Zoekvraag(product=("54008",)), Nooit.PRODUCT, ("54008",)),
        (Zoekvraag(product=("54008", "46A01")), Nooit.PRODUCT, ("54008", "46A01")),
        (Zoekvraag(product=("54008", "WGZHF"), segment="ambulant"), Nooit.SAMEN, ()),
        (Zoekvraag(hulpvorm=("crisiszorg",)), Nooit.HULPVORM, ("Crisiszorg",)),
        (Zoekvraag(hulpvorm=("gezinshuis",), segment="ambulant"), Nooit.SAMEN, ()),
        (Zoekvraag(product=("ABGII",), gemeente=(HENGELO,)), Nooit.GEMEENTE, (HENGELO,)),
        (Zoekvraag(product=("ABGII",), plaats="Beckum"), Nooit.GEMEENTE, (HENGELO,)),
    ],
)
def test_a_reason_names_what_it_is_about(vraag: Zoekvraag, reden: Nooit, over: tuple[str, ...]):
    assert reason(vraag) == (reden, over)


@pytest.mark.parametrize(
    "vraag",
    [
        Zoekvraag(),
        Zoekvraag(aanbieder=UUID(int=2001), locatie=UUID(int=1001)),
        Zoekvraag(product=("54008", "WGZHF")),
        Zoekvraag(hulpvorm=("crisiszorg", "gezinshuis")),
        Zoekvraag(product=("ABGII",), gemeente=(HENGELO, ALMELO)),
        Zoekvraag(product=("ABGII", "AVAKT"), gemeente=(HENGELO,)),
        Zoekvraag(product=("ABGII",), plaats="Beckum", gemeente=(HENGELO, ALMELO)),
        Zoekvraag(hulpvorm=("gezinshuis",), gemeente=(HENGELO,), plaats="Hengelo", straal=1),
        Zoekvraag(vrije_plek=True, max_wachttijd=0, minstens_plekken=9, leeftijd=0),
        Zoekvraag(rolstoeltoegankelijk=True, medische_verwijzing=True),
        Zoekvraag(zoek="linde"),
        Zoekvraag(zoek="gezinshuis hengelo"),
    ],
)
def test_what_only_has_no_place_now_has_no_reason(vraag: Zoekvraag):
    assert reason(vraag) is None


@pytest.mark.parametrize(
    ("dagen", "reden"), [(-400, None), (0, None), (1, (Nooit.PRODUCT, ("WOUD1",)))]
)
def test_a_code_counts_up_to_its_last_day_also_before_it_began(dagen: int, reden: object):
    """Who waits for a place in help that begins in January may be mailed in January."""
    naslag = make_naslag(producten=(make_product("WOUD1", geldig_tot=TODAY), make_product()))
    assert reason(Zoekvraag(product=("WOUD1",)), TODAY + timedelta(days=dagen), naslag) == reden


def test_a_code_of_another_region_is_none_here():
    naslag = make_naslag(producten=(make_product(), make_product("WOUD1", regio="elders")))
    assert reason(Zoekvraag(product=("WOUD1",)), TODAY, naslag) == (Nooit.PRODUCT, ("WOUD1",))
    overal = why_never(make_opname(FEITEN, naslag), Zoekvraag(product=("WOUD1",)))
    assert overal is None, "without a region every region counts"


@pytest.mark.parametrize(
    ("soort", "straal", "reden"),
    [
        (Hulpsoort.WONEN, 9, None),
        (Hulpsoort.VERBLIJF, 9, None),
        (Hulpsoort.AMBULANT, 9, (Nooit.GEMEENTE, (HENGELO,))),
        (Hulpsoort.WONEN, None, None),
        (Hulpsoort.VERBLIJF, None, None),
        (Hulpsoort.AMBULANT, None, (Nooit.GEMEENTE, (HENGELO,))),
    ],
)
def test_people_may_live_in_another_gemeente_and_an_office_has_to_serve_this_one(
    soort: Hulpsoort, straal: int | None, reden: object
):
    product = make_product("WOUD1", soort=soort, uitgesloten_gemeenten=frozenset({HENGELO}))
    vraag = Zoekvraag(product=("WOUD1",), plaats="Hengelo", straal=straal)
    assert reason(vraag, TODAY, make_naslag(producten=(product,))) == reden


def test_a_gemeente_that_a_filter_names_has_to_take_part_wherever_the_child_lives():
    product = make_product(
        "WOUD1", soort=Hulpsoort.WONEN, uitgesloten_gemeenten=frozenset({HENGELO})
    )
    vraag = Zoekvraag(product=("WOUD1",), plaats="Almelo", gemeente=(HENGELO,))
    verwacht = (Nooit.GEMEENTE, (HENGELO, ALMELO))
    assert reason(vraag, TODAY, make_naslag(producten=(product,))) == verwacht


def test_a_kind_of_help_that_leaves_a_gemeente_out_does_so_for_its_codes():
    hulpvormen = tuple(
        replace(hulpvorm, uitgesloten_gemeenten=frozenset({ALMELO}))
        if hulpvorm.slug == "gezinshuis"
        else hulpvorm
        for hulpvorm in NASLAG.hulpvormen
    )
    vraag = Zoekvraag(product=("WGZHF",), gemeente=(ALMELO,))
    assert reason(vraag, TODAY, make_naslag(hulpvormen=hulpvormen)) == (Nooit.GEMEENTE, (ALMELO,))


def test_a_name_that_is_called_like_the_help_keeps_a_search_possible():
    """`crisiszorg` alone has no list; an aanbieder may be called so."""
    assert reason(Zoekvraag(zoek="crisiszorg")) == (Nooit.HULPVORM, ("Crisiszorg",))
    genoemd = make_opname([make_feit(1, woorden=("stichting", "crisiszorg"))])
    assert why_never(genoemd, Zoekvraag(regio=REGIO, zoek="crisiszorg")) is None
