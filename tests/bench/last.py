"""Load: `wrk` where it is found, else a small generator of our own (processes with keep-alive sockets)."""

import multiprocessing
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_LUA = """
local paden = {%(paden)s}
local nummer = 0
function setup(thread) thread:set("begin", nummer) nummer = nummer + 37 end
function init(args) teller = begin end
function request()
  teller = teller + 1
  return wrk.format("GET", paden[teller %% #paden + 1])
end
function done(summary, latency, requests)
  local fouten = summary.errors
  io.write(string.format("UIT %%d %%d %%d %%d\\n", summary.requests, summary.duration, latency:percentile(95.0),
    fouten.connect + fouten.read + fouten.write + fouten.timeout))
end
"""
_PROCESSEN = 2


@dataclass(frozen=True)
class Meting:
    """What a run gave: requests per second, and the time in ms within which 95 % were answered."""

    per_seconde: float
    p95_ms: float


def measure(
    port: int,
    paden: Sequence[str],
    headers: Mapping[str, str],
    *,
    verbindingen: int,
    seconden: float,
) -> Meting:
    """Ask these addresses in turn over so many connections for so long."""
    wrk = shutil.which("wrk")
    if wrk:
        return _with_wrk(wrk, port, paden, headers, verbindingen, seconden)
    return _with_own(port, paden, headers, verbindingen, seconden)


def measure_each(port: int, pad: str, headers: Mapping[str, str], keer: int) -> Meting:
    """Ask one address so many times, one after the other: for what takes long."""
    vraag, tijden = _question(pad, headers), []
    with socket.create_connection(("127.0.0.1", port)) as verbinding:
        for _ in range(keer):
            begin = time.perf_counter()
            _exchange(verbinding, vraag)
            tijden.append(time.perf_counter() - begin)
    return _of(tijden, sum(tijden))


def _with_wrk(
    wrk: str,
    port: int,
    paden: Sequence[str],
    headers: Mapping[str, str],
    verbindingen: int,
    seconden: float,
) -> Meting:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        lijst = ",".join(f"[[{pad}]]" for pad in paden)
        script.write(_LUA % {"paden": lijst})
        script.flush()
        koppen = [deel for naam, waarde in headers.items() for deel in ("-H", f"{naam}: {waarde}")]
        command = [
            wrk,
            "-t",
            str(min(_PROCESSEN, verbindingen)),
            "-c",
            str(verbindingen),
            "-d",
            f"{max(1, round(seconden))}s",
            "--latency",
            "-s",
            script.name,
            *koppen,
            f"http://127.0.0.1:{port}/",
        ]
        uit = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=seconden + 60
        )
    _, requests, duur_us, p95_us, fouten = next(
        r for r in uit.stdout.splitlines() if r.startswith("UIT")
    ).split()
    if int(fouten):
        raise SystemExit(f"{fouten} verzoeken mislukten bij {paden[0]}")
    return Meting(int(requests) / (int(duur_us) / 1e6), int(p95_us) / 1000)


def _with_own(
    port: int, paden: Sequence[str], headers: Mapping[str, str], verbindingen: int, seconden: float
) -> Meting:
    per = max(1, verbindingen // _PROCESSEN)
    vragen = [_question(pad, headers) for pad in paden]
    context = multiprocessing.get_context("fork")
    wachtrij: multiprocessing.SimpleQueue[list[float]] = context.SimpleQueue()
    processen = [
        context.Process(target=_hammer, args=(port, vragen, per, seconden, 37 * nummer, wachtrij))
        for nummer in range(_PROCESSEN)
    ]
    for proces in processen:
        proces.start()
    tijden = [tijd for _ in processen for tijd in wachtrij.get()]
    for proces in processen:
        proces.join()
    return _of(tijden, seconden)


def _hammer(
    port: int,
    vragen: Sequence[bytes],
    verbindingen: int,
    seconden: float,
    begin: int,
    wachtrij: "multiprocessing.SimpleQueue[list[float]]",
) -> None:
    tijden: list[float] = []
    einde = time.perf_counter() + seconden

    def run(eerste: int) -> None:
        teller = eerste
        with socket.create_connection(("127.0.0.1", port)) as verbinding:
            while (start := time.perf_counter()) < einde:
                _exchange(verbinding, vragen[teller % len(vragen)])
                tijden.append(time.perf_counter() - start)
                teller += 1

    draden = [
        threading.Thread(target=run, args=(begin + nummer,)) for nummer in range(verbindingen)
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    wachtrij.put(tijden)


def _question(pad: str, headers: Mapping[str, str]) -> bytes:
    koppen = "".join(f"{naam}: {waarde}\r\n" for naam, waarde in headers.items())
    return f"GET {pad} HTTP/1.1\r\nHost: 127.0.0.1\r\n{koppen}\r\n".encode()


def _exchange(verbinding: socket.socket, vraag: bytes) -> None:
    """One question and its whole answer."""
    verbinding.sendall(vraag)
    data = b""
    while b"\r\n\r\n" not in data:
        data += _receive(verbinding)
    kop, _, rest = data.partition(b"\r\n\r\n")
    klein = kop.lower()
    if b" 304 " in kop[:20]:
        return
    if b" 200 " not in kop[:20]:
        raise SystemExit(f"onverwacht antwoord: {kop[:80]!r}")
    if b"content-length:" in klein:
        nog = int(klein.partition(b"content-length:")[2].split(b"\r\n")[0]) - len(rest)
        while nog > 0:
            nog -= len(_receive(verbinding))
        return
    while not rest.endswith(b"0\r\n\r\n"):
        rest = rest[-8:] + _receive(verbinding)


def _receive(verbinding: socket.socket) -> bytes:
    data = verbinding.recv(1 << 18)
    if not data:
        raise SystemExit("de server hing op")
    return data


def _of(tijden: list[float], seconden: float) -> Meting:
    op_volgorde = sorted(tijden)
    p95 = op_volgorde[min(len(op_volgorde) - 1, int(len(op_volgorde) * 0.95))]
    return Meting(len(tijden) / seconden, p95 * 1000)
