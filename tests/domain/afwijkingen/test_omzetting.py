"""What becomes of a case about a hulpvorm once its aanbod has a code: it ends, and nothing says the same as new."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.afwijkingen.controleren import (
    GEZINSHUIS,
    GEZINSHUIZEN,
    GROEP,
    INDELING,
    LOGEREN,
    OUD,
    aanbieder,
    hulp,
)
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
from wijzer.domain.afwijkingen.zaakverloop import follow_up, id_of
from wijzer.domain.ids import LocatieId
from wijzer.domain.locaties.intrekking import Ingetrokken, Intrekking

STRAKS = AT + timedelta(days=1)
LOCATIE = LocatieId(aanbieder(7))
LOPEND = [status for status in Zaakstatus if status.vraagt_aandacht]


def finding(wat, *verschil, soort=Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD, waar=LOCATIE):
    return Bevinding(
        soort=soort,
        aanbieder_id=aanbieder(),
        locatie_id=waar,
        hulp=hulp(wat),
        verschil=verschil
        or (Verschilwoord.PRODUCT if hulp(wat).productcode else Verschilwoord.HULPVORM,),
    )


def case(bevinding, status=Zaakstatus.OPEN):
    return Afwijking(
        id=id_of("twente", bevinding.sleutel),
        regio="twente",
        bevinding=bevinding,
        status=status,
        opened_at=AT,
        gezien_at=AT,
        closed_at=AT if status in (Zaakstatus.GEACCEPTEERD, *Zaakstatus.ended()) else None,
    )


def after(*bekend, aanbod, gevonden=(), ingetrokken=None, onbekend=(), **anders):
    """What a check does to these cases at a locatie that offers `aanbod` now, by the sleutel of the help."""
    uitkomst = ControleUitkomst(
        afwijkingen=gevonden,
        aanbod={LOCATIE: frozenset(map(hulp, aanbod))},
        indeling=INDELING,
        onbekend=dict.fromkeys(onbekend, Onbekend.CONTRACTADRES_ONBEKEND),
    )
    verloop = follow_up(
        bekend, uitkomst, regio="twente", at=STRAKS,
        ingetrokken=ingetrokken or Ingetrokken({}, {}), **anders,
    )  # fmt: skip
    return {
        waarvoor.sleutel: deel for deel in verloop if (waarvoor := deel.afwijking.bevinding.hulp)
    }


OUDE = finding(GEZINSHUIZEN)


@pytest.mark.regel("continue_moved")
def test_a_move_to_a_code_that_is_contracted_solves_the_case():
    deel = after(case(OUDE), aanbod=[GEZINSHUIS])["hulpvorm:gezinshuis"]
    assert deel.gebeurtenis is Gebeurtenis.GESLOTEN
    assert deel.afwijking.status is Zaakstatus.OPGELOST


@pytest.mark.regel("continue_moved")
@pytest.mark.parametrize("status", [*LOPEND, Zaakstatus.GEACCEPTEERD])
def test_a_move_to_a_code_that_is_not_contracted_either_goes_on_where_the_case_was(status):
    oud = case(OUDE, status)
    delen = after(oud, aanbod=[GEZINSHUIS], gevonden=(finding(GEZINSHUIS),))
    einde, nieuw = delen["hulpvorm:gezinshuis"], delen[GEZINSHUIS]
    assert einde.gebeurtenis is Gebeurtenis.OMGEZET
    assert (einde.afwijking.status, einde.afwijking.closed_at) == (Zaakstatus.INGETROKKEN, STRAKS)
    assert nieuw.gebeurtenis is Gebeurtenis.OVERGENOMEN
    assert (nieuw.afwijking.status, nieuw.afwijking.vorige_id) == (status, oud.id)
    assert (nieuw.afwijking.opened_at, nieuw.afwijking.closed_at) == (AT, oud.closed_at)
    assert len(delen) == 2


@pytest.mark.parametrize("status", Zaakstatus.ended())
def test_a_case_that_is_over_is_not_taken_over(status):
    delen = after(case(OUDE, status), aanbod=[GEZINSHUIS], gevonden=(finding(GEZINSHUIS),))
    assert {sleutel: deel.gebeurtenis for sleutel, deel in delen.items()} == {
        GEZINSHUIS: Gebeurtenis.GEOPEND
    }


@pytest.mark.parametrize(
    ("gevonden", "anders"),
    [
        (finding(GEZINSHUIS, Verschilwoord.INGANGSDATUM), {}),
        (finding(GEZINSHUIS), {"adres_gewijzigd": frozenset({LOCATIE})}),
    ],
)
def test_another_difference_or_another_address_is_not_accepted_by_what_was_before(gevonden, anders):
    oud = case(OUDE, Zaakstatus.GEACCEPTEERD)
    nieuw = after(oud, aanbod=[GEZINSHUIS], gevonden=(gevonden,), **anders)[GEZINSHUIS]
    assert (nieuw.afwijking.status, nieuw.afwijking.closed_at) == (Zaakstatus.OPEN, None)
    assert nieuw.afwijking.vorige_id == oud.id


def test_a_case_about_the_code_that_was_over_opens_again_as_the_case_about_the_hulpvorm_was():
    was = replace(case(finding(GEZINSHUIS), Zaakstatus.OPGELOST), heropend=1)
    oud = case(OUDE, Zaakstatus.WACHT_OP_AANBIEDER)
    nieuw = after(oud, was, aanbod=[GEZINSHUIS], gevonden=(finding(GEZINSHUIS),))[GEZINSHUIS]
    assert nieuw.afwijking.status is Zaakstatus.WACHT_OP_AANBIEDER
    assert (nieuw.afwijking.id, nieuw.afwijking.heropend) == (was.id, 2)


@pytest.mark.parametrize(
    "gevonden",
    [
        finding(GROEP),
        finding(GEZINSHUIS, soort=Afwijkingsoort.CONTRACT_BEEINDIGD),
        finding(GEZINSHUIS, waar=LocatieId(aanbieder(8))),
    ],
)
def test_help_of_another_hulpvorm_another_kind_or_another_locatie_takes_nothing_over(gevonden):
    delen = after(case(OUDE), aanbod=[GEZINSHUIS, GROEP], gevonden=(gevonden,))
    assert delen["hulpvorm:gezinshuis"].gebeurtenis is Gebeurtenis.GESLOTEN
    assert delen[gevonden.hulp.sleutel].gebeurtenis is Gebeurtenis.GEOPEND


def test_of_two_codes_none_is_taken_for_the_one_to_which_the_aanbod_moved():
    codes = (finding(GEZINSHUIS), finding(OUD))
    delen = after(case(OUDE, Zaakstatus.GEACCEPTEERD), aanbod=[GEZINSHUIS, OUD], gevonden=codes)
    assert delen["hulpvorm:gezinshuis"].gebeurtenis is Gebeurtenis.OMGEZET
    assert {delen[code].afwijking.status for code in (GEZINSHUIS, OUD)} == {Zaakstatus.OPEN}


def test_what_was_withdrawn_ends_by_that_whatever_code_was_added_since():
    weg = Ingetrokken({}, {(LOCATIE, GEZINSHUIZEN): Intrekking(AT, None)})
    delen = after(
        case(OUDE, Zaakstatus.GEACCEPTEERD), aanbod=[GEZINSHUIS], gevonden=(finding(GEZINSHUIS),),
        ingetrokken=weg,
    )  # fmt: skip
    assert delen["hulpvorm:gezinshuis"].gebeurtenis is Gebeurtenis.INGETROKKEN
    assert delen[GEZINSHUIS].afwijking.status is Zaakstatus.OPEN


@pytest.mark.regel("ControleUitkomst.moved_to")
def test_a_move_ends_the_case_also_where_nothing_can_be_checked():
    """Nobody can say whether the code is contracted, and still nothing hangs on the hulpvorm any more."""
    delen = after(case(OUDE), aanbod=[GEZINSHUIS], onbekend=[LOCATIE])
    assert [deel.gebeurtenis for deel in delen.values()] == [Gebeurtenis.OMGEZET]


@pytest.mark.parametrize("aanbod", [[GEZINSHUIZEN], [LOGEREN], []])
def test_a_case_that_could_not_be_checked_stays_while_its_aanbod_did_not_move(aanbod):
    assert after(case(OUDE), aanbod=aanbod, onbekend=[LOCATIE]) == {}


def test_a_case_about_a_code_is_not_moved_by_another_code_of_its_hulpvorm():
    delen = after(case(finding(OUD)), aanbod=[GEZINSHUIS], gevonden=(finding(GEZINSHUIS),))
    assert delen[OUD].gebeurtenis is Gebeurtenis.GESLOTEN
    assert delen[GEZINSHUIS].gebeurtenis is Gebeurtenis.GEOPEND
