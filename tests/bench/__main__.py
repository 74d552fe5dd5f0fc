"""`make bench`: requests per second and p95 of pages and feed, kept and made anew, beside a server that only hands out bytes,
and Lighthouse as a slow telephone.

Everything runs on this machine, over loopback. The bare server answers the same bytes with the same headers in the same
run, so that a slow machine is slow for both.
"""

import argparse
import pickle
import random
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from tests.bench import lighthouse
from tests.bench.apps_namen import ANTWOORDEN, KAAL, MET_CACHE, ZONDER_CACHE
from tests.bench.bestanden import run_files
from tests.bench.controle import run_check
from tests.bench.dienst import serving
from tests.bench.last import Meting, measure, measure_each
from tests.bench.maken import make_database, settings_in
from tests.bench.traag import run_slow
from wijzer import klok
from wijzer.published.engine import PublicDatabase
from wijzer.published.reader import Reader
from wijzer.store.engine import Database

DEEL, P95_MS = 0.8, 50.0
P95_ZOEKPAGINA_MS = 40.0
BEWAARD_VERBINDINGEN, VERS_VERBINDINGEN = 16, 2
"""Kept answers are asked with many at a time; a new one with as many as there are workers, so that p95 is work and not queue."""
RONDES = 5
GZIP = {"Accept-Encoding": "gzip"}
NDJSON = {"Accept": "application/x-ndjson", **GZIP}


@dataclass(frozen=True)
class Soort:
    """One kind of answer: the address that is asked again and again, and those that are each asked anew."""

    naam: str
    pad: str
    vers: tuple[str, ...]
    headers: dict[str, str]
    ongewijzigd: bool = False
    lang: bool = False
    p95_ms: float = P95_MS


