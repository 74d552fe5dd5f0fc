"""A product that is not ticked any more is withdrawn with its history; ticked again, the same row is back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import AT, TODAY, make_adres, make_opgave
from tests.services.hulp_import import import_locaties
from tests.services.intrekking.test_locaties import RIJ
from tests.services.intrekking.wereld import BRON, JO, KIM, Boek
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.ids import LocatieId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.locaties.beschikbaarheid import Actualiteit, actualiteit_of
from wijzer.domain.regio.gebied import Versheid
from wijzer.services.intrekking.overzie import overzie_eerdere_producten

EEN = frozenset({of_code("WGZHF")})
BEIDE, GEEN = EEN | {of_code("WGZHG")}, EEN - EEN
OUD = make_opgave(peildatum=TODAY - timedelta(days=50), vrije_plekken=4, toelichting="Vanaf mei.")


@pytest.fixture
def huis(boek: Boek) -> LocatieId:
    """One that offers a product about which something was stated long ago."""
    id_ = boek.add()
    boek.state(id_, OUD)
    return id_


def test_a_product_that_is_unticked_keeps_its_history_and_says_who_and_when(
    boek: Boek, huis: LocatieId
) -> None:
    boek.change(huis, hulp=frozenset({of_code("WGZHG")}))
    assert [aanbod.hulp.sleutel for aanbod in boek.store.aanbod.of_locatie(huis)] == ["WGZHG"]
    locatie = boek.store.locaties.get(huis)
    [eerder] = overzie_eerdere_producten(boek.store, locatie, by=JO, today=TODAY)
    assert (eerder.aanbod.hulp.sleutel, eerder.historie) == ("WGZHF", [OUD])
    assert (eerder.intrekking and eerder.intrekking.at, eerder.door) == (AT, "jo@bron.example")
    with pytest.raises(NietGevonden):
        overzie_eerdere_producten(boek.store, locatie, by=KIM, today=TODAY)


def test_ticked_again_it_is_the_same_row_as_old_as_it_is_and_without_its_remark(
    boek: Boek, huis: LocatieId
) -> None:
    [was] = boek.store.aanbod.of_locatie(huis)
    boek.change(huis, hulp=GEEN)
    boek.change(huis, hulp=BEIDE)
    een, ander = boek.store.aanbod.of_locatie(huis)
    assert een.id == was.id
    assert een.publiek_id != was.publiek_id
    assert een.opgave == replace(OUD, toelichting=None)
    assert actualiteit_of(een.opgave, Versheid(), today=TODAY) is Actualiteit.VERLOPEN
    assert boek.store.aanbod.historie_of([een.id, ander.id]) == {een.id: [OUD], ander.id: []}
    assert boek.store.aanbod.withdrawn_of([huis]) == {huis: []}


def test_a_groep_that_became_smaller_gets_no_places_back_that_it_does_not_have(
    boek: Boek, huis: LocatieId
) -> None:
    boek.change(huis, hulp=GEEN)
    boek.change(huis, hulp=EEN, groepsgrootte=3)
    [terug] = boek.store.aanbod.of_locatie(huis)
    assert terug.opgave is None
    assert boek.store.aanbod.historie_of([terug.id]) == {terug.id: [OUD]}


def test_a_product_that_was_withdrawn_stays_so_when_its_locatie_is_put_back(
    boek: Boek, huis: LocatieId
) -> None:
    boek.change(huis, hulp=frozenset({of_code("WGZHG")}))
    boek.withdraw(huis)
    boek.put_back(huis)
    assert [aanbod.hulp.sleutel for aanbod in boek.store.aanbod.of_locatie(huis)] == ["WGZHG"]
    assert [
        ingetrokken.aanbod.hulp.sleutel
        for ingetrokken in boek.store.aanbod.withdrawn_of([huis])[huis]
    ] == ["WGZHF"]


def test_shielding_takes_what_was_said_at_the_open_address_from_withdrawn_products_too(
    boek: Boek, huis: LocatieId
) -> None:
    boek.change(huis, hulp=frozenset({of_code("WGZHG")}))
    boek.change(huis, hulp=frozenset({of_code("WGZHG")}), naam="Stil Huis", dicht=True)
    [weg] = boek.store.aanbod.withdrawn_of([huis])[huis]
    assert weg.aanbod.opgave == replace(OUD, toelichting=None)
    assert boek.store.aanbod.historie_of([weg.aanbod.id])[weg.aanbod.id] == [weg.aanbod.opgave]


def test_a_file_that_names_the_product_brings_it_back_and_states_on_top_of_it(
    boek: Boek, huis: LocatieId
) -> None:
    [was] = boek.store.aanbod.of_locatie(huis)
    boek.change(huis, hulp=GEEN)
    versie = boek.store.locaties.get(huis).versie
    rij = {**RIJ, "locatie_id": huis}
    assert import_locaties(boek.store, rij).nieuw == 1
    [terug] = boek.store.aanbod.of_locatie(huis)
    assert (terug.id, terug.opgave) == (was.id, replace(OUD, toelichting=None))
    assert boek.store.aanbod.historie_of([terug.id]) == {terug.id: [OUD]}
    assert boek.store.locaties.get(huis).versie > versie, "a form that was open would untick it"
    boek.change(huis, hulp=GEEN)
    import_locaties(boek.store, {**rij, "peildatum": "2026-11-20", "vrije_plekken": 1})
    assert [opgave.peildatum for opgave in boek.store.aanbod.historie_of([terug.id])[terug.id]] == [
        OUD.peildatum,
        TODAY,
    ]


def test_an_open_form_of_a_withdrawn_product_is_refused(boek: Boek, huis: LocatieId) -> None:
    [was] = boek.store.aanbod.of_locatie(huis)
    boek.change(huis, hulp=GEEN)
    with pytest.raises(NietGevonden):
        boek.store.aanbod.get(was.id)


def test_what_another_shielded_since_is_not_told_by_a_product_that_comes_back(
    boek: Boek, huis: LocatieId
) -> None:
    boek.state(huis, replace(OUD, peildatum=TODAY, toelichting="Ook aan de Vlierkade."))
    boek.change(huis, hulp=GEEN)
    boek.add(naam="Stil Huis", op=make_adres("Vlierkade", 5, "7551BB"), dicht=True)
    boek.change(huis, hulp=EEN)
    [aanbod] = boek.store.aanbod.of_locatie(huis)
    assert aanbod.opgave is not None
    assert aanbod.opgave.toelichting is None
    assert BRON.id == boek.store.locaties.get(huis).aanbieder_id
