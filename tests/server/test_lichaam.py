"""A body is read whole or not at all, and who crawls makes room."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.server.hulp import run_alone as run
from wijzer.server.grenzen import Grenzen
from wijzer.server.lichaam import Lichamen, TeGroot, TeTraag, TeVeel, Weg

GRENZEN = Grenzen(
    venster_s=0.2, venster_bytes=10, hooguit_s=0.5, lichamen=4, lichamen_per_bron=2, nieuw_s=0.05
)
RUSTIG = replace(GRENZEN, venster_s=30, hooguit_s=60, nieuw_s=30)
"""For what must not fail because the machine stood still for a moment."""


def parts(*delen: bytes, tussen: float = 0.0) -> Callable[[], Awaitable[dict[str, Any]]]:
    """A client that sends these pieces and is done."""
    rest = list(delen)

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(tussen)
        deel = rest.pop(0)
        return {"type": "http.request", "body": deel, "more_body": bool(rest)}

    return receive


def crawler(deel: bytes = b"a") -> Callable[[], Awaitable[dict[str, Any]]]:
    async def receive() -> dict[str, Any]:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": deel, "more_body": True}

    return receive


async def read(
    lichamen: Lichamen,
    receive: Callable[[], Awaitable[dict[str, Any]]],
    *,
    bron: str = "a",
    hooguit: int = 1000,
) -> bytes:
    async with lichamen.read(receive, bron=bron, hooguit=hooguit) as inhoud:
        return inhoud.read()


@given(st.lists(st.binary(min_size=1, max_size=50), min_size=1, max_size=20), st.integers(0, 1000))
def test_a_body_comes_out_as_it_went_in_or_is_refused_for_its_size(
    delen: list[bytes], hooguit: int
):
    async def probeer() -> tuple[bytes | None, int]:
        lichamen = Lichamen(RUSTIG)
        try:
            gelezen = await read(lichamen, parts(*delen, b""), hooguit=hooguit)
        except TeGroot:
            gelezen = None
        return gelezen, lichamen.bytes_held + len(lichamen)

    gelezen, over = run(probeer())
    heel = b"".join(delen)
    assert gelezen == (heel if len(heel) <= hooguit else None)
    assert over == 0  # nothing stays behind, whatever came of it


@pytest.mark.parametrize("begin", [(), (b"a",)], ids=["nothing", "a byte"])
def test_one_that_stops_is_too_slow(begin: tuple[bytes, ...]):
    with pytest.raises(TeTraag):
        run(read(Lichamen(GRENZEN), silent_after(*begin)))


def silent_after(*delen: bytes) -> Callable[[], Awaitable[dict[str, Any]]]:
    rest = list(delen)

    async def receive() -> dict[str, Any]:
        if not rest:
            await asyncio.sleep(60)
        return {"type": "http.request", "body": rest.pop(0), "more_body": True}

    return receive


def test_one_that_goes_on_gets_more_time_and_not_for_ever():
    snel_genoeg = crawler(b"x" * 10)
    with pytest.raises(TeTraag):
        run(read(Lichamen(GRENZEN), snel_genoeg, hooguit=1 << 20))
    stuk = parts(*[b"x" * 10] * 10, b"", tussen=0.15)
    assert len(run(read(Lichamen(replace(RUSTIG, venster_s=1)), stuk))) == 100


def test_one_that_hangs_up_is_never_read():
    async def weg() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    with pytest.raises(Weg):
        run(read(Lichamen(GRENZEN), weg))


@pytest.mark.parametrize("bronnen", [("a", "a", "a"), ("a", "b", "c", "d", "e")])
def test_the_slowest_makes_room(bronnen: tuple[str, ...]):
    async def probeer() -> list[bool]:
        lichamen = Lichamen(replace(GRENZEN, venster_s=5))
        taken = []
        for nummer, bron in enumerate(bronnen[:-1]):
            kruiper = crawler(b"x" * (nummer + 1))
            taken.append(asyncio.create_task(read(lichamen, kruiper, bron=bron, hooguit=1 << 20)))
        await asyncio.sleep(0.2)
        assert await read(lichamen, parts(b"form", b""), bron=bronnen[-1]) == b"form"
        await asyncio.sleep(0.05)
        klaar = [taak.done() for taak in taken]
        for taak in taken:
            taak.cancel()
        await asyncio.gather(*taken, return_exceptions=True)
        return klaar

    assert run(probeer()) == [True] + [False] * (len(bronnen) - 2)


def test_what_just_came_need_not_make_room():
    async def probeer() -> list[bytes]:
        lichamen = Lichamen(RUSTIG)
        vragen = (read(lichamen, parts(b"form", b"", tussen=0.005)) for _ in range(50))
        return await asyncio.gather(*vragen)

    assert run(probeer()) == [b"form"] * 50


def test_memory_is_bounded_also_while_bodies_are_answered():
    async def probeer() -> int:
        lichamen = Lichamen(replace(RUSTIG, bytes_onderweg=100))
        async with lichamen.read(parts(b"x" * 80, b""), bron="a", hooguit=1000):
            with pytest.raises(TeVeel):
                await read(lichamen, parts(b"x" * 30, b""), bron="b")
            gehouden = lichamen.bytes_held
        assert len(await read(lichamen, parts(b"x" * 90, b""), bron="b")) == 90
        return gehouden

    assert run(probeer()) == 80


def test_a_large_body_that_is_slower_makes_room_in_memory():
    async def probeer() -> bool:
        lichamen = Lichamen(replace(GRENZEN, bytes_onderweg=100, venster_s=5))
        traag = asyncio.create_task(read(lichamen, silent_after(b"x" * 80), bron="a"))
        await asyncio.sleep(0.1)
        assert len(await read(lichamen, parts(b"x" * 60, b""), bron="b")) == 60
        with pytest.raises(TeTraag):
            await traag
        return True

    assert run(probeer())


def test_files_that_fill_the_memory_keep_no_form_out():
    async def probeer() -> bytes:
        lichamen = Lichamen(replace(RUSTIG, bytes_onderweg=100))
        async with lichamen.read(parts(b"x" * 100, b""), bron="a", hooguit=1000):
            return await read(lichamen, parts(b"formulier", b""), bron="b")

    assert run(probeer()) == b"formulier"
