"""The beheerder says who answers questions about the site itself."""

from collections.abc import Mapping
from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.contact.gegevens import check_contact, normal_deel
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import NAAM, check_tekst
from wijzer.domain.regio.gebied import Contact, Regio
from wijzer.services.regio.wijzig_regioteksten import Veldengroep, wijzig_regioteksten
from wijzer.store.store import Store

VELDEN = ("naam", "email", "telefoon")


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

    `shown` is what stood in the form before: raises `Conflict` when that is no longer what is
    stored, `Ongeldigheden` on the field that is wrong. A field that is not sent stays as it is.
    """
    require_beheerder(by, regio=regio)
    store.regios.lock(regio)
    oud = store.regios.get(regio)
    stand = regiocontact_of(oud)
    gelezen = {veld: _normal(veld, tekst) for veld, tekst in velden.items()}
    return wijzig_regioteksten(store, oud, _GROEP, gelezen, stand=stand, shown=shown, by=by, at=at)


def _normal(veld: str, tekst: str) -> str:
    return tekst if veld == "naam" else normal_deel(veld, tekst) or ""


def _key(veld: str) -> str:
    return f"contact.{veld}"


def _check(velden: Mapping[str, str]) -> list[Ongeldig]:
    fouten = check_contact(
        Contact(telefoon=velden["telefoon"] or None, email=velden["email"] or None)
    )
    return fouten + check_tekst("naam", velden["naam"], NAAM)


_GROEP = Veldengroep("contact van de regio gewijzigd", "velden", _key, _check)
