"""Rows about locaties of which the file leaves columns out, completed with what is stored."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, fields, replace
from typing import Any

from wijzer.domain.adressen.adres import LocatieAdres, OpenbaarAdres
from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.velden.locatie import kenmerken_of
from wijzer.files.locaties import (
    GroepOfVestiging,
    LocatiesRij,
    VolledigeLocatiesRij,
    check_groepsgrootte,
    check_werkgebied,
)
from wijzer.files.waarden import adres_niet_compleet
from wijzer.services.aanvullen.adres import as_kind, complete_adres
from wijzer.services.aanvullen.nieuw import refuse_new
from wijzer.services.aanvullen.opgave import complete_opgave, without_past
from wijzer.services.importverslag import Bevindingen

_NODIG = ("agb", "soort", "naam", "gemeente", "afgeschermd")


@dataclass(frozen=True, slots=True)
class Bewaard:
    """What is stored of the locatie that a row is about: nothing of a new one. `afgehaald` it withdrew before."""

    locatie: Locatie | None = None
    agb: str | None = None
    aanbod: Mapping[Hulpaanduiding, Aanbod] = field(default_factory=dict)
    afgehaald: Mapping[Hulpaanduiding, Aanbod] = field(default_factory=dict)


def complete_rij(
    rij: LocatiesRij, bewaard: Bewaard, ontbreekt: Set[str], bevindingen: Bevindingen
) -> VolledigeLocatiesRij | None:
    """The row with what is stored in its missing columns.

    Gives None, and notes it, when something must be there and is not. Of a new locatie a missing
    column is an empty cell. A missing `afgeschermd` opens nothing and shields nothing.
    """
    known = bewaard.locatie
    waarden = {veld.name: getattr(rij, veld.name) for veld in fields(LocatiesRij)}
    if known is not None:
        stored = _stored(known, bewaard.agb)
        waarden |= {naam: waarde for naam, waarde in stored.items() if naam in ontbreekt}
    elif refuse_new(rij.rij, "Deze locatie", {naam: waarden[naam] for naam in _NODIG}, bevindingen):
        return None
    if rij.hulp and "medische_verwijzing" in ontbreekt:
        stond = bewaard.aanbod.get(rij.hulp) or bewaard.afgehaald.get(rij.hulp)
        waarden["medische_verwijzing"] = stond is not None and stond.medische_verwijzing
    volledig = VolledigeLocatiesRij(**waarden)
    try:
        _check_soort(volledig, known, ontbreekt)
        return replace(
            volledig,
            adres=_adres(volledig, known, ontbreekt),
            opgave=_opgave(volledig, bewaard, ontbreekt, bevindingen),
        )
    except Ongeldigheden as samen:
        bevindingen.refuse_all(rij.rij, samen.fouten, volledig)
    except Ongeldig as fout:
        bevindingen.refuse_all(rij.rij, [fout], volledig)
    return None


def _stored(locatie: Locatie, agb: str | None) -> dict[str, Any]:
    """The values that an export would write of it, codes for names."""
    return {
        "agb": agb,
        "soort": GroepOfVestiging(locatie.soort),
        "naam": locatie.naam,
        "telefoon": locatie.contact.telefoon,
        "email": locatie.contact.email,
        "website": locatie.contact.website,
        "doelgroepen": tuple(sorted(locatie.doelgroepen)),
        "gemeente": locatie.gemeente,
        "afgeschermd": locatie.is_afgeschermd,
        "groepsgrootte": locatie.grootte,
        **kenmerken_of(locatie),
        "werkgebied": locatie.werkgebied_codes,
    }


def _check_soort(rij: VolledigeLocatiesRij, known: Locatie | None, ontbreekt: Set[str]) -> None:
    """The reader asked this already of a file with all three columns; a locatie of the other kind is told elsewhere."""
    anders = known is not None and known.soort != rij.soort
    if not anders and ontbreekt & {"soort", "groepsgrootte", "werkgebied"}:
        check_groepsgrootte(rij.soort, rij.groepsgrootte)
        check_werkgebied(rij.soort, rij.werkgebied)


def _adres(
    rij: VolledigeLocatiesRij, known: Locatie | None, ontbreekt: Set[str]
) -> LocatieAdres | None:
    stored = known.adres if known else None
    if rij.adres is not None:
        heel = complete_adres(rij.adres, stored, ontbreekt, met_postcode=True)
        return as_kind(heel, afgeschermd=rij.afgeschermd) if "afgeschermd" in ontbreekt else heel
    leeg = [
        deel for deel in ("straat", "huisnummer", "postcode", "plaats") if deel not in ontbreekt
    ]
    if not rij.afgeschermd and "afgeschermd" in ontbreekt and leeg:
        raise Ongeldigheden([adres_niet_compleet(deel) for deel in leeg])
    # The columns are not there at all: what is stored stays, and a file that shields says so of that.
    return stored if isinstance(stored, OpenbaarAdres) and not rij.afgeschermd else None


def _opgave(
    rij: VolledigeLocatiesRij, bewaard: Bewaard, ontbreekt: Set[str], bevindingen: Bevindingen
) -> Opgave | None:
    stond = bewaard.aanbod.get(rij.hulp) if rij.hulp else None
    wordt_afgeschermd = (
        rij.afgeschermd and bewaard.locatie is not None and not bewaard.locatie.is_afgeschermd
    )
    stored = stond.opgave if stond else None
    opgave = complete_opgave(rij.opgave, stored, ontbreekt)
    if opgave is None:
        return None
    if wordt_afgeschermd and "toelichting" in ontbreekt:
        opgave = replace(opgave, toelichting=None)  # it was written beside the open address
    opgave, voorbij = without_past(opgave, ontbreekt)
    bevindingen.opmerkingen.extend(f"Rij {rij.rij}: {zin}." for zin in voorbij)
    return opgave
