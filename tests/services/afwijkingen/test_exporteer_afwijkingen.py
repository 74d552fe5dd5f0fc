"""The list of cases in a file: it leaves the building, so no address does and no name that is one."""

from dataclasses import replace

import pytest

from tests.factories import REGIO, TODAY, make_gecontracteerde_locatie
from tests.services.buurregio import BEA, BRON, CONTRACT, LINDE, STIL, ZAAK
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Bevinding
from wijzer.domain.ids import GecontracteerdeLocatieId, LocatieId
from wijzer.services.afwijkingen.exporteer_afwijkingen import exporteer_afwijkingen
from wijzer.store.afwijkingen.afwijking import Zaakregel
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


def line(
    *,
    locatie: str | None = None,
    contractlocatie: str | None = None,
    locatie_id: LocatieId | None = None,
    contract_id: GecontracteerdeLocatieId | None = None,
) -> Zaakregel:
    bevinding = Bevinding(
        soort=Afwijkingsoort.LOCATIE_NIET_INGEVOERD,
        aanbieder_id=BRON.id,
        locatie_id=locatie_id,
        gecontracteerde_locatie_id=contract_id,
    )
    zaak = replace(ZAAK, bevinding=bevinding)
    return Zaakregel(
        afwijking=zaak, aanbieder="De Bron", locatie=locatie, contractlocatie=contractlocatie
    )


def name(store: Store, regel: Zaakregel) -> str:
    [rij] = exporteer_afwijkingen(store, REGIO, [regel], by=BEA, today=TODAY)
    assert (rij.aanbieder, rij.agb) == ("De Bron", BRON.agb[0])
    return rij.locatie.naam


def test_a_name_that_tells_nothing_goes_along(twente: Store):
    assert name(twente, line(locatie="Stil Huis", locatie_id=STIL.id)) == "Stil Huis"
    assert name(twente, line(contractlocatie="Groep West", contract_id=CONTRACT.id)) == "Groep West"


def test_a_name_that_repeats_the_street_stays_behind(twente: Store):
    assert name(twente, line(locatie="Huis Vlierkade", locatie_id=STIL.id)) == ""
    assert name(twente, line(contractlocatie="Zonnewende 7", contract_id=CONTRACT.id)) == ""
    assert name(twente, line(locatie="De Linde", locatie_id=LINDE.id)) == "De Linde"


def test_the_name_of_a_locatie_is_compared_with_the_contract_address_too(twente: Store):
    regel = line(locatie="Zonnewende", locatie_id=STIL.id, contract_id=CONTRACT.id)
    assert name(twente, regel) == ""


def test_what_cannot_be_compared_has_no_name(twente: Store):
    """Of an address that no key opens, or that is gone, nobody knows whether the name repeats it."""
    onbekend = make_gecontracteerde_locatie(BRON).id
    assert name(twente, line(contractlocatie="Groep West", contract_id=onbekend)) == ""
