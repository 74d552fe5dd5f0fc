"""The start of the day: one list of what asks for attention, the most urgent first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from wijzer.domain.regio.gebied import Gemeente
from wijzer.services.controle.controleer_adressen import ADRESCONTROLE
from wijzer.services.controle.deelrun import MISLUKT
from wijzer.services.overzicht.overzie_beheer import Ochtend, overzie_beheer
from wijzer.services.taken.mailstand import Mailstand
from wijzer.services.taken.taakstand import (
    DAGWISSEL,
    MELDINGEN,
    PUBLICATIECONTROLE,
    Oordeel,
    Taakstand,
)
from wijzer.store.taken.mail import ApartGezetteMail
from wijzer.web.beheer.afwijkingen.controletekst import tell_controle, tell_unknown
from wijzer.web.beheer.kamer import bp
from wijzer.web.beheer.woorden import tell_details
from wijzer.web.common.opmaak import datum, getal, opsomming, tijdstip
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.teksten import ngettext
from wijzer.web.common.verzoek import now, today
from wijzer.web.office.deur import current_actor, current_regio, office_read

MEER = 8
"""How many cases stand on the list; the rest is one link away."""
_NAMEN_HOOGUIT = 4
_GETELD = {
    ADRESCONTROLE: ("gecontroleerd", "onbekend", MISLUKT, "geopend", "heropend", "gesloten"),
    MELDINGEN: ("meldingen", "plek", "wachttijd"),
}
"""What of the counts of a job is worth reading here; of a job that is not named, all of it."""

TAAKNAMEN = {
    ADRESCONTROLE: "Adrescontrole",
    PUBLICATIECONTROLE: "Controle van de site",
    DAGWISSEL: "Dagwissel",
    MELDINGEN: "Mail als er plek is",
    "opruimen": "Opruimen",
    "mail-verzenden": "Mail versturen",
    "herschrijven": "Afgeschermde adressen uit de bestanden halen",
}


class Ernst(StrEnum):
    """How bad it is, the worst first: visitors or the system suffer now, somebody waits, something is not complete."""

    NU = "nu"
    VANDAAG = "vandaag"
    BINNENKORT = "binnenkort"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aandachtspunt:
    """One line of the list: what, why it matters, and where it is mended."""

    ernst: Ernst
    tekst: str
    uitleg: str
    href: str
    doen: str


@dataclass(frozen=True, slots=True)
class Taakregel:
    """One job as the page shows it: what it is called, how it stands, and what it counted last."""

    naam: str
    stand: Taakstand
    geteld: str


@bp.get("")
def start() -> ResponseReturnValue:
    """Show what asks for attention."""
    with office_read() as store:
        ochtend = overzie_beheer(
            store, current_regio(), by=current_actor(), at=now(), today=today()
        )
    punten = sorted(points_of(ochtend), key=lambda punt: list(Ernst).index(punt.ernst))
    return render_template("beheer/start.html", vandaag=today(), **_facts(ochtend, punten))


def _facts(ochtend: Ochtend, punten: Sequence[Aandachtspunt]) -> dict[str, object]:
    return {
        "ochtend": ochtend,
        "nu": [punt for punt in punten if punt.ernst is Ernst.NU],
        "later": [punt for punt in punten if punt.ernst is not Ernst.NU],
        "voorbehoud": [*reservations_of(ochtend)],
        "goed": tell_all_well(ochtend),
        "zaken": ochtend.zaken[:MEER],
        "taken": [_show(stand) for stand in ochtend.taken],
    }


def tell_all_well(ochtend: Ochtend) -> str:
    """What an empty list means when nothing is reserved: everything was looked at, and found in order."""
    return _(
        "Alles is op orde. De controles liepen, alle opgaven zijn actueel en op %(wanneer)s week "
        "niets af van het contract.",
        wanneer=tijdstip(ochtend.controle.goed.started_at if ochtend.controle.goed else None),
    )


def reservations_of(ochtend: Ochtend) -> Iterator[str]:
    """Why an empty list does not mean that everything is in order, a sentence each."""
    stand = ochtend.controle
    if not stand.is_volledig:
        yield from tell_controle(stand)
    nooit = [
        name_of(taakstand.taak)
        for taakstand in ochtend.taken
        if taakstand.oordeel in (Oordeel.NOOIT, Oordeel.BEZIG) and taakstand.taak != ADRESCONTROLE
    ]
    if nooit:
        yield _(
            "Dit liep nog niet, of loopt nu: %(taken)s. Daarna weten wij meer.",
            taken=opsomming(nooit),
        )
    if ochtend.bij_te_werken:
        yield ngettext(
            "%(num)s aanbieder heeft opgaven die niet actueel zijn.",
            "%(num)s aanbieders hebben opgaven die niet actueel zijn.",
            len(ochtend.bij_te_werken),
        )
    if not ochtend.aanbod:
        yield _("Er staat nog niets op de site.")
    if ochtend.geaccepteerd:
        yield ngettext(
            "%(num)s verschil met het contract is geaccepteerd.",
            "%(num)s verschillen met het contract zijn geaccepteerd.",
            ochtend.geaccepteerd,
        )
    if stand.is_volledig and stand.goed:
        yield from tell_unknown(stand.goed)


def points_of(ochtend: Ochtend) -> Iterator[Aandachtspunt]:
    """Everything besides the cases themselves."""
    yield from _system(ochtend)
    yield from _region(ochtend)
    yield from _gemeenten(ochtend)
    yield from _aanbieders(ochtend)
    yield from _catalogue(ochtend)


def _show(stand: Taakstand) -> Taakregel:
    aantallen = stand.run.aantallen if stand.run else {}
    geteld = tell_details(
        {naam: aantallen.get(naam) for naam in _GETELD.get(stand.taak, tuple(aantallen))}
    )
    return Taakregel(name_of(stand.taak), stand, ", ".join(f"{naam} {n}" for naam, n in geteld))


def name_of(taak: str) -> str:
    """What people call a job."""
    return _(TAAKNAMEN[taak]) if taak in TAAKNAMEN else taak.replace("-", " ").capitalize()


def _system(ochtend: Ochtend) -> Iterator[Aandachtspunt]:
    yield from _jobs(ochtend)
    yield from _mail(ochtend.mail)


def _jobs(ochtend: Ochtend) -> Iterator[Aandachtspunt]:
    if ochtend.dag_vooruit is not None:
        yield Aandachtspunt(
            ernst=Ernst.NU,
            href="#taken",
            doen=_("Bekijken"),
            tekst=_(
                "De site staat op een dag in de toekomst: %(dag)s", dag=datum(ochtend.dag_vooruit)
            ),
            uitleg=_("De klok van de server stond verkeerd. Vraag de technisch beheerder om hulp."),
        )
    for stand in ochtend.taken:
        if stand.oordeel.vraagt_aandacht:
            yield Aandachtspunt(
                ernst=Ernst.NU,
                tekst=_tell_taak(stand),
                uitleg=_explain_taak(stand),
                href="#taken",
                doen=_("Bekijken"),
            )


def _mail(mail: Mailstand) -> Iterator[Aandachtspunt]:
    if mail.loopt_vast and mail.oudste_at is not None:
        uitleg = _(
            "De oudste wacht sinds %(wanneer)s. Vraag de technisch beheerder om hulp.",
            wanneer=tijdstip(mail.oudste_at),
        )
        tekst = ngettext(
            "%(num)s mail blijft liggen", "%(num)s mails blijven liggen", mail.wachtend
        )
        yield Aandachtspunt(
            ernst=Ernst.NU, tekst=tekst, uitleg=uitleg, href="#taken", doen=_("Bekijken")
        )
    if mail.apart:
        tekst = ngettext(
            "%(num)s mail is apart gelegd", "%(num)s mails zijn apart gelegd", len(mail.apart)
        )
        uitleg = _(
            "Er past geen sleutel op. Dit gaat niet weg: %(welke)s. Vraag de technisch beheerder om hulp.",
            welke=_names_aside(mail.apart),
        )
        yield Aandachtspunt(
            ernst=Ernst.NU, tekst=tekst, uitleg=uitleg, href="#taken", doen=_("Bekijken")
        )
    if mail.opgegeven:
        tekst = ngettext(
            "%(num)s mail kwam niet aan", "%(num)s mails kwamen niet aan", mail.opgegeven
        )
        uitleg = _("Controleer de e-mailadressen van wie u deze week uitnodigde.")
        yield Aandachtspunt(
            ernst=Ernst.VANDAAG,
            tekst=tekst,
            uitleg=uitleg,
            href=url_for("beheer.gebruikers"),
            doen=_("Naar gebruikers"),
        )


def _names_aside(apart: Sequence[ApartGezetteMail]) -> str:
    """What kind of mails they are and their ids; nothing else of them is known."""
    namen = [f"{mail.soort.replace('_', ' ')} {mail.id}" for mail in apart[:_NAMEN_HOOGUIT]]
    rest = len(apart) - len(namen)
    return opsomming([*namen, _("%(n)s andere", n=rest)] if rest else namen)


def _tell_taak(stand: Taakstand) -> str:
    naam = name_of(stand.taak)
    match stand.oordeel:
        case Oordeel.MISLUKT if stand.run and (aantal := stand.run.aantallen.get(MISLUKT)):
            return ngettext(
                "%(taak)s mislukte bij %(num)s aanbieder",
                "%(taak)s mislukte bij %(num)s aanbieders",
                aantal,
                taak=naam,
            )
        case Oordeel.MISLUKT:
            return _("%(taak)s is mislukt", taak=naam)
        case Oordeel.AFGEBROKEN:
            return _("%(taak)s is niet afgemaakt", taak=naam)
        case Oordeel.VERSCHIL:
            return _("%(taak)s vond een verschil", taak=naam)
        case _laat:
            return _("%(taak)s is te lang geleden", taak=naam)


def _explain_taak(stand: Taakstand) -> str:
    if stand.oordeel is Oordeel.VERSCHIL:
        return _(
            "De site toont iets anders dan hier is bewaard. Vraag de technisch beheerder om hulp."
        )
    wanneer = tijdstip(stand.run.started_at) if stand.run else ""
    return _(
        "Laatst gestart op %(wanneer)s. Vraag de technisch beheerder om hulp.", wanneer=wanneer
    )


def _region(ochtend: Ochtend) -> Iterator[Aandachtspunt]:
    if ochtend.teruggezet:
        tekst = ngettext(
            "%(num)s teruggezette locatie wacht op uw bevestiging",
            "%(num)s teruggezette locaties wachten op uw bevestiging",
            ochtend.teruggezet,
        )
        uitleg = _("Zij staan niet op de site, tot u zegt dat ze niet zijn afgeschermd.")
        yield Aandachtspunt(
            ernst=Ernst.NU,
            tekst=tekst,
            uitleg=uitleg,
            href=url_for("beheer.teruggezet"),
            doen=_("Bekijken"),
        )
    if ochtend.crisis_leeg:
        namen = opsomming(nummer.naam for nummer in ochtend.crisis_leeg)
        yield Aandachtspunt(
            ernst=Ernst.NU,
            tekst=_("Een crisisnummer ontbreekt: %(namen)s", namen=namen),
            uitleg=_("Bezoekers in nood zien hier geen nummer."),
            href=url_for("beheer.regio"),
            doen=_("Invullen"),
        )
    if not ochtend.contracten_bekend:
        yield Aandachtspunt(
            ernst=Ernst.NU,
            tekst=_("Er is nog geen contractlijst"),
            uitleg=_("Zonder contracten staat er niets op de site."),
            href=url_for("beheer.importeren", soort="contracten"),
            doen=_("Inlezen"),
        )


def _gemeenten(ochtend: Ochtend) -> Iterator[Aandachtspunt]:
    if ochtend.onbevestigd:
        aantal = len(ochtend.onbevestigd)
        yield Aandachtspunt(
            ernst=Ernst.VANDAAG,
            uitleg=_names(ochtend.onbevestigd),
            href=url_for("beheer.gemeenten"),
            doen=_("Bevestigen"),
            tekst=ngettext(
                "%(num)s gemeentehuis is niet bevestigd",
                "%(num)s gemeentehuizen zijn niet bevestigd",
                aantal,
            ),
        )
    if ochtend.zonder_toegang:
        aantal = len(ochtend.zonder_toegang)
        yield Aandachtspunt(
            ernst=Ernst.VANDAAG,
            uitleg=_names(ochtend.zonder_toegang),
            href=url_for("beheer.gemeenten"),
            doen=_("Invullen"),
            tekst=ngettext(
                "%(num)s gemeente heeft geen contact voor de toegang",
                "%(num)s gemeenten hebben geen contact voor de toegang",
                aantal,
            ),
        )


def _aanbieders(ochtend: Ochtend) -> Iterator[Aandachtspunt]:
    if ochtend.bij_te_werken:
        yield Aandachtspunt(
            ernst=Ernst.VANDAAG,
            href=url_for("beheer.aanbieders", toon="bij-te-werken", sorteer="actualiteit"),
            doen=_("Bekijken"),
            tekst=_(
                "%(oud)s van %(alle)s opgaven zijn niet actueel",
                oud=getal(ochtend.bij_te_werken_aanbod),
                alle=getal(ochtend.aanbod),
            ),
            uitleg=ngettext(
                "Bij %(num)s aanbieder.", "Bij %(num)s aanbieders.", len(ochtend.bij_te_werken)
            ),
        )
    if ochtend.zonder_account:
        yield Aandachtspunt(
            ernst=Ernst.BINNENKORT,
            href=url_for("beheer.aanbieders", toon="zonder-account"),
            doen=_("Bekijken"),
            tekst=ngettext(
                "%(num)s aanbieder met een contract heeft geen account",
                "%(num)s aanbieders met een contract hebben geen account",
                len(ochtend.zonder_account),
            ),
            uitleg=_("Zij kunnen hun plekken niet bijhouden."),
        )
    if ochtend.uitgenodigd:
        yield Aandachtspunt(
            ernst=Ernst.BINNENKORT,
            href=url_for("beheer.aanbieders", toon="uitgenodigd"),
            doen=_("Bekijken"),
            tekst=ngettext(
                "%(num)s aanbieder is uitgenodigd en heeft nog niet ingelogd",
                "%(num)s aanbieders zijn uitgenodigd en hebben nog niet ingelogd",
                len(ochtend.uitgenodigd),
            ),
            uitleg=_("Een uitnodiging werkt zeven dagen."),
        )


def _catalogue(ochtend: Ochtend) -> Iterator[Aandachtspunt]:
    if ochtend.om_te_zetten:
        yield Aandachtspunt(
            ernst=Ernst.BINNENKORT,
            href=url_for("beheer.aanbieders", toon="om-te-zetten"),
            doen=_("Bekijken"),
            tekst=_(
                "Voor %(n)s keer aanbod zonder code is er nu een productcode",
                n=getal(sum(stand.om_te_zetten for stand in ochtend.om_te_zetten)),
            ),
            uitleg=ngettext(
                "De soort hulp heeft nu codes. Vraag %(num)s aanbieder om een code te kiezen.",
                "De soort hulp heeft nu codes. Vraag %(num)s aanbieders om een code te kiezen.",
                len(ochtend.om_te_zetten),
            ),
        )


def _names(gemeenten: Sequence[Gemeente]) -> str:
    namen = [gemeente.naam for gemeente in gemeenten]
    if len(namen) <= _NAMEN_HOOGUIT:
        return opsomming(namen)
    rest = len(namen) - _NAMEN_HOOGUIT + 1
    return opsomming([*namen[: _NAMEN_HOOGUIT - 1], _("%(n)s andere", n=rest)])
