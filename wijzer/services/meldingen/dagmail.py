"""The one mail that an address gets on a day: all that its alerts have to tell, each with its own links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wijzer.domain.melding import Besluit, Melding, Meldingmail
from wijzer.gateways.brieven import render_brief
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.services.meldingen.kans import tell_never
from wijzer.services.meldingen.mail import (
    HOOGUIT_GENOEMD,
    Plek,
    begin_of,
    last_day,
    links_of,
    plekken_of,
)
from wijzer.services.meldingen.vraag import reread
from wijzer.services.meldingen.zoekwoorden import Zoekdeel, describe, tell_wish
from wijzer.store.store import Store
from wijzer.store.taken.mail import Omslag

DAG = "melding_dag"
_VOLGORDE = tuple(Meldingmail)
"""The order of the news in a mail: what can be acted on comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nieuws:
    """What the mail tells of one alert.

    `wens`: when it mails ("er plek vrijkomt"), and `weken` the longest wait in it, if any. `meer` locaties are not
    named; `waarom` it ended, where that is known.
    """

    soort: Meldingmail
    regio: str
    zoekvraag: Sequence[Zoekdeel]
    plekken: Sequence[Plek]
    meer: int
    tot: date
    loopt_af: bool
    wens: str
    weken: int | None
    begin: str
    beheer: str
    stop: str
    zoeken: str
    waarom: Sequence[str] = ()


def schrijf_dagmail(
    store: Store,
    gekeken: Sequence[tuple[Melding, Besluit]],
    reader: Reader,
    *,
    mail_id: UUID,
    basis_url: str,
    at: datetime,
) -> None:
    """Leave the mail about all alerts of one address for the job that sends; `gekeken` holds those without news too.

    It is in the language in which its owner last asked something. A mail program can stop all of them with one click.
    """
    laatste = max(
        (melding for melding, _ in gekeken),
        key=lambda melding: (melding.aangevraagd_at, melding.id),
    )
    nieuws = _news(gekeken, reader, taal=laatste.taal, basis_url=basis_url, at=at)
    over = sum(besluit.melding is not None for _, besluit in gekeken)
    token = store.meldingen.all_token(laatste.email)
    alles = f"{begin_of(laatste, laatste.taal, basis_url)}/meldingen/alles/{token}"
    brief = render_brief(DAG, laatste.taal, nieuws=nieuws, over=over, alles=alles)
    omslag = Omslag(
        aan=laatste.email,
        onderwerp=brief.onderwerp,
        tekst=brief.tekst,
        taal=laatste.taal,
        afmelden=alles if over else None,
        vertelt={
            str(melding.id): list(map(str, besluit.nieuw))
            for melding, besluit in gekeken
            if besluit.mail
        },
    )
    over_id = store.meldingen.post_id(laatste.email)
    store.mail.add_sealed(mail_id, soort=DAG, over_id=over_id, omslag=omslag, at=at)


def _news(
    gekeken: Sequence[tuple[Melding, Besluit]],
    reader: Reader,
    *,
    taal: str,
    basis_url: str,
    at: datetime,
) -> list[Nieuws]:
    paren = [
        (melding, besluit.mail, besluit.nieuw)
        for melding, besluit in gekeken
        if besluit.mail is not None
    ]
    paren.sort(key=lambda paar: (_VOLGORDE.index(paar[1]), paar[0].aangevraagd_at, paar[0].id))
    return [
        _to_nieuws(melding, soort, ids, reader, taal=taal, basis_url=basis_url, at=at)
        for melding, soort, ids in paren
    ]


def _to_nieuws(
    melding: Melding,
    soort: Meldingmail,
    ids: Sequence[UUID],
    reader: Reader,
    *,
    taal: str,
    basis_url: str,
    at: datetime,
) -> Nieuws:
    vraag = reread(reader, melding.regio, melding.zoekvraag)
    return Nieuws(
        soort=soort,
        regio=reader.regio(melding.regio).naam,
        zoekvraag=[] if vraag is None else describe(vraag, reader, taal),
        waarom=_why_over(reader, vraag, soort, taal),
        plekken=plekken_of(
            reader, ids, begin=begin_of(melding, taal, basis_url), vraag=vraag, taal=taal
        ),
        meer=max(0, len(reader.group_by_locatie(ids)) - HOOGUIT_GENOEMD),
        tot=last_day(melding),
        loopt_af=melding.loopt_af(at),
        wens=tell_wish(melding.wachtgrens, taal),
        weken=melding.wachtgrens,
        **links_of(melding, taal, basis_url),
    )


def _why_over(
    reader: Reader, vraag: Zoekvraag | None, soort: Meldingmail, taal: str
) -> Sequence[str]:
    """Why an alert can find nothing any more; empty when its search cannot even be asked."""
    if vraag is None or soort is not Meldingmail.VERVALLEN:
        return []
    geenkans = reader.why_never(vraag)
    return tell_never(geenkans, reader, vraag.regio or "", taal) if geenkans else []
