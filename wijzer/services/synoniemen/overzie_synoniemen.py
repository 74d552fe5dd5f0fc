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
            hulpvorm.route is Route.BELLEN and hulpvorm.slug in synoniem.hulpvormen
            for hulpvorm in self.hulpvormen
        )

    def names(self, synoniem: Synoniem) -> list[str]:
        """What a word means, by name; what is no longer there is left out."""
        return [
            *(
                hulpvorm.gewone_naam
                for hulpvorm in self.hulpvormen
                if hulpvorm.slug in synoniem.hulpvormen
            ),
            *(
                doelgroep.naam
                for doelgroep in self.doelgroepen
                if doelgroep.slug in synoniem.doelgroepen
            ),
        ]


def overzie_synoniemen(store: Store, regio: str, *, by: Actor) -> Woordenlijst:
    """Every word that counts, for the beheerder of the region."""
    require_beheerder(by, regio=regio)
    return Woordenlijst(
        synoniemen=[synoniem for synoniem in store.synoniemen.all(regio) if not synoniem.weg],
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
