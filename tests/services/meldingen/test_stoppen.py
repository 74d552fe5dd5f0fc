"""Who stops an alert, or all of them, or lets one go on: what is left of it, of its neighbours and of the mail that waits."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from tests.factories import AT, REGIO
from tests.steun.meldingen import MAILBOX, Meldproef
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.ids import PubliekId
from wijzer.domain.melding import MELDING_GELDIG
from wijzer.services.meldingen.neem_meldingmail_terug import neem_meldingmail_terug, tells_of
from wijzer.services.meldingen.stop_alle_meldingen import (
    require_alle_meldingen,
    stop_alle_meldingen,
)
from wijzer.services.meldingen.stop_melding import stop_melding
from wijzer.services.meldingen.vergeet_in_meldingmail import vergeet_in_meldingmail
from wijzer.services.meldingen.verleng_melding import verleng_melding
from wijzer.services.meldingen.vind_melding import vind_melding

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

UUR = timedelta(hours=1)
ANDER = "piet@voorbeeld.example"


@pytest.fixture
def proef(settings) -> Iterator[Meldproef]:
    proef = Meldproef(settings)
    proef.state(0, 0, AT)
    proef.state(1, 0, AT)
    yield proef
    proef.close()


def found(proef: Meldproef, token: str) -> bool:
    try:
        with proef.database.read() as store:
            return vind_melding(store, REGIO, token, at=AT) is not None
    except NietGevonden:
        return False


def waiting(proef: Meldproef) -> int:
    with proef.database.read() as store:
        return store.mail.queue()[0]


def all_token(proef: Meldproef, email: str = MAILBOX) -> str:
    with proef.database.read() as store:
        return store.meldingen.all_token(email)


# ── one ──


def test_stopping_leaves_the_other_alerts_of_the_address_and_those_of_others(proef: Meldproef):
    weg, blijft, van_ander = proef.alert(), proef.alert("leeftijd=8"), proef.alert(email=ANDER)
    proef.stop(weg)
    assert [found(proef, token) for token in (weg, blijft, van_ander)] == [False, True, True]


@pytest.mark.parametrize("token", ["token-9999", "", "x" * 500])
def test_stopping_what_is_gone_or_never_was_is_fine(proef: Meldproef, token: str):
    blijft = proef.alert()
    proef.stop(token)
    proef.stop(token)
    assert found(proef, blijft)


def test_a_link_of_another_region_stops_nothing(proef: Meldproef):
    token = proef.alert()
    with proef.write() as store:
        stop_melding(store, "friesland", token)
    assert found(proef, token)


def test_an_alert_that_was_never_confirmed_can_be_stopped_and_its_request_does_not_go(
    proef: Meldproef,
):
    token = proef.ask()
    assert waiting(proef) == 1
    proef.stop(token)
    assert not found(proef, token)
    assert proef.send(AT + UUR) == []


def test_the_mail_that_waits_is_taken_back_and_its_other_alerts_are_told_at_the_next_look(
    proef: Meldproef,
):
    weg, blijft = proef.alert(), proef.alert("hulpvorm=gezinshuis&leeftijd=8")
    proef.state(0, 1, AT)
    proef.look(AT + UUR)
    assert waiting(proef) == 1
    proef.stop(weg)
    assert waiting(proef) == 0
    [mail] = proef.mails(AT + 2 * UUR)
    assert blijft in mail.tekst
    assert weg not in mail.tekst


# ── all ──


def test_one_link_stops_every_alert_of_its_address_and_twice_is_fine(proef: Meldproef):
    tokens = [proef.alert(), proef.alert("leeftijd=8"), proef.ask("zoek=rustig")]
    van_ander = proef.alert(email=ANDER)
    token = all_token(proef)
    for _keer in range(2):
        with proef.write() as store:
            stop_alle_meldingen(store, token)
    assert not any(found(proef, los_token) for los_token in tokens)
    assert found(proef, van_ander)


def test_stopping_all_takes_back_what_waits_for_that_address_alone(proef: Meldproef):
    proef.alert()
    proef.alert(email=ANDER)
    proef.state(0, 1, AT)
    proef.look(AT + UUR)
    assert waiting(proef) == 2
    with proef.write() as store:
        stop_alle_meldingen(store, all_token(proef))
    [mail] = proef.send(AT + UUR)
    assert mail.aan == ANDER


def test_a_key_of_one_alert_or_of_nobody_is_no_key_of_all(proef: Meldproef):
    token = proef.alert()
    goed = all_token(proef)
    for fout in (token, "", "x" * 300, goed[:-1], goed + "A", goed.swapcase()):
        with pytest.raises(NietGevonden), proef.write() as store:
            stop_alle_meldingen(store, fout)
        with pytest.raises(NietGevonden), proef.database.read() as store:
            require_alle_meldingen(store, fout)
    assert found(proef, token)
    with proef.database.read() as store:
        require_alle_meldingen(store, goed)


# ── going on, and finding ──


def test_prolonging_gives_as_long_again_from_now_and_never_less(proef: Meldproef):
    token = proef.alert()
    later = AT + timedelta(days=100)
    with proef.write() as store:
        assert verleng_melding(store, vind_melding(store, REGIO, token, at=later), at=later)
    with proef.database.read() as store:
        assert vind_melding(store, REGIO, token, at=later).tot_at == later + MELDING_GELDIG


def test_an_alert_that_was_never_confirmed_is_not_prolonged(proef: Meldproef):
    token = proef.ask()
    with proef.write() as store:
        voor = vind_melding(store, REGIO, token, at=AT)
        assert not verleng_melding(store, voor, at=AT + UUR)
    with proef.database.read() as store:
        assert vind_melding(store, REGIO, token, at=AT) == voor


def test_an_alert_is_found_until_it_is_over_and_not_a_moment_later(proef: Meldproef):
    token = proef.alert()
    with proef.database.read() as store:
        tot = vind_melding(store, REGIO, token, at=AT).tot_at
        assert vind_melding(store, REGIO, token, at=tot - timedelta(seconds=1)).tot_at == tot
        with pytest.raises(NietGevonden):
            vind_melding(store, REGIO, token, at=tot)


# ── mail that is taken back ──


def test_what_got_another_public_id_is_told_in_no_mail_under_its_old_one(proef: Meldproef):
    token = proef.alert()
    proef.state(0, 1, AT)
    proef.look(AT + UUR)
    with proef.write() as store:
        vergeet_in_meldingmail(store, [proef.aanbod[0].publiek_id])
    assert waiting(proef) == 0
    [mail] = proef.mails(AT + 2 * UUR)
    assert token in mail.tekst, "it is told again at the next look"


def test_a_mail_of_two_alerts_is_taken_back_also_when_only_one_of_them_names_it(proef: Meldproef):
    proef.alert()
    proef.state(0, 1, AT)
    proef.alert("hulpvorm=gezinshuis&leeftijd=8")  # to which that place is no news
    proef.state(1, 1, AT)
    proef.look(AT + UUR)
    assert waiting(proef) == 1
    with proef.write() as store:
        vergeet_in_meldingmail(store, [proef.aanbod[0].publiek_id])
    assert waiting(proef) == 0


@pytest.mark.parametrize("weg", [[], [PubliekId(UUID(int=77))]], ids=["none", "another"])
def test_mail_that_names_none_of_these_ids_stays(proef: Meldproef, weg: list[PubliekId]):
    proef.alert()
    proef.state(0, 1, AT)
    proef.look(AT + UUR)
    with proef.write() as store:
        vergeet_in_meldingmail(store, weg)
    assert waiting(proef) == 1


def test_a_request_to_confirm_is_no_mail_of_the_day_and_waits_on(proef: Meldproef):
    proef.ask()
    with proef.write() as store:
        vergeet_in_meldingmail(store, [aanbodregel.publiek_id for aanbodregel in proef.aanbod])
    assert len(proef.send(AT)) == 1


def test_mail_is_taken_back_only_for_that_address_and_only_when_it_is_meant(proef: Meldproef):
    eigen, ander = proef.alert(), proef.alert(email=ANDER)
    proef.state(0, 1, AT)
    proef.look(AT + UUR)
    with proef.write() as store:
        van_ander = store.meldingen.by_token(ander)
        neem_meldingmail_terug(store, MAILBOX, when=tells_of(van_ander.id))
    assert waiting(proef) == 2
    with proef.write() as store:
        eigen_id = store.meldingen.by_token(eigen).id
        neem_meldingmail_terug(store, MAILBOX, when=tells_of(eigen_id))
    [mail] = proef.send(AT + UUR)
    assert mail.aan == ANDER
