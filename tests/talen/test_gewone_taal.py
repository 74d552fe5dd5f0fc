"""Plain Dutch: short sentences, and no word of the field that the page does not explain."""

import re
from collections.abc import Iterator

from tests.talen.conftest import Lezing
from tests.talen.lezer import Blok

HOOGSTENS = 20
_EINDE = re.compile(r"(?<=[.?!])[”)\"]*(?:\s+(?=[A-Z“\"(ÉÁ0-9])|(?=“))")
_WOORD = re.compile(r"[\w€%][\w'’.,/@€%-]*")


def test_no_sentence_is_longer_than_twenty_words(lezing: Lezing):
    lang = {
        f"{len(words(zin))} words: {zin}": blad.pad
        for blad in lezing.bladen("nl")
        for blok in blad.blokken
        for zin in sentences(blok, lezing.namen)
        if len(words(zin)) > HOOGSTENS
    }
    assert not lang, "\n".join(
        [f"{len(lang)} sentences", *[f"{zin} ({pad})" for zin, pad in sorted(lang.items())[:60]]]
    )


def words(zin: str) -> list[str]:
    """What is counted: a number is a word, a sign is none."""
    return _WOORD.findall(zin)


def sentences(blok: Blok, namen: list[str]) -> Iterator[str]:
    """Split a piece at the ends of its sentences. What an aanbieder typed is theirs; a row of names is no sentence."""
    tekst = " ".join("".join(stuk.tekst for stuk in blok.stukken if not stuk.eigen).split())
    for naam in namen:
        if naam in tekst:
            tekst = tekst.replace(naam, "•")
    tekst = re.sub(r"https?://\S+", "", tekst)
    yield from _EINDE.split(re.sub(r"•(?:(?:,| en| of) •)+", "•", tekst))
