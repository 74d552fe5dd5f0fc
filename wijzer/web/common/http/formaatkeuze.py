"""Chooses the form of an answer: by the address (`?formaat=csv`), otherwise by `Accept` (RFC 9110 § 12.5.1).

A room says once for each of its lists in which forms it can be had (`offer`); the room and the
cache in front of it both ask here, so that what is kept is kept under the form that was decided,
and never under the words of a header.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, cast

from flask.sansio.app import App

from wijzer.web.common.http.gewichten import Voorkeur, read_voorkeuren

FORMAAT = "formaat"
"""The query key that chooses a form."""
_AANBOD = "wijzer.formaten"
_SOORT = re.compile(r"(?:\*|[!#$%&'+.^_`|~0-9a-z-]+)/(?:\*|[!#$%&'*+.^_`|~0-9a-z-]+)")
_OVERAL = "*/*"


class Formaat(NamedTuple):
    """A form of an answer.

    It has a media type, a name in an address, other names under which it is known, and parameters.
    """

    soort: str
    naam: str
    ook: tuple[str, ...] = ()
    erbij: Mapping[str, str] = {}


Formaten = Sequence[Formaat]
"""The forms that can be had, the usual one first."""


def offer(app: App, formaten: Mapping[str, Formaten], anders: Formaten) -> None:
    """Say per endpoint which forms can be had and chosen by the address.

    At the other endpoints of the same room there is `anders`.
    """
    kamers = {endpoint.partition(".")[0] for endpoint in formaten}
    _offers(app).update({**dict.fromkeys(kamers, anders), **formaten})


def offered(app: App, endpoint: str) -> Formaten:
    """Give what can be had at an endpoint; nothing for what has one form, whatever is accepted."""
    return _offers(app).get(endpoint) or _offers(app).get(endpoint.partition(".")[0], ())


def names_at(app: App, endpoint: str) -> tuple[str, ...]:
    """Give what `formaat` may say at an endpoint; nothing where the address does not choose."""
    return tuple(formaat.naam for formaat in _offers(app).get(endpoint, ()))


def decide(formaten: Formaten, accept: str, gevraagd: Sequence[str] = ()) -> Formaat | None:
    """Choose; None when nothing that can be had is accepted. What the address asks for goes before the header.

    `gevraagd` are the values of the key in the address. What is wrong with it is told in the usual form.
    """
    if gevraagd:
        per_naam = {formaat.naam: formaat for formaat in formaten}
        return per_naam.get(gevraagd[0], formaten[0]) if len(gevraagd) == 1 else formaten[0]
    return choose(formaten, accept)


def choose(formaten: Formaten, accept: str) -> Formaat | None:
    """Give the best form for an `Accept`.

    The heaviest goes first, then what it names most precisely, then what it names first, then our
    order. A header without one media range that can be read says nothing, as an absent one does.
    """
    voorkeuren = [_as_range(voorkeur) for voorkeur in read_voorkeuren(accept)]
    leesbaar = [voorkeur for voorkeur in voorkeuren if _SOORT.fullmatch(voorkeur.naam)]
    if not leesbaar:
        return formaten[0]
    keuzes = [
        (_quality(formaat, leesbaar), -rang, formaat) for rang, formaat in enumerate(formaten)
    ]
    (gewicht, *_), _rang, beste = max(keuzes, key=lambda keuze: keuze[:2])
    return beste if gewicht > 0 else None


def _as_range(voorkeur: Voorkeur) -> Voorkeur:
    """A star alone is no media range by the RFC, but the JDK sends it and means any."""
    return voorkeur._replace(naam=_OVERAL) if voorkeur.naam == "*" else voorkeur


def _quality(formaat: Formaat, voorkeuren: Iterable[Voorkeur]) -> tuple[int, int, int]:
    """The weight of a form, how precisely it was named, and how early. The most precise range decides (§ 12.5.1)."""
    passend = [
        (precies, -plek, voorkeur.gewicht)
        for plek, voorkeur in enumerate(voorkeuren)
        if (precies := _precision(formaat, voorkeur)) is not None
    ]
    if not passend:
        return (0, 0, 0)
    hoogst = max(precies for precies, *_ in passend)
    gewicht = max(gewicht for precies, _, gewicht in passend if precies == hoogst)
    vroegst = max(plek for precies, plek, _ in passend if precies == hoogst)
    return (gewicht, hoogst, vroegst)


def _precision(formaat: Formaat, voorkeur: Voorkeur) -> int | None:
    """How precisely a range names a form: 0 any … 5 with parameters that it has; None when it does not.

    Parameters that a form does not have are no reason to refuse it: nobody is helped by a 406 for
    `application/json;profile=x`. But then another range that names it goes first, and such a one
    forbids nothing.
    """
    groep = formaat.soort.partition("/")[0]
    if voorkeur.naam == _OVERAL:
        return 0
    if voorkeur.naam == f"{groep}/*":
        return 1
    if voorkeur.naam in formaat.ook:
        return 2
    if voorkeur.naam != formaat.soort:
        return None
    if not voorkeur.erbij:
        return 4
    if all(formaat.erbij.get(naam) == waarde.lower() for naam, waarde in voorkeur.erbij.items()):
        return 5
    return 3 if voorkeur.gewicht else None


def _offers(app: App) -> dict[str, Formaten]:
    return cast("dict[str, Formaten]", app.extensions.setdefault(_AANBOD, {}))
