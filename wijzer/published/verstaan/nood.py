"""What a text tells of danger besides its phrases, and what is searched then."""

from collections.abc import Sequence

from wijzer.domain.taal.gevaar import harmless_in, speaks_of
from wijzer.domain.taal.tekstwoorden import words_in
from wijzer.domain.taal.woordvorm import woorden_van
from wijzer.published.opname.woordenboek import Woordenboek
from wijzer.published.opname.zoekbegrip import (
    Begrepen,
    Begripsoort,
    GehoordGevaar,
    Vraagdeel,
    Zoekbegrip,
)
from wijzer.published.verstaan.woord import Woord

_HULP = frozenset(
    {
        Begripsoort.HULPVORM,
        Begripsoort.DOELGROEP,
        Begripsoort.SEGMENT,
        Begripsoort.PRODUCT,
        Begripsoort.INTERVENTIE,
    }
)


def without_harmless(tekst: str, woorden: Sequence[Woord]) -> list[Woord]:
    """The words of a text without those of danger that are none here (`slaat op tilt`).

    All of them where no other is left.
    """
    alle = words_in(tekst)
    plekken = {alle[positie].van for positie in harmless_in([woord.vorm for woord in alle])}
    return [woord for woord in woorden if woord.van not in plekken] or list(woorden)


def dangers_in(
    boek: Woordenboek, tekst: str, woorden: Sequence[Woord]
) -> tuple[GehoordGevaar, ...]:
    """What each danger that a text speaks of means in the region; `woorden` may hold words that were mended.

    Where its dictionary does not know the danger, it is all help for which one calls.
    """
    gelezen = {woord.van: woord.gelezen for woord in woorden}
    alle = words_in(tekst)
    gevaren = speaks_of([woord.vorm for woord in alle])
    gevaren |= speaks_of([gelezen.get(woord.van, woord.vorm) for woord in alle])
    return tuple(GehoordGevaar(_help_for(boek, wat), gezegd) for wat, gezegd in gevaren.items())


def _help_for(boek: Woordenboek, gevaar: str) -> tuple[Zoekbegrip, ...]:
    begrippen = boek.meaning(woorden_van(gevaar))
    if any(begrip.bellen for begrip in begrippen):
        return begrippen
    return tuple(begrip for begrip in boek.hulpvormen.values() if begrip.bellen)


def sought_in(begrepen: Begrepen) -> Sequence[Vraagdeel] | None:
    """The parts that are searched: in danger only the help that is asked for besides; None where that is nothing.

    Who is in danger calls, and a list would keep him from it. Who names help as well (a huisarts does) finds
    it below the numbers: a word of danger never makes that list shorter.
    """
    if not begrepen.crisis:
        return begrepen.delen
    gezegd = frozenset[str]().union(*(gevaar.woorden for gevaar in begrepen.gevaren))
    anders = [
        deel
        for deel in begrepen.delen
        if not (deel.onbekend or _is_danger(deel) or gezegd.issuperset(deel.woorden))
    ]
    return anders if any(_names_help(deel) for deel in anders) else None


def _is_danger(deel: Vraagdeel) -> bool:
    return deel.crisis and all(begrip.bellen for begrip in deel.begrippen)


def _names_help(deel: Vraagdeel) -> bool:
    soorten = {begrip.soort for begrip in deel.begrippen if not begrip.bellen}
    return deel.vast and not (deel.overgeslagen or deel.ontkend) and not soorten.isdisjoint(_HULP)
