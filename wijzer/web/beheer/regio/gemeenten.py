"""The gemeenten of the region: town halls that the public sees, and whom to call about jeugdhulp."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, HiddenField
from wtforms.validators import InputRequired

from wijzer.domain import maten
from wijzer.domain.adressen.adres import Adres
from wijzer.domain.contact.gegevens import shown_contact
from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.domain.locaties.publicatie import PubliekAdres, gemeentehuis_of
from wijzer.domain.regio.gebied import Contact, Gemeente
from wijzer.domain.regio.gemeentehuis import Bedenking, Twijfel
from wijzer.services.bewaren.bewaarder import Bewaarder, last_bewaarder
from wijzer.services.regio.overzie_regio import (
    Gemeenteblad,
    overzie_gemeenteblad,
    overzie_gemeenten,
)
from wijzer.services.regio.wijzig_gemeente import GemeenteInvoer, Nakijken, wijzig_gemeente
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.invoer.adresinvoer import adres_as_data, read_typed_adres
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.velden import TekstVeld, show_errors
from wijzer.web.common.opmaak import opsomming
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now
from wijzer.web.office.deur import current_actor, current_regio, office_read
from wijzer.web.office.lagen import office_for
from wijzer.web.office.samenvoegen.beurt import tell_followed, until_merged
from wijzer.web.office.samenvoegen.formulier import MetGetoond, Stand

_ADRES = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")
_GEMEENTEHUIS = ("gemeentehuis", *_ADRES, "bevestigd")
"""The fields that are confirmed as one: who confirms an address confirms the one that they saw."""


class GemeenteFormulier(MetGetoond, Formulier):
    """A town hall with its address, and the contact of the toegang."""

    gemeentehuis = TekstVeld(
        "Naam van het gebouw",
        hooguit=maten.NAAM,
        validators=[InputRequired("Vul in hoe het gebouw heet.")],
        description="Zo noemen bezoekers het, zoals Stadhuis of Gemeentehuis met de naam.",
    )
    straat = TekstVeld("Straat", hooguit=maten.STRAAT)
    huisnummer = TekstVeld("Huisnummer", hooguit=maten.HUISNUMMER)
    huisletter = TekstVeld("Letter", hooguit=maten.HUISLETTER)
    toevoeging = TekstVeld("Toevoeging", hooguit=maten.TOEVOEGING)
    postcode = TekstVeld("Postcode", hooguit=maten.POSTCODE)
    plaats = TekstVeld("Plaats", hooguit=maten.PLAATS)
    bevestigd = BooleanField("Dit adres klopt. Ik heb het nagekeken.")
    telefoon = TekstVeld("Telefoon", hooguit=maten.TELEFOON)
    email = TekstVeld("E-mailadres", hooguit=maten.EMAIL)
    website = TekstVeld("Website", hooguit=maten.WEBSITE)
    gezien = HiddenField()

    def gelezen(self) -> tuple[GemeenteInvoer, list[Ongeldig]]:
        """What was stated as far as it can be read, and what of the address cannot; no part at all is no address.

        Nobody confirms an address of which is asked yet what it is.
        """
        adres, fouten = self._adres()
        staat_vast = not fouten and not self.bevestigd.flags.botst
        return self._invoer(adres, bevestigd=bool(self.bevestigd.data) and staat_vast), fouten

    def _invoer(self, adres: Adres | None, *, bevestigd: bool) -> GemeenteInvoer:
        return GemeenteInvoer(
            gemeentehuis=self.gemeentehuis.data or "",
            adres=adres,
            bevestigd=bevestigd,
            gezien=self.gezien.data or "",
            toegang=Contact(
                telefoon=self.telefoon.data,
                email=self.email.data,
                website=self.website.data,
            ),
        )

    def _adres(self) -> tuple[Adres | None, list[Ongeldig]]:
        if not any(getattr(self, naam).data for naam in _ADRES):
            return None, []
        adres, fouten = read_typed_adres(
            straat=self.straat.data or "",
            huisnummer=self.huisnummer.data or "",
            huisletter=self.huisletter.data,
            toevoeging=self.toevoeging.data,
            postcode=self.postcode.data or "",
            plaats=self.plaats.data or "",
        )
        leeg = [_missing(naam) for naam in ("straat", "plaats") if not getattr(self, naam).data]
        return adres, [*leeg, *fouten]


def _missing(naam: str) -> Ongeldig:
    return Ongeldig(naam, _("Vul dit in, of maak alle delen van het adres leeg."))


@bp.get("/gemeenten")
def gemeenten() -> ResponseReturnValue:
    """List the gemeenten: what the public sees of a shielded groep there, and whom to call."""
    with office_read() as store:
        alle = overzie_gemeenten(store, current_regio(), by=current_actor())
    return render_template(
        "beheer/gemeenten.html",
        gemeenten=alle,
        onbevestigd=[gemeente for gemeente in alle if gemeente.bevestigd_at is None],
        zonder_toegang=[gemeente for gemeente in alle if gemeente.toegang == Contact()],
    )


@dataclass(frozen=True, slots=True)
class Straks:
    """What everybody would see once it is confirmed, and what speaks against that."""

    publiek: PubliekAdres
    bedenkingen: Sequence[str]


@bp.route("/gemeenten/<code>", methods=["GET", "POST"])
def gemeente(code: str) -> ResponseReturnValue:
    """Show one gemeente and change it. A confirmation that asks for a second look is shown first, and kept then."""
    return until_merged(lambda: _look_and_change(code))


def _look_and_change(code: str) -> ResponseReturnValue:
    with office_read() as store:
        blad = overzie_gemeenteblad(store, code, by=current_actor())
    form, waarden = GemeenteFormulier(data=_data(blad.gemeente)), _data(blad.gemeente)
    form.merge_with(Stand(wat=f"gemeente {code}", waarden=waarden, eenheden=[_GEMEENTEHUIS]))
    if not form.is_submitted():
        return _page(form, blad)
    try:
        is_bewaard = _keep(form, blad.gemeente)
    except Nakijken as vraag:
        return _page(form, blad, straks=_ask(form, vraag, blad))
    return redirect(url_for("beheer.gemeente", code=code), 303) if is_bewaard else _page(form, blad)


def _page(
    form: GemeenteFormulier, blad: Gemeenteblad, *, straks: Straks | None = None
) -> ResponseReturnValue:
    """The gemeente with what speaks against its address: that of now, or the one that would be confirmed."""
    return render_template(
        "beheer/gemeente.html",
        form=form,
        gemeente=blad.gemeente,
        publiek=gemeentehuis_of(blad.gemeente),
        straks=straks,
        twijfels=[] if straks else tell_doubts(blad.bedenkingen, blad.namen),
        bewaarder=_bewaarder(blad.gemeente) if form.botsingen else None,
    ), 400 if form.errors else 200


def _bewaarder(gemeente: Gemeente) -> Bewaarder | None:
    """Who kept what somebody else typed over."""
    with office_read() as store:
        return last_bewaarder(store, "gemeente", gemeente.code, by=current_actor())


def tell_doubts(bedenkingen: Iterable[Bedenking], namen: Mapping[str, str]) -> list[str]:
    """Tell in sentences what speaks against an address."""
    return [
        _tell_doubt(bedenking, opsomming(namen[code] for code in bedenking.gemeenten))
        for bedenking in bedenkingen
    ]


def _tell_doubt(bedenking: Bedenking, waar: str) -> str:
    match bedenking.twijfel:
        case Twijfel.POSTCODE_ELDERS:
            return _(
                "Volgens onze lijst ligt deze postcode in %(naam)s. Kijk het adres na.", naam=waar
            )
        case Twijfel.POSTCODE_BUITEN_DE_REGIO:
            return _("Volgens onze lijst ligt deze postcode niet in de regio. Kijk het adres na.")
        case Twijfel.PLAATS_ELDERS if waar:
            return _(
                "Volgens onze lijst ligt deze plaats in %(naam)s. Kijk het adres na.", naam=waar
            )
        case _nergens:
            return _("Deze plaats staat niet in onze lijst van de regio. Kijk het adres na.")


def _ask(form: GemeenteFormulier, vraag: Nakijken, blad: Gemeenteblad) -> Straks:
    """Let the form come back with its tick taken away, and with what it would show."""
    form.bevestigd.data, form.gezien.data = False, vraag.merk
    melding = (
        _(
            "U wijzigde een adres dat bevestigd was. Kijk het nieuwe na en vink het opnieuw aan. Er "
            "is nog niets bewaard."
        )
        if blad.gemeente.bevestigd_at
        else _("Kijk het adres na en vink het opnieuw aan. Er is nog niets bewaard.")
    )
    form.bevestigd.errors = [melding]
    return Straks(gemeentehuis_of(vraag.gemeente), tell_doubts(vraag.bedenkingen, blad.namen))


def _keep(form: GemeenteFormulier, stand: Gemeente) -> bool:
    """Keep what was merged; False, with the reason in the form, when that could not be.

    Raises `Conflict` as saving does; `Nakijken` is for the caller.
    """
    invoer, fouten = form.gelezen()
    try:
        with office_for(form, fouten) as store:
            nieuw = wijzig_gemeente(
                store,
                stand.code,
                invoer,
                expected_versie=stand.versie,
                by=current_actor(),
                at=now(),
            )
    except Ongeldigheden as fout:
        show_errors(form, fout.fouten)
    else:
        if not form.errors:
            _tell_kept(stand, nieuw)
            tell_followed(form)
            return True
    return False


def _tell_kept(oud: Gemeente, nieuw: Gemeente) -> None:
    flash(_("De gegevens van %(naam)s zijn bewaard.", naam=nieuw.naam), "ok")
    if oud.bevestigd_at and not nieuw.bevestigd_at:
        tekst = _(
            "Het adres van het gemeentehuis is niet meer bevestigd. Bezoekers zien nu alleen de gemeente."
        )
        flash(tekst, "warning")


def _data(gemeente: Gemeente) -> dict[str, object]:
    toegang = shown_contact(gemeente.toegang)
    return {
        "gemeentehuis": gemeente.gemeentehuis,
        **(adres_as_data(gemeente.adres) if gemeente.adres else dict.fromkeys(_ADRES)),
        "bevestigd": gemeente.bevestigd_at is not None,
        "telefoon": toegang.telefoon,
        "email": toegang.email,
        "website": toegang.website,
    }
