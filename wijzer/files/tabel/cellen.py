"""Makes a value of a raw cell: what is accepted, and what the message says when it is not.

Every reader takes the cell of a CSV (always text) as well as what Excel made of it (numbers, dates,
yes/no) and raises `Ongeldig` with what is wrong and what is expected. An empty cell is not theirs:
the column says whether it may be empty.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import LIJST
from wijzer.domain.taal.schoon import clean_code, clean_line, clean_text, is_broken
from wijzer.files.tabel.datums import parse_datum
from wijzer.files.tabel.getallen import parse_getal

EnumT = TypeVar("EnumT", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Onleesbaar:
    """A cell that cannot be a value: a formula, or an error of the spreadsheet.

    `overal`: it is told in a column that we do not know too.
    """

    waarde: str = field(repr=False)
    fout: str
    verwacht: str
    overal: bool = True

    def __str__(self) -> str:
        return self.waarde


SAMENGEVOEGD = "(samengevoegd)"
"""How a cell that another one covers is shown."""

Cel = str | int | float | bool | date | Onleesbaar | None
"""What can stand in a cell. A date of Excel with a time has lost its time already."""

_EURO = re.compile(r"^(?:€|euro?)\s*|\s*(?:€|euro?)$", re.IGNORECASE)
_GEEN_CENTEN = re.compile(r",-{1,2}$")
_ALS_TEKST = "tekst: geef de cel de eigenschap “Tekst” en typ de waarde opnieuw"
_TE_LANG = 1e15
"""The number from which on Excel does not keep every digit."""
_SCHEIDING = re.compile(r"[,|;\n]")
_EERSTE_JAAR, _LAATSTE_JAAR = 1900, 2199


def read_text(cel: Cel) -> str:
    """Clean text, which may have line breaks.

    A number of Excel is text too; a date in a text column is Excel's mistake. So is a number of
    more digits than Excel keeps: the last ones became zeros.
    """
    if isinstance(cel, date):
        raise Ongeldig("", "Excel heeft hier een datum van gemaakt.", verwacht=_ALS_TEKST)
    if isinstance(cel, float) and not abs(cel) < _TE_LANG:
        melding = "Excel heeft dit getal ingekort. De echte waarde is niet meer te zien."
        raise Ongeldig("", melding, verwacht=_ALS_TEKST)
    if isinstance(cel, bool):
        raise Ongeldig("", "Hier staat waar of onwaar, geen tekst.", verwacht="tekst")
    tekst = f"{cel:.15g}" if isinstance(cel, float) else str(cel)
    check_whole(tekst)
    return clean_text(tekst)


def check_whole(tekst: str) -> None:
    """Refuse half a character, which XLSX can hold (`_xD800_`): a clean text would hide that something is missing."""
    if is_broken(tekst):
        raise Ongeldig(
            "",
            "Hier staat een teken dat niet te zien is.",
            verwacht="gewone tekst: typ de waarde opnieuw",
        )


def read_code(cel: Cel) -> str:
    """What machines read, as a keyboard types it: a copy from a PDF may hold other spaces, dashes and digits."""
    return clean_code(read_text(cel))


def text_of(tekens: int) -> Callable[[Cel], str]:
    """Text of at most so many characters."""

    def read(cel: Cel) -> str:
        tekst = read_text(cel)
        if len(tekst) > tekens:
            raise Ongeldig(
                "",
                f"Deze tekst is te lang: {len(tekst)} tekens.",
                verwacht=f"hooguit {tekens} tekens",
            )
        return tekst

    return read


def read_ja_nee(cel: Cel) -> bool:
    """`ja` or `nee`, or Excel's own true and false."""
    if isinstance(cel, bool):
        return cel
    antwoord = read_code(cel).casefold()
    if antwoord not in {"ja", "nee"}:
        raise Ongeldig("", "Hier kan alleen ja of nee staan.", verwacht="ja of nee")
    return antwoord == "ja"


def read_datum(cel: Cel) -> date:
    """`2025-01-01`, `01-01-2025`, `1 januari 2025` or a date of Excel."""
    if isinstance(cel, date):
        return _within_years(cel)
    return _within_years(parse_datum(read_code(cel) if isinstance(cel, str) else ""))


def _within_years(dag: date) -> date:
    if not _EERSTE_JAAR <= dag.year <= _LAATSTE_JAAR:
        melding = "Het jaartal van deze datum kan niet kloppen."
        raise Ongeldig(
            "", melding, verwacht=f"een jaar van {_EERSTE_JAAR} tot en met {_LAATSTE_JAAR}"
        )
    return dag


