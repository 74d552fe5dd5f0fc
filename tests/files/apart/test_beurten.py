"""How many files are read at once, over all processes of an installation."""

import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from wijzer.files.apart.beurten import AANTAL, Beurten, LezersBezet

_HOUDT_VAST = """
import sys
from contextlib import ExitStack
from pathlib import Path
from wijzer.files.apart.beurten import AANTAL, Beurten
with ExitStack() as stack:
    for _ in range(AANTAL):
        stack.enter_context(Beurten(Path(sys.argv[1]), geduld_s=0).take())
    print("vast", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def beurten(tmp_path: Path) -> Beurten:
    return Beurten(tmp_path / "lezers", geduld_s=0)


def test_only_so_many_files_are_read_at_once_and_the_next_is_told_to_wait(beurten: Beurten):
    with ExitStack() as stack:
        for _ in range(AANTAL):
            stack.enter_context(beurten.take())
        with pytest.raises(LezersBezet, match="Er wordt al een bestand gelezen"), beurten.take():
            pass
    with beurten.take():
        pass


def test_a_turn_comes_back_when_reading_fails(beurten: Beurten):
    for _ in range(AANTAL + 1):
        with pytest.raises(ZeroDivisionError), beurten.take():
            raise ZeroDivisionError


def test_another_process_counts_and_one_that_is_killed_does_not(tmp_path: Path):
    folder = tmp_path / "lezers"
    ander = subprocess.Popen(
        [sys.executable, "-c", _HOUDT_VAST, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with ander:
        assert ander.stdout
        assert ander.stdout.readline() == b"vast\n"
        with pytest.raises(LezersBezet), Beurten(folder, geduld_s=0).take():
            pass
        ander.send_signal(signal.SIGKILL)
        with Beurten(folder, geduld_s=10).take():
            pass


def test_the_turns_hold_nothing_of_the_files(beurten: Beurten, tmp_path: Path):
    with beurten.take():
        bestanden = list((tmp_path / "lezers").iterdir())
    assert [pad.read_bytes() for pad in bestanden] == [b""]
    assert {pad.stat().st_mode & 0o777 for pad in bestanden} == {0o600}
