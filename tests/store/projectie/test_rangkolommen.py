"""The columns that an aanbod ranks by: each follows from what was stated and from the rule of its region."""

from typing import Any

import pytest

from tests.factories import (
    AT,
    HENGELO,
    TODAY,
    make_aanbod,
    make_opgave,
)
from tests.store.projectie.wereld_bronnen import (
    DAG,
    LOCATIE,
    bron,
    naslag,
    only,
    wanted,
)
from wijzer.domain.regio.gebied import Versheid
from wijzer.store.projectie.rijen import Projectierij

LEEG = {
    "leeg": True, "stop": False, "stop_tot": None, "plek_op": None, "matching": False, "plek": False, "weken": None,
    "vrije_plekken": None, "peildatum": None, "verouderd_vanaf": None, "verlopen_vanaf": None,
}  # fmt: skip


def rank(opgave: Any, *, soort: str = "groep", versheid: Versheid | None = None) -> Projectierij:
    eigen = bron(make_aanbod(LOCATIE, opgave=opgave), soort=soort, werkgebied=[HENGELO])
    rij = only(wanted(eigen, van=naslag(versheid=versheid)).aanbod.values())
    return {naam: rij[naam] for naam in LEEG}


def test_of_what_was_never_stated_nothing_is_known():
    assert rank(None) == LEEG


def test_a_remark_alone_states_nothing_but_has_its_day():
    opgave = make_opgave(
        vrije_plekken=None, aanmeldwachttijd_weken=None, behandelwachttijd_weken=None, toelichting="Bel."
    )  # fmt: skip
    dagen = {"peildatum": TODAY, "verouderd_vanaf": TODAY + 15 * DAG, "verlopen_vanaf": TODAY + 43 * DAG}  # fmt: skip
    assert rank(opgave) == {**LEEG, **dagen}


def test_how_long_an_entry_counts_is_the_rule_of_its_region():
    rij = rank(make_opgave(), versheid=Versheid(actueel_dagen=0, verouderd_dagen=3))
    assert (rij["verouderd_vanaf"], rij["verlopen_vanaf"]) == (TODAY + DAG, TODAY + 4 * DAG)


@pytest.mark.parametrize(
    ("anders", "kolommen"),
    [
        ({}, {"plek": True, "vrije_plekken": 1, "weken": 2}),
        ({"vrije_plekken": 0}, {"plek": False, "vrije_plekken": 0}),
        ({"aanmeldwachttijd_weken": None}, {"weken": None}),
        ({"aanmeldwachttijd_weken": 3}, {"weken": 5}),
        ({"aanmeldstop": True}, {"stop": True, "stop_tot": None}),
        ({"aanmeldstop": True, "aanmeldstop_tot": TODAY}, {"stop": True, "stop_tot": TODAY}),
        ({"afhankelijk_van_matching": True}, {"matching": True}),
        ({"eerstvolgende_plek": TODAY + DAG}, {"plek_op": TODAY + DAG}),
    ],
)
def test_what_was_stated_ranks_by_its_own_columns(anders: dict[str, Any], kolommen: Projectierij):
    rij = rank(make_opgave(**anders))
    assert {naam: rij[naam] for naam in kolommen} == kolommen
    assert rij["leeg"] is False


@pytest.mark.parametrize(("soort", "plek"), [("groep", False), ("vestiging", True)])
def test_no_wait_is_a_place_at_a_vestiging_and_none_at_a_groep(soort: str, plek: bool):
    opgave = make_opgave(vrije_plekken=None, behandelwachttijd_weken=0)
    assert rank(opgave, soort=soort)["plek"] is plek


def test_the_moments_of_an_entry_tell_nothing_of_before_its_page_appeared():
    aanbod = make_aanbod(LOCATIE, opgave=make_opgave(), bevestigd_at=AT, gewijzigd_at=AT - 9 * DAG)
    vroeg, laat = (
        only(wanted(bron(aanbod, vanaf=vanaf)).aanbod.values())["opgave"]
        for vanaf in (None, TODAY + DAG)
    )
    assert vroeg["bevestigdOp"] != vroeg["gewijzigdOp"]
    assert laat["bevestigdOp"] == laat["gewijzigdOp"] > vroeg["bevestigdOp"]
