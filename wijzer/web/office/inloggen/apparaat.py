"""The browser that somebody uses: its name for the list of sessions, and whether it is known to an account."""

import secrets
from datetime import timedelta

from flask import request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from wijzer.web.common.verzoek import current_settings
from wijzer.web.office.rem import account_key, account_keys
from wijzer.web.office.sleutels import signing_keys

BEWAARD = timedelta(days=365)

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMEN = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def describe_apparaat() -> str:
    """Name browser and system in a few words: "Firefox op Windows"."""
    agent = request.user_agent.string
    browser = next((naam for teken, naam in BROWSERS if teken in agent), "Onbekende browser")
    systeem = next((naam for teken, naam in SYSTEMEN if teken in agent), None)
    return f"{browser} op {systeem}" if systeem else browser


def known_apparaat(email: str) -> str | None:
    """Give the id of this browser when it signed in to this account before; None otherwise."""
    try:
        account, nummer = _signer().loads(request.cookies.get(_cookie_name(), ""))
    except (BadSignature, ValueError, TypeError):
        return None
    return str(nummer) if account in account_keys(email) else None


def remember_apparaat(response: Response, email: str) -> Response:
    """Make this browser known to an account; the cookie names neither the person nor the account."""
    nummer = known_apparaat(email) or secrets.token_hex(16)
    response.set_cookie(
        _cookie_name(),
        _signer().dumps([account_key(email), nummer]),
        max_age=BEWAARD,
        secure=current_settings().secure,
        httponly=True,
        samesite="Lax",
    )
    return response


def _cookie_name() -> str:
    return "__Host-wijzer-apparaat" if current_settings().secure else "wijzer-apparaat"


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(signing_keys(current_settings()) or "", salt="apparaat")
