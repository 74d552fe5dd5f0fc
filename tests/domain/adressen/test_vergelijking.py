"""Whether two addresses are one, by example and by rule."""

from dataclasses import replace
from string import ascii_uppercase
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wijzer.domain.adressen.adres import Adres
from wijzer.domain.adressen.vergelijking import (
    Adreskenmerk,
    Adresonderdeel,
    Opmerking,
    Uitslag,
    compare,
    nearest,
)
from wijzer.domain.taal.schrijfwijze import _UITGANGEN
from wijzer.domain.taal.telwoord import RANGWOORDEN

ESWEG = Adres("Esweg", 12, "Almelo")


def adres(straat="Esweg", huisnummer=12, plaats="Almelo", **rest):
    return Adres(straat, huisnummer, plaats, **rest)


# ── spelling of streets ──────────────────────────────────────────────────────


@pytest.mark.regel("schrijfwijze.straatvormen")
@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Burg van der Dussenplein", "Burgemeester van der Dussenplein"),
        ("Burg. v.d. Dussenplein", "Burgemeester van der Dussenplein"),
        ("Burg. v d Dussenpln", "Burgemeester van der Dussenplein"),
        ("Burg v/d Dussen plein", "BURGEMEESTER VAN DER DUSSENPLEIN"),
        ("Burg. v.d. Heuvelstraat", "Burgemeester van den Heuvelstraat"),
        ("vd Heuvelstraat", "Van de Heuvelstraat"),
        ("v. den Heuvelstr.", "Van den Heuvelstraat"),
        ("De Höfte", "De Hofte"),
        ("DE HOFTE", "de höfte"),
        ("Willem Alexanderstraat", "Willem-Alexanderstraat"),
        ("St.-Jacobsstraat", "Sint Jacobsstraat"),
        ("St Jacobsstr", "Sint-Jacobsstraat"),
        ("Dr. Schaepmanstraat", "Doctor Schaepmanstraat"),
        ("Dr Schaepmanstr.", "Dokter Schaepmanstraat"),
        ("Mr. Lodderplein", "Meester Lodderplein"),
        ("Prof. Lorentzln", "Professor Lorentzlaan"),
        ("Ds. Jansenwg", "Dominee Jansenweg"),
        ("Ir. Lelyweg", "Ingenieur Lelyweg"),
        ("Kon. Wilhelminasngl", "Koningin Wilhelminasingel"),
        ("Kon Willem I-straat", "Koning Willem I straat"),
        ("J. v Galenstraat", "J van Galenstraat"),
        ("'t Hofje", "t Hofje"),
        ("'t Hofje", "Het Hofje"),
        ("Jan's Weide", "Jans weide"),
        ("2e Esweg", "Tweede Esweg"),
        ("7e Dwarsstraat", "Zevende Dwarsstraat"),
        ("7de Dwarsstr.", "ZEVENDE DWARSSTRAAT"),
        ("7edwarsstraat", "Zevende Dwarsstraat"),
        ("7 e Dwarsstraat", "Zevende Dwarsstraat"),
        ("8ste Dwarsstraat", "Achtste Dwarsstraat"),
        ("10e Dwarsstraat", "Tiende Dwarsstraat"),
        ("20e Dwarsstraat", "Twintigste Dwarsstraat"),
        ("22e Dwarsstraat", "Tweeëntwintigste Dwarsstraat"),
        ("1e Kruisweg", "Eerste Kruisweg"),
        ("1st Kruisweg", "Eerste Kruisweg"),
        ("2e Kamp", "Tweede Kamp"),
        ("4 Meistraat", "Vier Meistraat"),
        ("5 Mei-laan", "Vijf Meilaan"),
        ("Kon. Willem III-straat", "Koning Willem 3 straat"),
        ("Koning Willem III straat", "Koning Willem de Derde straat"),
        ("Johannes XXIII-plein", "Johannes 23 plein"),
        ("Pr. Beatrixstraat", "Prinses Beatrixstraat"),
        ("Lange Str.", "Lange Straat"),
        ("Kerk st.", "Kerkstraat"),
        ("Esweg 12", "Esweg"),
    ],
)
def test_two_spellings_of_a_street_are_one(een, ander):
    assert compare(adres(een), adres(ander)).uitslag is Uitslag.GELIJK


