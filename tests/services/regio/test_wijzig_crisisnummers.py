"""Whom to call in a crisis: the region fills in its own numbers, and never the ones of the whole country."""

from dataclasses import replace

import pytest

from tests.factories import AT, REGIO
from tests.services.buurregio import BEA, BOB, facts
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import Conflict, Ongeldigheden
from wijzer.services.regio.wijzig_crisisnummers import crisisnummers_of, wijzig_crisisnummers
from wijzer.store.engine import Database
from wijzer.store.store import Store

TEKSTEN = {
    "crisis.spoed.naam": "Spoedpost", "crisis.spoed.tekst": "Bij spoed.", "crisis.spoed.telefoon": "",
    "crisis.ggz.naam": "Ggz", "crisis.ggz.tekst": "Bij nood.", "crisis.ggz.telefoon": "074-000 00 11",
    "crisis.112.naam": "112", "crisis.112.tekst": "Bij gevaar.", "crisis.112.telefoon": "112",
    "crisis.titel": "Bel",
}  # fmt: skip


@pytest.fixture
def met_nummers(buren: Database) -> Database:
    """A national number and two of the region, of which nobody knows one yet."""
    with buren.transaction(at=AT) as store:
        store.regios.save(replace(store.regios.get(REGIO), teksten=TEKSTEN))
    return buren


def keep(
    store: Store, nummers: dict[str, str], shown: dict[str, str] | None = None, by: Actor = BEA
) -> None:
    wijzig_crisisnummers(store, REGIO, nummers, shown=shown or {}, by=by, at=AT)


def numbers(database: Database) -> dict[str, str]:
    with database.read() as store:
        return {
            nummer.sleutel: nummer.telefoon for nummer in crisisnummers_of(store.regios.get(REGIO))
        }


def test_the_national_numbers_stand_first_and_an_empty_one_is_missing(met_nummers: Database):
    with met_nummers.read() as store:
        nummers = crisisnummers_of(store.regios.get(REGIO))
    assert [nummer.sleutel for nummer in nummers] == ["112", "ggz", "spoed"]
    assert [nummer.is_vast for nummer in nummers] == [True, False, False]
    assert [nummer.naam for nummer in nummers if nummer.ontbreekt] == ["Spoedpost"]


def test_a_number_is_kept_in_its_one_notation_and_the_others_stay(met_nummers: Database):
    with met_nummers.transaction(at=AT) as store:
        keep(store, {"spoed": "+31 74 0000012"})
        assert facts(store) == ["crisisnummers gewijzigd"]
    assert numbers(met_nummers) == {"112": "112", "ggz": "074-000 00 11", "spoed": "074-000 00 12"}


def test_nobody_changes_a_national_number_or_adds_one(met_nummers: Database):
    with met_nummers.transaction(at=AT) as store:
        keep(store, {"112": "113", "nieuw": "074-000 00 13"})
        assert facts(store) == []
    assert numbers(met_nummers)["112"] == "112"
    assert "nieuw" not in numbers(met_nummers)


def test_with_one_number_wrong_none_is_kept(met_nummers: Database):
    with met_nummers.transaction(at=AT) as store, pytest.raises(Ongeldigheden) as fout:
        keep(store, {"spoed": "074-000 00 12", "ggz": "bel maar"})
    assert [veldfout.veld for veldfout in fout.value.fouten] == ["ggz"]
    assert numbers(met_nummers)["spoed"] == ""


def test_what_a_colleague_kept_since_the_form_was_opened_stays(met_nummers: Database):
    getoond = {"ggz": "074-000 00 11", "spoed": ""}
    with met_nummers.transaction(at=AT) as store:
        keep(store, {"spoed": "074-000 00 12"}, getoond, BOB)
    with met_nummers.transaction(at=AT) as store, pytest.raises(Conflict):
        keep(store, {"spoed": "074-000 00 99"}, getoond)
    assert numbers(met_nummers)["spoed"] == "074-000 00 12"


def test_a_number_may_be_emptied(met_nummers: Database):
    with met_nummers.transaction(at=AT) as store:
        keep(store, {"ggz": ""})
    assert numbers(met_nummers)["ggz"] == ""
