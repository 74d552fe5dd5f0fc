"""Why a result stands where it stands, in one sentence, and what to make of numbers that seem to contradict."""

from datetime import date

from wijzer.domain.locaties.beschikbaarheid import Actualiteit, Status
from wijzer.domain.locaties.tegenspraak import contradiction_of
from wijzer.published.gegevens import Beschikbaarheid
from wijzer.web.common.opmaak import geleden, weken
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.teksten import ngettext


def reason_of(stand: Beschikbaarheid, today: date) -> tuple[str, str]:
    """Say how it stands and how fresh that is: "1 plek vrij" and "bijgewerkt gisteren".

    Another such pair is "wachttijd samen 6 weken" and "opgave van 3 weken geleden (verouderd)". The
    second is empty when nothing current was stated.
    """
    return _fact(stand), _freshness(stand, today)


def meaning_of(stand: Beschikbaarheid, today: date, *, bellen: bool) -> str:
    """Say what a reader is to make of numbers that seem to contradict; empty where nothing does.

    `bellen`: to call may help, so that it also says what to ask.
    """
    tegenspraak = contradiction_of(stand.status, stand, stop_tot=stand.aanmeldstop_tot, today=today)
    if tegenspraak is None:
        return ""
    zinnen = [tegenspraak.betekenis, tegenspraak.raad] if bellen else [tegenspraak.betekenis]
    return " ".join(_(zin) for zin in zinnen)


def _fact(stand: Beschikbaarheid) -> str:
    match stand.status:
        case Status.PLEK if stand.vrije_plekken:
            return ngettext("%(num)s plek vrij", "%(num)s plekken vrij", stand.vrije_plekken)
        case Status.PLEK:
            return _("kan meteen beginnen")
        case Status.WACHTLIJST if stand.wachttijd_weken is None:
            return _("wachttijd samen: geen opgave")
        case Status.WACHTLIJST:
            return _("wachttijd samen %(weken)s", weken=weken(stand.wachttijd_weken))
        case Status.MATCHING:
            return _("geen vaste wachttijd")
        case Status.AANMELDSTOP:
            return _("neemt nu niemand aan")
        case _onbekend:
            return _("geen opgave") if stand.peildatum is None else _("geen actuele opgave")


def _freshness(stand: Beschikbaarheid, today: date) -> str:
    if stand.peildatum is None:
        return ""
    wanneer = geleden(stand.peildatum, today)
    match stand.actualiteit:
        case Actualiteit.ACTUEEL:
            return _("bijgewerkt %(wanneer)s", wanneer=wanneer)
        case Actualiteit.VEROUDERD:
            return _("opgave van %(wanneer)s (verouderd)", wanneer=wanneer)
        case _te_oud:
            return _("laatste opgave %(wanneer)s", wanneer=wanneer)
