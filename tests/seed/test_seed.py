"""What ships for Twente is complete, fits together, and reads easily."""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wijzer.domain.inkoop.product import Route
from wijzer.files.regio import Regiogegevens, read_regio, regio_folders
from wijzer.mappen import SEED

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
TWENTE = SEED / "twente"
BRON = Path(__file__).resolve().parents[3] / "shared" / "data"
"""The source files, where this machine has them."""

VIA_CPWV = {"wonen", "verblijf"}
PLEEGZORG = {"WPLZA", "WPLZB"}


def read_csv(path: Path, delimiter: str = ";") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def from_source(naam: str) -> list[dict[str, str]]:
    if not (BRON / naam).exists():
        pytest.skip(f"the source {naam} is not on this machine")
    return read_csv(BRON / naam, delimiter=",")


@pytest.fixture(scope="module")
def twente() -> Regiogegevens:
    return read_regio(TWENTE, at=AT)


@pytest.fixture(scope="module")
def producten() -> dict[str, dict[str, str]]:
    return {rij["productcode"]: rij for rij in read_csv(TWENTE / "producten.csv")}


def sentences(tekst: str) -> Iterator[str]:
    yield from (zin for zin in re.split(r"(?<=[.!?:])\s+", tekst.strip()) if zin)


def test_twente_is_among_the_regions_that_ship():
    assert TWENTE in regio_folders()


def test_twente_has_its_fourteen_gemeenten(twente: Regiogegevens):
    assert len(twente.gemeenten) == 14
    assert {gemeente.naam for gemeente in twente.gemeenten} >= {
        "Hengelo",
        "Hof van Twente",
        "Rijssen-Holten",
    }


def test_only_town_halls_that_a_source_names_are_confirmed(twente: Regiogegevens):
    onbevestigd = {gemeente.naam for gemeente in twente.gemeenten if gemeente.bevestigd_at is None}

    assert onbevestigd == {"Haaksbergen", "Wierden"}
    assert all(gemeente.adres for gemeente in twente.gemeenten)


def test_every_gemeente_has_a_place_and_every_town_hall_stands_in_one(twente: Regiogegevens):
    plaatsen = {(plaats.gemeente, plaats.naam): plaats for plaats in twente.plaatsen}
    for gemeente in twente.gemeenten:
        assert gemeente.adres is not None
        plaats = plaatsen[gemeente.code, gemeente.adres.plaats]
        assert (gemeente.adres.postcode or "")[:4] in plaats.pc4


def test_place_names_repeat_across_gemeenten_but_not_within_one(twente: Regiogegevens):
    haarle = {plaats.gemeente for plaats in twente.plaatsen if plaats.naam == "Haarle"}

    assert haarle == {"GM0163", "GM0183"}
    assert len({(plaats.gemeente, plaats.naam) for plaats in twente.plaatsen}) == len(
        twente.plaatsen
    )


def test_all_points_lie_in_twente(twente: Regiogegevens):
    punten = [
        *(gemeente.punt for gemeente in twente.gemeenten),
        *(plaats.punt for plaats in twente.plaatsen),
    ]

    assert all(52.1 < punt.lat < 52.55 and 6.35 < punt.lon < 7.1 for punt in punten)


def test_postcodes_belong_to_twente(twente: Regiogegevens):
    assert all(7440 <= int(pc4) <= 7699 for plaats in twente.plaatsen for pc4 in plaats.pc4)


@pytest.mark.regel("productcode_of")
def test_the_thirty_one_known_codes_have_the_form_of_the_region(
    twente: Regiogegevens, producten: dict[str, dict[str, str]]
):
    assert len(producten) == 31
    assert all(re.fullmatch(twente.regio.productcode_patroon, code) for code in producten)


def test_every_product_belongs_to_a_hulpvorm_of_the_same_kind(
    twente: Regiogegevens, producten: dict[str, dict[str, str]]
):
    hulpvormen = {hulpvorm.slug: hulpvorm for hulpvorm in twente.hulpvormen}
    for rij in producten.values():
        hulpvorm = hulpvormen[rij["hulpvorm"]]
        assert (rij["segment"], rij["soort"]) == (hulpvorm.segment, hulpvorm.soort.value)
        assert rij["gewone_naam"] == hulpvorm.gewone_naam
        assert frozenset(rij["uitgesloten_gemeenten"].split()) == hulpvorm.uitgesloten_gemeenten


