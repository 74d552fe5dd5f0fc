"""Facts in words: what is unknown is never a number, and every date reads as people say it."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.adressen.adres import Adres
from wijzer.domain.contact.mailadres import find_mailadres
from wijzer.web.common import opmaak
from wijzer.web.common.teksten import in_taal

VANDAAG = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("dagen", "woorden"),
    [
        (0, "vandaag"),
        (1, "gisteren"),
        (2, "eergisteren"),
        (3, "3 dagen geleden"),
        (13, "13 dagen geleden"),
        (14, "2 weken geleden"),
        (27, "3 weken geleden"),
        (60, "8 weken geleden"),
        (61, "2 maanden geleden"),
        (729, "24 maanden geleden"),
        (730, "2 jaar geleden"),
        (-1, "morgen"),
        (-2, "overmorgen"),
        (-21, "over 3 weken"),
    ],
)
def test_a_date_is_said_as_people_say_it(dagen: int, woorden: str):
    assert opmaak.geleden(VANDAAG - timedelta(days=dagen), VANDAAG) == woorden


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_a_distance_in_time_is_never_zero_or_negative(dag: date):
    woorden = opmaak.geleden(dag, VANDAAG)
    assert not re.search(r"\b0\b|-", woorden)


def test_a_date_is_written_out():
    assert opmaak.datum(date(2026, 11, 2)) == "2 november 2026"


def test_a_moment_shows_the_clock_of_amsterdam():
    moment = datetime(2026, 7, 1, 7, 5, tzinfo=UTC)
    assert opmaak.tijdstip(moment) == "1 juli 2026 om 09.05 uur"


def test_unknown_is_not_zero():
    assert opmaak.weken(None) == "geen opgave"
    assert opmaak.weken(0) == "0 weken"
    assert opmaak.plekken(None) == "geen opgave"
    assert opmaak.plekken(0) == "geen vrije plek"
    assert opmaak.datum(None) == opmaak.tijdstip(None) == opmaak.getal(None) == "geen opgave"
    assert opmaak.geleden(None, VANDAAG) == "geen opgave"


def test_one_and_many_read_differently():
    assert (opmaak.weken(1), opmaak.weken(2)) == ("1 week", "2 weken")
    assert (opmaak.plekken(1), opmaak.plekken(2)) == ("1 vrije plek", "2 vrije plekken")


@pytest.mark.parametrize(
    ("nummer", "link"),
    [
        ("074-000 00 12", "tel:+31740000012"),
        ("0800-2000", "tel:08002000"),
        ("112", "tel:112"),
        ("+31 74 000 00 12", "tel:+31740000012"),
        ("0031 74 000 00 12", "tel:+31740000012"),
    ],
)
def test_a_number_can_be_called(nummer: str, link: str):
    assert opmaak.telefoonlink(nummer) == link


@pytest.mark.parametrize(
    ("toevoeging", "geschreven"),
    [
        (None, "12 A"),
        ("3", "12 A-3"),
        ("bis", "12 A-bis"),
        ("BG", "12 A-BG"),
        ("begane grond", "12 A begane grond"),
        ("2-hoog", "12 A 2-hoog"),
    ],
)
def test_an_addition_in_words_is_written_with_a_space(toevoeging: str | None, geschreven: str):
    adres = Adres("Esweg", 12, "Almelo", huisletter="A", toevoeging=toevoeging)
    assert opmaak.huisnummer(adres) == geschreven


def test_an_address_is_written_as_on_an_envelope():
    adres = Adres("Lindelaan", 12, "Hengelo", huisletter="A", toevoeging="3", postcode="7551EB")
    assert opmaak.adresregels(adres) == ["Lindelaan 12 A-3", "7551 EB Hengelo"]
    assert opmaak.adresregels(Adres("Lindelaan", 12, "Hengelo")) == ["Lindelaan 12", "Hengelo"]


@pytest.mark.parametrize(
    ("waarde", "netjes"), [("7551eb", "7551 EB"), ("7551", "7551"), (None, "")]
)
def test_a_postcode_has_a_space(waarde: str | None, netjes: str):
    assert opmaak.postcode(waarde) == netjes


def test_ages_read_as_a_range():
    assert opmaak.leeftijd(4, 18) == "4 tot 18 jaar"
    assert opmaak.leeftijd(12, None) == "vanaf 12 jaar"
    assert opmaak.leeftijd(None, 12) == "tot 12 jaar"
    assert opmaak.leeftijd(None, None) == "alle leeftijden"


def test_a_list_reads_as_a_sentence():
    assert opmaak.opsomming(["Almelo", "Borne", "Hengelo"]) == "Almelo, Borne en Hengelo"
    assert opmaak.opsomming(["Almelo"]) == "Almelo"
    assert opmaak.opsomming([]) == ""


def test_large_numbers_have_a_dot():
    assert opmaak.getal(12500) == "12.500"


def test_in_english_dates_numbers_and_lists_read_the_english_way():
    with in_taal("en"):
        assert opmaak.datum(date(2026, 11, 20)) == "20 November 2026"
        assert opmaak.tijdstip(datetime(2026, 7, 1, 7, 5, tzinfo=UTC)) == "1 July 2026 at 09:05"
        assert opmaak.getal(12500) == "12,500"
        assert opmaak.bedrag(Decimal("1250.5")) == "€1,250.50"
        assert opmaak.opsomming(["Almelo", "Borne", "Hengelo"]) == "Almelo, Borne and Hengelo"
        assert opmaak.geleden(VANDAAG - timedelta(days=21), VANDAAG) == "3 weeks ago"
        assert opmaak.geleden(VANDAAG + timedelta(days=1), VANDAAG) == "tomorrow"
        assert opmaak.weken(1) == "1 week"
        assert opmaak.plekken(None) == "not stated"


def test_an_amount_has_its_sign_in_front():
    assert opmaak.bedrag(Decimal("12.5")) == "€\u00a012,50"
    assert opmaak.bedrag(None) == "geen opgave"


@pytest.mark.parametrize(
    ("adres", "link"),
    [
        ("Jan.de-Vries+site@a.example", "mailto:Jan.de-Vries+site@a.example"),
        ("o'hara@a.example", "mailto:o'hara@a.example"),
        ("jan?bcc=een%40ander.example@a.example", "mailto:jan%3Fbcc%3Deen%2540ander.example@a.example"),
        ("jan#2&x/y@a.example", "mailto:jan%232%26x%2Fy@a.example"),
        ("info@zörg.example", "mailto:info@xn--zrg-sna.example"),
        ("zie site", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_mail_link_leads_to_the_one_mailbox_and_adds_nothing(adres: str, link: str):
    assert opmaak.maillink(adres) == link
    assert not link or find_mailadres(link) == find_mailadres(adres)
