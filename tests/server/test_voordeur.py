"""The door over real connections: who crawls, hangs up, breaks the rules or does not read holds nobody up."""

import http.client
import json
import threading
import time
from contextlib import ExitStack, closing

import pytest

from tests.server.hulp import CANARY, GRENZEN, Dienst, parsed, take_all

KOP = b"Host: h\r\nConnection: close\r\n"
RUIM_S = 10.0


def post(pad: bytes, lengte: int, inhoud: bytes = b"") -> bytes:
    return b"POST %b HTTP/1.1\r\n%bContent-Length: %d\r\n\r\n%b" % (pad, KOP, lengte, inhoud)


def get(pad: bytes) -> bytes:
    return b"GET %b HTTP/1.1\r\n%b\r\n" % (pad, KOP)


def test_a_body_arrives_whole_however_it_is_cut(divers: Dienst):
    with closing(divers.connect()) as lijn:
        lijn.sendall(post(b"/form", 6, b"ab"))
        time.sleep(0.1)
        lijn.sendall(b"cdef")
        _, gezegd = parsed(take_all(lijn))
    assert json.loads(gezegd)["body"] == "abcdef"


@pytest.mark.parametrize("pad", [b"/form", b"/api/v1/aanbod"])
def test_a_body_that_crawls_is_told_that_it_took_too_long(divers: Dienst, pad: bytes):
    begin = time.monotonic()
    antwoord, gezegd = parsed(divers.ask(post(pad, 100, b"a"), wait=RUIM_S))
    assert antwoord.status == 408
    assert time.monotonic() - begin >= GRENZEN.venster_s
    assert antwoord.headers["Connection"] == "close"
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert antwoord.headers["Content-Security-Policy"]
    if b"api" in pad:
        assert antwoord.headers["API-Version"]
        assert json.loads(gezegd)["status"] == 408
    else:
        assert b"Dit duurde te lang" in gezegd


def test_a_large_body_on_a_slow_line_gets_its_time(divers: Dienst):
    stuk = b"x" * (GRENZEN.venster_bytes // 2)
    with closing(divers.connect()) as lijn:
        lijn.sendall(post(b"/groot", 10 * len(stuk)))
        for _ in range(10):
            lijn.sendall(stuk)
            time.sleep(0.15)
        antwoord, gezegd = parsed(take_all(lijn))
    assert antwoord.status == 200
    assert len(json.loads(gezegd)["body"]) == 10 * len(stuk)


@pytest.mark.parametrize(
    "verzoek",
    [
        post(b"/form", 10_001),
        b"POST /form HTTP/1.1\r\n"
        + KOP
        + b"Transfer-Encoding: chunked\r\n\r\n2ee0\r\n"
        + b"x" * 12_000,
        b"GET /form HTTP/1.1\r\n" + KOP + b"Content-Length: 10001\r\n\r\n",
    ],
    ids=["said beforehand", "in chunks", "with a question"],
)
def test_a_body_that_is_too_large_is_refused_at_once(divers: Dienst, verzoek: bytes):
    antwoord, gezegd = parsed(divers.ask(verzoek, wait=RUIM_S))
    assert (antwoord.status, antwoord.headers["Connection"]) == (413, "close")
    assert b"te groot" in gezegd


def test_a_refusal_is_read_by_who_is_still_sending(divers: Dienst):
    with closing(divers.connect()) as lijn:
        lijn.sendall(post(b"/form", 3_000_000))
        for _ in range(30):
            lijn.sendall(b"x" * 100_000)
        antwoord, _ = parsed(take_all(lijn))
    assert antwoord.status == 413


def test_who_asks_first_whether_it_may_send_is_told_so(divers: Dienst):
    mag = post(b"/form", 2).replace(b"Host: h\r\n", b"Host: h\r\nExpect: 100-continue\r\n")
    with closing(divers.connect()) as lijn:
        lijn.sendall(mag)
        assert lijn.recv(100).startswith(b"HTTP/1.1 100 ")
        lijn.sendall(b"ab")
        antwoord, _ = parsed(take_all(lijn))
    niet = divers.ask(mag.replace(b"Length: 2", b"Length: 20000"))
    assert antwoord.status == 200
    assert niet.startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    "verzoek",
    [
        post(b"/form", 10, b"abc"),
        b"POST /form HTTP/1.1\r\n" + KOP + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
    ],
    ids=["with a length", "in chunks"],
)
def test_the_app_never_hears_of_half_a_body(divers: Dienst, verzoek: bytes):
    with closing(divers.connect()) as lijn:
        lijn.sendall(verzoek)
        lijn.shutdown(1)
        assert take_all(lijn) == b""


def test_lengths_that_contradict_each_other_are_refused(divers: Dienst):
    dubbel = (
        b"POST /form HTTP/1.1\r\n" + KOP + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde"
    )
    assert divers.ask(dubbel).startswith(b"HTTP/1.1 400 ")


def test_questions_in_a_row_are_answered_in_a_row(divers: Dienst):
    rij = b"".join(b"GET /%d HTTP/1.1\r\nHost: h\r\n\r\n" % nummer for nummer in range(5))
    antwoorden = divers.ask(rij, wait=1.0)
    paden = [
        json.loads(b"{" + deel.split(b"{", 1)[1])["environ"]["PATH_INFO"]
        for deel in antwoorden.split(b"HTTP/1.1 200 OK")[1:]
    ]
    assert paden == [f"/{nummer}" for nummer in range(5)]


def test_a_question_for_the_head_gets_no_body(divers: Dienst):
    antwoord, gezegd = parsed(divers.ask(get(b"/x").replace(b"GET", b"HEAD")), method="HEAD")
    assert (antwoord.status, gezegd) == (200, b"")
    assert int(antwoord.headers["Content-Length"]) > 100


