"""One case of the adrescontrole on one page: both addresses, the contract, whom to call, and the next step.

Only here and on the page of its aanbieder is a real address shown, and only once it was asked for
with a reason: that is a POST of its own (`inzage.py`), kept and shown to the aanbieder. What is
done is kept too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.validators import Length, Optional

from wijzer.domain.afwijkingen.afwijking import (
    MAX_NOTITIE,
    Afwijking,
    Afwijkingsoort,
    Gebeurtenis,
    Stap,
    Verschilwoord,
    Zaakstatus,
)
from wijzer.domain.fouten import Conflict, Geweigerd, Ongeldig
from wijzer.domain.ids import AfwijkingId
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.services.afwijkingen.behandel_afwijking import add_note, change_status
from wijzer.services.afwijkingen.overzie_afwijkingen import Zaakblad, overzie_afwijking
from wijzer.services.afwijkingen.zaakvolgorde import Buren, buren_of
from wijzer.web.beheer.afwijkingen.zaaktekst import tell_check, tell_step, tell_zaak
from wijzer.web.beheer.afwijkingen.zaken import Zakenvraag, ask_cases
from wijzer.web.beheer.inzage import ToonFormulier, current_zicht, keep_inzage
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.getypt import typed_before
from wijzer.web.common.invoer.velden import VersieVeld, show_errors
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now, today
from wijzer.web.office.deur import current_actor, office, office_read

HOUDEN = "laten-staan"
VOLGENDE = "volgende"

_OPMERKINGEN = (Verschilwoord.TIKFOUT, Verschilwoord.NUMMERREEKS)


class ZaakFormulier(Formulier):
    """A next status, a note, or both. `verder` says which button was pressed."""

    naar = RadioField("Status", validators=[Optional()], default=HOUDEN)
    notitie = TextAreaField(
        "Notitie",
        validators=[
            Length(max=MAX_NOTITIE, message=f"Houd de notitie korter dan {MAX_NOTITIE} tekens.")
        ],
        description="Wat sprak u af, en met wie? Noem geen straat of postcode.",
    )
    versie = VersieVeld()
    verder = HiddenField()

    def offer(self, zaak: Afwijking) -> None:
        """Let the statuses be chosen that may follow."""
        self.naar.choices = {
            HOUDEN: _("Laten staan: %(status)s", status=zaak.status.label.lower())
        } | {status.value: status.label for status in zaak.volgende}


@dataclass(frozen=True, slots=True)
class Zaakregels:
    """The contract rows of a case: first those at the address that stands beside it, then the others."""

    hier: Sequence[tuple[Contractregel, bool]]
    overig: Sequence[tuple[Contractregel, bool]]


@dataclass(frozen=True, slots=True)
class Zaakpagina:
    """What the page of a case is made of: the case, the list it was chosen from, and its place in that."""

    gevraagd: Zakenvraag
    blad: Zaakblad
    buren: Buren


@bp.route("/afwijkingen/<uuid:afwijking_id>", methods=["GET", "POST"])
def afwijking(afwijking_id: UUID) -> ResponseReturnValue:
    """Show everything about one case, and take the next step."""
    pagina = _fetch(AfwijkingId(afwijking_id))
    zaak = pagina.blad.zaak.afwijking
    form = ZaakFormulier(data={"versie": zaak.versie})
    form.offer(zaak)
    if form.validate_on_submit() and _keep(form, zaak):
        return redirect(_after(form, pagina.gevraagd, pagina.blad, pagina.buren), 303)
    return _show(pagina, form, ToonFormulier(formdata=typed_before("beheer.afwijking_adres")))


@bp.post("/afwijkingen/<uuid:afwijking_id>/adres")
def afwijking_adres(afwijking_id: UUID) -> ResponseReturnValue:
    """Have the addresses of this case's aanbieder shown, and come back to the case."""
    pagina = _fetch(AfwijkingId(afwijking_id))
    toon = ToonFormulier()
    if keep_inzage(toon, pagina.blad.aanbieder.id):
        terug = pagina.gevraagd.vraag.href("beheer.afwijking", afwijking_id=afwijking_id)
        return redirect(f"{terug}#adressen", 303)
    zaak = pagina.blad.zaak.afwijking
    form = ZaakFormulier(formdata=None, data={"versie": zaak.versie})
    form.offer(zaak)
    return _show(pagina, form, toon)


def _fetch(afwijking_id: AfwijkingId) -> Zaakpagina:
    gevraagd = ask_cases()
    with office_read() as store:
        blad = overzie_afwijking(
            store, afwijking_id, by=current_actor(), today=today(), zicht=current_zicht(store)
        )
        _lijst, regels = gevraagd.fetch(store)
    return Zaakpagina(gevraagd, blad, buren_of(blad.zaak, regels, gevraagd.volgorde))


