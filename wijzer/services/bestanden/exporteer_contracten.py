"""What a region agreed as rows of the file that it can be loaded from."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel, GecontracteerdeLocatie
from wijzer.files.contracten import ContractenRij
from wijzer.services.bestanden.logexport import log_afgeschermde_export
from wijzer.store.store import Store


def exporteer_contracten(
    store: Store,
    *,
    regio: str,
    met_afgeschermd: bool,
    new_id: Callable[[], UUID],
    by: Actor,
    at: datetime,
) -> list[ContractenRij]:
    """Every contract row, by contract, product or hulpvorm, and begin.

    Contracted addresses are shielded: they are left out (which keeps them at an import) unless
    asked for, and that is logged and shown to every aanbieder.
    """
    require_beheerder(by, regio=regio)
    aanbieders = {aanbieder.id: aanbieder for aanbieder in store.aanbieders.all(regio)}
    locaties = store.contracten.gecontracteerde_locaties(regio)
    rijen = [
        _row(
            nummer,
            regel,
            aanbieders[regel.aanbieder_id],
            aanbieders[regel.hoofdaannemer_id] if regel.hoofdaannemer_id else None,
            locaties[regel.locatie_id] if regel.locatie_id else None,
            met_afgeschermd=met_afgeschermd,
        )
        for nummer, regel in enumerate(store.contracten.regels(regio), start=2)
    ]
    if met_afgeschermd:
        log_afgeschermde_export(
            store, "contracten", len(rijen), regio=regio, new_id=new_id, by=by, at=at
        )
    return rijen


def _row(
    nummer: int,
    regel: Contractregel,
    aanbieder: Aanbieder,
    hoofdaannemer: Aanbieder | None,
    locatie: GecontracteerdeLocatie | None,
    *,
    met_afgeschermd: bool,
) -> ContractenRij:
    return ContractenRij(
        rij=nummer,
        contractnummer=regel.contractnummer,
        aanbieder=aanbieder.naam,
        agb=aanbieder.agb[0],
        kvk=aanbieder.kvk,
        hoofdaannemer_agb=hoofdaannemer.agb[0] if hoofdaannemer else None,
        productcode=regel.hulp.productcode,
        hulpvorm=regel.hulp.hulpvorm,
        ingangsdatum=regel.ingangsdatum,
        einddatum=regel.einddatum,
        locatie=locatie.naam if locatie else None,
        adres=locatie.adres if locatie and met_afgeschermd else None,
    )
