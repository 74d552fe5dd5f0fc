"""What a text tells of danger besides its phrases, and what is searched then."""

from collections.abc import Sequence

from wijzer.domain.taal.gevaar import harmless_in, speaks_of
from wijzer.domain.taal.tekstwoorden import words_in
from wijzer.domain.taal.woordvorm import woorden_van
from wijzer.published.opname.woordenboek import Woordenboek
from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort, Vraagdeel, Zoekbegrip
from wijzer.published.verstaan.woord import Woord

_HULP = frozenset({
    Begripsoort.HULPVORM, Begripsoort.DOELGROEP, Begripsoort.SEGMENT, Begripsoort.PRODUCT,
    Begripsoort.INTERVENTIE,
})  # fmt: skip


def without_harmless(tekst: str, woorden: Sequence[Woord]) -> list[Woord]:
    """The words of a text without those of danger that are none here (`slaat op tilt`); all of them where no other is left."""
    alle = words_in(tekst)
    plekken = {alle[positie].van for positie in harmless_in([woord.vorm for woord in alle])}
    return [woord for woord in woorden if woord.van not in plekken] or list(woorden)


def dangers_in(
    boek: Woordenboek, tekst: str, woorden: Sequence[Woord]
) -> tuple[tuple[Zoekbegrip, ...], ...]:
    """What each danger that a text speaks of means in the region; `woorden` may hold words that were mended.

    Where its dictionary does not know the danger, it is all help for which one calls.
    """
    gelezen = {woord.van: woord.gelezen for woord in woorden}
    alle = words_in(tekst)
    getypt = speaks_of([woord.vorm for woord in alle])
    gemend = speaks_of([gelezen.get(woord.van, woord.vorm) for woord in alle])
    gevaren = dict.fromkeys((*getypt, *gemend))
    overal = tuple(begrip for begrip in boek.hulpvormen.values() if begrip.bellen)
    bedoeld = (boek.meaning(woorden_van(gevaar)) for gevaar in gevaren)
    return tuple(
        begrippen if any(begrip.bellen for begrip in begrippen) else overal for begrippen in bedoeld
    )


def sought_in(begrepen: Begrepen) -> Sequence[Vraagdeel] | None:
    """The parts that are searched: in danger only the help that somebody asks for besides, or None where that is nothing.

    Who is in danger calls, and a list would keep him from it. Who names help as well (a huisarts does) finds it below the
    numbers: a word of danger never makes that list shorter.
    """
    if not begrepen.crisis:
        return begrepen.delen
    anders = [deel for deel in begrepen.delen if not _is_danger(deel) and not deel.onbekend]
    return anders if any(_names_help(deel) for deel in anders) else None


def _is_danger(deel: Vraagdeel) -> bool:
    return deel.crisis and all(begrip.bellen for begrip in deel.begrippen)


def _names_help(deel: Vraagdeel) -> bool:
    soorten = {begrip.soort for begrip in deel.begrippen if not begrip.bellen}
    return deel.vast and not (deel.overgeslagen or deel.ontkend) and not soorten.isdisjoint(_HULP)
