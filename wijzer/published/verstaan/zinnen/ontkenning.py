"""What somebody does not want, or has behind him: `geen pleegzorg`, `niet gesloten`, `wonen na jeugdzorgplus`.

What is lacking is wanted: `wij kunnen geen gezinshuis vinden`, `er is nog geen psycholoog`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wijzer.domain.taal.woordlijst import set_of
from wijzer.domain.taal.woordvorm import STOPWOORDEN
from wijzer.published.opname.zoekbegrip import Begripsoort
from wijzer.published.verstaan.woord import Woord
from wijzer.published.verstaan.zinnen.zinsnede import Zinsnede

_NIET = set_of("niet not nooit never nee")
_GEEN = set_of("geen no noch")
_ZONDER = set_of("zonder without behalve except ipv")
_TUSSEN_NIET = set_of(
    "in naar bij op te meer een per se to at into want any go going more terug weer again een"
)
_TUSSEN_GEEN = set_of("meer enkele echte more other")
_TUSSEN_ACHTER = set_of(
    """
    een lange korte deze die twee weken maanden mislukte mislukt afgebroken gestopte beeindigde eerdere vorige
    failed previous
    """
)
_WIL = set_of(
    "wil wilt willen liever wou zoek zoeken zoekt hoeft hoeven moet mag want wants rather need"
)
_MAAR = set_of("maar but wel")
_ONTBREEKT = set_of(
    "krijg krijgt krijgen kreeg kregen gekregen vind vindt vinden gevonden heb hebt heeft hebben had hadden er is nog"
    " lukt waarom waar vrij zit zitten zat thuis have has had there get find found still yet is"
)
_ONTBREEKT_ERNA = set_of(
    "vinden gevonden krijgen gekregen vrij beschikbaar beschikbare plek plaats terecht available found find mogelijk"
)
_OMVANG = 3
"""So many words before a denial, and behind what is denied, tell whether it is only lacking."""
_NOOD = ("crisis", "spoed", "nood", "emergency", "urgent", "dringend", "acuut")
"""How words begin that name the help for a crisis.

