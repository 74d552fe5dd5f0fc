"""Plain Dutch: short sentences, and no word of the field that the page does not explain."""

import re
from collections.abc import Iterator

from tests.talen.conftest import Lezing
from tests.talen.lezer import Blok

HOOGSTENS = 20
_EINDE = re.compile(r"(?<=[.?!])[”)\"]*(?:\s+(?=[A-Z“\"(ÉÁ0-9])|(?=“))")
_WOORD = re.compile(r"[\w€%][\w'’.,/@€%-]*")

VAKWOORDEN = {
    "cpwv": (r"CPWV", r"uitleg#(?:begrip|cpwv)|id=\"cpwv\""),
    "peildatum": (r"\b[Pp]eildatum", r"uitleg#begrip-peildatum|id=\"begrip-peildatum\""),
    "productcode": (r"\b[Pp]roductcode", r"uitleg#begrip|id=\"begrippen\"|Voor verwijzers"),
    "segment": (r"\b[Ss]egment\b", r"uitleg#begrip-segment|id=\"begrip-segment\"|[Hh]oofdsoort"),
    "intensiteit": (r"^Intensiteit", r"uitleg#begrip-intensiteit|id=\"begrip-intensiteit\""),
    "gecertificeerde instelling": (r"[Gg]ecertificeerde instelling", r"uitleg#|id=\"begrippen\""),
    "verwijzing": (r"\b[Vv]erwijzing", r"uitleg#|id=\"begrippen\""),
    "toegang": (r"[Dd]e toegang van", r"het team|uitleg#|id=\"begrippen\""),
    "aanmeldstop": (r"[Aa]anmeldstop", r"uitleg#|id=\"begrippen\""),
    "hulpvorm": (r"\b[Hh]ulpvorm\b", r"uitleg#begrip|soort hulp"),
    "werkgebied": (
        r"[Ww]erkgebied",
        r"uitleg#begrip-werkgebied|waar de hulp komt|id=\"begrippen\"",
    ),
    "ggz": (r"\b[Gg]gz\b", r"psychische|zelfmoord|uitleg#|id=\"begrippen\""),
    "lvb": (r"\bLVB\b", r"verstandelijke beperking"),
}
"""Words of the field: how they look in a text, and what a page has that explains them: a link, or the words beside it."""


def test_no_sentence_is_longer_than_twenty_words(lezing: Lezing):
    lang = {
        f"{len(words(zin))} words: {zin}": blad.pad
        for blad in lezing.bladen("nl")
        for blok in blad.blokken
        for zin in sentences(blok, lezing)
        if len(words(zin)) > HOOGSTENS
    }
    assert not lang, "\n".join(
        [f"{len(lang)} sentences", *[f"{zin} ({pad})" for zin, pad in sorted(lang.items())[:60]]]
    )


def words(zin: str) -> list[str]:
    """What is counted: a number is a word, a sign is none."""
    return _WOORD.findall(zin)


def sentences(blok: Blok, lezing: Lezing) -> Iterator[str]:
    """Split a piece at the ends of its sentences. What an aanbieder typed is theirs; a row of names is no sentence."""
    tekst = " ".join(
        "".join(stuk.tekst for stuk in blok.stukken if stuk.taal == "nl" and not stuk.eigen).split()
    )
    tekst = re.sub(r"https?://\S+", "", lezing.without_names(tekst, teken="•"))
    yield from _EINDE.split(re.sub(r"•(?:(?:,| en| of) •)+", "•", tekst))


def test_a_page_that_uses_a_word_of_the_field_says_where_it_is_explained(lezing: Lezing):
    zonder: dict[str, str] = {}
    for blad in lezing.bladen("nl"):
        tekst = " ".join(sentence for blok in blad.blokken for sentence in sentences(blok, lezing))
        for woord, (vorm, uitleg) in VAKWOORDEN.items():
            if re.search(vorm, tekst) and not re.search(uitleg, blad.html):
                zonder.setdefault(woord, blad.pad)
    assert not zonder, zonder
