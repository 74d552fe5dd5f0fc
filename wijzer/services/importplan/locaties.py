"""What a file with locaties would change: decided over the whole file, before anything is written."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from wijzer.domain.adressen.adres import (
    AfgeschermdAdres,
    LocatieAdres,
    OpenbaarAdres,
    is_written_alike,
)
from wijzer.domain.contact.gegevens import check_contact
from wijzer.domain.ids import LocatieId, PubliekId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie, traces_of
from wijzer.domain.locaties.verschijning import drawn_day
from wijzer.domain.regio.gebied import Contact
from wijzer.domain.taal.schoon import plain_signs
from wijzer.domain.velden.locatie import KENMERKEN, kenmerken_of
from wijzer.domain.verraad.herhaling import squeeze
from wijzer.domain.verraad.oordeel import unanswered
from wijzer.files.hulp import column_of_hulp
from wijzer.files.locaties import GroepOfVestiging, VolledigeLocatiesRij
from wijzer.services.importplan.aanbod import Aanbodplan, Omstandigheden, plan_aanbod
from wijzer.services.importplan.contracten import same_adres
from wijzer.services.importplan.locatiestand import BewaardeLocaties
from wijzer.services.importplan.locatieverraad import check_bestand
from wijzer.services.importverslag import Bevindingen, resolve_all
from wijzer.services.intrekking.eerder import is_same_as_withdrawn
from wijzer.services.locaties.invoer import (
    LocatieInvoer,
    as_locatie,
    check_invoer,
    doubts_about_locatie,
)
from wijzer.services.locaties.plaats_op_kaart import place_anew
from wijzer.services.verraad.wijziging import moves, settled

_GEDEELD = (
    "soort",
    "naam",
    "telefoon",
    "email",
    "website",
    "doelgroepen",
    "gemeente",
    "afgeschermd",
    "groepsgrootte",
    "werkgebied",
    *(veld.naam for veld in KENMERKEN),
)
"""What the rows of one locatie must agree on, the address aside."""


@dataclass(slots=True)
class Locatieplan:
    """What must be written, and what the report says of it.

    `verschijnt`: the day of each locatie that the file shields.
    """

    nieuwe_locaties: list[Locatie] = field(default_factory=list)
    gewijzigde_locaties: list[Locatie] = field(default_factory=list)
    verschijnt: dict[UUID, date] = field(default_factory=dict)
    aanbod: Aanbodplan = field(default_factory=Aanbodplan)
    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    niet_in_bestand: list[str] = field(default_factory=list)

    def touched(self) -> list[Locatie]:
        """The locaties that are new or become another one."""
        return [*self.nieuwe_locaties, *self.gewijzigde_locaties]


def make_locatieplan(
    groepen: Mapping[LocatieId, Sequence[VolledigeLocatiesRij]],
    stand: BewaardeLocaties,
    hier: Omstandigheden,
    bevindingen: Bevindingen,
    *,
    ontbreekt: Set[str] = frozenset(),
) -> Locatieplan:
    """Decide for every locatie. Mistakes go into `bevindingen`; the plan is good only without any.

    `ontbreekt`: columns that the file leaves out. Without product codes, or without hulpvormen, it
    says nothing about the aanbod by code, or without one, of a locatie that it names.
    """
    plan = Locatieplan()
    for id_, rijen in groepen.items():
        _plan_locatie(id_, rijen, stand, hier, bevindingen, plan)
    _remark_alike(groepen, stand, plan, bevindingen)
    check_bestand(groepen, stand, plan.touched(), plan.aanbod.touched(), bevindingen)
    plan.niet_in_bestand = sorted(_missing(groepen, stand, ontbreekt))
    return plan


def _plan_locatie(
    id_: LocatieId,
    rijen: Sequence[VolledigeLocatiesRij],
    stand: BewaardeLocaties,
    hier: Omstandigheden,
    bevindingen: Bevindingen,
    plan: Locatieplan,
) -> None:
    known = stand.locaties.get(id_)
    _check_agree(rijen, bevindingen)
    _check_contact(rijen, known, bevindingen)
    wanted = _wanted(id_, rijen, known, stand, hier, bevindingen)
    if wanted is None:
        return
    if known is None:
        _remark_withdrawn(rijen[0], wanted, stand, bevindingen)
    if wanted != known:
        _check_locatie(rijen[0], wanted, known, stand, bevindingen)
        wanted = place_anew(wanted, known, hier.geocoder)
        (plan.nieuwe_locaties if known is None else plan.gewijzigde_locaties).append(wanted)
    aanbod = stand.aanbod.get(id_, [])
    renew = known is not None and known.publiek_id != wanted.publiek_id
    if renew:
        plan.verschijnt[wanted.publiek_id] = drawn_day(hier.today, hier.draw, morgen_al=False)
    touched = plan_aanbod(
        plan.aanbod,
        rijen,
        aanbod,
        wanted,
        stand.feiten,
        hier,
        bevindingen,
        renew=renew,
        verhuisd=known is None or moves(known, wanted),
        afgehaald=stand.afgehaald.get(id_, {}),
    )
    _count(
        plan, rijen, aanbod, touched, locatie_nieuw=known is None, locatie_anders=wanted != known
    )


def _count(
    plan: Locatieplan,
    rijen: Sequence[VolledigeLocatiesRij],
    aanbod: Sequence[Aanbod],
    touched: set[Hulpaanduiding],
    *,
    locatie_nieuw: bool,
    locatie_anders: bool,
) -> None:
    known = {een_aanbod.hulp for een_aanbod in aanbod}
    for rij in rijen:
        if locatie_nieuw or (rij.hulp and rij.hulp not in known):
            plan.nieuw += 1
        elif locatie_anders or rij.hulp in touched:
            plan.gewijzigd += 1
        else:
            plan.ongewijzigd += 1


# ── one locatie ──────────────────────────────────────────────────────────────


def _check_agree(rijen: Sequence[VolledigeLocatiesRij], bevindingen: Bevindingen) -> None:
    eerste, *rest = rijen
    for rij in rest:
        melding = f"Dit is anders dan in rij {eerste.rij}, van dezelfde locatie."
        for kolom in _GEDEELD:
            waarde = getattr(rij, kolom)
            if _as_compared(waarde) != _as_compared(getattr(eerste, kolom)):
                bevindingen.refuse(rij.rij, kolom, waarde, melding, "overal hetzelfde")
        if not _is_one_adres(rij.adres, eerste.adres):
            bevindingen.refuse(
                rij.rij,
                "straat",
                "",
                f"Het adres is anders dan in rij {eerste.rij}, van dezelfde locatie.",
                "overal hetzelfde adres",
            )


def _check_contact(
    rijen: Sequence[VolledigeLocatiesRij], known: Locatie | None, bevindingen: Bevindingen
) -> None:
    """Every row by itself: what it says of contact that is no number or address, and is not kept already."""
    kept = known.contact if known else Contact()
    for rij in rijen:
        bevindingen.refuse_all(rij.rij, check_contact(_contact(rij), kept=kept), rij)


def _contact(rij: VolledigeLocatiesRij) -> Contact:
    return Contact(telefoon=rij.telefoon, email=rij.email, website=rij.website)


def _as_compared(waarde: object) -> object:
    """Another kind of apostrophe or dash says nothing else."""
    if isinstance(waarde, tuple):
        return tuple(map(_as_compared, waarde))
    return plain_signs(waarde) if type(waarde) is str else waarde


def _is_one_adres(adres: LocatieAdres | None, ander_adres: LocatieAdres | None) -> bool:
    match adres, ander_adres:
        case AfgeschermdAdres(), AfgeschermdAdres():
            return same_adres(adres, ander_adres)
        case OpenbaarAdres(), OpenbaarAdres():
            return is_written_alike(adres.adres, ander_adres.adres)
        case _:
            return adres == ander_adres


def _wanted(
    id_: LocatieId,
    rijen: Sequence[VolledigeLocatiesRij],
    known: Locatie | None,
    stand: BewaardeLocaties,
    hier: Omstandigheden,
    bevindingen: Bevindingen,
) -> Locatie | None:
    """The locatie as the file wants it, or None when it cannot be told (that is noted)."""
    rij = rijen[0]
    gemeente = stand.gemeenten.find(rij.gemeente)
    if gemeente is None:
        melding = "Deze gemeente kennen we niet in deze regio."
        bevindingen.refuse(rij.rij, "gemeente", rij.gemeente, melding, "een gemeente van de regio")
    adres = _adres(rij, known, bevindingen)
    soort_fout = known is not None and known.soort != rij.soort
    if soort_fout:
        melding = "Een groep wordt geen vestiging, en andersom."
        bevindingen.refuse(rij.rij, "soort", rij.soort, melding, "een nieuwe locatie")
    if gemeente is None or adres is None or soort_fout:
        return None
    invoer = _invoer(rij, gemeente, adres, stand, bevindingen)
    if known is None:
        return as_locatie(
            invoer,
            id=id_,
            publiek_id=PubliekId(hier.new_id()),
            regio=stand.regio,
            gepubliceerd=any(eigen_rij.hulp for eigen_rij in rijen),
        )
    wanted = as_locatie(
        invoer,
        id=id_,
        publiek_id=known.publiek_id,
        regio=stand.regio,
        gepubliceerd=known.gepubliceerd,
        versie=known.versie,
    )
    if wanted.is_afgeschermd and not known.is_afgeschermd:
        _check_shielding(rij, wanted, known, bevindingen)
        return replace(wanted, publiek_id=PubliekId(hier.new_id()))
    return wanted


def _invoer(
    rij: VolledigeLocatiesRij,
    gemeente: str,
    adres: LocatieAdres,
    stand: BewaardeLocaties,
    bevindingen: Bevindingen,
) -> LocatieInvoer:
    return LocatieInvoer(
        aanbieder_id=stand.aanbieders[rij.agb].id,
        soort="groep" if rij.soort is GroepOfVestiging.GROEP else "vestiging",
        naam=rij.naam,
        gemeente=gemeente,
        adres=adres,
        hulp=frozenset(),
        contact=_contact(rij),
        doelgroepen=resolve_all(
            stand.doelgroepen,
            rij.doelgroepen,
            rij.rij,
            "doelgroepen",
            "Deze doelgroep",
            bevindingen,
        ),
        groepsgrootte=rij.groepsgrootte,
        werkgebied=resolve_all(
            stand.gemeenten, rij.werkgebied, rij.rij, "werkgebied", "Deze gemeente", bevindingen
        ),
        **kenmerken_of(rij),
    )


def _adres(
    rij: VolledigeLocatiesRij, known: Locatie | None, bevindingen: Bevindingen
) -> LocatieAdres | None:
    """A file may shield an address and never opens one; what it leaves empty stays as it is stored."""
    if known is not None and known.is_afgeschermd and not rij.afgeschermd:
        melding = "Deze locatie is afgeschermd. Een bestand kan dat niet opheffen."
        bevindingen.refuse(rij.rij, "afgeschermd", "nee", melding, "ja")
        return None
    match known.adres if known else None, rij.adres:
        case None, None:
            melding = "Van een nieuwe locatie moet het adres bekend zijn."
            bevindingen.refuse(rij.rij, "straat", "", melding, "een ingevuld adres")
            return None
        case None, given:
            return given
        case AfgeschermdAdres() as stored, AfgeschermdAdres() as given:
            return stored if same_adres(stored, given) else given
        case OpenbaarAdres() as stored, OpenbaarAdres() as given:
            return stored if is_written_alike(stored.adres, given.adres) else given
        case OpenbaarAdres() as stored, None:
            return AfgeschermdAdres(stored.adres)
        case stored, None:
            return stored
        case _, given:
            return given


def _check_shielding(
    rij: VolledigeLocatiesRij, wanted: Locatie, known: Locatie, bevindingen: Bevindingen
) -> None:
    """A form takes the old contact off by itself; a file says what must stand, so it is refused."""
    bevindingen.refuse_all(rij.rij, traces_of(known, wanted), rij)


def _check_locatie(
    rij: VolledigeLocatiesRij,
    wanted: Locatie,
    known: Locatie | None,
    stand: BewaardeLocaties,
    bevindingen: Bevindingen,
) -> None:
    gevonden = check_invoer(wanted, (), stand.feiten, kept=wanted.contact)  # `_check_contact` did
    blijft = settled(known, wanted) if known else frozenset()
    bevindingen.refuse_all(rij.rij, unanswered(gevonden, blijft), rij, bevestigd=rij.bevestigd)
    if known is None or (wanted.adres, wanted.gemeente) != (known.adres, known.gemeente):
        bevindingen.opmerkingen.extend(
            f"Rij {rij.rij}: {twijfel}" for twijfel in doubts_about_locatie(wanted, stand.feiten)
        )


def _remark_withdrawn(
    rij: VolledigeLocatiesRij, wanted: Locatie, stand: BewaardeLocaties, bevindingen: Bevindingen
) -> None:
    """A form asks; nobody can be asked about a row, so the report says it and the new locatie comes."""
    if any(is_same_as_withdrawn(wanted, weg) for weg in stand.ingetrokken.values()):
        bevindingen.opmerkingen.append(
            f"Rij {rij.rij}: Er is eerder een locatie met deze naam en dit adres ingetrokken. Die "
            f"kunt u ook terugzetten."
        )


def _remark_alike(
    groepen: Mapping[LocatieId, Sequence[VolledigeLocatiesRij]],
    stand: BewaardeLocaties,
    plan: Locatieplan,
    bevindingen: Bevindingen,
) -> None:
    """A new locatie beside one whose name reads the same may be that one, mistyped.

    It may be meant as well, so it comes.
    """
    namen: dict[tuple[UUID, str], str] = {}
    if plan.nieuwe_locaties:
        namen = {_reads_as(locatie): locatie.naam for locatie in stand.locaties.values()}
    for nieuw in plan.nieuwe_locaties:
        naam = namen.setdefault(_reads_as(nieuw), nieuw.naam)
        if naam != nieuw.naam:
            bevindingen.opmerkingen.append(
                f"Rij {groepen[nieuw.id][0].rij}: De nieuwe locatie {nieuw.naam} heet bijna als "
                f"{naam}. Is het dezelfde? Gebruik dan dezelfde naam, of het id uit een export."
            )


def _reads_as(locatie: Locatie) -> tuple[UUID, str]:
    """Whose it is, and its name as somebody reads it over; one of signs alone is only what it is."""
    return locatie.aanbieder_id, squeeze(locatie.naam) or locatie.naam


def _missing(
    groepen: Mapping[LocatieId, Sequence[VolledigeLocatiesRij]],
    stand: BewaardeLocaties,
    ontbreekt: Set[str],
) -> list[str]:
    """What is stored and not in the file, in words without an address."""
    weg: list[str] = []
    for id_, locatie in stand.locaties.items():
        in_bestand = {rij.hulp for rij in groepen.get(id_, ())}
        weg.extend(
            f"{locatie.naam} · {stand.hulpvormen.name_of(een_aanbod.hulp)}"
            for een_aanbod in stand.aanbod[id_]
            if een_aanbod.hulp not in in_bestand
            and not (id_ in groepen and column_of_hulp(een_aanbod.hulp) in ontbreekt)
        )
        if id_ not in groepen and not stand.aanbod[id_]:
            weg.append(locatie.naam)
    return weg
