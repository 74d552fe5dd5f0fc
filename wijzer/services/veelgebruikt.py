"""Passwords that everybody thinks of first, recognised by rule instead of by a borrowed list.

A password is easy when it falls apart into what people reach for: at most two common words, years and other short
numbers, keys that lie beside each other, one character over and over, and punctuation. So "Welkom-Twente2026!" and
"qwerty123456" are easy, whatever the year, and four unrelated words are not.
"""

import re
from collections.abc import Iterator

WOORDEN = frozenset({
    "welkom", "wachtwoord", "password", "passwort", "geheim", "welcome", "inloggen", "login", "admin", "beheer",
    "beheerder", "gebruiker", "aanbieder", "jeugdhulp", "jeugdzorg", "zorg", "gemeente", "twente", "regio", "tukker",
    "almelo", "borne", "enschede", "hengelo", "oldenzaal", "overijssel", "nederland", "holland", "amsterdam", "ajax",
    "feyenoord", "voetbal", "zomer", "winter", "lente", "herfst", "voorjaar", "najaar", "januari", "februari", "maart",
    "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december", "maandag", "dinsdag",
    "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "zon", "koffie", "thuis", "mijn", "nieuw", "ons", "het",
    "een", "mama", "papa", "schatje", "letmein", "iloveyou", "sunshine", "princess", "football", "monkey", "dragon",
    "test", "demo", "computer", "internet", "secret", "changeme", "veranderen", "fctwente", "groep", "groepen",
})  # fmt: skip
RIJEN = (
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "qwertzuiop", "01234567890",
    "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn", "qazwsxedcrfvtgbyhn", "1q2w3e4r5t6y7u8i9o0p",
    "a1b2c3d4e5f6g7h8", "q1w2e3r4t5y6u7i8o9p0",
)  # fmt: skip
LOOPS = (*RIJEN, *(rij[::-1] for rij in RIJEN))
MEESTE_WOORDEN = 2
KORTSTE_LOOP = 3
LANGSTE_WOORD = max(map(len, WOORDEN))
ANDERS_GESCHREVEN = str.maketrans("4310@$5", "aeioass")

_HERHAALD = re.compile(r"(.{1,8})\1+")
_GETAL = re.compile(r"\d{1,4}")
_LEESTEKENS = re.compile(r"[\W_]+")
_ZELFDE = re.compile(r"(.)\1{2,}")


class _Veelgebruikt:
    """Knows for any password whether it is easy, as a set that holds them all would."""

    def __contains__(self, wachtwoord: object) -> bool:
        if not isinstance(wachtwoord, str):
            return False
        klein = wachtwoord.casefold()
        return bool(_HERHAALD.fullmatch(klein)) or _falls_apart(klein)


VEELGEBRUIKT = _Veelgebruikt()


def _falls_apart(tekst: str) -> bool:
    """Walk from the front; remember at each place the fewest words it took to come there."""
    minste: dict[int, int] = {0: 0}
    for begin in range(len(tekst)):
        if begin not in minste:
            continue
        for eind, woorden in _pieces(tekst, begin):
            samen = minste[begin] + woorden
            if samen <= MEESTE_WOORDEN and samen < minste.get(eind, MEESTE_WOORDEN + 1):
                minste[eind] = samen
    return len(tekst) in minste


def _pieces(tekst: str, begin: int) -> Iterator[tuple[int, int]]:
    """Give each easy piece that starts here: where it ends, and whether it counts as a word."""
    for vorm in (_GETAL, _LEESTEKENS, _ZELFDE):
        if gevonden := vorm.match(tekst, begin):
            yield from ((eind, 0) for eind in range(begin + 1, gevonden.end() + 1))
    for eind in range(begin + KORTSTE_LOOP, len(tekst) + 1):
        stuk = tekst[begin:eind]
        if any(stuk in loop for loop in LOOPS):
            yield eind, 0
        if len(stuk) <= LANGSTE_WOORD and (
            stuk in WOORDEN or stuk.translate(ANDERS_GESCHREVEN) in WOORDEN
        ):
            yield eind, 1
