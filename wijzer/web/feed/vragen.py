"""Reading the query keys of the feed: strictly, with all that is wrong in one answer."""

from collections.abc import Collection, Iterator
from itertools import chain, islice

from flask import request

from wijzer.domain.fouten import NietGevonden, Ongeldig, Ongeldigheden
from wijzer.published.reader import Reader
from wijzer.published.vraag.filters import PER_PAGINA_JSON
from wijzer.published.vraag.lezer import ZonderVertrekpunt
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import MAX_VRAAGFOUTEN, SLEUTELS, Zoekvraag
from wijzer.web.common.http.formaatkeuze import FORMAAT
from wijzer.web.common.http.sleutels import unreadable_keys
from wijzer.web.feed.kamer import choices_here
from wijzer.web.feed.problemen import OnbekendeSleutel

LIJSTSLEUTELS = frozenset({"regio", "pagina", "perPagina"})
BLADEN = frozenset({"pagina", "perPagina"})


def read_feedvraag(reader: Reader, known: Collection[str] = SLEUTELS) -> Zoekvraag:
    """The question of this request; raises `Ongeldigheden` with every key that is wrong.

    Which keys go together no contract can say: one that counts from a place, without any, is left
    out and told (`unused_keys`).
    """
    paren = list(request.args.items(multi=True))
    fouten = unknown_keys(known)
    vraag, ongeldig = reader.parse(
        [(sleutel, waarde) for sleutel, waarde in paren if sleutel in known],
        regio=None,
        strict=True,
        per_pagina=PER_PAGINA_JSON,
    )
    fouten += ongeldig
    if any(not isinstance(fout, ZonderVertrekpunt) for fout in fouten):
        raise Ongeldigheden(fouten)
    return vraag


def unused_keys(vraag: Zoekvraag) -> list[str]:
    """The keys of this request that its question does not hold: they count from a place, and there is none."""
    houdt = {"lat": vraag.lat, "lon": vraag.lon, "straal": vraag.straal}
    los = [sleutel for sleutel, waarde in houdt.items() if waarde is None]
    if vraag.sorteer is not Sorteer.AFSTAND and request.args.get("sorteer") == Sorteer.AFSTAND:
        los.append("sorteer")
    return [sleutel for sleutel in los if sleutel in request.args]


def wants_page() -> bool:
    """Whether a page is asked for by name: a form that otherwise holds everything then holds that page."""
    return not BLADEN.isdisjoint(request.args)


def read_regiosleutel(reader: Reader) -> tuple[str | None, list[Ongeldig]]:
    """The region that was asked for, if any, and what is wrong with it."""
    paren = [("regio", waarde) for waarde in request.args.getlist("regio")]
    vraag, ongeldig = reader.parse(paren, regio=None, strict=True, per_pagina=PER_PAGINA_JSON)
    return vraag.regio, ongeldig


def refuse_keys() -> None:
    """Raise `Ongeldigheden` when any query key was given where none is known."""
    fouten = unknown_keys()
    if fouten:
        raise Ongeldigheden(fouten)


def unknown_keys(known: Collection[str] = ()) -> list[Ongeldig]:
    """An error for each key of this request that means nothing here or is no text, as many as are told at once."""
    bekend = {*known, *((FORMAAT,) if choices_here() else ())}
    vreemd = (_unknown_key(sleutel, bekend) for sleutel in request.args if sleutel not in bekend)
    onleesbaar = (_unreadable(sleutel) for sleutel in unreadable_keys())
    return [*islice(chain(onleesbaar, _formaat(), vreemd), MAX_VRAAGFOUTEN)]


def _unreadable(sleutel: str) -> Ongeldig:
    melding = "Hier staan tekens die niet te lezen zijn."
    return Ongeldig(sleutel[:60], melding, verwacht="tekst in UTF-8")


def _formaat() -> Iterator[Ongeldig]:
    """Tell what is wrong with the form that the address asks for."""
    mogelijk, gevraagd = choices_here(), request.args.getlist(FORMAAT)
    if mogelijk and gevraagd and (len(gevraagd) > 1 or gevraagd[0] not in mogelijk):
        melding = "Deze vorm is hier niet te krijgen." if len(gevraagd) == 1 else "Kies één vorm."
        yield Ongeldig(FORMAAT, melding, verwacht=f"een van {', '.join(mogelijk)}")


def _unknown_key(sleutel: str, known: Collection[str]) -> Ongeldig:
    verwacht = f"een van {', '.join(sorted(known))}" if known else "geen sleutels"
    return OnbekendeSleutel(sleutel[:60], "Deze sleutel kennen wij hier niet.", verwacht=verwacht)


def one_regio(reader: Reader, regio: str | None) -> str:
    """The region of a code that may occur in several. Raises `NietGevonden` when there is no region at all."""
    if regio is not None:
        return regio
    regios = reader.regios()
    if not regios:
        raise NietGevonden
    if len(regios) > 1:
        melding = "Deze code kan in meer regio's voorkomen. Noem de regio."
        raise Ongeldigheden(
            [
                Ongeldig(
                    "regio",
                    melding,
                    verwacht=", ".join(bekende_regio.slug for bekende_regio in regios),
                )
            ]
        )
    return regios[0].slug
