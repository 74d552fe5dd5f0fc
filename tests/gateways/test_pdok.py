"""PDOK's Locatieserver, played by a server on loopback that answers in PDOK's own form."""

import json
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from wijzer.domain.adressen.adres import Adres, Punt
from wijzer.domain.regio.gebied import Plaats
from wijzer.gateways.geocoder import NulGeocoder, PlaatsenGeocoder
from wijzer.gateways.kies_geocoder import choose_geocoder
from wijzer.gateways.pdok import Locatieserver, PdokGeocoder
from wijzer.gateways.pdokverbinding import MEESTE_BYTES
from wijzer.gateways.zekering import Zekering

STADHUIS = Adres("Burgemeester van der Dussenplein", 1, "Hengelo", postcode="7551EB")
DOC = {
    "bron": "BAG",
    "type": "adres",
    "weergavenaam": "Burgemeester van der Dussenplein 1, 7551EB Hengelo",
    "straatnaam": "Burgemeester van der Dussenplein",
    "huisnummer": 1,
    "huis_nlt": "1",
    "postcode": "7551EB",
    "woonplaatsnaam": "Hengelo",
    "gemeentecode": "0164",
    "gemeentenaam": "Hengelo",
    "centroide_ll": "POINT(6.79012 52.26610)",
    "score": 9.1,
}
TERUGVAL = PlaatsenGeocoder(
    [Plaats(gemeente="GM0164", naam="Hengelo", punt=Punt(52.2, 6.7), pc4=frozenset({"7551"}))]
)
DRUPPELT = "application/x-druppelt"
HARTVAN_HENGELO = Punt(52.2, 6.7)


class Pdok:
    """What the server on loopback answers, and what it was asked."""

    def __init__(self) -> None:
        self.status, self.soort, self.body = 200, "application/json", ""
        self.naar, self.druppel = "", Event()
        self.vragen: list[dict[str, list[str]]] = []
        self.docs([DOC])

    def docs(self, docs: list[dict[str, Any]]) -> None:
        self.body = json.dumps({"response": {"numFound": len(docs), "start": 0, "docs": docs}})

    def fails(self, status: int, soort: str, body: str) -> None:
        self.status, self.soort, self.body = status, soort, body


@pytest.fixture
def pdok() -> Iterator[tuple[Pdok, PdokGeocoder]]:
    answers = Pdok()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answers.vragen.append(parse_qs(urlsplit(self.path).query))
            self.send_response(answers.status)
            self.send_header("Content-Type", answers.soort)
            if answers.naar:
                self.send_header("Location", answers.naar)
            self.end_headers()
            self.wfile.write(answers.body.encode())
            while answers.soort == DRUPPELT and not answers.druppel.wait(0.1):
                self.wfile.write(b" ")

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    domain = f"127.0.0.1:{server.server_address[1]}"
    locatieserver = Locatieserver(domain=domain, scheme="http", timeout=0.5)
    zekering = Zekering("pdok", geduld=0.5)
    yield answers, PdokGeocoder(locatieserver, fallback=TERUGVAL, zekering=zekering)
    answers.druppel.set()
    server.shutdown()
    server.server_close()


def find(pdok: tuple[Pdok, PdokGeocoder], adres: Adres = STADHUIS) -> Punt | None:
    return pdok[1].find(adres, gemeente="GM0164")


def test_the_point_of_the_address_is_found_by_postcode_and_number(
    pdok: tuple[Pdok, PdokGeocoder],
) -> None:
    assert find(pdok) == Punt(52.26610, 6.79012)
    assert pdok[0].vragen == [
        {"q": ["postcode:7551EB and huisnummer:1"], "fq": ["type:adres"], "rows": ["5"]}
    ]


def test_of_several_doors_the_one_with_the_letter_is_taken(pdok: tuple[Pdok, PdokGeocoder]) -> None:
    pdok[0].docs([DOC, DOC | {"huisletter": "B", "centroide_ll": "POINT(6.80000 52.27000)"}])
    adres = Adres("Plein", 1, "Hengelo", huisletter="B", postcode="7551EB")
    assert find(pdok, adres) == Punt(52.27, 6.8)


