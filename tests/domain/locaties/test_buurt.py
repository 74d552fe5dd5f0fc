"""No text of a locatie tells where another, shielded one of the same aanbieder is."""

from dataclasses import replace

import pytest

from tests.factories import (
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
    make_opgave,
    make_vestiging,
)
from wijzer.domain.adressen.adres import OnleesbaarAdres
from wijzer.domain.fouten import Vraag
from wijzer.domain.locaties.buurt import (
    MELDING_BUUR,
    MELDING_BUUR_VRAAG,
    Buurt,
    public_teksten,
    shown_teksten,
)
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact

EIGEN, VREEMD = make_aanbieder("De Bron"), make_aanbieder("Een ander")
STRAAT = "Zilverreigerhof"
GEHEIM = make_groep(EIGEN, "Groep Oost", make_afgeschermd_adres(STRAAT, 12, "7555KL"))
KANTOOR = make_vestiging(EIGEN)


def told(tekst: str | None, locatie: Locatie = KANTOOR, *buren: Locatie) -> list[tuple[str, str]]:
    """Field and message of what is wrong with this text of a locatie, among these neighbours."""
    buurt = Buurt([GEHEIM, locatie, *buren])
    return [(fout.veld, fout.melding) for fout in buurt.check({"naam": tekst}, locatie)]


@pytest.mark.parametrize(
    "tekst",
    [
        "Kantoor Zilverreigerhof",
        "zilver-reigerhof 12",
        "ZILVERREIGERHOF",
        "bij 7555 KL",
        "Zílvérréigerhof",
        "https://bron.example/zilverreigerhof",
    ],
)
def test_the_office_may_not_name_the_street_of_the_shielded_groep(tekst: str):
    assert told(tekst) == [("naam", MELDING_BUUR)]


@pytest.mark.parametrize("tekst", ["Kantoor Hengelo", "De Bron", "", None, "7555 AA", "Merelhof"])
def test_a_text_without_that_street_passes(tekst: str | None):
    assert told(tekst) == []


def test_the_stem_of_the_street_alone_is_refused_too():
    assert told("Huize Zilverreiger") == [("naam", MELDING_BUUR)]


def test_an_ordinary_word_that_is_the_stem_of_a_street_is_asked_about():
    linde = make_groep(EIGEN, "Groep West", make_afgeschermd_adres("Lindelaan", 3, "7553AA"))
    (fout,) = Buurt([linde, KANTOOR]).check({"naam": "De Linde"}, KANTOOR)
    assert isinstance(fout, Vraag)
    assert (fout.veld, fout.melding) == ("naam", MELDING_BUUR_VRAAG)


def test_the_finding_does_not_repeat_the_address():
    (fout,) = Buurt([GEHEIM]).check({"naam": f"Kantoor {STRAAT}"}, KANTOOR)
    for woord in (STRAAT, "7555", "KL", "12"):
        assert woord not in f"{fout.melding} {fout.verwacht}"


def test_each_text_is_judged_by_itself_and_told_under_its_own_field():
    teksten = {"naam": "Kantoor", "website": "https://zilverreigerhof.example", "email": None}
    assert [fout.veld for fout in Buurt([GEHEIM]).check(teksten, KANTOOR)] == ["website"]


def test_a_text_of_another_aanbieder_is_not_compared():
    vreemd = make_vestiging(VREEMD)
    assert told(f"Kantoor {STRAAT}", vreemd) == []


def test_the_street_of_an_open_neighbour_is_no_secret():
    open_buur = replace(GEHEIM, adres=make_open_adres(STRAAT, 14, "7555KL"))
    assert Buurt([open_buur]).check({"naam": f"Kantoor {STRAAT}"}, KANTOOR) == []


def test_a_locatie_is_not_its_own_neighbour():
    assert Buurt([GEHEIM]).check({"naam": f"Groep {STRAAT}"}, GEHEIM) == []


