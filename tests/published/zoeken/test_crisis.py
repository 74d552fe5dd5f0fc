"""Whether a search asks for help for which one calls at once."""

import pytest

from tests.factories import REGIO, TODAY
from tests.published.geheugen import ELDERS, NASLAG
from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort, Vraagdeel, Zoekbegrip
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.crisis import asks_to_call

CRISISWOORD = Begrepen(
    (
        Vraagdeel(
            getypt="nood",
            gelezen="nood",
            begrippen=(Zoekbegrip(Begripsoort.HULPVORM, "crisiszorg", "Crisiszorg", bellen=True),),
            vast=True,
        ),
    )
)


@pytest.mark.parametrize(
    ("vraag", "bellen"),
    [
        (Zoekvraag(regio=REGIO), False),
        (Zoekvraag(regio=REGIO, hulpvorm=("crisiszorg",)), True),
        (Zoekvraag(regio=REGIO, hulpvorm=("gezinshuis",)), False),
        (Zoekvraag(regio=REGIO, hulpvorm=("gezinshuis", "crisiszorg")), True),
        (Zoekvraag(regio=REGIO, segment="crisis"), True),
        (Zoekvraag(regio=REGIO, segment="ambulant"), False),
        (Zoekvraag(regio=REGIO, product=("46A01",)), True),
        (Zoekvraag(regio=REGIO, product=("54008",)), False),
        (Zoekvraag(regio=REGIO, product=("WGZHF",)), False),
        (Zoekvraag(regio=REGIO, product=("ZZZZZ",)), False),
        (Zoekvraag(regio=ELDERS, hulpvorm=("crisiszorg",)), False),
        (Zoekvraag(hulpvorm=("crisiszorg",)), False),
    ],
)
def test_a_filter_on_crisis_asks_to_call(vraag: Zoekvraag, bellen: bool):
    assert asks_to_call(NASLAG, vraag, Begrepen(), today=TODAY) is bellen


def test_words_of_crisis_ask_to_call_whatever_the_filters_are():
    vraag = Zoekvraag(regio=REGIO, hulpvorm=("gezinshuis",))
    assert asks_to_call(NASLAG, vraag, CRISISWOORD, today=TODAY)
