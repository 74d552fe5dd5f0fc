"""Tariffs that a region keeps to itself. That they change no byte of any answer, the twins show: they differ in these too."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.walls.bezoek import Bezoek, answer, text_of
from tests.walls.conftest import (
    BEDRAGEN,
    NU,
    TARIEVEN,
    Huis,
    give_tariffs,
    hearing,
    moved_in,
    moved_out,
)
from wijzer.published.tables import PublishedBase

PRODUCTPADEN = (
    "/twente/producten/WGZHF",
    "/en/twente/producten/WGZHF",
    "/api/v1/producten/WGZHF",
    "/api/v1/producten",
)


@pytest.fixture
def huizen(bron: Path, tmp_path: Path) -> Iterator[tuple[Huis, Huis]]:
    """Every product of the one costs this, and of the other that."""
    een, ander = (moved_in(bron, tmp_path / naam) for naam in ("een", "ander"))
    for huis, tarief in zip((een, ander), TARIEVEN, strict=True):
        give_tariffs(huis, tarief)
    yield een, ander
    for huis in (een, ander):
        moved_out(huis)


def open_up(huis: Huis, *, openbaar: bool) -> None:
    with huis.database.transaction(at=NU) as store:
        store.regios.save(replace(store.regios.get("twente"), tarieven_openbaar=openbaar))


def rows(huis: Huis) -> dict[str, list[tuple[object, ...]]]:
    with huis.database.engine.connect() as connection:
        return {
            naam: sorted(map(tuple, connection.execute(tabel.select())), key=repr)
            for naam, tabel in PublishedBase.metadata.tables.items()
        }


def told(huis: Huis, pad: str) -> str:
    return text_of(answer(huis.app.test_client(), Bezoek(pad)))


def compare(een: Huis, ander: Huis, bezoeken: list[Bezoek]) -> None:
    eerste, tweede = een.app.test_client(), ander.app.test_client()
    regels: list[str] = []
    for bezoek in bezoeken:
        with hearing(regels):
            hier = answer(eerste, bezoek)
        daar = answer(tweede, bezoek)
        assert (hier.status, hier.data) == (daar.status, daar.data), bezoek
        assert list(hier.headers) == list(daar.headers), bezoek
        assert not any(vorm in text_of(hier) for vorm in BEDRAGEN), bezoek
    assert not any(vorm in "\n".join(regels) for vorm in BEDRAGEN)


def test_closed_tariffs_are_not_published_and_their_addresses_answer_alike(
    huizen: tuple[Huis, Huis],
):
    een, ander = huizen
    assert rows(een) == rows(ander)
    compare(een, ander, [Bezoek(pad) for pad in PRODUCTPADEN])
    assert "in het zorgportaal" in told(een, PRODUCTPADEN[0])
    assert "in the care portal" in told(een, PRODUCTPADEN[1])
    assert '"tarief":null' in told(een, PRODUCTPADEN[2])


def test_opening_tariffs_shows_them_at_once_and_closing_takes_them_off(huizen: tuple[Huis, Huis]):
    een, _ = huizen
    before = {pad: told(een, pad) for pad in PRODUCTPADEN}
    open_up(een, openbaar=True)
    assert "€ 4.321,09" in told(een, PRODUCTPADEN[0]).replace("\xa0", " ")
    assert "€4,321.09" in told(een, PRODUCTPADEN[1])
    for pad in PRODUCTPADEN[2:]:
        assert '"tarief":"4321.09"' in told(een, pad)
    open_up(een, openbaar=False)
    for pad in PRODUCTPADEN:
        assert not any(vorm in told(een, pad) for vorm in BEDRAGEN)
        assert _without_number(before[pad]) == _without_number(told(een, pad))


def _without_number(tekst: str) -> str:
    """The first line of an answer, without how far the list of changes has come: it went on by opening and closing."""
    return re.sub(
        '"laatsteNummer":[0-9]+|"laatstBijgewerkt":"[^"]+"', "", tekst.split("\n", maxsplit=1)[0]
    )
