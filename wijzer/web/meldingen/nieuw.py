"""Asking for an alert: the search in words, what will happen, an e-mail address.

Nothing starts before it is confirmed.
"""

from contextlib import suppress
from dataclasses import replace
from uuid import uuid4

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from limits import parse
from wtforms import EmailField
from wtforms.validators import Length

from wijzer.domain.contact.mailadres import read_mailbox
from wijzer.domain.fouten import Conflict, Ongeldig
from wijzer.domain.maten import EMAIL
from wijzer.domain.melding import AANVRAAG_GELDIG, MELDING_GELDIG
from wijzer.published.gegevens import RegioInfo
from wijzer.published.vraag.filters import name_of
from wijzer.published.vraag.zoekvraag import PER_PAGINA, SLEUTELS, Zoekvraag
from wijzer.published.zoeken.kans import Geenkans, Nooit
from wijzer.services.inloggen.geheimen import new_token
from wijzer.services.meldingen.kans import tell_never
from wijzer.services.meldingen.vraag import canonical, meeting, trim
from wijzer.services.meldingen.vraag_melding import new_melding, vraag_melding
from wijzer.services.meldingen.zoekwoorden import describe
from wijzer.web.common.http.sleutels import unreadable_fouten
from wijzer.web.common.invoer.velden import tell_fout
from wijzer.web.common.kamers.regiokamer import asked_regio
from wijzer.web.common.teksten import Gegeven, current_taal, gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader, current_settings, now, origin
from wijzer.web.common.zoeklink import search_href
from wijzer.web.meldingen.kamer import bp
from wijzer.web.meldingen.wens import WensFormulier, first_wish
from wijzer.web.office.deur import office
from wijzer.web.office.rem import (
    LINK_SECONDEN,
    Teller,
    account_key,
    hit,
    no_sooner_than,
    require_hit,
)

PER_BRON = (parse("10 per 15 minutes"), parse("40 per day"))
"""A practice of several doctors is one source: it may set up its alerts in one sitting."""
PER_ADRES = (parse("5 per hour"), parse("12 per day"))
"""What one mailbox can get at most, from however many sources it is asked."""


class VraagFormulier(WensFormulier):
    """The form that asks when a mail should go, and where to."""

    email = EmailField("E-mailadres", [Length(max=EMAIL)])


@bp.route("/<regio>/meldingen/nieuw", methods=["GET", "POST"])
def nieuw() -> ResponseReturnValue:
    """Ask for an alert on the search of the address; the answer does not tell what is known of the mailbox."""
    vraag, fouten = _search()
    if current_reader().is_crisis(vraag):
        return redirect(search_href(vraag))  # no waiting for a mail: that page says whom to call
    if fouten or _may_not(vraag):
        return _refusal(vraag, fouten), 200 if request.method == "GET" else 400
    form = VraagFormulier()
    form.email.label.text = _("Uw e-mailadres")
    form.offer(vraag, first_wish(vraag))
    if form.validate_on_submit() and (gevraagd := _asked(form, vraag)):
        return _ask(vraag, *gevraagd)
    return _form_page(form, vraag), 400 if form.errors else 200


@bp.get("/<regio>/meldingen/verstuurd")
def verstuurd() -> str:
    """Look in your mail: the same for everybody."""
    return render_template("meldingen/verstuurd.html", uren=_hours())


def _search() -> tuple[Zoekvraag, list[Ongeldig]]:
    """The search that the address asks for, and what is wrong in it."""
    vraag, fouten = current_reader().parse(
        request.args.items(multi=True),
        regio=asked_regio().slug,
        strict=False,
        per_pagina=PER_PAGINA,
    )
    return vraag, [*unreadable_fouten(SLEUTELS), *fouten]


def _may_not(vraag: Zoekvraag) -> bool:
    """Whether no alert is kept: it would never come to anything, or tell of a place that nobody can call about."""
    return current_reader().why_never(vraag) is not None or current_reader().is_for_judge(vraag)


