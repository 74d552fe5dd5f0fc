"""Who may do what; "not yours" and "not there" are one answer."""

from uuid import uuid4

import pytest

from wijzer.domain.accounts.toegang import (
    SYSTEEM,
    Actor,
    Rol,
    require_beheerder,
    require_editor,
    require_viewer,
)
from wijzer.domain.fouten import NietGevonden, NietToegestaan
from wijzer.domain.ids import AanbiederId, GebruikerId

EIGEN, ONDER, VREEMD = (AanbiederId(uuid4()) for _ in range(3))
AANBIEDER = Actor(
    gebruiker_id=GebruikerId(uuid4()),
    rol=Rol.AANBIEDER,
    regio="twente",
    aanbieder_id=EIGEN,
    aanbieders=frozenset({EIGEN, ONDER}),
)
BEHEERDER = Actor(gebruiker_id=GebruikerId(uuid4()), rol=Rol.BEHEERDER, regio="twente")


@pytest.mark.regel("require_editor")
@pytest.mark.parametrize("aanbieder_id", [EIGEN, ONDER])
def test_an_aanbieder_edits_its_own_and_its_onderaannemers_locations(
    aanbieder_id: AanbiederId,
) -> None:
    require_editor(AANBIEDER, regio="twente", aanbieder_id=aanbieder_id)


@pytest.mark.regel("require_editor")
@pytest.mark.parametrize(
    ("wie", "regio", "aanbieder_id"),
    [(AANBIEDER, "twente", VREEMD), (AANBIEDER, "elders", EIGEN), (BEHEERDER, "twente", EIGEN)],
)
def test_everybody_else_finds_nothing_to_edit(
    wie: Actor, regio: str, aanbieder_id: AanbiederId
) -> None:
    with pytest.raises(NietGevonden):
        require_editor(wie, regio=regio, aanbieder_id=aanbieder_id)


@pytest.mark.regel("require_viewer")
def test_the_beheerder_sees_its_own_region_and_no_other() -> None:
    require_viewer(BEHEERDER, regio="twente", aanbieder_id=VREEMD)
    with pytest.raises(NietGevonden):
        require_viewer(BEHEERDER, regio="elders", aanbieder_id=VREEMD)
    with pytest.raises(NietGevonden):
        require_viewer(AANBIEDER, regio="twente", aanbieder_id=VREEMD)


@pytest.mark.regel("require_beheerder")
def test_the_work_of_the_beheerder_is_not_for_an_aanbieder() -> None:
    require_beheerder(BEHEERDER, regio="twente")
    require_beheerder(SYSTEEM, regio="twente")
    with pytest.raises(NietToegestaan):
        require_beheerder(AANBIEDER, regio="twente")
    with pytest.raises(NietGevonden):
        require_beheerder(BEHEERDER, regio="elders")
