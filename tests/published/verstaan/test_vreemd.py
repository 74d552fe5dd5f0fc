"""Words of other languages: each is known in its inflections, Dutch goes first, and danger is danger in all of them."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories import REGIO
from tests.steun.werelden.zoekwereld import Zoekwereld
from tests.talen.oogst import ROOT
from wijzer.domain.taal.gewoon.gewonewoorden import WOORDEN
from wijzer.domain.taal.schrijfwijze import fold
from wijzer.domain.taal.synoniem import synoniemsleutel
from wijzer.domain.taal.vreemd.talen import AndereTaal
from wijzer.mappen import SEED
from wijzer.published.opname.zoekbegrip import Begrepen
from wijzer.published.vraag.zoekvraag import Zoekvraag

BUIGINGEN = Path(__file__).with_name("buigingen.csv")
MINSTENS = 60


def read_csv(pad: Path) -> list[dict[str, str]]:
    with pad.open(encoding="utf-8", newline="") as bron:
        return list(csv.DictReader(bron, delimiter=";"))


WOORDENLIJSTEN = {taal: read_csv(SEED / REGIO / f"synoniemen_{taal}.csv") for taal in AndereTaal}
BETEKENIS = {
    (taal.value, synoniemsleutel(rij["woorden"])): {*rij["hulpvormen"].split(), *rij["doelgroepen"].split()}
    for taal, rijen in WOORDENLIJSTEN.items()
    for rij in rijen
}  # fmt: skip


class Lezer:
    """Asks what texts are taken for."""

    def __init__(self, zoekwereld: Zoekwereld) -> None:
        self.zoekwereld = zoekwereld

    def read(self, *teksten: str) -> Iterator[tuple[str, Begrepen]]:
        """What each text is taken for."""
        with self.zoekwereld.read() as reader:
            for tekst in teksten:
                yield tekst, reader.zoek(Zoekvraag(regio=REGIO, zoek=tekst)).begrepen


@pytest.fixture
def lezer(zoekwereld: Zoekwereld) -> Lezer:
    return Lezer(zoekwereld)


def meant(begrepen: Begrepen) -> set[str]:
    return {begrip.sleutel for deel in begrepen.delen if deel.vast for begrip in deel.begrippen}


@pytest.mark.parametrize("taal", AndereTaal)
def test_a_language_has_enough_words_and_each_means_what_its_row_says(lezer: Lezer, taal):
    rijen = {rij["woorden"]: rij for rij in WOORDENLIJSTEN[taal]}
    assert len(rijen) >= MINSTENS
    mis = {
        woord: (meant(begrepen), begrepen.taal)
        for woord, begrepen in lezer.read(*rijen)
        if meant(begrepen) != BETEKENIS[taal.value, synoniemsleutel(woord)] or begrepen.verbeterd
    }
    assert not mis, mis


@pytest.mark.parametrize(
    "rij", read_csv(BUIGINGEN), ids=lambda rij: f"{rij['taal']}-{rij['woord']}"
)
def test_every_inflection_means_the_same(lezer: Lezer, rij: dict[str, str]):
    bedoeld = BETEKENIS[rij["taal"], synoniemsleutel(rij["woord"])]
    vormen = [vorm.strip() for vorm in rij["vormen"].split(",")]
    mis = {
        vorm: meant(begrepen)
        for vorm, begrepen in lezer.read(*vormen)
        if meant(begrepen) != bedoeld
    }
    assert not mis, mis


def test_a_dutch_word_keeps_its_dutch_meaning(lezer: Lezer):
    """Every common Dutch word, every word of a page, and every Dutch synonym: none is taken for another language."""
    pagina = (ROOT / "wijzer" / "web" / "common" / "vertalingen" / "en.po").read_text()
    teksten = {*WOORDEN.split(), *fold(pagina)}
    teksten |= {rij["woorden"] for rij in read_csv(SEED / REGIO / "synoniemen.csv")}
    botsing = {
        tekst: begrepen.taal for tekst, begrepen in lezer.read(*sorted(teksten)) if begrepen.taal
    }
    assert not botsing, botsing


@pytest.mark.parametrize(
    ("tekst", "bedoeld"),
    [
        ("dom", set()),  # a house in Polish
        ("spel terapie", {"vaktherapie"}),  # a slip, and nearly Turkish
        ("mijn zoon praat over intihar", {"triage-ggz-jeugd"}),
        ("mijn dochter przemoc", {"triage-spoedhulp"}),
    ],
    ids=lambda waarde: waarde if isinstance(waarde, str) else "",
)
def test_dutch_goes_first_and_danger_counts_among_dutch_words(lezer: Lezer, tekst, bedoeld):
    [(_, begrepen)] = lezer.read(tekst)
    assert bedoeld <= meant(begrepen)
    assert begrepen.crisis is any(sleutel.startswith("triage") for sleutel in bedoeld)


def test_no_word_of_another_language_is_mended_to_a_dutch_one(lezer: Lezer):
    teksten = (
        "çocuğum kitapları",
        "kızım hengelda",
        "żółwie",
        "дерево",
        "شجرة",
        "moje dziecko kadzie",
    )
    assert not [tekst for tekst, begrepen in lezer.read(*teksten) if begrepen.verbeterd]


def test_ages_are_understood_in_the_words_and_digits_of_the_language(lezer: Lezer):
    teksten = (
        "kızım 14 yaşında",
        "syn 14 lat",
        "ابني ١٤ سنة",
        "син 14 років",
        "mien jong is 14 joar",
    )
    for tekst, begrepen in lezer.read(*teksten):
        assert meant(begrepen) == {"14"}, tekst
