"""An alert on a short wait, from asking to the mail; and an alert on one locatie, until it is there no more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.factories import AT, REGIO, make_afgeschermd_adres
from tests.steun.dagen import earliest
from tests.steun.databases.soorten import KINDS, OP_SQLITE, Voorraad, settings_for
from tests.steun.meldingen import MAILBOX, Meldproef
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.fouten import Conflict
from wijzer.domain.melding import Melding
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.klok import today
from wijzer.services.locaties.invoer import LocatieInvoer
from wijzer.services.locaties.wijzig_locatie import wijzig_locatie
from wijzer.services.meldingen.vind_melding import vind_melding
from wijzer.services.meldingen.wijzig_wens import wijzig_wens

UUR, DAG = timedelta(hours=1), timedelta(days=1)
GRENS = 8
WACHT = {"vrije_plekken": 0, "aanmeldwachttijd_weken": 2, "behandelwachttijd_weken": 6}
"""Eight weeks for both phases together."""


@pytest.fixture
def proef(settings) -> Iterator[Meldproef]:
    proef = Meldproef(settings)
    yield proef
    proef.close()


def waiting(proef: Meldproef, **anders: Any) -> str:
    """An alert on a wait of eight weeks, while one groep waits longer and nobody knows of the other."""
    proef.restate(0, AT, **{**WACHT, "behandelwachttijd_weken": 7})
    proef.restate(1, AT, **{**WACHT, "behandelwachttijd_weken": None})
    return proef.alert(wachtgrens=GRENS, **anders)


def stored(proef: Meldproef, token: str) -> Melding:
    with proef.database.read() as store:
        return vind_melding(store, REGIO, token, at=AT)


@OP_SQLITE
@pytest.mark.regel("within_weeks")
@pytest.mark.parametrize(
    ("opgave", "is_nieuws"),
    [
        (WACHT, True),
        ({**WACHT, "aanmeldwachttijd_weken": 3}, False),
        ({**WACHT, "aanmeldwachttijd_weken": None}, False),
        ({**WACHT, "vrije_plekken": 1, "behandelwachttijd_weken": 40}, True),
        ({**WACHT, "vrije_plekken": 1, "behandelwachttijd_weken": None}, True),
        ({**WACHT, "aanmeldstop": True}, False),
        ({**WACHT, "afhankelijk_van_matching": True}, False),
        ({**WACHT, "peildatum": today(AT) - timedelta(days=60)}, False),
    ],
    ids=["eight weeks", "nine", "one phase unknown", "a place", "a place without a wait", "a stop", "a match", "expired"],
)  # fmt: skip
def test_a_wait_that_is_short_enough_is_news_and_what_nobody_knows_is_not(
    proef: Meldproef, opgave: dict[str, Any], is_nieuws: bool
):
    waiting(proef)
    proef.restate(0, AT + UUR, **opgave)
    assert bool(proef.mails(AT + UUR)) is is_nieuws


@OP_SQLITE
@pytest.mark.parametrize(
    ("taal", "onderwerp", "zinnen"),
    [
        ("nl", "De wachttijd is korter geworden voor uw zoekvraag",
         ("wacht u nu hoogstens 8 weken. U zocht:", "Wachttijd 8 weken, opgave van vandaag", "De wachttijd telt tot de hulp begint.")),
        ("en", "The wait got shorter for your search",
         ("the wait is now at most 8 weeks. You searched for:", "A wait of 8 weeks, as reported today", "The wait counts until the help begins.")),
    ],
)  # fmt: skip
def test_the_mail_tells_how_long_the_wait_is_and_how_to_stop(
    proef: Meldproef, taal: str, onderwerp: str, zinnen: tuple[str, ...]
):
    waiting(proef, taal=taal)
    proef.restate(0, AT + UUR, **WACHT)
    (mail,) = proef.mails(AT + UUR)
    assert (mail.onderwerp, mail.aan) == (onderwerp, MAILBOX)
    for zin in zinnen:
        assert zin in mail.tekst
    assert "/zoeken?hulpvorm=gezinshuis\n" in mail.tekst, (
        "a filter would leave out a place without a wait"
    )
    assert mail.afmelden


@OP_SQLITE
def test_the_request_says_what_it_waits_for(proef: Meldproef):
    proef.ask(wachtgrens=GRENS)
    (mail,) = proef.send(AT)
    assert "een mail als de wachttijd hoogstens 8 weken wordt in" in mail.tekst


def test_a_place_and_a_wait_are_two_alerts_and_each_is_told_as_what_it_is(proef: Meldproef):
    waiting(proef)
    proef.alert()
    assert len({proef.ask(wachtgrens=GRENS), proef.ask()}) == 2
    assert len(proef.send(AT + UUR)) == 2, "both are there already"
    proef.state(0, 1, AT + UUR)
    (mail,) = proef.mails(AT + UUR)
    assert mail.onderwerp == "Er is nieuws over 2 van uw zoekvragen"


def change(proef: Meldproef, token: str, wachtgrens: int | None) -> bool:
    with proef.read() as reader, proef.write() as store:
        melding = vind_melding(store, REGIO, token, at=AT, hold=True)
        return wijzig_wens(store, melding, reader, wachtgrens=wachtgrens)


def test_the_owner_changes_what_it_waits_for_and_hears_nothing_of_what_is_there(proef: Meldproef):
    proef.restate(0, AT, **WACHT)
    proef.restate(1, AT, **{**WACHT, "behandelwachttijd_weken": 40})
    token = proef.alert("hulpvorm=gezinshuis&maxWachttijd=12")
    assert change(proef, token, GRENS)
    assert (stored(proef, token).wachtgrens, stored(proef, token).zoekvraag) == (
        8,
        "hulpvorm=gezinshuis",
    )
    assert proef.mails(AT + UUR) == []
    proef.restate(1, AT + UUR, **WACHT)
    assert len(proef.mails(AT + UUR)) == 1
    assert change(proef, token, None)
    assert stored(proef, token).wachtgrens is None


@OP_SQLITE
def test_what_cannot_be_changed_stays_as_it_was(proef: Meldproef):
    token, ander = proef.alert(wachtgrens=GRENS), proef.alert()
    with pytest.raises(Conflict):
        change(proef, token, None)
    assert change(proef, token, GRENS)
    assert not change(proef, proef.ask("leeftijd=8"), GRENS), "it was never confirmed"
    for plekken in ("minstensPlekken=2", "zoek=gezinshuis+2+plekken"):
        assert not change(proef, proef.alert(plekken), GRENS), "who needs places waits for places"
    assert (stored(proef, token).wachtgrens, stored(proef, ander).wachtgrens) == (GRENS, None)


# ── one locatie ──


def shield(proef: Meldproef) -> None:
    """From now on nobody may know where the open groep is."""
    with proef.write(AT + UUR) as store:
        groep = store.locaties.get(proef.open.id)
        wijzig_locatie(
            store,
            groep.id,
            LocatieInvoer(
                aanbieder_id=groep.aanbieder_id, soort="groep", naam="Groep Oost", gemeente=groep.gemeente, adres=make_afgeschermd_adres(),
                hulp=frozenset({proef.aanbod[0].hulp}), groepsgrootte=6,
            ),
            expected_versie=groep.versie,
            new_id=proef.new_id,
            draw=earliest,
            geocoder=NulGeocoder(),
            by=SYSTEEM,
            at=AT + UUR,
            today=today(AT),
        )  # fmt: skip


def withdraw(proef: Meldproef) -> None:
    """The open groep is shown no more, for whatever reason."""
    with proef.write(AT + UUR) as store:
        store.locaties.save(replace(store.locaties.get(proef.open.id), gepubliceerd=False))


def test_an_alert_on_a_locatie_tells_of_that_one_alone(proef: Meldproef):
    for welke in (0, 1):
        proef.state(welke, 0, AT)
    proef.alert(f"locatie={proef.open.publiek_id}")
    proef.state(1, 1, AT + UUR)
    assert proef.mails(AT + UUR) == []
    proef.state(0, 1, AT + 2 * UUR)
    (mail,) = proef.mails(AT + 2 * UUR)
    assert "De Linde" in mail.tekst
    assert "De Eik" not in mail.tekst


def test_the_mail_that_ends_an_alert_on_a_locatie_does_not_tell_whether_it_was_shielded(
    voorraden: dict[str, Voorraad], tmp_path: Path
):
    mails = []
    for verander in (shield, withdraw):
        folder = tmp_path / verander.__name__
        folder.mkdir()
        wereld = Meldproef(settings_for(voorraden[KINDS[0]].take(folder), folder / "instance"))
        verteld = wereld.open.publiek_id
        wereld.state(0, 0, AT)
        wereld.alert(f"locatie={verteld}", wachtgrens=GRENS)
        verander(wereld)
        (mail,) = wereld.mails(AT + 2 * UUR)
        assert (mail.onderwerp, str(verteld) in mail.tekst) == ("Uw melding is gestopt", False)
        assert not any(naam in mail.tekst for naam in ("De Linde", "Groep Oost"))
        mails.append(mail.tekst)
        wereld.close()
    assert mails[0] == mails[1]
