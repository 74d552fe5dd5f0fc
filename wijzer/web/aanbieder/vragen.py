"""What stops a text or an address, as the aanbieder meets it.

It is a tick to confirm, or a link to where it can be mended.
"""

from collections.abc import Iterable
from typing import Any

from flask import url_for
from wtforms import SelectMultipleField

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.services.verraad.bronnen import (
    ContactVan,
    EerderIngetrokken,
    Elders,
    LocatieVan,
    Tekstbron,
    ToelichtingVan,
)
from wijzer.web.common.invoer.formulieren import LinkTekst
from wijzer.web.common.invoer.velden import show_errors, tell_fout, untold
from wijzer.web.common.teksten import gettext as _


class BevestigVeld(SelectMultipleField):
    """The ticks that answer questions. The value of each names its field and the text that was asked about."""

    def __init__(self, **bij_formulier: Any) -> None:
        super().__init__("Bevestigd", choices=(), validate_choice=False, **bij_formulier)


class MetVragen:
    """A form of which a text may be asked about.

    An answer counts for the text that it was given for, and for no other.
    """

    bevestigd = BevestigVeld()

    def mark_asked(self, naam: str) -> None:
        """Show a tick beside this field from now on."""
        self.__dict__.setdefault("gevraagd", set()).add(naam)

    def is_asked(self, naam: str) -> bool:
        """Whether there is a tick to show beside this field: a new question, or one that was answered just now."""
        return naam in self.__dict__.get("gevraagd", ()) or naam in self.answered()

    def vinkwaarde(self, naam: str) -> str:
        """The value that the tick beside this field stands for."""
        fields: dict[str, Any] = self.__dict__["_fields"]
        return f"{naam}={fields[naam].data or ''}"

    def answered(self) -> frozenset[str]:
        """The fields whose question was answered, as far as their text is still the one that was asked about."""
        fields: dict[str, Any] = self.__dict__["_fields"]
        vinken = [str(vink) for vink in fields["bevestigd"].data or ()]
        namen = {vink.partition("=")[0] for vink in vinken} & fields.keys()
        return frozenset(naam for naam in namen if self.vinkwaarde(naam) in vinken)


def show_findings(form: Any, fouten: Iterable[Ongeldig], *, by: Actor | None = None) -> None:
    """Put each finding beside its field: a question with its tick, what stands elsewhere with the way there."""
    nieuw = untold(form, list(fouten))
    for fout in nieuw:
        if isinstance(fout, Vraag):
            form.mark_asked(fout.veld)
    show_errors(form, nieuw, tell=lambda gevonden: _tell(gevonden, by))


def _tell(fout: Ongeldig, by: Actor | None) -> str:
    tekst = tell_fout(fout)
    if isinstance(fout, EerderIngetrokken):
        return LinkTekst(
            tekst, url_for("aanbieder.ingetrokken_locatie", locatie_id=fout.locatie_id)
        )
    if not isinstance(fout, Elders):
        return tekst
    href = _way_to(fout.bron, by)
    if href:
        return LinkTekst(tekst, href)
    return _("%(melding)s U kunt dat niet zelf. Vraag of zij het doen.", melding=tekst)


def _way_to(bron: Tekstbron, by: Actor | None) -> str:
    """The page, and the field on it; empty for the contact of somebody else."""
    match bron:
        case ContactVan(aanbieder_id, veld):
            is_eigen = by is not None and by.aanbieder_id == aanbieder_id
            return url_for("aanbieder.gegevens", _anchor=veld) if is_eigen else ""
        case LocatieVan(locatie_id, veld):
            anker = veld or "op-de-site"
            return url_for("aanbieder.locatie", locatie_id=locatie_id, _anchor=anker)
        case ToelichtingVan(aanbod_id):
            return url_for("aanbieder.beschikbaarheid", _anchor=f"a{aanbod_id.hex}-toelichting")
