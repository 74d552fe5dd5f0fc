"""What somebody typed into the form of this page: sent just now, or sent when the session had ended and shown again.

A form that was sent then is shown as a refused one is: everything stands in it, and nothing of it
was saved. So a view asks here for what was typed, and not `request.form`; whether anything is to be
saved, `request.method` says as before.
"""

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from flask import g, request
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from werkzeug.exceptions import HTTPException

CONCEPT = "concept"
"""The key that names a kept form: in the address that shows it, and in the form that saves it."""

GetypteVelden = MultiDict[str, str]


@dataclass(frozen=True, slots=True)
class Teruggehaald:
    """A kept form that is shown on this page: its id, the endpoint that it was sent to, and what was typed."""

    id: str
    endpoint: str
    velden: GetypteVelden


def give_back(terug: Teruggehaald) -> None:
    """Let this page show a kept form. Whoever calls this made sure that it is theirs."""
    g.teruggehaald = terug


def given_back() -> Teruggehaald | None:
    """The kept form that this page shows, or None."""
    terug: Teruggehaald | None = g.get("teruggehaald")
    return terug


def sent_form() -> GetypteVelden | None:
    """What was typed into the form of this page; None on a page that is only opened."""
    return request.form if request.method == "POST" else typed_before()


def sent_values() -> CombinedMultiDict[str, str]:
    """The values of the address, and those that were typed."""
    return CombinedMultiDict([request.args, sent_form() or MultiDict()])


def typed_before(endpoint: str | None = None) -> GetypteVelden | None:
    """What was typed when the session had ended, in the form of this page or the one that is sent to `endpoint`.

    None when nothing was, or it belongs to another form.
    """
    terug = given_back()
    if terug is None or terug.endpoint != (endpoint or request.endpoint):
        return None
    return terug.velden


def query_here() -> str:
    """What stands behind the question mark of this address, but for the kept form."""
    delen = request.query_string.decode("ascii", errors="replace").split("&")
    return "&".join(deel for deel in delen if not deel.startswith(f"{CONCEPT}="))


def concept_id() -> str | None:
    """The kept form that stands on this page, also when it was sent and refused once more."""
    terug = given_back()
    if terug or request.method != "POST":
        return terug.id if terug else None
    with suppress(
        ValueError, HTTPException
    ):  # what is too large to be read has a page too, which says so
        return str(UUID(request.form.get(CONCEPT, "")))
    return None
