"""Shielded addresses at rest: sealed, tied to their owner, readable with old keys until they are sealed anew."""

import base64
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text

from tests.factories import (
    REGIO,
    make_afgeschermd_adres,
    make_gecontracteerde_locatie,
    make_groep,
    make_open_adres,
)
from tests.store.conftest import Twente
from wijzer.domain.adressen.adres import AdresOnleesbaar, OnleesbaarAdres
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.settings import Geheim, Settings
from wijzer.store.engine import Database
from wijzer.store.tables import Base
from wijzer.store.verzegeling.afgeschermde_adressen import NAAM_ONLEESBAAR
from wijzer.store.verzegeling.herzegelen import Herzegeld
from wijzer.store.verzegeling.sleutels import SleutelFout, Zegelstand

STRAAT = "Geheimeweg"


def _sleutel(letter: str) -> Geheim:
    return Geheim(base64.urlsafe_b64encode(letter.encode() * 32).decode())


OUD, NIEUW = _sleutel("o"), _sleutel("n")


@pytest.fixture
def met_sleutels(settings: Settings, twente: Twente) -> Iterator["Openers"]:
    """Opens the database of `twente` with other keys."""
    openers = Openers(settings)
    yield openers
    openers.close()


class Openers:
    """The same database, opened with other keys."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._opened: list[Database] = []

    def __call__(self, *sleutels: Geheim) -> Database:
        database = Database(replace(self._settings, adres_sleutels=sleutels))
        self._opened.append(database)
        return database

    def close(self) -> None:
        for database in self._opened:
            database.dispose()


def test_a_shielded_address_stands_nowhere_in_the_database_in_plain_text(twente: Twente):
    adres = make_afgeschermd_adres(STRAAT, 77, "7551ZZ", "Geheimdorp")
    with twente.database.transaction() as store:
        store.locaties.add(make_groep(twente.aanbieder, adres=adres))
        contract = make_gecontracteerde_locatie(twente.aanbieder, adres, naam=f"{STRAAT} 77")
        store.contracten.add_many([], [contract])
    with twente.database.engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            for rij in connection.execute(table.select()):
                alles = " ".join(
                    deel.decode("latin-1") if isinstance(deel, bytes) else str(deel) for deel in rij
                )
                assert STRAAT not in alles
                assert "7551ZZ" not in alles
                assert "Geheimdorp" not in alles


def test_two_rows_of_the_same_address_do_not_look_alike_and_are_equally_long(twente: Twente):
    adressen = [
        make_afgeschermd_adres(STRAAT),
        make_afgeschermd_adres(STRAAT),
        make_afgeschermd_adres("Burgemeester van der Langestraatnaamlaan", 99999),
    ]
    with twente.database.transaction() as store:
        store.locaties.add_many([make_groep(twente.aanbieder, adres=adres) for adres in adressen])
    rijen = _verzegeld(twente)
    assert len(set(rijen)) == 3
    assert len({len(rij) for rij in rijen}) == 1


def test_shielding_moves_the_address_to_the_other_table_and_opening_moves_it_back(twente: Twente):
    groep = make_groep(twente.aanbieder)
    with twente.database.transaction() as store:
        store.locaties.add(groep)
        store.locaties.save(replace(groep, adres=make_afgeschermd_adres()))
    assert (_count(twente, "open_adres"), _count(twente, "afgeschermd_adres")) == (0, 1)
    with twente.database.transaction() as store:
        store.locaties.save(replace(groep, adres=make_open_adres()))
    assert (_count(twente, "open_adres"), _count(twente, "afgeschermd_adres")) == (1, 0)


def test_deleting_a_locatie_takes_its_shielded_address_along(twente: Twente):
    groep = make_groep(twente.aanbieder, adres=make_afgeschermd_adres())
    with twente.database.transaction() as store:
        store.locaties.add(groep)
        store.locaties.delete(groep.id)
    assert _count(twente, "afgeschermd_adres") == 0


def test_every_key_reads_and_the_first_one_writes(twente: Twente, met_sleutels: Openers):
    groep = make_groep(twente.aanbieder, adres=make_afgeschermd_adres(STRAAT))
    with met_sleutels(OUD).transaction() as store:
        store.locaties.add(groep)
    with met_sleutels(NIEUW, OUD).transaction() as store:
        assert store.locaties.get(groep.id) == groep
        store.locaties.save(groep)
    with met_sleutels(NIEUW).read() as store:
        assert store.locaties.get(groep.id).adres == groep.adres


def test_after_rotation_the_old_key_can_go(twente: Twente, met_sleutels: Openers):
    groep = make_groep(twente.aanbieder, adres=make_afgeschermd_adres(STRAAT))
    locatie = make_gecontracteerde_locatie(twente.aanbieder)
    with met_sleutels(OUD).transaction() as store:
        store.locaties.add(groep)
        store.contracten.add_many([], [locatie])
    with met_sleutels(NIEUW, OUD).transaction() as store:
        assert store.reseal_adressen() == (Herzegeld(opnieuw=2), Herzegeld(opnieuw=1))
    with met_sleutels(NIEUW, OUD).transaction() as store:
        assert store.reseal_adressen() == (Herzegeld(), Herzegeld())
    with met_sleutels(NIEUW).read() as store:
        assert store.locaties.all(REGIO) == [groep]
        assert store.contracten.locatie(locatie.id) == locatie
        assert store.contracten.locatienamen([locatie.id]) == {locatie.id: locatie.naam}
    with met_sleutels(OUD).read() as store:
        assert isinstance(store.locaties.get(groep.id).adres, OnleesbaarAdres)
        assert store.contracten.locatienamen([locatie.id]) == {locatie.id: NAAM_ONLEESBAAR}


def test_an_address_that_no_key_opens_stops_no_list_tells_nothing_and_is_kept_as_it_is(
    twente: Twente, met_sleutels: Openers
):
    groep = make_groep(twente.aanbieder, adres=make_afgeschermd_adres(STRAAT))
    with twente.database.transaction() as store:
        store.locaties.add(groep)
    with met_sleutels(NIEUW).transaction() as store:
        (dicht,) = store.locaties.all(REGIO)
        assert dicht == replace(groep, adres=dicht.adres)
        with pytest.raises(AdresOnleesbaar) as fout:
            real_adres(dicht.adres)
        store.locaties.save(replace(dicht, naam="Anders"))
        assert store.reseal_adressen()[0] == Herzegeld(dicht=1)
    assert STRAAT not in str(fout.value)
    with twente.database.read() as store:
        assert store.locaties.get(groep.id).adres == groep.adres


def test_without_a_key_the_office_does_not_start(settings: Settings):
    with pytest.raises(SleutelFout, match="WIJZER_ADRES_SLEUTELS"):
        Database(replace(settings, adres_sleutels=()))


def test_a_row_that_was_moved_to_another_locatie_does_not_open(twente: Twente):
    een, ander = (
        make_groep(twente.aanbieder, naam, make_afgeschermd_adres(naam)) for naam in ("Een", "Twee")
    )
    with twente.database.transaction() as store:
        store.locaties.add_many([een, ander])
    tabel = Base.metadata.tables["afgeschermd_adres"]
    with twente.database.engine.begin() as connection:
        rijen = connection.execute(tabel.select()).all()
        for rij, andere in zip(rijen, reversed(rijen), strict=True):
            vraag = tabel.update().where(tabel.c.id == rij.id)
            connection.execute(vraag.values(versleuteld=andere.versleuteld))
    with twente.database.read() as store:
        assert isinstance(store.locaties.get(een.id).adres, OnleesbaarAdres)
        assert store.zegelstanden()["adressen"] == {Zegelstand.DICHT: 2}


def test_an_owner_that_was_swapped_in_the_row_does_not_open(twente: Twente):
    groep = make_groep(twente.aanbieder, adres=make_afgeschermd_adres())
    open_groep = make_groep(twente.aanbieder)
    with twente.database.transaction() as store:
        store.locaties.add_many([groep, open_groep])
        store.session.execute(text("DELETE FROM open_adres"))
    tabel = Base.metadata.tables["afgeschermd_adres"]
    with twente.database.engine.begin() as connection:
        connection.execute(tabel.update().values(locatie_id=open_groep.id))
    with twente.database.read() as store:
        assert isinstance(store.locaties.get(open_groep.id).adres, OnleesbaarAdres)
        assert store.zegelstanden()["adressen"] == {Zegelstand.DICHT: 1}


def test_contract_names_are_equally_long_and_do_not_look_alike_and_one_that_was_moved_does_not_open(
    twente: Twente,
):
    een, ander = (
        make_gecontracteerde_locatie(twente.aanbieder, naam=naam) for naam in ("A", "Esweg 12")
    )
    with twente.database.transaction() as store:
        store.contracten.add_many([], [een, ander])
    tabel = Base.metadata.tables["gecontracteerde_locatie"]
    with twente.database.engine.begin() as connection:
        rijen = connection.execute(tabel.select()).all()
        assert len({len(rij.naam_versleuteld) for rij in rijen}) == 1
        assert len({rij.naam_versleuteld for rij in rijen}) == 2
        for rij, andere in zip(rijen, reversed(rijen), strict=True):
            vraag = tabel.update().where(tabel.c.id == rij.id)
            connection.execute(vraag.values(naam_versleuteld=andere.naam_versleuteld))
    with twente.database.read() as store:
        assert store.contracten.locatienamen([een.id]) == {een.id: NAAM_ONLEESBAAR}
        standen = store.zegelstanden()
    assert standen["contractnamen"] == {Zegelstand.DICHT: 2}, "told apart from addresses"
    assert Zegelstand.DICHT not in standen["adressen"]


def _verzegeld(twente: Twente) -> list[bytes]:
    tabel = Base.metadata.tables["afgeschermd_adres"]
    with twente.database.engine.connect() as connection:
        return [rij.versleuteld for rij in connection.execute(tabel.select())]


def _count(twente: Twente, tabel: str) -> int:
    with twente.database.engine.connect() as connection:
        return len(connection.execute(Base.metadata.tables[tabel].select()).all())
