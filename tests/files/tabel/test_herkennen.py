"""What is no table in a form that we read is refused by its name, with what to do."""

import pytest

from tests.files.tabel.boeken import gezipt
from wijzer.files.tabel.bron import open_bron
from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.herkennen import is_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("inhoud", "reden", "raad"),
    [
        (OLE + b"x" * 600 + "Workbook".encode("utf-16-le"), "een oud Excel-bestand (.xls)", "Sla het op als .xlsx"),
        (OLE + b"x" * 600 + "EncryptedPackage".encode("utf-16-le"), "heeft een wachtwoord", "Haal het eraf"),
        (gezipt({"xl/workbook.bin": b"x"}), "binair Excel-bestand (.xlsb)", "Sla het in Excel op als .xlsx"),
        (gezipt({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "x"}), "LibreOffice", "als Excel 2007-365 (.xlsx)"),
        (gezipt({"Index/Document.iwa": b"x"}), "Apple Numbers", "Exporteer naar > Excel"),
        (gezipt({"word/document.xml": "x"}), "een Word-document", "Zet de tabel in Excel"),
        (gezipt({"ppt/presentation.xml": "x"}), "een presentatie", "Zet de tabel in Excel"),
        (gezipt({"map/locaties.xlsx": "x"}), "een ingepakte map (.zip)", "Pak het uit"),
        (gezipt({"foto.jpg": "x"}), "beschadigd", "sla het opnieuw op"),
        (gezipt({}), "beschadigd", "sla het opnieuw op"),
        (b"%PDF-1.7", "een PDF", "als .xlsx of als CSV"),
        (b"\x1f\x8b\x08", ".gz", "Pak het eerst uit"),
        (b"\r\n<HTML><table><tr><td>naam", "een webpagina, ook als de naam op .xls eindigt", "Open het in Excel"),
        (b"<table border=1>", "een webpagina", "Open het in Excel"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>", "XML", "Open het in Excel"),
    ],
)  # fmt: skip
def test_another_kind_of_file_is_refused_by_its_name(inhoud: bytes, reden: str, raad: str):
    with pytest.raises(BestandGeweigerd) as gevangen:
        open_bron(inhoud)
    assert reden in str(gevangen.value)
    assert raad in str(gevangen.value)


@pytest.mark.parametrize(
    "inhoud", [b"naam;agb\n", b"", b"<naam>;agb\n", b"PKW;agb\n", b"\xef\xbb\xbfnaam"]
)
def test_text_is_text(inhoud: bytes):
    assert not is_workbook(inhoud)
