"""The mails about one alert, and what every mail about alerts is made of.

They tell published facts only: the same installation with other shielded addresses writes the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wijzer.domain.inkoop.product import Route
from wijzer.domain.klok import day_of
from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.domain.locaties.locatie import MEERVOUD
from wijzer.domain.locaties.tegenspraak import contradiction_of
from wijzer.domain.melding import Melding
from wijzer.gateways.brieven import render_brief
from wijzer.published.gegevens import AanbodInfo, Beschikbaarheid, group_help
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.services.meldingen.vraag import reread
from wijzer.services.meldingen.zoekwoorden import describe, tell_wish
from wijzer.store.store import Store
from wijzer.store.taken.mail import Omslag
from wijzer.talen import BRONTAAL, in_taal
from wijzer.talen import gettext as _

BEVESTIGEN = "melding_bevestigen"
LOOPT_AL = "melding_loopt_al"
VOL = "melding_vol"
"""There is no alert that this one could stop."""

HOOGUIT_GENOEMD = 15
"""More than this are counted and not named: the search shows them all."""


@dataclass(frozen=True, slots=True)
class Afstand:
    """So many whole km from a place."""

    km: int
    plaats: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plek:
    """A locatie where a place opened or the wait got short, as a mail tells of it.

    `plekken` is None where no number is meant (a vestiging), or nothing is free; `weken` is then the shortest wait
    there, None where that is no number.

    `hulp` names what it has a place for, as people call it, each once with its codes. `ver`: how far a place to live
    lies from where the child lives; None where nobody asked from a place, or the help comes to it. `uitleg` says what
    to make of an opgave that seems to contradict itself, or is empty. `bellen`: whether to call helps; it does not
    where a court decides.
    """

    locatie: str
    aanbieder: str
    hulp: Mapping[str, Sequence[str]]
    gemeenten: Sequence[str]
    plekken: int | None
    weken: int | None
    dagen: int | None
    telefoon: str
    link: str
    ver: Afstand | None = None
    uitleg: str = ""
    bellen: bool = True


def schrijf_meldingmail(
    store: Store,
    soort: str,
    melding: Melding,
    reader: Reader,
    *,
    mail_id: UUID,
    basis_url: str,
    at: datetime,
    **feiten: object,
) -> None:
    """Leave a mail about this alert for the job that sends, with a link and a header to stop it."""
    vraag = reread(reader, melding.regio, melding.zoekvraag)
    links = links_of(melding, melding.taal, basis_url)
    brief = render_brief(
        soort,
        melding.taal,
        regio=reader.regio(melding.regio).naam,
        zoekvraag=[] if vraag is None else describe(vraag, reader, melding.taal),
        tot=last_day(melding),
        wens=tell_wish(melding.wachtgrens, melding.taal),
        **links,
        **feiten,
    )
    omslag = Omslag(
        aan=melding.email,
        onderwerp=brief.onderwerp,
        tekst=brief.tekst,
        taal=melding.taal,
        afmelden=None if soort == VOL else links["stop"],
    )
    store.mail.add_sealed(mail_id, soort=soort, over_id=melding.id, omslag=omslag, at=at)


def plekken_of(
    reader: Reader,
    ids: Sequence[UUID],
    *,
    begin: str,
    taal: str = BRONTAAL,
    vraag: Zoekvraag | None = None,
) -> list[Plek]:
    """What a mail in this language tells of the locaties of these aanbod, in this order; no more than a mail names.

    `begin`: where its links start. `vraag`: what was asked, so that each place tells how far it is from there.
    """
    locaties = reader.group_by_locatie(ids)[:HOOGUIT_GENOEMD]
    ver = reader.km_to_woonplekken(vraag, ids) if vraag else {}
    plaats = (reader.meant(vraag).plaats if vraag else None) or ""
    with in_taal(taal):
        return [
            _to_plek(
                alle,
                reader,
                begin,
                [Afstand(ver[aanbod.id], plaats) for aanbod in alle if aanbod.id in ver],
            )
            for alle in reader.aanbod_by_locatie(locaties)
        ]


def _to_plek(
    alle: Sequence[AanbodInfo], reader: Reader, begin: str, ver: Sequence[Afstand]
) -> Plek:
    locatie, stand = alle[0].locatie, alle[0].beschikbaarheid
    geholpen = {code for aanbod in alle for code in reader.naslag.served(aanbod)}
    codes = [locatie.gemeente] if locatie.is_groep else sorted(geholpen)
    return Plek(
        locatie=locatie.naam,
        aanbieder=locatie.aanbieder.naam,
        hulp=group_help(aanbod.product for aanbod in alle),
        gemeenten=[reader.gemeente(code).naam for code in codes],
        plekken=max(_free(aanbod.beschikbaarheid) for aanbod in alle) or None,
        weken=_shortest_wait([aanbod.beschikbaarheid for aanbod in alle]),
        dagen=(reader.today - stand.peildatum).days if stand.peildatum else None,
        uitleg=_meaning(stand, reader.today),
        telefoon=locatie.contact.telefoon or "",
        link=f"{begin}/{MEERVOUD[locatie.soort]}/{locatie.id}",
        ver=next(iter(ver), None),
        bellen=any(reader.way_in(aanbod) is not Route.RECHTER for aanbod in alle),
    )


def _free(stand: Beschikbaarheid) -> int:
    return stand.vrije_plekken or 0 if stand.status is Status.PLEK else 0


def _shortest_wait(standen: Sequence[Beschikbaarheid]) -> int | None:
    """The weeks that somebody waits at the least; None where it can begin now, whatever is stated beside that."""
    if any(stand.status is Status.PLEK for stand in standen):
        return None
    bekend = [stand.wachttijd_weken for stand in standen if stand.wachttijd_weken is not None]
    return min(bekend, default=0) or None


def _meaning(stand: Beschikbaarheid, today: date) -> str:
    """What to make of numbers that seem to contradict: a mail also says what to ask, for it gives a phone number."""
    tegenspraak = contradiction_of(stand.status, stand, stop_tot=stand.aanmeldstop_tot, today=today)
    return f"{_(tegenspraak.betekenis)} {_(tegenspraak.raad)}" if tegenspraak else ""


def begin_of(melding: Melding, taal: str, basis_url: str) -> str:
    """Where the links of a mail in this language start."""
    return f"{basis_url}{'' if taal == 'nl' else f'/{taal}'}/{melding.regio}"


def links_of(melding: Melding, taal: str, basis_url: str) -> dict[str, str]:
    """What the owner of an alert can open from a mail in this language."""
    begin = begin_of(melding, taal, basis_url)
    eigen = f"{begin}/meldingen/{melding.token}"
    # A short wait is no filter here: it would leave out a free place beside which no wait is stated.
    wens = "vrijePlek=true" if melding.wachtgrens is None else ""
    sleutels = "&".join(deel for deel in (wens, melding.zoekvraag) if deel)
    return {
        "begin": begin,
        "beheer": eigen,
        "stop": f"{eigen}/stoppen",
        "zoeken": f"{begin}/zoeken?{sleutels}" if sleutels else f"{begin}/zoeken",
    }


def last_day(melding: Melding) -> date:
    """The day in Amsterdam on which an alert ends."""
    return day_of(melding.tot_at)
