"""One reason opens addresses for fifteen minutes, and a reason is one of a short list."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT, REGIO
from wijzer.domain.accounts.inzage import (
    DICHT,
    INZAGE_DUUR,
    KEUZES,
    Inzage,
    Reden,
    Zicht,
    check_toelichting,
)
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbiederId, InzageId
from wijzer.domain.maten import has_control

INZAGE = InzageId(uuid4())


@pytest.mark.regel("Inzage.is_open")
@given(st.timedeltas(min_value=-timedelta(days=2), max_value=timedelta(days=2)))
def test_it_is_open_from_its_moment_on_and_never_after_fifteen_minutes(verschil):
    inzage = Inzage(id=INZAGE, regio=REGIO, reden=Reden.BELLEN, at=AT, until_at=AT + INZAGE_DUUR)
    assert inzage.is_open(AT + verschil) == (timedelta(0) <= verschil < timedelta(minutes=15))


def test_who_asked_for_nothing_sees_nothing():
    wie = AanbiederId(uuid4())
    assert not DICHT.opens(wie)
    assert DICHT.until(wie) is None


@given(st.sampled_from(list(Reden)), st.one_of(st.none(), st.text(max_size=250)))
def test_a_reason_is_one_that_can_be_chosen_with_words_where_it_says_nothing(reden, tekst):
    woorden = " ".join((tekst or "").split())
    mag = (
        not has_control(woorden)
        and reden in KEUZES
        and (3 <= len(woorden) <= 200 or (not woorden and reden is not Reden.ANDERS))
    )
    if mag:
        assert check_toelichting(reden, tekst) == (woorden or None)
    else:
        with pytest.raises(Ongeldig) as fout:
            check_toelichting(reden, tekst)
        assert fout.value.veld == ("toelichting" if reden in KEUZES else "reden")


def test_every_reason_has_its_own_words():
    assert len({reden.label for reden in Reden}) == len(Reden)


def test_what_somebody_wrote_and_the_session_stay_out_of_a_log():
    inzage = Inzage(
        id=INZAGE,
        regio=REGIO,
        reden=Reden.ANDERS,
        at=AT,
        until_at=AT,
        toelichting="over Fleur",
        sessie_hash="zomerwind",
    )
    assert "Fleur" not in repr(inzage)
    assert "zomerwind" not in repr(inzage)


@pytest.mark.parametrize(
    ("later", "open_"),
    [
        (-timedelta(microseconds=1), False),
        (timedelta(0), True),
        (INZAGE_DUUR - timedelta(microseconds=1), True),
        (INZAGE_DUUR, False),
    ],
)
def test_it_closes_at_its_end_and_not_after_it(later, open_):
    inzage = Inzage(id=INZAGE, regio=REGIO, reden=Reden.BELLEN, at=AT, until_at=AT + INZAGE_DUUR)
    assert inzage.is_open(AT + later) is open_


def test_one_reason_opens_the_addresses_of_one_aanbieder_and_of_no_other():
    wie, ander = AanbiederId(uuid4()), AanbiederId(uuid4())
    zicht = Zicht({wie: AT})
    assert (zicht.opens(wie), zicht.until(wie)) == (True, AT)
    assert (zicht.opens(ander), zicht.until(ander)) == (False, None)


@pytest.mark.parametrize(
    ("reden", "tekst", "verwacht"),
    [
        (Reden.BELLEN, None, None),
        (Reden.BELLEN, "", None),
        (Reden.BELLEN, " \n ", None),
        (Reden.ANDERS, "  een\n\ttwee  drie ", "een twee drie"),
        (Reden.ANDERS, "abc", "abc"),
        (Reden.CONTRACT, "x" * 200, "x" * 200),
        (Reden.ONVEILIGHEID, "x" + " " * 300 + "yz", "x yz"),
    ],
)
def test_words_are_kept_on_one_line_without_what_nobody_sees(reden, tekst, verwacht):
    assert check_toelichting(reden, tekst) == verwacht


@pytest.mark.parametrize(
    ("reden", "tekst", "veld", "zegt"),
    [
        (Reden.BESTAND, "voor de hele regio", "reden", "Kies een reden"),
        (Reden.BESTAND, None, "reden", "Kies een reden"),
        (Reden.ANDERS, None, "toelichting", "waarom"),
        (Reden.ANDERS, "   ", "toelichting", "waarom"),
        (Reden.ANDERS, "ab", "toelichting", "3 tot en met 200"),
        (Reden.BELLEN, "ab", "toelichting", "3 tot en met 200"),
        (Reden.BELLEN, "a b c d e" * 40, "toelichting", "te lang"),
        (Reden.BELLEN, "een\x07twee", "toelichting", "niet te zien"),
    ],
)
def test_what_is_wrong_with_a_reason_is_told_beside_its_field(reden, tekst, veld, zegt):
    with pytest.raises(Ongeldig, match=zegt) as fout:
        check_toelichting(reden, tekst)
    assert fout.value.veld == veld


def test_nobody_can_choose_the_reason_of_a_file():
    assert set(Reden) - set(KEUZES) == {Reden.BESTAND}
