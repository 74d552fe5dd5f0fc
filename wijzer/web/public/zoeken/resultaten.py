"""Results as cards: one of each locatie, with what holds for all of its products said once."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.web.common.opmaak import plekken
from wijzer.web.common.teksten import Gegeven, current_taal
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.beelden import AanbodBeeld

GETOOND = 4
"""So many kinds of help stand open on a card; the others fold away."""
ZONDER_GETAL = frozenset(
    status.value for status in (Status.MATCHING, Status.ONBEKEND, Status.AANMELDSTOP)
)
"""The statuses of which the word says all: there are no places and no weeks to tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaartregel:
    """What a locatie offers under one plain name, with what the card has not said of it already.

    `codes` are the products that are called so and stand alike; of a single one `officieel` is what its name says
    more. `status` says whether it differs from that on top of the card. `anders` says what else of their stand does,
    in one line; `regels`, `niet_voor` and `medisch` are empty where the card says the same.
    """

    beeld: AanbodBeeld
    codes: Sequence[str]
    officieel: Gegeven | None
    status: bool
    anders: str
    regels: tuple[str, ...]
    niet_voor: str
    medisch: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Resultaat:
    """One locatie in the list. `locatie` is its best aanbod that fits: how that stands is said on top.

    `producten` are what fits, best first: the first kinds of help, and in `meer` those that fold away.
    `niet_voor` and `medisch` hold for all of them. `plekken` says how many places the locatie has where
    another product states more than the best; `woord` is how the best stands, with the places of all. `kies` is what
    is compared when the card is picked: what was picked of it before, else its best.
    """

    locatie: AanbodBeeld
    producten: Sequence[Kaartregel]
    meer: Sequence[Kaartregel]
    niet_voor: str
    medisch: bool
    plekken: str
    woord: str
    kies: AanbodBeeld


def group_by_locatie(
    beelden: Iterable[AanbodBeeld], gekozen: Collection[str] = ()
) -> list[Resultaat]:
    """Put what is of one locatie on one card, where the best of it stands; `gekozen` are ids that were picked."""
    groepen: dict[str, list[AanbodBeeld]] = {}
    for beeld in beelden:
        groepen.setdefault(beeld.href, []).append(beeld)
    return [_card(groep, gekozen) for groep in groepen.values()]


def _card(groep: Sequence[AanbodBeeld], gekozen: Collection[str]) -> Resultaat:
    beste = groep[0]
    niet_voor = _shared(beeld.niet_voor for beeld in groep) or ""
    medisch = all(beeld.medisch for beeld in groep)
    regels = _together(_line(beeld, beste, niet_voor, medisch=medisch) for beeld in groep)
    meeste = max(beeld.stand.vrij for beeld in groep)
    return Resultaat(
        locatie=beste,
        producten=regels[:GETOOND],
        meer=regels[GETOOND:],
        niet_voor=niet_voor,
        medisch=medisch,
        plekken=plekken(meeste) if meeste > beste.stand.vrij else "",
        woord=beste.stand.word_of_all(meeste),
        kies=next((beeld for beeld in groep if beeld.id in gekozen), beste),
    )


def _together(regels: Iterable[Kaartregel]) -> list[Kaartregel]:
    """One line for what has one plain name and stands alike; where the first of it stands."""
    samen: dict[object, list[Kaartregel]] = {}
    for regel in regels:
        samen.setdefault(_looks(regel), []).append(regel)
    return [_merged(gelijke) for gelijke in samen.values()]


def _looks(regel: Kaartregel) -> object:
    status = regel.beeld.stand.status
    return regel.beeld.gewoon, status, regel.anders, regel.regels, regel.niet_voor, regel.medisch


def _merged(gelijke: Sequence[Kaartregel]) -> Kaartregel:
    eerste = gelijke[0]
    if len(gelijke) == 1:
        return eerste
    codes = [code for regel in gelijke for code in regel.codes]
    return replace(eerste, codes=codes, officieel=None)


def _line(beeld: AanbodBeeld, beste: AanbodBeeld, niet_voor: str, *, medisch: bool) -> Kaartregel:
    stand, gezegd = beeld.stand, beste.stand
    return Kaartregel(
        beeld=beeld,
        codes=[beeld.code] if beeld.code else [],
        officieel=_official(beeld),
        status=stand.status != gezegd.status,
        anders=", ".join(_otherwise(beeld, beste)),
        regels=tuple(_new(stand.regels, gezegd.regels)),
        niet_voor="" if niet_voor else beeld.niet_voor,
        medisch=beeld.medisch and not medisch,
    )


def _official(beeld: AanbodBeeld) -> Gegeven | None:
    """What its name says beyond the plain one, in plain words: of "Gezinshuis intensiteit D" only "zwaarte D"."""
    if beeld.bij:
        return Gegeven(beeld.bij, current_taal())
    meer = beeld.product.removeprefix(beeld.gewoon).strip(" ,")
    return Gegeven(meer, beeld.product.taal) if meer else None


def _otherwise(beeld: AanbodBeeld, beste: AanbodBeeld) -> Iterator[str]:
    """What is known, both parts of the wait, and how fresh it is: each where that differs from the best.

    A status of its own that tells no number says by itself what is known.
    """
    stand, gezegd = beeld.stand, beste.stand
    (feit, versheid), (feit_gezegd, versheid_gezegd) = stand.reden, gezegd.reden
    waits = (stand.aanmeld, stand.behandel)
    zegt_alles = stand.status != gezegd.status and stand.status in ZONDER_GETAL
    if feit != feit_gezegd and not zegt_alles:
        yield feit
    if stand.samen and waits != (gezegd.aanmeld, gezegd.behandel):
        yield _("%(aanmeld)s tot eerste gesprek", aanmeld=stand.aanmeld)
        yield _("daarna %(behandel)s tot start", behandel=stand.behandel)
    if versheid and versheid != versheid_gezegd:
        yield versheid


def _new(regels: Iterable[str], gezegd: Collection[str]) -> Iterator[str]:
    return (regel for regel in regels if regel not in gezegd)


def _shared(waarden: Iterable[str]) -> str | None:
    """The one value that all have; None where they differ."""
    verschillend = set(waarden)
    return verschillend.pop() if len(verschillend) == 1 else None
