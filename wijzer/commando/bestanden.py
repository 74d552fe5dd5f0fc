"""`wijzer import` and `wijzer export`."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import click

from wijzer.commando.gedeeld.basis import GEWEIGERD, Opdracht, OpdrachtGeweigerd
from wijzer.commando.gedeeld.controleren import finish
from wijzer.commando.gedeeld.geheugen import many_facts
from wijzer.commando.gedeeld.invoer import SOORTEN, STAPPEN, Moment, import_file
from wijzer.commando.gedeeld.kantoor import choose_regio, open_office, read_settings
from wijzer.commando.gedeeld.prive import private_file
from wijzer.commando.gedeeld.verslag import as_json, print_verslag
from wijzer.commando.gedeeld.voortgang import show_progress
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.files import contracten, locaties, pdc
from wijzer.files.apart.beurten import BEURTEN, Beurten
from wijzer.files.apart.lezen import read_apart
from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table
from wijzer.klok import now, today
from wijzer.services.bestanden.exporteer_contracten import exporteer_contracten
from wijzer.services.bestanden.exporteer_locaties import exporteer_locaties
from wijzer.services.bestanden.exporteer_pdc import exporteer_pdc
from wijzer.services.importverslag import Importverslag
from wijzer.store.store import Store

_GEDULD_S = 120.0
"""How long a command waits for its turn to read: longer than any reading takes."""
_MET_ADRESSEN = {"contracten", "locaties"}


@click.command("import", cls=Opdracht)
@click.argument("soort", type=click.Choice(list(SOORTEN)))
@click.argument("bestand", type=click.Path(path_type=Path))
@click.option("--regio", help="De regio; niet nodig als er maar één is.")
@click.option("--proef", is_flag=True, help="Zeg wat er zou gebeuren en wijzig niets.")
@click.option("--json", "als_json", is_flag=True, help="Geef het verslag als JSON.")
def importeer(soort: str, bestand: Path, regio: str | None, proef: bool, als_json: bool) -> int:
    """Lees een bestand in: CSV of XLSX, en van gemeentegrenzen GeoJSON.

    Alles of niets: met één foute rij wordt er niets gewijzigd, en staat elke fout in het verslag.
    Wat niet in het bestand staat, blijft: rijen en kolommen. Een bestand kan een adres afschermen,
    maar een afscherming nooit opheffen.
    """
    settings = read_settings()
    read = partial(read_apart, beurten=Beurten(settings.instance / BEURTEN, geduld_s=_GEDULD_S))
    with open_office(settings) as database, many_facts(), show_progress(STAPPEN + 1) as voortgang:
        with database.read() as store:
            gekozen = choose_regio(store, regio)
        nu = Moment(at=now(), today=today())
        try:
            verslag = import_file(
                database,
                soort,
                bestand,
                gekozen,
                proef=proef,
                nu=nu,
                voortgang=voortgang,
                read=read,
            )
        except BestandGeweigerd as fout:
            return _refuse_file(fout, soort, als_json=als_json)
        if soort in _MET_ADRESSEN and verslag.verandert and not proef:
            voortgang.step("adressen controleren")
            finish(database, gekozen.slug)
    print_verslag(verslag, als_json=als_json)
    return int(verslag.is_geweigerd)


def _refuse_file(fout: BestandGeweigerd, soort: str, *, als_json: bool) -> int:
    """A file that cannot be read at all: in JSON a report like any other, and why under `geweigerd`."""
    if not als_json:
        raise OpdrachtGeweigerd(*fout.redenen)
    leeg = as_json(Importverslag(soort=soort))
    inhoud = {**leeg, "geschreven": False, "geweigerd": list(fout.redenen)}
    click.echo(json.dumps(inhoud, ensure_ascii=False, indent=1))
    return GEWEIGERD


Exporter = Callable[[Store, str, bool], Iterable[Any]]
_EXPORT: Mapping[str, tuple[Sequence[str], Callable[[Any], Sequence[Any]], Exporter]] = {
    "pdc": (
        pdc.KOLOMMEN,
        pdc.pdc_cells,
        lambda store, regio, _: exporteer_pdc(store, regio=regio, by=SYSTEEM),
    ),
    "contracten": (
        contracten.KOLOMMEN,
        contracten.contracten_cells,
        lambda store, regio, met: exporteer_contracten(
            store, regio=regio, met_afgeschermd=met, new_id=uuid4, by=SYSTEEM, at=now()
        ),
    ),
    "locaties": (
        locaties.KOLOMMEN,
        locaties.locaties_cells,
        lambda store, regio, met: exporteer_locaties(
            store, regio=regio, met_afgeschermd=met, new_id=uuid4, by=SYSTEEM, at=now()
        ),
    ),
}


@click.command("export", cls=Opdracht)
@click.argument("soort", type=click.Choice(list(_EXPORT)))
@click.argument("bestand", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--regio", help="De regio; niet nodig als er maar één is.")
@click.option(
    "--met-afgeschermd",
    is_flag=True,
    help="Zet er afgeschermde adressen in. Dit komt in het logboek, en elke aanbieder ziet het.",
)
def exporteer(soort: str, bestand: Path, regio: str | None, met_afgeschermd: bool) -> None:
    """Schrijf een bestand dat zonder wijziging weer in te lezen is. De naam eindigt op .csv of .xlsx.

    Afgeschermde en gecontracteerde adressen blijven leeg, tenzij u erom vraagt. Alleen u kunt het bestand openen.
    """
    vorm = _vorm(bestand)
    kolommen, cells, export = _EXPORT[soort]
    with open_office() as database, many_facts(), show_progress(2) as voortgang:
        voortgang.step(f"{soort} verzamelen")
        with database.transaction() if met_afgeschermd else database.read() as store:
            slug = choose_regio(store, regio).slug
            rijen = list(export(store, slug, met_afgeschermd))
            # Inside the transaction: what could not be written was not taken out either.
            voortgang.step(f"{soort} schrijven")
            with private_file(bestand) as uit:
                write_table(uit, vorm, kolommen, map(cells, rijen))
    click.echo(f"{len(rijen)} rijen geschreven naar {bestand}.")


def _vorm(bestand: Path) -> Bestandsvorm:
    try:
        return Bestandsvorm(bestand.suffix.removeprefix(".").casefold())
    except ValueError:
        raise click.UsageError("De naam van het bestand eindigt op .csv of .xlsx.") from None
