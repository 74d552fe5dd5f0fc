"""E-mail alerts from asking to stopping: who hears what, when, and what is left afterwards."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.factories import (
    AT,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbod,
    make_afgeschermd_adres,
    make_groep,
    make_opgave,
)
from tests.steun.dagen import change_day, earliest
from tests.steun.databases.soorten import ADRES_SLEUTEL, KINDS, Voorraad, settings_for
from tests.steun.meldingen import MAILBOX, Meldproef
from tests.steun.pagina import BASIS_URL
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.contact.mailadres import read_mailbox
from wijzer.domain.fouten import NietGevonden, Ongeldig
from wijzer.domain.melding import (
    AANVRAAG_GELDIG,
    HERINNER_VOORAF,
    HOOGUIT_ACTIEF,
    HOOGUIT_ONBEVESTIGD,
    MELDING_GELDIG,
    OPNIEUW_NA,
)
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.gateways.mail import MailNietVerstuurd
from wijzer.klok import today
from wijzer.published.vraag.zoekvraag import SLEUTELS
from wijzer.services.locaties.invoer import LocatieInvoer
from wijzer.services.locaties.wijzig_locatie import wijzig_locatie
from wijzer.services.meldingen import vraag_melding
from wijzer.services.meldingen.dagmail import schrijf_dagmail
from wijzer.services.meldingen.verleng_melding import verleng_melding
from wijzer.services.meldingen.vind_melding import vind_melding
from wijzer.services.meldingen.vraag import canonical, meeting_now
from wijzer.services.meldingen.zoekwoorden import describe
from wijzer.services.taken.verstuur_mail import verstuur_mail
from wijzer.settings import Geheim
from wijzer.store.engine import Database
from wijzer.store.tables import Base
from wijzer.store.verzegeling.herzegelen import Herzegeld

UUR, DAG = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def proef(settings) -> Iterator[Meldproef]:
    proef = Meldproef(settings)
    yield proef
    proef.close()


def everything(proef: Meldproef) -> str:
    """All that every table holds, as text."""
    with proef.database.read() as store:
        return repr([list(store.session.execute(select(t))) for t in Base.metadata.sorted_tables])


def waiting(proef: Meldproef) -> int:
    with proef.database.read() as store:
        return store.mail.queue()[0]


# ── asking and confirming ──


def test_who_asks_gets_a_link_and_nothing_starts_before_it_is_confirmed(proef):
    token = proef.ask()
    (mail,) = proef.send(AT)
    assert (mail.aan, mail.onderwerp) == (MAILBOX, "Bevestig uw melding")
    assert f"{BASIS_URL}/twente/meldingen/{token}" in mail.tekst.splitlines()
    assert "Hulp: Gezinshuis" in mail.tekst
    proef.state(0, 0, AT)
    assert proef.mails(AT + UUR) == []
    proef.state(0, 1, AT)
    assert proef.mails(AT + 2 * UUR) == []


def test_a_request_that_nobody_confirms_is_forgotten_after_two_days(proef):
    token = proef.ask()
    proef.send(AT)
    proef.look(AT + AANVRAAG_GELDIG - UUR)
    assert proef.count() == 1
    with pytest.raises(NietGevonden), proef.database.read() as store:
        vind_melding(store, REGIO, token, at=AT + AANVRAAG_GELDIG)
    proef.look(AT + AANVRAAG_GELDIG)
    assert proef.count() == 0
    assert MAILBOX not in everything(proef)


def test_a_link_of_another_regio_opens_nothing(proef):
    token = proef.ask()
    with pytest.raises(NietGevonden), proef.database.read() as store:
        vind_melding(store, "friesland", token, at=AT)


def test_free_words_of_a_stranger_are_not_mailed_to_who_may_not_have_asked(proef):
    proef.ask("zoek=kijk+op+kwaad.example")
    (mail,) = proef.send(AT)
    assert "kwaad" not in mail.tekst
    assert "Zoekwoorden: zie de link hierboven" in mail.tekst


def test_asking_the_same_again_mails_again_but_not_at_once(proef):
    eerste = proef.ask()
    assert len(proef.send(AT)) == 1
    proef.ask(at=AT + timedelta(minutes=5))
    assert proef.send(AT + timedelta(minutes=5)) == []
    later = AT + OPNIEUW_NA
    proef.ask(at=later, taal="en")
    (mail,) = proef.send(later)
    assert mail.onderwerp == "Confirm your alert"
    assert f"/meldingen/{eerste}" in mail.tekst, "the same request, so the same link"
    assert proef.count() == 1


def test_who_has_this_alert_already_hears_so_by_mail_and_keeps_one(proef):
    proef.alert()
    proef.ask(at=AT + UUR)
    (mail,) = proef.send(AT + UUR)
    assert mail.onderwerp == "U heeft deze melding al"
    assert proef.count() == 1


def test_one_address_cannot_be_made_to_get_ever_more_requests(proef):
    for leeftijd in range(HOOGUIT_ONBEVESTIGD + 3):
        proef.ask(f"leeftijd={leeftijd}")
    assert len(proef.send(AT)) == HOOGUIT_ONBEVESTIGD
    proef.ask("leeftijd=17", email="een.ander@voorbeeld.example")
    assert len(proef.send(AT)) == 1


def test_one_address_has_ten_alerts_at_most(proef):
    for leeftijd in range(HOOGUIT_ACTIEF):
        proef.alert(f"leeftijd={leeftijd}")
    proef.ask("leeftijd=17")
    (mail,) = proef.send(AT)
    assert mail.onderwerp == "U heeft al 10 meldingen"
    assert mail.afmelden is None
    assert proef.count() == HOOGUIT_ACTIEF


def test_the_whole_installation_sends_so_many_requests_a_day(proef, monkeypatch):
    monkeypatch.setattr(vraag_melding, "PER_DAG", 2)
    for nummer in range(4):
        proef.ask(email=f"ouder{nummer}@voorbeeld.example")
    assert len(proef.send(AT)) == 2
    proef.ask(email="later@voorbeeld.example", at=AT + DAG + UUR)
    assert len(proef.send(AT + DAG + UUR)) == 1


@pytest.mark.parametrize(
    ("getypt", "adres"),
    [
        (" Jan@Voorbeeld.example ", "jan@voorbeeld.example"),
        ("jan@münchen.example", "jan@xn--mnchen-3ya.example"),
        ("jan@xn--mnchen-3ya.example", "jan@xn--mnchen-3ya.example"),
        ("Jan <jan@voorbeeld.example>", "jan@voorbeeld.example"),
        ("mailto:Jan@Voorbeeld.example?subject=Plek", "jan@voorbeeld.example"),
        ("jan@voorbeeld.example\x00", "jan@voorbeeld.example"),
    ],
)
def test_an_address_is_kept_in_the_form_in_which_mail_goes_there(getypt, adres):
    assert read_mailbox(getypt) == adres


@pytest.mark.parametrize(
    "getypt",
    [
        "", "jan", "jan@localhost", "jan@voorbeeld.example\nBcc: piet@voorbeeld.example", "jan@voorbeeld.example\r\nX: y",
        "jan@voorbeeld.example, piet@voorbeeld.example", "Jan <jan@voorbeeld.example>, Piet <piet@voorbeeld.example>", '"jan bcc:"@voorbeeld.example',
        "jan@[127.0.0.1]", "jän@voorbeeld.example", "a" * 300 + "@voorbeeld.example",
    ],
)  # fmt: skip
def test_what_is_no_single_address_is_refused(getypt):
    with pytest.raises(Ongeldig):
        read_mailbox(getypt)


# ── looking ──


def test_what_opens_is_mailed_with_all_that_is_needed_to_call(proef):
    proef.state(0, 0, AT)
    token = proef.alert()
    proef.state(0, 1, AT + UUR)
    (mail,) = proef.mails(AT + DAG)
    assert mail.onderwerp == "Er is plek vrijgekomen voor uw zoekvraag"
    for regel in (
        "De Linde (De Kleine Aanbieder), Hengelo",
        "1 plek vrij, opgave van gisteren",
        "- Product WGZHF (WGZHF)",
        f"{BASIS_URL}/twente/groepen/{proef.open.publiek_id}",
        f"{BASIS_URL}/twente/zoeken?vrijePlek=true&hulpvorm=gezinshuis",
        f"{BASIS_URL}/twente/meldingen/{token}/stoppen",
    ):
        assert regel in mail.tekst.splitlines()
    assert "De Eik" not in mail.tekst, "that one had a place already"
    assert mail.afmelden is not None
    assert mail.afmelden.startswith(f"{BASIS_URL}/twente/meldingen/alles/")


def test_looking_twice_mails_once(proef):
    proef.state(0, 0, AT)
    proef.alert()
    proef.state(0, 1, AT)
    assert len(proef.mails(AT + UUR)) == 1
    assert proef.mails(AT + UUR) == []
    assert proef.mails(AT + DAG) == []


def test_a_search_finds_only_what_fits_it(proef):
    proef.state(0, 0, AT)
    proef.alert("gemeente=GM0153")
    proef.alert(f"gemeente={HENGELO}", email="piet@voorbeeld.example")
    proef.state(0, 1, AT)
    assert [mail.aan for mail in proef.mails(AT + UUR)] == ["piet@voorbeeld.example"]


def test_who_asked_in_english_is_mailed_in_english(proef):
    proef.state(0, 0, AT)
    proef.alert(taal="en")
    proef.state(0, 2, AT)
    (mail,) = proef.mails(AT + UUR)
    assert (mail.onderwerp, mail.taal) == ("A place opened for your search", "en")
    assert "2 free places, as reported today" in mail.tekst
    assert f"{BASIS_URL}/en/twente/groepen/{proef.open.publiek_id}" in mail.tekst


def test_an_entry_that_became_too_old_and_is_confirmed_is_a_place_that_opened(proef):
    proef.alert()
    laat = AT + 60 * DAG
    assert proef.mails(laat) == []
    proef.state(0, 1, laat)
    (mail,) = proef.mails(laat + UUR)
    assert "De Linde" in mail.tekst


def test_a_mail_that_cannot_be_sent_is_tried_again_and_the_place_is_not_told_twice(proef):
    proef.state(0, 0, AT)
    proef.alert()
    proef.state(0, 1, AT)
    proef.look(AT + UUR)

    class Weg:
        def send(self, bericht):
            raise MailNietVerstuurd("geen verbinding")

    verstuur_mail(proef.database.transaction, Weg(), at=AT + UUR)
    assert waiting(proef) == 1
    proef.look(AT + 2 * UUR)
    assert len(proef.send(AT + 2 * UUR)) == 1


def test_what_is_decided_and_what_is_mailed_are_kept_together_or_not_at_all(proef, monkeypatch):
    proef.state(0, 0, AT)
    proef.alert()
    proef.state(0, 1, AT)
    with monkeypatch.context() as stuk:
        stuk.setattr("wijzer.services.meldingen.dagmail.render_brief", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            proef.look(AT + UUR)
    assert len(proef.mails(AT + 2 * UUR)) == 1


def test_one_address_that_fails_does_not_hold_up_the_others(proef, monkeypatch):
    proef.state(0, 0, AT)
    for email in ("a@stuk.example", "b@heel.example"):
        proef.alert(email=email)
    proef.state(0, 1, AT)

    def soms(store, gekeken, reader, **feiten):
        if "stuk" in gekeken[0][0].email:
            raise RuntimeError
        schrijf_dagmail(store, gekeken, reader, **feiten)

    monkeypatch.setattr("wijzer.services.meldingen.stuur_meldingen.schrijf_dagmail", soms)
    with pytest.raises(RuntimeError):
        proef.look(AT + UUR)
    assert [mail.aan for mail in proef.send(AT + UUR)] == ["b@heel.example"]


def test_a_kind_of_help_that_is_gone_ends_the_alert_and_says_so(proef):
    proef.alert("hulpvorm=gezinshuis")
    with proef.write() as store:
        for melding in store.meldingen.confirmed():
            store.meldingen.save(replace(melding, zoekvraag="hulpvorm=bestaat-niet-meer"))
    (mail,) = proef.mails(AT + DAG)
    assert mail.onderwerp == "Uw melding is gestopt"
    assert mail.afmelden is None
    assert proef.count() == 0
    assert proef.mails(AT + 2 * DAG) == []


# ── the end ──


def test_an_alert_ends_after_half_a_year_unless_it_is_prolonged(proef):
    token = proef.alert()
    bijna = AT + MELDING_GELDIG - HERINNER_VOORAF
    (mail,) = proef.mails(bijna)
    assert mail.onderwerp == "Uw melding stopt bijna"
    assert "Deze melding stopt op 19 mei 2027." in mail.tekst
    with proef.write() as store:
        verleng_melding(store, vind_melding(store, REGIO, token, at=bijna), at=bijna)
    proef.look(AT + MELDING_GELDIG)
    assert proef.count() == 1
    einde = bijna + MELDING_GELDIG
    assert [m.onderwerp for m in proef.mails(einde - DAG)] == ["Uw melding stopt bijna"]
    proef.look(einde)
    assert proef.count() == 0
    assert MAILBOX not in everything(proef)


def test_prolonging_does_not_start_what_was_never_confirmed(proef):
    token = proef.ask()
    with proef.write() as store:
        verleng_melding(store, vind_melding(store, REGIO, token, at=AT), at=AT)
    proef.look(AT + AANVRAAG_GELDIG)
    assert proef.count() == 0


def test_after_stopping_nothing_is_left_and_mail_that_waited_does_not_go(proef):
    proef.state(0, 0, AT)
    token = proef.alert()
    proef.state(0, 1, AT)
    proef.look(AT + UUR)
    assert waiting(proef) == 1
    proef.stop(token)
    assert waiting(proef) == 0
    assert proef.send(AT + UUR) == []
    assert proef.mails(AT + DAG) == []
    assert proef.count() == 0
    assert MAILBOX not in everything(proef)
    proef.stop(token)  # twice does no harm


def test_a_mail_that_was_fetched_to_be_sent_does_not_go_when_it_is_stopped_just_then(proef):
    proef.ask("leeftijd=3")
    token = proef.ask("leeftijd=4")
    gegaan = []

    class Traag:
        def send(self, bericht):
            gegaan.append(bericht)
            proef.stop(token)

    verstuur_mail(proef.database.transaction, Traag(), at=AT)
    assert len(gegaan) == 1


def test_the_owner_who_stops_while_the_job_looks_gets_no_mail(proef, monkeypatch):
    proef.state(0, 0, AT)
    token = proef.alert()
    proef.state(0, 1, AT)

    def stop_meanwhile(*gevraagd):
        proef.stop(token)
        return meeting_now(*gevraagd)

    monkeypatch.setattr("wijzer.services.meldingen.stuur_meldingen.meeting_now", stop_meanwhile)
    assert proef.mails(AT + UUR) == []


# ── what is kept ──


def test_no_table_holds_an_address_a_search_or_a_token_in_the_clear(proef):
    token = proef.alert("zoek=geheimzinnig&hulpvorm=gezinshuis")
    proef.ask("leeftijd=9")  # its mail waits
    tekst = everything(proef)
    for woord in (MAILBOX, "voorbeeld.example", "geheimzinnig", "gezinshuis&", token):
        assert woord not in tekst


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_not_even_the_file_remembers_an_address_after_stopping(proef, settings):
    token = proef.alert()
    with proef.database.read() as store:
        (melding,) = store.meldingen.confirmed()
        hash_ = store.meldingen._hash.first("adres", melding.email)
    bestand = settings.database_url.expose().removeprefix("sqlite:///")
    proef.stop(token)
    proef.close()  # the journal goes into the file
    with open(bestand, "rb") as stroom:  # noqa: PTH123 -- bytes of a file that is no text
        inhoud = stroom.read()
    assert hash_.encode() not in inhoud


def test_after_changing_keys_only_the_new_one_is_needed(proef, settings):
    proef.state(0, 0, AT)
    proef.alert()
    proef.state(0, 1, AT)
    nieuw = base64.urlsafe_b64encode(b"another key of 32 bytes in tests").decode()
    beide = replace(settings, adres_sleutels=(Geheim(nieuw), Geheim(ADRES_SLEUTEL)))
    database = Database(beide)
    with database.transaction(at=AT) as store:
        assert store.meldingen.reseal() == Herzegeld(opnieuw=1)
        store.reseal_adressen()
    database.dispose()
    alleen = Database(replace(settings, adres_sleutels=(Geheim(nieuw),)))
    oud, proef.database = proef.database, alleen
    oud.dispose()
    assert [mail.aan for mail in proef.mails(AT + UUR)] == [MAILBOX]


def test_an_alert_in_another_ones_row_is_not_read_and_holds_up_no_other(proef):
    proef.alert("leeftijd=3")
    proef.alert("leeftijd=4", email="piet@voorbeeld.example")
    tabel = Base.metadata.tables["melding"]
    with proef.database.transaction() as store:
        een, ander = store.session.execute(select(tabel).order_by(tabel.c.id)).all()
        store.session.execute(
            tabel.update()
            .where(tabel.c.id == een.id)
            .values(gegevens_versleuteld=ander.gegevens_versleuteld)
        )
    with proef.database.read() as store:
        assert [melding.id for melding in store.meldingen.confirmed()] == [ander.id]


def test_under_another_secret_key_links_work_again_once_the_keys_were_changed(proef, settings):
    token = proef.ask()
    anders = Database(
        replace(settings, secret_key=Geheim("een ander geheim van meer dan 32 tekens"))
    )
    with pytest.raises(NietGevonden), anders.read() as store:
        store.meldingen.by_token(token)
    with anders.transaction() as store:
        assert store.meldingen.reseal() == Herzegeld(opnieuw=1)
    with anders.read() as store:
        melding = store.meldingen.by_token(token)
        assert store.meldingen.same(melding.email, REGIO, melding.zoekvraag) == melding
        assert store.meldingen.counts_of(melding.email, AT) == (1, 0)
    anders.dispose()


# ── a search in words ──


GEVRAAGD: list[dict[str, str]] = [
    {"hulpvorm": "gezinshuis"}, {"product": "WGZHF"}, {"segment": "ambulant"}, {"doelgroep": "autisme"},
    {"gemeente": HENGELO}, {"postcode": "7551"}, {"postcode": "7551", "straal": "5"}, {"plaats": "Hengelo"}, {"plaats": "Hengelo", "straal": "5"}, {"lat": "52.27", "lon": "6.79", "straal": "5"}, {"leeftijd": "0"},
    {"medischeVerwijzing": "true"}, {"rolstoeltoegankelijk": "true"}, {"maxWachttijd": "0"}, {"maxWachttijd": "1"}, {"maxWachttijd": "4"}, {"minstensPlekken": "3"},
    {"zoek": "rustig"}, {"locatie": "00000000-0000-0000-0000-000000000001"},
    {"aanbieder": "00000000-0000-0000-0000-000000000001"},
]  # fmt: skip
"""A search for each key that is told in words."""
ZONDER_WOORDEN = {"regio", "vrijePlek", "letterlijk", "sorteer", "pagina", "perPagina"}
"""Keys that need no words: an alert stands in a regio and is about free places by nature, and how words are read shows
in what they find."""


def test_every_query_key_is_put_in_words_or_means_nothing_to_an_alert():
    verteld = {sleutel for paren in GEVRAAGD for sleutel in paren}
    assert verteld | ZONDER_WOORDEN == SLEUTELS
    assert not verteld & ZONDER_WOORDEN


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize("paren", [*GEVRAAGD, {}])
def test_a_search_is_told_in_one_part_per_question(proef, taal, paren):
    with proef.read() as reader:
        vraag, fouten = reader.parse(paren.items(), regio=REGIO, strict=False, per_pagina=25)
        assert not fouten
        (deel,) = describe(vraag, reader, taal)
        (alles,) = describe(read_search(reader), reader, taal)
    assert deel.naam
    assert deel.waarde
    assert "{" not in deel.waarde
    assert (deel == alles) is (not paren), "what was asked is told, and not taken for everything"


def read_search(reader, **paren):
    return reader.parse(paren.items(), regio=REGIO, strict=False, per_pagina=25)[0]


def test_order_pages_and_the_wish_for_a_place_do_not_make_another_search(proef):
    with proef.read() as reader:
        kaal = read_search(reader, hulpvorm="gezinshuis")
        vol = read_search(
            reader,
            hulpvorm="gezinshuis",
            vrijePlek="true",
            sorteer="naam",
            pagina="3",
            perPagina="7",
        )
        ver = read_search(reader, hulpvorm="gezinshuis", lat="52.27", lon="6.79", sorteer="afstand")
        dichtbij = read_search(reader, hulpvorm="gezinshuis", lat="52.27", lon="6.79", straal="10")
        assert canonical(ver) == canonical(dichtbij) == canonical(kaal), (
            "where somebody was is not kept"
        )
        assert canonical(kaal) == canonical(vol) == "hulpvorm=gezinshuis"
        assert not reader.is_crisis(kaal)


# ── whatever the order ──

beurten = st.lists(
    st.one_of(
        st.tuples(st.just("opgave"), st.integers(0, 1), st.integers(0, 2)),
        st.tuples(st.just("kijken"), st.integers(1, 30), st.just(0)),
        st.tuples(st.just("stoppen"), st.just(0), st.just(0)),
        st.tuples(st.just("verlengen"), st.just(0), st.just(0)),
        st.tuples(st.just("dagen"), st.integers(1, 200), st.just(0)),
    ),
    max_size=14,
)


@pytest.fixture(scope="module")
def ene_proef(voorraden: dict[str, Voorraad], tmp_path_factory) -> Iterator[Meldproef]:
    folder = tmp_path_factory.mktemp("beurten")
    adressen = voorraden[KINDS[0]].take(folder)
    proef = Meldproef(settings_for(adressen, folder / "instance"))
    yield proef
    proef.close()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(beurten=beurten)
def test_never_two_mails_on_a_day_and_never_one_after_stopping(ene_proef, beurten):
    proef = ene_proef
    with proef.write() as store:
        store.meldingen.cleanup(AT + 10_000 * DAG)
    at: datetime = AT
    token = proef.alert("", at=at)
    gestopt, dagen = False, []
    for soort, getal, plekken in beurten:
        match soort:
            case "opgave":
                proef.state(getal, plekken, at)
            case "kijken":
                at += getal * UUR
            case "dagen":
                at += getal * DAG
            case "verlengen" if not gestopt:
                with proef.write() as store:
                    try:
                        verleng_melding(store, vind_melding(store, REGIO, token, at=at), at=at)
                    except NietGevonden:
                        gestopt = True
            case "stoppen":
                proef.stop(token)
                gestopt = True
            case _:
                pass
        gemaild = proef.mails(at)
        assert not (gestopt and gemaild)
        dagen += [today(at)] * len(gemaild)
    assert len(dagen) == len(set(dagen))
    assert today(at) >= TODAY


def test_a_successor_is_news_like_a_groep_that_is_new_and_comes_in_the_same_mail(proef: Meldproef):
    proef.state(0, 1, AT)
    proef.alert()
    morgen, groep = AT + DAG, proef.open
    invoer = LocatieInvoer(
        aanbieder_id=groep.aanbieder_id,
        soort="groep",
        naam="Groep Oost",
        gemeente=groep.gemeente,
        adres=make_afgeschermd_adres(),
        hulp=frozenset({proef.aanbod[0].hulp}),
        groepsgrootte=6,
    )
    nieuw = make_groep(proef.aanbieder, "Groep West", make_afgeschermd_adres("Stilte", 3))
    with proef.write(morgen) as store:
        wijzig_locatie(
            store,
            groep.id,
            invoer,
            expected_versie=store.locaties.get(groep.id).versie,
            new_id=proef.new_id,
            draw=earliest,
            geocoder=NulGeocoder(),
            by=SYSTEEM,
            at=morgen,
            today=today(morgen),
        )
        store.locaties.add(nieuw)
        store.aanbod.add(make_aanbod(nieuw, opgave=make_opgave(vrije_plekken=1)))
    assert proef.mails(morgen) == []
    change_day(proef.database, morgen + DAG)
    (mail,) = proef.mails(morgen + DAG)
    assert "Groep Oost" in mail.tekst
    assert "Groep West" in mail.tekst


# ── an alert that can find nothing any more ──


def over_and_out(proef: Meldproef, waarom: str) -> None:
    """Its owner hears once why it ended, and never again."""
    at = AT + timedelta(days=1)
    (mail,) = proef.mails(at)
    assert mail.onderwerp == "Uw melding is gestopt"
    assert waarom in mail.tekst
    assert proef.count() == 0
    assert proef.mails(at + timedelta(days=1)) == []


def test_an_alert_on_a_code_that_ended_tells_its_owner_once_and_stops(proef: Meldproef):
    proef.alert("product=WGZHG")
    with proef.write() as store:
        (product,) = (product for product in store.producten.all(REGIO) if product.code == "WGZHG")
        store.producten.save_many([replace(product, geldig_tot=TODAY, opvolger="WGZHF")])
    over_and_out(
        proef, "Productcode WGZHG wordt niet meer toegewezen. Daarvoor kwam WGZHF in de plaats."
    )


def test_an_alert_on_a_name_that_is_gone_tells_its_owner_once_and_stops(proef: Meldproef):
    proef.alert("zoek=wisselstee")
    over_and_out(proef, "Met “wisselstee” vinden wij hier niets.")


@pytest.mark.parametrize("woord", ["помощь", "مُساعدة", "βοήθεια", "çocuğum", "मदद"])
def test_a_mail_repeats_a_word_as_it_was_typed(proef: Meldproef, woord: str):
    proef.alert(urlencode({"zoek": woord}))
    over_and_out(proef, f"Met “{woord}” vinden wij hier niets.")


def test_an_alert_on_an_aanbieder_of_which_nothing_is_left_tells_its_owner_once_and_stops(
    proef: Meldproef,
):
    proef.alert("aanbieder=00000000-0000-4000-8000-000000000000")
    over_and_out(proef, "Van deze aanbieder staat niets meer op de site.")


def test_an_alert_that_only_has_no_place_now_goes_on(proef: Meldproef):
    for welke in (0, 1):
        proef.state(welke, 0, AT)
    proef.alert("hulpvorm=gezinshuis&maxWachttijd=0")
    assert proef.mails(AT + timedelta(days=1)) == []
    assert proef.count() == 1
