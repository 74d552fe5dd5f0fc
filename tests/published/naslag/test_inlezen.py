"""Reference data comes out of its tables whole, and always in the same order."""

import random
from dataclasses import fields
from decimal import Decimal
from types import SimpleNamespace
from uuid import UUID

import pytest

from tests.factories import ALMELO, ENSCHEDE, HENGELO, REGIO, TODAY
from tests.published.geheugen import ANDERE_GEMEENTE, ELDERS, MIDDENS
from tests.published.tafels import (
    CONTACT,
    Rij,
    Tafels,
    gemeente_rij,
    hulpvorm_rij,
    make_publiek_adres,
    product_rij,
    regio_rij,
)
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.inkoop.product import Hulpsoort, Route, Vindbaar
from wijzer.domain.regio.gebied import Plaats, Versheid
from wijzer.domain.regio.grens import Grens
from wijzer.published import tables as t
from wijzer.published.naslag.regios import Regiowoord, read_naslag
from wijzer.published.naslag.rijen import to_hulpvorm, to_plaats, to_product


def plaats_rij(gemeente: str, naam: str, pc4: str = "") -> Rij:
    return {"gemeente": gemeente, "naam": naam, "lat": 52.2, "lon": 6.8, "pc4": pc4.split()}


def synoniem_rij(woorden: str, regio: str = REGIO) -> Rij:
    return {"regio": regio, "sleutel": woorden, "woorden": woorden, "hulpvormen": ["gezinshuis"], "doelgroepen": [], "taal": "nl"}  # fmt: skip


def test_nothing_published_is_no_reference_data(tafels: Tafels):
    leeg = read_naslag(tafels.connection)
    assert not [veld.name for veld in fields(leeg) if getattr(leeg, veld.name)]


def test_a_region_is_read_with_its_texts_and_its_ages(tafels: Tafels):
    rij = regio_rij(actueel_dagen=7, verouderd_dagen=30, teksten={"cpwv.tekst": "Bel"}, tarieven_openbaar=True)  # fmt: skip
    tafels.write(t.PublishedRegio, rij)
    regio = read_naslag(tafels.connection).regios[REGIO]
    assert (regio.slug, regio.naam, regio.provincie) == (REGIO, "Twente", "Overijssel")
    assert regio.versheid == Versheid(7, 30)
    assert (regio.teksten, regio.tarieven_openbaar) == ({"cpwv.tekst": "Bel"}, True)


def test_regions_stand_by_their_order_and_then_by_slug(tafels: Tafels):
    tafels.write(
        t.PublishedRegio, regio_rij("c", volgorde=2), regio_rij("b", volgorde=2), regio_rij("z")
    )
    assert list(read_naslag(tafels.connection).regios) == ["z", "b", "c"]


def test_a_gemeente_is_read_with_its_town_hall_and_whom_to_call(tafels: Tafels):
    tafels.write(t.PublishedGemeente, gemeente_rij(HENGELO))
    gemeente = read_naslag(tafels.connection).gemeenten[HENGELO]
    assert (gemeente.code, gemeente.regio, gemeente.naam) == (HENGELO, REGIO, "Hengelo")
    assert gemeente.punt == MIDDENS[HENGELO]
    assert gemeente.gemeentehuis == make_publiek_adres()
    assert gemeente.toegang == CONTACT
    assert set(gemeente.stuk) == {"gemeentehuis", "toegang"}


@pytest.mark.parametrize(
    ("namen", "op_volgorde"),
    [
        ({HENGELO: "Hengelo", ALMELO: "almelo"}, [ALMELO, HENGELO]),
        ({HENGELO: "Épe", ALMELO: "Eta", ENSCHEDE: "Ede"}, [ENSCHEDE, HENGELO, ALMELO]),
        ({HENGELO: "Bergen", ALMELO: "Bergen"}, [ALMELO, HENGELO]),
    ],
)
def test_gemeenten_stand_as_people_alphabetise_and_namesakes_by_code(
    tafels: Tafels, namen: dict[str, str], op_volgorde: list[str]
):
    tafels.write(
        t.PublishedGemeente, *(gemeente_rij(code, naam=naam) for code, naam in namen.items())
    )
    assert list(read_naslag(tafels.connection).gemeenten) == op_volgorde


