"""Makes typed rows of a file: columns by name, every cell read, every mistake kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.domain.maten import OPSCHRIFT
from wijzer.domain.taal.schoon import clean_line, clean_text
from wijzer.files.tabel.bladen import is_filled
from wijzer.files.tabel.bladkeuze import choose_blad
from wijzer.files.tabel.bron import open_bron
from wijzer.files.tabel.cellen import SAMENGEVOEGD, Cel, Onleesbaar, check_whole
from wijzer.files.tabel.csv.letters import damage
from wijzer.files.tabel.fouten import BestandGeweigerd, Gelezen, RijFout, RijT, show_waarde
from wijzer.files.tabel.grenzen import MAX_FOUTEN
from wijzer.files.tabel.kop import Tabelkop
from wijzer.files.tabel.veilig import is_formula, unescape

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Kolom(Generic[T_co]):
    """A column: its name, how a filled cell is read, and whether it must be filled (or even be there at all).

    With `blijft` it may be left out of a file, and then what is stored stays; an empty cell says that there is nothing.
    No cell is longer than `hooguit` characters, whatever reads it; `read` may ask for less.
    A text comes to it clean, and in one line unless the column holds `regels`.
    """

    naam: str
    read: Callable[[Cel], T_co]
    verplicht: bool = False
    mag_ontbreken: bool = False
    blijft: bool = False
    hooguit: int = OPSCHRIFT
    regels: bool = False


class Cellen:
    """The values of one row, taken out by column so that their types are known."""

    __slots__ = ("_waarden", "rij")

    def __init__(self, rij: int, waarden: Mapping[str, object]) -> None:
        self.rij = rij
        self._waarden = waarden

    def get(self, kolom: Kolom[T]) -> T | None:
        """The value of a column that may be empty."""
        return self._waarden.get(kolom.naam)  # type: ignore[return-value]  # put there by this very column's read

    def need(self, kolom: Kolom[T]) -> T:
        """What stands in an obligatory column: a row with an empty one never gets this far."""
        return self._waarden[kolom.naam]  # type: ignore[return-value]  # put there by this very column's read

    def has(self, kolom: Kolom[object]) -> bool:
        """Whether the file has this column, filled or not."""
        return kolom.naam in self._waarden


_ONTHOUDEN = 20_000
"""Values of a column that are remembered: a column with more of them repeats few."""
_Celuitkomst = tuple[object, Ongeldig | None]


class _KolomLezer:
    """Reads one column; what was read once is not read again (most columns repeat a few values)."""

    def __init__(self, kolom: Kolom[object], positie: int) -> None:
        self.naam, self.positie = kolom.naam, positie
        self._kolom = kolom
        self._gezien: dict[tuple[type, object], _Celuitkomst] = {}

    def read(self, cel: Cel) -> _Celuitkomst:
        sleutel = (cel.__class__, cel)
        uitkomst = self._gezien.get(sleutel)
        if uitkomst is None:
            uitkomst = self._read(cel)
            if len(self._gezien) < _ONTHOUDEN:
                self._gezien[sleutel] = uitkomst
        return uitkomst

    def _read(self, cel: Cel) -> _Celuitkomst:
        try:
            return self._value(cel), None
        except Ongeldig as fout:
            return None, Ongeldig(self.naam, fout.melding, verwacht=fout.verwacht)

    def _value(self, cel: Cel) -> object:
        if isinstance(cel, Onleesbaar):
            raise Ongeldig("", cel.fout, verwacht=cel.verwacht)
        if isinstance(cel, str):
            return self._text(cel)
        return self._kolom.read(cel) if is_filled(cel) else self._empty()

    def _text(self, cel: str) -> object:
        if schade := damage(cel):
            raise Ongeldig("", schade[0], verwacht=schade[1])
        check_whole(cel)
        tekst = clean_text(cel)
        if is_formula(tekst):
            raise Ongeldig(
                "", "Hier staat een formule.", verwacht="de waarde zelf, of tekst met een ' ervoor"
            )
        if not tekst:
            return self._empty()
        tekst = unescape(tekst)
        tekst = clean_text(tekst) if self._kolom.regels else clean_line(tekst)
        if len(tekst) > self._kolom.hooguit:
            melding = f"Deze tekst is te lang: {len(tekst)} tekens."
            raise Ongeldig("", melding, verwacht=f"hooguit {self._kolom.hooguit} tekens")
        return self._kolom.read(tekst)

    def _empty(self) -> object:
        if self._kolom.verplicht:
            raise Ongeldig("", "Deze cel is leeg.", verwacht="een ingevulde cel")
        return None


def read_rows(
    inhoud: bytes,
    kolommen: Sequence[Kolom[object]],
    make: Callable[[Cellen], RijT],
    *,
    sleutels: Sequence[Sequence[str]] = (),
    horen_bij: Mapping[tuple[str, ...], Sequence[str]] | None = None,
) -> Gelezen[RijT]:
    """Read a file into rows made by `make`, which may raise `Ongeldig(heden)` for what cells say together.

    `sleutels`: groups of columns of which one must be there as a whole. `horen_bij`: a column, or
    several of which one is enough, and those that say nothing without it.

    Raises `BestandGeweigerd` for what is wrong with the file as a whole; bad cells are collected
    instead.
    """
    bekend = [kolom.naam for kolom in kolommen]
    verplicht = [kolom.naam for kolom in kolommen if not (kolom.mag_ontbreken or kolom.blijft)]
    blad = choose_blad(open_bron(inhoud, bekend), verplicht, bekend, sleutels)
    kop = blad.kop
    _refuse_loose(kop, horen_bij or {})
    weg = [kolom.naam for kolom in kolommen if kolom.blijft and kolom.naam not in kop.posities]
    lezers = [
        _KolomLezer(kolom, kop.posities[kolom.naam])
        for kolom in kolommen
        if kolom.naam in kop.posities
    ]
    gelezen: Gelezen[RijT] = Gelezen([], [], [*blad.opmerkingen, *_remark_kept(weg)], set(weg))
    for rij, cellen in blad.rijen:
        _read_row(rij, cellen, lezers, kop, make, gelezen)
    if not gelezen.rijen and not gelezen.fouten:
        raise BestandGeweigerd(["Onder de kolomnamen staan geen rijen."])
    return gelezen


def _refuse_loose(kop: Tabelkop, horen_bij: Mapping[tuple[str, ...], Sequence[str]]) -> None:
    """A column that says nothing without another would be left out in silence."""
    for nodig, namen in horen_bij.items():
        los = [kolom for kolom in namen if kolom in kop.posities]
        if los and not any(naam in kop.posities for naam in nodig):
            raise BestandGeweigerd(
                [
                    f"Deze kolom ontbreekt: {' of '.join(nodig)}.",
                    f"Zonder die kolom zegt dit niets: {', '.join(los)}.",
                ]
            )


def _remark_kept(weg: Sequence[str]) -> list[str]:
    if not weg:
        return []
    begin = "Deze kolom staat" if len(weg) == 1 else "Deze kolommen staan"
    return [f"{begin} niet in het bestand: {', '.join(weg)}. Wat daar al stond, blijft staan."]


def _read_row(
    rij: int,
    cellen: Sequence[Cel],
    lezers: list[_KolomLezer],
    kop: Tabelkop,
    make: Callable[[Cellen], RijT],
    gelezen: Gelezen[RijT],
) -> None:
    waarden: dict[str, object] = {}
    fouten = _check_rest(rij, cellen, kop)
    breedte = len(cellen)
    for lezer in lezers:
        cel = cellen[lezer.positie] if lezer.positie < breedte else None
        waarden[lezer.naam], fout = lezer.read(cel)
        if fout:
            fouten.append(RijFout.of(rij, fout, cel))
    if not fouten:
        try:
            gelezen.rijen.append(make(Cellen(rij, waarden)))
        except Ongeldigheden as samen:
            fouten = [_locate(rij, fout, cellen, kop) for fout in samen.fouten]
        except Ongeldig as fout:
            fouten = [_locate(rij, fout, cellen, kop)]
    gelezen.fouten.extend(fouten if len(gelezen.fouten) < MAX_FOUTEN else fouten[:1])


def _check_rest(rij: int, cellen: Sequence[Cel], kop: Tabelkop) -> list[RijFout]:
    """Checks the cells beyond the header, or below a name that spans two columns.

    Such cells are shifted or have no name. Formulas are refused in every cell.
    """
    naamloos = [positie for positie, naam in kop.extra.items() if naam == SAMENGEVOEGD]
    fouten = [
        RijFout(
            rij,
            f"kolom {positie + 1}",
            show_waarde(cellen[positie]),
            "Hier staat een waarde zonder kolomnaam.",
            "een lege cel",
        )
        for positie in (*naamloos, *range(kop.breedte, len(cellen)))
        if positie < len(cellen) and is_filled(cellen[positie])
    ]
    fouten += [
        RijFout.of(rij, Ongeldig(naam, fout, verwacht=verwacht), cellen[positie])
        for positie, naam in kop.extra.items()
        if positie < len(cellen)
        for fout, verwacht in _told_anywhere(cellen[positie])
    ]
    return fouten


def _told_anywhere(cel: Cel) -> list[tuple[str, str]]:
    """What is wrong with a cell of a column that we do not know, and what is expected.

    It is wrong when it holds a formula, an error or damaged letters.
    """
    if isinstance(cel, Onleesbaar):
        return [(cel.fout, cel.verwacht)] if cel.overal else []
    schade = damage(cel) if isinstance(cel, str) else None
    return [schade] if schade else []


def _locate(rij: int, fout: Ongeldig, cellen: Sequence[Cel], kop: Tabelkop) -> RijFout:
    positie = kop.posities.get(fout.veld)
    return RijFout.of(
        rij, fout, cellen[positie] if positie is not None and positie < len(cellen) else ""
    )
