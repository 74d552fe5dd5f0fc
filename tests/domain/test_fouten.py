"""What everybody may expect of an error of the domain."""

import pytest

from wijzer.domain.fouten import Conflict, require_unchanged


@pytest.mark.parametrize(
    ("shown", "stored"), [(1, 2), ("", "bel ons"), (True, False), (("beheerder", None), None)]
)
def test_what_somebody_else_changed_meanwhile_is_a_conflict(shown: object, stored: object) -> None:
    with pytest.raises(Conflict):
        require_unchanged(shown, stored)


def test_what_is_still_stored_as_it_was_shown_passes() -> None:
    require_unchanged(3, 3)
    require_unchanged({"telefoon": None}, {"telefoon": None})
