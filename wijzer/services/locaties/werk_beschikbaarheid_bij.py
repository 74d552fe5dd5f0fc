"""An aanbieder brings its availability up to date in one go: what changed is stated anew, the rest is confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.bewaren.samenvoegen import Getoond
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbodId
from wijzer.services.locaties.geef_beschikbaarheid_op import (
    GETOOND,
    OnjuisteOpgaven,
    Opgaveuitslag,
    Opgavewijziging,
    bevestig_beschikbaarheid,
    geef_beschikbaarheid_op,
)
from wijzer.store.store import Store

Redenen = Mapping[AanbodId, Ongeldig]
"""Why an aanbod could not be confirmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bevestiging:
    """The statement that one aanbod is still true on a day.

    `eigen_dag`: that day was typed for it alone, and a wrong one is a mistake.
    """

    aanbod_id: AanbodId
    peildatum: date
    getoond: Getoond
    eigen_dag: bool


def werk_beschikbaarheid_bij(
    store: Store,
    wijzigingen: Sequence[Opgavewijziging],
    bevestigingen: Sequence[Bevestiging],
    *,
    by: Actor,
    at: datetime,
    today: date,
) -> tuple[Opgaveuitslag, Redenen]:
    """Keep what was changed and confirm the rest, or do nothing.

    Tells what became of each, and what could not be confirmed and why.

    Raises `OnjuisteOpgaven` with every mistake, a day that was typed for one line included.
    """
    gewijzigd = [wijziging.aanbod_id for wijziging in wijzigingen]
    bevestigd = [bevestiging.aanbod_id for bevestiging in bevestigingen]
    store.aanbod.lock([*gewijzigd, *bevestigd])  # all at once
    uitslag, fouten = Opgaveuitslag(), dict[AanbodId, list[Ongeldig]]()
    try:
        uitslag = geef_beschikbaarheid_op(store, wijzigingen, by=by, at=at, today=today)
    except OnjuisteOpgaven as fout:
        fouten |= fout.fouten
    redenen = _confirm(store, bevestigingen, by=by, at=at, today=today)
    fouten |= _mistaken(bevestigingen, redenen)
    if fouten:
        raise OnjuisteOpgaven(fouten)
    return uitslag, redenen


def _confirm(
    store: Store, bevestigingen: Sequence[Bevestiging], *, by: Actor, at: datetime, today: date
) -> Redenen:
    """Confirm day by day; gives what could not be confirmed, and why."""
    redenen: dict[AanbodId, Ongeldig] = {}
    for dag in sorted({bevestiging.peildatum for bevestiging in bevestigingen}):
        getoond = {
            bevestiging.aanbod_id: bevestiging.getoond
            for bevestiging in bevestigingen
            if bevestiging.peildatum == dag
        }
        try:
            redenen |= bevestig_beschikbaarheid(
                store, list(getoond), by=by, at=at, today=today, peildatum=dag, getoond=getoond
            )
        except Ongeldig as fout:
            redenen |= dict.fromkeys(getoond, fout)
    return redenen


def _mistaken(
    bevestigingen: Sequence[Bevestiging], redenen: Redenen
) -> dict[AanbodId, list[Ongeldig]]:
    """The lines with a day of their own that cannot be confirmed on it; what somebody else just kept is no mistake."""
    return {
        bevestiging.aanbod_id: [reden]
        for bevestiging in bevestigingen
        if bevestiging.eigen_dag
        and (reden := redenen.get(bevestiging.aanbod_id)) is not None
        and reden.veld != GETOOND
    }