def _show(pagina: Zaakpagina, form: ZaakFormulier, toon: ToonFormulier) -> ResponseReturnValue:
    blad, vraag = pagina.blad, pagina.gevraagd.vraag
    return render_template(
        "beheer/afwijking.html",
        form=form,
        toon=toon,
        blad=blad,
        buren=pagina.buren,
        gevraagd=pagina.gevraagd,
        vandaag=today(),
        regels=_split(blad),
        uitleg=_explain(blad),
        stappen=tell_steps(blad),
        tekst=tell_zaak(blad.zaak.afwijking, blad.stappen),
        terug=vraag.href("beheer.afwijkingen"),
        actie=vraag.href("beheer.afwijking", afwijking_id=blad.zaak.afwijking.id),
        toon_actie=vraag.href("beheer.afwijking_adres", afwijking_id=blad.zaak.afwijking.id),
    ), 400 if form.errors or toon.errors else 200


def _keep(form: ZaakFormulier, zaak: Afwijking) -> bool:
    """Give the case its status and note; False, with the reason in the form, when that could not be."""
    naar, notitie = form.naar.data or HOUDEN, (form.notitie.data or "").strip()
    try:
        with office() as store:
            if naar == HOUDEN:
                add_note(store, zaak.id, notitie, by=current_actor(), at=now())
            else:
                change_status(
                    store,
                    zaak.id,
                    Zaakstatus(naar),
                    notitie=notitie,
                    expected_versie=form.versie.data,
                    by=current_actor(),
                    at=now(),
                )
    except Ongeldig as fout:
        show_errors(form, [fout] if notitie or naar != HOUDEN else [_nothing()])
    except (Conflict, Geweigerd) as fout:
        form.form_errors.append(fout.melding)
        form.versie.data = zaak.versie
    else:
        flash(_("Bewaard."), "ok")
        return True
    return False


def _nothing() -> Ongeldig:
    return Ongeldig("notitie", _("Kies een andere status of schrijf een notitie."))


def _after(form: ZaakFormulier, gevraagd: Zakenvraag, blad: Zaakblad, buren: Buren) -> str:
    """Where to go on: the same case, the next one, or the list when that was the last."""
    if form.verder.data != VOLGENDE:
        return gevraagd.vraag.href("beheer.afwijking", afwijking_id=blad.zaak.afwijking.id)
    if buren.volgende is None:
        return gevraagd.vraag.href("beheer.afwijkingen")
    return gevraagd.vraag.href("beheer.afwijking", afwijking_id=buren.volgende)


def _split(blad: Zaakblad) -> Zaakregels:
    hier = blad.contractlocatie_id
    regels = blad.contractregels
    raakt = [paar for paar in regels if hier is not None and paar[0].locatie_id == hier]
    return Zaakregels(raakt, [paar for paar in regels if paar not in raakt])


def _explain(blad: Zaakblad) -> list[str]:
    """What the comparison has to say besides the parts that differ; of a case that is over nothing differs."""
    bevinding = blad.zaak.afwijking.bevinding
    if blad.zaak.afwijking.status.is_ten_einde:
        return []
    zinnen = {
        Verschilwoord.TIKFOUT: _("Dit is waarschijnlijk een tikfout aan één van beide kanten."),
        Verschilwoord.NUMMERREEKS: _(
            "Het nummer valt binnen een reeks nummers aan de andere kant."
        ),
        Verschilwoord.INGANGSDATUM: _("Het contract gaat pas later in."),
        Verschilwoord.EINDDATUM: _("Het contract is afgelopen."),
        Verschilwoord.PRODUCT: _("Dit product staat niet in het contract."),
        Verschilwoord.HULPVORM: _(
            "Deze soort hulp staat niet in het contract, en een code ervan ook niet."
        ),
    }
    gevonden = [zinnen[woord] for woord in bevinding.verschil if woord in zinnen]
    if (
        bevinding.soort is Afwijkingsoort.GEMEENTE_POSTCODE_STRIJDIG
        and blad.gemeente
        and blad.postcode_in
    ):
        gevonden.append(
            _(
                "De aanbieder koos gemeente %(gekozen)s. Deze postcode ligt in %(postcode)s.",
                gekozen=blad.gemeente.naam,
                postcode=blad.postcode_in[0],
            )
        )
    return gevonden


@dataclass(frozen=True, slots=True)
class Gebeurtenisregel:
    """One line in the history of a case: what happened, by whom."""

    stap: Stap
    wat: str
    wie: str


def tell_steps(blad: Zaakblad) -> list[Gebeurtenisregel]:
    """The history with names, the last thing first."""
    return [
        Gebeurtenisregel(stap, tell_step(stap), _writer(stap, blad))
        for stap in reversed(blad.stappen)
    ]


def _writer(stap: Stap, blad: Zaakblad) -> str:
    if stap.gebruiker_id is None:
        is_bevel = stap.gebeurtenis is Gebeurtenis.INGETROKKEN
        return _("technisch beheer") if is_bevel else tell_check(stap.aanleiding)
    return blad.schrijvers.get(stap.gebruiker_id, _("een gebruiker die er niet meer is"))
