"""What the library that reads the values of a sheet does not tell, and what has to be known before it reads them.

A formula comes from it as the value that it last had, an error as nothing, 50% as 0.5, and a table
is kept as large as its farthest cell. So the sheet is looked through once: where those stand, how
far it reaches, and what is hidden.
"""

import re
import zipfile
from array import array

from wijzer.files.tabel.cellen import Onleesbaar
from wijzer.files.tabel.fouten import BestandGeweigerd, show_waarde
from wijzer.files.tabel.grenzen import (
    MAX_CEL,
    MAX_FOUTEN,
    MAX_KOLOMMEN,
    MAX_RIJEN,
    MAX_TEKENS,
    MAX_TEKSTEN,
    MAX_VLAK,
    refuse_columns,
    refuse_rows,
)
from wijzer.files.tabel.xlsx.stroom import (
    Attributen,
    XmlStroom,
    read_elements,
    refuse_broken,
    refuse_large,
)

FORMULE = Onleesbaar(
    "(formule)", "Hier staat een formule.", "de waarde zelf: kopieer, en plak als waarden"
)
PROCENT = Onleesbaar(
    "(percentage)", "Hier staat een percentage.", "het getal zelf, of tekst", overal=False
)
_FOUTEN = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
_PROCENT_FORMATEN = {"9", "10"}
"""Built-in number formats that show a part of a hundred (ECMA-376, 18.8.30)."""
_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_MAX_RIJ, _MAX_KOLOM = 2**20, 2**14
"""The last row and column of Excel."""
_MAX_FORMAAT = 255
"""Signs in a number format: what Excel allows."""
_AANGEHAALD = re.compile(r'"[^"]*"|\\.')


class _Kolomnummers(dict[str, int]):
    """The number of a column by its letters, worked out once."""

    def __missing__(self, letters: str) -> int:
        if not _LETTERS.fullmatch(letters):
            raise refuse_broken()
        kolom = 0
        for letter in letters.upper():
            kolom = kolom * 26 + ord(letter) - 64
        return self.setdefault(letters, kolom - 1)


_KOLOMMEN = _Kolomnummers()


