"""The rule of the house: who changes only a shielded address changes no byte of what the public gets.

Two installations that differ in every shielded and every contracted address (others in the same gemeente), and in every
tariff of a region that keeps them to itself, give the same answers: body, headers and status, over every public address and query key, and again after the jobs of the next day.
Meanwhile a shielded address is looked for in all those answers, and in every line that is logged of them.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from tests.walls.bezoek import answer, every_visit, facts, text_of
from tests.walls.conftest import (
    BEDRAGEN,
    MORGEN,
    NU,
    TARIEVEN,
    Huis,
    Tweeling,
    hearing,
    moved_in,
    moved_out,
)
from tests.walls.deel import Deel
from tests.walls.geheimen import found, secrets_of
from wijzer import klok
from wijzer.demo.verzinsels.adressen import KANARIE
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.inkoop.product import Product
from wijzer.domain.taal.schoon import compare_key
from wijzer.published.tables import PublishedBase


def test_the_twins_do_differ(tweeling: Tweeling):
    een, ander = (_addresses(huis) for huis in (tweeling.een, tweeling.ander))
    assert een.keys() == ander.keys()
    anders = [key for key, adres in een.items() if adres != ander[key]]
    assert len(anders) > 0.9 * len(een) > 100
    tarieven = [
        {product.tarief for product in producten}
        for producten in (_products(tweeling.een), _products(tweeling.ander))
    ]
    assert tarieven == [{TARIEVEN[0]}, {TARIEVEN[1]}]


def test_nothing_was_published_when_only_shielded_addresses_changed(tweeling: Tweeling):
    for tabel in PublishedBase.metadata.tables:
        assert dump(tweeling.een, tabel) == dump(tweeling.ander, tabel), tabel


@pytest.mark.proef
@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("nummer", [0, 1])
def test_no_byte_of_any_answer_differs_and_no_shielded_address_comes_out(
    tweeling: Tweeling, deel: Callable[..., Deel], nummer: int
):
    assert _compared(tweeling, [], deel(nummer)) > 1000


@pytest.mark.proef
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_nor_does_any_after_the_jobs_of_the_next_day(
    tweeling: Tweeling, deel: Callable[..., Deel], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(klok, "_system_time", lambda: MORGEN)
    regels: list[str] = []
    with hearing(regels):
        tweeling.een.next_day()
    tweeling.ander.next_day()
    for tabel in PublishedBase.metadata.tables:
        assert dump(tweeling.een, tabel) == dump(tweeling.ander, tabel), tabel
    assert _compared(tweeling, regels, deel(2)) > 1000


def test_an_open_address_that_changes_would_be_noticed(bron: Path, tmp_path: Path):
    een, ander = (moved_in(bron, tmp_path / naam) for naam in ("een", "ander"))
    with ander.database.transaction(at=NU) as store:
        locatie = next(
            locatie
            for locatie in store.locaties.all("twente")
            if locatie.gepubliceerd and isinstance(locatie.adres, OpenbaarAdres)
        )
        assert isinstance(locatie.adres, OpenbaarAdres)
        verhuisd = replace(locatie.adres.adres, straat="Nergensstraat")
        store.locaties.save(replace(locatie, adres=replace(locatie.adres, adres=verhuisd)))
    pad = "/api/v1/aanbod"
    headers = {"Accept": "application/x-ndjson"}
    assert (
        een.app.test_client().get(pad, headers=headers).data
        != ander.app.test_client().get(pad, headers=headers).data
    )
    assert dump(een, "published_stand") != dump(ander, "published_stand")
    for huis in (een, ander):
        moved_out(huis)


def _compared(tweeling: Tweeling, regels: list[str], deel: Deel) -> int:
    """Ask both everything of this part and hold the answers against each other; gives how many there were.

    No secret stands in any of them, nor in what is logged meanwhile, which comes behind `regels`.
    """
    geheim = secrets_of(tweeling.een)
    assert len(geheim) > 50
    assert compare_key(KANARIE.straat) in geheim
    feiten = facts(tweeling.een.app)
    assert feiten == facts(tweeling.ander.app)
    bezoeken = list(every_visit(tweeling.een.app, feiten, deel))
    assert bezoeken == list(every_visit(tweeling.ander.app, feiten, deel))
    eerste, tweede = tweeling.een.app.test_client(), tweeling.ander.app.test_client()
    for bezoek in bezoeken:
        with hearing(regels):
            een = answer(eerste, bezoek)
        tekst = text_of(een)
        gevonden = found(geheim, tekst)
        assert not gevonden, f"{bezoek}: {len(gevonden)} leaked"
        assert not any(bedrag in tekst for bedrag in BEDRAGEN), bezoek
        ander = answer(tweede, bezoek)
        assert een.status == ander.status, bezoek
        assert een.data == ander.data, bezoek
        assert list(een.headers) == list(ander.headers), bezoek
    assert len(regels) > 1000
    gelogd = "\n".join(regels)
    assert not found(geheim, gelogd)
    assert not any(bedrag in gelogd for bedrag in BEDRAGEN)
    return len(bezoeken)


def _addresses(huis: Huis) -> dict[UUID, Adres]:
    with huis.database.read() as store:
        eigen: dict[UUID, Adres] = {
            locatie.id: locatie.adres.reveal()
            for locatie in store.locaties.all("twente")
            if isinstance(locatie.adres, AfgeschermdAdres)
        }
        contract = store.contracten.gecontracteerde_locaties("twente")
    return {**eigen, **{key: locatie.adres.reveal() for key, locatie in contract.items()}}


def _products(huis: Huis) -> list[Product]:
    with huis.database.read() as store:
        return store.producten.all("twente")


def dump(huis: Huis, tabel: str) -> list[tuple[object, ...]]:
    pad = Path(huis.settings.publiek_database_url.expose().removeprefix("sqlite:///"))
    with sqlite3.connect(pad) as connection:
        rows = connection.execute(f"SELECT * FROM {tabel} ORDER BY 1, 2").fetchall()
    connection.close()
    return rows
