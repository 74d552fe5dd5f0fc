"""Reading reference data: regions, gemeenten, places, lists, products."""

from wijzer.domain.inkoop.product import (
    Doelgroep,
    Hulpvorm,
    Product,
    Route,
    Segment,
    Vindbaar,
    way_in,
)
from wijzer.domain.regio.gebied import Plaats
from wijzer.published.gegevens import AanbodInfo, GemeenteInfo, RegioInfo
from wijzer.published.lezen.basis import Lezer, there


class RegioLezer(Lezer):
    """Reads what a region consists of, and what its words and codes mean."""

    def regios(self) -> list[RegioInfo]:
        """Every region, in the order in which they are shown."""
        return list(self.naslag.regios.values())

    def regio(self, slug: str) -> RegioInfo:
        """One region."""
        return there(self.naslag.regios.get(slug))

    def gemeenten(self, regio: str | None = None) -> list[GemeenteInfo]:
        """The gemeenten of a region, or of all, by name."""
        return [
            gemeente
            for gemeente in self.naslag.gemeenten.values()
            if regio in (None, gemeente.regio)
        ]

    def gemeente(self, code: str, regio: str | None = None) -> GemeenteInfo:
        """One gemeente by its CBS code, in this region if one is given."""
        gemeente = there(self.naslag.gemeenten.get(code))
        return there(gemeente if regio in (None, gemeente.regio) else None)

    def plaatsen(self, regio: str) -> list[Plaats]:
        """The places of a region by name."""
        codes = {gemeente.code for gemeente in self.gemeenten(regio)}
        return [plaats for plaats in self.naslag.plaatsen if plaats.gemeente in codes]

    def segmenten(self, regio: str) -> list[Segment]:
        """The main groups of help, in the region's order."""
        return [segment for segment in self.naslag.segmenten if segment.regio == regio]

    def doelgroepen(self, regio: str) -> list[Doelgroep]:
        """The doelgroepen that locaties can be meant for, in the region's order."""
        return [doelgroep for doelgroep in self.naslag.doelgroepen if doelgroep.regio == regio]

    def hulpvormen(self, regio: str) -> list[Hulpvorm]:
        """The kinds of help, in the region's order."""
        return [hulpvorm for hulpvorm in self.naslag.hulpvormen if hulpvorm.regio == regio]

    def hulpvorm(self, regio: str, slug: str) -> Hulpvorm:
        """One kind of help."""
        return there(self.naslag.hulpvorm_by_slug.get((regio, slug)))

    def producten(self, regio: str | None = None) -> list[Product]:
        """The products that are valid today and that a visitor may find or call about, by code."""
        return [
            product
            for product in self.naslag.producten
            if regio in (None, product.regio)
            and product.is_valid_on(self.today)
            and product.vindbaar is not Vindbaar.GEEN
        ]

    def product(self, regio: str, code: str) -> Product:
        """A product by its code as it is valid today; when it is not, the next validity, or else the last one."""
        return there(self.naslag.product_on(regio, code, self.today))

    def way_in(self, aanbod: AanbodInfo) -> Route:
        """How somebody gets this help: as its product goes, and as its hulpvorm goes where it has no code."""
        if aanbod.product.code is None:
            return there(self.naslag.kind_of(aanbod)).route
        product = self.product(aanbod.locatie.regio, aanbod.product.code)
        return way_in(product, self.naslag.hulpvorm_of(product))
