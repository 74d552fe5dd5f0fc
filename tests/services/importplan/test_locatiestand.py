"""Which stored locatie a row means: by its id, or by the name that its aanbieder gives to one locatie alone."""

from dataclasses import fields, replace
from typing import Any
from uuid import UUID

import pytest

from tests.factories import (
    AT,
    TODAY,
    make_aanbod,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
    make_vestiging,
)
from tests.services.buurregio import ANDER as ANDER_DAAR
from tests.services.buurregio import BRON as BRON_DAAR
from tests.services.buurregio import JO
from tests.services.buurregio import LINDE as LINDE_DAAR
from tests.services.buurregio import WEG as WEG_DAAR
from tests.services.importplan.wereld_plan import (
    ANDER,
    BRON,
    locatierij,
    locatiestand,
    new_ids,
    row_of,
    told,
)
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.ids import LocatieId
from wijzer.domain.locaties.intrekking import IngetrokkenLocatie, Intrekking
from wijzer.files.locaties import LocatiesRij, VolledigeLocatiesRij
from wijzer.services.importplan.locatiestand import (
    BewaardeLocaties,
    fetch_locatiestand,
    rows_by_locatie,
)
from wijzer.services.importverslag import Bevindingen
from wijzer.store.store import Store

LINDE = make_groep(BRON, "De Linde", make_open_adres("Dorpsplein", 9, "7551CC"))
STIL = make_groep(BRON, "Stil Huis", make_afgeschermd_adres("Vlierkade", 5, "7551BB"))
VAN_ANDER = make_groep(ANDER, "De Linde", make_open_adres("Eikenlaan", 3, "7551EE"))
WEG = IngetrokkenLocatie(make_groep(BRON, "Oud Huis"), Intrekking(AT, None))
STAND = locatiestand(LINDE, STIL, VAN_ANDER, ingetrokken=[WEG])
VREEMD = UUID(int=777)
ADRES = make_open_adres("Laan", 1, "7551FF")


def group(
    *rijen: LocatiesRij, stand: BewaardeLocaties = STAND, ontbreekt: frozenset[str] = frozenset()
) -> tuple[dict[LocatieId, list[VolledigeLocatiesRij]], Bevindingen]:
    bevindingen = Bevindingen()
    return rows_by_locatie(rijen, ontbreekt, stand, new_ids(), bevindingen), bevindingen


@pytest.mark.parametrize("naam", ["De Linde", "de linde", "  DE  LINDE "])
def test_a_row_without_an_id_means_the_one_locatie_of_its_aanbieder_with_that_name(naam: str):
    groepen, bevindingen = group(locatierij(naam=naam, adres=LINDE.adres))
    assert list(groepen) == [LINDE.id]
    assert told(bevindingen) == []


def test_the_same_name_of_another_aanbieder_is_another_locatie():
    groepen, _ = group(locatierij(agb="70000002", adres=ADRES))
    assert list(groepen) == [VAN_ANDER.id]


def test_a_name_that_nobody_has_is_one_new_locatie_for_all_its_rows():
    rijen = [
        locatierij(naam="De Berk", adres=ADRES),
        locatierij(3, naam="de berk", productcode="WGZHG", adres=ADRES),
    ]
    groepen, _ = group(*rijen)
    assert list(groepen) == [UUID(int=1)]
    assert [rij.rij for rij in groepen[LocatieId(UUID(int=1))]] == [2, 3]


def test_a_name_that_two_locaties_have_needs_an_id():
    tweede = make_groep(BRON, "de linde")
    stand = locatiestand(LINDE, tweede)
    groepen, bevindingen = group(locatierij(), stand=stand)
    assert groepen == {}
    assert told(bevindingen) == [(2, "locatie_id")]
    groepen, bevindingen = group(locatierij(locatie_id=tweede.id, adres=ADRES), stand=stand)
    assert list(groepen) == [tweede.id]


def test_an_id_counts_whatever_the_name_says():
    groepen, _ = group(row_of(LINDE, naam="Stil Huis"))
    assert list(groepen) == [LINDE.id]


def test_an_id_that_nobody_has_is_a_new_locatie_with_that_id():
    groepen, bevindingen = group(locatierij(locatie_id=VREEMD, adres=ADRES))
    assert list(groepen) == [VREEMD]
    assert told(bevindingen) == []


def test_an_unknown_agb_code_is_told_and_its_row_left_out():
    groepen, bevindingen = group(locatierij(agb="70009999"), row_of(LINDE, 3))
    assert list(groepen) == [LINDE.id]
    assert told(bevindingen) == [(2, "agb")]


def test_somebody_elses_locatie_and_one_that_would_move_to_another_are_refused_in_the_same_words():
    elders = replace(STAND, elders=frozenset({LocatieId(VREEMD)}))
    _, vreemd = group(locatierij(locatie_id=VREEMD), stand=elders)
    _, verhuisd = group(row_of(VAN_ANDER))
    _, ingetrokken = group(row_of(WEG.locatie, agb="70000002"))
    meldingen = {
        (fout.kolom, fout.fout, fout.verwacht)
        for locatie in (vreemd, verhuisd, ingetrokken)
        for fout in locatie.fouten
    }
    assert len(meldingen) == 1
    assert {kolom for kolom, _, _ in meldingen} == {"locatie_id"}


