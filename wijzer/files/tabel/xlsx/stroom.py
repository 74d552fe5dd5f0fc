"""A part of an XLSX as a stream of elements, read as if somebody made it to do harm.

It is for what the library that gives the values does not tell, and for what has to be known before
that library fills its memory. Names come without their namespace: the strict form of the standard
has other ones for the same things.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn
from xml.parsers import expat

from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.grenzen import MAX_DIEPTE, MAX_ELEMENTEN, MAX_UITGEPAKT

Attributen = dict[str, str]

_BROKKEN = 64 * 1024
_STILTE = 16 * _BROKKEN
"""How many bytes of a part may pass without an element or a text: one attribute or remark of more than a megabyte."""
_GEEN_GEHEUGEN = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
_KAPOT = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    LookupError,
)


def refuse_broken() -> BestandGeweigerd:
    """The error for an XLSX that cannot be unpacked or holds something else than Excel writes."""
    return BestandGeweigerd(
        ["Dit Excel-bestand is beschadigd.", "Open het in Excel en sla het opnieuw op."]
    )


def refuse_large() -> BestandGeweigerd:
    """The error for an XLSX that holds far more than a table needs."""
    return BestandGeweigerd(["Dit Excel-bestand is uitgepakt veel te groot."])


@contextmanager
def broken_is_refused() -> Iterator[None]:
    """Whatever goes wrong while unpacking or parsing becomes one clear refusal."""
    try:
        yield
    except (*_KAPOT, expat.ExpatError) as fout:
        if isinstance(fout, expat.ExpatError) and fout.code == _GEEN_GEHEUGEN:
            raise MemoryError from fout
        raise refuse_broken() from fout


class _Kort(dict[str, str]):
    """The name of an element without its namespace. So many are remembered as any workbook has."""

    def __missing__(self, naam: str) -> str:
        kort = naam.rpartition(" ")[2]
        return self.setdefault(naam, kort) if len(self) < MAX_DIEPTE else kort


class XmlStroom:
    """Reads one part piece by piece and calls `start`, `end` and `text`."""

    def __init__(self) -> None:
        self._diepte = 0
        self._kort = _Kort()
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
        parser.XmlDeclHandler = _refuse_encoding

    def start(self, naam: str, attributen: Attributen) -> None:
        """Take in that an element begins."""

    def end(self, naam: str) -> None:
        """Take in that an element ends."""

    def text(self, tekst: str) -> None:
        """A piece of the text between elements."""

    def read(self, archief: zipfile.ZipFile, deel: zipfile.ZipInfo) -> None:
        """Parse the whole part. Raises `BestandGeweigerd` for anything that Excel would not write."""
        with broken_is_refused(), archief.open(deel) as bestand:
            brok = bestand.read(_BROKKEN)
            if brok[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in brok:
                raise refuse_broken()  # no UTF-8: who gives the values would see nothing at all
            gelezen = 0
            while brok:
                self.parser.Parse(brok, False)
                gelezen += len(brok)
                if gelezen - self.parser.CurrentByteIndex > _STILTE:
                    raise refuse_broken()
                brok = bestand.read(_BROKKEN)
            self.parser.Parse(b"", True)

    def _start(self, naam: str, attributen: Attributen) -> None:
        self._diepte += 1
        if self._diepte > MAX_DIEPTE:
            raise refuse_broken()
        self.start(self._kort[naam], attributen)

    def _end(self, naam: str) -> None:
        self._diepte -= 1
        self.end(self._kort[naam])


def _refuse(*_: object) -> NoReturn:
    raise refuse_broken()


def _refuse_encoding(_versie: str, codering: str | None, _los: int) -> None:
    if codering and codering.casefold() not in {"utf-8", "us-ascii"}:
        raise refuse_broken()


class _Verzamelaar(XmlStroom):
    """Keeps the elements of some names: enough for the small parts."""

    def __init__(self, namen: frozenset[str]) -> None:
        super().__init__()
        self._namen = namen
        self.elementen: list[tuple[str, Attributen]] = []

    def start(self, naam: str, attributen: Attributen) -> None:
        if naam in self._namen:
            if len(self.elementen) == MAX_ELEMENTEN:
                raise refuse_large()
            kort = {sleutel.rpartition(" ")[2]: waarde for sleutel, waarde in attributen.items()}
            self.elementen.append((naam, kort))


def read_elements(
    archief: zipfile.ZipFile, deel: zipfile.ZipInfo | None, *namen: str
) -> list[tuple[str, Attributen]]:
    """The elements with one of these names in a small part, in order. Empty when the part is not there."""
    lezer = _Verzamelaar(frozenset(namen))
    if deel is not None:
        if deel.file_size > MAX_UITGEPAKT // 20:
            raise refuse_large()
        lezer.read(archief, deel)
    return lezer.elementen
