"""`wijzer init`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import uuid4

import click

from wijzer.commando.gedeeld.basis import Opdracht
from wijzer.commando.gedeeld.invoer import Moment
from wijzer.commando.gedeeld.kantoor import open_office, read_settings, require_office
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.regiomap.volgen import Lot
from wijzer.files.pdc import PdcRij, read_pdc
from wijzer.files.regio import (
    PRODUCTEN,
    Regiogegevens,
    RegioOnleesbaar,
    read_regio,
    regio_folders,
)
from wijzer.files.regiotoml import Regiofout
from wijzer.files.tabel.bron import read_file
from wijzer.files.tabel.fouten import Gelezen, RijFout
from wijzer.klok import now, today
from wijzer.mappen import SEED
from wijzer.services.bestanden.importeer_pdc import importeer_pdc
from wijzer.services.importverslag import Importverslag
from wijzer.services.regio.laad_regio import Laadverslag, laad_regio
from wijzer.settings import Settings
from wijzer.store.database.rollen import ensure_public_role
from wijzer.store.engine import upgrade
from wijzer.store.store import Store

Producten = Gelezen[PdcRij]


@click.command("init", cls=Opdracht)
@click.option(
    "--rollen",
    is_flag=True,
    help="Maak op PostgreSQL ook de rol die alleen openbare gegevens leest.",
)
@click.option(
    "--regios",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=SEED,
    help="Map met de regio's; zonder deze optie de regio's die erbij horen.",
)
def init(rollen: bool, regios: Path) -> None:
    """Maak de database klaar voor deze versie en laad de gegevens van de regio's.

    Mag altijd opnieuw. Wat in de map is veranderd, wordt overgenomen en genoemd. Wat een beheerder heeft gewijzigd,
    blijft en wordt genoemd. Staat er een fout in een map, dan verandert er niets.
    """
    prepare(require_office(read_settings()), regios, rollen=rollen)


def prepare(
    settings: Settings,
    regios: Path = SEED,
    *,
    rollen: bool = False,
    nu: Moment | None = None,
) -> None:
    """Migrate, bring the regions up to their folders, and make the public role when asked; `nu` is now when left out.

    Every folder is read before anything is done: a mistake in one of them raises `RegioOnleesbaar`
    or `BestandGeweigerd`, and nothing has changed.
    """
    nu = nu or Moment(at=now(), today=today())
    gelezen = [_read(folder, nu) for folder in regio_folders(regios)]
    moved = upgrade(settings)
    click.echo("De database past bij deze versie.")
    if rollen:
        gemaakt = ensure_public_role(settings)
        click.echo(
            "De publieke databaserol is klaar."
            if gemaakt
            else "SQLite kent geen rollen: er is niets te doen."
        )
    with open_office(settings) as database, database.transaction(at=nu.at) as store:
        geladen = [
            (gegevens.regio.naam, *load_regio(store, gegevens, producten, nu))
            for gegevens, producten in gelezen
        ]
        if moved and store.projectie.dag() is not None:
            # A migration changed what the office holds: what the public reads is made of that.
            store.projectie.rebuild(nu.at)
    for naam, uitkomst, regels in geladen:
        click.echo(f"Regio {naam}: {uitkomst}.")
        for regel in regels:
            click.echo(f"  {regel}")


def load_regio(
    store: Store, gegevens: Regiogegevens, producten: Producten | None, nu: Moment
) -> tuple[str, list[str]]:
    """Load one region; gives what became of it in a word, and a line for each fact that has something to tell.

    Its own catalogue only while it has none, because a beheerder imports newer ones.
    """
    verslag = laad_regio(store, gegevens, at=nu.at)
    regels, slug = list(tell_report(verslag)), gegevens.regio.slug
    begint = producten is not None and not store.producten.all(slug)
    if producten is not None:
        catalogus = _import(store, producten, slug, nu, proef=not begint)
        if catalogus.verandert and not begint:
            regels.append(f"{Lot.EIGEN}: {PRODUCTEN} (lees een nieuwe in met wijzer import pdc)")
    if verslag.is_nieuw:
        return "geladen", regels
    return ("bijgewerkt" if verslag.changed or begint else "ongewijzigd"), regels


def tell_report(verslag: Laadverslag) -> Iterator[str]:
    """One line for each fact with something to tell; words that follow their list are counted, there may be a thousand.

    A region that is new follows its folder in everything: nothing to tell.
    """
    if verslag.is_nieuw:
        return
    geteld = Counter[Lot]()
    for naam, lot in verslag.lotgevallen:
        if lot.is_wijziging and naam.startswith("synoniemen."):
            geteld[lot] += 1
        else:
            yield f"{lot}: {naam}"
    for lot, aantal in geteld.items():
        yield f"{lot}: {aantal} synoniemen"


def _read(folder: Path, nu: Moment) -> tuple[Regiogegevens, Producten | None]:
    gegevens = read_regio(folder, at=nu.at)
    if gegevens.producten is None:
        return gegevens, None
    patroon = gegevens.regio.productcode_patroon
    producten = read_pdc(read_file(gegevens.producten), productcode_patroon=patroon)
    _require_good(producten.fouten)
    return gegevens, producten


def _require_good(fouten: Sequence[RijFout]) -> None:
    if fouten:
        raise RegioOnleesbaar(
            [Regiofout(PRODUCTEN, fout.rij, fout.kolom, fout.fout) for fout in fouten]
        )


def _import(
    store: Store, producten: Producten, regio: str, nu: Moment, *, proef: bool
) -> Importverslag:
    """Read the catalogue of the folder in, or only see whether it says something else than the one that is kept."""
    verslag = importeer_pdc(
        store, producten, regio=regio, proef=proef, new_id=uuid4, by=SYSTEEM, at=nu.at
    )
    if not proef:
        _require_good(verslag.fouten)
    return verslag
