"""Look whether places opened for who asked to hear of it, and write the mails.

It opens a transaction per alert: one that fails does not hold up the others, and what an alert has seen changes together
with the mail that tells of it, or not at all.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wijzer.domain.fouten import Conflict, NietGevonden
from wijzer.domain.melding import Besluit, Melding, Meldingmail, look
from wijzer.published.reader import Reader
from wijzer.services.meldingmail import (
    HOOGUIT_GENOEMD,
    LOOPT_AF,
    PLEK,
    VERVALLEN,
    plekken_of,
    schrijf_meldingmail,
)
from wijzer.services.meldingvraag import free_places, reread
from wijzer.store.store import Store

SOORTEN = {
    Meldingmail.PLEK: PLEK,
    Meldingmail.LOOPT_AF: LOOPT_AF,
    Meldingmail.VERVALLEN: VERVALLEN,
}


@dataclass
class _Rondgang:
    """One round past all alerts, over one publicatie."""

    open_store: Callable[[], AbstractContextManager[Store]]
    reader: Reader
    new_id: Callable[[], UUID]
    basis_url: str
    at: datetime
    _gevraagd: dict[tuple[str, str], Sequence[UUID] | None] = field(default_factory=dict)

    def looks(self, meldingen: Sequence[Melding]) -> Iterator[tuple[Melding, Besluit]]:
        """What each alert comes to; those that nothing changes for are passed over."""
        for melding in meldingen:
            besluit = look(melding, self._places(melding), at=self.at, today=self.reader.today)
            if besluit.melding != melding:
                yield melding, besluit

    def carry_out(self, melding: Melding, besluit: Besluit) -> bool:
        """Keep a decision and write its mail, together; False when the alert changed or stopped meanwhile."""
        with self.open_store() as store:
            if not _keep(store, melding, besluit):
                return False
            if besluit.mail is not None:
                self._write(store, melding, besluit, SOORTEN[besluit.mail])
        return True

    def _write(self, store: Store, melding: Melding, besluit: Besluit, soort: str) -> None:
        ids = besluit.nieuw
        schrijf_meldingmail(
            store,
            soort,
            melding,
            self.reader,
            mail_id=self.new_id(),
            basis_url=self.basis_url,
            at=self.at,
            plekken=plekken_of(self.reader, melding, ids, basis_url=self.basis_url),
            meer=max(0, len(ids) - HOOGUIT_GENOEMD),
            loopt_af=melding.loopt_af(self.at),
        )

    def _places(self, melding: Melding) -> Sequence[UUID] | None:
        """What has a place for this search; the same search is asked once."""
        sleutel = (melding.regio, melding.zoekvraag)
        if sleutel not in self._gevraagd:
            vraag = reread(self.reader, *sleutel)
            self._gevraagd[sleutel] = None if vraag is None else free_places(self.reader, vraag)
        return self._gevraagd[sleutel]


def stuur_meldingen(
    open_store: Callable[[], AbstractContextManager[Store]],
    reader: Reader,
    *,
    new_id: Callable[[], UUID],
    basis_url: str,
    at: datetime,
) -> Mapping[str, int]:
    """Look once at every alert, write what is due, forget what is over; gives how many of each."""
    with open_store() as store:
        vergeten = store.meldingen.cleanup(at)
        meldingen = store.meldingen.confirmed()
    ronde = _Rondgang(open_store, reader, new_id, basis_url, at)
    gedaan, mislukt = _carry_out_all(ronde, meldingen)
    if mislukt:
        raise mislukt[0]
    return {
        "meldingen": len(meldingen),
        "vergeten": vergeten,
        **{soort.value: gedaan.count(soort) for soort in Meldingmail},
    }


def _carry_out_all(
    ronde: _Rondgang, meldingen: Sequence[Melding]
) -> tuple[list[Meldingmail | None], list[Exception]]:
    """Go past all; what failed is told after the others had their turn."""
    gedaan: list[Meldingmail | None] = []
    mislukt: list[Exception] = []
    for melding, besluit in ronde.looks(meldingen):
        try:
            if ronde.carry_out(melding, besluit):
                gedaan.append(besluit.mail)
        except Exception as fout:
            mislukt.append(fout)
    return gedaan, mislukt


def _keep(store: Store, melding: Melding, besluit: Besluit) -> bool:
    """Keep what was decided, unless the alert is not any more what was looked at."""
    if besluit.melding is None:
        return store.meldingen.delete(melding.id)
    try:
        store.meldingen.save(besluit.melding)
    except (Conflict, NietGevonden):
        return False
    return True
