r"""An XLSX as the zip it is: measured before anything is unpacked, and put in the form that every reader knows.

Programs name the parts of a workbook as they like: `workbook2.xml`, `XL\Worksheets\Sheet1.xml`.
What counts is where the relations point to. The library that reads the values gets a table of
contents in which the parts that it needs have their usual names, and in which no other part stands:
so nobody reads what was not measured here.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass

from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.grenzen import MAX_BLADEN, MAX_ONDERDELEN, MAX_UITGEPAKT
from wijzer.files.tabel.herkennen import refuse_other_zip
from wijzer.files.tabel.xlsx.stroom import (
    Attributen,
    broken_is_refused,
    read_elements,
    refuse_broken,
    refuse_large,
)

_IN_INHOUDSOPGAVE = b"PK\x01\x02"
_PAKKET = "http://schemas.openxmlformats.org/package/2006"
_BOEK = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_VERWIJST = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Werkblad:
    """A sheet that holds cells."""

    naam: str
    deel: zipfile.ZipInfo
    verborgen: bool


@dataclass(frozen=True, slots=True)
class Pakket:
    """The parts of a workbook that matter, found by its relations."""

    archief: zipfile.ZipFile
    bladen: Sequence[Werkblad]
    teksten: zipfile.ZipInfo | None
    stijlen: zipfile.ZipInfo | None
    sinds_1904: bool
    macros: bool

    def as_usual(self, inhoud: bytes) -> io.BytesIO:
        """The same bytes, with a table of contents that names these parts as Excel does, the sheets in their order."""
        uit = io.BytesIO(inhoud)
        nummers = range(1, len(self.bladen) + 1)
        delen = {f"worksheets/sheet{n}.xml": self.bladen[n - 1].deel for n in nummers}
        delen |= {"sharedStrings.xml": self.teksten} if self.teksten else {}
        delen |= {"styles.xml": self.stijlen} if self.stijlen else {}
        with broken_is_refused(), zipfile.ZipFile(uit, "a") as archief:
            archief.infolist().clear()
            archief.NameToInfo.clear()
            for naam, deel in delen.items():
                nieuw = copy(deel)
                nieuw.filename, nieuw.extra = f"xl/{naam}", b""
                archief.infolist().append(nieuw)
            for naam, xml in _usual_parts(list(delen), len(nummers), self.sinds_1904).items():
                archief.writestr(naam, xml)
        uit.seek(0)
        return uit


def _usual_parts(delen: Sequence[str], bladen: int, sinds_1904: bool) -> dict[str, str]:
    """The parts of the workbook, written anew in the usual form."""
    soorten = {
        "worksheets": "worksheet",
        "sharedStrings.xml": "sharedStrings",
        "styles.xml": "styles",
    }
    relaties = [(soorten[deel.partition("/")[0]], deel) for deel in delen]
    namen = "".join(
        f'<sheet name="{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, bladen + 1)
    )
    return {
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/_rels/workbook.xml.rels": _relations(relaties),
        "xl/workbook.xml": f'<workbook xmlns="{_BOEK}" xmlns:r="{_VERWIJST}"><workbookPr date1904="{int(sinds_1904)}"/>'
        f"<sheets>{namen}</sheets></workbook>",
    }


def _relations(doelen: Iterable[tuple[str, str]]) -> str:
    regels = "".join(
        f'<Relationship Id="rId{nummer}" Type="{_VERWIJST}/{soort}" Target="{doel}"/>'
        for nummer, (soort, doel) in enumerate(doelen, start=1)
    )
    return f'<Relationships xmlns="{_PAKKET}/relationships">{regels}</Relationships>'


def open_pakket(inhoud: bytes) -> Pakket:
    """Look at the table of contents and follow the relations. Raises `BestandGeweigerd`."""
    archief = _open_zip(inhoud)
    delen = _Delen(archief)
    wortel = delen.relations("")
    boek = next((doel for soort, doel in wortel.values() if soort == "officeDocument"), "")
    if delen.get(boek) is None:
        boek = "xl/workbook.xml"
    if delen.get(boek) is None:
        refuse_other_zip(archief)
        raise refuse_broken()
    relaties = delen.relations(boek)
    elementen = read_elements(archief, delen.get(boek), "sheet", "workbookPr")
    sinds_1904 = any(
        naam == "workbookPr" and attributen.get("date1904") in {"1", "true"}
        for naam, attributen in elementen
    )

    def only(soort: str) -> zipfile.ZipInfo | None:
        doelen = (doel for doelsoort, doel in relaties.values() if doelsoort == soort)
        return delen.get(next(doelen, posixpath.join(posixpath.dirname(boek), f"{soort}.xml")))

    bladen = [attributen for naam, attributen in elementen if naam == "sheet"]
    return Pakket(
        archief,
        _sheets(delen, relaties, bladen),
        only("sharedStrings"),
        only("styles"),
        sinds_1904,
        any(naam.endswith("vbaproject.bin") for naam in delen.namen),
    )


def _sheets(
    delen: "_Delen", relaties: dict[str, tuple[str, str]], bladen: list[Attributen]
) -> list[Werkblad]:
    """The sheets with cells; one with only a chart on it is none.

    No two may be the same part: each is read by itself.
    """
    if len(bladen) > MAX_BLADEN:
        raise refuse_large()
    gevonden = []
    for attributen in bladen:
        soort, doel = relaties.get(attributen.get("id", ""), ("", ""))
        deel = delen.get(doel)
        if deel is None:
            raise refuse_broken()
        if soort == "worksheet":
            verborgen = attributen.get("state", "visible") != "visible"
            gevonden.append(Werkblad(attributen.get("name", ""), deel, verborgen))
    if len({blad.deel.header_offset for blad in gevonden}) < len(gevonden):
        raise refuse_broken()
    if not gevonden:
        raise BestandGeweigerd(["In dit Excel-bestand staat geen blad met een tabel."])
    return gevonden


def _open_zip(inhoud: bytes) -> zipfile.ZipFile:
    if inhoud.count(_IN_INHOUDSOPGAVE) > MAX_ONDERDELEN:  # before a library lists them all
        raise refuse_large()
    with broken_is_refused():
        archief = zipfile.ZipFile(io.BytesIO(inhoud))
    delen = archief.infolist()
    if len(delen) > MAX_ONDERDELEN or sum(deel.file_size for deel in delen) > MAX_UITGEPAKT:
        raise refuse_large()
    if any(deel.flag_bits & 1 or deel.compress_type not in {0, 8} for deel in delen):
        raise refuse_broken()
    return archief


class _Delen:
    """The parts by name: neither case nor the direction of a slash matters."""

    def __init__(self, archief: zipfile.ZipFile) -> None:
        self._archief = archief
        self.namen = {_fold(deel.filename): deel for deel in archief.infolist()}

    def get(self, naam: str) -> zipfile.ZipInfo | None:
        return self.namen.get(_fold(naam))

    def relations(self, naam: str) -> dict[str, tuple[str, str]]:
        """What a part points to: by id the kind, and the name of another part. The empty name is the file itself."""
        map_, bestand = posixpath.split(naam)
        elementen = read_elements(
            self._archief,
            self.get(posixpath.join(map_, "_rels", f"{bestand}.rels")),
            "Relationship",
        )
        return {
            attributen.get("Id", ""): (
                attributen.get("Type", "").rpartition("/")[2],
                posixpath.join("/" + map_, attributen.get("Target", "").replace("\\", "/")),
            )
            for _, attributen in elementen
            if attributen.get("TargetMode") != "External"
        }


def _fold(naam: str) -> str:
    return posixpath.normpath("/" + naam.replace("\\", "/")).lstrip("/").casefold()
