"""What a browser sent into a form, cleaned before any field reads it: one place, so that no new field can forget it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, FileField, HiddenField, PasswordField, TextAreaField

from wijzer.domain.taal.schoon import clean_line, clean_text, is_broken

GEHEIM = frozenset({"wachtwoord", "nieuw", "code", "bewijs"})
"""The names of all secret fields, for code that holds what was sent and no form.

Nothing of these is ever kept or shown again.
"""


class GeheimVeld:
    """Marks a kind of field that holds a secret, as every `PasswordField` does.

    The field gets what was typed, sign for sign.
    """


ONGEMOEID: tuple[type, ...] = (PasswordField, GeheimVeld, HiddenField, FileField)
"""Kinds of fields that nobody types a text into: a page wrote it, or it is a secret or a file."""


def is_secret(veld: Field) -> bool:
    """Whether a field holds a password or a code. What it is called does not make it one: a product has a code too."""
    return isinstance(veld, (PasswordField, GeheimVeld))


def is_cleaned(veld: Field) -> bool:
    """Whether what is typed into a field is text, to be cleaned."""
    return not isinstance(veld, ONGEMOEID)


def clean_formdata(velden: Iterable[Field], gestuurd: Mapping[str, Any] | None) -> Any:
    """What was sent, with the text of each field cleaned as far as it may have lines; None for nothing."""
    if gestuurd is None:
        return None
    schoon: MultiDict[str, Any] = MultiDict(gestuurd)
    for veld in velden:
        if veld.name in schoon and is_cleaned(veld):
            schoon.setlist(
                veld.name, [_clean(veld, waarde) for waarde in schoon.getlist(veld.name)]
            )
    return schoon


def _clean(veld: Field, waarde: Any) -> Any:
    """Half a character stays, to be told beside its field: a clean text would hide that something is missing."""
    if not isinstance(waarde, str) or is_broken(waarde):
        return waarde
    clean: Callable[[str], str] = clean_text if isinstance(veld, TextAreaField) else clean_line
    return clean(waarde)
