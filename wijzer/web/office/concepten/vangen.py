"""Taking in a form whose session had ended by time, before the gate turns it away.

What was typed is taken in only with the form token of the very session in which it was typed, and
only for the account of the session that the browser shows: so no other site can plant anything, and
a cookie of before reads nothing. The token says in which session a page was made: the one follows
from the other under the secret key.
"""

import hmac
from dataclasses import dataclass
from enum import Enum
from uuid import uuid4

from flask import request, session
from itsdangerous import BadData, URLSafeTimedSerializer
from limits import parse
from werkzeug.datastructures import FileStorage

from wijzer.domain.accounts.gebruiker import Sessie
from wijzer.domain.accounts.toegang import Rol
from wijzer.domain.bewaren.concept import CONCEPT_GROOTST, Bestemming, Getypt
from wijzer.domain.ids import ConceptId
from wijzer.domain.maten import without_control
from wijzer.services.bewaren.bewaar_concept import bewaar_concept
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.services.inloggen.herken_sessie import overzie_geeindigde_sessies
from wijzer.web.common.invoer.getypt import query_here
from wijzer.web.common.invoer.schoonmaak import GEHEIM
from wijzer.web.common.verzoek import current_settings, now
from wijzer.web.office.concepten.welke import WEG, page_of
from wijzer.web.office.deur import office, office_read
from wijzer.web.office.rem import Teller, hit
from wijzer.web.office.sleutels import keyed_by, keyed_ways, signing_keys

_DOEL = "formulieren van een sessie"
_ZOUT = "wtf-csrf-token"
"""The salt under which Flask-WTF signs the token of a form."""
_VELD = "csrf_token"
_NAAM_HOOGUIT = 200
PER_ACCOUNT = (parse("60 per hour"),)
"""How often what was typed is taken in: a person meets the end of a session a few times a day."""


class Afloop(Enum):
    """The ways in which a form ends whose session had ended."""

    BEWAARD = "bewaard"
    NIETS = "niets"
    """A button, or passwords alone."""
    TE_GROOT = "te groot"
    TE_VAAK = "te vaak"


@dataclass(frozen=True, slots=True)
class Vangst:
    """What became of a form; `concept` leads to it when it was kept."""

    afloop: Afloop
    concept: ConceptId | None = None


def bind_token(token: str) -> None:
    """Let the forms of this session be recognised later as made in it; what the cookie has already stays."""
    if _VELD not in session:
        session[_VELD] = _token_of(hash_token(token))


def unbind_token() -> None:
    """Give nobody a form token of a session that is over: who stole its cookie could send forms in its name with it."""
    cookie, getekend = session.get("_user_id"), session.get(_VELD)
    if cookie and getekend and _is_made_in(hash_token(str(cookie)), str(getekend)):
        session.pop(_VELD)


def catch(rol: Rol | None, *, binnen: bool) -> Vangst | None:
    """Keep what this request brings when its session ended by time.

    `rol` is the only one for whom this door opens, None for any; `binnen` says that the browser has
    a session that is open now. None for whatever is not the own form of a session that ended
    lately: it goes on as if this did not exist.
    """
    if request.method != "POST" or not request.endpoint or "_user_id" not in session:
        return None
    if binnen and _signed_token() == session.get(_VELD):
        return None  # an ordinary form of the session of now
    sessies = _own_sessions(rol)  # before the body of somebody without any is read
    getekend = _signed_token() if sessies else None
    gemaakt_in = (
        eigen_sessie
        for eigen_sessie in sessies
        if getekend and _is_made_in(eigen_sessie.token_hash, getekend)
    )
    sessie = next(gemaakt_in, None)
    return None if sessie is None else _keep(sessie, request.endpoint)


def _token_of(token_hash: str) -> str:
    return keyed_by(current_settings(), _DOEL, token_hash)


def _signed_token() -> str | None:
    """The content of the form's token, when this installation signed it."""
    signer = URLSafeTimedSerializer(signing_keys(current_settings()) or "", salt=_ZOUT)
    try:
        return str(signer.loads(request.form.get(_VELD, "")))
    except BadData:
        return None


def _own_sessions(rol: Rol | None) -> list[Sessie]:
    """The sessions that ended lately, of the account whose cookie came along.

    The cookie is of a session that is open, or that ended lately itself.
    """
    with office_read() as store:
        return overzie_geeindigde_sessies(store, str(session["_user_id"]), rol=rol, at=now())


def _is_made_in(token_hash: str, getekend: str) -> bool:
    ways = keyed_ways(_DOEL, token_hash)
    return any(hmac.compare_digest(tekst, getekend) for tekst in ways)


def _keep(sessie: Sessie, endpoint: str) -> Vangst:
    getypt, bestemming = _typed(), Bestemming.of(endpoint, request.view_args or {})
    is_leeg = not (getypt.velden or getypt.bestanden)
    if page_of(endpoint) is None or bestemming.is_te_lang or is_leeg:
        return Vangst(Afloop.NIETS)
    if getypt.omvang > CONCEPT_GROOTST:
        return Vangst(Afloop.TE_GROOT)
    if not hit(Teller(PER_ACCOUNT, ("concept", str(sessie.gebruiker_id)))):
        return Vangst(Afloop.TE_VAAK)
    concept = ConceptId(uuid4())
    with office() as store:
        bewaard = bewaar_concept(store, sessie, bestemming, getypt, concept_id=concept, at=now())
    return Vangst(Afloop.BEWAARD, concept) if bewaard else Vangst(Afloop.NIETS)


def _typed() -> Getypt:
    """What was typed, but for what is never kept and signs that no page may hold; of a file its name."""
    return Getypt(
        velden=tuple(
            (without_control(naam), without_control(waarde))
            for naam, waarde in request.form.items(multi=True)
            if naam not in WEG | GEHEIM
        ),
        vraag=query_here(),
        bestanden=tuple(naam for bestand in request.files.values() if (naam := _name_of(bestand))),
    )


def _name_of(bestand: FileStorage) -> str:
    return without_control(bestand.filename or "")[:_NAAM_HOOGUIT]
