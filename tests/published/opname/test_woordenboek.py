"""What words and phrases mean in one region."""

from dataclasses import replace

import pytest

from tests.factories import ENSCHEDE, HENGELO, REGIO
from tests.published.geheugen import (
    ANDERE_GEMEENTE,
    ELDERS,
    HULPVORMEN,
    NASLAG,
    make_naslag,
    make_regio_info,
)
from wijzer.domain.taal.woordvorm import woorden_van
from wijzer.published.naslag.regios import Regiowoord
from wijzer.published.opname.woordenboek import Woordenboek
from wijzer.published.opname.zoekbegrip import Begripsoort

BOEK = Woordenboek(NASLAG, REGIO)


def meant(tekst: str, boek: Woordenboek = BOEK) -> list[tuple[str, str]]:
    """Kind and key of what these words mean as a whole."""
    return [(begrip.soort.value, begrip.sleutel) for begrip in boek.meaning(woorden_van(tekst))]


@pytest.mark.parametrize(
    ("tekst", "betekenis"),
    [
        ("gezinshuis", ("hulpvorm", "gezinshuis")),
        ("Gezinshuizen", ("hulpvorm", "gezinshuis")),
        ("gezins huis", ("hulpvorm", "gezinshuis")),
        ("het gezinshuis", ("hulpvorm", "gezinshuis")),
        ("begeleiding individueel", ("hulpvorm", "begeleiding-individueel")),
        ("begeleiding-individueel", ("hulpvorm", "begeleiding-individueel")),
        ("praten", ("hulpvorm", "begeleiding-individueel")),
        ("autisme", ("doelgroep", "autisme")),
        ("licht verstandelijke beperking", ("doelgroep", "lvb")),
        ("Hengelo", ("gemeente", HENGELO)),
        ("beckum", ("gemeente", HENGELO)),
        ("ambulant", ("segment", "ambulant")),
        ("twente", ("regio", REGIO)),
        ("WGZHF", ("product", "WGZHF")),
        ("wgz hf", ("product", "WGZHF")),
        ("54008", ("product", "54008")),
    ],
)
def test_a_name_a_synonym_a_place_and_a_code_mean_one_thing(tekst: str, betekenis: tuple[str, str]):
    assert betekenis in meant(tekst)


@pytest.mark.parametrize(
    "tekst", ["gezin", "linde", "individueel", "wgzh", "verweg", "elders", "", "kamp"]
)
def test_a_part_of_a_name_or_a_word_of_another_region_means_nothing(tekst: str):
    assert meant(tekst) == []


def test_over_all_regions_the_words_of_each_mean_something():
    alle = Woordenboek(NASLAG, None)
    assert ("gemeente", ANDERE_GEMEENTE) in meant("verweg", alle)
    assert ("hulpvorm", "gezinshuis") in meant("gezinshuis", alle)
    assert meant("gezinshuis", Woordenboek(NASLAG, ELDERS)) == []


def test_crisis_asks_to_call_by_its_name_its_segment_and_its_code():
    for tekst in ("crisiszorg", "crisis", "46a01"):
        assert [begrip.bellen for begrip in BOEK.meaning(woorden_van(tekst))] == [True]
    assert not any(begrip.bellen for begrip in BOEK.meaning(("gezinshuis",)))


def test_a_synonym_of_what_is_gone_means_nothing():
    naslag = make_naslag(synoniemen=(Regiowoord(REGIO, "praten", ("weg",), ("ook-weg",)),))
    assert meant("praten", Woordenboek(naslag, REGIO)) == []


def test_a_synonym_may_mean_several_things():
    woord = Regiowoord(REGIO, "bolderkar", ("gezinshuis", "vaktherapie"), ("autisme",))
    boek = Woordenboek(make_naslag(synoniemen=(woord,)), REGIO)
    assert meant("bolderkar", boek) == [
        ("hulpvorm", "gezinshuis"),
        ("hulpvorm", "vaktherapie"),
        ("doelgroep", "autisme"),
    ]


