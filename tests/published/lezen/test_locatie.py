"""Locaties and aanbieders are there for as long as something of them is shown; each kind answers to its own name."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from tests.factories import REGIO, TODAY
from tests.published.geheugen import ELDERS
from tests.published.tafels import (
    CONTACT,
    Tafels,
    aanbieder_id,
    aanbieder_rij,
    locatie_id,
    locatie_rij,
    wijziging_rij,
)
from wijzer.domain.fouten import NietGevonden, Verdwenen
from wijzer.domain.locaties.locatie import LocatieSoort
from wijzer.published.lezen import locatie as locatielezer
from wijzer.published.tables import (
    PublishedAanbieder,
    PublishedLocatie,
    PublishedWijziging,
)

GISTEREN, MORGEN = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
VOORBIJ = [["2025-01-01", GISTEREN.isoformat()]]
STRAKS = [[MORGEN.isoformat(), None]]
SOORTEN: list[LocatieSoort] = ["groep", "vestiging"]


def is_gone(tafels: Tafels, nummer: int, soort: LocatieSoort | None) -> bool:
    """Whether a locatie that is not there is told to be gone."""
    with pytest.raises(NietGevonden) as fout:
        tafels.reader().locatie(locatie_id(nummer), soort)
    return isinstance(fout.value, Verdwenen)


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_locatie_is_found_as_its_own_kind_and_without_naming_one(
    tafels: Tafels, soort: LocatieSoort
):
    tafels.offer(1, naam="De Linde", locatie_soort=soort)
    reader = tafels.reader()
    assert reader.locatie(locatie_id(1)).naam == "De Linde"
    assert reader.locatie(locatie_id(1), soort).is_groep is (soort == "groep")


@pytest.mark.parametrize(("soort", "ander"), [SOORTEN, SOORTEN[::-1]])
def test_as_the_other_kind_a_locatie_does_not_exist(
    tafels: Tafels, soort: LocatieSoort, ander: LocatieSoort
):
    tafels.offer(1, locatie_soort=soort)
    assert not is_gone(tafels, 1, ander)


@pytest.mark.parametrize("zichtbaar", [[], VOORBIJ, STRAKS])
def test_a_locatie_of_which_nothing_is_shown_today_is_not_there(
    tafels: Tafels, zichtbaar: list[list[str | None]]
):
    tafels.offer(1, zichtbaar=zichtbaar)
    assert not is_gone(tafels, 1, None)
    assert tafels.reader().locaties("groep") == []


def test_one_aanbod_that_is_shown_is_enough(tafels: Tafels):
    tafels.offer(1, zichtbaar=VOORBIJ)
    tafels.offer(2, locatie=1)
    assert tafels.reader().locatie(locatie_id(1)).id == locatie_id(1)


def test_the_aanbod_of_another_locatie_shows_nothing_of_this_one(tafels: Tafels):
    tafels.offer(1, zichtbaar=VOORBIJ)
    tafels.offer(2)
    assert not is_gone(tafels, 1, None)


@pytest.mark.parametrize(
    ("was", "gevraagd", "is_weg"),
    [
        ("groep", "groep", True),
        ("groep", None, True),
        ("groep", "vestiging", False),
        ("vestiging", "vestiging", True),
        ("vestiging", None, True),
        ("vestiging", "groep", False),
        ("aanbod", None, False),
    ],
)
def test_a_locatie_that_was_deleted_is_gone_under_its_own_kind(
    tafels: Tafels, was: str, gevraagd: LocatieSoort | None, is_weg: bool
):
    tafels.write(PublishedWijziging, wijziging_rij(was, locatie_id(1), 1, state="deleted"))
    assert is_gone(tafels, 1, gevraagd) is is_weg


def test_locaties_are_those_of_one_kind_and_one_region(tafels: Tafels):
    tafels.offer(1)
    tafels.offer(2, locatie_soort="vestiging")
    tafels.offer(3, regio=ELDERS, aanbieder=2)
    reader = tafels.reader()
    assert [locatie.id for locatie in reader.locaties("groep")] == [locatie_id(1), locatie_id(3)]
    assert [locatie.id for locatie in reader.locaties("groep", REGIO)] == [locatie_id(1)]
    assert [locatie.id for locatie in reader.locaties("groep", ELDERS)] == [locatie_id(3)]
    assert [locatie.id for locatie in reader.locaties("vestiging")] == [locatie_id(2)]
    assert reader.locaties("vestiging", ELDERS) == []


@pytest.mark.parametrize("portie", [1, 2, 500])
def test_locaties_are_found_by_id_however_many_are_asked(
    tafels: Tafels, monkeypatch: pytest.MonkeyPatch, portie: int
):
    monkeypatch.setattr(locatielezer, "_BROK", portie)
    for nummer in range(1, 5):
        tafels.offer(nummer)
    gevraagd = [locatie_id(nummer) for nummer in (4, 1, 3)]
    gevonden = tafels.reader().locaties_by_ids(gevraagd)
    assert gevonden.keys() == set(gevraagd)
    assert all(locatie.id == sleutel for sleutel, locatie in gevonden.items())
    assert tafels.reader().locaties_by_ids([]) == {}


def test_an_aanbieder_is_told_with_its_contact_and_its_piece(tafels: Tafels):
    tafels.offer(1)
    een = tafels.reader().aanbieder(aanbieder_id(1))
    assert (een.id, een.regio, een.naam) == (aanbieder_id(1), REGIO, "Aanbieder 1")
    assert een.contact == CONTACT
    assert een.stuk["id"] == str(aanbieder_id(1))


def test_an_aanbieder_of_which_nothing_is_shown_is_not_there_and_one_that_was_deleted_is_gone(
    tafels: Tafels,
):
    tafels.offer(1, zichtbaar=VOORBIJ)
    tafels.offer(2, aanbieder=2)
    with pytest.raises(NietGevonden) as fout:
        tafels.reader().aanbieder(aanbieder_id(1))
    assert not isinstance(fout.value, Verdwenen)
    weg = wijziging_rij("aanbieder", aanbieder_id(1), 1, state="deleted")
    tafels.write(PublishedWijziging, weg)
    with pytest.raises(Verdwenen):
        tafels.reader().aanbieder(aanbieder_id(1))


def test_an_aanbieder_that_was_never_there_is_not_there(tafels: Tafels):
    tafels.offer(1)
    with pytest.raises(NietGevonden) as fout:
        tafels.reader().aanbieder(aanbieder_id(9))
    assert not isinstance(fout.value, Verdwenen)


def test_aanbieders_stand_by_name_and_those_with_one_name_by_id(tafels: Tafels):
    namen = {4: "Wilg", 3: "Beuk", 2: "Eik", 1: "Eik"}
    tafels.write(
        PublishedAanbieder, *(aanbieder_rij(nummer, naam=naam) for nummer, naam in namen.items())
    )
    for nummer in namen:
        tafels.offer(nummer, aanbieder=nummer)
    gevonden = [aanbieder.id for aanbieder in tafels.reader().aanbieders()]
    assert gevonden == [aanbieder_id(nummer) for nummer in (3, 1, 2, 4)]


def test_only_aanbieders_of_the_region_of_which_something_is_shown_are_listed_and_counted(
    tafels: Tafels,
):
    tafels.offer(1)
    tafels.offer(2, aanbieder=2, zichtbaar=STRAKS)
    tafels.offer(3, aanbieder=3, regio=ELDERS)
    reader = tafels.reader()
    assert [aanbieder.id for aanbieder in reader.aanbieders(REGIO)] == [aanbieder_id(1)]
    assert [aanbieder.id for aanbieder in reader.aanbieders()] == [aanbieder_id(1), aanbieder_id(3)]
    assert reader.tel_alle_aanbieders(REGIO) == reader.tel_alle_aanbieders(ELDERS) == 1
    assert reader.tel_alle_aanbieders("bestaat-niet") == 0
    assert tafels.reader(MORGEN).tel_alle_aanbieders(REGIO) == 2


def test_names_are_those_of_the_aanbieders_that_were_asked_for(tafels: Tafels):
    tafels.write(PublishedAanbieder, *(aanbieder_rij(nummer) for nummer in (1, 2, 3)))
    gevraagd = [aanbieder_id(3), aanbieder_id(1), aanbieder_id(9)]
    namen = tafels.reader().namen_van_aanbieders(gevraagd)
    assert namen == {aanbieder_id(1): "Aanbieder 1", aanbieder_id(3): "Aanbieder 3"}
    assert tafels.reader().namen_van_aanbieders([]) == {}


def test_a_locatie_row_without_any_aanbod_shows_nothing(tafels: Tafels):
    tafels.write(PublishedLocatie, locatie_rij(1))
    assert not is_gone(tafels, 1, "groep")
    assert tafels.reader().locaties("groep") == []


def test_aanbod_alone_makes_no_locatie(tafels: Tafels):
    tafels.offer(1)
    tafels.connection.execute(delete(PublishedLocatie))
    assert not is_gone(tafels, 1, "groep")
    assert tafels.reader().locaties("groep") == []
