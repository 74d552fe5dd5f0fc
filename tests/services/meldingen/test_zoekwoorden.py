"""A search in words, as a mail tells it: a part for each value, in one order, and what is gone by a name that says so."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import pytest

from tests.factories import ALMELO, HENGELO, make_gemeente, make_product
from tests.published.geheugen import NASLAG
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.inkoop.product import Doelgroep
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.services.meldingen.zoekwoorden import Zoekdeel, describe

WIE = UUID(int=1)
DOELGROEPEN = (Doelgroep("twente", "lvb", "LVB", 1), Doelgroep("twente", "autisme", "Autisme", 2))


def gone(_id: UUID) -> object:
    raise NietGevonden


def tell(taal: str = "nl", *, weg: bool = False, **vraag: Any) -> list[Zoekdeel]:
    """Tell a search in a region with two doelgroepen, not in the order of their slugs."""
    reader = SimpleNamespace(
        naslag=replace(NASLAG, doelgroepen=DOELGROEPEN),
        regio=lambda slug: SimpleNamespace(regio="twente", naam=slug.title()),
        hulpvorm=lambda _regio, slug: SimpleNamespace(gewone_naam=slug.title()),
        product=lambda _regio, code: make_product(code),
        gemeente=lambda code: make_gemeente(code, {HENGELO: "Hengelo", ALMELO: "Almelo"}[code]),
        segmenten=lambda _regio: NASLAG.segmenten,
        doelgroepen=lambda _regio: DOELGROEPEN,
        aanbieder=gone if weg else lambda _id: SimpleNamespace(regio="twente", naam="De Bron"),
        locatie=gone if weg else lambda _id: SimpleNamespace(regio="twente", naam="De Linde"),
    )
    return describe(Zoekvraag(**{"regio": "twente", **vraag}), cast(Reader, reader), taal)


def said(taal: str = "nl", **vraag: Any) -> list[tuple[str, str]]:
    return [(deel.naam, deel.waarde) for deel in tell(taal, **vraag)]


def test_a_search_for_nothing_is_all_help_of_the_region():
    assert said() == [("Hulp", "alle jeugdhulp in Twente")]
    assert said(vrije_plek=True, pagina=3) == [("Hulp", "alle jeugdhulp in Twente")]
    assert said("en")[0][0] == "Help"


@pytest.mark.parametrize(
    ("vraag", "woorden"),
    [
        ({"hulpvorm": ("gezinshuis",)}, ("Hulp", "Gezinshuis")),
        ({"product": ("WGZHF",)}, ("Productcode", "WGZHF (Product WGZHF)")),
        ({"gemeente": (HENGELO,)}, ("Gemeente", "Hengelo")),
        ({"aanbieder": WIE}, ("Aanbieder", "De Bron")),
        ({"locatie": WIE}, ("Locatie", "De Linde")),
        ({"plaats": "Hengelo"}, ("Waar", "het kind woont in Hengelo")),
        ({"plaats": "Hengelo", "straal": 5}, ("Waar", "hoogstens 5 km van Hengelo")),
        ({"postcode": "7551", "straal": 5}, ("Waar", "hoogstens 5 km van 7551")),
        ({"plaats": "Hengelo", "postcode": "7607"}, ("Waar", "het kind woont in Hengelo")),
        ({"lat": 52.27, "lon": 6.79}, ("Waar", "waar u was bij het zoeken")),
        ({"leeftijd": 0}, ("Leeftijd", "0 jaar")),
        ({"leeftijd": 1}, ("Leeftijd", "1 jaar")),
        ({"max_wachttijd": 0}, ("Wachttijd", "geen")),
        ({"max_wachttijd": 1}, ("Wachttijd", "hoogstens 1 week")),
        ({"max_wachttijd": 2}, ("Wachttijd", "hoogstens 2 weken")),
        ({"minstens_plekken": 2}, ("Vrije plekken", "minstens 2 op één locatie")),
        ({"medische_verwijzing": True}, ("Verwijzing", "door huisarts, jeugdarts of medisch specialist")),
        ({"rolstoeltoegankelijk": True}, ("Rolstoeltoegankelijk", "ja")),
        ({"zoek": "rustig huis"}, ("Zoekwoorden", "“rustig huis”")),
    ],
    ids=str,
)  # fmt: skip
def test_each_thing_that_can_be_asked_in_its_words(vraag, woorden):
    assert said(**vraag) == [woorden]


def test_several_values_are_a_part_each_and_doelgroepen_stand_as_the_region_has_them():
    assert said(gemeente=(ALMELO, HENGELO)) == [("Gemeente", "Almelo"), ("Gemeente", "Hengelo")]
    assert said(doelgroep=("autisme", "lvb")) == [("Voor wie", "LVB"), ("Voor wie", "Autisme")]


def test_a_doelgroep_or_segment_that_the_region_no_longer_has_is_passed_over():
    assert said(doelgroep=("reuzen", "lvb")) == [("Voor wie", "LVB")]
    assert said(segment="verdwenen", leeftijd=8) == [("Leeftijd", "8 jaar")]


@pytest.mark.parametrize(("veld", "naam"), [("aanbieder", "Aanbieder"), ("locatie", "Locatie")])
def test_an_aanbieder_or_locatie_that_is_gone_is_told_without_a_name(veld: str, naam: str):
    gevraagd: dict[str, Any] = {veld: WIE}
    [deel] = tell(weg=True, **gevraagd)
    assert deel == Zoekdeel(naam, f"één {veld}")
    [engels] = tell("en", weg=True, **gevraagd)
    assert engels.waarde != deel.waarde, "it is our own text, so it has its English"


def test_names_stay_dutch_in_every_language_and_only_what_was_typed_says_so():
    vragen: tuple[dict[str, Any], ...] = (
        {"hulpvorm": ("gezinshuis",)},
        {"gemeente": (HENGELO,)},
        {"aanbieder": WIE},
        {"doelgroep": ("lvb",)},
    )
    for vraag in vragen:
        [nederlands], [engels] = tell(**vraag), tell("en", **vraag)
        assert nederlands.waarde == engels.waarde
        assert nederlands.van_de_regio
        assert not nederlands.getypt
    [getypt] = tell(zoek="rustig")
    assert (getypt.getypt, getypt.van_de_regio) == (True, False)
    [getal] = tell(leeftijd=8)
    assert (getal.getypt, getal.van_de_regio) == (False, False)


def test_the_parts_stand_in_one_order_whatever_was_asked_first():
    delen = tell(
        zoek="rustig", rolstoeltoegankelijk=True, medische_verwijzing=True, minstens_plekken=1, max_wachttijd=4, leeftijd=8,
        plaats="Hengelo", locatie=WIE, aanbieder=WIE, doelgroep=("lvb",), gemeente=(HENGELO,), product=("WGZHF",),
        hulpvorm=("gezinshuis",),
    )  # fmt: skip
    assert [deel.naam for deel in delen] == [
        "Hulp", "Productcode", "Gemeente", "Voor wie", "Aanbieder", "Locatie", "Waar", "Leeftijd", "Wachttijd", "Vrije plekken",
        "Verwijzing", "Rolstoeltoegankelijk", "Zoekwoorden",
    ]  # fmt: skip
