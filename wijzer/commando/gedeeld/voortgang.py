"""A progress bar for work that takes longer than a second, on a terminal and nowhere else."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

WACHT_S = 1.0
_TIK_S = 0.25


class Voortgang:
    """Tells how far the work is, in steps."""

    def __init__(self, stappen: int) -> None:
        vorm = "{desc} |{bar}| {n_fmt}/{total_fmt} {elapsed}"
        # `delay` keeps short work silent; steps that last are redrawn by `_redraw`.
        self._balk: tqdm[None] = tqdm(
            total=stappen,
            delay=WACHT_S,
            bar_format=vorm,
            leave=False,
            disable=None,
            file=sys.stderr,
        )
        self._klaar = threading.Event()
        self._begonnen = False

    def step(self, wat: str) -> None:
        """Say that the next step begins."""
        if self._begonnen:
            self._balk.update()
        self._begonnen = True
        self._balk.set_description_str(wat, refresh=False)

    def redraw(self) -> None:
        """Show that the work goes on, until it is finished."""
        if self._balk.disable or self._klaar.wait(WACHT_S):
            return
        while not self._klaar.wait(_TIK_S):
            self._balk.refresh()

    def finish(self) -> None:
        """Take the bar away."""
        self._klaar.set()
        self._balk.close()


@contextmanager
def show_progress(stappen: int) -> Iterator[Voortgang]:
    """Show how far some work of so many steps is."""
    voortgang = Voortgang(stappen)
    tekenaar = threading.Thread(target=voortgang.redraw, daemon=True)
    tekenaar.start()
    try:
        yield voortgang
    finally:
        voortgang.finish()
        tekenaar.join()