def _refusal(vraag: Zoekvraag, fouten: list[Ongeldig]) -> str:
    """No alert without a chance, and none on another search than was asked: say why, and what else can be done."""
    reader, regio = current_reader(), asked_regio()
    nooit = None if fouten else reader.why_never(vraag)
    return render_template(
        "meldingen/kan_niet.html",
        delen=describe(trim(vraag), reader, current_taal()),
        fouten=[_told(fout) for fout in fouten],
        waarom=tell_never(nooit, reader, regio.slug, current_taal()) if nooit else [],
        rechter=not nooit and reader.is_for_judge(vraag),
        van_de_regio=_own_words(regio, nooit),
        zoeken=search_href(vraag),
    )


def _told(fout: Ongeldig) -> tuple[str, str, str]:
    """A mistake as the form tells it: which question it is about, what was typed there, and what is wrong with that."""
    return _(name_of(fout.veld)), ", ".join(request.args.getlist(fout.veld)), tell_fout(fout)


def _own_words(regio: RegioInfo, nooit: Geenkans | None) -> list[Gegeven]:
    """What the region itself says of a gemeente that does not take part."""
    codes = nooit.over if nooit and nooit.reden is Nooit.GEMEENTE else ()
    teksten = [regio.teksten.get(f"uitsluiting.{code}", "") for code in codes]
    return [gegeven(tekst) for tekst in teksten if tekst]


def _form_page(form: VraagFormulier, vraag: Zoekvraag) -> str:
    reader, zoekvraag = current_reader(), canonical(vraag)
    adres = url_for("meldingen.nieuw")
    return render_template(
        "meldingen/nieuw.html",
        form=form,
        delen=describe(trim(vraag), reader, current_taal()),
        leeg=not zoekvraag,
        kan_ver=reader.meant(vraag).plaats is not None
        and vraag.straal is None
        and reader.zoek(vraag).met_woonplek,
        nu=len(meeting(reader, vraag, None).voldoet),
        dagen=MELDING_GELDIG.days,
        uren=_hours(),
        actie=f"{adres}?{zoekvraag}" if zoekvraag else adres,
        zoeken=search_href(vraag),
        nu_zoeken=search_href(replace(vraag, vrije_plek=True)),
    )


def _asked(form: VraagFormulier, vraag: Zoekvraag) -> tuple[str, int | None] | None:
    """The address and the wish; None, with the reason in the form, when one of them is none."""
    email, (wachtgrens, is_wens) = _mailbox(form), form.read_wish(vraag)
    return (email, wachtgrens) if email and is_wens else None


def _mailbox(form: VraagFormulier) -> str | None:
    """The address that was typed; None, with the reason in the form, when no mail can go there."""
    try:
        return read_mailbox(form.email.data or "")
    except Ongeldig:
        form.email.errors = [_("Vul een geldig e-mailadres in, zoals naam@voorbeeld.nl.")]
        return None


def _ask(vraag: Zoekvraag, email: str, wachtgrens: int | None) -> ResponseReturnValue:
    """Count, keep and mail. A source that asks too often hears so; of an address nothing shows, not even in time."""
    require_hit(Teller(PER_BRON, ("melding", origin())))
    with no_sooner_than(LINK_SECONDEN):
        if hit(Teller(PER_ADRES, ("melding-adres", account_key(mailbox_of(email))))):
            _keep(vraag, email, wachtgrens)
    return redirect(url_for("meldingen.verstuurd"), 303)


def mailbox_of(email: str) -> str:
    """Give one name for the ways to write one mailbox (`jan+1@`, `j.an@`), for counting only.

    Many providers pass over what stands behind a plus, and over dots. Where they do not, two people who share this name
    share a count: that costs nobody an alert.
    """
    naam, _, domein = email.rpartition("@")
    return f"{naam.partition('+')[0].replace('.', '')}@{domein}"


def _keep(vraag: Zoekvraag, email: str, wachtgrens: int | None) -> None:
    gevraagd = new_melding(
        melding_id=uuid4(),
        regio=asked_regio().slug,
        taal=current_taal(),
        email=email,
        zoekvraag=canonical(vraag, wachtgrens),
        wachtgrens=wachtgrens,
        token=new_token(),
        at=now(),
    )
    # Who presses twice asks the same twice at one moment: one of the two is kept, and its mail goes.
    with suppress(Conflict), office() as store:
        vraag_melding(
            store,
            current_reader(),
            gevraagd,
            mail_id=uuid4(),
            basis_url=current_settings().basis_url,
            at=now(),
        )


def _hours() -> int:
    return int(AANVRAAG_GELDIG.total_seconds() // 3600)
