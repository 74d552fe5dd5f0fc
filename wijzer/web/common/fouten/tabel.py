"""The one table that knows how an error of the domain is told over HTTP.

Pages explain it in plain Dutch. A room that speaks otherwise (the feed: problem+json) registers its own form for the
addresses under its prefix, so that an unknown address there is told in that form too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, cast

from flask import Flask, Response, current_app, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from wijzer.domain.fouten import (
    Conflict,
    Geweigerd,
    NietGevonden,
    NietToegestaan,
    NuNiet,
    Ongeldig,
    Ongeldigheden,
    Verdwenen,
    WijzerFout,
)
from wijzer.domain.storing import Storing, explain_disk
from wijzer.domain.tekst import Tekst
from wijzer.logs import get_logger
from wijzer.published.database.hartslag import PlaatsenOnbekend
from wijzer.published.engine import NietBereikbaar
from wijzer.web.common.fouten.hulplijnen import hulplijnen_of
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader, in_office, regio_of_path

VORMEN = "wijzer.foutvormen"
_LOG = get_logger("wijzer.storing")
_NIET_HIER = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
LATER_S = "60"
"""When to come back for what cannot be had now, in seconds."""
LATER = {"Retry-After": LATER_S}


@dataclass(frozen=True, kw_only=True)
class Foutbeeld:
    """What to tell about an error: `kop` in a few words, `uitleg` in one or two sentences."""

    status: int
    kop: str
    uitleg: str
    fouten: tuple[Ongeldig, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


Foutvorm = Callable[[Foutbeeld], Response]

# The first class that fits decides.
STATUS: tuple[tuple[type[WijzerFout], HTTPStatus], ...] = (
    (NuNiet, HTTPStatus.SERVICE_UNAVAILABLE),
    (Verdwenen, HTTPStatus.GONE),
    (NietGevonden, HTTPStatus.NOT_FOUND),
    (NietToegestaan, HTTPStatus.FORBIDDEN),
    (Conflict, HTTPStatus.CONFLICT),
    (Geweigerd, HTTPStatus.CONFLICT),
    (Ongeldig, HTTPStatus.BAD_REQUEST),
    (Ongeldigheden, HTTPStatus.BAD_REQUEST),
)

STATUSKOPPEN: dict[int, Tekst] = {
    400: Tekst("Dit verzoek klopt niet"),
    401: Tekst("U bent niet ingelogd"),
    403: Tekst("U mag dit niet"),
    404: Tekst("Deze pagina is er niet"),
    405: Tekst("Dit kan hier niet"),
    406: Tekst("In deze vorm hebben wij het niet"),
    408: Tekst("Dit duurde te lang"),
    409: Tekst("Dit kan nu niet"),
    410: Tekst("Deze pagina is er niet meer"),
    413: Tekst("Dit is te groot"),
    414: Tekst("Dit adres is te lang"),
    415: Tekst("In deze vorm kunnen wij het niet lezen"),
    429: Tekst("U probeert het te vaak"),
    500: Tekst("Er ging iets mis"),
    503: Tekst("De site is even niet bereikbaar"),
}
EIGEN_KOPPEN: dict[type[WijzerFout], Tekst] = {
    PlaatsenOnbekend: Tekst("Plekken zijn nu niet te zien"),
}
"""What says more than its status does."""

STATUSUITLEG: dict[int, Tekst] = {
    400: Tekst("Ga terug en probeer het nog een keer."),
    401: Tekst("Log in en probeer het nog een keer."),
    403: Tekst("Uw account heeft geen toegang tot deze pagina."),
    404: Tekst("Misschien is het adres niet goed overgenomen, of is de pagina verplaatst."),
    405: Tekst("Deze pagina kunt u alleen openen of alleen versturen, niet allebei."),
    406: Tekst("Open de pagina in een gewone browser."),
    408: Tekst("Uw verbinding was te langzaam. Probeer het opnieuw."),
    409: Tekst("Ga terug en bekijk wat er nu staat."),
    410: Tekst("Wat hier stond, is weggehaald. Zoek verder in het aanbod van nu."),
    413: Tekst("Wat u verstuurt is te groot. Maak het kleiner en probeer het opnieuw."),
    414: Tekst("Maak uw zoekvraag korter."),
    415: Tekst("Verstuur het formulier van deze site."),
    429: Tekst("Wacht een kwartier en probeer het dan opnieuw."),
    500: Tekst("Dat ligt aan ons, niet aan u. Probeer het over een paar minuten opnieuw."),
    503: Tekst("Probeer het over een paar minuten opnieuw."),
}


def beeld_of(error: Exception) -> Foutbeeld:
    """Translate an error; one that nobody expected is a 500 that tells nothing of what was inside."""
    if isinstance(error, WijzerFout):
        return _beeld_of_domain(error)
    if isinstance(error, HTTPException):
        return _beeld_of_http(error)
    return _beeld(HTTPStatus.INTERNAL_SERVER_ERROR)


def http_status_of(error: Exception) -> int:
    """The status of an error; 500 for one that nobody expected."""
    if isinstance(error, HTTPException):
        return error.code or 500
    storing = explain_disk(error) if isinstance(error, OSError) else None
    soorten = (status for soort, status in STATUS if isinstance(storing or error, soort))
    return int(next(soorten, HTTPStatus.INTERNAL_SERVER_ERROR))


def add_foutvorm(app: Flask, prefix: str, vorm: Foutvorm) -> None:
    """Let a room tell errors under `prefix` ("/api/") in its own form."""
    _vormen(app)[prefix] = vorm


def register_fouten(app: Flask) -> None:
    """Answer every error: in the form of its room, and as a page elsewhere.

    What nobody expected reaches `_answer` as a 500 of Flask, which has written it down by then.
    """
    app.register_error_handler(WijzerFout, _answer)
    app.register_error_handler(HTTPException, _answer)
    app.register_error_handler(OSError, _answer_disk)


def as_page(beeld: Foutbeeld) -> Response:
    """Tell an error as a page in plain Dutch; nobody keeps it, because it may be over the next moment."""
    pagina = render_template(
        "common/foutpagina.html",
        titel=beeld.kop,
        uitleg=_explanation(beeld),
        code=beeld.status,
        **_way_on(beeld.status),
    )
    return make_response(pagina, beeld.status, {"Cache-Control": "no-store", **beeld.headers})


def _explanation(beeld: Foutbeeld) -> str:
    """A visitor without an account is never told that access is what lacks."""
    if beeld.status in _NIET_HIER and not in_office():
        return _(STATUSUITLEG[beeld.status])
    return beeld.uitleg


def _way_on(status: int) -> dict[str, Any]:
    """Where to go from a public page that went wrong.

    It leads to a search in the region when a thing is not there, and to whom to call when the site
    fails now.
    """
    nu_niet = status == HTTPStatus.SERVICE_UNAVAILABLE
    if in_office() or not (nu_niet or status in _NIET_HIER):
        return {"regio": None, "zoekvak": None}
    regio = regio_of_path()
    if nu_niet:
        return {"regio": regio, "zoekvak": None, "hulplijnen": hulplijnen_of(regio), "stil": ""}
    if regio is None:
        return {"regio": None, "zoekvak": None}
    naslag = current_reader().naslag
    gemeenten = [gemeente for gemeente in naslag.gemeenten.values() if gemeente.regio == regio.slug]
    return {
        "regio": regio,
        "zoekvak": [
            ("", [("", regio.naam), *((gemeente.code, gemeente.naam) for gemeente in gemeenten)])
        ],
    }


def _answer(error: Exception) -> Response:
    if isinstance(error, HTTPException) and (error.code or 500) < HTTPStatus.BAD_REQUEST:
        return cast("Response", error.get_response())  # a redirect of the router
    if isinstance(error, Storing) and not isinstance(error, NietBereikbaar):
        # Of the public side whoever looks at the database tells it, once.
        _LOG.error("storing", soort=type(error).__qualname__, oorzaak=error.voor_beheer)
    return _vorm_here()(beeld_of(error))


def _answer_disk(error: OSError) -> Response:
    """What a disk refuses is told as what it is; any other error of the system is a fault of the program."""
    storing = explain_disk(error)
    if storing is None:
        raise error
    return _answer(storing)


def _vorm_here() -> Foutvorm:
    passend = [
        vorm for prefix, vorm in _vormen(current_app).items() if request.path.startswith(prefix)
    ]
    return passend[0] if passend else as_page


def _vormen(app: Flask) -> dict[str, Foutvorm]:
    return cast("dict[str, Foutvorm]", app.extensions.setdefault(VORMEN, {}))


def _beeld_of_domain(error: WijzerFout) -> Foutbeeld:
    status = http_status_of(error)
    if isinstance(error, Ongeldigheden):
        fouten = tuple(error.fouten)
    else:
        fouten = (error,) if isinstance(error, Ongeldig) else ()
    kop = EIGEN_KOPPEN.get(type(error))
    headers = LATER if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    return _beeld(status, kop=kop, uitleg=error.melding, fouten=fouten, headers=headers)


def _beeld_of_http(error: HTTPException) -> Foutbeeld:
    if isinstance(error, CSRFError):
        return Foutbeeld(
            status=400,
            kop=_("Deze pagina stond te lang open"),
            uitleg=_("Ga terug, ververs de pagina en verstuur opnieuw. Er is niets gewijzigd."),
        )
    headers = {
        naam: waarde for naam, waarde in error.get_headers() if naam in {"Allow", "Retry-After"}
    }
    return _beeld(error.code or 500, headers=headers)


def _beeld(
    status: int,
    *,
    kop: str | None = None,
    uitleg: str | None = None,
    fouten: tuple[Ongeldig, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Foutbeeld:
    algemeen = 400 if status < HTTPStatus.INTERNAL_SERVER_ERROR else 500
    return Foutbeeld(
        status=int(status),
        kop=_(kop or STATUSKOPPEN.get(status, STATUSKOPPEN[algemeen])),
        uitleg=_(uitleg or STATUSUITLEG.get(status, STATUSUITLEG[algemeen])),
        fouten=fouten,
        headers=headers or {},
    )
