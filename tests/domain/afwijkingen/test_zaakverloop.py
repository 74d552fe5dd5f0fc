"""What a check does to the cases that stand, step by step."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import AT
from wijzer.domain.afwijkingen.afwijking import (
    Afwijking,
    Afwijkingsoort,
    Bevinding,
    Gebeurtenis,
    Verschilwoord,
    Zaakstatus,
)
from wijzer.domain.afwijkingen.controle import ControleUitkomst
from wijzer.domain.afwijkingen.dossier import Onbekend
from wijzer.domain.afwijkingen.verloop import Verloop
from wijzer.domain.afwijkingen.zaakverloop import follow_up, id_of
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.locaties.intrekking import Ingetrokken, Intrekking

STRAKS = AT + timedelta(days=1)
LOCATIE = LocatieId(uuid4())
BEVINDING = Bevinding(
    soort=Afwijkingsoort.ADRES_NIET_GECONTRACTEERD,
    aanbieder_id=AanbiederId(uuid4()),
    locatie_id=LOCATIE,
    gecontracteerde_locatie_id=None,
    hulp=None,
    verschil=(Verschilwoord.PRODUCT,),
)
EINDE = [status for status in Zaakstatus if status.is_ten_einde]
LOPEND = [status for status in Zaakstatus if not status.is_ten_einde]


def zaak(status: Zaakstatus = Zaakstatus.OPEN, bevinding: Bevinding = BEVINDING) -> Afwijking:
    return Afwijking(
        id=id_of("twente", bevinding.sleutel),
        regio="twente",
        bevinding=bevinding,
        status=status,
        opened_at=AT,
        gezien_at=AT,
        closed_at=AT if status.is_ten_einde else None,
    )


def check(*bekend: Afwijking, gevonden: tuple[Bevinding, ...] = (), **anders: Any) -> list[Verloop]:
    return follow_up(
        bekend, ControleUitkomst(afwijkingen=gevonden), regio="twente", at=STRAKS, **anders
    )


def test_a_new_difference_opens_a_case():
    (deel,) = check(gevonden=(BEVINDING,))
    assert deel.gebeurtenis is Gebeurtenis.GEOPEND
    assert (deel.afwijking.status, deel.afwijking.opened_at) == (Zaakstatus.OPEN, STRAKS)


@pytest.mark.parametrize("status", LOPEND)
def test_the_same_difference_found_again_changes_nothing_but_when_it_was_seen(status: Zaakstatus):
    (deel,) = check(zaak(status), gevonden=(BEVINDING,))
    assert deel.gebeurtenis is None
    assert deel.afwijking == replace(zaak(status), gezien_at=STRAKS)


@pytest.mark.parametrize("status", EINDE)
def test_a_case_that_ended_opens_again_when_its_difference_is_found(status: Zaakstatus):
    (deel,) = check(zaak(status), gevonden=(BEVINDING,))
    assert deel.gebeurtenis is Gebeurtenis.HEROPEND
    assert (deel.afwijking.status, deel.afwijking.heropend) == (Zaakstatus.OPEN, 1)
    assert deel.afwijking.closed_at is None


@pytest.mark.parametrize("status", LOPEND)
def test_a_case_whose_difference_is_gone_is_solved(status: Zaakstatus):
    (deel,) = check(zaak(status))
    assert deel.gebeurtenis is Gebeurtenis.GESLOTEN
    assert (deel.afwijking.status, deel.afwijking.closed_at) == (Zaakstatus.OPGELOST, STRAKS)


@pytest.mark.parametrize("status", EINDE)
def test_a_case_that_ended_stays_as_it_is(status: Zaakstatus):
    assert check(zaak(status)) == []


def test_an_accepted_case_opens_for_another_difference_and_for_another_address():
    anders = replace(BEVINDING, verschil=(Verschilwoord.EINDDATUM,))
    for deel in (
        *check(zaak(Zaakstatus.GEACCEPTEERD), gevonden=(anders,)),
        *check(
            zaak(Zaakstatus.GEACCEPTEERD),
            gevonden=(BEVINDING,),
            adres_gewijzigd=frozenset({LOCATIE}),
        ),
    ):
        assert deel.gebeurtenis is Gebeurtenis.GEWIJZIGD
        assert deel.afwijking.status is Zaakstatus.OPEN


def test_what_was_withdrawn_ends_its_case_and_not_as_solved():
    weg = Intrekking(AT, None)
    (deel,) = check(zaak(), ingetrokken=Ingetrokken({LOCATIE: weg}, {}))
    assert deel.gebeurtenis is Gebeurtenis.INGETROKKEN
    assert (deel.afwijking.status, deel.intrekking) == (Zaakstatus.INGETROKKEN, weg)
    assert (deel.afwijking.closed_at, deel.afwijking.gezien_at) == (STRAKS, AT)


def test_a_withdrawn_product_ends_its_own_case_and_leaves_that_of_another():
    zaken = [zaak(bevinding=replace(BEVINDING, hulp=of_code(code))) for code in ("WGZHF", "WWOGR")]
    weg = Intrekking(AT, None)
    verloop = check(*zaken, ingetrokken=Ingetrokken({}, {(LOCATIE, of_code("WGZHF")): weg}))
    gezien = {deel.afwijking.bevinding.hulp: deel.gebeurtenis for deel in verloop}
    assert gezien == {
        of_code("WGZHF"): Gebeurtenis.INGETROKKEN,
        of_code("WWOGR"): Gebeurtenis.GESLOTEN,
    }


def test_what_is_withdrawn_ends_also_when_it_could_not_be_checked():
    weg = Ingetrokken({LOCATIE: Intrekking(AT, None)}, {})
    onbekend = ControleUitkomst(onbekend={LOCATIE: Onbekend.ADRES_ONLEESBAAR})
    (deel,) = follow_up([zaak()], onbekend, regio="twente", at=STRAKS, ingetrokken=weg)
    assert deel.gebeurtenis is Gebeurtenis.INGETROKKEN


@pytest.mark.parametrize("status", EINDE)
def test_withdrawing_does_nothing_to_a_case_that_ended_before(status: Zaakstatus):
    weg = Ingetrokken({LOCATIE: Intrekking(AT, None)}, {})
    assert check(zaak(status), ingetrokken=weg) == []


def test_what_is_found_is_no_withdrawn_case_whoever_withdrew_something():
    weg = Ingetrokken({LOCATIE: Intrekking(AT, None)}, {})
    (deel,) = check(zaak(), gevonden=(BEVINDING,), ingetrokken=weg)
    assert (deel.gebeurtenis, deel.intrekking) == (None, None)


def test_cases_come_in_order_of_what_makes_them_one():
    anderen = [replace(BEVINDING, locatie_id=LocatieId(uuid4())) for _ in range(4)]
    verloop = check(
        *(zaak(bevinding=bevinding) for bevinding in anderen[:2]), gevonden=tuple(anderen[2:])
    )
    sleutels = [deel.afwijking.sleutel for deel in verloop]
    assert sleutels == sorted(sleutels)
    assert len(sleutels) == 4


def test_two_checks_at_the_same_moment_open_the_same_case():
    assert id_of("twente", "a") == id_of("twente", "a")
    assert len({id_of("twente", "a"), id_of("elders", "a"), id_of("twente", "b")}) == 3


@pytest.mark.parametrize(
    "status", [Zaakstatus.OPEN, Zaakstatus.IN_BEHANDELING, Zaakstatus.WACHT_OP_AANBIEDER]
)
def test_another_address_with_the_same_difference_tells_nothing_of_a_case_that_runs(
    status: Zaakstatus,
):
    (deel,) = check(zaak(status), gevonden=(BEVINDING,), adres_gewijzigd=frozenset({LOCATIE}))
    assert (deel.gebeurtenis, deel.afwijking.status) == (None, status)


def test_another_address_elsewhere_leaves_an_accepted_case_accepted():
    elders = frozenset({LocatieId(uuid4())})
    (deel,) = check(zaak(Zaakstatus.GEACCEPTEERD), gevonden=(BEVINDING,), adres_gewijzigd=elders)
    assert (deel.gebeurtenis, deel.afwijking.status) == (None, Zaakstatus.GEACCEPTEERD)


def test_how_often_a_case_returned_is_counted_on():
    vaker = replace(zaak(Zaakstatus.OPGELOST), heropend=4)
    (deel,) = check(vaker, gevonden=(BEVINDING,))
    assert deel.afwijking.heropend == 5
    assert (deel.afwijking.opened_at, deel.afwijking.gezien_at) == (AT, STRAKS)


def test_a_case_keeps_its_id_its_version_and_what_it_follows_whatever_happens_to_it():
    vorige = id_of("twente", "iets anders")
    bekend = replace(zaak(), versie=7, vorige_id=vorige)
    anders = replace(BEVINDING, verschil=(Verschilwoord.STRAAT,))
    for gevonden in ((), (BEVINDING,), (anders,)):
        (deel,) = check(bekend, gevonden=gevonden)
        nu = deel.afwijking
        assert (nu.id, nu.versie, nu.vorige_id) == (bekend.id, 7, vorige)