All other words of crisis name a danger, and that is never denied.
"""
_HULP = frozenset(
    {Begripsoort.HULPVORM, Begripsoort.PRODUCT, Begripsoort.SEGMENT, Begripsoort.INTERVENTIE}
)
_TE_ONTKENNEN = _HULP | {Begripsoort.DOELGROEP, Begripsoort.GEMEENTE}
_VERDER = (["of"], ["en"], ["or"], ["and"], ["noch"], ["nor"])
_ACHTER: tuple[tuple[str, ...], ...] = tuple(
    tuple(woorden.split())
    for woorden in (
        "terug van",
        "terug uit",
        "weg uit",
        "weg van",
        "komt van",
        "klaar met",
        "gestopt met",
        "ontslagen uit",
        "eerder in",
        "vroeger in",
        "was in",
        "zat in",
        "gezeten in",
        "out of",
        "coming from",
        "back from",
        "na",
        "uit",
        "vanuit",
        "after",
        "leaving",
        "left",
    )
)
_VERTREK = (
    ["van"],
    ["uitstroom"],
    ["doorstroom"],
    ["overgang"],
    ["overplaatsing"],
    ["overstap"],
    ["from"],
)
_IN_PLAATS = tuple(
    tuple(woorden.split())
    for woorden in (
        "in plaats van",
        "plaats van",
        "instead of",
        "anders dan",
        "other than",
        "rather than",
    )
)


class Ontkenner:
    """Finds which zinsneden of a text are denied, and takes the words that deny them into them."""

    def __init__(self, woorden: Sequence[Woord], zinsneden: Sequence[Zinsnede]) -> None:
        self._vormen = [woord.gelezen for woord in woorden]
        self._woorden = woorden
        self._zinsneden = zinsneden

    def read(self) -> list[Zinsnede]:
        """The zinsneden in order, the denied ones marked and begun at the word that denies them.

        A word of its own that is denied is one of them then, without begrippen: it is not looked for.
        """
        zinsneden = list(self._marked())
        return sorted((*zinsneden, *self._loose(zinsneden)), key=lambda zin: zin.begin)

    def _loose(self, zinsneden: Sequence[Zinsnede]) -> Iterator[Zinsnede]:
        bezet = {plek for zin in zinsneden for plek in range(zin.begin, zin.einde)}
        vanaf = 0
        for plek, vorm in enumerate(self._vormen):
            if plek in bezet:
                vanaf = plek + 1
            elif vorm not in STOPWOORDEN:
                zin = Zinsnede(plek, plek + 1)
                begin = self._refused_from(zin, vanaf)
                if begin is not None:
                    yield replace(zin, begin=begin, ontkend=True)

    def _marked(self) -> Iterator[Zinsnede]:
        eerder: Zinsnede | None = None
        for nummer, zin in enumerate(self._zinsneden):
            vanaf = eerder.einde if eerder else 0
            begin = self._denied_from(zin, vanaf) if self._may_be_denied(zin) else None
            if begin is None and eerder and eerder.ontkend and self._goes_on(eerder, zin):
                begin = zin.begin
            elif begin is None and self._is_left(nummer):
                begin = zin.begin - 1
            eerder = zin if begin is None else replace(zin, begin=begin, ontkend=True)
            yield eerder

    def _may_be_denied(self, zin: Zinsnede) -> bool:
        return bool(zin.begrippen) and zin.begrippen[0].soort in _TE_ONTKENNEN

    def _denied_from(self, zin: Zinsnede, vanaf: int) -> int | None:
        """The word from which this is denied; None where it is not."""
        if self._is_danger(zin):
            return None
        if zin.begin == vanaf:
            return None
        if zin.begrippen[0].soort in _HULP:
            for aanloop in (*_IN_PLAATS, *_ACHTER):
                begin = self._starts(aanloop, zin.begin, vanaf)
                if begin is not None:
                    return begin
        return self._refused_from(zin, vanaf)

    def _refused_from(self, zin: Zinsnede, vanaf: int) -> int | None:
        for woorden, tussen in (
            (_NIET, _TUSSEN_NIET),
            (_GEEN, _TUSSEN_GEEN),
            (_ZONDER, _TUSSEN_GEEN),
        ):
            begin = self._back(zin.begin - 1, vanaf, tussen)
            if begin >= vanaf and self._vormen[begin] in woorden:
                return None if self._is_lacking(begin, zin) else begin
        return None

    def _back(self, positie: int, vanaf: int, tussen: frozenset[str]) -> int:
        while positie > vanaf and self._vormen[positie] in tussen:
            positie -= 1
        return positie

    def _starts(self, aanloop: tuple[str, ...], einde: int, vanaf: int) -> int | None:
        """Where these words begin that end just before `einde`, apart from a few that say nothing."""
        laatste = self._back(einde - 1, vanaf, _TUSSEN_ACHTER)
        begin = laatste + 1 - len(aanloop)
        if begin < vanaf or tuple(self._vormen[begin : laatste + 1]) != aanloop:
            return None
        return begin

    def _is_lacking(self, begin: int, zin: Zinsnede) -> bool:
        """Whether the help is wanted and not there: `geen psycholoog gevonden`."""
        ervoor = self._vormen[max(0, begin - _OMVANG) : begin]
        erna = self._vormen[zin.einde : zin.einde + _OMVANG]
        if (
            (zin.begrippen and zin.begrippen[0].soort not in _HULP)
            or _WIL.intersection(ervoor)
            or _MAAR.intersection(erna)
        ):
            return False
        return bool(_ONTBREEKT.intersection(ervoor) or _ONTBREEKT_ERNA.intersection(erna))

    def _goes_on(self, eerder: Zinsnede, zin: Zinsnede) -> bool:
        """`geen gezinshuis of woongroep`: neither of them."""
        tussen = self._vormen[eerder.einde : zin.begin]
        return (
            self._may_be_denied(zin)
            and not self._is_danger(zin)
            and zin.begrippen[0].soort is eerder.begrippen[0].soort
            and tussen in _VERDER
        )

    def _is_left(self, nummer: int) -> bool:
        """`van gezinshuis naar pleegzorg`: the first of the two is behind."""
        zin, verder = self._zinsneden[nummer], self._zinsneden[nummer + 1 : nummer + 2]
        return (
            bool(verder)
            and all(deel.begrippen and deel.begrippen[0].soort in _HULP for deel in (zin, *verder))
            and self._vormen[max(0, zin.begin - 1) : zin.begin] in _VERTREK
            and self._vormen[zin.einde : verder[0].begin] == ["naar"]
        )

    def _is_danger(self, zin: Zinsnede) -> bool:
        """Whether the words speak of a danger: the numbers stand first then, whatever stands before them."""
        eerste = self._vormen[zin.begin]
        return any(begrip.bellen for begrip in zin.begrippen) and not eerste.startswith(_NOOD)
