"""How Dutch address parts are spelled: abbreviations written out, accents and punctuation folded away.

Only for comparing. What was written is never replaced by what comes out of here: an official name may itself hold an
abbreviation (`St.-Jacobsstraat`). The abbreviations are those of NEN 5825 and of daily use.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice, product

from wijzer.domain.taal.schoon import clean_code, compare_key, only_visible, plain_signs
from wijzer.domain.taal.straatgetal import behind_a_king, join_ranks
from wijzer.domain.taal.telwoord import TELWOORDEN, number_in_words, rank_in_words

WOORD = re.compile(r"[^\W_]+")
"""One word of a text whose letters came from `letters_of`."""
_RANG_ERAAN_VAST = re.compile(r"(\d{1,2}(?:e|de|ste))([^\W\d]{3,})")
"""`7edwarsstr`: a rank in digits without a space behind it. It may be a number before a word as well (`7eikenlaan`)."""
_LETTERS_OF_CIJFERS = re.compile(
    rf"\A(?:{_RANG_ERAAN_VAST.pattern}\Z|\d{{1,2}}(?:e|de|ste)\Z)|\d+|\D+"
)
_LIGATUREN = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th"}
)
_MEESTE_VORMEN = 64
"""A street name with more readings than this is nonsense; the rest of them is left out."""

_KORTSTE_STAM = 6
"""Shorter pieces of a street name are the beginning of many others."""

_AFKORTINGEN: dict[str, tuple[str, ...]] = {
    "adm": ("admiraal",),
    "burg": ("burgemeester",),
    "burgem": ("burgemeester",),
    "bgm": ("burgemeester",),
    "comm": ("commissaris",),
    "dir": ("directeur",),
    "dr": ("doctor", "dokter"),
    "ds": ("dominee",),
    "drs": ("doctorandus",),
    "gebr": ("gebroeders",),
    "gen": ("generaal",),
    "gr": ("graaf", "grote", "gracht"),
    "grt": ("grote",),
    "ing": ("ingenieur",),
    "ir": ("ingenieur",),
    "jhr": ("jonkheer",),
    "jkvr": ("jonkvrouw", "jonkvrouwe"),
    "kan": ("kanunnik",),
    "kap": ("kapelaan", "kapitein"),
    "kard": ("kardinaal",),
    "kl": ("kleine", "klein"),
    "kol": ("kolonel",),
    "kon": ("koningin", "koning"),
    "ltn": ("luitenant",),
    "luit": ("luitenant",),
    "maj": ("majoor",),
    "mgr": ("monseigneur",),
    "min": ("minister",),
    "mr": ("meester",),
    "mw": ("mevrouw",),
    "nw": ("nieuwe", "nieuw"),
    "not": ("notaris",),
    "past": ("pastoor",),
    "pr": ("prins", "prinses"),
    "pres": ("president",),
    "prof": ("professor",),
    "rect": ("rector",),
    "secr": ("secretaris",),
    "st": ("sint", "straat"),
    "ste": ("sinte",),
    "t": ("het",),
    "v": ("van",),
    "vd": ("van der", "van den", "van de"),
    "vh": ("van het",),
    "vt": ("van het",),
    "weth": ("wethouder",),
    "wed": ("weduwe",),
    "zr": ("zuster",),
}
_LIDWOORDEN = ("der", "den", "de")
"""What a lone `d` after `van` may stand for: `v.d.` is van der, van den or van de."""
_UITGANGEN: tuple[tuple[str, str], ...] = (
    ("dwstr", "dwarsstraat"),
    ("sngl", "singel"),
    ("str", "straat"),
    ("pln", "plein"),
    ("stg", "steeg"),
    ("prk", "park"),
    ("mrkt", "markt"),
    ("ln", "laan"),
    ("wg", "weg"),
    ("dk", "dijk"),
    ("kd", "kade"),
    ("pl", "plein"),
)
"""Endings as they are cut short, also when written as a word of their own. No Dutch word ends in one of them."""

_PROVINCIES = {
    "o": "ov", "ov": "ov", "ovl": "ov", "overijssel": "ov",
    "gld": "gld", "gelderland": "gld", "gl": "gld",
    "dr": "dr", "drenthe": "dr", "dren": "dr",
    "gn": "gr", "gr": "gr", "groningen": "gr",
    "fr": "fr", "frl": "fr", "friesland": "fr", "fryslan": "fr",
    "fl": "fl", "flevoland": "fl",
    "ut": "ut", "utr": "ut", "utrecht": "ut",
    "nh": "nh", "noordholland": "nh",
    "zh": "zh", "zuidholland": "zh",
    "zld": "zld", "ze": "zld", "zl": "zld", "zeeland": "zld",
    "nb": "nb", "nbr": "nb", "noordbrabant": "nb", "brabant": "nb",
    "lb": "lb", "lim": "lb", "limb": "lb", "limburg": "lb",
}  # fmt: skip
_PLAATSAFKORTINGEN = {"st": "sint", "nw": "nieuw", "v": "van"}
_PLAATSNAMEN = {"denhaag": "sgravenhage", "denbosch": "shertogenbosch"}


def fold(tekst: str) -> list[str]:
    """The words of a text in lower case, without accents and punctuation; `Willem-Alexander` is two words."""
    return WOORD.findall(letters_of(tekst))


def letters_of(tekst: str) -> str:
    """A text in lower case, taken apart, with plain apostrophes and dashes.

    Accents, vowel signs and signs without a look are left out.
    """
    zichtbaar = only_visible(tekst)
    if zichtbaar.isascii():
        return zichtbaar.lower()
    ontleed = unicodedata.normalize("NFKD", plain_signs(zichtbaar.casefold().translate(_LIGATUREN)))
    if ontleed.isascii():
        return ontleed
    return "".join(teken for teken in ontleed if unicodedata.category(teken)[0] != "M")


def straatvormen(tekst: str, *, huisnummer: int | None = None) -> frozenset[str]:
    """Every way in which a street name can be written out, without spaces. Two names are the same when they share one.

    Several, because abbreviations are ambiguous: `v.d.` is van der, van den or van de; `St.` is
    sint or straat. A rank stands in words (`7e` is zevende), a number below a hundred both ways
    (`4 Meistraat`, `Vier Meistraat`). A house number that was typed behind the street as well is
    left out.

    Source: NEN 5825.
    """
    woorden = join_ranks(fold(tekst))
    if len(woorden) > 1 and woorden[-1] == str(huisnummer):
        woorden = woorden[:-1]
    keuzes = [_lezingen(woorden, positie) for positie in range(len(woorden))]
    vormen = ("".join(keuze).replace(" ", "") for keuze in product(*keuzes))
    return frozenset(islice(vormen, _MEESTE_VORMEN)) if woorden else _letterlijk(tekst)


def voluit(tekst: str, *, breedte: int) -> Iterator[str]:
    """What a longer text says when its abbreviations are written out, in pieces of `breedte` words, without spaces.

    Nothing for a text without abbreviations. Digits are words of their own: `kerkstr12` holds Kerkstraat.
    """
    woorden = [
        deel[0] for woord in join_ranks(fold(tekst)) for deel in _LETTERS_OF_CIJFERS.finditer(woord)
    ]
    if not any(map(_is_kort, woorden)):
        return
    for begin in range(max(1, len(woorden) - breedte + 1)):
        yield from straatvormen(" ".join(woorden[begin : begin + breedte]))


def afgekapt(straatvorm: str) -> Iterator[str]:
    """A written-out street name with its first part cut short, as in `Kanariezw.str.`.

    Pieces too short to tell are left out.
    """
    einde = max((lang for _, lang in _UITGANGEN if straatvorm.endswith(lang)), key=len, default="")
    stam = straatvorm.removesuffix(einde)
    if einde:
        yield from (stam[:lengte] + einde for lengte in range(_KORTSTE_STAM, len(stam)))


def plaatsvorm(tekst: str) -> tuple[str, str | None]:
    """A place name written out, and what tells it from its namesakes: a province (`ov`), a gemeente, or None.

    `Hengelo (O)` gives ("hengelo", "ov"); `Haarle gem. Tubbergen` gives ("haarle", "gem tubbergen").

    Source: BAG; our choice.
    """
    woorden = fold(tekst)
    naam, erbij = _split_plaats(woorden)
    vorm = "".join(_PLAATSAFKORTINGEN.get(woord) or rank_in_words(woord) or woord for woord in naam)
    return _PLAATSNAMEN.get(vorm, vorm) or compare_key(tekst), erbij


def postcodevorm(tekst: str | None) -> str | None:
    """A postcode without space or dash, in capitals; None when there is none."""
    return re.sub("[ -]", "", clean_code(tekst or "")).upper() or None


def provincievorm(tekst: str) -> str | None:
    """The short form of a province's name (`Overijssel` gives `ov`), None when it is no province."""
    return _PROVINCIES.get("".join(fold(tekst)))