def test_places_stand_by_name_and_namesakes_by_gemeente(tafels: Tafels):
    rijen = [(HENGELO, "Haarle"), (ALMELO, "Haarle"), (HENGELO, "Beckum"), (ALMELO, "ängelo")]
    tafels.write(t.PublishedPlaats, *(plaats_rij(*rij) for rij in rijen))
    gevonden = [
        (plaats.gemeente, plaats.naam) for plaats in read_naslag(tafels.connection).plaatsen
    ]
    assert gevonden == [(ALMELO, "ängelo"), (HENGELO, "Beckum"), (ALMELO, "Haarle"), (HENGELO, "Haarle")]  # fmt: skip


def test_a_border_is_read_with_its_surfaces_its_holes_and_its_middle(tafels: Tafels):
    buiten, gat = [[0, 0], [9, 0], [9, 9]], [[3, 3], [4, 3], [4, 4]]
    tafels.write(
        t.PublishedGemeentegrens,
        {"gemeente": HENGELO, "vlakken": [[buiten, gat], [buiten]], "x": 5, "y": 6},
    )
    ring = ((0, 0), (9, 0), (9, 9))
    grens = Grens(HENGELO, ((ring, ((3, 3), (4, 3), (4, 4))), (ring,)), (5, 6))
    assert read_naslag(tafels.connection).grenzen == {HENGELO: grens}


def test_the_sites_that_may_frame_a_region_are_its_own_and_sorted(tafels: Tafels):
    paren = [(REGIO, "https://b.example"), (ELDERS, "https://z.example"), (REGIO, "https://a.example")]  # fmt: skip
    tafels.write(
        t.PublishedKaderbron, *({"regio": regio, "origin": origin} for regio, origin in paren)
    )
    assert read_naslag(tafels.connection).kaderbronnen == {
        ELDERS: ("https://z.example",),
        REGIO: ("https://a.example", "https://b.example"),
    }


def test_synonyms_stand_by_region_and_words(tafels: Tafels):
    tafels.write(
        t.PublishedSynoniem,
        synoniem_rij("praten"),
        synoniem_rij("bij iemand wonen"),
        synoniem_rij("zorg", ELDERS),
    )
    assert read_naslag(tafels.connection).synoniemen == (
        Regiowoord(ELDERS, "zorg", ("gezinshuis",), ()),
        Regiowoord(REGIO, "bij iemand wonen", ("gezinshuis",), ()),
        Regiowoord(REGIO, "praten", ("gezinshuis",), ()),
    )


def test_products_stand_by_code_and_each_code_by_when_it_begins(tafels: Tafels):
    later = TODAY.replace(year=2027)
    rijen = [
        product_rij("WGZHF", id=UUID(int=1), geldig_van=later),
        product_rij("WGZHF", id=UUID(int=2)),
        product_rij("WGZHF", id=UUID(int=3), regio=ELDERS),
        product_rij("AVAKT", id=UUID(int=4)),
    ]
    random.Random(3).shuffle(rijen)
    tafels.write(t.PublishedProduct, *rijen)
    gevonden = [product.id.int for product in read_naslag(tafels.connection).producten]
    assert gevonden == [4, 3, 2, 1]


def test_lists_of_several_regions_keep_each_region_together(tafels: Tafels):
    tafels.write(
        t.PublishedSegment,
        *(
            {"regio": regio, "slug": slug, "naam": slug, "volgorde": volgorde}
            for regio, slug, volgorde in ((REGIO, "b", 1), (ELDERS, "y", 2), (REGIO, "a", 1), (ELDERS, "z", 1))
        ),
    )  # fmt: skip
    gevonden = [
        (segment.regio, segment.slug) for segment in read_naslag(tafels.connection).segmenten
    ]
    assert gevonden == [(ELDERS, "z"), (ELDERS, "y"), (REGIO, "a"), (REGIO, "b")]


