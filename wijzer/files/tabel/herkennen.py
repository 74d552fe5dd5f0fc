"""What somebody brought, by its first bytes: a workbook, a text, or something else that is refused by its name.

Who made a list does not know what their program saved it as. So the refusal says which program it
is of, and what to do there.
"""

import re
import zipfile
from collections.abc import Sequence

from wijzer.files.tabel.fouten import BestandGeweigerd

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0"
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_ALS_XLSX = "Sla het op als .xlsx of als CSV."
_HTML = re.compile(rb"\s*<(?:!doctype html|html|head|body|table|meta)\b", re.IGNORECASE)
_XML = re.compile(rb"\s*<(?:\?xml\b|!--|[a-z][^<>;,\t]*>\s*<)", re.IGNORECASE)
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\]\"])")

_ANDERE: Sequence[tuple[bytes, str]] = (
    (b"%PDF", "Dit is een PDF."),
    (b"\x1f\x8b", "Dit is een ingepakt bestand (.gz). Pak het eerst uit."),
    (b"7z\xbc\xaf", "Dit is een ingepakt bestand (.7z). Pak het eerst uit."),
    (b"Rar!", "Dit is een ingepakt bestand (.rar). Pak het eerst uit."),
    (b"{\\rtf", "Dit is een tekst met opmaak (.rtf)."),
    (b"\x89PNG", "Dit is een afbeelding."),
    (b"\xff\xd8\xff", "Dit is een afbeelding."),
    (b"GIF8", "Dit is een afbeelding."),
)
_IN_ZIP: Sequence[tuple[str, str, str]] = (
    (r"xl/workbook\.bin", "Dit is een binair Excel-bestand (.xlsb).", "Sla het in Excel op als .xlsx."),
    (r"content\.xml", "Dit is een bestand van LibreOffice of OpenOffice (.ods).",
     "Sla het daar op als Excel 2007-365 (.xlsx) of als CSV."),
    (r"index\.zip|index/.*\.iwa", "Dit is een bestand van Apple Numbers.",
     "Kies daar Archief > Exporteer naar > Excel of CSV."),
    (r"word/.*", "Dit is een Word-document.", "Zet de tabel in Excel en sla het op als .xlsx."),
    (r"ppt/.*", "Dit is een presentatie.", "Zet de tabel in Excel en sla het op als .xlsx."),
    (r".*\.(?:xlsx|csv|xls)", "Dit is een ingepakte map (.zip).", "Pak het uit en kies het bestand dat erin zit."),
)  # fmt: skip
"""What a zip is by the names of its parts, when no relation points to a workbook."""


def is_workbook(inhoud: bytes) -> bool:
    """Whether to read it as a workbook (XLSX), or else as text. Raises `BestandGeweigerd` for what is neither."""
    begin = inhoud[:512].removeprefix(b"\xef\xbb\xbf")
    if begin.startswith(_ZIP):
        return True
    if begin.startswith(_OLE):
        raise _refuse_ole(inhoud)
    for eerste, melding in _ANDERE:
        if begin.startswith(eerste):
            raise BestandGeweigerd([melding, _ALS_XLSX])
    if _HTML.match(begin):
        melding = "Dit is een webpagina, ook als de naam op .xls eindigt."
        raise BestandGeweigerd([melding, "Open het in Excel en sla het op als .xlsx."])
    if _XML.match(begin):
        raise BestandGeweigerd(["Dit is XML.", "Open het in Excel en sla het op als .xlsx."])
    if _JSON.match(begin):
        raise BestandGeweigerd(["Dit is JSON: gegevens voor programma's, geen tabel.", _ALS_XLSX])
    return False


def _refuse_ole(inhoud: bytes) -> BestandGeweigerd:
    if _VERSLEUTELD in inhoud:
        melding = "Dit Excel-bestand heeft een wachtwoord."
        return BestandGeweigerd([melding, "Haal het eraf (Bestand > Info). Sla het op als .xlsx."])
    melding = "Dit is een oud Excel-bestand (.xls)."
    return BestandGeweigerd([melding, "Sla het op als .xlsx of als CSV."])


def refuse_other_zip(archief: zipfile.ZipFile) -> None:
    """Raise `BestandGeweigerd` for a zip that is known as something else than a workbook in XLSX."""
    namen = [naam.replace("\\", "/").casefold() for naam in archief.namelist()]
    for patroon, melding, raad in _IN_ZIP:
        if any(re.fullmatch(patroon, naam) for naam in namen):
            raise BestandGeweigerd([melding, raad])
