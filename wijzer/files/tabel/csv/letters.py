"""Makes letters of bytes: what a text file is written in is never guessed where the guess may give a wrong letter.

A text is UTF-8 when all of it is. It is Windows-1252 when all of it can be and nothing speaks
against it. A file that is partly one and partly the other keeps the bytes that do not belong as
signs that `damage` finds, so that each is told at its row and column. What was lost or mangled
before the file was made is found by `damage` too.
"""

import re
from dataclasses import dataclass

_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_GELDIG_UTF8 = re.compile(
    rb"\xc2[\xa0-\xbf]|[\xc3-\xc5][\x80-\xbf]|\xe2(?:\x80[\x90-\xba]|\x82\xac|\x84\xa2)|\xef\xbb\xbf"
    rb"|\xf0\x9f[\x80-\xbf]{2}|\xcc[\x80-\xbf]|\xe1[\xb8-\xbb][\x80-\xbf]"
    rb"|(?:[\xce-\xd1\xd8-\xdb][\x80-\xbf]){2}|(?:[\xe3-\xe9][\x80-\xbf]{2}){2}"
)
"""Letters of our languages, their punctuation and emoji in UTF-8: in Windows-1252 nobody writes these bytes in a row.

So are accents that stand beside their letter (macOS), Vietnamese, and two letters of Greek,
Cyrillic, Arabic, or Chinese.
"""
_ZONDER_TEKEN = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
"""Bytes that Windows-1252 gives no sign."""

_VERVOLG = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_DUBBEL = re.compile(
    f"[ÂÃ][{_VERVOLG}]|[ÄÅ][\u0080-\u009f\u00a1-\u00bf€ƒ†‡ˆ‰Š‹ŒŽ•˜™›œŸ]|â[€‚„][{_VERVOLG}]|ï»¿|ðŸ[{_VERVOLG}]{{2}}"
    f"|Ì[€\u0081‚ƒˆŠŒ§]|á[¸¹º»][{_VERVOLG}]|(?:[ÎÏÐÑØÙÚÛ][{_VERVOLG}]){{2}}"
)
"""How UTF-8 looks that was opened as Windows-1252 and saved again."""
_ANDERE_TABEL = re.compile(
    r"(?<=[a-z])(?:[ƒ†‡ˆ‰Š‹Ž•Ÿ]|[‚„“”](?=[a-z])|‘(?=[a-z])(?![snt]\b))|ŽŽn|‚‚n"
)
"""Signs that betray letters of an old Mac or MS-DOS that were read as Windows-1252.

They stand in a place where only a letter with an accent can.
"""
_VREEMD = re.compile("[\udc80-\udcff]")
_VREEMD_ZONDER_TEKEN = re.compile("[\udc81\udc8d\udc8f\udc90\udc9d]")


@dataclass(frozen=True, slots=True)
class Bestandstekst:
    """The letters of a file.

    `is_gok`: no UTF-8, so that signs of another table than Windows-1252 may stand in it.
    `is_vreemd`: nobody can tell in what it is written.
    """

    letters: str
    is_gok: bool = False
    is_vreemd: bool = False


class GeenTekst(ValueError):
    """These bytes are no text at all."""


def decode_tekst(inhoud: bytes) -> Bestandstekst:
    """The letters of a file. Raises `GeenTekst`.

    Bytes that do not belong come back as half signs (U+DC80 to U+DCFF).
    """
    if inhoud.startswith(_UTF16):
        return Bestandstekst(_utf16(inhoud))
    if b"\x00" in inhoud:
        raise GeenTekst
    kaal = inhoud.removeprefix(_UTF8_BOM)
    try:
        return Bestandstekst(kaal.decode())
    except UnicodeDecodeError:
        pass
    if kaal != inhoud or _GELDIG_UTF8.search(kaal):
        return Bestandstekst(kaal.decode(errors="surrogateescape"))
    if _ZONDER_TEKEN.search(kaal) or _is_of_old_mac(kaal):
        return Bestandstekst(kaal.decode(errors="surrogateescape"), is_vreemd=True)
    return Bestandstekst(kaal.decode("cp1252"), is_gok=True)


def _is_of_old_mac(kaal: bytes) -> bool:
    """Whether the lines end as only an old Mac ends them.

    Its letters with accents are other ones than those of Windows.
    """
    return b"\r" in kaal and b"\n" not in kaal


def _utf16(inhoud: bytes) -> str:
    try:
        letters = inhoud.decode("utf-16")
    except UnicodeDecodeError:
        raise GeenTekst from None
    if "\x00" in letters:
        raise GeenTekst
    return letters


def may_be_damaged(tekst: Bestandstekst) -> bool:
    """Whether any cell of the text can have something that `damage` tells; most files have not."""
    letters = tekst.letters
    return not letters.isascii() and _first(letters, is_gok=tekst.is_gok) is not None


def damage(cel: str, *, is_gok: bool = False) -> tuple[str, str] | None:
    """What is wrong with the letters of a cell and what is expected, or None.

    Never what stands there: it may be an address.
    """
    return None if cel.isascii() else _first(cel, is_gok=is_gok)


_OPNIEUW = "typ de waarde opnieuw en sla het bestand op als “CSV UTF-8”"


def _first(letters: str, *, is_gok: bool) -> tuple[str, str] | None:
    if _VREEMD.search(letters):
        melding = "Hier staat een letter in een andere codering dan de rest van het bestand."
    elif "\ufffd" in letters:
        melding = "Hier staat een teken dat ergens verloren ging (�)."
    elif _DUBBEL.search(letters):
        melding = "Hier zijn letters verminkt, zoals Ã« waar ë stond."
    elif is_gok and _ANDERE_TABEL.search(letters):
        melding = "Hier staat een leesteken waar een letter hoort: het bestand komt van een Mac of uit MS-DOS."
    else:
        return None
    return melding, _OPNIEUW


def shown(cel: str) -> str:
    """The cell as a report can show it: bytes that are no letter as the sign for that."""
    return _VREEMD.sub("\ufffd", cel)


def is_foreign(cel: str, *, zonder_teken: bool = False) -> bool:
    """Whether bytes stand in a cell that are no letter of its file.

    `zonder_teken`: that Windows-1252 has no sign for.
    """
    return bool((_VREEMD_ZONDER_TEKEN if zonder_teken else _VREEMD).search(cel))
