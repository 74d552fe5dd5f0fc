"""An aanbieder states how many places there are and how long the wait is, for one aanbod or for forty at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from wijzer.domain.accounts.toegang import Actor, require_editor
from wijzer.domain.bewaren.getoond import (
    VERWIJZING,
    cells_of,
    cells_of_aanbod,
    merge_line,
    merged_opgave,
)
from wijzer.domain.bewaren.samenvoegen import Getoond
from wijzer.domain.fouten import Ongeldig, Vraag, WijzerFout
from wijzer.domain.ids import AanbodId
from wijzer.domain.locaties.beschikbaarheid import (
    Aanbod,
    Opgave,
    check_opgave,
    check_peildatum,
    confirm,
    restate,
)
from wijzer.domain.locaties.buurt import Buurt
from wijzer.domain.locaties.locatie import Locatie, check_repeats
from wijzer.domain.verraad.oordeel import unanswered
from wijzer.domain.verraad.plaatsaanduiding import check_plaatsaanduidingen
from wijzer.store.store import Store

GETOOND = "getoond"
"""The reason why a line is not confirmed, as the name of a field: it says something else by now than was shown."""
NIEUWER = "nieuwer"
"""Another reason: it was stated for a later day already, and a confirmation moves no peildatum back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opgavewijziging:
    """What was entered for one aanbod.

    `getoond` is what its author was shown of it; None keeps it whatever was kept before.

    `expected_versie` asks more: that nobody saved it at all since that version, not even the same.
    """

    aanbod_id: AanbodId
    opgave: Opgave | None
    medische_verwijzing: bool
    expected_versie: int | None = None
    getoond: Getoond | None = None
    bevestigd: frozenset[str] = frozenset()
    """The fields whose `Vraag` was answered: what stands there is meant."""
    gevolgd: frozenset[str] = frozenset()
    """The cells that came from somebody else, once this was merged with what is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opgaveuitslag:
    """The outcome of entries: which were kept, which followed somebody else, and which collided.

    `gevolgd`: per kept aanbod the cells that somebody else changed and its author left alone.

    `botsingen` are aanbod of which both changed the same: nothing of those was kept, and a person decides.
    """

    bewaard: tuple[AanbodId, ...] = ()
    gevolgd: Mapping[AanbodId, frozenset[str]] = field(default_factory=dict)
    botsingen: frozenset[AanbodId] = frozenset()


class OnjuisteOpgaven(WijzerFout):
    """Some entries break rules; nothing was kept. `fouten` tells per aanbod what is wrong."""

    def __init__(self, fouten: Mapping[AanbodId, list[Ongeldig]]) -> None:
        super().__init__("Niet alle regels kloppen. Er is nog niets bewaard.")
        self.fouten = fouten


def geef_beschikbaarheid_op(
    store: Store, wijzigingen: Sequence[Opgavewijziging], *, by: Actor, at: datetime, today: date
) -> Opgaveuitslag:
    """Keep all entries or none, each merged with what somebody else kept of the same aanbod since it was shown.

    Raises `OnjuisteOpgaven` with every mistake of every aanbod, `Conflict` when one has another
    versie than was expected. An aanbod of which both changed the same is left as it is kept, and
    holds no other up.
    """
    aanbod_ids = [wijziging.aanbod_id for wijziging in wijzigingen]
    store.aanbod.lock(aanbod_ids)
    if not wijzigingen:
        return Opgaveuitslag()  # colleagues wait for us: nothing is read that is not needed
    own = store.locaties.of_aanbieders(by.aanbieders)
    known = _own_aanbod(store, own, aanbod_ids, by)
    samen = [
        (wijziging, *_merged(known[wijziging.aanbod_id][0], wijziging)) for wijziging in wijzigingen
    ]
    botsingen = frozenset(wijziging.aanbod_id for wijziging, _nieuw, botst in samen if botst)
    te_bewaren = [nieuw for _getypt, nieuw, _botst in samen if nieuw is not None]
    buurt = _buurt_of(store, own, known, by)
    fouten: dict[AanbodId, list[Ongeldig]] = {}
    beantwoord = 0
    for wijziging in te_bewaren:
        aanbod, locatie = known[wijziging.aanbod_id]
        gevonden = check_wijziging(aanbod, locatie, wijziging.opgave, buurt=buurt, today=today)
        if wrong := unanswered(gevonden, wijziging.bevestigd):
            fouten[aanbod.id] = wrong
        beantwoord += len(gevonden) - len(wrong)
    if fouten:
        raise OnjuisteOpgaven(fouten)
    store.aanbod.save_many(
        [
            (
                _applied(known[wijziging.aanbod_id][0], wijziging, by=by, at=at),
                wijziging.expected_versie,
            )
            for wijziging in te_bewaren
        ]
    )
    bewaard = tuple(wijziging.aanbod_id for wijziging in te_bewaren)
    if bewaard:
        _log(store, "beschikbaarheid opgegeven", bewaard, by=by, at=at, beantwoord=beantwoord)
    gevolgd = {
        wijziging.aanbod_id: wijziging.gevolgd for wijziging in te_bewaren if wijziging.gevolgd
    }
    return Opgaveuitslag(bewaard=bewaard, gevolgd=gevolgd, botsingen=botsingen)


def bevestig_beschikbaarheid(
    store: Store,
    aanbod_ids: Sequence[AanbodId],
    *,
    by: Actor,
    at: datetime,
    today: date,
    peildatum: date | None = None,
    getoond: Mapping[AanbodId, Getoond] | None = None,
) -> Mapping[AanbodId, Ongeldig]:
    """Say "nog steeds juist" of these aanbod: moves the peildatum to that day (None: today), never gewijzigd-op.

    What cannot be confirmed (nothing stated, a next place that has passed) is left as it was and
    returned with the reason. So is what says something else by now than `getoond`: nobody confirms
    what they did not see; and what was stated for a later day already. Raises `Ongeldig` on
    `peildatum` for a day that has yet to come, and confirms nothing then.
    """
    store.aanbod.lock(aanbod_ids)
    if not aanbod_ids:
        return {}
    dag = peildatum or today
    for fout in check_peildatum(dag, today):
        raise fout
    known = _own_aanbod(store, store.locaties.of_aanbieders(by.aanbieders), aanbod_ids, by)
    refused: dict[AanbodId, Ongeldig] = {}
    kept: list[tuple[Aanbod, int | None]] = []
    for aanbod, locatie in known.values():
        try:
            _require_shown(aanbod, (getoond or {}).get(aanbod.id))
            bevestigd = _confirmed(aanbod, locatie, by=by, at=at, peildatum=dag, today=today)
        except Ongeldig as reden:
            refused[aanbod.id] = reden
        else:
            kept.append((bevestigd, aanbod.versie))
    store.aanbod.save_many(kept)
    if kept:
        _log(
            store,
            "beschikbaarheid bevestigd",
            [bewaard_aanbod.id for bewaard_aanbod, _ in kept],
            by=by,
            at=at,
        )
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

    What is stored of a day that has yet to come was entered under a wrong clock, and is no newer
    fact. `buurt` holds the shielded addresses of the aanbieder, none of which a remark may tell. A
    remark that stays as it was is not asked about again, unless the locatie has another address
    (`verhuisd`).

    Source: our choice.
    """
    if opgave is None:
        return []
    fouten = check_opgave(opgave, groepsgrootte=locatie.grootte, today=today)
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
        return Buurt([*(locatie for locatie in own if locatie.aanbieder_id in aanbieders), *weg])
    return Buurt([*store.locaties.of_aanbieders(aanbieders), *weg])