class Keuring(XmlStroom):
    """Looks through one sheet. Rows and columns count from 0, as the library counts them.

    A sheet has millions of cells: `start` and `end` do by themselves what each of them needs.
    """

    def __init__(self, lengtes: "array[int]", procentstijlen: frozenset[str]) -> None:
        super().__init__()
        self._lengtes, self._procentstijlen = lengtes, procentstijlen
        self.onleesbaar: dict[int, dict[int, Onleesbaar]] = {}
        self.verborgen_rijen = 0
        self._verborgen_kolommen: list[tuple[int, int]] = []
        self._rij = self._kolom = self._laatste_rij = self._laatste_kolom = -1
        self._in_cel = self._leest = self._leest_v = self._heeft_v = self._formule = (
            self._rij_verborgen
        ) = False
        self._attributen: Attributen = {}
        self._tekst, self._rijnaam = "", "0"
        self._tekens = self._onleesbaren = 0
        self._is_blad = self._in_gegevens = self._had_gegevens = False
        self.parser.StartCdataSectionHandler = self.parser.CommentHandler = self._refuse_in_value
        self.parser.ProcessingInstructionHandler = self._refuse_in_value

    def look(self, archief: zipfile.ZipFile, deel: zipfile.ZipInfo) -> None:
        """Read the part.

        Raises `BestandGeweigerd` for a sheet that is larger than a table, or that Excel would not
        write.
        """
        self.read(archief, deel)
        if not self._is_blad:
            raise refuse_broken()
        if (self._laatste_rij + 1) * (self._laatste_kolom + 1) > MAX_VLAK:
            raise refuse_large()

    @property
    def verborgen_kolommen(self) -> list[str]:
        """The letters of the hidden columns that hold something."""
        return [
            column_letters(kolom)
            for kolom in range(self._laatste_kolom + 1)
            if any(van <= kolom <= tot for van, tot in self._verborgen_kolommen)
        ]

    def start(self, naam: str, attributen: Attributen) -> None:
        """Follow where we are; a cell or row that does not say so comes after the one before."""
        if naam == "c" and self._in_gegevens:
            kolom = self._kolom + 1
            if plek := attributen.get("r"):
                kolom = _KOLOMMEN[plek[: -len(self._rijnaam)]]
                if not plek.endswith(self._rijnaam):
                    raise refuse_broken()
            if not self._kolom < kolom < _MAX_KOLOM or self._rij < 0:
                raise refuse_broken()
            self._kolom, self._attributen = kolom, attributen
            self._in_cel, self._heeft_v, self._formule, self._tekst = True, False, False, ""
        elif naam == "v":
            if self._heeft_v:
                raise refuse_broken()
            self._leest = self._leest_v = self._heeft_v = self._in_cel
        elif naam == "t":
            self._leest = self._in_cel
        elif naam == "f":
            self._formule = self._in_cel
        else:
            self._start_other(naam, attributen)

    def _start_other(self, naam: str, attributen: Attributen) -> None:
        if naam == "row" and self._in_gegevens:
            self._start_row(attributen)
        elif naam == "sheetData":
            if self._had_gegevens:
                raise refuse_broken()
            self._in_gegevens = self._had_gegevens = True
        elif naam == "col" and attributen.get("hidden") in {"1", "true"}:
            if len(self._verborgen_kolommen) == _MAX_KOLOM:
                raise refuse_broken()
            van, tot = int(attributen["min"]) - 1, int(attributen["max"]) - 1
            self._verborgen_kolommen.append((van, tot))
        elif naam == "worksheet":
            self._is_blad = True

    def end(self, naam: str) -> None:
        """Judge a cell when it is whole."""
        if naam == "c":
            self._in_cel = self._leest = self._heeft_v = False
            if self._tekst or self._formule:
                self._end_cell()
        elif naam == "t":
            self._leest = False
        elif naam == "v":
            if self._leest_v and self._tekst and self._attributen.get("t") == "inlineStr":
                raise refuse_broken()
            self._leest = self._leest_v = False
        elif naam == "sheetData":
            # Behind it newer programs keep cells of their own, with the same names.
            self._in_gegevens = False

    def text(self, tekst: str) -> None:
        """Keep the text of a value."""
        if self._leest:
            if len(self._tekst) + len(tekst) > MAX_CEL:
                raise refuse_broken()
            self._tekst += tekst

    def _refuse_in_value(self, *_: object) -> None:
        """A value in pieces: the library takes one of them, or none, and says nothing."""
        if self._leest_v:
            raise refuse_broken()

    def _start_row(self, attributen: Attributen) -> None:
        rij = int(attributen["r"]) - 1 if "r" in attributen else self._rij + 1
        if not self._rij < rij < _MAX_RIJ:
            raise refuse_broken()
        self._rij, self._rijnaam, self._kolom = rij, str(rij + 1), -1
        self._rij_verborgen = attributen.get("hidden") in {"1", "true"}

    def _end_cell(self) -> None:
        """Judge a cell that holds something."""
        self._reach()
        soort = self._attributen.get("t", "n")
        if self._formule:
            self._mark(FORMULE)
        elif soort == "s":
            self._count(self._lengtes[self._number_of_text()])
        elif soort == "n":
            float(self._tekst)  # a number cell with something else in it is damage
            if self._attributen.get("s") in self._procentstijlen:
                self._mark(PROCENT)
        elif soort == "e":
            self._mark(self._error())
        else:
            self._count(len(self._tekst))

    def _number_of_text(self) -> int:
        """The number of a shared text. Of a number with anything around it the library makes the first text."""
        if not (self._tekst.isascii() and self._tekst.isdecimal()):
            raise refuse_broken()
        return int(self._tekst)

    def _error(self) -> Onleesbaar:
        """An error by its name. The library reads no sheet with one that it does not know."""
        if self._tekst not in _FOUTEN:
            plek = f"{column_letters(self._kolom)}{self._rij + 1}"
            melding = (
                f"In cel {plek} staat een fout die we niet kennen: {show_waarde(self._tekst)}."
            )
            raise BestandGeweigerd([melding, "Zet daar de waarde zelf."])
        return Onleesbaar(self._tekst, "Hier staat een fout van Excel.", "de waarde zelf")

    def _reach(self) -> None:
        if self._kolom > self._laatste_kolom:
            if self._kolom >= MAX_KOLOMMEN:
                raise refuse_columns()
            self._laatste_kolom = self._kolom
        if self._rij > self._laatste_rij:
            if self._rij > MAX_RIJEN:
                raise refuse_rows()
            self._laatste_rij = self._rij
            self.verborgen_rijen += self._rij_verborgen

    def _count(self, tekens: int) -> None:
        self._tekens += tekens
        if self._tekens > MAX_TEKENS:
            raise refuse_texts()

    def _mark(self, waarom: Onleesbaar) -> None:
        self._onleesbaren += 1
        if self._onleesbaren > MAX_FOUTEN:
            melding = f"Er staan meer dan {MAX_FOUTEN} formules en fouten van Excel in."
            raise BestandGeweigerd([melding, "Kopieer alles, en plak het als waarden."])
        self.onleesbaar.setdefault(self._rij, {})[self._kolom] = waarom


