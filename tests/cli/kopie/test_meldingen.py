"""E-mail alerts after a copy was put back: nobody who stopped gets a mail again, and who goes on is not forgotten."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Wijzer, environment, runner
from tests.factories import AT, REGIO
from tests.steun.databases.soorten import KINDS, Adressen, Voorraad, settings_for
from tests.steun.meldingen import MAILBOX, Meldproef
from wijzer.domain.fouten import NietGevonden
from wijzer.published.engine import PublicDatabase
from wijzer.services.meldingen.verleng_melding import verleng_melding
from wijzer.services.meldingen.vind_melding import vind_melding
from wijzer.store.engine import Database
from wijzer.store.onderhoud.teruggezette_meldingen import OPNIEUW_BEVESTIGEN

UUR, DAG = timedelta(hours=1), timedelta(days=1)
PIET = "piet@voorbeeld.example"


@pytest.fixture
def proef(settings, stel_klok: Callable[[datetime], None]) -> Iterator[Meldproef]:
    stel_klok(AT + DAG)
    proef = Meldproef(settings)
    proef.state(0, 0, AT)
    yield proef
    proef.close()


@pytest.fixture(params=KINDS)
def elders(
    request: pytest.FixtureRequest, voorraden: dict[str, Voorraad], tmp_path: Path
) -> Iterator[Adressen]:
    """Another fresh database, of each kind."""
    folder = tmp_path / "elders"
    folder.mkdir()
    taken = voorraden[request.param].take(folder)
    yield taken
    voorraden[request.param].give_back(taken)


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    return tmp_path / "kopie.gz"


def move(proef: Meldproef, adressen: Adressen, instance: Path) -> None:
    """Go on with the same people on another database."""
    proef.close()
    settings = settings_for(adressen, instance)
    proef.database, proef.publiek = Database(settings), PublicDatabase(settings)


def test_who_stopped_after_the_copy_stays_away_and_who_came_or_stayed_goes_on(
    proef: Meldproef, wijzer: Wijzer, kopie: Path
):
    gestopt, blijft = proef.alert(email=PIET), proef.alert()
    assert wijzer("backup", kopie).exit_code == 0
    proef.stop(gestopt)
    with proef.write() as store:
        verleng_melding(store, vind_melding(store, REGIO, blijft, at=AT), at=AT + 30 * DAG)
    nieuw = proef.alert("leeftijd=8", email="nieuw@voorbeeld.example", at=AT + UUR)
    proef.close()
    uitkomst = wijzer("restore", kopie, "--overschrijf")
    assert uitkomst.exit_code == 0, uitkomst.stderr
    assert "stilstaan" not in uitkomst.stdout
    with proef.database.read() as store:
        with pytest.raises(NietGevonden):
            store.meldingen.by_token(gestopt)
        assert store.meldingen.by_token(blijft).tot_at > AT + 200 * DAG
        assert store.meldingen.by_token(nieuw).bevestigd_at is not None
    proef.state(0, 1, AT + DAG)
    assert {mail.aan for mail in proef.mails(AT + DAG)} == {MAILBOX, "nieuw@voorbeeld.example"}


def test_in_an_empty_database_an_alert_mails_nobody_until_it_is_confirmed_anew(
    proef: Meldproef, wijzer: Wijzer, kopie: Path, elders: Adressen, tmp_path: Path
):
    gestopt, blijft = proef.alert(email=PIET), proef.alert()
    assert wijzer("backup", kopie).exit_code == 0
    proef.stop(gestopt)
    terug = runner(environment(elders, tmp_path / "instance2"))(
        "restore", kopie, "--afschermingen", f"{kopie}.afschermingen"
    )
    assert terug.exit_code == 0, terug.stderr
    assert "Meldingen per e-mail die stilstaan: 2." in terug.stdout
    move(proef, elders, tmp_path / "instance2")
    proef.state(0, 1, AT + DAG)
    assert proef.mails(AT + DAG) == []

    proef.confirm(blijft, AT + 2 * DAG)
    assert proef.mails(AT + 2 * DAG) == [], "what has a place already is no news"
    proef.state(0, 0, AT + 2 * DAG)
    proef.look(AT + 2 * DAG)
    proef.state(0, 1, AT + 2 * DAG)
    assert [mail.aan for mail in proef.mails(AT + 3 * DAG)] == [MAILBOX]

    proef.look(AT + DAG + OPNIEUW_BEVESTIGEN)
    with proef.database.read() as store:
        assert [melding.token for melding in store.meldingen.confirmed()] == [blijft]
        with pytest.raises(NietGevonden):
            store.meldingen.by_token(gestopt)


def test_who_has_alerts_that_stand_still_can_ask_again(
    proef: Meldproef, wijzer: Wijzer, kopie: Path, elders: Adressen, tmp_path: Path
):
    vragen = [f"leeftijd={n}" for n in range(4)]
    for vraag in vragen:
        proef.alert(vraag)
    wijzer("backup", kopie)
    runner(environment(elders, tmp_path / "instance2"))("restore", kopie)
    move(proef, elders, tmp_path / "instance2")
    later = AT + 3 * DAG
    for vraag in (vragen[0], "leeftijd=17"):
        proef.ask(vraag, at=later)
    assert [mail.onderwerp for mail in proef.send(later)] == ["Bevestig uw melding"] * 2


def test_mail_about_alerts_that_waited_when_the_copy_was_made_does_not_go_again(
    proef: Meldproef, wijzer: Wijzer, kopie: Path, elders: Adressen, tmp_path: Path
):
    proef.alert()
    proef.state(0, 1, AT)
    proef.look(AT + UUR)
    proef.ask("leeftijd=8", email=PIET)
    wijzer("backup", kopie)
    assert len(proef.send(AT + UUR)) == 2
    runner(environment(elders, tmp_path / "instance2"))("restore", kopie)
    move(proef, elders, tmp_path / "instance2")
    assert proef.send(AT + DAG) == []
