"""A plan refuses a code beside its own hulpvorm, whichever row says it first, and leaves everything else alone."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import PRODUCTEN, TODAY, make_aanbod, make_groep, make_open_adres
from tests.services.hulp_zonder_code import HULPVORMEN, make_hulpvorm
from tests.services.importplan.wereld_plan import BRON, FEITEN, circumstances, row_of, told
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.files.locaties import VolledigeLocatiesRij
from wijzer.services.importplan.aanbod import Aanbodplan, plan_aanbod
from wijzer.services.importverslag import Bevindingen
from wijzer.services.locaties.invoer import Regiofeiten

LINDE = make_groep(BRON, naam="De Linde", adres=make_open_adres("Eikenlaan", 1, "7551DD"))
GEZINSHUIS = make_hulpvorm("gezinshuis", "Gezinshuizen")
HIER = Regiofeiten(
    gemeenten=FEITEN.gemeenten,
    doelgroepen=FEITEN.doelgroepen,
    plaatsen=(),
    producten=FEITEN.producten,
    hulpvormen={hulpvorm.slug: hulpvorm for hulpvorm in (*HULPVORMEN, GEZINSHUIS)},
    indeling=Hulpindeling.of(PRODUCTEN, today=TODAY),
)
KEUZE = (
    *map(of_code, ("WGZHF", "WGZHG")),
    *map(of_hulpvorm, ("gezinshuis", "woongroep", "logeren")),
)
TEGELIJK = {of_hulpvorm("gezinshuis"): {of_code("WGZHF"), of_code("WGZHG")}}


def row(nummer: int, hulp: Hulpaanduiding) -> VolledigeLocatiesRij:
    eigen: dict[str, Any] = {"productcode": hulp.productcode, "hulpvorm": hulp.hulpvorm}
    return row_of(LINDE, nummer, **eigen)


def refused(
    in_bestand: Sequence[Hulpaanduiding], stored: Sequence[Hulpaanduiding] = ()
) -> list[tuple[int, str]]:
    """Row and column of what is refused of these rows, beside what is stored."""
    bevindingen = Bevindingen()
    plan_aanbod(
        Aanbodplan(),
        [row(nummer, hulp) for nummer, hulp in enumerate(in_bestand, start=2)],
        [make_aanbod(LINDE, hulp.sleutel) for hulp in stored],
        LINDE,
        HIER,
        circumstances(),
        bevindingen,
        renew=False,
        verhuisd=False,
        afgehaald={},
    )
    return told(bevindingen)


def clash(eerste: Hulpaanduiding, tweede: Hulpaanduiding) -> bool:
    return tweede in TEGELIJK.get(eerste, ()) or eerste in TEGELIJK.get(tweede, ())


@given(st.lists(st.sampled_from(KEUZE), unique=True, min_size=1))
def test_a_file_is_refused_exactly_when_a_code_stands_beside_its_hulpvorm(
    in_bestand: list[Hulpaanduiding],
):
    assert bool(refused(in_bestand)) == any(clash(*paar) for paar in combinations(in_bestand, 2))


@given(
    st.lists(st.sampled_from(KEUZE), unique=True, min_size=1),
    st.lists(st.sampled_from(KEUZE), unique=True),
)
def test_what_stands_there_already_is_never_told_again(
    in_bestand: list[Hulpaanduiding], stored: list[Hulpaanduiding]
):
    nieuw = [hulp for hulp in in_bestand if hulp not in stored]
    rijen = {rij for rij, _kolom in refused(in_bestand, stored)}
    assert rijen <= {in_bestand.index(hulp) + 2 for hulp in nieuw}
    assert bool(rijen) == any(
        clash(hulp, ander) for hulp in nieuw for ander in {*in_bestand, *stored} - {hulp}
    )


def test_a_row_beside_several_codes_is_told_once():
    assert refused([*map(of_code, ("WGZHF", "WGZHG")), of_hulpvorm("gezinshuis")]) == [
        (4, "hulpvorm")
    ]
    assert refused([of_hulpvorm("gezinshuis"), of_code("WGZHF")]) == [(3, "productcode")]
