"""A brake on answers that are heavy to make and that no cache helps, because every other question is another one.

No address of a visitor is kept to count by (docs/besluiten/0016). What is counted is the work
itself, in each process: so much processor time is in stock, and it comes back at a part of the pace
at which a processor works. However often somebody asks, the rest is left for the pages.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http import HTTPStatus
from math import ceil

from flask import Response, make_response, render_template, request

from wijzer.published.vraag.zoekvraag import PER_PAGINA
from wijzer.web.common.verzoek import current_reader
from wijzer.web.public.kamer import asked_regio
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.vraag import asked_vraag, href_with

WACHT_SECONDEN = 10
"""When to come back where only as many are busy as may be; nobody knows how long those take."""


class TeDruk(Exception):
    """No more of this now; `seconden` is when to come back."""

    def __init__(self, seconden: int) -> None:
        super().__init__(seconden)
        self.seconden = seconden


class Werkrem:
    """Lets so many work at a time (`tegelijk`), as long as there is processor time in stock.

    The stock is `voorraad` seconds at first, and `aandeel` (0 to 1) of a processor comes back to it.
    """

    def __init__(
        self,
        *,
        tegelijk: int,
        voorraad: float,
        aandeel: float,
        clock: Callable[[], float] = time.monotonic,
        work: Callable[[], float] = time.thread_time,
    ) -> None:
        self.tegelijk, self.voorraad, self.aandeel = tegelijk, voorraad, aandeel
        self._clock, self._work = clock, work
        self._lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Begin with a full stock and nobody at work."""
        self._bezig, self._stock, self._at = 0, self.voorraad, self._clock()

    @contextmanager
    def work(self) -> Iterator[None]:
        """Do one piece of work and take what it cost from the stock. Raises `TeDruk` when it may not begin now."""
        self._begin()
        begin = self._work()
        try:
            yield
        finally:
            with self._lock:
                self._bezig -= 1
                self._stock -= self._work() - begin

    def _begin(self) -> None:
        with self._lock:
            at = self._clock()
            self._stock = min(self.voorraad, self._stock + (at - self._at) * self.aandeel)
            self._at = at
            if self._stock <= 0:
                raise TeDruk(max(1, ceil(-self._stock / self.aandeel)))
            if self._bezig >= self.tegelijk:
                raise TeDruk(WACHT_SECONDEN)
            self._bezig += 1


def braked(rem: Werkrem, make: Callable[[], Response]) -> Response:
    """Make an answer if the brake lets it; otherwise say that it is busy, and when to come back."""
    try:
        with rem.work():
            return make()
    except TeDruk as druk:
        return _too_busy(druk.seconden)


def _too_busy(seconden: int) -> Response:
    gevraagd, _fouten = asked_vraag(current_reader(), asked_regio())
    vraag = replace(gevraagd, pagina=1, per_pagina=PER_PAGINA)
    pagina = render_template(
        "public/te_druk.html",
        seconden=seconden,
        opnieuw=href_with(request.endpoint or "", vraag),
        zoek_href=search_href(vraag),
    )
    koppen = {
        "Retry-After": str(seconden),
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex",
    }
    return make_response(pagina, HTTPStatus.TOO_MANY_REQUESTS, koppen)