_GEEN_GEHEEL, _ZOALS_GEHEEL = "Dit is geen heel getal.", "een heel getal, zoals 0 of 12"
_GEEN_BEDRAG, _ZOALS_BEDRAG = "Dit is geen bedrag.", "een bedrag in euro, zoals 12,50"


def read_geheel(cel: Cel) -> int:
    """A whole number of 0 or more."""
    if isinstance(cel, int) and not isinstance(cel, bool):
        getal = cel
    elif isinstance(cel, str):
        getal = _whole(read_code(cel))
    else:
        raise Ongeldig("", _GEEN_GEHEEL, verwacht=_ZOALS_GEHEEL)
    if not 0 <= getal <= 999_999_999:
        raise Ongeldig("", "Dit getal kan hier niet.", verwacht="0 of meer")
    return getal


def number_to(hoogste: int) -> Callable[[Cel], int]:
    """A whole number from 0 up to and including `hoogste`."""

    def read(cel: Cel) -> int:
        getal = read_geheel(cel)
        if getal > hoogste:
            raise Ongeldig("", "Dit getal is te groot.", verwacht=f"hooguit {hoogste}")
        return getal

    return read


def _whole(tekst: str) -> int:
    """A whole number as it was typed: `12`, `12,0` or `1 200`. `1.200` may be two numbers, and is refused."""
    getal = parse_getal(tekst, wat=_GEEN_GEHEEL, verwacht=_ZOALS_GEHEEL)
    if getal != getal.to_integral_value():
        raise Ongeldig("", _GEEN_GEHEEL, verwacht=_ZOALS_GEHEEL)
    return int(getal)


def read_bedrag(cel: Cel) -> Decimal:
    """An amount in euro with at most two decimals, as the Dutch, the English and machines write it.

    So `1.234,56` and `1234.56` are read. `1.234` may be two amounts, and is refused.
    """
    if isinstance(cel, float) and is_near(cel, rond := round(cel, 2)):
        return _amount(Decimal(f"{rond:.2f}"))
    if isinstance(cel, int | float) and not isinstance(cel, bool):
        return _amount(_decimal_of(cel))
    tekst = _GEEN_CENTEN.sub(",00", _EURO.sub("", read_code(cel)))
    return _amount(parse_getal(tekst, wat=_GEEN_BEDRAG, verwacht=_ZOALS_BEDRAG))


def _decimal_of(getal: float) -> Decimal:
    return Decimal(f"{getal:.15g}")


def is_near(getal: float, rond: float) -> bool:
    """Whether two numbers differ by no more than a spreadsheet loses in counting with fractions."""
    return abs(getal - rond) <= min(1e-9 * max(1.0, abs(getal)), 1e-6)


def _amount(bedrag: Decimal) -> Decimal:
    if not (bedrag.is_finite() and 0 <= bedrag < 10**8 and bedrag == round(bedrag, 2)):
        raise Ongeldig("", _GEEN_BEDRAG, verwacht=_ZOALS_BEDRAG)
    return bedrag


def digits_of(aantal: int, naam: str) -> Callable[[Cel], str]:
    """A number of exactly so many digits. Excel drops leading zeros of a number, so for a number they are put back."""

    def read(cel: Cel) -> str:
        is_getal = isinstance(cel, int) and not isinstance(cel, bool)
        tekst = str(cel).zfill(aantal) if is_getal else read_code(cel)
        if not re.fullmatch(f"[0-9]{{{aantal}}}", tekst):
            verwacht = f"{aantal} cijfers; nullen aan het begin tellen mee"
            raise Ongeldig("", f"Dit is geen {naam}.", verwacht=verwacht)
        return tekst

    return read


def choice_of(keuzes: type[EnumT]) -> Callable[[Cel], EnumT]:
    """One of a fixed list of words, whatever the case."""

    def read(cel: Cel) -> EnumT:
        try:
            return keuzes(read_code(cel).casefold())
        except ValueError:
            raise Ongeldig("", "Deze waarde kennen we niet.", verwacht=or_list(keuzes)) from None

    return read


def read_lijst(cel: Cel) -> tuple[str, ...]:
    """Several values in one cell, with commas between them; each once, in the order of the file."""
    delen = (clean_line(deel) for deel in _SCHEIDING.split(read_text(cel)))
    waarden = tuple(dict.fromkeys(deel for deel in delen if deel))
    if len(waarden) > LIJST:
        melding = f"Hier staan te veel waarden: {len(waarden)}."
        raise Ongeldig("", melding, verwacht=f"hooguit {LIJST}")
    return waarden


def or_list(woorden: Iterable[str]) -> str:
    """Join words as `a, b of c`."""
    *eerste, laatste = woorden
    return f"{', '.join(eerste)} of {laatste}" if eerste else laatste
