"""Where the child lives ranks what it would live at, over the whole region, and excludes nothing of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ALMELO, ENSCHEDE, HENGELO, REGIO
from tests.published.geheugen import (
    ANDERE_GEMEENTE,
    ELDERS,
    MIDDENS,
    NASLAG,
    make_feit,
    make_opname,
)
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.locaties.rang import place_from, whole_km
from wijzer.published.naslag.afstand import (
    Richting,
    km_of,
    nearness,
    richting_of,
    whole_km_to_each,
)
from wijzer.published.opname import momentopname
from wijzer.published.opname.feiten import Feit, first_by
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.rangorde import Dagrang
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken import volgorde
from wijzer.published.zoeken.nabij import nearest_plekken
from wijzer.published.zoeken.plaats import origin_of, reaching
from wijzer.published.zoeken.plekken import count_plekken
from wijzer.published.zoeken.punten import gather
from wijzer.published.zoeken.uitkomst import (
    find,
    search,
    search_all,
    search_all_locaties,
    search_locaties,
)

PUNTEN = [*MIDDENS.values(), Punt(52.3, 6.7), Punt(52.2, 6.9)]
WOONPLEK, GROEP = "woonplek:", "groep:"


def at(nummer: int, gemeente: str, *kenmerken: str, **anders: object) -> Feit:
    """The facts of what is found in a gemeente, in the middle of it."""
    kenmerken = (f"gemeente:{gemeente}", *kenmerken)
    return make_feit(nummer, kenmerken=kenmerken, richting=richting_of(MIDDENS[gemeente]), **anders)


def living(nummer: int, gemeente: str, **anders: object) -> Feit:
    return at(nummer, gemeente, GROEP, WOONPLEK, **anders)


def numbers(vraag: Zoekvraag, *feiten: Feit) -> list[int]:
    return [aanbod_id.int for aanbod_id in search_all(make_opname(feiten), vraag)]


def with_place(nummer: int, weken: int | None) -> Dagrang:
    return Dagrang(0, 0, weken is None, weken or 0, nummer, nummer)


IN_ENSCHEDE = Zoekvraag(plaats="Enschede")


@pytest.mark.regel("plaats.reaching")
def test_a_woonplek_is_found_wherever_it_lies_and_other_help_where_it_serves():
    groepen = [living(1, HENGELO), living(2, ALMELO), living(3, ENSCHEDE)]
    kantoren = [at(4, HENGELO), at(5, ENSCHEDE)]
    assert set(numbers(IN_ENSCHEDE, *groepen, *kantoren)) == {1, 2, 3, 5}


def test_pleegzorg_is_found_where_its_vestiging_serves():
    """It is wonen, and given from a vestiging: no woonplek."""
    assert numbers(IN_ENSCHEDE, at(1, HENGELO), at(2, ENSCHEDE)) == [2]


def test_the_region_of_the_place_is_the_whole_of_it():
    ver = living(1, ANDERE_GEMEENTE)
    ver = ver._replace(kenmerken=tuple(k.replace(REGIO, ELDERS) for k in ver.kenmerken))
    assert numbers(IN_ENSCHEDE, ver, living(2, ALMELO)) == [2]
    assert numbers(Zoekvraag(plaats="Verweg"), ver, living(2, ALMELO)) == [1]


def test_a_gemeente_still_filters_and_a_radius_still_limits():
    groepen = [living(1, HENGELO), living(2, ALMELO), living(3, ENSCHEDE)]
    assert numbers(replace(IN_ENSCHEDE, gemeente=(ALMELO,)), *groepen) == [2]
    assert numbers(replace(IN_ENSCHEDE, straal=10), *groepen) == [3, 1]


def test_a_postcode_that_only_measures_ranks_nothing():
    groepen = [living(1, ALMELO), living(2, ENSCHEDE)]
    assert numbers(Zoekvraag(postcode="7511"), *groepen) == [1, 2]
    assert numbers(Zoekvraag(plaats="7511"), *groepen) == [2, 1]


@pytest.mark.regel("rang.place_from")
def test_distance_comes_after_status_and_freshness_and_before_weeks():
    wacht = Dagrang(1, 0, False, 0, 9, 9)
    feiten = [
        living(1, ALMELO, rang=with_place(1, 0)),
        living(2, ENSCHEDE, rang=with_place(2, None)),
        living(3, HENGELO, rang=with_place(3, 9)),
        living(4, HENGELO, rang=with_place(4, 3)),
        living(5, ENSCHEDE, rang=Dagrang(0, 1, False, 0, 5, 5)),
        living(6, ENSCHEDE, rang=wacht),
        at(7, ENSCHEDE, rang=with_place(7, 30)),
    ]
    assert numbers(IN_ENSCHEDE, *feiten) == [7, 2, 4, 3, 1, 5, 6]


def test_what_serves_the_gemeente_is_here_wherever_its_office_stands():
    kantoor = at(1, ENSCHEDE)._replace(richting=richting_of(MIDDENS[ALMELO]))
    verder = kantoor.rang._replace(weken=99)
    assert numbers(IN_ENSCHEDE, living(2, HENGELO), kantoor._replace(rang=verder)) == [1, 2]


# ── any set of facts ──


def _facts(nummer: int, punt: Punt, woont: bool, locatie: int, rang: tuple[int, ...]) -> Feit:
    status, vers, weken = rang
    return make_feit(
        nummer,
        kenmerken=[f"gemeente:{ENSCHEDE}", *([GROEP, WOONPLEK] if woont else [])],
        richting=richting_of(punt),
        locatie_id=UUID(int=1000 + 2 * locatie + woont),
        rang=Dagrang(status, vers, weken > 3, weken, (7 * nummer) % 5, nummer),
        naam=f" {'abc'[nummer % 3]}",
        weken=None if weken > 3 else weken,
    )


feiten = st.lists(
    st.tuples(
        st.sampled_from(PUNTEN),
        st.booleans(),
        st.integers(1, 6),
        st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 4)),
    ),
    max_size=24,
).map(lambda alle: [_facts(nummer, *delen) for nummer, delen in enumerate(alle, 1)])
vragen = st.builds(
    Zoekvraag,
    plaats=st.sampled_from(["Enschede", "Almelo", "Beckum", "7511"]),
    sorteer=st.sampled_from([sorteer for sorteer in Sorteer if sorteer is not Sorteer.AFSTAND]),
    straal=st.sampled_from([None, None, 12]),
)


def key_of(opname: Momentopname, vraag: Zoekvraag, aanbod_id: UUID) -> tuple[object, ...]:
    """The plain key, one by one: a woonplek by its distance, all else here."""
    feit, punt = opname.feit(opname.indexen[aanbod_id]), origin_of(NASLAG, vraag)
    assert punt is not None
    ver = whole_km(km_of(nearness(richting_of(punt), feit.richting)))
    km = ver if WOONPLEK in feit.kenmerken else 0
    return (first_by(vraag.sorteer)(feit), place_from(feit.rang, km))


@contextmanager
def reading_in_pieces(size: int, spare: int) -> Iterator[None]:
    with patch.object(volgorde, "_STUK", size), patch.object(momentopname, "_SPAARZAAM", spare):
        yield


@pytest.mark.regel("rang.place_from")
@given(feiten, vragen, st.sampled_from([1, 2, 512]), st.sampled_from([0, 2000]))
def test_the_order_is_exactly_that_of_the_key(
    alle: list[Feit], vraag: Zoekvraag, stuk: int, spare: int
):
    opname = make_opname(alle)
    with reading_in_pieces(stuk, spare):
        gevonden = search_all(opname, vraag)
    assert gevonden == sorted(gevonden, key=lambda id_: key_of(opname, vraag, id_))
    assert set(gevonden) == {opname.feit(i).id for i in opname.in_any_order(find(opname, vraag))}


@given(feiten, vragen, st.integers(1, 4))
def test_pages_together_are_the_whole_in_aanbod_and_in_locaties(
    alle: list[Feit], vraag: Zoekvraag, per_pagina: int
):
    opname = make_opname(alle)
    bladen = [
        (search(opname, blad), search_locaties(opname, blad))
        for nummer in range(1, 26)
        for blad in [replace(vraag, pagina=nummer, per_pagina=per_pagina)]
    ]
    feed = search_all(opname, vraag)
    locaties = search_all_locaties(opname, vraag)
    assert [id_ for blad, _ in bladen for id_ in blad.ids] == feed
    assert [gevonden for _, blad in bladen for gevonden in blad.locaties] == locaties
    van = {aanbod_id: gevonden.id for gevonden in locaties for aanbod_id in gevonden.aanbod}
    assert [gevonden.id for gevonden in locaties] == list(dict.fromkeys(van[id_] for id_ in feed))
    for gevonden in locaties:
        assert list(gevonden.aanbod) == [id_ for id_ in feed if van[id_] == gevonden.id]


@given(feiten, vragen)
def test_the_points_of_a_map_come_in_the_order_of_their_best(alle: list[Feit], vraag: Zoekvraag):
    opname = make_opname(alle)
    namen = [
        naam.id
        for punt in gather(opname, vraag, punten=99, locaties=1).punten
        for naam in punt.locaties
    ]
    richting: dict[UUID, list[Richting]] = {feit.locatie_id: [] for feit in alle}
    for id_ in search_all(opname, vraag):
        feit = opname.feit(opname.indexen[id_])
        richting[feit.locatie_id].append(feit.richting)
    punten = [opname.feit(opname.indexen[id_]).richting for id_ in search_all(opname, vraag)]
    assert len(namen) == len(dict.fromkeys(punten))
    assert all(
        punt in richting[naam] for naam, punt in zip(namen, dict.fromkeys(punten), strict=True)
    )


@given(st.sampled_from(PUNTEN), st.lists(st.tuples(st.floats(-80, 80), st.floats(-179, 179))))
def test_a_whole_distance_that_is_looked_up_is_the_one_that_is_told(
    van: Punt, graden: list[tuple[float, float]]
):
    punten = [richting_of(Punt(van.lat + lat / 40, van.lon + lon / 120)) for lat, lon in graden]
    gemeten = [whole_km(km_of(nearness(richting_of(van), punt))) for punt in punten]
    assert list(whole_km_to_each(richting_of(van), punten)) == [min(km, 255) for km in gemeten]


@given(feiten, vragen)
def test_where_a_child_lives_hides_no_woonplek(alle: list[Feit], vraag: Zoekvraag):
    opname = make_opname(alle)
    assert opname.woonplekken & ~reaching(opname, vraag) == 0


# ── the line above the results ──


def beds(nummer: int, gemeente: str, plekken: int, **anders: object) -> Feit:
    """A groep with so many free places."""
    soorten = ["status:plek" if plekken else "status:wachtlijst"]
    soorten += [f"plekken:{n}" for n in range(1, plekken + 1)]
    return at(nummer, gemeente, GROEP, WOONPLEK, *soorten, plekken=plekken, **anders)


def near(vraag: Zoekvraag, *alle: Feit) -> list[tuple[str, int, int]]:
    gevonden = nearest_plekken(make_opname(alle), replace(vraag, regio=REGIO))
    return [(hier.gemeente.code, hier.plekken, hier.km) for hier in gevonden]


IN_ALMELO = Zoekvraag(plaats="Almelo")


@pytest.mark.regel("nabij.nearest_plekken")
def test_the_gemeente_of_the_place_comes_first_and_then_the_nearest_with_a_place():
    alle = [beds(1, ENSCHEDE, 2), beds(2, ENSCHEDE, 3), beds(3, HENGELO, 1), beds(4, ALMELO, 0)]
    assert near(IN_ALMELO, *alle) == [(ALMELO, 0, 0), (HENGELO, 1, 13), (ENSCHEDE, 5, 22)]
    assert near(Zoekvraag(plaats="Beckum"), *alle) == [(HENGELO, 1, 0), (ENSCHEDE, 5, 9)]


def test_one_bed_with_two_products_is_one_place_in_the_line():
    een_huis = {"locatie_id": UUID(int=7)}
    assert near(IN_ALMELO, beds(1, HENGELO, 2, **een_huis), beds(2, HENGELO, 1, **een_huis)) == [
        (ALMELO, 0, 0),
        (HENGELO, 2, 13),
    ]


def test_a_free_place_that_depends_on_matching_counts_in_the_line_as_in_its_list():
    huis = at(1, HENGELO, GROEP, WOONPLEK, "status:matching", "plekken:1", plekken=1)
    opname = make_opname([huis, beds(2, HENGELO, 1)])
    _, hengelo = nearest_plekken(opname, replace(IN_ALMELO, regio=REGIO))
    daar = Zoekvraag(regio=REGIO, plaats="Almelo", gemeente=(HENGELO,))
    assert hengelo.plekken == count_plekken(opname, find(opname, daar)).plekken == 2


def test_a_gemeente_that_is_filtered_on_hides_no_place_elsewhere_and_the_help_that_is_asked_does():
    alle = [
        beds(1, HENGELO, 1),
        at(2, ENSCHEDE, "hulpvorm:logeren", *beds(2, ENSCHEDE, 1).kenmerken, plekken=1),
    ]
    alle_gemeenten = [(ALMELO, 0, 0), (HENGELO, 1, 13), (ENSCHEDE, 1, 22)]
    assert near(replace(IN_ALMELO, gemeente=(ALMELO,)), *alle) == alle_gemeenten
    assert near(replace(IN_ALMELO, hulpvorm=("logeren",)), *alle) == [
        (ALMELO, 0, 0),
        (ENSCHEDE, 1, 22),
    ]
    assert near(replace(IN_ALMELO, straal=15), *alle) == [(ALMELO, 0, 0), (HENGELO, 1, 13)]


def test_where_nobody_has_a_place_to_live_no_line_is_told():
    kantoor = at(1, ALMELO, "status:plek", "plekken:1", plekken=1)
    assert near(IN_ALMELO, beds(2, HENGELO, 0), kantoor) == []
