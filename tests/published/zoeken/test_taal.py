"""What somebody types is understood, mended where it says nothing, and never finds what may not be seen."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import HENGELO, REGIO
from tests.steun.werelden.wereld import Wereld
from tests.steun.werelden.zoekwereld import Zoekwereld
from wijzer.domain.taal.gewoon.gewonewoorden import WOORDEN
from wijzer.domain.taal.gewoonwoord import ELDERSWOORDEN, is_inflection
from wijzer.domain.taal.synoniem import Synoniem, seed_id
from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort
from wijzer.published.vraag.waarden import MAX_ZOEKTEKST
from wijzer.published.vraag.zoekvraag import Zoekvraag

ALFABET = "abcdefghijklmnopqrstuvwxyz"
SOORTEN = [
    "gezinshuis",
    "' OR 1=1; DROP TABLE published_aanbod; --",
    "<script>alert(1)</script>",
    "\x00\x1b[2J",
    "🧒🏽👩‍👧",
    "עזרה לילד",
    "مساعدة",
    "\u202eomgekeerd",
    "a" * 10_000,
    "%_%",
    "\\",
    "((((",
    "gezinshuis " * 900,
    "ß ﬁ Å İ",
]

IN_GEHEUGEN = pytest.mark.parametrize("zoekwereld", ["sqlite"], indirect=True)
"""Of what is read and searched in memory, from whichever database it came."""


def understood(wereld: Zoekwereld | Wereld, tekst: str, *, letterlijk: bool = False) -> Begrepen:
    with wereld.read() as reader:
        return reader.zoek(Zoekvraag(regio=REGIO, zoek=tekst, letterlijk=letterlijk)).begrepen


def names(wereld: Zoekwereld | Wereld, tekst: str, *, letterlijk: bool = False) -> set[str]:
    vraag = Zoekvraag(regio=REGIO, zoek=tekst, letterlijk=letterlijk, per_pagina=200)
    with wereld.read() as reader:
        return {aanbod.locatie.naam for aanbod in reader.aanbod_by_ids(reader.zoek(vraag).ids)}


@pytest.mark.parametrize(
    ("getypt", "hulpvorm"),
    [
        ("gezinshius", "gezinshuis"),
        ("pleegzrog", "pleegzorg"),
        ("logeeren", "logeren"),
        ("gezins huis", "gezinshuis"),
        ("Gezinshuizen", "gezinshuis"),
        ("uit hius geplaatst", "woongroep"),
        ("vaktehrapie", "vaktherapie"),
    ],
)
def test_a_slip_still_names_the_help(zoekwereld: Zoekwereld, getypt: str, hulpvorm: str):
    assert hulpvorm in understood(zoekwereld, getypt).sleutels(Begripsoort.HULPVORM)


def test_a_slip_in_a_doelgroep_is_told_and_can_be_taken_literally(zoekwereld: Zoekwereld):
    begrepen = understood(zoekwereld, "autsime begeleiding")
    assert begrepen.gelezen == "autisme begeleiding"
    assert [deel.getypt for deel in begrepen.delen if deel.verbeterd] == ["autsime"]
    letterlijk = understood(zoekwereld, "autsime begeleiding", letterlijk=True)
    assert letterlijk.onbekend == ("autsime",)
    assert not names(zoekwereld, "autsime", letterlijk=True)


def test_help_target_group_and_place_have_to_hold_together(zoekwereld: Zoekwereld):
    assert names(zoekwereld, "autisme begeleiding almelo") == {"Kantoor Almelo"}
    assert names(zoekwereld, "gezinshuis hengelo") == {"De Korenbloem"}
    assert names(zoekwereld, "gezinshuis") == {"De Korenbloem", "Huize Zonnewende"}


def test_two_words_for_the_same_sort_of_thing_are_alternatives(zoekwereld: Zoekwereld):
    assert names(zoekwereld, "gezinshuis pleegzorg") == names(zoekwereld, "gezinshuis") | names(
        zoekwereld, "pleegzorg"
    )


def test_an_age_and_a_postcode_are_understood(zoekwereld: Zoekwereld):
    assert names(zoekwereld, "gezinshuis 14 jaar") == {"Huize Zonnewende"}
    assert names(zoekwereld, "gezinshuis voor een 5-jarige") == {"Huize Zonnewende"}
    with zoekwereld.read() as reader:
        bij = reader.zoek(Zoekvraag(regio=REGIO, zoek="gezinshuis 7551 EB"))
        assert bij.ids == reader.zoek(Zoekvraag(regio=REGIO, zoek="gezinshuis", plaats="7551")).ids


def test_a_place_name_that_lies_in_two_gemeenten_means_both(zoekwereld: Zoekwereld):
    assert set(understood(zoekwereld, "haarle").sleutels(Begripsoort.GEMEENTE)) == {
        "GM0163",
        "GM0183",
    }


@pytest.mark.regel("asks_to_call")
@pytest.mark.parametrize(
    "getypt",
    [
        "zelfmoord",
        "zelfmoort",
        "mijn kind wil dood",
        "nu hulp nodig",
        "spoed",
        "mishandeling",
        "crisis",
        "suicide",
    ],
)
def test_a_crisis_word_is_known_for_what_it_is(zoekwereld: Zoekwereld, getypt: str):
    assert understood(zoekwereld, getypt).crisis


@pytest.mark.regel("asks_to_call")
@pytest.mark.parametrize(
    "getypt", ["gezinshuis", "begeleiding thuis", "jong gezin", "hulp", "nood"]
)
def test_an_ordinary_word_is_no_crisis_unless_crisis_help_alone_is_called_so(
    zoekwereld: Zoekwereld, getypt: str
):
    assert understood(zoekwereld, getypt).crisis is (getypt == "nood")


def test_a_word_that_says_nothing_is_named_and_the_rest_stays(zoekwereld: Zoekwereld):
    begrepen = understood(zoekwereld, "gezinshuis xyzzyplof hengelo")
    assert begrepen.onbekend == ("xyzzyplof",)
    assert begrepen.bekend == "gezinshuis hengelo"
    assert names(zoekwereld, "gezinshuis xyzzyplof hengelo") == {"De Korenbloem"}
    assert names(zoekwereld, begrepen.bekend) == {"De Korenbloem"}


def test_words_that_never_say_anything_are_passed_over(zoekwereld: Zoekwereld):
    with zoekwereld.read() as reader:
        alles = reader.zoek(Zoekvraag(regio=REGIO)).aantal
        assert reader.zoek(Zoekvraag(regio=REGIO, zoek="hulp voor mijn kind")).aantal == alles
    assert names(zoekwereld, "ik zoek een gezinshuis voor mijn zoon in hengelo") == {
        "De Korenbloem"
    }


def test_a_text_without_letters_finds_nothing_and_says_so(zoekwereld: Zoekwereld):
    assert understood(zoekwereld, "🙂").onbekend == ("🙂",)
    assert not names(zoekwereld, "🙂")


def test_the_beginning_of_a_code_and_of_a_name_find_it(zoekwereld: Zoekwereld):
    assert names(zoekwereld, "wgzh") == {"De Korenbloem", "Huize Zonnewende"}
    assert names(zoekwereld, "WGZHF") == {"De Korenbloem"}
    assert names(zoekwereld, "koren") == {"De Korenbloem"}


def test_why_a_gemeente_has_nothing_of_what_the_text_names_is_told(zoekwereld: Zoekwereld):
    with zoekwereld.read() as reader:
        gevonden = reader.zoek(Zoekvraag(regio=REGIO, zoek="begeleiding individueel hengelo"))
    assert [aanbod.gemeente for aanbod in gevonden.uitgesloten] == [HENGELO]


def test_words_of_the_beheerder_count_at_once(eigen_wereld: Wereld):
    woord = Synoniem(
        id=seed_id(REGIO, "knuffelplek"),
        regio=REGIO,
        woorden="knuffelplek",
        hulpvormen=("gezinshuis", "weg"),
    )
    assert not names(eigen_wereld, "knuffelplek")
    with eigen_wereld.write() as store:
        store.synoniemen.add_many([woord])
    assert names(eigen_wereld, "knuffelplekken") == names(eigen_wereld, "gezinshuis") != set()
    with eigen_wereld.write() as store:
        store.synoniemen.save(replace(woord, weg=True, eigen=True))
    assert not names(eigen_wereld, "knuffelplek")


@IN_GEHEUGEN
def test_every_visible_locatie_is_found_by_its_exact_name(wereld: Wereld, zoekwereld: Zoekwereld):
    for welke in (wereld, zoekwereld):
        with welke.read() as reader:
            namen = {
                locatie.naam
                for soort in ("groep", "vestiging")
                for locatie in reader.locaties(soort)
            }
        assert all(naam in names(welke, naam) for naam in namen)


@pytest.mark.parametrize(
    "naam",
    [
        "De Plek",
        "Hulp voor Kind",
        "Het",
        "Stichting Uit Huis",
        "’t Gezins-Huis",
        "12 jaar",
        "Gezinshuis Enschede",
    ],
)
def test_an_odd_name_finds_its_locatie_too(eigen_wereld: Wereld, naam: str):
    with eigen_wereld.write() as store:
        ding = eigen_wereld.dingen[1]
        store.locaties.save(replace(ding.locatie, naam=naam))
    assert naam in names(eigen_wereld, naam)
    assert not understood(eigen_wereld, naam).verbeterd


@IN_GEHEUGEN
def test_one_slip_in_a_word_of_a_hulpvorm_still_finds_it(zoekwereld: Zoekwereld):
    rng = random.Random(5)
    with zoekwereld.read() as reader:
        hulpvormen = reader.hulpvormen(REGIO)
        for hulpvorm in hulpvormen:
            woorden = hulpvorm.naam.lower().split()
            for plek, woord in enumerate(woorden):
                if len(woord) < 6 or not woord.isalpha():
                    continue
                for mis in _slips(woord, rng):
                    tekst = " ".join([*woorden[:plek], mis, *woorden[plek + 1 :]])
                    begrepen = reader.zoek(Zoekvraag(regio=REGIO, zoek=tekst)).begrepen
                    genoemd = {b.sleutel for deel in begrepen.delen for b in deel.begrippen}
                    assert hulpvorm.slug in genoemd or not begrepen.verbeterd, (tekst, begrepen)
                    assert not begrepen.onbekend, (tekst, begrepen)


def _slips(woord: str, rng: random.Random) -> list[str]:
    plek = rng.randrange(1, len(woord) - 1)
    letter = rng.choice(ALFABET)
    return [
        woord[:plek] + woord[plek + 1 :],
        woord[:plek] + letter + woord[plek:],
        woord[:plek] + letter + woord[plek + 1 :],
        woord[:plek] + woord[plek + 1] + woord[plek] + woord[plek + 2 :],
    ]


@IN_GEHEUGEN
@given(
    tekst=st.one_of(
        st.text(max_size=300),
        st.sampled_from(SOORTEN),
        st.lists(st.sampled_from(SOORTEN), max_size=4).map(" ".join),
    )
)
def test_no_text_breaks_the_search_or_shows_what_is_not_visible(zoekwereld: Zoekwereld, tekst: str):
    with zoekwereld.read() as reader:
        zichtbaar = set(reader.zoek_alles(Zoekvraag(regio=REGIO)))
        for geknipt in (tekst[:MAX_ZOEKTEKST], tekst[:10_000]):
            vraag = Zoekvraag(regio=REGIO, zoek=geknipt or None)
            assert set(reader.zoek_alles(vraag)) <= zichtbaar
            assert reader.zoek(vraag).aantal <= len(zichtbaar)


@IN_GEHEUGEN
@given(woord=st.text(ALFABET, min_size=4, max_size=14))
def test_a_word_that_finds_something_is_never_mended(zoekwereld: Zoekwereld, woord: str):
    with zoekwereld.read() as reader:
        for tekst in (woord, "korenbloem", "gezinshuis", "polikliniek"):
            kaal = reader.zoek(Zoekvraag(regio=REGIO, zoek=tekst, letterlijk=True))
            gewoon = reader.zoek(Zoekvraag(regio=REGIO, zoek=tekst))
            if kaal.aantal:
                assert not gewoon.begrepen.verbeterd
                assert gewoon.ids == kaal.ids


def test_a_name_that_comes_or_goes_is_known_or_forgotten(eigen_wereld: Wereld):
    assert not names(eigen_wereld, "Wisselstee")
    with eigen_wereld.write() as store:
        ding = eigen_wereld.dingen[1]
        store.locaties.save(replace(ding.locatie, naam="Wisselstee"))
    assert names(eigen_wereld, "wisselsteee") == {"Wisselstee"}
    with eigen_wereld.write() as store:
        store.locaties.save(replace(ding.locatie, naam="Anders"))
    assert not names(eigen_wereld, "Wisselstee")
    assert understood(eigen_wereld, "Wisselstee").onbekend == ("Wisselstee",)


def test_the_words_of_a_shielded_address_say_nothing(zoekwereld: Zoekwereld):
    assert names(zoekwereld, "korenbloem") == {"De Korenbloem"}
    assert understood(zoekwereld, "Nergensgaarde", letterlijk=True).onbekend == ("Nergensgaarde",)
    assert not names(zoekwereld, "Nergensgaarde")


def test_a_sentence_is_searched_by_what_was_understood_of_it(zoekwereld: Zoekwereld):
    with zoekwereld.read() as reader:
        zin = "mijn zoon gooit elke dag met borden en is erg boos"
        gevonden = reader.zoek(Zoekvraag(regio=REGIO, zoek=zin))
        assert gevonden.begrepen.gewoon == ("gooit", "borden")
        assert not gevonden.begrepen.onbekend
        assert gevonden.begrepen.overgeslagen == ("gooit", "borden")
        assert gevonden.aantal == reader.zoek(Zoekvraag(regio=REGIO, zoek="boos")).aantal > 0


def test_a_sentence_that_only_names_a_place_shows_what_is_there(zoekwereld: Zoekwereld):
    with zoekwereld.read() as reader:
        zin = "kwispelstaart zwabber flierefluit hoepelrok tuimel in Enschede"
        gevonden = reader.zoek(Zoekvraag(regio=REGIO, zoek=zin))
        assert gevonden.ids == reader.zoek(Zoekvraag(regio=REGIO, zoek="Enschede")).ids
        assert "zwabber" in gevonden.begrepen.onbekend


@pytest.mark.parametrize(
    ("tekst", "jaar"), [("autisme 9", ("9",)), ("ik ben 16", ("16",)), ("autisme 2", ())]
)
def test_a_number_alone_is_an_age_unless_it_counts_children(
    zoekwereld: Zoekwereld, tekst: str, jaar: tuple[str, ...]
):
    with zoekwereld.read() as reader:
        begrepen = reader.zoek(Zoekvraag(regio=REGIO, zoek=tekst)).begrepen
        assert begrepen.sleutels(Begripsoort.LEEFTIJD) == jaar


def test_where_the_child_lives_is_no_place_to_live(zoekwereld: Zoekwereld):
    with zoekwereld.read() as reader:
        thuis = reader.zoek(Zoekvraag(regio=REGIO, zoek="autisme, wij wonen in Almelo"))
        plek = reader.zoek(Zoekvraag(regio=REGIO, zoek="alleen wonen in Almelo"))
        daar = reader.zoek(Zoekvraag(regio=REGIO, zoek="autisme", plaats="Almelo"))
        assert thuis.ids == daar.ids
        assert thuis.bedoeld.plaats == "Almelo"
        assert plek.begrepen.sleutels(Begripsoort.HULPVORM) == ("kamertraining",)


# ── a kind of help is that kind, an age is a child, a filler is nothing ──


def hulpvormen(wereld: Zoekwereld, tekst: str) -> set[str | None]:
    with wereld.read() as reader:
        gevonden = reader.zoek(Zoekvraag(regio=REGIO, zoek=tekst, per_pagina=200))
        return {aanbod.product.hulpvorm for aanbod in reader.aanbod_by_ids(gevonden.ids)}


@pytest.fixture
def pleegzorgnaam(zoekwereld: Zoekwereld) -> Iterator[Zoekwereld]:
    """The aanbieder is called after one kind of help, as many are, and offers others too."""
    anders = replace(zoekwereld.aanbieder, naam="De Vlier Pleegzorg")
    with zoekwereld.write() as store:
        store.aanbieders.save(anders)
    yield zoekwereld
    with zoekwereld.write() as store:
        store.aanbieders.save(zoekwereld.aanbieder)


def test_a_kind_of_help_in_a_name_does_not_make_all_else_that_kind(pleegzorgnaam: Zoekwereld):
    assert hulpvormen(pleegzorgnaam, "pleegzorg") == {"pleegzorg"}


def test_a_name_that_is_typed_whole_finds_all_of_it(pleegzorgnaam: Zoekwereld):
    assert {"pleegzorg", "gezinshuis"} <= hulpvormen(pleegzorgnaam, "de vlier pleegzorg")


@pytest.mark.parametrize(
    ("tekst", "leeftijden"),
    [
        ("broers van 4 en 7", ("4", "7")),
        ("gezinshuis 4 en 7", ("4", "7")),
        ("gezinshuis 3 4 en 7", ("3", "4", "7")),
        ("2 kinderen van 4", ("4",)),
        ("2 kinderen", ()),
        ("mijn zoon is 5", ("5",)),
    ],
)
def test_numbers_in_a_row_are_ages(zoekwereld: Zoekwereld, tekst: str, leeftijden: tuple[str, ...]):
    assert understood(zoekwereld, tekst).sleutels(Begripsoort.LEEFTIJD) == leeftijden


def test_every_child_has_to_fit(zoekwereld: Zoekwereld):
    samen = names(zoekwereld, "gezinshuis 5 en 7")
    assert samen == names(zoekwereld, "gezinshuis 5") & names(zoekwereld, "gezinshuis 7")
    assert samen < names(zoekwereld, "gezinshuis 7")


def test_a_slip_in_a_word_that_says_nothing_is_told_and_stops_nothing(zoekwereld: Zoekwereld):
    begrepen = understood(zoekwereld, "autisme tuis")
    assert begrepen.gelezen == "autisme thuis"
    assert begrepen.overgeslagen == begrepen.onbekend == ()
    assert names(zoekwereld, "autisme tuis") == names(zoekwereld, "autisme")
    assert understood(zoekwereld, "autisme tuis", letterlijk=True).onbekend == ("tuis",)


def test_a_short_piece_within_a_word_is_no_find(zoekwereld: Zoekwereld):
    assert "gezinshuis" in {
        b.sleutel for d in understood(zoekwereld, "huis").delen for b in d.begrippen
    }
    assert understood(zoekwereld, "homo", letterlijk=True).onbekend == ("homo",)


@pytest.mark.parametrize(
    "tekst", ["hulpverlener", "ligt in bed", "bijt andere kinderen", "opa is dood"]
)
def test_what_only_sounds_like_a_crisis_is_none(zoekwereld: Zoekwereld, tekst: str):
    assert not understood(zoekwereld, tekst).crisis


def test_en_is_no_ending_of_the_word_before_it(zoekwereld: Zoekwereld):
    delen = understood(zoekwereld, "anorexia en autisme").delen
    assert [deel.getypt for deel in delen] == ["anorexia", "autisme"]


def test_a_sentence_lets_go_of_a_general_word_before_it_finds_nothing(zoekwereld: Zoekwereld):
    zin = "mijn dochter krijgt begeleiding en heeft een eetstoornis in almelo"
    begrepen = understood(zoekwereld, zin)
    assert (begrepen.gewoon, begrepen.onbekend) == (("krijgt",), ())
    assert "begeleiding" in begrepen.overgeslagen
    assert names(zoekwereld, zin)
    assert not names(zoekwereld, "begeleiding eetstoornis almelo")


# ── nothing is taken for what it is not ──

CODES = ("WGZHF", "ABHIR", "ABHIA", "VKAMD", "54013", "46A01", "5401H", "AVAKT")


@IN_GEHEUGEN
@given(
    code=st.sampled_from(CODES),
    plek=st.integers(3, 4),
    teken=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    klein=st.booleans(),
)
def test_a_code_is_that_code_or_none(
    zoekwereld: Zoekwereld, code: str, plek: int, teken: str, klein: bool
):
    getypt = code[:plek] + teken + code[plek + 1 :]
    getypt = getypt.lower() if klein else getypt
    with zoekwereld.read() as reader:
        bekend = {product.code for product in reader.naslag.producten}
        begrepen = reader.zoek(Zoekvraag(regio=REGIO, zoek=getypt)).begrepen
    if getypt.upper() in bekend:
        assert begrepen.sleutels(Begripsoort.PRODUCT) == (getypt.upper(),)
    else:
        assert not begrepen.verbeterd
        assert not begrepen.sleutels(Begripsoort.PRODUCT)
        assert begrepen.onbekend == (getypt,)


@IN_GEHEUGEN
def test_no_common_word_becomes_another_one(zoekwereld: Zoekwereld):
    woorden = WOORDEN.split()[::9]
    with zoekwereld.read() as reader:
        for woord in woorden:
            for deel in reader.zoek(Zoekvraag(regio=REGIO, zoek=woord)).begrepen.delen:
                assert not deel.verbeterd or is_inflection(deel.getypt, deel.gelezen), deel


@IN_GEHEUGEN
def test_no_place_elsewhere_becomes_one_of_the_region(zoekwereld: Zoekwereld):
    with zoekwereld.read() as reader:
        for naam in sorted(ELDERSWOORDEN)[::3]:
            begrepen = reader.zoek(Zoekvraag(regio=REGIO, zoek=naam)).begrepen
            assert not begrepen.verbeterd, naam
            assert not begrepen.sleutels(Begripsoort.GEMEENTE), naam


@pytest.mark.parametrize(
    "stuk", ["king", "perking", "ezinshui", "inshuis", "leegzorg", "kamd", "hir", "orenbloem"]
)
def test_a_piece_of_a_word_is_in_nothing(zoekwereld: Zoekwereld, stuk: str):
    assert not names(zoekwereld, stuk, letterlijk=True)


@pytest.mark.parametrize("woord", ["huis", "zorg", "training", "therapie"])
def test_a_word_that_others_are_made_of_is_found_in_them(zoekwereld: Zoekwereld, woord: str):
    assert names(zoekwereld, woord, letterlijk=True)


@given(tekst=st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40))
def test_every_word_that_is_named_stands_in_the_text_as_it_was_typed(
    zoekwereld: Zoekwereld, tekst: str
):
    for deel in understood(zoekwereld, tekst).delen:
        assert deel.getypt in tekst
