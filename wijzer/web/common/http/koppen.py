"""The security headers, put on every answer that leaves the process.

They stand in front of everything as WSGI middleware: static files, cached pages and a failure of Flask itself get
them too (ASVS 5.0, V3.4). A page that needs an exception sets its own value; that one is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}

API_VERSION = "1.0.0"
API_KOPPEN = {"API-Version": API_VERSION, "Access-Control-Allow-Origin": "*"}
"""What every answer under `/api/` has, also one that the feed itself did not give."""

HSTS_SECONDS = 2 * 365 * 24 * 60 * 60


def content_security_policy(**anders: str) -> str:
    """Write the policy, with some directives replaced: `img_src="'self' https://service.pdok.nl'"`."""
    regels = CSP | {naam.replace("_", "-"): waarde for naam, waarde in anders.items()}
    return "; ".join(f"{naam} {waarde}" for naam, waarde in regels.items())


def permissions_policy(*, location: bool = False) -> str:
    """Write what a page may ask of the device: nothing, or on a search page where it is, after a button was pressed."""
    plek = "(self)" if location else "()"
    return f"camera=(), geolocation={plek}, microphone=(), payment=()"


def security_headers(*, secure: bool) -> dict[str, str]:
    """Give the headers of every answer; `secure` says that visitors come over https."""
    koppen = {
        "Content-Security-Policy": content_security_policy(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": permissions_policy(),
    }
    if secure:
        koppen["Strict-Transport-Security"] = f"max-age={HSTS_SECONDS}; includeSubDomains"
    return koppen


def with_koppen(wsgi_app: WSGIApplication, *, secure: bool) -> WSGIApplication:
    """Wrap a WSGI app so that no answer goes out without these headers."""
    koppen = [
        (naam, naam.lower(), waarde) for naam, waarde in security_headers(secure=secure).items()
    ]

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], exc_info: object = None):  # type: ignore[no-untyped-def]  # typeshed's three-way overload says nothing here
            gezet = {naam.lower() for naam, _ in headers}
            if _may_be_framed(headers):
                gezet.add("x-frame-options")  # cannot name a site: left to the policy, which can
            extra = [(naam, waarde) for naam, klein, waarde in koppen if klein not in gezet]
            return start_response(status, [*headers, *extra], exc_info)  # type: ignore[arg-type]

        return wsgi_app(environ, start)

    return answer


def _may_be_framed(headers: list[tuple[str, str]]) -> bool:
    """Whether this page set a policy of its own that lets another site frame it."""
    eigen = "; ".join(
        waarde for naam, waarde in headers if naam.lower() == "content-security-policy"
    )
    return "frame-ancestors " in eigen and "frame-ancestors 'none'" not in eigen
