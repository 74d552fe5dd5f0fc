"""Cleans what comes in as text, once and for every way in.

Those are forms, files, keys of an address, commands and a region's folder. What somebody wrote
stays as it was written but for what nobody can see: signs without a look, the many kinds of space,
the many ways to end a line, and the two ways in which Unicode writes `é`. Passwords and other
secrets never come here: they are what was typed, byte for byte.

Comparing is another thing. A keyboard makes `'` and a word processor makes `’`: to a reader that is
one sign, so where two texts are compared, or a code or number is read, they are one (`compare_key`,
`clean_code`).
"""

import re
import unicodedata

VERBINDERS = "\u200c\u200d"
"""Signs without a look of their own that hold a word or a picture together.

Persian needs the first, a family of emoji the second.
"""

_REGELEINDE = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BRAILLE = "\u2800"
"""The blank of braille is a space to who sees it, and the only one that Unicode takes for a sign."""
_SPATIE = re.compile(rf"[\s{_BRAILLE}]")
_SPATIE_IN_REGEL = re.compile(rf"[^\S\n\t]|{_BRAILLE}")

_ZONDER_VORM = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    r"\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\U000110bd\U000110cd"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Signs without a form of their own.

Control and format signs, marks of byte order, variation selectors, fillers, and the place where a
picture was cut out.
"""
_ZONDER_TEKEN = r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
"""Half a character, and what is no character."""
_BEELD = r"\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
"""Emoji, and signs that a variation selector makes one; also those that are newer than this Python."""
_SCHRIFT = (
    r"\u0606-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
)
"""Scripts whose letters join: those of Arabic, India, Burma, Cambodia and Mongolia."""
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_HALF = re.compile(r"[\ud800-\udfff]")
_VERBORGEN = re.compile(f"[{_ZONDER_VORM}{_ZONDER_TEKEN}]")
_VERBORGEN_OF_NODIG = re.compile(
    "("
    + "|".join(
        (
            rf"(?:(?<=[{_BEELD}])|(?<=[{_BEELD}\u20e3]\ufe0f))\u200d(?=[{_BEELD}])",
            rf"(?<=[{_SCHRIFT}])[{VERBINDERS}](?=[{_SCHRIFT}])",
            rf"(?<=[{_BEELD}])[\ufe0e\ufe0f]",
            r"(?<=[0-9#*])\ufe0f(?=\u20e3)",
            rf"(?<=[{_HAN}])[\ufe00-\ufe02\U000e0100-\U000e01ef]",
            r"(?<=[\u1820-\u18aa])[\u180b-\u180d\u180f]",
            r"(?<=\U0001f3f4)[\U000e0061-\U000e007a]{4,6}\U000e007f",
        )
    )
    + f")|[{_ZONDER_VORM}{_ZONDER_TEKEN}]"
)
"""Signs without a look; group 1 holds those that the signs around them need.

Those stand in an emoji of several signs, in a word or in a flag.
"""

_ALS_TIKTEKEN = str.maketrans(
    dict.fromkeys("’‘‛ʼʻʽʹˈ´`ˊˋ′‵＇ꞌ", "'")
    | dict.fromkeys("“”„‟″«»＂", '"')
    | dict.fromkeys("‐‑‒–—―−⁃˗﹘﹣－⸗⸚⸺⸻⹀⹝〜〰゠︱︲֊־᐀᠆", "-")
)
"""Apostrophes, quotes and dashes, as a keyboard makes them."""
_BREED_VAN, _BREED_TOT, _BREED_VERSCHIL = 0xFF01, 0xFF5E, 0xFF01 - 0x21


def clean_line(tekst: str) -> str:
    """A text of one line: nothing that cannot be seen, one plain space between words and none around them, in NFC.

    Half a character (a lone surrogate) is dropped too; where somebody can be told, it is refused before this.
    """
    if not tekst.isprintable() or _BRAILLE in tekst:
        tekst = _SPATIE.sub(" ", tekst)
    return " ".join(_without_hidden(tekst).split())


def clean_text(tekst: str) -> str:
    """A text that may have several lines.

    It is cleaned as by `clean_line`, but each line ends in one line feed, and tabs and wide gaps
    stay.
    """
    if not tekst.isprintable() or _BRAILLE in tekst:
        tekst = _SPATIE_IN_REGEL.sub(" ", _REGELEINDE.sub("\n", tekst))
    return _without_hidden(tekst).strip()


def clean_code(tekst: str) -> str:
    """What machines read, as a keyboard types it: a code, a number, a postcode, a house number.

    Dashes, quotes, and the digits and letters of wide or other keyboards become those of ASCII. A
    small raised 2 is no 2.
    """
    tekst = clean_line(tekst)
    if tekst.isascii():
        return tekst.replace("`", "'")
    return "".join(map(_on_keyboard, _VERBORGEN.sub("", tekst).translate(_ALS_TIKTEKEN)))


def only_visible(tekst: str) -> str:
    """A text without any sign that has no look, also those that hold a word or a picture together."""
    return tekst if tekst.isascii() and tekst.isprintable() else _VERBORGEN.sub("", tekst)


def plain_signs(tekst: str) -> str:
    """A text with the apostrophes, quotes and dashes of a keyboard, sign for sign, and nothing else changed."""
    return tekst.translate(_ALS_TIKTEKEN)


def compare_key(tekst: str) -> str:
    """The same key for two texts that a reader takes for the same.

    Case, accents, spaces and the kinds of apostrophe and dash make no difference. Only for
    comparing, never for showing or for keeping instead of what was written.
    """
    if tekst.isascii() and tekst.isprintable():
        return " ".join(tekst.replace("`", "'").casefold().split())
    plat = _decompose(_decompose(_VERBORGEN.sub("", clean_line(tekst))).casefold())
    return " ".join("".join(teken for teken in plat if not unicodedata.combining(teken)).split())


def is_broken(tekst: str) -> bool:
    """Whether half a character (a lone surrogate) stands in a text: something of it was lost on the way."""
    return not tekst.isascii() and _HALF.search(tekst) is not None


def _without_hidden(tekst: str) -> str:
    """A text without signs that have no look, in NFC; what an emoji or a word needs stays.

    What one of them stands beside may go or move, so this is done until nothing changes, and for a
    text that was made to change for ever they all go.
    """
    if tekst.isascii() and tekst.isprintable():
        return tekst
    if not _VERBORGEN.search(tekst):
        return unicodedata.normalize("NFC", tekst)
    for _ in range(4):
        kaal = unicodedata.normalize("NFC", _VERBORGEN_OF_NODIG.sub(_needed, tekst))
        if kaal == tekst:
            return kaal
        tekst = kaal
    return unicodedata.normalize("NFC", _VERBORGEN.sub("", tekst))


def _needed(gevonden: re.Match[str]) -> str:
    return gevonden[1] or ""


def _decompose(tekst: str) -> str:
    """Taken apart, quotes and dashes first: Unicode takes `´` apart into a space with an accent."""
    return unicodedata.normalize("NFKD", tekst.translate(_ALS_TIKTEKEN)).translate(_ALS_TIKTEKEN)


def _on_keyboard(teken: str) -> str:
    if _BREED_VAN <= ord(teken) <= _BREED_TOT:
        return chr(ord(teken) - _BREED_VERSCHIL)
    cijfer = unicodedata.decimal(teken, None)
    return teken if cijfer is None else str(cijfer)
