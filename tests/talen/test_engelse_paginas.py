"""Every public page in English: nothing on it is Dutch, unless it says that it is."""

import re
from collections.abc import Iterator

from tests.talen.conftest import Blad, Lezing
from tests.talen.lezer import Stuk
from tests.talen.oogst import read_english, strings_of
from wijzer.web.common.kamers.taalkeuze import TAALNAMEN
from wijzer.web.public.talen.bladen import BLADEN

NEDERLANDS = re.compile(
    r"\b(?:de|het|een|niet|voor|van|wordt|worden|zijn|naar|met|bij|uw|deze|dit|geen|ook|maar|waar|wie|hoe|welke|wij|"
    r"u|kunt|moet|staat|hier|daar|nog|om|tot|uit|weken|jaar|plek|plekken|kinderen|gemeenten|wachttijd|hulp|zoek|"
    r"bel|alle|nu|geleden|vrije|opgave)\b",
    re.IGNORECASE,
)
TERM = re.compile(r"[(“\"][^()”\"]{1,60}[)”\"]")
"""A Dutch word that English readers need is said between brackets or quotation marks: "a municipality (gemeente)"."""


_ADRES = re.compile(r"https?://\S+|\b[1-9]\d{3} [A-Z]{2}\b")
"""An address of a page, and a postcode: `7522 DE` is no Dutch."""


def test_no_page_has_dutch_that_does_not_say_so(lezing: Lezing):
    gevonden = {
        stuk: pad
        for pad, stuk in _english(lezing)
        if NEDERLANDS.search(_without_names(stuk, lezing))
    }
    assert not gevonden, _listed(gevonden)


def test_no_page_shows_a_text_whose_english_is_known_in_dutch(lezing: Lezing):
    """What is said in one breath with something else escapes the list of words above; a whole text does not."""
    bekend = {
        strings_of(bericht.id)[0]
        for bericht in read_english()
        if bericht.id and strings_of(bericht.id)[0] != strings_of(bericht.string)[0]
    }
    gevonden = {stuk: pad for pad, stuk in _english(lezing) if stuk in bekend}
    assert not gevonden, _listed(gevonden)


def test_the_pages_were_there_to_be_read(lezing: Lezing):
    goed = [blad for blad in lezing.bladen("en") if blad.status == 200]
    assert len(goed) > 100
    assert {blad.status for blad in lezing.bladen("en")} <= {200, 400, 404, 405, 410}
    assert len(list(_english(lezing))) > 5000


def test_every_page_says_its_language_and_offers_the_other(lezing: Lezing):
    for taal in ("nl", "en"):
        for blad in lezing.bladen(taal):
            eigen = blad.pad.removeprefix("/twente/") if taal == "nl" else taal
            assert f'<html lang="{eigen if eigen in BLADEN else taal}"' in blad.html, blad.pad
            if 'class="bw-talen' in blad.html or not (eigen in BLADEN or "widget" in blad.pad):
                for naam in TAALNAMEN.values():
                    assert f">{naam}</a>" in blad.html, f"{blad.pad} offers no {naam}"


def test_a_title_or_a_choice_holds_no_element(lezing: Lezing):
    """A text of the data that is marked as Dutch is an element; where only text can stand it must be bare."""
    for blad in lezing.bladen("en"):
        for binnen in re.findall(r"<(?:title|option)[^>]*>([^<]*)<(?!/)", blad.html):
            raise AssertionError(f"{blad.pad}: {binnen}")
        assert "&lt;span" not in blad.html, blad.pad


def _english(lezing: Lezing) -> Iterator[tuple[str, str]]:
    for blad in lezing.bladen("en"):
        yield from (
            (blad.pad, " ".join(stuk.tekst.split())) for stuk in _pieces(blad) if stuk.tekst.strip()
        )


def _pieces(blad: Blad) -> Iterator[Stuk]:
    return (stuk for blok in blad.blokken for stuk in blok.stukken if stuk.taal == "en")


def _without_names(tekst: str, lezing: Lezing) -> str:
    return TERM.sub("", _ADRES.sub("", lezing.without_names(tekst, teken="")))


def _listed(gevonden: dict[str, str]) -> str:
    regels = [f"{stuk!r} at {pad}" for stuk, pad in sorted(gevonden.items())]
    return "\n".join([f"{len(regels)} pieces", *regels[:80]])
