"""Every field of every form is cleaned, has a maximum, and takes no sign that nobody can see or type."""

from collections.abc import Sequence
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    Field,
    FileField,
    HiddenField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    TextAreaField,
)

from wijzer.domain.maten import CODE, DATUM, GETAL, LIJST, TOKEN, has_control, without_control
from wijzer.web.common.invoer.schoonmaak import clean_formdata
from wijzer.web.common.teksten import gettext as _

_PER_SOORT: tuple[tuple[type[Field], int], ...] = (
    (BooleanField, CODE),
    (SelectMultipleField, TOKEN),
    (RadioField, CODE),
    (SelectField, CODE),
    (DateField, DATUM),
    (IntegerField, GETAL + 1),
    (PasswordField, TOKEN),
    (HiddenField, TOKEN),
)
"""Fields that hold no free text.

A new password is not cut off while it is pasted: the domain says how long it may be.
"""


def maximum_of(veld: Field) -> int | None:
    """How many characters a field may hold (each of its values, where it has several); None when nobody said so."""
    if veld.flags.maxlength:
        return int(veld.flags.maxlength)
    return next((hooguit for soort, hooguit in _PER_SOORT if isinstance(veld, soort)), None)


class Begrensd:
    """Mixed into a form, it cleans texts before they come to a field.

    What is too long, too much or unreadable is told before all else.
    """

    def process(self, formdata: Any = None, *args: Any, **kwargs: Any) -> None:
        """Fill the fields, with what was sent cleaned."""
        form: Any = super()
        gestuurd = self.__dict__["meta"].wrap_formdata(self, formdata)
        form.process(clean_formdata(self.__dict__["_fields"].values(), gestuurd), *args, **kwargs)

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Whether every field holds what it may."""
        goed: bool = super().validate(*args, **kwargs)  # type: ignore[misc]  # the form that this is mixed into
        velden: dict[str, Field] = self.__dict__["_fields"]
        for veld in velden.values():
            if fout := what_is_wrong(veld):
                _make_showable(veld)
                veld.errors = [fout]
                goed = False
        return goed


def _make_showable(veld: Field) -> None:
    """What is wrong is shown again to be mended, but for what no page may hold."""
    veld.raw_data = [without_control(str(waarde)) for waarde in veld.raw_data or ()]
    if isinstance(veld.data, str):
        veld.data = without_control(veld.data)
    elif isinstance(veld.data, list):
        veld.data = [without_control(str(waarde)) for waarde in veld.data]


def what_is_wrong(veld: Field) -> str | None:
    """The first thing that is too long, too much or unreadable in what was sent of a field; None when nothing is."""
    waarden: Sequence[object] = veld.raw_data or ()
    if isinstance(veld, FileField):
        return None  # the whole request has its own maximum
    if len(waarden) > LIJST:
        return _(
            "Hier is te veel gekozen: %(n)s. Kies er hooguit %(hooguit)s.",
            n=len(waarden),
            hooguit=LIJST,
        )
    return next((fout for waarde in waarden if (fout := _check(veld, str(waarde)))), None)


def _check(veld: Field, waarde: str) -> str | None:
    tekst = waarde.replace("\r\n", "\n").strip(" \t\n")
    if has_control(tekst, behalve="\n\t" if isinstance(veld, TextAreaField) else ""):
        return _("Hier staat een teken dat niet te zien is. Typ de tekst opnieuw.")
    hooguit = maximum_of(veld)
    if hooguit is not None and len(tekst) > hooguit:
        return _(
            "Dit is te lang: %(n)s tekens. Gebruik er hooguit %(hooguit)s.",
            n=len(tekst),
            hooguit=hooguit,
        )
    return None
