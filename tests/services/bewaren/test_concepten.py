"""Who finds a kept form again, for how long, and which form it is that somebody throws away."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from tests.factories import AT
from tests.services.bewaren.formulier import GETYPT, keep_form, kept
from tests.services.buurregio import JO_ACCOUNT, KIM_ACCOUNT
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.bewaren.concept import CONCEPT_GELDIG, Bestemming
from wijzer.domain.ids import ConceptId
from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.services.bewaren.concepten import gooi_concept_weg, overzie_concepten, vind_concept
from wijzer.store.store import Store

pytestmark = OP_SQLITE

TIK = timedelta(seconds=1)
LINDE, BEUK = (Bestemming("aanbieder.locatie", f"locatie_id={nummer}") for nummer in (1, 2))


@pytest.fixture
def linde(twente: Store) -> ConceptId:
    """Jo typed in the form of De Linde."""
    keep_form(twente, JO_ACCOUNT, LINDE)
    return only(twente)


def only(store: Store) -> ConceptId:
    """The one form that waits for Jo."""
    [kop] = overzie_concepten(store, van=JO_ACCOUNT.id, at=AT)
    return kop.id


def test_its_own_account_finds_what_was_typed(twente: Store, linde: ConceptId):
    concept = vind_concept(twente, linde, van=JO_ACCOUNT.id, at=AT)
    assert concept
    assert (concept.bestemming, concept.getypt) == (LINDE, GETYPT)


def test_another_account_finds_and_lists_nothing_of_it(twente: Store, linde: ConceptId):
    assert vind_concept(twente, linde, van=KIM_ACCOUNT.id, at=AT) is None
    assert overzie_concepten(twente, van=KIM_ACCOUNT.id, at=AT) == []
    assert vind_concept(twente, ConceptId(uuid4()), van=JO_ACCOUNT.id, at=AT) is None


@pytest.mark.parametrize(
    ("at", "waits"),
    [
        (AT + CONCEPT_GELDIG - TIK, True),
        (AT + CONCEPT_GELDIG, False),
        (AT - KLOKVERSCHIL, True),
        (AT - KLOKVERSCHIL - TIK, False),
    ],
    ids=["just within the day", "a day old", "clocks that differ", "of the future"],
)
def test_the_form_and_the_list_agree_on_how_long_it_waits(
    twente: Store, linde: ConceptId, at: datetime, waits: bool
):
    assert (vind_concept(twente, linde, van=JO_ACCOUNT.id, at=at) is not None) is waits
    assert [kop.id for kop in overzie_concepten(twente, van=JO_ACCOUNT.id, at=at)] == (
        [linde] if waits else []
    )


def test_a_form_about_something_gone_is_found_empty_and_not_listed(twente: Store, linde: ConceptId):
    twente.concepten.empty(LINDE.onderwerp)
    leeg = vind_concept(twente, linde, van=JO_ACCOUNT.id, at=AT)
    assert leeg
    assert leeg.getypt is None
    assert overzie_concepten(twente, van=JO_ACCOUNT.id, at=AT) == []


def test_it_is_thrown_away_as_the_form_it_is_and_twice_is_fine(twente: Store, linde: ConceptId):
    gooi_concept_weg(twente, linde, van=JO_ACCOUNT.id, bestemming=BEUK)
    assert only(twente) == linde, "it is of another form"
    for _ in range(2):
        gooi_concept_weg(twente, linde, van=JO_ACCOUNT.id, bestemming=LINDE)
        assert kept(twente, JO_ACCOUNT, LINDE) is None


def test_without_a_form_it_is_thrown_away_whatever_it_is_of(twente: Store, linde: ConceptId):
    gooi_concept_weg(twente, linde, van=JO_ACCOUNT.id)
    assert overzie_concepten(twente, van=JO_ACCOUNT.id, at=AT) == []


def test_throwing_away_reaches_no_other_account_and_no_other_form(twente: Store, linde: ConceptId):
    gooi_concept_weg(twente, linde, van=KIM_ACCOUNT.id, bestemming=LINDE)
    assert only(twente) == linde
    keep_form(twente, JO_ACCOUNT, BEUK)
    keep_form(twente, KIM_ACCOUNT, LINDE)
    gooi_concept_weg(twente, linde, van=JO_ACCOUNT.id, bestemming=LINDE)
    assert kept(twente, JO_ACCOUNT, BEUK) == GETYPT
    assert kept(twente, KIM_ACCOUNT, LINDE) == GETYPT
