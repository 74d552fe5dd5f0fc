"""The one right way to write the address of a page: small letters, no slash at the end, none twice; codes in capitals.

People type, link and print addresses otherwise. Only what the table of routes knows is mended, and
only of pages: the feed has exact addresses.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from werkzeug.routing import Map, Rule

_PAGINAS_NIET = frozenset({"feed"})
_HOOFDLETTERS = frozenset({"code"})
"""Variables that are codes, which the data hold in capitals."""
_KLEIN = frozenset({"regio", "slug"})
_VARIABELE = re.compile(r"<(?:(\w+):)?(\w+)>")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")

Schrijfwijze = Callable[[str], str]


class Juist(NamedTuple):
    """The right path of a page, its rule, and what may be done there."""

    path: str
    regel: Rule
    methoden: frozenset[str]


class _Vorm(NamedTuple):
    """A rule, part by part: a word, or how to write what is filled in there."""

    regel: Rule
    delen: tuple[str | Schrijfwijze, ...]


class Adressen:
    """The addresses of an app that is complete."""

    def __init__(self, routes: Map) -> None:
        self._per_lengte: dict[int, list[_Vorm]] = {}
        self._per_regel = {regel.rule: _shape(regel) for regel in routes.iter_rules()}
        self._methoden: dict[str, set[str]] = {}
        for regel in routes.iter_rules():
            self._methoden.setdefault(regel.rule, set()).update(regel.methods or ())
        for vorm in sorted(self._per_regel.values(), key=_words_first):
            self._per_lengte.setdefault(len(vorm.delen), []).append(vorm)

    def right(self, path: str) -> Juist | None:
        """Give how a path is rightly written, also when it is so already.

        None when no page is called anything like it.
        """
        delen = [deel for deel in path.split("/") if deel]
        for vorm in self._per_lengte.get(len(delen), ()):
            if all(map(_fits, vorm.delen, delen)):
                return self._found(vorm, delen) if _is_page(vorm) else None
        return None

    def _found(self, vorm: _Vorm, delen: Iterable[str]) -> Juist:
        methoden = frozenset(self._methoden[vorm.regel.rule])
        return Juist(_written(vorm, delen), vorm.regel, methoden)

    def is_right(self, path: str, regel: Rule) -> bool:
        """Whether a path that this rule was found for is written as it should."""
        delen = [deel for deel in path.split("/") if deel]
        return _written(self._per_regel[regel.rule], delen) == path


def canonical_id(path: str) -> str:
    """Give a path of the feed with its ids in small letters: in capitals they are the same (RFC 9562 § 4)."""
    return _UUID.sub(lambda gevonden: gevonden[0].lower(), path)


def _shape(regel: Rule) -> _Vorm:
    delen = [deel for deel in regel.rule.split("/") if deel]
    return _Vorm(regel, tuple(map(_part, delen)))


def _part(deel: str) -> str | Schrijfwijze:
    variabele = _VARIABELE.fullmatch(deel)
    if not variabele:
        return deel
    soort, naam = variabele.groups()
    if naam in _HOOFDLETTERS:
        return str.upper
    return str.lower if soort == "uuid" or naam in _KLEIN else str


def _words_first(vorm: _Vorm) -> tuple[bool, ...]:
    """The order of rules that fit: the one that says more in words goes first, as it does for Flask."""
    return tuple(callable(deel) for deel in vorm.delen)


def _fits(verwacht: str | Schrijfwijze, deel: str) -> bool:
    return callable(verwacht) or verwacht == deel or verwacht == _small(deel)


def _is_page(vorm: _Vorm) -> bool:
    return vorm.regel.endpoint.partition(".")[0] not in _PAGINAS_NIET


def _written(vorm: _Vorm, delen: Iterable[str]) -> str:
    goed = (_right_part(verwacht, deel) for verwacht, deel in zip(vorm.delen, delen, strict=True))
    return "/" + "/".join(goed)


def _right_part(verwacht: str | Schrijfwijze, deel: str) -> str:
    if not callable(verwacht):
        return verwacht
    return verwacht(deel) if deel.isascii() else deel


def _small(deel: str) -> str:
    """A letter of another script that becomes one of ours in small is another letter."""
    return deel.lower() if deel.isascii() else deel
