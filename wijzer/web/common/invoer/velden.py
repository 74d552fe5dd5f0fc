"""Form fields as people here fill them in, and rules of the domain told beside them."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from wtforms import DateField, Field, HiddenField, IntegerField, SelectMultipleField, StringField
from wtforms.form import BaseForm
from wtforms.widgets import CheckboxInput, ListWidget

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import GETAL
from wijzer.domain.taal.schoon import clean_code
from wijzer.web.common.opmaak import datum, opsomming
from wijzer.web.common.teksten import gettext as _

NIET_OPGEGEVEN = "niet opgegeven"
"""The choice that says nothing, where that is an answer: it is told as it stands in the list."""
_GEHEEL = re.compile(rf"(?=.{{1,{GETAL}}}\Z)-?[0-9]+")


class GetalVeld(IntegerField):
    """A whole number; empty is None, which is not zero."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; raises `ValueError` with what to type instead."""
        tekst = clean_code(valuelist[0]) if valuelist else ""
        self.data = None
        if not tekst:
            return
        if not _GEHEEL.fullmatch(tekst):
            raise ValueError(_("Vul een heel getal in, zonder komma of letters."))
        self.data = int(tekst)


class DatumVeld(DateField):
    """A date, from the browser's own picker or typed as 31-12-2026."""

    FORMS = ("%Y-%m-%d", "%d-%m-%Y")

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; raises `ValueError` with what to type instead."""
        tekst = clean_code(valuelist[0]) if valuelist else ""
        self.data = None
        if not tekst:
            return
        self.data = _parse_date(tekst, self.FORMS)
        if self.data is None:
            raise ValueError(_("Vul een datum in als dag-maand-jaar, zoals 31-12-2026."))


class TekstVeld(StringField):
    """A text of at most `hooguit` characters without spaces around it; empty is None."""

    def __init__(self, label: str, *, hooguit: int, **anders: Any) -> None:
        super().__init__(label, **anders)
        self.flags.maxlength = hooguit

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keep what was typed, as the form cleaned it."""
        self.data = valuelist[0] or None if valuelist else None


class VersieVeld(HiddenField):
    """The version of what the form showed, to see whether somebody else was first.

    Anything but a number is 0, which no version has: odd input is a conflict and no error.
    """

    data: int  # type: ignore[assignment]  # a field holds what it is read as; WTForms types it as its base

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what came back."""
        tekst = valuelist[0] if valuelist else ""
        geldig = tekst.isascii() and tekst.isdigit() and len(tekst) < 10
        self.data = int(tekst) if geldig else 0


class KeuzeVinkjesField(SelectMultipleField):
    """Several choices as a group of checkboxes. `niet_meer` is told of a tick that is no choice (any more)."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, *, niet_meer: str | None = None, **anders: Any) -> None:
        super().__init__(label, **anders | {"invalid_choice_message": niet_meer})


def tell_value(veld: Field, waarde: object) -> str:
    """Say in words what a field holds: the texts of its choices, a date as people write it, never a code."""
    keuzes = getattr(veld, "choices", None) or {}
    match waarde:
        case None | "" | []:
            return NIET_OPGEGEVEN if keuzes.get("") == NIET_OPGEGEVEN else "–"
        case bool():
            return _("ja") if waarde else _("nee")
        case date():
            return datum(waarde)
        case list():
            return opsomming(keuzes.get(sleutel, sleutel) for sleutel in waarde)
        case _anders:
            return str(keuzes.get(waarde, waarde))


def show_errors(
    form: BaseForm,
    fouten: list[Ongeldig],
    *,
    names: Mapping[str, str] | None = None,
    tell: Callable[[Ongeldig], str] | None = None,
) -> None:
    """Put each error beside its field; one without a field of its own stands above the form.

    `names` maps a domain field to the form's field where those differ; `tell` words an error
    otherwise than `tell_fout`. What the form found in a field itself is all that is told of it: the
    domain judges what could be read, and that was nothing.
    """
    for fout in untold(form, fouten, names):
        veld: Field | None = form._fields.get((names or {}).get(fout.veld, fout.veld))
        doel: Any = form.form_errors if veld is None else _errors_of(veld)
        doel.append((tell or tell_fout)(fout))


def untold(
    form: BaseForm, fouten: list[Ongeldig], names: Mapping[str, str] | None = None
) -> list[Ongeldig]:
    """The findings that no field tells already.

    A field in which something else is wrong tells its own, and so does one of which is asked what
    will stand there.
    """
    told = {naam for naam, veld in form._fields.items() if veld.errors or veld.flags.botst}
    return [fout for fout in fouten if (names or {}).get(fout.veld, fout.veld) not in told]


def tell_fout(fout: Ongeldig) -> str:
    """Say in the language of the page what is wrong, and what was expected where that is known."""
    if not fout.verwacht:
        return _(fout.melding)
    return _("%(melding)s Verwacht: %(wat)s.", melding=_(fout.melding), wat=_(fout.verwacht))


def _errors_of(veld: Field) -> list[str]:
    veld.errors = [*veld.errors]
    return veld.errors


def _parse_date(tekst: str, forms: tuple[str, ...]) -> date | None:
    for form in forms:
        try:
            return datetime.strptime(tekst, form).date()  # noqa: DTZ007 -- a day has no time zone
        except ValueError:
            continue
    return None
