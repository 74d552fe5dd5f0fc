"""Every job. Each may be run twice without harm: what was done already is found done."""

from datetime import datetime, timedelta
from time import monotonic
from uuid import uuid4

from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort
from wijzer.domain.klok import time_of
from wijzer.jobs.controle import carry_out
from wijzer.jobs.werk import Aantallen, Job, Omgeving
from wijzer.klok import today
from wijzer.logs import get_logger
from wijzer.services.controle.controleer_adressen import ADRESCONTROLE
from wijzer.services.controle.vraag_controle import vraag_controle
from wijzer.services.intrekking.wis import wis_verlopen
from wijzer.services.meldingen.stuur_meldingen import stuur_meldingen
from wijzer.services.taken.geloof_klok import is_klok_believed
from wijzer.services.taken.meld_publicatieverschil import meld_publicatieverschil
from wijzer.services.taken.ruim_op import ruim_op
from wijzer.services.taken.taakstand import DAGWISSEL, MELDINGEN, PUBLICATIECONTROLE, VERSCHILLEN
from wijzer.services.taken.verstuur_mail import verstuur_mail
from wijzer.store.herschrijven.uitvoeren import rewrite_asked
from wijzer.store.store import Store

_LOG = get_logger("wijzer.taken")

WAAKUREN = range(7, 22)
"""The hours in Amsterdam at which an alert may be mailed."""


def check_addresses(omgeving: Omgeving, at: datetime) -> Aantallen:
    """Check every region in parts: what fails in one does not keep another from being checked.

    A check that somebody asked for and that runs at this moment counts as tonight's. In a process
    that stops each region is asked for: whoever listens next goes on with it.
    """
    with omgeving.database.read() as store:
        regios = [regio.slug for regio in store.regios.all()]
    mislukt: list[Exception] = []
    afwijkingen = 0
    for regio in regios:
        try:
            afwijkingen += _check_one(omgeving, regio, at)
        except Exception as fout:
            _LOG.error("adrescontrole mislukt", regio=regio, exc_info=fout)
            mislukt.append(fout)
    if mislukt:
        raise mislukt[0]
    return {"regios": len(regios), "afwijkingen": afwijkingen}


def _check_one(omgeving: Omgeving, regio: str, at: datetime) -> int:
    with omgeving.transaction(at=at) as store:
        vraag_controle(store, regio, by=SYSTEEM, at=at)
    if omgeving.is_stopping():
        return 0
    aantallen = carry_out(omgeving.database, regio, is_stopping=omgeving.is_stopping) or {}
    return sum(aantallen.get(soort.value, 0) for soort in Afwijkingsoort)


def change_day(omgeving: Omgeving, at: datetime) -> Aantallen:
    """Put what became stale, expired, valid or ended today into the changes that partners read.

    A day of the future, which a wrong clock published, is put right: see `docs/besluiten/0035-mail-klok-regels.md`.
    """
    with omgeving.transaction(at=at) as store:
        if _is_wrongly_ahead(store, at):
            return {"gewijzigd": 0}
        return {"gewijzigd": store.projectie.advance(at, today(at))}


def _is_wrongly_ahead(store: Store, at: datetime) -> bool:
    """Whether the site stands on a day of the future and it is our clock that is not believed."""
    if not store.projectie.is_ahead(at):
        return False
    believed = is_klok_believed(store, at=at)
    _LOG.error("de site staat op een dag in de toekomst", klok_geloofd=believed)
    return not believed


def compare_publication(omgeving: Omgeving, at: datetime) -> Aantallen:
    """Compare the public tables with what they should be; a difference is told to the beheerders and in the log.

    What a clock that ran ahead published is put right besides: nobody has to decide over that.
    """
    with omgeving.database.read() as store:
        verschillen = store.projectie.compare_until(today(at))
        ahead = store.projectie.is_ahead(at)
    if verschillen:
        _LOG.error(
            "openbare gegevens wijken af", aantal=len(verschillen), voorbeelden=verschillen[:5]
        )
        with omgeving.transaction(at=at) as store:
            meld_publicatieverschil(store, len(verschillen), new_id=uuid4, at=at)
    if ahead:
        change_day(omgeving, at)
    return {VERSCHILLEN: len(verschillen)}


