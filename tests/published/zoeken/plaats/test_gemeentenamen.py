"""The name of each gemeente of the region as it ships is one place to the search, and hides nobody whom to call."""

import pytest

from tests.factories import REGIO
from tests.steun.werelden.zoekwereld import Zoekwereld
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag


def ask(reader: Reader, **sleutels: str) -> Zoekvraag:
    vraag, fouten = reader.parse(sleutels.items(), regio=REGIO, strict=False, per_pagina=25)
    assert fouten == []
    return vraag


def test_every_gemeente_of_the_region_is_one_place_by_its_name(zoekwereld: Zoekwereld):
    with zoekwereld.read() as reader:
        gemeenten = reader.gemeenten(REGIO)
        assert len(gemeenten) == 14
        for gemeente in gemeenten:
            vraag = ask(reader, plaats=gemeente.naam, medischeVerwijzing="true")
            assert vraag.plaats is not None, gemeente.naam
            assert reader.zoek(vraag).vraag.paren() == vraag.paren()


@pytest.mark.parametrize("woord", ["suicide", "mishandeling", "weggelopen"])
def test_words_of_danger_are_answered_by_whom_to_call_whatever_the_practice(
    zoekwereld: Zoekwereld, woord: str
):
    with zoekwereld.read() as reader:
        for gemeente in reader.gemeenten(REGIO):
            vraag = ask(reader, zoek=woord, plaats=gemeente.naam, medischeVerwijzing="true")
            assert reader.is_crisis(vraag), (woord, gemeente.naam)
