"""Every address of the public rooms, asked in every way: the list is made from the app itself, so that none is forgotten."""

import gzip
import io
import random
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import urlencode

import brotli
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.walls.conftest import NU, VANDAAG, Huis
from tests.walls.deel import ALLES, Deel
from wijzer.published.engine import PublicDatabase
from wijzer.published.reader import Reader
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import SLEUTELS
from wijzer.web.common.verzoek import OPENBAAR
from wijzer.web.common.zoeklink import TABEL, WEERGAVE

VORMEN = (
    "application/json",
    "application/x-ndjson",
    "application/geo+json",
    "text/csv",
    "text/html",
)
KAMERS = {"public", "feed"}


@dataclass(frozen=True)
class Bezoek:
    """One question to the public side."""

    pad: str
    headers: dict[str, str] = field(default_factory=dict, hash=False)
    methode: str = "GET"


@dataclass(frozen=True)
class Feiten:
    """What there is to ask for, by the name of the part of an address."""

    values: dict[str, list[str]]
    queries: list[list[tuple[str, str]]]


def facts(app: Flask) -> Feiten:
    """Everything that the public side itself tells of."""
    database: PublicDatabase = app.extensions[OPENBAAR]
    with database.read(now=NU, today=VANDAAG) as reader:
        return Feiten(_values(reader), list(_queries(reader)))


def every_visit(app: Flask, feiten: Feiten, deel: Deel = ALLES) -> Iterator[Bezoek]:
    """Each public address with all there is to fill in, every query key, every form, and what does not exist."""
    for soort in _kinds(app, feiten):
        yield from deel.of(soort)


def _kinds(app: Flask, feiten: Feiten) -> Iterator[Iterable[Bezoek]]:
    for rule in app.url_map.iter_rules():
        if rule.endpoint.partition(".")[0] not in KAMERS:
            continue
        yield map(Bezoek, filled(rule.rule, rule.endpoint, feiten))
    vragen = [urlencode(vraag) for vraag in feiten.queries]
    for pad in ("/twente/zoeken", "/twente/kaart", "/twente/stratenkaart", "/api/v1/aanbod"):
        yield (Bezoek(f"{pad}?{vraag}") for vraag in vragen)
    yield _half_typed(feiten)
    yield _other_forms(feiten)
    for bezoek in chain(_lists(), _odd()):
        yield (bezoek,)


def _lists() -> Iterator[Bezoek]:
    """The lists of the feed, in every form and page by page."""
    for vorm in VORMEN:
        yield Bezoek("/api/v1/aanbod", {"Accept": vorm})
        yield Bezoek("/api/v1/groepen", {"Accept": vorm})
    for naam in ("json", "ndjson", "geojson", "csv"):
        yield Bezoek(f"/api/v1/aanbod?formaat={naam}")
    for na in range(0, 2000, 200):
        yield Bezoek(f"/api/v1/wijzigingen?na={na}")
    for soort in ("groepen", "vestigingen", "aanbieders", "producten", "gemeenten"):
        for pagina in range(1, 4):
            yield Bezoek(f"/api/v1/{soort}?perPagina=200&pagina={pagina}")


def _half_typed(feiten: Feiten) -> Iterator[Bezoek]:
    """What a field asks while somebody types what others search for."""
    getypt = {waarde for vraag in feiten.queries for sleutel, waarde in vraag if sleutel == "zoek"}
    for zoek in sorted(getypt):
        for deel in (zoek, zoek[:4], zoek[-3:]):
            yield Bezoek(f"/twente/suggesties?{urlencode({'zoek': deel})}")


def text_of(answer: TestResponse) -> str:
    """The body as it reads, whatever it was sent in, with the headers behind it."""
    open_ = {"gzip": gzip.decompress, "br": brotli.decompress}
    body = bytes(open_.get(answer.headers.get("Content-Encoding", ""), bytes)(answer.data))
    tekst = _unzipped(body) if body.startswith(b"PK") else body.decode()
    return f"{tekst}\n{answer.status}\n{answer.headers}"


