"""Showing a kept form again to who typed it, and letting it go once it was saved."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl
from uuid import UUID

from flask import Response, current_app, g, redirect, request, session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Antwoord

from wijzer.domain.bewaren.concept import Bestemming, Concept, Conceptkop, Getypt
from wijzer.domain.ids import ConceptId, GebruikerId
from wijzer.domain.storing import Storing
from wijzer.services.bewaren.concepten import gooi_concept_weg, overzie_concepten, vind_concept
from wijzer.web.common.http.sleutels import unreadable_keys
from wijzer.web.common.invoer.getypt import CONCEPT, Teruggehaald, give_back, query_here
from wijzer.web.common.verzoek import now
from wijzer.web.office.concepten.welke import (
    NAAMLOOS,
    NAMEN,
    address_of,
    forms_on,
    page_of,
    takes_forms,
)
from wijzer.web.office.deur import office, office_read

NIET_MEER_TE_TONEN = (
    "Wat u typte toen u was afgemeld, hoort bij iets wat er niet meer is of wat nu "
    "is afgeschermd. Het is weggegooid."
)
_BERICHT, _WEG = "conceptbericht", "concept_weg"


@dataclass(frozen=True, slots=True)
class Conceptbericht:
    """The message that the page shows above a form that is shown again."""

    id: ConceptId
    getypt_at: datetime
    eerder_at: datetime | None
    bestanden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WachtendConcept:
    """A kept form as it is listed: its name, when it was sent, and where it is shown again."""

    naam: str
    getypt_at: datetime
    href: str


def find_concept(concept_id: str | None, gebruiker_id: GebruikerId) -> Concept | None:
    """A kept form of this account, less than a day old; None for anything else, whatever it is."""
    with suppress(ValueError, TypeError):
        nummer = ConceptId(UUID(concept_id or ""))
        with office_read() as store:
            return vind_concept(store, nummer, van=gebruiker_id, at=now())
    return None


def landing_of(concept_id: ConceptId, bestemming: Bestemming, vraag: str = "") -> str | None:
    """Where a kept form is shown; None when a later version of the site has no such page."""
    if page_of_known(bestemming.endpoint) is None:
        return None
    adres = address_of(current_app, bestemming.endpoint, dict(parse_qsl(bestemming.onderwerp)))
    return f"{adres}?{'&'.join(filter(None, [vraag, f'{CONCEPT}={concept_id}']))}"


def way_back(concept: Concept | None) -> str | None:
    """Where a kept form is shown; None when there is nothing (more) to show."""
    if concept is None or concept.getypt is None:
        return None
    return landing_of(concept.id, concept.bestemming, concept.getypt.vraag)


def landing_here(concept_id: ConceptId) -> str | None:
    """Where the form of this very request is shown, once it was kept."""
    bestemming = Bestemming.of(request.endpoint or "", request.view_args or {})
    return landing_of(concept_id, bestemming, query_here())


def page_of_known(endpoint: str) -> str | None:
    """The page of a form, when this version of the site has it."""
    return page_of(endpoint) if endpoint in current_app.view_functions else None


def show_again(gebruiker_id: GebruikerId) -> Antwoord | None:
    """Fill the page with the kept form that its address names, or say that there is none; nothing is saved.

    An address without what stood behind the question mark leads to the one with it.
    """
    gevraagd = "" if CONCEPT in unreadable_keys() else request.args.get(CONCEPT)
    if request.method != "GET" or gevraagd is None:
        return None
    concept = find_concept(gevraagd, gebruiker_id)
    getypt = concept.getypt if concept else None
    doel = way_back(concept)
    if concept is None or getypt is None or doel is None or doel.partition("?")[0] != request.path:
        setattr(g, _WEG, True)
        return None
    if getypt.vraag and not query_here():
        return redirect(doel, 303)
    _fill(concept, getypt)
    return None


def _fill(concept: Concept, getypt: Getypt) -> None:
    give_back(Teruggehaald(str(concept.id), concept.bestemming.endpoint, MultiDict(getypt.velden)))
    setattr(
        g,
        _BERICHT,
        Conceptbericht(concept.id, concept.getypt_at, getypt.eerder_at, getypt.bestanden),
    )


def bericht() -> Conceptbericht | None:
    """The message of this page about the form that it shows again."""
    gevonden: Conceptbericht | None = g.get(_BERICHT)
    return gevonden


def is_weg() -> bool:
    """Whether this page was asked to show a form that is not there."""
    return bool(g.get(_WEG))


def waiting_for(gebruiker_id: GebruikerId, *, all_of_them: bool) -> list[WachtendConcept]:
    """The forms that wait for this account: all, or those of this page."""
    if request.method != "GET" or bericht() or not request.endpoint:
        return []
    if not all_of_them and not takes_forms(request.endpoint):
        return []
    with office_read() as store:
        koppen = overzie_concepten(store, van=gebruiker_id, at=now())
    regels = [(kop, landing_of(kop.id, kop.bestemming)) for kop in koppen]
    hier = forms_on(request.endpoint)
    return [
        WachtendConcept(NAMEN.get(kop.bestemming.endpoint, NAAMLOOS), kop.getypt_at, href)
        for kop, href in regels
        if href and (all_of_them or _is_here(kop, href, hier))
    ]


def _is_here(kop: Conceptkop, href: str, hier: list[str]) -> bool:
    return kop.bestemming.endpoint in hier and href.partition("?")[0] == request.path


def let_go(response: Response) -> Response:
    """Forget a kept form once it was sent again and saved.

    What was refused may answer with 303 too: then a message says so.
    """
    gebruiker_id, endpoint = g.get("gebruiker_id"), request.endpoint
    if response.status_code != 303 or request.method != "POST" or not (gebruiker_id and endpoint):
        return response  # its body may be too large to be read
    if any(soort == "error" for soort, _tekst in session.get("_flashes", ())):
        return response
    with suppress(ValueError, Storing):
        nummer = ConceptId(UUID(request.form.get(CONCEPT, "")))
        with office() as store:
            bestemming = Bestemming.of(endpoint, request.view_args or {})
            gooi_concept_weg(store, nummer, van=gebruiker_id, bestemming=bestemming)
    return response
