"""Who answers questions about the site."""

from dataclasses import replace

import pytest

from tests.factories import AT, REGIO
from tests.services.buurregio import BEA, BOB, facts
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import Conflict, Ongeldigheden
from wijzer.services.regio.wijzig_regiocontact import regiocontact_of, wijzig_regiocontact
from wijzer.store.engine import Database
from wijzer.store.store import Store

LEEG = {"naam": "", "email": "", "telefoon": ""}
TEAM = {"naam": "Het team", "email": "team@twente.example", "telefoon": "074-000 00 21"}


def keep(store: Store, velden: dict[str, str], shown: dict[str, str], by: Actor = BEA) -> None:
    wijzig_regiocontact(store, REGIO, velden, shown=shown, by=by, at=AT)


def contact(store: Store) -> dict[str, str]:
    return regiocontact_of(store.regios.get(REGIO))


def test_a_region_that_told_nothing_yet_tells_whom_to_ask(twente: Store):
    assert contact(twente) == LEEG
    keep(twente, TEAM, LEEG)
    assert contact(twente) == TEAM
    assert facts(twente) == ["contact van de regio gewijzigd"]


def test_a_field_that_is_not_sent_stays_and_an_empty_one_is_emptied(twente: Store):
    keep(twente, TEAM, LEEG)
    keep(twente, {"telefoon": ""}, TEAM)
    assert contact(twente) == {**TEAM, "telefoon": ""}


def test_what_a_colleague_kept_meanwhile_stays(buren: Database):
    with buren.transaction(at=AT) as store:
        keep(store, TEAM, LEEG, BOB)
    with buren.transaction(at=AT) as store, pytest.raises(Conflict):
        keep(store, {**LEEG, "naam": "Wij"}, LEEG)
    with buren.read() as store:
        assert contact(store) == TEAM


def test_with_one_field_wrong_none_is_kept(twente: Store):
    with pytest.raises(Ongeldigheden) as fout:
        keep(twente, {**TEAM, "email": "geen adres"}, LEEG)
    assert [veldfout.veld for veldfout in fout.value.fouten] == ["email"]
    assert (contact(twente), facts(twente)) == (LEEG, [])


def test_what_was_wrong_before_stops_no_other_field(twente: Store):
    """An older version kept what is refused now; whoever mends the name is not asked to mend that as well."""
    oud = {"contact.email": "zie site"}
    regio = twente.regios.get(REGIO)
    twente.regios.save(replace(regio, teksten={**regio.teksten, **oud}))
    keep(twente, {"naam": "Het team"}, {**LEEG, "email": "zie site"})
    assert contact(twente) == {"naam": "Het team", "email": "zie site", "telefoon": ""}
