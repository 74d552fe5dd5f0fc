"""Silent when it is quick or nobody looks; a bar when it lasts."""

import io
import sys
import time

import pytest

from wijzer.commando.gedeeld import voortgang


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work(seconds: float) -> None:
    with voortgang.show_progress(2) as bezig:
        bezig.step("lezen")
        time.sleep(seconds)
        bezig.step("schrijven")


def test_quick_work_shows_nothing(monkeypatch: pytest.MonkeyPatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    work(0)
    assert terminal.getvalue().strip() == ""


def test_work_that_lasts_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(voortgang, "WACHT_S", 0.05)
    work(0.6)
    assert "lezen" in terminal.getvalue()


def test_nothing_is_shown_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch):
    stil = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stil)
    monkeypatch.setattr(voortgang, "WACHT_S", 0.05)
    work(0.6)
    assert stil.getvalue() == ""
