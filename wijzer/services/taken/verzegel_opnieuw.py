"""Seal everything that is kept sealed anew under the first keys, so that the older ones can go.

Each kind is kept by itself, and what stands under the first key already is passed over: a run that
was broken off is simply started again.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from wijzer.domain.accounts.toegang import Actor
from wijzer.store.store import Store
from wijzer.store.verzegeling.herzegelen import (
    ADRESSEN,
    CONCEPTEN,
    CONTRACTNAMEN,
    MAILS,
    MELDINGEN,
    TWEEDE_STAPPEN,
    Herzegeld,
)

Openen = Callable[[], AbstractContextManager[Store]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzegeling:
    """How it went with each kind; `logboek` is the number of the first fact that does not fit, None when all do."""

    soorten: Mapping[str, Herzegeld]
    logboek: int | None

    @property
    def dicht(self) -> dict[str, int]:
        """How much of each kind no key opens, of the kinds where there is any."""
        return {
            soort: herzegeld.dicht for soort, herzegeld in self.soorten.items() if herzegeld.dicht
        }


def verzegel_opnieuw(
    open_store: Openen,
    open_read: Openen,
    *,
    by: Actor,
    at: datetime,
    aanvaard_logboek: bool = False,
) -> Verzegeling:
    """Seal anew, and confirm the audit trail; a trail that does not fit is confirmed only when that is accepted."""
    with open_store() as store:
        adressen, namen = store.reseal_adressen()
    with open_store() as store:
        meldingen = store.meldingen.reseal()
    with open_store() as store:
        soorten = {
            ADRESSEN: adressen,
            CONTRACTNAMEN: namen,
            MELDINGEN: meldingen,
            CONCEPTEN: store.concepten.reseal(),
            TWEEDE_STAPPEN: store.gebruikers.reseal(),
            MAILS: store.mail.reseal(at),
        }
        store.logboek.add(
            by=by,
            at=at,
            handeling="opnieuw versleuteld",
            object_soort="sleutel",
            object_id="alle",
            details={soort: herzegeld.opnieuw for soort, herzegeld in soorten.items()},
        )
    with open_read() as store:
        ketting = store.logboek.walk()
    with open_store() as store:
        fout = store.logboek.confirm(ketting, by=by, at=at, even_so=aanvaard_logboek)
    return Verzegeling(soorten=soorten, logboek=fout)
