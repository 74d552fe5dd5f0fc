"""Putting a session into the browser, and taking it out."""

from urllib.parse import urlsplit

from flask import g, redirect, request, session
from flask_login import login_user
from werkzeug.wrappers import Response

from wijzer.domain.fouten import NietToegestaan
from wijzer.services.inloggen.account import NIET_MEER_INGELOGD
from wijzer.web.common.teksten import gettext as _
from wijzer.web.office.poort import Bezoeker, enter, load_bezoeker, start_of

VERDER = "verder"


def put_in_browser(token: str) -> Bezoeker:
    """Let the browser keep a new token; what the cookie held before is gone, the form token included.

    Raises `NietToegestaan` when the session was ended since: somebody closed the account at this very moment.
    """
    session.clear()
    g.pop("csrf_token", None)
    bezoeker = load_bezoeker(token)
    if bezoeker is None:
        raise NietToegestaan(_(NIET_MEER_INGELOGD))
    login_user(bezoeker)
    if bezoeker.is_authenticated:
        enter(bezoeker)
    return bezoeker


def forget_in_browser() -> None:
    """Empty the cookie; the session itself was ended in the database."""
    session.clear()


def verder() -> str | None:
    """Give the page that somebody wanted before signing in, when it is one of this site."""
    return safe_path(request.args.get(VERDER) or session.get(VERDER))


def safe_path(doel: str | None) -> str | None:
    """Give an address when it stays on this site: one slash in front, no host, no trick with backslashes or tabs.

    A tab came in as a space, and some programs take both out: `/ /elders` is another site then.
    """
    if not doel or not doel.startswith("/") or doel.startswith("//") or {"\\", " "} & {*doel}:
        return None
    delen = urlsplit(doel)
    return doel if not delen.scheme and not delen.netloc and doel.isprintable() else None


def go_on(bezoeker: Bezoeker, doel: str | None) -> Response:
    """Send somebody who came in to the page they wanted, or to where their role begins."""
    return redirect(doel or start_of(bezoeker), 303)
