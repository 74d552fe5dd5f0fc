"""An alert: somebody wants a mail when a place opens for a search. When a mail is due, and when an alert is over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import chain
from uuid import UUID

from wijzer.domain.ids import MeldingId
from wijzer.domain.klok import is_future_day

AANVRAAG_GELDIG = timedelta(hours=48)
"""How long somebody can confirm; after that the request is forgotten."""
MELDING_GELDIG = timedelta(days=180)
HERINNER_VOORAF = timedelta(days=14)
HOOGUIT_ACTIEF = 10
"""How many alerts one address may have (our choice)."""
HOOGUIT_ONBEVESTIGD = 3
"""How many requests of one address may wait: who never asked gets no more mails than this, until they lapse."""
OPNIEUW_NA = timedelta(hours=1)
"""Who asks the same again gets the mail again, no sooner than this."""


class Meldingmail(StrEnum):
    """The kind of mail that the job sends about one alert."""

    PLEK = "plek"
    LOOPT_AF = "loopt_af"
    VERVALLEN = "vervallen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Melding:
    """One address × one search. `zoekvraag` is the search in its canonical form, without the wish for a free place.

    `tot_at`: until then it can be confirmed, and once confirmed until then it mails. `gezien` holds
    the public ids of what had a place at the last look and is therefore no news. `gemaild_op` is
    the day on which its address last had a mail of the job, about whichever of its alerts. It has
    no printable form: the address is somebody's.
    """

    id: MeldingId
    regio: str
    taal: str
    email: str
    zoekvraag: str
    token: str
    aangevraagd_at: datetime
    tot_at: datetime
    bevestigd_at: datetime | None = None
    herinnerd_at: datetime | None = None
    gemaild_op: date | None = None
    gezien: frozenset[UUID] = frozenset()
    versie: int = 1

    def __repr__(self) -> str:
        return f"Melding({self.id})"

    def is_over(self, at: datetime) -> bool:
        """Whether it was not confirmed, or not prolonged, in time.

        Source: our choice.
        """
        return at >= self.tot_at

    def loopt_af(self, at: datetime) -> bool:
        """Whether its end is so near that its owner should hear of it."""
        return self.bevestigd_at is not None and at >= self.tot_at - HERINNER_VOORAF


@dataclass(frozen=True, slots=True)
class Besluit:
    """What one look leads to: something to tell or nothing, of what, and how the alert goes on (None: it ends)."""

    mail: Meldingmail | None
    nieuw: tuple[UUID, ...]
    melding: Melding | None


Plekgroepen = Sequence[Sequence[UUID]]
"""The public ids of the aanbod that has a place now, by locatie: one bed may stand at several of them."""


def confirm_melding(melding: Melding, nu_plek: Plekgroepen, *, at: datetime) -> Melding:
    """Start the alert. What has a place now is no news; confirming twice changes nothing.

    Source: our choice.
    """
    if melding.bevestigd_at is not None:
        return melding
    return replace(melding, bevestigd_at=at, tot_at=at + MELDING_GELDIG, gezien=_all_of(nu_plek))


def prolong(melding: Melding, *, at: datetime) -> Melding:
    """Let it go on for as long again, counted from now; its owner will hear of that end too."""
    return replace(melding, tot_at=at + MELDING_GELDIG, herinnerd_at=None)


def look(melding: Melding, nu_plek: Plekgroepen | None, *, at: datetime, today: date) -> Besluit:
    """A locatie that has a place now and had none at the last look is news, once.

    A bed that was told of is no news when it is stated at another product too.

    `nu_plek` is None when the search cannot be asked any more. Never two mails on one day (in
    Amsterdam). On a day that had its mail only what closed is forgotten: a place that opens on that
    day, or closes and opens again, is news tomorrow if it is still there.

    Source: our choice.
    """
    if melding.is_over(at):
        return Besluit(None, (), None)
    if _had_its_mail(melding.gemaild_op, today):
        return Besluit(None, (), _forget_closed(melding, nu_plek))
    if nu_plek is None:
        return Besluit(Meldingmail.VERVALLEN, (), None)
    nieuw = tuple(chain.from_iterable(hier for hier in nu_plek if melding.gezien.isdisjoint(hier)))
    if nieuw:
        return Besluit(Meldingmail.PLEK, nieuw, _mailed(melding, nu_plek, at=at, today=today))
    if melding.loopt_af(at) and melding.herinnerd_at is None:
        return Besluit(Meldingmail.LOOPT_AF, (), _mailed(melding, nu_plek, at=at, today=today))
    return Besluit(None, (), _forget_closed(melding, nu_plek))


def look_together(
    meldingen: Sequence[tuple[Melding, Plekgroepen | None]], *, at: datetime, today: date
) -> list[Besluit]:
    """Look at every alert of one address, each with what has a place now.

    What is due goes in one mail, or waits for tomorrow. Once there is a mail all of them count as
    mailed on that day, those it does not tell of too.

    Source: our choice.
    """
    dagen = [melding.gemaild_op for melding, _ in meldingen if melding.gemaild_op is not None]
    laatst = max((dag for dag in dagen if not is_future_day(dag, today)), default=None)
    besluiten = [
        look(replace(melding, gemaild_op=laatst), nu_plek, at=at, today=today)
        for melding, nu_plek in meldingen
    ]
    if not any(besluit.mail for besluit in besluiten):
        return besluiten
    return [
        replace(besluit, melding=replace(besluit.melding, gemaild_op=today))
        if besluit.melding
        else besluit
        for besluit in besluiten
    ]


def _had_its_mail(gemaild_op: date | None, today: date) -> bool:
    """A mail that a wrong clock dates in the future keeps nobody from hearing of places until then."""
    return gemaild_op is not None and gemaild_op >= today and not is_future_day(gemaild_op, today)


def _mailed(melding: Melding, nu_plek: Plekgroepen, *, at: datetime, today: date) -> Melding:
    """Every mail that goes near the end says when the end is: then nobody has to be reminded apart from it."""
    herinnerd = at if melding.loopt_af(at) else melding.herinnerd_at
    return replace(melding, gezien=_all_of(nu_plek), gemaild_op=today, herinnerd_at=herinnerd)


def _forget_closed(melding: Melding, nu_plek: Plekgroepen | None) -> Melding:
    """What closed is forgotten. A bed that was told of counts as told of at every product where it is stated now."""
    if nu_plek is None:
        return melding
    verteld = [hier for hier in nu_plek if not melding.gezien.isdisjoint(hier)]
    return replace(melding, gezien=_all_of(verteld))


def _all_of(nu_plek: Plekgroepen) -> frozenset[UUID]:
    return frozenset(chain.from_iterable(nu_plek))
