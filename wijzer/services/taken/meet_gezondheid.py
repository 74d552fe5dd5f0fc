"""Whether the work behind the site gets done: jobs that ran, mail that goes."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from wijzer.services.taken.mailstand import overzie_mail
from wijzer.services.taken.taakstand import DAGWISSEL, Oordeel, Taakstand, overzie_taken
from wijzer.store.store import Store
from wijzer.store.verzegeling.sleutels import Zegelstand

_WOORDEN = {
    Oordeel.MISLUKT: "mislukt",
    Oordeel.AFGEBROKEN: "afgebroken",
    Oordeel.VERSCHIL: "vond verschillen",
    Oordeel.LAAT: "te lang geleden",
    Oordeel.NOOIT: "nog nooit gedraaid",
    Oordeel.BEZIG: "bezig",
    Oordeel.GOED: "gedaan",
}


_LANG_GEVRAAGD = timedelta(hours=2)
"""Longer than any copy takes: whatever is in the way of a rewrite now does not go by itself."""


_NOEM_HOOGUIT = 10


@dataclass(frozen=True, slots=True)
class Meting:
    """One thing that was looked at, and what was seen."""

    naam: str
    goed: bool
    uitleg: str

    def as_json(self) -> dict[str, Any]:
        """The measurement as `--json` prints it."""
        return asdict(self)


def meet_gezondheid(store: Store, *, at: datetime) -> list[Meting]:
    """Look at the last run of every job, the outbox and what the keys open.

    What is to be taken out of the files is looked at too.
    """
    standen: dict[str, Taakstand] = {}
    for regio in store.regios.all():
        for stand in overzie_taken(store, regio.slug, at=at):
            eigen = stand.run is not None and stand.run.regio is not None
            standen[f"{stand.taak} ({regio.slug})" if eigen else stand.taak] = stand
    return [
        *(_measure_job(naam, stand) for naam, stand in sorted(standen.items())),
        _measure_mail(store, at),
        _measure_apart(store),
        _measure_sleutels(store),
        _measure_herschrijven(store, at),
    ]


def _measure_job(naam: str, stand: Taakstand) -> Meting:
    """The change of day is the first thing that a job worker does: without it there never was one."""
    nooit = stand.oordeel is Oordeel.NOOIT and stand.taak == DAGWISSEL
    wanneer = stand.run.started_at.strftime(" (%d-%m-%Y %H:%M UTC)") if stand.run else ""
    uitleg = "start `wijzer taken`" if nooit else _WOORDEN[stand.oordeel]
    return Meting(f"taak {naam}", not (nooit or stand.oordeel.vraagt_aandacht), uitleg + wanneer)


def _measure_mail(store: Store, at: datetime) -> Meting:
    stand = overzie_mail(store, at=at)
    uitleg = f"{stand.wachtend} wachten"
    if stand.loopt_vast and stand.oudste_at is not None:
        minuten = int((at - stand.oudste_at).total_seconds() // 60)
        uitleg = f"{uitleg}, de oudste al {minuten} minuten"
    return Meting("mail", not stand.loopt_vast, uitleg)


def _measure_apart(store: Store) -> Meting:
    """Mails that were set aside, by kind and id: of what is in them nothing is known."""
    apart = store.mail.aside()
    if not apart:
        return Meting("mail apart", True, "geen")
    genoemd = ", ".join(f"{mail.soort} {mail.id}" for mail in apart[:_NOEM_HOOGUIT])
    rest = f" en {len(apart) - _NOEM_HOOGUIT} andere" if len(apart) > _NOEM_HOOGUIT else ""
    return Meting("mail apart", False, f"niet te openen, gaat niet weg: {genoemd}{rest}")


def _measure_sleutels(store: Store) -> Meting:
    """What waits for `wijzer sleutels`, and what no key opens; counts alone."""
    standen = store.zegelstanden()
    dicht, ouder = (
        ", ".join(
            f"{telling[stand]} {soort}" for soort, telling in standen.items() if telling[stand]
        )
        for stand in (Zegelstand.DICHT, Zegelstand.OUDER)
    )
    delen = [
        *([f"met geen enkele sleutel te openen: {dicht}"] if dicht else []),
        *([f"onder een oudere sleutel (voer `wijzer sleutels` uit): {ouder}"] if ouder else []),
    ]
    return Meting("sleutels", not dicht, "; ".join(delen) or "alles onder de eerste sleutel")


def _measure_herschrijven(store: Store, at: datetime) -> Meting:
    """A shielded address that stays in the files because a transaction, a slot or a replica never lets go."""
    sinds = store.herschrijven.oldest()
    if sinds is None:
        return Meting("herschrijven", True, "niets wacht")
    minuten = int((at - sinds).total_seconds() // 60)
    uitleg = f"afgeschermde adressen staan sinds {minuten} minuten nog in de bestanden"
    return Meting("herschrijven", abs(at - sinds) <= _LANG_GEVRAAGD, uitleg)
