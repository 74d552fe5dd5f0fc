"""Facts by name, put in words: what differs after a conflict, what a job counted, what a line of the trail tells."""

from collections.abc import Mapping

from wtforms.form import BaseForm

from wijzer.web.common.teksten import gettext as _


def tell_differences(form: BaseForm, stored: Mapping[str, object]) -> list[str]:
    """Name each field in which the form and what is stored differ, with what is stored."""
    return [
        _("%(veld)s: nu bewaard is “%(waarde)s”.", veld=veld.label.text, waarde=_show(waarde))
        for naam, waarde in stored.items()
        if naam != "versie"
        and (veld := form._fields.get(naam)) is not None
        and (veld.data or None) != (waarde or None)
    ]


def _show(waarde: object) -> str:
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    return str(waarde or "–")


def tell_details(details: Mapping[str, object]) -> list[tuple[str, str]]:
    """Names and values as people read them; what is zero or empty stays out."""
    return [
        (naam.replace("_", " ").replace("-", " "), _in_words(waarde))
        for naam, waarde in details.items()
        if waarde not in (0, "", None, [])
    ]


def _in_words(waarde: object) -> str:
    return ", ".join(map(str, waarde)) if isinstance(waarde, list) else str(waarde)
