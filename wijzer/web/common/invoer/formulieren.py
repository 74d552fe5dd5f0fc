"""What forms need besides their template: Dutch messages, and every mistake as one flat list."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from flask import Flask
from flask_wtf import FlaskForm
from wtforms import Field, FieldList, FormField, HiddenField
from wtforms.form import BaseForm
from wtforms.i18n import get_translations
from wtforms.widgets import HiddenInput

from wijzer.web.common.invoer.begrensd import Begrensd
from wijzer.web.common.invoer.getypt import CONCEPT, concept_id, typed_before


class Formulier(Begrensd, FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """Base of every POST form: a CSRF token, a maximum for every field, and WTForms' own messages in Dutch.

    The token's field says too which kept form this was filled with, so that saving it lets that one go.
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF ships no types
        def wrap_formdata(self, form: BaseForm, formdata: Any) -> Any:
            """Fill the form with what was sent, or with what was sent when the session had ended (`getypt`)."""
            gevonden = super().wrap_formdata(form, formdata)
            return typed_before() if gevonden is None and formdata is not None else gevonden

        def get_translations(self, form: BaseForm) -> Any:
            """Take the Dutch that WTForms brings along; Flask-WTF would look for Flask-Babel."""
            return get_translations(["nl"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "csrf_token" in self._fields:
            self.csrf_token.widget = TokenInvoer()


class TokenInvoer(HiddenInput):
    """The token, and beside it the id of the kept form that stands on this page, where one does."""

    def __call__(self, field: Field, **kwargs: Any) -> Any:
        """Give one hidden field or two."""
        token, concept = super().__call__(field, **kwargs), concept_id()
        if not concept:
            return token
        erbij = HiddenField(name=CONCEPT, _form=None, _meta=field.meta)
        erbij.process(None, data=concept)
        return token + erbij(id=False)


class LinkTekst(str):
    """What is wrong, when it can be mended on another page only: `href` leads there."""

    __slots__ = ("href",)
    href: str

    def __new__(cls, tekst: str, href: str) -> Self:
        """Keep a text with its link."""
        regel = super().__new__(cls, tekst)
        regel.href = href
        return regel


@dataclass(frozen=True, slots=True)
class FoutRegel:
    """One mistake: the id of the field to jump to (empty: the form as a whole), its label and the text.

    `href` is where to go: the field, or the page on which it can be mended; empty for the form as a whole.
    """

    veld_id: str
    label: str
    tekst: str
    href: str = ""


def foutregels(form: BaseForm) -> list[FoutRegel]:
    """List every mistake of a form in the order of its fields, also those of forms inside it."""
    regels = [regel for veld in form for regel in _van_veld(veld)]
    algemeen: list[str] = getattr(form, "form_errors", [])
    return regels + [FoutRegel("", "", str(tekst)) for tekst in algemeen]


def _van_veld(veld: Field) -> Iterator[FoutRegel]:
    if isinstance(veld, FormField):
        yield from foutregels(veld.form)
    elif isinstance(veld, FieldList):
        for deel in veld.entries:
            yield from _van_veld(deel)
    else:
        for tekst in veld.errors:
            href = tekst.href if isinstance(tekst, LinkTekst) else f"#{veld.id}"
            yield FoutRegel(veld.id, str(veld.label.text).rstrip("?:."), str(tekst), href)


def register_formulieren(app: Flask) -> None:
    """Give templates `form|foutregels`."""
    app.jinja_env.filters["foutregels"] = foutregels
