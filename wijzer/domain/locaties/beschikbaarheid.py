"""Free places, waiting times, and how fresh they are.

Weeks are whole weeks. Unknown is not zero: every number may be None, and None is never counted as 0.
Sources: NZa NR/REG-2219a (aanmeldwachttijd, behandelwachttijd, soort), CBS (what counts as the start of help);
the limits of freshness are the region's choice (`Versheid`).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbodId, GebruikerId, LocatieId, PubliekId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.maten import check_tekst
from wijzer.domain.regio.gebied import Versheid

MAX_WEKEN = 520
MAX_WACHTENDEN = 9999
MAX_PLEKKEN = 9999
MAX_TOELICHTING = 200


class WachttijdSoort(StrEnum):
    """How a waiting time was found: third free slot in the agenda, realised over the last two months, or estimated."""

    ACTUEEL = "actueel"
    RETROSPECTIEF = "retrospectief"
    INSCHATTING = "inschatting"


class Status(StrEnum):
    """What a visitor may expect. The order of the members is the order of results."""

    PLEK = "plek"
    WACHTLIJST = "wachtlijst"
    MATCHING = "matching"
    ONBEKEND = "onbekend"
    AANMELDSTOP = "aanmeldstop"

    @property
    def stap(self) -> int:
        """Place in the order of results, 0 first."""
        return list(Status).index(self)


class Actualiteit(StrEnum):
    """How recent an entry is. The order of the members is the order of results."""

    ACTUEEL = "actueel"
    VEROUDERD = "verouderd"
    VERLOPEN = "verlopen"
    ONBEKEND = "onbekend"

    @property
    def stap(self) -> int:
        """Place in the order of results, 0 first."""
        return list(Actualiteit).index(self)


TOONBAAR = frozenset({Actualiteit.ACTUEEL, Actualiteit.VEROUDERD})
"""The ages of an entry at which its values are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opgave:
    """What an aanbieder stated about one aanbod, true on `peildatum` (not the day it was saved).

    Waiting times are in weeks: `aanmeldwachttijd` from complete application to intake,
    `behandelwachttijd` from intake to the real start of help. `aanmeldstop_tot` is the last day of
    the stop; a stop without it lasts until it is lifted.
    """

    peildatum: date
    vrije_plekken: int | None = None
    eerstvolgende_plek: date | None = None
    aanmeldwachttijd_weken: int | None = None
    behandelwachttijd_weken: int | None = None
    wachttijd_soort: WachttijdSoort | None = None
    aantal_wachtenden: int | None = None
    afhankelijk_van_matching: bool = False
    aanmeldstop: bool = False
    aanmeldstop_tot: date | None = None
    toelichting: str | None = None

    @property
    def wachttijd_weken(self) -> int | None:
        """Both phases together in weeks; None as soon as one of them is unknown.

        Source: NZa NR/REG-2219a; CBS.
        """
        return both_phases(self.aanmeldwachttijd_weken, self.behandelwachttijd_weken)

    @property
    def is_leeg(self) -> bool:
        """Whether it says nothing at all about availability (a remark alone is not an opgave).

        Source: our choice.
        """
        return replace(self, toelichting=None, wachttijd_soort=None) == Opgave(
            peildatum=self.peildatum
        )

    def differs_from(self, andere_opgave: "Opgave | None") -> bool:
        """Whether a value differs, the peildatum left aside: this is what moves gewijzigd-op.

        Source: our choice.
        """
        return (
            andere_opgave is None
            or replace(self, peildatum=andere_opgave.peildatum) != andere_opgave
        )

    def stops_on(self, today: date) -> bool:
        """Whether no applications are taken on this day.

        Source: our choice.
        """
        return is_stopped(self.aanmeldstop, self.aanmeldstop_tot, today=today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanbod:
    """One locatie × one product, or × one hulpvorm without a code: the unit of availability and of search.

    `bevestigd_at`: confirmed as still true. `gewijzigd_at`: last time a value differed. Confirming
    never moves the latter.
    """

    id: AanbodId
    publiek_id: PubliekId
    locatie_id: LocatieId
    hulp: Hulpaanduiding
    medische_verwijzing: bool = False
    opgave: Opgave | None = None
    bevestigd_at: datetime | None = None
    gewijzigd_at: datetime | None = None
    ingevoerd_door: GebruikerId | None = None
    versie: int = 1


def actualiteit_of(opgave: Opgave | None, versheid: Versheid, *, today: date) -> Actualiteit:
    """How recent an entry is; one that says nothing is *onbekend*, whatever its day.

    Source: our choice.
    """
    if opgave is None or opgave.is_leeg:
        return Actualiteit.ONBEKEND
    return age_of(opgave.peildatum, versheid, today=today)


def age_of(peildatum: date, versheid: Versheid, *, today: date) -> Actualiteit:
    """How recent what was true on this day is: counted in whole days after it, against the limits of the region.

    Source: our choice.
    """
    return age_on(
        today, stale=stale_from(peildatum, versheid), expired=expired_from(peildatum, versheid)
    )


def age_on(today: date, *, stale: date, expired: date) -> Actualiteit:
    """How recent an entry is, by the first days on which it is no longer *actueel* and no longer shown."""
    if today < stale:
        return Actualiteit.ACTUEEL
    return Actualiteit.VEROUDERD if today < expired else Actualiteit.VERLOPEN


def stale_from(peildatum: date, versheid: Versheid) -> date:
    """The first day on which an entry with this peildatum is no longer *actueel*.

    Source: our choice.
    """
    return peildatum + timedelta(days=versheid.actueel_dagen + 1)


def expired_from(peildatum: date, versheid: Versheid) -> date:
    """The first day on which an entry with this peildatum is no longer shown.

    Source: our choice.
    """
    return peildatum + timedelta(days=versheid.verouderd_dagen + 1)


def status_of(opgave: Opgave | None, versheid: Versheid, *, is_groep: bool, today: date) -> Status:
    """The first that holds: onbekend (none or expired), aanmeldstop, matching, plek, wachtlijst.

    A stop in an expired entry is a value as any other in it: nobody knows whether it is still so.

    Source: regional documents of Twente (OZJT/Samen14); our choice.
    """
    if opgave is None:
        return Status.ONBEKEND
    return first_status(
        actualiteit_of(opgave, versheid, today=today),
        stopt=opgave.stops_on(today),
        matching=opgave.afhankelijk_van_matching,
        plek=has_plek(opgave, is_groep=is_groep),
    )


def first_status(actualiteit: Actualiteit, *, stopt: bool, matching: bool, plek: bool) -> Status:
    """The first step that holds of an entry this recent, once each of them is known."""
    if actualiteit not in TOONBAAR:
        return Status.ONBEKEND
    if stopt:
        return Status.AANMELDSTOP
    if matching:
        return Status.MATCHING
    return Status.PLEK if plek else Status.WACHTLIJST


def is_stopped(stop: bool, tot: date | None, *, today: date) -> bool:
    """Whether a stop holds on this day: until its last day, or until it is lifted."""
    return stop and (tot is None or today <= tot)


def both_phases(aanmeld: int | None, behandel: int | None) -> int | None:
    """The weeks of both phases together; None as soon as one of them is unknown."""
    return None if aanmeld is None or behandel is None else aanmeld + behandel


def has_plek(opgave: Opgave, *, is_groep: bool) -> bool:
    """Whether help can start now: a free place, or for a vestiging no wait in either phase.

    Source: our choice.
    """
    return bool(opgave.vrije_plekken) or (not is_groep and opgave.wachttijd_weken == 0)


def check_opgave(opgave: Opgave, *, groepsgrootte: int | None, today: date) -> list[Ongeldig]:
    """Every rule this entry breaks, each with the field it belongs beside.

    One of them is that a groep has no more free places than it is large.

    `groepsgrootte` is None for a vestiging, which has no such limit.

    Source: our choice.
    """
    fouten = [*_check_plekken(opgave, groepsgrootte), *_check_dagen(opgave, today)]
    for veld, weken in (
        ("aanmeldwachttijd_weken", opgave.aanmeldwachttijd_weken),
        ("behandelwachttijd_weken", opgave.behandelwachttijd_weken),
    ):
        if weken is not None and not 0 <= weken <= MAX_WEKEN:
            fouten.append(
                Ongeldig(
                    veld,
                    f"Een wachttijd ligt tussen 0 en {MAX_WEKEN} weken.",
                    verwacht="een aantal hele weken",
                )
            )
    if opgave.aantal_wachtenden is not None and not 0 <= opgave.aantal_wachtenden <= MAX_WACHTENDEN:
        fouten.append(
            Ongeldig(
                "aantal_wachtenden", f"Het aantal wachtenden ligt tussen 0 en {MAX_WACHTENDEN}."
            )
        )
    return fouten + check_tekst("toelichting", opgave.toelichting, MAX_TOELICHTING, regels=True)


def _check_plekken(opgave: Opgave, groepsgrootte: int | None) -> list[Ongeldig]:
    plekken = opgave.vrije_plekken
    if plekken is None:
        return []
    if plekken < 0:
        return [
            Ongeldig(
                "vrije_plekken",
                "Het aantal vrije plekken kan niet onder 0 liggen.",
                verwacht="0 of meer",
            )
        ]
    if exceeds(plekken, groepsgrootte):
        melding = f"Er zijn meer vrije plekken ({plekken}) dan de groep groot is ({groepsgrootte})."
        return [Ongeldig("vrije_plekken", melding, verwacht=f"0 tot en met {groepsgrootte}")]
    if plekken > MAX_PLEKKEN:
        return [
            Ongeldig("vrije_plekken", f"Het aantal vrije plekken ligt tussen 0 en {MAX_PLEKKEN}.")
        ]
    return []


def exceeds(plekken: int, groepsgrootte: int | None) -> bool:
    """Whether these are more places than the groep has (None: a vestiging, which has none to exceed)."""
    return groepsgrootte is not None and plekken > groepsgrootte


def check_peildatum(peildatum: date, today: date) -> list[Ongeldig]:
    """What is wrong with a day on which something is said to be true: nobody knows what is yet to come.

    Source: our choice.
    """
    if peildatum <= today:
        return []
    melding = "De peildatum ligt in de toekomst."
    return [Ongeldig("peildatum", melding, verwacht="vandaag of eerder")]


def _check_dagen(opgave: Opgave, today: date) -> list[Ongeldig]:
    fouten = check_peildatum(opgave.peildatum, today)
    if opgave.eerstvolgende_plek and opgave.eerstvolgende_plek < opgave.peildatum:
        fouten.append(
            Ongeldig(
                "eerstvolgende_plek",
                "De eerstvolgende plek ligt vóór de peildatum.",
                verwacht="een latere dag",
            )
        )
    if opgave.aanmeldstop_tot and not opgave.aanmeldstop:
        fouten.append(
            Ongeldig(
                "aanmeldstop_tot",
                "Een einddatum hoort bij een aanmeldstop.",
                verwacht="leeg zonder aanmeldstop",
            )
        )
    if opgave.aanmeldstop_tot and opgave.aanmeldstop_tot < opgave.peildatum:
        fouten.append(
            Ongeldig(
                "aanmeldstop_tot",
                "De aanmeldstop eindigt vóór de peildatum.",
                verwacht="een latere dag",
            )
        )
    return fouten


def confirm(aanbod: Aanbod, *, at: datetime, peildatum: date, by: GebruikerId | None) -> Aanbod:
    """Still true on that day: moves peildatum and bevestigd-op, never gewijzigd-op.

    Raises `Ongeldig` when nothing was stated.

    Source: our choice.
    """
    if aanbod.opgave is None or aanbod.opgave.is_leeg:
        raise Ongeldig("peildatum", "Er is nog niets opgegeven om te bevestigen.")
    opgave = replace(aanbod.opgave, peildatum=peildatum)
    return replace(aanbod, opgave=opgave, bevestigd_at=at, ingevoerd_door=by)


def restate(
    aanbod: Aanbod, opgave: Opgave | None, *, at: datetime, by: GebruikerId | None
) -> Aanbod:
    """A new entry: moves gewijzigd-op only when a value differs, bevestigd-op always.

    Source: our choice.
    """
    changed = opgave != aanbod.opgave if opgave is None else opgave.differs_from(aanbod.opgave)
    gewijzigd_at = at if changed else aanbod.gewijzigd_at
    return replace(
        aanbod, opgave=opgave, bevestigd_at=at, gewijzigd_at=gewijzigd_at, ingevoerd_door=by
    )
