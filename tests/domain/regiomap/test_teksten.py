"""Every text of a region: which kind it is, how it is kept, and what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.maten import EMAIL, NAAM, OMSCHRIJVING
from wijzer.domain.regiomap.teksten import (
    TEKSTSOORTEN,
    VAST,
    VERPLICHTE_TEKSTEN,
    Tekstgroep,
    Tekstsoort,
    check_regiotekst,
    clean,
    editable,
    in_notation,
    kind_of,
)


def kind(sleutel: str) -> Tekstsoort:
    soort = kind_of(sleutel)
    assert soort is not None
    return soort


@pytest.mark.parametrize(
    ("sleutel", "groep"),
    [
        ("crisis.titel", Tekstgroep.CRISIS),
        ("crisis.tekst", Tekstgroep.CRISIS),
        ("crisis.jeugd.naam", Tekstgroep.CRISIS),
        ("crisis.jeugd.tekst", Tekstgroep.CRISIS),
        ("crisis.112.naam", None),
        ("crisis.veilig-thuis.tekst", None),
        ("crisis.jeugd.telefoon", None),
        ("crisis.jeugd.bij", None),
        ("cpwv.wel", Tekstgroep.COORDINATIEPUNT),
        ("route.gi.naam", Tekstgroep.TOEGANG),
        ("verwijzen.reistijd", Tekstgroep.VERWIJZEN),
        ("hulpvorm.gezinshuis", Tekstgroep.HULP),
        ("interventies.ABHIA", Tekstgroep.HULP),
        ("stappen.dyslexie", Tekstgroep.STAPPEN),
        ("stappen.route.rechter", Tekstgroep.STAPPEN),
        ("tabel.twee.titel", Tekstgroep.TABELLEN),
        ("tabel.twee.bij", None),
        ("uitsluiting.GM0164", Tekstgroep.GEMEENTEN),
        ("elders.Hengelo", Tekstgroep.GEMEENTEN),
        ("contact.email", None),
    ],
)
def test_a_text_stands_on_the_screen_of_its_kind(sleutel: str, groep: Tekstgroep | None):
    assert kind(sleutel).groep is groep


@pytest.mark.parametrize(
    "sleutel",
    [
        "",
        "crisis",
        "crisis.",
        "crisis.titels",
        "crisistitel",
        "crisis.JEUGD.naam",
        "cpwv.telefoon",
        "route.toegang",
        "route.huisarts.naam",
        "hulpvorm.",
        "hulpvorm.Gezinshuis",
        "interventies.abhia",
        "uitsluiting.0164",
        "uitsluiting.GM01640",
        "elders.a.b",
        "contact.website",
    ],
)
def test_a_key_that_no_page_reads_is_no_text(sleutel: str):
    assert kind_of(sleutel) is None


def test_the_numbers_of_the_whole_country_are_changed_by_nobody():
    for nummer in VAST:
        for deel in ("naam", "tekst", "telefoon"):
            assert kind(f"crisis.{nummer}.{deel}").groep is None


def test_keys_that_every_region_has_are_keys():
    assert all(kind(sleutel).verplicht for sleutel in VERPLICHTE_TEKSTEN)
    assert {"crisis.titel", "cpwv.naam", "route.medisch.tekst"} <= set(VERPLICHTE_TEKSTEN)
    assert not [sleutel for sleutel in VERPLICHTE_TEKSTEN if kind(sleutel).sleutel != sleutel]


def test_a_kind_of_several_keys_has_no_key_of_its_own():
    assert kind("hulpvorm.gezinshuis").sleutel is None
    assert kind("crisis.jeugd.naam").sleutel is None
    assert kind("cpwv.naam").sleutel == "cpwv.naam"


@pytest.mark.parametrize("soort", [soort for soort in TEKSTSOORTEN if soort.sleutel])
def test_the_first_kind_that_names_a_key_is_its_own(soort: Tekstsoort):
    assert kind_of(soort.sleutel or "") is soort


@pytest.mark.parametrize(
    ("sleutel", "getypt", "bewaard"),
    [
        ("cpwv.tekst", "  een  tekst ", "een tekst"),
        ("cpwv.tekst", "een\ntekst\r\n\r\nverder", "een tekst verder"),
        ("cpwv.wel", "een\n\n  twee  \r\ndrie\n", "een\ntwee\ndrie"),
        ("cpwv.wel", "\n \n", ""),
        ("cpwv.naam", "", ""),
    ],
)
def test_a_text_is_kept_without_what_nobody_sees(sleutel: str, getypt: str, bewaard: str):
    assert clean(kind(sleutel), getypt) == bewaard


@given(st.sampled_from(["cpwv.tekst", "cpwv.wel"]), st.text(max_size=40))
def test_cleaning_once_more_changes_nothing(sleutel: str, tekst: str):
    eens = clean(kind(sleutel), tekst)
    assert clean(kind(sleutel), eens) == eens


@pytest.mark.parametrize(
    ("sleutel", "tekst", "is_goed"),
    [
        ("cpwv.naam", "Coördinatiepunt", True),
        ("cpwv.naam", "", False),
        ("cpwv.naam", "x" * NAAM, True),
        ("cpwv.naam", "x" * (NAAM + 1), False),
        ("cpwv.tekst", "x" * OMSCHRIJVING, True),
        ("cpwv.tekst", "x" * (OMSCHRIJVING + 1), False),
        ("cpwv.wel", "een\ntwee", True),
        ("verwijzen.reistijd", "", True),
        ("verwijzen.reistijd", "een\x07twee", False),
        ("contact.email", "a@b.example", True),
        ("contact.email", "", True),
        ("contact.email", "geen adres", False),
        ("contact.email", "x" * EMAIL + "@b.example", False),
        ("contact.telefoon", "074 000 00 12", True),
        ("contact.telefoon", "bel ons", False),
        ("crisis.jeugd.telefoon", "0800-2000", True),
    ],
)
def test_a_text_is_right_or_its_fault_stands_under_its_key(sleutel: str, tekst: str, is_goed: bool):
    fouten = check_regiotekst(sleutel, kind(sleutel), tekst)
    assert [fout.veld for fout in fouten] == ([] if is_goed else [sleutel])


def test_a_number_and_an_address_have_one_notation_and_other_texts_stay():
    assert in_notation("contact.email", " MAILTO:a@B.example ") == "a@b.example"
    assert in_notation("contact.email", "geen adres") == "geen adres"
    assert in_notation("contact.telefoon", "") == ""
    assert in_notation("cpwv.tekst", " MAILTO:a@b.example ") == " MAILTO:a@b.example "
    assert in_notation("bestaat.niet", "x") == "x"


def test_texts_of_a_screen_stand_in_order_and_those_of_one_number_together():
    teksten = dict.fromkeys(
        ["crisis.zorg.tekst", "crisis.jeugd.naam", "crisis.tekst", "cpwv.naam", "crisis.zorg.naam",
         "crisis.112.naam", "crisis.titel", "crisis.jeugd.tekst", "crisis.jeugd.telefoon", "onbekend"], "x",
    )  # fmt: skip
    assert list(editable(teksten, Tekstgroep.CRISIS)) == [
        "crisis.titel",
        "crisis.tekst",
        "crisis.jeugd.naam",
        "crisis.jeugd.tekst",
        "crisis.zorg.naam",
        "crisis.zorg.tekst",
    ]
    assert list(editable(teksten, Tekstgroep.COORDINATIEPUNT)) == ["cpwv.naam"]
    assert editable(teksten, Tekstgroep.HULP) == {}
