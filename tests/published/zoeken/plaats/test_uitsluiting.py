"""Why a gemeente has nothing of what was asked: which help it takes no part in, and what its region says of it."""

from dataclasses import replace

import pytest

from tests.factories import ALMELO, HENGELO, REGIO, make_product
from tests.published.geheugen import (
    HULPVORMEN,
    NASLAG,
    make_feit,
    make_naslag,
    make_opname,
    make_regio_info,
)
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import Uitsluiting, asked_gemeenten, search

DRIE = [make_feit(nummer) for nummer in (1, 2, 3)]


def test_gemeenten_are_those_that_were_chosen_and_that_of_the_place_each_once():
    assert asked_gemeenten(NASLAG, Zoekvraag(gemeente=(ALMELO,), plaats="Beckum")) == (ALMELO, HENGELO)  # fmt: skip
    assert asked_gemeenten(NASLAG, Zoekvraag(gemeente=(HENGELO,), plaats="Beckum")) == (HENGELO,)
    assert asked_gemeenten(NASLAG, Zoekvraag(postcode="7551")) == ()


BEGELEIDING = Uitsluiting(
    gemeente=HENGELO, gemeente_naam="Hengelo", hulpvorm="begeleiding-individueel", product="ABGII", naam="Product ABGII", reden=None
)  # fmt: skip


@pytest.mark.parametrize(
    ("vraag", "uitgesloten"),
    [
        (Zoekvraag(regio=REGIO, product=("ABGII",), gemeente=(HENGELO,)), (BEGELEIDING,)),
        (Zoekvraag(regio=REGIO, product=("ABGII",), plaats="Beckum"), (BEGELEIDING,)),
        (Zoekvraag(regio=REGIO, product=("ABGII",), gemeente=(ALMELO,)), ()),
        (Zoekvraag(regio=REGIO, product=("AVAKT",), gemeente=(HENGELO,)), ()),
        (Zoekvraag(regio=REGIO, product=("ABGII",)), ()),
        (Zoekvraag(regio=REGIO, gemeente=(HENGELO,)), ()),
        (Zoekvraag(regio=REGIO, product=("ZZZZZ",), gemeente=(HENGELO,)), ()),
        (Zoekvraag(regio=REGIO, zoek="ABGII", gemeente=(HENGELO,)), (BEGELEIDING,)),
        (Zoekvraag(regio=REGIO, zoek="ABGII hengelo"), (BEGELEIDING,)),
        (Zoekvraag(regio=REGIO, zoek="ABGII hengelo", gemeente=(ALMELO,)), ()),
    ],
)
def test_a_gemeente_that_takes_no_part_in_the_help_that_was_asked_is_named(
    vraag: Zoekvraag, uitgesloten: tuple[Uitsluiting, ...]
):
    assert search(make_opname(DRIE), vraag).uitgesloten == uitgesloten


def test_the_region_may_say_why_and_a_kind_of_help_may_leave_a_gemeente_out():
    naslag = make_naslag(
        regios={REGIO: make_regio_info(teksten={f"uitsluiting.{ALMELO}": "Bel het loket."})},
        hulpvormen=tuple(
            replace(hulpvorm, uitgesloten_gemeenten=frozenset({ALMELO})) if hulpvorm.slug == "gezinshuis" else hulpvorm
            for hulpvorm in HULPVORMEN
        ),
        gemeenten={code: NASLAG.gemeenten[code] for code in (HENGELO, ALMELO)},
        plaatsen=(),
        producten=(make_product("WGZHF"),),
    )  # fmt: skip
    opname = make_opname(DRIE, naslag)
    vraag = Zoekvraag(regio=REGIO, hulpvorm=("gezinshuis",), gemeente=(ALMELO, HENGELO))
    (een,) = search(opname, vraag).uitgesloten
    assert (een.gemeente, een.hulpvorm, een.product, een.naam) == (ALMELO, "gezinshuis", None, "Gezinshuis")  # fmt: skip
    assert een.reden == "Bel het loket."
    (ander,) = search(opname, replace(vraag, hulpvorm=(), product=("WGZHF",))).uitgesloten
    assert (ander.product, ander.hulpvorm) == ("WGZHF", "gezinshuis")
