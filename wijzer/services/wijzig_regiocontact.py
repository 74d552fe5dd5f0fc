"""The beheerder says who answers questions about the site itself."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from wijzer.domain.contactgegevens import check_contact
from wijzer.domain.fouten import Conflict, Ongeldig, Ongeldigheden
from wijzer.domain.regio import Contact, Regio
from wijzer.domain.toegang import Actor, require_beheerder
from wijzer.store.store import Store

VELDEN = ("naam", "email", "telefoon")
MAX_NAAM = 100


def regiocontact_of(regio: Regio) -> dict[str, str]:
    """What the pages tell now, by field; empty where nobody filled it in."""
    return {veld: regio.teksten.get(_key(veld), "") for veld in VELDEN}


def wijzig_regiocontact(
    store: Store,
    regio: str,
    velden: Mapping[str, str],
    *,
    shown: Mapping[str, str],
    by: Actor,
    at: datetime,
) -> Regio:
    """Keep whom visitors can ask; an empty field says that there is none. Public the moment this is kept.

    `shown` is what stood in the form before: raises `Conflict` when that is no longer what is stored, `Ongeldigheden` on
    the field that is wrong. A field that is not sent stays as it is.
    """
    require_beheerder(by, regio=regio)
    oud = store.regios.get(regio)
    stand = regiocontact_of(oud)
    if any(shown.get(veld, waarde) != waarde for veld, waarde in stand.items()):
        raise Conflict
    nieuw = {veld: " ".join(velden.get(veld, stand[veld]).split()) for veld in VELDEN}
    anders = {veld: waarde for veld, waarde in nieuw.items() if waarde != stand[veld]}
    if fouten := [fout for fout in _check(nieuw) if fout.veld in anders]:
        raise Ongeldigheden(fouten)
    if not anders:
        return oud
    teksten = {_key(veld): waarde for veld, waarde in anders.items()}
    gewijzigd = replace(oud, teksten={**oud.teksten, **teksten})
    store.regios.save(gewijzigd)
    store.logboek.add(
        by=by, at=at, handeling="contact van de regio gewijzigd", object_soort="regio", object_id=regio, regio=regio,
        details={"velden": sorted(anders)},
    )  # fmt: skip
    return gewijzigd


def _key(veld: str) -> str:
    return f"contact.{veld}"


def _check(velden: Mapping[str, str]) -> list[Ongeldig]:
    fouten = check_contact(
        Contact(telefoon=velden["telefoon"] or None, email=velden["email"] or None)
    )
    if len(velden["naam"]) > MAX_NAAM:
        melding = "Deze naam is te lang."
        fouten.append(Ongeldig("naam", melding, verwacht=f"hoogstens {MAX_NAAM} tekens"))
    return fouten
