"""What changed: an ordered list that a partner follows from where it was (the idea of RPDE)."""

from flask import Response, request

from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.published.gegevens import Stuk, Wijziging
from wijzer.published.opgaven import format_moment
from wijzer.published.reader import Reader
from wijzer.published.zoekvraag import MAX_PER_PAGINA
from wijzer.web.common.verzoek import current_reader
from wijzer.web.feed.antwoorden import as_text, envelope, href, json_answer, product_link, self_link
from wijzer.web.feed.kamer import PREFIX, bp
from wijzer.web.feed.vragen import read_regio, unknown_keys

_SLEUTELS = frozenset({"na", "regio"})
_MEERVOUD = {
    "aanbod": "aanbod", "groep": "groepen", "vestiging": "vestigingen", "aanbieder": "aanbieders",
    "gemeente": "gemeenten",
}  # fmt: skip


@bp.get("/wijzigingen")
def wijzigingen() -> Response:
    """The changes after number `na`, the earliest first; each thing with its last change only.

    An empty page points to itself: ask it again later. What is `deleted` has to be deleted from every copy.
    """
    reader = current_reader()
    na, regio = _read(reader)
    gevonden = reader.changes(na, MAX_PER_PAGINA, regio)
    verder = gevonden[-1].nummer if gevonden else na
    stuk = {
        **envelope(reader, regio),
        "resultaten": [_piece(reader, een) for een in gevonden],
        "_links": {"self": _link(na, regio), "next": _link(verder, regio)},
    }
    return json_answer(as_text(stuk))


def _read(reader: Reader) -> tuple[int, str | None]:
    fouten = unknown_keys(_SLEUTELS)
    waarden = request.args.getlist("na") or ["0"]
    tekst = waarden[0]
    if len(waarden) > 1 or not tekst.isascii() or not tekst.isdigit() or len(tekst) > 18:
        fouten.append(
            Ongeldig("na", "Dit is geen nummer.", verwacht="één heel getal van 0 of meer")
        )
    regio, ongeldig = read_regio(reader)
    if fouten or ongeldig:
        raise Ongeldigheden([*fouten, *ongeldig])
    return int(tekst), regio


def _piece(reader: Reader, een: Wijziging) -> Stuk:
    """Of what is gone nothing is told but that it is gone: the moment would lead to what took its place."""
    stuk: Stuk = {
        "soort": een.soort,
        "id": een.id.rpartition("/")[2],
        "nummer": een.nummer,
        "state": een.state,
    }
    if een.regio is None:
        return stuk
    return {
        **stuk,
        "op": format_moment(een.at),
        "regio": een.regio,
        "_links": {"self": _self(reader, een.soort, een.regio, stuk["id"])},
    }


def _self(reader: Reader, soort: str, regio: str, sleutel: str) -> Stuk:
    if soort == "product":
        return product_link(reader, regio, sleutel)
    return self_link(_MEERVOUD[soort], sleutel)


def _link(na: int, regio: str | None) -> Stuk:
    erbij = f"&regio={regio}" if regio and "regio" in request.args else ""
    return {"href": href(f"{PREFIX}/wijzigingen?na={na}{erbij}")}
