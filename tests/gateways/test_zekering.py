"""A fuse: one failure leaves a service alone for a while, one question tries it, and the log says when it went and came."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.gateways import zekering as module
from wijzer.gateways.zekering import Doorgebrand, Zekering


class Dienst:
    """A service that does as a test says, and counts how often it was asked."""

    def __init__(self) -> None:
        self.stuk = False
        self.keer = 0

    def __call__(self) -> str:
        self.keer += 1
        if self.stuk:
            raise ConnectionError("redis://:geheim@host")
        return "ja"


class Klok:
    at = 0.0

    def __call__(self) -> float:
        return self.at


class Regels:
    """What was logged."""

    def __init__(self) -> None:
        self.regels: list[tuple[str, object]] = []

    def error(self, regel: str, **feiten: object) -> None:
        self.regels.append((regel, feiten["fout"]))

    def info(self, regel: str, **feiten: object) -> None:
        self.regels.append((regel, None))


@pytest.fixture
def regels(monkeypatch: pytest.MonkeyPatch) -> Regels:
    regels = Regels()
    monkeypatch.setattr(module, "_LOG", regels)
    return regels


def test_after_a_failure_it_is_left_alone_then_tried_once_and_each_change_is_one_line(
    regels: Regels,
):
    dienst, klok = Dienst(), Klok()
    zekering = Zekering("redis", geduld=1, rust=30, clock=klok)
    assert zekering.ask(dienst) == "ja"
    dienst.stuk = True
    for at, gevraagd in ((0, 2), (1, 2), (29.9, 2), (30, 3), (31, 3), (60, 4), (89, 4)):
        klok.at = at
        with pytest.raises(Doorgebrand):
            zekering.ask(dienst)
        assert dienst.keer == gevraagd, at
    dienst.stuk, klok.at = False, 90
    assert [zekering.ask(dienst) for _ in range(3)] == ["ja"] * 3
    assert regels.regels == [
        ("dienst antwoordt niet", "ConnectionError"),
        ("dienst antwoordt weer", None),
    ]


def test_while_one_tries_the_others_do_not_wait(regels: Regels):
    klok, verder = Klok(), threading.Event()
    zekering = Zekering("redis", geduld=5, rust=30, clock=klok)
    with pytest.raises(Doorgebrand):
        zekering.ask(lambda: 1 / 0)
    klok.at = 30
    with ThreadPoolExecutor(1) as draden:
        proef = draden.submit(zekering.ask, verder.wait)
        begin = time.monotonic()
        while zekering._until == 30:
            time.sleep(0.01)
        with pytest.raises(Doorgebrand):
            zekering.ask(lambda: "nee")
        assert time.monotonic() - begin < 2
        verder.set()
        assert proef.result() is True
    assert zekering.ask(lambda: "ja") == "ja"


def test_a_question_that_never_ends_takes_as_long_as_there_is_patience(regels: Regels):
    zekering, nooit = Zekering("redis", geduld=0.1), threading.Event()
    begin = time.monotonic()
    with pytest.raises(Doorgebrand):
        zekering.ask(nooit.wait)
    assert 0.1 <= time.monotonic() - begin < 2
    nooit.set()


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 40)), max_size=30))
def test_a_failing_service_is_never_asked_twice_within_its_rest(
    stappen: list[tuple[bool, float]],
):
    dienst, klok, mislukt = Dienst(), Klok(), list[float]()
    zekering = Zekering("redis", geduld=5, rust=30, clock=klok)
    vraag: Callable[[], str] = dienst
    for stuk, later in stappen:
        klok.at += later
        dienst.stuk, eerder = stuk, dienst.keer
        try:
            zekering.ask(vraag)
            mislukt.clear()
        except Doorgebrand:
            if dienst.keer > eerder:
                assert all(klok.at - moment >= 30 for moment in mislukt)
                mislukt.append(klok.at)
