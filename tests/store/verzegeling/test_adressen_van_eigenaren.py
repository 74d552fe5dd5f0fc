"""Shielded addresses by their owners: of a locatie or of a contracted location, one each, and nothing of another's."""

from collections import Counter
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from tests.factories import make_afgeschermd_adres
from tests.steun.databases.geheugen import tables_in_memory
from tests.store.waarden import afgeschermde_adressen, tekst
from wijzer.domain.adressen.adres import AfgeschermdAdres, OnleesbaarAdres
from wijzer.domain.ids import GecontracteerdeLocatieId, LocatieId
from wijzer.store.rijen import table_of
from wijzer.store.tables import AfgeschermdAdresRij, GecontracteerdeLocatieRij
from wijzer.store.verzegeling.afgeschermde_adressen import NAAM_ONLEESBAAR, AfgeschermdeAdressen
from wijzer.store.verzegeling.herzegelen import Herzegeld
from wijzer.store.verzegeling.sleutels import Zegel, Zegelstand

EERSTE, TWEEDE = Fernet.generate_key(), Fernet.generate_key()
EEN, TWEE = LocatieId(UUID(int=1)), LocatieId(UUID(int=2))
CONTRACT = GecontracteerdeLocatieId(UUID(int=9))
ADRES, ANDER = make_afgeschermd_adres("Geheimweg", 7), make_afgeschermd_adres("Elzenpad", 3)


@pytest.fixture
def session() -> Iterator[Session]:
    """The sealed tables in memory, without the owners that rows refer to."""
    with tables_in_memory(
        *map(table_of, (AfgeschermdAdresRij, GecontracteerdeLocatieRij))
    ) as session:
        yield session


def under(session: Session, *sleutels: bytes) -> AfgeschermdeAdressen:
    return AfgeschermdeAdressen(session, Zegel(sleutels or (EERSTE,), instelling="PROEF"))


def owners(session: Session) -> dict[UUID, tuple[UUID | None, UUID | None]]:
    rij = AfgeschermdAdresRij
    rijen = session.execute(select(rij.id, rij.locatie_id, rij.gecontracteerde_locatie_id))
    return {id_: (locatie, gecontracteerd) for id_, locatie, gecontracteerd in rijen}


@hypothesis_settings(max_examples=30)
@given(st.lists(afgeschermde_adressen, min_size=1, max_size=3))
def test_an_address_opens_as_it_was_kept_whatever_stands_in_it(adressen: list[AfgeschermdAdres]):
    engine = create_engine("sqlite://")
    table_of(AfgeschermdAdresRij).create(engine)
    met_eigenaar = {LocatieId(uuid4()): adres for adres in adressen}
    with Session(engine) as session:
        under(session).keep_locaties(met_eigenaar)
        assert under(session).of_locaties(met_eigenaar) == met_eigenaar
    engine.dispose()


def test_each_owner_has_one_address_and_the_last_one_stands(session: Session):
    kluis = under(session)
    kluis.keep_locaties({EEN: ADRES, TWEE: ADRES})
    kluis.keep_locaties({EEN: ANDER})
    assert kluis.of_locaties([EEN, TWEE]) == {EEN: ANDER, TWEE: ADRES}
    assert owners(session) == {EEN: (EEN, None), TWEE: (TWEE, None)}


def test_only_those_that_are_asked_for_are_opened(session: Session):
    kluis = under(session)
    kluis.keep_locaties({EEN: ADRES, TWEE: ANDER})
    assert kluis.of_locaties([TWEE, LocatieId(uuid4())]) == {TWEE: ANDER}
    assert kluis.of_locaties([]) == {}


def test_a_contracted_location_is_another_owner_than_a_locatie(session: Session):
    kluis = under(session)
    kluis.keep_locaties({EEN: ADRES})
    kluis.keep_gecontracteerd({CONTRACT: ANDER})
    assert kluis.of_gecontracteerd([CONTRACT]) == {CONTRACT: ANDER}
    assert kluis.of_locaties([LocatieId(CONTRACT)]) == {}
    assert kluis.of_gecontracteerd([GecontracteerdeLocatieId(EEN)]) == {}
    assert owners(session) == {EEN: (EEN, None), CONTRACT: (None, CONTRACT)}


