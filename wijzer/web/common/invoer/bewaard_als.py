"""What is kept of a field, for a page that shows what was typed instead.

So the page knows what is unsaved, also after a refusal.
"""

from datetime import date
from typing import Any, Literal

from flask import Flask
from wtforms import (
    BooleanField,
    Field,
    FileField,
    HiddenField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.form import BaseForm

_ZONDER_INVOER = (HiddenField, FileField, PasswordField)
"""The fields that nobody types in, or that no page shows again."""
AAN, UIT = "aan", ""
"""The values of a tick that is kept, and of one that is not."""


def bewaard_als(veld: Field) -> str | Literal[False]:
    """What the input of this field would hold if nobody had typed; False where it holds just that.

    It becomes the attribute `data-bewaard`, and False leaves an attribute out. What a form was made
    of (`object_data`) is what is kept.
    """
    if isinstance(veld, _ZONDER_INVOER) or (
        veld.raw_data is None and veld.data == veld.object_data
    ):
        return False
    bewaard = _text(veld, veld.object_data)
    return False if bewaard == _now(veld) else bewaard


def optie_bewaard(veld: Field, optie: Any) -> str | Literal[False]:
    """The same of one of several ticks or radio buttons."""
    bewaard = _chosen(optie.data, veld.object_data)
    return False if bewaard == _chosen(optie.data, veld.data) else AAN if bewaard else UIT


def kept_beside(bewaard: str | None, getypt: str | None) -> dict[str, str]:
    """The attribute for a field without a form object: what is kept, where something else was typed.

    None: nothing was sent.
    """
    anders = getypt is not None and getypt != (bewaard or "")
    return {"data-bewaard": bewaard or ""} if anders else {}


def is_anders(form: BaseForm) -> bool:
    """Whether the form shows something that is not kept."""
    return any(_differs(veld) for veld in form)


def register_bewaard(app: Flask) -> None:
    """Give templates `veld|bewaard_als`, `veld|optie_bewaard(optie)` and `kept_beside(…)`."""
    app.jinja_env.filters["bewaard_als"] = bewaard_als
    app.jinja_env.filters["optie_bewaard"] = optie_bewaard
    app.jinja_env.globals["kept_beside"] = kept_beside


def _differs(veld: Field) -> bool:
    if isinstance(veld, RadioField | SelectMultipleField):
        return any(optie_bewaard(veld, optie) is not False for optie in veld)
    return bewaard_als(veld) is not False


def _now(veld: Field) -> str:
    """What the input holds: a number or a day as it was typed, also when it is none."""
    if veld.raw_data and not isinstance(veld, BooleanField | SelectField | StringField):
        return str(veld.raw_data[0])
    return _text(veld, veld.data)


def _text(veld: Field, waarde: object) -> str:
    if isinstance(veld, BooleanField):
        return AAN if waarde else UIT
    if isinstance(waarde, date):
        return waarde.isoformat()
    return "" if waarde is None else str(waarde)


def _chosen(waarde: object, gekozen: object) -> bool:
    if isinstance(gekozen, list | tuple | set | frozenset):
        return waarde in gekozen
    return gekozen is not None and str(waarde) == str(gekozen)
