"""The texts of mails: plain text from `templates/mail/`, filled in without a web framework.

Dutch, and English in `en/`.
"""

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wijzer.domain.contact.mailadres import show_mailadres
from wijzer.mappen import SJABLONEN


@dataclass(frozen=True, slots=True)
class Brief:
    """A mail that was filled in: its subject and its text."""

    onderwerp: str
    tekst: str


def render_brief(soort: str, taal: str = "nl", /, **feiten: object) -> Brief:
    """Fill in one kind of mail; its first line is the subject. A fact that is missing is an error."""
    pad = f"{soort}.txt" if taal == "nl" else f"{taal}/{soort}.txt"
    gevuld = _environment().get_template(pad).render(feiten)
    onderwerp, _, tekst = gevuld.partition("\n")
    return Brief(onderwerp=" ".join(onderwerp.split()), tekst=tekst.strip() + "\n")


@cache
def _environment() -> Environment:
    """Plain text needs no escaping: nothing here is ever shown as HTML."""
    omgeving = Environment(
        loader=FileSystemLoader(SJABLONEN / "mail"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 -- text/plain, never HTML
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    omgeving.filters["mailadres"] = show_mailadres
    return omgeving
