"""The demo of Twente, asked from every gemeente: nobody reads "niets" while the region has a place."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from tests.walls.conftest import NU, Huis, Tweeling
from wijzer.domain.inkoop.product import Hulpsoort
from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.published.engine import PublicDatabase
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken import uitkomst
from wijzer.published.zoeken.uitkomst import Zoekresultaat

SOORTEN = (Hulpsoort.WONEN, Hulpsoort.VERBLIJF, Hulpsoort.AMBULANT)


@contextmanager
def reading(huis: Huis) -> Iterator[Reader]:
    publiek = PublicDatabase(huis.settings)
    with publiek.read(now=NU, today=NU.date()) as reader:
        yield reader
    publiek.dispose()


def questions(reader: Reader, soort: Hulpsoort) -> Iterator[tuple[Zoekvraag, Zoekresultaat]]:
    """What somebody asks from each gemeente about all help of one kind, and what is answered."""
    hulpvormen = tuple(
        hulpvorm.slug for hulpvorm in reader.hulpvormen("twente") if hulpvorm.soort is soort
    )
    for gemeente in reader.gemeenten():
        vraag = Zoekvraag(regio="twente", hulpvorm=hulpvormen, plaats=gemeente.naam)
        yield vraag, reader.zoek(vraag)


def test_from_every_gemeente_each_kind_of_help_with_a_place_has_one(huis: Huis):
    """A groep in another gemeente was left out before, so that who asked from Borne read of no verblijf with a place."""
    gezien = 0
    with reading(huis) as reader:
        for soort in SOORTEN:
            for vraag, gevonden in questions(reader, soort):
                regio = reader.tel_vraag(vraag.without_origin())
                assert regio.met_plek, soort
                assert gevonden.telling.met_plek, (vraag.plaats, soort)
                gezien += 1
    assert gezien == 42


def test_from_every_gemeente_all_places_to_live_are_found_and_the_nearest_is_told(huis: Huis):
    with reading(huis) as reader:
        for soort in (Hulpsoort.WONEN, Hulpsoort.VERBLIJF):
            groepen = reader.opname.woonplekken
            for vraag, gevonden in questions(reader, soort):
                overal = uitkomst.find(reader.opname, vraag.without_origin()) & groepen
                assert uitkomst.find(reader.opname, vraag) & groepen == overal
                eerste = reader.opname.feit(reader.opname.indexen[gevonden.ids[0]])
                assert eerste.rang.status == Status.PLEK.stap
                thuis, *verder = reader.nearest_plekken(vraag)
                assert thuis.gemeente.naam == vraag.plaats
                assert [hier.km for hier in verder] == sorted(hier.km for hier in verder)
                assert 1 <= len(verder) <= 3
                assert all(hier.plekken for hier in verder)


def test_who_finds_no_place_for_a_kind_of_help_that_has_one_is_led_to_it(huis: Huis):
    """Ambulant help that does not serve the gemeente is no help there: the page says who else has a place."""
    with reading(huis) as reader:
        vragen = [
            Zoekvraag(regio="twente", hulpvorm=(hulpvorm.slug,), plaats=gemeente.naam)
            for hulpvorm in reader.hulpvormen("twente")
            for gemeente in reader.gemeenten()
        ]
        zonder = [
            vraag
            for vraag in vragen
            if reader.tel_vraag(vraag.without_origin()).met_plek
            and not reader.tel_vraag(vraag).met_plek
        ]
        soorten = {reader.hulpvorm("twente", vraag.hulpvorm[0]).soort for vraag in zonder}
    assert soorten <= {Hulpsoort.AMBULANT}
    client = huis.app.test_client()
    for vraag in zonder:
        pagina = client.get(f"/twente/zoeken?{urlencode(vraag.paren())}").text
        ruimer = pagina[pagina.index('id="ruimer"') :]
        assert re.search(r"In de hele regio</a> \(\d+ locaties?(, bij \d+ is nu plek| met plek)\)", ruimer), vraag  # fmt: skip


def test_the_order_from_every_place_is_that_of_the_twin(tweeling: Tweeling):
    """Distance ends at public points: other shielded addresses move nothing, from wherever somebody asks."""
    with reading(tweeling.een) as een, reading(tweeling.ander) as ander:
        plaatsen = {plaats.naam for plaats in een.plaatsen("twente")}
        vragen = [
            een.parse(
                [("plaats", plaats), ("sorteer", sorteer), *erbij],
                regio="twente",
                strict=False,
                per_pagina=25,
            )
            for plaats in sorted(plaatsen)
            for sorteer in ("beschikbaarheid", "wachttijd")
            for erbij in ([], [("straal", "15")])
        ]
        goed = [vraag for vraag, fouten in vragen if not fouten]
        assert len(goed) > 100
        for vraag in goed:
            assert een.zoek_alles(vraag) == ander.zoek_alles(vraag), vraag
            assert een.zoek(vraag).afstanden == ander.zoek(vraag).afstanden
            assert een.nearest_plekken(vraag) == ander.nearest_plekken(vraag)
