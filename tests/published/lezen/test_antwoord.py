"""What a reader answers to a question is what searching its momentopname gives: the same for page, feed and mail."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.factories import ALMELO, ENSCHEDE, HENGELO, REGIO, TODAY
from tests.published.geheugen import ELDERS, MIDDENS
from tests.published.tafels import (
    Tafels,
    aanbieder_id,
    aanbod_id,
    gemeente_rij,
    hulpvorm_rij,
    locatie_id,
    product_rij,
    regio_rij,
)
from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.domain.locaties.wachtverloop import Wachtstand
from wijzer.published import tables as t
from wijzer.published.reader import Reader
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.kans import Nooit
from wijzer.published.zoeken.plekken import Plekkentelling

ALLES = Zoekvraag(regio=REGIO)
ENSCHEDESE_PUNT: dict[str, Any] = {"lat": MIDDENS[ENSCHEDE].lat, "lon": MIDDENS[ENSCHEDE].lon}


@pytest.fixture
def twente(tafels: Tafels) -> Tafels:
    """Four aanbod of two aanbieders: two with a place, one with a wait, one that takes nobody in."""
    tafels.write(t.PublishedRegio, regio_rij(), regio_rij(ELDERS, volgorde=2))
    tafels.write(t.PublishedGemeente, *(gemeente_rij(code) for code in (HENGELO, ENSCHEDE, ALMELO)))
    tafels.write(t.PublishedHulpvorm, hulpvorm_rij(), hulpvorm_rij("vaktherapie"), hulpvorm_rij("crisiszorg"))  # fmt: skip
    codes = ("WGZHF", "AVAKT", "54008")
    tafels.write(
        t.PublishedProduct,
        *(product_rij(code, id=UUID(int=n)) for n, code in enumerate(codes, 1)),
    )
    tafels.offer(1, naam="De Linde", weken=3)
    tafels.offer(2, naam="De Eik", aanbieder=2, code="AVAKT", **ENSCHEDESE_PUNT, zoekgemeenten=[ENSCHEDE])  # fmt: skip
    tafels.offer(3, naam="De Beuk", aanbieder=2, plek=False, vrije_plekken=0, weken=9)
    tafels.offer(4, naam="De Wilg", stop=True)
    return tafels


@pytest.fixture
def reader(twente: Tafels) -> Reader:
    return twente.reader()


def test_a_question_is_read_from_the_keys_of_an_address(reader: Reader):
    vraag, fouten = reader.parse(
        [("gemeente", HENGELO), ("leeftijd", "99")], regio=REGIO, strict=True, per_pagina=10
    )
    assert vraag == Zoekvraag(regio=REGIO, gemeente=(HENGELO,), per_pagina=10)
    assert [fout.veld for fout in fouten] == ["leeftijd"]


def test_a_page_all_ids_and_the_count_are_of_the_same_answer(reader: Reader):
    for vraag in (ALLES, replace(ALLES, vrije_plek=True), replace(ALLES, gemeente=(ENSCHEDE,))):
        alle = reader.zoek_alles(vraag)
        assert list(reader.zoek(vraag).ids) == alle
        assert reader.zoek_aanbod(vraag).ids == tuple(alle)
        assert reader.tel_vraag(vraag) == reader.zoek(vraag).telling
        assert reader.tel_vraag(vraag).locaties == reader.zoek(vraag).aantal == len(alle)
        locaties = reader.zoek_alle_locaties(vraag)
        assert tuple(locaties) == reader.zoek(vraag).locaties
        assert reader.zoek_alle_locaties(vraag, hoogstens=1) == locaties[:1]
        assert reader.zoek_alles(vraag, hoogstens=1) == alle[:1]


@pytest.mark.parametrize(("pagina", "per_pagina"), [(1, 25), (1, 1), (9, 25), (3, 2)])
def test_the_counts_of_a_question_are_those_of_every_page_of_it(
    reader: Reader, pagina: int, per_pagina: int
):
    vraag = replace(ALLES, hulpvorm=("gezinshuis",), pagina=pagina, per_pagina=per_pagina)
    aantallen = {"crisiszorg": 0, "gezinshuis": 3, "vaktherapie": 1}
    assert reader.zoek(vraag).facetten["hulpvorm"] == aantallen
    assert reader.zoek_aanbod(vraag).facetten["hulpvorm"] == aantallen


def test_each_status_product_and_aanbieder_is_counted(reader: Reader):
    assert reader.tel(REGIO, "product", ["WGZHF", "AVAKT"]) == {
        "WGZHF": Plekkentelling(3, 1, 2), "AVAKT": Plekkentelling(1, 1, 1)
    }  # fmt: skip
    statussen = reader.tel_statussen(REGIO, "hulpvorm", "gezinshuis")
    assert {status: aantal for status, aantal in statussen.items() if aantal} == {
        Status.PLEK: 1, Status.WACHTLIJST: 1, Status.AANMELDSTOP: 1
    }  # fmt: skip
    eerste, alle = reader.tel_aanbieders(REGIO, "hulpvorm", "gezinshuis", 1)
    assert (eerste, alle) == ([(aanbieder_id(1), 2, 1)], 2)
    assert reader.tel(ELDERS, "product", ["WGZHF"]) == {"WGZHF": Plekkentelling(0, 0, 0)}


def test_the_wait_of_few_aanbieders_is_counted_and_not_told(reader: Reader):
    assert reader.wacht_nu(REGIO, "hulpvorm", "gezinshuis") == Wachtstand(bekend=2)
    assert reader.wacht_nu(REGIO, "hulpvorm", "crisiszorg") == Wachtstand(bekend=0)


@pytest.mark.parametrize(
    ("vraag", "bellen"),
    [
        (replace(ALLES, hulpvorm=("crisiszorg",)), True),
        (replace(ALLES, zoek="crisiszorg"), True),
        (ALLES, False),
    ],
)
def test_who_asks_for_crisis_should_call(reader: Reader, vraag: Zoekvraag, bellen: bool):
    assert reader.is_crisis(vraag) is bellen


def test_what_can_never_find_a_place_says_why(reader: Reader):
    nooit = reader.why_never(replace(ALLES, product=("54008",)))
    assert nooit is not None
    assert (nooit.reden, nooit.over) == (Nooit.PRODUCT, ("54008",))
    assert reader.why_never(ALLES) is None


def test_points_are_those_of_the_whole_answer_whatever_page_is_asked(reader: Reader):
    punten = reader.kaartpunten(replace(ALLES, pagina=9, per_pagina=1), hoogstens=9, locaties=2)
    assert punten.totaal == 2
    gevonden = {punt.gemeente: punt.telling for punt in punten.punten}
    assert gevonden == {HENGELO: Plekkentelling(3, 1, 2), ENSCHEDE: Plekkentelling(1, 1, 1)}
    assert all(len(punt.locaties) <= 2 for punt in punten.punten)


@pytest.mark.parametrize(("hoogstens", "hoeveel"), [(0, 0), (1, 1), (2, 2), (9, 2)])
def test_no_more_points_are_given_than_asked_and_all_are_counted(
    reader: Reader, hoogstens: int, hoeveel: int
):
    punten = reader.kaartpunten(ALLES, hoogstens=hoogstens, locaties=1)
    assert (len(punten.punten), punten.totaal) == (hoeveel, 2)


def test_the_nearest_point_comes_first_when_distance_was_asked(reader: Reader):
    vraag = replace(ALLES, **ENSCHEDESE_PUNT, sorteer=Sorteer.AFSTAND)
    punten = reader.kaartpunten(vraag, hoogstens=9, locaties=9)
    assert [punt.gemeente for punt in punten.punten] == [ENSCHEDE, HENGELO]
    assert punten.punten[0].punt == MIDDENS[ENSCHEDE]
    assert [locatie.id for locatie in punten.punten[0].locaties] == [locatie_id(2)]


def test_the_locaties_of_a_point_stand_in_the_order_of_results(reader: Reader):
    punten = reader.kaartpunten(replace(ALLES, gemeente=(HENGELO,)), hoogstens=1, locaties=9)
    assert [locatie.naam for locatie in punten.punten[0].locaties] == [
        "De Linde",
        "De Beuk",
        "De Wilg",
    ]
    assert all(locatie.is_groep for locatie in punten.punten[0].locaties)


def test_a_point_in_the_middle_of_no_gemeente_has_none(twente: Tafels):
    twente.offer(5, lat=52.3, lon=6.7, locatie_soort="vestiging")
    (punt,) = twente.reader().kaartpunten(replace(ALLES, locatie=locatie_id(5)), hoogstens=9, locaties=9).punten  # fmt: skip
    assert punt.gemeente is None
    assert (punt.punt.lat, punt.punt.lon) == (52.3, 6.7)
    assert not punt.locaties[0].is_groep


def test_on_another_day_the_same_rows_answer_otherwise(twente: Tafels):
    vraag = replace(ALLES, vrije_plek=True)
    assert twente.reader().tel_vraag(vraag).locaties == 2
    assert twente.reader(TODAY + timedelta(days=42)).tel_vraag(vraag).locaties == 2
    assert twente.reader(TODAY + timedelta(days=43)).tel_vraag(vraag).locaties == 0
    assert twente.reader(TODAY + timedelta(days=43)).tel_vraag(ALLES).locaties == 4


def test_what_a_text_names_is_searched_in_names_and_help(reader: Reader):
    assert reader.zoek_alles(replace(ALLES, zoek="linde")) == [aanbod_id(1)]
    assert reader.zoek_alles(replace(ALLES, zoek="vaktherapie")) == [aanbod_id(2)]
    assert reader.zoek_alles(replace(ALLES, zoek="vaktherapie enschede")) == [aanbod_id(2)]
    assert reader.zoek_alles(replace(ALLES, zoek="vaktherapie almelo")) == []
