"""A word of the office stands on no public page where a plain one says the same: `kantoorwoorden.csv` has both.

`vorm` is how the word looks, `gewoon` what is said instead, `mag` where it may stand all the same, and `reden` why: as the
entry of that word on /uitleg, as an official name behind "officieel", or in a file that programs read. Checked are the
texts that the program and the shipped region hold, and all that the pages of the demo show.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import pytest

from tests.talen.conftest import Lezing
from tests.talen.oogst import harvest, strings_of
from tests.talen.test_gewone_taal import sentences, words

TABEL = Path(__file__).with_name("kantoorwoorden.csv")
AFKORTINGEN = Path(__file__).with_name("afkortingen.csv")
GEMIDDELD = 12
"""So many words a sentence of a page has on average, at most; a page of fewer than ten sentences has no average."""
_PLAATS = re.compile(r"%\(\w+\)s")
_GEEN_WOORD = re.compile(r"https?://\S+|\b\d{4} ?[A-Z]{2}\b")
_AFKORTING = re.compile(r"\b[A-Z]{2,5}\b(?!-)")


@dataclass(frozen=True)
class Kantoorwoord:
    """A word of the office and where it may be said."""

    vorm: re.Pattern[str]
    gewoon: str
    mag: re.Pattern[str] | None
    reden: str

    def stands_in(self, tekst: str) -> bool:
        """Whether the text says it where it may not."""
        return bool(self.vorm.search(tekst)) and not (self.mag and self.mag.search(tekst))


def read_woorden() -> list[Kantoorwoord]:
    with TABEL.open(encoding="utf-8", newline="") as bestand:
        return [
            Kantoorwoord(
                re.compile(rij["vorm"]),
                rij["gewoon"],
                re.compile(rij["mag"]) if rij["mag"] else None,
                rij["reden"],
            )
            for rij in csv.DictReader(bestand, delimiter=";")
        ]


WOORDEN = read_woorden()


def said(teksten: list[tuple[str, str]]) -> dict[str, str]:
    """Each text (with where it stands) that says a word of the office, and what to say instead."""
    return {
        f"{' '.join(tekst.split())} ({waar})": woord.gewoon
        for tekst, waar in teksten
        for woord in WOORDEN
        if woord.stands_in(tekst)
    }


def own_texts() -> Iterator[tuple[str, str]]:
    for bericht in harvest():
        if bericht.id:
            for tekst in strings_of(bericht.id):
                yield _PLAATS.sub("•", tekst), bericht.locations[0][0]


def _is_for_people(waar: str) -> bool:
    """Whether pages show it: what stands in the domain and the store of questions is for forms and programs too."""
    return waar.startswith(("templates/", "wijzer/web/", "seed/", "wijzer/services/meldingen"))


def test_no_text_of_ours_says_a_word_of_the_office():
    teksten = [(tekst, waar) for tekst, waar in own_texts() if _is_for_people(waar)]
    assert len(teksten) > 500
    assert said(teksten) == {}


def test_no_page_says_a_word_of_the_office(lezing: Lezing):
    """A page also shows what was put together: a heading, a name of the region, a suggestion."""
    teksten = {
        plain_text(blok.tekst, lezing): blad.pad
        for blad in lezing.bladen("nl")
        for blok in blad.blokken
        if not any(stuk.eigen for stuk in blok.stukken)
    }
    assert len(teksten) > 500
    fout = said(list(teksten.items()))
    assert not fout, "\n".join(f"{gewoon}: {tekst}" for tekst, gewoon in sorted(fout.items()))


def plain_text(tekst: str, lezing: Lezing) -> str:
    """What a page says itself: without names, addresses of pages and postcodes."""
    return _GEEN_WOORD.sub("•", lezing.without_names(tekst, teken="•"))


@pytest.mark.parametrize(
    "zin",
    [
        "654 mogelijkheden",
        "Een vrij bed kan bij meer producten staan. Tel de plekken dus niet op.",
        "Hangt af van de match, dus bel.",
        "Aanmeldstop of match",
        "Midden",
        "Middelste helft",
        "Peildatum: 24 november 2026",
        "Medicatiecontrole (exclusief medische comorbiditeit) in Almelo",
        "Gezinshuis intensiteit G, Almelo",
        "Vestiging in Enschede, helpt in 10 gemeenten",
        "Neemt een medische verwijzing aan (12)",
        "Dat kan via de gemeente of een gecertificeerde instelling.",
        "een brede analyse die de betrokkenen delen",
        "Dit is een deel van de bekostiging.",
        "In alle segmenten",
        "Wie belt u?",
    ],
    ids=lambda zin: zin[:20],
)
def test_what_was_said_before_is_found(zin: str):
    assert said([(zin, "")]) != {}


def test_every_exception_has_its_reason_and_is_still_needed():
    teksten = [tekst for tekst, _ in own_texts()]
    zonder = [
        woord.vorm.pattern
        for woord in WOORDEN
        if bool(woord.mag) != bool(woord.reden)
        or (woord.mag and not any(woord.mag.search(tekst) for tekst in teksten))
    ]
    assert zonder == []


# ── abbreviations and length ──


def read_afkortingen() -> dict[str, str]:
    """Each abbreviation with a pattern of what a page has beside it; empty where everybody knows it as it is."""
    with AFKORTINGEN.open(encoding="utf-8", newline="") as bestand:
        return {rij["afkorting"]: rij["uitleg"] for rij in csv.DictReader(bestand, delimiter=";")}


def test_a_page_that_uses_an_abbreviation_says_what_it_stands_for(lezing: Lezing):
    bekend, fout = read_afkortingen(), dict[str, str]()
    for blad in lezing.bladen("nl"):
        for afkorting in {a for blok in blad.blokken for a in _abbreviations(blok.tekst, lezing)}:
            if afkorting not in bekend:
                fout.setdefault(f"{afkorting}: in no table", blad.pad)
            elif not re.search(bekend[afkorting], blad.html):
                fout.setdefault(f"{afkorting}: without {bekend[afkorting]}", blad.pad)
    assert not fout, "\n".join(f"{afkorting} at {pad}" for afkorting, pad in sorted(fout.items()))


def _abbreviations(tekst: str, lezing: Lezing) -> Iterator[str]:
    for woord in _AFKORTING.findall(plain_text(tekst, lezing)):
        if woord not in lezing.codes:
            yield woord


def test_sentences_of_a_page_are_short_on_average(lezing: Lezing):
    lang = {}
    for blad in lezing.bladen("nl"):
        lengten = [
            len(words(zin))
            for blok in blad.blokken
            if blok.waar in {"p", "li", "dd", "span"}
            for zin in sentences(blok, lezing)
            if zin.rstrip().endswith((".", "?", "!"))
        ]
        if len(lengten) >= 10 and mean(lengten) > GEMIDDELD:
            lang[blad.pad] = round(mean(lengten), 1)
    assert not lang, "\n".join(
        f"{gemiddeld} words at {pad}" for pad, gemiddeld in sorted(lang.items())
    )
