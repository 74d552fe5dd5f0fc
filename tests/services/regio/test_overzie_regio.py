"""A region as its beheerder sees it, and as nobody of another region does."""

from dataclasses import replace

import pytest

from tests.factories import ALMELO, ENSCHEDE, HENGELO, REGIO, make_adres
from tests.services.buurregio import BEA, BUREN, FRANS, JO, KADERBRON, LEEUWARDEN
from wijzer.domain.fouten import NietGevonden, NietToegestaan
from wijzer.services.regio.overzie_regio import (
    overzie_gemeenteblad,
    overzie_gemeenten,
    overzie_regio,
    overzie_widget,
)
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


@pytest.mark.parametrize("overzie", [overzie_regio, overzie_gemeenten, overzie_widget])
@pytest.mark.parametrize(
    ("wie", "fout"), [(FRANS, NietGevonden), (JO, NietToegestaan)], ids=["FRANS", "JO"]
)
def test_another_region_looks_as_if_it_were_not_there(twente: Store, overzie, wie, fout):
    with pytest.raises(fout):
        overzie(twente, REGIO, by=wie)


def test_a_gemeente_of_another_region_looks_as_if_it_were_not_there(twente: Store):
    for code, wie in ((HENGELO, FRANS), (LEEUWARDEN, BEA), ("GM9999", BEA)):
        with pytest.raises(NietGevonden):
            overzie_gemeenteblad(twente, code, by=wie)


def test_the_region_and_its_gemeenten_are_the_own_ones(twente: Store):
    assert overzie_regio(twente, REGIO, by=BEA).slug == REGIO
    assert {gemeente.code for gemeente in overzie_gemeenten(twente, REGIO, by=BEA)} == {
        HENGELO,
        ENSCHEDE,
        ALMELO,
    }
    assert [gemeente.code for gemeente in overzie_gemeenten(twente, BUREN, by=FRANS)] == [
        LEEUWARDEN
    ]


def test_a_gemeente_comes_with_the_names_of_all_and_with_what_speaks_against_its_address(
    twente: Store,
):
    blad = overzie_gemeenteblad(twente, HENGELO, by=BEA)
    assert (blad.gemeente.code, blad.bedenkingen) == (HENGELO, [])
    assert blad.namen == {HENGELO: "Hengelo", ENSCHEDE: "Enschede", ALMELO: "Almelo"}
    elders = make_adres("Langestraat", 1, "7511AA", "Enschede")
    twente.regios.save_gemeente(replace(blad.gemeente, adres=elders), 1)
    assert overzie_gemeenteblad(twente, HENGELO, by=BEA).bedenkingen


def test_a_widget_can_be_about_what_the_region_has_on_the_sites_that_it_allows(twente: Store):
    blad = overzie_widget(twente, REGIO, by=BEA)
    assert blad.bronnen == [KADERBRON]
    assert blad.regio.slug == REGIO
    assert "gezinshuis" in {hulpvorm.slug for hulpvorm in blad.hulpvormen}
    assert {gemeente.code for gemeente in blad.gemeenten} == {HENGELO, ENSCHEDE, ALMELO}
    buren = overzie_widget(twente, BUREN, by=FRANS)
    assert (list(buren.bronnen), list(buren.hulpvormen)) == ([], [])
