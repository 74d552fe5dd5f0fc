"""An aanbod or a contract row names a product or a hulpvorm: one of the two."""

import pytest

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm


@pytest.mark.regel("Hulpaanduiding")
@pytest.mark.parametrize(
    ("code", "slug"),
    [(None, None), ("", ""), ("WGZHF", "gezinshuis")],
    ids=["none", "empty", "both"],
)
def test_both_or_neither_is_refused_beside_the_hulpvorm(code: str | None, slug: str | None) -> None:
    with pytest.raises(Ongeldig, match="niet allebei") as fout:
        Hulpaanduiding(productcode=code, hulpvorm=slug)
    assert fout.value.veld == "hulpvorm"


@pytest.mark.parametrize(
    "hulp", [of_code("WGZHF"), of_hulpvorm("woongroep")], ids=lambda hulp: hulp.sleutel
)
def test_its_key_gives_it_back(hulp: Hulpaanduiding) -> None:
    assert Hulpaanduiding.of_sleutel(hulp.sleutel) == hulp


def test_a_code_and_a_hulpvorm_of_one_name_have_different_keys() -> None:
    assert of_code("54011").sleutel != of_hulpvorm("54011").sleutel


def test_a_key_without_a_slug_is_refused() -> None:
    with pytest.raises(Ongeldig):
        Hulpaanduiding.of_sleutel("hulpvorm:")


def test_it_is_read_as_its_code_or_its_slug_where_there_is_no_room_for_a_name() -> None:
    assert (of_code("WGZHF").tekst, of_hulpvorm("woongroep").tekst) == ("WGZHF", "woongroep")
