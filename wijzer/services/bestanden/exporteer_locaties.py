"""The locaties of a region with their availability as rows of the file that they can be loaded from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import assert_never
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.adressen.adres import AfgeschermdAdres, LocatieAdres, OpenbaarAdres
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie, Vestiging
from wijzer.domain.velden.locatie import kenmerken_of
from wijzer.files.locaties import GroepOfVestiging, LocatiesRij
from wijzer.services.bestanden.logexport import log_afgeschermde_export
from wijzer.store.store import Store


def exporteer_locaties(
    store: Store,
    *,
    regio: str,
    met_afgeschermd: bool,
    new_id: Callable[[], UUID],
    by: Actor,
    at: datetime,
) -> list[LocatiesRij]:
    """Every aanbod, by aanbieder, locatie and product or hulpvorm; a locatie without aanbod has one row.

    Shielded addresses are left out (which keeps them at an import) unless asked for, and that is logged
    and shown to every aanbieder.
    """
    require_beheerder(by, regio=regio)
    locaties = store.locaties.all(regio)
    aanbod = store.aanbod.of_locaties(locatie.id for locatie in locaties)
    maker = _Rijmaker(
        aanbieders={aanbieder.id: aanbieder for aanbieder in store.aanbieders.all(regio)},
        gemeenten={gemeente.code: gemeente.naam for gemeente in store.regios.gemeenten(regio)},
        met_afgeschermd=met_afgeschermd,
        nummers=count(2),
    )
    rijen = [rij for locatie in locaties for rij in maker.rows(locatie, aanbod[locatie.id])]
    if met_afgeschermd:
        log_afgeschermde_export(
            store, "locaties", len(rijen), regio=regio, new_id=new_id, by=by, at=at
        )
    return rijen


@dataclass(frozen=True, slots=True)
class _Rijmaker:
    aanbieders: Mapping[AanbiederId, Aanbieder]
    gemeenten: Mapping[str, str]
    met_afgeschermd: bool
    nummers: Iterator[int]

    def rows(self, locatie: Locatie, aanbod: list[Aanbod]) -> Iterator[LocatiesRij]:
        for een_aanbod in aanbod:
            yield self._row(locatie, een_aanbod)
        if not aanbod:
            yield self._row(locatie, None)

    def _row(self, locatie: Locatie, aanbod: Aanbod | None) -> LocatiesRij:
        return LocatiesRij(
            rij=next(self.nummers),
            locatie_id=locatie.id,
            agb=self.aanbieders[locatie.aanbieder_id].agb[0],
            soort=GroepOfVestiging(locatie.soort),
            naam=locatie.naam,
            telefoon=locatie.contact.telefoon,
            email=locatie.contact.email,
            website=locatie.contact.website,
            doelgroepen=tuple(sorted(locatie.doelgroepen)),
            adres=self._adres(locatie.adres),
            gemeente=self.gemeenten[locatie.gemeente],
            afgeschermd=locatie.is_afgeschermd,
            groepsgrootte=locatie.grootte,
            werkgebied=self._werkgebied(locatie),
            productcode=aanbod.hulp.productcode if aanbod else None,
            hulpvorm=aanbod.hulp.hulpvorm if aanbod else None,
            medische_verwijzing=aanbod.medische_verwijzing if aanbod else False,
            opgave=aanbod.opgave if aanbod else None,
            **kenmerken_of(locatie),
        )

    def _adres(self, adres: LocatieAdres) -> LocatieAdres | None:
        match adres:
            case OpenbaarAdres():
                return adres
            case AfgeschermdAdres():
                return adres if self.met_afgeschermd else None
            case never:
                assert_never(never)

    def _werkgebied(self, locatie: Locatie) -> tuple[str, ...]:
        if isinstance(locatie, Vestiging):
            return tuple(sorted(self.gemeenten[code] for code in locatie.werkgebied))
        return ()
