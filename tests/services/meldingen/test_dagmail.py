"""One mail a day to an address, however many alerts it has: over a real mail server, whatever is stopped meanwhile."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email.message import EmailMessage
from functools import partial
from threading import Barrier, Event
from time import sleep

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import AT, make_afgeschermd_adres
from tests.steun.dagen import earliest
from tests.steun.databases.soorten import KINDS, Voorraad, settings_for
from tests.steun.gelijktijdig import Draad
from tests.steun.machine.post import Postbus
from tests.steun.meldingen import MAILBOX, Meldproef
from tests.steun.pagina import BASIS_URL
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.melding import HERINNER_VOORAF, MELDING_GELDIG
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.gateways.mail import SmtpPost
from wijzer.klok import today
from wijzer.services.locaties.invoer import LocatieInvoer
from wijzer.services.locaties.wijzig_locatie import wijzig_locatie
from wijzer.services.meldingen.neem_meldingmail_terug import neem_meldingmail_terug
from wijzer.services.meldingen.stop_alle_meldingen import stop_alle_meldingen
from wijzer.services.taken.verstuur_mail import verstuur_mail
from wijzer.settings import Geheim
from wijzer.store.store import Store

UUR, DAG = timedelta(hours=1), timedelta(days=1)
VRAGEN = (
    "hulpvorm=gezinshuis",
    "product=WGZHF",
    "leeftijd=8",
    "segment=wonen-en-verblijf",
    "gemeente=GM0164",
)


class Postproef(Meldproef):
    """Alerts of which the mails go over SMTP."""

    def __init__(self, settings, postbus: Postbus) -> None:
        super().__init__(settings)
        self.postbus = postbus

    def arrived(self, at) -> list[EmailMessage]:
        """What the mail server gets when all that waits is sent."""
        eerder = len(self.postbus.berichten)
        post = SmtpPost(Geheim(self.postbus.url), van="niet-beantwoorden@wijzer.example")
        verstuur_mail(self.database.transaction, post, at=at)
        return self.postbus.berichten[eerder:]

    def day(self, at) -> list[EmailMessage]:
        """Look, and give what arrives."""
        self.look(at)
        return self.arrived(at)


@pytest.fixture
def proef(settings, smtp_server: Postbus) -> Iterator[Postproef]:
    proef = Postproef(settings, smtp_server)
    proef.state(0, 0, AT)
    yield proef
    proef.close()


def stop_all_in(mail: EmailMessage) -> str:
    """The key of the address in the header that a mail program uses."""
    found = re.fullmatch(r"<https://\S+/meldingen/alles/(\S+)>", mail["List-Unsubscribe"])
    assert found, mail["List-Unsubscribe"]
    return found[1]


def test_five_alerts_give_one_mail_that_names_each_search_with_its_own_links(proef):
    tokens = [proef.alert(vraag) for vraag in VRAGEN]
    proef.state(0, 1, AT)
    (mail,) = proef.day(AT + UUR)
    assert mail["To"] == MAILBOX
    assert mail["Subject"] == "Er is plek vrijgekomen voor 5 van uw zoekvragen"
    assert mail.get_content_type() == "text/plain"
    regels = mail.get_content().splitlines()
    for nummer, token in enumerate(tokens, start=1):
        assert f"Melding {nummer} van 5" in regels
        assert f"{BASIS_URL}/twente/meldingen/{token}" in regels
        assert f"{BASIS_URL}/twente/meldingen/{token}/stoppen" in regels
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"].strip("<>") in regels
    assert proef.day(AT + 2 * UUR) == []


def test_a_search_without_news_is_not_in_the_mail_and_waits_for_tomorrow_with_its_own(proef):
    proef.state(1, 0, AT)
    hengelo, alles = proef.alert("hulpvorm=gezinshuis&zoek=linde"), proef.alert("zoek=eik")
    proef.state(0, 1, AT)
    (mail,) = proef.day(AT + UUR)
    assert hengelo in mail.get_content()
    assert alles not in mail.get_content()
    proef.state(1, 1, AT + UUR)
    assert proef.day(AT + 2 * UUR) == [], "this address had its mail today"
    (mail,) = proef.day(AT + DAG)
    assert alles in mail.get_content()
    assert hengelo not in mail.get_content()


def test_two_people_each_get_their_own_mail(proef):
    een, ander = proef.alert(), proef.alert(email="piet@voorbeeld.example")
    proef.state(0, 1, AT)
    mails = {mail["To"]: mail.get_content() for mail in proef.day(AT + UUR)}
    assert mails.keys() == {MAILBOX, "piet@voorbeeld.example"}
    assert ander not in mails[MAILBOX]
    assert een not in mails["piet@voorbeeld.example"]


def test_the_mail_is_in_the_language_in_which_its_owner_last_asked(proef):
    proef.alert(VRAGEN[0])
    proef.alert(VRAGEN[1], at=AT + UUR, taal="en")
    proef.state(0, 1, AT + UUR)
    (mail,) = proef.day(AT + 2 * UUR)
    assert mail["Subject"] == "A place opened for 2 of your searches"
    assert mail["Content-Language"] == "en"
    assert f"{BASIS_URL}/en/twente/meldingen/" in mail.get_content()


def test_a_place_that_opened_and_an_end_that_is_near_share_a_mail(proef):
    proef.state(1, 0, AT)
    oud = proef.alert("zoek=eik")
    bijna = AT + MELDING_GELDIG - HERINNER_VOORAF
    proef.state(0, 0, bijna)
    nieuw = proef.alert("zoek=linde", at=bijna - DAG)
    proef.state(0, 1, bijna)
    (mail,) = proef.day(bijna)
    assert mail["Subject"] == "Er is plek vrijgekomen voor een van uw zoekvragen"
    tekst = mail.get_content()
    assert tekst.index(nieuw) < tekst.index("Deze melding stopt op 19 mei 2027") < tekst.index(oud)


# ── stopping ──


def test_one_click_stops_every_alert_of_the_address_and_of_nobody_else(proef):
    tokens = [proef.alert(vraag) for vraag in VRAGEN]
    proef.ask("leeftijd=3")
    proef.alert(email="piet@voorbeeld.example")
    proef.arrived(AT)
    proef.state(0, 1, AT)
    mail = next(bericht for bericht in proef.day(AT + UUR) if bericht["To"] == MAILBOX)
    proef.stop(tokens[0])  # the key is of the address, and outlives each of its alerts
    for _ in range(2):
        with proef.write() as store:
            stop_alle_meldingen(store, stop_all_in(mail))
    with proef.database.read() as store:
        assert [melding.email for melding in store.meldingen.confirmed()] == [
            "piet@voorbeeld.example"
        ]
        assert store.meldingen.counts_of(MAILBOX, AT) == (0, 0)


def test_a_key_that_nobody_gave_stops_nothing(proef):
    proef.alert()
    with proef.database.read() as store:
        echt = store.meldingen.all_token(MAILBOX)
    anders = echt[:-2] + ("AA" if echt[-2:] != "AA" else "BB")
    for vals in ("", "a", "é", anders, echt[:43], echt + "AAAA", "A" * 64):
        with pytest.raises(NietGevonden), proef.write() as store:
            stop_alle_meldingen(store, vals)
    assert proef.count() == 1


def test_a_search_that_is_stopped_while_the_mail_waits_is_left_out_and_the_others_are_told(proef):
    weg, blijft = proef.alert(VRAGEN[0]), proef.alert(VRAGEN[1])
    proef.state(0, 1, AT)
    proef.look(AT + UUR)
    proef.stop(weg)
    assert proef.arrived(AT + UUR) == []
    (mail,) = proef.day(AT + 2 * UUR)
    assert weg not in mail.get_content()
    assert blijft in mail.get_content()
    assert mail["Subject"] == "Er is plek vrijgekomen voor uw zoekvraag"


def test_stopping_a_search_that_the_waiting_mail_does_not_tell_of_leaves_that_mail_alone(proef):
    proef.state(1, 0, AT)
    blijft, stil = proef.alert("zoek=linde"), proef.alert("zoek=eik")
    proef.state(0, 1, AT)
    proef.look(AT + UUR)
    proef.stop(stil)
    (mail,) = proef.arrived(AT + UUR)
    assert blijft in mail.get_content()


def test_stopping_one_and_asking_another_does_not_give_a_second_mail_on_a_day(proef):
    eerste, tweede = proef.alert(VRAGEN[0]), proef.alert(VRAGEN[1])
    proef.state(0, 1, AT)
    assert len(proef.day(AT + UUR)) == 1
    nieuw = proef.ask(VRAGEN[2], at=AT + UUR)
    for token in (eerste, tweede):
        proef.stop(token)
    proef.state(0, 0, AT)
    proef.confirm(nieuw, AT + UUR)
    proef.state(0, 1, AT)
    (bevestiging,) = proef.day(AT + 2 * UUR)
    assert bevestiging["Subject"] == "Bevestig uw melding", "asked for, and no news"
    (mail,) = proef.day(AT + DAG)
    assert nieuw in mail.get_content()


def test_what_could_not_be_delivered_goes_into_the_mail_of_the_next_day(proef):
    proef.state(1, 0, AT)
    linde, eik = proef.alert("zoek=linde"), proef.alert("zoek=eik")
    proef.state(0, 1, AT)
    proef.look(AT + UUR)  # and no mail server all day
    proef.state(1, 1, AT + UUR)
    (mail,) = proef.day(AT + DAG)
    assert mail["Subject"] == "Er is plek vrijgekomen voor 2 van uw zoekvragen"
    assert linde in mail.get_content()
    assert eik in mail.get_content()


def test_a_mail_that_goes_a_day_late_is_the_mail_of_the_day_on_which_it_goes(proef):
    proef.state(1, 0, AT)
    proef.alert("zoek=linde")
    eik = proef.alert("zoek=eik")
    proef.state(0, 1, AT)
    proef.look(AT + UUR)
    assert len(proef.day(AT + DAG)) == 1
    proef.state(1, 1, AT + DAG)
    assert proef.day(AT + DAG + UUR) == []
    (mail,) = proef.day(AT + 2 * DAG)
    assert eik in mail.get_content()


def test_buttons_and_the_job_at_one_moment_neither_fail_nor_undo_each_other(proef):
    for ronde in range(3):
        at = AT + 2 * ronde * DAG
        proef.state(0, 0, at)
        tokens = [proef.alert(vraag, at=at) for vraag in VRAGEN[:4]]
        wachtend = proef.ask(VRAGEN[4], at=at)
        proef.arrived(at)
        proef.state(0, 1, at)
        if ronde:
            proef.look(at + UUR)  # then there is a mail to take back too
        werk = [
            *(partial(proef.stop, token) for token in tokens[:3]),
            partial(proef.confirm, wachtend, at),
            partial(proef.look, at + UUR),
        ]
        start = Barrier(len(werk))
        with ThreadPoolExecutor(len(werk)) as pool:
            gedaan = [pool.submit(after, start, daad) for daad in werk]
        assert [daad.exception() for daad in gedaan] == [None] * len(werk)
        mails = proef.day(at + 2 * UUR)
        assert len(mails) == 1
        tekst = mails[0].get_content()
        verteld = [f"/{token}/stoppen" in tekst for token in tokens]
        assert verteld == [False, False, False, True]
        for token in (tokens[3], wachtend):
            proef.stop(token)
        assert proef.count() == 0


def after(start: Barrier, doe: Callable[[], object]) -> None:
    """Do this when everybody is ready."""
    start.wait()
    doe()


def test_no_row_tells_whose_mail_it_was_once_it_went(proef):
    proef.alert()
    proef.state(0, 1, AT)
    proef.look(AT + UUR)
    with proef.database.read() as store:
        assert [mail.aan for mail in store.mail.waiting("melding_dag")] == [MAILBOX]
        post_id = store.meldingen.post_id(MAILBOX)
    proef.arrived(AT + UUR)
    with proef.database.read() as store:
        assert store.mail.waiting_about(post_id) == []
        assert store.mail.written("melding_dag", AT) == 1


def test_a_groep_that_is_shielded_while_the_mail_waits_is_not_told_of(proef):
    proef.state(1, 0, AT)
    proef.alert()
    proef.state(0, 1, AT)
    proef.state(1, 1, AT)
    proef.look(AT + UUR)
    shield(proef, AT + UUR)
    assert proef.arrived(AT + UUR) == []
    (mail,) = proef.day(AT + 2 * UUR)
    tekst = mail.get_content()
    assert "De Eik" in tekst
    for woord in ("De Linde", "Groep Oost", str(proef.open.publiek_id)):
        assert woord not in tekst


def test_shielding_a_groep_while_its_mail_goes_out_never_ends_in_a_deadlock(proef):
    """The alerts are held by who shields; the mail goes out; only then is it taken back."""
    proef.alert()
    proef.state(0, 1, AT)
    proef.look(AT + UUR)
    verder = Event()

    def hold_and_take_back(store: Store) -> None:
        store.meldingen.hold(MAILBOX)
        verder.wait(60)
        neem_meldingmail_terug(store, MAILBOX, when=lambda omslag: True)

    afscherming = Draad(proef.database, hold_and_take_back)
    with ThreadPoolExecutor(1) as pool:
        bezorging = pool.submit(proef.arrived, AT + UUR)
        sleep(0.5)
        verder.set()
        assert afscherming.end(keep=True) is None
        assert bezorging.exception(60) is None


def shield(proef: Meldproef, at) -> None:
    """Give the open groep a shielded address, and the name that goes with it."""
    groep = proef.open
    invoer = LocatieInvoer(
        aanbieder_id=groep.aanbieder_id,
        soort="groep",
        naam="Groep Oost",
        gemeente=groep.gemeente,
        adres=make_afgeschermd_adres(),
        hulp=frozenset({proef.aanbod[0].hulp}),
        groepsgrootte=6,
    )
    with proef.write(at) as store:
        wijzig_locatie(
            store,
            groep.id,
            invoer,
            expected_versie=store.locaties.get(groep.id).versie,
            new_id=proef.new_id,
            draw=earliest,
            geocoder=NulGeocoder(),
            by=SYSTEEM,
            at=at,
            today=today(at),
        )


# ── whatever the order ──

beurten = st.lists(
    st.one_of(
        st.tuples(st.just("opgave"), st.integers(0, 1), st.integers(0, 2)),
        st.tuples(st.just("kijken"), st.integers(1, 30), st.just(0)),
        st.tuples(st.just("stoppen"), st.integers(0, 2), st.just(0)),
        st.tuples(st.just("vragen"), st.integers(0, 2), st.just(0)),
    ),
    max_size=14,
)


@pytest.fixture(scope="module")
def ene_proef(voorraden: dict[str, Voorraad], tmp_path_factory) -> Iterator[Meldproef]:
    folder = tmp_path_factory.mktemp("dagen")
    proef = Meldproef(settings_for(voorraden[KINDS[0]].take(folder), folder / "instance"))
    yield proef
    proef.close()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(beurten=beurten)
def test_never_two_mails_with_news_on_a_day_while_an_address_has_an_alert(ene_proef, beurten):
    proef = ene_proef
    with proef.write() as store:
        store.meldingen.cleanup(AT + 10_000 * DAG)
    at, dagen = AT, []
    blijft = proef.alert("", at=at)
    tokens: dict[int, str] = {}
    for soort, getal, plekken in beurten:
        match soort:
            case "opgave":
                proef.state(getal, plekken, at)
            case "kijken":
                at += getal * UUR
            case "stoppen" if getal in tokens:
                proef.stop(tokens.pop(getal))
            case "vragen" if getal not in tokens:
                tokens[getal] = proef.alert(VRAGEN[getal], at=at)
            case _:
                pass
        mails = proef.mails(at)
        dagen += [today(at)] * len(mails)
        for mail in mails:
            assert set(re.findall(r"/meldingen/([^/\s]+)$", mail.tekst, re.M)) <= {
                blijft,
                *tokens.values(),
            }
    assert len(dagen) == len(set(dagen))
