"""What changed: an ordered list that a partner follows from where it was (the idea of RPDE).

Numbers count within an epoch. After a restore there is another one, and the numbers of before mean
nothing any more: who comes with one of them is told to begin anew.
"""

from dataclasses import dataclass
from uuid import UUID

from flask import Response, request

from wijzer.domain.fouten import Ongeldig, Ongeldigheden, Verdwenen
from wijzer.domain.locaties.locatie import MEERVOUD
from wijzer.published.gegevens import Stuk, Wijziging
from wijzer.published.reader import Reader
from wijzer.published.stukken import format_moment
from wijzer.published.vraag.waarden import MAX_PER_PAGINA
from wijzer.web.common.fouten.tabel import beeld_of
from wijzer.web.common.http.formaatkeuze import FORMAAT
from wijzer.web.common.verzoek import current_reader
from wijzer.web.feed.antwoorden import as_text, envelope, href, page_answer, product_link, self_link
from wijzer.web.feed.kamer import PREFIX, bp, chosen_by_address
from wijzer.web.feed.problemen import BEGIN_OPNIEUW, as_problem
from wijzer.web.feed.sleutels import NUMMER_CIJFERS
from wijzer.web.feed.vragen import read_regiosleutel, unknown_keys

_SLEUTELS = frozenset({"na", "epoch", "regio"})
_MEERVOUD = {
    **MEERVOUD,
    "aanbod": "aanbod",
    "aanbieder": "aanbieders",
    "gemeente": "gemeenten",
}


@dataclass(frozen=True, slots=True)
class _Leesplek:
    """Where somebody is in the list."""

    na: int
    epoch: str
    regio: str | None


@bp.get("/wijzigingen")
def wijzigingen() -> Response:
    """The changes after number `na`, the earliest first; each thing with its last change only.

    An empty page points to itself: ask it again later. What is `deleted` has to be deleted from
    every copy. 410 for a place in another epoch, or beyond the newest number.
    """
    reader = current_reader()
    plek = _read(reader)
    if plek.epoch != reader.stand.epoch or plek.na > reader.stand.laatste_wijziging:
        begin = {"begin": href(f"{PREFIX}/wijzigingen")}
        return as_problem(beeld_of(Verdwenen()), uitleg=BEGIN_OPNIEUW, links=begin)
    return page_answer(as_text(_page(reader, plek)))


def _page(reader: Reader, plek: _Leesplek) -> Stuk:
    gevonden = reader.changes(plek.na, MAX_PER_PAGINA, plek.regio)
    verder = gevonden[-1].nummer if gevonden else plek.na
    return {
        **envelope(reader, plek.regio),
        "resultaten": [_piece(reader, wijziging) for wijziging in gevonden],
        "_links": {
            "self": _link(reader, plek.na, plek.regio),
            "next": _link(reader, verder, plek.regio),
        },
    }


def _read(reader: Reader) -> _Leesplek:
    fouten = unknown_keys(_SLEUTELS)
    na, epoch = _one("na", "0"), _one("epoch", reader.stand.epoch)
    if na is None or not na.isascii() or not na.isdigit() or len(na) > NUMMER_CIJFERS:
        fouten.append(
            Ongeldig("na", "Dit is geen nummer.", verwacht="één heel getal van 0 of meer")
        )
    if epoch is None or not _is_uuid(epoch):
        fouten.append(
            Ongeldig("epoch", "Dit is geen epoch.", verwacht="één epoch uit een eerder antwoord")
        )
    regio, ongeldig = read_regiosleutel(reader)
    if fouten or ongeldig:
        raise Ongeldigheden([*fouten, *ongeldig])
    return _Leesplek(int(na or 0), epoch or "", regio)


def _one(sleutel: str, anders: str) -> str | None:
    """The value of a key, `anders` where it is absent; None where it was given more than once."""
    waarden = request.args.getlist(sleutel) or [anders]
    return waarden[0] if len(waarden) == 1 else None


def _is_uuid(tekst: str) -> bool:
    try:
        return str(UUID(tekst)) == tekst
    except ValueError:
        return False


def _piece(reader: Reader, wijziging: Wijziging) -> Stuk:
    """One change. Of what is gone nothing is told but that it is gone: the moment would lead to what took its place."""
    stuk: Stuk = {
        "soort": wijziging.soort,
        "id": wijziging.id.rpartition("/")[2],
        "nummer": wijziging.nummer,
        "state": wijziging.state,
    }
    if wijziging.regio is None:
        return stuk
    return {
        **stuk,
        "op": format_moment(wijziging.at),
        "regio": wijziging.regio,
        "_links": {"self": _self(reader, wijziging.soort, wijziging.regio, stuk["id"])},
    }


def _self(reader: Reader, soort: str, regio: str, sleutel: str) -> Stuk:
    if soort == "product":
        return product_link(reader, regio, sleutel)
    return self_link(_MEERVOUD[soort], sleutel)


def _link(reader: Reader, na: int, regio: str | None) -> Stuk:
    erbij = f"&regio={regio}" if regio and "regio" in request.args else ""
    erbij += f"&{FORMAAT}={formaat}" if (formaat := chosen_by_address()) else ""
    return {"href": href(f"{PREFIX}/wijzigingen?na={na}&epoch={reader.stand.epoch}{erbij}")}
