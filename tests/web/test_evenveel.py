"""Whatever is asked, in whatever form: the same locaties, and the same physical places."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import wijzer.klok
from tests.factories import ALMELO, AT, ENSCHEDE, HENGELO
from tests.steun.machine.servers import let_go
from tests.steun.werelden.wereld import Wereld, wereld
from wijzer.app import create_app
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.web.public.plekwoorden import telling_text

__all__ = ["wereld"]

HIER = "/twente/zoeken"
ATOM = "{http://www.w3.org/2005/Atom}entry"
_KAART = re.compile(r'class="bw-kaart__link" href="([^"?#]+)"')
_TABELRIJ = re.compile(r'<th scope="row"><a class="nl-link" href="([^"?#]+)"')


def _some(*waarden: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(waarden), unique=True, max_size=2)


VRAGEN = st.fixed_dictionaries(
    {},
    optional={
        "product": _some("WGZHF", "WGZHG", "ABGII", "AVAKT"),
        "hulpvorm": _some("gezinshuis", "vaktherapie", "begeleiding-individueel"),
        "gemeente": _some(HENGELO, ENSCHEDE, ALMELO),
        "doelgroep": _some("autisme", "lvb"),
        "leeftijd": st.sampled_from(["3", "12", "17"]),
        "maxWachttijd": st.sampled_from(["0", "8"]),
        "minstensPlekken": st.sampled_from(["1", "3"]),
        "vrijePlek": st.just("true"),
        "medischeVerwijzing": st.just("true"),
        "plaats": st.sampled_from(["Enschede", "Almelo"]),
        "sorteer": st.sampled_from(["beschikbaarheid", "wachttijd", "naam", "actualiteit"]),
    },
)
DAGEN = st.sampled_from([0, 1, 20, 60])


def adres(pad: str, vraag: dict[str, Any], **erbij: str) -> str:
    """The address of a form of a question."""
    return f"{pad}?{urlencode({**vraag, **erbij}, doseq=True)}"


def physical(dingen: list[dict[str, Any]]) -> tuple[set[str], Plekkentelling]:
    """The locaties of these objects of the feed, and their places counted by hand."""
    plekken: dict[str, int] = {}
    met_plek = set()
    for ding in dingen:
        locatie, stand = ding["locatie"]["id"], ding["beschikbaarheid"]
        plekken[locatie] = max(plekken.get(locatie, 0), stand["vrijePlekken"] or 0)
        met_plek |= {locatie} if stand["status"] == "plek" else set()
    return set(plekken), Plekkentelling(len(plekken), len(met_plek), sum(plekken.values()))


def last_part(href: str) -> str:
    """The id at the end of the address of a locatie."""
    return href.rpartition("/")[2]


@pytest.fixture(scope="module")
def bezoeker(wereld: Wereld) -> Iterator[FlaskClient]:
    """Somebody who asks the site of that world."""
    app = create_app(wereld.settings)
    yield app.test_client()
    let_go(app)


def of_list(bezoeker: FlaskClient, vraag: dict[str, Any]) -> tuple[list[str], str]:
    """The locaties on all pages of the list, in their order, and the text of the first."""
    ids, teksten, pagina = list[str](), list[str](), 1
    while True:
        tekst = bezoeker.get(adres(HIER, vraag, pagina=str(pagina), perPagina="20")).text
        gevonden = [last_part(href) for href in _KAART.findall(tekst)]
        if not gevonden:
            return ids, teksten[0] if teksten else tekst
        ids += gevonden
        teksten.append(tekst)
        pagina += 1


def of_file(rijen: list[dict[str, Any]]) -> tuple[set[str], int]:
    """The locaties of a file, and its last column added up."""
    plekken = sum(int(rij["Plekken op deze locatie"] or 0) for rij in rijen)
    return {last_part(str(rij["Pagina"])) for rij in rijen}, plekken


def read_csv(tekst: str) -> list[dict[str, Any]]:
    """The rows of a CSV, without what is explained below them."""
    tabel, _, _ = tekst.partition("\r\n\r\n")
    return list(csv.DictReader(io.StringIO(tabel), delimiter=";"))


def read_xlsx(inhoud: bytes) -> list[dict[str, Any]]:
    """The rows of a workbook by the names of their columns."""
    blad = load_workbook(io.BytesIO(inhoud), read_only=True).worksheets[0]
    koppen, *rijen = [list(rij) for rij in blad.iter_rows(values_only=True)]
    namen = [str(kop) for kop in koppen]
    return [dict(zip(namen, rij, strict=True)) for rij in rijen if any(rij)]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(vraag=VRAGEN, dagen=DAGEN)
def test_every_form_of_an_answer_has_the_same_houses_and_beds(
    wereld: Wereld,
    bezoeker: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    vraag: dict[str, Any],
    dagen: int,
):
    monkeypatch.setattr(wijzer.klok, "_system_time", lambda: later(dagen))
    regels = bezoeker.get(adres("/api/v1/aanbod", vraag, formaat="ndjson")).text.splitlines()
    locaties, telling = physical([json.loads(regel) for regel in regels])

    blad = bezoeker.get(adres("/api/v1/aanbod", vraag, perPagina="1")).json
    assert blad is not None
    assert (blad["aantalLocaties"], blad["aantalPlekken"]) == (telling.locaties, telling.plekken)
    assert blad["aantalResultaten"] == len(regels)

    op_bladen, eerste = of_list(bezoeker, vraag)
    assert len(op_bladen) == len(set(op_bladen)), "a locatie stands once"
    assert set(op_bladen) == locaties
    tabel = bezoeker.get(adres(HIER, vraag, weergave="tabel", perPagina="20")).text
    assert [last_part(href) for href in _TABELRIJ.findall(tabel)] == op_bladen[:20]

    csv_rijen = read_csv(bezoeker.get(adres(f"{HIER}/csv", vraag)).get_data().decode("utf-8-sig"))
    assert of_file(csv_rijen) == (locaties, telling.plekken)
    assert [last_part(rij["Pagina"]) for rij in csv_rijen if rij["Pagina"]][:1] == op_bladen[:1]
    xlsx_rijen = read_xlsx(bezoeker.get(adres(f"{HIER}/xlsx", vraag)).get_data())
    assert of_file(xlsx_rijen) == (locaties, telling.plekken)

    berichten = ET.fromstring(bezoeker.get(adres(f"{HIER}/atom", vraag)).data).findall(ATOM)
    assert len(berichten) == telling.met_plek
    widget = unescape(bezoeker.get(adres("/twente/widget", vraag)).text)
    if telling.plekken:
        assert telling_text(telling) in widget
        assert telling_text(telling) in unescape(eerste)


def later(dagen: int) -> datetime:
    """The moment so many days after that of the world."""
    return AT + timedelta(days=dagen)
