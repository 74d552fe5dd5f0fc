"""The rows of a comparison: what a referrer weighs, in the order in which it decides, and what differs, in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from wijzer.domain.inkoop.product import Route
from wijzer.published.gegevens import AanbodInfo, LocatieInfo
from wijzer.published.reader import Reader
from wijzer.web.common.opmaak import plekken, weken
from wijzer.web.common.regioteksten import teksten_of
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.teksten import ngettext
from wijzer.web.public.beelden import AanbodBeeld
from wijzer.web.public.kenmerken import GETOONDE_KENMERKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijkrij:
    """One fact of all aanbod. `soort` says how a cell looks; `verschil` is None where there is nothing to compare."""

    kop: str
    cellen: Sequence[object]
    soort: str = "tekst"
    verschil: bool | None = None


def compare_rows(
    reader: Reader, alle: Sequence[AanbodInfo], beelden: Sequence[AanbodBeeld]
) -> Iterator[Vergelijkrij]:
    """The facts in the order in which they decide."""
    row = _maker(beelden)
    yield row(_("Welke hulp"), beelden, "product", lambda beeld: (beeld.hulp, beeld.code))
    yield from _about_stand(row, alle, beelden)
    yield row(_("Voor wie"), beelden, "doelgroepen", lambda beeld: beeld.doelgroepen)
    yield from _about_locatie(row, alle, beelden)
    yield row(_("Aanmelden"), [_route(reader, aanbod) for aanbod in alle])
    yield row(
        _("Ook met verwijzing van een arts"),
        [_("ja") if beeld.medisch else _("nee") for beeld in beelden],
    )
    if any(beeld.stand.toelichting for beeld in beelden):
        yield row(
            _("Toelichting van de aanbieder"),
            beelden,
            "toelichting",
            lambda beeld: beeld.stand.toelichting,
        )
    yield row(_("Aanbieder"), beelden, "aanbieder", lambda beeld: beeld.aanbieder)
    yield row(_("Bellen"), beelden, "contact", lambda beeld: beeld.telefoon)


class _Vergelijkmaker(Protocol):
    """Makes a row; `op` gives what of a picture is compared where its cell holds more than that."""

    def __call__(
        self,
        kop: str,
        cellen: Sequence[object],
        soort: str = "tekst",
        op: Callable[[AanbodBeeld], object] | None = None,
    ) -> Vergelijkrij: ...


def _maker(beelden: Sequence[AanbodBeeld]) -> _Vergelijkmaker:
    """What makes rows about these: each says whether they differ in it, where there is something to compare."""

    def row(
        kop: str,
        cellen: Sequence[object],
        soort: str = "tekst",
        op: Callable[[AanbodBeeld], object] | None = None,
    ) -> Vergelijkrij:
        gelijk = [op(beeld) for beeld in beelden] if op else cellen
        verschil = any(waarde != gelijk[0] for waarde in gelijk) if len(beelden) > 1 else None
        return Vergelijkrij(kop=kop, cellen=cellen, soort=soort, verschil=verschil)

    return row


def _about_stand(
    row: _Vergelijkmaker, alle: Sequence[AanbodInfo], beelden: Sequence[AanbodBeeld]
) -> Iterator[Vergelijkrij]:
    """Whether there is a place, how long the wait is, and how recent that is."""
    standen = [aanbod.beschikbaarheid for aanbod in alle]
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


def _about_locatie(
    row: _Vergelijkmaker, alle: Sequence[AanbodInfo], beelden: Sequence[AanbodBeeld]
) -> Iterator[Vergelijkrij]:
    """What is told of a locatie itself: for whom, how large, where, and how far."""
    for kenmerk in GETOONDE_KENMERKEN:
        yield row(_(kenmerk.kop), [kenmerk.zeg(aanbod.locatie) for aanbod in alle])
    groepsgrootten = [_size_text(aanbod.locatie) for aanbod in alle]
    if any(groepsgrootten):
        yield row(_("Hoe groot?"), [grootte or "–" for grootte in groepsgrootten])
    yield row(_("Waar"), [", ".join(filter(None, (beeld.waar, beeld.gebied))) for beeld in beelden])
    if any(beeld.afstand for beeld in beelden):
        yield row(_("Afstand"), beelden, "afstand", lambda beeld: beeld.afstand)
    if any(beeld.niet_voor for beeld in beelden):
        yield row(_("Niet voor inwoners van"), [beeld.niet_voor or "–" for beeld in beelden])


def _size_text(locatie: LocatieInfo) -> str:
    """How many children live in a groep; empty for a vestiging, where nobody lives."""
    if not locatie.is_groep:
        return ""
    if locatie.groepsgrootte is None:
        return _("geen opgave")
    return ngettext("voor %(num)s kind", "voor %(num)s kinderen", locatie.groepsgrootte)


def _route(reader: Reader, aanbod: AanbodInfo) -> str:
    teksten = teksten_of(reader.regio(aanbod.locatie.regio))
    match reader.way_in(aanbod):
        case Route.CPWV:
            return _("via het %(cpwv)s", cpwv=teksten["cpwv.afkorting"])
        case Route.RECHTER:
            return _("via de kinderrechter")
        case _:
            return _("rechtstreeks bij de aanbieder")
