"""The header of a table: which column stands where."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wijzer.files.tabel.cellen import Cel
from wijzer.files.tabel.fouten import BestandGeweigerd, show


@dataclass(frozen=True, slots=True)
class Kop:
    """Where each known column stands (from 0), the extra ones, and how far the header reaches."""

    plekken: dict[str, int]
    extra: dict[int, str]
    breedte: int
    opmerkingen: list[str]


def read_kop(cellen: Sequence[Cel], verplicht: Sequence[str], bekend: Sequence[str]) -> Kop:
    """Find columns by name: order, case, and spaces or dashes for `_` do not matter.

    Raises `BestandGeweigerd` with every missing and every double column at once.
    """
    namen = [_fold(cel) for cel in cellen]
    while namen and not namen[-1]:
        namen.pop()
    aantal = Counter(naam for naam in namen if naam in bekend)
    _refuse(
        dubbel=[naam for naam in bekend if aantal[naam] > 1],
        ontbreekt=[naam for naam in verplicht if not aantal[naam]],
    )
    plekken = {naam: plek for plek, naam in enumerate(namen) if naam in aantal}
    extra = {
        plek: show(str(cellen[plek]).strip()) or f"kolom {plek + 1}"
        for plek, naam in enumerate(namen)
        if naam not in aantal
    }
    return Kop(plekken, extra, len(namen), _remarks(extra))


def _fold(cel: Cel) -> str:
    return (
        re.sub(r"[\s_-]+", "_", str(cel).strip().casefold())
        if isinstance(cel, str)
        else str(cel or "")
    )


def _refuse(*, dubbel: list[str], ontbreekt: list[str]) -> None:
    redenen = []
    if ontbreekt:
        redenen.append(
            f"{_columns(ontbreekt)} {'ontbreekt' if len(ontbreekt) == 1 else 'ontbreken'}: {', '.join(ontbreekt)}."
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
