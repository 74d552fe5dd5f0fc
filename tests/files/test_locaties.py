from dataclasses import replace
from datetime import date
from io import BytesIO
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.hulp import PATROON, row_bytes, xlsx_bytes
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.locaties.beschikbaarheid import Opgave, WachttijdSoort
from wijzer.domain.taal.schoon import clean_line
from wijzer.files.locaties import (
    KOLOMMEN,
    WEKELIJKS,
    GroepOfVestiging,
    LocatiesRij,
    locaties_cells,
    read_locaties,
)
from wijzer.files.opgave import WAARDE_KOLOMMEN
from wijzer.files.tabel.csv.letters import damage
from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table

ADRES = {"straat": "Proefbosweg", "huisnummer": "12", "postcode": "7551 EB", "plaats": "Hengelo"}
GROEP = {
    "agb": "73730001", "soort": "groep", "naam": "De Linde", "telefoon": "+31 74 000 00 12", "email": "info@linde.example",
    "website": "www.linde.example", "doelgroepen": "autisme, lvb", **ADRES, "gemeente": "Hengelo", "afgeschermd": "nee",
    "groepsgrootte": "6", "leeftijd_van": "4", "leeftijd_tot": "18", "productcode": "WGZHF", "vrije_plekken": "1",
    "aanmeldwachttijd_weken": "0", "behandelwachttijd_weken": "2", "wachttijd_soort": "inschatting",
    "aantal_wachtenden": "3", "medische_verwijzing": "ja", "peildatum": "20-11-2026", "toelichting": "Bel ons gerust.",
}  # fmt: skip
VESTIGING = {
    **{kolom: waarde for kolom, waarde in GROEP.items() if kolom != "groepsgrootte"},
    "soort": "vestiging",
    "werkgebied": "Hengelo, Borne",
}
VERWACHT = LocatiesRij(
    rij=2,
    locatie_id=None,
    agb="73730001",
    soort=GroepOfVestiging.GROEP,
    naam="De Linde",
    telefoon="074-000 00 12",
    email="info@linde.example",
    website="https://www.linde.example",
    doelgroepen=("autisme", "lvb"),
    adres=OpenbaarAdres(Adres("Proefbosweg", 12, "Hengelo", postcode="7551EB")),
    gemeente="Hengelo",
    afgeschermd=False,
    groepsgrootte=6,
    leeftijd_van=4,
    leeftijd_tot=18,
    werkgebied=(),
    productcode="WGZHF",
    medische_verwijzing=True,
    opgave=Opgave(
        peildatum=date(2026, 11, 20),
        vrije_plekken=1,
        aanmeldwachttijd_weken=0,
        behandelwachttijd_weken=2,
        wachttijd_soort=WachttijdSoort.INSCHATTING,
        aantal_wachtenden=3,
        toelichting="Bel ons gerust.",
    ),
)


def read(*rijen: dict[str, str]):
    return read_locaties(row_bytes(KOLOMMEN, *rijen), productcode_patroon=PATROON)


def without(rij: dict[str, str], *kolommen: str) -> dict[str, str]:
    return {kolom: waarde for kolom, waarde in rij.items() if kolom not in kolommen}


def test_a_groep_is_read_with_its_availability():
    assert read(GROEP).rijen == [VERWACHT]


def test_the_column_locatie_id_may_be_left_out():
    kolommen = KOLOMMEN[1:]
    assert read_locaties(row_bytes(kolommen, GROEP), productcode_patroon=PATROON).rijen == [
        VERWACHT
    ]


def test_a_vestiging_has_a_werkgebied_and_no_groepsgrootte():
    [rij] = read(VESTIGING).rijen
    assert (rij.werkgebied, rij.groepsgrootte) == (("Hengelo", "Borne"), None)


def test_whether_to_shield_must_be_said():
    [fout] = read(without(GROEP, "afgeschermd")).fouten
    assert (fout.kolom, fout.fout) == ("afgeschermd", "Deze cel is leeg.")


def test_a_shielded_address_is_of_the_shielded_kind_from_the_first_moment():
    gelezen = read({**GROEP, "afgeschermd": "ja"})
    assert gelezen.rijen[0].adres == AfgeschermdAdres(
        Adres("Proefbosweg", 12, "Hengelo", postcode="7551EB")
    )
    assert "Proefbosweg" not in repr(gelezen.rijen)


