"""Visitors with bad intentions or bad luck: bodies that crawl, a Redis that never answers, and how long others wait meanwhile."""

import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import count

BOD_S = 0.5
"""The most that 95 of 100 public pages may take meanwhile."""
GEEN_S = 10.0
"""How long a page is waited for."""
_NOOIT_GEVRAAGD = count()
_BEGIN = b"POST %b HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000\r\n\r\na"


@contextmanager
def crawling(
    port: int, aantal: int, *, pad: str = "/inloggen", elke: float = 0.5
) -> Iterator[None]:
    """Send so many bodies, a byte at a time; who is cut off comes back."""
    klaar = threading.Event()
    kruiper = threading.Thread(target=_crawl, args=(port, aantal, pad.encode(), elke, klaar))
    kruiper.start()
    time.sleep(elke)
    try:
        yield
    finally:
        klaar.set()
        kruiper.join()


def _crawl(port: int, aantal: int, pad: bytes, elke: float, klaar: threading.Event) -> None:
    lijnen: list[socket.socket | None] = [None] * aantal
    while not klaar.is_set():
        lijnen = [_one_byte(lijn, port, pad) for lijn in lijnen]
        klaar.wait(elke)
    for lijn in lijnen:
        if lijn is not None:
            lijn.close()


def _one_byte(lijn: socket.socket | None, port: int, pad: bytes) -> socket.socket | None:
    try:
        if lijn is None:
            lijn = socket.create_connection(("127.0.0.1", port), 1)
            lijn.sendall(_BEGIN % pad)
            lijn.setblocking(False)
            return lijn
        lijn.send(b"b")
        with suppress(BlockingIOError):
            if lijn.recv(4096):
                raise ConnectionError
        return lijn
    except OSError:
        if lijn is not None:
            lijn.close()
        return None


@contextmanager
def hanging_redis() -> Iterator[str]:
    """The address of a Redis that takes a connection and says nothing."""
    with closing(socket.socket()) as stil:
        stil.bind(("127.0.0.1", 0))
        stil.listen(512)
        yield f"redis://127.0.0.1:{stil.getsockname()[1]}/0"


def ask_for_a_while(
    port: int, paden: Callable[[int], str], *, klanten: int, seconden: float
) -> list[float]:
    """How long each page took that so many visitors asked one after another; one that does not come whole counts as `GEEN_S`."""
    gemeten: list[float] = []
    eind = time.monotonic() + seconden
    threads = [
        threading.Thread(target=_ask, args=(port, paden, nummer, eind, gemeten))
        for nummer in range(klanten)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return gemeten


def _ask(
    port: int, paden: Callable[[int], str], nummer: int, eind: float, gemeten: list[float]
) -> None:
    vraag = nummer * 10_000
    while time.monotonic() < eind:
        vraag += 1
        begin = time.monotonic()
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=GEEN_S)) as lijn:
                lijn.request("GET", paden(vraag))
                antwoord = lijn.getresponse()
                antwoord.read()
            gemeten.append(time.monotonic() - begin if antwoord.status == 200 else GEEN_S)
        except (OSError, http.client.HTTPException):
            gemeten.append(GEEN_S)


def some_new_page(vraag: int) -> str:
    """Pages that are kept, and one in four that nobody asked before and that has to be made."""
    return "/twente" if vraag % 4 else f"/twente/zoeken?zoek=gezinshuis+{next(_NOOIT_GEVRAAGD)}"


def p95(gemeten: Sequence[float]) -> float:
    """The time within which 95 of 100 came."""
    return sorted(gemeten)[int(len(gemeten) * 0.95)]
