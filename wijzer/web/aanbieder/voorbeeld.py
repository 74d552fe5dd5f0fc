"""What the public will see of a locatie, shown before it is there."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from wijzer.domain.fouten import WijzerFout
from wijzer.domain.ids import LocatieId, PubliekId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.publicatie import (
    PubliekAdres,
    gemeentehuis_of,
    public_adres,
    public_contact,
)
from wijzer.domain.regio.gebied import Contact
from wijzer.services.locaties.invoer import as_locatie
from wijzer.services.locaties.overzie_keuzes import Locatiekeuzes
from wijzer.web.aanbieder.formulieren import LocatieFormulier
from wijzer.web.common.teksten import gettext as _


def wants_preview() -> bool:
    """Whether the button for looking was pressed, or the one for going back: nothing is kept then."""
    return request.form.get("actie") in ("voorbeeld", "terug")


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """The public side of what stands in a form. `adres` is None while there is too little to show."""

    naam: str
    adres: PubliekAdres | None
    contact: Contact
    producten: tuple[str, ...]
    onzichtbaar: tuple[str, ...]
    """Products without a running contract: entered, and seen by nobody."""


def preview_of(
    form: LocatieFormulier, aanbieders: Sequence[Aanbieder], keuzes: Locatiekeuzes
) -> Voorbeeld:
    """What everybody would see if this form were saved and published now. Made by the rule that publishes.

    A tick that is no choice (any more) is refused, and so is not told here.
    """
    labels = {str(vink.data): str(vink.label.text) for vink in form.producten}
    gekozen = [hulp for hulp in sorted(form.producten.data or ()) if hulp in labels]
    return Voorbeeld(
        naam=str(form.naam.data or _("(nog geen naam)")),
        adres=_adres(form, aanbieders, keuzes),
        contact=_contact(form, aanbieders, keuzes),
        producten=tuple(labels[hulp] for hulp in gekozen if hulp in keuzes.gecontracteerd),
        onzichtbaar=tuple(labels[hulp] for hulp in gekozen if hulp not in keuzes.gecontracteerd),
    )


def _adres(
    form: LocatieFormulier, aanbieders: Sequence[Aanbieder], keuzes: Locatiekeuzes
) -> PubliekAdres | None:
    gemeente = next(
        (
            mogelijke_gemeente
            for mogelijke_gemeente in keuzes.gemeenten
            if mogelijke_gemeente.code == form.gemeente.data
        ),
        None,
    )
    if gemeente is None:
        return None
    if form.is_afgeschermd:
        return gemeentehuis_of(gemeente)
    try:
        invoer = form.invoer(aanbieders[0].id)
    except WijzerFout:
        return None
    nul = aanbieders[0].id
    locatie = as_locatie(invoer, id=LocatieId(nul), publiek_id=PubliekId(nul), regio=gemeente.regio)
    return public_adres(locatie, gemeente)


def _contact(
    form: LocatieFormulier, aanbieders: Sequence[Aanbieder], keuzes: Locatiekeuzes
) -> Contact:
    van = next(
        (aanbieder for aanbieder in aanbieders if str(aanbieder.id) == form.aanbieder.data),
        aanbieders[0],
    )
    return public_contact(
        form.contact(),
        afgeschermd=form.is_afgeschermd,
        aanbieder=van.contact,
        hoofdaannemer=keuzes.hoofdaannemer,
    )
