"""GeoJSON with the shapes of gemeenten: what is read, and what is refused with a word that helps."""

from itertools import pairwise

import pytest

from tests.factories import ALMELO, HENGELO
from tests.steun.werelden.grenzen import RANDEN, TWENTE, Positie, collection, feature, strip
from wijzer.files.gemeentegrenzen import GrensRij, read_gemeentegrenzen
from wijzer.files.tabel.fouten import BestandGeweigerd, Gelezen

VIERKANT: list[Positie] = [[6.7, 52.2], [6.8, 52.2], [6.8, 52.3], [6.7, 52.3], [6.7, 52.2]]


def read(inhoud: bytes) -> Gelezen[GrensRij]:
    return read_gemeentegrenzen(inhoud, productcode_patroon="")


def fault(*ringen: object, soort: str = "Polygon") -> str:
    """What is said of one gemeente with these coordinates."""
    geometry = {"type": soort, "coordinates": list(ringen)}
    gelezen = read(collection(feature(ALMELO), feature(HENGELO, geometry=geometry)))
    assert [rij.code for rij in gelezen.rijen] == [ALMELO]
    (fout,) = gelezen.fouten
    assert (fout.rij, fout.kolom, fout.waarde) == (2, "geometry", HENGELO)
    return fout.fout


def test_every_gemeente_is_read_with_its_corners_in_whole_parts_of_a_degree():
    gelezen = read(collection())
    assert [rij.code for rij in gelezen.rijen] == list(RANDEN)
    assert gelezen.fouten == []
    assert gelezen.rijen[1].vlakken[0][0][0] == (685_000, 5_215_000)


@pytest.mark.parametrize(
    "anders",
    [
        {"properties": {"code": "0164"}},
        {"properties": {"gemeentecode": "gm0164"}},
        {"properties": {"identificatie": "GM0164"}},
        {"properties": {"gemeentecode": 164}},
        {"properties": None, "id": "GM0164"},
    ],
)
def test_the_code_stands_where_the_usual_sources_put_it(anders: dict[str, object]):
    assert [rij.code for rij in read(collection(feature(HENGELO, **anders))).rijen] == [HENGELO]


@pytest.mark.parametrize("code", ["", "Hengelo", "GM16", "NL0164", None, 1.5])
def test_without_a_code_nobody_knows_whose_shape_it_is(code: object):
    (fout,) = read(collection(feature(HENGELO, properties={"statcode": code}))).fouten
    assert fout.kolom == "code"


def test_several_surfaces_and_holes_are_read():
    gat = [[6.74, 52.24], [6.76, 52.24], [6.75, 52.26], [6.74, 52.24]]
    eiland = [[6.9, 52.2], [6.91, 52.2], [6.91, 52.21], [6.9, 52.2]]
    geometry = {"type": "MultiPolygon", "coordinates": [[VIERKANT, gat], [eiland]]}
    (rij,) = read(collection(feature(HENGELO, geometry=geometry))).rijen
    assert [len(vlak) for vlak in rij.vlakken] == [2, 1]


@pytest.mark.parametrize(
    ("ringen", "melding"),
    [
        ([[[y, x] for x, y in VIERKANT]], "omgewisseld"),
        ([[[250_000, 475_000], [251_000, 475_000], [251_000, 476_000], [250_000, 475_000]]], "RD-coördinaten"),
        ([[[16.7, 52.2], [16.8, 52.2], [16.8, 52.3], [16.7, 52.2]]], "niet in Nederland"),
        ([VIERKANT[:-1]], "niet gesloten"),
        ([VIERKANT[:2] + VIERKANT[:1]], "minder dan vier"),
        ([[[6.7, 52.2], [6.8, 52.3], [6.8, 52.2], [6.7, 52.3], [6.7, 52.2]]], "kruist zichzelf"),
        ([[[6.7, 52.2], [6.8, 52.2], [6.75, 52.2], [6.7, 52.2]]], "geen oppervlakte"),
        ([VIERKANT, [[6.9, 52.2], [6.95, 52.2], [6.95, 52.25], [6.9, 52.2]]], "buiten zijn vlak"),
        ([VIERKANT, [[6.75, 52.25], [6.85, 52.25], [6.85, 52.28], [6.75, 52.25]]], "kruist zichzelf"),
        ([[["6.7", "52.2"]] * 4], "niet uit twee getallen"),
        ([[[6.7]] * 4], "niet uit twee getallen"),
        ([[[True, False]] * 4], "niet uit twee getallen"),
        ([[]], "minder dan vier"),
        ([7], "minder dan vier"),
        ([], "geen rand"),
    ],
)  # fmt: skip
def test_a_bad_shape_is_named_with_its_gemeente_and_what_is_wrong(
    ringen: list[object], melding: str
):
    assert melding in fault(*ringen)


