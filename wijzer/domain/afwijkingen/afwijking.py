"""An afwijking: one difference that somebody must resolve. Its kinds, its words, and its life as data.

A case opens when a check finds the difference, stays one case while it lasts, closes itself when it is gone, and is
reopened (the same case) when it returns. It names what differs and never holds an address.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from wijzer.domain.adressen.vergelijking import Vergelijking
from wijzer.domain.afwijkingen.soorttekst import TEKSTEN, ZONDER_CODE, Soorttekst
from wijzer.domain.fouten import Geweigerd, Ongeldig
from wijzer.domain.ids import (
    AanbiederId,
    AfwijkingId,
    GebruikerId,
    GecontracteerdeLocatieId,
    LocatieId,
)
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.maten import check_tekst


class Afwijkingsoort(StrEnum):
    """The kinds of afwijking that the beheerder acts on, by the name they have in JSON."""

    GEEN_CONTRACT = "geen-contract"
    CONTRACT_BEEINDIGD = "contract-beeindigd"
    PRODUCT_NIET_GECONTRACTEERD = "product-niet-gecontracteerd"
    ADRES_NIET_GECONTRACTEERD = "adres-niet-gecontracteerd"
    LOCATIE_NIET_INGEVOERD = "locatie-niet-ingevoerd"
    GEMEENTE_POSTCODE_STRIJDIG = "gemeente-postcode-strijdig"

    @property
    def label(self) -> str:
        """What the kind is called where it is chosen from the others; `Bevinding.tekst` has what a case of it says."""
        return TEKSTEN[self].label


class Verschilwoord(StrEnum):
    """Everything that a case may say about what differs. A closed list: an address cannot get into it.

    Source: our choice.
    """

    STRAAT = "straat"
    HUISNUMMER = "huisnummer"
    HUISLETTER = "huisletter"
    TOEVOEGING = "toevoeging"
    POSTCODE = "postcode"
    PLAATS = "plaats"
    GEMEENTE = "gemeente"
    PRODUCT = "product"
    HULPVORM = "soort hulp"
    INGANGSDATUM = "ingangsdatum"
    EINDDATUM = "einddatum"
    TIKFOUT = "waarschijnlijk een tikfout"
    NUMMERREEKS = "nummer uit een reeks"


Verschil = tuple[Verschilwoord, ...]
"""The parts that differ, in the order of `Verschilwoord`."""


def verschil_of(vergelijking: Vergelijking) -> Verschil:
    """The words for what differs between two addresses."""
    namen = {deel.value for deel in (*vergelijking.verschil, *vergelijking.opmerkingen)}
    return tuple(woord for woord in Verschilwoord if woord.value in namen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bevinding:
    """One difference that a check found. `gecontracteerde_locatie_id` is the one concerned, or the nearest."""

    soort: Afwijkingsoort
    aanbieder_id: AanbiederId
    locatie_id: LocatieId | None = None
    gecontracteerde_locatie_id: GecontracteerdeLocatieId | None = None
    hulp: Hulpaanduiding | None = None
    verschil: Verschil = ()

    @property
    def tekst(self) -> Soorttekst:
        """What people read about it: the texts of its kind, in words that fit help without a code."""
        if self.hulp is not None and self.hulp.productcode is None:
            return ZONDER_CODE.get(self.soort, TEKSTEN[self.soort])
        return TEKSTEN[self.soort]

    @property
    def sleutel(self) -> str:
        """What makes it the same case tomorrow, within its region: kind, locatie or contracted location, help.

        The help is a code or a hulpvorm: what moves from one to the other is another case.

        Source: our choice.
        """
        wie = self.locatie_id or self.gecontracteerde_locatie_id
        return f"{self.soort}/{wie}/{self.hulp.sleutel if self.hulp else '-'}"


class Zaakstatus(StrEnum):
    """How far a case is."""

    OPEN = "open"
    IN_BEHANDELING = "in-behandeling"
    WACHT_OP_AANBIEDER = "wacht-op-aanbieder"
    GEACCEPTEERD = "geaccepteerd"
    OPGELOST = "opgelost"
    INGETROKKEN = "ingetrokken"
    """The aanbieder withdrew the locatie or the aanbod that the case was about, or moved the aanbod to a code.

    The difference is not solved, it is not there any more.
    """

    @property
    def label(self) -> str:
        """The text that people read."""
        return _STATUSLABELS[self]

    @property
    def vraagt_aandacht(self) -> bool:
        """Whether somebody still has to do something."""
        return self not in {Zaakstatus.GEACCEPTEERD, *Zaakstatus.ended()}

    @property
    def is_ten_einde(self) -> bool:
        """Whether there is no difference any more; it opens again when a check finds it once more."""
        return self in Zaakstatus.ended()

    @staticmethod
    def ended() -> "tuple[Zaakstatus, Zaakstatus]":
        """The outcomes that a check gives to what it does not find any more.

        Source: our choice.
        """
        return Zaakstatus.OPGELOST, Zaakstatus.INGETROKKEN


_STATUSLABELS = {
    Zaakstatus.OPEN: "Open",
    Zaakstatus.IN_BEHANDELING: "In behandeling",
    Zaakstatus.WACHT_OP_AANBIEDER: "Wacht op aanbieder",
    Zaakstatus.GEACCEPTEERD: "Geaccepteerd verschil",
    Zaakstatus.OPGELOST: "Opgelost",
    Zaakstatus.INGETROKKEN: "Ingetrokken",
}


class Zaakbehandelaar(StrEnum):
    """Who may take a step: a person, or the check itself."""

    BEHEERDER = "beheerder"
    CONTROLE = "controle"


_LOPEND = (Zaakstatus.OPEN, Zaakstatus.IN_BEHANDELING, Zaakstatus.WACHT_OP_AANBIEDER)
ZAAKSTAPPEN: Mapping[Zaakbehandelaar, Mapping[Zaakstatus, tuple[Zaakstatus, ...]]] = {
    Zaakbehandelaar.BEHEERDER: {
        Zaakstatus.OPEN: (
            Zaakstatus.IN_BEHANDELING,
            Zaakstatus.WACHT_OP_AANBIEDER,
            Zaakstatus.GEACCEPTEERD,
        ),
        Zaakstatus.IN_BEHANDELING: (
            Zaakstatus.OPEN,
            Zaakstatus.WACHT_OP_AANBIEDER,
            Zaakstatus.GEACCEPTEERD,
        ),
        Zaakstatus.WACHT_OP_AANBIEDER: (
            Zaakstatus.OPEN,
            Zaakstatus.IN_BEHANDELING,
            Zaakstatus.GEACCEPTEERD,
        ),
        Zaakstatus.GEACCEPTEERD: (Zaakstatus.OPEN,),
        Zaakstatus.OPGELOST: (),
        Zaakstatus.INGETROKKEN: (),
    },
    Zaakbehandelaar.CONTROLE: {
        **dict.fromkeys(_LOPEND, Zaakstatus.ended()),
        Zaakstatus.GEACCEPTEERD: (Zaakstatus.OPEN, *Zaakstatus.ended()),
        Zaakstatus.OPGELOST: (Zaakstatus.OPEN,),
        Zaakstatus.INGETROKKEN: (Zaakstatus.OPEN,),
    },
}
"""Which status may follow which, by whom. Only the check resolves: a case is over when the difference is gone."""

MAX_NOTITIE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Afwijking:
    """One case of one region.

    `gezien_at` is the last check that found the difference, `heropend` how often it returned.

    `vorige_id` is the case at the same address that ended because its locatie or aanbod was
    withdrawn, or because its aanbod moved from a hulpvorm to a code, if there was one.
    """

    id: AfwijkingId
    regio: str
    bevinding: Bevinding
    status: Zaakstatus
    opened_at: datetime
    gezien_at: datetime
    closed_at: datetime | None = None
    heropend: int = 0
    vorige_id: AfwijkingId | None = None
    versie: int = 1

    @property
    def sleutel(self) -> str:
        """The same as that of its bevinding: unique in its region."""
        return self.bevinding.sleutel

    @property
    def volgende(self) -> tuple[Zaakstatus, ...]:
        """The statuses that the beheerder may choose now."""
        return ZAAKSTAPPEN[Zaakbehandelaar.BEHEERDER][self.status]


class Gebeurtenis(StrEnum):
    """What happened to a case, as its history tells it."""

    GEOPEND = "geopend"
    HEROPEND = "heropend"
    GEWIJZIGD = "gewijzigd"
    GESLOTEN = "gesloten"
    INGETROKKEN = "ingetrokken"
    OMGEZET = "omgezet"
    """Its aanbod moved from the hulpvorm to a code."""
    OVERGENOMEN = "overgenomen"
    """It took over from the case about the hulpvorm, as that one was."""
    STATUS = "status"
    NOTITIE = "notitie"

    @property
    def label(self) -> str:
        """The text that people read."""
        return _GEBEURTENISLABELS[self]


_GEBEURTENISLABELS = {
    Gebeurtenis.GEOPEND: "Gevonden door de controle",
    Gebeurtenis.HEROPEND: "Opnieuw gevonden",
    Gebeurtenis.GEWIJZIGD: "Het verschil is veranderd",
    Gebeurtenis.GESLOTEN: "Niet meer gevonden: opgelost",
    Gebeurtenis.INGETROKKEN: "Ingetrokken door de aanbieder",
    Gebeurtenis.OMGEZET: "Het aanbod kreeg een productcode",
    Gebeurtenis.OVERGENOMEN: "Overgenomen: eerst hing dit aanbod aan de soort hulp",
    Gebeurtenis.STATUS: "Status gewijzigd",
    Gebeurtenis.NOTITIE: "Notitie",
}


class Aanleiding(StrEnum):
    """The event that led to the check that took a step."""

    VANZELF = "vanzelf"
    GEVRAAGD = "gevraagd"
    LOCATIE_BEWAARD = "locatie-bewaard"
    LOCATIE_WEG = "locatie-weg"
    CONTRACTEN_INGELEZEN = "contracten-ingelezen"
    LOCATIES_INGELEZEN = "locaties-ingelezen"

    @property
    def label(self) -> str:
        """The text that people read, after "de controle"."""
        return _AANLEIDINGEN[self]


_AANLEIDINGEN = {
    Aanleiding.VANZELF: "die vanzelf loopt",
    Aanleiding.GEVRAAGD: "die een beheerder vroeg",
    Aanleiding.LOCATIE_BEWAARD: "na het bewaren van een locatie",
    Aanleiding.LOCATIE_WEG: "na het intrekken van een locatie",
    Aanleiding.CONTRACTEN_INGELEZEN: "na het inlezen van contracten",
    Aanleiding.LOCATIES_INGELEZEN: "na het inlezen van locaties",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """One line in the history of a case. `notitie` is what somebody wrote, `gebruiker_id` None is the check.

    Of a step by the check, `verschil` is what differed then (when it closed: until then), and
    `aanleiding` what led to it. Steps of long ago have neither.
    """

    afwijking_id: AfwijkingId
    gebeurtenis: Gebeurtenis
    status: Zaakstatus
    at: datetime
    notitie: str | None = None
    gebruiker_id: GebruikerId | None = None
    verschil: Verschil | None = None
    aanleiding: Aanleiding | None = None


def take_step(
    afwijking: Afwijking, naar: Zaakstatus, *, notitie: str | None, at: datetime
) -> Afwijking:
    """The beheerder gives a case another status. Raises `Geweigerd` for a step that is not allowed.

    Accepting a difference asks for a reason: raises `Ongeldig` on `notitie` without one.

    Source: our choice.
    """
    if naar not in afwijking.volgende:
        raise Geweigerd(f"Van '{afwijking.status.label}' kan dit niet naar '{naar.label}'.")
    check_notitie(notitie, verplicht=naar is Zaakstatus.GEACCEPTEERD)
    closed_at = at if naar is Zaakstatus.GEACCEPTEERD else None
    return replace(afwijking, status=naar, closed_at=closed_at)


def check_notitie(notitie: str | None, *, verplicht: bool) -> str | None:
    """A note without spaces around it, None when empty. Raises `Ongeldig` when it must be there, or is too long.

    Source: our choice.
    """
    tekst = (notitie or "").strip()
    if verplicht and not tekst:
        melding = "Schrijf op waarom dit verschil klopt. Dan weet een collega dat later ook."
        raise Ongeldig("notitie", melding, verwacht="een korte reden")
    for fout in check_tekst("notitie", tekst, MAX_NOTITIE, regels=True):
        raise fout
    return tekst or None
