"""A filter is a row: whoever asks it finds it in the form, among what was chosen, in the advice, in the mail and in the contract."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask

from tests.factories import HENGELO, REGIO
from tests.steun.databases.proef import Proef
from wijzer.published.reader import Reader
from wijzer.published.vraag.filters import FILTER, FILTERS, IN_MAIL
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.services.meldingen.zoekwoorden import describe
from wijzer.settings import Settings
from wijzer.talen import TALEN
from wijzer.web.feed.sleutels import Sleutelbron, parameters, upper
from wijzer.web.public.zoeken.filterwoorden import FILTERWOORDEN, ZONDER_WOORDEN
from wijzer.web.public.zoeken.formulier import show_form
from wijzer.web.public.zoeken.gekozen import chosen
from wijzer.web.public.zoeken.ruimer import wider

ID = "00000000-0000-0000-0000-000000000001"
WAARDEN = {
    "hulpvorm": "gezinshuis", "product": "WGZHF", "segment": "ambulant", "doelgroep": "autisme", "medischeVerwijzing": "true",
    "rolstoeltoegankelijk": "true", "gemeente": HENGELO, "plaats": "Hengelo", "straal": "5", "leeftijd": "8", "vrijePlek": "true",
    "maxWachttijd": "4", "minstensPlekken": "2", "zoek": "rustig", "locatie": ID, "aanbieder": ID,
}  # fmt: skip
"""A value for each filter that says something of what is looked for; together one search that has everything."""
VERTREK = ({"postcode": "7551"}, {"lat": "52.27", "lon": "6.79"})
"""The other ways to say from where is looked."""
ZONDER_ZIN = {"regio", "letterlijk", "sorteer", "pagina", "perPagina"}
"""Keys that change how is looked, or what is seen of it."""
NIET_IN_MAIL = {"vrijePlek", "straal"}
"""An alert is about free places by nature; how far is told with from where."""


@dataclass(frozen=True)
class Lezer:
    """A reader of a small Twente in which every search finds something."""

    reader: Reader

    def ask(self, **paren: str) -> Zoekvraag:
        """A search without mistakes."""
        vraag, fouten = self.reader.parse(paren.items(), regio=REGIO, strict=False, per_pagina=25)
        assert not fouten
        return vraag


@pytest.fixture
def lezer(settings: Settings, app: Flask) -> Iterator[Lezer]:
    proef = Proef(settings)
    with proef.read() as reader, app.test_request_context("/twente/zoeken"):
        yield Lezer(reader)
    proef.close()


def each_alone(without: set[str]) -> list[dict[str, str]]:
    """A search for each filter."""
    return [{sleutel: WAARDEN[sleutel]} for sleutel in WAARDEN if sleutel not in without]


def test_every_filter_has_a_value_here():
    vertrek = {sleutel for paren in VERTREK for sleutel in paren}
    assert WAARDEN.keys() | vertrek | ZONDER_ZIN == FILTER.keys()


def test_a_search_with_everything_shows_in_the_form_with_what_was_asked(lezer: Lezer):
    vraag = lezer.ask(**WAARDEN, sorteer="naam")
    regio = lezer.reader.regio(REGIO)
    formulier = show_form(lezer.reader, regio, lezer.reader.zoek(vraag), [], WAARDEN)
    gevuld = dict(formulier.extra) | dict(formulier.waarden)
    for veld in (veld for vak in formulier.vakken for veld in vak):
        assert veld.label, veld.sleutel
        gevuld.setdefault(veld.sleutel, next(iter(veld.gekozen), ""))
    assert {sleutel: gevuld[sleutel].lower() for sleutel in WAARDEN} == {
        sleutel: waarde.lower() for sleutel, waarde in WAARDEN.items()
    }
    assert FILTERWOORDEN.keys() | ZONDER_WOORDEN == FILTER.keys()


def test_each_filter_that_is_on_is_one_choice_that_can_be_taken_off(lezer: Lezer):
    for paren in (*each_alone(without={"straal"}), *VERTREK):
        (gekozen,) = chosen(lezer.reader, lezer.reader.regio(REGIO), lezer.ask(**paren))
        assert gekozen.tekst, paren
        assert gekozen.zonder == "/twente/zoeken", paren


def test_a_search_that_finds_nothing_offers_to_let_each_filter_go(
    lezer: Lezer, monkeypatch: pytest.MonkeyPatch
):
    zeven = Plekkentelling(7, 2, 3)
    monkeypatch.setattr(Reader, "tel_vraag", lambda _self, _vraag: zeven)
    for paren in each_alone(without={"straal"}):
        (ruimer,) = wider(lezer.reader, lezer.reader.zoek(lezer.ask(**paren)))
        assert (ruimer.href, ruimer.telling) == ("/twente/zoeken", zeven), paren
        assert ruimer.tekst, paren
    dichtbij = lezer.ask(plaats="Hengelo", straal="5")
    nergens, verder = wider(lezer.reader, lezer.reader.zoek(dichtbij))
    assert nergens.href == "/twente/zoeken"
    assert verder.href == "/twente/zoeken?plaats=Hengelo"


def test_each_filter_is_told_in_the_mail_in_both_languages(lezer: Lezer):
    for taal in TALEN:
        (alles,) = describe(lezer.ask(), lezer.reader, taal)
        for paren in (*each_alone(without=NIET_IN_MAIL), *VERTREK):
            (deel,) = describe(lezer.ask(**paren), lezer.reader, taal)
            assert deel != alles, paren
            assert deel.naam, paren
            assert deel.waarde, paren


def test_the_mail_tells_its_parts_in_the_order_of_one_list_and_that_list_is_whole(lezer: Lezer):
    assert sorted(IN_MAIL) == sorted(filter_.sleutel for filter_ in FILTERS if filter_.mail)
    assert {filter_.sleutel for filter_ in FILTERS if filter_.mail} == WAARDEN.keys() - NIET_IN_MAIL
    delen = describe(lezer.ask(**WAARDEN), lezer.reader, "nl")
    namen = [een.mail.naam or een.naam for sleutel in IN_MAIL if (een := FILTER[sleutel]).mail]
    assert [deel.naam for deel in delen] == namen


def test_each_filter_is_a_parameter_of_the_contract_that_says_what_it_does():
    gevraagd = parameters(Sleutelbron())
    for filter_ in FILTERS:
        parameter = gevraagd[upper(filter_.sleutel)]
        assert parameter["name"] == filter_.sleutel
        assert parameter["description"].startswith(filter_.feed)
        assert (parameter["schema"]["type"] == "array") is filter_.herhaalbaar
