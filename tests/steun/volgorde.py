"""The longest tests begin first: a run lasts no longer than its work, instead of waiting for one that began last.

Each worker of pytest-xdist gets an equal run of tests that stand side by side, and takes half of what another still has
when it is done; but what is running cannot be taken over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import pytest

T = TypeVar("T")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put tests that may take longer than others in front of what each worker gets; alone, a process keeps the order."""
    workerinput = getattr(config, "workerinput", None)
    if workerinput:
        may_take = [_seconds(item) for item in items]
        items[:] = dealt(
            items, may_take, float(config.getini("timeout")), workerinput["workercount"]
        )


def dealt(items: Sequence[T], may_take: Sequence[float], usual: float, workers: int) -> list[T]:
    """Give the items in runs of equal length, one for each worker, each beginning with its share of the long ones.

    A long one may take more than the usual number of seconds. Equals stay in the order in which they came.
    """
    numbers = range(len(items))
    long = sorted((n for n in numbers if may_take[n] > usual), key=lambda n: -may_take[n])
    others = [n for n in numbers if may_take[n] <= usual]
    order: list[int] = []
    for worker in range(workers):
        first = long[worker::workers]
        room = max(0, (len(items) - len(order)) // (workers - worker) - len(first))
        order += [*first, *others[:room]]
        del others[:room]
    return [items[n] for n in order]


def _seconds(item: pytest.Item) -> float:
    """How long a test says that it may take; 0 when it says nothing."""
    marker = item.get_closest_marker("timeout")
    return float(marker.args[0]) if marker and marker.args else 0
