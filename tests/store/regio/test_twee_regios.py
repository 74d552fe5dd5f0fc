"""Two regions in one installation: what is kept of the one changes nothing of the other."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from sqlalchemy import update

from tests.factories import (
    ALMELO,
    AT,
    ENSCHEDE,
    HENGELO,
    REGIO,
    make_gemeente,
    make_regio,
)
from tests.store.conftest import Twente
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.fouten import Conflict
from wijzer.domain.inkoop.product import Doelgroep, Hulpsoort, Hulpvorm, Route, Segment
from wijzer.domain.locaties.intrekking import BEWAAR_JAREN
from wijzer.domain.regio.gebied import Plaats
from wijzer.store.store import Store
from wijzer.store.tables import RegioRij

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

ELDERS, DOETINCHEM = "achterhoek", "GM0222"


def place(gemeente: str, naam: str, *pc4: str) -> Plaats:
    return Plaats(gemeente=gemeente, naam=naam, punt=Punt(52.0, 6.3), pc4=frozenset(pc4))


def help_of(regio: str, slug: str, volgorde: int) -> Hulpvorm:
    return Hulpvorm(
        regio=regio, slug=slug, naam=slug, gewone_naam=slug, segment="ambulant", soort=Hulpsoort.AMBULANT,
        route=Route.DIRECT, tekst="", volgorde=volgorde,
    )  # fmt: skip


@pytest.fixture
def winkel(twente: Twente) -> Iterator[Store]:
    """Twente and the Achterhoek, which has one gemeente with one place."""
    with twente.database.transaction(at=AT) as store:
        store.regios.save(make_regio(slug=ELDERS, naam="Achterhoek"))
        store.regios.save_gemeente(make_gemeente(DOETINCHEM, "Doetinchem", regio=ELDERS))
        store.regios.replace_plaatsen(ELDERS, [place(DOETINCHEM, "Gaanderen", "7011")])
        store.regios.save_segment(Segment(ELDERS, "ambulant", "Anders", 1))
        yield store


# ── regions ──


def test_regions_stand_in_the_order_that_they_are_shown_in_and_then_by_name(winkel: Store):
    winkel.regios.save(make_regio(slug="zwolle"))
    assert [regio.slug for regio in winkel.regios.all()] == [ELDERS, REGIO, "zwolle"]
    vooraan = update(RegioRij).where(RegioRij.slug == "zwolle").values(volgorde=-1)
    winkel.session.execute(vooraan)
    assert [regio.slug for regio in winkel.regios.all()] == ["zwolle", ELDERS, REGIO]


def test_a_change_of_one_region_is_none_of_the_other(winkel: Store):
    voor = winkel.regios.get(ELDERS)
    winkel.regios.save(replace(winkel.regios.get(REGIO), naam="Anders"))
    assert winkel.regios.get(ELDERS) == voor


def test_a_region_that_is_new_has_its_first_versie_and_each_change_raises_it(winkel: Store):
    assert winkel.regios.get(ELDERS).versie == 1
    winkel.regios.save(make_regio(slug=ELDERS), expected_versie=1)
    assert winkel.regios.get(ELDERS).versie == 2
    with pytest.raises(Conflict):
        winkel.regios.save(make_regio(slug=ELDERS), expected_versie=1)


def test_each_region_keeps_what_was_withdrawn_for_its_own_time(winkel: Store):
    winkel.regios.keep_bewaar_jaren(ELDERS, 1)
    assert winkel.regios.bewaar_jaren(ELDERS) == 1
    assert winkel.regios.bewaar_jaren(REGIO) == BEWAAR_JAREN
    winkel.regios.save(make_regio(slug=ELDERS))
    assert winkel.regios.bewaar_jaren(ELDERS) == 1, "saving its texts says nothing of it"


# ── gemeenten and places ──


def test_each_region_has_its_own_gemeenten_by_name_and_not_by_code(winkel: Store):
    winkel.regios.save_gemeente(make_gemeente("GM0001", "zwartewaterland"))
    winkel.regios.save_gemeente(make_gemeente("GM9998", "BORNE"))
    codes = [gemeente.code for gemeente in winkel.regios.gemeenten(REGIO)]
    assert codes == [ALMELO, "GM9998", ENSCHEDE, HENGELO, "GM0001"]
    assert [gemeente.code for gemeente in winkel.regios.gemeenten(ELDERS)] == [DOETINCHEM]


def test_of_two_gemeenten_with_one_name_the_lower_code_comes_first(winkel: Store):
    for code in ("GM0600", "GM0500"):
        winkel.regios.save_gemeente(make_gemeente(code, "Bergen"))
    codes = [gemeente.code for gemeente in winkel.regios.gemeenten(REGIO)]
    assert codes == [ALMELO, "GM0500", "GM0600", ENSCHEDE, HENGELO]


def test_a_gemeente_is_saved_alone_and_found_by_its_code_in_whatever_region(winkel: Store):
    voor = winkel.regios.gemeenten(REGIO)
    winkel.regios.save_gemeente(make_gemeente(DOETINCHEM, "Doetinchem-stad", regio=ELDERS))
    assert winkel.regios.gemeente(DOETINCHEM).naam == "Doetinchem-stad"
    assert winkel.regios.gemeenten(REGIO) == voor


def test_the_places_of_one_region_are_replaced_and_those_of_the_other_stay(winkel: Store):
    winkel.regios.replace_plaatsen(REGIO, [place(HENGELO, "Beckum", "7554")])
    assert [plaats.naam for plaats in winkel.regios.plaatsen(REGIO)] == ["Beckum"]
    assert [plaats.naam for plaats in winkel.regios.plaatsen(ELDERS)] == ["Gaanderen"]
    assert winkel.regios.pc4_gemeenten(ELDERS) == {"7011": frozenset({DOETINCHEM})}


def test_postcode_areas_stand_in_order_and_one_that_straddles_names_both_gemeenten(winkel: Store):
    plaatsen = [
        place(HENGELO, "Hengelo", "7552", "7551"),
        place(HENGELO, "Beckum", "7551"),
        place(ENSCHEDE, "Boekelo", "7552"),
        place(ALMELO, "Aadorp"),
    ]
    winkel.regios.replace_plaatsen(REGIO, plaatsen)
    assert list(winkel.regios.pc4_gemeenten(REGIO).items()) == [
        ("7551", frozenset({HENGELO})),
        ("7552", frozenset({HENGELO, ENSCHEDE})),
    ]


# ── lists ──


def test_the_same_slug_in_two_regions_is_two_things(winkel: Store):
    winkel.regios.save_segment(Segment(ELDERS, "ambulant", "Ambulant (A)", 5))
    winkel.regios.save_doelgroep(Doelgroep(ELDERS, "lvb", "LVB (A)", 5))
    winkel.regios.save_hulpvorm(help_of(ELDERS, "vaktherapie", 5))
    assert [segment.naam for segment in winkel.regios.segmenten(ELDERS)] == ["Ambulant (A)"]
    assert winkel.regios.segmenten(REGIO)[0].naam == "Ambulant"
    assert [doelgroep.naam for doelgroep in winkel.regios.doelgroepen(ELDERS)] == ["LVB (A)"]
    assert "LVB (A)" not in {doelgroep.naam for doelgroep in winkel.regios.doelgroepen(REGIO)}
    assert [hulpvorm.naam for hulpvorm in winkel.regios.hulpvormen(ELDERS)] == ["vaktherapie"]
    assert "Vaktherapie" in {hulpvorm.naam for hulpvorm in winkel.regios.hulpvormen(REGIO)}


def test_of_one_place_in_the_order_the_slug_decides(winkel: Store):
    for slug in ("c", "a", "b"):
        winkel.regios.save_segment(Segment(ELDERS, slug, slug, 0))
        winkel.regios.save_doelgroep(Doelgroep(ELDERS, slug, slug, 0))
        winkel.regios.save_hulpvorm(help_of(ELDERS, slug, 0))
    assert [segment.slug for segment in winkel.regios.segmenten(ELDERS)][:3] == ["a", "b", "c"]
    assert [doelgroep.slug for doelgroep in winkel.regios.doelgroepen(ELDERS)] == ["a", "b", "c"]
    assert [hulpvorm.slug for hulpvorm in winkel.regios.hulpvormen(ELDERS)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "anders",
    [
        lambda store: store.regios.save(make_regio(slug=ELDERS, naam="Anders")),
        lambda store: store.regios.save_gemeente(make_gemeente(DOETINCHEM, "Anders", regio=ELDERS)),
        lambda store: store.regios.replace_plaatsen(ELDERS, []),
        lambda store: store.regios.save_segment(Segment(ELDERS, "ambulant", "Nieuw", 1)),
        lambda store: store.regios.save_doelgroep(Doelgroep(ELDERS, "lvb", "LVB", 1)),
        lambda store: store.regios.save_hulpvorm(help_of(ELDERS, "vaktherapie", 1)),
    ],
    ids=["regio", "gemeente", "plaatsen", "segment", "doelgroep", "hulpvorm"],
)
def test_every_change_of_a_region_is_public_with_its_transaction(
    winkel: Store, anders: Callable[[Store], None]
):
    winkel.projectie.flush(AT)
    anders(winkel)
    assert winkel.projectie.flush(AT) > 0
    assert winkel.projectie.compare() == []


def test_how_long_something_is_kept_is_not_public(winkel: Store):
    winkel.projectie.flush(AT)
    winkel.regios.keep_bewaar_jaren(ELDERS, 1)
    assert winkel.projectie.flush(AT) == 0
