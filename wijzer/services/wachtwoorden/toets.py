"""Whether somebody may have this new password: wherever one is set, it is asked here."""

import re
from collections.abc import Iterator

from wijzer.domain.accounts.gebruiker import Gebruiker, Patroon, check_wachtwoord
from wijzer.services.wachtwoorden.schatting import estimate
from wijzer.services.wachtwoorden.vormen import flatten
from wijzer.store.store import Store

GENOEG = 1e11
"""Guesses that a new password must be worth; `docs/besluiten/0031` says why as many."""

_SITE = ("beschikbaarheidswijzer", "wijzer", "beschikbaarheid")
_KORTSTE_NAAM = 3


def check_nieuw_wachtwoord(store: Store, gebruiker: Gebruiker, wachtwoord: str) -> None:
    """Raises `Ongeldig` beside `wachtwoord`, with the kind of pattern that makes it easy and a way out."""
    eigen = list(dict.fromkeys(_names(store, gebruiker)))
    check_wachtwoord(
        wachtwoord, email=gebruiker.email, weakness_of=lambda tekst: weakness_of(tekst, eigen)
    )


def weakness_of(wachtwoord: str, eigen: list[str]) -> Patroon | None:
    """What makes a password too easy to guess for somebody who knows these names; None when it is good enough."""
    schatting = estimate(wachtwoord, eigen)
    return schatting.patroon if schatting.pogingen < GENOEG else None


def _names(store: Store, gebruiker: Gebruiker) -> Iterator[str]:
    """The names that lie nearest to somebody, as a whole and by word."""
    aanbieder = store.aanbieders.find(gebruiker.aanbieder_id) if gebruiker.aanbieder_id else None
    teksten = [
        gebruiker.email,
        *_SITE,
        *([aanbieder.naam] if aanbieder else []),
        store.regios.get(gebruiker.regio).naam,
        *(gemeente.naam for gemeente in store.regios.gemeenten(gebruiker.regio)),
    ]
    for tekst in teksten:
        woorden = re.findall(r"\w+", flatten(tekst).casefold())
        yield from (naam for naam in ("".join(woorden), *woorden) if len(naam) >= _KORTSTE_NAAM)
