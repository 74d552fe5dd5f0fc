"""An aanbieder states how many places there are and how long the wait is, for one aanbod or for forty at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from wijzer.domain.beschikbaarheid import Aanbod, Opgave, check_opgave, confirm, restate
from wijzer.domain.fouten import Conflict, Ongeldig, Vraag, WijzerFout
from wijzer.domain.getoond import as_shown
from wijzer.domain.ids import AanbodId
from wijzer.domain.locatie import Groep, Locatie, check_repeats
from wijzer.domain.toegang import Actor, require_editor
from wijzer.domain.verraad.buurt import Buurt
from wijzer.domain.verraad.oordeel import unanswered
from wijzer.domain.verraad.plaatsaanduiding import check_plaatsaanduidingen
from wijzer.store.store import Store

GETOOND = "getoond"
"""The reason why a line is not confirmed, as the name of a field: it says something else by now than was shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijziging:
    """What was entered for one aanbod. `getoond` is what its author was shown of it (`domain.getoond`); None does not ask.

    `expected_versie` asks more: that nobody saved it at all since that version, not even the same.
    """

    aanbod_id: AanbodId
    opgave: Opgave | None
    medische_verwijzing: bool
    expected_versie: int | None = None
    getoond: str | None = None
    bevestigd: frozenset[str] = frozenset()
    """The fields whose `Vraag` was answered: what stands there is meant."""


class OnjuisteOpgaven(WijzerFout):
    """Some entries break rules; nothing was kept. `fouten` tells per aanbod what is wrong."""

    def __init__(self, fouten: Mapping[AanbodId, list[Ongeldig]]) -> None:
        super().__init__("Niet alle regels kloppen. Er is nog niets bewaard.")
        self.fouten = fouten


def geef_beschikbaarheid_op(
    store: Store, wijzigingen: Sequence[Wijziging], *, by: Actor, at: datetime, today: date
) -> int:
    """Keep all entries or none; the number of aanbod that were touched.

    Raises `OnjuisteOpgaven` with every mistake of every aanbod, `Conflict` when somebody else changed one of them in between.
    Whatever else of the same aanbieder was saved meanwhile is no conflict, and stays as it was saved.
    """
    aanbod_ids = [wijziging.aanbod_id for wijziging in wijzigingen]
    store.aanbod.lock(aanbod_ids)
    if not wijzigingen:
        return 0  # colleagues wait for us: nothing is read that is not needed
    own = store.locaties.of_aanbieders(by.aanbieders)
    known = _own_aanbod(store, own, aanbod_ids, by)
    if any(_is_overtaken(known[each.aanbod_id][0], each) for each in wijzigingen):
        raise Conflict
    buurt = _buurt_of(store, own, known, by)
    fouten: dict[AanbodId, list[Ongeldig]] = {}
    beantwoord = 0
    for wijziging in wijzigingen:
        aanbod, locatie = known[wijziging.aanbod_id]
        gevonden = check_wijziging(aanbod, locatie, wijziging.opgave, buurt=buurt, today=today)
        if wrong := unanswered(gevonden, wijziging.bevestigd):
            fouten[aanbod.id] = wrong
        beantwoord += len(gevonden) - len(wrong)
    if fouten:
        raise OnjuisteOpgaven(fouten)
    store.aanbod.save_many(
        [(_applied(known[each.aanbod_id][0], each, by=by, at=at), each.expected_versie) for each in wijzigingen]
    )  # fmt: skip
    _log(store, "beschikbaarheid opgegeven", aanbod_ids, by=by, at=at, beantwoord=beantwoord)
    return len(wijzigingen)


def bevestig_beschikbaarheid(
    store: Store,
    aanbod_ids: Sequence[AanbodId],
    *,
    by: Actor,
    at: datetime,
    today: date,
    peildatum: date | None = None,
    getoond: Mapping[AanbodId, str] | None = None,
) -> Mapping[AanbodId, Ongeldig]:
    """Say "nog steeds juist" of these aanbod: moves the peildatum to that day (None: today), never gewijzigd-op.

    What cannot be confirmed (nothing stated, a next place that has passed) is left as it was and returned with the reason. So is
    what says something else by now than `getoond` (`domain.getoond`): nobody confirms what they did not see.
    """
    store.aanbod.lock(aanbod_ids)
    if not aanbod_ids:
        return {}
    known = _own_aanbod(store, store.locaties.of_aanbieders(by.aanbieders), aanbod_ids, by)
    refused: dict[AanbodId, Ongeldig] = {}
    kept: list[tuple[Aanbod, int | None]] = []
    for aanbod, locatie in known.values():
        try:
            _require_shown(aanbod, (getoond or {}).get(aanbod.id))
            bevestigd = _confirmed(
                aanbod, locatie, by=by, at=at, peildatum=peildatum or today, today=today
            )
        except Ongeldig as reden:
            refused[aanbod.id] = reden
        else:
            kept.append((bevestigd, aanbod.versie))
    store.aanbod.save_many(kept)
    if kept:
        _log(store, "beschikbaarheid bevestigd", [each.id for each, _ in kept], by=by, at=at)
    return refused


