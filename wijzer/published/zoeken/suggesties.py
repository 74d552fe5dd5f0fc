"""What somebody may be about to type: kinds of help, doelgroepen, places, names and codes that go on like this."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from wijzer.domain.inkoop.product import Vindbaar
from wijzer.domain.taal.schrijfwijze import fold
from wijzer.domain.taal.woordvorm import STOPWOORDEN
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.zoekbegrip import Begripsoort, Zoekbegrip
from wijzer.published.zoeken.taal import read_tekst

MEESTE = 8
_PER_SOORT = 3
_KORTSTE = 2
"""A single letter begins too much to be of help."""
_NAZIEN = 60
"""How many hits are looked at for names; what comes after those would not be shown."""


class Suggestiesoort(StrEnum):
    """The kinds of thing that are suggested."""

    HULPVORM = "hulpvorm"
    DOELGROEP = "doelgroep"
    GEMEENTE = "gemeente"
    LOCATIE = "locatie"
    AANBIEDER = "aanbieder"
    PRODUCT = "product"
    UITLEG = "uitleg"
    """Something to know instead of help."""


@dataclass(frozen=True, slots=True)
class Suggestie:
    """`naam` is what is shown, `zoek` the whole text with it filled in, `bij` what it stands for where that differs."""

    soort: Suggestiesoort
    naam: str
    zoek: str
    bij: str = ""


def suggest(opname: Momentopname, tekst: str, *, regio: str) -> list[Suggestie]:
    """Give at most eight ways to go on; the last words of the text are completed, what stands before them is kept."""
    woorden = tekst.split()
    for begin in range(len(woorden)):
        eerder, rest = " ".join(woorden[:begin]), fold(" ".join(woorden[begin:]))
        if (
            not rest
            or len(rest[-1]) < _KORTSTE
            or (len(rest[-1]) == _KORTSTE and rest[-1] in STOPWOORDEN)
        ):
            continue
        if gevonden := list(islice(_distinct(_all(opname, rest, eerder, regio)), MEESTE)):
            return gevonden
    return list(_mended(opname, tekst, regio))


def _all(opname: Momentopname, rest: list[str], eerder: str, regio: str) -> Iterator[Suggestie]:
    begrippen = list(_phrases(opname, rest, eerder, regio))
    for soort in (Suggestiesoort.HULPVORM, Suggestiesoort.DOELGROEP, Suggestiesoort.GEMEENTE):
        yield from islice(
            _distinct(begrip for begrip in begrippen if begrip.soort is soort), _PER_SOORT
        )
    yield from _names(opname, rest, eerder, regio)
    yield from islice(_codes(opname, rest, eerder, regio), _PER_SOORT)
    uitleg = (begrip for begrip in begrippen if begrip.soort is Suggestiesoort.UITLEG)
    yield from islice(_distinct(uitleg), _PER_SOORT)


_SOORTEN = {
    Begripsoort.HULPVORM: Suggestiesoort.HULPVORM,
    Begripsoort.DOELGROEP: Suggestiesoort.DOELGROEP,
    Begripsoort.GEMEENTE: Suggestiesoort.GEMEENTE,
    Begripsoort.UITLEG: Suggestiesoort.UITLEG,
}


def _phrases(opname: Momentopname, rest: list[str], eerder: str, regio: str) -> Iterator[Suggestie]:
    """Names and synonyms: first those that begin so, then those with a later word that does."""
    later = []
    for woorden, tekst, begrippen in opname.woordenboek(regio).zinnen_gevouwen:
        if (
            begrippen
            and (begrippen[0].soort in _SOORTEN)
            and (positie := _where(woorden, rest)) >= 0
        ):
            suggestie = _of_phrase(tekst, begrippen, eerder)
            if positie == 0:
                yield suggestie
            elif suggestie.soort is not Suggestiesoort.UITLEG:
                later.append(suggestie)
    yield from later


def _of_phrase(tekst: str, begrippen: tuple[Zoekbegrip, ...], eerder: str) -> Suggestie:
    namen = list(dict.fromkeys(begrip.naam for begrip in begrippen))
    bij = "" if [naam.casefold() for naam in namen] == [tekst.casefold()] else ", ".join(namen[:2])
    return Suggestie(_SOORTEN[begrippen[0].soort], tekst, _filled(eerder, tekst), bij)


def _names(opname: Momentopname, rest: list[str], eerder: str, regio: str) -> Iterator[Suggestie]:
    """Names of locaties and aanbieders that have every word, the last one perhaps half; in the order of results."""
    *heel, half = rest
    woordindex, bits = opname.woorden.woordindex, opname.with_kenmerk("regio", [regio])
    for woord in heel:
        bits &= opname.woorden.bits([woord])
    bits &= opname.woorden.bits(woordindex.beginning(half))
    feiten = [opname.feit(index) for index in islice(opname.in_volgorde(bits), _NAZIEN)]
    for soort, namen in (
        (Suggestiesoort.LOCATIE, [feit.locatienaam for feit in feiten]),
        (Suggestiesoort.AANBIEDER, [feit.aanbiedernaam for feit in feiten]),
    ):
        passend = (naam for naam in dict.fromkeys(namen) if _has_all(fold(naam), heel, half))
        for naam in islice(passend, _PER_SOORT):
            yield Suggestie(soort, naam, _filled(eerder, naam))


def _codes(opname: Momentopname, rest: list[str], eerder: str, regio: str) -> Iterator[Suggestie]:
    for product in opname.naslag.producten:
        geldig = product.regio == regio and product.vindbaar is Vindbaar.AANBOD
        if geldig and len(rest) == 1 and product.code.casefold().startswith(rest[0]):
            zoek = _filled(eerder, product.code)
            yield Suggestie(Suggestiesoort.PRODUCT, product.code, zoek, product.naam)


def _mended(opname: Momentopname, tekst: str, regio: str) -> Iterator[Suggestie]:
    """What somebody may have meant when nothing goes on like this: perhaps it was a slip."""
    begrepen = read_tekst(opname, tekst, regio=regio).begrepen
    if begrepen.verbeterd and not begrepen.onbekend:
        deel = next(deel for deel in begrepen.delen if deel.verbeterd)
        soort = _SOORTEN.get(deel.begrippen[0].soort) if deel.begrippen else None
        namen = ", ".join(dict.fromkeys(begrip.naam for begrip in deel.begrippen[:2]))
        yield Suggestie(soort or Suggestiesoort.LOCATIE, begrepen.gelezen, begrepen.gelezen, namen)


def _where(woorden: tuple[str, ...], rest: list[str]) -> int:
    """The word at which these begin to stand in a phrase, the last one perhaps half; -1 when they do not."""
    *heel, half = rest
    for positie in range(len(woorden) - len(rest) + 1):
        einde = positie + len(heel)
        if list(woorden[positie:einde]) == heel and woorden[einde].startswith(half):
            return positie
    return -1


def _has_all(woorden: list[str], heel: list[str], half: str) -> bool:
    return set(heel) <= set(woorden) and any(woord.startswith(half) for woord in woorden)


def _filled(eerder: str, tekst: str) -> str:
    return f"{eerder} {tekst}".strip()


def _distinct(suggesties: Iterable[Suggestie]) -> Iterator[Suggestie]:
    """Each text once, and each meaning once: three spellings of one kind of help are one suggestion too many."""
    gezien: set[tuple[Suggestiesoort, str]] = set()
    for suggestie in suggesties:
        betekent = (suggestie.soort, (suggestie.bij or suggestie.naam).casefold())
        if betekent not in gezien:
            gezien |= {betekent, (suggestie.soort, suggestie.naam.casefold())}
            yield suggestie
