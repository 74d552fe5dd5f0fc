"""Slow and failing mail servers: nobody gets a mail twice, and no run holds up the next."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import AT
from tests.steun.machine.trage_post import TragePost, drip, raw_server, slow_server
from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.gateways import mail
from wijzer.gateways.mail import MailNietVerstuurd, MapPost, NullPost, SmtpPost
from wijzer.services.taken.schrijf_mail import schrijf_mail
from wijzer.services.taken.verstuur_mail import BEZET, PER_RONDE, Verzending, verstuur_mail
from wijzer.settings import Geheim
from wijzer.store.taken.mail import NIEMAND_WACHT, Omslag

MINUUT = timedelta(minutes=1)


def write(database, aantal: int, at=AT) -> None:
    with database.transaction(at=at) as store:
        for nummer in range(aantal):
            schrijf_mail(
                store, "herstelcode", f"a{nummer}@b.example", mail_id=uuid4(), at=at, over=3
            )


def write_alert(database, at=AT) -> None:
    omslag = Omslag(aan="wacht@b.example", onderwerp="Plek", tekst="Er is plek", taal="nl")
    with database.transaction(at=at) as store:
        store.mail.add_sealed(uuid4(), soort="melding_dag", over_id=uuid4(), omslag=omslag, at=at)


def waiting(database) -> int:
    with database.read() as store:
        return store.mail.queue()[0]


def to(url: str) -> SmtpPost:
    return SmtpPost(Geheim(url), van="niet@wijzer.example")


def test_two_runs_at_once_never_send_the_same_mail(database):
    write(database, 12)
    traag = TragePost(denktijd_s=0.02)
    with slow_server(traag) as url, ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(verstuur_mail, database.transaction, to(url), at=AT) for _ in range(2)]
        verstuurd = sum(run.result(60).verstuurd for run in runs)
    assert verstuurd == len(traag.gekregen) == len(set(traag.gekregen)) == 12
    assert waiting(database) == 0


def test_a_mail_of_a_run_that_died_is_sent_by_a_later_one(database):
    class Gedood(BaseException):
        """The process is gone: nothing is caught and nothing kept."""

    class Stervend:
        def send(self, bericht):
            raise Gedood

    write(database, 1)
    with pytest.raises(Gedood):
        verstuur_mail(database.transaction, Stervend(), at=AT)
    assert verstuur_mail(database.transaction, NullPost(), at=AT + MINUUT) == Verzending()
    assert verstuur_mail(database.transaction, NullPost(), at=AT + BEZET) == Verzending(verstuurd=1)


def test_a_run_ends_before_the_next_one_begins_however_slow_the_server_is(database):
    """A hundred mails at fifteen seconds each: the run does what fits, and the rest waits in order."""
    write(database, 100)
    verstreken = timedelta()

    class Teerput:
        def send(self, bericht):
            nonlocal verstreken
            verstreken += timedelta(seconds=15)

    uitkomst = verstuur_mail(database.transaction, Teerput(), at=AT, elapsed=lambda: verstreken)
    assert uitkomst.verstuurd == 2
    assert verstreken < PER_RONDE < MINUUT
    assert waiting(database) == 98


def test_a_server_that_drips_costs_one_mail_an_attempt_and_the_others_nothing(
    database, monkeypatch
):
    monkeypatch.setattr(mail, "TOTAAL_S", 0.3)
    write(database, 100)
    with raw_server(drip) as port:
        uitkomst = verstuur_mail(database.transaction, to(f"smtp://127.0.0.1:{port}"), at=AT)
    assert uitkomst == Verzending(later=1, gestaakt=True)
    assert verstuur_mail(database.transaction, NullPost(), at=AT) == Verzending(verstuurd=99)
    assert verstuur_mail(database.transaction, NullPost(), at=AT + MINUUT).verstuurd == 1


def test_what_somebody_waits_for_goes_before_alerts(database):
    write_alert(database, AT)
    write(database, 2, AT + MINUUT)
    post = NullPost()
    verstuur_mail(database.transaction, post, at=AT + 2 * MINUUT)
    assert [bericht.aan for bericht in post.verstuurd][-1] == "wacht@b.example"
    assert len(post.verstuurd) == 3
    assert "melding_dag" in NIEMAND_WACHT


def test_who_lost_its_turn_sends_no_more_and_what_went_is_kept(database):
    write(database, 3)
    post = NullPost()

    class Kwijt(Exception):
        pass

    def require_turn():
        if post.verstuurd:
            raise Kwijt

    with pytest.raises(Kwijt):
        verstuur_mail(database.transaction, post, at=AT, require_turn=require_turn)
    assert len(post.verstuurd) == 1
    assert waiting(database) == 2


def test_a_mail_that_a_wrong_clock_put_off_for_years_is_tried_now(database):
    class Weg:
        def send(self, bericht):
            raise MailNietVerstuurd("weg", server=True)

    later = AT + timedelta(days=800)
    write(database, 1)
    assert verstuur_mail(database.transaction, Weg(), at=later).later == 1
    write(database, 1, later)
    assert verstuur_mail(database.transaction, NullPost(), at=AT + MINUUT) == Verzending(
        verstuurd=2
    )


@pytest.mark.parametrize("verschil", [-KLOKVERSCHIL, KLOKVERSCHIL], ids=["behind", "ahead"])
def test_a_worker_with_another_clock_leaves_a_mail_that_is_being_sent_alone(database, verschil):
    write(database, 1, AT - KLOKVERSCHIL)
    ander = NullPost()

    class Traag:
        def send(self, bericht):
            later = AT + verschil + timedelta(seconds=mail.TOTAAL_S)
            verstuur_mail(database.transaction, ander, at=later)

    assert verstuur_mail(database.transaction, Traag(), at=AT) == Verzending(verstuurd=1)
    assert ander.verstuurd == []


@pytest.mark.parametrize(
    "brief", [{"aan": "a:b;@vlier.example"}, {"onderwerp": "een\u2028twee"}], ids=["list", "lines"]
)
@pytest.mark.parametrize("waarheen", ["server", "map"])
def test_a_mail_that_cannot_be_written_down_is_given_up_and_the_others_go(
    database, tmp_path, brief, waarheen
):
    with database.transaction(at=AT) as store:
        velden = {"aan": "a@vlier.example", "onderwerp": "Link", "tekst": "Hier", "soort": "x"}
        store.mail.add(id=uuid4(), at=AT - MINUUT, **velden | brief)
    write(database, 2)
    traag = TragePost()
    with slow_server(traag) as url:
        post = to(url) if waarheen == "server" else MapPost(tmp_path, van="niet@wijzer.example")
        uitkomst = verstuur_mail(database.transaction, post, at=AT)
    assert uitkomst == Verzending(verstuurd=2, opgegeven=1)
    assert len(traag.gekregen) + len(list(tmp_path.glob("*.eml"))) == 2
    with database.read() as store:
        assert store.mail.given_up(AT - MINUUT) == 1


def test_a_server_whose_answers_cannot_be_read_costs_one_mail_an_attempt(database):
    def mumble(verbinding, _over):
        with verbinding.makefile("rwb", buffering=0) as lijn:
            lijn.write(b"220 hier\r\n")
            while regel := lijn.readline():
                antwoord = b"334 x" if regel.upper().startswith(b"AUTH") else b"250 AUTH CRAM-MD5"
                lijn.write(antwoord if b"334" in antwoord else b"250-hier\r\n" + antwoord)
                lijn.write(b"\r\n")

    write(database, 3)
    with raw_server(mumble) as port:
        post = to(f"smtp://iemand:geheim@127.0.0.1:{port}")
        uitkomst = verstuur_mail(database.transaction, post, at=AT)
    assert uitkomst == Verzending(later=1, gestaakt=True)
    assert waiting(database) == 3
