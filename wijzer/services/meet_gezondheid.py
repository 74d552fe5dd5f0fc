"""Whether the work behind the site gets done: jobs that ran, mail that goes."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from wijzer.services.controleer_adressen import TAAK as ADRESCONTROLE
from wijzer.store.store import Store
from wijzer.store.taken import Run

NACHTELIJK = timedelta(hours=26)
"""A nightly job that is older than this was missed."""
LANGSTE_MAIL = timedelta(hours=1)
_RUNS = 200


@dataclass(frozen=True, slots=True)
class Meting:
    """One thing that was looked at, and what was seen."""

    naam: str
    goed: bool
    uitleg: str

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return asdict(self)


def meet_gezondheid(store: Store, *, at: datetime) -> list[Meting]:
    """Look at the latest run of every job, at the nightly check, and at the outbox."""
    laatste: dict[str, Run] = {}
    for run in store.taken.runs(limit=_RUNS):
        laatste.setdefault(run.taak, run)
    if ADRESCONTROLE not in laatste:
        nooit = [Meting(f"taak {ADRESCONTROLE}", False, "nog nooit gedraaid; start `wijzer taken`")]
    else:
        nooit = []
    return [
        *nooit,
        *(_measure_run(run, at) for _, run in sorted(laatste.items())),
        _measure_mail(store, at),
    ]


def _measure_run(run: Run, at: datetime) -> Meting:
    naam = f"taak {run.taak}"
    wanneer = run.started_at.strftime("%d-%m-%Y %H:%M UTC")
    if run.fout:
        return Meting(naam, False, f"mislukt op {wanneer}")
    if run.taak == ADRESCONTROLE and at - run.started_at > NACHTELIJK:
        return Meting(naam, False, f"voor het laatst gedraaid op {wanneer}")
    return Meting(naam, True, f"gedraaid op {wanneer}")


def _measure_mail(store: Store, at: datetime) -> Meting:
    aantal, oudste = store.mail.queue()
    if oudste is not None and at - oudste > LANGSTE_MAIL:
        minuten = int((at - oudste).total_seconds() // 60)
        return Meting("mail", False, f"{aantal} wachten, de oudste al {minuten} minuten")
    return Meting("mail", True, f"{aantal} wachten")
