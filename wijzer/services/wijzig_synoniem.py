"""The beheerder keeps the words that people use, and what they mean; public the moment it is kept."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from wijzer.domain.fouten import NietGevonden, Ongeldig, Ongeldigheden
from wijzer.domain.product import Doelgroep, Hulpvorm, Route
from wijzer.domain.synoniem import Synoniem, check_synoniem
from wijzer.domain.toegang import Actor, require_beheerder
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class SynoniemInvoer:
    """What was stated: a word or phrase, and the slugs of what it stands for."""

    woorden: str
    hulpvormen: tuple[str, ...]
    doelgroepen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Woordenlijst:
    """The words of a region that mean something, and what a word can mean."""

    synoniemen: list[Synoniem]
    hulpvormen: list[Hulpvorm]
    doelgroepen: list[Doelgroep]

    def is_crisis(self, synoniem: Synoniem) -> bool:
        """Whether somebody who types this first sees whom to call."""
        return any(
            een.route is Route.BELLEN and een.slug in synoniem.hulpvormen for een in self.hulpvormen
        )

    def names(self, synoniem: Synoniem) -> list[str]:
        """What a word means, by name; what is no longer there is left out."""
        return [
            *(een.gewone_naam for een in self.hulpvormen if een.slug in synoniem.hulpvormen),
            *(een.naam for een in self.doelgroepen if een.slug in synoniem.doelgroepen),
        ]


def overzie_synoniemen(store: Store, regio: str, *, by: Actor) -> Woordenlijst:
    """Every word that counts, for the beheerder of the region."""
    require_beheerder(by, regio=regio)
    return Woordenlijst(
        synoniemen=[een for een in store.synoniemen.all(regio) if not een.weg],
        hulpvormen=store.regios.hulpvormen(regio),
        doelgroepen=store.regios.doelgroepen(regio),
    )


def overzie_synoniem(store: Store, synoniem_id: UUID, *, by: Actor) -> Synoniem:
    """One entry. Raises `NietGevonden` for another region's, and for one that was taken away."""
    synoniem = store.synoniemen.get(synoniem_id)
    require_beheerder(by, regio=synoniem.regio)
    if synoniem.weg:
        raise NietGevonden
    return synoniem


def voeg_synoniem_toe(
    store: Store, regio: str, invoer: SynoniemInvoer, *, new_id: UUID, by: Actor, at: datetime
) -> Synoniem:
    """Add a word. One that was taken away before comes back under its old id. Raises `Ongeldigheden`."""
    require_beheerder(by, regio=regio)
    nieuw = _with(Synoniem(id=new_id, regio=regio, woorden="", eigen=True), invoer)
    eerder = store.synoniemen.by_sleutel(regio, nieuw.sleutel)
    _require_valid(store, nieuw, taken=eerder if eerder and not eerder.weg else None)
    if eerder is None:
        store.synoniemen.add_many([nieuw])
    else:
        nieuw = replace(nieuw, id=eerder.id)
        store.synoniemen.save(nieuw, eerder.versie)
    _note(store, nieuw, "woord toegevoegd", by=by, at=at)
    return nieuw


def wijzig_synoniem(
    store: Store,
    synoniem_id: UUID,
    invoer: SynoniemInvoer,
    *,
    expected_versie: int,
    by: Actor,
    at: datetime,
) -> Synoniem:
    """Change a word or what it means. Raises `Ongeldigheden`, or `Conflict` when a colleague was there first."""
    nieuw = _with(overzie_synoniem(store, synoniem_id, by=by), invoer)
    ander = store.synoniemen.by_sleutel(nieuw.regio, nieuw.sleutel)
    _require_valid(store, nieuw, taken=ander if ander and ander.id != nieuw.id else None)
    store.synoniemen.save(nieuw, expected_versie)
    _note(store, nieuw, "woord gewijzigd", by=by, at=at)
    return nieuw


def verwijder_synoniem(
    store: Store, synoniem_id: UUID, *, expected_versie: int, by: Actor, at: datetime
) -> Synoniem:
    """Let a word mean nothing any more, also when the region is loaded again. Raises `Conflict`."""
    oud = overzie_synoniem(store, synoniem_id, by=by)
    store.synoniemen.save(replace(oud, eigen=True, weg=True), expected_versie)
    _note(store, oud, "woord verwijderd", by=by, at=at)
    return oud


def _with(synoniem: Synoniem, invoer: SynoniemInvoer) -> Synoniem:
    return replace(
        synoniem,
        woorden=" ".join(invoer.woorden.split()),
        hulpvormen=invoer.hulpvormen,
        doelgroepen=invoer.doelgroepen,
        eigen=True,
    )


def _require_valid(store: Store, nieuw: Synoniem, *, taken: Synoniem | None) -> None:
    """Raise every mistake at once; `taken` is the other entry that has these words."""
    fouten = check_synoniem(
        nieuw,
        hulpvormen={een.slug for een in store.regios.hulpvormen(nieuw.regio)},
        doelgroepen={een.slug for een in store.regios.doelgroepen(nieuw.regio)},
    )
    if taken:
        fouten.append(Ongeldig("woorden", _taken(taken)))
    if fouten:
        raise Ongeldigheden(fouten)


def _taken(ander: Synoniem) -> str:
    if ander.weg:
        return "Dit woord is eerder verwijderd. Voeg het toe als nieuw woord."
    return f"Dit woord staat al in de lijst, als “{ander.woorden}”."


def _note(store: Store, synoniem: Synoniem, handeling: str, *, by: Actor, at: datetime) -> None:
    store.logboek.add(
        by=by, at=at, handeling=handeling, object_soort="synoniem", object_id=str(synoniem.id), regio=synoniem.regio,
        details={"woord": synoniem.woorden, "betekent": [*synoniem.hulpvormen, *synoniem.doelgroepen]},
    )  # fmt: skip
