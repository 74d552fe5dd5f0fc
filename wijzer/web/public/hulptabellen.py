"""Tables that set kinds of help side by side, for the page that explains and for the pages of those kinds."""

from dataclasses import dataclass

from flask import url_for

from wijzer.domain.inkoop.product import Hulpvorm
from wijzer.domain.regiomap.tabellen import Hulptabel, cells_of, tables_of
from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.web.common.teksten import Gegeven, gegeven


@dataclass(frozen=True, slots=True)
class GetoondeTabel:
    """A table in the language of the page. `bij`: the kinds of help that it is about, with their addresses."""

    anker: str
    titel: Gegeven
    koppen: list[Gegeven]
    rijen: list[list[Gegeven]]
    bij: list[tuple[Gegeven, str]]

    @property
    def koppen_van_tabel(self) -> list[tuple[Gegeven, bool]]:
        """The names of the columns, each with that it holds no numbers."""
        return [(kop, False) for kop in self.koppen]


def show_tables(reader: Reader, regio: RegioInfo) -> list[GetoondeTabel]:
    """Every table of the region."""
    hulpvormen = {hulpvorm.slug: hulpvorm for hulpvorm in reader.hulpvormen(regio.slug)}
    return [_show(tabel, hulpvormen) for tabel in tables_of(regio.teksten)]


def tables_about(regio: RegioInfo, slug: str) -> list[tuple[Gegeven, str]]:
    """The tables that a kind of help stands in: title and address."""
    return [
        (gegeven(tabel.titel), f"{url_for('public.uitleg')}#{_anchor(tabel)}")
        for tabel in tables_of(regio.teksten)
        if slug in tabel.bij
    ]


def _show(tabel: Hulptabel, hulpvormen: dict[str, Hulpvorm]) -> GetoondeTabel:
    koppen, *rijen = [_cells(rij) for rij in tabel.rijen]
    bij = [hulpvormen[slug] for slug in tabel.bij if slug in hulpvormen]
    return GetoondeTabel(
        _anchor(tabel),
        gegeven(tabel.titel),
        koppen,
        rijen,
        [(gegeven(hulp.gewone_naam), url_for("public.hulpvorm", slug=hulp.slug)) for hulp in bij],
    )


def _anchor(tabel: Hulptabel) -> str:
    return f"tabel-{tabel.naam}"


def _cells(rij: str) -> list[Gegeven]:
    """A row is translated as a whole."""
    verteld = gegeven(rij)
    return [Gegeven(cel, verteld.taal) for cel in cells_of(verteld)]