def test_no_tariff_is_made_up(producten: dict[str, dict[str, str]]):
    assert {rij["tarief"] for rij in producten.values()} == {""}
    assert {code for code, rij in producten.items() if rij["eenheid"]} == {"ABGGB", "ABGGI"}


@pytest.mark.regel("goes_via_cpwv")
def test_wonen_and_verblijf_go_via_the_cpwv_and_pleegzorg_does_not(
    producten: dict[str, dict[str, str]],
):
    via_cpwv = {code for code, rij in producten.items() if rij["via_cpwv"] == "ja"}

    assert (
        via_cpwv
        == {code for code, rij in producten.items() if rij["soort"] in VIA_CPWV} - PLEEGZORG
    )


def test_the_route_of_a_hulpvorm_agrees_with_its_products(
    twente: Regiogegevens, producten: dict[str, dict[str, str]]
):
    routes = {hulpvorm.slug: hulpvorm.route for hulpvorm in twente.hulpvormen}
    for rij in producten.values():
        assert (routes[rij["hulpvorm"]] is Route.CPWV) == (rij["via_cpwv"] == "ja")


@pytest.mark.regel("way_in")
def test_crisis_is_called_and_never_searched(
    twente: Regiogegevens, producten: dict[str, dict[str, str]]
):
    crisis = [rij for rij in producten.values() if rij["soort"] == "crisis"]

    assert {rij["vindbaar"] for rij in crisis} == {"bellen", "geen"}
    assert all(h.route is Route.BELLEN for h in twente.hulpvormen if h.segment == "crisis")


@pytest.mark.regel("way_in")
def test_jeugdzorgplus_is_not_via_the_cpwv_and_nobody_applies_for_it(twente: Regiogegevens):
    assert next(h for h in twente.hulpvormen if h.slug == "jeugdzorgplus").route is Route.RECHTER


@pytest.mark.regel("excluded_gemeenten")
def test_hengelo_is_excluded_where_wijkkracht_helps(twente: Regiogegevens):
    uitgesloten = {h.slug for h in twente.hulpvormen if "GM0164" in h.uitgesloten_gemeenten}

    assert uitgesloten == {"begeleiding-individueel", "begeleiding-groep-basis"}
    assert "Wijkkracht" in twente.regio.teksten["uitsluiting.GM0164"]


def test_hulpvormen_without_a_known_code_are_there_too(
    twente: Regiogegevens, producten: dict[str, dict[str, str]]
):
    zonder_code = {h.slug for h in twente.hulpvormen} - {
        rij["hulpvorm"] for rij in producten.values()
    }

    assert {
        "dyslexie",
        "zit",
        "fact",
        "mst",
        "woongroep",
        "jeugdzorgplus",
        "screening",
    } <= zonder_code
    assert sum(h.segment == "ambulant" for h in twente.hulpvormen) == 16


def test_a_gezinshuis_is_called_a_gezinshuis(twente: Regiogegevens):
    gezinshuis = next(h for h in twente.hulpvormen if h.slug == "gezinshuis")

    assert gezinshuis.gewone_naam == "Gezinshuis"


def test_every_hulpvorm_is_explained_in_two_or_three_sentences(twente: Regiogegevens):
    kort_of_lang = {
        h.slug for h in twente.hulpvormen if not 2 <= len(list(sentences(h.tekst))) <= 4
    }

    assert kort_of_lang == set()


def test_sentences_have_twenty_words_at_most(twente: Regiogegevens):
    teksten = [*twente.regio.teksten.values(), *(h.tekst for h in twente.hulpvormen)]
    lang = [
        zin
        for tekst in teksten
        for regel in tekst.splitlines()
        for zin in sentences(regel)
        if len(zin.split()) > 20
    ]

    assert lang == []


def test_the_fixed_numbers_are_there_and_the_regions_own_are_empty(twente: Regiogegevens):
    teksten = twente.regio.teksten

    assert teksten["crisis.112.telefoon"] == "112"
    assert teksten["crisis.veilig-thuis.telefoon"] == "0800-2000"
    nummers = {naam: waarde for naam, waarde in teksten.items() if naam.endswith(".telefoon")}
    assert {waarde for waarde in nummers.values() if waarde} == {"112", "0800-2000"}
    assert {"crisis.spoedhulp.telefoon", "crisis.ggz.telefoon", "crisis.zelfmoord.telefoon"} <= {
        naam for naam, waarde in nummers.items() if not waarde
    }


