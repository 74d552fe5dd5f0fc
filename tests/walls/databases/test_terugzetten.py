"""A restore over the demo of Twente: nothing of an open page comes back, and two installations stay each other's twins."""

import io
from collections.abc import Callable
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from tests.walls.bezoek import answer, everything, facts, text_of
from tests.walls.conftest import NU, Huis, load, moved_in, moved_out
from tests.walls.databases.test_tweeling import dump
from tests.walls.deel import Deel
from tests.walls.test_overgang import open_page, shield
from wijzer.demo.modellen import Demo
from wijzer.demo.tweeling import make_twin
from wijzer.files.regio import Regiogegevens
from wijzer.published.tables import PublishedBase
from wijzer.store.onderhoud.reservekopie import Terugzetverslag, read_backup, write_backup


def copied(huis: Huis) -> bytes:
    uit = io.BytesIO()
    with huis.database.read() as store:
        write_backup(store, uit, at=NU, tell=lambda _: None)
    return uit.getvalue()


def put_back(huis: Huis, kopie: bytes) -> Terugzetverslag:
    """With the same ids in each installation: only what is shielded may make a difference."""
    return read_backup(
        huis.settings,
        io.BytesIO(kopie),
        overschrijf=True,
        new_id=numbered(),
        at=NU,
        tell=lambda _: None,
    )


def numbered() -> Callable[[], UUID]:
    nummers = count(1)
    return lambda: UUID(int=next(nummers))


@pytest.mark.proef
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_nothing_of_an_open_page_comes_back_once_its_groep_is_shielded(
    huis: Huis, deel: Callable[..., Deel]
):
    sporen = open_page(huis)
    eerder = [
        bezoek
        for bezoek, antwoord in everything(huis, facts(huis.app), deel(1, sporen.ids))
        if sporen.in_answer(bezoek, text_of(antwoord))
    ]
    assert len(eerder) > 20
    kopie = copied(huis)
    shield(huis, sporen.groep)
    assert put_back(huis, kopie).afgehandeld.wachtend == 0
    client = huis.app.test_client()
    assert client.get(f"/twente/groepen/{sporen.groep.publiek_id}").status_code == 410
    later = ((bezoek, answer(client, bezoek)) for bezoek in eerder)
    for bezoek, antwoord in (*later, *everything(huis, facts(huis.app), deel(2, sporen.ids))):
        gevonden = sporen.in_answer(bezoek, text_of(antwoord))
        assert not gevonden, f"{bezoek}: {gevonden}"


def test_twins_that_are_put_back_are_twins_still(
    bron: Path, demo: Demo, gegevens: Regiogegevens, tmp_path: Path
):
    een, ander = (moved_in(bron, tmp_path / naam) for naam in ("een", "ander"))
    load(
        ander.database,
        make_twin(demo, gegevens),
        gegevens,
        tmp_path / "twin",
        ("contracten", "locaties"),
    )
    for huis in (een, ander):
        put_back(huis, copied(huis))
    for tabel in PublishedBase.metadata.tables:
        assert dump(een, tabel) == dump(ander, tabel), tabel
    for huis in (een, ander):
        moved_out(huis)