def test_a_place_is_read_from_its_columns():
    rij = SimpleNamespace(gemeente=HENGELO, naam="Beckum", lat=52.2, lon=6.79, pc4=["7554", "7551"])
    assert to_plaats(rij) == Plaats(
        gemeente=HENGELO, naam="Beckum", punt=Punt(52.2, 6.79), pc4=frozenset({"7551", "7554"})
    )


def test_a_kind_of_help_is_read_from_its_columns():
    rij = hulpvorm_rij(route="bellen", soort="crisis", zoekwoorden=["nood", "acuut"], uitgesloten_gemeenten=[ALMELO])  # fmt: skip
    een = to_hulpvorm(SimpleNamespace(**rij))
    assert (een.route, een.soort) == (Route.BELLEN, Hulpsoort.CRISIS)
    assert een.zoekwoorden == ("nood", "acuut"), "in the order of the region"
    assert een.uitgesloten_gemeenten == {ALMELO}
    assert not een.vanuit_vestiging, "only the office knows that"


@pytest.mark.parametrize(
    ("tarief", "bedrag"),
    [("12.50", Decimal("12.50")), (Decimal("12.50"), Decimal("12.50")), ("0", Decimal(0)), (None, None)],
)  # fmt: skip
def test_a_tariff_is_a_number_where_it_is_told_and_nothing_where_it_is_not(
    tarief: str | Decimal | None, bedrag: Decimal | None
):
    assert to_product(SimpleNamespace(**product_rij(tarief=tarief))).tarief == bedrag


def test_a_product_is_read_from_its_columns():
    rij = product_rij(
        "ABGII", vindbaar="bellen", soort="ambulant", geldig_tot=TODAY, intensiteit="licht", eenheid="uur",
        opvolger="AVAKT", via_cpwv=False, omschrijving="Thuis",
    )  # fmt: skip
    een = to_product(SimpleNamespace(**rij))
    assert (een.vindbaar, een.soort, een.geldig_tot) == (Vindbaar.BELLEN, Hulpsoort.AMBULANT, TODAY)
    assert (een.intensiteit, een.eenheid, een.opvolger) == ("licht", "uur", "AVAKT")
    assert (een.via_cpwv, een.omschrijving) == (False, "Thuis")
    assert een.uitgesloten_gemeenten == {HENGELO}


@pytest.mark.parametrize(
    ("kolom", "waarde"), [("soort", "bestaat-niet"), ("vindbaar", "misschien")]
)
def test_a_row_with_a_value_that_nobody_knows_is_no_product(kolom: str, waarde: str):
    with pytest.raises(ValueError, match=waarde):
        to_product(SimpleNamespace(**product_rij(**{kolom: waarde})))


def test_another_region_keeps_its_own_gemeenten(tafels: Tafels):
    tafels.write(t.PublishedGemeente, gemeente_rij(HENGELO), gemeente_rij(ANDERE_GEMEENTE, ELDERS))
    gelezen = read_naslag(tafels.connection).gemeenten
    assert {code: gemeente.regio for code, gemeente in gelezen.items()} == {
        HENGELO: REGIO,
        ANDERE_GEMEENTE: ELDERS,
    }


def test_words_that_stayed_the_same_are_read_once_for_all_publicaties(tafels: Tafels):
    tafels.write(t.PublishedSynoniem, synoniem_rij("thuis"))
    voor, na = (read_naslag(tafels.connection).synoniemen for _ in range(2))
    assert voor is na
    tafels.write(t.PublishedSynoniem, synoniem_rij("elders"))
    assert [woord.woorden for woord in read_naslag(tafels.connection).synoniemen] == [
        "elders",
        "thuis",
    ]