def _merged(aanbod: Aanbod, wijziging: Opgavewijziging) -> tuple[Opgavewijziging | None, bool]:
    """The entry with what somebody else changed of the same line meanwhile, and whether somebody has to choose.

    None: nothing of it is to be kept, because of that or because it says what is kept already.
    """
    if wijziging.getoond is None:
        return wijziging, False
    getypt = cells_of(wijziging.opgave, medische_verwijzing=wijziging.medische_verwijzing)
    samen = merge_line(aanbod, getypt, wijziging.getoond)
    if samen.botsingen or not samen.gewijzigd:
        return None, bool(samen.botsingen)
    return replace(
        wijziging,
        opgave=merged_opgave(aanbod, samen, wijziging.opgave),
        medische_verwijzing=bool(samen.cellen[VERWIJZING]),
        gevolgd=samen.gevolgd,
    ), False


def _require_shown(aanbod: Aanbod, getoond: Getoond | None) -> None:
    if getoond is not None and not getoond.shows(cells_of_aanbod(aanbod)):
        raise Ongeldig(GETOOND, "Iemand anders heeft deze regel net bewaard.")


def _confirmed(
    aanbod: Aanbod, locatie: Locatie, *, by: Actor, at: datetime, peildatum: date, today: date
) -> Aanbod:
    """Still true on that day. Raises `Ongeldig` with the first rule that what was stated then would break now.

    No remark changes, so none is compared with the addresses around.
    """
    if aanbod.opgave and peildatum < aanbod.opgave.peildatum <= today:
        raise Ongeldig(NIEUWER, "Er staat al een nieuwere opgave.")
    bevestigd = confirm(aanbod, at=at, peildatum=peildatum, by=by.gebruiker_id)
    for fout in check_wijziging(aanbod, locatie, bevestigd.opgave, buurt=Buurt(()), today=today):
        raise fout
    return bevestigd


def _own_aanbod(
    store: Store, eigen: Sequence[Locatie], aanbod_ids: Sequence[AanbodId], by: Actor
) -> dict[AanbodId, tuple[Aanbod, Locatie]]:
    """What somebody else keeps, or lies in another region than the actor's, goes past the question whose it is."""
    locaties = {locatie.id: locatie for locatie in eigen if locatie.regio == by.regio}
    own = {
        aanbod.id: (aanbod, locaties[locatie_id])
        for locatie_id, van_locatie in store.aanbod.of_locaties(locaties).items()
        for aanbod in van_locatie
    }
    return {
        aanbod_id: own.get(aanbod_id) or _other(store, aanbod_id, by) for aanbod_id in aanbod_ids
    }


def _other(store: Store, aanbod_id: AanbodId, by: Actor) -> tuple[Aanbod, Locatie]:
    aanbod = store.aanbod.get(aanbod_id)
    locatie = store.locaties.get(aanbod.locatie_id)
    require_editor(by, regio=locatie.regio, aanbieder_id=locatie.aanbieder_id)
    return aanbod, locatie


def _applied(aanbod: Aanbod, wijziging: Opgavewijziging, *, by: Actor, at: datetime) -> Aanbod:
    """The aanbod as it is stated. Who followed somebody else confirms nothing of theirs: that moment stays."""
    stated = restate(aanbod, wijziging.opgave, at=at, by=by.gebruiker_id)
    bevestigd_at = aanbod.bevestigd_at if wijziging.gevolgd else at
    return replace(
        stated, medische_verwijzing=wijziging.medische_verwijzing, bevestigd_at=bevestigd_at or at
    )


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
        by=by,
        at=at,
        handeling=handeling,
        object_soort="aanbod",
        object_id=ids[0] if len(ids) == 1 else f"{len(ids)} aanbod",
        details={"aanbod": ids} | ({"bevestigd": ["toelichting"]} if beantwoord else {}),
    )
