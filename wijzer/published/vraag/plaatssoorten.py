"""The kinds of value that say where: a place as people type it, a postcode, degrees."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from wijzer.domain.taal.schoon import clean_code
from wijzer.domain.tekst import Tekst
from wijzer.published.naslag.plaatsnamen import (
    MAX_PLAATSTEKST,
    BekendePlaats,
    Meerdere,
    OnbekendePlaats,
)
from wijzer.published.naslag.regios import Naslag
from wijzer.published.vraag.soorten import Hier, Schema, Waardelezer
from wijzer.published.vraag.waarden import Waardefout, degrees

EEN_PLAATS = Tekst("een gemeente, plaats of postcode in de regio")
_POSTCODE = re.compile(r"([1-9][0-9]{3})(?:[ -]{0,3}[A-Za-z]{2})?")
_LETTERS = "( ?[A-Za-z]{2})?"


@dataclass(frozen=True, slots=True)
class Vertrek:
    """From where is looked, and at most how far (km): what several keys say together.

    Without a place or a postcode it is a point.
    """

    plaats: str | None
    postcode: str | None
    straal: int | None


class _ZonderLijst:
    """There are too many of it to choose from, or to count."""

    def mogelijk(self, _naslag: Naslag, _regio: str | None) -> Iterable[object]:
        """Every value that can be chosen."""
        return ()


class Plaatswaarde(_ZonderLijst):
    """A gemeente, place or postcode of the region; a name that occurs more often is an error that names them."""

    def lezer(self, hier: Hier) -> Waardelezer:
        """The reader of a value of this kind."""

        def parse(tekst: str) -> str:
            if not tekst or len(tekst) > MAX_PLAATSTEKST:
                raise Waardefout(
                    Tekst("Vul 1 tot en met %(n)s tekens in.", n=MAX_PLAATSTEKST), EEN_PLAATS
                )
            match hier.naslag.plaatsnamen.find(tekst, hier.regio):
                case BekendePlaats() as plaats:
                    return plaats.tekst
                case Meerdere(mogelijk):
                    raise Waardefout(
                        Tekst("Er zijn meer plaatsen met deze naam."), _either(mogelijk)
                    )
                case OnbekendePlaats(lijkt_op, buiten):
                    raise _unknown_place(hier, tekst, lijkt_op, buiten=buiten)

        return parse

    def schema(self, naslag: Naslag | None) -> Schema:
        """The schema of the values that the feed promises to accept."""
        plaats: Schema = {"type": "string", "minLength": 1, "maxLength": MAX_PLAATSTEKST}
        if naslag and naslag.venster:
            plaats |= only_now(pattern=_any_of(naslag.plaatsnamen.teksten()))
        return plaats


class Postcode(_ZonderLijst):
    """The four digits of a postcode in the region, typed with or without its letters."""

    def lezer(self, hier: Hier) -> Waardelezer:
        """The reader of a value of this kind."""

        def parse(tekst: str) -> str:
            match = _POSTCODE.fullmatch(clean_code(tekst))
            if not match:
                raise Waardefout(
                    Tekst("Dit is geen Nederlandse postcode."),
                    Tekst("vier cijfers, zoals 7551, of met letters: 7551 EB"),
                )
            if hier.naslag.pc4_punt(match[1], hier.regio) is None:
                raise _outside(hier, match[1])
            return match[1]

        return parse

    def schema(self, naslag: Naslag | None) -> Schema:
        """The schema of the values that the feed promises to accept."""
        postcode: Schema = {"type": "string", "pattern": f"^[1-9][0-9]{{3}}{_LETTERS}$"}
        if naslag and naslag.venster:
            postcode |= only_now(pattern=f"^({'|'.join(naslag.pc4s)}){_LETTERS}$")
        return postcode


@dataclass(frozen=True, slots=True)
class Graden(_ZonderLijst):
    """Degrees up to `grens` on both sides of zero.

    The feed takes them between two sides of the window of all regions.
    """

    grens: int
    van: str
    tot: str

    def lezer(self, _hier: Hier) -> Waardelezer:
        """The reader of a value of this kind."""
        return degrees(self.grens)

    def schema(self, naslag: Naslag | None) -> Schema:
        """The schema of the values that the feed promises to accept."""
        graden: Schema = {"type": "number", "minimum": -self.grens, "maximum": self.grens}
        if naslag and (venster := naslag.venster):
            graden |= {"minimum": getattr(venster, self.van), "maximum": getattr(venster, self.tot)}
        return {**graden, "multipleOf": 0.01}


def only_now(**regel: object) -> Schema:
    """A rule that holds now, and that nobody builds into a program."""
    return {"if": regel, "else": False}


def _unknown_place(
    hier: Hier, tekst: str, lijkt_op: tuple[BekendePlaats, ...], *, buiten: bool
) -> Waardefout:
    if buiten and (match := _POSTCODE.fullmatch(clean_code(tekst))):
        return _outside(hier, match[1])
    melding = (
        Tekst("Deze plaats ligt buiten %(regio)s.")
        if buiten
        else Tekst("Deze plaats kennen wij niet in %(regio)s.")
    )
    return Waardefout(melding.fill(regio=hier.naam), _either(lijkt_op) or EEN_PLAATS)


def _outside(hier: Hier, pc4: str) -> Waardefout:
    melding = Tekst(
        "Postcode %(code)s ligt buiten %(regio)s. Hier staat alleen hulp uit de regio.",
        code=pc4,
        regio=hier.naam,
    )
    return Waardefout(melding, Tekst("een postcode in de regio"))


def _either(plaatsen: Iterable[BekendePlaats]) -> str:
    namen = [plaats.tekst for plaats in plaatsen]
    return reduce(_or, namen) if namen else ""


def _or(tekst: str, andere_tekst: str) -> str:
    return Tekst("%(een)s of %(ander)s", een=tekst, ander=andere_tekst)


def _any_of(teksten: Iterable[str]) -> str:
    """A pattern (ECMA-262, and Python) of these texts and of the postcodes among them with letters."""
    return f"^({'|'.join(_escaped(tekst) for tekst in teksten)})$"


def _escaped(tekst: str) -> str:
    letterlijk = re.sub(r"[\\^$.*+?()\[\]{}|/]", r"\\\g<0>", tekst)
    return re.sub(r"^([1-9][0-9]{3})(?![0-9])", rf"\1{_LETTERS}", letterlijk)