def test_an_empty_shielded_address_keeps_what_is_stored():
    [rij] = read({**without(GROEP, *ADRES), "afgeschermd": "ja"}).rijen
    assert rij.adres is None


def test_an_open_locatie_needs_its_address():
    assert [fout.kolom for fout in read(without(GROEP, *ADRES)).fouten] == [
        "straat",
        "huisnummer",
        "postcode",
        "plaats",
    ]


def test_mistakes_in_a_shielded_address_do_not_come_into_logs():
    gelezen = read({**GROEP, "afgeschermd": "ja", "huisnummer": "Proefbosweg 12"})
    assert gelezen.fouten[0].waarde == "Proefbosweg 12"
    assert "Proefbosweg" not in repr(gelezen.fouten)


@pytest.mark.parametrize(
    ("basis", "kolom", "waarde"),
    [
        (GROEP, "soort", "huis"),
        (GROEP, "groepsgrootte", ""),
        (VESTIGING, "groepsgrootte", "3"),
        (GROEP, "werkgebied", "Hengelo"),
        (GROEP, "naam", "x" * 121),
        (GROEP, "huisnummer", "0"),
        (GROEP, "postcode", "0551 EB"),
        (GROEP, "hulpvorm", "woongroep"),
        (GROEP, "productcode", "zomaar"),
        (GROEP, "vrije_plekken", "-1"),
        (GROEP, "peildatum", ""),
        (GROEP, "peildatum", "gisteren"),
        (GROEP, "aanmeldstop", "misschien"),
        (GROEP, "toelichting", "x" * 201),
        (GROEP, "locatie_id", "12"),
    ],
)
def test_a_bad_cell_is_refused_in_its_own_column(basis: dict[str, str], kolom: str, waarde: str):
    [fout] = read({**basis, kolom: waarde}).fouten
    assert (fout.rij, fout.kolom) == (2, kolom)


def test_a_row_without_a_peildatum_and_values_states_nothing():
    leeg = without(
        GROEP,
        "vrije_plekken",
        "aanmeldwachttijd_weken",
        "behandelwachttijd_weken",
        "wachttijd_soort",
        "aantal_wachtenden",
        "peildatum",
        "toelichting",
    )
    assert (
        read({**leeg, "aanmeldstop": "nee", "afhankelijk_van_matching": "nee"}).rijen[0].opgave
        is None
    )


def test_a_locatie_may_stand_there_without_a_product():
    [rij] = read(
        without(
            GROEP,
            "productcode",
            *[kolom for kolom in KOLOMMEN[21:] if kolom != "medische_verwijzing"],
        )
    ).rijen
    assert (rij.productcode, rij.opgave) == (None, None)


@pytest.mark.parametrize(
    ("cel", "stop", "tot"),
    [("ja", True, None), ("nee", False, None), ("31-01-2027", True, date(2027, 1, 31))],
)
def test_an_aanmeldstop_may_have_a_last_day(cel: str, stop: bool, tot: date | None):
    opgave = read({**GROEP, "aanmeldstop": cel}).rijen[0].opgave
    assert opgave is not None
    assert (opgave.aanmeldstop, opgave.aanmeldstop_tot) == (stop, tot)


def test_a_house_number_that_excel_made_a_date_of_is_explained():
    rij = {**GROEP, "huisnummer": date(2025, 3, 12)}
    inhoud = xlsx_bytes(KOLOMMEN, [rij.get(kolom) for kolom in KOLOMMEN])
    [fout] = read_locaties(inhoud, productcode_patroon=PATROON).fouten
    assert (fout.kolom, fout.fout) == ("huisnummer", "Excel heeft hier een datum van gemaakt.")


def test_a_phone_number_that_excel_made_a_number_of_is_explained():
    rij = {**GROEP, "telefoon": 740000012}
    inhoud = xlsx_bytes(KOLOMMEN, [rij.get(kolom) for kolom in KOLOMMEN])
    [fout] = read_locaties(inhoud, productcode_patroon=PATROON).fouten
    assert fout.kolom == "telefoon"