def column_letters(kolom: int) -> str:
    """The name of a column as Excel shows it: 0 is A."""
    hoger, rest = divmod(kolom, 26)
    return (column_letters(hoger - 1) if hoger else "") + chr(ord("A") + rest)


def refuse_texts() -> BestandGeweigerd:
    """The error for a workbook with more text than a table holds."""
    return BestandGeweigerd(["Dit Excel-bestand bevat te veel of te lange teksten."])


class _Lengtes(XmlStroom):
    """How long each shared text is: a cell that points to one gets a copy of it."""

    def __init__(self) -> None:
        super().__init__()
        self.lengtes = array("I")
        self._lengte = 0

    def end(self, naam: str) -> None:
        if naam == "si":
            self.lengtes.append(self._lengte)
            self._lengte = 0
            if len(self.lengtes) > MAX_TEKSTEN:
                raise refuse_texts()

    def text(self, tekst: str) -> None:
        self._lengte += len(tekst)
        if self._lengte > 2 * MAX_CEL:  # with what tells how it is spoken
            raise refuse_texts()


def text_lengths(archief: zipfile.ZipFile, deel: zipfile.ZipInfo | None) -> "array[int]":
    """The length of each shared text."""
    lezer = _Lengtes()
    if deel is not None:
        lezer.read(archief, deel)
    return lezer.lengtes


def percent_styles(archief: zipfile.ZipFile, deel: zipfile.ZipInfo | None) -> frozenset[str]:
    """The numbers of the cell styles that show a percentage."""
    formaten, stijlen, in_cellen = set(_PROCENT_FORMATEN), list[str](), False
    for naam, attributen in read_elements(
        archief, deel, "numFmt", "cellStyleXfs", "cellXfs", "cellStyles", "xf"
    ):
        if naam == "numFmt" and _is_percentage(attributen.get("formatCode", "")):
            formaten.add(attributen.get("numFmtId", ""))
        elif naam in {"cellStyleXfs", "cellXfs", "cellStyles"}:
            in_cellen = naam == "cellXfs"
        elif naam == "xf" and in_cellen:
            stijlen.append(attributen.get("numFmtId", "0"))
    return frozenset(str(nummer) for nummer, formaat in enumerate(stijlen) if formaat in formaten)


def _is_percentage(formaat: str) -> bool:
    if len(formaat) > _MAX_FORMAAT:
        raise refuse_broken()
    return "%" in _AANGEHAALD.sub("", formaat)
