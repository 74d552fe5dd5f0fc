"""Workbooks by hand, part by part, as the odd producers write them: Excel opens each of these."""

import re
import zipfile
from functools import partial

import pytest

from tests.wereld.balie import Balie, Geval, Weiger, judge, with_names
from tests.wereld.tabellen import CONTRACT_KOP, EEN, TWEE, table
from tests.wereld.werkboeken import (
    BLAD,
    HOOFD,
    RELATIES,
    STRICT_HOOFD,
    STRICT_RELATIES,
    TEKSTEN,
    WERKBOEK,
    Delen,
    Ruw,
    change,
    inline,
    pack,
    pack_as_stream,
    parts,
    rename,
)

TABEL = table(CONTRACT_KOP, EEN, TWEE)
ALLE = (EEN, TWEE)
RELS, TYPES, STIJLEN = "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml"
BOM = b"\xef\xbb\xbf"


def every(delen: Delen, *paren: tuple[str, str]) -> Delen:
    """The same replacements in every part."""
    uit = dict(delen)
    for oud, nieuw in paren:
        uit = {naam: data.replace(oud.encode(), nieuw.encode()) for naam, data in uit.items()}
    return uit


def strict() -> Delen:
    """As Excel saves "Strict Open XML": other namespaces, and a date as a date."""
    delen = every(parts(TABEL), (HOOFD, STRICT_HOOFD), (RELATIES, STRICT_RELATIES))
    delen = change(
        delen, BLAD, r'<c r="(G\d)" s="1"><v>\d+</v>', '<c r="G2" s="1" t="d"><v>2025-01-01</v>'
    )
    blad = delen[BLAD].decode()
    blad = re.sub(r'(<row r="3">.*?)r="G2"', r'\1r="G3"', blad)
    return {**delen, BLAD: blad.encode()}


def without_references() -> Delen:
    """Every cell stands in its place, so none says which; an empty one is written too."""
    vol = [[Ruw("<c/>") if cel is None else cel for cel in rij] for rij in TABEL]
    return change(parts(vol), BLAD, r'<c r="[A-Z]+\d+"', "<c")


def prefixed(naam: str) -> Delen:
    """One part with a prefix on each of its elements."""
    delen = parts(TABEL)
    tekst = re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", delen[naam].decode())
    return {**delen, naam: tekst.replace("xmlns=", "xmlns:x=").encode()}


def in_utf16(naam: str) -> Delen:
    delen = parts(TABEL)
    tekst = delen[naam].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    return {**delen, naam: tekst.encode("utf-16")}


def backslashes() -> Delen:
    delen = parts(TABEL)
    return {naam.replace("/", "\\"): data for naam, data in delen.items()}


def another_workbook_name() -> Delen:
    delen = rename(
        parts(TABEL), {WERKBOEK: "xl/workbook2.xml", RELS: "xl/_rels/workbook2.xml.rels"}
    )
    return every(delen, ("xl/workbook.xml", "xl/workbook2.xml"))


def everything_at_the_top() -> Delen:
    """No folder `xl` at all, as reporting servers write."""
    delen = rename(
        parts(TABEL),
        {
            WERKBOEK: "workbook.xml",
            RELS: "_rels/workbook.xml.rels",
            BLAD: "sheet.xml",
            TEKSTEN: "sharedStrings.xml",
            STIJLEN: "styles.xml",
        },
    )
    delen = change(delen, "_rels/workbook.xml.rels", "worksheets/sheet1.xml", "sheet.xml")
    return every(
        delen,
        ("/xl/worksheets/sheet1.xml", "/sheet.xml"),
        ("/xl/", "/"),
        ("xl/workbook", "workbook"),
    )


def other_ids() -> Delen:
    """The relations in another order and under names of their own."""
    delen = every(parts(TABEL), ('"rId1"', '"Rd4f2"'), ('"rId3"', '"rId1"'))
    return change(delen, RELS, "<Relationship Id=", "<Relationship  Id=")


def absolute() -> Delen:
    delen = change(parts(TABEL), RELS, 'Target="worksheets', 'Target="/xl/worksheets')
    return change(delen, RELS, 'Target="shared', 'Target="/xl/shared')


def dotted() -> Delen:
    return change(parts(TABEL), RELS, 'Target="worksheets', 'Target="./../xl/worksheets')


def with_folders() -> Delen:
    """As a plain zip program packs a folder: the folders are entries, and the types come last."""
    delen = parts(TABEL)
    mappen = {"_rels/": b"", "xl/": b"", "xl/worksheets/": b"", "xl/_rels/": b""}
    mac = {"__MACOSX/xl/._workbook.xml": b"\x00\x05\x16\x07", ".DS_Store": b"\x00\x00\x00\x01Bud1"}
    rest = {naam: data for naam, data in delen.items() if naam != TYPES}
    return {**mappen, **rest, **mac, TYPES: delen[TYPES]}


