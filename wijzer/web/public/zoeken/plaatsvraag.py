"""What a search page says about where: which place was meant, which it may have been, and what lies elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wijzer.domain.taal.schoon import compare_key
from wijzer.published.gegevens import RegioInfo
from wijzer.published.naslag.plaatsnamen import BekendePlaats, Meerdere, OnbekendePlaats
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.web.common.regioteksten import teksten_of
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.zoekbladen import search_href


@dataclass(frozen=True, slots=True)
class Mogelijkheid:
    """One place that may have been meant, and the search there."""

    tekst: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaatsvraag:
    """A question, or a remark, about the place. `mogelijk` are the answers that can be chosen."""

    kop: str
    tekst: str = ""
    mogelijk: tuple[Mogelijkheid, ...] = ()


def ask_place(
    reader: Reader, regio: RegioInfo, vraag: Zoekvraag, getypt: str
) -> Plaatsvraag | None:
    """Ask what is not certain about the place that was typed; nothing when there is nothing to ask."""
    if vraag.plaats or not getypt:
        return _about_namesake(reader, regio, vraag) if vraag.plaats else None
    match reader.naslag.plaatsnamen.find(getypt, regio.slug):
        case Meerdere(mogelijk):
            return Plaatsvraag(
                kop=_("Welk %(naam)s bedoelt u?", naam=mogelijk[0].naam),
                mogelijk=_links(vraag, mogelijk),
            )
        case OnbekendePlaats(lijkt_op) if lijkt_op:
            return Plaatsvraag(kop=_("Bedoelde u deze plaats?"), mogelijk=_links(vraag, lijkt_op))
    return None


def place_name(reader: Reader, regio: RegioInfo, vraag: Zoekvraag) -> str:
    """Name the place of a question with whatever tells it from its namesakes; empty without a place."""
    plaats = found_place(reader, vraag)
    if plaats is None:
        return ""
    if _elsewhere(regio, plaats):
        return _(
            "%(plaats)s (%(waar)s)",
            plaats=plaats.naam,
            waar=regio.naam if plaats.is_gemeente else plaats.gemeente_naam,
        )
    return plaats.tekst


def found_place(reader: Reader, vraag: Zoekvraag) -> BekendePlaats | None:
    """The place of a question, if it has one."""
    if vraag.plaats is None:
        return None
    gevonden = reader.naslag.plaatsnamen.find(vraag.plaats, vraag.regio)
    return gevonden if isinstance(gevonden, BekendePlaats) else None


def _about_namesake(reader: Reader, regio: RegioInfo, vraag: Zoekvraag) -> Plaatsvraag | None:
    """A name that another province knows too: say which one was searched."""
    plaats = found_place(reader, vraag)
    elders = _elsewhere(regio, plaats) if plaats else ""
    if plaats is None or not elders:
        return None
    tekst = _(
        "Woont het kind in %(plaats)s in %(elders)s? Dan staat die hulp niet op deze site. Bel daar de gemeente.",
        plaats=plaats.naam,
        elders=elders,
    )
    return Plaatsvraag(
        kop=_(
            "U zoekt voor %(plaats)s in %(regio)s",
            plaats=plaats.naam,
            regio=regio.naam,
        ),
        tekst=tekst,
    )


def _elsewhere(regio: RegioInfo, plaats: BekendePlaats) -> str:
    """The province where a place of the same name lies, from the region's texts."""
    gezocht = compare_key(f"elders.{plaats.naam}")
    teksten = teksten_of(regio).items()
    return next((tekst for sleutel, tekst in teksten if compare_key(sleutel) == gezocht), "")


def _links(vraag: Zoekvraag, plaatsen: Iterable[BekendePlaats]) -> tuple[Mogelijkheid, ...]:
    return tuple(
        Mogelijkheid(
            _(
                "%(plaats)s, gemeente %(gemeente)s",
                plaats=plaats.naam,
                gemeente=plaats.gemeente_naam,
            ),
            search_href(replace(vraag, pagina=1, plaats=plaats.tekst)),
        )
        for plaats in plaatsen
    )
