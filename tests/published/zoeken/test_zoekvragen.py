"""The table of questions in the documentation is true, row by row."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.factories import REGIO
from tests.steun.werelden.zoekwereld import Zoekwereld
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import Zoekresultaat

TABEL = Path(__file__).resolve().parents[3] / "docs" / "zoekvragen.md"
MINSTENS = 400
_WOORD = re.compile(r"(?:^| )(?=[a-z]+:|bellen\b|niet-bellen\b|leeg\b|alles\b)")
_BETEKENIS = {
    "hulpvorm", "doelgroep", "gemeente", "product", "leeftijd", "segment", "interventie", "uitleg",
}  # fmt: skip

_FILTERS = {"plaats", "plekken", "zonder"}


class Rij(NamedTuple):
    """One question and the marks of its answer, as (kind, value)."""

    vraag: str
    moet: tuple[tuple[str, str], ...]


def read_tabel() -> list[Rij]:
    regels = [regel for regel in TABEL.read_text().splitlines() if regel.startswith("| ")]
    cellen = [[cel.strip() for cel in regel.strip("|").split("|")] for regel in regels]
    return [
        Rij(vraag, tuple(map(_mark, _WOORD.split(moet)[1:])))
        for wie, vraag, moet in cellen
        if wie != "wie"
    ]


def _mark(woord: str) -> tuple[str, str]:
    soort, _, waarde = woord.strip().partition(":")
    return soort, waarde


RIJEN = read_tabel()


def test_at_least_four_hundred_different_questions_stand_there():
    assert len({rij.vraag for rij in RIJEN}) == len(RIJEN) >= MINSTENS
    assert all(rij.moet for rij in RIJEN)


def test_each_mark_is_explained_once_and_none_that_is_not_used():
    punten = [regel for regel in TABEL.read_text().splitlines() if regel.startswith("- ")]
    uitgelegd = re.findall(r"`([a-z-]+):?`", " ".join(punten))
    assert sorted(uitgelegd) == sorted({soort for rij in RIJEN for soort, _ in rij.moet})


@pytest.mark.parametrize("rij", RIJEN, ids=lambda rij: rij.vraag)
def test_a_question_is_answered_as_the_table_says(zoekwereld: Zoekwereld, rij: Rij):
    with zoekwereld.read() as reader:
        gevonden = reader.zoek(Zoekvraag(regio=REGIO, zoek=rij.vraag, per_pagina=200))
        mis = [mark for mark in rij.moet if not _holds(reader, gevonden, *mark)]
        assert not mis, gevonden.begrepen
        assert (gevonden.aantal == 0) is (("leeg", "") in rij.moet), gevonden.begrepen
        assert gevonden.begrepen.crisis is (("bellen", "") in rij.moet), gevonden.begrepen
        assert gevonden.begrepen.verbeterd is any(soort == "als" for soort, _ in rij.moet)
        assert gevonden.aantal or _says_why(gevonden), gevonden.begrepen


def _says_why(gevonden: Zoekresultaat) -> bool:
    """Whether an empty page has something to say: whom to call, an explanation, what was not known, or of which help."""
    begrepen = gevonden.begrepen
    return (
        begrepen.crisis or bool(begrepen.niet_gezocht) or any(deel.vast for deel in begrepen.delen)
    )


def _meant(gevonden: Zoekresultaat, soort: str) -> set[str]:
    """The filters that the text names, and what it denies."""
    ontkend = [deel for deel in gevonden.begrepen.delen if deel.ontkend]
    return {
        "plaats": {str(gevonden.bedoeld.plaats)},
        "plekken": {str(gevonden.bedoeld.minstens_plekken)},
        "zonder": {begrip.sleutel for deel in ontkend for begrip in deel.begrippen},
    }[soort]


def _holds(reader: Reader, gevonden: Zoekresultaat, soort: str, waarde: str) -> bool:
    begrepen = gevonden.begrepen
    match soort:
        case "locatie":
            return waarde in {aanbod.locatie.naam for aanbod in reader.aanbod_by_ids(gevonden.ids)}
        case "niet":
            return waarde not in {
                aanbod.locatie.naam for aanbod in reader.aanbod_by_ids(gevonden.ids)
            }
        case "code" | "elders":
            aard = {deel.getypt: deel.aard.value for deel in begrepen.unknown_parts}
            return aard.get(waarde) == soort
        case "als":
            return begrepen.gelezen == waarde
        case "onbekend" | "gewoon":
            return waarde in getattr(begrepen, soort)
        case "alles":
            return gevonden.aantal == reader.zoek(Zoekvraag(regio=REGIO)).aantal
        case "nood":
            return waarde in begrepen.nood
        case "leeg" | "bellen" | "niet-bellen":
            return soort != "niet-bellen" or not gevonden.crisis
        case _ if soort in _FILTERS:
            return waarde in _meant(gevonden, soort)
        case _:
            assert soort in _BETEKENIS, soort
            vast = {
                b
                for deel in begrepen.delen
                if deel.vast and not deel.ontkend
                for b in deel.begrippen
            }
            return (soort, waarde) in {(b.soort.value, b.sleutel) for b in vast}