def test_the_columns_stand_in_the_order_of_the_published_format():
    assert ";".join(KOLOMMEN) == (
        "locatie_id;agb;soort;naam;telefoon;email;website;doelgroepen;straat;huisnummer;huisletter;toevoeging;postcode;plaats;"
        "gemeente;afgeschermd;groepsgrootte;leeftijd_van;leeftijd_tot;rolstoeltoegankelijk;werkgebied;productcode;hulpvorm;"
        "vrije_plekken;eerstvolgende_plek;aanmeldwachttijd_weken;behandelwachttijd_weken;wachttijd_soort;aantal_wachtenden;"
        "afhankelijk_van_matching;aanmeldstop;medische_verwijzing;peildatum;toelichting"
    )


weken = st.none() | st.integers(0, 520)
dagen = st.dates(date(2020, 1, 1), date(2030, 1, 1))
naam = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" =+-@'"),
    min_size=1,
    max_size=40,
)
namen = naam.map(clean_line).filter(lambda tekst: tekst and not damage(tekst))


@st.composite
def opgaven(draw: st.DrawFn) -> Opgave:
    tot = draw(st.none() | dagen)
    return Opgave(
        peildatum=draw(dagen),
        vrije_plekken=draw(weken),
        eerstvolgende_plek=draw(st.none() | dagen),
        aanmeldwachttijd_weken=draw(weken),
        behandelwachttijd_weken=draw(weken),
        wachttijd_soort=draw(st.none() | st.sampled_from(WachttijdSoort)),
        aantal_wachtenden=draw(weken),
        afhankelijk_van_matching=draw(st.booleans()),
        aanmeldstop=tot is not None or draw(st.booleans()),
        aanmeldstop_tot=tot,
        toelichting=draw(st.none() | namen),
    )


@st.composite
def rijen(draw: st.DrawFn) -> LocatiesRij:
    adres = Adres(
        draw(namen),
        draw(st.integers(1, 99999)),
        draw(namen),
        draw(st.none() | st.just("B")),
        draw(st.none() | st.just("bis")),
        "7551EB",
    )
    afgeschermd = draw(st.booleans())
    productcode = draw(st.sampled_from([None, "WGZHF", "54011", "5401H"]))
    hulpvorm = None if productcode else draw(st.none() | namen)
    return replace(
        VERWACHT,
        locatie_id=draw(st.none() | st.uuids()),
        naam=draw(namen),
        telefoon=draw(st.sampled_from([None, "+49 30 123456", "074-000 00 12"])),
        adres=AfgeschermdAdres(adres) if afgeschermd else OpenbaarAdres(adres),
        afgeschermd=afgeschermd,
        leeftijd_van=draw(st.none() | st.integers(0, 23)),
        productcode=productcode,
        hulpvorm=hulpvorm,
        medische_verwijzing=draw(st.booleans()),
        opgave=draw(st.none() | opgaven()) if productcode or hulpvorm else None,
    )


@pytest.mark.parametrize("vorm", Bestandsvorm)
@settings(max_examples=50, deadline=None)
@given(geschreven=st.lists(rijen(), min_size=1, max_size=4))
def test_what_is_written_is_read_back_the_same(vorm: Bestandsvorm, geschreven: list[LocatiesRij]):
    uit = BytesIO()
    write_table(uit, vorm, KOLOMMEN, map(locaties_cells, geschreven))
    gelezen = read_locaties(uit.getvalue(), productcode_patroon=PATROON)
    assert gelezen.fouten == []
    assert gelezen.rijen == [
        replace(rij, rij=nummer) for nummer, rij in enumerate(geschreven, start=2)
    ]


def test_an_id_from_an_export_is_read_back():
    groep_id = UUID("0b8e1f2a-0000-4000-8000-000000000001")
    assert read({**GROEP, "locatie_id": str(groep_id).upper()}).rijen[0].locatie_id == groep_id


@pytest.mark.parametrize("cel", ["12-mrt", "3-jan", "mrt-12", "12 okt."])
def test_a_house_number_that_excel_made_a_date_of_is_refused_in_a_csv_too(cel: str):
    [fout] = read({**GROEP, "huisnummer": cel}).fouten
    assert (fout.kolom, fout.fout) == ("huisnummer", "Excel heeft hier een datum van gemaakt.")