@pytest.mark.regel("schrijfwijze.straatvormen")
@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Kerkstraat", "Kerkweg"),
        ("Esweg", "Eschweg Noord"),
        ("1e Esweg", "2e Esweg"),
        ("Plein 1944", "Plein 1945"),
        ("7e Dwarsstraat", "8e Dwarsstraat"),
        ("Eerste Esweg", "1 Esweg"),
        ("Esweg", "1e Esweg"),
        ("Koning Willem II straat", "Koning Willem III straat"),
        ("Koning Willem I straat", "Koning Willemstraat"),
        ("Blok I", "Blok 1"),
        ("Blok V", "Blok 5"),
        ("Plein 1945", "Plein 45"),
        ("Van der Heuvelstraat", "Van den Heuvelstraat"),
        ("Oranjestraat", "Willem van Oranjestraat"),
    ],
)
def test_two_streets_are_two(een, ander):
    uitkomst = compare(adres(een), adres(ander))
    assert uitkomst.uitslag is Uitslag.VERSCHILLEND
    assert uitkomst.verschil == {Adresonderdeel.STRAAT}


@pytest.mark.regel("_is_slip")
@pytest.mark.parametrize(
    ("een", "ander", "is_tikfout"),
    [
        ("Dorpstraat", "Dorpsstraat", True),
        ("Dorpsstaat", "Dorpsstraat", True),
        ("Dropsstraat", "Dorpsstraat", True),
        ("Esweg", "Esweh", True),
        ("Es", "As", False),
        ("1e Esweg", "2e Esweg", False),
        ("Vierde Dwarsstraat", "5e Dwarsstraat", False),
        ("Zevende Dwarsstraat", "Negende Dwarsstraat", False),
        ("Derde Dwarsstraat", "Vierde Dwarsstraat", False),
        ("Zevnde Dwarsstraat", "7e Dwarsstraat", True),
        ("Zevende Dwarsstraaat", "7e Dwarsstraat", True),
        ("Vier Meistraat", "Vijf Meistraat", False),
        ("Koning Willem II straat", "Koning Willem III straat", False),
        ("Kerkstraat", "Molenweg", False),
    ],
)
def test_a_street_that_is_nearly_the_same_is_probably_a_typo(een, ander, is_tikfout):
    uitkomst = compare(adres(een), adres(ander))
    assert (Opmerking.TIKFOUT in uitkomst.opmerkingen) is is_tikfout
    assert uitkomst.is_dichtbij is is_tikfout


# ── spelling of places ───────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Hengelo", "Hengelo OV"),
        ("Hengelo", "Hengelo (O)"),
        ("Hengelo (Ov.)", "HENGELO O"),
        ("Hengelo", "Hengelo, Overijssel"),
        ("St. Isidorushoeve", "Sint Isidorushoeve"),
        ("Den Haag", "'s-Gravenhage"),
        ("Haarle", "Haarle"),
        ("Haarle gem. Tubbergen", "Haarle (gemeente Tubbergen)"),
        ("Geesteren Gld", "Geesteren (Gelderland)"),
        ("2e Exloërmond", "Tweede Exloermond"),
    ],
)
def test_two_spellings_of_a_place_are_one(een, ander):
    assert compare(adres(plaats=een), adres(plaats=ander)).uitslag is Uitslag.GELIJK


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Hengelo", "Hengelo (Gld)"),
        ("Hengelo OV", "Hengelo GLD"),
        ("Haarle gem. Tubbergen", "Haarle gem. Hellendoorn"),
        ("Almelo", "Hengelo"),
        ("Groningen", "Utrecht"),
    ],
)
def test_two_places_are_two(een, ander):
    uitkomst = compare(adres(plaats=een), adres(plaats=ander))
    assert uitkomst.verschil == {Adresonderdeel.PLAATS}


@pytest.mark.regel("_plaats_differs")
def test_a_place_lies_in_the_province_of_the_region_unless_it_says_otherwise():
    bergen, bergen_nh = adres(plaats="Bergen"), adres(plaats="Bergen (NH)")
    assert compare(bergen, bergen_nh).uitslag is Uitslag.VERSCHILLEND
    assert compare(bergen, bergen_nh, provincie="Noord-Holland").uitslag is Uitslag.GELIJK


@pytest.mark.regel("_plaats_differs")
def test_which_haarle_is_meant_cannot_be_decided():
    uitkomst = compare(adres(plaats="Haarle"), adres(plaats="Haarle gem Tubbergen"))
    assert (uitkomst.uitslag, uitkomst.verschil) == (Uitslag.ONBEKEND, frozenset())


