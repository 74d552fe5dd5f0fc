"""Whether the clock is to be believed.

It is asked before something that cannot be undone, for which the clock alone gives a reason.
"""

from datetime import datetime, timedelta

from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.store.store import Store

STIL_HOOGUIT = timedelta(days=7)
"""The longest that a machine stands still, as a rule. After more, one night passes before the clock is believed."""
_NACHT = timedelta(hours=12)
_ETMAAL = timedelta(hours=26)


def is_klok_believed(store: Store, *, at: datetime) -> bool:
    """Whether the jobs ran under this clock the night before, or in the days before that.

    A clock that jumped years ahead has no runs shortly before it, and one that fell behind has runs
    shortly after it. An installation without any earlier run has nothing to lose yet.
    """
    if store.taken.any_between(at + KLOKVERSCHIL, at + _ETMAAL):
        return False
    if store.taken.any_between(at - STIL_HOOGUIT, at - _NACHT):
        return True
    return not store.taken.any_outside(at - _NACHT, at + KLOKVERSCHIL)
