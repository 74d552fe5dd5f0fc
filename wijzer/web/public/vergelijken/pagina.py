"""Sets up to four aanbod side by side, and says what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from flask import Response, render_template, request, url_for

from wijzer.domain.fouten import NietGevonden, Verdwenen
from wijzer.published.gegevens import AanbodInfo, RegioInfo
from wijzer.published.naslag.afstand import km_of, nearness, richting_of
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import asked_gemeenten, origin_of
from wijzer.web.common.opmaak import tijdstip
from wijzer.web.common.verzoek import absolute, current_reader, today
from wijzer.web.common.zoeklink import kept_weergave
from wijzer.web.public.app import keep_nowhere
from wijzer.web.public.beelden import AanbodBeeld, show_aanbod
from wijzer.web.public.hulpwegen import Hulpzoeker, question_of, ways_of
from wijzer.web.public.kamer import asked_regio, bp
from wijzer.web.public.plek.locaties import Papier
from wijzer.web.public.vergelijken.rijen import compare_rows
from wijzer.web.public.zoeken.titel import title_of
from wijzer.web.public.zoeken.vraag import asked_vraag, with_query
from wijzer.web.public.zoeken.werkbalk import (
    AANBOD,
    NAAST_ELKAAR,
    QR_HOOGSTENS,
    compare_href,
    is_id,
    typed_ids,
)


@dataclass(slots=True)
class Vergelijkkeuze:
    """What was picked: `er` is there, in the order of the site; of the others only how many there are."""

    er: list[AanbodInfo] = field(default_factory=list)
    weg: int = 0
    elders: int = 0
    onbekend: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijkkolom:
    """One aanbod in the table, and the same comparison without it.

    `kort` tells it from the others where its name stands before each fact, on a phone.
    """

    beeld: AanbodBeeld
    kort: str
    zonder: str


@bp.get("/<regio>/vergelijken")
def vergelijken() -> Response:
    """Set what was picked side by side; says of every id that cannot be shown why not."""
    reader, regio = current_reader(), asked_regio()
    vraag, _fouten = asked_vraag(reader, regio)
    keuze = pick(reader, regio, request.args.getlist(AANBOD))
    pagina = render_template(
        "public/vergelijken.html",
        keuze=keuze,
        titel=title_of(reader, regio, vraag),
        **_compared(reader, vraag, keuze.er),
    )
    return keep_nowhere(pagina, when=reader.is_crisis(vraag))


def _compared(reader: Reader, vraag: Zoekvraag, er: Sequence[AanbodInfo]) -> dict[str, object]:
    """What was picked as a table, the ways on from there, and the same on paper."""
    paren, afstanden = [*vraag.paren(), *kept_weergave()], _distances(reader, vraag, er)
    beelden = [show_aanbod(aanbod, reader.naslag, today(), afstanden=afstanden) for aanbod in er]
    naast = er[:NAAST_ELKAAR]
    return {
        **_side_by_side(paren, beelden),
        "rijen": list(compare_rows(reader, naast, beelden[:NAAST_ELKAAR])),
        "terug": _back_href(paren, beelden),
        "verder": _next_steps(reader, vraag, naast),
        "papier": _on_paper(reader, vraag, beelden),
    }


def _next_steps(reader: Reader, vraag: Zoekvraag, alle: Sequence[AanbodInfo]) -> dict[str, object]:
    """The ways in of what stands side by side, and the gemeenten whose toegang thinks along."""
    vraag = reader.meant(vraag)
    vragen = [question_of(reader, aanbod) for aanbod in alle]
    return {
        "wegen": ways_of(reader, asked_regio(), vragen, Hulpzoeker(leeftijd=vraag.leeftijd)),
        "gemeenten": [reader.gemeente(code) for code in asked_gemeenten(reader.naslag, vraag)],
    }


def _on_paper(reader: Reader, vraag: Zoekvraag, beelden: Sequence[AanbodBeeld]) -> Papier:
    """The way back from paper; where the visitor is stands not on it. `qr` is empty for an address that is too long."""
    paren, ids = vraag.without_position().paren(), sorted(beeld.id for beeld in beelden)
    adres = absolute(compare_href(paren, ids))
    qr = with_query(url_for("public.vergelijken_qr"), [*paren, *((AANBOD, id_) for id_ in ids)])
    return Papier(
        adres=adres,
        qr=qr if len(adres) <= QR_HOOGSTENS else "",
        stand=tijdstip(reader.stand.gepubliceerd_at),
        toegang=absolute(url_for("public.gemeenten")),
    )


def _distances(reader: Reader, vraag: Zoekvraag, alle: Sequence[AanbodInfo]) -> dict[UUID, float]:
    """How far each is from where the question looks, in km between public points; empty when it looks from nowhere."""
    punt = origin_of(reader.naslag, reader.meant(vraag))
    if punt is None:
        return {}
    van = richting_of(punt)
    return {
        aanbod.id: km_of(nearness(van, richting_of(aanbod.locatie.adres.punt))) for aanbod in alle
    }


def pick(reader: Reader, regio: RegioInfo, getypt: Sequence[str]) -> Vergelijkkeuze:
    """Look up what was picked, each once; what is not there, or is of another region, is counted."""
    keuze, er = Vergelijkkeuze(), set[UUID]()
    for tekst in typed_ids(getypt):
        if not is_id(tekst):
            keuze.onbekend += 1
            continue
        try:
            aanbod = reader.aanbod(UUID(tekst))
        except Verdwenen:
            keuze.weg += 1
        except NietGevonden:
            keuze.onbekend += 1
        else:
            keuze.elders += aanbod.locatie.regio != regio.slug
            er |= {aanbod.id} if aanbod.locatie.regio == regio.slug else set()
    keuze.er = reader.aanbod_by_ids(reader.opname.in_order(er))
    return keuze


def _short(beeld: AanbodBeeld, naast: Sequence[AanbodBeeld]) -> str:
    """The name, with the product code when two products of one locatie are compared; without a code with the help."""
    namen = [buur.naam for buur in naast]
    if namen.count(beeld.naam) == 1:
        return beeld.naam
    return f"{beeld.naam} ({beeld.code or beeld.hulp})"


def _side_by_side(
    paren: list[tuple[str, str]], beelden: Sequence[AanbodBeeld]
) -> dict[str, object]:
    """The first few of what was picked, and what there is no room for.

    Each has the way to the same comparison without it.
    """
    naast = beelden[:NAAST_ELKAAR]
    kolommen = [
        Vergelijkkolom(
            beeld=beeld, kort=_short(beeld, naast), zonder=_href_without(beeld, paren, beelden)
        )
        for beeld in naast
    ]
    return {
        "kolommen": kolommen,
        "te_veel": beelden[NAAST_ELKAAR:],
        "hoogstens": NAAST_ELKAAR,
    }


def _href_without(
    weg: AanbodBeeld, paren: list[tuple[str, str]], beelden: Sequence[AanbodBeeld]
) -> str:
    return compare_href(paren, [beeld.id for beeld in beelden if beeld.id != weg.id])


def _back_href(paren: list[tuple[str, str]], beelden: Sequence[AanbodBeeld]) -> str:
    """The search that it was picked from, with what was picked."""
    return with_query(
        url_for("public.zoeken"), [*paren, *((AANBOD, beeld.id) for beeld in beelden)]
    )
