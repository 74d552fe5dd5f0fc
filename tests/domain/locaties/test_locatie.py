"""What a locatie must satisfy, and what shielding does to it."""

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbiederId, LocatieId, PubliekId
from wijzer.domain.locaties.locatie import (
    Groep,
    Vestiging,
    check_locatie,
    check_repeats,
    is_same_naam,
    shield,
    traces_of,
)
from wijzer.domain.regio.gebied import Contact
from wijzer.domain.verraad.herhaling import repeats_adres

GEMEENTEN = frozenset({"GM0164", "GM0141"})
ADRES = Adres("Zilverreigerhof", 12, "Hengelo", huisletter="A", postcode="7555KL")
GROEP = Groep(
    id=LocatieId(uuid4()),
    publiek_id=PubliekId(uuid4()),
    regio="twente",
    aanbieder_id=AanbiederId(uuid4()),
    naam="De Linde",
    adres=OpenbaarAdres(ADRES),
    gemeente="GM0164",
    contact=Contact(telefoon="074-000 00 12"),
    groepsgrootte=6,
)
VESTIGING = Vestiging(
    id=LocatieId(uuid4()),
    publiek_id=PubliekId(uuid4()),
    regio="twente",
    aanbieder_id=AanbiederId(uuid4()),
    naam="Kantoor Noord",
    adres=OpenbaarAdres(ADRES),
    gemeente="GM0164",
    werkgebied=frozenset({"GM0141"}),
)


def velden(locatie: Groep | Vestiging) -> list[str]:
    return [fout.veld for fout in check_locatie(locatie, regio_gemeenten=GEMEENTEN)]


@pytest.mark.regel("check_locatie")
def test_a_good_groep_and_a_good_vestiging_pass() -> None:
    assert velden(GROEP) == []
    assert velden(VESTIGING) == []


@pytest.mark.regel("check_locatie")
@pytest.mark.parametrize(
    ("wijziging", "veld"),
    [
        ({"naam": "  "}, "naam"),
        ({"naam": "x" * 121}, "naam"),
        ({"gemeente": "GM9999"}, "gemeente"),
        ({"groepsgrootte": 0}, "groepsgrootte"),
        ({"groepsgrootte": 100}, "groepsgrootte"),
        ({"leeftijd_van": -1}, "leeftijd_van"),
        ({"leeftijd_tot": 24}, "leeftijd_tot"),
        ({"leeftijd_van": 12, "leeftijd_tot": 6}, "leeftijd_tot"),
    ],
)
def test_a_wrong_value_is_told_beside_its_own_field(
    wijziging: dict[str, object], veld: str
) -> None:
    assert velden(replace(GROEP, **wijziging)) == [veld]  # type: ignore[arg-type]


@pytest.mark.regel("locatie._check_gemeenten")
def test_a_vestiging_serves_at_least_one_gemeente_of_the_region() -> None:
    assert velden(replace(VESTIGING, werkgebied=frozenset())) == ["werkgebied"]
    assert velden(replace(VESTIGING, werkgebied=frozenset({"GM9999"}))) == ["werkgebied"]


@pytest.mark.regel("locatie.shield")
def test_shielding_gives_a_new_public_id_a_new_name_and_no_contact_of_its_own() -> None:
    fresh = PubliekId(uuid4())
    entered = replace(GROEP, adres=AfgeschermdAdres(ADRES), naam="Groep Oost")
    hidden = shield(GROEP, entered, publiek_id=fresh)
    assert (hidden.publiek_id, hidden.naam, hidden.contact) == (fresh, "Groep Oost", Contact())
    assert hidden.is_afgeschermd
    assert hidden.id == GROEP.id


@pytest.mark.regel("traces_of")
@pytest.mark.parametrize("naam", ["De Linde", "de  linde", "DE LINDÉ", "De Linde!", "De-Lin.de"])
def test_shielding_under_the_old_name_is_refused(naam: str) -> None:
    with pytest.raises(Ongeldig) as fout:
        shield(GROEP, replace(GROEP, naam=naam), publiek_id=PubliekId(uuid4()))
    assert fout.value.veld == "naam"


@pytest.mark.regel("locatie.shield")
def test_shielding_drops_each_part_of_the_contact_that_was_public_and_no_other() -> None:
    old = replace(GROEP, contact=Contact(telefoon="074-000 00 12", email="linde@zorg.example"))
    new = replace(
        old, naam="Groep Oost", contact=replace(old.contact, website="https://zorg.example")
    )
    hidden = shield(old, new, publiek_id=PubliekId(uuid4()))
    assert hidden.contact == Contact(website="https://zorg.example")
    assert [spoor.veld for spoor in traces_of(old, new)] == ["telefoon", "email"]


