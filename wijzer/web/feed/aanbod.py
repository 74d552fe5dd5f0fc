"""Aanbod: the unit of availability and of search, in four forms."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Any
from urllib.parse import quote
from uuid import UUID

from flask import Response

from wijzer.domain.locaties.locatie import MEERVOUD
from wijzer.files.tabel.veilig import escape
from wijzer.published.gegevens import Stuk
from wijzer.published.lezen.aanbod import Aanbodstuk
from wijzer.published.reader import Reader
from wijzer.published.stukken import BESCHIKBAARHEID, LOCATIE_ZELF
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import Uitsluiting
from wijzer.web.common.verzoek import current_reader
from wijzer.web.feed.antwoorden import (
    as_text,
    href,
    json_answer,
    page_answer,
    page_text,
    stream,
    told,
)
from wijzer.web.feed.kamer import (
    CSV,
    GEOJSON,
    NDJSON,
    NIET_GEZOCHT,
    NIET_TOEGEPAST,
    PREFIX,
    bp,
    current_vorm,
)
from wijzer.web.feed.vragen import read_feedvraag, refuse_keys, unused_keys, wants_page

KOLOMMEN: dict[str, str] = {
    "id": "id", "regio": "regio", "locatieId": "locatie.id", "locatieSoort": "locatie.soort",
    "locatie": "locatie.naam", "aanbiederId": "aanbieder.id", "aanbieder": "aanbieder.naam",
    "telefoon": "contact.telefoon", "email": "contact.email", "website": "contact.website",
    "productcode": "product.code", "product": "product.naam", "hulpvorm": "product.hulpvorm",
    "segment": "product.segment", "soort": "product.soort", "medischeVerwijzing": "medischeVerwijzing",
    "doelgroepen": "doelgroepen", "gemeentecode": "gemeente.code", "gemeente": "gemeente.naam",
    "werkgebied": "werkgebied", "afgeschermd": "adres.afgeschermd", "omschrijving": "adres.omschrijving",
    "straat": "adres.straat", "huisnummer": "adres.huisnummer", "huisletter": "adres.huisletter",
    "toevoeging": "adres.toevoeging", "postcode": "adres.postcode", "plaats": "adres.plaats", "lat": "adres.lat",
    "lon": "adres.lon", "groepsgrootte": "groepsgrootte", "leeftijdVan": "leeftijd.van",
    "leeftijdTot": "leeftijd.tot",
}  # fmt: skip
"""Columns of the CSV form, each with its path in the piece.

