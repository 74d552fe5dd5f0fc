"""The beheerder loads the product catalogue of the region from a file."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.ids import ProductId
from wijzer.domain.inkoop.product import Product
from wijzer.domain.klok import day_of
from wijzer.files.pdc import PdcRij, VolledigePdcRij
from wijzer.files.tabel.fouten import Gelezen
from wijzer.services.aanvullen.pdc import complete_product
from wijzer.services.bestanden.afronding import log_import
from wijzer.services.bestanden.eerste_codes import remark_first_codes
from wijzer.services.controle.vraag_controle import vraag_na_wijziging
from wijzer.services.importverslag import (
    Bevindingen,
    Importverslag,
    Register,
    accepted,
    refused,
    resolve_all,
)
from wijzer.store.store import Store

SOORT = "pdc"

Productsleutel = tuple[str, date]
"""A code and the first day of its validity: what makes two rows the same product."""


def importeer_pdc(
    store: Store,
    gelezen: Gelezen[PdcRij],
    *,
    regio: str,
    proef: bool,
    new_id: Callable[[], UUID],
    by: Actor,
    at: datetime,
) -> Importverslag:
    """Add and change products; everything or nothing. Products that are not in the file stay."""
    require_beheerder(by, regio=regio)
    bevindingen = Bevindingen.of(gelezen)
    stored = {(product.code, product.geldig_van): product for product in store.producten.all(regio)}
    producten = _resolve(
        gelezen.rijen,
        gelezen.ontbreekt,
        _fetch_namen(store, regio),
        stored,
        regio,
        new_id,
        bevindingen,
    )
    _check_together(producten, stored, gelezen, bevindingen)
    if bevindingen.fouten:
        return refused(SOORT, bevindingen, proef=proef)
    changed = [
        product for sleutel, (_, product) in producten.items() if stored.get(sleutel) != product
    ]
    new = sum(1 for sleutel in producten if sleutel not in stored)
    daarna = {**stored, **{sleutel: product for sleutel, (_, product) in producten.items()}}
    remark_first_codes(
        store,
        regio,
        stored.values(),
        daarna.values(),
        today=day_of(at),
        bevindingen=bevindingen,
    )
    verslag = accepted(
        SOORT,
        bevindingen,
        nieuw=new,
        gewijzigd=len(changed) - new,
        ongewijzigd=len(producten) - len(changed),
        niet_in_bestand=tuple(
            _label(sleutel) for sleutel in sorted(stored.keys() - producten.keys())
        ),
        proef=proef,
    )
    if not proef:
        store.producten.save_many(changed)
        if changed and store.contracten.is_known(regio):
            vraag_na_wijziging(store, regio, at=at)
        log_import(store, verslag, regio=regio, by=by, at=at)
    return verslag


@dataclass(frozen=True, slots=True)
class _Productnamen:
    segmenten: Register
    hulpvormen: Register
    gemeenten: Register


def _fetch_namen(store: Store, regio: str) -> _Productnamen:
    return _Productnamen(
        segmenten=Register(
            (segment.slug, segment.naam) for segment in store.regios.segmenten(regio)
        ),
        hulpvormen=Register(
            (hulpvorm.slug, hulpvorm.naam) for hulpvorm in store.regios.hulpvormen(regio)
        ),
        gemeenten=Register(
            (gemeente.code, gemeente.naam) for gemeente in store.regios.gemeenten(regio)
        ),
    )


def _resolve(
    rijen: Iterable[PdcRij],
    ontbreekt: Set[str],
    namen: _Productnamen,
    stored: Mapping[Productsleutel, Product],
    regio: str,
    new_id: Callable[[], UUID],
    bevindingen: Bevindingen,
) -> dict[Productsleutel, tuple[PdcRij, Product]]:
    producten: dict[Productsleutel, tuple[PdcRij, Product]] = {}
    for rij in rijen:
        sleutel = (rij.productcode, rij.geldig_van)
        if sleutel in producten:
            eerder = producten[sleutel][0].rij
            bevindingen.refuse(
                rij.rij,
                "productcode",
                rij.productcode,
                f"Dit product staat ook in rij {eerder}.",
                "elk product één keer per ingangsdatum",
            )
            continue
        known = stored.get(sleutel)
        volledig = complete_product(rij, known, ontbreekt, bevindingen)
        if volledig is None:
            continue
        producten[sleutel] = (
            rij,
            _product(
                volledig, namen, regio, known.id if known else ProductId(new_id()), bevindingen
            ),
        )
    return producten


def _product(
    rij: VolledigePdcRij, namen: _Productnamen, regio: str, id_: ProductId, bevindingen: Bevindingen
) -> Product:
    segment = namen.segmenten.find(rij.segment)
    if segment is None:
        bevindingen.refuse(
            rij.rij,
            "segment",
            rij.segment,
            "Dit segment kennen we niet in deze regio.",
            "een segment van de regio",
        )
    hulpvorm = namen.hulpvormen.find(rij.hulpvorm) if rij.hulpvorm else None
    if rij.hulpvorm and hulpvorm is None:
        bevindingen.refuse(
            rij.rij,
            "hulpvorm",
            rij.hulpvorm,
            "Deze hulpvorm kennen we niet in deze regio.",
            "een hulpvorm van de regio, of leeg",
        )
    return Product(
        id=id_,
        regio=regio,
        code=rij.productcode,
        naam=rij.naam,
        gewone_naam=rij.gewone_naam,
        segment=segment or "",
        soort=rij.soort,
        hulpvorm=hulpvorm,
        vindbaar=rij.vindbaar,
        geldig_van=rij.geldig_van,
        geldig_tot=rij.geldig_tot,
        intensiteit=rij.intensiteit,
        eenheid=rij.eenheid,
        tarief=rij.tarief,
        opvolger=rij.opvolger,
        via_cpwv=rij.via_cpwv,
        uitgesloten_gemeenten=resolve_all(
            namen.gemeenten,
            rij.uitgesloten_gemeenten,
            rij.rij,
            "uitgesloten_gemeenten",
            "Deze gemeente",
            bevindingen,
        ),
        omschrijving=rij.omschrijving,
    )


def _check_together(
    producten: Mapping[Productsleutel, tuple[PdcRij, Product]],
    stored: Mapping[Productsleutel, Product],
    gelezen: Gelezen[PdcRij],
    bevindingen: Bevindingen,
) -> None:
    """What rows say about each other and about what is stored: successors exist, periods of one code do not overlap."""
    alles = {**stored, **{sleutel: product for sleutel, (_, product) in producten.items()}}
    codes = {code for code, _ in alles}
    for rij, product in producten.values():
        # A successor may stand in a row that could not be read; that row is told already.
        if product.opvolger and product.opvolger not in codes and not gelezen.fouten:
            bevindingen.refuse(
                rij.rij,
                "opvolger",
                product.opvolger,
                "Deze opvolger bestaat niet.",
                "een code uit dit bestand of uit de PDC",
            )
    per_code: dict[str, list[Product]] = defaultdict(list)
    for sleutel in sorted(alles):
        per_code[sleutel[0]].append(alles[sleutel])
    for reeks in per_code.values():
        for eerste, tweede in pairwise(reeks):
            _check_overlap(eerste, tweede, producten, bevindingen)


def _check_overlap(
    eerste: Product,
    tweede: Product,
    producten: Mapping[Productsleutel, tuple[PdcRij, Product]],
    bevindingen: Bevindingen,
) -> None:
    if eerste.geldig_tot is not None and eerste.geldig_tot < tweede.geldig_van:
        return
    for product, ander_product, kolom in (
        (tweede, eerste, "geldig_van"),
        (eerste, tweede, "geldig_tot"),
    ):
        gevonden = producten.get((product.code, product.geldig_van))
        if gevonden:
            melding = f"Dit product geldt ook al vanaf {ander_product.geldig_van:%d-%m-%Y}. De perioden overlappen."
            bevindingen.refuse(
                gevonden[0].rij,
                kolom,
                getattr(product, kolom),
                melding,
                "perioden die op elkaar aansluiten",
            )
            return


def _label(sleutel: Productsleutel) -> str:
    return f"{sleutel[0]} vanaf {sleutel[1]:%d-%m-%Y}"
