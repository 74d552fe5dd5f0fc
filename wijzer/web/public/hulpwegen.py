"""How somebody comes by help, step by step: the one place that pages take it from, as the region writes it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from flask import url_for

from wijzer.domain.inkoop.product import Hulpvorm, Route
from wijzer.domain.regiomap.stappen import (
    ALGEMEEN,
    TOEKOMSTPLAN,
    Stapregel,
    calls_aanbieder,
    lines_of,
    needs_toekomstplan,
    split_step,
)
from wijzer.published.gegevens import AanbodInfo, RegioInfo
from wijzer.published.reader import Reader
from wijzer.web.common.regioteksten import untranslated_of
from wijzer.web.common.teksten import Gegeven, current_taal, gegeven
from wijzer.web.common.teksten import gettext as _

_VERWEZEN = (Route.CPWV, Route.DIRECT)
"""The ways on which somebody refers, so that it helps to know who may."""


class Hulpvraag(NamedTuple):
    """What somebody looks for the way to: a kind of help (None: help in general), and what holds of it here.

    `arts`: whether a doctor may refer; None where nothing is known of it. `uitgesloten`: the codes of
    gemeenten whose inhabitants do not get it.
    """

    hulpvorm: Hulpvorm | None
    route: Route | None
    arts: bool | None = None
    uitgesloten: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hulpstap:
    """What to do, what goes with it, and where more of it is explained (`href` empty: nowhere)."""

    kop: Gegeven
    uitleg: Gegeven
    href: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulpweg:
    """The way to help. `hulp` names the kinds that it holds for, where a page tells of several ways.

    `verwijzers`: who may refer, empty where nobody does. `arts` is as in `Hulpvraag`. `voor_verwijzer`
    are rules that only who refers does something with.
    """

    hulp: tuple[Gegeven, ...] = ()
    stappen: tuple[Hulpstap, ...]
    verwijzers: tuple[Gegeven, ...] = ()
    arts: bool | None = None
    voor_verwijzer: tuple[Gegeven, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulpzoeker:
    """What is known of who reads: age in years, gemeenten (codes), and whether the page knows somebody to call.

    `er_is_niemand`: nobody gives this help on the site, so that the toegang comes first.
    """

    leeftijd: int | None = None
    gemeenten: frozenset[str] = frozenset()
    bellen: bool = True
    er_is_niemand: bool = False


def question_of(reader: Reader, aanbod: AanbodInfo) -> Hulpvraag:
    """What to ask about one aanbod."""
    return Hulpvraag(
        reader.naslag.kind_of(aanbod),
        reader.way_in(aanbod),
        aanbod.medische_verwijzing,
        frozenset(reader.naslag.not_served(aanbod)),
    )


def ways_of(
    reader: Reader, regio: RegioInfo, vragen: Sequence[Hulpvraag], zoeker: Hulpzoeker
) -> list[Hulpweg]:
    """The ways to what is asked for, in the order of the routes; kinds of help with the same steps share one."""
    wegen = dict[tuple[object, ...], list[Hulpvraag]]()
    for vraag in sorted(vragen, key=_order):
        buiten = vraag.uitgesloten
        wegen.setdefault((_lines(regio, vraag), buiten), []).append(vraag)
    alle = [_way(reader, regio, groep, zoeker) for groep in wegen.values()]
    return alle if len(alle) > 1 else [replace(weg, hulp=()) for weg in alle]


def in_general(reader: Reader, regio: RegioInfo, *, arts: bool | None = None) -> Hulpweg:
    """The way to help of any kind."""
    return _way(reader, regio, [Hulpvraag(None, None, arts)], Hulpzoeker())


def _order(vraag: Hulpvraag) -> tuple[int, int]:
    route = list(Route).index(vraag.route) if vraag.route else -1
    return route, vraag.hulpvorm.volgorde if vraag.hulpvorm else -1


def _lines(regio: RegioInfo, vraag: Hulpvraag) -> tuple[Stapregel, ...]:
    """The steps in Dutch. A product that goes another way than its hulpvorm has the steps of that way."""
    teksten, route = untranslated_of(regio), vraag.route.value if vraag.route else ALGEMEEN
    zelf = vraag.hulpvorm is not None and vraag.hulpvorm.route is vraag.route
    return lines_of(teksten, route, vraag.hulpvorm.slug if vraag.hulpvorm and zelf else "")


def _way(
    reader: Reader, regio: RegioInfo, groep: Sequence[Hulpvraag], zoeker: Hulpzoeker
) -> Hulpweg:
    vraag, namen = groep[0], [vraag.hulpvorm.gewone_naam for vraag in groep if vraag.hulpvorm]
    hulp = tuple(gegeven(naam) for naam in dict.fromkeys(namen))
    elders = list(_elsewhere(reader, regio, vraag.uitgesloten))
    if zoeker.gemeenten and zoeker.gemeenten <= vraag.uitgesloten:
        return Hulpweg(hulp=hulp, stappen=tuple(elders))
    regels = list(_with_toekomstplan(regio, _lines(regio, vraag), zoeker))
    stappen = [regel.tekst for regel in regels if not regel.voor_verwijzer]
    return Hulpweg(
        hulp=hulp,
        stappen=(*elders, *_steps(regio, stappen, zoeker)),
        verwijzers=tuple(_who_refer(regio, groep)),
        arts=_doctor(groep),
        voor_verwijzer=tuple(gegeven(regel.tekst) for regel in regels if regel.voor_verwijzer),
    )


def _with_toekomstplan(
    regio: RegioInfo, regels: Sequence[Stapregel], zoeker: Hulpzoeker
) -> Iterator[Stapregel]:
    yield from regels
    tekst = regio.teksten.get(TOEKOMSTPLAN, "")
    er_al = any(regel.bron == TOEKOMSTPLAN for regel in regels)
    if tekst and not er_al and needs_toekomstplan(zoeker.leeftijd):
        yield Stapregel(tekst, TOEKOMSTPLAN)


def _steps(regio: RegioInfo, regels: Iterable[str], zoeker: Hulpzoeker) -> Iterator[Hulpstap]:
    """The lines as steps; each explanation is led to once."""
    if zoeker.er_is_niemand:
        yield Hulpstap(
            _own(_("Bel de toegang van uw gemeente")),
            _own(
                _("Wie deze hulp geeft, staat nog niet op deze site. De toegang zoekt met u mee.")
            ),
            url_for("public.gemeenten"),
            _("Zoek uw gemeente"),
        )
    meer = dict(_explanations(untranslated_of(regio)))
    for regel in regels:
        if calls_aanbieder(regel) and (zoeker.er_is_niemand or not zoeker.bellen):
            continue
        woord = next((woord for woord in meer if woord in regel), "")
        yield _step(regel, *meer.pop(woord, ("", "")))


def _step(regel: str, href: str = "", link: str = "") -> Hulpstap:
    """A line in the language of the page."""
    verteld = gegeven(regel)
    kop, uitleg = split_step(verteld)
    return Hulpstap(Gegeven(kop, verteld.taal), Gegeven(uitleg, verteld.taal), href, link)


def _explanations(teksten: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Words in a step that the site explains, with the address and the name of the link; the rarest first."""
    uitleg = url_for("public.uitleg")
    cpwv = _("Wat doet het %(cpwv)s?", cpwv=gegeven(teksten["cpwv.afkorting"]))
    yield "brede analyse", (f"{uitleg}#begrip-brede-analyse", _("Wat is een brede analyse?"))
    yield "machtiging", (f"{uitleg}#begrip-jeugdzorgplus", _("Wat is JeugdzorgPlus?"))
    yield "toekomstplan", (f"{uitleg}#begrip-toekomstplan", _("Wat is een toekomstplan?"))
    yield teksten["cpwv.afkorting"], (f"{uitleg}#cpwv", cpwv)
    yield "verwijzing", (f"{uitleg}#verwijzing", _("Zo werkt een verwijzing"))
    yield "De toegang van", (url_for("public.gemeenten"), _("Zoek uw gemeente"))
    yield "pagina van de hulp", (url_for("public.hulpvormen"), _("Alle soorten hulp"))