def send_mail(omgeving: Omgeving, at: datetime) -> Aantallen:
    """Send what waits in the outbox."""
    begin = monotonic()
    uitkomst = verstuur_mail(
        omgeving.database.transaction,
        omgeving.post,
        at=at,
        elapsed=lambda: timedelta(seconds=monotonic() - begin),
        require_turn=omgeving.require_turn,
    )
    return {
        "verstuurd": uitkomst.verstuurd,
        "later": uitkomst.later,
        "opgegeven": uitkomst.opgegeven,
    }


def send_alerts(omgeving: Omgeving, at: datetime) -> Aantallen:
    """Look whether places opened for who asked to hear of it. A run that was missed is not made up for at night.

    Of places that are not known for sure now, nobody is mailed: see
    `docs/besluiten/0024-een-hartslag.md`. Nor does an alert end because of a clock that nothing
    speaks for.
    """
    if time_of(at).hour not in WAAKUREN or not omgeving.publiek.knows_places(at):
        return {}
    with omgeving.database.read() as store:
        if not is_klok_believed(store, at=at):
            _LOG.error("geen meldingen: de klok kan verkeerd staan")
            return {}
    with omgeving.publiek.read(now=at, today=today(at)) as reader:
        return stuur_meldingen(
            omgeving.transaction,
            reader,
            new_id=uuid4,
            basis_url=omgeving.basis_url,
            at=at,
        )


def rewrite_files(omgeving: Omgeving, at: datetime) -> Aantallen:
    """Take what was shielded out of the files of the database too; what is in use waits for the next time."""
    return rewrite_asked(omgeving.database.engine)


def clean_up(omgeving: Omgeving, at: datetime) -> Aantallen:
    """Take away what can no longer be used, and what nobody needs to know any more.

    Not in the first night under a clock that nothing speaks for: what is gone is gone.
    """
    with omgeving.transaction(at=at) as store:
        if not is_klok_believed(store, at=at):
            _LOG.error("niet opgeruimd: de klok kan verkeerd staan")
            return {"uitgesteld": 1}
        opgeruimd = ruim_op(store, at=at)
        regios = [regio.slug for regio in store.regios.all()]
    return {**opgeruimd, "gewist": sum(_erase_in(omgeving, regio, at) for regio in regios)}


def _erase_in(omgeving: Omgeving, regio: str, at: datetime) -> int:
    """Erase what was withdrawn too long ago.

    This has a transaction of its own, because it holds the aanbieders of the region.
    """
    with omgeving.transaction(at=at) as store:
        return wis_verlopen(store, regio, by=SYSTEEM, at=at)


JOBS = {
    job.naam: job
    for job in (
        Job(naam=DAGWISSEL, doe=change_day, hooguit=timedelta(minutes=30)),
        Job(naam="opruimen", doe=clean_up, hooguit=timedelta(minutes=15)),
        Job(naam=ADRESCONTROLE, doe=check_addresses, hooguit=timedelta(hours=1)),
        Job(naam=PUBLICATIECONTROLE, doe=compare_publication, hooguit=timedelta(hours=1)),
        Job(naam=MELDINGEN, doe=send_alerts, hooguit=timedelta(minutes=30)),
        Job(
            naam="mail-verzenden",
            doe=send_mail,
            hooguit=timedelta(minutes=10),
            alleen_met_werk=True,
        ),
        Job(
            naam="herschrijven",
            doe=rewrite_files,
            hooguit=timedelta(minutes=30),
            alleen_met_werk=True,
        ),
    )
}
