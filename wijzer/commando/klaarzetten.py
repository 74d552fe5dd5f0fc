"""`wijzer init`."""

from pathlib import Path
from uuid import uuid4

import click

from wijzer.commando.basis import Opdracht
from wijzer.commando.invoer import Moment
from wijzer.commando.kantoor import open_office, read_settings, require_office
from wijzer.domain.toegang import SYSTEEM
from wijzer.files.pdc import read_pdc
from wijzer.files.regio import Regiogegevens, read_regio, regio_folders
from wijzer.files.tabel.bron import read_file
from wijzer.klok import now, today
from wijzer.mappen import SEED
from wijzer.services.importeer_pdc import importeer_pdc
from wijzer.services.laad_regio import laad_regio
from wijzer.settings import Settings
from wijzer.store.engine import Database, upgrade
from wijzer.store.rollen import ensure_public_role
from wijzer.store.store import Store


@click.command("init", cls=Opdracht)
@click.option(
    "--rollen",
    is_flag=True,
    help="Maak op PostgreSQL ook de rol die alleen openbare gegevens leest.",
)
@click.option(
    "--regios", type=click.Path(path_type=Path, exists=True, file_okay=False), default=SEED,
    help="Map met de regio's; zonder deze optie de regio's die erbij horen.",
)  # fmt: skip
def init(rollen: bool, regios: Path) -> None:
    """Maak de database klaar voor deze versie en laad de gegevens van de regio's.

    Mag altijd opnieuw: wat een beheerder heeft gewijzigd, blijft.
    """
    settings = require_office(read_settings())
    prepare(settings, regios, rollen=rollen)


def prepare(
    settings: Settings,
    regios: Path = SEED,
    *,
    rollen: bool = False,
    nu: Moment | None = None,
) -> None:
    """Migrate, load what is missing, and make the public role when asked; `nu` is the present moment when it is left out."""
    upgrade(settings)
    click.echo("De database past bij deze versie.")
    if rollen:
        gemaakt = ensure_public_role(settings)
        click.echo(
            "De publieke databaserol is klaar."
            if gemaakt
            else "SQLite kent geen rollen: er is niets te doen."
        )
    with open_office(settings) as database:
        nu = nu or Moment(at=now(), today=today())
        for folder in regio_folders(regios):
            load_regio(database, read_regio(folder, at=nu.at), nu)


def load_regio(database: Database, gegevens: Regiogegevens, nu: Moment) -> None:
    """Load one region; its own catalogue only while it has none, because a beheerder imports newer ones."""
    slug = gegevens.regio.slug
    with database.transaction(at=nu.at) as store:
        changed = laad_regio(store, gegevens, at=nu.at)
        if gegevens.producten and not store.producten.all(slug):
            _load_producten(store, gegevens, nu)
            changed = True
    click.echo(f"Regio {gegevens.regio.naam}: {'geladen' if changed else 'ongewijzigd'}.")


def _load_producten(store: Store, gegevens: Regiogegevens, nu: Moment) -> None:
    assert gegevens.producten is not None  # noqa: S101 -- asked by the caller; narrows the type
    patroon = gegevens.regio.productcode_patroon
    gelezen = read_pdc(read_file(gegevens.producten), productcode_patroon=patroon)
    importeer_pdc(
        store, gelezen, regio=gegevens.regio.slug, proef=False, new_id=uuid4, by=SYSTEEM, at=nu.at
    )
