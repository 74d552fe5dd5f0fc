"""The parts of an XLSX: a zip of XML, opened as if somebody made it to do harm.

A library that opens everything at once can be made to fill the memory with one small file: a cell at the far corner, one long
text that a million cells share, a bomb in a part nobody looks at. Here each part is read once, as a stream, within limits.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn
from xml.parsers import expat

from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.grenzen import MAX_CEL, MAX_ONDERDELEN, MAX_TEKSTEN, MAX_UITGEPAKT

Attributen = dict[str, str]

_BROKKEN = 64 * 1024
_KAPOT = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


def refuse_broken() -> BestandGeweigerd:
    """The error for an XLSX that cannot be unpacked or holds something else than Excel writes."""
    return BestandGeweigerd(
        ["Dit Excel-bestand is beschadigd.", "Open het in Excel en sla het opnieuw op."]
    )


@contextmanager
def broken_is_refused() -> Iterator[None]:
    """Whatever goes wrong while unpacking or parsing becomes one clear refusal."""
    try:
        yield
    except (*_KAPOT, expat.ExpatError, LookupError) as fout:
        raise refuse_broken() from fout


def open_parts(inhoud: bytes) -> zipfile.ZipFile:
    """The zip, after a look at its table of contents: size after unpacking, number of parts, macros, passwords."""
    with broken_is_refused():
        archief = zipfile.ZipFile(io.BytesIO(inhoud))
    delen = archief.infolist()
    if len(delen) > MAX_ONDERDELEN or sum(deel.file_size for deel in delen) > MAX_UITGEPAKT:
        raise BestandGeweigerd(["Dit Excel-bestand is uitgepakt veel te groot."])
    if any(deel.filename.lower().endswith("vbaproject.bin") for deel in delen):
        raise BestandGeweigerd(
            ["Dit Excel-bestand bevat macro's.", "Sla het op als .xlsx (zonder macro's)."]
        )
    if any(deel.flag_bits & 1 or deel.compress_type not in {0, 8} for deel in delen):
        raise refuse_broken()
    return archief


class XmlLezer:
    """Reads one part as a stream of elements; names come without their namespace prefix."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self.text
        self._parser.StartDoctypeDeclHandler = _refuse_doctype

    def start(self, naam: str, attributen: Attributen) -> None:
        """An element begins."""

    def end(self, naam: str) -> None:
        """An element ends."""

    def text(self, tekst: str) -> None:
        """A piece of the text between elements."""

    def stream(self, archief: zipfile.ZipFile, deel: str) -> Iterator[None]:
        """Parse piece by piece; gives control back after each, so that rows can be taken out in between."""
        with broken_is_refused(), archief.open(deel) as bestand:
            while brok := bestand.read(_BROKKEN):
                self._parser.Parse(brok, False)
                yield
            self._parser.Parse(b"", True)
            yield

    def read(self, archief: zipfile.ZipFile, deel: str) -> None:
        """Parse the whole part."""
        for _ in self.stream(archief, deel):
            pass

    def _start(self, naam: str, attributen: Attributen) -> None:
        self.start(naam.rpartition(" ")[2], attributen)

    def _end(self, naam: str) -> None:
        self.end(naam.rpartition(" ")[2])


def _refuse_doctype(*_: object) -> NoReturn:
    raise refuse_broken()


class _Verzamelaar(XmlLezer):
    """Hands every element that begins to one function: enough for the small parts."""

    def __init__(self, neem: Callable[[str, Attributen], None]) -> None:
        super().__init__()
        self._neem = neem

    def start(self, naam: str, attributen: Attributen) -> None:
        self._neem(
            naam, {sleutel.rpartition(" ")[2]: waarde for sleutel, waarde in attributen.items()}
        )


def read_elements(archief: zipfile.ZipFile, deel: str) -> list[tuple[str, Attributen]]:
    """Every element of a small part, in order. Empty when the part is not there."""
    elementen: list[tuple[str, Attributen]] = []
    if deel in archief.NameToInfo:
        if archief.NameToInfo[deel].file_size > MAX_UITGEPAKT // 20:
            raise BestandGeweigerd(["Dit Excel-bestand is uitgepakt veel te groot."])
        _Verzamelaar(lambda naam, attributen: elementen.append((naam, attributen))).read(
            archief, deel
        )
    return elementen


class _Teksten(XmlLezer):
    def __init__(self) -> None:
        super().__init__()
        self.teksten: list[str] = []
        self._stukken: list[str] = []
        self._in_tekst = False
        self._fonetisch = 0

    def start(self, naam: str, attributen: Attributen) -> None:
        if naam == "si":
            self._stukken = []
        elif naam == "rPh":
            self._fonetisch += 1
        self._in_tekst = naam == "t" and not self._fonetisch

    def end(self, naam: str) -> None:
        self._in_tekst = False
        if naam == "rPh":
            self._fonetisch -= 1
        elif naam == "si":
            self.teksten.append("".join(self._stukken))
            if len(self.teksten) > MAX_TEKSTEN or len(self.teksten[-1]) > MAX_CEL:
                raise BestandGeweigerd(["Dit Excel-bestand bevat te veel of te lange teksten."])

    def text(self, tekst: str) -> None:
        if self._in_tekst:
            self._stukken.append(tekst)


def read_shared_strings(archief: zipfile.ZipFile) -> list[str]:
    """The texts that cells refer to by number."""
    lezer = _Teksten()
    deel = part_named(archief, "sharedStrings.xml")
    if deel:
        lezer.read(archief, deel)
    return lezer.teksten


def part_named(archief: zipfile.ZipFile, naam: str) -> str | None:
    """The path of a part in `xl/`, whatever case its writer used."""
    gezocht = f"xl/{naam}".casefold()
    return next((deel for deel in archief.NameToInfo if deel.casefold() == gezocht), None)


def resolve(doel: str) -> str:
    """The path in the zip that a relation of the workbook points to."""
    return posixpath.normpath(
        doel.lstrip("/") if doel.startswith("/") else posixpath.join("xl", doel)
    )
