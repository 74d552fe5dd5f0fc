"""Free places that a groep states may not be more than it has."""

from uuid import uuid4

import pytest

from tests.factories import make_aanbieder, make_groep, make_opgave, make_vestiging
from wijzer.domain.ids import AanbodId, LocatieId, PubliekId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.plekken import free_beyond, most_free


def stated(*plekken: int | None) -> list[Aanbod]:
    return [
        Aanbod(
            id=AanbodId(uuid4()),
            publiek_id=PubliekId(uuid4()),
            locatie_id=LocatieId(uuid4()),
            hulp=of_code("WGZHF"),
            opgave=make_opgave(vrije_plekken=vrij),
        )
        for vrij in plekken
    ]


def test_one_bed_at_two_products_is_one_place() -> None:
    assert most_free(stated(2, 3, None)) == 3
    assert most_free([]) == most_free(stated(None)) == 0


@pytest.mark.parametrize(("plekken", "verwacht"), [(5, None), (6, None), (7, 7)])
def test_as_many_free_places_as_the_groep_has_fit_and_one_more_does_not(
    plekken: int, verwacht: int | None
) -> None:
    assert (
        free_beyond(stated(1, plekken), make_groep(make_aanbieder(), groepsgrootte=6)) == verwacht
    )


def test_a_vestiging_has_no_size_that_anything_could_exceed() -> None:
    assert free_beyond(stated(99), make_vestiging(make_aanbieder())) is None
