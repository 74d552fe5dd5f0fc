"""Public pages while a hundred bodies crawl and Redis says nothing."""

from pathlib import Path

from tests.bench.apps_namen import MET_CACHE, REDIS
from tests.bench.dienst import serving
from tests.steun.machine.traag import (
    BOD_S,
    ask_for_a_while,
    crawling,
    hanging_redis,
    p95,
    some_new_page,
)

KRUIPERS, KLANTEN = 100, 8


def run_slow(folder: Path, workers: int, seconden: float) -> list[str]:
    """Measure it beside the same visitors alone; give what is too slow."""
    with hanging_redis() as redis, serving(MET_CACHE, folder, workers, {REDIS: redis}) as port:
        ask_for_a_while(
            port, some_new_page, klanten=KLANTEN, seconden=seconden
        )  # every worker wakes up
        alleen = ask_for_a_while(port, some_new_page, klanten=KLANTEN, seconden=seconden)
        with crawling(port, KRUIPERS):
            tussen = ask_for_a_while(port, some_new_page, klanten=KLANTEN, seconden=seconden)
    for naam, gemeten in (("alleen", alleen), (f"naast {KRUIPERS} die kruipen", tussen)):
        print(
            f"{KLANTEN} bezoekers {naam}: {len(gemeten) / seconden:.0f}/s, p95 {p95(gemeten) * 1000:.0f} ms, "
            f"langst {max(gemeten) * 1000:.0f} ms"
        )
    if p95(tussen) < BOD_S:
        return []
    return [f"naast {KRUIPERS} die kruipen: p95 {p95(tussen):.2f} s (hoogstens {BOD_S})"]
