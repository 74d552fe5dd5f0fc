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
        dicht = [een.adres.reveal() for een in locaties if isinstance(een.adres, AfgeschermdAdres)]
        contract = store.contracten.gecontracteerde_locaties("twente").values()
        gemeenten = [een.adres for een in store.regios.gemeenten("twente") if een.adres]
    open_ = [een.adres.adres for een in locaties if isinstance(een.adres, OpenbaarAdres)]
    namen = " ".join(compare_key(een.naam) for een in locaties)
    geheim = _words([*dicht, *(een.adres.reveal() for een in contract)])
    return {een for een in geheim - _words([*open_, *gemeenten]) if een not in namen}


def _words(adressen: list[Adres]) -> set[str]:
    straten = {compare_key(een.straat) for een in adressen if len(een.straat) > 5}
    return straten | {een.postcode.lower() for een in adressen if een.postcode}


def found(geheim: set[str], tekst: str) -> set[str]:
    plat = key_of(tekst)
    return {een for een in geheim if een in plat}


def key_of(tekst: str) -> str:
    """`compare_key` of a long text, made of its lines: thousands of pages have most of theirs in common."""
    regels = [
        _of_line(regel) if len(regel) < KORT else compare_key(regel) for regel in tekst.split("\n")
    ]
    return " ".join(filter(None, regels))


_of_line = lru_cache(50_000)(compare_key)
