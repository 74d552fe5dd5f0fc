"""Groepen, vestigingen and open addresses as they come out of their rows and go in."""

from typing import Any

from wijzer.domain.adressen.adres import Adres, LocatieAdres, OpenbaarAdres, Punt
from wijzer.domain.ids import AanbiederId, GebruikerId, LocatieId, PubliekId
from wijzer.domain.locaties.intrekking import Intrekking
from wijzer.domain.locaties.locatie import Groep, Locatie, Vestiging
from wijzer.domain.velden.locatie import kenmerken_of
from wijzer.store.rijen import contact_columns, contact_of
from wijzer.store.tables import AanbodRij, LocatieRij, OpenAdresRij


def to_locatie(rij: LocatieRij, adres: LocatieAdres) -> Locatie:
    """A groep or a vestiging from its row and its address."""
    gedeeld: dict[str, Any] = {
        "id": LocatieId(rij.id),
        "publiek_id": PubliekId(rij.publiek_id),
        "regio": rij.regio,
        "aanbieder_id": AanbiederId(rij.aanbieder_id),
        "naam": rij.naam,
        "adres": adres,
        "gemeente": rij.gemeente,
        "contact": contact_of(rij),
        "doelgroepen": frozenset(rij.doelgroepen),
        **kenmerken_of(rij),
        "gepubliceerd": rij.gepubliceerd,
        "versie": rij.versie,
    }
    if rij.groepsgrootte is not None:
        return Groep(**gedeeld, groepsgrootte=rij.groepsgrootte)
    return Vestiging(**gedeeld, werkgebied=frozenset(rij.werkgebied))


def values_of(locatie: Locatie) -> dict[str, Any]:
    """The columns of a locatie itself; its address stands elsewhere, and its versie is not for who saves to say."""
    return {
        "id": locatie.id,
        "publiek_id": locatie.publiek_id,
        "regio": locatie.regio,
        "aanbieder_id": locatie.aanbieder_id,
        "soort": locatie.soort,
        "naam": locatie.naam,
        "gemeente": locatie.gemeente,
        **contact_columns(locatie.contact),
        "doelgroepen": sorted(locatie.doelgroepen),
        **kenmerken_of(locatie),
        "groepsgrootte": locatie.grootte,
        "werkgebied": list(locatie.werkgebied_codes),
        "gepubliceerd": locatie.gepubliceerd,
    }


def intrekking_of(rij: LocatieRij | AanbodRij) -> Intrekking:
    """When and by whom a row was withdrawn."""
    assert rij.ingetrokken_at is not None  # noqa: S101 -- only withdrawn rows are read for it
    door = rij.ingetrokken_door
    return Intrekking(rij.ingetrokken_at, GebruikerId(door) if door else None)


def to_open_adres(rij: OpenAdresRij) -> OpenbaarAdres:
    """An open address from its row."""
    adres = Adres(
        straat=rij.straat,
        huisnummer=rij.huisnummer,
        plaats=rij.plaats,
        huisletter=rij.huisletter,
        toevoeging=rij.toevoeging,
        postcode=rij.postcode,
        nummeraanduiding_id=rij.nummeraanduiding_id,
    )
    punt = Punt(rij.lat, rij.lon) if rij.lat is not None and rij.lon is not None else None
    return OpenbaarAdres(adres, punt)


def open_values(locatie_id: LocatieId, openbaar: OpenbaarAdres) -> dict[str, Any]:
    """The columns of an open address."""
    adres, punt = openbaar.adres, openbaar.punt
    return {
        "locatie_id": locatie_id,
        "straat": adres.straat,
        "huisnummer": adres.huisnummer,
        "huisletter": adres.huisletter,
        "toevoeging": adres.toevoeging,
        "postcode": adres.postcode,
        "plaats": adres.plaats,
        "nummeraanduiding_id": adres.nummeraanduiding_id,
        "lat": punt.lat if punt else None,
        "lon": punt.lon if punt else None,
    }