def test_what_is_forgotten_is_gone_and_nothing_else(session: Session):
    kluis = under(session)
    kluis.keep_locaties({EEN: ADRES, TWEE: ANDER})
    kluis.keep_gecontracteerd({CONTRACT: ANDER})
    kluis.forget_locaties([EEN, LocatieId(CONTRACT), LocatieId(uuid4())])
    kluis.forget_locaties([])
    assert owners(session).keys() == {TWEE, CONTRACT}


def test_an_address_that_could_not_be_read_is_not_written_over_what_stands(session: Session):
    under(session, TWEEDE).keep_locaties({EEN: ADRES})
    kluis = under(session, EERSTE)
    gelezen = kluis.of_locaties([EEN])
    assert isinstance(gelezen[EEN], OnleesbaarAdres)
    kluis.keep_locaties({**gelezen, TWEE: ANDER})
    assert under(session, TWEEDE).of_locaties([EEN])[EEN] == ADRES
    assert kluis.of_locaties([TWEE]) == {TWEE: ANDER}


# ── what contracts call them ──


@given(tekst)
def test_a_name_opens_for_its_own_location_alone(naam: str):
    engine = create_engine("sqlite://")
    with Session(engine) as session:
        kluis = under(session)
        verzegeld = kluis.seal_namen({CONTRACT: naam})
        ander = GecontracteerdeLocatieId(uuid4())
        assert kluis.open_namen(verzegeld) == {CONTRACT: naam}
        assert kluis.open_namen({ander: verzegeld[CONTRACT]}) == {ander: NAAM_ONLEESBAAR}
    engine.dispose()


def test_a_name_that_no_key_opens_says_so_and_hides_no_other(session: Session):
    ander = GecontracteerdeLocatieId(uuid4())
    verzegeld = under(session, TWEEDE).seal_namen({CONTRACT: "Huis"})
    verzegeld |= under(session, EERSTE).seal_namen({ander: "Hof"})
    namen = under(session, EERSTE).open_namen(verzegeld)
    assert namen == {CONTRACT: NAAM_ONLEESBAAR, ander: "Hof"}
    assert under(session).open_namen({}) == {}


# ── a change of key ──


def test_both_kinds_of_owner_are_sealed_anew_and_counted(session: Session):
    oud = under(session, TWEEDE)
    oud.keep_locaties({EEN: ADRES})
    oud.keep_gecontracteerd({CONTRACT: ANDER})
    nieuw = under(session, EERSTE, TWEEDE)
    nieuw.keep_locaties({TWEE: ADRES})
    assert nieuw.zegelstanden() == (
        Counter({Zegelstand.OUDER: 2, Zegelstand.EERSTE: 1}),
        Counter(),
    )
    assert nieuw.reseal() == (Herzegeld(opnieuw=2), Herzegeld())
    assert nieuw.zegelstanden() == (Counter({Zegelstand.EERSTE: 3}), Counter())
    kluis = under(session, EERSTE)
    assert kluis.of_locaties([EEN, TWEE]) == {EEN: ADRES, TWEE: ADRES}
    assert kluis.of_gecontracteerd([CONTRACT]) == {CONTRACT: ANDER}


def test_addresses_and_names_are_counted_apart(session: Session):
    kluis = under(session, EERSTE)
    kluis.keep_locaties({EEN: ADRES})
    namen = under(session, TWEEDE).seal_namen({CONTRACT: "Huis"})
    rij = {"id": CONTRACT, "aanbieder_id": uuid4(), "naam_versleuteld": namen[CONTRACT]}
    session.execute(table_of(GecontracteerdeLocatieRij).insert(), rij)
    assert kluis.zegelstanden() == (Counter({Zegelstand.EERSTE: 1}), Counter({Zegelstand.DICHT: 1}))
    assert kluis.reseal() == (Herzegeld(), Herzegeld(dicht=1))
    both = under(session, EERSTE, TWEEDE)
    assert both.reseal() == (Herzegeld(), Herzegeld(opnieuw=1))
