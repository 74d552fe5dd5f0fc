"""When help without a code is seen, and that a contract covers a kind of help and its codes alike."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import TODAY, make_aanbieder, make_contractregel, make_hulpvorm, make_product
from wijzer.domain.inkoop.contract import Contractregel, Periode
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.inkoop.product import Hulpsoort, Product, Vindbaar
from wijzer.domain.locaties.publicatie import visible_periods, visible_periods_of_hulpvorm

DAY = timedelta(days=1)
BRON = make_aanbieder()
WOONGROEP = make_hulpvorm("woongroep")
BEGIN, EINDE = TODAY - 20 * DAY, TODAY + 20 * DAY


def product(
    code: str = "WWOGR",
    van: date = BEGIN,
    tot: date | None = None,
    hulpvorm: str | None = "woongroep",
) -> Product:
    return make_product(code, hulpvorm=hulpvorm, geldig_van=van, geldig_tot=tot)


def rij(hulp: str, van: date = BEGIN, tot: date | None = None) -> Contractregel:
    return make_contractregel(BRON, hulp, ingangsdatum=van, einddatum=tot)


def seen(producten: list[Product], *regels: Contractregel) -> list[Periode]:
    return visible_periods_of_hulpvorm(WOONGROEP, producten, regels)


# ── an aanbod without a code ──


@pytest.mark.regel("visible_periods_of_hulpvorm")
def test_a_row_for_the_hulpvorm_shows_it_from_its_first_day_to_its_last():
    """A hulpvorm has no validity of its own."""
    assert seen([], rij("hulpvorm:woongroep", TODAY, EINDE)) == [(TODAY, EINDE)]
    assert seen([], rij("hulpvorm:woongroep")) == [(BEGIN, None)]


@pytest.mark.regel("visible_periods_of_hulpvorm")
def test_a_row_for_a_code_of_it_shows_it_while_that_code_is_valid():
    geldig = [product(van=TODAY, tot=TODAY + 5 * DAY)]
    assert seen(geldig, rij("WWOGR", BEGIN, EINDE)) == [(TODAY, TODAY + 5 * DAY)]
    assert seen(geldig, rij("WWOGR", BEGIN, TODAY - DAY)) == []


def test_what_rows_for_it_and_for_its_codes_show_is_taken_together():
    geldig = [product(tot=TODAY), product("WWOGS", van=TODAY + DAY)]
    regels = [
        rij("WWOGR", tot=TODAY),
        rij("WWOGS", TODAY + DAY),
        rij("hulpvorm:woongroep", TODAY - 30 * DAY, BEGIN),
    ]
    assert seen(geldig, *regels) == [(TODAY - 30 * DAY, None)]


@pytest.mark.parametrize(
    "regel",
    [rij("hulpvorm:behandelgroep"), rij("ANDER"), rij("WWOGX"), rij("hulpvorm:WWOGR")],
    ids=["another hulpvorm", "an unknown code", "a code of another hulpvorm", "a slug like a code"],
)
def test_a_row_for_something_else_shows_nothing(regel: Contractregel):
    assert seen([product(), product("WWOGX", hulpvorm="behandelgroep")], regel) == []


@pytest.mark.parametrize("soort", [Hulpsoort.CRISIS, Hulpsoort.ADVIES])
def test_what_nobody_searches_for_is_never_shown(soort: Hulpsoort):
    crisis = replace(WOONGROEP, soort=soort)
    assert visible_periods_of_hulpvorm(crisis, [], [rij("hulpvorm:woongroep")]) == []


# ── an aanbod with one ──


@pytest.mark.regel("visible_periods")
def test_a_row_for_the_hulpvorm_covers_its_codes_while_they_are_valid():
    """Else an aanbod that moves to a code would vanish until the contracts are imported again."""
    regels = [rij("hulpvorm:woongroep", BEGIN, EINDE)]
    assert visible_periods([product(van=TODAY)], regels) == [(TODAY, EINDE)]
    assert visible_periods([product(hulpvorm="behandelgroep")], regels) == []
    assert visible_periods([product(hulpvorm=None)], regels) == []


def test_a_code_that_goes_to_another_hulpvorm_is_covered_by_the_row_of_the_one_that_holds_that_day():
    geldig = [product(tot=TODAY), product(van=TODAY + DAY, hulpvorm="behandelgroep")]
    assert visible_periods(geldig, [rij("hulpvorm:woongroep")]) == [(BEGIN, TODAY)]
    assert visible_periods(geldig, [rij("hulpvorm:behandelgroep")]) == [(TODAY + DAY, None)]


# ── whatever rows and validities there are ──

dagen = st.integers(-15, 15).map(lambda dag: TODAY + dag * DAY)
regels_ = st.lists(
    st.builds(
        lambda hulp, van, duur: rij(hulp, van, None if duur is None else van + duur * DAY),
        st.sampled_from(["A", "B", "hulpvorm:woongroep", "hulpvorm:behandelgroep"]),
        dagen,
        st.none() | st.integers(0, 12),
    ),
    max_size=5,
)


@st.composite
def catalogi(draw: st.DrawFn) -> list[Product]:
    """Two codes, each in some periods that follow each other."""
    producten = []
    for code in ("A", "B"):
        grenzen = sorted(draw(st.lists(dagen, max_size=4, unique=True)))
        for van, tot in zip(grenzen[::2], grenzen[1::2], strict=False):
            slug = draw(st.sampled_from(["woongroep", "behandelgroep", None]))
            vindbaar = draw(st.sampled_from([Vindbaar.AANBOD, Vindbaar.AANBOD, Vindbaar.GEEN]))
            producten.append(replace(product(code, van, tot, slug), vindbaar=vindbaar))
    return producten


def holds(periodes: list[Periode], dag: date) -> bool:
    return any(van <= dag and (tot is None or dag <= tot) for van, tot in periodes)


def is_grounded(
    hulp: Hulpaanduiding, producten: list[Product], regels: list[Contractregel], dag: date
) -> bool:
    gronden = Hulpindeling.of(producten, today=dag).grounds(hulp)
    return any(regel.hulp in gronden and regel.runs_on(dag) for regel in regels)


@settings(max_examples=150)
@given(catalogi(), regels_, dagen)
def test_help_without_a_code_is_seen_on_exactly_the_days_on_which_it_is_contracted(
    producten: list[Product], regels: list[Contractregel], dag: date
):
    periodes = visible_periods_of_hulpvorm(WOONGROEP, producten, regels)
    assert holds(periodes, dag) == is_grounded(of_hulpvorm("woongroep"), producten, regels, dag)


@settings(max_examples=150)
@given(catalogi(), regels_, dagen)
def test_a_code_is_seen_on_exactly_the_days_on_which_it_is_contracted_valid_and_findable(
    producten: list[Product], regels: list[Contractregel], dag: date
):
    eigen = [een_product for een_product in producten if een_product.code == "A"]
    geldig = any(
        een_product.is_valid_on(dag) and een_product.vindbaar is Vindbaar.AANBOD
        for een_product in eigen
    )
    verwacht = geldig and is_grounded(of_code("A"), producten, regels, dag)
    assert holds(visible_periods(eigen, regels), dag) == verwacht


@settings(max_examples=60)
@given(catalogi(), regels_, dagen)
def test_moving_to_a_code_that_a_row_covers_takes_nothing_off_the_site(
    producten: list[Product], regels: list[Contractregel], dag: date
):
    """Whatever shows a code of it that day shows the hulpvorm too."""
    eigen = [een_product for een_product in producten if een_product.code == "A"]
    van_vandaag = [een_product for een_product in eigen if een_product.is_valid_on(dag)]
    if holds(visible_periods(eigen, regels), dag) and van_vandaag[0].hulpvorm == "woongroep":
        assert holds(visible_periods_of_hulpvorm(WOONGROEP, producten, regels), dag)
