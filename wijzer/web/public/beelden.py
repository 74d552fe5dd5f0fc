"""What a template shows of an aanbod or a locatie: finished words, in the order in which people ask for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import url_for

from wijzer.domain.inkoop.product import Route
from wijzer.domain.locaties.beschikbaarheid import Status, WachttijdSoort
from wijzer.domain.tekst import Tekst
from wijzer.published.gegevens import AanbodInfo, Beschikbaarheid, LocatieInfo, Locatienaam
from wijzer.published.naslag.regios import Naslag
from wijzer.published.reader import Reader
from wijzer.published.zoeken.uitkomst import Zoekresultaat
from wijzer.web.common.opmaak import datum, datum_kort, geleden, opsomming, plekken, weken
from wijzer.web.common.teksten import Gegeven, gegeven, ngettext
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.productwoorden import help_name, plain_rest
from wijzer.web.public.standwoorden import meaning_of, reason_of

WACHTTIJD_SOORTEN = {
    WachttijdSoort.ACTUEEL: Tekst("Zo staat het nu in de agenda van de aanbieder."),
    WachttijdSoort.RETROSPECTIEF: Tekst(
        "Zo lang wachtten kinderen de laatste twee maanden, gemiddeld."
    ),
    WachttijdSoort.INSCHATTING: Tekst("De aanbieder schat dit."),
}
STATUSWOORDEN = {
    Status.PLEK: Tekst("Plek vrij"),
    Status.WACHTLIJST: Tekst("Wachtlijst"),
    Status.MATCHING: Tekst("Eerst kijken wie past"),
    Status.ONBEKEND: Tekst("Geen actuele opgave"),
    Status.AANMELDSTOP: Tekst("Aanmeldstop"),
}
GENOEMDE_GEMEENTEN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Beschikbaarheidsbeeld:
    """Availability in words. `reden` says why it stands where it stands, and how fresh that is.

    `aanmeld`, `behandel` and `samen` are empty when there is no wait to show. `vrij` is how many free places count.

    `in_kort` is the sum for a single line, of a wachtlijst of which it is known.
    `regels` are further facts, one sentence each. `uitleg` says what to make of what seems to contradict, or is empty.
    `actualiteit` is the key of the look, `wanneer` the words beside it. `dag` is the peildatum as it fits in a column.
    """

    status: str
    woord: str
    vrij: int
    reden: tuple[str, str]
    aanmeld: str
    behandel: str
    samen: str
    in_kort: str
    regels: tuple[str, ...]
    uitleg: str
    wachttijd_soort: str
    toelichting: str
    actualiteit: str
    wanneer: str
    peildatum: str
    dag: str

    def word_of_all(self, vrij: int) -> str:
        """How the best of a locatie stands in a word, with the free places of the whole locatie."""
        return plekken(vrij) if vrij and self.status == Status.PLEK.value else self.woord


@dataclass(frozen=True, slots=True, kw_only=True)
class AanbodBeeld:
    """One result: what, where, from whom, and how it stands.

    `gewoon` is the plain name of the help, `product` its official name, `bij` what that says besides in plain
    words, and `hulp` the plain name with whatever tells it from its neighbours. `tot_midden`: the distance is
    that to the middle of a gemeente.

    `niet_voor` names the gemeenten of its werkgebied that do not take part in this help.

    `bellen`: whether to call the aanbieder helps; it does not where a court decides.

    `code` is empty where it hangs on its hulpvorm alone.
    """

    id: str
    href: str
    naam: str
    is_groep: bool
    gewoon: Gegeven
    product: Gegeven
    bij: str
    hulp: Gegeven
    code: str
    hulpvorm: str
    aanbieder: str
    aanbieder_id: UUID
    waar: str
    gebied: str
    gemeente: str
    niet_voor: str
    afstand: str
    tot_midden: str
    telefoon: str
    email: str
    leeftijd_van: int | None
    leeftijd_tot: int | None
    doelgroepen: tuple[Gegeven, ...]
    medisch: bool
    afgeschermd: bool
    bellen: bool
    stand: Beschikbaarheidsbeeld

    @property
    def product_href(self) -> str:
        """The page of the product, or of the hulpvorm where it has no code; made only where it is shown."""
        if self.code:
            return url_for("public.product", code=self.code)
        return url_for("public.hulpvorm", slug=self.hulpvorm)

    @property
    def aanbieder_href(self) -> str:
        """The page of the aanbieder."""
        return url_for("public.aanbieder", aanbieder_id=self.aanbieder_id)


def locatie_href(locatie: LocatieInfo | Locatienaam) -> str:
    """Give the address of the page of a groep or vestiging."""
    endpoint = "public.groep" if locatie.is_groep else "public.vestiging"
    return url_for(endpoint, locatie_id=locatie.id)


def where_of(locatie: LocatieInfo, naslag: Naslag) -> str:
    """Say where a locatie is: the gemeente of a groep, and of a vestiging that it is an office."""
    naam = naslag.gemeenten[locatie.gemeente].naam
    return naam if locatie.is_groep else _("Kantoor in %(gemeente)s", gemeente=naam)


def reach_of(locatie: LocatieInfo, naslag: Naslag) -> str:
    """Say for whom the help of a vestiging is: "helpt in heel Twente"; empty for a groep."""
    if locatie.is_groep:
        return ""
    return _("helpt in %(gebied)s", gebied=area_of(locatie, naslag))


def area_of(locatie: LocatieInfo, naslag: Naslag) -> str:
    """Name the gemeenten of a werkgebied, or only say how many there are."""
    codes = locatie.werkgebied
    van_regio = [
        gemeente.code for gemeente in naslag.gemeenten.values() if gemeente.regio == locatie.regio
    ]
    if set(codes) >= set(van_regio):
        return _("heel %(regio)s", regio=naslag.regios[locatie.regio].naam)
    if len(codes) > GENOEMDE_GEMEENTEN:
        return ngettext("%(num)s gemeente", "%(num)s gemeenten", len(codes))
    return opsomming(sorted(naslag.gemeenten[code].naam for code in codes))


def doelgroep_names(slugs: Sequence[str], naslag: Naslag, regio: str) -> tuple[Gegeven, ...]:
    """Name doelgroepen in the region's order."""
    return tuple(
        gegeven(doelgroep.naam)
        for doelgroep in naslag.doelgroepen
        if doelgroep.regio == regio and doelgroep.slug in slugs
    )