def answer(client: FlaskClient, bezoek: Bezoek) -> TestResponse:
    """Ask it."""
    return client.open(bezoek.pad, method=bezoek.methode, headers=bezoek.headers)


def everything(huis: Huis, feiten: Feiten, deel: Deel) -> Iterator[tuple[Bezoek, TestResponse]]:
    """All answers of one installation, as far as they are in this part."""
    client = huis.app.test_client()
    for bezoek in every_visit(huis.app, feiten, deel):
        yield bezoek, answer(client, bezoek)


def _other_forms(feiten: Feiten) -> Iterator[Bezoek]:
    """A search as a table, a file, a feed and a picture, and everything compared by fours."""
    for vraag in feiten.queries[::12]:
        for vorm in ("csv", "xlsx", "atom", "qr.svg"):
            yield Bezoek(f"/twente/zoeken/{vorm}?{urlencode(vraag)}")
        yield Bezoek(f"/twente/widget?{urlencode(vraag)}&aantal=10")
        yield Bezoek(f"/twente/zoeken?{urlencode([*vraag, (WEERGAVE, TABEL)])}")
    ids = feiten.values["aanbod_id"]
    for begin in range(0, len(ids), 4):
        picked = urlencode([("aanbod", id_) for id_ in ids[begin : begin + 4]])
        yield Bezoek(f"/twente/vergelijken?{picked}")
        yield Bezoek(f"/twente/vergelijken?plaats=Hengelo&{picked}")
    yield Bezoek(f"/twente/vergelijken/qr.svg?{urlencode([('aanbod', id_) for id_ in ids[:4]])}")


def _unzipped(body: bytes) -> str:
    """A spreadsheet as it reads: all of its parts, one after the other, each with its time."""
    with zipfile.ZipFile(io.BytesIO(body)) as bestand:
        return "\n".join(
            f"{deel.filename} {deel.date_time}\n{bestand.read(deel).decode()}"
            for deel in bestand.infolist()
        )


def _odd() -> Iterator[Bezoek]:
    """Errors are answers too."""
    for pad in (
        "/nergens", "/twente/nergens", "/api/v1/nergens", "/elders", "/twente/groepen/00000000-0000-0000-0000-000000000000",
        "/api/v1/aanbod/00000000-0000-0000-0000-000000000000", "/api/v1/aanbod?pagina=0&onbekend=1",
        "/twente/zoeken?postcode=9999&pagina=0", "/twente/gemeenten/GM9999", "/twente/producten/XXXXX", "/twente/hulp/niets",
    ):  # fmt: skip
        yield Bezoek(pad)
        yield Bezoek(pad, methode="HEAD")
    for pad in (
        "/",
        "/twente",
        "/twente/zoeken",
        "/twente/kaart",
        "/twente/stratenkaart",
        "/api/v1/aanbod",
        "/api/v1/openapi.json",
    ):
        for methode in ("HEAD", "OPTIONS", "POST", "DELETE"):
            yield Bezoek(pad, methode=methode)
        yield Bezoek(pad, {"Accept-Encoding": "gzip"})
        yield Bezoek(pad, {"Accept-Encoding": "br"})


def filled(rule: str, endpoint: str, feiten: Feiten) -> list[str]:
    """An address with everything filled in. A part that nobody listed fails: then this test would not look there."""
    paden = [rule]
    while "<" in paden[0]:
        deel = paden[0].partition("<")[2].partition(">")[0]
        naam = deel.rpartition(":")[2]
        key = f"{endpoint}.{naam}" if f"{endpoint}.{naam}" in feiten.values else naam
        assert key in feiten.values, f"walls do not know what to fill in for {rule} ({endpoint})"
        paden = [pad.replace(f"<{deel}>", waarde) for pad in paden for waarde in feiten.values[key]]
        if not paden:
            return []
    return paden


