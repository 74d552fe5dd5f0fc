"""What a search does without: words that say nothing here, and words that ask to know something instead of for help.

A text is searched by what was understood of it, and every word that was set aside is told. Where nothing
was understood that help can be found by, nothing is searched: all that the region has is no answer then.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from wijzer.domain.taal.woordvorm import STOPWOORDEN, stam
from wijzer.published.naslag.uitlegwoorden import BIJ_HULP
from wijzer.published.opname.woordenboek import Woordenboek
from wijzer.published.opname.zoekbegrip import Begripsoort, Onbekendheid, Vraagdeel
from wijzer.published.verstaan.woord import Woord

_OVERAL = frozenset(
    {Begripsoort.GEMEENTE, Begripsoort.REGIO, Begripsoort.LEEFTIJD, Begripsoort.PLEKKEN}
)
"""What is no help by itself: a text that says only this beside what is not known was not understood."""

_ANDERS = frozenset({Onbekendheid.CODE, Onbekendheid.ELDERS})
"""Who asks for another code or another place has no use for all that there is here."""
_VOOR_WIE = frozenset({Begripsoort.GEMEENTE, Begripsoort.LEEFTIJD})


def add_questions(
    boek: Woordenboek, delen: Iterable[Vraagdeel], woorden: Sequence[Woord]
) -> list[Vraagdeel]:
    """The parts, with what words of the text ask together behind them; those are then no part by themselves."""
    stammen = {stam(woord.gelezen): woord for woord in woorden}
    gevonden = list(delen)
    for samen, begrip in boek.samen:
        if not samen <= stammen.keys() or any(begrip in deel.begrippen for deel in gevonden):
            continue
        eigen = [woord for vorm, woord in stammen.items() if vorm in samen]
        vormen = tuple(woord.gelezen for woord in eigen)
        gevonden = [deel for deel in gevonden if deel.vast or not set(deel.woorden) <= set(vormen)]
        getypt = " ".join(woord.getypt for woord in eigen)
        gevonden.append(
            Vraagdeel(getypt=getypt, gelezen=getypt, woorden=vormen, begrippen=(begrip,), vast=True)
        )
    return gevonden


def set_aside(
    delen: Sequence[Vraagdeel],
    finds: Callable[[Sequence[Vraagdeel]], bool],
    *,
    in_zin: bool,
    kiest_hulp: bool,
) -> list[Vraagdeel]:
    """The parts, with those marked that the search goes on without.

    `finds` tells whether anything in the region fits such parts. `in_zin`: what a story says besides (a loose word, a
    general one) is passed over too where nothing would fit it. `kiest_hulp`: a filter names help already.
    """
    zegt_iets = any(_speaks(deel, in_zin=in_zin) for deel in delen) or _says_for_whom(delen)
    if not (kiest_hulp or zegt_iets):
        return list(delen)
    gehoord = [deel for deel in delen if not _only_said_besides(deel)]
    zonder = _passed_over(gehoord, lambda deel: deel.onbekend or deel.is_uitleg)
    if finds(zonder):
        return zonder
    losser = _passed_over(zonder, lambda deel: not deel.vast or (in_zin and _is_general(deel)))
    rest = any(_names_help(deel) for deel in losser if not deel.overgeslagen)
    return losser if (kiest_hulp or rest) and (in_zin or finds(losser)) else zonder


def _speaks(deel: Vraagdeel, *, in_zin: bool) -> bool:
    """Whether help can be found by a part: in a story a loose word is too little, and a piece of one always."""
    if deel.onbekend or deel.overgeslagen:
        return False
    return _names_help(deel) if deel.vast else not (in_zin or deel.deel_van)


def _says_for_whom(delen: Sequence[Vraagdeel]) -> bool:
    """Whether a text says where or of which age, and asks nothing else that is known: what there is then is shown."""
    soorten = {deel.begrippen[0].soort for deel in delen if deel.vast and not deel.ontkend}
    anders = any(deel.is_uitleg or (deel.onbekend and deel.aard in _ANDERS) for deel in delen)
    return bool(soorten & _VOOR_WIE) and not anders


def _names_help(deel: Vraagdeel) -> bool:
    """Whether a part says what is sought, or for whom; where is not enough."""
    return deel.vast and not deel.is_uitleg and deel.begrippen[0].soort not in _OVERAL


def _only_said_besides(deel: Vraagdeel) -> bool:
    """Whether who asks for help only mentions it (`op school`); who waits or pays asks it as well."""
    return (
        deel.is_uitleg
        and STOPWOORDEN.issuperset(deel.woorden)
        and not any(begrip.sleutel in BIJ_HULP for begrip in deel.begrippen)
    )


def _passed_over(delen: Iterable[Vraagdeel], these: Callable[[Vraagdeel], bool]) -> list[Vraagdeel]:
    return [replace(deel, overgeslagen=True) if these(deel) else deel for deel in delen]


def _is_general(deel: Vraagdeel) -> bool:
    """Whether a word is what some kinds of help have in common (`begeleiding`).

    A sentence means less by it than by the rest.
    """
    return len(deel.begrippen) > 1 and all(
        begrip.soort is Begripsoort.HULPVORM and " ".join(deel.woorden) in begrip.naam.casefold()
        for begrip in deel.begrippen
    )