def test_no_text_names_a_number_besides_the_fixed_ones(twente: Regiogegevens):
    teksten = " ".join([*twente.regio.teksten.values(), *(h.tekst for h in twente.hulpvormen)])
    assert set(re.findall(r"(?<![\w.])(?:0\d{2,3}-[\d ]+|1\d{2})(?![\w.])", teksten)) == {
        "112",
        "0800-2000",
    }


def test_what_a_crisis_number_is_for_is_crisis_help(twente: Regiogegevens):
    bellen = {h.slug for h in twente.hulpvormen if h.route is Route.BELLEN}
    bij = [
        tekst.split()
        for naam, tekst in twente.regio.teksten.items()
        if re.fullmatch(r"crisis\..+\.bij", naam)
    ]
    assert bij
    assert {slug for slugs in bij for slug in slugs} <= bellen


def test_gemeenten_agree_with_their_source(twente: Regiogegevens):
    for rij in from_source("gemeenten-twente.csv"):
        gemeente = next(g for g in twente.gemeenten if g.code == rij["gemeentecode"])
        assert gemeente.adres is not None
        assert (gemeente.naam, gemeente.gemeentehuis) == (rij["naam"], rij["gemeentehuis"])
        assert (gemeente.adres.straat, gemeente.adres.huisnummer) == (
            rij["straat"],
            int(rij["huisnummer"]),
        )
        assert (gemeente.adres.postcode, gemeente.adres.plaats) == (
            rij["postcode"].replace(" ", ""),
            rij["plaats"],
        )
        assert (gemeente.punt.lat, gemeente.punt.lon) == (float(rij["lat"]), float(rij["lon"]))
        assert (gemeente.bevestigd_at is not None) == (rij["adres_in_bron"] == "ja")


def test_places_agree_with_their_source(twente: Regiogegevens):
    expected = {
        (
            rij["gemeentecode"],
            rij["plaats"],
            float(rij["lat"]),
            float(rij["lon"]),
            frozenset(rij["pc4"].split()),
        )
        for rij in from_source("plaatsen-twente.csv")
    }

    assert {
        (p.gemeente, p.naam, p.punt.lat, p.punt.lon, p.pc4) for p in twente.plaatsen
    } == expected


def test_products_agree_with_their_source(
    twente: Regiogegevens, producten: dict[str, dict[str, str]]
):
    segmenten = {segment.naam: segment.slug for segment in twente.segmenten}
    bron = from_source("pdc-twente-2025.csv")

    assert [rij["productcode"] for rij in bron] == list(producten)
    for rij in bron:
        product = producten[rij["productcode"]]
        assert product["segment"] == segmenten[rij["segment"]]
        assert all(
            product[kolom] == rij[kolom] for kolom in ("naam", "soort", "vindbaar", "intensiteit")
        )


def test_there_are_a_hundred_words_of_people_and_each_means_something(twente: Regiogegevens):
    assert len(twente.synoniemen) >= 100
    hulpvormen = {hulpvorm.slug for hulpvorm in twente.hulpvormen}
    doelgroepen = {doelgroep.slug for doelgroep in twente.doelgroepen}
    for synoniem in twente.synoniemen:
        assert synoniem.hulpvormen or synoniem.doelgroepen, synoniem.woorden
        assert set(synoniem.hulpvormen) <= hulpvormen, synoniem.woorden
        assert set(synoniem.doelgroepen) <= doelgroepen, synoniem.woorden


def test_words_of_danger_lead_to_help_that_one_calls_and_else_to_help_for_a_child_that_hits(
    twente: Regiogegevens,
):
    bellen = {hulpvorm.slug for hulpvorm in twente.hulpvormen if hulpvorm.route is Route.BELLEN}
    gevaar = [synoniem for synoniem in twente.synoniemen if set(synoniem.hulpvormen) & bellen]
    assert {"zelfmoord", "nu hulp nodig", "spoed", "mishandeling"} <= {
        synoniem.woorden for synoniem in gevaar
    }
    verder = {
        (frozenset(synoniem.hulpvormen) - bellen, tuple(synoniem.doelgroepen))
        for synoniem in gevaar
    }
    assert verder == {(frozenset(), ()), (frozenset({"mst"}), ("gedrag",))}
    assert all(synoniem.hulpvormen[0] in bellen for synoniem in gevaar)
