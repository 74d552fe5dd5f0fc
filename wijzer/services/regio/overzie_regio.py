"""A region as its beheerder sees it: the region itself, its gemeenten, and who may show its widget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.inkoop.product import Hulpvorm
from wijzer.domain.regio.gebied import Gemeente, Regio
from wijzer.domain.regio.gemeentehuis import Bedenking, doubts_about_gemeentehuis
from wijzer.services.regio.wijzig_gemeente import overzie_gemeente
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemeenteblad:
    """One gemeente, what speaks against the address of its town hall, and the names of all gemeenten by their code."""

    gemeente: Gemeente
    bedenkingen: Sequence[Bedenking]
    namen: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Widgetblad:
    """The sites that may show the widget of a region, and what such a widget can be about."""

    bronnen: Sequence[str]
    regio: Regio
    hulpvormen: Sequence[Hulpvorm]
    gemeenten: Sequence[Gemeente]


def overzie_regio(store: Store, regio: str, *, by: Actor) -> Regio:
    """The region itself. Raises `NietGevonden` for another region's beheerder, like all of these."""
    require_beheerder(by, regio=regio)
    return store.regios.get(regio)


def overzie_gemeenten(store: Store, regio: str, *, by: Actor) -> list[Gemeente]:
    """Every gemeente of the region."""
    require_beheerder(by, regio=regio)
    return store.regios.gemeenten(regio)


def overzie_gemeenteblad(store: Store, code: str, *, by: Actor) -> Gemeenteblad:
    """One gemeente with what is needed to judge its address."""
    gemeente = overzie_gemeente(store, code, by=by)
    plaatsen = store.regios.plaatsen(gemeente.regio)
    return Gemeenteblad(
        gemeente=gemeente,
        bedenkingen=doubts_about_gemeentehuis(gemeente.code, gemeente.adres, plaatsen),
        namen={buur.code: buur.naam for buur in store.regios.gemeenten(gemeente.regio)},
    )


def overzie_widget(store: Store, regio: str, *, by: Actor) -> Widgetblad:
    """Fetch what the page of the widget shows."""
    require_beheerder(by, regio=regio)
    return Widgetblad(
        bronnen=store.kaderbronnen.all(regio),
        regio=store.regios.get(regio),
        hulpvormen=store.regios.hulpvormen(regio),
        gemeenten=store.regios.gemeenten(regio),
    )
