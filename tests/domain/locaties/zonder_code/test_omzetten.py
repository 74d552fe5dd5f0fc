"""An aanbod without a code gets one: nothing else of it changes."""

from dataclasses import fields, replace
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import make_aanbieder, make_aanbod, make_groep, make_opgave, make_product
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code
from wijzer.domain.inkoop.product import Product
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.omzetten import move_to_code

PRODUCT = make_product("WGZHF")
AANBOD = make_aanbod(
    make_groep(make_aanbieder()),
    "hulpvorm:gezinshuis",
    make_opgave(),
    medische_verwijzing=True,
    ingevoerd_door=uuid4(),
    versie=7,
)


def move(
    aanbod: Aanbod = AANBOD,
    product: Product = PRODUCT,
    hier: frozenset[Hulpaanduiding] = frozenset({AANBOD.hulp}),
    eerder: frozenset[Hulpaanduiding] = frozenset(),
) -> Aanbod:
    return move_to_code(aanbod, product, hier=hier, eerder=eerder)


@pytest.mark.regel("move_to_code")
def test_only_what_it_is_for_changes():
    nieuw = move()
    anders = [
        veld.name
        for veld in fields(Aanbod)
        if getattr(nieuw, veld.name) != getattr(AANBOD, veld.name)
    ]
    assert (anders, nieuw.hulp) == (["hulp"], of_code("WGZHF"))


@pytest.mark.parametrize(
    ("anders", "deel"),
    [
        ({"aanbod": replace(AANBOD, hulp=of_code("WGZHG"))}, "heeft al een code: WGZHG"),
        ({"product": replace(PRODUCT, hulpvorm="logeren")}, "hoort niet bij de hulpvorm"),
        ({"product": replace(PRODUCT, hulpvorm=None)}, "hoort niet bij de hulpvorm"),
        ({"hier": frozenset({AANBOD.hulp, of_code("WGZHF")})}, "heeft al aanbod met code WGZHF"),
        (
            {"eerder": frozenset({of_code("WGZHF")})},
            "vink bij de locatie WGZHF aan en de hulp zonder code uit",
        ),
    ],
)
def test_a_code_that_it_cannot_get_is_refused_at_the_code(anders: dict[str, Any], deel: str):
    with pytest.raises(Ongeldig) as fout:
        move(**anders)
    assert fout.value.veld == "productcode"
    assert deel in fout.value.melding
