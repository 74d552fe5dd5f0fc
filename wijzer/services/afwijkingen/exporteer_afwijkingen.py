"""The beheerder takes the list of cases along: ids, names and what differs. The addresses stay behind."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.adressen.adres import Adres, is_leesbaar
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.verraad.herhaling import repeats_adres
from wijzer.services.controle.verslag import Verslagregel, Zaaklocatie
from wijzer.services.hulpnamen import fetch_hulpnamen
from wijzer.store.afwijkingen.afwijking import Zaakregel
from wijzer.store.store import Store


def exporteer_afwijkingen(
    store: Store, regio: str, regels: Sequence[Zaakregel], *, by: Actor, today: date
) -> list[Verslagregel]:
    """The same cases, in a form that may leave the page: a name that repeats a street or postcode is left out.

    Source: our choice.
    """
    require_beheerder(by, regio=regio)
    adressen = _adressen(store, regio)
    namen = fetch_hulpnamen(store, regio, today=today)
    agb = {
        aanbieder.id: next(iter(aanbieder.agb), None) for aanbieder in store.aanbieders.all(regio)
    }
    return [
        Verslagregel(
            afwijking=regel.afwijking,
            agb=agb.get(regel.afwijking.bevinding.aanbieder_id),
            aanbieder=regel.aanbieder,
            locatie=_zaaklocatie(regel, adressen),
            hulpvorm=namen.hulpvorm_of(hulp) if (hulp := regel.afwijking.bevinding.hulp) else None,
        )
        for regel in regels
    ]


def _adressen(store: Store, regio: str) -> Mapping[UUID, Adres]:
    weg = store.locaties.withdrawn_in(regio)
    locaties = [*store.locaties.all(regio), *(ingetrokken.locatie for ingetrokken in weg)]
    gecontracteerd = store.contracten.gecontracteerde_locaties(regio)
    return {
        **{
            locatie.id: real_adres(locatie.adres)
            for locatie in locaties
            if is_leesbaar(locatie.adres)
        },
        **{
            wie: real_adres(locatie.adres)
            for wie, locatie in gecontracteerd.items()
            if is_leesbaar(locatie.adres)
        },
    }


def _zaaklocatie(regel: Zaakregel, adressen: Mapping[UUID, Adres]) -> Zaaklocatie:
    bevinding = regel.afwijking.bevinding
    mogelijk: tuple[UUID | None, ...] = (bevinding.locatie_id, bevinding.gecontracteerde_locatie_id)
    betrokken = [wie for wie in mogelijk if wie is not None]
    naam = (regel.locatie if bevinding.locatie_id else regel.contractlocatie) or ""
    is_adres = any(wie not in adressen or repeats_adres(naam, adressen[wie]) for wie in betrokken)
    return Zaaklocatie(betrokken[0], "" if is_adres else naam)
