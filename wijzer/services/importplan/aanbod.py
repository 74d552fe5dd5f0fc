"""What a file with locaties would change in the aanbod of one locatie."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from operator import attrgetter
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbodId, PubliekId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.locaties.beschikbaarheid import Aanbod, restate
from wijzer.domain.locaties.buurt import Buurt
from wijzer.domain.locaties.locatie import Locatie, check_repeats
from wijzer.domain.locaties.naast_elkaar import check_naast_elkaar
from wijzer.domain.locaties.plekken import free_beyond
from wijzer.files.hulp import column_of_hulp
from wijzer.files.locaties import VolledigeLocatiesRij
from wijzer.gateways.geocoder import Geocoder
from wijzer.services.importverslag import Bevindingen
from wijzer.services.intrekking.hernieuwen import renewed
from wijzer.services.intrekking.producten import back_again
from wijzer.services.locaties.geef_beschikbaarheid_op import check_wijziging
from wijzer.services.locaties.invoer import Regiofeiten, check_hulp
from wijzer.services.meldingen.vergeet_in_meldingmail import vergeet_in_meldingmail
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True)
class Omstandigheden:
    """Who imports and when, and what is needed for new things; `draw` picks the day on which a successor appears."""

    by: Actor
    at: datetime
    today: date
    new_id: Callable[[], UUID]
    draw: Callable[[int], int]
    geocoder: Geocoder


@dataclass(slots=True)
class Aanbodplan:
    """The aanbod that must be written. `weg`: the public ids that end, of what was shielded just now.

    `terug` was withdrawn before; of `herzegd` of them the file states something new.
    """

    nieuw: list[Aanbod] = field(default_factory=list)
    terug: list[Aanbod] = field(default_factory=list)
    herzegd: set[AanbodId] = field(default_factory=set)
    gewijzigd: list[Aanbod] = field(default_factory=list)
    weg: set[PubliekId] = field(default_factory=set)

    def touched(self) -> list[Aanbod]:
        """The aanbod that is new or becomes another one."""
        return [*self.nieuw, *self.terug, *self.gewijzigd]

    def take(
        self,
        changed: Mapping[Hulpaanduiding, Aanbod],
        *,
        known: Mapping[Hulpaanduiding, Aanbod],
        afgehaald: Mapping[Hulpaanduiding, Aanbod],
        gezegd: Collection[Hulpaanduiding | None],
    ) -> None:
        """Take in what changes at one locatie, by what it is for.

        Each was in use (`known`), was withdrawn (`afgehaald`) or was not there. Of what is in
        `gezegd` the file says how it stands.
        """
        for hulp, aanbod in changed.items():
            if hulp in known:
                self.gewijzigd.append(aanbod)
            elif hulp in afgehaald:
                self.terug.append(aanbod)
                if hulp in gezegd:
                    self.herzegd.add(aanbod.id)
            else:
                self.nieuw.append(aanbod)

    def keep(self, store: Store) -> None:
        """Write the plan, all at once."""
        store.aanbod.add_many(self.nieuw)
        store.aanbod.bring_back(self.terug)
        herzegd = [aanbod for aanbod in self.terug if aanbod.id in self.herzegd]
        store.aanbod.add_historie(
            [(aanbod.id, aanbod.opgave) for aanbod in herzegd if aanbod.opgave]
        )
        store.aanbod.save_many([(aanbod, None) for aanbod in self.gewijzigd])
        vergeet_in_meldingmail(store, self.weg)


def plan_aanbod(
    plan: Aanbodplan,
    rijen: Sequence[VolledigeLocatiesRij],
    stored: Sequence[Aanbod],
    locatie: Locatie,
    feiten: Regiofeiten,
    hier: Omstandigheden,
    bevindingen: Bevindingen,
    *,
    renew: bool,
    verhuisd: bool,
    afgehaald: Mapping[Hulpaanduiding, Aanbod],
) -> set[Hulpaanduiding]:
    """Decide for every row of one locatie; gives what the aanbod is for that changes.

    With `renew` the locatie was shielded just now: all its aanbod, in the file or not, gets a new
    public id, and loses the remark that it had. `verhuisd`: the locatie has another address than
    was stored. `afgehaald`: what was withdrawn of it before; a row for the same product or hulpvorm
    brings it back.
    """
    known = {aanbod.hulp: aanbod for aanbod in stored}
    wanted: dict[Hulpaanduiding, Aanbod] = {}
    for rij in rijen:
        if rij.hulp is None:
            continue
        if rij.hulp in wanted:
            _refuse_double(rij, rij.hulp, bevindingen)
        wanted[rij.hulp] = _wanted(
            rij,
            rij.hulp,
            known.get(rij.hulp),
            locatie,
            feiten,
            hier,
            bevindingen,
            verhuisd=verhuisd,
            weg=afgehaald.get(rij.hulp),
        )
    alles = {**known, **wanted}
    _check_naast_elkaar(rijen, known, locatie, feiten, bevindingen)
    kept = [aanbod for hulp, aanbod in known.items() if alles[hulp] == aanbod]
    _check_grootte(kept, locatie, rijen[0], bevindingen)
    if verhuisd and not renew:
        _check_kept_remarks(kept, locatie, rijen[0], bevindingen)
    if renew:
        _check_remarks(rijen, [*stored, *afgehaald.values()], bevindingen)
        alles = {hulp: _renew(aanbod, known, hier) for hulp, aanbod in alles.items()}
        plan.weg |= {aanbod.publiek_id for aanbod in stored}
    changed = {
        hulp: alles[hulp]
        for hulp in sorted(alles, key=attrgetter("sleutel"))
        if known.get(hulp) != alles[hulp]
    }
    gezegd = {rij.hulp for rij in rijen if rij.opgave is not None}
    plan.take(changed, known=known, afgehaald=afgehaald, gezegd=gezegd)
    return set(changed)


def _refuse_double(
    rij: VolledigeLocatiesRij, hulp: Hulpaanduiding, bevindingen: Bevindingen
) -> None:
    wat, elk = (
        ("dit product", "elk product") if hulp.productcode else ("deze hulpvorm", "elke hulpvorm")
    )
    melding = f"Deze locatie heeft {wat} al in een eerdere rij."
    bevindingen.refuse(
        rij.rij, column_of_hulp(hulp), hulp.tekst, melding, f"{elk} één keer per locatie"
    )


def _wanted(
    rij: VolledigeLocatiesRij,
    hulp: Hulpaanduiding,
    known: Aanbod | None,
    locatie: Locatie,
    feiten: Regiofeiten,
    hier: Omstandigheden,
    bevindingen: Bevindingen,
    *,
    verhuisd: bool,
    weg: Aanbod | None,
) -> Aanbod:
    if known is None:
        fouten = check_hulp(locatie, hulp, feiten) if _is_known(hulp, feiten) else []
        _refuse_hulp(rij, hulp, fouten, bevindingen)
    terug = back_again(weg, locatie, PubliekId(hier.new_id()), at=hier.at) if weg else None
    aanbod = (
        known
        or terug
        or Aanbod(
            id=AanbodId(hier.new_id()),
            publiek_id=PubliekId(hier.new_id()),
            locatie_id=locatie.id,
            hulp=hulp,
        )
    )
    aanbod = replace(aanbod, medische_verwijzing=rij.medische_verwijzing)
    if rij.opgave is None or rij.opgave == aanbod.opgave:
        return aanbod
    # The addresses of the aanbieder's other locaties may change in this very file: those are asked
    # over the whole of it.
    wrong = check_wijziging(
        aanbod, locatie, rij.opgave, buurt=Buurt(()), today=hier.today, verhuisd=verhuisd
    )
    bevindingen.refuse_all(rij.rij, wrong, rij.opgave, bevestigd=rij.bevestigd)
    return restate(aanbod, rij.opgave, at=hier.at, by=hier.by.gebruiker_id)


def _is_known(hulp: Hulpaanduiding, feiten: Regiofeiten) -> bool:
    """Whether the region has the hulpvorm that a row names: of one that it has not is told already what is near."""
    return hulp.hulpvorm is None or hulp.hulpvorm in feiten.hulpvormen


def _check_naast_elkaar(
    rijen: Sequence[VolledigeLocatiesRij],
    known: Collection[Hulpaanduiding],
    locatie: Locatie,
    feiten: Regiofeiten,
    bevindingen: Bevindingen,
) -> None:
    """What is new must go with what was stored, and with what an earlier row says; told once for a row."""
    per_hulpvorm: dict[str | None, list[Hulpaanduiding]] = defaultdict(list)
    for hulp in sorted(known, key=attrgetter("sleutel")):
        per_hulpvorm[feiten.indeling.slug_of(hulp)].append(hulp)
    for rij in rijen:
        slug = feiten.indeling.slug_of(rij.hulp) if rij.hulp else None
        if rij.hulp is None or rij.hulp in known or slug is None:
            continue
        van_een_soort = per_hulpvorm[slug]
        for eerder in van_een_soort:
            samen = {rij.hulp, eerder}
            if fouten := check_naast_elkaar(locatie, samen, feiten.indeling, bekend=known):
                _refuse_hulp(rij, rij.hulp, fouten, bevindingen)
                break
        van_een_soort.append(rij.hulp)


def _refuse_hulp(
    rij: VolledigeLocatiesRij,
    hulp: Hulpaanduiding,
    fouten: Iterable[Ongeldig],
    bevindingen: Bevindingen,
) -> None:
    """Note what is wrong with it in the column where the row has it."""
    kolom = column_of_hulp(hulp)
    here = [Ongeldig(kolom, fout.melding, verwacht=fout.verwacht) for fout in fouten]
    bevindingen.refuse_all(rij.rij, here, rij)


def _renew(aanbod: Aanbod, known: dict[Hulpaanduiding, Aanbod], hier: Omstandigheden) -> Aanbod:
    if aanbod.hulp not in known:
        return aanbod
    restated = aanbod.opgave != known[aanbod.hulp].opgave
    return renewed(aanbod, PubliekId(hier.new_id()), keep_toelichting=restated, at=hier.at)


def _check_remarks(
    rijen: Sequence[VolledigeLocatiesRij], stored: Sequence[Aanbod], bevindingen: Bevindingen
) -> None:
    """A form takes the old remarks off by itself; a file says what must stand, so it is refused."""
    oud = {
        aanbod.opgave.toelichting
        for aanbod in stored
        if aanbod.opgave and aanbod.opgave.toelichting
    }
    melding = "Deze toelichting stond bij het open adres. Daarmee is dat adres terug te vinden."
    for rij in rijen:
        if rij.opgave and rij.opgave.toelichting in oud:
            bevindingen.refuse(
                rij.rij,
                "toelichting",
                rij.opgave.toelichting,
                melding,
                "niets, of een andere tekst",
            )


def _check_grootte(
    kept: Sequence[Aanbod], locatie: Locatie, rij: VolledigeLocatiesRij, bevindingen: Bevindingen
) -> None:
    """The free places that stay as they were stored must fit the groep as it becomes."""
    vrij = free_beyond(kept, locatie)
    if vrij is not None:
        melding = f"Bij deze groep staan nog {vrij} vrije plekken."
        bevindingen.refuse(rij.rij, "groepsgrootte", rij.groepsgrootte, melding, f"{vrij} of meer")


def _check_kept_remarks(
    kept: Sequence[Aanbod], locatie: Locatie, rij: VolledigeLocatiesRij, bevindingen: Bevindingen
) -> None:
    """The remarks that stay as they were stored may not tell the new address."""
    for aanbod in kept:
        tekst = aanbod.opgave.toelichting if aanbod.opgave else None
        fouten = check_repeats({"toelichting": tekst}, locatie.adres)
        bevindingen.refuse_all(rij.rij, fouten, bevestigd=rij.bevestigd)
