"""When nobody knows which addresses may still be shown, no answer of the public side holds a place of any locatie."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.talen.conftest import MELDINGEN
from tests.walls.bezoek import Bezoek, answer, every_visit, facts, text_of
from tests.walls.conftest import NU, VANDAAG, Huis
from tests.walls.deel import Deel
from wijzer.domain.locaties.publicatie import PubliekAdres
from wijzer.published.database.hartslag import Blik
from wijzer.published.engine import PublicDatabase
from wijzer.web.common.antwoorden.versheid import PLAATSEN_ONBEKEND
from wijzer.web.common.antwoorden.zonderplaats import ZONDER_PLAATS
from wijzer.web.common.deuren import AUDIENCE, Wie
from wijzer.web.common.verzoek import OPENBAAR

LAATST = NU - timedelta(minutes=6)
AFSTAND = re.compile(r"\d\s*(?:&nbsp;|\u00a0)?km\b")
UITLEG_VAN_SLEUTELS = "feed.openapi"
"""Says up to how many km may be asked; that is no distance of anything."""
PRECIES = len("52.266")
NIET_HIER = {404, 405}
"""An address that leads nowhere says so: there is nothing behind it that could hold a place."""


@pytest.fixture
def stil(huis: Huis, monkeypatch: pytest.MonkeyPatch) -> Huis:
    """The demo, read from a replica that heard nothing of the office for six minutes."""
    look = PublicDatabase.look

    def stalled(self: PublicDatabase, *, at: datetime) -> Blik:
        return replace(look(self, at=at), replica=True, hartslag_at=LAATST)

    monkeypatch.setattr(PublicDatabase, "look", stalled)
    return huis


def places(huis: Huis) -> frozenset[str]:
    """All by which a locatie of the demo can be found, in the ways that it is written."""
    database: PublicDatabase = huis.app.extensions[OPENBAAR]
    with database.read(now=NU, today=VANDAAG) as reader:
        adressen = [
            locatie.adres for locatie in (*reader.locaties("groep"), *reader.locaties("vestiging"))
        ]
    return frozenset(woord for adres in adressen for woord in _written(adres))


def _written(adres: PubliekAdres) -> Iterator[str]:
    if adres.straat:
        yield adres.straat
    if adres.postcode:
        yield from (adres.postcode, f"{adres.postcode[:4]} {adres.postcode[4:]}")
    # A rounded number is the middle of a gemeente, and may stand anywhere.
    yield from (
        getal for getal in map(str, (adres.punt.lat, adres.punt.lon)) if len(getal) >= PRECIES
    )


def found(tekst: str, plekken: frozenset[str], endpoint: str | None) -> list[str]:
    afstanden = [] if endpoint == UITLEG_VAN_SLEUTELS else AFSTAND.findall(tekst)
    return [plek for plek in plekken if plek in tekst] + afstanden


def endpoint_of(huis: Huis, bezoek: Bezoek) -> str | None:
    with huis.app.test_request_context(bezoek.pad, method=bezoek.methode) as context:
        return context.request.endpoint


def visits(huis: Huis, deel: Deel) -> list[Bezoek]:
    """Every visit of this part of the walls, in both languages, and the room of alerts."""
    alle = [*every_visit(huis.app, facts(huis.app), deel), *(Bezoek(pad) for pad in MELDINGEN)]
    return list(dict.fromkeys(alle))


@pytest.mark.proef
def test_no_answer_that_stays_holds_a_street_a_postcode_a_point_or_a_distance(
    stil: Huis, deel: Callable[..., Deel]
):
    plekken, client = places(stil), stil.app.test_client()
    assert len(plekken) > 100
    gebleven: set[str | None] = set()
    for bezoek in visits(stil, deel(0)):
        antwoord, endpoint = answer(client, bezoek), endpoint_of(stil, bezoek)
        if antwoord.status_code in NIET_HIER:
            continue
        if endpoint not in ZONDER_PLAATS:
            assert antwoord.status_code == 503, bezoek
        else:
            gebleven.add(endpoint)
        assert not found(text_of(antwoord), plekken, endpoint), bezoek
        assert antwoord.headers["Cache-Control"] == "no-store", bezoek
        assert antwoord.headers[PLAATSEN_ONBEKEND] == "1", bezoek
        assert "ETag" not in antwoord.headers, bezoek
    openbaar = {deur for deur in ZONDER_PLAATS if deur.startswith(("public.", "feed."))}
    assert openbaar <= gebleven, "each of them was read"


def test_what_looks_for_places_finds_them_where_they_are(huis: Huis):
    plekken, client = places(huis), huis.app.test_client()
    te_vinden = {"public.groep", "public.zoeken", "feed.aanbod", "public.gemeente"}
    for bezoek in visits(huis, Deel(0, 7)):
        endpoint = endpoint_of(huis, bezoek)
        if endpoint not in te_vinden | ZONDER_PLAATS:
            continue
        gevonden = found(text_of(answer(client, bezoek)), plekken, endpoint)
        assert not (gevonden and endpoint in ZONDER_PLAATS), bezoek
        te_vinden -= {endpoint} if gevonden else set()
    assert not te_vinden


def test_every_endpoint_of_the_table_is_a_door_that_is_open_to_all(huis: Huis):
    assert {AUDIENCE[deur] for deur in ZONDER_PLAATS} == {Wie.IEDEREEN}
    assert {deur.partition(".")[0] for deur in AUDIENCE if AUDIENCE[deur] is Wie.IEDEREEN} == {
        "public",
        "feed",
        "meldingen",
        "office",
    }
    kantoor = {
        deur for deur, wie in AUDIENCE.items() if wie is Wie.IEDEREEN and deur.startswith("office.")
    }
    assert kantoor <= ZONDER_PLAATS, "the office goes on"
