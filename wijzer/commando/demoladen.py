"""The data of the demo: made, imported as users import, checked; once, before its first start."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import click

from wijzer.commando.demoaccounts import invent_accounts, keep_accounts, write_accounts
from wijzer.commando.gedeeld.basis import OpdrachtGeweigerd
from wijzer.commando.gedeeld.geheugen import many_facts
from wijzer.commando.gedeeld.invoer import STAPPEN, Moment, import_file
from wijzer.commando.gedeeld.kantoor import open_office
from wijzer.commando.gedeeld.voortgang import Voortgang, show_progress
from wijzer.commando.klaarzetten import prepare
from wijzer.demo.modellen import Demo
from wijzer.demo.schrijven import DemoBestanden, write_demo
from wijzer.demo.verzinsels.contacten import CRISIS, toegang_contacten
from wijzer.demo.wereld import make_demo
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.files.regio import Regiogegevens, read_regio
from wijzer.klok import now, today
from wijzer.mappen import SEED
from wijzer.services.controle.controleer_adressen import check_regio
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.store.store import Store

REGIO = "twente"
_DAG = timedelta(days=1)
_VANDAAG = ("pdc", "contracten", "locaties")
_DAARNA = ("historie",)
"""What was stated is counted of what stands on the site, so it comes after the change of day."""


def load_demo(settings: Settings, pad: Path) -> None:
    """Make a database with the demo of today, and write the accounts to `pad` when all of it stands.

    The site begins the day before and its day changes here: shielded locaties appear at no other moment.
    """
    nu = Moment(at=now(), today=today())
    prepare(settings, nu=Moment(at=nu.at - _DAG, today=nu.today - _DAG))
    gegevens = read_regio(SEED / REGIO, at=nu.at)
    with many_facts(), show_progress(2 + len(_VANDAAG + _DAARNA) * STAPPEN) as voortgang:
        voortgang.step("demo maken")
        wereld = make_demo(gegevens, today=nu.today)
        with open_office(settings) as database:
            _import(database, wereld, gegevens, settings.instance / "demo", nu, voortgang)
            voortgang.step("adressen controleren")
            accounts = invent_accounts(wereld)
            with database.transaction(at=nu.at) as store:
                _fill_contacts(store, gegevens, wereld)
                keep_accounts(store, accounts, at=nu.at)
            with database.transaction(at=nu.at) as store:
                verslag = check_regio(
                    store, REGIO, new_id=uuid4, by=SYSTEEM, at=nu.at, today=nu.today
                )
    write_accounts(pad, accounts)
    click.echo(f"Adrescontrole: {len(verslag.regels)} afwijkingen, met opzet in de demo gezet.")


def _import(
    database: Database,
    wereld: Demo,
    gegevens: Regiogegevens,
    folder: Path,
    nu: Moment,
    voortgang: Voortgang,
) -> None:
    """The files that are made go in by the door that users have."""
    assert gegevens.producten is not None  # noqa: S101 -- Twente ships with its catalogue
    bestanden = write_demo(wereld, gegevens.producten, folder)
    invoer = _Invoer(database, bestanden, gegevens, nu, voortgang)
    for soort in _VANDAAG:
        invoer.load(soort)
    with database.transaction(at=nu.at) as store:
        store.projectie.advance(nu.at, nu.today)
    for soort in _DAARNA:
        invoer.load(soort)


@dataclass(frozen=True)
class _Invoer:
    """The files of the demo and where they go."""

    database: Database
    bestanden: DemoBestanden
    gegevens: Regiogegevens
    nu: Moment
    voortgang: Voortgang

    def load(self, soort: str) -> None:
        """Import one of the files; raises `OpdrachtGeweigerd` when it is not accepted as it is."""
        verslag = import_file(
            self.database,
            soort,
            getattr(self.bestanden, soort),
            self.gegevens.regio,
            proef=False,
            nu=self.nu,
            voortgang=self.voortgang,
        )
        if verslag.is_geweigerd:
            eerste = verslag.fouten[0]
            raise OpdrachtGeweigerd(
                f"De demo is geweigerd: {soort}, rij {eerste.rij}, {eerste.kolom}: {eerste.fout}"
            )
        click.echo(
            f"Ingelezen: {soort}, {verslag.nieuw + verslag.gewijzigd + verslag.ongewijzigd} rijen."
        )


def _fill_contacts(store: Store, gegevens: Regiogegevens, wereld: Demo) -> None:
    """What a beheerder and the aanbieders would fill in: whom to call. In the demo these numbers are nobody's."""
    bekend = store.aanbieders.agb_index(REGIO)
    store.aanbieders.save_many(
        [
            replace(bekend[aanbieder.agb], contact=aanbieder.contact)
            for aanbieder in wereld.aanbieders
            if aanbieder.agb in bekend
        ]
    )
    for code, contact in toegang_contacten(gegevens.gemeenten).items():
        store.regios.save_gemeente(replace(store.regios.gemeente(code), toegang=contact))
    regio = store.regios.get(REGIO)
    store.regios.save(replace(regio, teksten={**regio.teksten, **CRISIS}))
