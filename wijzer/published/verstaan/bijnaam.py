"""What is named by its name goes before what other words only suggest.

`twee zusjes in een gezinshuis` is a gezinshuis.
"""

from collections.abc import Sequence
from dataclasses import replace

from wijzer.published.opname.woordenboek import Woordenboek
from wijzer.published.opname.zoekbegrip import Begripsoort, Vraagdeel, Zoekbegrip

_ERGENS = 3
"""A word that stands for so many places to live says only that a child lives elsewhere (`uit huis`)."""


def by_name(boek: Woordenboek, delen: Sequence[Vraagdeel]) -> list[Vraagdeel]:
    """The parts, where a place to live is named outright.

    Those that suggest several kinds of help mean that one then, or none. A word that names two
    kinds of group (`leefgroep`) is a name as well and stays.
    """
    genoemd = {
        begrip for deel in delen if (begrip := _named(deel)) and begrip.sleutel in boek.woonhulp
    }
    return [_beside(boek, deel, genoemd) for deel in delen] if genoemd else list(delen)


def _named(deel: Vraagdeel) -> Zoekbegrip | None:
    """The one kind of help that a part means."""
    hulp = _kinds(deel)
    is_telling = any(begrip.soort is Begripsoort.PLEKKEN for begrip in deel.begrippen)
    return hulp[0] if len(hulp) == 1 and not (deel.ontkend or is_telling) else None


def _kinds(deel: Vraagdeel) -> list[Zoekbegrip]:
    soorten = [begrip for begrip in deel.begrippen if begrip.soort is Begripsoort.HULPVORM]
    return soorten if deel.vast else []


def _beside(boek: Woordenboek, deel: Vraagdeel, genoemd: set[Zoekbegrip]) -> Vraagdeel:
    soorten = _kinds(deel)
    if len(soorten) < 2 or deel.ontkend or any(begrip.bellen for begrip in soorten):
        return deel
    if genoemd.isdisjoint(soorten) and not _only_suggests(boek, deel, soorten):
        return deel
    weg = set(soorten) - genoemd
    over = tuple(begrip for begrip in deel.begrippen if begrip not in weg)
    return replace(deel, begrippen=over, vast=bool(over), overgeslagen=not over)


def _only_suggests(boek: Woordenboek, deel: Vraagdeel, soorten: Sequence[Zoekbegrip]) -> bool:
    """Whether a part tells who it is about, or that a child lives elsewhere, and names no kind of help."""
    if len(deel.hulp) > len(soorten):
        return True
    if any(begrip.sleutel in boek.woonhulp for begrip in soorten):
        return len(soorten) >= _ERGENS
    return not any(boek.mentions(woord) for woord in deel.woorden)
