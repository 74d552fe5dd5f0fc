"""The product catalogue of a region as rows of the file that it can be loaded from."""

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.inkoop.product import Product
from wijzer.files.pdc import PdcRij
from wijzer.store.store import Store


def exporteer_pdc(store: Store, *, regio: str, by: Actor) -> list[PdcRij]:
    """Every product in every validity, by code and begin. Segment and hulpvorm stand there by slug, gemeenten by code."""
    require_beheerder(by, regio=regio)
    return [_row(rij, product) for rij, product in enumerate(store.producten.all(regio), start=2)]


def _row(rij: int, product: Product) -> PdcRij:
    return PdcRij(
        rij=rij,
        productcode=product.code,
        naam=product.naam,
        gewone_naam=product.gewone_naam,
        segment=product.segment,
        soort=product.soort,
        hulpvorm=product.hulpvorm,
        vindbaar=product.vindbaar,
        intensiteit=product.intensiteit,
        eenheid=product.eenheid,
        tarief=product.tarief,
        geldig_van=product.geldig_van,
        geldig_tot=product.geldig_tot,
        opvolger=product.opvolger,
        via_cpwv=product.via_cpwv,
        uitgesloten_gemeenten=tuple(sorted(product.uitgesloten_gemeenten)),
        omschrijving=product.omschrijving,
    )
