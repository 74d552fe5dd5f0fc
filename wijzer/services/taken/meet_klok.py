"""Whether the site stands on a day of the future, which only a clock that was wrong can have brought about."""

from datetime import date, datetime

from wijzer.services.taken.meet_gezondheid import Meting
from wijzer.store.store import Store

NAAM = "klok"


def find_dag_vooruit(store: Store, *, at: datetime) -> date | None:
    """The day of the last change of day if it lies in the future; None when all is well."""
    return store.projectie.dag() if store.projectie.is_ahead(at) else None


def meet_klok(store: Store, *, at: datetime) -> Meting:
    """Look at the day up to which the site was published."""
    dag = find_dag_vooruit(store, at=at)
    if dag is None:
        return Meting(NAAM, True, "de site staat niet vooruit")
    uitleg = f"de site staat op {dag:%d-%m-%Y}; kijk of de klok klopt en draai `wijzer publiceren`"
    return Meting(NAAM, False, uitleg)
