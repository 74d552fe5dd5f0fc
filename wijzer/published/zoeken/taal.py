"""Reading a text as people type it, and the set of aanbod it speaks of.

First whole phrases get their meaning. Words that then say nothing at all, in no name and no text,
are looked at again as a slip of the finger. What is left is looked up in names and texts. Kinds of
one sort are alternatives, different sorts all have to hold, just as with the filters.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort, Vraagdeel
from wijzer.published.verstaan.kennis import Woordkennis
from wijzer.published.verstaan.passend import fitting
from wijzer.published.verstaan.tekstfilters import Tekstfilters, beside, filters_of
from wijzer.published.verstaan.vraagdelen import Vraagdelenlezer
from wijzer.published.verstaan.woord import words_of

_ZIN = 6
"""From how many words on a text is a sentence.

What a sentence says besides is passed over, as long as something was understood.
"""
_OVERAL = frozenset(
    {Begripsoort.GEMEENTE, Begripsoort.REGIO, Begripsoort.LEEFTIJD, Begripsoort.PLEKKEN}
)
"""What is no help by itself: a sentence that only says this was not understood."""


@dataclass(frozen=True, slots=True)
class BegrepenTekst:
    """A text as it was understood: the filters that it names, and the set of aanbod that fits all else of it."""

    begrepen: Begrepen
    bits: int
    filters: Tekstfilters = Tekstfilters()


def read_tekst(
    opname: Momentopname,
    tekst: str,
    *,
    regio: str | None,
    letterlijk: bool = False,
    gekozen: Collection[Begripsoort] = (),
    ander_punt: bool = False,
) -> BegrepenTekst:
    """Understand a text in a region (or in all). `letterlijk`: no slip is mended.

    `gekozen` and `ander_punt` say what the visitor chose besides (`tekstfilters.beside`).
    """
    kennis, woorden = Woordkennis(opname, regio), words_of(tekst)
    delen = [Vraagdeel(getypt=tekst, gelezen=tekst, onbekend=True)] if tekst else []
    if woorden:
        delen = Vraagdelenlezer(kennis, tekst, woorden).read(letterlijk=letterlijk)
        delen = beside(delen, gekozen, ander_punt=ander_punt)
        delen = _as_sentence(kennis, delen) if len(woorden) >= _ZIN else delen
    filters = filters_of(kennis, delen)
    bits = fitting(kennis, delen, behalve=filters.soorten)
    return BegrepenTekst(Begrepen(tuple(delen)), bits, filters)


def _as_sentence(kennis: Woordkennis, delen: list[Vraagdeel]) -> list[Vraagdeel]:
    """Go on without the words that say nothing.

    Where nothing would be found at all, every loose or general word is left out too.
    """
    zonder = _passed_over(delen, [deel for deel in delen if deel.onbekend])
    if fitting(kennis, zonder) & kennis.hier:
        return zonder
    return _passed_over(delen, [deel for deel in delen if not deel.vast or _is_general(deel)])


def _passed_over(delen: list[Vraagdeel], deze: list[Vraagdeel]) -> list[Vraagdeel]:
    """The parts of a sentence, with these passed over when the others speak of help."""
    begrepen = any(
        deel.vast and not deel.overgeslagen and deel.begrippen[0].soort not in _OVERAL
        for deel in delen
        if deel not in deze
    )
    return [
        replace(deel, overgeslagen=deel.overgeslagen or (begrepen and deel in deze))
        for deel in delen
    ]


def _is_general(deel: Vraagdeel) -> bool:
    """Whether a word is what some kinds of help have in common (`begeleiding`).

    A sentence means less by it than by the rest.
    """
    return len(deel.begrippen) > 1 and all(
        begrip.soort is Begripsoort.HULPVORM and " ".join(deel.woorden) in begrip.naam.casefold()
        for begrip in deel.begrippen
    )
