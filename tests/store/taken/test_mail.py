"""The outbox: what is due and in which order, what is kept of what went, and what is sealed whole."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from tests.factories import AT
from wijzer.store.rijen import table_of
from wijzer.store.store import Store
from wijzer.store.tables import MailRij
from wijzer.store.taken.mail import LANGSTE_WACHT, Mail, Omslag

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

TIK = timedelta(microseconds=1)
MINUUT = timedelta(minutes=1)
UUR = timedelta(hours=1)
ADRES = "ouder@voorbeeld.example"
VERTELT = {"melding": ["plek"]}


def write(store: Store, at: datetime = AT, *, soort: str = "uitnodiging") -> UUID:
    """A mail to somebody with an account."""
    mail_id = uuid4()
    store.mail.add(
        id=mail_id, soort=soort, aan="jan@voorbeeld.example", onderwerp="Welkom", tekst="Hallo", at=at
    )  # fmt: skip
    return mail_id


def write_sealed(
    store: Store, at: datetime = AT, *, soort: str = "melding", over: UUID | None = None, **anders: Any
) -> UUID:  # fmt: skip
    """A mail to somebody without one."""
    mail_id = uuid4()
    eigen = {"aan": ADRES, "onderwerp": "Een plek", "tekst": "Kijk hier", "taal": "en"}
    omslag = Omslag(**{**eigen, **anders})
    store.mail.add_sealed(mail_id, soort=soort, over_id=over or uuid4(), omslag=omslag, at=at)
    return mail_id


def row(store: Store, mail_id: UUID) -> Any:
    """What stands in the table of one mail."""
    tabel = table_of(MailRij)
    return store.session.execute(select(tabel).where(tabel.c.id == mail_id)).one()


def damage(store: Store, mail_id: UUID) -> None:
    """Let no key open it."""
    waarden = {"tekst_versleuteld": b"onzin"}
    store.session.execute(update(MailRij).where(MailRij.id == mail_id).values(waarden))


def ids(mails: Sequence[Mail]) -> list[UUID]:
    return [mail.id for mail in mails]


# ── what is due ──


def test_somebody_who_waits_for_a_mail_goes_before_whoever_has_one_of_the_day(store: Store):
    dagmail = write(store, AT - UUR, soort="melding_dag")
    link = write(store, AT)
    assert ids(store.mail.due(AT)) == [link, dagmail]


def test_who_waits_longest_for_a_try_goes_first_and_then_who_wrote_first(store: Store):
    oud, nieuw, vroeg = (write(store, AT - minuten * MINUUT) for minuten in (3, 1, 4))
    store.mail.failed(vroeg, "bezet", AT)
    store.mail.failed(oud, "bezet", AT)
    assert ids(store.mail.due(AT)) == [nieuw, vroeg, oud]


def test_mails_of_one_moment_go_in_the_order_of_their_ids_and_as_many_as_are_asked_for(
    store: Store,
):
    geschreven = sorted(write(store) for _ in range(5))
    assert ids(store.mail.due(AT)) == geschreven
    assert ids(store.mail.due(AT, limit=2)) == geschreven[:2]


@pytest.mark.parametrize(
    ("moment", "nu"),
    [
        (timedelta(0), True),
        (TIK, False),
        (LANGSTE_WACHT + UUR, False),
        (LANGSTE_WACHT + UUR + TIK, True),
    ],
)
def test_a_mail_put_off_longer_than_any_may_be_was_put_off_by_a_wrong_clock_and_is_due(
    store: Store, moment: timedelta, nu: bool
):
    mail_id = write(store)
    store.mail.failed(mail_id, "bezet", AT + moment)
    assert ids(store.mail.due(AT)) == ([mail_id] if nu else [])
    assert store.mail.claim(mail_id, AT, until=AT + MINUUT) is nu


def test_a_mail_is_claimed_once_and_is_due_again_when_nothing_is_heard_of_it(store: Store):
    mail_id, ander = write(store), write(store)
    assert store.mail.claim(mail_id, AT, until=AT + MINUUT)
    assert not store.mail.claim(mail_id, AT, until=AT + MINUUT)
    assert ids(store.mail.due(AT)) == [ander]
    assert set(ids(store.mail.due(AT + MINUUT))) == {mail_id, ander}
    assert row(store, mail_id).pogingen == 0, "a claim is no try"


def test_what_went_or_was_given_up_or_taken_back_is_claimed_by_nobody(store: Store):
    weg, op, terug = (write(store) for _ in range(3))
    store.mail.sent(weg, AT)
    store.mail.failed(op, "onbekend adres", None)
    store.mail.take_back(terug)
    for mail_id in (weg, op, terug):
        assert not store.mail.claim(mail_id, AT, until=AT + MINUUT)
    assert store.mail.due(AT + UUR) == []


# ── what becomes of it ──


def test_a_mail_that_went_keeps_when_it_went_and_not_whom_it_was_about(store: Store):
    over = uuid4()
    mail_id, ander = write_sealed(store, over=over), write_sealed(store, over=over)
    store.mail.failed(mail_id, "bezet", AT)
    store.mail.sent(mail_id, AT + MINUUT)
    rij = row(store, mail_id)
    assert (rij.sent_at, rij.volgende_poging_at, rij.over_id) == (AT + MINUUT, None, None)
    assert (rij.tekst_versleuteld, rij.pogingen) == (b"", 2)
    assert [id_ for id_, _ in store.mail.waiting_about(over)] == [ander]


def test_a_mail_that_failed_keeps_its_error_and_its_text_until_it_is_given_up(store: Store):
    mail_id = write(store)
    store.mail.failed(mail_id, "bezet", AT + MINUUT)
    eerst = row(store, mail_id)
    assert (eerst.fout, eerst.pogingen, eerst.volgende_poging_at) == ("bezet", 1, AT + MINUUT)
    assert eerst.tekst_versleuteld
    store.mail.failed(mail_id, "onbekend adres", None)
    dan = row(store, mail_id)
    assert (dan.fout, dan.pogingen, dan.volgende_poging_at) == ("onbekend adres", 2, None)
    assert (dan.tekst_versleuteld, dan.sent_at) == (b"", None)


def test_a_mail_is_taken_back_alone_and_only_while_it_waits(store: Store):
    terug, blijft, weg = (write(store) for _ in range(3))
    store.mail.sent(weg, AT)
    store.mail.take_back(terug)
    store.mail.take_back(weg)
    assert [store.mail.waits(mail_id) for mail_id in (terug, blijft, weg)] == [False, True, False]
    assert row(store, weg).sent_at == AT, "what went stays in the count"


# ── sealed whole ──


def test_of_a_sealed_mail_only_its_kind_can_be_read_until_it_goes(store: Store):
    mail_id = write_sealed(store, vertelt=VERTELT, afmelden="https://wijzer.example/stop")
    rij = row(store, mail_id)
    assert (rij.aan, rij.onderwerp, rij.soort) == ("", "", "melding")
    assert b"ouder" not in rij.tekst_versleuteld
    [mail] = store.mail.due(AT)
    assert (mail.aan, mail.onderwerp, mail.tekst) == (ADRES, "Een plek", "Kijk hier")
    assert (mail.taal, mail.afmelden) == ("en", "https://wijzer.example/stop")


def test_a_mail_to_an_account_is_in_dutch_and_has_no_link_to_stop(store: Store):
    write(store)
    [mail] = store.mail.due(AT)
    assert (mail.taal, mail.afmelden) == ("nl", None)


def test_what_waits_about_some_alerts_is_found_with_what_it_tells(store: Store):
    een, twee, derde = (uuid4() for _ in range(3))
    laat = write_sealed(store, AT + MINUUT, over=een, vertelt=VERTELT)
    vroeg = write_sealed(store, AT, over=twee)
    write_sealed(store, over=derde)
    gevonden = store.mail.waiting_about(een, twee)
    assert [mail_id for mail_id, _ in gevonden] == [vroeg, laat]
    assert [omslag.vertelt for _, omslag in gevonden] == [{}, VERTELT]
    assert store.mail.waiting_about() == []


def test_what_waits_since_one_moment_stands_in_the_order_of_ids(store: Store):
    over = uuid4()
    geschreven = sorted(write_sealed(store, over=over) for _ in range(5))
    assert [mail_id for mail_id, _ in store.mail.waiting_about(over)] == geschreven


def test_what_waits_of_one_kind_is_what_can_be_opened_and_was_not_sent_or_given_up(store: Store):
    write_sealed(store, AT + MINUUT, onderwerp="Tweede")
    write_sealed(store, AT, onderwerp="Eerste")
    write_sealed(store, soort="melding_dag")
    store.mail.sent(write_sealed(store), AT)
    store.mail.failed(write_sealed(store), "onbekend adres", None)
    damage(store, write_sealed(store))
    assert [omslag.onderwerp for omslag in store.mail.waiting("melding")] == ["Eerste", "Tweede"]


def test_nothing_of_a_sealed_mail_shows_in_a_log(store: Store):
    omslag = Omslag(aan=ADRES, onderwerp="Een plek", tekst="Kijk hier", taal="nl")
    mail_id = write_sealed(store)
    [mail] = store.mail.due(AT)
    assert repr(omslag) == "Omslag(…)"
    assert repr(mail) == f"Mail({mail_id})"


# ── what no key opens ──


def test_what_cannot_be_opened_is_set_aside_once_and_holds_nobody_up(store: Store):
    stuk, heel = write(store, AT - UUR), write(store, AT)
    damage(store, stuk)
    assert ids(store.mail.due(AT)) == [heel]
    [apart] = store.mail.aside()
    assert (apart.id, apart.soort, apart.at) == (stuk, "uitnodiging", AT)
    assert row(store, stuk).tekst_versleuteld == b"onzin", "its key may come back"
    assert ids(store.mail.due(AT + UUR)) == [heel]
    assert [apart.at for apart in store.mail.aside()] == [AT], "it is not tried again"
    assert store.mail.queue() == (1, AT)


def test_what_was_set_aside_stands_oldest_first(store: Store):
    later, eerder = write(store, AT + MINUUT), write(store, AT)
    for mail_id in (later, eerder):
        damage(store, mail_id)
    store.mail.due(AT)
    store.mail.due(AT + MINUUT)
    assert [apart.id for apart in store.mail.aside()] == [eerder, later]


def test_sealing_anew_sets_aside_what_waits_and_does_not_open_and_nothing_that_waits_no_more(
    store: Store,
):
    stuk, weg, op = write(store), write(store), write(store)
    damage(store, stuk)
    store.mail.sent(weg, AT)
    store.mail.failed(op, "onbekend adres", None)
    store.mail.reseal(AT + UUR)
    assert [(apart.id, apart.at) for apart in store.mail.aside()] == [(stuk, AT + UUR)]
    assert (row(store, stuk).fout, row(store, op).fout) == ("niet te openen", "onbekend adres")


# ── counts and cleaning up ──


def test_how_many_of_a_kind_were_written_counts_what_went_too_from_and_until_a_moment(
    store: Store,
):
    store.mail.sent(write(store, AT), AT)
    for moment in (AT - TIK, AT + MINUUT, AT + MINUUT + TIK):
        write(store, moment)
    write(store, soort="herstel")
    assert store.mail.written("uitnodiging", AT) == 3
    assert store.mail.written("uitnodiging", AT, until=AT + MINUUT) == 2
    assert store.mail.written("onbekend", AT) == 0


def test_given_up_is_what_failed_for_good_and_was_not_set_aside(store: Store):
    write(store)
    store.mail.sent(write(store), AT)
    damage(store, write(store, AT - UUR))
    store.mail.due(AT)
    for moment in (AT - TIK, AT, AT + UUR):
        store.mail.failed(write(store, moment), "onbekend adres", None)
    assert store.mail.given_up(AT) == 2


def test_cleaning_up_forgets_what_waits_no_longer_and_lies_outside_two_moments(store: Store):
    momenten = [AT - UUR - TIK, AT - UUR, AT, AT + UUR, AT + UUR + TIK]
    wacht = [write(store, moment) for moment in momenten]
    weg = [write(store, moment) for moment in momenten]
    for mail_id in weg:
        store.mail.sent(mail_id, AT)
    assert store.mail.cleanup(AT - UUR, after=AT + UUR) == 2
    over = set(store.session.scalars(select(MailRij.id)))
    assert over == {*wacht, *weg[1:4]}