# ── numbers ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ({"huisletter": "A"}, {"huisletter": "a"}),
        ({"huisletter": "A"}, {"toevoeging": "a"}),
        ({"huisletter": "A", "toevoeging": "3"}, {"toevoeging": "a-3"}),
        ({"huisletter": "A", "toevoeging": "3"}, {"toevoeging": "A3"}),
        ({"huisletter": "A", "toevoeging": "bis"}, {"toevoeging": "A bis"}),
        ({"toevoeging": "bis"}, {"toevoeging": "BIS"}),
        ({"toevoeging": "hs"}, {"toevoeging": "huis"}),
        ({"toevoeging": "2e verdieping"}, {"toevoeging": "2"}),
        ({"toevoeging": "2e verdieping"}, {"toevoeging": "2 hoog"}),
        ({"toevoeging": "tweede etage"}, {"toevoeging": "2-hoog"}),
        ({"toevoeging": "14"}, {"toevoeging": "-14"}),
        ({"toevoeging": "14"}, {"toevoeging": "t/m 14"}),
        ({"toevoeging": "01"}, {"toevoeging": "1"}),
        ({"toevoeging": ""}, {}),
        ({"toevoeging": "bg"}, {"toevoeging": "begane grond"}),
        ({"toevoeging": "b.g."}, {"toevoeging": "Beg. gr."}),
        ({"toevoeging": "parterre"}, {"toevoeging": "BG"}),
        ({"toevoeging": "zevende verdieping"}, {"toevoeging": "7 hoog"}),
        ({"huisletter": "T", "toevoeging": "o"}, {"toevoeging": "t/o"}),
    ],
)
def test_two_notations_of_a_number_are_one(een, ander):
    assert compare(adres(**een), adres(**ander)).uitslag is Uitslag.GELIJK


@pytest.mark.parametrize(
    ("een", "ander", "verschil"),
    [
        ({"huisletter": "A"}, {}, {Adresonderdeel.HUISLETTER}),
        ({"huisletter": "A"}, {"huisletter": "B"}, {Adresonderdeel.HUISLETTER}),
        ({"toevoeging": "bis"}, {}, {Adresonderdeel.TOEVOEGING}),
        ({"toevoeging": "hs"}, {"toevoeging": "2"}, {Adresonderdeel.TOEVOEGING}),
        ({"toevoeging": "14"}, {}, {Adresonderdeel.TOEVOEGING}),
        ({"huisletter": "A", "toevoeging": "1"}, {"toevoeging": "2"}, {Adresonderdeel.HUISLETTER, Adresonderdeel.TOEVOEGING}),
        ({"huisletter": "A", "toevoeging": "1"}, {"huisletter": "A"}, {Adresonderdeel.TOEVOEGING}),
        ({"huisnummer": 14}, {"huisnummer": 12}, {Adresonderdeel.HUISNUMMER}),
    ],
)  # fmt: skip
def test_what_differs_in_a_number_is_named(een, ander, verschil):
    uitkomst = compare(adres(**een), adres(**ander))
    assert (uitkomst.uitslag, uitkomst.verschil) == (Uitslag.VERSCHILLEND, verschil)
    assert uitkomst.is_dichtbij


@pytest.mark.regel("_is_slip")
@pytest.mark.parametrize(
    ("een", "ander", "is_tikfout"),
    [
        (12, 21, True),
        (112, 12, True),
        (122, 12, True),
        (11, 1, True),
        (123, 128, True),
        (1234, 1243, True),
        (12, 14, False),
        (1, 2, False),
        (1, 12, False),
        (12, 340, False),
    ],
)
def test_a_number_is_probably_a_typo_only_when_it_looks_like_one(een, ander, is_tikfout):
    uitkomst = compare(adres(huisnummer=een), adres(huisnummer=ander))
    assert (Opmerking.TIKFOUT in uitkomst.opmerkingen) is is_tikfout


def test_a_lost_dash_is_probably_a_typo():
    uitkomst = compare(adres(huisnummer=12, toevoeging="1"), adres(huisnummer=121))
    assert Opmerking.TIKFOUT in uitkomst.opmerkingen


@pytest.mark.regel("_is_in_reeks")
@pytest.mark.parametrize(
    ("ander", "in_reeks"), [(12, True), (14, True), (16, True), (13, False), (18, False)]
)
def test_a_range_of_numbers_is_pointed_out_and_remains_a_difference(ander, in_reeks):
    uitkomst = compare(adres(huisnummer=12, toevoeging="16"), adres(huisnummer=ander))
    assert uitkomst.uitslag is Uitslag.VERSCHILLEND
    assert (Opmerking.NUMMERREEKS in uitkomst.opmerkingen) is in_reeks


