"""A locatie offers a code or the hulpvorm that it is of, and not both."""

import pytest

from tests.factories import TODAY, make_aanbieder, make_groep, make_product, make_vestiging
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.locaties.naast_elkaar import check_naast_elkaar

BRON = make_aanbieder()
GROEP, VESTIGING = make_groep(BRON), make_vestiging(BRON)
CODE, ANDERE, ELDERS = of_code("WGZHF"), of_code("WGZHG"), of_code("ABGII")
GEZINSHUIS, LOGEREN = of_hulpvorm("gezinshuis"), of_hulpvorm("logeren")
INDELING = Hulpindeling.of(
    [
        make_product("WGZHF"),
        make_product("WGZHG"),
        make_product("ABGII", hulpvorm="begeleiding-individueel"),
        make_product("TOESL", hulpvorm=None),
    ],
    today=TODAY,
)


def told(
    *hulp: Hulpaanduiding,
    bekend: tuple[Hulpaanduiding, ...] = (),
    locatie: Locatie = GROEP,
    veld: str = "producten",
) -> list[str]:
    fouten = check_naast_elkaar(locatie, hulp, INDELING, bekend=bekend, veld=veld)
    assert all(fout.veld == veld for fout in fouten)
    return [fout.melding for fout in fouten]


@pytest.mark.parametrize(
    "hulp",
    [
        (),
        (CODE,),
        (GEZINSHUIS,),
        (CODE, ANDERE),
        (CODE, LOGEREN),
        (GEZINSHUIS, LOGEREN),
        (GEZINSHUIS, ELDERS),
        (GEZINSHUIS, of_code("TOESL"), of_code("ONBEKEND")),
    ],
)
def test_what_is_not_of_the_same_kind_stands_side_by_side(hulp: tuple[Hulpaanduiding, ...]):
    assert told(*hulp) == []


@pytest.mark.regel("check_naast_elkaar")
def test_both_at_once_are_refused_at_the_field_with_what_to_do():
    (melding,) = told(CODE, GEZINSHUIS, ELDERS, veld="hulpvorm")
    assert (
        melding == "Code WGZHF is van deze hulpvorm. Kies de code of de hulpvorm, en niet allebei."
    )


def test_beside_a_code_that_stands_the_hulpvorm_is_refused():
    (melding,) = told(CODE, GEZINSHUIS, bekend=(CODE,))
    assert melding == (
        "Deze groep heeft al aanbod met code WGZHF van deze hulpvorm. Gebruik die code, of trek dat aanbod eerst in."
    )


def test_beside_a_hulpvorm_that_stands_its_code_is_refused_and_it_says_to_move_it():
    (melding,) = told(CODE, GEZINSHUIS, bekend=(GEZINSHUIS,), locatie=VESTIGING)
    assert melding == (
        "Deze vestiging heeft al aanbod van deze hulpvorm zonder code. Zet dat om naar code WGZHF, of trek het in."
    )


def test_each_code_of_the_hulpvorm_is_told_of_and_one_that_stands_beside_it_already_is_not():
    """A region may have given the code its hulpvorm afterwards: whoever saves something else is not stopped by it."""
    assert len(told(CODE, ANDERE, GEZINSHUIS)) == 2
    assert told(CODE, GEZINSHUIS, bekend=(CODE, GEZINSHUIS)) == []
    (melding,) = told(CODE, ANDERE, GEZINSHUIS, bekend=(CODE, GEZINSHUIS))
    assert "WGZHG" in melding
