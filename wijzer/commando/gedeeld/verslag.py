"""The report of an import, for people and for programs."""

import json
from typing import Any

import click

from wijzer.files.tabel.fouten import RijFout
from wijzer.services.importverslag import Importverslag

MAX_REGELS = 200
"""How many lines of each kind a terminal shows; `--json` gives all of them."""


def as_json(verslag: Importverslag) -> dict[str, Any]:
    """Everything, for `--json`. Values of bad cells are in it: the report is for whoever brought the file."""
    return {
        "bestand": verslag.soort,
        "proef": verslag.proef,
        "geschreven": not verslag.is_geweigerd and not verslag.proef,
        "nieuw": verslag.nieuw,
        "gewijzigd": verslag.gewijzigd,
        "ongewijzigd": verslag.ongewijzigd,
        "niet_in_bestand": list(verslag.niet_in_bestand),
        "opmerkingen": list(verslag.opmerkingen),
        "fouten": [fout_as_json(fout) for fout in verslag.fouten],
    }


def fout_as_json(fout: RijFout) -> dict[str, Any]:
    """One bad cell as JSON."""
    return {
        "rij": fout.rij,
        "kolom": fout.kolom,
        "waarde": fout.waarde,
        "fout": fout.fout,
        "verwacht": fout.verwacht,
    }


def print_verslag(verslag: Importverslag, *, als_json: bool) -> None:
    """Print the report."""
    if als_json:
        click.echo(json.dumps(as_json(verslag), ensure_ascii=False, indent=1))
        return
    _list("Opmerkingen", verslag.opmerkingen)
    if verslag.is_geweigerd:
        _list("Fouten", [_line(fout) for fout in verslag.fouten])
        aantal = "1 fout" if len(verslag.fouten) == 1 else f"{len(verslag.fouten)} fouten"
        click.echo(f"{aantal}. Er is niets gewijzigd.")
        return
    _list("Niet meer in het bestand (blijft staan)", verslag.niet_in_bestand)
    if verslag.proef:
        click.echo("Proef: er is niets gewijzigd.")
    click.echo(
        f"Nieuw: {verslag.nieuw} · gewijzigd: {verslag.gewijzigd} · ongewijzigd: {verslag.ongewijzigd} · "
        f"niet meer in het bestand: {len(verslag.niet_in_bestand)}"
    )


def _line(fout: RijFout) -> str:
    verwacht = f" Verwacht: {fout.verwacht}." if fout.verwacht else ""
    waarde = f" “{fout.waarde}”" if fout.waarde else ""
    return f"rij {fout.rij}, kolom {fout.kolom}{waarde}: {fout.fout}{verwacht}"


def _list(kop: str, regels: list[str] | tuple[str, ...]) -> None:
    if not regels:
        return
    click.echo(f"{kop}:")
    for regel in regels[:MAX_REGELS]:
        click.echo(f"  {regel}")
    if len(regels) > MAX_REGELS:
        click.echo(f"  … en nog {len(regels) - MAX_REGELS}")