@pytest.mark.parametrize(
    "doc",
    [
        {"postcode": "7551EC"},
        {"huisnummer": 11},
        {"gemeentecode": "0153"},
        {"centroide_ll": "LINESTRING(0 0)"},
    ],
)
def test_an_answer_about_another_door_or_gemeente_is_not_believed(
    pdok: tuple[Pdok, PdokGeocoder], doc: dict[str, object]
) -> None:
    pdok[0].docs([DOC | doc])
    assert find(pdok) == HARTVAN_HENGELO


@pytest.mark.parametrize(
    "break_it",
    [
        lambda pdok: pdok.docs([]),
        lambda pdok: pdok.fails(400, "text/plain", "Bad Request: unknown parameter"),
        lambda pdok: pdok.fails(503, "text/html", "<h1>weg</h1>"),
        lambda pdok: pdok.fails(200, "application/json", "geen json"),
        lambda pdok: pdok.fails(200, "application/json", '{"iets": "anders"}'),
    ],
)
def test_saving_goes_on_at_the_centre_of_the_place_when_pdok_has_no_answer(
    pdok: tuple[Pdok, PdokGeocoder], break_it: Callable[[Pdok], None]
) -> None:
    break_it(pdok[0])
    assert find(pdok) == HARTVAN_HENGELO


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_who_says_that_the_answer_is_elsewhere_is_not_followed(
    pdok: tuple[Pdok, PdokGeocoder], status: int
) -> None:
    """The question holds an address: it goes to the one who was chosen and to nobody else."""
    pdok[0].status, pdok[0].naar = status, "/elders"
    assert find(pdok) == HARTVAN_HENGELO
    assert len(pdok[0].vragen) == 1


def test_an_answer_that_never_ends_holds_nobody_up(pdok: tuple[Pdok, PdokGeocoder]) -> None:
    """A byte now and then keeps a connection alive for ever; whoever saves waits so long and no longer."""
    pdok[0].soort = DRUPPELT
    begin = time.monotonic()
    for _ in range(2):
        assert find(pdok) == HARTVAN_HENGELO
    assert time.monotonic() - begin < 2


def test_while_it_is_known_to_be_away_nobody_asks_it(pdok: tuple[Pdok, PdokGeocoder]) -> None:
    pdok[0].fails(503, "text/html", "<h1>weg</h1>")
    assert [find(pdok) for _ in range(3)] == [HARTVAN_HENGELO] * 3
    assert len(pdok[0].vragen) == 1


def test_more_than_an_answer_can_be_is_not_read(pdok: tuple[Pdok, PdokGeocoder]) -> None:
    pdok[0].body = json.dumps({"response": {"docs": [DOC], "vulling": "x" * MEESTE_BYTES}})
    assert find(pdok) == HARTVAN_HENGELO


def test_an_address_without_postcode_is_not_asked_about(pdok: tuple[Pdok, PdokGeocoder]) -> None:
    assert find(pdok, Adres("Plein", 1, "Hengelo")) == HARTVAN_HENGELO
    assert pdok[0].vragen == []


def test_a_name_counts_only_within_the_chosen_gemeente() -> None:
    haarle = [
        Plaats(gemeente="GM0163", naam="Haarle", punt=Punt(52.359, 6.381), pc4=frozenset({"7448"})),
        Plaats(gemeente="GM0183", naam="Haarle", punt=Punt(52.402, 6.840), pc4=frozenset({"7668"})),
    ]
    geocoder = PlaatsenGeocoder(haarle)
    adres = Adres("Dorpsstraat", 1, "Haarle")
    assert geocoder.find(adres, gemeente="GM0183") == Punt(52.402, 6.840)
    assert geocoder.find(adres, gemeente="GM0164") is None
    assert NulGeocoder().find(adres, gemeente="GM0183") is None


def test_the_setting_chooses_the_geocoder() -> None:
    assert isinstance(choose_geocoder("plaatsen", []), PlaatsenGeocoder)
    assert isinstance(choose_geocoder("pdok", []), PdokGeocoder)
