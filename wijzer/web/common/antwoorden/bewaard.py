"""Answers that are kept, in each encoding once, bounded in bytes."""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from wijzer.web.common.antwoorden.codering import (
    GZIP,
    IDENTITY,
    KLEIN,
    choose_encoding,
    compress,
    gunzip_stream,
    gzip_stream,
    takes_gzip,
)
from wijzer.web.common.antwoorden.stempel import Stempel

Koppen = Sequence[tuple[str, str]]
RauweKoppen = Sequence[tuple[bytes, bytes]]
"""Headers as they go over the line."""
Bewaarsleutel = tuple[str, str, str]
"""Path, question in canonical form, and the form that was asked for."""

GROOT = 4 << 20
"""An answer larger than this is kept in gzip alone."""
ZWAAR = 256 << 10
"""An answer larger than this is no page.

Such ones share a shelf of their own, so that they push no page out: every other question for a file
is another file.
"""
_DEEL_ZWAAR = 4
"""Which part of the memory is for heavy answers: one in so many bytes."""
_SNEL_HOOGSTENS = 4096
_OVERHEAD = 2048
_LICHAAM = frozenset({"content-type", "content-length", "content-encoding"})


@dataclass(frozen=True, slots=True)
class Antwoordvorm:
    """An answer in one encoding, ready to leave. `naam` is its ETag without quotes and encoding."""

    naam: str
    koppen: Koppen
    ongewijzigd: Koppen
    body: Iterable[bytes]
    rauw: RauweKoppen
    rauw_ongewijzigd: RauweKoppen


@dataclass
class Antwoord:
    """One good answer: its headers as the app made them, and its bytes."""

    status: str
    koppen: Koppen
    etag: str
    body: bytes
    groot: bool
    lengte: int
    vormen: dict[str, Antwoordvorm] = field(default_factory=dict)

    @classmethod
    def of(cls, status: str, koppen: Koppen, delen: Iterable[bytes]) -> "Antwoord":
        """Take an answer in; a large one is compressed while it comes."""
        etag = next(waarde for naam, waarde in koppen if naam.lower() == "etag").strip('"')
        bron = iter(delen)
        begin: list[bytes] = []
        lengte = 0
        for deel in bron:
            begin.append(deel)
            lengte += len(deel)
            if lengte > GROOT:
                teller = _Byteteller(bron, lengte)
                body = gzip_stream(_chain(begin, teller))
                return cls(status, koppen, etag, body, groot=True, lengte=teller.lengte)
        return cls(status, koppen, etag, b"".join(begin), groot=False, lengte=lengte)

    @property
    def size(self) -> int:
        """About how many bytes this takes."""
        anders = sum(
            len(deel)
            for naam, vorm in self.vormen.items()
            if naam != IDENTITY
            for deel in (vorm.body if isinstance(vorm.body, tuple) else ())
        )
        return len(self.body) + (0 if self.groot else anders) + _OVERHEAD

    def in_encoding(self, accept: str) -> Antwoordvorm:
        """The form for who takes these encodings; made once."""
        encoding = self._encoding(accept)
        vorm = self.vormen.get(encoding)
        if vorm is None:
            vorm = self._make(encoding)
            if not (self.groot and encoding == IDENTITY):
                self.vormen[encoding] = vorm
        return vorm

    def _encoding(self, accept: str) -> str:
        if self.groot:
            return GZIP if takes_gzip(accept) else IDENTITY
        return choose_encoding(accept) if self.lengte >= KLEIN else IDENTITY

    def _make(self, encoding: str) -> Antwoordvorm:
        if self.groot:
            body: Iterable[bytes] = (self.body,) if encoding == GZIP else gunzip_stream(self.body)
            lengte = len(self.body) if encoding == GZIP else self.lengte
        else:
            bytes_ = compress(self.body, encoding)
            body, lengte = (bytes_,), len(bytes_)
        etag = f'"{self.etag}"' if encoding == IDENTITY else f'"{self.etag}-{encoding}"'
        basis = [
            (naam, waarde)
            for naam, waarde in self.koppen
            if naam.lower() not in {"etag", "content-length"}
        ]
        ongewijzigd = [(naam, waarde) for naam, waarde in basis if naam.lower() not in _LICHAAM]
        codering = [] if encoding == IDENTITY else [("Content-Encoding", encoding)]
        koppen = (*basis, ("ETag", etag), *codering, ("Content-Length", str(lengte)))
        kaal = (*ongewijzigd, ("ETag", etag))
        return Antwoordvorm(
            naam=self.etag,
            koppen=koppen,
            ongewijzigd=kaal,
            body=body,
            rauw=_as_sent(koppen),
            rauw_ongewijzigd=_as_sent(kaal),
        )