def show_found(reader: Reader, gevonden: Zoekresultaat, today: date) -> list[AanbodBeeld]:
    """Make the pictures of one page of what a search found, in its order."""
    return [
        show_aanbod(aanbod, reader.naslag, today, afstanden=gevonden.afstanden)
        for aanbod in reader.aanbod_by_ids(gevonden.ids)
    ]


def show_aanbod(
    aanbod: AanbodInfo,
    naslag: Naslag,
    today: date,
    *,
    afstanden: Mapping[UUID, float] | None = None,
) -> AanbodBeeld:
    """Make the picture of one aanbod as it stands today."""
    locatie = aanbod.locatie
    afstand = (afstanden or {}).get(aanbod.id)
    return AanbodBeeld(
        id=str(aanbod.id),
        href=locatie_href(locatie),
        naam=locatie.naam,
        is_groep=locatie.is_groep,
        gewoon=gegeven(aanbod.product.gewone_naam),
        product=gegeven(aanbod.product.naam),
        bij=plain_rest(aanbod.product.naam),
        hulp=help_name(aanbod.product.naam, aanbod.product.gewone_naam),
        code=aanbod.product.code or "",
        hulpvorm=aanbod.product.hulpvorm or "",
        aanbieder=locatie.aanbieder.naam,
        aanbieder_id=locatie.aanbieder.id,
        waar=where_of(locatie, naslag),
        gebied=reach_of(locatie, naslag),
        gemeente=naslag.gemeenten[locatie.gemeente].naam,
        niet_voor=opsomming(naslag.gemeenten[code].naam for code in naslag.not_served(aanbod)),
        afstand="" if afstand is None else _distance_text(afstand),
        tot_midden="" if afstand is None else _middle_of(locatie, naslag),
        telefoon=locatie.contact.telefoon or "",
        email=locatie.contact.email or "",
        leeftijd_van=locatie.leeftijd_van,
        leeftijd_tot=locatie.leeftijd_tot,
        doelgroepen=doelgroep_names(locatie.doelgroepen, naslag, locatie.regio),
        medisch=aanbod.medische_verwijzing,
        afgeschermd=locatie.adres.afgeschermd,
        bellen=(bellen := not _by_court(aanbod, naslag)),
        stand=show_stand(aanbod.beschikbaarheid, today, bellen=bellen),
    )