@pytest.mark.parametrize("cel", ["autisme, lvb", "autisme;lvb", "autisme|lvb", "autisme\nlvb"])
def test_a_list_has_any_sign_between_its_values(cel: str):
    rij = {**GROEP, "doelgroepen": f'"{cel}"', "postcode": "7551\u00a0eb", "huisnummer": "12a-3"}
    [gelezen] = read(rij).rijen
    assert gelezen.doelgroepen == ("autisme", "lvb")
    assert gelezen.adres == OpenbaarAdres(Adres("Proefbosweg", 12, "Hengelo", "A", "3", "7551EB"))


def test_columns_that_are_left_out_are_named_for_whoever_knows_what_is_stored():
    rij = {"locatie_id": "0b8e1f2a-0000-4000-8000-000000000001", "telefoon": "074-000 00 12"}
    gelezen = read_locaties(row_bytes(tuple(rij), rij), productcode_patroon=PATROON)
    [gelezen_rij] = gelezen.rijen
    assert gelezen.ontbreekt == {*KOLOMMEN} - {*rij}
    assert (gelezen_rij.agb, gelezen_rij.afgeschermd, gelezen_rij.adres) == (None, None, None)


def test_an_address_of_which_nobody_says_that_it_is_open_is_shielded_as_long():
    rij = {"locatie_id": "0b8e1f2a-0000-4000-8000-000000000001", **ADRES}
    gelezen = read_locaties(row_bytes(tuple(rij), rij), productcode_patroon=PATROON)
    assert isinstance(gelezen.rijen[0].adres, AfgeschermdAdres)
    assert "Proefbosweg" not in repr(gelezen)


@pytest.mark.parametrize("kolommen", [("naam", "agb"), ("agb", "soort", "telefoon"), ("telefoon",)])
def test_a_file_that_says_of_no_locatie_which_it_is_is_refused(kolommen: tuple[str, ...]):
    with pytest.raises(BestandGeweigerd, match=r"ontbreekt|ontbreken"):
        read_locaties(row_bytes(kolommen, GROEP), productcode_patroon=PATROON)


def test_a_row_without_its_id_is_refused_where_nothing_else_tells_which_it_is():
    inhoud = row_bytes(("locatie_id", "telefoon"), {"telefoon": "074-000 00 12"})
    [fout] = read_locaties(inhoud, productcode_patroon=PATROON).fouten
    assert (fout.rij, fout.kolom, fout.fout) == (2, "locatie_id", "Deze cel is leeg.")


def test_a_file_of_every_week_needs_three_columns_and_the_values_that_are_kept():
    rij = {**GROEP, "locatie_id": "0b8e1f2a-0000-4000-8000-000000000001"}
    for kolommen in (WEKELIJKS, (*WEKELIJKS, *(kolom.naam for kolom in WAARDE_KOLOMMEN))):
        gelezen = read_locaties(row_bytes(kolommen, rij), productcode_patroon=PATROON)
        assert not gelezen.fouten
        assert len(gelezen.rijen) == 1


def test_availability_without_a_column_for_its_product_is_refused():
    with pytest.raises(
        BestandGeweigerd, match="Zonder die kolom zegt dit niets: vrije_plekken, peildatum"
    ):
        read_locaties(
            row_bytes(("locatie_id", "vrije_plekken", "peildatum"), GROEP),
            productcode_patroon=PATROON,
        )


@pytest.mark.parametrize(
    ("cel", "gezegd"),
    [
        ("ja", True),
        ("Nee", False),
        ("onbekend", None),
        ("niet opgegeven", None),
        (" Niet  opgegeven", None),
        ("", None),
    ],
)
def test_whether_a_wheelchair_can_come_in_is_yes_no_or_unknown(cel: str, gezegd: bool | None):
    (rij,) = read({**GROEP, "rolstoeltoegankelijk": cel}).rijen
    assert rij.rolstoeltoegankelijk is gezegd
    terug = dict(zip(KOLOMMEN, locaties_cells(rij), strict=True))
    assert terug["rolstoeltoegankelijk"] is gezegd


@pytest.mark.parametrize("cel", ["deels", "niet", "opgegeven"])
def test_another_word_about_wheelchairs_is_told_with_what_may_stand_there(cel: str):
    (fout,) = read({**GROEP, "rolstoeltoegankelijk": cel}).fouten
    assert (fout.kolom, fout.verwacht) == ("rolstoeltoegankelijk", "ja, nee of onbekend")
