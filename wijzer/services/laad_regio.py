"""The reference data that a region starts with is put into the database."""

from dataclasses import replace
from datetime import datetime

from wijzer.domain.fouten import NietGevonden
from wijzer.domain.regio import Regio
from wijzer.domain.toegang import SYSTEEM
from wijzer.files.regio import Regiogegevens
from wijzer.services.controle.vraag_controle import vraag_na_wijziging
from wijzer.store.store import Store


def laad_regio(store: Store, gegevens: Regiogegevens, *, at: datetime) -> bool:
    """Add what is missing and bring the lists up to date; gives whether anything changed.

    What a beheerder keeps (town halls, contacts, texts of the region, words) is never overwritten: it is only added when it is new.
    """
    regio = gegevens.regio
    changed = [
        _add_regio(store, regio),
        _add_gemeenten(store, gegevens),
        _keep_plaatsen(store, gegevens),
        _keep_lists(store, gegevens),
        _keep_synoniemen(store, gegevens),
    ]
    if any(changed):
        if store.contracten.is_known(regio.slug):
            # Places tell which postcode lies in which gemeente.
            vraag_na_wijziging(store, regio.slug, at=at)
        store.logboek.add(
            by=SYSTEEM, at=at, handeling="regio geladen", object_soort="regio", object_id=regio.slug, regio=regio.slug
        )  # fmt: skip
    return any(changed)


def _add_regio(store: Store, regio: Regio) -> bool:
    try:
        store.regios.get(regio.slug)
    except NietGevonden:
        store.regios.save(regio)
        return True
    return False


def _add_gemeenten(store: Store, gegevens: Regiogegevens) -> bool:
    bekend = {een.code for een in store.regios.gemeenten(gegevens.regio.slug)}
    nieuw = [een for een in gegevens.gemeenten if een.code not in bekend]
    for gemeente in nieuw:
        store.regios.save_gemeente(gemeente)
    return bool(nieuw)


def _keep_plaatsen(store: Store, gegevens: Regiogegevens) -> bool:
    slug = gegevens.regio.slug
    if frozenset(store.regios.plaatsen(slug)) == frozenset(gegevens.plaatsen):
        return False
    store.regios.replace_plaatsen(slug, gegevens.plaatsen)
    return True


def _keep_lists(store: Store, gegevens: Regiogegevens) -> bool:
    """Segmenten, doelgroepen and hulpvormen: what the product itself says of them, in the order they hold on to."""
    slug, changed = gegevens.regio.slug, False
    segmenten, doelgroepen = store.regios.segmenten(slug), store.regios.doelgroepen(slug)
    hulpvormen = store.regios.hulpvormen(slug)
    for segment in gegevens.segmenten:
        if segment not in segmenten:
            store.regios.save_segment(segment)
            changed = True
    for doelgroep in gegevens.doelgroepen:
        if doelgroep not in doelgroepen:
            store.regios.save_doelgroep(doelgroep)
            changed = True
    for hulpvorm in gegevens.hulpvormen:
        if hulpvorm not in hulpvormen:
            store.regios.save_hulpvorm(hulpvorm)
            changed = True
    return changed


def _keep_synoniemen(store: Store, gegevens: Regiogegevens) -> bool:
    """The words that come with the region, unless the beheerder changed or removed them, or uses the same words already."""
    stand = store.synoniemen.all(gegevens.regio.slug)
    bekend, sleutels = {een.id: een for een in stand}, {een.sleutel: een for een in stand}
    nieuw = [
        een for een in gegevens.synoniemen if een.id not in bekend and een.sleutel not in sleutels
    ]
    anders = [
        een
        for een in gegevens.synoniemen
        if (oud := bekend.get(een.id)) and not oud.eigen and replace(een, versie=oud.versie) != oud
    ]
    ids = {een.id for een in gegevens.synoniemen}
    weg = [een for een in stand if not een.eigen and een.id not in ids]
    store.synoniemen.add_many(nieuw)
    for synoniem in anders:
        store.synoniemen.save(synoniem)
    for synoniem in weg:
        store.synoniemen.remove(synoniem)
    return bool(nieuw or anders or weg)
