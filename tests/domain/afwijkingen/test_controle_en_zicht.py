"""The check and the site agree: what visitors may see has a running contract, and what has one they may see."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.afwijkingen.controleren import TODAY, adres, controleer, locatie, regel
from tests.factories import make_hulpvorm, make_product
from wijzer.domain.afwijkingen.controle import IngevoerdeLocatie
from wijzer.domain.inkoop.contract import Contractregel, Periode
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.inkoop.product import Hulpsoort, Product
from wijzer.domain.locaties.publicatie import visible_periods, visible_periods_of_hulpvorm

DAG = timedelta(days=1)
SLUGS = ("woongroep", "logeren")
HULPVORMEN = {slug: make_hulpvorm(slug) for slug in SLUGS}
BEGIN, GISTEREN, MORGEN = date(2025, 1, 1), TODAY - DAG, TODAY + DAG
PERIODEN: list[Periode] = [
    (BEGIN, None), (BEGIN, GISTEREN), (BEGIN, TODAY), (TODAY, None), (MORGEN, None)
]  # fmt: skip
HULP = [*map(of_code, "AB"), *map(of_hulpvorm, SLUGS)]


def validity(code: str, slug: str | None, periode: Periode) -> Product:
    return make_product(code, hulpvorm=slug, geldig_van=periode[0], geldig_tot=periode[1])


catalogi = st.tuples(
    *(
        st.builds(
            validity, st.just(code), st.sampled_from([*SLUGS, None]), st.sampled_from(PERIODEN)
        )
        for code in "AB"
    )
)
contracten = st.lists(
    st.tuples(st.sampled_from(HULP), st.sampled_from(PERIODEN)).map(
        lambda deel: regel(deel[0], begin=deel[1][0], einde=deel[1][1])
    ),
    max_size=4,
)


def is_found(
    aanbod: IngevoerdeLocatie, regels: list[Contractregel], producten: tuple[Product, ...]
) -> bool:
    """Whether the check misses a running contract for what this locatie offers."""
    uitkomst = controleer(
        aanbod, *regels, indeling=Hulpindeling.of(producten, today=TODAY), in_te_voeren=frozenset()
    )
    return bool(uitkomst.afwijkingen)


def is_seen(
    hulp: Hulpaanduiding, regels: list[Contractregel], producten: tuple[Product, ...]
) -> bool:
    if hulp.hulpvorm is not None:
        perioden = visible_periods_of_hulpvorm(HULPVORMEN[hulp.hulpvorm], producten, regels)
    else:
        eigen = [product for product in producten if product.code == hulp.productcode]
        perioden = visible_periods(eigen, regels)
    return any(begin <= TODAY and (einde is None or einde >= TODAY) for begin, einde in perioden)


@given(catalogi, contracten, st.sampled_from(HULP))
def test_public_is_what_the_check_finds_a_running_contract_for(
    producten: Any, regels: list[Contractregel], hulp: Hulpaanduiding
):
    """A code may be shown only while it is valid besides: that is no question of the contract."""
    geldig = hulp.hulpvorm is not None or any(
        product.code == hulp.productcode and product.is_valid_on(TODAY) for product in producten
    )
    mist = is_found(locatie(1, adres(), hulp), regels, producten)
    assert is_seen(hulp, regels, producten) == (geldig and not mist)


@given(catalogi, contracten)
def test_each_hulpvorm_that_is_missed_is_one_case_of_its_own(
    producten: Any, regels: list[Contractregel]
):
    alles = locatie(1, adres(), *map(of_hulpvorm, SLUGS))
    uitkomst = controleer(
        alles, *regels, indeling=Hulpindeling.of(producten, today=TODAY), in_te_voeren=frozenset()
    )
    gemist = {bevinding.hulp for bevinding in uitkomst.afwijkingen if bevinding.hulp}
    if not any(regel.runs_on(TODAY) for regel in regels):
        assert (gemist, len(uitkomst.afwijkingen)) == (set(), 1)
    else:
        assert gemist == {
            hulp for hulp in map(of_hulpvorm, SLUGS) if not is_seen(hulp, regels, producten)
        }


def test_help_that_nobody_searches_for_is_contracted_and_still_not_seen():
    crisis = make_hulpvorm("crisiszorg", soort=Hulpsoort.CRISIS)
    rij = regel(of_hulpvorm("crisiszorg"))
    assert controleer(locatie(1, adres(), of_hulpvorm("crisiszorg")), rij).afwijkingen == ()
    assert visible_periods_of_hulpvorm(crisis, [], [rij]) == []
