"""The demo of Twente, whose every public page is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.talen.lezer import Blok, Lezer
from tests.walls.bezoek import every_visit, facts
from tests.walls.conftest import (
    NU,
    VANDAAG,
    Huis,
    _vandaag,
    bron,
    demo,
    gegevens,
    moved_in,
    moved_out,
)
from wijzer.published.engine import PublicDatabase
from wijzer.published.reader import Reader
from wijzer.web.common.verzoek import OPENBAAR

__all__ = ["_vandaag", "bron", "demo", "gegevens"]

PER_SOORT = 5
"""About how many pages of things without end (locaties, searches by one key) are read; of all others every one."""
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MELDINGEN = (
    "/twente/meldingen/nieuw",
    "/twente/meldingen/nieuw?hulpvorm=gezinshuis&gemeente=GM0164&onzin=1",
    "/twente/meldingen/nieuw?hulpvorm=onzin",
    "/twente/meldingen/verstuurd",
    "/twente/meldingen/gestopt",
    "/twente/meldingen/0123456789",
    "/twente/meldingen/0123456789/stoppen",
)
"""The room of alerts answers to who has a link; these are its pages for everyone."""
GETYPT = tuple(
    f"/twente/zoeken?zoek={tekst}"
    for tekst in (
        "KINGS", "verblijf+klasse+H", "AMCEX", "54008", "ambulante+hulp", "wachtlijst", "pgb", "xyzzyplof", "boos",
    )
)  # fmt: skip
"""What people type: a code, a treatment, a word of the office, a word that nobody knows."""
_GEEN_PAGINA = ("/api/", "/hsds", "/.well-known", "/gezondheid", "/robots.txt", "/sitemap.xml")
_BESTAND = re.compile(r"/zoeken/(?:csv|xlsx|atom|qr\.svg)")


@dataclass(frozen=True)
class Blad:
    """One page that was asked for, by the address it has in Dutch."""

    pad: str
    status: int
    html: str

    @cached_property
    def blokken(self) -> tuple[Blok, ...]:
        """What stands on it; taking a page apart costs as much as making it, so that waits until somebody asks."""
        return tuple(Lezer(self.html).blokken)


class Lezing:
    """Reads pages in a language, each once."""

    def __init__(self, huis: Huis) -> None:
        self._client: FlaskClient = huis.app.test_client()
        self._gelezen: dict[str, list[Blad]] = {}
        self._zonder_namen: dict[tuple[str, str], str] = {}
        self.paden = [*_paths(huis), *MELDINGEN, *GETYPT]
        database: PublicDatabase = huis.app.extensions[OPENBAAR]
        with database.read(now=NU, today=VANDAAG) as reader:
            self.namen = _names(reader)
            self.codes = {product.code for product in reader.producten("twente")}

    def bladen(self, taal: str) -> list[Blad]:
        """All pages in a language; each is asked for once."""
        if taal not in self._gelezen:
            self._gelezen[taal] = list(self._read(taal))
        return self._gelezen[taal]

    def without_names(self, tekst: str, *, teken: str) -> str:
        """The text with a sign for each name in it. Of each text it is worked out once: most stand on every page."""
        if (tekst, teken) not in self._zonder_namen:
            over = tekst
            for naam in self.namen:
                over = over.replace(naam, teken)
            self._zonder_namen[tekst, teken] = over
        return self._zonder_namen[tekst, teken]

    def _read(self, taal: str) -> Iterator[Blad]:
        for pad in self.paden:
            antwoord = self._client.get(pad if taal == "nl" else f"/{taal}{pad}".rstrip("/"))
            if antwoord.mimetype == "text/html" and antwoord.status_code not in {301, 302, 303}:
                yield Blad(pad, antwoord.status_code, antwoord.text)


@pytest.fixture(scope="session")
def lezing(bron: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lezing]:
    """The public site of the demo."""
    huis = moved_in(bron, tmp_path_factory.mktemp("talen") / "huis")
    yield Lezing(huis)
    moved_out(huis)


def _paths(huis: Huis) -> Iterator[str]:
    """Each Dutch address; of those that only differ in ids or in what is asked, a few."""
    paden = {
        visit.pad for visit in every_visit(huis.app, facts(huis.app)) if visit.methode == "GET"
    }
    hier = [
        pad
        for pad in paden
        if not pad.startswith((*_GEEN_PAGINA, "/en/")) and pad != "/en" and not _BESTAND.search(pad)
    ]
    for soort, groep in groupby(sorted(hier, key=_shape), key=_shape):
        alle = sorted(groep)
        yield from alle[:: max(1, len(alle) // PER_SOORT)] if "*" in soort else alle


def _shape(pad: str) -> str:
    """An address with a star for what there is without end: ids, values of a key, mixtures of keys."""
    pad, vraag, query = _ID.sub("*", pad).partition("?")
    return pad + vraag + ("*" if "&" in query else query.partition("=")[0] + "*" if query else "")


def _names(reader: Reader) -> list[str]:
    """Every name of somebody or somewhere, the longest first; a name is no language."""
    namen = {locatie.naam for soort in ("groep", "vestiging") for locatie in reader.locaties(soort)}
    namen |= {aanbieder.naam for aanbieder in reader.aanbieders()} | {
        gemeente.naam for gemeente in reader.gemeenten()
    }
    namen |= {plaats.naam for plaats in reader.plaatsen("twente")}
    namen |= {gemeente.gemeentehuis.omschrijving or "" for gemeente in reader.gemeenten()}
    namen |= {gemeente.gemeentehuis.straat or "" for gemeente in reader.gemeenten()}
    for locatie in (*reader.locaties("groep"), *reader.locaties("vestiging")):
        namen |= {locatie.adres.straat or "", locatie.adres.plaats or ""}
    return sorted(namen - {""}, key=len, reverse=True)
