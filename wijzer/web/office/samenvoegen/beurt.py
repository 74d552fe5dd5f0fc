"""Saving a form that was merged: again when somebody was first after all, and told what of theirs stayed."""

from collections.abc import Callable
from typing import TypeVar

from flask import flash

from wijzer.domain.fouten import Conflict
from wijzer.web.common.opmaak import opsomming
from wijzer.web.common.teksten import gettext as _
from wijzer.web.office.samenvoegen.formulier import MetGetoond

T = TypeVar("T")
MEESTE_BEURTEN = 5


def until_merged(poging: Callable[[], T]) -> T:
    """Read, merge and save; anew when somebody saved between reading and saving.

    Raises `Conflict` when that goes on.
    """
    for _beurt in range(MEESTE_BEURTEN - 1):
        try:
            return poging()
        except Conflict:
            continue
    return poging()


def tell_followed(form: MetGetoond) -> None:
    """Say what somebody else changed meanwhile and is kept as they left it."""
    if form.gevolgd:
        wat = opsomming(veld.wat for veld in form.gevolgd)
        flash(
            _("Iemand anders wijzigde ondertussen ook iets. Dat is zo gebleven: %(wat)s.", wat=wat),
            "info",
        )