@pytest.mark.parametrize("agb", ["70000001", None])
def test_what_is_withdrawn_is_not_brought_back_by_a_file(agb: str | None):
    rij = LocatiesRij(**{**fields_of(row_of(WEG.locatie)), "agb": agb})
    groepen, bevindingen = group(rij, ontbreekt=frozenset() if agb else frozenset({"agb"}))
    assert groepen == {}
    assert [fout.kolom for fout in bevindingen.fouten] == ["locatie_id"]
    assert "ingetrokken" in bevindingen.fouten[0].fout


def fields_of(rij: VolledigeLocatiesRij) -> dict[str, Any]:
    """What a row says, by field."""
    return {veld.name: getattr(rij, veld.name) for veld in fields(LocatiesRij)}


def test_without_the_column_agb_the_id_must_be_known_and_gives_the_code_that_is_stored():
    rij = LocatiesRij(**{**fields_of(row_of(STIL)), "agb": None})
    groepen, bevindingen = group(rij, ontbreekt=frozenset({"agb"}))
    assert [regel.agb for regel in groepen[STIL.id]] == ["70000001"]
    assert told(bevindingen) == []
    for vreemd in (VREEMD, None):
        onbekend = LocatiesRij(**{**fields_of(row_of(STIL)), "agb": None, "locatie_id": vreemd})
        groepen, bevindingen = group(onbekend, ontbreekt=frozenset({"agb"}))
        assert groepen == {}
        assert told(bevindingen) == ([(2, "locatie_id")] if vreemd else []), (
            "the reader told an empty one"
        )


def test_what_somebody_else_has_looks_without_agb_as_if_it_were_not_there():
    elders = replace(STAND, elders=frozenset({LocatieId(VREEMD)}))
    rij = LocatiesRij(**{**fields_of(locatierij()), "agb": None, "locatie_id": VREEMD})
    _, van_ander = group(rij, stand=elders, ontbreekt=frozenset({"agb"}))
    _, van_niemand = group(rij, ontbreekt=frozenset({"agb"}))
    assert van_ander.fouten == van_niemand.fouten


def test_columns_that_are_left_out_are_filled_with_what_is_stored_of_that_locatie():
    ontbreekt = frozenset({"naam", "gemeente", "groepsgrootte", "medische_verwijzing"})
    aanbod = make_aanbod(LINDE, medische_verwijzing=True)
    stand = locatiestand(LINDE, aanbod=[aanbod])
    rij = LocatiesRij(
        **{**fields_of(row_of(LINDE)), "naam": None, "gemeente": None, "groepsgrootte": None}
    )
    groepen, _ = group(rij, stand=stand, ontbreekt=ontbreekt)
    [volledig] = groepen[LINDE.id]
    assert (volledig.naam, volledig.gemeente, volledig.groepsgrootte) == (
        "De Linde",
        LINDE.gemeente,
        6,
    )
    assert volledig.medische_verwijzing


def test_a_row_that_cannot_be_completed_is_told_and_left_out():
    rij = LocatiesRij(**{**fields_of(locatierij(naam="De Berk", adres=ADRES)), "gemeente": None})
    groepen, bevindingen = group(rij, ontbreekt=frozenset({"gemeente"}))
    assert groepen == {}
    assert told(bevindingen) == [(2, "gemeente")]


# ── what is fetched ──


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_an_aanbieder_is_compared_with_what_it_keeps_and_the_system_with_all(twente: Store):
    eigen = fetch_locatiestand(twente, [], regio="twente", by=JO, today=TODAY)
    alles = fetch_locatiestand(twente, [], regio="twente", by=SYSTEEM, today=TODAY)
    assert {aanbieder.id for aanbieder in eigen.aanbieders.values()} == {BRON_DAAR.id}
    assert {locatie.aanbieder_id for locatie in eigen.locaties.values()} == {BRON_DAAR.id}
    assert eigen.aanbieders.items() < alles.aanbieders.items()
    assert eigen.locaties.keys() <= alles.locaties.keys()
    assert set(eigen.ingetrokken) == {WEG_DAAR.id}
    assert WEG_DAAR.id not in eigen.locaties
    assert set(eigen.aanbod) == set(eigen.locaties)


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_of_the_ids_in_a_file_it_is_known_which_are_somebody_elses(twente: Store):
    vestiging = make_vestiging(ANDER_DAAR, "Van een ander")
    twente.locaties.add(vestiging)
    rijen = [locatierij(locatie_id=locatie) for locatie in (vestiging.id, LINDE_DAAR.id, VREEMD)]
    stand = fetch_locatiestand(twente, rijen, regio="twente", by=JO, today=TODAY)
    assert stand.elders == {vestiging.id}
    zonder = fetch_locatiestand(twente, [], regio="twente", by=JO, today=TODAY)
    assert zonder.elders == frozenset(), "only what a file names is looked up"
