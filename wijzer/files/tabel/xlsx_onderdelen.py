"""The parts of an XLSX: a zip of XML, opened as if somebody made it to do harm.

A library that opens everything at once can be made to fill the memory with one small file: a cell at the far corner, one long
text that a million cells share, a bomb in a part nobody looks at. Here each part is read once, as a stream, within limits.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Container, Iterator
from contextlib import contextmanager
from typing import NoReturn
from xml.parsers import expat

from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.grenzen import (
    MAX_CEL,
    MAX_DIEPTE,
    MAX_ELEMENTEN,
    MAX_ONDERDELEN,
    MAX_TEKSTEN,
    MAX_UITGEPAKT,
)

Attributen = dict[str, str]

_BROKKEN = 64 * 1024
_STILTE = 16
"""So many pieces of a part may pass without an element or a text: one attribute or remark of more than a megabyte."""
_TEKEN = re.compile(r"_x([0-9A-Fa-f]{4})_")
_IN_INHOUDSOPGAVE = b"PK\x01\x02"
_GEEN_GEHEUGEN = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
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


def refuse_large() -> BestandGeweigerd:
    """The error for an XLSX that holds far more than a table needs."""
    return BestandGeweigerd(["Dit Excel-bestand is uitgepakt veel te groot."])


@contextmanager
def broken_is_refused() -> Iterator[None]:
    """Whatever goes wrong while unpacking or parsing becomes one clear refusal."""
    try:
        yield
    except (*_KAPOT, expat.ExpatError, LookupError) as fout:
        if isinstance(fout, expat.ExpatError) and fout.code == _GEEN_GEHEUGEN:
            raise MemoryError from fout
        raise refuse_broken() from fout


def open_parts(inhoud: bytes) -> zipfile.ZipFile:
    """The zip, after a look at its table of contents: size after unpacking, number of parts, macros, passwords."""
    if inhoud.count(_IN_INHOUDSOPGAVE) > MAX_ONDERDELEN:  # before a library lists them all
        raise refuse_large()
    with broken_is_refused():
        archief = zipfile.ZipFile(io.BytesIO(inhoud))
    delen = archief.infolist()
    if len(delen) > MAX_ONDERDELEN or sum(deel.file_size for deel in delen) > MAX_UITGEPAKT:
        raise refuse_large()
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
        self._diepte = 0
        self._stil = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
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
                self._stil += 1
                self._parser.Parse(brok, False)
                if self._stil > _STILTE:
                    raise refuse_broken()
                yield
            self._parser.Parse(b"", True)
            yield

    def read(self, archief: zipfile.ZipFile, deel: str) -> None:
        """Parse the whole part."""
        for _ in self.stream(archief, deel):
            pass

    def _start(self, naam: str, attributen: Attributen) -> None:
        self._stil = 0
        self._diepte += 1
        if self._diepte > MAX_DIEPTE:
            raise refuse_broken()
        self.start(naam.rpartition(" ")[2], attributen)

    def _end(self, naam: str) -> None:
        self._stil = 0
        self._diepte -= 1
        self.end(naam.rpartition(" ")[2])

    def _text(self, tekst: str) -> None:
        self._stil = 0
        self.text(tekst)


def _refuse_doctype(*_: object) -> NoReturn:
    raise refuse_broken()


class _Verzamelaar(XmlLezer):
    """Keeps the elements of some names, with some of their attributes: enough for the small parts."""

    def __init__(self, namen: Container[str], attributen: Container[str]) -> None:
        super().__init__()
        self._namen, self._attributen = namen, attributen
        self.elementen: list[tuple[str, Attributen]] = []

    def start(self, naam: str, attributen: Attributen) -> None:
        if naam not in self._namen:
            return
        if len(self.elementen) == MAX_ELEMENTEN:
            raise refuse_large()
        kort = ((sleutel.rpartition(" ")[2], waarde) for sleutel, waarde in attributen.items())
        self.elementen.append(
            (naam, {naam_: waarde for naam_, waarde in kort if naam_ in self._attributen})
        )


def read_elements(
    archief: zipfile.ZipFile, deel: str, namen: Container[str], attributen: Container[str]
) -> list[tuple[str, Attributen]]:
    """The elements with one of these names in a small part, in order, with these attributes. Empty when the part is not there."""
    lezer = _Verzamelaar(namen, attributen)
    if deel in archief.NameToInfo:
        if archief.NameToInfo[deel].file_size > MAX_UITGEPAKT // 20:
            raise refuse_large()
        lezer.read(archief, deel)
    return lezer.elementen


class _Teksten(XmlLezer):
    def __init__(self) -> None:
        super().__init__()
        self.teksten: list[str] = []
        self._stukken: list[str] = []
        self._lengte = 0
        self._in_tekst = False
        self._fonetisch = 0

    def start(self, naam: str, attributen: Attributen) -> None:
        if naam == "si":
            self._stukken, self._lengte = [], 0
        elif naam == "rPh":
            self._fonetisch += 1
        self._in_tekst = naam == "t" and not self._fonetisch

    def end(self, naam: str) -> None:
        self._in_tekst = False
        if naam == "rPh":
            self._fonetisch -= 1
        elif naam == "si":
            self.teksten.append(_meant("".join(self._stukken)))
            if len(self.teksten) > MAX_TEKSTEN:
                raise _refuse_texts()

    def text(self, tekst: str) -> None:
        if self._in_tekst:
            self._lengte += len(tekst)
            if self._lengte > MAX_CEL:
                raise _refuse_texts()
            self._stukken.append(tekst)


def _refuse_texts() -> BestandGeweigerd:
    return BestandGeweigerd(["Dit Excel-bestand bevat te veel of te lange teksten."])


def _meant(tekst: str) -> str:
    """A shared text as cells mean it: worked out here, once, and not in each of a million cells that may point to it."""
    return unescape_xml(tekst) if not tekst.isspace() else ""


def unescape_xml(tekst: str) -> str:
    """The text that was meant: Excel writes signs that XML cannot hold as `_x000D_`."""
    return _TEKEN.sub(lambda match: chr(int(match[1], 16)), tekst) if "_x" in tekst else tekst


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
