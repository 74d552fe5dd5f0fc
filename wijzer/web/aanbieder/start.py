"""The start page: everything the aanbieder keeps, and what of it needs attention."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import render_template
from flask.typing import ResponseReturnValue

from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.services.intrekking.overzie import count_ingetrokken
from wijzer.services.inzage.overzie_inzage import count_onlangs
from wijzer.services.locaties.overzie_locaties import Aandacht, LocatieStand, overzie_locaties
from wijzer.services.overzicht.overzie_contractaandacht import (
    Contractaandacht,
    overzie_contractaandacht,
)
from wijzer.web.aanbieder.kamer import bp
from wijzer.web.common.verzoek import now, today
from wijzer.web.office.deur import current_actor, office_read

OPGAVE = frozenset({Aandacht.VERLOPEN, Aandacht.GEEN_OPGAVE, Aandacht.VEROUDERD})
"""What is mended on one page for all locations at once, and therefore told together."""


@dataclass(frozen=True, slots=True)
class Starttelling:
    """The counts on the start page."""

    locaties: int
    op_de_site: int
    """Visitors see something of it today."""
    bij_te_werken: int
    """Aanbod with no entry, or one that is no longer fresh."""
    afwijkingen: int


@bp.get("")
def start() -> ResponseReturnValue:
    """Show the locations and what needs attention, the most urgent first."""
    by = current_actor()
    with office_read() as store:
        standen = overzie_locaties(store, by=by, today=today())
        contracten = overzie_contractaandacht(store, by=by, today=today())
        gekeken = count_onlangs(store, by=by, at=now())
        weg = count_ingetrokken(store, by=by)
    return render_template(
        "aanbieder/start.html",
        **_shown(standen, contracten),
        gekeken=gekeken,
        ingetrokken=weg,
    )


def _shown(
    standen: Sequence[LocatieStand], contracten: Sequence[Contractaandacht]
) -> dict[str, object]:
    """The locations in numbers and by name, and what of them and of the contract needs attention."""
    return {
        "telling": count(standen),
        "opgaven": per_opgave(standen),
        "aandacht": [
            stand for stand in in_order_of_urgency(standen) if set(stand.aandacht) - OPGAVE
        ],
        "contracten": [contract for contract in contracten if not contract.is_compleet],
        "alles_klaar": is_all_done(standen, contracten),
        "per_aanbieder": per_aanbieder(standen),
    }


def count(standen: Sequence[LocatieStand]) -> Starttelling:
    """Count what is kept and what needs attention."""
    return Starttelling(
        locaties=len(standen),
        op_de_site=sum(stand.zichtbaarheid.is_zichtbaar for stand in standen),
        bij_te_werken=sum(bool(OPGAVE & set(stand.aandacht)) for stand in standen),
        afwijkingen=sum(len(stand.afwijkingen) for stand in standen),
    )


def is_all_done(standen: Sequence[LocatieStand], contracten: Sequence[Contractaandacht]) -> bool:
    """Whether every location in the contract was entered, is on the site today and was stated anew in time.

    Each part is looked up; that no list of shortcomings has a line would not do, for a new kind of
    shortcoming has no list.
    """
    return (
        bool(standen)
        and all(stand.zichtbaarheid.is_zichtbaar and not stand.aandacht for stand in standen)
        and bool(contracten)
        and all(aandacht.is_compleet for aandacht in contracten)
    )


def per_opgave(standen: Sequence[LocatieStand]) -> list[tuple[Aandacht, list[LocatieStand]]]:
    """The locations whose availability must be stated anew, each under the worst that holds of it."""
    ergst = {
        stand.locatie.id: next((soort for soort in stand.aandacht if soort in OPGAVE), None)
        for stand in standen
    }
    soorten = [soort for soort in Aandacht if soort in OPGAVE]
    return [
        (soort, own)
        for soort in soorten
        if (own := [stand for stand in standen if ergst[stand.locatie.id] is soort])
    ]


def in_order_of_urgency(standen: Iterable[LocatieStand]) -> list[LocatieStand]:
    """The locations by the most urgent thing about them; the order of the list decides between equals."""
    volgorde = list(Aandacht)
    return sorted(
        standen,
        key=lambda stand: min((volgorde.index(soort) for soort in stand.aandacht), default=99),
    )


def per_aanbieder(
    standen: Sequence[LocatieStand],
) -> list[tuple[Aanbieder, list[LocatieStand]]]:
    """The locations under the name of their aanbieder: a hoofdaannemer keeps those of its onderaannemers too."""
    return [
        (groep[0].aanbieder, groep)
        for _, eigen_standen in groupby(standen, key=lambda stand: stand.aanbieder.id)
        if (groep := list(eigen_standen))
    ]
