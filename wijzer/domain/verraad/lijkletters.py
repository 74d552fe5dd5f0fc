"""Letters of other alphabets that look like Latin ones, read as what they look like.

Only for comparing: `Кaneelwortelpad` with a Cyrillic К is to every reader the street that it
imitates. What was typed is never rewritten.
"""

import re
import unicodedata

_GELIJKEND = {
    "2": "ꝚƧϨꙄꛯ",
    "3": "𝈆ꞫȜƷꝪⳌЗӠ𑣊",
    "4": "Ꮞ𑢯",
    "5": "Ƽ𑢻",
    "6": "ⳒбᏮ𑣕",
    "7": "𝈒𐓒𑣆",
    "8": "ଃȣȢ𐌚",
    "9": "ꝮⳊ𑣌𑢬𑣖",
    "a": "⍺ɑαаΑАᎪ𐊠Δ",
    "b": "ƄЬᏏꞴΒВᏴ𐊂𐊡𐌁вʙ",
    "c": "ⲥсꮯ𐐽🝌𑣲ⲤСᏟ𐊢𐌂𐐕ᴄ",
    "d": "ԁᏧᎠᴅɗ",
    "e": "℮ꬲеҽΕЕᎬ𑢦𑢮𐊆ᴇə",
    "f": "ꬵꞙẝք𝈓ꞘϜ𑣂𑢢𐊇𐊥ƒ",
    "g": "ɡᶃƍցԌᏀᏳɢ",
    "h": "һհᏂΗⲎНᎻ𐋏нʜ",
    "i": "⍳ıɩіꙇꭵᎥ𑣃ΙІⲒɪїι",
    "j": "ϳјꞲͿЈᎫᴊ",
    "k": "ΚⲔКᏦкκʞ",
    "l": "𐌠Ɩ𐊊𐌉𝈪ⳐᏞ𑢣𑢲𐐛Ӏӏʟ",
    "m": "ΜϺⲘМᎷ𐊰𐌑мᴍ",
    "n": "ոռΝⲚηпɴ",
    "o": "ᴏᴑꬽοσⲟоჿօ𐓪𑣈𑣗𐐬〇ΟⲞОՕ𐓂𑢵𐊒𐊫𐐄ɔ",
    "p": "⍴ρⲣрΡⲢРᏢ𐊕ᴘþ",
    "q": "ԛգզ",
    "r": "ꭇꭈᴦⲅгꮁ𝈖ƦᎡᏒ𐒴ʀ",
    "s": "ƽѕꮪ𑣁𐑈ЅՏᏕᏚ𐊖𐐠ꜱ",
    "t": "🝨ΤⲦТᎢ𑢼𐊗𐊱𐌕тτᴛ",
    "u": "ꞟᴜꭎꭒʋս𐓶𑣘Ս𐓎𑢸υμ",
    "v": "ᴠνѵꮩ𑣀𝈍ѴᏙ𑢠",
    "w": "ɯᴡѡԝաꮃ𑣯ԜᎳᏔω",
    "x": "᙮х᙭╳𐌢𑣬ꞳΧⲬХ𐊐𐊴𐌗χ",
    "y": "ɣᶌʏỿꭚγуყ𑣜ΥⲨУҮᎩᎽ𑢤𐊲ү",
    "z": "ꮓ𑣄𐋵ΖᏃ𑢩ᴢʐ",
}
"""Sign → those that look like it. Cyrillic, Greek, Armenian, Coptic, Cherokee, Old Italic and phonetic letters from
Unicode's own list of confusables (UTS 39, by way of `confusable-homoglyphs` 3.3.1), as far as NFKD leaves them as they
are; small letters that look like a small capital (в, н, т) are added. A capital I of another alphabet is an i.
"""
_DOORGESTREEPT = {
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ħ": "h",
    "ŧ": "t",
    "ƀ": "b",
    "ɨ": "i",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
}
_LISU = dict(zip("ꓐꓑꓒꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "bpddtgkjczfmnlsrvhwxyaeiou", strict=True))
"""The letters of Lisu are Latin capitals."""
_TEKENS = str.maketrans(
    {anders: teken for teken, rij in _GELIJKEND.items() for anders in rij} | _DOORGESTREEPT | _LISU
)
_LETTERNAAM = re.compile(r"(?:LATIN|NEGATIVE|REGIONAL) .*\b([A-Z])(?: WITH .*)?")
"""How Unicode names a sign that every reader takes for a letter.

It may be a small capital, upside down, in a dark circle or on a flag.
"""


def latijn(tekst: str) -> str:
    """A text in small Latin letters.

    Look-alikes, accents, full-width and mathematical letters and foreign digits are folded. Signs
    that take no room (zero-width spaces, soft hyphens) are left out; spaces and punctuation stay.
    """
    if tekst.isascii():
        return tekst.lower()
    vorm = unicodedata.normalize("NFKD", tekst).translate(_TEKENS).casefold()
    vorm = unicodedata.normalize("NFKD", vorm).translate(_TEKENS)
    return "".join(_sign(teken) for teken in vorm)


def _sign(teken: str) -> str:
    if teken.isascii():
        return teken
    soort = unicodedata.category(teken)
    if (cijfer := unicodedata.digit(teken, None)) is not None:
        return str(cijfer)
    if letter := _LETTERNAAM.fullmatch(unicodedata.name(teken, "")):
        return letter[1].lower()
    return "" if soort in {"Mn", "Me", "Cf"} else teken
