"""A question as it is meant: the filters of the visitor, and beside them those that its text names."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort, Vraagdeel
from wijzer.published.verstaan.tekstfilters import Tekstfilters
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.taal import BegrepenTekst, read_tekst

_ONTHOUDEN: ContextVar[dict[object, BegrepenTekst] | None] = ContextVar("lezingen", default=None)


@dataclass(frozen=True, slots=True)
class GelezenVraag:
    """A question that was read. `vraag` is as it is meant, `bits` what fits its text apart from the filters of `vraag`.

    Reading `vraag` again gives the same.
    """

    vraag: Zoekvraag
    begrepen: Begrepen
    bits: int


@contextmanager
def remembering() -> Iterator[None]:
    """Within this each text is read once, however many parts of a page ask.

    After it nothing of what was typed is left.
    """
    merk = _ONTHOUDEN.set({})
    try:
        yield
    finally:
        _ONTHOUDEN.reset(merk)


def read_vraag(opname: Momentopname, vraag: Zoekvraag) -> GelezenVraag:
    """What a question means; without a text it is what it says, and everything fits.

    A filter of the visitor goes before the same one in the text.
    """
    if not vraag.zoek:
        return GelezenVraag(vraag, Begrepen(), opname.alles)
    gelezen = _read(opname, vraag, vraag.zoek)
    return GelezenVraag(_filled(vraag, gelezen.filters), gelezen.begrepen, gelezen.bits)


def _read(opname: Momentopname, vraag: Zoekvraag, tekst: str) -> BegrepenTekst:
    gekozen, kiest_hulp = frozenset(_chosen(vraag)), _chooses_help(vraag)
    ander_punt = vraag.has_origin and vraag.plaats is None
    onthouden = _ONTHOUDEN.get()
    sleutel = (id(opname), tekst, vraag.regio, vraag.letterlijk, gekozen, ander_punt, kiest_hulp)
    if onthouden is not None and sleutel in onthouden:
        return onthouden[sleutel]
    gelezen = read_tekst(
        opname,
        tekst,
        regio=vraag.regio,
        letterlijk=vraag.letterlijk,
        gekozen=gekozen,
        ander_punt=ander_punt,
        kiest_hulp=kiest_hulp,
    )
    if onthouden is not None:
        onthouden[sleutel] = gelezen
    return gelezen


def tell_lezing(opname: Momentopname, vraag: Zoekvraag) -> str:
    """How the text of a question is understood, to be compared alone; empty without a text.

    It changes with the words of a region and with how a text is read, not with what aanbieders have or state.
    """
    if not vraag.zoek:
        return ""
    begrepen = read_vraag(opname, vraag).begrepen
    gevaren = [sorted(begrip.sleutel for begrip in gevaar.begrippen) for gevaar in begrepen.gevaren]
    return json.dumps([[_told(deel) for deel in begrepen.delen], gevaren])


def _told(deel: Vraagdeel) -> tuple[object, ...]:
    """A part without what depends on the help that there is: whether it is known, and whether the search needs it."""
    begrippen = sorted(f"{begrip.soort} {begrip.sleutel}" for begrip in deel.begrippen)
    return deel.gelezen, begrippen, deel.vast, deel.ontkend, deel.samen, deel.thuis


def _chosen(vraag: Zoekvraag) -> Iterator[Begripsoort]:
    """What the visitor chose himself."""
    if vraag.leeftijd is not None:
        yield Begripsoort.LEEFTIJD
    if vraag.minstens_plekken is not None:
        yield Begripsoort.PLEKKEN
    if vraag.plaats is not None:
        yield Begripsoort.GEMEENTE


def _chooses_help(vraag: Zoekvraag) -> bool:
    """Whether the filters say what is looked for; where and for which age is not enough."""
    keuzes = (
        vraag.hulpvorm,
        vraag.product,
        vraag.segment,
        vraag.doelgroep,
        vraag.locatie,
        vraag.aanbieder,
    )
    return any(keuzes)


def _filled(vraag: Zoekvraag, filters: Tekstfilters) -> Zoekvraag:
    """The question with what its text names; each of these was empty."""
    if not filters.soorten:
        return vraag
    plaats = vraag.plaats or filters.plaats
    plekken = vraag.minstens_plekken or filters.minstens_plekken
    leeftijd = filters.leeftijd if vraag.leeftijd is None else vraag.leeftijd
    return replace(vraag, plaats=plaats, minstens_plekken=plekken, leeftijd=leeftijd)
