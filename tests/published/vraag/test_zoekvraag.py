"""Keys of an address become a question, or an error beside the key."""

from collections.abc import Iterator

import pytest

from tests.factories import ENSCHEDE, HENGELO
from tests.steun.databases.proef import Proef
from wijzer.published.vraag.filters import PER_PAGINA_JSON
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import SLEUTELS, Zoekvraag
from wijzer.settings import Settings

Paren = list[tuple[str, str]]


@pytest.fixture
def proef(settings: Settings) -> Iterator[Proef]:
    proef = Proef(settings)
    yield proef
    proef.database.dispose()
    proef.publiek.dispose()


def parse(proef: Proef, paren: Paren, *, strict: bool = True) -> tuple[Zoekvraag, list[str]]:
    with proef.read() as reader:
        vraag, fouten = reader.parse(
            paren, regio="twente", strict=strict, per_pagina=PER_PAGINA_JSON
        )
    assert all(fout.melding and fout.verwacht for fout in fouten)
    return vraag, [fout.veld for fout in fouten]


ALLES: Paren = [
    ("hulpvorm", "gezinshuis"), ("hulpvorm", "vaktherapie"), ("product", "wgzhf"), ("segment", "wonen-en-verblijf"),
    ("doelgroep", "autisme"), ("medischeVerwijzing", "true"), ("gemeente", HENGELO), ("gemeente", ENSCHEDE),
    ("postcode", "7551 eb"), ("straal", "10"), ("leeftijd", "12"), ("vrijePlek", "true"), ("maxWachttijd", "8"),
    ("zoek", "de  linde"), ("sorteer", "afstand"), ("pagina", "2"), ("perPagina", "10"),
]  # fmt: skip


def test_every_key_is_understood(proef: Proef):
    vraag, fouten = parse(proef, ALLES)
    assert fouten == []
    assert vraag == Zoekvraag(
        regio="twente",
        hulpvorm=("gezinshuis", "vaktherapie"),
        product=("WGZHF",),
        segment="wonen-en-verblijf",
        doelgroep=("autisme",),
        medische_verwijzing=True,
        gemeente=(ENSCHEDE, HENGELO),
        postcode="7551",
        straal=10,
        leeftijd=12,
        vrije_plek=True,
        max_wachttijd=8,
        zoek="de linde",
        sorteer=Sorteer.AFSTAND,
        pagina=2,
        per_pagina=10,
    )


def test_a_question_leads_back_to_itself(proef: Proef):
    vraag, _ = parse(proef, ALLES)
    again, fouten = parse(proef, vraag.paren(per_pagina=PER_PAGINA_JSON))
    assert (again, fouten) == (vraag, [])
    assert Zoekvraag(regio="twente").paren() == []


FOUT: Paren = [
    ("hulpvorm", "bestaat-niet"), ("product", "XXXXX"), ("product", "54008"), ("segment", "x"), ("doelgroep", "x"),
    ("medischeVerwijzing", "ja"), ("gemeente", "GM9999"), ("gemeente", "Hengelo"), ("postcode", "9999"),
    ("postcode", "0123"), ("postcode", "7551 E"), ("straal", "0"), ("straal", "201"), ("straal", "x"), ("straal", "10"),
    ("leeftijd", "-1"), ("leeftijd", "99"), ("vrijePlek", "false"), ("maxWachttijd", "1.5"), ("maxWachttijd", "9999"),
    ("zoek", "x" * 301), ("sorteer", "prijs"), ("sorteer", "afstand"), ("pagina", "0"), ("pagina", "1000000000"),
    ("pagina", "-1"), ("pagina", "²"), ("perPagina", "0"), ("perPagina", "201"), ("locatie", "x"), ("aanbieder", "{}"),
]  # fmt: skip


def test_a_bad_value_is_an_error_beside_its_key_and_left_out(proef: Proef):
    for strict in (True, False):
        for paar in FOUT:
            vraag, fouten = parse(proef, [paar, ("hulpvorm", "gezinshuis")], strict=strict)
            assert fouten == [paar[0]], paar
            goed = Zoekvraag(regio="twente", hulpvorm=("gezinshuis",), per_pagina=PER_PAGINA_JSON)
            assert vraag == goed, paar


def test_all_that_is_wrong_is_told_at_once(proef: Proef):
    _, fouten = parse(
        proef, [("pagina", "0"), ("gemeente", "x"), ("gemeente", "y"), ("onbekend", "1")]
    )
    assert sorted(fouten) == ["gemeente", "gemeente", "onbekend", "pagina"]


def test_a_page_passes_over_what_it_does_not_know_and_what_is_empty(proef: Proef):
    paren = [("utm_source", "x"), *((sleutel, "") for sleutel in SLEUTELS), ("segment", "ambulant")]
    vraag, fouten = parse(proef, paren, strict=False)
    assert fouten == []
    assert vraag == Zoekvraag(regio="twente", segment="ambulant", per_pagina=PER_PAGINA_JSON)


def test_a_program_may_not_leave_a_value_empty_or_give_a_key_twice(proef: Proef):
    assert parse(proef, [("segment", "")])[1] == ["segment"]
    assert parse(proef, [("pagina", "1"), ("pagina", "2")])[1] == ["pagina"]


def test_a_postcode_outside_the_region_is_explained(proef: Proef):
    with proef.read() as reader:
        _, (fout,) = reader.parse(
            [("postcode", "1011AB")], regio="twente", strict=False, per_pagina=25
        )
    assert fout.melding == "Postcode 1011 ligt buiten Twente. Hier staat alleen hulp uit de regio."
