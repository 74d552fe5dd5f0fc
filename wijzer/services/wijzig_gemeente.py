"""The beheerder keeps what the region says of a gemeente: its town hall, and whom to call about jeugdhulp."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from wijzer.domain.adres import Adres, check_adres
from wijzer.domain.contactgegevens import check_contact
from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.domain.maten import NAAM, check_tekst
from wijzer.domain.regio import Contact, Gemeente
from wijzer.domain.toegang import Actor, require_beheerder
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class GemeenteInvoer:
    """What was stated of a gemeente. `bevestigd`: somebody looked it up, and the public may see the address."""

    gemeentehuis: str
    adres: Adres | None
    bevestigd: bool
    toegang: Contact


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

    Raises `Ongeldigheden` with what is wrong, `Conflict` when a colleague was there first.
    """
    oud = overzie_gemeente(store, code, by=by)
    if fouten := _check(invoer):
        raise Ongeldigheden(fouten)
    nieuw = replace(
        oud,
        gemeentehuis=invoer.gemeentehuis,
        adres=invoer.adres,
        bevestigd_at=_confirmed_at(oud, invoer, at),
        toegang=invoer.toegang,
    )
    store.regios.save_gemeente(nieuw, expected_versie)
    store.logboek.add(
        by=by, at=at, handeling="gemeente gewijzigd", object_soort="gemeente", object_id=code, regio=oud.regio,
        details={"velden": _changed(oud, nieuw)},
    )  # fmt: skip
    return nieuw


def doubt_about_postcode(gemeente: Gemeente, pc4: Mapping[str, frozenset[str]]) -> str | None:
    """The code of the one other gemeente in which the postcode of this town hall lies; None when it may be right.

    Only a doubt: a town hall may stand across the border, and a list of postcodes may be old.
    """
    postcode = gemeente.adres.postcode if gemeente.adres else None
    mogelijk = pc4.get((postcode or "")[:4], frozenset())
    return next(iter(mogelijk)) if len(mogelijk) == 1 and gemeente.code not in mogelijk else None


def _check(invoer: GemeenteInvoer) -> list[Ongeldig]:
    fouten = check_contact(invoer.toegang)
    fouten += check_adres(invoer.adres) if invoer.adres else []
    if not invoer.gemeentehuis:
        melding = "Vul in hoe het gebouw heet."
        fouten.append(Ongeldig("gemeentehuis", melding, verwacht="bijvoorbeeld Stadhuis Hengelo"))
    fouten += check_tekst("gemeentehuis", invoer.gemeentehuis, NAAM)
    if invoer.bevestigd and (invoer.adres is None or invoer.adres.postcode is None):
        melding = "Vul eerst het hele adres in. Daarna kunt u het bevestigen."
        fouten.append(Ongeldig("bevestigd", melding))
    return fouten


def _confirmed_at(oud: Gemeente, invoer: GemeenteInvoer, at: datetime) -> datetime | None:
    """A confirmation keeps its date as long as what was confirmed stays the same."""
    if not invoer.bevestigd:
        return None
    same = (oud.gemeentehuis, oud.adres) == (invoer.gemeentehuis, invoer.adres)
    return oud.bevestigd_at if same and oud.bevestigd_at else at


def _changed(oud: Gemeente, nieuw: Gemeente) -> list[str]:
    """The names of what became different: a town hall is public, and the trail still holds no address."""
    paren = {
        "gemeentehuis": (oud.gemeentehuis, nieuw.gemeentehuis),
        "adres": (oud.adres, nieuw.adres),
        "bevestigd": (oud.bevestigd_at is None, nieuw.bevestigd_at is None),
        "toegang": (oud.toegang, nieuw.toegang),
    }
    return [naam for naam, (voor, na) in paren.items() if voor != na]
