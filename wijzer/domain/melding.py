"""An alert: somebody wants a mail when a place opens or the wait gets short. When a mail is due, and when it ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import chain
from uuid import UUID

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import MeldingId
from wijzer.domain.klok import day_of, is_future_day
from wijzer.domain.locaties.beschikbaarheid import MAX_WEKEN
from wijzer.domain.tekst import Tekst

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
WACHTGRENZEN = (2, 4, 8, 12, 26)
"""The longest waits that a form offers to be told of, in weeks (our choice)."""
HOOGSTE_WACHTGRENS = 2 * MAX_WEKEN
LEZING = 16
"""How long the mark is of how a text was understood."""


class Meldingmail(StrEnum):
    """The kind of mail that the job sends about one alert."""

    PLEK = "plek"
    WACHTTIJD = "wachttijd"
    LOOPT_AF = "loopt_af"
    VERVALLEN = "vervallen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Melding:
    """One address × one search × one wish. `zoekvraag` is the search in its canonical form, without the wish.

    `wachtgrens` is the wish: to hear where the wait for both phases together is at most so many
    weeks; None: where a place is free.

    `tot_at`: until then it can be confirmed, and once confirmed until then it mails. `gezien` holds
    the public ids of what met the wish at the last look and is therefore no news. `lezing` marks how
    the text of the search was understood then; None: it has none, or nobody looked. `gemaild_op` is
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
    lezing: str | None = None
    wachtgrens: int | None = None
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
"""Public ids of aanbod, by locatie: one bed may stand at several of them."""


@dataclass(frozen=True, slots=True)
class Wensstand:
    """What a search comes to on one day. `voldoet`: what meets the wish now.

    `onbekend`: what the search finds and of which nobody can say whether it meets a wish for a short wait: there is no
    entry, or it is too old to be shown. `lezing`: how the text of the search is understood, empty without a text.
    """

    voldoet: Plekgroepen
    onbekend: frozenset[UUID] = frozenset()
    lezing: str = ""


def read_wachtgrens(tekst: str) -> int | None:
    """The wish as a form sends it: a number of weeks, or nothing for a free place.

    Raises `Ongeldig` for what is no number of weeks that an alert can be about.

    Source: our choice.
    """
    tekst = tekst.strip()
    if not tekst:
        return None
    if tekst.isascii() and tekst.isdecimal() and len(tekst) <= len(str(HOOGSTE_WACHTGRENS)):
        weken = int(tekst)
        if 1 <= weken <= HOOGSTE_WACHTGRENS:
            return weken
    raise Ongeldig("wens", Tekst("Kies een wachttijd uit de lijst."))


def confirm_melding(melding: Melding, nu: Wensstand, *, at: datetime) -> Melding:
    """Start the alert. What meets the wish now is no news; confirming twice changes nothing.

    Source: our choice.
    """
    if melding.bevestigd_at is not None:
        return melding
    bevestigd = replace(melding, bevestigd_at=at, tot_at=at + MELDING_GELDIG)
    return replace(bevestigd, gezien=_all_of(nu.voldoet), lezing=_mark_of(melding, nu))


def change_wish(
    melding: Melding, *, zoekvraag: str, wachtgrens: int | None, nu: Wensstand
) -> Melding:
    """Let the alert be about another wish from now on. What meets that now is no news: the page shows it.

    Source: our choice.
    """
    gewijzigd = replace(melding, zoekvraag=zoekvraag, wachtgrens=wachtgrens)
    return replace(gewijzigd, gezien=_all_of(nu.voldoet), lezing=_mark_of(melding, nu))


def prolong(melding: Melding, *, at: datetime) -> Melding:
    """Let it go on for as long again, counted from now; its owner will hear of that end too."""
    return replace(melding, tot_at=at + MELDING_GELDIG, herinnerd_at=None)