def _lezingen(woorden: list[str], positie: int) -> tuple[str, ...]:
    woord = woorden[positie]
    if woord == "d" and positie and woorden[positie - 1] in {"v", "van"}:
        return _LIDWOORDEN
    if woord in _AFKORTINGEN:
        return _AFKORTINGEN[woord]
    return (
        behind_a_king(woorden, positie)
        or _readings_of_number(woord)
        or (_schrijf_uitgang_voluit(woord),)
    )


def _readings_of_number(woord: str) -> tuple[str, ...]:
    """`7e` is zevende; `4` and `vier` are each other; `7edwarsstr` may be either of two. Nothing for any other word."""
    if woord in TELWOORDEN:
        return woord, str(TELWOORDEN[woord])
    if not woord[0].isdigit():
        return ()
    if rang := rank_in_words(woord):
        return (rang,)
    if telwoord := number_in_words(woord):
        return woord, telwoord
    if vast := _RANG_ERAAN_VAST.fullmatch(woord):
        rest = _schrijf_uitgang_voluit(vast[2])
        return vast[1] + rest, (rank_in_words(vast[1]) or vast[1]) + rest
    return ()


def _letterlijk(tekst: str) -> frozenset[str]:
    """What was typed, for a text without one letter or digit; nothing for an empty one."""
    return frozenset({compare_key(tekst)} - {""})


def _is_kort(woord: str) -> bool:
    return (
        woord in _AFKORTINGEN
        or _schrijf_uitgang_voluit(woord) != woord
        or bool(rank_in_words(woord) or _RANG_ERAAN_VAST.fullmatch(woord))
    )


def _schrijf_uitgang_voluit(woord: str) -> str:
    for kort, lang in _UITGANGEN:
        if woord.endswith(kort):
            return woord.removesuffix(kort) + lang
    return woord


def _split_plaats(woorden: list[str]) -> tuple[list[str], str | None]:
    for merk in ("gem", "gemeente"):
        if merk in woorden[1:-1]:
            positie = woorden.index(merk, 1)
            return woorden[:positie], "gem " + "".join(woorden[positie + 1 :])
    for lengte in (2, 1):
        provincie = _PROVINCIES.get("".join(woorden[-lengte:]))
        if len(woorden) > lengte and provincie:
            return woorden[:-lengte], provincie
    return woorden, None