@pytest.mark.regel("check_repeats")
@pytest.mark.parametrize(
    "tekst",
    [
        "Huis aan de Zilverreigerhof",
        "ZILVER-REIGERHOF 12",
        "zilver reiger hof",
        "Zílverreigerhof",
        "bij 7555 KL",
        "7555kl@zorg.example",
        "https://zorg.example/huizen/zilver%20reiger%20hof",
        "https://zorg.example/?postcode=7555%2BKL&huis=z%C3%ADlverreigerhof",
    ],
)
def test_a_public_text_that_repeats_the_shielded_address_is_found(tekst: str) -> None:
    assert repeats_adres(tekst, ADRES)
    assert [f.veld for f in check_repeats({"naam": tekst}, AfgeschermdAdres(ADRES))] == ["naam"]


@pytest.mark.parametrize(
    "tekst",
    [
        "Groep Kanariezwaluwstr.",
        "Kanariezwaluw str 12, derde deur",
        "Kanariezw.str.",
        "info@kanariezwaluwstr12.example",
        "https://zorg.example/kanariezwaluwstr-12",
        "𝐊𝐚𝐧𝐚𝐫𝐢𝐞𝐳𝐰𝐚𝐥𝐮𝐰𝐬𝐭𝐫𝐚𝐚𝐭",
        "ＫＡＮＡＲＩＥＺＷＡＬＵＷＳＴＲＡＡＴ",
        "Kanarie\u200bzwaluw\u00adstraat",
    ],
)
def test_an_abbreviation_does_not_hide_a_street(tekst: str) -> None:
    assert repeats_adres(tekst, replace(ADRES, straat="Kanariezwaluwstraat"))


@pytest.mark.regel("repeats_adres")
@pytest.mark.parametrize(
    "tekst",
    ["Burg. v.d. Dussenpl.", "Burgemeester van der Dussen pln", "bij Burg van der Dussenplein"],
)
def test_a_street_is_found_however_it_is_written(tekst: str) -> None:
    for straat in ("Burgemeester van der Dussenplein", "Burg. v.d. Dussenplein"):
        assert repeats_adres(tekst, replace(ADRES, straat=straat))


@pytest.mark.parametrize(
    "tekst",
    [
        "Bel st. Anna, v. d. Berg of dr. Jansen.",
        "Kanaalstr. 3",
        "Kanarie",
        "Wacht 3 min. bij de str.",
    ],
)
def test_other_abbreviations_are_no_street(tekst: str) -> None:
    assert not repeats_adres(tekst, replace(ADRES, straat="Kanariezwaluwstraat"))


@pytest.mark.parametrize("tekst", ["De Linde", "Hengelo", "Groep 12", None, ""])
def test_a_text_without_street_or_postcode_passes(tekst: str | None) -> None:
    assert not repeats_adres(tekst, ADRES)


def test_an_open_groep_may_name_its_street() -> None:
    assert check_repeats({"naam": "Zilverreigerhof"}, OpenbaarAdres(ADRES)) == []


@pytest.mark.regel("repeats_adres")
@given(st.sampled_from([" ", "-", ".", "'", "_", "/", "%", "%20", "%2D"]), st.integers(1, 14))
def test_punctuation_never_hides_a_street(teken: str, plek: int) -> None:
    straat = ADRES.straat
    assert repeats_adres(f"Wonen aan {straat[:plek]}{teken}{straat[plek:]}!", ADRES)


@pytest.mark.regel("is_same_naam")
@pytest.mark.parametrize(
    "ander", ["’t Veld – Noord", "ʼT VELD ‑ noord", "\u200b´t\xa0Veld −  Noord", "`t  Véld - Noord"]
)
def test_another_kind_of_apostrophe_dash_or_space_makes_no_new_name(ander: str):
    assert is_same_naam("'t Veld - Noord", ander)
    assert not is_same_naam("'t Veld - Noord", f"{ander} 2")


def test_a_groep_has_a_size_and_no_werkgebied_and_a_vestiging_the_other_way_round() -> None:
    assert (GROEP.soort, GROEP.is_groep, GROEP.grootte, GROEP.werkgebied_codes) == (
        "groep",
        True,
        6,
        (),
    )
    assert (VESTIGING.soort, VESTIGING.is_groep, VESTIGING.grootte) == ("vestiging", False, None)


def test_the_codes_of_a_werkgebied_stand_in_one_order() -> None:
    twee = replace(VESTIGING, werkgebied=frozenset({"GM0164", "GM0141"}))
    assert twee.werkgebied_codes == ("GM0141", "GM0164")


def test_pages_of_a_locatie_stand_under_the_plural_of_its_kind() -> None:
    assert (GROEP.meervoud, VESTIGING.meervoud) == ("groepen", "vestigingen")
