"""What an import did, or why it did nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.domain.taal.schoon import compare_key
from wijzer.files.tabel.fouten import Gelezen, RijFout


@dataclass(frozen=True, slots=True, kw_only=True)
class Importverslag:
    """Counts of rows in the file, and what stands stored but no longer in the file (kept, and listed).

    With `fouten` nothing was written; with `proef` nothing was written either, and the counts say what would be.
    """

    soort: str
    fouten: tuple[RijFout, ...] = ()
    opmerkingen: tuple[str, ...] = ()
    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    niet_in_bestand: tuple[str, ...] = ()
    proef: bool = False

    @property
    def is_geweigerd(self) -> bool:
        """Whether the file was refused, row by row."""
        return bool(self.fouten)

    @property
    def verandert(self) -> bool:
        """Whether anything differs from what is stored."""
        return bool(self.nieuw or self.gewijzigd)

    def counts(self) -> dict[str, Any]:
        """The numbers that the audit trail keeps of an import, without names."""
        return {
            "bestand": self.soort,
            "nieuw": self.nieuw,
            "gewijzigd": self.gewijzigd,
            "ongewijzigd": self.ongewijzigd,
            "niet_in_bestand": len(self.niet_in_bestand),
        }


@dataclass(slots=True)
class Bevindingen:
    """Gathers mistakes and remarks while a file is checked."""

    fouten: list[RijFout] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)
    bevestigd: int = 0
    """How many questions the file answered with `bevestigd`: what the audit trail keeps of them."""

    @classmethod
    def of(cls, gelezen: Gelezen[Any]) -> "Bevindingen":
        """Begin with what the reader of the file noted."""
        return cls(list(gelezen.fouten), list(gelezen.opmerkingen))

    def refuse(self, rij: int, kolom: str, waarde: object, fout: str, verwacht: str = "") -> None:
        """Note a mistake at a row and a column."""
        self.fouten.append(RijFout.of(rij, Ongeldig(kolom, fout, verwacht=verwacht), waarde))

    def refuse_all(
        self,
        rij: int,
        fouten: Iterable[Ongeldig],
        waarden: object = None,
        *,
        bevestigd: bool = False,
    ) -> None:
        """Note the rules of the domain that a row breaks; `waarden` is the row, to show what stands in the column.

        What is only asked about passes when the row says that it is meant (`bevestigd`).
        """
        for fout in fouten:
            if isinstance(fout, Vraag) and bevestigd:
                self.bevestigd += 1
                continue
            self.fouten.append(RijFout.of(rij, _answerable(fout), getattr(waarden, fout.veld, "")))

    def in_order(self) -> tuple[RijFout, ...]:
        """All mistakes, in the order of the rows."""
        return tuple(sorted(self.fouten, key=lambda fout: fout.rij))


def _answerable(fout: Ongeldig) -> Ongeldig:
    """A question in a file is answered in the file."""
    if not isinstance(fout, Vraag):
        return fout
    verwacht = "een andere tekst, of ja in de kolom bevestigd als het zo bedoeld is"
    return Vraag(fout.veld, fout.melding, verwacht=verwacht)


def refused(soort: str, bevindingen: Bevindingen, *, proef: bool) -> Importverslag:
    """The report on a file that was refused."""
    return Importverslag(
        soort=soort,
        fouten=bevindingen.in_order(),
        opmerkingen=tuple(bevindingen.opmerkingen),
        proef=proef,
    )


def accepted(
    soort: str,
    bevindingen: Bevindingen,
    *,
    nieuw: int,
    gewijzigd: int,
    ongewijzigd: int,
    niet_in_bestand: Iterable[str] = (),
    proef: bool,
) -> Importverslag:
    """The report on a file in which nothing was wrong."""
    return Importverslag(
        soort=soort,
        opmerkingen=tuple(bevindingen.opmerkingen),
        nieuw=nieuw,
        gewijzigd=gewijzigd,
        ongewijzigd=ongewijzigd,
        niet_in_bestand=tuple(niet_in_bestand),
        proef=proef,
    )


class Register:
    """Finds a thing by its code or slug, or by its name as people write it."""

    def __init__(self, dingen: Iterable[tuple[str, str]]) -> None:
        self._codes: dict[str, str] = {}
        self._namen: dict[str, str] = {}
        for code, naam in dingen:
            self._codes[compare_key(code)] = code
            self._namen[compare_key(naam)] = code

    def find(self, tekst: str) -> str | None:
        """The code, or None when nothing has this code or name."""
        return self._codes.get(compare_key(tekst)) or self._namen.get(compare_key(tekst))


def resolve_all(
    register: Register,
    teksten: Sequence[str],
    rij: int,
    kolom: str,
    wat: str,
    bevindingen: Bevindingen,
) -> frozenset[str]:
    """The codes of several names in one cell; notes a mistake for each that is unknown."""
    codes = set()
    for tekst in teksten:
        code = register.find(tekst)
        if code is None:
            bevindingen.refuse(
                rij,
                kolom,
                tekst,
                f"{wat} kennen we niet in deze regio.",
                "een naam uit de lijst van de regio",
            )
        else:
            codes.add(code)
    return frozenset(codes)
