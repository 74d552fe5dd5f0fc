"""Aanbod is read in the order that was asked for, and only what is shown today."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import event

from tests.factories import ENSCHEDE, TODAY
from tests.published.tafels import (
    Tafels,
    aanbieder_id,
    aanbod_id,
    locatie_id,
    wijziging_rij,
)
from wijzer.domain.fouten import NietGevonden, Verdwenen
from wijzer.domain.locaties.beschikbaarheid import Actualiteit, Status
from wijzer.published.lezen import aanbod as aanbodlezer
from wijzer.published.stukken import BESCHIKBAARHEID
from wijzer.published.tables import PublishedWijziging
from wijzer.published.zoeken.uitkomst import GevondenLocatie

MORGEN = [[(TODAY + timedelta(days=1)).isoformat(), None]]
VOL = {"plek": False}


def test_pieces_come_in_the_order_of_the_question_and_not_in_that_of_the_table(tafels: Tafels):
    for nummer in (1, 2, 3):
        tafels.offer(nummer)
    vraag = [aanbod_id(nummer) for nummer in (3, 1, 2)]
    assert [aanbodregel.id for aanbodregel in tafels.reader().aanbodstukken(vraag)] == vraag
    assert [aanbodregel.id for aanbodregel in tafels.reader().aanbod_by_ids(vraag)] == vraag


@pytest.mark.parametrize("portie", [1, 2, 3, 100])
def test_however_small_the_portions_all_pieces_come_once_and_in_order(
    tafels: Tafels, monkeypatch: pytest.MonkeyPatch, portie: int
):
    monkeypatch.setattr(aanbodlezer, "_BROK", portie)
    for nummer in range(1, 6):
        tafels.offer(nummer)
    vraag = [aanbod_id(nummer) for nummer in (5, 2, 4, 1, 3)]
    assert [aanbodregel.id for aanbodregel in tafels.reader().aanbodstukken(vraag)] == vraag


def test_the_aanbod_of_locaties_is_read_at_once_and_stands_by_locatie(tafels: Tafels):
    for nummer, locatie in ((1, 8), (2, 9), (3, 8)):
        tafels.offer(nummer, locatie=locatie)
    reader = tafels.reader()
    gevonden = [
        GevondenLocatie(locatie_id(9), (aanbod_id(2),)),
        GevondenLocatie(locatie_id(8), (aanbod_id(3), aanbod_id(1))),
    ]
    vragen: list[str] = []
    event.listen(tafels.connection, "before_cursor_execute", lambda *wat: vragen.append(wat[2]))
    assert [[info.id for info in hier] for hier in reader.aanbod_by_locatie(gevonden)] == [
        [aanbod_id(2)],
        [aanbod_id(3), aanbod_id(1)],
    ]
    assert len(vragen) == 1
    assert reader.aanbod_by_locatie([]) == []


def test_of_no_aanbod_there_are_no_pieces(tafels: Tafels):
    assert list(tafels.reader().aanbodstukken([])) == []
    assert tafels.reader().aanbod_by_ids([]) == []


def test_a_piece_for_the_feed_is_the_text_as_it_stands_and_what_today_makes_of_the_entry(
    tafels: Tafels,
):
    tafels.offer(1, locatie=7, locatie_soort="vestiging")
    stuk = tafels.reader().aanbodstuk(aanbod_id(1))
    assert (stuk.id, stuk.regio, stuk.locatie_id) == (aanbod_id(1), "twente", locatie_id(7))
    assert stuk.locatie_soort == "vestiging"
    assert json.loads(stuk.gegevens)["id"] == str(aanbod_id(1))
    assert tuple(stuk.beschikbaarheid) == BESCHIKBAARHEID
    assert (stuk.beschikbaarheid["status"], stuk.beschikbaarheid["vrijePlekken"]) == ("plek", 1)


def test_an_aanbod_for_a_page_tells_of_its_product_its_locatie_and_today(tafels: Tafels):
    tafels.offer(1, naam="De Linde")
    een = tafels.reader().aanbod(aanbod_id(1))
    assert (een.id, een.product.code, een.medische_verwijzing) == (aanbod_id(1), "WGZHF", False)
    assert (een.locatie.id, een.locatie.naam) == (locatie_id(1), "De Linde")
    assert een.beschikbaarheid.status is Status.PLEK
    assert een.beschikbaarheid.wachttijd_weken == 2


@pytest.mark.parametrize(
    ("dagen", "actualiteit", "status", "weken"),
    [
        (14, Actualiteit.ACTUEEL, Status.PLEK, 2),
        (15, Actualiteit.VEROUDERD, Status.PLEK, 2),
        (42, Actualiteit.VEROUDERD, Status.PLEK, 2),
        (43, Actualiteit.VERLOPEN, Status.ONBEKEND, None),
    ],
)
def test_the_day_of_the_reader_decides_what_is_shown_of_the_same_row(
    tafels: Tafels, dagen: int, actualiteit: Actualiteit, status: Status, weken: int | None
):
    tafels.offer(1)
    reader = tafels.reader(TODAY + timedelta(days=dagen))
    vandaag = reader.aanbod(aanbod_id(1)).beschikbaarheid
    assert (vandaag.actualiteit, vandaag.status) == (actualiteit, status)
    assert vandaag.wachttijd_weken == weken
    assert reader.aanbodstuk(aanbod_id(1)).beschikbaarheid["status"] == status.value


@pytest.mark.parametrize("vraag", ["aanbod", "aanbodstuk"])
def test_what_is_not_shown_today_is_not_there(tafels: Tafels, vraag: str):
    tafels.offer(1, zichtbaar=MORGEN)
    with pytest.raises(NietGevonden) as fout:
        getattr(tafels.reader(), vraag)(aanbod_id(1))
    assert not isinstance(fout.value, Verdwenen)
    morgen = tafels.reader(TODAY + timedelta(days=1))
    assert getattr(morgen, vraag)(aanbod_id(1)).id == aanbod_id(1)


@pytest.mark.parametrize("vraag", ["aanbod", "aanbodstuk"])
def test_what_never_was_is_not_there_and_what_was_deleted_is_gone(tafels: Tafels, vraag: str):
    tafels.offer(1)
    tafels.take_away(1)
    with pytest.raises(Verdwenen):
        getattr(tafels.reader(), vraag)(aanbod_id(1))
    with pytest.raises(NietGevonden) as fout:
        getattr(tafels.reader(), vraag)(aanbod_id(2))
    assert not isinstance(fout.value, Verdwenen)


def test_a_sign_that_it_changed_is_no_sign_that_it_is_gone(tafels: Tafels):
    tafels.write(PublishedWijziging, wijziging_rij("aanbod", aanbod_id(1), 1))
    with pytest.raises(NietGevonden) as fout:
        tafels.reader().aanbod(aanbod_id(1))
    assert not isinstance(fout.value, Verdwenen)


def test_what_was_deleted_under_another_kind_is_not_gone_here(tafels: Tafels):
    tafels.offer(1)
    tafels.take_away(1, "groep")
    assert tafels.reader().was_deleted("groep", aanbod_id(1))
    assert not tafels.reader().was_deleted("aanbod", aanbod_id(1))
    with pytest.raises(NietGevonden) as fout:
        tafels.reader().aanbod(aanbod_id(1))
    assert not isinstance(fout.value, Verdwenen)


def test_the_aanbod_of_a_locatie_stands_in_the_order_of_results(tafels: Tafels):
    tafels.offer(1, locatie=9, **VOL)
    tafels.offer(2, locatie=9)
    tafels.offer(3, locatie=9, code="WGZHG", stop=True)
    gevonden = tafels.reader().aanbod_of_locatie(locatie_id(9))
    assert [aanbodstuk.id for aanbodstuk in gevonden] == [
        aanbod_id(2),
        aanbod_id(1),
        aanbod_id(3),
    ]
    statussen = [aanbodstuk.beschikbaarheid.status for aanbodstuk in gevonden]
    assert statussen == [Status.PLEK, Status.WACHTLIJST, Status.AANMELDSTOP]


def test_a_locatie_tells_nothing_of_another_and_nothing_of_what_is_not_shown(tafels: Tafels):
    tafels.offer(1, locatie=9)
    tafels.offer(2, locatie=9, zichtbaar=MORGEN)
    tafels.offer(3)
    assert [aanbodregel.id for aanbodregel in tafels.reader().aanbod_of_locatie(locatie_id(9))] == [
        aanbod_id(1)
    ]
    assert tafels.reader().aanbod_of_locatie(locatie_id(77)) == []


def test_the_ids_of_an_aanbieder_are_those_of_all_its_locaties_in_the_order_of_results(
    tafels: Tafels,
):
    tafels.offer(1, **VOL)
    tafels.offer(2, zoekgemeenten=[ENSCHEDE])
    tafels.offer(3, zichtbaar=MORGEN)
    tafels.offer(4, aanbieder=2)
    reader = tafels.reader()
    assert reader.ids_of_aanbieder(aanbieder_id(1)) == [aanbod_id(2), aanbod_id(1)]
    assert reader.ids_of_aanbieder(aanbieder_id(2)) == [aanbod_id(4)]
    assert reader.ids_of_aanbieder(aanbieder_id(3)) == []
