"""What somebody may be about to type: what is kept of the text, what comes first, and how many of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ALMELO, REGIO, make_product
from tests.published.geheugen import (
    ELDERS,
    HULPVORMEN,
    MIDDENS,
    NASLAG,
    PLAATSEN,
    make_feit,
    make_hulpvorm,
    make_naslag,
    make_opname,
)
from wijzer.domain.inkoop.product import Doelgroep, Hulpsoort, Route, Vindbaar
from wijzer.domain.regio.gebied import Plaats
from wijzer.domain.taal.schrijfwijze import fold
from wijzer.published.naslag.regios import Naslag, Regiowoord
from wijzer.published.opname.feiten import Feit
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.zoeken import suggesties
from wijzer.published.zoeken.suggesties import MEESTE, Suggestie, Suggestiesoort, suggest


def named(nummer: int, locatie: str, aanbieder: str = "De Bron", regio: str = REGIO) -> Feit:
    """The facts of an aanbod as far as its names go."""
    feit = make_feit(
        nummer,
        locatienaam=locatie,
        aanbiedernaam=aanbieder,
        woorden=tuple(dict.fromkeys(fold(f"{locatie} {aanbieder}"))),
    )
    return feit._replace(kenmerken=("alles", f"regio:{regio}"))


FEITEN = [
    named(1, "De Linde"),
    named(2, "Lindenhof"),
    named(3, "Huis Zoëken", "Stichting Eik"),
    named(4, "Lindenlaan", "Ver Weg", ELDERS),
]
OPNAME = make_opname(FEITEN)


def suggested(tekst: str, opname: Momentopname = OPNAME, regio: str = REGIO) -> list[str]:
    """The texts that are suggested, each with its kind in front; explanations stand in every region, behind them."""
    gevonden = suggest(opname, tekst, regio=regio)
    hulp = [suggestie for suggestie in gevonden if suggestie.soort is not Suggestiesoort.UITLEG]
    assert gevonden[: len(hulp)] == hulp
    return [f"{suggestie.soort.value}: {suggestie.zoek}" for suggestie in hulp]


def with_lists(**anders: object) -> Momentopname:
    """The same aanbod with other reference data."""
    return make_opname(FEITEN, make_naslag(**anders))


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("gez", ["hulpvorm: Gezinshuis"]),
        ("GEZ", ["hulpvorm: Gezinshuis"]),
        ("  gez  ", ["hulpvorm: Gezinshuis"]),
        ("gezinshuis", ["hulpvorm: Gezinshuis"]),
        ("individueel", ["hulpvorm: Begeleiding individueel"]),
        ("begeleiding ind", ["hulpvorm: Begeleiding individueel"]),
        ("aut", ["doelgroep: Autisme"]),
        ("beperking", ["doelgroep: Licht verstandelijke beperking"]),
        ("verst bep", ["doelgroep: verst Licht verstandelijke beperking"]),
        ("hen", ["gemeente: Hengelo"]),
        ("wgz", ["product: WGZHF", "product: WGZHG"]),
        ("WGZHF", ["product: WGZHF"]),
        ("zoe", ["locatie: Huis Zoëken"]),
        ("huis zoë", ["locatie: Huis Zoëken"]),
        ("eik", ["aanbieder: Stichting Eik"]),
    ],
)
def test_a_beginning_is_completed_however_it_is_written(tekst: str, gevonden: list[str]):
    assert suggested(tekst) == gevonden


@pytest.mark.parametrize(
    "tekst", ["", " ", "g", "7", "!?", "in", "huis zo", "xyzzy", "twe", "ambulant"]
)
def test_too_little_a_filler_or_what_nothing_goes_on_like_suggests_nothing(tekst: str):
    assert suggested(tekst) == []


def test_two_letters_are_enough_unless_they_are_a_filler():
    assert suggested("ge") == ["hulpvorm: Gezinshuis"]
    assert suggested("de") == ["locatie: De Linde", "aanbieder: De Bron"]
    assert suggested("te") == []


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("gezinshuis hen", ["gemeente: gezinshuis Hengelo"]),
        ("gezinshuis in hen", ["gemeente: gezinshuis in Hengelo"]),
        ("GEZINSHUIS  IN  hen", ["gemeente: GEZINSHUIS IN Hengelo"]),
        ("iets wgzhf", ["product: iets WGZHF"]),
    ],
)
def test_what_stands_before_the_last_words_is_kept_as_it_was_typed(tekst: str, gevonden: list[str]):
    assert suggested(tekst) == gevonden


def test_as_many_words_as_fit_are_completed_together():
    assert suggested("de li") == ["locatie: De Linde"]
    assert suggested("li") == [
        "doelgroep: Licht verstandelijke beperking",
        "locatie: De Linde",
        "locatie: Lindenhof",
    ]


def test_help_comes_before_for_whom_before_places_before_names_before_codes():
    naslag = make_naslag(
        hulpvormen=(*HULPVORMEN, make_hulpvorm("lindezorg", Hulpsoort.WONEN, Route.DIRECT)),
        doelgroepen=(Doelgroep(REGIO, "linde", "Lindekinderen", 1),),
        plaatsen=(*PLAATSEN, Plaats(gemeente=ALMELO, naam="Lindeloo", punt=MIDDENS[ALMELO], pc4=frozenset())),
        producten=(*NASLAG.producten, make_product("LINDE")),
    )  # fmt: skip
    opname = make_opname([*FEITEN, named(5, "De Bron", "Lindegroep")], naslag)
    soorten = [suggestie.soort.value for suggestie in suggest(opname, "linde", regio=REGIO)]
    assert soorten == [
        "hulpvorm", "doelgroep", "gemeente", "locatie", "locatie", "aanbieder", "product"
    ]  # fmt: skip


def test_what_begins_so_comes_before_what_only_has_a_later_word_that_does():
    hulpvormen = [
        make_hulpvorm(slug, Hulpsoort.WONEN, Route.DIRECT)
        for slug in ("groot-huis", "huis-groot", "huiskamer")
    ]
    opname = with_lists(hulpvormen=tuple(hulpvormen))
    assert suggested("huis", opname)[:3] == [
        "hulpvorm: Huis groot",
        "hulpvorm: Huiskamer",
        "hulpvorm: Groot huis",
    ]


def test_a_synonym_is_suggested_with_what_it_stands_for():
    assert suggest(OPNAME, "pra", regio=REGIO)[:1] == [
        Suggestie(Suggestiesoort.HULPVORM, "praten", "praten", "Begeleiding individueel")
    ]


def test_a_synonym_of_several_kinds_names_the_first_two():
    woord = Regiowoord(
        REGIO, "hulp thuis", ("begeleiding-individueel", "vaktherapie", "gezinshuis"), ()
    )
    opname = with_lists(synoniemen=(woord,))
    assert suggest(opname, "hulp", regio=REGIO)[:1] == [
        Suggestie(Suggestiesoort.HULPVORM, "hulp thuis", "hulp thuis", "Begeleiding individueel, Vaktherapie")
    ]  # fmt: skip


def test_spellings_of_one_kind_of_help_are_one_suggestion():
    woorden = tuple(
        Regiowoord(REGIO, spelling, ("gezinshuis",), ())
        for spelling in ("gezinsopvang", "gezinswonen", "gezin erbij")
    )
    assert suggested("gezin", with_lists(synoniemen=woorden)) == ["hulpvorm: Gezinshuis"]


def test_a_name_that_is_written_like_the_help_that_it_means_says_nothing_besides():
    een, *_ = suggest(OPNAME, "gez", regio=REGIO)
    assert (een.naam, een.bij) == ("Gezinshuis", "")


def test_a_place_is_suggested_by_its_name_with_its_gemeente():
    assert suggest(OPNAME, "bec", regio=REGIO) == [
        Suggestie(Suggestiesoort.GEMEENTE, "Beckum", "Beckum", "Hengelo")
    ]


def test_a_code_is_suggested_with_its_name_when_it_can_be_found():
    assert suggest(OPNAME, "avakt", regio=REGIO) == [
        Suggestie(Suggestiesoort.PRODUCT, "AVAKT", "AVAKT", "Product AVAKT")
    ]


@pytest.mark.parametrize(
    ("code", "vindbaar"), [("46A01", Vindbaar.BELLEN), ("54008", Vindbaar.GEEN)]
)
def test_a_code_that_is_not_searched_is_not_suggested(code: str, vindbaar: Vindbaar):
    assert {product.vindbaar for product in NASLAG.producten if product.code == code} == {vindbaar}
    assert suggested(code) == []


def test_a_code_is_one_word():
    assert suggested("iets wgz") == ["product: iets WGZHF", "product: iets WGZHG"]
    assert suggested("wgzhf product") == []


def test_names_stand_in_the_order_of_results():
    feiten = [named(9, "Zon oost"), named(2, "Zon west"), named(5, "Zon noord")]
    opname = make_opname(feiten)
    assert [suggestie.naam for suggestie in suggest(opname, "zon", regio=REGIO)] == [
        "Zon west",
        "Zon noord",
        "Zon oost",
    ]


def test_no_more_hits_are_looked_at_than_would_be_shown(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(suggesties, "_NAZIEN", 2)
    feiten = [named(1, "Zon een"), named(2, "Zon een"), named(3, "Zon twee")]
    assert [suggestie.naam for suggestie in suggest(make_opname(feiten), "zon", regio=REGIO)] == [
        "Zon een"
    ]


def test_a_name_has_every_word_and_not_some_in_that_of_its_aanbieder():
    feiten = [named(1, "Zonnehuis", "Stichting Maan"), named(2, "Stichting Zonnehuis", "Maan")]
    gevonden = suggest(make_opname(feiten), "stichting zon", regio=REGIO)
    assert [(suggestie.soort.value, suggestie.naam) for suggestie in gevonden] == [
        ("locatie", "Stichting Zonnehuis")
    ]


def test_a_locatie_and_an_aanbieder_of_the_same_name_are_both_suggested():
    opname = make_opname([named(1, "Zonnehuis", "Zonnehuis")])
    assert suggested("zonne", opname) == ["locatie: Zonnehuis", "aanbieder: Zonnehuis"]


def test_another_region_has_its_own_words_and_names():
    assert suggested("linden", regio=ELDERS) == ["locatie: Lindenlaan"]
    assert suggested("linden") == ["locatie: Lindenhof"]
    assert suggested("gez", regio=ELDERS) == []
    assert suggested("hen", regio=ELDERS) == []
    assert suggested("wgz", regio=ELDERS) == []
    assert suggested("ver", regio=ELDERS) == ["gemeente: Verweg", "aanbieder: Ver Weg"]


def test_a_slip_after_which_nothing_goes_on_is_mended():
    assert suggest(OPNAME, "gezinshius", regio=REGIO) == [
        Suggestie(Suggestiesoort.HULPVORM, "gezinshuis", "gezinshuis", "Gezinshuis")
    ]
    assert suggest(OPNAME, "autsime", regio=REGIO) == [
        Suggestie(Suggestiesoort.DOELGROEP, "autisme", "autisme", "Autisme")
    ]


def test_a_slip_in_a_name_is_mended_without_saying_what_it_means():
    assert suggest(OPNAME, "lindenhoff", regio=REGIO) == [
        Suggestie(Suggestiesoort.LOCATIE, "lindenhof", "lindenhof", "")
    ]


def test_a_slip_beside_a_word_that_nobody_knows_is_left():
    assert suggest(OPNAME, "gezinshius xyzzyplof", regio=REGIO) == []


@given(
    st.lists(
        st.sampled_from(
            ["gez", "Gezinshuis", "de", "li", "in", "hen", "xyzzy", "wgz", "7551", "!", "aut"]
        ),
        max_size=4,
    )
)
def test_each_suggestion_is_there_once_and_keeps_what_was_typed_before(woorden: list[str]):
    tekst = " ".join(woorden)
    gevonden = suggest(OPNAME, tekst, regio=REGIO)
    assert len(gevonden) <= MEESTE
    assert len({(suggestie.soort, suggestie.naam.casefold()) for suggestie in gevonden}) == len(
        gevonden
    )
    for suggestie in gevonden:
        assert suggestie.zoek.endswith(suggestie.naam)
        assert tekst.startswith(suggestie.zoek.removesuffix(suggestie.naam).strip())


@given(st.text(max_size=40))
def test_whatever_is_typed_nothing_breaks(tekst: str):
    assert len(suggest(OPNAME, tekst, regio=REGIO)) <= MEESTE


def test_without_anything_published_nothing_is_suggested():
    leeg = Naslag(
        regios={}, gemeenten={}, grenzen={}, plaatsen=(), segmenten=(), doelgroepen=(), hulpvormen=(), producten=()
    )  # fmt: skip
    assert suggested("gezinshuis", make_opname([], leeg)) == []


@pytest.mark.parametrize(
    ("tekst", "zoek"),
    [
        ("pg", ["pgb", "pgb of zin"]),
        ("persoonsg", ["persoonsgebonden budget", "persoonsgegevens"]),
        ("gezinshuis indic", ["gezinshuis indicatie"]),
        ("hoe beg", ["hoe begin ik"]),
        ("wat is am", []),
    ],
)
def test_what_can_be_explained_is_suggested_as_that(tekst: str, zoek: list[str]):
    gevonden = suggest(OPNAME, tekst, regio=REGIO)
    assert [s.zoek for s in gevonden if s.soort is Suggestiesoort.UITLEG] == zoek