def _by_court(aanbod: AanbodInfo, naslag: Naslag) -> bool:
    """Whether nobody calls about this help, for a court decides on it."""
    hulpvorm = naslag.kind_of(aanbod)
    return hulpvorm is not None and hulpvorm.route is Route.RECHTER


def _distance_text(km: float) -> str:
    """No more precise than public points are."""
    return _("minder dan 1 km") if km < 1 else _("ongeveer %(km)s km", km=round(km))


def _middle_of(locatie: LocatieInfo, naslag: Naslag) -> str:
    """Name the gemeente whose middle stands for the locatie; empty when its own address is on the map."""
    gemeente = naslag.gemeenten[locatie.gemeente]
    verborgen = locatie.adres.afgeschermd or locatie.adres.punt == gemeente.punt
    return gemeente.naam if verborgen else ""


def show_stand(
    stand: Beschikbaarheid, today: date, *, bellen: bool = True
) -> Beschikbaarheidsbeeld:
    """Put availability in words; unknown stays "geen opgave" and is never a number. `bellen`: to call may help."""
    bekend = stand.aanmeldwachttijd_weken is not None or stand.behandelwachttijd_weken is not None
    soort = WACHTTIJD_SOORTEN.get(stand.wachttijd_soort, "") if stand.wachttijd_soort else ""
    return Beschikbaarheidsbeeld(
        status=stand.status.value,
        woord=_status_word(stand),
        vrij=stand.vrije_plekken or 0,
        reden=reason_of(stand, today),
        aanmeld=weken(stand.aanmeldwachttijd_weken) if bekend else "",
        behandel=weken(stand.behandelwachttijd_weken) if bekend else "",
        samen=weken(stand.wachttijd_weken) if bekend else "",
        in_kort=_sum_text(stand),
        regels=tuple(_further_facts(stand, today, bellen=bellen)),
        uitleg=meaning_of(stand, today, bellen=bellen),
        wachttijd_soort=_(soort) if soort and bekend else "",
        toelichting=stand.toelichting or "",
        actualiteit=stand.actualiteit.value,
        wanneer=geleden(stand.peildatum, today) if stand.peildatum else "",
        peildatum=datum(stand.peildatum) if stand.peildatum else "",
        dag=datum_kort(stand.peildatum, today) if stand.peildatum else "",
    )


def _status_word(stand: Beschikbaarheid) -> str:
    if stand.status is Status.PLEK and stand.vrije_plekken:
        return plekken(stand.vrije_plekken)
    return _(STATUSWOORDEN[stand.status])


def _sum_text(stand: Beschikbaarheid) -> str:
    if stand.status is not Status.WACHTLIJST or stand.wachttijd_weken is None:
        return ""
    return _("samen %(weken)s", weken=weken(stand.wachttijd_weken))


def _further_facts(stand: Beschikbaarheid, today: date, *, bellen: bool) -> list[str]:
    regels = []
    if stand.status is Status.AANMELDSTOP:
        regels.append(_stop_text(stand))
    if stand.status is Status.MATCHING:
        regels.append(_("De aanbieder kijkt welk kind het beste past. Vraag hoe lang dat duurt."))
    if stand.status is Status.ONBEKEND and bellen:
        regels.append(_("Bel de aanbieder en vraag hoe het er nu voor staat."))
    if stand.eerstvolgende_plek and stand.eerstvolgende_plek >= today:
        regels.append(
            _(
                "Volgende plek: %(dag)s (%(wanneer)s).",
                dag=datum(stand.eerstvolgende_plek),
                wanneer=geleden(stand.eerstvolgende_plek, today),
            )
        )
    if stand.aantal_wachtenden is not None:
        regels.append(_waiting_text(stand.aantal_wachtenden))
    return regels


def _stop_text(stand: Beschikbaarheid) -> str:
    if stand.aanmeldstop_tot:
        return _("Neemt tot en met %(dag)s niemand aan.", dag=datum(stand.aanmeldstop_tot))
    return _("Neemt nu niemand aan.")


def _waiting_text(aantal: int) -> str:
    if aantal == 0:
        return _("Er wacht nu niemand.")
    return ngettext("Er wacht nu %(num)s kind.", "Er wachten nu %(num)s kinderen.", aantal)
