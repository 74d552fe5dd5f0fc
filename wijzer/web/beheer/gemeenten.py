"""The gemeenten of the region: town halls that the public sees, and whom to call about jeugdhulp."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField
from wtforms.validators import InputRequired

from wijzer.domain import maten
from wijzer.domain.adres import Adres
from wijzer.domain.contactgegevens import complete_website
from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.domain.publicatie import gemeentehuis_of
from wijzer.domain.regio import Contact, Gemeente
from wijzer.services.samenvoegen.bewaarder import last_bewaarder
from wijzer.services.wijzig_gemeente import (
    GemeenteInvoer,
    doubt_about_postcode,
    overzie_gemeente,
    wijzig_gemeente,
)
from wijzer.store.store import Store
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.adresinvoer import adres_as_data, parse_adres
from wijzer.web.common.formulieren import Formulier
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.velden import TekstVeld, show_errors
from wijzer.web.common.verzoek import now
from wijzer.web.office.deur import current_actor, current_regio, office, office_read
from wijzer.web.office.samenvoegen.beurt import tell_followed, until_merged
from wijzer.web.office.samenvoegen.formulier import MetGetoond, Stand

_ADRES = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")
_GEMEENTEHUIS = ("gemeentehuis", *_ADRES, "bevestigd")
"""One thing: who confirms an address confirms the one that they saw."""


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

    def invoer(self) -> GemeenteInvoer:
        """What was stated. Raises `Ongeldigheden` for parts that cannot be an address; no part at all is no address."""
        return GemeenteInvoer(
            gemeentehuis=self.gemeentehuis.data or "",
            adres=self._adres(),
            bevestigd=bool(self.bevestigd.data),
            toegang=Contact(
                telefoon=self.telefoon.data,
                email=self.email.data,
                website=complete_website(self.website.data),
            ),
        )

    def _adres(self) -> Adres | None:
        if not any(getattr(self, naam).data for naam in _ADRES):
            return None
        fouten = [_missing(naam) for naam in ("straat", "plaats") if not getattr(self, naam).data]
        try:
            adres = parse_adres(
                straat=self.straat.data or "",
                huisnummer=self.huisnummer.data or "",
                huisletter=self.huisletter.data,
                toevoeging=self.toevoeging.data,
                postcode=self.postcode.data or "",
                plaats=self.plaats.data or "",
            )
        except Ongeldigheden as fout:
            raise Ongeldigheden([*fouten, *fout.fouten]) from None
        if fouten:
            raise Ongeldigheden(fouten)
        return adres


def _missing(naam: str) -> Ongeldig:
    return Ongeldig(naam, _("Vul dit in, of maak alle delen van het adres leeg."))


@bp.get("/gemeenten")
def gemeenten() -> ResponseReturnValue:
    """List the gemeenten: what the public sees of a shielded groep there, and whom to call."""
    with office_read() as store:
        alle = store.regios.gemeenten(current_regio())
    return render_template(
        "beheer/gemeenten.html",
        gemeenten=alle,
        onbevestigd=[een for een in alle if een.bevestigd_at is None],
        zonder_toegang=[een for een in alle if een.toegang == Contact()],
    )


@bp.route("/gemeenten/<code>", methods=["GET", "POST"])
def gemeente(code: str) -> ResponseReturnValue:
    """Show one gemeente and change it."""
    return until_merged(lambda: _look_and_change(code))


def _look_and_change(code: str) -> ResponseReturnValue:
    with office_read() as store:
        stand = overzie_gemeente(store, code, by=current_actor())
        twijfel = _doubt(store, stand)
    form = GemeenteFormulier(data=_data(stand))
    form.merge_with(Stand(wat=f"gemeente {code}", waarden=_data(stand), eenheden=[_GEMEENTEHUIS]))
    if form.validate_on_submit() and form.is_decided() and _keep(form, stand):
        flash(_("De gegevens van %(naam)s zijn bewaard.", naam=stand.naam), "ok")
        tell_followed(form)
        return redirect(url_for("beheer.gemeente", code=code), 303)
    with office_read() as store:
        bewaarder = last_bewaarder(store, "gemeente", code, by=current_actor()) if form.botsingen else None  # fmt: skip
    status = 400 if form.errors else 200
    return render_template(
        "beheer/gemeente.html", form=form, gemeente=stand, publiek=gemeentehuis_of(stand), twijfel=twijfel,
        bewaarder=bewaarder,
    ), status  # fmt: skip


def _keep(form: GemeenteFormulier, stand: Gemeente) -> bool:
    """Keep what was merged; False, with the reason in the form, when that could not be. Raises `Conflict` as saving does."""
    try:
        invoer = form.invoer()
        with office() as store:
            wijzig_gemeente(
                store, stand.code, invoer, expected_versie=stand.versie, by=current_actor(), at=now()
            )  # fmt: skip
    except Ongeldigheden as fout:
        show_errors(form, fout.fouten)
        return False
    return True


def _data(gemeente: Gemeente) -> dict[str, object]:
    return {
        "gemeentehuis": gemeente.gemeentehuis,
        **(adres_as_data(gemeente.adres) if gemeente.adres else dict.fromkeys(_ADRES)),
        "bevestigd": gemeente.bevestigd_at is not None,
        "telefoon": gemeente.toegang.telefoon,
        "email": gemeente.toegang.email,
        "website": gemeente.toegang.website,
    }


def _doubt(store: Store, gemeente: Gemeente) -> str | None:
    """The name of the other gemeente that the postcode points to."""
    code = doubt_about_postcode(gemeente, store.regios.pc4_gemeenten(gemeente.regio))
    return store.regios.gemeente(code).naam if code else None
