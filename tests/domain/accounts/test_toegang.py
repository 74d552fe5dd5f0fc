"""Who may do what; "not yours" and "not there" are one answer."""

from collections.abc import Callable
from dataclasses import replace
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


# ── every kind of actor ──────────────────────────────────────────────────────

WEES = replace(AANBIEDER, aanbieders=frozenset())
"""An aanbieder that keeps no locations: not even its own are named."""
NERGENS = replace(BEHEERDER, regio=None)


def outcome(door: Callable[..., None], by: Actor, **van: object) -> type[Exception] | None:
    """What somebody meets at a door: nothing, or an error."""
    try:
        door(by, **van)
    except (NietGevonden, NietToegestaan) as fout:
        return type(fout)
    return None


@pytest.mark.parametrize(
    ("by", "regio", "editor", "viewer"),
    [
        (SYSTEEM, "twente", None, None),
        (SYSTEEM, "elders", None, None),
        (AANBIEDER, "twente", None, None),
        (AANBIEDER, "elders", NietGevonden, NietGevonden),
        (WEES, "twente", NietGevonden, NietGevonden),
        (BEHEERDER, "twente", NietGevonden, None),
        (BEHEERDER, "elders", NietGevonden, NietGevonden),
        (NERGENS, "twente", NietGevonden, NietGevonden),
        (replace(BEHEERDER, aanbieders=frozenset({EIGEN})), "twente", NietGevonden, None),
    ],
)
def test_who_may_edit_and_who_may_look_at_the_locations_of_an_aanbieder(
    by: Actor, regio: str, editor: type[Exception] | None, viewer: type[Exception] | None
) -> None:
    assert outcome(require_editor, by, regio=regio, aanbieder_id=EIGEN) is editor
    assert outcome(require_viewer, by, regio=regio, aanbieder_id=EIGEN) is viewer


@pytest.mark.parametrize(
    ("by", "regio", "verwacht"),
    [
        (SYSTEEM, None, None),
        (SYSTEEM, "elders", None),
        (BEHEERDER, "twente", None),
        (BEHEERDER, "elders", NietGevonden),
        (BEHEERDER, None, NietGevonden),
        (AANBIEDER, "twente", NietToegestaan),
        (AANBIEDER, "elders", NietToegestaan),
        (AANBIEDER, None, NietToegestaan),
    ],
)
def test_an_aanbieder_hears_that_it_may_not_and_a_beheerder_elsewhere_that_it_is_not_there(
    by: Actor, regio: str | None, verwacht: type[Exception] | None
) -> None:
    assert outcome(require_beheerder, by, regio=regio) is verwacht


def test_only_who_has_no_role_is_the_system() -> None:
    assert [by.is_systeem for by in (SYSTEEM, AANBIEDER, BEHEERDER)] == [True, False, False]
    assert SYSTEEM.naam == "systeem"
