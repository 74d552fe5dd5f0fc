"""Which sheet of a workbook is meant: the first visible one that has the columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from wijzer.files.tabel.bladen import RuweRij, Tabelblad, Tabelbron, is_filled
from wijzer.files.tabel.fouten import BestandGeweigerd, show_waarde
from wijzer.files.tabel.kop import ZOEKRIJEN, Tabelkop, count_known, find_kop

_GENOEMD = 5
"""How many sheets are named; of the rest the number is told."""
_ONLEESBAAR = 0.5
"""A sheet that cannot be read comes nearer than one without a single column, and less near than one with some."""


@dataclass(frozen=True, slots=True)
class GekozenBlad:
    """The header of the chosen sheet, the rows below it, and what is to be told about the choice."""

    kop: Tabelkop
    rijen: Iterator[RuweRij] = field(repr=False)
    opmerkingen: list[str]


class _PastNiet(Exception):
    """A sheet without the columns: how near it comes, and why it is refused."""

    def __init__(self, nabij: float, waarom: BestandGeweigerd) -> None:
        super().__init__()
        self.nabij, self.waarom = nabij, waarom


def choose_blad(
    bron: Tabelbron,
    verplicht: Sequence[str],
    bekend: Sequence[str],
    sleutels: Sequence[Sequence[str]] = (),
) -> GekozenBlad:
    """The first sheet with all obligatory columns, and all of one of the `sleutels` where there are any.

    Raises `BestandGeweigerd` that names the sheet which comes nearest, and what is wrong there.
    """
    geweigerd: list[tuple[Tabelblad, _PastNiet]] = []
    for blad in bron.bladen:
        try:
            gekozen = _try(blad, verplicht, bekend, sleutels)
        except _PastNiet as fout:
            geweigerd.append((blad, fout))
            continue
        gekozen.opmerkingen[:0] = [*_told(bron, blad), *bron.opmerkingen]
        return gekozen
    if not geweigerd:
        raise BestandGeweigerd(
            [
                "Alle bladen van dit bestand zijn verborgen.",
                "Maak het blad met de gegevens zichtbaar.",
            ]
        )
    raise _refuse(bron, *max(geweigerd, key=lambda paar: paar[1].nabij))


def _try(
    blad: Tabelblad,
    verplicht: Sequence[str],
    bekend: Sequence[str],
    sleutels: Sequence[Sequence[str]],
) -> GekozenBlad:
    try:
        tabel = blad.open()
        gevuld = (rij for rij in tabel.rijen if any(map(is_filled, rij[1])))
        eerste = list(islice(gevuld, ZOEKRIJEN))
    except BestandGeweigerd as fout:
        raise _PastNiet(_ONLEESBAAR, fout) from fout
    rijen = chain(eerste, gevuld)
    try:
        kop = find_kop(rijen, verplicht, bekend, sleutels)
    except BestandGeweigerd as fout:
        nabij = max((count_known(rij[1], verplicht or bekend) for rij in eerste), default=0)
        raise _PastNiet(nabij, fout) from fout
    return GekozenBlad(kop, rijen, [*tabel.opmerkingen, *kop.opmerkingen])


def _told(bron: Tabelbron, gekozen: Tabelblad) -> list[str]:
    """Which sheet was read, where there are more; a hidden one is never passed over in silence."""
    andere = [blad.naam for blad in bron.bladen if blad is not gekozen]
    if not andere and not bron.verborgen:
        return []
    opmerkingen = [f"Alleen het blad {_quote(gekozen.naam)} is gelezen."]
    if andere:
        opmerkingen.append(f"Niet gelezen: {_names(andere)}.")
    if bron.verborgen:
        opmerkingen.append(f"Verborgen, en niet gelezen: {_names(bron.verborgen)}.")
    return opmerkingen


def _refuse(bron: Tabelbron, blad: Tabelblad, fout: _PastNiet) -> BestandGeweigerd:
    if not blad.naam:
        return fout.waarom
    waar = f"Gelezen is het blad {_quote(blad.naam)}."
    if len(bron.bladen) > 1:
        waar = f"Geen van de bladen heeft alle kolommen. Het blad {_quote(blad.naam)} komt het dichtst in de buurt."
    redenen = [waar, *fout.waarom.redenen]
    if bron.verborgen:
        redenen.append(
            f"Verborgen bladen lezen we niet: {_names(bron.verborgen)}. Maak een blad zichtbaar als "
            f"uw lijst daar staat."
        )
    return BestandGeweigerd(redenen)


def _names(namen: Sequence[str]) -> str:
    meer = len(namen) - _GENOEMD
    genoemd = ", ".join(map(_quote, namen[:_GENOEMD]))
    return f"{genoemd} en nog {meer}" if meer > 0 else genoemd


def _quote(naam: str) -> str:
    return f"“{show_waarde(naam)}”"
