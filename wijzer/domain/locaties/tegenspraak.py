"""What of an opgave does not seem to fit together, and what that means for whoever reads it.

Each number may be right by itself: a place is free, and three children wait for it. A reader sees a
contradiction there, so one plain sentence says what to make of it.
"""

from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from wijzer.domain.locaties.beschikbaarheid import (
    Actualiteit,
    Opgave,
    Status,
    first_status,
    has_plek,
)
from wijzer.domain.tekst import Tekst

SPELING_WEKEN = 2
"""Weeks are whole and an opgave ages: two of them more or less are no contradiction, and a start always takes some."""


class Genoemd(Protocol):
    """The values of an opgave as they are shown; each is None where nothing is shown."""

    @property
    def vrije_plekken(self) -> int | None:
        """How many places are free."""

    @property
    def eerstvolgende_plek(self) -> date | None:
        """The day of the next free place."""

    @property
    def aanmeldwachttijd_weken(self) -> int | None:
        """Weeks to the first talk."""

    @property
    def behandelwachttijd_weken(self) -> int | None:
        """Weeks from there to the start of help."""

    @property
    def wachttijd_weken(self) -> int | None:
        """Both phases together, in weeks."""

    @property
    def aantal_wachtenden(self) -> int | None:
        """How many wait."""


class Tegenspraak(StrEnum):
    """What does not seem to fit together. Of what holds at once the first is told: it changes most for the reader."""

    STOP_MET_PLEK = "stop-met-plek"
    STOP_MET_VOLGENDE = "stop-met-volgende"
    STOP_MET_WACHTTIJD = "stop-met-wachttijd"
    MATCH_MET_PLEK = "match-met-plek"
    PLEK_MET_WACHTENDEN = "plek-met-wachtenden"
    PLEK_MET_WACHTTIJD = "plek-met-wachttijd"
    NUL_MET_WACHTENDEN = "nul-met-wachtenden"
    VOLGENDE_VANDAAG = "volgende-vandaag"
    VOLGENDE_VOORBIJ = "volgende-voorbij"
    VOLGENDE_VAN_EEN_ANDER = "volgende-van-een-ander"
    VOLGENDE_EERDER = "volgende-eerder"
    VOLGENDE_LATER = "volgende-later"
    NUL_ZONDER_PLEK = "nul-zonder-plek"
    WACHTTIJD_ZONDER_WACHTENDEN = "wachttijd-zonder-wachtenden"

    @property
    def betekenis(self) -> Tekst:
        """What it means for the reader."""
        return _TEKSTEN[self][0]

    @property
    def raad(self) -> Tekst:
        """What the reader can ask; only where calling an aanbieder may help."""
        return _TEKSTEN[self][1]


_TEKSTEN = MappingProxyType(
    {
        Tegenspraak.STOP_MET_PLEK: (
            Tekst("Er is plek vrij, maar u kunt zich nu niet aanmelden."),
            Tekst("Vraag de aanbieder wanneer aanmelden weer kan."),
        ),
        Tegenspraak.STOP_MET_VOLGENDE: (
            Tekst("De volgende plek komt in de tijd dat u zich niet kunt aanmelden."),
            Tekst("Vraag de aanbieder wanneer aanmelden weer kan."),
        ),
        Tegenspraak.STOP_MET_WACHTTIJD: (
            Tekst("De wachttijd is voor wie al is aangemeld."),
            Tekst("Vraag de aanbieder wanneer aanmelden weer kan."),
        ),
        Tegenspraak.MATCH_MET_PLEK: (
            Tekst("Er is plek vrij, maar de aanbieder kijkt eerst wie er past."),
            Tekst("Vraag of deze plek bij uw vraag past."),
        ),
        Tegenspraak.PLEK_MET_WACHTENDEN: (
            Tekst("Er is plek vrij, maar er wachten ook anderen."),
            Tekst("Vraag de aanbieder of de plek vrij is voor u."),
        ),
        Tegenspraak.PLEK_MET_WACHTTIJD: (
            Tekst("Er is plek vrij, maar het duurt nog weken tot de hulp begint."),
            Tekst("Vraag de aanbieder of het eerder kan."),
        ),
        Tegenspraak.NUL_MET_WACHTENDEN: (
            Tekst("De wachttijd is 0 weken, maar er wachten wel anderen."),
            Tekst("Vraag de aanbieder wanneer u aan de beurt bent."),
        ),
        Tegenspraak.VOLGENDE_VANDAAG: (
            Tekst("Vandaag zou er plek komen."),
            Tekst("Vraag de aanbieder of die plek vrij is."),
        ),
        Tegenspraak.VOLGENDE_VOORBIJ: (
            Tekst("Er zou al plek zijn gekomen na deze opgave."),
            Tekst("Vraag de aanbieder of er nu plek is."),
        ),
        Tegenspraak.VOLGENDE_VAN_EEN_ANDER: (
            Tekst("De volgende plek is vaak voor wie al wacht: reken op de hele wachttijd."),
            Tekst("Vraag de aanbieder wanneer u aan de beurt bent."),
        ),
        Tegenspraak.VOLGENDE_EERDER: (
            Tekst("De volgende plek komt eerder dan de wachttijd zegt."),
            Tekst("Vraag de aanbieder of u dan al kunt beginnen."),
        ),
        Tegenspraak.VOLGENDE_LATER: (
            Tekst("De volgende plek komt later dan de wachttijd zegt."),
            Tekst("Vraag de aanbieder op welke datum u kunt rekenen."),
        ),
        Tegenspraak.NUL_ZONDER_PLEK: (
            Tekst("De wachttijd is 0 weken, maar een vrije plek is niet opgegeven."),
            Tekst("Vraag de aanbieder of er nu plek is."),
        ),
        Tegenspraak.WACHTTIJD_ZONDER_WACHTENDEN: (
            Tekst("Er wacht niemand voor u, maar het duurt nog weken tot de hulp begint."),
            Tekst("Vraag de aanbieder of het eerder kan."),
        ),
    }
)


