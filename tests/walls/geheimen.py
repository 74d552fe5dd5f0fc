"""What must never come out: the words of shielded addresses."""

from functools import lru_cache

from tests.walls.conftest import Huis
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.taal.schoon import compare_key

KORT = 1000
"""A line of fewer characters is remembered; a longer one is the whole of an answer, and comes once."""


def secrets_of(huis: Huis) -> set[str]:
    """Street names and postcodes that stand in shielded addresses and in no public one."""
    with huis.database.read() as store:
        locaties = store.locaties.all("twente")
        dicht = [
            locatie.adres.reveal()
            for locatie in locaties
            if isinstance(locatie.adres, AfgeschermdAdres)
        ]
        contract = store.contracten.gecontracteerde_locaties("twente").values()
        gemeenten = [
            gemeente.adres for gemeente in store.regios.gemeenten("twente") if gemeente.adres
        ]
    open_ = [
        locatie.adres.adres for locatie in locaties if isinstance(locatie.adres, OpenbaarAdres)
    ]
    namen = " ".join(compare_key(locatie.naam) for locatie in locaties)
    geheim = _words([*dicht, *(locatie.adres.reveal() for locatie in contract)])
    return {woord for woord in geheim - _words([*open_, *gemeenten]) if woord not in namen}


def _words(adressen: list[Adres]) -> set[str]:
    straten = {compare_key(adres.straat) for adres in adressen if len(adres.straat) > 5}
    return straten | {adres.postcode.lower() for adres in adressen if adres.postcode}


def found(geheim: set[str], tekst: str) -> set[str]:
    plat = key_of(tekst)
    return {woord for woord in geheim if woord in plat}


def key_of(tekst: str) -> str:
    """`compare_key` of a long text, made of its lines: thousands of pages have most of theirs in common."""
    regels = [
        _of_line(regel) if len(regel) < KORT else compare_key(regel) for regel in tekst.split("\n")
    ]
    return " ".join(filter(None, regels))


_of_line = lru_cache(50_000)(compare_key)