def _elsewhere(reader: Reader, regio: RegioInfo, codes: Iterable[str]) -> Iterator[Hulpstap]:
    """Where inhabitants of a gemeente that takes no part go, as the region says."""
    for code in sorted(codes):
        gemeente, tekst = reader.gemeente(code), regio.teksten.get(f"uitsluiting.{code}", "")
        yield Hulpstap(
            _own(_("Woont u in %(gemeente)s?", gemeente=gemeente.naam)),
            gegeven(tekst)
            if tekst
            else _own(_("Vraag de gemeente hoe u daar aan deze hulp komt.")),
            url_for("public.gemeente", code=code),
            _("Zo bereikt u %(gemeente)s", gemeente=gemeente.naam),
        )


def _who_refer(regio: RegioInfo, groep: Sequence[Hulpvraag]) -> Iterator[Gegeven]:
    vraag = groep[0]
    if vraag.route not in (None, *_VERWEZEN):
        return
    teksten = untranslated_of(regio)
    for weg in ("toegang", "gi", "medisch") if _doctor(groep) else ("toegang", "gi"):
        yield gegeven(teksten[f"route.{weg}.naam"])


def _doctor(groep: Sequence[Hulpvraag]) -> bool | None:
    bekend = [vraag.arts for vraag in groep if vraag.arts is not None]
    return any(bekend) if bekend else None


def _own(tekst: str) -> Gegeven:
    """What the page says itself is in its language."""
    return Gegeven(tekst, current_taal())
