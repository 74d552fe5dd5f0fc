"""What a contract list would tell about shielded addresses: through names, and through who stands above whom."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import cast
from uuid import UUID

import pytest

from tests.factories import TODAY, make_afgeschermd_adres, make_contractregel, make_groep
from tests.services.importplan.wereld_plan import (
    ANDER,
    BEGIN,
    BRON,
    contractrij,
    contractstand,
    new_ids,
    told,
)
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact
from wijzer.files.contracten import VolledigeContractenRij
from wijzer.files.tabel.fouten import Gelezen
from wijzer.services.importplan.contracten import BewaardeContracten, make_plan
from wijzer.services.importplan.contractverraad import check_contractlijst
from wijzer.services.importverslag import Bevindingen
from wijzer.store.store import Store

STIL = make_groep(BRON, "Stil Huis", make_afgeschermd_adres("Vlierkade", 5, "7551BB"))
VERRADER = replace(ANDER, contact=Contact(website="https://vlierkade5.example"))
LIJKT = replace(ANDER, contact=Contact(email="post@vlier.example"))


def check(
    *rijen: VolledigeContractenRij,
    stand: BewaardeContracten | None = None,
    in_gebruik: Iterable[Locatie] = (STIL,),
    ingetrokken: Iterable[Locatie] = (),
) -> Bevindingen:
    """What is said of a list, apart from what makes it a wrong list."""
    store = SimpleNamespace(
        locaties=SimpleNamespace(
            of_aanbieders=lambda wie: [
                contact for contact in in_gebruik if contact.aanbieder_id in wie
            ],
            to_protect=lambda wie: [regel for regel in ingetrokken if regel.aanbieder_id in wie],
        )
    )
    stand = stand or contractstand()
    bevindingen = Bevindingen()
    plan = make_plan(Gelezen(list(rijen), [], []), stand, new_ids(), bevindingen)
    assert bevindingen.fouten == []
    check_contractlijst(cast(Store, store), rijen, stand, plan, bevindingen, today=TODAY)
    return bevindingen


# ── the name of the aanbieder ──


@pytest.mark.parametrize("naam", ["Zorg aan de Vlierkade", "Vlierkade 5 BV", "Zorg 7551BB"])
def test_a_name_with_the_street_or_postcode_is_refused_at_the_first_row_alone(naam: str):
    rijen = [contractrij(aanbieder=naam), contractrij(3, aanbieder=naam, productcode="WGZHG")]
    assert told(check(*rijen)) == [(2, "aanbieder")]


def test_a_name_that_looks_like_the_street_is_remarked_and_comes():
    bevindingen = check(contractrij(aanbieder="De Vlier"))
    assert bevindingen.fouten == []
    [opmerking] = bevindingen.opmerkingen
    assert opmerking.startswith("Rij 2: De nieuwe naam van de aanbieder lijkt op de straat")


def test_a_name_that_is_stored_already_is_not_judged_anew():
    verraadt = replace(BRON, naam="Zorg aan de Vlierkade")
    bevindingen = check(
        contractrij(aanbieder=verraadt.naam), stand=contractstand(aanbieders=[verraadt])
    )
    assert (bevindingen.fouten, bevindingen.opmerkingen) == ([], [])


def test_another_aanbieder_may_be_called_after_that_street_and_learns_nothing():
    rij = contractrij(agb="70000002", aanbieder="Zorg aan de Vlierkade")
    bevindingen = check(rij)
    assert (bevindingen.fouten, bevindingen.opmerkingen) == ([], [])


def test_whoever_has_nothing_shielded_is_told_nothing():
    rij = contractrij(
        aanbieder="Zorg aan de Vlierkade",
        locatie="Vlierkade",
        adres=make_afgeschermd_adres("Vlierkade", 5, "7551BB"),
    )
    bevindingen = check(rij, in_gebruik=())
    assert (bevindingen.fouten, bevindingen.opmerkingen) == ([], [])


def test_what_was_withdrawn_and_is_protected_counts_as_well():
    rij = contractrij(aanbieder="Zorg aan de Vlierkade")
    assert told(check(rij, in_gebruik=(), ingetrokken=[STIL])) == [(2, "aanbieder")]


def test_of_a_list_of_streets_as_names_only_the_one_that_would_be_kept_is_compared():
    """The others are refused because they differ; which of them is a shielded street is not told."""
    stand = contractstand()
    rijen = [
        contractrij(aanbieder="Zorg aan de Laan"),
        contractrij(3, aanbieder="Zorg aan de Vlierkade", productcode="WGZHG"),
    ]
    bevindingen = Bevindingen()
    plan = make_plan(Gelezen(rijen, [], []), stand, new_ids(), bevindingen)
    assert told(bevindingen) == [(3, "aanbieder")]
    voor = list(bevindingen.fouten)
    store = SimpleNamespace(
        locaties=SimpleNamespace(of_aanbieders=lambda _wie: [STIL], to_protect=lambda _wie: [])
    )
    check_contractlijst(cast(Store, store), rijen, stand, plan, bevindingen, today=TODAY)
    assert bevindingen.fouten == voor
    assert bevindingen.opmerkingen == []


# ── who stands above whom ──

ONDER = contractrij(hoofdaannemer_agb="70000002")


def above(*regels: Contractregel, hoofd=VERRADER) -> BewaardeContracten:
    return contractstand(*regels, aanbieders=[BRON, hoofd])


def test_a_hoofdaannemer_whose_contact_tells_the_address_is_refused_once():
    rijen = [ONDER, contractrij(3, hoofdaannemer_agb="70000002", productcode="WGZHG")]
    assert told(check(*rijen, stand=above())) == [(2, "hoofdaannemer_agb")]


def test_a_hoofdaannemer_whose_contact_looks_like_it_is_remarked():
    bevindingen = check(ONDER, stand=above(hoofd=LIJKT))
    assert bevindingen.fouten == []
    assert [opmerking.split(" lijkt")[0] for opmerking in bevindingen.opmerkingen] == [
        "Rij 2: Het contact van de hoofdaannemer"
    ]


@pytest.mark.parametrize(
    ("einde", "verteld"),
    [(None, False), (TODAY, False), (TODAY - timedelta(days=1), True)],
    ids=["runs", "ends today", "ended yesterday"],
)
def test_who_stood_above_already_is_not_judged_anew_until_that_contract_ended(einde, verteld):
    regel = make_contractregel(
        BRON, "WGZHG", contractnummer="C-8", hoofdaannemer_id=VERRADER.id, ingangsdatum=BEGIN, einddatum=einde
    )  # fmt: skip
    assert bool(check(ONDER, stand=above(regel)).fouten) is verteld


def test_who_stands_above_somebody_else_does_not_stand_above_this_one():
    derde = replace(ANDER, id=AanbiederId(UUID(int=5)), agb=("70000005",))
    regel = make_contractregel(derde, hoofdaannemer_id=VERRADER.id)
    stand = contractstand(regel, aanbieders=[BRON, VERRADER, derde])
    assert told(check(ONDER, stand=stand)) == [(2, "hoofdaannemer_agb")]


def test_a_contact_without_the_street_is_fine():
    assert check(ONDER).fouten == []


# ── the contract's name of a location ──


def test_a_name_that_tells_the_address_of_its_own_row_is_remarked():
    adres = make_afgeschermd_adres("Zonnewende", 7, "7551DD")
    bevindingen = check(contractrij(locatie="Huis Zonnewende", adres=adres))
    assert bevindingen.fouten == []
    [opmerking] = bevindingen.opmerkingen
    assert opmerking.startswith(
        "Rij 2: De naam van de locatie in het contract lijkt op de straat in die rij."
    )
    assert "Zonnewende" not in opmerking


def test_it_is_not_compared_with_what_is_stored():
    adres = make_afgeschermd_adres("Zonnewende", 7, "7551DD")
    bevindingen = check(contractrij(locatie="Huis Vlierkade", adres=adres))
    assert (bevindingen.fouten, bevindingen.opmerkingen) == ([], [])
