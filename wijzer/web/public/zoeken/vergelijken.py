"""Sets up to four aanbod side by side: what a referrer weighs, and what differs, in words."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from flask import render_template, request, url_for

from wijzer.domain.fouten import NietGevonden, Verdwenen
from wijzer.domain.inkoop.product import Route
from wijzer.domain.taal.schoon import clean_code
from wijzer.published.gegevens import AanbodInfo, RegioInfo
from wijzer.published.reader import Reader
from wijzer.web.common.opmaak import plekken, weken
from wijzer.web.common.regioteksten import teksten_of
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader, today
from wijzer.web.public.beelden import AanbodBeeld, show_aanbod
from wijzer.web.public.kamer import asked_regio, bp
from wijzer.web.public.kenmerken import GETOONDE_KENMERKEN
from wijzer.web.public.zoeken.vraag import asked_vraag, with_query

NAAST_ELKAAR = 4
AANBOD = "aanbod"
"""The key of the address under which what was picked stands."""
_BEKEKEN = 20
"""More ids than this nobody picked: they are not looked up."""
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijkrij:
    """One fact of all aanbod. `soort` says how a cell looks; `verschil` is None where there is nothing to compare."""

    kop: str
    cellen: Sequence[object]
    soort: str = "tekst"
    verschil: bool | None = None


@bp.get("/<regio>/vergelijken")
def vergelijken() -> str:
    """Set what was picked side by side; says of every id that cannot be shown why not."""
    reader, regio = current_reader(), asked_regio()
    vraag, _fouten = asked_vraag(reader, regio)
    keuze = pick(reader, regio, request.args.getlist(AANBOD))
    beelden = [show_aanbod(aanbod, reader.naslag, today()) for aanbod in keuze.er]
    return render_template(
        "public/vergelijken.html",
        keuze=keuze,
        **_side_by_side(vraag.paren(), beelden),
        rijen=list(_rows(reader, keuze.er[:NAAST_ELKAAR], beelden[:NAAST_ELKAAR])),
        terug=_back_href(vraag.paren(), beelden),
    )


def pick(reader: Reader, regio: RegioInfo, getypt: Sequence[str]) -> Vergelijkkeuze:
    """Look up what was picked, each once; what is not there, or is of another region, is counted."""
    keuze, er = Vergelijkkeuze(), set[UUID]()
    for tekst in list(dict.fromkeys(clean_code(waarde).lower() for waarde in getypt))[:_BEKEKEN]:
        if not _UUID.fullmatch(tekst):
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


def picked_ids(getypt: Sequence[str]) -> list[str]:
    """The ids that stand in the address of a search, to show them as picked."""
    ids = dict.fromkeys(clean_code(waarde).lower() for waarde in getypt)
    return [aanbod_id for aanbod_id in ids if _UUID.fullmatch(aanbod_id)][:_BEKEKEN]


def _short(beeld: AanbodBeeld, naast: Sequence[AanbodBeeld]) -> str:
    """The name, with the product code when two products of one locatie are compared; without a code with the help."""
    namen = [buur.naam for buur in naast]
    if namen.count(beeld.naam) == 1:
        return beeld.naam
    return f"{beeld.naam} ({beeld.code or beeld.product})"


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
    rest = [(AANBOD, beeld.id) for beeld in beelden if beeld.id != weg.id]
    return with_query(url_for("public.vergelijken"), [*paren, *rest])


def _back_href(paren: list[tuple[str, str]], beelden: Sequence[AanbodBeeld]) -> str:
    """The search that it was picked from, with what was picked."""
    return with_query(
        url_for("public.zoeken"), [*paren, *((AANBOD, beeld.id) for beeld in beelden)]
    )


def _rows(
    reader: Reader, alle: Sequence[AanbodInfo], beelden: Sequence[AanbodBeeld]
) -> Iterator[Vergelijkrij]:
    """The facts in the order in which they decide."""
    standen = [aanbod.beschikbaarheid for aanbod in alle]

    def row(
        kop: str,
        cellen: Sequence[object],
        soort: str = "tekst",
        op: Callable[[AanbodBeeld], object] | None = None,
    ) -> Vergelijkrij:
        gelijk = [op(beeld) for beeld in beelden] if op else cellen
        verschil = any(waarde != gelijk[0] for waarde in gelijk) if len(beelden) > 1 else None
        return Vergelijkrij(kop=kop, cellen=cellen, soort=soort, verschil=verschil)

    yield row(_("Welke hulp"), beelden, "product", lambda beeld: (beeld.product, beeld.code))
    yield row(
        _("Is er plek?"), beelden, "status", lambda beeld: (beeld.stand.woord, beeld.stand.regels)
    )
    yield row(_("Vrije plekken"), [plekken(stand.vrije_plekken) for stand in standen])
    yield row(
        _("Wachten tot eerste gesprek"), [weken(stand.aanmeldwachttijd_weken) for stand in standen]
    )
    yield row(
        _("Daarna wachten tot de hulp start"),
        [weken(stand.behandelwachttijd_weken) for stand in standen],
    )
    yield row(_("Samen wachten"), [weken(stand.wachttijd_weken) for stand in standen], "som")
    yield row(
        _("Hoe nieuw is dit?"),
        beelden,
        "versheid",
        lambda beeld: (beeld.stand.actualiteit, beeld.stand.peildatum),
    )
    yield row(_("Voor wie"), beelden, "doelgroepen", lambda beeld: beeld.doelgroepen)
    for kenmerk in GETOONDE_KENMERKEN:
        yield row(_(kenmerk.kop), [kenmerk.zeg(aanbod.locatie) for aanbod in alle])
    yield row(_("Waar"), [beeld.waar for beeld in beelden])
    if any(beeld.niet_voor for beeld in beelden):
        yield row(_("Niet voor inwoners van"), [beeld.niet_voor or "–" for beeld in beelden])
    yield row(_("Aanmelden"), [_route(reader, aanbod) for aanbod in alle])
    yield row(
        _("Ook met medische verwijzing"),
        [_("ja") if beeld.medisch else _("nee") for beeld in beelden],
    )
    yield row(_("Aanbieder"), beelden, "aanbieder", lambda beeld: beeld.aanbieder)
    yield row(_("Bellen"), beelden, "contact", lambda beeld: beeld.telefoon)


def _route(reader: Reader, aanbod: AanbodInfo) -> str:
    teksten = teksten_of(reader.regio(aanbod.locatie.regio))
    match reader.way_in(aanbod):
        case Route.CPWV:
            return _("via het %(cpwv)s", cpwv=teksten["cpwv.afkorting"])
        case Route.RECHTER:
            return _("via de kinderrechter")
        case _:
            return _("rechtstreeks bij de aanbieder")
