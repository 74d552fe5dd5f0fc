"""Looking at somebody else's real address: for which reason, of whom, and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbiederId, GebruikerId, InzageId
from wijzer.domain.maten import check_tekst

INZAGE_DUUR = timedelta(minutes=15)
"""How long one reason holds (our choice): a phone call, and not a morning."""
TOELICHTING_MIN, TOELICHTING_MAX = 3, 200


class Reden(StrEnum):
    """Why addresses were shown, by the name it has in the audit trail."""

    BELLEN = "bellen"
    ONVEILIGHEID = "onveiligheid"
    CONTRACT = "contract"
    ANDERS = "anders"
    BESTAND = "bestand"
    """A file with the addresses of a whole region was made. Nobody can choose this one."""

    @property
    def label(self) -> str:
        """The text that people read."""
        return _LABELS[self]


_LABELS = {
    Reden.BELLEN: "Bellen over een verschil",
    Reden.ONVEILIGHEID: "Melding van onveiligheid",
    Reden.CONTRACT: "Controle van het contract",
    Reden.ANDERS: "Anders",
    Reden.BESTAND: "Een bestand van de hele regio, met adressen",
}

KEUZES = (Reden.BELLEN, Reden.ONVEILIGHEID, Reden.CONTRACT, Reden.ANDERS)
"""The reasons that somebody can choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inzage:
    """A look at addresses by somebody. It names an aanbieder and a reason, and never holds an address.

    `aanbieder_id` None: of every aanbieder of the region, in a file. `gebruiker_id` None: whoever runs the machine.
    `sessie_hash` is the session for which it opens something; None opens nothing.
    """

    id: InzageId
    regio: str
    reden: Reden
    at: datetime
    until_at: datetime
    toelichting: str | None = field(default=None, repr=False)
    gebruiker_id: GebruikerId | None = None
    aanbieder_id: AanbiederId | None = None
    sessie_hash: str | None = field(default=None, repr=False)

    def is_open(self, at: datetime) -> bool:
        """Whether it still holds: from its own moment on, up to and without its end.

        Source: our choice.
        """
        return self.at <= at < self.until_at


@dataclass(frozen=True, slots=True)
class Zicht:
    """The aanbieders whose real addresses somebody may see now, each until its own moment; empty: of none."""

    tot: Mapping[AanbiederId, datetime] = field(default_factory=dict)

    def until(self, aanbieder_id: AanbiederId) -> datetime | None:
        """Until when the addresses of this aanbieder are shown; None when they are hidden."""
        return self.tot.get(aanbieder_id)

    def opens(self, aanbieder_id: AanbiederId) -> bool:
        """Whether the addresses of this aanbieder are shown."""
        return aanbieder_id in self.tot


DICHT = Zicht()
"""The view of everybody who did not ask: nothing."""


def check_toelichting(reden: Reden, tekst: str | None) -> str | None:
    """A few words with the reason, on one line; None when there are none.

    Raises `Ongeldig` on `reden` for one that nobody can choose, and on `toelichting` when it is
    missing with `ANDERS`, or is shorter than 3 or longer than 200 characters.
    """
    if reden not in KEUZES:
        raise Ongeldig("reden", "Kies een reden.")
    woorden = " ".join((tekst or "").split())
    for fout in check_tekst("toelichting", woorden, TOELICHTING_MAX):
        raise fout
    if not woorden and reden is Reden.ANDERS:
        raise Ongeldig("toelichting", "Schrijf op waarom u het adres nodig heeft.")
    if woorden and not TOELICHTING_MIN <= len(woorden) <= TOELICHTING_MAX:
        melding = f"Gebruik {TOELICHTING_MIN} tot en met {TOELICHTING_MAX} tekens."
        raise Ongeldig("toelichting", melding)
    return woorden or None