def test_an_open_locatie_in_the_same_street_may_name_it():
    zelfde = make_vestiging(EIGEN, adres=make_open_adres(STRAAT, 40, "7555KL"))
    assert told(f"Kantoor {STRAAT}", zelfde) == []
    assert told(f"Kantoor {STRAAT}", replace(zelfde, adres=make_afgeschermd_adres(STRAAT, 40))) == [
        ("naam", MELDING_BUUR)
    ]


def test_another_spelling_of_the_same_street_is_the_same_street():
    burg = make_groep(EIGEN, "G", make_afgeschermd_adres("Burgemeester Jansenplein", 2, "7551AB"))
    hier = make_vestiging(EIGEN, adres=make_open_adres("Burg. Jansenplein", 8, "7551AB"))
    elders = make_vestiging(EIGEN, adres=make_open_adres("Merelhof", 8, "7551AB"))
    assert Buurt([burg]).check({"naam": "Burg. Jansenplein"}, hier) == []
    assert [fout.veld for fout in Buurt([burg]).check({"naam": "Burg. Jansenplein"}, elders)] == [
        "naam"
    ]


def test_of_several_neighbours_each_street_is_kept():
    ander = make_groep(EIGEN, "Groep West", make_afgeschermd_adres("Kaneelwortelpad", 3, "7553AA"))
    assert told("Kantoor Kaneelwortelpad", KANTOOR, ander) == [("naam", MELDING_BUUR)]
    assert told(f"Kantoor {STRAAT}", KANTOOR, ander) == [("naam", MELDING_BUUR)]


def test_an_address_that_no_key_opens_is_passed_over():
    dicht = replace(GEHEIM, adres=OnleesbaarAdres())
    assert Buurt([dicht]).check({"naam": f"Kantoor {STRAAT}"}, KANTOOR) == []


def test_the_same_buurt_answers_time_and_again():
    buurt = Buurt([GEHEIM])
    eerst, daarna = (buurt.check({"naam": STRAAT}, KANTOOR) for _ in range(2))
    assert [fout.melding for fout in eerst] == [fout.melding for fout in daarna] == [MELDING_BUUR]


def test_what_everybody_reads_is_its_name_and_two_parts_of_its_contact():
    contact = Contact(telefoon="074-000 00 12", email="a@bron.example", website="https://b.example")
    assert public_teksten(replace(KANTOOR, naam="Noord", contact=contact)) == {
        "naam": "Noord",
        "email": "a@bron.example",
        "website": "https://b.example",
    }


def test_the_remark_with_each_product_is_read_under_its_code():
    teksten = shown_teksten(
        KANTOOR,
        [
            make_aanbod(KANTOOR, "WGZHF", make_opgave(toelichting="Bel gerust")),
            make_aanbod(KANTOOR, "WGZHG", make_opgave()),
            make_aanbod(KANTOOR, "ABGII"),
        ],
    )
    assert {code: teksten.get(code, "-") for code in ("WGZHF", "WGZHG", "ABGII")} == {
        "WGZHF": "Bel gerust",
        "WGZHG": None,
        "ABGII": "-",
    }
    assert teksten["naam"] == KANTOOR.naam


def test_a_remark_that_names_the_street_is_found_under_the_code_of_its_product():
    aanbod = [make_aanbod(KANTOOR, "WGZHF", make_opgave(toelichting=f"Naast {STRAAT} 12"))]
    fouten = Buurt([GEHEIM]).check(shown_teksten(KANTOOR, aanbod), KANTOOR)
    assert [fout.veld for fout in fouten] == ["WGZHF"]


def test_a_postcode_that_an_address_lacks_is_not_looked_for():
    zonder = make_groep(EIGEN, "G", make_afgeschermd_adres(STRAAT, 12, None))
    assert Buurt([zonder]).check({"naam": "bij 7555 KL"}, KANTOOR) == []