class _Plank:
    """Answers up to so many bytes together; what was asked longest ago makes room."""

    def __init__(self, hoogstens: int) -> None:
        self.hoogstens = hoogstens
        self.bezet = 0
        self._antwoorden: OrderedDict[Bewaarsleutel, tuple[Antwoord, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._antwoorden)

    def get(self, sleutel: Bewaarsleutel) -> Antwoord | None:
        gevonden = self._antwoorden.get(sleutel)
        if gevonden is None:
            return None
        self._antwoorden.move_to_end(sleutel)
        return gevonden[0]

    def put(self, sleutel: Bewaarsleutel, antwoord: Antwoord, grootte: int) -> bool:
        """Keep an answer; whether another one had to make room. What does not fit at all is not kept."""
        if grootte > self.hoogstens:
            return False
        self._antwoorden[sleutel] = (antwoord, grootte)
        self.bezet += grootte
        vol = self.bezet > self.hoogstens
        while self.bezet > self.hoogstens:
            _, (_, weg) = self._antwoorden.popitem(last=False)
            self.bezet -= weg
        return vol

    def remove(self, sleutel: Bewaarsleutel) -> None:
        oud = self._antwoorden.pop(sleutel, None)
        self.bezet -= oud[1] if oud else 0


class Vak:
    """The answers of one stand and day. When either changes, the whole of it is thrown away."""

    def __init__(self, stempel: Stempel, hoogstens: int) -> None:
        self.stempel = stempel
        self.snel: dict[tuple[str, str, str, str], Antwoordvorm] = {}
        """What came in before, letter for letter; never more than a few thousand."""
        zwaar = hoogstens // _DEEL_ZWAAR
        self._bladen, self._zware = _Plank(hoogstens - zwaar), _Plank(zwaar)
        self._lock = threading.Lock()
        self._bezig: dict[Bewaarsleutel, threading.Lock] = {}

    @property
    def bezet(self) -> int:
        """About how many bytes are kept."""
        return self._bladen.bezet + self._zware.bezet

    def __len__(self) -> int:
        return len(self._bladen) + len(self._zware)

    def get(self, sleutel: Bewaarsleutel) -> Antwoord | None:
        """The answer that is kept under this key."""
        with self._lock:
            return self._bladen.get(sleutel) or self._zware.get(sleutel)

    def keep(self, sleutel: Bewaarsleutel, antwoord: Antwoord) -> None:
        """Keep an answer, or count anew one that grew."""
        grootte = antwoord.size + sum(map(len, sleutel))
        plank = self._zware if grootte > ZWAAR else self._bladen
        with self._lock:
            self._bladen.remove(sleutel)
            self._zware.remove(sleutel)
            if plank.put(sleutel, antwoord, grootte):
                self.snel.clear()

    def remember(self, vraag: tuple[str, str, str, str], vorm: Antwoordvorm) -> None:
        """Let the same request be known at a glance the next time."""
        if not isinstance(vorm.body, tuple):
            return
        if len(self.snel) >= _SNEL_HOOGSTENS:
            self.snel.clear()
        self.snel[vraag] = vorm

    def one_at_a_time(self, sleutel: Bewaarsleutel) -> threading.Lock:
        """The lock under which this answer is made: who comes meanwhile waits and finds it."""
        with self._lock:
            if len(self._bezig) > _SNEL_HOOGSTENS:
                self._bezig.clear()
            return self._bezig.setdefault(sleutel, threading.Lock())


class _Byteteller:
    """Counts the bytes that pass."""

    def __init__(self, delen: Iterable[bytes], lengte: int) -> None:
        self._delen = delen
        self.lengte = lengte

    def __iter__(self) -> Iterator[bytes]:
        for deel in self._delen:
            self.lengte += len(deel)
            yield deel


def _as_sent(koppen: Koppen) -> RauweKoppen:
    return tuple((naam.encode("latin-1"), waarde.encode("latin-1")) for naam, waarde in koppen)


def _chain(begin: Iterable[bytes], rest: _Byteteller) -> Iterator[bytes]:
    yield from begin
    yield from rest
