"""Places are looked up, never guessed: what is two places is asked, what is none is answered with what looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_gemeente
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.regio.gebied import Plaats, Versheid
from wijzer.published.gegevens import GemeenteInfo, RegioInfo
from wijzer.published.naslag.plaatsnamen import Meerdere, Onbekend, Plaatsnamen, Plek

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


def _found(tekst: str) -> Plek:
    gevonden = NAMEN.find(tekst, "twente")
    assert isinstance(gevonden, Plek), (tekst, gevonden)
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
    assert NAMEN.find(tekst, "twente") == Onbekend(buiten=True)


@pytest.mark.regel("Plaatsnamen.find")
@pytest.mark.parametrize(
    ("tekst", "bedoeld"),
    [("Hengleo", "Hengelo"), ("Gesteren", "Geesteren"), ("Helendoorn", "Hellendoorn")],
)
def test_a_slip_is_answered_with_what_looks_like_it_and_not_taken_for_it(tekst: str, bedoeld: str):
    gevonden = NAMEN.find(tekst, "twente")
    assert isinstance(gevonden, Onbekend)
    assert bedoeld in [plek.naam for plek in gevonden.lijkt_op]


def test_a_postcode_of_two_places_counts_from_the_middle_of_them():
    delden = _found("7495")
    assert delden.punt.lat == pytest.approx((52.6 + 52.7) / 2)


def test_another_region_has_none_of_these_places():
    assert isinstance(NAMEN.find("Hengelo", "friesland"), Onbekend)


def places_of(gevonden: Plek | Meerdere | Onbekend) -> tuple[Plek, ...]:
    """Every place that an answer names."""
    match gevonden:
        case Plek():
            return (gevonden,)
        case Meerdere():
            return gevonden.mogelijk
        case Onbekend():
            return gevonden.lijkt_op


@given(tekst=st.text(max_size=80))
def test_whatever_is_typed_gets_an_answer_and_what_is_found_leads_back_to_itself(tekst: str):
    gevonden = NAMEN.find(tekst, "twente")
    for plek in places_of(gevonden):
        assert NAMEN.find(plek.tekst, "twente") == plek