def contradiction_of(
    status: Status, genoemd: Genoemd, *, stop_tot: date | None = None, today: date
) -> Tegenspraak | None:
    """What a reader stumbles on today; None where nothing contradicts.

    `stop_tot`: the last day of a stop, if it has one.

    Source: our choice.
    """
    match status:
        case Status.AANMELDSTOP:
            return _of_stop(genoemd, stop_tot, today)
        case Status.MATCHING:
            return Tegenspraak.MATCH_MET_PLEK if genoemd.vrije_plekken else None
        case Status.PLEK if genoemd.vrije_plekken:
            return _of_place(genoemd)
        case Status.PLEK:
            return _of_no_wait(genoemd, today)
        case Status.WACHTLIJST:
            return _of_list(genoemd, today)
        case _onbekend:
            return None


def contradiction_in(opgave: Opgave | None, *, is_groep: bool, today: date) -> Tegenspraak | None:
    """What a reader stumbles on in an opgave that is stated now, so that its author can be told.

    Source: our choice.
    """
    if opgave is None or opgave.is_leeg:
        return None
    status = first_status(
        Actualiteit.ACTUEEL,
        stopt=opgave.stops_on(today),
        matching=opgave.afhankelijk_van_matching,
        plek=has_plek(opgave, is_groep=is_groep),
    )
    return contradiction_of(status, opgave, stop_tot=opgave.aanmeldstop_tot, today=today)


def _of_stop(genoemd: Genoemd, tot: date | None, today: date) -> Tegenspraak | None:
    if genoemd.vrije_plekken:
        return Tegenspraak.STOP_MET_PLEK
    volgende = genoemd.eerstvolgende_plek
    if volgende and volgende >= today and (tot is None or volgende <= tot):
        return Tegenspraak.STOP_MET_VOLGENDE
    return None if _at_least(genoemd) is None else Tegenspraak.STOP_MET_WACHTTIJD


def _of_place(genoemd: Genoemd) -> Tegenspraak | None:
    if genoemd.aantal_wachtenden:
        return Tegenspraak.PLEK_MET_WACHTENDEN
    return Tegenspraak.PLEK_MET_WACHTTIJD if _takes_weeks(genoemd) else None


def _of_no_wait(genoemd: Genoemd, today: date) -> Tegenspraak | None:
    """Of a vestiging that can begin at once, though it counts no places."""
    if genoemd.aantal_wachtenden:
        return Tegenspraak.NUL_MET_WACHTENDEN
    return Tegenspraak.VOLGENDE_LATER if _comes_later(genoemd, today) else None


def _of_list(genoemd: Genoemd, today: date) -> Tegenspraak | None:
    if genoemd.wachttijd_weken == 0 and genoemd.aantal_wachtenden:
        return Tegenspraak.NUL_MET_WACHTENDEN
    if genoemd.eerstvolgende_plek is not None:
        return _of_next(genoemd, genoemd.eerstvolgende_plek, today)
    if genoemd.wachttijd_weken == 0:
        return Tegenspraak.NUL_ZONDER_PLEK
    if genoemd.aantal_wachtenden == 0 and _takes_weeks(genoemd):
        return Tegenspraak.WACHTTIJD_ZONDER_WACHTENDEN
    return None


def _of_next(genoemd: Genoemd, volgende: date, today: date) -> Tegenspraak | None:
    if volgende <= today:
        vandaag = volgende == today
        return Tegenspraak.VOLGENDE_VANDAAG if vandaag else Tegenspraak.VOLGENDE_VOORBIJ
    if _comes_later(genoemd, today):
        return Tegenspraak.VOLGENDE_LATER
    if (volgende - today).days >= _days(_at_least(genoemd) or 0):
        return None
    leeg = genoemd.aantal_wachtenden == 0
    return Tegenspraak.VOLGENDE_EERDER if leeg else Tegenspraak.VOLGENDE_VAN_EEN_ANDER


def _comes_later(genoemd: Genoemd, today: date) -> bool:
    """Whether the next place comes clearly after the whole wait; that is known only of both phases."""
    volgende, weken = genoemd.eerstvolgende_plek, genoemd.wachttijd_weken
    if volgende is None or weken is None:
        return False
    return (volgende - today).days > (weken + SPELING_WEKEN) * 7


def _takes_weeks(genoemd: Genoemd) -> bool:
    return (_at_least(genoemd) or 0) > SPELING_WEKEN


def _days(weken: int) -> int:
    """How soon a place must come to be clearly sooner than this wait."""
    return (weken - SPELING_WEKEN) * 7


def _at_least(genoemd: Genoemd) -> int | None:
    """The weeks of the phases that are known: the wait is no shorter. None where neither is."""
    fasen = (genoemd.aanmeldwachttijd_weken, genoemd.behandelwachttijd_weken)
    bekend = [weken for weken in fasen if weken is not None]
    return sum(bekend) if bekend else None
