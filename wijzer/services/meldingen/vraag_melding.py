"""Ask for an alert: kept unconfirmed, and a mail with a link to confirm.

Nobody but the mailbox hears what was found.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from wijzer.domain.ids import MeldingId
from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.domain.melding import (
    AANVRAAG_GELDIG,
    HOOGUIT_ACTIEF,
    HOOGUIT_ONBEVESTIGD,
    OPNIEUW_NA,
    Melding,
)
from wijzer.published.reader import Reader
from wijzer.services.meldingen.mail import BEVESTIGEN, LOOPT_AL, VOL, schrijf_meldingmail
from wijzer.store.store import Store

PER_DAG = 500
"""Requests to confirm that the whole installation sends in a day: far more than a region needs, and few enough that a
flood of them costs the sender no good name. Over it the rest of the day asks in vain."""
_DAG = timedelta(days=1)


def vraag_melding(
    store: Store,
    reader: Reader,
    gevraagd: Melding,
    *,
    mail_id: UUID,
    basis_url: str,
    at: datetime,
) -> None:
    """Keep a request and mail its link; say the same to the asker, whatever was found.

    Who asks again for what waits gets the link again, who has this alert already hears so by mail, and so does who
    has as many as one address may have. Over a limit nothing is sent at all.
    """
    if store.mail.written(BEVESTIGEN, at - _DAG, until=at + KLOKVERSCHIL) >= PER_DAG:
        return
    soort, melding = _decide(store, gevraagd, at=at)
    if soort is None:
        return
    schrijf_meldingmail(
        store,
        soort,
        melding,
        reader,
        mail_id=mail_id,
        basis_url=basis_url,
        at=at,
        uren=int(AANVRAAG_GELDIG.total_seconds() // 3600),
        hoogstens=HOOGUIT_ACTIEF,
    )


def new_melding(
    *,
    melding_id: UUID,
    regio: str,
    taal: str,
    email: str,
    zoekvraag: str,
    token: str,
    at: datetime,
    wachtgrens: int | None = None,
) -> Melding:
    """A request as it begins."""
    return Melding(
        id=MeldingId(melding_id),
        regio=regio,
        taal=taal,
        email=email,
        zoekvraag=zoekvraag,
        token=token,
        wachtgrens=wachtgrens,
        aangevraagd_at=at,
        tot_at=at + AANVRAAG_GELDIG,
    )


def _decide(store: Store, gevraagd: Melding, *, at: datetime) -> tuple[str | None, Melding]:
    """Which mail goes, and about which alert."""
    er_is = store.meldingen.same(
        gevraagd.email, gevraagd.regio, gevraagd.zoekvraag, gevraagd.wachtgrens
    )
    if er_is is not None and er_is.is_over(at):
        store.meldingen.delete(er_is.id)
        er_is = None
    if er_is is not None:
        return _again(store, er_is, gevraagd, at=at)
    wachtend, actief = store.meldingen.counts_of(gevraagd.email, at)
    if wachtend >= HOOGUIT_ONBEVESTIGD:
        return None, gevraagd
    if actief >= HOOGUIT_ACTIEF:
        return VOL, gevraagd
    store.meldingen.add(replace(gevraagd, gemaild_op=store.meldingen.mailed_op(gevraagd.email)))
    return BEVESTIGEN, gevraagd


def _again(
    store: Store, er_is: Melding, gevraagd: Melding, *, at: datetime
) -> tuple[str | None, Melding]:
    if er_is.bevestigd_at is not None:
        return LOOPT_AL, er_is
    if abs(at - er_is.aangevraagd_at) < OPNIEUW_NA:
        return None, er_is
    nieuw = replace(er_is, taal=gevraagd.taal, aangevraagd_at=at, tot_at=at + AANVRAAG_GELDIG)
    store.meldingen.save(nieuw)
    return BEVESTIGEN, nieuw
