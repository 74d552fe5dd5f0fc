"""The end of a restore: who knows best, what is told of it, and that a database about something else knows nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from tests.factories import AT, REGIO, make_groep
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.conftest import Twente
from tests.store.onderhoud.conftest import changed, row, rows, stands
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.locaties.locatie import Groep
from wijzer.published.database.stand import read_stand
from wijzer.store.afschermlijst.afschermingen import (
    LOCATIE,
    OPEN,
    WACHT,
    WIJZIGING,
    Afschermingen,
    Voorganger,
)
from wijzer.store.afschermlijst.lijst import LijstFout
from wijzer.store.afschermlijst.rijvorm import Databaserij
from wijzer.store.onderhoud.afhandeling import Afgehandeld, Ernaast, settle_restore
from wijzer.store.onderhoud.vervolg import SPRONG
from wijzer.store.projectie.schrijven import Ding

KOPIE, LIJST = AT - timedelta(days=2), AT - timedelta(days=1)
EPOCH = UUID(int=7)


def known(
    *rijen: Databaserij, gemaakt: datetime = LIJST, installatie: str = "", wijziging: int = 0
) -> Afschermingen:
    return Afschermingen(
        gemaakt=gemaakt,
        installatie=installatie,
        publicatie=0,
        laatste_wijziging=wijziging,
        rijen={LOCATIE.name: rijen},
    )


def before(
    *rijen: Databaserij,
    locaties: Sequence[UUID] = (),
    stond: Sequence[UUID] = (),
    dingen: Sequence[Ding] = (),
    ingetrokken: Sequence[Databaserij] = (),
) -> Voorganger:
    """The database that the copy replaces."""
    return Voorganger(
        afschermingen=known(*rijen),
        locaties=frozenset(locaties),
        stond=frozenset(stond),
        dingen=frozenset(dingen),
        ingetrokken={rij["id"]: rij for rij in ingetrokken},
    )


# ── what is known beside a copy ──


def test_a_database_knows_better_than_a_list_and_is_followed_last():
    lijst, voorganger = known(), before()
    assert Ernaast(voorganger=None, lijst=None).bronnen == []
    assert Ernaast(voorganger=None, lijst=lijst).bronnen == [lijst]
    assert Ernaast(voorganger=voorganger, lijst=None).bronnen == [voorganger.afschermingen]
    beide = Ernaast(voorganger=voorganger, lijst=lijst).bronnen
    assert [bron is lijst for bron in beide] == [True, False]


def test_what_stood_on_the_site_the_database_says_or_else_the_list_or_else_nobody():
    een, twee = uuid4(), uuid4()
    lijst = known({"publiek_id": een})
    assert Ernaast(voorganger=before(stond=[twee]), lijst=lijst).stood == frozenset({twee})
    assert Ernaast(voorganger=before(), lijst=lijst).stood == frozenset()
    assert Ernaast(voorganger=None, lijst=lijst).stood == frozenset({een})
    assert Ernaast(voorganger=None, lijst=None).stood is None


# ── the whole ──


@pytest.fixture
def groep(twente: Twente) -> Groep:
    """A groep that the copy has open and on the site."""
    groep = make_groep(twente.aanbieder, "De Linde")
    with twente.database.transaction(at=KOPIE) as store:
        store.locaties.add(groep)
    return groep


def settle(twente: Twente, ernaast: Ernaast) -> Afgehandeld:
    sleutels = twente.database._sleutels
    with twente.database.engine.begin() as connection:
        return settle_restore(
            connection, sleutels, ernaast, gemaakt=KOPIE, new_id=lambda: EPOCH, at=AT
        )


def test_where_nobody_knows_every_open_locatie_waits(twente: Twente, groep: Groep):
    uitkomst = settle(twente, Ernaast(voorganger=None, lijst=None))
    assert (uitkomst.afgeschermd, uitkomst.ingetrokken, uitkomst.wachtend) == (0, 0, 1)
    assert (uitkomst.lijst_van, uitkomst.epoch) == (None, str(EPOCH))
    with twente.database.engine.connect() as connection:
        [wachter] = rows(connection, WACHT)
        assert (wachter["locatie_id"], wachter["sinds"]) == (groep.id, KOPIE)


def test_what_the_database_of_before_knows_is_followed_and_nobody_waits(
    twente: Twente, groep: Groep
):
    uitkomst = settle(twente, Ernaast(voorganger=before(locaties=[groep.id]), lijst=None))
    assert (uitkomst.afgeschermd, uitkomst.ingetrokken, uitkomst.wachtend) == (0, 0, 0)
    with twente.database.engine.connect() as connection:
        assert stands(connection, groep) == [(True, 1)]
        assert len(rows(connection, OPEN)) == 1


def test_who_is_shielded_in_the_database_of_before_is_counted_and_has_no_street_any_more(
    twente: Twente, groep: Groep
):
    with twente.database.engine.connect() as connection:
        rij = row(connection, LOCATIE, groep.id)
    geheim = changed(rij, naam="Groep Oost", publiek_id=uuid4(), versie=2)
    voorganger = before(geheim, locaties=[groep.id])
    uitkomst = settle(twente, Ernaast(voorganger=voorganger, lijst=None))
    assert (uitkomst.afgeschermd, uitkomst.wachtend) == (1, 0)
    with twente.database.engine.connect() as connection:
        assert row(connection, LOCATIE, groep.id)["naam"] == "Groep Oost"
        assert rows(connection, OPEN) == []


@OP_SQLITE
def test_what_was_deleted_or_withdrawn_since_the_copy_is_counted_as_come_down(
    twente: Twente, groep: Groep
):
    weg = make_groep(twente.aanbieder, "De Es")
    with twente.database.transaction(at=KOPIE) as store:
        store.locaties.add(weg)
    ingetrokken = {"id": groep.id, "ingetrokken_at": AT, "ingetrokken_door": None}
    voorganger = before(locaties=[groep.id], ingetrokken=[ingetrokken])
    uitkomst = settle(twente, Ernaast(voorganger=voorganger, lijst=None))
    assert (uitkomst.ingetrokken, uitkomst.wachtend) == (2, 0)


@OP_SQLITE
def test_a_database_that_shares_no_locatie_with_the_copy_knows_nothing(
    twente: Twente, groep: Groep
):
    vreemd = before(locaties=[uuid4()], dingen=[("groep", "van-een-ander")])
    uitkomst = settle(twente, Ernaast(voorganger=vreemd, lijst=None))
    assert uitkomst.wachtend == 1
    with twente.database.engine.connect() as connection:
        assert "van-een-ander" not in {rij["id"] for rij in rows(connection, WIJZIGING)}


@OP_SQLITE
def test_beside_such_a_database_the_list_is_followed_still(twente: Twente, groep: Groep):
    with twente.database.engine.connect() as connection:
        geheim = changed(row(connection, LOCATIE, groep.id), naam="Groep Oost")
    ernaast = Ernaast(voorganger=before(locaties=[uuid4()]), lijst=known(geheim, wijziging=500))
    uitkomst = settle(twente, ernaast)
    assert (uitkomst.afgeschermd, uitkomst.lijst_van, uitkomst.wachtend) == (1, LIJST, 0)
    assert uitkomst.nummer >= 500 + SPRONG


@OP_SQLITE
def test_numbers_go_on_past_those_of_a_database_that_is_about_something_else_too(
    twente: Twente, groep: Groep
):
    """It stood at the same address: whoever follows the changes has seen its numbers."""
    vreemd = replace(before(locaties=[uuid4()]), afschermingen=known(wijziging=900_000_000))
    uitkomst = settle(twente, Ernaast(voorganger=vreemd, lijst=None))
    assert uitkomst.nummer >= 900_000_000 + SPRONG


@OP_SQLITE
def test_what_was_public_before_and_is_unknown_to_the_copy_is_said_to_be_gone(
    twente: Twente, groep: Groep
):
    voorganger = before(locaties=[groep.id], dingen=[("groep", "sinds")])
    uitkomst = settle(twente, Ernaast(voorganger=voorganger, lijst=None))
    with twente.database.engine.connect() as connection:
        gone = {rij["id"]: rij["state"] for rij in rows(connection, WIJZIGING)}
        stand = read_stand(connection)
    assert gone["sinds"] == "deleted"
    assert stand
    assert (stand.laatste_wijziging, stand.epoch) == (uitkomst.nummer, str(EPOCH))


@OP_SQLITE
def test_the_audit_trail_tells_what_became_of_the_copy_and_the_files_are_rewritten(
    twente: Twente, groep: Groep
):
    settle(twente, Ernaast(voorganger=None, lijst=None))
    with twente.database.read() as store:
        regel = store.logboek.page(None, limit=1)[0]
        assert store.herschrijven.oldest() == AT
    assert (regel.handeling, regel.object_id, regel.at) == (
        "reservekopie teruggezet",
        str(EPOCH),
        AT,
    )
    assert regel.details == {
        "van": KOPIE.isoformat(),
        "afgeschermd": 0,
        "ingetrokken": 0,
        "wachtend": 1,
    }


@OP_SQLITE
@pytest.mark.parametrize(
    "lijst", [known(gemaakt=KOPIE - timedelta(days=1)), known(installatie="een ander")]
)
def test_a_list_that_does_not_belong_to_the_copy_is_refused_and_nothing_changes(
    twente: Twente, groep: Groep, lijst: Afschermingen
):
    with twente.database.transaction(at=KOPIE) as store:
        store.logboek.add(
            by=SYSTEEM, at=KOPIE, handeling="begonnen", object_soort="regio", object_id=REGIO
        )
    with twente.database.engine.connect() as connection:
        voor = rows(connection, LOCATIE)
    with pytest.raises(LijstFout):
        settle(twente, Ernaast(voorganger=None, lijst=lijst))
    with twente.database.engine.connect() as connection:
        assert rows(connection, LOCATIE) == voor
        assert rows(connection, WACHT) == []


@OP_SQLITE
def test_a_copy_of_before_the_first_fact_cannot_tell_whose_list_it_is_and_follows_it(
    twente: Twente, groep: Groep
):
    ernaast = Ernaast(voorganger=None, lijst=known(installatie="een ander", gemaakt=KOPIE))
    assert settle(twente, ernaast).lijst_van == KOPIE
