"""The beheerder keeps what the region says of a gemeente: its town hall, and whom to call about jeugdhulp."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.adressen.adres import Adres, check_adres
from wijzer.domain.contact.gegevens import check_contact, normal_contact
from wijzer.domain.fouten import Ongeldig, Ongeldigheden, require_unchanged
from wijzer.domain.maten import NAAM, check_tekst
from wijzer.domain.regio.gebied import Contact, Gemeente
from wijzer.domain.regio.gemeentehuis import (
    Bedenking,
    as_confirmed,
    doubts_about_gemeentehuis,
    mark_of,
    must_be_seen,
)
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class GemeenteInvoer:
    """What was stated of a gemeente. `bevestigd`: somebody looked it up, and the public may see the address.

    `gezien` is the mark of what was shown to be looked at a second time (`Nakijken.merk`), empty the first time.
    """

    gemeentehuis: str
    adres: Adres | None
    bevestigd: bool
    toegang: Contact
    gezien: str = ""


class Nakijken(Exception):
    """Nothing was kept, because what is confirmed must be looked at once more.

    It is shown as it would be, with what speaks against it.
    """

    def __init__(self, gemeente: Gemeente, bedenkingen: Sequence[Bedenking], merk: str) -> None:
        super().__init__()
        self.gemeente = gemeente
        self.bedenkingen = bedenkingen
        self.merk = merk


def overzie_gemeente(store: Store, code: str, *, by: Actor) -> Gemeente:
    """One gemeente, for the beheerder of its region. Raises `NietGevonden` for another region's."""
    gemeente = store.regios.gemeente(code)
    require_beheerder(by, regio=gemeente.regio)
    return gemeente


def wijzig_gemeente(
    store: Store,
    code: str,
    invoer: GemeenteInvoer,
    *,
    expected_versie: int,
    by: Actor,
    at: datetime,
) -> Gemeente:
    """Keep the town hall and the contact of a gemeente. What is confirmed is public the moment this is kept.

    An address that changes loses its confirmation, unless it is confirmed anew. Raises
    `Ongeldigheden` with what is wrong, `Nakijken` when the confirmation asks for a second look,
    `Conflict` when a colleague was there first.
    """
    oud = overzie_gemeente(store, code, by=by)
    if fouten := _check(invoer, oud.toegang):
        raise Ongeldigheden(fouten)
    require_unchanged(expected_versie, oud.versie)
    nieuw = replace(
        oud,
        gemeentehuis=invoer.gemeentehuis,
        adres=invoer.adres,
        toegang=normal_contact(invoer.toegang),
    )
    nieuw = as_confirmed(oud, nieuw, bevestigd=invoer.bevestigd, at=at)
    if invoer.bevestigd:
        _require_seen(store, oud, nieuw, invoer.gezien)
    store.regios.save_gemeente(nieuw, expected_versie)
    store.logboek.add(
        by=by,
        at=at,
        handeling="gemeente gewijzigd",
        object_soort="gemeente",
        object_id=code,
        regio=oud.regio,
        details={"velden": _changed(oud, nieuw)},
    )
    return nieuw


def _require_seen(store: Store, oud: Gemeente, nieuw: Gemeente, gezien: str) -> None:
    bedenkingen = doubts_about_gemeentehuis(
        nieuw.code, nieuw.adres, store.regios.plaatsen(nieuw.regio)
    )
    merk = mark_of(nieuw.gemeentehuis, nieuw.adres, bedenkingen)
    if gezien != merk and must_be_seen(oud, nieuw, bedenkingen):
        raise Nakijken(nieuw, bedenkingen, merk)


def _check(invoer: GemeenteInvoer, kept: Contact) -> list[Ongeldig]:
    fouten = check_contact(invoer.toegang, kept=kept)
    fouten += check_adres(invoer.adres) if invoer.adres else []
    if not invoer.gemeentehuis:
        melding = "Vul in hoe het gebouw heet."
        fouten.append(Ongeldig("gemeentehuis", melding, verwacht="bijvoorbeeld Stadhuis Hengelo"))
    fouten += check_tekst("gemeentehuis", invoer.gemeentehuis, NAAM)
    if invoer.bevestigd and (invoer.adres is None or invoer.adres.postcode is None):
        melding = "Vul eerst het hele adres in. Daarna kunt u het bevestigen."
        fouten.append(Ongeldig("bevestigd", melding))
    return fouten


def _changed(oud: Gemeente, nieuw: Gemeente) -> list[str]:
    """The names of what became different: a town hall is public, and the trail still holds no address."""
    paren = {
        "gemeentehuis": (oud.gemeentehuis, nieuw.gemeentehuis),
        "adres": (oud.adres, nieuw.adres),
        "bevestigd": (oud.bevestigd_at is None, nieuw.bevestigd_at is None),
        "toegang": (oud.toegang, nieuw.toegang),
    }
    return [naam for naam, (voor, na) in paren.items() if voor != na]