@pytest.mark.parametrize("soort", ["Point", "LineString", "GeometryCollection", None])
def test_only_surfaces_are_shapes(soort: str):
    assert "geen vlak" in fault(VIERKANT, soort=soort)


@pytest.mark.parametrize("geometry", [None, 7, {}, {"type": "Polygon"}])
def test_a_feature_without_a_shape_is_named(geometry: object):
    assert len(read(collection(feature(HENGELO, geometry=geometry))).fouten) == 1


@pytest.mark.parametrize("los", [7, None, "tekst", [], {}])
def test_what_is_no_feature_is_named(los: object):
    assert read(collection(los)).fouten[0].rij == 1


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "geen GeoJSON"),
        (b"naam;code\n", "geen GeoJSON"),
        (b"\xff\xfe\x00", "geen GeoJSON"),
        (b"[" * 100_000, "geen GeoJSON"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "geen GeoJSON"),
        (b"[]", "FeatureCollection"),
        (b'{"type": "Topology"}', "FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": {"a": 1}}', "geen enkele gemeente"),
        (b'{"type": "FeatureCollection", "features": []}', "geen enkele gemeente"),
        (b'{"type": "FeatureCollection"}', "geen enkele gemeente"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_geojson_is_refused_as_a_whole(inhoud: bytes, melding: str):
    with pytest.raises(BestandGeweigerd, match=melding):
        read(inhoud)


def test_a_file_that_says_it_is_in_rd_is_refused_and_says_what_to_do():
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    with pytest.raises(BestandGeweigerd, match="EPSG:4326"):
        read(collection(crs=crs))
    wgs84 = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert read(collection(crs=wgs84)).fouten == []


def test_more_detail_than_any_map_shows_is_refused():
    ring = [[6.7, 52.2]] * 400_001
    with pytest.raises(BestandGeweigerd, match="minder gedetailleerde"):
        read(collection(feature(HENGELO, ring)))


def test_corners_that_fall_together_are_one_corner():
    ring = [
        [x + 0.0000001 * i, y] for i, (x, y) in enumerate(p for p in VIERKANT[:-1] for _ in "ab")
    ]
    (rij,) = read(collection(feature(HENGELO, [*ring, ring[0]]))).rijen
    assert len(rij.vlakken[0][0]) == 4


def test_a_byte_order_mark_is_no_mistake():
    assert read(b"\xef\xbb\xbf" + collection()).fouten == []


@pytest.mark.skipif(not TWENTE.exists(), reason="the real borders are not on this machine")
def test_the_real_borders_are_read():
    gelezen = read(TWENTE.read_bytes())
    assert len(gelezen.rijen) == 14
    assert gelezen.fouten == []


def test_a_large_file_takes_no_longer_than_its_size():
    """Sixty thousand corners: each side is held only against those near it."""
    dicht = [[x, y] for x, y in strip(6.72, 6.85)]
    fijn = [
        [a[0] + (b[0] - a[0]) * i / 500, a[1] + (b[1] - a[1]) * i / 500]
        for a, b in pairwise(dicht)
        for i in range(500)
    ]
    assert read(collection(feature(HENGELO, [*fijn, fijn[0]]))).fouten == []


def test_a_border_that_would_take_hours_to_look_through_is_refused():
    zigzag: list[list[float]] = [[3.5 + 3 * (n % 2), 50.6 + n / 2000] for n in range(5000)]
    ring = [*zigzag, [3.2, 53.5], [3.2, 50.6], zigzag[0]]
    assert "te grillig" in fault(ring)


def test_digits_of_another_script_are_no_code():
    (fout,) = read(collection(feature("GM01\u0666\u0664", strip(*RANDEN[HENGELO])))).fouten
    assert "code van de gemeente" in fout.fout
