"""What a search goes on without: words that say nothing, and words that ask an explanation."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories import REGIO
from tests.steun.werelden.zoekwereld import Zoekwereld
from wijzer.published.naslag.uitlegwoorden import all_uitlegwoorden
from wijzer.published.opname.zoekbegrip import Begrepen
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import Zoekresultaat

IN_GEHEUGEN = pytest.mark.parametrize("zoekwereld", ["sqlite"], indirect=True)


def asked(wereld: Zoekwereld, tekst: str, **anders: object) -> Zoekresultaat:
    with wereld.read() as reader:
        return reader.zoek(Zoekvraag(regio=REGIO, zoek=tekst, **anders))  # type: ignore[arg-type]  # its fields


def understood(wereld: Zoekwereld, tekst: str) -> Begrepen:
    return asked(wereld, tekst).begrepen


@IN_GEHEUGEN
@pytest.mark.parametrize(
    ("tekst", "uitleg"),
    [
        ("pgb", "pgb"),
        ("Persoonsgebonden budget", "pgb"),
        ("indikatie", "indicatie"),
        ("hoe begin ik?", "beginnen"),
        ("waar moet ik beginnen", "beginnen"),
        ("wat moeten wij nu doen", "beginnen"),
        ("hoe vraag ik hulp aan", "beginnen"),
        ("hoe kom ik aan een verwijzing", "verwijzing"),
        ("de wachtlijst is veel te lang", "wachten"),
        ("hoe lang moet mijn kind wachten", "wachten"),
        ("wat kost jeugdhulp", "kosten"),
        ("wat is ambulant", "ambulant"),
        ("wat betekent peildatum", "peildatum"),
        ("wie beslist er", "beslissen"),
        ("iq test", "iq-test"),
        ("CPWV", "cpwv"),
        ("coördinatiepunt wonen en verblijf", "cpwv"),
        ("LTA", "lta"),
        ("ZIN", "zin"),
        ("wie betaald dat allemaal", "kosten"),
        ("heb ik een verwijsbrief nodig voor autisme onderzoek", "verwijzing-nodig"),
        ("kan ik van hulpverlener wisselen", "wisselen"),
        ("mag ik zelf hulp vragen zonder mn ouders", "toestemming"),
        ("kleinkind van 5 komt bij ons wonen", "netwerk"),
        ("wie kan me kind testen op hoogbegaafdheid", "hoogbegaafd"),
        ("wachtlijst is 40 weken wat nu", "wachten"),
        ("niemand luistert naar mij op de groep", "vertrouwenspersoon"),
        ("diagnostiek", "diagnostiek"),
        ("wie is de leerplichtambtenaar", "leerplicht"),
        ("mijn dochter wordt 18", "volwassen"),
        ("gecertificeerde instelling", "gi"),
    ],
)
def test_a_question_is_known_for_what_it_asks(zoekwereld: Zoekwereld, tekst: str, uitleg: str):
    assert uitleg in understood(zoekwereld, tekst).uitleg


@IN_GEHEUGEN
@pytest.mark.parametrize(
    "tekst",
    [
        "hij heeft nergens zin in",
        "geen zin meer",
        "mijn kind gaat niet meer naar school",
        "gezinshuis",
        "ik voel me afgewezen",
        "help",
    ],
)
def test_an_ordinary_sentence_asks_no_explanation(zoekwereld: Zoekwereld, tekst: str):
    assert not understood(zoekwereld, tekst).uitleg


@IN_GEHEUGEN
def test_each_way_to_ask_an_explanation_is_known(zoekwereld: Zoekwereld):
    mis = {
        (woord.sleutel, zin)
        for woord in all_uitlegwoorden()
        for zin in (*woord.zinnen, *woord.gevraagd)
        if woord.sleutel not in understood(zoekwereld, zin).uitleg
    }
    assert not mis


HULP = ("gezinshuis", "autisme", "WGZHF", "zonnewende", "pleegzorg hengelo")
NIETS = ("xyzzyplof", "QRSTU", "amsterdam", "pgb", "hoe begin ik")
OVERAL = ("hengelo", "twente", "wij wonen in goor")


@IN_GEHEUGEN
@given(
    hulp=st.sampled_from(HULP),
    niets=st.lists(st.sampled_from(NIETS), min_size=1, max_size=2, unique=True),
)
def test_what_says_nothing_takes_nothing_away_from_what_does(
    zoekwereld: Zoekwereld, hulp: str, niets: list[str]
):
    met, zonder = asked(zoekwereld, " ".join([hulp, *niets])), asked(zoekwereld, hulp)
    assert met.ids == zonder.ids
    assert met.ids
    assert not met.begrepen.is_ongezocht


@IN_GEHEUGEN
@given(niets=st.sampled_from(NIETS[1:]), overal=st.sampled_from(("", *OVERAL)))
@example(niets="xyzzyplof", overal="")
@example(niets="xyzzyplof", overal="twente")
def test_where_no_help_was_understood_nothing_is_searched(
    zoekwereld: Zoekwereld, niets: str, overal: str
):
    gevonden = asked(zoekwereld, f"{niets} {overal}".strip())
    assert (gevonden.aantal, gevonden.begrepen.is_ongezocht) == (0, True)
    assert gevonden.begrepen.niet_gezocht or gevonden.begrepen.uitleg


@IN_GEHEUGEN
@pytest.mark.parametrize("voor_wie", ["hengelo", "wij wonen in goor", "15 jaar"])
def test_beside_an_unknown_word_a_place_or_an_age_shows_what_there_is(
    zoekwereld: Zoekwereld, voor_wie: str
):
    met, zonder = asked(zoekwereld, f"xyzzyplof {voor_wie}"), asked(zoekwereld, voor_wie)
    assert met.ids == zonder.ids
    assert [deel.getypt for deel in met.begrepen.delen if deel.overgeslagen] == ["xyzzyplof"]


@IN_GEHEUGEN
def test_a_filter_that_names_help_is_understood_too(zoekwereld: Zoekwereld):
    assert asked(zoekwereld, "xyzzyplof", hulpvorm=("gezinshuis",)).aantal == 2
    assert asked(zoekwereld, "xyzzyplof", leeftijd=8).aantal == 0


@IN_GEHEUGEN
def test_the_street_of_a_shielded_groep_is_a_word_like_any_other(zoekwereld: Zoekwereld):
    for woord in ("Nergensgaarde", "Xyzzygaarde"):
        beide, alleen = asked(zoekwereld, f"gezinshuis {woord}"), asked(zoekwereld, woord)
        assert beide.ids == asked(zoekwereld, "gezinshuis").ids
        assert beide.begrepen.onbekend == alleen.begrepen.onbekend == (woord,)
        assert alleen.aantal == 0
