"""Spoed: whom to call now, by what is going on. Two taps away from every page, and readable without a network.

The page holds no place and nothing of who reads it. It is never kept on its own account: a browser
that had kept it would tell that somebody looked for it (`docs/besluiten/0060`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Response, render_template

from wijzer.domain.fouten import NuNiet
from wijzer.published.gegevens import RegioInfo
from wijzer.web.common.regioteksten import algemene_teksten, teksten_of
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader
from wijzer.web.public.app import keep_nowhere
from wijzer.web.public.crisis import GetoondCrisisnummer, crisis_from
from wijzer.web.public.kamer import asked_regio, bp

_ALARM, _VEILIG_THUIS = "112", "veilig-thuis"


@dataclass(frozen=True, slots=True)
class Noodsituatie:
    """Something that is going on, what to do, and the numbers that are known for it, the first to call first."""

    anker: str
    kop: str
    tekst: str
    nummers: list[GetoondCrisisnummer]


@bp.get("/spoed")
def spoed_overal() -> Response:
    """Say whom to call where no regio is known; it needs no database, for who is in danger cannot wait for one."""
    try:
        regios = current_reader().regios()
    except NuNiet:
        regios = []
    return _page(regios[0] if len(regios) == 1 else None, regios)


@bp.get("/<regio>/spoed")
def spoed() -> Response:
    """Say whom to call now in a regio."""
    return _page(asked_regio(), [])


def _page(regio: RegioInfo | None, regios: list[RegioInfo]) -> Response:
    teksten = teksten_of(regio) if regio else algemene_teksten()
    crisis = crisis_from(teksten)
    pagina = render_template(
        "public/spoed.html",
        situaties=list(_situations(crisis.nummers)),
        onbekend=crisis.onbekend,
        regios=regios if regio is None else [],
        waar=regio,
    )
    return keep_nowhere(pagina)


def _situations(alle: tuple[GetoondCrisisnummer, ...]) -> Iterator[Noodsituatie]:
    def for_need(nood: str, *vast: str) -> list[GetoondCrisisnummer]:
        passend = [nummer for nummer in alle if nummer.sleutel in vast or nood in nummer.bij]
        return [nummer for nummer in passend if nummer.telefoon]

    thuis = for_need("triage-spoedhulp", _VEILIG_THUIS)
    yield Noodsituatie(
        "gevaar",
        _("Nu gevaar"),
        _("Is iemand in gevaar, zwaargewond of bewusteloos? Zeg waar u bent en wat er gebeurt."),
        for_need("", _ALARM),
    )
    yield Noodsituatie(
        "thuis",
        _("Niet veilig thuis"),
        _("Wordt u of een kind geslagen, bedreigd of misbruikt? U mag ook bellen als u twijfelt."),
        thuis,
    )
    yield Noodsituatie(
        "zelfmoord",
        _("Gedachten aan zelfmoord"),
        _(
            "Blijf niet alleen en vertel het nu aan iemand. Bel de huisarts. Is die dicht? Bel de "
            "huisartsenpost. Is er nu gevaar? Bel 112."
        ),
        for_need("triage-ggz-jeugd", _ALARM),
    )
    yield from _situations_of_children(for_need("", _ALARM), thuis)


def _situations_of_children(
    alarm: list[GetoondCrisisnummer], thuis: list[GetoondCrisisnummer]
) -> Iterator[Noodsituatie]:
    """What befalls young people most of all: gone, threatened, without a bed."""
    yield Noodsituatie(
        "weg",
        _("Weggelopen of een kind kwijt"),
        _(
            "Is een kind weg en is er misschien gevaar? Bel 112. Bent u zelf weggelopen? Bel om te"
            " vragen wat nu veilig is."
        ),
        [*alarm, *thuis],
    )
    yield Noodsituatie(
        "fotos",
        _("Bedreigd met foto’s of filmpjes"),
        _(
            "Het is niet uw schuld. Betaal niet en stop met sturen. Bewaar de berichten en vertel "
            "het aan iemand die u vertrouwt."
        ),
        [*alarm, *thuis],
    )
    yield Noodsituatie(
        "slapen",
        _("Vannacht geen plek om te slapen"),
        _("Bel en vertel met hoeveel u bent. Bel anders de gemeente."),
        thuis,
    )