def _values(reader: Reader) -> dict[str, list[str]]:
    groepen = [str(locatie.id) for locatie in reader.locaties("groep")]
    vestigingen = [str(locatie.id) for locatie in reader.locaties("vestiging")]
    producten = [product.code for product in reader.producten()]
    gemeenten = [gemeente.code for gemeente in reader.gemeenten()]
    per_soort = {
        "public.groep.locatie_id": groepen, "public.vestiging.locatie_id": vestigingen,
        "public.groep_qr.locatie_id": groepen, "public.vestiging_qr.locatie_id": vestigingen,
        "feed.groep.locatie_id": groepen, "feed.vestiging.locatie_id": vestigingen,
        "public.product.code": producten, "feed.product.code": producten, "feed.wachtverloop.code": producten,
        "public.gemeente.code": gemeenten, "feed.gemeente.code": gemeenten,
    }  # fmt: skip
    return {
        **per_soort,
        "regio": [regio.slug for regio in reader.regios()],
        "slug": [hulpvorm.slug for hulpvorm in reader.hulpvormen("twente")],
        "aanbieder_id": [str(aanbieder.id) for aanbieder in reader.aanbieders()],
        "aanbod_id": [str(feit.id) for feit in reader.opname.feiten if feit][:200],
    }


_ERBIJ = {
    "straal": [("postcode", "7551")],
    "sorteer": [("postcode", "7551")],
    "lat": [("lon", "6.79"), ("straal", "10")],
    "lon": [("lat", "52.26")],
}
"""What a key means nothing without."""


def _queries(reader: Reader) -> Iterator[list[tuple[str, str]]]:
    """Each key with its values, and a few hundred mixtures of them."""
    keuzes = _choices(reader)
    assert keuzes.keys() == SLEUTELS, "a query key that no wall looks at"
    for sleutel, waarden in keuzes.items():
        erbij = _ERBIJ.get(sleutel, [])
        for waarde in waarden:
            yield [(sleutel, waarde), *erbij]
    rng = random.Random(3)
    for _ in range(80):
        sleutels = rng.sample(sorted(keuzes), rng.randint(2, 5))
        yield [
            (sleutel, rng.choice(keuzes[sleutel])) for sleutel in sorted({*sleutels, "postcode"})
        ]


def _choices(reader: Reader) -> dict[str, list[str]]:
    pc4 = sorted({code for plaats in reader.plaatsen("twente") for code in plaats.pc4})
    aanbieders, groepen = reader.aanbieders(), reader.locaties("groep")
    return {
        "regio": ["twente", "elders"],
        "hulpvorm": [hulpvorm.slug for hulpvorm in reader.hulpvormen("twente")],
        "product": [product.code for product in reader.producten()],
        "segment": [segment.slug for segment in reader.segmenten("twente")],
        "doelgroep": [doelgroep.slug for doelgroep in reader.doelgroepen("twente")],
        "medischeVerwijzing": ["true"],
        "gemeente": [gemeente.code for gemeente in reader.gemeenten()],
        "postcode": [*pc4[::4], "7551 EB", "1011"],
        "plaats": [
            *(plaats.naam for plaats in reader.plaatsen("twente")[::6]),
            "Haarle",
            "Haarle (Tubbergen)",
            "7551",
            "Nergens",
        ],
        "lat": ["52.26", "52.2612", "x"],
        "lon": ["6.79"],
        "straal": ["1", "2", "5", "10", "50"],
        "leeftijd": ["0", "4", "12", "18", "23"],
        "vrijePlek": ["true"],
        "maxWachttijd": ["0", "4", "26"],
        "minstensPlekken": ["1", "3"],
        "rolstoeltoegankelijk": ["true"],
        "zoek": [
            "gezinshuis",
            "stille",
            "weg",
            "straat",
            "laan",
            "gezinshius hengelo",
            "autisme begeleiding almelo 14 jaar",
            "broer en zus van 5 en 7 bij Hengelo",
            "7551 EB geen gezinshuis",
            "bijna 17 in de buurt van Almelo",
            *(groep.naam for groep in groepen[:40]),
        ],
        "letterlijk": ["true"],
        "sorteer": [volgorde.value for volgorde in Sorteer],
        "pagina": ["1", "2", "5", "99"],
        "perPagina": ["1", "200"],
        "locatie": [str(groep.id) for groep in groepen[:5]],
        "aanbieder": [str(aanbieder.id) for aanbieder in aanbieders[:5]],
    }
