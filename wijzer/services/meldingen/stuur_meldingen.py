"""Look whether places opened, or waits got short, for who asked to hear of it, and write the mails.

An address gets one a day at most.

It opens a transaction per address: one that fails does not hold up the others, and what alerts have
seen changes together with the mail that tells of it, or not at all.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wijzer.domain.melding import Besluit, Melding, Meldingmail, Wensstand, look_together
from wijzer.published.reader import Reader
from wijzer.services.meldingen.dagmail import schrijf_dagmail
from wijzer.services.meldingen.neem_meldingmail_terug import neem_meldingmail_terug
from wijzer.services.meldingen.vraag import meeting_now
from wijzer.store.store import Store

Gekeken = Sequence[tuple[Melding, Besluit]]


@dataclass
class _Rondgang:
    """One round past all alerts, over one publicatie."""

    open_store: Callable[[], AbstractContextManager[Store]]
    reader: Reader
    new_id: Callable[[], UUID]
    basis_url: str
    at: datetime
    _gevraagd: dict[tuple[str, str, int | None], Wensstand | None] = field(default_factory=dict)

    def look(self, meldingen: Sequence[Melding]) -> Gekeken:
        """What the alerts of one address come to."""
        standen = [(melding, self._meeting(melding)) for melding in meldingen]
        besluiten = look_together(standen, at=self.at, today=self.reader.today)
        return list(zip(meldingen, besluiten, strict=True))

    def go_past(self, meldingen: Sequence[Melding]) -> Gekeken:
        """Keep what comes of the alerts of one address and write its mail, together; nothing where nothing changes.

        In the transaction they are looked at again, as they are then: somebody may have stopped one meanwhile.
        """
        if not _changes(self.look(meldingen)):
            return []
        with self.open_store() as store:
            gekeken = self._look_again(store, meldingen[0].email)
            if any(besluit.mail for _, besluit in gekeken):
                gekeken = self._all_in_one(store, meldingen[0].email)
            _keep(store, gekeken)
            if any(besluit.mail for _, besluit in gekeken):
                self._write(store, gekeken)
        return gekeken

    def _look_again(self, store: Store, email: str) -> Gekeken:
        """What they come to as they are now, while nobody else changes them."""
        meldingen = store.meldingen.hold(email)
        return self.look([melding for melding in meldingen if melding.bevestigd_at is not None])

    def _all_in_one(self, store: Store, email: str) -> Gekeken:
        """Take back an earlier mail that still waits: what it tells goes into this one."""
        neem_meldingmail_terug(store, email, when=lambda _: True)
        return self._look_again(store, email)

    def _write(self, store: Store, gekeken: Gekeken) -> None:
        store.meldingen.set_mailed(gekeken[0][0].email, self.reader.today)
        mail_id = self.new_id()
        schrijf_dagmail(
            store, gekeken, self.reader, mail_id=mail_id, basis_url=self.basis_url, at=self.at
        )

    def _meeting(self, melding: Melding) -> Wensstand | None:
        """What meets the wish of an alert, None when its search finds nothing any more; the same is asked once."""
        sleutel = (melding.regio, melding.zoekvraag, melding.wachtgrens)
        if sleutel not in self._gevraagd:
            self._gevraagd[sleutel] = meeting_now(self.reader, *sleutel)
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
    gedaan, mislukt = _go_past_all(ronde, meldingen)
    if mislukt:
        raise mislukt[0]
    verteld = [besluit.mail for gekeken in gedaan for _, besluit in gekeken if besluit.mail]
    return {
        "meldingen": len(meldingen),
        "vergeten": vergeten,
        "mails": sum(any(besluit.mail for _, besluit in gekeken) for gekeken in gedaan),
        **{soort.value: verteld.count(soort) for soort in Meldingmail},
    }


def _go_past_all(
    ronde: _Rondgang, meldingen: Sequence[Melding]
) -> tuple[list[Gekeken], list[Exception]]:
    """Go past all; what failed is told after the others had their turn."""
    gedaan: list[Gekeken] = []
    mislukt: list[Exception] = []
    for eigen in _by_address(meldingen):
        try:
            gedaan.append(ronde.go_past(eigen))
        except Exception as fout:
            mislukt.append(fout)
    return gedaan, mislukt


def _by_address(meldingen: Sequence[Melding]) -> list[list[Melding]]:
    per_adres: dict[str, list[Melding]] = defaultdict(list)
    for melding in meldingen:
        per_adres[melding.email].append(melding)
    return list(per_adres.values())


def _changes(gekeken: Gekeken) -> bool:
    return any(besluit.melding != melding for melding, besluit in gekeken)


def _keep(store: Store, gekeken: Gekeken) -> None:
    for melding, besluit in gekeken:
        if besluit.melding is None:
            store.meldingen.delete(melding.id)
        elif besluit.melding != melding:
            store.meldingen.save(besluit.melding)
