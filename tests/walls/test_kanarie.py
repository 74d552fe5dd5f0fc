"""A shielded address is looked for in everything that comes out: bodies, headers, logs, and the file at rest."""

import re
from pathlib import Path

import pytest

from tests.walls.bezoek import everything, facts, text_of
from tests.walls.conftest import MORGEN, Huis
from wijzer import klok
from wijzer.demo.adressen import KANARIE
from wijzer.domain.adres import Adres, AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.locatie import fold

_ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_no_shielded_address_comes_out_anywhere(
    huis: Huis, logregels: list[str], monkeypatch: pytest.MonkeyPatch
):
    geheim = _secrets(huis)
    assert len(geheim) > 50
    assert fold(KANARIE.straat) in geheim
    for _ in range(2):
        for bezoek, antwoord in everything(huis, facts(huis.app)):
            gevonden = _found(geheim, text_of(antwoord))
            assert not gevonden, f"{bezoek}: {len(gevonden)} leaked"
        monkeypatch.setattr(klok, "_system_time", lambda: MORGEN)
        huis.next_day()
    assert not _found(geheim, "\n".join(logregels))


def test_no_shielded_address_is_readable_in_the_file(huis: Huis):
    huis.database.dispose()
    pad = Path(huis.settings.publiek_database_url.expose().removeprefix("sqlite:///"))
    rest = b"".join(een.read_bytes() for een in pad.parent.glob("wijzer.sqlite3*"))
    # An id in hexadecimals that ends in 7681c, with "twente" behind it, is no postcode.
    assert not _found(_secrets(huis), _ID.sub(" ", rest.decode("latin-1")))
    huis.database.dispose()


def _secrets(huis: Huis) -> set[str]:
    """Street names and postcodes that stand in shielded addresses and in no public one."""
    with huis.database.read() as store:
        locaties = store.locaties.all("twente")
        dicht = [een.adres.reveal() for een in locaties if isinstance(een.adres, AfgeschermdAdres)]
        contract = store.contracten.gecontracteerde_locaties("twente").values()
        gemeenten = [een.adres for een in store.regios.gemeenten("twente") if een.adres]
    open_ = [een.adres.adres for een in locaties if isinstance(een.adres, OpenbaarAdres)]
    namen = " ".join(fold(een.naam) for een in locaties)
    geheim = _words([*dicht, *(een.adres.reveal() for een in contract)])
    return {een for een in geheim - _words([*open_, *gemeenten]) if een not in namen}


def _words(adressen: list[Adres]) -> set[str]:
    straten = {fold(een.straat) for een in adressen if len(een.straat) > 5}
    return straten | {een.postcode.lower() for een in adressen if een.postcode}


def _found(geheim: set[str], tekst: str) -> set[str]:
    plat = fold(tekst)
    return {een for een in geheim if een in plat}