def check_wijziging(
    aanbod: Aanbod,
    locatie: Locatie,
    opgave: Opgave | None,
    *,
    buurt: Buurt,
    today: date,
    verhuisd: bool = False,
) -> list[Ongeldig]:
    """Every rule that this entry breaks for this aanbod, the stored one included: older facts never replace newer ones.

    What is stored of a day that has yet to come was entered under a wrong clock, and is no newer fact.
    `buurt` holds the shielded addresses of the aanbieder, none of which a remark may tell. A remark that stays as it was is
    not asked about again, unless the locatie has another address (`verhuisd`).
    """
    if opgave is None:
        return []
    grootte = locatie.groepsgrootte if isinstance(locatie, Groep) else None
    fouten = check_opgave(opgave, groepsgrootte=grootte, today=today)
    if aanbod.opgave and opgave.peildatum < aanbod.opgave.peildatum <= today:
        dag = aanbod.opgave.peildatum.strftime("%d-%m-%Y")
        fouten.append(
            Ongeldig(
                "peildatum",
                f"Er staat al een nieuwere opgave, van {dag}.",
                verwacht=f"{dag} of later",
            )
        )
    blijft = not verhuisd and aanbod.opgave and aanbod.opgave.toelichting == opgave.toelichting
    gevonden = _check_toelichting(opgave.toelichting, locatie, buurt)
    return fouten + unanswered(gevonden, frozenset({"toelichting"} if blijft else ()))


def _check_toelichting(tekst: str | None, locatie: Locatie, buurt: Buurt) -> list[Ongeldig]:
    """The gravest thing that a remark tells about a place."""
    teksten = {"toelichting": tekst}
    gevonden = [
        *check_plaatsaanduidingen(teksten),
        *check_repeats(teksten, locatie.adres),
        *buurt.check(teksten, locatie),
    ]
    return sorted(gevonden, key=lambda fout: isinstance(fout, Vraag))[:1]


def _buurt_of(
    store: Store,
    own: Sequence[Locatie],
    known: Mapping[AanbodId, tuple[Aanbod, Locatie]],
    by: Actor,
) -> Buurt:
    """The shielded addresses around what is stated; read once more only for whoever states for others."""
    aanbieders = {locatie.aanbieder_id for _, locatie in known.values()}
    weg = store.locaties.to_protect(aanbieders)
    if aanbieders <= by.aanbieders:
        return Buurt([*(each for each in own if each.aanbieder_id in aanbieders), *weg])
    return Buurt([*store.locaties.of_aanbieders(aanbieders), *weg])


def shown_of(aanbod: Aanbod) -> str:
    """What somebody is shown of this aanbod now."""
    return as_shown(aanbod.opgave, medische_verwijzing=aanbod.medische_verwijzing)


def _is_overtaken(aanbod: Aanbod, wijziging: Wijziging) -> bool:
    """Whether somebody else changed this line since it was shown, into something else than is entered now."""
    entered = as_shown(wijziging.opgave, medische_verwijzing=wijziging.medische_verwijzing)
    return wijziging.getoond is not None and shown_of(aanbod) not in (wijziging.getoond, entered)


def _require_shown(aanbod: Aanbod, getoond: str | None) -> None:
    if getoond is not None and getoond != shown_of(aanbod):
        raise Ongeldig(GETOOND, "Iemand anders heeft deze regel net bewaard.")


def _confirmed(
    aanbod: Aanbod, locatie: Locatie, *, by: Actor, at: datetime, peildatum: date, today: date
) -> Aanbod:
    """Still true on that day. Raises `Ongeldig` with the first rule that what was stated then would break now.

    No remark changes, so none is compared with the addresses around.
    """
    bevestigd = confirm(aanbod, at=at, today=peildatum, by=by.gebruiker_id)
    for fout in check_wijziging(aanbod, locatie, bevestigd.opgave, buurt=Buurt(()), today=today):
        raise fout
    return bevestigd


def _own_aanbod(
    store: Store, eigen: Sequence[Locatie], aanbod_ids: Sequence[AanbodId], by: Actor
) -> dict[AanbodId, tuple[Aanbod, Locatie]]:
    locaties = {locatie.id: locatie for locatie in eigen}
    own = {
        aanbod.id: (aanbod, locaties[locatie_id])
        for locatie_id, each in store.aanbod.of_locaties(locaties).items()
        for aanbod in each
    }
    return {
        aanbod_id: own.get(aanbod_id) or _other(store, aanbod_id, by) for aanbod_id in aanbod_ids
    }


def _other(store: Store, aanbod_id: AanbodId, by: Actor) -> tuple[Aanbod, Locatie]:
    aanbod = store.aanbod.get(aanbod_id)
    locatie = store.locaties.get(aanbod.locatie_id)
    require_editor(by, regio=locatie.regio, aanbieder_id=locatie.aanbieder_id)
    return aanbod, locatie


def _applied(aanbod: Aanbod, wijziging: Wijziging, *, by: Actor, at: datetime) -> Aanbod:
    stated = restate(aanbod, wijziging.opgave, at=at, by=by.gebruiker_id)
    return replace(stated, medische_verwijzing=wijziging.medische_verwijzing)


def _log(
    store: Store,
    handeling: str,
    aanbod_ids: Sequence[AanbodId],
    *,
    by: Actor,
    at: datetime,
    beantwoord: int = 0,
) -> None:
    ids = [str(aanbod_id) for aanbod_id in aanbod_ids]
    store.logboek.add(
        by=by, at=at, handeling=handeling, object_soort="aanbod",
        object_id=ids[0] if len(ids) == 1 else f"{len(ids)} aanbod",
        details={"aanbod": ids} | ({"bevestigd": ["toelichting"]} if beantwoord else {}),
    )  # fmt: skip
