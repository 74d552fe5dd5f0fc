"""Who kept what stands there now: a colleague by name, and anybody else by what they are."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import AT, REGIO, make_aanbod
from tests.services.buurregio import (
    BEA,
    BEA_ACCOUNT,
    BOB,
    FRANS,
    JO,
    JO_ACCOUNT,
    KIM,
    LINDE,
    LINDE_AANBOD,
    WIEBE,
    WIEBE_ACCOUNT,
    WOORD,
)
from wijzer.domain.accounts.toegang import SYSTEEM, Actor
from wijzer.domain.ids import GebruikerId
from wijzer.services.bewaren.bewaarder import Bewaarder, bewaarder_of_aanbod, last_bewaarder
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
LATER = AT + timedelta(hours=1)


def note(
    store: Store, by: Actor, handeling: str, object_id: object, soort: str = "locatie"
) -> None:
    store.logboek.add(
        by=by, at=AT, handeling=handeling, object_soort=soort, object_id=object_id, regio=REGIO
    )


def who(store: Store, gebruiker_id: GebruikerId | None, by: Actor) -> str:
    aanbod = make_aanbod(LINDE, bevestigd_at=AT, ingevoerd_door=gebruiker_id)
    bewaarder = bewaarder_of_aanbod(store, aanbod, by=by)
    assert bewaarder is not None
    return bewaarder.wie


def test_a_colleague_has_a_name_and_others_are_what_they_are_to_who_asks(twente: Store):
    assert who(twente, JO_ACCOUNT.id, JO) == "jo@bron.example"
    assert who(twente, JO_ACCOUNT.id, BEA) == "De Bron"
    assert who(twente, JO_ACCOUNT.id, KIM) == "De Bron"
    assert who(twente, BEA_ACCOUNT.id, BOB) == "bea@twente.example"
    assert who(twente, BEA_ACCOUNT.id, JO) == "de beheerder"


def test_of_another_region_of_nobody_and_of_who_is_gone_no_name_is_told(twente: Store):
    for wie, by in (
        (BEA_ACCOUNT.id, FRANS), (JO_ACCOUNT.id, WIEBE), (WIEBE_ACCOUNT.id, JO), (None, JO),
        (GebruikerId(LINDE.id), JO),
    ):  # fmt: skip
        assert who(twente, wie, by) == "iemand anders"


def test_the_latest_of_changed_and_confirmed_counts_and_without_either_nobody_did(twente: Store):
    bevestigd = replace(LINDE_AANBOD, bevestigd_at=LATER)
    assert bewaarder_of_aanbod(twente, bevestigd, by=JO) == Bewaarder("jo@bron.example", LATER)
    nooit = replace(LINDE_AANBOD, bevestigd_at=None, gewijzigd_at=None)
    assert bewaarder_of_aanbod(twente, nooit, by=JO) is None


def test_the_last_change_in_the_trail_is_told_and_what_is_no_change_is_not(twente: Store):
    assert last_bewaarder(twente, "locatie", LINDE.id, by=JO) is None
    note(twente, BEA, "locatie gewijzigd", LINDE.id)
    note(twente, JO, "locatie gewijzigd", LINDE.id)
    note(twente, KIM, "locatie gepubliceerd", LINDE.id)
    note(twente, KIM, "locatie gewijzigd", LINDE_AANBOD.id)
    assert last_bewaarder(twente, "locatie", LINDE.id, by=JO) == Bewaarder("jo@bron.example", AT)


def test_after_a_file_or_a_folder_nobody_knows_who_changed_it(twente: Store):
    for handeling in ("bestand ingelezen", "regio geladen"):
        note(twente, BEA, "woord gewijzigd", WOORD.id, "synoniem")
        assert last_bewaarder(twente, "synoniem", WOORD.id, by=BEA) is not None
        note(twente, SYSTEEM, handeling, REGIO, "regio")
        assert last_bewaarder(twente, "synoniem", WOORD.id, by=BEA) is None
