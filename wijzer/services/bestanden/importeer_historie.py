"""Past availability is loaded from a file, for charts."""

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import date, datetime

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbodId, LocatieId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave, check_opgave
from wijzer.domain.locaties.locatie import Locatie, check_repeats
from wijzer.domain.verraad.oordeel import refusals
from wijzer.files.historie import PeildatumRij
from wijzer.files.tabel.fouten import Gelezen
from wijzer.services.aanvullen.opgave import complete_opgave
from wijzer.services.bestanden.afronding import log_import
from wijzer.services.bestanden.importslot import lock_kept
from wijzer.services.importplan.hulpvormen import Hulpvormen
from wijzer.services.importverslag import Bevindingen, Importverslag, accepted, refused
from wijzer.store.store import Store

SOORT = "historie"

Historiesleutel = tuple[AanbodId, date]
_Aanbodsleutel = tuple[LocatieId, Hulpaanduiding]


def importeer_historie(
    store: Store,
    gelezen: Gelezen[PeildatumRij],
    *,
    regio: str,
    proef: bool,
    by: Actor,
    at: datetime,
    today: date,
) -> Importverslag:
    """Keep what was stated on past days; everything or nothing. What stands stored for other days stays.

    The present availability is not touched: a row may not be later than it.
    """
    if not proef:
        lock_kept(store, regio, by=by)
    bevindingen = Bevindingen.of(gelezen)
    aanbod = _fetch_aanbod(store, regio, by)
    hulpvormen = Hulpvormen(store.regios.hulpvormen(regio))
    gegeven = [hulpvormen.resolve(rij, bevindingen) for rij in gelezen.rijen]
    genoemd = {gevonden[1].id for rij in gegeven if (gevonden := aanbod.get(_wie(rij))) is not None}
    stored = {
        (id_, opgave.peildatum): opgave
        for id_, opgaven in store.aanbod.historie_of(genoemd).items()
        for opgave in opgaven
    }
    rijen = [_complete(rij, aanbod.get(_wie(rij)), stored, gelezen.ontbreekt) for rij in gegeven]
    wanted = _resolve(rijen, aanbod, hulpvormen, today, bevindingen)
    if bevindingen.fouten:
        return refused(SOORT, bevindingen, proef=proef)
    changed = {
        sleutel: opgave for sleutel, opgave in wanted.items() if stored.get(sleutel) != opgave
    }
    new = len(changed.keys() - stored.keys())
    verslag = accepted(
        SOORT,
        bevindingen,
        nieuw=new,
        gewijzigd=len(changed) - new,
        ongewijzigd=len(wanted) - len(changed),
        proef=proef,
    )
    if not proef:
        store.aanbod.add_historie([(id_, opgave) for (id_, _), opgave in changed.items()])
        if changed:
            store.projectie.mark_historie(regio)
        log_import(store, verslag, regio=regio, by=by, at=at)
    return verslag


def _fetch_aanbod(
    store: Store, regio: str, by: Actor
) -> dict[_Aanbodsleutel, tuple[Locatie, Aanbod]]:
    locaties = {
        locatie.id: locatie
        for locatie in store.locaties.all(regio)
        if by.is_systeem or locatie.aanbieder_id in by.aanbieders
    }
    return {
        (id_, een_aanbod.hulp): (locaties[id_], een_aanbod)
        for id_, aanbod in store.aanbod.of_locaties(locaties).items()
        for een_aanbod in aanbod
    }


def _wie(rij: PeildatumRij) -> _Aanbodsleutel:
    return LocatieId(rij.locatie_id), rij.hulp


def _complete(
    rij: PeildatumRij,
    gevonden: tuple[Locatie, Aanbod] | None,
    stored: Mapping[Historiesleutel, Opgave],
    ontbreekt: Set[str],
) -> PeildatumRij:
    """The row with what is stored of that day in the columns that the file leaves out: of a new day they are empty."""
    if gevonden is None or not ontbreekt:
        return rij
    nu, dag = gevonden[1], rij.opgave.peildatum
    stond = stored.get((nu.id, dag)) or (
        nu.opgave if nu.opgave and nu.opgave.peildatum == dag else None
    )
    return replace(rij, opgave=complete_opgave(rij.opgave, stond, ontbreekt) or rij.opgave)


def _resolve(
    rijen: list[PeildatumRij],
    aanbod: Mapping[_Aanbodsleutel, tuple[Locatie, Aanbod]],
    hulpvormen: Hulpvormen,
    today: date,
    bevindingen: Bevindingen,
) -> dict[Historiesleutel, Opgave]:
    wanted: dict[Historiesleutel, Opgave] = {}
    for rij in rijen:
        gevonden = aanbod.get(_wie(rij))
        if gevonden is None:
            if not rij.hulpvorm or rij.hulpvorm in hulpvormen:
                bevindingen.refuse_all(rij.rij, [_not_there(rij)], rij)
            continue
        sleutel = gevonden[1].id, rij.opgave.peildatum
        if sleutel in wanted:
            melding = "Deze peildatum staat al in een eerdere rij van dit aanbod."
            bevindingen.refuse(
                rij.rij, "peildatum", rij.opgave.peildatum, melding, "elke peildatum één keer"
            )
        _check(rij, *gevonden, today, bevindingen)
        wanted[sleutel] = rij.opgave
    return wanted


def _not_there(rij: PeildatumRij) -> Ongeldig:
    if rij.hulpvorm:
        melding = (
            "Deze locatie kennen we niet, of zij heeft van deze hulpvorm geen aanbod zonder code."
        )
        verwacht = "een locatie en hulpvorm uit een export"
    else:
        melding = "Deze locatie kennen we niet, of zij heeft dit product niet."
        verwacht = "een locatie en product uit een export"
    return Ongeldig("locatie_id", melding, verwacht=verwacht)


def _check(
    rij: PeildatumRij, locatie: Locatie, aanbod: Aanbod, today: date, bevindingen: Bevindingen
) -> None:
    # The groep may have been larger then: how large it is now says nothing about the past.
    fouten = check_opgave(rij.opgave, groepsgrootte=None, today=today)
    # Nobody is asked about the past: no remark of it is shown.
    fouten += refusals(check_repeats({"toelichting": rij.opgave.toelichting}, locatie.adres))
    bevindingen.refuse_all(rij.rij, fouten, rij.opgave)
    nu = aanbod.opgave
    if nu and (
        rij.opgave.peildatum > nu.peildatum
        or (rij.opgave.peildatum == nu.peildatum and rij.opgave != nu)
    ):
        melding = "Deze rij is niet ouder dan de opgave die er nu staat."
        bevindingen.refuse(
            rij.rij, "peildatum", rij.opgave.peildatum, melding, f"vóór {nu.peildatum:%d-%m-%Y}"
        )
