"""Pages that explain: how to read the site, who keeps it, what it knows of a visitor, how accessible it is."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from flask import render_template

from wijzer.domain.locaties.wachtverloop import MINIMUM
from wijzer.published.gegevens import RegioInfo
from wijzer.web.common.opmaak import weken
from wijzer.web.common.regioteksten import teksten_of
from wijzer.web.common.verzoek import current_reader, current_settings
from wijzer.web.public.begrippen.veldwoorden import begrippen
from wijzer.web.public.begrippen.vragen import not_here, questions
from wijzer.web.public.crisis import crisis_of
from wijzer.web.public.hulptabellen import show_tables
from wijzer.web.public.kamer import asked_regio, bp

_OPGESTELD = date(2026, 11, 26)
"""When the statement on accessibility was last looked at; whoever changes its page changes this day."""


@dataclass(frozen=True, slots=True)
class Regiocontact:
    """Whom to write or call about the site itself; empty parts were not filled in by the region."""

    regio: str
    naam: str
    email: str
    telefoon: str

    @property
    def is_bekend(self) -> bool:
        """Whether there is any way to reach the region."""
        return bool(self.email or self.telefoon)


@bp.get("/<regio>/uitleg")
def uitleg() -> str:
    """Explain waiting times, freshness, order of results, shielded addresses, the ways in, and every word."""
    regio = asked_regio()
    return render_template(
        "public/uitleg.html",
        versheid_dagen=regio.versheid,
        crisis=crisis_of(regio),
        **_explained(regio),
        minimum=MINIMUM,
        # Made here: Jinja works out a filter on a constant once, in the language of whoever came first.
        voorbeeld=[weken(2), weken(4), weken(6)],
    )


def _explained(regio: RegioInfo) -> dict[str, object]:
    """Words, questions and kinds of help side by side."""
    return {
        "begrippen": begrippen(teksten_of(regio)),
        "vragen": questions(),
        "niet_hier": not_here(),
        "tabellen": show_tables(current_reader(), regio),
    }


@bp.get("/<regio>/over")
def over() -> str:
    """Say who keeps the site, for whom it is, and what may be done with the data."""
    reader, regio = current_reader(), asked_regio()
    return render_template(
        "public/over.html",
        gemeenten=[gemeente.naam for gemeente in reader.gemeenten(regio.slug)],
        contact=contact_of_regio(regio),
        versheid_dagen=regio.versheid,
    )


@bp.get("/toegankelijkheid")
def toegankelijkheid() -> str:
    """State how accessible the site is, in the form that the law asks for."""
    return render_template(
        "public/toegankelijkheid.html",
        contacten=_contacts(),
        opgesteld=_OPGESTELD,
        adres=urlsplit(current_settings().basis_url).netloc,
    )


@bp.get("/privacy")
def privacy() -> str:
    """Say what the site keeps of a visitor, why, how long, and how to stop it."""
    return render_template("public/privacy.html", contacten=_contacts())


def contact_of_regio(regio: RegioInfo) -> Regiocontact:
    """Read whom the region names for questions about the site (`contact.…` of its texts)."""
    teksten = regio.teksten
    return Regiocontact(
        regio=regio.naam,
        naam=teksten.get("contact.naam", ""),
        email=teksten.get("contact.email", ""),
        telefoon=teksten.get("contact.telefoon", ""),
    )


def _contacts() -> list[Regiocontact]:
    return [contact_of_regio(regio) for regio in current_reader().regios()]
