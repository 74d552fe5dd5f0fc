"""The region and its gemeenten follow their folder, but for what a beheerder edited."""

from collections.abc import Mapping
from datetime import datetime

from wijzer.domain.fouten import NietGevonden
from wijzer.domain.regio.gebied import Gemeente, Regio
from wijzer.domain.regiomap.feiten import (
    facts_of_gemeente,
    regiofeiten_of,
    with_facts,
    with_gemeente_facts,
)
from wijzer.domain.regiomap.volgen import Lot, follow
from wijzer.files.regio import Regiogegevens
from wijzer.store.store import Store

Lotgevallen = list[tuple[str, Lot]]
"""What became of each fact that has something to tell, by its name."""


def follow_folder(store: Store, gegevens: Regiogegevens, *, at: datetime) -> Lotgevallen:
    """Bring the region and its gemeenten up to the folder and remember what it says; gives what became of the facts.

    Raises `Conflict` when somebody saved in between.
    """
    gezegd = store.mapwaarden.all(gegevens.regio.slug)
    gevolgd = _follow_regio(store, gegevens.regio, gezegd)
    gevolgd += _follow_gemeenten(store, gegevens, gezegd, at)
    nieuw = said_by(gegevens)
    if nieuw != gezegd:
        store.mapwaarden.replace(gegevens.regio.slug, nieuw)
    return gevolgd


def said_by(gegevens: Regiogegevens) -> dict[str, str]:
    """Every fact of the region and its gemeenten as the folder has it."""
    feiten = regiofeiten_of(gegevens.regio)
    for gemeente in gegevens.gemeenten:
        feiten |= facts_of_gemeente(gemeente)
    return feiten


def _follow_regio(store: Store, regio: Regio, gezegd: Mapping[str, str]) -> Lotgevallen:
    try:
        oud = store.regios.get(regio.slug)
    except NietGevonden:
        store.regios.save(regio)
        return [("regio", Lot.NIEUW)]
    eigen = {naam: feit for naam, feit in gezegd.items() if not naam.startswith("gemeenten.")}
    gevolg = follow(regiofeiten_of(oud), eigen, regiofeiten_of(regio))
    nieuw = with_facts(oud, gevolg.stand)
    if (nieuw, list(nieuw.teksten)) != (oud, list(oud.teksten)):  # the order of texts is told too
        store.regios.save(nieuw, oud.versie)
    volgorde = [] if any(lot.is_wijziging for _, lot in gevolg.lotgevallen) else _order(oud, nieuw)
    return [*gevolg.lotgevallen, *volgorde]


def _order(oud: Regio, nieuw: Regio) -> Lotgevallen:
    anders = list(oud.teksten) != list(nieuw.teksten)
    return [("volgorde van de teksten", Lot.GEVOLGD)] if anders else []


def _follow_gemeenten(
    store: Store, gegevens: Regiogegevens, gezegd: Mapping[str, str], at: datetime
) -> Lotgevallen:
    bekend = {gemeente.code: gemeente for gemeente in store.regios.gemeenten(gegevens.regio.slug)}
    gevolgd: Lotgevallen = []
    for gemeente in gegevens.gemeenten:
        oud = bekend.pop(gemeente.code, None)
        gevolgd += _follow_gemeente(store, oud, gemeente, gezegd, at)
    return gevolgd + [(f"gemeenten.{code}", Lot.BEHOUDEN) for code in sorted(bekend)]


def _follow_gemeente(
    store: Store, oud: Gemeente | None, gemeente: Gemeente, gezegd: Mapping[str, str], at: datetime
) -> Lotgevallen:
    if oud is None:
        store.regios.save_gemeente(gemeente)
        return [(f"gemeenten.{gemeente.code}", Lot.NIEUW)]
    feiten = facts_of_gemeente(gemeente)
    gevolg = follow(
        facts_of_gemeente(oud), {naam: gezegd[naam] for naam in feiten if naam in gezegd}, feiten
    )
    nieuw = with_gemeente_facts(oud, gevolg.stand, at=at)
    if nieuw != oud:
        store.regios.save_gemeente(nieuw, oud.versie)
    return list(gevolg.lotgevallen)