@dataclass(frozen=True)
class Uitkomst:
    """What was measured of one kind."""

    soort: Soort
    paren: Sequence[tuple[Meting, Meting]]
    """Bare and kept, measured right after each other."""
    vers: Meting

    @property
    def deel(self) -> float:
        """How much of the bare server's speed is left: the middle one of the rounds."""
        delen = sorted(bewaard.per_seconde / kaal.per_seconde for kaal, bewaard in self.paren)
        return delen[len(delen) // 2]

    @property
    def kaal(self) -> Meting:
        """The bare server in its middle round."""
        return _middle([kaal for kaal, _ in self.paren])

    @property
    def bewaard(self) -> Meting:
        """The kept answer in its middle round."""
        return _middle([bewaard for _, bewaard in self.paren])

    def problems(self, aanbod: int) -> Iterator[str]:
        """What is slower than it should be."""
        if self.deel < DEEL:
            yield f"{self.soort.naam}: {self.deel:.2f} van de kale server (minstens {DEEL})"
        if aanbod >= 50_000 and not self.soort.lang and self.vers.p95_ms > self.soort.p95_ms:
            yield f"{self.soort.naam}: p95 {self.vers.p95_ms:.0f} ms (hoogstens {self.soort.p95_ms:.0f})"


def main() -> int:
    """Measure what was asked; 1 when something is too slow and `--eis` was given."""
    opties = _options()
    problemen = run_files()
    for aanbod in opties.aanbod:
        with tempfile.TemporaryDirectory(prefix="wijzer-bench-") as tijdelijk:
            folder = opties.map / str(aanbod) if opties.map else Path(tijdelijk)
            problemen += run(folder, aanbod, opties.seconden, opties.workers)
            problemen += run_slow(folder, opties.workers, 3 * opties.seconden)
            problemen += run_check(folder)
            if aanbod == min(opties.aanbod) and opties.lighthouse:
                problemen += run_lighthouse(folder, opties.workers, opties.lighthouse)
    for probleem in problemen:
        print(f"TE TRAAG  {probleem}")
    return int(bool(problemen) and opties.eis)


def run(folder: Path, aanbod: int, seconden: float, workers: int) -> list[str]:
    """Measure one size."""
    if not (folder / "wijzer.sqlite3").exists():
        _make(folder, aanbod)
    soorten = _kinds(folder)
    with serving(MET_CACHE, folder, workers) as met, ExitStack() as stack:
        soorten = _with_etag(soorten, met)
        _keep_answers(soorten, met, folder)
        kaal_port = stack.enter_context(serving(KAAL, folder, workers))
        paren = [
            _beside(soort, f"/{nummer}", kaal_port, met, seconden)
            for nummer, soort in enumerate(soorten)
        ]
    with serving(ZONDER_CACHE, folder, workers) as port:
        vers = [_fresh(soort, port, seconden) for soort in soorten]
    uitkomsten = [
        Uitkomst(soort, rondes, anew)
        for soort, rondes, anew in zip(soorten, paren, vers, strict=True)
    ]
    _print(uitkomsten, folder, workers)
    return [probleem for uitkomst in uitkomsten for probleem in uitkomst.problems(aanbod)]


def run_lighthouse(folder: Path, workers: int, keer: int) -> list[str]:
    """Let Lighthouse look as a slow telephone, at the first page, a list and a groep."""
    groep = next(soort.pad for soort in _kinds(folder) if soort.naam == "groep")
    with serving(MET_CACHE, folder, workers) as port:
        return lighthouse.measure(port, ["/twente", "/twente/zoeken", groep], keer)


def _make(folder: Path, aanbod: int) -> None:
    begin = time.perf_counter()
    settings = make_database(folder, aanbod)
    print(f"\nDatabase gemaakt in {time.perf_counter() - begin:.0f} s", flush=True)
    database = Database(settings)
    begin = time.perf_counter()
    with database.transaction(at=klok.now()) as store:
        store.projectie.rebuild(klok.now())
    print(f"Alles opnieuw gepubliceerd in {time.perf_counter() - begin:.1f} s", flush=True)
    database.dispose()


def _kinds(folder: Path) -> list[Soort]:
    publiek = PublicDatabase(settings_in(folder, "http://127.0.0.1"))
    with publiek.read(now=klok.now(), today=klok.today()) as reader:
        vragen, vanuit = tuple(_questions(reader)), tuple(_from_places(reader))
        paginas = tuple(
            f"/twente/groepen/{locatie.id}" for locatie in reader.locaties("groep")[:2000]
        )
        producten = tuple(
            f"/twente/producten/{product.code}" for product in reader.producten("twente")
        )
        print(f"\n{len(reader.opname.indexen)} aanbod")
    publiek.dispose()
    feed = tuple(f"/api/v1/aanbod?{vraag}" for vraag in vragen)
    return [
        Soort(
            "zoekpagina",
            "/twente/zoeken?vrijePlek=true",
            tuple(f"/twente/zoeken?{vraag}" for vraag in vragen),
            GZIP,
            p95_ms=P95_ZOEKPAGINA_MS,
        ),
        Soort(
            "zoekpagina, plaats",
            "/twente/zoeken?plaats=Losser",
            tuple(f"/twente/zoeken?{vraag}" for vraag in vanuit),
            GZIP,
            p95_ms=P95_ZOEKPAGINA_MS,
        ),
        Soort(
            "kaart",
            "/twente/kaart?vrijePlek=true",
            tuple(f"/twente/kaart?{vraag}" for vraag in vragen),
            GZIP,
        ),
        Soort(
            "straatkaart",
            "/twente/stratenkaart?vrijePlek=true",
            tuple(f"/twente/stratenkaart?{vraag}" for vraag in ("", *vragen)),
            GZIP,
        ),
        Soort("suggesties", "/twente/suggesties?zoek=gezin", tuple(_words()), GZIP),
        Soort("product", producten[0], producten, GZIP),
        Soort("groep", paginas[0], paginas, GZIP),
        Soort("feed, één blad", "/api/v1/aanbod?vrijePlek=true", feed, GZIP),
        Soort("feed, alles", "/api/v1/aanbod", ("/api/v1/aanbod",), NDJSON, lang=True),
        Soort("feed, 304", "/api/v1/aanbod", ("/api/v1/aanbod",), GZIP, ongewijzigd=True),
    ]


def _words() -> Iterator[str]:
    """What people are in the middle of typing: every beginning of some words, a mistake among them."""
    for woord in (
        "gezinshuis",
        "pleeggezin",
        "autisme",
        "logeren",
        "uithuisplaatsing",
        "gezinshius",
    ):
        for lengte in range(2, len(woord) + 1):
            yield f"/twente/suggesties?zoek={woord[:lengte]}"


_ZINNEN = (
    "gezinshuis",
    "autisme",
    "de linde",
    "wonen",
    "gezinshuis voor broer en zus van 5 en 7 bij Hengelo",
    "mijn dochter van 14 eet niet en we wonen in Losser, geen kliniek",
    "autismebegeleiding voor een 9-jarige in 7551 EB",
    "verblijf klasse H",
)
"""What people type: a word, and a question in their own words."""


def _questions(reader: Reader) -> Iterator[str]:
    """As visitors ask: mostly a kind of help and a gemeente, now and then a distance, words, or another order."""
    rng = random.Random(5)
    hulp = [hulpvorm.slug for hulpvorm in reader.hulpvormen("twente")]
    gemeenten = [gemeente.code for gemeente in reader.gemeenten("twente")]
    pc4 = sorted({code for plaats in reader.plaatsen("twente") for code in plaats.pc4})
    for _ in range(2000):
        keuzes = [
            f"hulpvorm={rng.choice(hulp)}", f"gemeente={rng.choice(gemeenten)}", f"leeftijd={rng.randint(0, 18)}",
            "vrijePlek=true", f"maxWachttijd={rng.randint(0, 30)}", f"postcode={rng.choice(pc4)}&straal={rng.randint(3, 30)}",
            f"zoek={quote(rng.choice(_ZINNEN))}",
            f"sorteer={rng.choice(['naam', 'wachttijd', 'actualiteit'])}", f"pagina={rng.randint(1, 3)}",
        ]  # fmt: skip
        yield "&".join(rng.sample(keuzes, rng.randint(1, 3)))


def _from_places(reader: Reader) -> Iterator[str]:
    """As parents ask: where the child lives, over the whole region; each age is another question."""
    for plaats in reader.naslag.plaatsnamen.teksten():
        for leeftijd in range(19):
            yield f"plaats={quote(plaats)}&leeftijd={leeftijd}"


def _with_etag(soorten: list[Soort], port: int) -> list[Soort]:
    """Whoever asks for a 304 has the answer already."""
    klaar = []
    for soort in soorten:
        headers = dict(soort.headers)
        if soort.ongewijzigd:
            _, koppen, _ = _get(port, soort.pad, headers)
            headers["If-None-Match"] = dict(koppen)["etag"]
        klaar.append(replace(soort, headers=headers))
    return klaar


def _keep_answers(soorten: list[Soort], port: int, folder: Path) -> None:
    antwoorden = {}
    for nummer, soort in enumerate(soorten):
        status, koppen, body = _get(port, soort.pad, soort.headers)
        weg = {"date", "server", "connection", "transfer-encoding"}
        antwoorden[f"/{nummer}"] = (status, [kop for kop in koppen if kop[0] not in weg], body)
    (folder / ANTWOORDEN).write_bytes(pickle.dumps(antwoorden))


def _get(port: int, pad: str, headers: dict[str, str]) -> tuple[str, list[tuple[str, str]], bytes]:
    vraag = urllib.request.Request(f"http://127.0.0.1:{port}{pad}", headers=headers)
    try:
        with urllib.request.urlopen(vraag, timeout=120) as antwoord:
            koppen = [(naam.lower(), waarde) for naam, waarde in antwoord.headers.items()]
            return f"{antwoord.status} OK", koppen, antwoord.read()
    except urllib.error.HTTPError as fout:
        if fout.code != 304:
            raise
        return (
            "304 NOT MODIFIED",
            [(naam.lower(), waarde) for naam, waarde in fout.headers.items()],
            b"",
        )


def _beside(
    soort: Soort, kaal_pad: str, kaal_port: int, port: int, seconden: float
) -> list[tuple[Meting, Meting]]:
    """Both servers in turn, a few times: whatever else the machine does hits both."""
    return [
        (_kept(kaal_port, kaal_pad, soort, seconden), _kept(port, soort.pad, soort, seconden))
        for _ in range(RONDES)
    ]


def _kept(port: int, pad: str, soort: Soort, seconden: float) -> Meting:
    return measure(
        port,
        [pad],
        soort.headers,
        verbindingen=BEWAARD_VERBINDINGEN,
        seconden=max(1, seconden / RONDES),
    )


def _middle(metingen: Sequence[Meting]) -> Meting:
    return sorted(metingen, key=lambda meting: meting.per_seconde)[len(metingen) // 2]


def _fresh(soort: Soort, port: int, seconden: float) -> Meting:
    if soort.lang:
        return measure_each(port, soort.pad, soort.headers, 3)
    for pad in soort.vers[:40]:  # every worker gets its momentopname before the clock starts
        _get(port, pad, soort.headers)
    return measure(
        port, soort.vers, soort.headers, verbindingen=VERS_VERBINDINGEN, seconden=seconden
    )


def _print(uitkomsten: list[Uitkomst], folder: Path, workers: int) -> None:
    grootte = (folder / "wijzer.sqlite3").stat().st_size / 1e6
    print(
        f"granian, {workers} processen; database {grootte:.0f} MB; verbindingen: {BEWAARD_VERBINDINGEN}, vers {VERS_VERBINDINGEN}"
    )
    print(f"{'':18}{'kale server':>20}{'bewaard':>20}{'deel':>7}{'vers gemaakt':>20}")
    print(f"{'':18}{'/s':>11}{'p95 ms':>9}{'/s':>11}{'p95 ms':>9}{'':7}{'/s':>11}{'p95 ms':>9}")
    for uitkomst in uitkomsten:
        cijfers = [
            f"{m.per_seconde:>11.0f}{m.p95_ms:>9.1f}"
            for m in (uitkomst.kaal, uitkomst.bewaard, uitkomst.vers)
        ]
        print(
            f"{uitkomst.soort.naam:18}{cijfers[0]}{cijfers[1]}{uitkomst.deel:>7.2f}{cijfers[2]}",
            flush=True,
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--aanbod", type=int, nargs="+", default=[600, 50_000], help="hoeveel aanbod (600 50000)"
    )
    parser.add_argument("--seconden", type=float, default=3, help="hoe lang per meting (3)")
    parser.add_argument("--workers", type=int, default=2, help="processen van de server (2)")
    parser.add_argument("--map", type=Path, help="bewaar de databases hier, voor een volgende keer")
    parser.add_argument(
        "--lighthouse",
        type=int,
        default=5,
        metavar="KEER",
        help="hoe vaak Lighthouse elke pagina bekijkt; de middelste telt; 0 slaat het over (5)",
    )
    parser.add_argument("--eis", action="store_true", help="eindig met 1 als iets te traag is")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
