"""Aanbod without a code gets one, once its region has codes for the hulpvorm that it is for."""

from collections.abc import Collection
from dataclasses import replace

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code
from wijzer.domain.inkoop.product import Product
from wijzer.domain.locaties.beschikbaarheid import Aanbod

VELD = "productcode"
"""Where what is wrong with a code is told."""


def move_to_code(
    aanbod: Aanbod,
    product: Product,
    *,
    hier: Collection[Hulpaanduiding],
    eerder: Collection[Hulpaanduiding] = (),
) -> Aanbod:
    """The same aanbod under a code; whatever was stated about it stays, with the day on which it was true.

    `product` is the validity of the code that holds today, and may be offered at the locatie; `hier` is
    what that offers, `eerder` what it withdrew. Raises `Ongeldig` on `productcode`.

    Source: our choice.
    """
    code = product.code
    if aanbod.hulp.hulpvorm is None:
        raise Ongeldig(VELD, f"Dit aanbod heeft al een code: {aanbod.hulp.tekst}.")
    if product.hulpvorm != aanbod.hulp.hulpvorm:
        melding = f"{code} ({product.naam}) hoort niet bij de hulpvorm van dit aanbod."
        raise Ongeldig(VELD, melding, verwacht="een code van dezelfde hulpvorm")
    if of_code(code) in hier:
        melding = f"Deze locatie heeft al aanbod met code {code}. Kies een andere code, of trek een van de twee in."
        raise Ongeldig(VELD, melding, verwacht="een code die er nog niet staat")
    if of_code(code) in eerder:
        melding = (
            f"Deze locatie trok aanbod met code {code} eerder in. Kies een andere code, of vink bij de locatie {code} aan "
            "en de hulp zonder code uit: dan komt dat aanbod terug met wat er eerder over is opgegeven."
        )
        raise Ongeldig(VELD, melding, verwacht="een code die er nog niet stond")
    return replace(aanbod, hulp=of_code(code))
