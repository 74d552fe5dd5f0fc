"""The brake on heavy answers: however often somebody asks, the work stays within its share."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.web.public.meenemen.werkrem import WACHT_SECONDEN, TeDruk, Werkrem


@dataclass
class Tijd:
    """A clock and a processor that only move when they are told to."""

    klok: float = 0.0
    werk: float = 0.0

    def rem(self, *, tegelijk: int = 2, voorraad: float = 10.0, aandeel: float = 0.25) -> Werkrem:
        return Werkrem(
            tegelijk=tegelijk,
            voorraad=voorraad,
            aandeel=aandeel,
            clock=lambda: self.klok,
            work=lambda: self.werk,
        )

    def ask(self, rem: Werkrem, kosten: float) -> bool:
        try:
            with rem.work():
                self.werk += kosten
        except TeDruk:
            return False
        return True


VRAGEN = st.lists(st.tuples(st.floats(0, 20), st.floats(0.01, 3)), max_size=60)


@given(VRAGEN)
def test_the_work_stays_within_the_stock_and_its_share(vragen: list[tuple[float, float]]):
    tijd = Tijd()
    rem = tijd.rem()
    for wachten, kosten in vragen:
        tijd.klok += wachten
        tijd.ask(rem, kosten)
        assert (
            tijd.werk <= 10 + 0.25 * tijd.klok + 3 + 1e-6
        )  # the last one may have begun on the last bit


@given(st.floats(0.1, 30))
def test_who_comes_back_when_told_to_is_let_in(kosten: float):
    tijd = Tijd()
    rem = tijd.rem()
    while tijd.ask(rem, kosten):
        pass
    with pytest.raises(TeDruk) as druk, rem.work():
        pass
    tijd.klok += druk.value.seconden + 1e-6
    assert tijd.ask(rem, kosten)


def test_who_asks_little_never_notices():
    tijd = Tijd()
    rem = tijd.rem()
    for _ in range(1000):
        tijd.klok += 3
        assert tijd.ask(rem, 0.7)


def test_so_many_at_a_time_and_one_that_fails_makes_room():
    rem = Tijd().rem(tegelijk=1)
    with rem.work():
        with pytest.raises(TeDruk) as druk, rem.work():
            pass
        assert druk.value.seconden == WACHT_SECONDEN
    with pytest.raises(ZeroDivisionError), rem.work():
        raise ZeroDivisionError
    with rem.work():
        pass