MET_NAMEN = make_naslag(
    regios={
        REGIO: make_regio_info(
            teksten={"interventies.AVAKT": "KINGS\nCSI (ambulant)", "interventies.apart": "MDFT"}
        )
    },
    gemeenten={code: NASLAG.gemeenten[code] for code in (HENGELO, ENSCHEDE)},
    plaatsen=(),
)


@pytest.mark.parametrize(
    ("tekst", "betekenis"),
    [
        ("kings", ("product", "AVAKT")),
        ("CSI", ("product", "AVAKT")),
        ("csi ambulant", ("product", "AVAKT")),
        ("MDFT", ("interventie", "MDFT")),
    ],
)
def test_a_treatment_with_a_name_means_its_product_or_itself(
    tekst: str, betekenis: tuple[str, str]
):
    assert betekenis in meant(tekst, Woordenboek(MET_NAMEN, REGIO))


def test_a_treatment_has_no_inflection():
    assert meant("king", Woordenboek(MET_NAMEN, REGIO)) == []


def test_a_treatment_under_a_code_that_is_not_there_means_nothing():
    naslag = make_naslag(
        regios={REGIO: make_regio_info(teksten={"interventies.ZZZZZ": "KINGS"})},
        gemeenten={},
        plaatsen=(),
    )
    assert meant("kings", Woordenboek(naslag, REGIO)) == []


def test_a_postcode_area_lies_in_gemeenten():
    assert [gemeente.sleutel for gemeente in BOEK.gemeenten_of("7552")] == [HENGELO, ENSCHEDE]
    assert BOEK.gemeenten_of("9999") == ()


def test_codes_are_those_that_end_and_those_without_anything_to_find_too():
    assert BOEK.codes == {"wgzhf", "wgzhg", "abgii", "avakt", "46a01", "54008"}
    assert Woordenboek(NASLAG, ELDERS).codes == frozenset()


def test_no_slip_is_read_as_a_code():
    assert not BOEK.codes & BOEK.woorden.woorden
    assert "gezinshuis" in BOEK.woorden.woorden


def test_a_word_is_looked_up_in_what_is_written_about_help_and_places():
    assert "hulpvorm:gezinshuis" in BOEK.kenmerken("gezin")
    assert f"gemeente:{HENGELO}" in BOEK.kenmerken("beckum")
    assert "doelgroep:lvb" in BOEK.kenmerken("beperking")
    assert "code:twente/WGZHF" in BOEK.kenmerken("wgzhf")
    assert BOEK.kenmerken("54008") == frozenset()
    assert BOEK.kenmerken("bestaatniet") == frozenset()


def test_the_kinds_of_help_that_a_word_is_written_about():
    assert [begrip.sleutel for begrip in BOEK.mentions("individueel")] == [
        "begeleiding-individueel"
    ]
    assert BOEK.mentions("beckum") == ()


def test_names_in_capitals_are_abbreviations():
    zit = replace(HULPVORMEN[0], slug="zit", naam="ZIT", gewone_naam="Zeer intensief")
    boek = Woordenboek(make_naslag(hulpvormen=(*HULPVORMEN, zit)), REGIO)
    assert boek.afkortingen == {"zit"}
    assert BOEK.afkortingen == frozenset()


def test_places_are_all_words_of_their_names():
    assert {"hengelo", "beckum", "enschede", "almelo"} == BOEK.plaatsen


def test_what_is_completed_is_no_slug():
    teksten = [tekst for _, tekst, _ in BOEK.zinnen_gevouwen]
    assert "Begeleiding individueel" in teksten
    assert "begeleiding-individueel" not in teksten
    assert all(begrippen for _, _, begrippen in BOEK.zinnen_gevouwen)


def test_every_phrase_means_what_it_is_listed_with():
    for tekst, begrippen in BOEK.zinnen:
        assert set(begrippen) <= set(BOEK.meaning(woorden_van(tekst))), tekst
    assert Begripsoort.REGIO in {
        begrip.soort for _, begrippen in BOEK.zinnen for begrip in begrippen
    }