def look(melding: Melding, nu: Wensstand | None, *, at: datetime, today: date) -> Besluit:
    """A locatie that meets the wish now and did not at the last look is news, once.

    A bed that was told of is no news when it is stated at another product too. A short wait that
    was told of is news again only after a look on a later day found it longer, or closed to
    applications: not when it wavers within a day, and not when nobody knew it for a while.

    `nu` is None when the search cannot be asked any more. Never two mails on one day (in
    Amsterdam). On a day that had its mail only places that closed are forgotten: a place that opens on that
    day, or closes and opens again, is news tomorrow if it is still there.

    A text that is understood otherwise than at the last look (a word was explained to us, or the
    site reads better) finds what was there all along: that is no news.

    Source: our choice.
    """
    if melding.is_over(at):
        return Besluit(None, (), None)
    melding = _read_anew(melding, nu)
    if _is_day(melding.gemaild_op, today):
        return Besluit(None, (), _forget(melding, nu, today))
    if nu is None:
        return Besluit(Meldingmail.VERVALLEN, (), None)
    nieuw = tuple(
        chain.from_iterable(hier for hier in nu.voldoet if melding.gezien.isdisjoint(hier))
    )
    if nieuw:
        soort = Meldingmail.PLEK if melding.wachtgrens is None else Meldingmail.WACHTTIJD
        return Besluit(soort, nieuw, _mailed(melding, nu, at=at, today=today))
    if melding.loopt_af(at) and melding.herinnerd_at is None:
        return Besluit(Meldingmail.LOOPT_AF, (), _mailed(melding, nu, at=at, today=today))
    return Besluit(None, (), _forget(melding, nu, today))


def look_together(
    meldingen: Sequence[tuple[Melding, Wensstand | None]], *, at: datetime, today: date
) -> list[Besluit]:
    """Look at every alert of one address, each with what meets its wish now.

    What is due goes in one mail, or waits for tomorrow. Once there is a mail all of them count as
    mailed on that day, those it does not tell of too.

    Source: our choice.
    """
    dagen = [melding.gemaild_op for melding, _ in meldingen if melding.gemaild_op is not None]
    laatst = max((dag for dag in dagen if not is_future_day(dag, today)), default=None)
    besluiten = [
        look(replace(melding, gemaild_op=laatst), nu, at=at, today=today)
        for melding, nu in meldingen
    ]
    if not any(besluit.mail for besluit in besluiten):
        return besluiten
    return [
        replace(besluit, melding=replace(besluit.melding, gemaild_op=today))
        if besluit.melding
        else besluit
        for besluit in besluiten
    ]


def _read_anew(melding: Melding, nu: Wensstand | None) -> Melding:
    """With what it finds by another understanding as seen; as it is where its text is understood as before."""
    if nu is None or melding.lezing == _mark_of(melding, nu):
        return melding
    gezien = melding.gezien | _all_of(nu.voldoet)
    return replace(melding, gezien=gezien, lezing=_mark_of(melding, nu))


def _mark_of(melding: Melding, nu: Wensstand) -> str | None:
    """A mark of how its text is understood, which tells nothing of that text to who does not have its link."""
    if not nu.lezing:
        return None
    return sha256(f"{melding.token} {nu.lezing}".encode()).hexdigest()[:LEZING]


def _is_day(gemaild_op: date | None, today: date) -> bool:
    """A mail that a wrong clock dates in the future keeps nobody from hearing of places until then."""
    return gemaild_op is not None and gemaild_op >= today and not is_future_day(gemaild_op, today)


def _mailed(melding: Melding, nu: Wensstand, *, at: datetime, today: date) -> Melding:
    """Every mail that goes near the end says when the end is: then nobody has to be reminded apart from it."""
    herinnerd = at if melding.loopt_af(at) else melding.herinnerd_at
    gezien = _all_of(nu.voldoet) | _still_told(melding, nu, today)
    return replace(melding, gezien=gezien, gemaild_op=today, herinnerd_at=herinnerd)


def _forget(melding: Melding, nu: Wensstand | None, today: date) -> Melding:
    """What no longer meets the wish is forgotten, so that it is news when it does again.

    A bed that was told of counts as told of at every product where it is stated now.
    """
    if nu is None:
        return melding
    verteld = [hier for hier in nu.voldoet if not melding.gezien.isdisjoint(hier)]
    return replace(melding, gezien=_all_of(verteld) | _still_told(melding, nu, today))


def _still_told(melding: Melding, nu: Wensstand, today: date) -> frozenset[UUID]:
    """What was told of and stays so although it does not meet the wish now; of places nothing does.

    Of waits that is all on the day of the mail or of the confirmation, and later what is unknown.
    """
    if melding.wachtgrens is None:
        return frozenset()
    if _is_day(melding.gemaild_op, today) or _was_confirmed_on(melding, today):
        return melding.gezien
    return melding.gezien & nu.onbekend


def _was_confirmed_on(melding: Melding, today: date) -> bool:
    return melding.bevestigd_at is not None and day_of(melding.bevestigd_at) == today


def _all_of(groepen: Plekgroepen) -> frozenset[UUID]:
    return frozenset(chain.from_iterable(groepen))
