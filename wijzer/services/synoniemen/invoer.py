"""What a beheerder states of a word, when it is right, and how the audit trail tells of it."""

from dataclasses import dataclass, replace
from datetime import datetime

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.domain.taal.synoniem import BRONTAAL, Synoniem, check_synoniem
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class SynoniemInvoer:
    """What was stated: a word or phrase, the slugs of what it stands for, and the language that it is in."""

    woorden: str
    hulpvormen: tuple[str, ...]
    doelgroepen: tuple[str, ...]
    taal: str = BRONTAAL


def with_invoer(synoniem: Synoniem, invoer: SynoniemInvoer) -> Synoniem:
    """The entry as it becomes; from now on loading the region leaves it alone."""
    return replace(
        synoniem,
        woorden=" ".join(invoer.woorden.split()),
        hulpvormen=invoer.hulpvormen,
        doelgroepen=invoer.doelgroepen,
        taal=invoer.taal,
        eigen=True,
    )


def require_valid(store: Store, nieuw: Synoniem, *, taken: Synoniem | None) -> None:
    """Raise every mistake at once; `taken` is the other entry that has these words."""
    fouten = check_synoniem(
        nieuw,
        hulpvormen={hulpvorm.slug for hulpvorm in store.regios.hulpvormen(nieuw.regio)},
        doelgroepen={doelgroep.slug for doelgroep in store.regios.doelgroepen(nieuw.regio)},
    )
    if taken:
        fouten.append(Ongeldig("woorden", _taken(taken)))
    if fouten:
        raise Ongeldigheden(fouten)


def _taken(bekend_synoniem: Synoniem) -> str:
    if bekend_synoniem.weg:
        return "Dit woord is eerder verwijderd. Voeg het toe als nieuw woord."
    return f"Dit woord staat al in de lijst, als “{bekend_synoniem.woorden}”."


def note(store: Store, synoniem: Synoniem, handeling: str, *, by: Actor, at: datetime) -> None:
    """Write in the audit trail what was done with a word."""
    store.logboek.add(
        by=by,
        at=at,
        handeling=handeling,
        object_soort="synoniem",
        object_id=str(synoniem.id),
        regio=synoniem.regio,
        details={
            "woord": synoniem.woorden,
            "betekent": [*synoniem.hulpvormen, *synoniem.doelgroepen],
        },
    )
