"""The words that people use and what they mean, for the beheerder of a region."""

from dataclasses import dataclass
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.inkoop.product import Doelgroep, Hulpvorm, Route
from wijzer.domain.taal.synoniem import Synoniem
from wijzer.store.store import Store


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
