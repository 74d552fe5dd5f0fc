"""An aanbieder gives aanbod that hangs on a hulpvorm a code, once the region has codes for that hulpvorm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wijzer.domain.accounts.toegang import Actor, require_editor
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbodId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code
from wijzer.domain.inkoop.product import Hulpvorm, Product
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.locaties.omzetten import VELD, move_to_code
from wijzer.services.controle.controleer_adressen import check_locatie_adres
from wijzer.services.locaties.invoer import Regiofeiten, check_product, fetch_regiofeiten
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Codekeuze:
    """A code to which an aanbod can be moved. `gecontracteerd`: a contract row that covers it runs.

    Where none runs, the aanbod is on the site no more once it has this code.
    """

    product: Product
    gecontracteerd: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Codekeuzes:
    """An aanbod without a code, and the codes that it can get today, those under contract first."""

    locatie: Locatie
    aanbod: Aanbod
    hulpvorm: Hulpvorm | None
    codes: Sequence[Codekeuze]


def overzie_codekeuzes(store: Store, aanbod_id: AanbodId, *, by: Actor, today: date) -> Codekeuzes:
    """What this aanbod can be moved to; no codes for one that has a code, or where the region has none.

    Raises `NietGevonden` for aanbod that the actor does not keep.
    """
    aanbod, locatie = _own(store, aanbod_id, by)
    feiten = fetch_regiofeiten(store, locatie.regio, today=today)
    lopend = {
        regel.hulp
        for regel in store.contracten.of_aanbieder(locatie.aanbieder_id)
        if regel.runs_on(today)
    }
    hier, eerder = _offered(store, locatie)
    codes = [
        Codekeuze(
            product=product, gecontracteerd=bool(feiten.indeling.grounds(of_code(code)) & lopend)
        )
        for code, product in sorted(feiten.producten.items())
        if _may_move(aanbod, locatie, code, feiten, hier, eerder)
    ]
    return Codekeuzes(
        locatie=locatie,
        aanbod=aanbod,
        hulpvorm=feiten.hulpvormen.get(aanbod.hulp.hulpvorm or ""),
        codes=sorted(codes, key=lambda keuze: not keuze.gecontracteerd),
    )


def zet_om(
    store: Store,
    aanbod_id: AanbodId,
    code: str,
    *,
    expected_versie: int | None = None,
    by: Actor,
    at: datetime,
    today: date,
) -> Aanbod:
    """Move an aanbod to a code: the same aanbod, with its history and the day on which it was true.

    Raises `Ongeldig` on `productcode` for a code that it cannot get, `Conflict` when somebody else
    saved in between, `NietGevonden` for aanbod that the actor does not keep.
    """
    store.aanbod.lock([aanbod_id])
    aanbod, locatie = _own(store, aanbod_id, by)
    feiten = fetch_regiofeiten(store, locatie.regio, today=today)
    nieuw = _moved(aanbod, locatie, code, feiten, *_offered(store, locatie))
    store.aanbod.save(nieuw, expected_versie=expected_versie)
    # A form of the locatie that was open meanwhile still has the hulpvorm ticked: it would undo this.
    store.locaties.save(locatie)
    store.logboek.add(
        by=by,
        at=at,
        handeling="aanbod omgezet naar een code",
        object_soort="aanbod",
        object_id=aanbod_id,
        details={"van": aanbod.hulp.tekst, "naar": code},
    )
    check_locatie_adres(store, locatie.id, by=by, at=at, today=today, adres_gewijzigd=False)
    return nieuw


def _own(store: Store, aanbod_id: AanbodId, by: Actor) -> tuple[Aanbod, Locatie]:
    aanbod = store.aanbod.get(aanbod_id)
    locatie = store.locaties.get(aanbod.locatie_id)
    require_editor(by, regio=locatie.regio, aanbieder_id=locatie.aanbieder_id)
    return aanbod, locatie


def _offered(
    store: Store, locatie: Locatie
) -> tuple[frozenset[Hulpaanduiding], frozenset[Hulpaanduiding]]:
    """What the locatie offers, and what it withdrew."""
    weg = store.aanbod.withdrawn_of([locatie.id])[locatie.id]
    return (
        store.aanbod.hulp([locatie.id])[locatie.id],
        frozenset(ingetrokken.aanbod.hulp for ingetrokken in weg),
    )


def _moved(
    aanbod: Aanbod,
    locatie: Locatie,
    code: str,
    feiten: Regiofeiten,
    hier: frozenset[Hulpaanduiding],
    eerder: frozenset[Hulpaanduiding],
) -> Aanbod:
    for fout in check_product(locatie, code, feiten):
        raise Ongeldig(VELD, fout.melding, verwacht=fout.verwacht)
    return move_to_code(aanbod, feiten.producten[code], hier=hier, eerder=eerder)


def _may_move(
    aanbod: Aanbod,
    locatie: Locatie,
    code: str,
    feiten: Regiofeiten,
    hier: frozenset[Hulpaanduiding],
    eerder: frozenset[Hulpaanduiding],
) -> bool:
    try:
        _moved(aanbod, locatie, code, feiten, hier, eerder)
    except Ongeldig:
        return False
    return True
