"""The fields of a form from the table of a subject: label, maximum and input of each type of field."""

from collections.abc import Iterable, Mapping
from typing import Any, assert_never

from wtforms import BooleanField, SelectField
from wtforms.form import BaseForm
from wtforms.validators import DataRequired

from wijzer.domain.velden.veld import (
    Bedrag,
    Dag,
    Eigen,
    Getal,
    JaNee,
    Keuze,
    Lijst,
    Veld,
    Veldtekst,
)
from wijzer.web.common.invoer.velden import (
    NIET_OPGEGEVEN,
    DatumVeld,
    GetalVeld,
    KeuzeVinkjesField,
    TekstVeld,
)

VERPLICHT = "Vul dit in."
ONBEKEND = {"": NIET_OPGEGEVEN, "ja": "ja", "nee": "nee"}
"""The choices of a fact of which it may be unknown whether it is so: that stands first, and is what nobody chose."""


def field_of(veld: Veld, keuzes: Mapping[str, str] | None = None) -> Any:
    """The field of a form for one fact. `keuzes`: what there is to choose from, word → text."""
    anders: dict[str, Any] = {"description": veld.hulp}
    if veld.verplicht:
        anders["validators"] = [DataRequired(VERPLICHT)]
    match veld.type:
        case Veldtekst(hooguit=hooguit) | Eigen(hooguit=hooguit):
            return TekstVeld(veld.label, hooguit=hooguit, **anders)
        case Getal():
            return GetalVeld(veld.label, **anders)
        case Dag():
            return DatumVeld(veld.label, **anders)
        case Lijst():
            return KeuzeVinkjesField(veld.label, **anders)
        case JaNee(onbekend=True):
            return SelectField(veld.label, choices=ONBEKEND, default="", **anders)
        case JaNee():
            return BooleanField(veld.label, **anders)
        case Keuze():
            return SelectField(veld.label, choices=dict(keuzes or {}), **anders)
        case Bedrag():
            raise LookupError(veld.naam)  # no form asks for one
        case never:
            assert_never(never)


def typed_of(form: BaseForm, velden: Iterable[Veld]) -> dict[str, Any]:
    """The typed values of these fields, as the domain has them."""
    return {veld.naam: _typed(veld, form[veld.naam].data) for veld in velden}


def shown_of(bron: object, velden: Iterable[Veld]) -> dict[str, object]:
    """The kept values of these fields, as a form shows them."""
    return {veld.naam: _shown(veld, getattr(bron, veld.naam)) for veld in velden}


def _typed(veld: Veld, data: Any) -> Any:
    match veld.type:
        case JaNee(onbekend=True):
            return {"ja": True, "nee": False}.get(data)
        case _anders:
            return data


def _shown(veld: Veld, waarde: Any) -> Any:
    match veld.type:
        case JaNee(onbekend=True):
            return "" if waarde is None else "ja" if waarde else "nee"
        case _anders:
            return waarde
