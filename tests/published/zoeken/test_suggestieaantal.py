"""No kind of suggestion crowds out the others: so many of each, and so many in all."""

import pytest

from tests.factories import HENGELO, REGIO, make_product
from tests.published.geheugen import MIDDENS, make_feit, make_hulpvorm, make_naslag, make_opname
from wijzer.domain.inkoop.product import Doelgroep, Hulpsoort, Route
from wijzer.domain.regio.gebied import Plaats
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.zoeken.suggesties import MEESTE, Suggestiesoort, suggest


def _many() -> Momentopname:
    """Five of every kind that begin with the same word."""
    nummers = range(1, 6)
    plaatsen = [
        Plaats(gemeente=HENGELO, naam=f"Zonnedorp{n}", punt=MIDDENS[HENGELO], pc4=frozenset())
        for n in nummers
    ]
    naslag = make_naslag(
        hulpvormen=tuple(make_hulpvorm(f"zonnezorg{n}", Hulpsoort.WONEN, Route.DIRECT) for n in nummers),
        doelgroepen=tuple(Doelgroep(REGIO, f"zonne{n}", f"Zonnekind{n}", n) for n in nummers),
        plaatsen=tuple(plaatsen),
        producten=tuple(make_product(f"ZONNE{n}") for n in nummers),
        synoniemen=(),
    )  # fmt: skip
    feiten = [
        make_feit(
            n,
            locatienaam=f"Zonnehuis{n}",
            aanbiedernaam=f"Zonnegroep{n}",
            woorden=(f"zonnehuis{n}", f"zonnegroep{n}"),
        )
        for n in nummers
    ]
    return make_opname(feiten, naslag)


MANY = _many()


@pytest.mark.parametrize("soort", Suggestiesoort)
def test_of_each_kind_no_more_than_three_are_suggested(soort: Suggestiesoort):
    assert [suggestie.soort for suggestie in suggest(MANY, "zonne", regio=REGIO)].count(soort) <= 3


def test_no_more_than_eight_are_suggested_in_all():
    gevonden = suggest(MANY, "zonne", regio=REGIO)
    assert len(gevonden) == MEESTE == 8
    assert [suggestie.soort.value for suggestie in gevonden] == [
        "hulpvorm", "hulpvorm", "hulpvorm", "doelgroep", "doelgroep", "doelgroep", "gemeente", "locatie"
    ]  # fmt: skip


def test_places_of_one_gemeente_are_one_suggestion():
    gevonden = suggest(MANY, "zonnedorp", regio=REGIO)
    assert [suggestie.naam for suggestie in gevonden] == ["Zonnedorp1"]
