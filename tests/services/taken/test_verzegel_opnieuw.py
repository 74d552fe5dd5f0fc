"""Sealing anew under the first keys: everything once, the second time nothing, and the audit trail with it."""

from dataclasses import replace

import pytest

from tests.factories import AT
from tests.services.buurregio import ACCOUNTS, two_regions
from tests.steun.machine.inrichting import furnished
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.services.taken.verzegel_opnieuw import Verzegeling, verzegel_opnieuw
from wijzer.settings import Geheim, Settings
from wijzer.store.engine import Database
from wijzer.store.verzegeling.herzegelen import (
    ADRESSEN,
    CONCEPTEN,
    CONTRACTNAMEN,
    MAILS,
    MELDINGEN,
    TWEEDE_STAPPEN,
    Herzegeld,
)

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

SOORTEN = {ADRESSEN, CONTRACTNAMEN, MELDINGEN, CONCEPTEN, TWEEDE_STAPPEN, MAILS}
NIEUW = Geheim("een nieuw geheim van ruim meer dan 32 tekens")


@pytest.fixture
def gevuld(settings: Settings) -> Settings:
    database = Database(settings)
    furnished(database, two_regions)
    database.dispose()
    return settings


def reseal(settings: Settings, *, aanvaard: bool = False) -> Verzegeling:
    database = Database(settings)
    try:
        return verzegel_opnieuw(
            database.transaction, database.read, by=SYSTEEM, at=AT, aanvaard_logboek=aanvaard
        )
    finally:
        database.dispose()


def changed(settings: Settings) -> Settings:
    """The installation with another secret key before the one it had."""
    assert settings.secret_key
    return replace(settings, secret_key=NIEUW, oude_secret_keys=(settings.secret_key,))


def test_under_the_key_that_is_the_first_already_nothing_is_sealed_anew(gevuld: Settings):
    uitkomst = reseal(gevuld)
    assert uitkomst.soorten.keys() == SOORTEN
    assert set(uitkomst.soorten.values()) == {Herzegeld()}
    assert (uitkomst.dicht, uitkomst.logboek) == ({}, None)


def test_it_is_a_fact_of_the_audit_trail_with_how_many_of_each_kind_and_nothing_of_what_they_hold(
    gevuld: Settings,
):
    uitkomst = reseal(gevuld)
    database = Database(gevuld)
    with database.read() as store:
        feiten = [
            regel for regel in store.logboek.page(None) if regel.handeling == "opnieuw versleuteld"
        ]
    database.dispose()
    [feit] = feiten
    assert dict(feit.details) == {
        soort: geteld.opnieuw for soort, geteld in uitkomst.soorten.items()
    }
    assert (feit.gebruiker_id, feit.regio) == (None, None)


def test_under_another_first_key_what_it_seals_is_sealed_anew_once(gevuld: Settings):
    eerste, tweede = reseal(changed(gevuld)), reseal(changed(gevuld))
    assert eerste.soorten[TWEEDE_STAPPEN].opnieuw == len(ACCOUNTS)
    assert {soort: geteld.opnieuw for soort, geteld in tweede.soorten.items()} == dict.fromkeys(
        SOORTEN, 0
    )
    assert (eerste.dicht, tweede.dicht) == ({}, {})
    assert (eerste.logboek, tweede.logboek) == (None, None)


def test_afterwards_the_older_key_can_go(gevuld: Settings):
    reseal(changed(gevuld))
    zonder = reseal(replace(gevuld, secret_key=NIEUW))
    assert (zonder.dicht, zonder.logboek) == ({}, None)


def test_what_no_key_opens_is_told_by_its_kind_and_left_as_it_is(gevuld: Settings):
    verloren = replace(gevuld, secret_key=NIEUW)
    for _keer in range(2):
        uitkomst = reseal(verloren)
        assert uitkomst.dicht == {TWEEDE_STAPPEN: len(ACCOUNTS)}
        assert uitkomst.soorten[TWEEDE_STAPPEN].opnieuw == 0
    assert reseal(gevuld).dicht == {}, "with the key back nothing was lost"


def test_a_trail_that_does_not_fit_is_told_and_confirmed_only_when_that_is_accepted(
    gevuld: Settings,
):
    assert reseal(gevuld).logboek is None
    verloren = replace(gevuld, secret_key=NIEUW)
    for _keer in range(2):
        assert reseal(verloren).logboek == 1, "a run that did not accept it confirmed nothing"
    reseal(verloren, aanvaard=True)
    assert reseal(verloren).logboek is None
