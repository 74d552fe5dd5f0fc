"""What the office says of a case in each of its statuses.

Only a case that asks for attention accuses, or asks to do something.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wijzer.domain.afwijkingen.afwijking import Aanleiding, Afwijking, Gebeurtenis, Stap, Zaakstatus
from wijzer.web.common.opmaak import opsomming, tijdstip
from wijzer.web.common.teksten import gettext as _


@dataclass(frozen=True, slots=True)
class Zaaktekst:
    """The words around a case. `staat_nog`: it is not over.

    `verschilt`: what differs now, empty once it is over; `verschilde`: what it was about then.

    `adreskop` stands above the addresses as they are now, `contactkop` above whom to call.
    `na_afloop` says of a case that is over what may still come of it.
    """

    staat_nog: bool
    uitleg: str
    verschilt: str
    verschilde: str
    adreskop: str
    contactkop: str
    na_afloop: str = ""


def tell_zaak(zaak: Afwijking, stappen: Sequence[Stap] = ()) -> Zaaktekst:
    """The words for a case as it is; `stappen` tell by what it was solved, or why it was accepted."""
    bevinding = zaak.bevinding
    woorden = opsomming(bevinding.verschil)
    contact = _("De aanbieder")
    match zaak.status:
        case Zaakstatus.OPGELOST:
            over = _("Zo staat het adres er nu voor")
            return Zaaktekst(
                False,
                f"{_tell_solved(zaak, stappen)} {bevinding.tekst.was_toen}",
                "",
                woorden,
                over,
                contact,
                _(
                    "Deze afwijking is opgelost. Komt het verschil terug, dan gaat zij vanzelf weer open."
                ),
            )
        case Zaakstatus.INGETROKKEN:
            weg, na_afloop = _tell_gone(stappen)
            voorheen = _("Zo stond het adres er voor")
            return Zaaktekst(
                False,
                f"{weg} {bevinding.tekst.was_toen}",
                "",
                woorden,
                voorheen,
                contact,
                na_afloop,
            )
        case Zaakstatus.GEACCEPTEERD:
            mag = _("Een beheerder heeft dit geaccepteerd: het mag zo blijven.")
            return Zaaktekst(
                True, f"{bevinding.tekst.is_nu} {mag}", woorden, "", _("Het adres"), contact
            )
        case _:
            return Zaaktekst(
                True,
                f"{bevinding.tekst.is_nu} {bevinding.tekst.te_doen}",
                woorden,
                "",
                _("Het adres"),
                _("Bel de aanbieder"),
            )


def tell_step(stap: Stap) -> str:
    """Tell what happened in a step, with what it was about then."""
    if stap.gebeurtenis is Gebeurtenis.STATUS:
        return f"{stap.gebeurtenis.label}: {stap.status.label.lower()}"
    if stap.gebeurtenis is Gebeurtenis.GESLOTEN or not stap.verschil:
        return stap.gebeurtenis.label
    return f"{stap.gebeurtenis.label}: {opsomming(stap.verschil)}"


def tell_check(aanleiding: Aanleiding | None) -> str:
    """Tell which check took a step; of long ago only that it was one."""
    return f"{_('de controle')} {aanleiding.label}" if aanleiding else _("de controle")


def _tell_gone(stappen: Sequence[Stap]) -> tuple[str, str]:
    """Why nothing is left that a case is about, and what may still come of it."""
    eindes = (Gebeurtenis.OMGEZET, Gebeurtenis.INGETROKKEN)
    einde = next((stap for stap in reversed(stappen) if stap.gebeurtenis in eindes), None)
    if einde is not None and einde.gebeurtenis is Gebeurtenis.OMGEZET:
        return _("Dit telt niet meer: het aanbod heeft nu een productcode."), _(
            "Deze afwijking is voorbij. Is de code hier ook niet gecontracteerd, dan gaat een andere "
            "afwijking daarover."
        )
    return _("Dit telt niet meer: de locatie of het aanbod is ingetrokken."), _(
        "Deze afwijking is niet opgelost: wat er verschilde is ingetrokken. Komt het terug, dan gaat "
        "zij vanzelf weer open."
    )


def _tell_solved(zaak: Afwijking, stappen: Sequence[Stap]) -> str:
    sloot = next(
        (stap for stap in reversed(stappen) if stap.gebeurtenis is Gebeurtenis.GESLOTEN), None
    )
    wanneer: datetime | None = sloot.at if sloot else zaak.closed_at
    door = tell_check(sloot.aanleiding if sloot else None)
    return _(
        "Dit is opgelost: op %(wanneer)s vond %(door)s geen verschil meer.",
        wanneer=tijdstip(wanneer),
        door=door,
    )
