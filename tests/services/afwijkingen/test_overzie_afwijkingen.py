"""What the beheerder sees of cases: the list with its counts, and one as far as it is opened."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    ENSCHEDE,
    REGIO,
    TODAY,
    make_afgeschermd_adres,
    make_contractregel,
    make_gecontracteerde_locatie,
    make_open_adres,
)
from tests.services.buurregio import (
    ANDER,
    BEA,
    BRON,
    BUREN,
    CONTRACT,
    FRANS,
    LINDE,
    STIL,
    WEG,
    ZAAK,
)
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.accounts.inzage import DICHT, Zicht
from wijzer.domain.adressen.adres import OnleesbaarAdres
from wijzer.domain.afwijkingen.afwijking import (
    Afwijking,
    Afwijkingsoort,
    Verschilwoord,
    Zaakstatus,
)
from wijzer.domain.ids import AfwijkingId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.services.afwijkingen.overzie_afwijkingen import (
    AANDACHT,
    Adresregel,
    Zaakblad,
    overzie_afwijking,
    overzie_afwijkingen,
)
from wijzer.store.store import Store

pytestmark = OP_SQLITE

OPEN = Zicht({BRON.id: AT + timedelta(minutes=15)})
ALTIJD = ["straat", "huisnummer", "postcode", "plaats"]


def case(status: Zaakstatus = Zaakstatus.OPEN, **anders: Any) -> Afwijking:
    """Another case of De Bron, about its shielded groep unless it says otherwise."""
    bevinding = replace(ZAAK.bevinding, **{"soort": Afwijkingsoort.GEEN_CONTRACT, **anders})
    return replace(ZAAK, id=AfwijkingId(uuid4()), bevinding=bevinding, status=status)


def sheet(store: Store, zaak: Afwijking = ZAAK, zicht: Zicht = DICHT) -> Zaakblad:
    return overzie_afwijking(store, zaak.id, by=BEA, today=TODAY, zicht=zicht)


def added(store: Store, zaak: Afwijking, zicht: Zicht = DICHT) -> Zaakblad:
    """What is seen of a new case."""
    store.afwijkingen.add(zaak)
    return sheet(store, zaak, zicht)


def sides(regels: Iterable[Adresregel]) -> dict[str, tuple[str | None, str | None]]:
    return {regel.onderdeel: (regel.ingevoerd, regel.gecontracteerd) for regel in regels}


# ── the list ──


def test_the_list_counts_by_kind_and_status_whatever_is_asked_for(twente: Store):
    twente.afwijkingen.add_many([case(), case(Zaakstatus.GEACCEPTEERD, hulp=of_code("WGZHG"))])
    lijst = overzie_afwijkingen(twente, REGIO, by=BEA, at=AT, soort=Afwijkingsoort.GEEN_CONTRACT)
    assert len(lijst.regels) == 1
    assert (lijst.count(), lijst.count(soort=Afwijkingsoort.GEEN_CONTRACT)) == (2, 1)
    assert lijst.count(statussen=[Zaakstatus.GEACCEPTEERD]) == 1
    assert lijst.count(statussen=list(Zaakstatus)) == 3
    assert lijst.count(statussen=[]) == 0


def test_without_a_choice_the_list_is_what_asks_for_attention(twente: Store):
    zaken = [case(status, hulp=of_code(status.value[:5])) for status in Zaakstatus]
    twente.afwijkingen.add_many(zaken)
    lijst = overzie_afwijkingen(twente, REGIO, by=BEA, at=AT)
    assert {regel.afwijking.status for regel in lijst.regels} == AANDACHT
    assert len(lijst.regels) == lijst.count() == len(AANDACHT) + 1
    van_ander = overzie_afwijkingen(twente, REGIO, by=BEA, at=AT, aanbieder_id=ANDER.id)
    assert (van_ander.regels, van_ander.count()) == ([], lijst.count())


def test_another_region_has_its_own_list_and_says_when_no_contract_is_known(twente: Store):
    assert overzie_afwijkingen(twente, REGIO, by=BEA, at=AT).contracten_bekend
    buren = overzie_afwijkingen(twente, BUREN, by=FRANS, at=AT)
    assert (buren.regels, buren.count(), buren.contracten_bekend) == ([], 0, False)


# ── the two addresses ──


def test_hidden_sides_tell_nothing_not_even_which_parts_there_are(twente: Store):
    met_letter = make_afgeschermd_adres("Vlierkade", 5, "7551BB", huisletter="A")
    twente.locaties.save(replace(twente.locaties.get(STIL.id), adres=met_letter))
    assert sides(sheet(twente).adresregels) == dict.fromkeys(ALTIJD, (None, None))
    open_zij = sides(sheet(twente, zicht=OPEN).adresregels)
    assert open_zij["huisletter"] == ("A", "")
    assert open_zij["straat"] == ("Vlierkade", "Zonnewende")
    assert open_zij["postcode"] == ("7551 BB", "7551 DD")
    assert "toevoeging" not in open_zij, "it is empty on both sides"


def test_a_hidden_part_has_a_row_when_the_case_says_that_it_differs(twente: Store):
    anders = case(verschil=(Verschilwoord.TOEVOEGING, Verschilwoord.TIKFOUT))
    regels = {regel.onderdeel: regel.verschilt for regel in added(twente, anders).adresregels}
    assert regels == dict.fromkeys(ALTIJD, False) | {"toevoeging": True}
    opened = sides(sheet(twente, anders, OPEN).adresregels)
    assert list(opened) == ALTIJD, "neither has one now"


@pytest.mark.parametrize("status", Zaakstatus)
def test_in_a_case_that_is_over_nothing_differs(twente: Store, status: Zaakstatus):
    blad = added(twente, case(status, verschil=(Verschilwoord.STRAAT,)), OPEN)
    verschilt = [regel.onderdeel for regel in blad.adresregels if regel.verschilt]
    assert verschilt == ([] if status.is_ten_einde else ["straat"])


def test_an_open_address_is_seen_beside_a_hidden_one(twente: Store):
    zij = sides(added(twente, case(locatie_id=LINDE.id)).adresregels)
    assert zij["straat"] == ("Proefstraat", None)


def test_a_side_that_has_no_address_is_empty_and_not_hidden(twente: Store):
    zonder = added(twente, case(gecontracteerde_locatie_id=None), OPEN)
    assert sides(zonder.adresregels)["straat"] == ("Vlierkade", "")
    assert (zonder.contractnaam, zonder.contractlocatie_id) == (None, None)


# ── what is opened ──


def test_names_of_the_contract_are_seen_while_the_aanbieder_is_opened(twente: Store):
    dicht, opened = sheet(twente), sheet(twente, zicht=OPEN)
    assert (dicht.contractnaam, dict(dicht.contractnamen), dicht.zicht_tot) == (None, {}, None)
    assert opened.contractnaam == CONTRACT.naam
    assert opened.contractnamen == {CONTRACT.id: CONTRACT.naam}
    assert opened.zicht_tot == OPEN.until(BRON.id)
    hidden = ("Vlierkade", "Zonnewende", CONTRACT.naam)
    assert not [geheim for geheim in hidden if geheim in repr(opened)]
    assert sheet(twente, zicht=Zicht({ANDER.id: AT})).contractnaam is None


@pytest.mark.parametrize(
    ("anders", "verbergbaar"),
    [
        ({"locatie_id": LINDE.id, "gecontracteerde_locatie_id": None, "hulp": of_code("X")}, False),
        ({"locatie_id": STIL.id, "gecontracteerde_locatie_id": None, "hulp": of_code("X")}, True),
        ({"locatie_id": LINDE.id, "hulp": of_code("X")}, True),
        ({"locatie_id": LINDE.id, "gecontracteerde_locatie_id": None}, True),
    ],
    ids=["nothing", "a shielded groep", "a contracted location", "a contract row with one"],
)
def test_there_is_something_to_hide(twente: Store, anders: dict[str, Any], verbergbaar: bool):
    assert added(twente, case(**anders)).verbergbaar is verbergbaar


# ── what bears on it ──


def test_the_contract_rows_are_those_that_bear_on_the_case(twente: Store):
    ander = make_gecontracteerde_locatie(BRON, naam="Tweede")
    voorbij = make_contractregel(
        BRON, "WGZHG", locatie_id=ander.id, einddatum=TODAY - timedelta(days=1)
    )
    twente.contracten.add_many([voorbij], [ander])

    def rows(**anders: Any) -> set[tuple[str, bool]]:
        blad = added(twente, case(**anders))
        return {(regel.hulp.sleutel, loopt) for regel, loopt in blad.contractregels}

    assert rows() == {("WGZHF", True), ("WGZHG", False)}
    assert rows(hulp=of_code("WGZHG")) == {("WGZHG", False)}
    assert rows(locatie_id=None) == {("WGZHF", True)}
    assert rows(locatie_id=None, gecontracteerde_locatie_id=ander.id) == {("WGZHG", False)}


def test_of_what_was_withdrawn_it_says_when_and_not_whether_visitors_see_it(twente: Store):
    blad = added(twente, case(locatie_id=WEG.id))
    assert blad.locatie
    assert blad.intrekking
    assert (blad.locatie.id, blad.intrekking.at, blad.zichtbaarheid) == (WEG.id, AT, None)
    assert sheet(twente).zichtbaarheid is not None
    niets = added(twente, case(locatie_id=None))
    assert (niets.locatie, niets.gemeente, niets.zichtbaarheid) == (None, None, None)


@pytest.mark.parametrize(
    ("postcode", "namen"),
    [
        ("7551XX", ("Hengelo",)), ("7552AA", ("Enschede", "Hengelo")), ("9999ZZ", ()), (None, ()),
    ],
)  # fmt: skip
def test_the_gemeenten_of_a_postcode_are_named_in_order(
    twente: Store, postcode: str | None, namen: tuple[str, ...]
):
    adres = make_open_adres(postcode=postcode)
    linde = replace(twente.locaties.get(LINDE.id), adres=adres, gemeente=ENSCHEDE)
    twente.locaties.save(linde)
    blad = added(twente, case(locatie_id=LINDE.id))
    assert blad.postcode_in == namen
    assert blad.gemeente
    assert blad.gemeente.naam == "Enschede"


def test_an_address_that_cannot_be_read_stays_hidden_also_when_it_is_opened(
    twente: Store, monkeypatch: pytest.MonkeyPatch
):
    dicht = replace(twente.locaties.get(STIL.id), adres=OnleesbaarAdres())
    monkeypatch.setattr(twente.locaties, "kept", lambda _locatie_id: dicht)
    blad = sheet(twente, zicht=OPEN)
    assert sides(blad.adresregels)["straat"] == (None, "Zonnewende")
    assert blad.postcode_in == ()


def test_a_case_leads_to_the_one_before_and_the_ones_after_with_names_hidden(twente: Store):
    vervolg = replace(case(), vorige_id=ZAAK.id)
    blad = added(twente, vervolg)
    assert blad.vorige
    assert (blad.vorige.afwijking.id, blad.vorige.contractlocatie) == (ZAAK.id, None)
    [na] = sheet(twente).vervolg
    assert (na.afwijking.id, na.contractlocatie) == (vervolg.id, None)
    [na] = sheet(twente, zicht=OPEN).vervolg
    assert na.contractlocatie == CONTRACT.naam
    assert (sheet(twente).vorige, blad.vervolg) == (None, ())
