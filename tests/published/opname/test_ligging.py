"""Where aanbod lies: what shares a point is asked once."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ALMELO, ENSCHEDE, HENGELO
from tests.published.geheugen import MIDDENS, make_feit
from wijzer.published.naslag.afstand import nearness, nearness_within, richting_of
from wijzer.published.opname.feiten import Feit
from wijzer.published.opname.ligging import Ligging

PUNTEN = {code: richting_of(MIDDENS[code]) for code in (HENGELO, ENSCHEDE, ALMELO)}


def at(nummer: int, gemeente: str, locatie: int) -> Feit:
    return make_feit(nummer, richting=PUNTEN[gemeente], locatie_id=UUID(int=locatie))


FEITEN = [
    at(1, HENGELO, 1),
    at(2, HENGELO, 1),
    None,
    at(3, ENSCHEDE, 2),
    at(4, HENGELO, 3),
    at(5, ENSCHEDE, 1),
]
feiten = st.lists(
    st.none()
    | st.builds(at, st.integers(1, 99), st.sampled_from(sorted(PUNTEN)), st.integers(1, 4)),
    max_size=12,
)


def test_points_and_locaties_are_numbered_as_they_come():
    ligging = Ligging.of(FEITEN)
    assert ligging.punten == [PUNTEN[HENGELO], PUNTEN[ENSCHEDE]]
    assert ligging.punt_van == [0, 0, -1, 1, 0, 1]
    assert ligging.locatie_van == [0, 0, -1, 1, 2, 3]
    assert ligging.punt_van_locatie == [0, 1, 0, 1]
    assert ligging.index_van_locatie == [0, 3, 4, 5]


@given(feiten)
def test_a_place_that_is_not_in_use_lies_nowhere(feiten: list[Feit | None]):
    ligging = Ligging.of(feiten)
    for index, feit in enumerate(feiten):
        assert (ligging.punt_van[index] == -1) is (feit is None)
        if feit:
            assert ligging.punten[ligging.punt_van[index]] == feit.richting


@given(feiten)
def test_each_locatie_at_a_point_has_one_number_and_a_place_of_its_own(feiten: list[Feit | None]):
    ligging = Ligging.of(feiten)
    assert len(ligging.punt_van_locatie) == len(ligging.index_van_locatie)
    for nummer, index in enumerate(ligging.index_van_locatie):
        assert ligging.locatie_van[index] == nummer
        assert ligging.punt_van[index] == ligging.punt_van_locatie[nummer]


@given(feiten, st.sampled_from(sorted(PUNTEN)))
def test_nearness_is_that_of_each_place_by_itself(feiten: list[Feit | None], vanaf: str):
    van = PUNTEN[vanaf]
    nabij = Ligging.of(feiten).nearness_from(van)
    assert nabij == [nearness(van, feit.richting) if feit else -1.0 for feit in feiten]


@given(feiten, st.sampled_from(sorted(PUNTEN)), st.integers(1, 40))
def test_within_a_distance_lies_what_is_that_near(feiten: list[Feit | None], vanaf: str, km: int):
    van, grens = PUNTEN[vanaf], nearness_within(km)
    binnen = [
        index for index, feit in enumerate(feiten) if feit and nearness(van, feit.richting) >= grens
    ]
    assert list(Ligging.of(feiten).indexes_within(van, km)) == binnen


def test_nothing_lies_nowhere():
    leeg = Ligging.of([])
    assert leeg.nearness_from(PUNTEN[HENGELO]) == []
    assert list(leeg.indexes_within(PUNTEN[HENGELO], 10)) == []
