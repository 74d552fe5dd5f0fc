"""A mail has a deadline for everything together, and a slow goodbye loses or doubles nothing."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.steun.machine.trage_post import (
    TragePost,
    drip,
    raw_server,
    silent_at_goodbye,
    slow_server,
)
from wijzer.gateways import mail
from wijzer.gateways.mail import Bericht, MailNietVerstuurd, NullPost, SmtpLijn, SmtpPost, open_post
from wijzer.settings import Geheim

BERICHT = Bericht(
    id=UUID(int=7),
    aan="jo@vlier.example",
    onderwerp="Hoi",
    tekst="Hoi",
    at=datetime(2026, 11, 20, tzinfo=UTC),
)


def post_to(url: str) -> SmtpPost:
    return SmtpPost(Geheim(url), van="niet@wijzer.example")


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_that_drips_is_cut_off_at_the_deadline_of_the_mail(scheme, monkeypatch):
    monkeypatch.setattr(mail, "TOTAAL_S", 0.4)
    with raw_server(drip) as port:
        begin = time.monotonic()
        with pytest.raises(MailNietVerstuurd, match="te lang") as fout:
            post_to(f"{scheme}://127.0.0.1:{port}").send(BERICHT)
        assert 0.4 <= time.monotonic() - begin < 3
    assert (fout.value.opnieuw, fout.value.server) == (True, True)


def test_a_mail_that_was_taken_was_sent_however_the_goodbye_goes(monkeypatch):
    monkeypatch.setattr(mail, "AFSCHEID_S", 0.2)
    with raw_server(silent_at_goodbye) as port:
        begin = time.monotonic()
        post_to(f"smtp://127.0.0.1:{port}").send(BERICHT)
        assert time.monotonic() - begin < 5


def test_several_mails_go_over_one_connection():
    post = TragePost()
    with slow_server(post) as url, open_post(post_to(url)) as lijn:
        for nummer in range(3):
            lijn.send(replace(BERICHT, id=UUID(int=nummer)))
    assert (len(set(post.gekregen)), post.verbindingen) == (3, 1)


def test_a_connection_that_was_closed_meanwhile_is_made_anew_and_no_mail_goes_twice():
    post = TragePost()
    with slow_server(post) as url:
        lijn = SmtpLijn(Geheim(url), van="niet@wijzer.example")
        lijn.send(BERICHT)
        assert lijn._server
        lijn._server.cut()
        lijn.send(replace(BERICHT, id=UUID(int=8)))
        lijn.hang_up()
    assert (len(post.gekregen), len(set(post.gekregen)), post.verbindingen) == (2, 2, 2)


def test_a_way_of_sending_without_a_connection_is_used_as_it_is():
    post = NullPost()
    with open_post(post) as zelfde:
        assert zelfde is post


@pytest.mark.parametrize("port", [9, 1])
def test_a_server_that_is_not_there_takes_no_mail_at_all(port):
    with pytest.raises(MailNietVerstuurd) as fout:
        post_to(f"smtp://127.0.0.1:{port}").send(BERICHT)
    assert (fout.value.opnieuw, fout.value.server) == (True, True)
