"""Alerts in a small Twente: ask, confirm, look and send, without pages."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

from tests.factories import AT, REGIO
from tests.steun.databases.proef import Proef
from tests.steun.pagina import BASIS_URL
from wijzer.gateways.mail import Bericht, NullPost
from wijzer.klok import today
from wijzer.services.meldingen.bevestig_melding import bevestig_melding
from wijzer.services.meldingen.stop_melding import stop_melding
from wijzer.services.meldingen.stuur_meldingen import stuur_meldingen
from wijzer.services.meldingen.vind_melding import vind_melding
from wijzer.services.meldingen.vraag_melding import new_melding, vraag_melding
from wijzer.services.taken.verstuur_mail import verstuur_mail
from wijzer.settings import Settings

MAILBOX = "jan@voorbeeld.example"


class Meldproef(Proef):
    """The small world, with whoever asks for alerts; ids and tokens are numbers, so that two worlds can be equal."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._nummers = count(1)
        self.post = NullPost()

    def new_id(self) -> UUID:
        return UUID(int=next(self._nummers))

    def ask(
        self,
        zoekvraag: str = "hulpvorm=gezinshuis",
        email: str = MAILBOX,
        at: datetime = AT,
        taal: str = "nl",
        wachtgrens: int | None = None,
    ) -> str:
        """Ask for an alert; gives its token."""
        token = f"token-{next(self._nummers)}"
        gevraagd = new_melding(
            melding_id=self.new_id(),
            regio=REGIO,
            taal=taal,
            email=email,
            zoekvraag=zoekvraag,
            token=token,
            wachtgrens=wachtgrens,
            at=at,
        )
        with self.publiek.read(now=at, today=today(at)) as reader, self.write(at) as store:
            vraag_melding(
                store, reader, gevraagd, mail_id=self.new_id(), basis_url=BASIS_URL, at=at
            )
        return token

    def confirm(self, token: str, at: datetime = AT) -> None:
        with self.publiek.read(now=at, today=today(at)) as reader, self.write(at) as store:
            melding = vind_melding(store, REGIO, token, at=at, hold=True)
            bevestig_melding(store, melding, reader, at=at)

    def alert(
        self, zoekvraag: str = "hulpvorm=gezinshuis", at: datetime = AT, **anders: Any
    ) -> str:
        """An alert that runs, with the mail about it sent."""
        token = self.ask(zoekvraag, at=at, **anders)
        self.confirm(token, at)
        self.send(at)
        return token

    def stop(self, token: str) -> None:
        with self.write() as store:
            stop_melding(store, REGIO, token)

    def look(self, at: datetime) -> Mapping[str, int]:
        """What the job does."""
        with self.publiek.read(now=at, today=today(at)) as reader:
            return stuur_meldingen(
                self.database.transaction, reader, new_id=self.new_id, basis_url=BASIS_URL, at=at
            )

    def send(self, at: datetime) -> list[Bericht]:
        """Send what waits; gives what went."""
        eerder = len(self.post.verstuurd)
        verstuur_mail(self.database.transaction, self.post, at=at)
        return self.post.verstuurd[eerder:]

    def mails(self, at: datetime) -> list[Bericht]:
        """Look, then send."""
        self.look(at)
        return self.send(at)

    def state(self, welke: int, plekken: int, at: datetime) -> None:
        """The aanbieder states how many places one of the two groepen has."""
        self.restate(welke, at, vrije_plekken=plekken)

    def restate(self, welke: int, at: datetime, **waarden: Any) -> None:
        """The aanbieder states something else of one of the two groepen, true on the day of `at` unless said so."""
        aanbod = self.aanbod[welke]
        assert aanbod.opgave
        opgave = replace(aanbod.opgave, **{"peildatum": today(at), **waarden})
        with self.write(at) as store:
            store.aanbod.save(replace(aanbod, opgave=opgave))

    def count(self) -> int:
        """How many alerts are kept, confirmed or not."""
        with self.database.read() as store:
            return len(store.meldingen.confirmed()) + store.meldingen.counts_of(MAILBOX, AT)[0]
