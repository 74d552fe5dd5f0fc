"""Places are looked up, never guessed: what is two places is asked, what is none is answered with what looks like it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_gemeente
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.regio.gebied import Plaats, Versheid
from wijzer.published.gegevens import GemeenteInfo, RegioInfo
from wijzer.published.naslag.plaatsnamen import (
    BekendePlaats,
    Meerdere,
    OnbekendePlaats,
    Plaatsnamen,
)

TWENTE = RegioInfo(
    slug="twente", naam="Twente", provincie="Overijssel", versheid=Versheid(), teksten={}
)
GEMEENTEN = {
    "GM0163": "Hellendoorn",
    "GM0164": "Hengelo",
    "GM0183": "Tubbergen",
    "GM1735": "Hof van Twente",
}
PLAATSEN = (
    ("GM0163", "Haarle", "7448"), ("GM0163", "Hellendoorn", "7447"), ("GM0164", "Hengelo", "7551 7552"),
    ("GM0183", "Haarle", "7448"), ("GM0183", "Geesteren", "7678"), ("GM1735", "Goor", "7471"),
    ("GM1735", "Ambt Delden", "7495"), ("GM1735", "Delden", "7491 7495"),
)  # fmt: skip


def _gemeente(code: str, naam: str) -> GemeenteInfo:
    een = make_gemeente(code, naam)
    return GemeenteInfo(
        code=code,
        regio="twente",
        naam=naam,
        punt=een.punt,
        gemeentehuis=None,  # type: ignore[arg-type]  # the town hall plays no part here
        toegang=een.toegang,
        stuk={},
    )


NAMEN = Plaatsnamen(
    [
        Plaats(gemeente=code, naam=naam, punt=Punt(52 + n / 10, 6), pc4=frozenset(pc4.split()))
        for n, (code, naam, pc4) in enumerate(PLAATSEN)
    ],
    {code: _gemeente(code, naam) for code, naam in GEMEENTEN.items()},
    {"twente": TWENTE},
)


def _found(tekst: str) -> BekendePlaats:
    gevonden = NAMEN.find(tekst, "twente")
    assert isinstance(gevonden, BekendePlaats), (tekst, gevonden)
    return gevonden


@pytest.mark.parametrize(
    ("tekst", "gemeente"),
    [
        ("Hengelo", "GM0164"), ("hengelo", "GM0164"), ("  HENGELO ", "GM0164"), ("Hengelo (O)", "GM0164"),
        ("Hengelo OV", "GM0164"), ("Hengelo Overijssel", "GM0164"), ("Hengelo Twente", "GM0164"),
        ("Haarle (Tubbergen)", "GM0183"), ("Haarle Hellendoorn", "GM0163"), ("Haarle, gem. Tubbergen", "GM0183"),
        ("Geesteren", "GM0183"), ("Hof van Twente", "GM1735"), ("hof-van-twente", "GM1735"), ("Göör", "GM1735"),
        ("7551", "GM0164"), ("7551 EB", "GM0164"), ("7551eb", "GM0164"), ("7448 (Tubbergen)", "GM0183"),
    ],
)  # fmt: skip
def test_a_place_is_found_however_it_is_written(tekst: str, gemeente: str):
    assert _found(tekst).gemeente == gemeente


@pytest.mark.regel("Plaatsnamen.find")
@pytest.mark.parametrize("tekst", ["Haarle", "haarle", "Haarle (Ov)", "7448", "7448 AB"])
def test_a_name_of_two_places_is_asked(tekst: str):
    gevonden = NAMEN.find(tekst, "twente")
    assert isinstance(gevonden, Meerdere)
    assert {plek.gemeente for plek in gevonden.mogelijk} == {"GM0163", "GM0183"}
    assert {_found(plek.tekst).gemeente for plek in gevonden.mogelijk} == {"GM0163", "GM0183"}


@pytest.mark.parametrize("tekst", ["Hengelo (Gld)", "Geesteren Gelderland", "1011", "9999 XX"])
def test_what_lies_elsewhere_for_sure_is_said_to_lie_elsewhere(tekst: str):
    assert NAMEN.find(tekst, "twente") == OnbekendePlaats(buiten=True)


@pytest.mark.regel("Plaatsnamen.find")
@pytest.mark.parametrize(
    ("tekst", "bedoeld"),
    [("Hengleo", "Hengelo"), ("Gesteren", "Geesteren"), ("Helendoorn", "Hellendoorn")],
)
def test_a_slip_is_answered_with_what_looks_like_it_and_not_taken_for_it(tekst: str, bedoeld: str):
    gevonden = NAMEN.find(tekst, "twente")
    assert isinstance(gevonden, OnbekendePlaats)
    assert bedoeld in [plek.naam for plek in gevonden.lijkt_op]


def test_a_postcode_of_two_places_counts_from_the_middle_of_them():
    delden = _found("7495")
    assert delden.punt.lat == pytest.approx((52.6 + 52.7) / 2)


def test_another_region_has_none_of_these_places():
    assert isinstance(NAMEN.find("Hengelo", "friesland"), OnbekendePlaats)


def places_of(gevonden: BekendePlaats | Meerdere | OnbekendePlaats) -> tuple[BekendePlaats, ...]:
    """Every place that an answer names."""
    match gevonden:
        case BekendePlaats():
            return (gevonden,)
        case Meerdere():
            return gevonden.mogelijk
        case OnbekendePlaats():
            return gevonden.lijkt_op


@given(tekst=st.text(max_size=80))
def test_whatever_is_typed_gets_an_answer_and_what_is_found_leads_back_to_itself(tekst: str):
    gevonden = NAMEN.find(tekst, "twente")
    for plek in places_of(gevonden):
        assert NAMEN.find(plek.tekst, "twente") == plek


# ── two regions, and what leads back ──

ELDERS = RegioInfo(
    slug="elders", naam="Achterhoek", provincie="Gelderland", versheid=Versheid(), teksten={}
)
TWEE_REGIOS = Plaatsnamen(
    [
        Plaats(gemeente="GM0164", naam="Hengelo", punt=Punt(52.2, 6), pc4=frozenset({"7551"})),
        Plaats(gemeente="GM1876", naam="Hengelo", punt=Punt(52.0, 6), pc4=frozenset({"7255"})),
        Plaats(gemeente="GM1876", naam="Vorden", punt=Punt(52.1, 6), pc4=frozenset({"7251"})),
    ],
    {
        "GM0164": _gemeente("GM0164", "Hengelo"),
        "GM1876": replace(_gemeente("GM1876", "Bronckhorst"), regio="elders"),
    },
    {"twente": TWENTE, "elders": ELDERS},
)


@pytest.mark.parametrize(
    ("tekst", "regio", "gemeenten"),
    [
        ("Hengelo", "twente", ["GM0164"]),
        ("Hengelo", "elders", ["GM1876"]),
        ("Hengelo", None, ["GM0164", "GM1876"]),
        ("Hengelo (Gld)", None, ["GM1876"]),
        ("Hengelo Overijssel", None, ["GM0164"]),
        ("Hengelo Achterhoek", None, ["GM1876"]),
        ("Hengelo (Bronckhorst)", None, ["GM1876"]),
        ("Hengelo, gem. Hengelo", None, ["GM0164"]),
        ("Vorden", "twente", []),
        ("Vorden", "elders", ["GM1876"]),
        ("7255", None, ["GM1876"]),
        ("7255", "twente", []),
    ],
)
def test_a_name_in_two_regions_is_that_of_the_region_that_was_asked(
    tekst: str, regio: str | None, gemeenten: list[str]
):
    gevonden = TWEE_REGIOS.find(tekst, regio)
    zeker = () if isinstance(gevonden, OnbekendePlaats) else places_of(gevonden)
    assert [plaats.gemeente for plaats in zeker] == gemeenten


def test_a_place_with_a_namesake_in_another_region_leads_back_with_its_gemeente():
    hier = TWEE_REGIOS.find("Hengelo", "twente")
    assert isinstance(hier, BekendePlaats)
    assert hier.tekst == "Hengelo (Hengelo)"
    assert TWEE_REGIOS.find(hier.tekst, None) == hier


def test_a_slip_is_answered_with_places_of_the_region_alone():
    gevonden = TWEE_REGIOS.find("Vordem", "twente")
    assert gevonden == OnbekendePlaats()
    elders = TWEE_REGIOS.find("Vordem", "elders")
    assert [locatie.naam for locatie in places_of(elders)] == ["Vorden"]


def test_every_text_that_leads_back_does_and_they_stand_names_before_postcodes():
    teksten = NAMEN.teksten()
    assert len(set(teksten)) == len(teksten)
    for tekst in teksten:
        assert _found(tekst).tekst == tekst
    namen = [tekst for tekst in teksten if not tekst[0].isdigit()]
    assert [*sorted(namen), *sorted(set(teksten) - set(namen))] == list(teksten)
    assert {"Haarle (Hellendoorn)", "Haarle (Tubbergen)", "7448 (Hellendoorn)", "7551"} <= set(
        teksten
    )
    assert not {"Haarle", "7448"} & set(teksten)


@pytest.mark.parametrize(
    ("tekst", "is_gemeente"),
    [("Hengelo", True), ("Hof van Twente", True), ("Goor", False), ("Haarle (Tubbergen)", False), ("7551", False)],
)  # fmt: skip
def test_a_place_that_bears_the_name_of_its_gemeente_is_known_for_it(tekst: str, is_gemeente: bool):
    assert _found(tekst).is_gemeente is is_gemeente


def test_a_place_of_the_same_name_as_its_gemeente_lies_where_the_place_lies():
    assert _found("Hengelo").punt == Punt(52.2, 6)
    assert _found("Tubbergen").punt == make_gemeente("GM0183", "Tubbergen").punt


@pytest.mark.parametrize("tekst", ["Haarle (Gld)", "Goor Gelderland", "Hengelo Gld"])
def test_a_known_name_in_another_province_lies_elsewhere_for_sure(tekst: str):
    assert NAMEN.find(tekst, "twente") == OnbekendePlaats(buiten=True)


@pytest.mark.parametrize("tekst", ["Haarle, gem. Almelo", "Delden gem. Almelo"])
def test_a_known_name_in_another_gemeente_is_answered_with_where_it_does_lie(tekst: str):
    gevonden = NAMEN.find(tekst, "twente")
    assert isinstance(gevonden, OnbekendePlaats)
    assert not gevonden.buiten
    assert {woord.naam.split()[-1] for woord in gevonden.lijkt_op} <= {"Haarle", "Delden"}
    assert gevonden.lijkt_op


@pytest.mark.parametrize("tekst", ["", " ", "xyz", "?", "12345", "755"])
def test_what_looks_like_nothing_is_answered_with_nothing(tekst: str):
    assert NAMEN.find(tekst, "twente") == OnbekendePlaats()


def test_no_more_than_three_names_are_given_for_a_slip():
    veel = Plaatsnamen(
        [
            Plaats(gemeente="GM0164", naam=f"Zandhuize{letter}", punt=Punt(52, 6), pc4=frozenset())
            for letter in "abcdef"
        ],
        {"GM0164": _gemeente("GM0164", "Hengelo")},
        {"twente": TWENTE},
    )
    gevonden = veel.find("Zandhuizez", "twente")
    assert isinstance(gevonden, OnbekendePlaats)
    assert len(gevonden.lijkt_op) == 3


@pytest.mark.parametrize("tekst", ["7551-EB", "7551  eb", "7551   EB", "７５５１"])
def test_a_postcode_is_read_with_whatever_stands_between_digits_and_letters(tekst: str):
    assert _found(tekst).tekst == "7551"


@pytest.mark.parametrize("tekst", ["7448 (Almelo)", "0551", "7551 E", "7551 EBC"])
def test_a_postcode_that_is_none_of_these_is_no_place(tekst: str):
    assert isinstance(NAMEN.find(tekst, "twente"), OnbekendePlaats)