def test_a_long_answer_comes_whole_and_is_closed(divers: Dienst):
    voor = closed(divers)
    _, gezegd = parsed(divers.ask(get(b"/stroom"), wait=RUIM_S))
    assert gezegd == b"".join(b"%07d\n" % nummer * 8192 for nummer in range(40))
    assert closed(divers) == voor + 1


def test_half_an_answer_is_never_taken_for_a_whole_one(divers: Dienst):
    voor = closed(divers)
    with pytest.raises(http.client.IncompleteRead):
        parsed(divers.ask(get(b"/breekt"), wait=RUIM_S))
    assert closed(divers) == voor + 1
    assert CANARY not in divers.log
    assert "apps.py" in divers.log


def test_an_answer_stops_when_its_reader_hangs_up(divers: Dienst):
    voor = closed(divers)
    with closing(divers.connect()) as lijn:
        lijn.sendall(get(b"/eindeloos"))
        lijn.recv(1000)
    eventually(lambda: closed(divers) == voor + 1)


def test_who_does_not_read_holds_no_thread_and_is_hung_up_on(divers: Dienst):
    voor = closed(divers)
    with ExitStack() as stack:
        lijnen = [stack.enter_context(closing(divers.connect(buffer=4096))) for _ in range(3)]
        for lijn in lijnen:
            lijn.sendall(get(b"/eindeloos"))
        time.sleep(0.3)
        begin = time.monotonic()
        assert divers.ask(get(b"/x")).startswith(b"HTTP/1.1 200 ")
        assert time.monotonic() - begin < GRENZEN.lezen_s
        # A fourth of the same source waits for one of them to end.
        assert divers.ask(get(b"/stroom")).startswith(b"HTTP/1.1 503 ")
        eventually(lambda: closed(divers) == voor + 4)


def test_a_full_queue_says_so_at_once_and_the_other_one_goes_on(divers: Dienst):
    plaatsen = GRENZEN.draden + GRENZEN.wachtenden
    with ExitStack() as stack:
        for _ in range(plaatsen):
            stack.enter_context(closing(divers.connect())).sendall(get(b"/kantoor/slaap"))
        time.sleep(0.2)
        begin = time.monotonic()
        antwoord, _ = parsed(divers.ask(get(b"/kantoor")))
        duurde = time.monotonic() - begin
        publiek = divers.ask(get(b"/x"))
    assert (antwoord.status, antwoord.headers["Retry-After"]) == (503, "5")
    assert duurde < 0.9
    assert publiek.startswith(b"HTTP/1.1 200 ")
    eventually(lambda: divers.ask(get(b"/kantoor")).startswith(b"HTTP/1.1 200 "))


def test_a_hundred_that_crawl_keep_nobody_from_sending_a_form(divers: Dienst):
    with ExitStack() as stack:
        for _ in range(100):
            lijn = stack.enter_context(closing(divers.connect()))
            lijn.sendall(post(b"/form", 1000, b"a"))
        begin = time.monotonic()
        antwoord, _ = parsed(divers.ask(post(b"/form", 2, b"ab")))
        duurde = time.monotonic() - begin
    assert antwoord.status == 200
    assert duurde < GRENZEN.venster_s


@pytest.mark.parametrize(
    "begin",
    [b"", b"GET / HTTP/1.1\r\nHo", b"GET /x HTTP/1.1\r\nHost: h\r\n\r\n"],
    ids=["says nothing", "says half", "has asked before"],
)
def test_a_connection_that_asks_nothing_is_closed(divers: Dienst, begin: bytes):
    with closing(divers.connect()) as lijn:
        if begin:
            lijn.sendall(begin)
        take_all(lijn, RUIM_S)
        lijn.settimeout(0.5)
        assert lijn.recv(1) == b""


def test_an_error_of_the_app_is_told_without_its_words(divers: Dienst):
    for pad in (b"/fout", b"/api/fout"):
        rauw = divers.ask(get(pad))
        antwoord, _ = parsed(rauw)
        assert antwoord.status == 500
        assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
        assert bool(antwoord.headers["API-Version"]) is (b"api" in pad)
        assert CANARY.encode() not in rauw
    assert CANARY not in divers.log


def test_an_error_of_the_door_itself_is_told_without_its_words(stuk: Dienst):
    rauw = stuk.ask(post(b"/api/token-van-iemand?vraag=kanarie", 3, b"abc"))
    antwoord, gezegd = parsed(rauw)
    assert (antwoord.status, json.loads(gezegd)["status"]) == (500, 500)
    assert antwoord.headers["Content-Type"] == "application/problem+json"
    regel = json.loads(stuk.log.splitlines()[-1])
    assert (regel["fout"], regel["method"]) == ("builtins.RuntimeError", "POST")
    assert "apps.py" in regel["spoor"][-1]
    for woord in (CANARY, "token-van-iemand", "kanarie"):
        assert woord not in stuk.log
        assert woord.encode() not in rauw


def test_many_at_once_are_all_answered(divers: Dienst):
    uitkomsten: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: uitkomsten.append(divers.ask(get(b"/x"))[:12]))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert uitkomsten == [b"HTTP/1.1 200"] * 4


def closed(dienst: Dienst) -> int:
    return len(json.loads(parsed(dienst.ask(get(b"/gesloten")))[1]))


def eventually(waar: "object") -> None:
    assert callable(waar)
    eind = time.monotonic() + RUIM_S
    while not waar():
        assert time.monotonic() < eind
        time.sleep(0.05)
