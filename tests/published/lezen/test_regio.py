"""What a region consists of: its own things in its own order, and an error for what it does not have."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.factories import ALMELO, ENSCHEDE, HENGELO, REGIO, TODAY
from tests.published.geheugen import ANDERE_GEMEENTE, ELDERS
from tests.published.tafels import Tafels, gemeente_rij, hulpvorm_rij, product_rij, regio_rij
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.inkoop.product import Vindbaar
from wijzer.published.reader import Reader
from wijzer.published.tables import (
    PublishedDoelgroep,
    PublishedGemeente,
    PublishedHulpvorm,
    PublishedPlaats,
    PublishedProduct,
    PublishedRegio,
    PublishedSegment,
)

DAG = timedelta(days=1)
ID = [UUID(int=nummer) for nummer in range(10)]


@pytest.fixture
def twee_regios(tafels: Tafels) -> Tafels:
    """Twente and another region, of which the rows were not written in the order in which they are shown."""
    tafels.write(PublishedRegio, regio_rij(ELDERS, volgorde=2), regio_rij())
    tafels.write(
        PublishedGemeente,
        *(gemeente_rij(code) for code in (HENGELO, ENSCHEDE, ALMELO)),
        gemeente_rij(ANDERE_GEMEENTE, ELDERS),
    )
    plaatsen = [(HENGELO, "Hengelo"), (HENGELO, "Beckum"), (ANDERE_GEMEENTE, "Aardenburg")]
    tafels.write(
        PublishedPlaats,
        *({"gemeente": code, "naam": naam, "lat": 52.2, "lon": 6.8, "pc4": []} for code, naam in plaatsen),
    )  # fmt: skip
    for tabel in (PublishedSegment, PublishedDoelgroep):
        tafels.write(
            tabel,
            {"regio": REGIO, "slug": "b", "naam": "B", "volgorde": 2},
            {"regio": REGIO, "slug": "z", "naam": "Z", "volgorde": 1},
            {"regio": REGIO, "slug": "a", "naam": "A", "volgorde": 2},
            {"regio": ELDERS, "slug": "b", "naam": "Anders", "volgorde": 1},
        )
    tafels.write(
        PublishedHulpvorm,
        hulpvorm_rij("gezinshuis", volgorde=2),
        hulpvorm_rij("vaktherapie", volgorde=1),
        hulpvorm_rij("gezinshuis", regio=ELDERS, naam="Elders"),
    )
    return tafels


@pytest.fixture
def reader(twee_regios: Tafels) -> Reader:
    return twee_regios.reader()


def test_regions_stand_in_the_order_that_was_given_them(reader: Reader):
    assert [regio.slug for regio in reader.regios()] == [REGIO, ELDERS]
    assert reader.regio(ELDERS).naam == "Elders"


def test_gemeenten_stand_by_name_of_one_region_or_of_all(reader: Reader):
    assert [gemeente.code for gemeente in reader.gemeenten(REGIO)] == [ALMELO, ENSCHEDE, HENGELO]
    assert [gemeente.code for gemeente in reader.gemeenten(ELDERS)] == [ANDERE_GEMEENTE]
    assert [gemeente.naam for gemeente in reader.gemeenten()] == [
        "Almelo",
        "Enschede",
        "Hengelo",
        "Verweg",
    ]
    assert reader.gemeenten("bestaat-niet") == []


def test_a_gemeente_is_found_in_its_own_region_and_without_naming_one(reader: Reader):
    assert reader.gemeente(HENGELO).naam == reader.gemeente(HENGELO, REGIO).naam == "Hengelo"
    with pytest.raises(NietGevonden):
        reader.gemeente(HENGELO, ELDERS)
    with pytest.raises(NietGevonden):
        reader.gemeente("GM0000")


def test_places_of_a_region_stand_by_name(reader: Reader):
    assert [plaats.naam for plaats in reader.plaatsen(REGIO)] == ["Beckum", "Hengelo"]
    assert [plaats.naam for plaats in reader.plaatsen(ELDERS)] == ["Aardenburg"]
    assert reader.plaatsen("bestaat-niet") == []


@pytest.mark.parametrize("lijst", ["segmenten", "doelgroepen"])
def test_a_list_of_a_region_stands_in_its_order_and_ties_by_slug(reader: Reader, lijst: str):
    assert [naslagregel.slug for naslagregel in getattr(reader, lijst)(REGIO)] == ["z", "a", "b"]
    assert [naslagregel.naam for naslagregel in getattr(reader, lijst)(ELDERS)] == ["Anders"]
    assert getattr(reader, lijst)("bestaat-niet") == []


def test_kinds_of_help_stand_in_the_order_of_the_region(reader: Reader):
    assert [hulpvorm.slug for hulpvorm in reader.hulpvormen(REGIO)] == ["vaktherapie", "gezinshuis"]
    assert [hulpvorm.naam for hulpvorm in reader.hulpvormen(ELDERS)] == ["Elders"]


def test_a_kind_of_help_is_that_of_the_region_that_was_asked(reader: Reader):
    assert reader.hulpvorm(REGIO, "gezinshuis").naam == "Gezinshuis"
    assert reader.hulpvorm(ELDERS, "gezinshuis").naam == "Elders"


@pytest.mark.parametrize(
    ("vraag", "sleutels"),
    [
        ("regio", ("bestaat-niet",)),
        ("hulpvorm", (ELDERS, "vaktherapie")),
        ("hulpvorm", (REGIO, "bestaat-niet")),
        ("hulpvorm", ("bestaat-niet", "gezinshuis")),
        ("product", (REGIO, "ZZZZZ")),
        ("product", (ELDERS, "WGZHF")),
    ],
)
def test_what_a_region_does_not_have_is_not_found(
    reader: Reader, vraag: str, sleutels: tuple[str, ...]
):
    with pytest.raises(NietGevonden):
        getattr(reader, vraag)(*sleutels)


@pytest.fixture
def producten(tafels: Tafels) -> Tafels:
    """A code that is replaced tomorrow, one to call about, one that is never shown, one that is over."""
    tafels.write(
        PublishedProduct,
        product_rij("WGZHG", id=ID[1]),
        product_rij("WGZHF", id=ID[2], geldig_tot=TODAY, naam="deze"),
        product_rij("WGZHF", id=ID[3], geldig_van=TODAY + DAG, naam="volgende"),
        product_rij("46A01", id=ID[4]),
        product_rij("54008", id=ID[5]),
        product_rij("AVAKT", id=ID[6], geldig_tot=TODAY - DAG),
        product_rij("ABGII", id=ID[7], regio=ELDERS),
    )
    return tafels


def test_products_are_those_of_today_that_can_be_found_or_called_about_by_code(producten: Tafels):
    reader = producten.reader()
    assert [product.code for product in reader.producten(REGIO)] == ["46A01", "WGZHF", "WGZHG"]
    assert [product.code for product in reader.producten(ELDERS)] == ["ABGII"]
    assert [product.code for product in reader.producten()] == ["46A01", "ABGII", "WGZHF", "WGZHG"]
    assert all(product.vindbaar is not Vindbaar.GEEN for product in reader.producten())


@pytest.mark.parametrize(("dagen", "naam"), [(0, "deze"), (1, "volgende"), (900, "volgende")])
def test_of_a_code_the_validity_of_the_day_is_listed_once(producten: Tafels, dagen: int, naam: str):
    reader = producten.reader(TODAY + dagen * DAG)
    gevonden = [product.naam for product in reader.producten(REGIO) if product.code == "WGZHF"]
    assert gevonden == [naam]
    assert reader.product(REGIO, "WGZHF").naam == naam


def test_a_code_that_is_over_is_not_listed_and_still_has_a_name(producten: Tafels):
    reader = producten.reader()
    assert "AVAKT" not in {product.code for product in reader.producten(REGIO)}
    assert reader.product(REGIO, "AVAKT").geldig_tot == TODAY - DAG


def test_a_code_without_anything_to_find_has_a_name_too(producten: Tafels):
    assert producten.reader().product(REGIO, "54008").vindbaar is Vindbaar.GEEN


def test_reference_data_is_read_once_for_a_reader(twee_regios: Tafels):
    reader = twee_regios.reader()
    assert reader.naslag is reader.naslag
    assert twee_regios.reader().naslag is reader.naslag
