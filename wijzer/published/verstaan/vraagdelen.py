"""The parts of a text, in order: each of its zinsneden, and each other word that may say something."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from wijzer.domain.taal.woordvorm import STOPWOORDEN
from wijzer.published.opname.zoekbegrip import Onbekendheid, Vraagdeel, Zoekbegrip
from wijzer.published.verstaan.bijnaam import by_name
from wijzer.published.verstaan.kennis import Woordkennis
from wijzer.published.verstaan.samenstelling import Helften, deed_of, halves_of
from wijzer.published.verstaan.vreemd import Vreemd, is_no_slip, read_vreemd
from wijzer.published.verstaan.woord import Woord
from wijzer.published.verstaan.zinnen.zinsnede import Zinsnede
from wijzer.published.verstaan.zinnen.zinsneden import Zinsnedenzoeker

_NAZIEN = 4
"""How many words that say nothing are looked at again; a text with more of them is no search."""

_SPLITSEN = 8
"""How many of them are looked at as a compound."""


class Vraagdelenlezer:
    """Reads the parts of one text."""

    def __init__(self, kennis: Woordkennis, tekst: str, woorden: Sequence[Woord]) -> None:
        self._kennis = kennis
        self._tekst = tekst
        self.woorden = woorden
        self._zoeker: Zinsnedenzoeker | None = None
        self._kapitalen = len(woorden) > 1 and tekst.isupper()
        self._gelezen: tuple[Sequence[Woord], Vreemd] | None = None

    @property
    def vreemd(self) -> Vreemd:
        """What of the text is in another language."""
        return self._vreemd_of(self.woorden)

    def read(self, *, letterlijk: bool) -> list[Vraagdeel]:
        """The parts. `letterlijk`: no slip is mended."""
        if not self.vreemd.overwegend:
            self.woorden = [woord.in_full() for woord in self.woorden]
        if not letterlijk:
            self.woorden = self._taken_apart()
            self.woorden = self._mended()
        return by_name(self._kennis.boek, _without_denied(list(self._parts())))

    def _seeker(self) -> Zinsnedenzoeker:
        """The zinsneden of the words as they are now; looked for anew only where the words were read otherwise."""
        zoeker = self._zoeker
        if zoeker is None or not (zoeker.woorden is self.woorden or zoeker.woorden == self.woorden):
            self._zoeker = Zinsnedenzoeker(
                self._kennis,
                self._tekst,
                self.woorden,
                vreemd=self.vreemd,
                kapitalen=self._kapitalen,
            )
            return self._zoeker
        return zoeker

    def _vreemd_of(self, woorden: Sequence[Woord]) -> Vreemd:
        """What of these words is in another language: read once for words that did not change."""
        if self._gelezen is None or not _are_spelled_as(self._gelezen[0], woorden):
            self._gelezen = woorden, read_vreemd(self._kennis.boek, woorden)
        return self._gelezen[1]

    def _may_be_dutch(self, positie: int) -> bool:
        """Whether a word may be a slip of a Dutch one, or a compound."""
        return positie not in self.vreemd.vulwoorden and not is_no_slip(
            self.woorden[positie], self.vreemd
        )

    def _taken_apart(self) -> Sequence[Woord]:
        """The same words, with a compound that stands nowhere as its two halves."""
        vast, nagezien = self._positions_of_phrases(), 0
        woorden: list[Woord] = []
        for positie, woord in enumerate(self.woorden):
            is_los = (
                positie not in vast
                and self._may_be_dutch(positie)
                and self._kennis.says_nothing(woord.vorm)
            )
            nagezien += is_los
            woorden += self._apart(woord) if is_los and nagezien <= _SPLITSEN else [woord]
        return woorden if nagezien else self.woorden

    def _apart(self, woord: Woord) -> list[Woord]:
        """A compound in its parts, those too that are compounds themselves; any other word as it is."""
        helften = halves_of(self._kennis, woord.vorm) if self._is_open(woord) else None
        if helften is None or len(woord.getypt) != len(woord.vorm):
            daad = deed_of(self._kennis, woord.vorm)
            return [replace(woord, vorm=daad, gelezen=daad) if daad else woord]
        stukken = _pieces(woord, helften)
        return [
            heel for stuk in stukken for heel in (self._apart(stuk) if len(stukken) > 1 else [stuk])
        ]

    def _is_open(self, woord: Woord) -> bool:
        """Whether a word has no meaning of its own."""
        return not self._kennis.boek.meaning((woord.vorm,))

    def _positions_of_phrases(self) -> set[int]:
        """Where words stand that are read for certain; a word that is only denied may still be a slip."""
        zinsneden = [zin for zin in self._seeker().gevonden if zin.begrippen or not zin.ontkend]
        return {positie for zin in zinsneden for positie in range(zin.begin, zin.einde)}

    def _mended(self) -> Sequence[Woord]:
        """The same words, with those that say nothing read as the word that was probably meant."""
        vast = {
            positie for zin in self._seeker().gevonden for positie in range(zin.begin, zin.einde)
        }
        nazien = [
            positie
            for positie, woord in enumerate(self.woorden)
            if positie not in vast
            and self._may_be_dutch(positie)
            and self._kennis.says_nothing(woord.vorm)
            and self._nature(positie) in {Onbekendheid.WOORD, Onbekendheid.GEWOON}
        ][:_NAZIEN]
        gemend = {positie: self._kennis.meant(self.woorden[positie].vorm) for positie in nazien}
        if not any(gemend.values()):
            return self.woorden
        return [
            replace(woord, gelezen=bedoeld) if (bedoeld := gemend.get(positie)) else woord
            for positie, woord in enumerate(self.woorden)
        ]

    def _nature(self, positie: int) -> Onbekendheid:
        return self._kennis.nature(self.woorden, positie, kapitalen=self._kapitalen)

    def _parts(self) -> Iterator[Vraagdeel]:
        zoeker = self._seeker()
        zinsneden = {zin.begin: zin for zin in zoeker.gevonden}
        kaal = self._bare(bool(zinsneden))
        positie = 0
        while positie < len(self.woorden):
            zin = zinsneden.get(positie, Zinsnede(positie, positie + 1))
            woord = self.woorden[positie]
            if positie not in zinsneden and positie in self.vreemd.vulwoorden:
                positie = zin.einde
                continue
            if positie in zinsneden or not (woord.gelezen in kaal or zoeker.is_ordinary(positie)):
                yield self._part(zin, is_zinsnede=positie in zinsneden)
            elif woord.is_mended:
                yield Vraagdeel(
                    getypt=woord.getypt,
                    gelezen=woord.gelezen,
                    woorden=(woord.gelezen,),
                    overgeslagen=True,
                )
            positie = zin.einde

    def _bare(self, heeft_zinsneden: bool) -> frozenset[str]:
        """The words to pass over; none when there are no others and together they are in a name (`De Plek`)."""
        lezingen = frozenset(woord.gelezen for woord in self.woorden)
        if heeft_zinsneden or not lezingen <= STOPWOORDEN:
            return STOPWOORDEN
        return frozenset() if self._kennis.are_a_name(lezingen) else STOPWOORDEN

    def _part(self, zin: Zinsnede, *, is_zinsnede: bool) -> Vraagdeel:
        eigen = self.woorden[zin.begin : zin.einde]
        getypt = self._tekst[eigen[0].van : eigen[-1].tot]
        gelezen = getypt
        if any(woord.is_mended for woord in eigen):
            gelezen = " ".join(
                woord.gelezen if woord.is_mended else woord.getypt for woord in eigen
            )
        vormen = tuple(woord.gelezen for woord in eigen)
        if is_zinsnede:
            return _of_zinsnede(zin, getypt, gelezen, vormen)
        return self._loose(zin.begin, getypt, gelezen, vormen)

    def _loose(self, positie: int, getypt: str, gelezen: str, vormen: tuple[str, ...]) -> Vraagdeel:
        """One word that is no name and no synonym: where it occurs, or that it says nothing."""
        kennis, (vorm,) = self._kennis, vormen
        onbekend = (
            kennis.finds_nothing(vorm)
            or kennis.is_other_place(vorm)
            or kennis.is_other_code(self.woorden, positie)
        )
        return Vraagdeel(
            getypt=getypt,
            gelezen=gelezen,
            woorden=vormen,
            begrippen=kennis.boek.mentions(vorm),
            deel_van=() if onbekend else kennis.held_by(vorm),
            onbekend=onbekend,
            aard=self._nature(positie) if onbekend else Onbekendheid.WOORD,
        )


def _are_spelled_as(woorden: Sequence[Woord], anders: Sequence[Woord]) -> bool:
    """Whether words are written alike: what they are read as makes no other language of them."""
    return woorden is anders or [woord.vorm for woord in woorden] == [
        woord.vorm for woord in anders
    ]


def _without_denied(delen: list[Vraagdeel]) -> list[Vraagdeel]:
    """The parts, where a word means no more what is denied beside it: `broer en zus, geen pleegzorg`."""
    ontkend = {begrip for deel in delen if deel.ontkend for begrip in deel.begrippen}
    return [deel if deel.ontkend else _spared(deel, ontkend) for deel in delen]


def _spared(deel: Vraagdeel, ontkend: Collection[Zoekbegrip]) -> Vraagdeel:
    over = tuple(begrip for begrip in deel.begrippen if begrip not in ontkend)
    is_over = any(begrip.soort is deel.begrippen[0].soort for begrip in over)
    return replace(deel, begrippen=over) if is_over else deel


def _pieces(woord: Woord, helften: Helften) -> list[Woord]:
    """Both halves of a compound; where only one of them means something, the whole as that half."""
    stukken = [woord.piece(0, helften.einde), woord.piece(helften.begin, len(woord.vorm))]
    if all(helften.betekent):
        return stukken
    vorm = stukken[helften.betekent.index(True)].vorm
    return [replace(woord, vorm=vorm, gelezen=vorm)]


def _of_zinsnede(zin: Zinsnede, getypt: str, gelezen: str, vormen: tuple[str, ...]) -> Vraagdeel:
    return Vraagdeel(
        getypt=getypt,
        gelezen=gelezen,
        woorden=vormen,
        begrippen=zin.begrippen,
        vast=bool(zin.begrippen),
        onbekend=zin.is_code,
        aard=Onbekendheid.CODE if zin.is_code else Onbekendheid.WOORD,
        overgeslagen=not zin.begrippen and not zin.is_code,
        ontkend=zin.ontkend and bool(zin.begrippen),
        samen=zin.samen,
        thuis=zin.thuis,
    )