def with_everything_beside_it() -> Delen:
    """A signature, links to other files, threaded comments and a pivot cache: data stay data."""
    anders = {
        "_xmlsignatures/sig1.xml": b"<Signature/>",
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
        "xl/threadedComments/threadedComment1.xml": b"<ThreadedComments/>",
        "xl/pivotCache/pivotCacheDefinition1.xml": b"<pivotCacheDefinition/>",
        "customXml/item1.xml": b"<x/>",
    }
    return parts(TABEL) | anders


def macro() -> Delen:
    delen = parts(TABEL) | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(512)}
    return change(
        delen,
        TYPES,
        r"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main\+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )


def template() -> Delen:
    return change(parts(TABEL), TYPES, r"spreadsheetml\.sheet\.main", "spreadsheetml.template.main")


def dimension(gebied: str) -> Delen:
    return change(parts(TABEL), BLAD, "<sheetData>", f'<dimension ref="{gebied}"/><sheetData>')


def shared_once() -> Delen:
    """Every text once, used many times, with a count that is not true."""
    delen = parts(TABEL)
    return change(delen, TEKSTEN, "<sst ", '<sst count="1" uniqueCount="99999" ')


def commented() -> Delen:
    delen = change(parts(TABEL), BLAD, '<row r="3">', '<!-- rij 3 --><?reken nee?><row r="3">')
    return change(delen, TEKSTEN, "De Linde", "De <![CDATA[Linde]]>")


def extended() -> Delen:
    """What newer programs add for themselves, which older ones pass over."""
    extra = '<extLst><ext uri="{78C0D931}" xmlns:x14="urn:x14"><x14:c r="A2"><x14:v>9</x14:v></x14:c></ext></extLst>'
    return change(parts(TABEL), BLAD, "</sheetData>", f"</sheetData>{extra}")


DELEN: dict[str, Delen] = {
    "by hand": parts(TABEL),
    "texts in the cells and no shared ones": inline(parts(TABEL)),
    "strict, with dates as dates": strict(),
    "cells without a reference": without_references(),
    "rows without a number": change(parts(TABEL), BLAD, r'<row r="\d+">', "<row>"),
    "rows and cells without one": change(without_references(), BLAD, r'<row r="\d+">', "<row>"),
    "a prefix in the sheet": prefixed(BLAD),
    "a prefix in the shared texts": prefixed(TEKSTEN),
    "a byte order mark in every part": {naam: BOM + data for naam, data in parts(TABEL).items()},
    "the sheet in UTF-16": in_utf16(BLAD),
    "the shared texts in UTF-16": in_utf16(TEKSTEN),
    "single quotes": {naam: data.replace(b'"', b"'") for naam, data in parts(TABEL).items()},
    "line breaks between elements": {
        naam: data.replace(b"><", b">\r\n  <") for naam, data in parts(TABEL).items()
    },
    "workbook2.xml": another_workbook_name(),
    "no folder xl": everything_at_the_top(),
    "backslashes in the names": backslashes(),
    "capitals in the name of the sheet": rename(parts(TABEL), {BLAD: "xl/Worksheets/Sheet1.xml"}),
    "capitals in the name of the shared texts": rename(
        parts(TABEL), {TEKSTEN: "xl/SharedStrings.xml"}
    ),
    "capitals in the folder": {
        naam.replace("xl/", "XL/"): data for naam, data in parts(TABEL).items()
    },
    "other ids of relations": other_ids(),
    "absolute targets": absolute(),
    "a target with dots": dotted(),
    "folders, leftovers of a Mac, types last": with_folders(),
    "a signature, links and a pivot beside the data": with_everything_beside_it(),
    "a template": template(),
    "a dimension that is too small": dimension("A1"),
    "a dimension that is far too large": dimension("A1:XFD1048576"),
    "a wrong count of shared texts": shared_once(),
    "comments and CDATA": commented(),
    "extensions behind the data": extended(),
    "no styles at all": {
        naam: re.sub(rb' s="1"><v>\d+</v>', b' t="str"><v>2025-01-01</v>', data)
        for naam, data in change(parts(TABEL), RELS, r'<Relationship Id="rId2"[^>]*/>', "").items()
        if naam != STIJLEN
    },
}
DATUMLOOS = {**EEN, "einddatum": "2025-01-01"}, {**TWEE, "einddatum": "2025-01-01"}
GEVALLEN = [
    Geval(
        naam,
        partial(pack, delen),
        lees=DATUMLOOS if naam == "no styles at all" else ALLE,
        weiger=Weiger(bestand=("beschadigd|utf-16|codering",)) if "UTF-16" in naam else None,
    )
    for naam, delen in DELEN.items()
] + [
    Geval("nothing compressed", partial(pack, parts(TABEL), zipfile.ZIP_STORED), lees=ALLE),
    Geval("sizes behind the parts", partial(pack_as_stream, parts(TABEL)), lees=ALLE),
    Geval(
        "a workbook with macros",
        partial(pack, macro()),
        lees=ALLE,
        weiger=Weiger(bestand=("macro|xlsm",)),
    ),
]


@pytest.mark.parametrize(**with_names(GEVALLEN))
def test_a_workbook_of_an_odd_producer_is_read_as_excel_reads_it(balie: Balie, geval: Geval):
    judge(balie, "contracten", geval)
