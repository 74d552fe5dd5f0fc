"""Reading a text as people type it, and the set of aanbod it speaks of.

First whole phrases get their meaning. Words that then say nothing at all, in no name and no text,
are looked at again as a slip of the finger. What is left is looked up in names and texts. Kinds of
one sort are alternatives, different sorts all have to hold, just as with the filters. Words that
still say nothing are set aside.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort, Vraagdeel
from wijzer.published.verstaan.kennis import Woordkennis
from wijzer.published.verstaan.nood import Gehoor, sought_in
from wijzer.published.verstaan.opzij import add_questions, set_aside
from wijzer.published.verstaan.passend import fitting
from wijzer.published.verstaan.tekstfilters import Tekstfilters, beside, filters_of
from wijzer.published.verstaan.vraagdelen import Vraagdelenlezer
from wijzer.published.verstaan.vreemd import Vreemd
from wijzer.published.verstaan.woord import words_of

_ZIN = 6
"""From how many words on a text is a sentence: people tell their story, and a loose word is not what they look for."""


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
    kiest_hulp: bool = False,
) -> BegrepenTekst:
    """Understand a text in a region (or in all).

    `letterlijk`: no slip is mended. `gekozen` and `ander_punt` say what the visitor chose besides
    (`tekstfilters.beside`). `kiest_hulp`: a filter beside the text says which help is meant.
    """
    kennis = Woordkennis(opname, regio)
    gehoor = Gehoor(kennis.boek, tekst)
    woorden = gehoor.without_harmless(words_of(tekst))
    delen = [Vraagdeel(getypt=tekst, gelezen=tekst, onbekend=True)] if tekst else []
    vreemd, gelezen = Vreemd(), list(woorden)
    if woorden:
        lezer = Vraagdelenlezer(kennis, tekst, woorden)
        delen = add_questions(kennis.boek, lezer.read(letterlijk=letterlijk), lezer.woorden)
        vreemd, gelezen = lezer.vreemd, list(lezer.woorden)
        delen = beside(delen, gekozen, ander_punt=ander_punt)

    gevaren = gehoor.dangers(gelezen)

    def find(mogelijk: Sequence[Vraagdeel], behalve: Collection[Begripsoort] = ()) -> int:
        gezocht = sought_in(Begrepen(tuple(mogelijk), gevaren=gevaren))
        return 0 if gezocht is None else fitting(kennis, gezocht, behalve=behalve)

    begrepen = set_aside(
        delen,
        lambda mogelijk: bool(find(mogelijk) & kennis.hier),
        in_zin=len(woorden) >= _ZIN or vreemd.overwegend,
        kiest_hulp=kiest_hulp,
    )
    filters = filters_of(kennis, begrepen)
    return BegrepenTekst(
        Begrepen(tuple(begrepen), taal=vreemd.taal, gevaren=gevaren),
        find(begrepen, filters.soorten),
        filters,
    )
