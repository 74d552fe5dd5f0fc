"""A check of a region in parts, each in a transaction of its own: nobody who saves waits for more than one.

How far it is stands in the database, so that another process goes on where one died. Each part
reads what is kept then; a part that two processes do at once is kept once, and the other undoes its
own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.afwijkingen.afwijking import Aanleiding, Afwijkingsoort
from wijzer.domain.ids import AanbiederId
from wijzer.domain.klok import is_future
from wijzer.services.controle.controleer_adressen import ADRESCONTROLE, check_dossiers
from wijzer.services.controle.invoer import fetch_feiten
from wijzer.services.controle.verslag import Controletelling
from wijzer.store.afwijkingen.deelruns import Deelrun
from wijzer.store.store import Store

PER_DEEL = 50
"""How many aanbieders at most in one part."""
LOCATIES_PER_DEEL = 250
"""A part ends once its aanbieders have so many locaties together: about half a second.

One large aanbieder is one part.
"""
TE_OUD = timedelta(hours=1)
"""A run that stood still this long begins anew: its first parts tell of too long ago."""
MISLUKT = "mislukt"
"""The name under which a run counts the aanbieders whose check failed; `WIE_MISLUKT` has some of their ids."""
WIE_MISLUKT = "mislukte_aanbieders"
_NOEM_HOOGUIT = 20
AFGEBROKEN = "Afgebroken"


class Ingehaald(Exception):
    """Another process did this part, or ended the run; nothing of this one was kept."""


def begin_or_resume(store: Store, regio: str, run_id: UUID, *, at: datetime) -> Deelrun | None:
    """Go on with the run of this region, or begin one as `run_id`.

    None when no check is wanted, or somebody else began. A run that stood still too long, or that a
    wrong clock began, ends as broken off.
    """
    stand = store.deelruns.find(regio)
    if stand is None or _goes_on(stand, at):
        return stand
    totaal = store.aanbieders.count(regio)
    if not store.deelruns.begin(regio, run_id, instead_of=stand.run_id, totaal=totaal, at=at):
        return None
    if stand.run_id is not None:
        store.taken.end(stand.run_id, at, stand.tellingen, AFGEBROKEN)
    store.taken.start(run_id, ADRESCONTROLE, regio, at)
    return store.deelruns.find(regio)


def next_part(store: Store, stand: Deelrun, *, hooguit: int = PER_DEEL) -> list[AanbiederId]:
    """Whose turn it is: the aanbieders after the last that was done, as many as make one part. Empty: everybody was."""
    ids: list[AanbiederId] = []
    locaties = 0
    for aanbieder_id, aantal in store.aanbieders.sizes_after(stand.regio, stand.verder_na, hooguit):
        if ids and locaties + aantal > LOCATIES_PER_DEEL:
            break
        ids.append(aanbieder_id)
        locaties += aantal
    return ids


def controleer_deel(
    store: Store, stand: Deelrun, ids: Sequence[AanbiederId], *, at: datetime, today: date
) -> Deelrun:
    """Check these aanbieders as they are now. Raises `Ingehaald` when another process did this part."""
    store.aanbieders.lock(ids)
    feiten = fetch_feiten(store, stand.regio, today=today)
    aanleiding = Aanleiding.GEVRAAGD if stand.gebruiker_id else Aanleiding.VANZELF
    telling = Controletelling()
    telling.add(*check_dossiers(store, feiten, ids, at=at, today=today, aanleiding=aanleiding))
    return _advance(store, stand, ids, telling.counts(), at)


def sla_over(store: Store, stand: Deelrun, wie: AanbiederId, *, at: datetime) -> Deelrun:
    """Go on after an aanbieder whose check failed: its cases stay as they are, and the run tells it."""
    genoemd = [*stand.tellingen.get(WIE_MISLUKT, []), str(wie)][:_NOEM_HOOGUIT]
    verder = replace(stand, tellingen={**stand.tellingen, WIE_MISLUKT: genoemd})
    return _advance(store, verder, [wie], {MISLUKT: 1}, at)


def sluit_af(store: Store, stand: Deelrun, *, at: datetime, fout: str | None = None) -> Deelrun:
    """End a run with its counts, or with what went wrong. Raises `Ingehaald` when another process ended it."""
    assert stand.run_id is not None  # noqa: S101 -- a run that ends began
    if not store.deelruns.end(stand.regio, stand.run_id, at=at):
        raise Ingehaald
    aantallen = complete_counts(stand.tellingen)
    store.taken.end(stand.run_id, at, aantallen, fout)
    if fout is None:
        store.logboek.add(
            by=SYSTEEM,
            at=at,
            handeling="adrescontrole uitgevoerd",
            object_soort="regio",
            object_id=stand.regio,
            regio=stand.regio,
            details={naam: aantal for naam, aantal in aantallen.items() if naam != WIE_MISLUKT},
        )
    return replace(stand, tellingen=aantallen)


def complete_counts(tellingen: Mapping[str, Any]) -> dict[str, Any]:
    """The counts of a run with every kind of case named, also those of which it found none."""
    nul = {
        "gecontroleerd": 0,
        "onbekend": 0,
        **dict.fromkeys((soort.value for soort in Afwijkingsoort), 0),
    }
    return nul | dict(tellingen)


def _goes_on(stand: Deelrun, at: datetime) -> bool:
    return (
        stand.run_id is not None
        and stand.stap_at is not None
        and not is_future(stand.stap_at, at)
        and at - stand.stap_at <= TE_OUD
    )


def _advance(
    store: Store,
    stand: Deelrun,
    ids: Sequence[AanbiederId],
    erbij: Mapping[str, int],
    at: datetime,
) -> Deelrun:
    gedaan = stand.gedaan + len(ids)
    nu = replace(
        stand,
        verder_na=ids[-1],
        deel=stand.deel + 1,
        gedaan=gedaan,
        totaal=max(stand.totaal, gedaan),
        stap_at=at,
        tellingen=_added(stand.tellingen, erbij),
    )
    if not store.deelruns.advance(nu, was=stand.deel):
        raise Ingehaald
    return nu


def _added(tellingen: Mapping[str, Any], erbij: Mapping[str, int]) -> dict[str, Any]:
    return {
        **tellingen,
        **{naam: tellingen.get(naam, 0) + aantal for naam, aantal in erbij.items()},
    }
