"""A question is read from the keys of an address: what each key takes, and what is said of what it does not."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ALMELO, ENSCHEDE, HENGELO, REGIO
from tests.published.geheugen import ANDERE_GEMEENTE, ELDERS, NASLAG
from wijzer.domain.fouten import Ongeldig
from wijzer.published.vraag.filters import FILTER, FILTERS
from wijzer.published.vraag.lezer import ZonderVertrekpunt, parse_zoekvraag
from wijzer.published.vraag.soorten import JA
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.waarden import MAX_PAGINA, MAX_PER_PAGINA, MAX_STRAAL
from wijzer.published.vraag.zoekvraag import MAX_VRAAGFOUTEN, SLEUTELS, Zoekvraag

Paren = list[tuple[str, str]]
ENKEL = {filter_.sleutel for filter_ in FILTERS if not filter_.herhaalbaar}


def read(
    paren: Paren, *, regio: str | None = REGIO, strict: bool = True
) -> tuple[Zoekvraag, list[Ongeldig]]:
    return parse_zoekvraag(paren, NASLAG, regio=regio, strict=strict)


def good(*paren: tuple[str, str], strict: bool = True) -> Zoekvraag:
    """The question, when nothing is wrong in it."""
    vraag, fouten = read(list(paren), strict=strict)
    assert [(fout.veld, fout.melding) for fout in fouten] == []
    return vraag


def wrong(*paren: tuple[str, str], regio: str | None = REGIO, strict: bool = True) -> list[str]:
    """The keys in which something is wrong."""
    _, fouten = read(list(paren), regio=regio, strict=strict)
    assert all(fout.melding and fout.verwacht for fout in fouten)
    return [fout.veld for fout in fouten]


@pytest.mark.parametrize("strict", [True, False])
def test_no_keys_ask_for_everything(strict: bool):
    assert good(strict=strict) == Zoekvraag(regio=REGIO)


@pytest.mark.parametrize(
    ("sleutel", "waarde", "veld", "gelezen"),
    [
        ("hulpvorm", "gezinshuis", "hulpvorm", ("gezinshuis",)),
        ("product", "wgzhf", "product", ("WGZHF",)),
        ("product", "ＷＧＺＨＦ", "product", ("WGZHF",)),
        ("product", "46a01", "product", ("46A01",)),
        ("segment", "ambulant", "segment", "ambulant"),
        ("doelgroep", "lvb", "doelgroep", ("lvb",)),
        ("gemeente", "gm0164", "gemeente", (HENGELO,)),
        ("medischeVerwijzing", "true", "medische_verwijzing", True),
        ("rolstoeltoegankelijk", "true", "rolstoeltoegankelijk", True),
        ("vrijePlek", "true", "vrije_plek", True),
        ("letterlijk", "true", "letterlijk", True),
        ("leeftijd", "0", "leeftijd", 0),
        ("leeftijd", "23", "leeftijd", 23),
        ("leeftijd", "７", "leeftijd", 7),
        ("maxWachttijd", "0", "max_wachttijd", 0),
        ("maxWachttijd", "1040", "max_wachttijd", 1040),
        ("plaats", "hengelo", "plaats", "Hengelo"),
        ("plaats", "BECKUM", "plaats", "Beckum"),
        ("plaats", "7551", "plaats", "7551"),
        ("postcode", "7551EB", "postcode", "7551"),
        ("postcode", "7551 - eb", "postcode", "7551"),
        ("zoek", "  de   linde ", "zoek", "de linde"),
        ("zoek", "x" * 300, "zoek", "x" * 300),
        ("sorteer", "naam", "sorteer", Sorteer.NAAM),
        ("pagina", "1000000", "pagina", MAX_PAGINA),
        ("perPagina", "200", "per_pagina", MAX_PER_PAGINA),
        ("locatie", "12345678-1234-1234-1234-123456789ABC", "locatie", UUID("12345678-1234-1234-1234-123456789abc")),
    ],
)  # fmt: skip
def test_a_key_is_read_into_its_field(sleutel: str, waarde: str, veld: str, gelezen: object):
    assert getattr(good((sleutel, waarde)), veld) == gelezen


@pytest.mark.parametrize(
    ("sleutel", "waarde"),
    [
        ("hulpvorm", "GEZINSHUIS"),
        ("hulpvorm", "gezins huis"),
        ("product", "54008"),
        ("product", "WGZH"),
        ("segment", "wonen"),
        ("doelgroep", "Autisme"),
        ("gemeente", "0164"),
        ("gemeente", ANDERE_GEMEENTE),
        ("medischeVerwijzing", "1"),
        ("rolstoeltoegankelijk", "ja"),
        ("vrijePlek", "True"),
        ("letterlijk", "ja"),
        ("leeftijd", "24"),
        ("leeftijd", "-1"),
        ("leeftijd", "7 jaar"),
        ("leeftijd", "7.0"),
        ("maxWachttijd", "1041"),
        ("maxWachttijd", "+3"),
        ("plaats", "Verweg"),
        ("plaats", "x" * 61),
        ("postcode", "7551E"),
        ("postcode", "0551"),
        ("postcode", "1011"),
        ("postcode", "9999"),
        ("zoek", "x" * 301),
        ("zoek", "\u200b"),
        ("sorteer", "NAAM"),
        ("pagina", "0"),
        ("pagina", "1000001"),
        ("perPagina", "0"),
        ("perPagina", "201"),
        ("locatie", "12345678123412341234123456789abc"),
        ("aanbieder", "{12345678-1234-1234-1234-123456789abc}"),
        ("regio", "elders"),
    ],
)
def test_a_value_that_cannot_be_is_told_beside_its_key(sleutel: str, waarde: str):
    if sleutel == "regio":
        assert wrong((sleutel, "bestaat-niet"), regio=None) == ["regio"]
    else:
        assert wrong((sleutel, waarde)) == [sleutel]


@pytest.mark.parametrize("sleutel", sorted(SLEUTELS))
def test_a_program_may_not_send_an_empty_value_and_a_form_may(sleutel: str):
    if sleutel != "regio":
        assert sleutel in wrong((sleutel, ""))
    assert wrong((sleutel, ""), strict=False) == []


@pytest.mark.parametrize("sleutel", sorted(ENKEL - {"regio", "lat", "lon"}))
def test_a_key_of_one_value_may_be_given_once(sleutel: str):
    waarde = {
        "segment": "ambulant",
        "plaats": "Hengelo",
        "postcode": "7551",
        "zoek": "linde",
        "sorteer": "naam",
        "locatie": str(UUID(int=1)),
        "aanbieder": str(UUID(int=1)),
    }.get(sleutel, "true" if FILTER[sleutel].soort is JA else "5")
    dubbel = [(sleutel, waarde), (sleutel, waarde), ("plaats", "Hengelo")][: 3 if sleutel == "straal" else 2]  # fmt: skip
    assert wrong(*dubbel) == [sleutel]
    assert wrong(*dubbel, strict=False) == []


def test_a_page_takes_the_first_of_two_values():
    assert good(("leeftijd", "5"), ("leeftijd", "9"), strict=False).leeftijd == 5


def test_alternatives_are_kept_once_and_in_order():
    vraag = good(("gemeente", HENGELO), ("gemeente", ALMELO), ("gemeente", HENGELO.lower()))
    assert vraag.gemeente == (ALMELO, HENGELO)


def test_a_wrong_alternative_leaves_the_good_ones():
    vraag, fouten = read([("gemeente", HENGELO), ("gemeente", "x"), ("gemeente", ENSCHEDE)])
    assert vraag.gemeente == (ENSCHEDE, HENGELO)
    assert [fout.veld for fout in fouten] == ["gemeente"]


def test_an_unknown_key_is_refused_to_a_program_and_passed_over_on_a_page():
    _, (fout,) = read([("kleur", "rood")])
    assert fout.veld == "kleur"
    assert "hulpvorm" in fout.verwacht
    assert good(("kleur", "rood"), strict=False) == Zoekvraag(regio=REGIO)


@pytest.mark.parametrize(
    ("sleutel", "waarde", "veld"), [("straal", "10", "straal"), ("sorteer", "afstand", "sorteer")]
)
@pytest.mark.parametrize("strict", [True, False])
def test_distance_needs_a_place_to_count_from(sleutel: str, waarde: str, veld: str, strict: bool):
    vraag, (fout,) = read([(sleutel, waarde)], strict=strict)
    assert isinstance(fout, ZonderVertrekpunt)
    assert fout.veld == veld
    assert vraag == Zoekvraag(regio=REGIO)


def test_a_place_that_is_wrong_is_told_and_not_that_it_is_missing_besides():
    assert wrong(("plaats", "Bestaatniet"), ("straal", "10")) == ["plaats"]


@pytest.mark.parametrize("waar", [("plaats", "Hengelo"), ("postcode", "7551"), ("lat", "52.27")])
def test_from_each_place_distance_can_be_counted(waar: tuple[str, str]):
    paren = [waar, ("straal", "10"), ("sorteer", "afstand")]
    if waar[0] == "lat":
        paren.append(("lon", "6.79"))
    vraag = good(*paren)
    assert vraag.has_origin
    assert (vraag.straal, vraag.sorteer) == (10, Sorteer.AFSTAND)


@pytest.mark.parametrize("straal", ["1", str(MAX_STRAAL)])
def test_a_radius_lies_between_one_and_two_hundred_km(straal: str):
    assert good(("straal", straal), ("plaats", "Hengelo")).straal == int(straal)
    assert wrong(("straal", "0"), ("plaats", "Hengelo")) == ["straal"]
    assert wrong(("straal", str(MAX_STRAAL + 1)), ("plaats", "Hengelo")) == ["straal"]


@pytest.mark.parametrize(("gegeven", "ontbreekt"), [("lat", "lon"), ("lon", "lat")])
def test_of_half_a_point_the_other_half_is_asked(gegeven: str, ontbreekt: str):
    waarde = {"lat": "52.27", "lon": "6.79"}[gegeven]
    vraag, (fout,) = read([(gegeven, waarde)])
    assert (fout.veld, vraag.lat, vraag.lon) == (ontbreekt, None, None)


@pytest.mark.parametrize(
    ("lat", "lon", "fouten"),
    [
        ("52.27", "6.79", []),
        ("52.27", "-6.79", ["lon"]),
        ("42.27", "6.79", ["lat"]),
        ("0", "0", ["lat", "lon"]),
        ("91", "6.79", ["lat"]),
        ("52.27", "181", ["lon"]),
        ("52.271", "6.79", ["lat"]),
        ("52.270000000001", "6.79", ["lat"]),
        ("52,27", "6.79", ["lat"]),
        ("noord", "6.79", ["lat"]),
        ("52.27000", "6.790", []),
    ],
)
def test_a_point_lies_in_the_region_and_is_no_more_precise_than_a_kilometre(
    lat: str, lon: str, fouten: list[str]
):
    assert wrong(("lat", lat), ("lon", lon)) == fouten


def test_a_visitor_is_told_once_that_the_point_lies_elsewhere():
    _, (fout,) = read([("lat", "42.27"), ("lon", "-6.79")], strict=False)
    assert fout.veld == "lat"
    assert "Twente" in fout.melding


def test_a_point_within_the_window_and_far_from_every_gemeente_is_none_for_a_visitor():
    """A rectangle around two regions holds the land between them."""
    paren = [("lat", "52.8"), ("lon", "6.6")]
    assert wrong(*paren) == []
    assert wrong(*paren, strict=False) == ["lat"]


def test_a_name_of_two_places_is_asked_with_both():
    _, (fout,) = read([("plaats", "7552")])
    assert fout.veld == "plaats"
    assert "Hengelo" in fout.verwacht
    assert "Enschede" in fout.verwacht
    assert " of " in fout.verwacht


def test_a_slip_in_a_place_is_answered_with_the_place():
    _, (fout,) = read([("plaats", "Hengeloo")])
    assert fout.verwacht == "Hengelo"
    assert fout.melding == "Deze plaats kennen wij niet in Twente."


@pytest.mark.parametrize("sleutel", ["plaats", "postcode"])
def test_a_postcode_elsewhere_is_said_to_lie_elsewhere(sleutel: str):
    _, (fout,) = read([(sleutel, "1011 AB")])
    assert "1011" in fout.melding
    assert "buiten Twente" in fout.melding


def test_a_place_in_another_province_is_said_to_lie_elsewhere():
    _, (fout,) = read([("plaats", "Hengelo (Gld)")])
    assert fout.melding == "Deze plaats ligt buiten Twente."


def test_the_region_of_the_address_comes_before_that_of_the_key():
    assert read([("regio", ELDERS)], regio=REGIO)[0].regio == REGIO
    assert read([("regio", ELDERS)], regio=None)[0].regio == ELDERS


def test_without_a_region_the_values_of_all_are_known():
    vraag, fouten = read([("gemeente", ANDERE_GEMEENTE), ("segment", "wonen")], regio=None)
    assert (vraag.gemeente, vraag.segment, fouten) == ((ANDERE_GEMEENTE,), "wonen", [])


def test_a_value_of_another_region_is_unknown_in_the_one_that_is_asked_for():
    assert wrong(("regio", ELDERS), ("gemeente", HENGELO), regio=None) == ["gemeente"]


def test_no_more_mistakes_are_told_than_a_person_would_read():
    _, fouten = read([("gemeente", f"x{n}") for n in range(MAX_VRAAGFOUTEN + 40)])
    assert len(fouten) == MAX_VRAAGFOUTEN


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(SLEUTELS)) | st.text(max_size=8), st.text(max_size=12)),
        max_size=8,
    ),
    st.booleans(),
)
def test_no_address_makes_reading_fail_and_what_is_read_reads_back(paren: Paren, strict: bool):
    vraag, fouten = read(paren, strict=strict)
    assert len(fouten) <= MAX_VRAAGFOUTEN
    assert vraag.regio == REGIO
    opnieuw, daarna = read(vraag.paren())
    assert (opnieuw, daarna) == (vraag, [])
