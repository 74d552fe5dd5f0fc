"""The beheerder works on a case: gives it a status, writes a note."""

from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.adressen.adres import is_leesbaar
from wijzer.domain.afwijkingen.afwijking import (
    Afwijking,
    Gebeurtenis,
    Stap,
    Zaakstatus,
    check_notitie,
    take_step,
)
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.fouten import Ongeldig, require_unchanged
from wijzer.domain.ids import AfwijkingId
from wijzer.domain.verraad.herhaling import repeats_adres
from wijzer.store.store import Store


def change_status(
    store: Store,
    afwijking_id: AfwijkingId,
    naar: Zaakstatus,
    *,
    notitie: str | None = None,
    expected_versie: int,
    by: Actor,
    at: datetime,
) -> Afwijking:
    """Give a case its next status, with a note where there is something to say.

    Raises `Geweigerd` for a step that is not allowed, `Ongeldig` on `notitie` when accepting
    without a reason or when it repeats an address, `Conflict` when a colleague or a check was there
    first.
    """
    zaak = _fetch(store, afwijking_id, by)
    _refuse_adres(store, zaak, notitie)
    require_unchanged(expected_versie, zaak.versie)
    nu = take_step(zaak, naar, notitie=notitie, at=at)
    store.afwijkingen.save(nu, expected_versie=expected_versie)
    store.afwijkingen.add_step(
        Stap(
            afwijking_id=zaak.id,
            gebeurtenis=Gebeurtenis.STATUS,
            status=naar,
            at=at,
            notitie=check_notitie(notitie, verplicht=False),
            gebruiker_id=by.gebruiker_id,
        )
    )
    store.logboek.add(
        by=by,
        at=at,
        handeling="status van afwijking gewijzigd",
        object_soort="afwijking",
        object_id=zaak.id,
        details={"van": zaak.status.value, "naar": naar.value},
        regio=zaak.regio,
    )
    return store.afwijkingen.get(afwijking_id)


def add_note(
    store: Store, afwijking_id: AfwijkingId, notitie: str, *, by: Actor, at: datetime
) -> None:
    """Write something down with a case, whatever its status.

    Raises `Ongeldig` on `notitie` when it is empty, too long, or repeats an address.
    """
    zaak = _fetch(store, afwijking_id, by)
    _refuse_adres(store, zaak, notitie)
    tekst = check_notitie(notitie, verplicht=True)
    store.afwijkingen.add_step(
        Stap(
            afwijking_id=zaak.id,
            gebeurtenis=Gebeurtenis.NOTITIE,
            status=zaak.status,
            at=at,
            notitie=tekst,
            gebruiker_id=by.gebruiker_id,
        )
    )
    store.logboek.add(
        by=by,
        at=at,
        handeling="notitie bij afwijking",
        object_soort="afwijking",
        object_id=zaak.id,
        regio=zaak.regio,
    )


def _fetch(store: Store, afwijking_id: AfwijkingId, by: Actor) -> Afwijking:
    """The case, for the beheerder of its region. Another region's looks as if it were not there.

    Read again under the lock of its aanbieder: a note is compared with the address as it is now.
    """
    store.afwijkingen.lock(afwijking_id)
    zaak = store.afwijkingen.get(afwijking_id)
    require_beheerder(by, regio=zaak.regio)
    return zaak


def _refuse_adres(store: Store, zaak: Afwijking, notitie: str | None) -> None:
    """A note is kept in plain text and an address is not: what differs can be said without its street and postcode."""
    bevinding, adressen = zaak.bevinding, []
    if bevinding.locatie_id is not None:
        adressen.append(store.locaties.kept(bevinding.locatie_id).adres)
    if bevinding.gecontracteerde_locatie_id is not None:
        adressen.append(store.contracten.locatie(bevinding.gecontracteerde_locatie_id).adres)
    if any(repeats_adres(notitie, real_adres(adres)) for adres in filter(is_leesbaar, adressen)):
        melding = "Laat de straat en de postcode weg: de adressen staan al op deze pagina."
        raise Ongeldig(
            "notitie", melding, verwacht="wat er verschilt, zoals: het nummer in het contract klopt"
        )
