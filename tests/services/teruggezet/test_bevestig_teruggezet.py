"""After a restore nothing is open again before somebody says so, and never what would tell a shielded address."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert

from tests.factories import AT, REGIO, make_aanbod, make_groep, make_open_adres, make_opgave
from tests.services.buurregio import ANDER, BEA, BRON, FRANS, JO, STIL, TERP, facts
from wijzer.domain.accounts.toegang import SYSTEEM, Actor
from wijzer.domain.fouten import Conflict, Geweigerd, NietGevonden, NietToegestaan
from wijzer.domain.ids import AanbiederId
from wijzer.domain.locaties.locatie import Locatie
from wijzer.services.teruggezet.bevestig_teruggezet import bevestig_teruggezet
from wijzer.services.teruggezet.overzie_teruggezet import overzie_teruggezet
from wijzer.store.engine import Database
from wijzer.store.rijen import table_of
from wijzer.store.store import Store
from wijzer.store.tables import TeBevestigenRij

NOORD = make_groep(BRON, "Noord", make_open_adres("Noorderpad", 4, "7552BB"), gepubliceerd=False)
ZUID = make_groep(BRON, "Zuid", make_open_adres("Zuiderpad", 3, "7552BB"), gepubliceerd=False)
ELDERS = make_groep(ANDER, "Esdoorn", make_open_adres("Espad", 5, "7552BB"), gepubliceerd=False)
KOPIE = AT - timedelta(days=2)


def put_back(database: Database, *locaties: Locatie) -> None:
    """Leave these as a restore does: off the site, with a question."""
    with database.transaction(at=AT) as store:
        store.locaties.add_many(locaties)
        store.aanbod.add_many([make_aanbod(locatie) for locatie in locaties])
        rijen = [
            {"locatie_id": locatie.id, "sinds": KOPIE, "beantwoord_at": None}
            for locatie in locaties
        ]
        store.session.execute(insert(table_of(TeBevestigenRij)), rijen)


@pytest.fixture
def wachtend(buren: Database) -> Database:
    put_back(buren, NOORD, ZUID, ELDERS)
    return buren


def confirm(
    store: Store, *locaties: Locatie, aanbieder_id: AanbiederId = BRON.id, by: Actor = BEA
) -> int:
    ids = [locatie.id for locatie in locaties]
    return bevestig_teruggezet(store, aanbieder_id, ids, by=by, at=AT)


def on_site(store: Store) -> set[str]:
    locaties = store.locaties.of_ids([NOORD.id, ZUID.id, ELDERS.id])
    return {locatie.naam for locatie in locaties if locatie.gepubliceerd}


def test_what_stayed_open_comes_back_and_the_others_stay_off_and_are_asked_no_more(
    wachtend: Database,
):
    with wachtend.transaction(at=AT) as store:
        assert confirm(store, NOORD, ELDERS) == 1
    with wachtend.read() as store:
        assert on_site(store) == {"Noord"}, "another aanbieder is another question"
        [rest] = overzie_teruggezet(store, REGIO, by=BEA)
        assert (rest.aanbieder.naam, rest.sinds) == ("De Ander", KOPIE)
        assert [locatie.naam for locatie in rest.locaties] == ["Esdoorn"]
        feiten = [regel.handeling for regel in store.logboek.page(REGIO)]
        assert feiten == ["teruggezette locaties bevestigd", "locatie gepubliceerd"]
        assert store.projectie.compare() == []


def test_a_second_answer_finds_no_question(wachtend: Database):
    with wachtend.transaction(at=AT) as store:
        confirm(store)
    with wachtend.transaction(at=AT) as store, pytest.raises(Conflict):
        confirm(store, NOORD, ZUID)
    with wachtend.read() as store:
        assert on_site(store) == set()


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_only_the_beheerder_of_the_region_answers(wachtend: Database):
    with wachtend.transaction(at=AT) as store:
        with pytest.raises(NietGevonden):
            confirm(store, NOORD, by=FRANS)
        with pytest.raises(NietToegestaan):
            confirm(store, NOORD, by=JO)
        with pytest.raises(Conflict):
            confirm(store, NOORD, aanbieder_id=TERP.id, by=SYSTEEM)
        assert facts(store) == []
        assert on_site(store) == set()


def test_what_tells_a_shielded_address_by_now_stays_off_with_all_that_was_ticked_beside_it(
    buren: Database,
):
    """Its texts are those of the copy, from before the other was shielded."""
    verraadt = replace(ZUID, naam="Huis Vlierkade")
    put_back(buren, NOORD, verraadt)
    with buren.transaction(at=AT) as store, pytest.raises(Geweigerd, match="Huis Vlierkade"):
        confirm(store, NOORD, verraadt)
    with buren.read() as store:
        assert on_site(store) == set()
        assert store.te_bevestigen.count(REGIO) == 2, "it is still asked"


def test_so_does_an_open_locatie_at_the_shielded_address_itself(buren: Database):
    zelfde = replace(ZUID, adres=make_open_adres("Vlierkade", 5, "7551BB"))
    put_back(buren, zelfde)
    with buren.transaction(at=AT) as store, pytest.raises(Geweigerd):
        confirm(store, zelfde)
    with buren.read() as store:
        assert on_site(store) == set()
        assert store.locaties.get(STIL.id).gepubliceerd


def test_and_one_whose_remark_tells_it(buren: Database):
    put_back(buren, NOORD)
    with buren.transaction(at=AT) as store:
        [aanbod] = store.aanbod.of_locatie(NOORD.id)
        opgave = make_opgave(toelichting="Ook aan de Vlierkade is plek.")
        store.aanbod.save(replace(aanbod, opgave=opgave))
    with buren.transaction(at=AT) as store, pytest.raises(Geweigerd):
        confirm(store, NOORD)
