"""The outbox: sent once, tried again later and later, given up in the end, never lost."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.factories import AT
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.ids import GebruikerId
from wijzer.gateways.mail import MailNietVerstuurd, NullPost
from wijzer.services.taken.schrijf_mail import schrijf_mail
from wijzer.services.taken.verstuur_mail import (
    MAX_POGINGEN,
    Verzending,
    next_attempt,
    verstuur_mail,
)


class Kapot:
    """A server that refuses these addresses."""

    def __init__(self, *, opnieuw: bool = True, alleen: str = "") -> None:
        self._opnieuw, self._alleen = opnieuw, alleen
        self.verstuurd: list[str] = []

    def send(self, bericht) -> None:
        if self._alleen in bericht.aan:
            raise MailNietVerstuurd("SMTPServerDisconnected", opnieuw=self._opnieuw)
        self.verstuurd.append(bericht.aan)


def write(database, *aan: str) -> None:
    with database.transaction(at=AT) as store:
        for adres in aan:
            schrijf_mail(store, "herstelcode", adres, mail_id=uuid4(), at=AT, over=3)


def queue(database):
    with database.read() as store:
        return store.mail.queue()[0]


def test_what_waits_is_sent_once(database):
    write(database, "a@b.example", "c@d.example")
    post = NullPost()
    assert verstuur_mail(database.transaction, post, at=AT) == Verzending(verstuurd=2)
    assert verstuur_mail(database.transaction, post, at=AT) == Verzending()
    assert sorted(bericht.aan for bericht in post.verstuurd) == ["a@b.example", "c@d.example"]
    assert queue(database) == 0


def test_what_was_rolled_back_is_not_sent(database):
    with pytest.raises(NietGevonden), database.transaction(at=AT) as store:  # noqa: PT012 -- the first must be undone by the second
        schrijf_mail(store, "herstelcode", "a@b.example", mail_id=uuid4(), at=AT, over=3)
        store.gebruikers.get(GebruikerId(uuid4()))
    assert verstuur_mail(database.transaction, NullPost(), at=AT) == Verzending()


def test_one_mail_that_fails_does_not_hold_up_the_others(database):
    write(database, "a@stuk.example", "c@d.example")
    post = Kapot(alleen="stuk")
    assert verstuur_mail(database.transaction, post, at=AT) == Verzending(verstuurd=1, later=1)
    assert post.verstuurd == ["c@d.example"]
    assert queue(database) == 1


def test_a_mail_that_failed_waits_before_it_is_tried_again(database):
    write(database, "a@b.example")
    verstuur_mail(database.transaction, Kapot(), at=AT)
    assert verstuur_mail(database.transaction, NullPost(), at=AT) == Verzending()
    straks = AT + timedelta(minutes=1)
    assert verstuur_mail(database.transaction, NullPost(), at=straks) == Verzending(verstuurd=1)


def test_a_refusal_for_good_is_given_up_at_once(database):
    write(database, "a@b.example")
    assert verstuur_mail(database.transaction, Kapot(opnieuw=False), at=AT) == Verzending(
        opgegeven=1
    )
    assert (
        verstuur_mail(database.transaction, NullPost(), at=AT + timedelta(days=9)) == Verzending()
    )


def test_a_mail_is_tried_for_a_day_and_more_and_then_given_up(database):
    write(database, "a@b.example")
    at, keren = AT, 0
    while (uitkomst := verstuur_mail(database.transaction, Kapot(), at=at)) == Verzending(later=1):
        keren += 1
        at += timedelta(hours=8)
    assert uitkomst == Verzending(opgegeven=1)
    assert keren == MAX_POGINGEN - 1


def test_the_wait_doubles_and_stays_within_bounds():
    wachten = [next_attempt(pogingen, at=AT) for pogingen in range(MAX_POGINGEN)]
    assert wachten[-1] is None
    tijden = [moment - AT for moment in wachten if moment]
    assert tijden == sorted(tijden)
    assert tijden[0] == timedelta(minutes=1)
    assert tijden[-1] == timedelta(hours=8)
    assert sum(tijden, timedelta()) > timedelta(days=1)


def test_the_same_mail_keeps_its_id_when_tried_again(database):
    with database.transaction(at=AT) as store:
        schrijf_mail(store, "herstelcode", "a@b.example", mail_id=UUID(int=5), at=AT, over=3)
    post = NullPost()
    verstuur_mail(database.transaction, post, at=AT + timedelta(hours=3))
    assert [(bericht.id, bericht.at) for bericht in post.verstuurd] == [(UUID(int=5), AT)]
