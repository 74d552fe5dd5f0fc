"""Shapes of gemeenten go in as a whole or not at all, and a second time changes nothing."""

import gzip
from dataclasses import dataclass

import pytest

from tests.factories import (
    ALMELO,
    AT,
    ENSCHEDE,
    HENGELO,
    REGIO,
    make_aanbieder,
    make_actor,
    make_gebruiker,
    twente_in,
)
from tests.steun.werelden.grenzen import RANDEN, TWENTE, collection, feature, strip
from wijzer.domain.accounts.toegang import SYSTEEM, Actor
from wijzer.domain.fouten import WijzerFout
from wijzer.files.gemeentegrenzen import read_gemeentegrenzen
from wijzer.services.bestanden.importeer_gemeentegrenzen import draw, importeer_gemeentegrenzen
from wijzer.services.importverslag import Importverslag
from wijzer.store.engine import Database


@dataclass(frozen=True)
class Twente:
    """A database with a small Twente."""

    database: Database


@pytest.fixture
def twente(database: Database) -> Twente:
    with database.transaction(at=AT) as store:
        twente_in(store)
    return Twente(database)


def load(
    waar: Twente, *features: object, proef: bool = False, by: Actor = SYSTEEM
) -> Importverslag:
    gelezen = read_gemeentegrenzen(collection(*features), productcode_patroon="")
    with waar.database.transaction(at=AT) as store:
        return importeer_gemeentegrenzen(store, gelezen, regio=REGIO, proef=proef, by=by, at=AT)


def kept(waar: Twente) -> list[str]:
    with waar.database.read() as store:
        return [grens.gemeente for grens in store.grenzen.all(REGIO)]


def publicatie(waar: Twente) -> int:
    with waar.database.read() as store:
        vraag = "SELECT publicatie FROM published_stand"
        return int(store.session.connection().exec_driver_sql(vraag).scalar_one())


def counts(verslag: Importverslag) -> tuple[int, int, int]:
    return verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd


def test_what_was_loaded_is_published_at_once(twente: Twente):
    voor = publicatie(twente)
    assert counts(load(twente)) == (3, 0, 0)
    assert kept(twente) == sorted(RANDEN)
    assert publicatie(twente) == voor + 1
    with twente.database.read() as store:
        assert store.projectie.compare() == []
        assert store.logboek.page(REGIO)[0].handeling == "bestand ingelezen"


def test_the_same_file_again_changes_and_publishes_nothing(twente: Twente):
    load(twente)
    voor = publicatie(twente)
    assert counts(load(twente)) == (0, 0, 3)
    assert publicatie(twente) == voor


def test_another_order_of_the_same_shapes_is_no_change(twente: Twente):
    load(twente)
    assert counts(load(twente, *(feature(code) for code in reversed(RANDEN)))) == (0, 0, 3)


def test_a_shape_that_moved_is_a_change(twente: Twente):
    load(twente)
    verder = feature(ENSCHEDE, strip(6.85, 7.1))
    assert counts(load(twente, feature(ALMELO), feature(HENGELO), verder)) == (0, 1, 2)


def test_a_trial_says_what_would_happen_and_writes_nothing(twente: Twente):
    assert counts(load(twente, proef=True)) == (3, 0, 0)
    assert kept(twente) == []


def test_what_is_not_in_the_file_stays_and_is_listed(twente: Twente):
    load(twente, feature(ALMELO))
    verslag = load(twente, feature(HENGELO))
    assert verslag.niet_in_bestand == ("Almelo",)
    assert verslag.opmerkingen == ("Zonder grens, op de kaart een rondje: Enschede.",)
    assert kept(twente) == [ALMELO, HENGELO]


@pytest.mark.parametrize(
    ("features", "kolom", "melding"),
    [
        ([feature("GM0344", strip(6.85, 7.0))], "code", "hoort niet bij de regio"),
        ([feature(HENGELO), feature(HENGELO)], "code", "staat ook in vlak 1"),
        ([feature(HENGELO, strip(6.85, 7.0)), feature(ALMELO)], "geometry", "niet om Hengelo heen"),
        ([feature(HENGELO), feature(ENSCHEDE, strip(6.73, 7.0))], "geometry", "over dat van Enschede heen"),
        ([feature(HENGELO), feature(ALMELO, geometry=None)], "geometry", "geen vlak"),
    ],
)  # fmt: skip
def test_one_bad_shape_and_nothing_is_written(
    twente: Twente, features: list[object], kolom: str, melding: str
):
    verslag = load(twente, *features)
    assert verslag.is_geweigerd
    assert any(kolom == fout.kolom and melding in fout.fout for fout in verslag.fouten)
    assert kept(twente) == []


def test_an_aanbieder_may_not_draw_the_map(twente: Twente):
    with pytest.raises(WijzerFout):
        load(twente, by=make_actor(make_gebruiker(make_aanbieder())))


def test_what_was_kept_comes_out_as_it_went_in(twente: Twente):
    load(twente)
    with twente.database.read() as store:
        eerst = store.grenzen.all(REGIO)
    with twente.database.transaction(at=AT) as store:
        store.grenzen.save_many(REGIO, eerst)
        assert store.grenzen.all(REGIO) == eerst


@pytest.mark.skipif(not TWENTE.exists(), reason="the real borders are not on this machine")
def test_the_whole_of_twente_is_drawn_in_a_few_kb():
    gelezen = read_gemeentegrenzen(TWENTE.read_bytes(), productcode_patroon="")
    grenzen = draw({rij.code: rij for rij in gelezen.rijen}, 14)
    tekst = " ".join(str(grens.vlakken) for grens in grenzen.values())
    assert len(gzip.compress(tekst.encode())) < 6_000