# ── what decides ─────────────────────────────────────────────────────────────


@pytest.mark.regel("_Paar.is_same")
def test_the_same_bag_id_is_the_same_address_whatever_is_written():
    een = adres("Esweg", 12, postcode="7601AA", nummeraanduiding_id="0141200000000001")
    ander = adres("Kerkstraat", 3, postcode="7602BB", nummeraanduiding_id="0141200000000001")
    uitkomst = compare(een, ander)
    assert uitkomst.uitslag is Uitslag.GELIJK
    assert Opmerking.BAG_NUMMER_BIJ_ANDER_ADRES in uitkomst.opmerkingen


@pytest.mark.regel("_Paar.remarks_when_same")
def test_another_bag_id_at_the_same_postcode_and_number_is_only_a_remark():
    een = adres(postcode="7601AA", nummeraanduiding_id="0141200000000001")
    ander = adres(postcode="7601AA", nummeraanduiding_id="0141200000000002")
    uitkomst = compare(een, ander)
    assert uitkomst.uitslag is Uitslag.GELIJK
    assert uitkomst.opmerkingen == {Opmerking.ANDER_BAG_NUMMER}


@pytest.mark.regel("_Paar.is_same")
def test_same_postcode_and_number_is_the_same_and_another_street_is_a_remark():
    uitkomst = compare(adres("Esweg", postcode="7601AA"), adres("Op den Es", postcode="7601 aa"))
    assert uitkomst.uitslag is Uitslag.GELIJK
    assert uitkomst.opmerkingen == {Opmerking.STRAAT_ANDERS_GESCHREVEN}


@pytest.mark.regel("_Paar.remarks_when_same")
def test_an_abbreviated_street_is_not_even_a_remark():
    uitkomst = compare(
        adres("Dorpsstr.", postcode="7601AA"), adres("Dorpsstraat", postcode="7601AA")
    )
    assert uitkomst.opmerkingen == frozenset()


@pytest.mark.regel("vergelijking.compare")
def test_two_known_postcodes_differ_even_when_street_and_number_agree():
    uitkomst = compare(adres(postcode="7601AA"), adres(postcode="7609ZZ"))
    assert uitkomst.uitslag is Uitslag.VERSCHILLEND
    assert uitkomst.verschil == {Adresonderdeel.POSTCODE}
    assert uitkomst.is_dichtbij


@pytest.mark.regel("_Paar.is_same")
def test_without_a_postcode_street_number_addition_and_place_decide():
    assert compare(adres(), adres(postcode="7601AA")).uitslag is Uitslag.GELIJK
    assert compare(adres(), adres(plaats="Wierden", postcode="7601AA")).verschil == {
        Adresonderdeel.PLAATS
    }


def test_another_number_at_the_same_postcode_may_come_with_another_street():
    uitkomst = compare(
        adres("Esweg", 12, postcode="7601AA"), adres("Molenweg", 40, postcode="7601AA")
    )
    assert uitkomst.verschil == {Adresonderdeel.STRAAT, Adresonderdeel.HUISNUMMER}
    assert uitkomst.is_dichtbij


def test_an_address_without_street_and_postcode_cannot_be_compared():
    uitkomst = compare(adres(""), adres())
    assert uitkomst.uitslag is Uitslag.ONBEKEND
    assert compare(adres(plaats=" "), adres()).uitslag is Uitslag.ONBEKEND


def test_a_known_difference_outweighs_what_cannot_be_compared():
    assert compare(adres("", 12), adres(huisnummer=14)).verschil == {Adresonderdeel.HUISNUMMER}


@pytest.mark.regel("vergelijking.compare")
def test_nothing_that_was_written_is_changed():
    een = adres("St.-Jacobsstr.", plaats="Hengelo (O)", toevoeging="2e verdieping")
    kopie = replace(een)
    compare(een, adres("Sint Jacobsstraat"))
    assert een == kopie


def test_what_is_compared_has_no_printable_form():
    assert "esweg" not in repr(Adreskenmerk.of(ESWEG)).lower()
    assert "esweg" not in repr(compare(ESWEG, adres("Eswegh"))).lower()


# ── near and far ─────────────────────────────────────────────────────────────


