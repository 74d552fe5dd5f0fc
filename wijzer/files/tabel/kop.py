"""The header of a table: in which row it stands, and which column stands where."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from wijzer.domain.taal.schoon import clean_line, compare_key
from wijzer.files.tabel.bladen import RuweRij, is_filled
from wijzer.files.tabel.cellen import SAMENGEVOEGD, Cel, Onleesbaar
from wijzer.files.tabel.fouten import BestandGeweigerd, show_waarde

ZOEKRIJEN = 20
"""How many filled rows are looked at for the header: titles and dates may stand above it."""


@dataclass(frozen=True, slots=True)
class Tabelkop:
    """Where each known column stands (from 0), the extra ones, and how far the header reaches."""

    posities: dict[str, int]
    extra: dict[int, str]
    breedte: int
    opmerkingen: list[str]


def find_kop(
    rijen: Iterator[RuweRij],
    verplicht: Sequence[str],
    bekend: Sequence[str],
    sleutels: Sequence[Sequence[str]] = (),
) -> Tabelkop:
    """The header; `rijen` goes on below it.

    It is the first row that has all obligatory columns, and all columns of one of the `sleutels`
    where there are any. Rows above it are left out, and that is remarked. Raises `BestandGeweigerd`
    with what is missing in the row that is nearest.
    """
    gezien: list[RuweRij] = []
    for rij, cellen in islice((ruw for ruw in rijen if any(map(is_filled, ruw[1]))), ZOEKRIJEN):
        gezien.append((rij, cellen))
        namen = {fold_naam(cel) for cel in cellen}
        if namen & set(bekend) and not missing(namen, verplicht, sleutels):
            kop = read_tabelkop(cellen, verplicht, bekend, sleutels, rij=rij)
            return _with_skipped(kop, rij, len(gezien) - 1)
    if not gezien:
        raise BestandGeweigerd(["Het bestand is leeg. Kies een ander bestand."])
    rij, cellen = max(gezien, key=lambda gezien: count_known(gezien[1], bekend))
    return read_tabelkop(cellen, verplicht, bekend, sleutels, rij=rij)


def count_known(cellen: Iterable[Cel], bekend: Collection[str]) -> int:
    """How many of these columns a row names."""
    return len({fold_naam(cel) for cel in cellen} & set(bekend))


def missing(
    namen: Collection[str], verplicht: Sequence[str], sleutels: Sequence[Sequence[str]]
) -> list[str]:
    """The obligatory columns that are not among these names; of the keys the one of which fewest are missing.

    Where several keys need one column more, either of those will do.
    """
    weg = [naam for naam in verplicht if naam not in namen]
    per_sleutel = [[naam for naam in sleutel if naam not in namen] for sleutel in sleutels]
    minste = min(per_sleutel, key=len, default=[])
    if len(minste) == 1:
        minste = [
            " of ".join(naam for sleutel in per_sleutel if len(sleutel) == 1 for naam in sleutel)
        ]
    return weg + minste


def _with_skipped(kop: Tabelkop, rij: int, erboven: int) -> Tabelkop:
    if not erboven:
        return kop
    opmerking = f"De kolomnamen staan in rij {rij}. Wat erboven staat, is overgeslagen."
    return Tabelkop(kop.posities, kop.extra, kop.breedte, [opmerking, *kop.opmerkingen])


def read_tabelkop(
    cellen: Sequence[Cel],
    verplicht: Sequence[str],
    bekend: Sequence[str],
    sleutels: Sequence[Sequence[str]] = (),
    *,
    rij: int = 1,
) -> Tabelkop:
    """Find columns by name: order, case, and spaces or dashes for `_` do not matter.

    Raises `BestandGeweigerd` with every missing and every double column at once.
    """
    _refuse_unreadable(cellen, rij)
    namen = [fold_naam(cel) for cel in cellen]
    while namen and not namen[-1]:
        namen.pop()
    aantal = Counter(naam for naam in namen if naam in bekend)
    _refuse(
        dubbel=[naam for naam in bekend if aantal[naam] > 1],
        ontbreekt=missing(aantal, verplicht, sleutels),
        samengevoegd=rij if any(str(cel) == SAMENGEVOEGD for cel in cellen) else None,
    )
    posities = {naam: positie for positie, naam in enumerate(namen) if naam in aantal}
    extra = {
        positie: show_waarde(clean_line(str(cellen[positie] or ""))) or f"kolom {positie + 1}"
        for positie, naam in enumerate(namen)
        if naam not in aantal
    }
    return Tabelkop(posities, extra, len(namen), _remarks(extra))


def _refuse_unreadable(cellen: Sequence[Cel], rij: int) -> None:
    for nummer, cel in enumerate(cellen, start=1):
        if isinstance(cel, Onleesbaar) and cel.overal and cel.waarde != SAMENGEVOEGD:
            raise BestandGeweigerd([f"Rij {rij}, kolom {nummer}: {cel.fout}"])


def fold_naam(cel: Cel) -> str:
    """The name of a column as names are compared."""
    if not isinstance(cel, str):
        return str(cel or "")
    return re.sub(r"[\s_-]+", "_", compare_key(cel))


def _refuse(*, dubbel: list[str], ontbreekt: list[str], samengevoegd: int | None) -> None:
    """Refuse missing and double names.

    A name that is `samengevoegd` with cells of this row stands above it, or once for two.
    """
    redenen = []
    if ontbreekt:
        redenen.append(
            f"{_columns(ontbreekt)} {'ontbreekt' if len(ontbreekt) == 1 else 'ontbreken'}: {', '.join(ontbreekt)}."
        )
    if ontbreekt and samengevoegd:
        redenen.append(
            f"In rij {samengevoegd} zijn cellen samengevoegd: splits ze, en zet elke kolomnaam in één cel van deze rij."
        )
    if dubbel:
        redenen.append(
            f"{_columns(dubbel)} {'staat' if len(dubbel) == 1 else 'staan'} er vaker dan één keer: {', '.join(dubbel)}."
        )
    if redenen:
        raise BestandGeweigerd(redenen)


def _columns(namen: list[str]) -> str:
    return "Deze kolom" if len(namen) == 1 else "Deze kolommen"


def _remarks(extra: dict[int, str]) -> list[str]:
    if not extra:
        return []
    wat = (
        "Deze kolom kennen we niet en is"
        if len(extra) == 1
        else "Deze kolommen kennen we niet en zijn"
    )
    return [f"{wat} overgeslagen: {', '.join(extra.values())}."]