Those of `beschikbaarheid` follow, under their own names.
"""
LATERE_KOLOMMEN = tuple(naam for naam in LOCATIE_ZELF if f"locatie.{naam}" not in KOLOMMEN.values())
"""What came later inside `locatie` stands behind all others, by its key: who counts columns still counts right."""
_PADEN = [pad.split(".") for pad in KOLOMMEN.values()]


@bp.get("/aanbod")
def aanbod() -> Response:
    """Search aanbod.

    NDJSON, GeoJSON and CSV hold everything that fits unless a page is asked for, JSON holds a page
    of it.
    """
    reader = current_reader()
    vraag = read_feedvraag(reader)
    response = _in_form(reader, vraag, href(""))
    if los := unused_keys(reader.meant(vraag)):
        response.headers[NIET_TOEGEPAST] = ", ".join(los)
    if woorden := reader.unsearched(vraag):
        response.headers[NIET_GEZOCHT] = ", ".join(quote(woord, safe="") for woord in woorden)
    return response


@bp.get("/aanbod/<uuid:aanbod_id>")
def een_aanbod(aanbod_id: UUID) -> Response:
    """One aanbod; 410 when it is gone."""
    refuse_keys()
    return json_answer(_text(current_reader().aanbodstuk(aanbod_id), href("")))


def _in_form(reader: Reader, vraag: Zoekvraag, basis: str) -> Response:
    match current_vorm():
        case vorm if vorm == NDJSON:
            return stream(f"{_text(stuk, basis)}\n" for stuk in _all(reader, vraag))
        case vorm if vorm == GEOJSON:
            return stream(_feature_collection(_all(reader, vraag), basis))
        case vorm if vorm == CSV:
            return stream(_table(_all(reader, vraag)))
        case _:
            return _page(reader, vraag)


def _page(reader: Reader, vraag: Zoekvraag) -> Response:
    gevonden = reader.zoek_aanbod(vraag)
    basis, stukken = href(""), reader.aanbodstukken(gevonden.ids)
    resultaten = (_text(stuk, basis, gevonden.afstanden) for stuk in stukken)
    extra = {
        **told(gevonden.telling),
        "uitgesloten": [_exclusion(uitsluiting) for uitsluiting in gevonden.uitgesloten],
        "nietToegepast": unused_keys(reader.meant(vraag)),
        "nietGezocht": list(gevonden.begrepen.niet_gezocht),
    }
    return page_answer(
        page_text(reader, vraag, aantal=gevonden.aantal, resultaten=resultaten, extra=extra)
    )


def _all(reader: Reader, vraag: Zoekvraag) -> Iterator[Aanbodstuk]:
    ids = reader.zoek_aanbod(vraag).ids if wants_page() else reader.zoek_alles(vraag)
    return reader.aanbodstukken(ids)


def _text(stuk: Aanbodstuk, basis: str, afstanden: Mapping[UUID, float] | None = None) -> str:
    """The projection's ready text, with what depends on the day and on this site put behind it."""
    afstand = f',"afstandKm":{afstanden[stuk.id]}' if afstanden else ""
    locatie = f"{MEERVOUD[stuk.locatie_soort]}/{stuk.locatie_id}"
    return (
        f'{stuk.gegevens[:-1]},"beschikbaarheid":{as_text(stuk.beschikbaarheid)}{afstand},"_links":{{'
        f'"self":{{"href":"{basis}{PREFIX}/aanbod/{stuk.id}"}},"locatie":{{"href":"{basis}{PREFIX}/{locatie}"}},'
        f'"pagina":{{"href":"{basis}/{stuk.regio}/{locatie}"}}}}}}'
    )


def _exclusion(uitsluiting: Uitsluiting) -> Stuk:
    return {
        "gemeente": uitsluiting.gemeente,
        "hulpvorm": uitsluiting.hulpvorm,
        "product": uitsluiting.product,
        "naam": uitsluiting.naam,
        "reden": uitsluiting.reden,
    }


def _feature_collection(stukken: Iterable[Aanbodstuk], basis: str) -> Iterator[str]:
    """GeoJSON (RFC 7946): a point per aanbod, of a shielded one the middle of its gemeente."""
    yield '{"type":"FeatureCollection","features":['
    scheiding = ""
    for stuk in stukken:
        adres = json.loads(stuk.gegevens)["adres"]
        punt = as_text({"type": "Point", "coordinates": [adres["lon"], adres["lat"]]})
        yield f'{scheiding}{{"type":"Feature","id":"{stuk.id}","geometry":{punt},"properties":{_text(stuk, basis)}}}'
        scheiding = ","
    yield "]}"


def _table(stukken: Iterable[Aanbodstuk]) -> Iterator[str]:
    """The same columns whatever was found, and when nothing was."""
    yield _line((*KOLOMMEN, *BESCHIKBAARHEID, *LATERE_KOLOMMEN))
    for aanbodstuk in stukken:
        beschikbaarheid = (aanbodstuk.beschikbaarheid[kolom] for kolom in BESCHIKBAARHEID)
        stuk = json.loads(aanbodstuk.gegevens)
        yield _line(
            [
                *_cells(stuk),
                *beschikbaarheid,
                *(stuk["locatie"].get(kolom) for kolom in LATERE_KOLOMMEN),
            ]
        )


def _cells(stuk: Stuk) -> list[object]:
    return [reduce(_inside, pad, stuk) for pad in _PADEN]


def _inside(stuk: Any, sleutel: str) -> Any:
    return stuk[sleutel]


def _line(cellen: Iterable[object]) -> str:
    regel = io.StringIO()
    csv.writer(regel, delimiter=";", lineterminator="\r\n").writerow(map(_cell, cellen))
    return regel.getvalue()


def _cell(waarde: object) -> str:
    match waarde:
        case None:
            return ""
        case bool():
            return "ja" if waarde else "nee"
        case list():
            return escape(" ".join(waarde))
        case str():
            return escape(waarde)
        case _anders:
            return str(waarde)