def test_the_nearest_is_the_one_with_the_smallest_mistake():
    kandidaten = [
        (UUID(int=1), adres("Molenweg", 12)),
        (UUID(int=2), adres("Esweg", 40)),
        (UUID(int=3), adres("Esweg", 21)),
        (UUID(int=4), adres("Esweg", 12, "Wierden")),
        (UUID(int=5), adres("Kerkstraat", 3, "Wierden")),
    ]
    volgorde = []
    while naaste := nearest(Adreskenmerk.of(ESWEG), _read(kandidaten)):
        volgorde.append(naaste[0].int)
        kandidaten = [(wie, waar) for wie, waar in kandidaten if wie != naaste[0]]
    assert volgorde == [3, 2, 4, 1, 5]


def test_equally_near_ones_are_always_taken_in_the_same_order():
    kandidaten = [(UUID(int=9), adres(huisnummer=14)), (UUID(int=2), adres(huisnummer=10))]
    for volgorde in (kandidaten, kandidaten[::-1]):
        naaste = nearest(Adreskenmerk.of(ESWEG), _read(volgorde))
        assert naaste is not None
        assert naaste[0] == UUID(int=2)


def test_without_candidates_there_is_no_nearest():
    assert nearest(Adreskenmerk.of(ESWEG), []) is None


@pytest.mark.regel("_is_dichtbij")
@pytest.mark.parametrize(
    ("ander", "is_dichtbij"),
    [
        (adres(huisnummer=340), True),  # the same street of the same place
        (adres(huisnummer=340, postcode="7609ZZ"), False),  # and another postcode: another house
        (adres(huisnummer=21, postcode="7609ZZ"), True),
        (adres(plaats="Wierden"), True),
        (adres(plaats="Wierden", huisnummer=340), False),
        (adres("Molenweg"), False),  # the same number is a coincidence
        (adres("Molenweg", postcode="7601AA", huisnummer=3), True),
    ],
)
def test_near_means_probably_meant_to_be_one(ander, is_dichtbij):
    assert compare(adres(postcode="7601AA"), ander).is_dichtbij is is_dichtbij


def _read(kandidaten):
    return [(wie, Adreskenmerk.of(waar)) for wie, waar in kandidaten]


# ── always and never ─────────────────────────────────────────────────────────

RANG = {getal: woord for woord, getal in RANGWOORDEN.items()}
letters = "abcdefghijklmnoprstuvwzéëöü"
woorden = st.text(letters, min_size=2, max_size=9)
straten = st.builds(
    lambda begin, woord, einde: begin + woord.capitalize() + einde,
    st.sampled_from(["", "Burg. ", "van der ", "St.-", "'t ", "2e ", "v.d. "]),
    woorden,
    st.sampled_from(["straat", "weg", "laan", "str.", "plein", ""]),
)
plaatsen = st.sampled_from(["Almelo", "Hengelo", "Hengelo (O)", "Hengelo Gld", "Haarle gem Tubbergen", "Haarle", ""])  # fmt: skip
# One draw for each part: with a choice in a choice, making addresses took longer than comparing them.
postcodes = st.sampled_from([None, "7601AA"]) | st.builds(
    "{}{}".format,
    st.integers(1000, 9999),
    st.sampled_from([a + b for a in ascii_uppercase for b in ascii_uppercase]),
)
adressen = st.builds(
    Adres,
    straat=st.one_of(straten, st.sampled_from(["Esweg", "", "-"])),
    huisnummer=st.integers(1, 99999) | st.integers(1, 30),
    plaats=plaatsen,
    huisletter=st.sampled_from([None, None, None, "A", "B", "z"]),
    toevoeging=st.sampled_from([*[None] * 7, "bis", "hs", "2", "14", "2e verdieping", "A3", "-"]),
    postcode=postcodes,
    nummeraanduiding_id=st.sampled_from([None, None, "0141200000000001", "0141200000000002"]),
)
volledig = adressen.filter(lambda a: a.straat.strip() and a.plaats.strip())


@pytest.mark.regel("vergelijking.compare")
@given(adressen, adressen)
def test_it_never_matters_which_address_comes_first(een, ander):
    assert compare(een, ander) == compare(ander, een)


@given(volledig)
def test_an_address_is_always_the_same_as_itself(gegeven):
    uitkomst = compare(gegeven, gegeven)
    assert (uitkomst.uitslag, uitkomst.opmerkingen, uitkomst.afstand) == (
        Uitslag.GELIJK,
        frozenset(),
        0,
    )


