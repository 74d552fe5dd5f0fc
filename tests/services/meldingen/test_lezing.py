"""An alert on a text: another understanding of that text is no news, a place that opens is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import AT, REGIO
from tests.steun.databases.soorten import OP_SQLITE
from tests.steun.meldingen import Meldproef
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.services.meldingen.vind_melding import vind_melding
from wijzer.services.synoniemen.invoer import SynoniemInvoer
from wijzer.services.synoniemen.voeg_synoniem_toe import voeg_synoniem_toe

UUR = timedelta(hours=1)


@pytest.fixture
def proef(settings) -> Iterator[Meldproef]:
    proef = Meldproef(settings)
    yield proef
    proef.close()


def explain(proef: Meldproef, woord: str) -> None:
    """The beheerder says that this word means a gezinshuis."""
    with proef.write(AT + UUR) as store:
        invoer = SynoniemInvoer(
            woorden=woord, hulpvormen=("gezinshuis",), doelgroepen=(), taal="nl"
        )
        voeg_synoniem_toe(store, REGIO, invoer, new_id=proef.new_id(), by=SYSTEEM, at=AT + UUR)


def reopen(proef: Meldproef, welke: int) -> bool:
    """A place closes, and a day later there is one again; whether that brings a mail."""
    proef.state(welke, 0, AT + 2 * UUR)
    assert proef.mails(AT + 2 * UUR) == []
    proef.state(welke, 1, AT + timedelta(days=1))
    return bool(proef.mails(AT + timedelta(days=1)))


@OP_SQLITE
@pytest.mark.parametrize("wachtgrens", [None, 8])
def test_a_word_that_means_more_from_now_on_is_no_news_and_what_opens_then_is(
    proef: Meldproef, wachtgrens: int | None
):
    proef.alert("zoek=linde", wachtgrens=wachtgrens)
    explain(proef, "linde")
    assert proef.mails(AT + UUR) == [], "De Eik had a place all along"
    assert reopen(proef, 1) is (wachtgrens is None), (
        "a place that closes for a while is no longer wait"
    )


@OP_SQLITE
def test_a_word_about_something_else_leaves_an_alert_as_it_was(proef: Meldproef):
    proef.state(1, 0, AT)
    proef.alert("zoek=gezinshuis")
    explain(proef, "wiegje")
    proef.state(1, 1, AT + UUR)
    assert len(proef.mails(AT + UUR)) == 1


def test_an_alert_that_has_no_mark_yet_takes_what_its_text_finds_as_seen(proef: Meldproef):
    tokens = [proef.alert(vraag) for vraag in ("zoek=gezinshuis", "hulpvorm=gezinshuis")]
    with proef.write() as store:
        for token in tokens:
            melding = vind_melding(store, REGIO, token, at=AT)
            store.meldingen.save(replace(melding, lezing=None, gezien=frozenset()))
    (mail,) = proef.mails(AT + UUR)
    assert "2 van uw" not in mail.onderwerp, "only the one without a text has news"
