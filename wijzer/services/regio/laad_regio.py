"""What the folder of a region says is put into the database, at first and again after each change of the folder."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.inkoop.product import Doelgroep, Hulpvorm, Segment
from wijzer.domain.regiomap.volgen import Lot
from wijzer.domain.taal.synoniem import Synoniem
from wijzer.files.regio import Regiogegevens
from wijzer.services.controle.vraag_controle import vraag_na_wijziging
from wijzer.services.regio.volg_map import Lotgevallen, follow_folder
from wijzer.store.store import Store

IndelingT = TypeVar("IndelingT", Segment, Doelgroep, Hulpvorm)


@dataclass(frozen=True, slots=True)
class Laadverslag:
    """What became of the facts of the folder.

    A fact that holds what the folder says, as it did before, is not named.
    """

    lotgevallen: tuple[tuple[str, Lot], ...]

    @property
    def changed(self) -> bool:
        """Whether anything in the database changed."""
        return any(lot.is_wijziging for _, lot in self.lotgevallen)

    @property
    def is_nieuw(self) -> bool:
        """Whether the region was not there before."""
        return ("regio", Lot.NIEUW) in self.lotgevallen


def laad_regio(store: Store, gegevens: Regiogegevens, *, at: datetime) -> Laadverslag:
    """Bring the region up to its folder.

    What a beheerder edited (town halls, numbers, texts, days, words) stays as it is, and is named where the folder says
    something else; everything else follows the folder.
    """
    regio = gegevens.regio
    lotgevallen = [
        *follow_folder(store, gegevens, at=at),
        *_keep_plaatsen(store, gegevens),
        *_keep_lists(store, gegevens),
        *_keep_synoniemen(store, gegevens),
    ]
    verslag = Laadverslag(tuple(lotgevallen))
    if verslag.changed:
        if store.contracten.is_known(regio.slug):
            # Places tell which postcode lies in which gemeente.
            vraag_na_wijziging(store, regio.slug, at=at)
        gewijzigd = (
            [] if verslag.is_nieuw else [naam for naam, lot in lotgevallen if lot.is_wijziging]
        )
        store.logboek.add(
            by=SYSTEEM,
            at=at,
            handeling="regio geladen",
            object_soort="regio",
            object_id=regio.slug,
            regio=regio.slug,
            details={"feiten": gewijzigd[:_GENOEMD], "aantal": len(gewijzigd)}
            if gewijzigd
            else None,
        )
    return verslag


_GENOEMD = 50
"""How many names stand in the audit trail; a new list of words may have a thousand."""


def _keep_plaatsen(store: Store, gegevens: Regiogegevens) -> Lotgevallen:
    slug = gegevens.regio.slug
    if frozenset(store.regios.plaatsen(slug)) == frozenset(gegevens.plaatsen):
        return []
    store.regios.replace_plaatsen(slug, gegevens.plaatsen)
    return [("plaatsen", Lot.GEVOLGD)]


def _keep_lists(store: Store, gegevens: Regiogegevens) -> Lotgevallen:
    """Segmenten, doelgroepen and hulpvormen: what the product itself says of them, in the order they hold on to."""
    slug, regios = gegevens.regio.slug, store.regios
    return [
        *_keep_list("segmenten", regios.segmenten(slug), gegevens.segmenten, regios.save_segment),
        *_keep_list(
            "doelgroepen", regios.doelgroepen(slug), gegevens.doelgroepen, regios.save_doelgroep
        ),
        *_keep_list(
            "hulpvormen", regios.hulpvormen(slug), gegevens.hulpvormen, regios.save_hulpvorm
        ),
    ]


def _keep_list(
    lijst: str,
    stand: Iterable[IndelingT],
    nieuw: Iterable[IndelingT],
    save: Callable[[IndelingT], None],
) -> Lotgevallen:
    bekend = {ding.slug: ding for ding in stand}
    lotgevallen: Lotgevallen = []
    for ding in nieuw:
        oud = bekend.pop(ding.slug, None)
        if oud != ding:
            save(ding)
            lotgevallen.append((f"{lijst}.{ding.slug}", Lot.GEVOLGD if oud else Lot.NIEUW))
    return lotgevallen + [(f"{lijst}.{slug}", Lot.BEHOUDEN) for slug in sorted(bekend)]


def _keep_synoniemen(store: Store, gegevens: Regiogegevens) -> Lotgevallen:
    """Keep the words that come with the region.

    Those that the beheerder changed, removed or uses already are left as they are.
    """
    stand = store.synoniemen.all(gegevens.regio.slug)
    bekend = {synoniem.id: synoniem for synoniem in stand}
    sleutels = {synoniem.sleutel: synoniem for synoniem in stand}
    nieuw = [
        synoniem
        for synoniem in gegevens.synoniemen
        if synoniem.id not in bekend and synoniem.sleutel not in sleutels
    ]
    afwijkend = [
        (synoniem, oud)
        for synoniem in gegevens.synoniemen
        if (oud := bekend.get(synoniem.id) or sleutels.get(synoniem.sleutel))
        and not _says_the_same(synoniem, oud)
    ]
    anders = [synoniem for synoniem, oud in afwijkend if not oud.eigen and synoniem.id == oud.id]
    eigen = [synoniem for synoniem, oud in afwijkend if oud.eigen]
    ids = {synoniem.id for synoniem in gegevens.synoniemen}
    weg = [synoniem for synoniem in stand if not synoniem.eigen and synoniem.id not in ids]
    store.synoniemen.add_many(nieuw)
    for synoniem in anders:
        store.synoniemen.save(synoniem)
    for synoniem in weg:
        store.synoniemen.remove(synoniem)
    return [
        (f"synoniemen.{synoniem.woorden}", lot)
        for lot, synoniemen in (
            (Lot.NIEUW, nieuw),
            (Lot.GEVOLGD, anders),
            (Lot.WEG, weg),
            (Lot.EIGEN, eigen),
        )
        for synoniem in synoniemen
    ]


def _says_the_same(synoniem: Synoniem, oud: Synoniem) -> bool:
    return replace(synoniem, id=oud.id, versie=oud.versie, eigen=oud.eigen) == oud
