"""How many guesses a password takes for somebody who knows people, this field and its owner.

`zxcvbn` takes a password apart into words, keys, repeats, rows and dates. It is asked here with Dutch words besides its
own, and without the head start that it gives to whatever has many parts: "Welkom-Twente2027!" has five, and everybody
knows how to put those together.
"""

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from zxcvbn import matching
from zxcvbn.scoring import most_guessable_match_sequence

from wijzer.domain.accounts.gebruiker import Patroon
from wijzer.services.wachtwoorden.vormen import Wachtwoordvorm, flatten, forms, windows
from wijzer.services.wachtwoorden.woorden import key_runs, own_words, years

_TAAL = "spellchecker", "resources/nl.json.gz"
_MEESTE_WOORDEN = 60_000
_ONBEKEND = 2
"""How many characters that belong to nothing may stand in what is known: the trace of a sign that is no letter."""
TEKENKOSTEN = 10
"""What a sign adds that was taken off; any unknown character counts as much for `zxcvbn`."""
_EIGEN = "eigen"

_CIJFER_ALS_LETTER = {
    "a": ["4"],
    "b": ["8"],
    "e": ["3"],
    "g": ["6", "9"],
    "i": ["1"],
    "l": ["1"],
    "o": ["0"],
    "s": ["5"],
    "t": ["7"],
}

_SOORTEN = {
    "dictionary": Patroon.WOORDEN,
    "spatial": Patroon.TOETSEN,
    "repeat": Patroon.HERHALING,
    "sequence": Patroon.REEKS,
    "date": Patroon.DATUM,
}
_LIJSTEN = {_EIGEN: Patroon.EIGEN, "toetsen": Patroon.TOETSEN, "jaren": Patroon.DATUM}


@dataclass(frozen=True, slots=True)
class Schatting:
    """How many guesses it takes, and what makes it easy: the kind of pattern that covers most of it."""

    pogingen: float
    patroon: Patroon


def estimate(wachtwoord: str, eigen: Iterable[str] = ()) -> Schatting:
    """The guesses for the easiest form of a password, of which the hardest piece counts.

    `eigen`: names that somebody who knows the owner tries first.
    """
    lijsten = {**_dictionaries(), _EIGEN: matching.build_ranked_dict(list(eigen))}
    vormen = [_hardest(vorm, lijsten) for vorm in forms(flatten(wachtwoord))]
    makkelijkst = min(vormen, key=lambda schatting: schatting.pogingen)
    patronen = (vorm.patroon for vorm in (makkelijkst, *vormen))
    bekend = next(
        (patroon for patroon in patronen if patroon is not Patroon.TEKENS), Patroon.TEKENS
    )
    return replace(makkelijkst, patroon=bekend)


def _hardest(vorm: Wachtwoordvorm, lijsten: Mapping[str, Mapping[str, int]]) -> Schatting:
    stukken = (_guess(replace(vorm, tekst=stuk), lijsten) for stuk in windows(vorm.tekst))
    return max(stukken, key=lambda schatting: schatting.pogingen)


def _guess(vorm: Wachtwoordvorm, lijsten: Mapping[str, Mapping[str, int]]) -> Schatting:
    """The guesses for one form.

    People decorate what they know in few ways, so there the decoration counts for little.
    """
    if not vorm.tekst:
        return Schatting(TEKENKOSTEN**vorm.opsmuk, Patroon.TEKENS)
    matches = _matches(vorm.tekst, lijsten)
    gevonden = most_guessable_match_sequence(vorm.tekst, matches, True)
    delen = [(len(deel["token"]), _kind_of(deel)) for deel in gevonden["sequence"]]
    bekend = [(lengte, soort) for lengte, soort in delen if soort is not None]
    onbekend = sum(lengte for lengte, soort in delen if soort is None)
    opsmuk = min(vorm.opsmuk, vorm.hooguit) if onbekend <= _ONBEKEND else vorm.opsmuk
    patroon = max(bekend, default=(0, Patroon.TEKENS))[1]
    return Schatting(float(gevonden["guesses"]) * TEKENKOSTEN**opsmuk, patroon)


def _matches(vorm: str, lijsten: Mapping[str, Mapping[str, int]]) -> list[dict[str, Any]]:
    """What `zxcvbn` recognises. Digits are read as letters here; signs were in `forms`, where they cost no time."""
    return [
        *matching.dictionary_match(vorm, lijsten),
        *matching.reverse_dictionary_match(vorm, lijsten),
        *matching.l33t_match(vorm, lijsten, _CIJFER_ALS_LETTER),
        *matching.spatial_match(vorm),
        *matching.repeat_match(vorm),
        *matching.sequence_match(vorm),
        *matching.date_match(vorm),
    ]


def _kind_of(deel: Mapping[str, object]) -> Patroon | None:
    lijst = str(deel.get("dictionary_name", ""))
    return _LIJSTEN.get(lijst) or _SOORTEN.get(str(deel["pattern"]))


@cache
def _dictionaries() -> dict[str, dict[str, int]]:
    """The lists of `zxcvbn` and ours: word → how many are tried before it. Read once, when it is first asked for.

    `zxcvbn` looks inside a repeat with its own lists only, so ours are added there.
    """
    matching.add_frequency_lists(
        {"gewoon": own_words(), "toetsen": key_runs(), "jaren": years(), "nederlands": _dutch()}
    )
    return dict(matching.RANKED_DICTIONARIES)


def _dutch() -> list[str]:
    """The commonest Dutch words, the commonest first."""
    pakket, bestand = _TAAL
    telling = json.loads(gzip.decompress((files(pakket) / bestand).read_bytes()))
    gewoon = sorted(telling, key=telling.__getitem__, reverse=True)
    return [woord for woord in gewoon if len(woord) > 1][:_MEESTE_WOORDEN]
