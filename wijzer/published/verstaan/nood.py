"""What a text tells of danger besides its phrases, and what is searched then."""

from collections.abc import Sequence

from wijzer.domain.taal.gevaar.horen import harmless_in, speaks_of
from wijzer.domain.taal.gewoon.chatwoorden import written_out
from wijzer.domain.taal.tekstwoorden import spoken_words_in
from wijzer.domain.taal.woordvorm import woorden_van
from wijzer.published.opname.woordenboek import LANGSTE, Woordenboek
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


class Gehoor:
    """A text as it is listened to for danger: its words, written in full, and which of them are harmless here."""

    def __init__(self, boek: Woordenboek, tekst: str) -> None:
        self._boek = boek
        self._alle = spoken_words_in(tekst)
        self._vormen = [written_out(woord.vorm) for woord in self._alle]
        self._onschuldig = harmless_in(self._vormen)

    def without_harmless(self, woorden: Sequence[Woord]) -> list[Woord]:
        """The words without those of danger that are none here (`slaat op tilt`); all of them where no other is left.

        What the region says of such words together stays (`slaat met deuren`).
        """
        plekken = {self._alle[positie].van for positie in self._onschuldig}
        if not plekken:
            return list(woorden)
        over = [
            woord
            for positie, woord in enumerate(woorden)
            if woord.van not in plekken or self._is_said(woorden, positie)
        ]
        return over or list(woorden)

    def dangers(self, woorden: Sequence[Woord]) -> tuple[GehoordGevaar, ...]:
        """What each danger that the text speaks of means in the region; `woorden` may hold words that were mended.

        Where its dictionary does not know the danger, it is all help for which one calls.
        """
        gelezen = {woord.van: woord.gelezen for woord in woorden if woord.is_mended}
        gevaren = speaks_of(self._vormen, self._onschuldig)
        if gelezen:
            vormen = zip(self._alle, self._vormen, strict=True)
            gevaren |= speaks_of([gelezen.get(woord.van, vorm) for woord, vorm in vormen])
        return tuple(
            GehoordGevaar(_help_for(self._boek, wat), gezegd) for wat, gezegd in gevaren.items()
        )

    def _is_said(self, woorden: Sequence[Woord], positie: int) -> bool:
        """Whether a phrase of the region begins with this word, and none that it is in means a danger."""
        eigen = self._phrases(woorden, positie)
        ervoor = self._phrases(woorden, positie - 1) if positie else []
        return bool(eigen) and not any(begrip.bellen for zin in eigen + ervoor for begrip in zin)

    def _phrases(self, woorden: Sequence[Woord], positie: int) -> list[tuple[Zoekbegrip, ...]]:
        vormen = tuple(woord.gelezen for woord in woorden[positie : positie + LANGSTE])
        zinnen = (self._boek.meaning(vormen[:lengte]) for lengte in range(2, len(vormen) + 1))
        return [zin for zin in zinnen if zin]


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