@given(volledig, adressen, st.sampled_from([str.upper, str.lower, str.title]))
def test_case_never_matters(een, ander, schrijf):
    anders = replace(
        een,
        straat=schrijf(een.straat),
        plaats=schrijf(een.plaats),
        toevoeging=een.toevoeging and schrijf(een.toevoeging),
    )
    assert compare(een, anders).uitslag is Uitslag.GELIJK
    assert compare(een, ander) == compare(anders, ander)


@given(volledig, adressen)
def test_accents_never_matter(een, ander):
    kaal = str.maketrans("éëöü", "eeou")
    assert compare(een, ander) == compare(replace(een, straat=een.straat.translate(kaal)), ander)


@given(woorden, woorden, st.sampled_from([" ", "-", "", "'", ". ", " - "]))
def test_punctuation_in_a_street_never_matters(begin, einde, teken):
    # A word that ends in `str` is one that was cut short; so it is not in the middle of another.
    assume(len(begin) > 4 and not any(begin.endswith(kort) for kort, _ in _UITGANGEN))
    een, ander = adres(f"{begin} {einde}straat"), adres(f"{begin}{teken}{einde}straat")
    assert compare(een, ander).uitslag is Uitslag.GELIJK


@given(volledig, st.sampled_from("ABC"), st.sampled_from(["1", "3"]))
def test_the_field_in_which_a_letter_was_typed_never_matters(gegeven, letter, nummer):
    los = replace(gegeven, huisletter=letter, toevoeging=nummer)
    for samen in (f"{letter}{nummer}", f"{letter.lower()}-{nummer}", f"{letter} {nummer}"):
        aan_elkaar = replace(gegeven, huisletter=None, toevoeging=samen)
        assert compare(los, aan_elkaar).uitslag is Uitslag.GELIJK


@given(adressen, adressen)
def test_two_known_postcodes_that_differ_are_never_equal_without_a_bag_id(een, ander):
    hier, daar = een.postcode or "7601AA", ander.postcode or "7601AB"
    assume(hier != daar)
    uitkomst = compare(
        replace(een, postcode=hier, nummeraanduiding_id=None), replace(ander, postcode=daar)
    )
    assert uitkomst.uitslag is Uitslag.VERSCHILLEND
    assert Adresonderdeel.POSTCODE in uitkomst.verschil


@given(adressen, adressen)
def test_another_number_is_never_equal_without_a_bag_id(een, ander):
    assume(een.huisnummer != ander.huisnummer)
    assert compare(replace(een, nummeraanduiding_id=None), ander).uitslag is Uitslag.VERSCHILLEND


@given(adressen, adressen)
def test_a_difference_always_says_what_differs_and_nothing_else_does(een, ander):
    uitkomst = compare(een, ander)
    assert bool(uitkomst.verschil) is (uitkomst.uitslag is Uitslag.VERSCHILLEND)
    assert (uitkomst.afstand == 0) is (uitkomst.uitslag is Uitslag.GELIJK)


@given(adressen, adressen)
def test_only_two_postcodes_or_a_bag_id_can_make_a_different_street_the_same(een, ander):
    uitkomst = compare(replace(een, postcode=None, nummeraanduiding_id=None), ander)
    if uitkomst.uitslag is Uitslag.GELIJK:
        assert Opmerking.STRAAT_ANDERS_GESCHREVEN not in uitkomst.opmerkingen


@given(
    st.integers(1, 99),
    st.sampled_from(["e", "de", "ste"]),
    st.sampled_from(["Dwarsstraat", "Esweg", "Kamp", "Burg. v.d. Heuvelstr."]),
    st.sampled_from([str, str.upper, str.title]),
)
def test_a_rank_in_digits_is_the_rank_in_words_and_no_other(getal, uitgang, straat, schrijf):
    in_cijfers = adres(f"{getal}{uitgang} {straat}")
    in_woorden = adres(schrijf(f"{RANG[getal]} {straat}"))
    assert compare(in_cijfers, in_woorden).uitslag is Uitslag.GELIJK
    volgende = adres(f"{RANG[getal % 99 + 1]} {straat}")
    uitkomst = compare(in_cijfers, volgende)
    assert uitkomst.verschil == {Adresonderdeel.STRAAT}
    assert Opmerking.TIKFOUT not in uitkomst.opmerkingen
    assert not uitkomst.is_dichtbij
