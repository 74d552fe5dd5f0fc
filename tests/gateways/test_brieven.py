"""The texts of mails: filled in completely, in plain text."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from jinja2 import UndefinedError

from wijzer.domain.melding import Meldingmail
from wijzer.gateways.brieven import render_brief
from wijzer.mappen import SJABLONEN
from wijzer.services.meldingen.dagmail import Nieuws
from wijzer.services.meldingen.mail import Plek
from wijzer.services.meldingen.zoekwoorden import Zoekdeel

WIE: dict[str, object] = {
    "contact": {"naam": "Meldpunt", "telefoon": "074-000 00 12", "email": "wie@regio.example"}
}
FEITEN: dict[str, dict[str, object]] = {
    "uitnodiging": {
        "link": "https://wijzer.example/uitnodiging/abc",
        "dagen": 7,
        "regio": "Twente",
    },
    "tweede_stap_gewist": {
        "link": "https://wijzer.example/uitnodiging/abc",
        "dagen": 7,
        "regio": "Twente",
        **WIE,
    },
    "account_uitgeschakeld": {"regio": "Twente", **WIE},
    "account_ingeschakeld": {"regio": "Twente", **WIE},
    "rol_gewijzigd": {"regio": "Twente", "aanbieder": "De Es", **WIE},
    "herstelcodes_vernieuwd": {},
    "wachtwoord_vergeten": {"link": "https://wijzer.example/wachtwoord/abc", "minuten": 60},
    "account_gewijzigd": {"handeling": "wachtwoord gewijzigd"},
    "herstelcode": {"over": 9},
    "foute_codes": {},
    "publicatieverschil": {"aantal": 3},
}


def values_in(feiten: Mapping[str, object]) -> Iterator[object]:
    for waarde in feiten.values():
        if isinstance(waarde, Mapping):
            yield from values_in(waarde)
        else:
            yield waarde


@pytest.mark.parametrize("soort", sorted(FEITEN))
def test_every_mail_has_a_subject_of_one_line_and_names_its_facts(soort):
    brief = render_brief(soort, **FEITEN[soort])
    assert brief.onderwerp
    assert "\n" not in brief.onderwerp
    assert brief.tekst.startswith("Goedendag,")
    assert all(str(waarde) in brief.tekst for waarde in values_in(FEITEN[soort]))
    assert "{{" not in brief.tekst


def test_every_mail_of_the_office_has_its_facts_here():
    brieven = {path.stem for path in (SJABLONEN / "mail").glob("[!_]*.txt")}
    assert set(FEITEN) == brieven - set(MELDINGEN)


def test_a_fact_that_is_missing_is_an_error_and_no_gap():
    with pytest.raises(UndefinedError):
        render_brief("uitnodiging", dagen=7, regio="Twente")


def test_a_link_stands_alone_on_its_line():
    """Mail programs break or swallow links that share a line with text."""
    tekst = render_brief("uitnodiging", **FEITEN["uitnodiging"]).tekst
    assert "https://wijzer.example/uitnodiging/abc" in tekst.splitlines()


MELDINGEN = sorted(path.stem for path in (SJABLONEN / "mail").glob("melding_*.txt"))
HUIS = "https://wijzer.example/twente"
PLEKKEN = [
    Plek(
        locatie="De Linde",
        aanbieder="De Bron",
        hulp={"Gezinshuis": ["WGZHF", "WGZHG"], "Pleegzorg": ["WPLZA"]},
        gemeenten=["Hengelo"],
        plekken=1,
        weken=None,
        dagen=1,
        telefoon="074-000 00 12",
        link=f"{HUIS}/groepen/1",
    ),
    Plek(
        locatie="Kantoor",
        aanbieder="De Brug",
        hulp={"Vaktherapie": ["AVAKT"]},
        gemeenten=list("abcd"),
        plekken=None,
        weken=None,
        dagen=0,
        telefoon="",
        link=f"{HUIS}/vestigingen/2",
    ),
]


ZOEKVRAAG = [Zoekdeel("Hulp", "Gezinshuis")]
LINKS = {"begin": HUIS, "beheer": f"{HUIS}/meldingen/abc", "stop": f"{HUIS}/meldingen/abc/stoppen"}


def news(soort, **anders):
    feiten = {
        "regio": "Twente",
        "zoekvraag": ZOEKVRAAG,
        "tot": date(2027, 5, 19),
        "plekken": PLEKKEN,
        "meer": 3,
        "loopt_af": True,
        "wens": "de wachttijd hoogstens 26 weken wordt",
        "weken": 26,
        "zoeken": f"{HUIS}/zoeken?vrijePlek=true",
        **LINKS,
    }
    return Nieuws(soort=soort, **{**feiten, **anders})


def melding(soort, taal, **anders):
    feiten = {
        "regio": "Twente",
        "zoekvraag": ZOEKVRAAG,
        "tot": date(2027, 5, 19),
        "uren": 48,
        "wens": "de wachttijd hoogstens 26 weken wordt",
        "hoogstens": 10,
        **LINKS,
        "nieuws": [news(mailsoort) for mailsoort in Meldingmail],
        "over": 2,
        "alles": f"{HUIS}/meldingen/alles/def",
    }
    return render_brief(soort, taal, **{**feiten, **anders})


PLEK, WACHTTIJD, LOOPT_AF, VERVALLEN = Meldingmail
DAGMAILS = [
    ([PLEK], "Er is plek vrijgekomen voor uw zoekvraag", "A place opened for your search"),
    ([PLEK, LOOPT_AF, VERVALLEN], "Er is plek vrijgekomen voor een van uw zoekvragen", "A place opened for one of your searches"),
    ([PLEK, PLEK, PLEK], "Er is plek vrijgekomen voor 3 van uw zoekvragen", "A place opened for 3 of your searches"),
    ([WACHTTIJD], "De wachttijd is korter geworden voor uw zoekvraag", "The wait got shorter for your search"),
    ([WACHTTIJD, LOOPT_AF], "De wachttijd is korter geworden voor een van uw zoekvragen", "The wait got shorter for one of your searches"),
    ([WACHTTIJD, WACHTTIJD], "De wachttijd is korter geworden voor 2 van uw zoekvragen", "The wait got shorter for 2 of your searches"),
    ([PLEK, WACHTTIJD, VERVALLEN], "Er is nieuws over 2 van uw zoekvragen", "There is news about 2 of your searches"),
    ([LOOPT_AF], "Uw melding stopt bijna", "Your alert ends soon"),
    ([LOOPT_AF, VERVALLEN], "Een van uw meldingen stopt bijna", "One of your alerts ends soon"),
    ([LOOPT_AF, LOOPT_AF], "2 van uw meldingen stoppen bijna", "2 of your alerts end soon"),
    ([VERVALLEN], "Uw melding is gestopt", "Your alert has stopped"),
    ([VERVALLEN, VERVALLEN], "Er zijn meldingen van u gestopt", "Some of your alerts have stopped"),
]  # fmt: skip


@pytest.mark.parametrize(("soorten", "nederlands", "english"), DAGMAILS)
@pytest.mark.parametrize("loopt_af", [True, False])
@pytest.mark.parametrize("over", [0, 1, 3])
def test_the_mail_of_a_day_says_in_its_subject_what_it_brings(
    soorten, nederlands, english, loopt_af, over
):
    nieuws = [news(soort, loopt_af=loopt_af, meer=0) for soort in soorten]
    brieven = [melding("melding_dag", taal, nieuws=nieuws, over=over) for taal in ("nl", "en")]
    assert [brief.onderwerp for brief in brieven] == [nederlands, english]
    assert links(brieven[0].tekst) == links(brieven[1].tekst)
    for brief in brieven:
        assert "\n\n\n" not in brief.tekst
        assert (f"{HUIS}/meldingen/alles/def" in brief.tekst) is (over > 0)
        assert all(len(zin.split()) <= 20 for zin in sentences(brief.tekst))


def test_every_mail_of_an_alert_is_there_in_english_too():
    assert len(MELDINGEN) == 4
    assert [
        path.stem for path in sorted((SJABLONEN / "mail" / "en").glob("melding_*.txt"))
    ] == MELDINGEN


@pytest.mark.parametrize("soort", MELDINGEN)
def test_a_mail_of_an_alert_says_the_same_in_both_languages(soort):
    nederlands, english = melding(soort, "nl"), melding(soort, "en")
    assert nederlands.tekst.startswith("Goedendag,")
    assert english.tekst.startswith("Hello,")
    assert links(nederlands.tekst) == links(english.tekst)
    for tekst in (nederlands.tekst, english.tekst):
        assert "\n\n\n" not in tekst
        assert "{{" not in tekst
        assert all(regel.startswith("http") for regel in tekst.splitlines() if "http" in regel)


@pytest.mark.parametrize("soort", MELDINGEN)
@pytest.mark.parametrize("taal", ["nl", "en"])
def test_no_sentence_of_an_alert_is_longer_than_twenty_words(soort, taal):
    for zin in sentences(melding(soort, taal).tekst):
        assert len(zin.split()) <= 20, zin


@pytest.mark.parametrize(
    ("taal", "begin"),
    [("nl", "Daarvoor kan hier geen plek meer komen."), ("en", "No place can come up here")],
)
def test_an_alert_that_can_find_nothing_any_more_tells_why_once(taal: str, begin: str):
    waarom = ["Productcode WGZHF wordt niet meer toegewezen."]
    tekst = melding("melding_dag", taal, nieuws=[news(VERVALLEN, waarom=waarom)]).tekst
    assert begin in tekst
    assert tekst.count(waarom[0]) == 1
    assert "bestaat niet meer" not in tekst
    assert "no longer exists" not in tekst


@pytest.mark.parametrize(
    ("dagen", "plekken", "woorden"),
    [
        (0, 1, "1 plek vrij, opgave van vandaag"),
        (1, 2, "2 plekken vrij, opgave van gisteren"),
        (9, 3, "3 plekken vrij, opgave van 9 dagen geleden"),
        (None, None, "Geen wachttijd"),
    ],
)
def test_how_many_places_there_are_and_since_when_is_told_in_words(dagen, plekken, woorden):
    plek = Plek(
        locatie="De Linde",
        aanbieder="De Bron",
        hulp={"Gezinshuis": ["WGZHF", "WGZHG"], "Pleegzorg": ["WPLZA"]},
        gemeenten=["Hengelo"],
        plekken=plekken,
        weken=None,
        dagen=dagen,
        telefoon="074-000 00 12",
        link=f"{HUIS}/groepen/1",
    )
    tekst = melding("melding_dag", "nl", nieuws=[news(PLEK, plekken=[plek])]).tekst
    assert woorden in tekst.splitlines()


def sentences(tekst):
    """The sentences of a mail; a line of a list is none."""
    return re.split(r"[.?!:]\s|\n\n|\n- .*", tekst)


def links(tekst):
    return [regel for regel in tekst.splitlines() if regel.startswith("http")]
