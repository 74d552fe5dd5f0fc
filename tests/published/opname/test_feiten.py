"""What searching needs of one aanbod on one day: its properties, its rank, its names."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ALMELO, HENGELO, REGIO, TODAY
from tests.published.geheugen import make_feit, make_rij
from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.published.naslag.afstand import punt_of
from wijzer.published.opname.feiten import Feit, is_visible, kenmerk, order_key, to_feit
from wijzer.published.rangorde import Dagrang
from wijzer.published.vraag.sorteer import Sorteer

DAG = timedelta(days=1)
perioden = st.lists(
    st.tuples(st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.none() | st.integers(0, 200)),
    max_size=4,
).map(
    lambda delen: [
        [van.isoformat(), None if lang is None else (van + lang * DAG).isoformat()]
        for van, lang in delen
    ]
)


def feit(dag: date = TODAY, **velden: Any) -> Feit:
    """The facts of a row that is shown."""
    gevonden = to_feit(make_rij(**velden), dag)
    assert gevonden is not None
    return gevonden


@given(perioden, st.dates(date(2025, 12, 1), date(2027, 12, 31)))
def test_aanbod_is_visible_on_each_day_of_a_period_both_ends_included(
    zichtbaar: list[list[str | None]], dag: date
):
    erin = any(
        date.fromisoformat(van or "") <= dag and (tot is None or dag <= date.fromisoformat(tot))
        for van, tot in zichtbaar
    )
    assert is_visible(zichtbaar, dag) is erin


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2026, 11, 19), False),
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), True),
        (date(2026, 11, 22), False),
        (date(2026, 12, 1), True),
    ],
)
def test_the_first_and_the_last_day_of_a_period_count(dag: date, verwacht: bool):
    zichtbaar = '[["2026-11-20", "2026-11-21"], ["2026-12-01", null]]'
    assert (to_feit(make_rij(zichtbaar=zichtbaar), dag) is not None) is verwacht


def test_without_a_period_or_with_one_that_never_began_nothing_is_shown():
    assert to_feit(make_rij(zichtbaar="[]"), TODAY) is None
    assert not is_visible([[None, None]], TODAY)


def test_each_property_that_can_be_filtered_on_is_a_set():
    gevonden = feit(
        doelgroepen='["autisme", "lvb"]', leeftijd_van=4, leeftijd_tot=6, medische_verwijzing=True
    )
    assert set(gevonden.kenmerken) == {
        "alles",
        "regio:twente",
        "segment:wonen-en-verblijf",
        "product:WGZHF",
        "code:twente/WGZHF",
        "status:plek",
        "hulpvorm:gezinshuis",
        "groep:",
        "woonplek:",
        "medisch:",
        "weken:2",
        "plekken:1",
        f"gemeente:{HENGELO}",
        "doelgroep:autisme",
        "doelgroep:lvb",
        "leeftijd:4",
        "leeftijd:5",
        "leeftijd:6",
    }


@pytest.mark.parametrize(
    ("velden", "ontbreekt"),
    [
        ({"hulpvorm": None}, "hulpvorm:"),
        ({"productcode": None}, "product:"),
        ({"productcode": None}, "code:"),
        ({"locatie_soort": "vestiging"}, "groep:"),
        ({"medische_verwijzing": False}, "medisch:"),
        ({"weken": None}, "weken:"),
        ({"zoekgemeenten": "[]"}, "gemeente:"),
        ({"doelgroepen": "[]"}, "doelgroep:"),
    ],
)
def test_what_an_aanbod_lacks_is_in_no_set(velden: dict[str, Any], ontbreekt: str):
    assert not [soort for soort in feit(**velden).kenmerken if soort.startswith(ontbreekt)]


def test_what_has_no_code_keeps_every_other_property():
    zonder = feit(productcode=None, hulpvorm="woongroep").kenmerken
    met = feit(productcode="WGZHF", hulpvorm="woongroep").kenmerken
    assert set(met) - set(zonder) == {"product:WGZHF", "code:twente/WGZHF"}
    assert set(zonder) < set(met)


def test_a_list_with_the_same_value_twice_gives_one_set():
    gevonden = feit(zoekgemeenten=f'["{ALMELO}", "{HENGELO}", "{ALMELO}"]')
    assert [soort for soort in gevonden.kenmerken if soort.startswith("gemeente")] == [
        f"gemeente:{ALMELO}",
        f"gemeente:{HENGELO}",
    ]


@pytest.mark.parametrize(
    ("van", "tot", "eerste", "laatste", "hoeveel"),
    [
        (None, None, 0, 23, 24),
        (4, None, 4, 23, 20),
        (None, 12, 0, 12, 13),
        (0, 0, 0, 0, 1),
        (18, 18, 18, 18, 1),
    ],
)
def test_an_open_end_of_age_reaches_as_far_as_jeugdhulp_goes(
    van: int | None, tot: int | None, eerste: int, laatste: int, hoeveel: int
):
    kenmerken = feit(leeftijd_van=van, leeftijd_tot=tot).kenmerken
    leeftijden = [int(k.partition(":")[2]) for k in kenmerken if k.startswith("leeftijd")]
    assert (min(leeftijden), max(leeftijden), len(leeftijden)) == (eerste, laatste, hoeveel)


def test_a_groep_is_one_and_a_vestiging_is_not():
    assert feit().is_groep
    assert not feit(locatie_soort="vestiging").is_groep


def test_what_is_too_old_has_no_wait_no_day_and_an_unknown_status():
    oud = feit(TODAY + 43 * DAG)
    assert (oud.weken, oud.peildag, oud.rang.status) == (None, 0, Status.ONBEKEND.stap)
    assert "status:onbekend" in oud.kenmerken
    assert not [soort for soort in oud.kenmerken if soort.startswith("weken")]
    vers = feit(TODAY + 42 * DAG)
    assert (vers.weken, vers.peildag) == (2, TODAY.toordinal())


def test_a_stop_is_known_by_itself():
    assert feit(stop=True).stop
    assert not feit(stop=True, stop_tot=TODAY - DAG).stop


def test_names_are_folded_for_searching_and_kept_for_showing():
    gevonden = feit(naam="Huis Zoëken", aanbieder_naam="De Bron Zoëken")
    assert gevonden.naam == " huis zoeken"
    assert gevonden.woorden == ("huis", "zoeken", "de", "bron")
    assert (gevonden.locatienaam, gevonden.aanbiedernaam) == ("Huis Zoëken", "De Bron Zoëken")


def test_the_point_is_that_of_the_row():
    punt = punt_of(feit(lat=52.2, lon=6.9).richting)
    assert (punt.lat, punt.lon) == (52.2, 6.9)


def test_only_the_shuffle_of_a_rank_differs_from_day_to_day():
    rij = make_rij()
    een, ander = (to_feit(rij, dag) for dag in (TODAY, TODAY + DAG))
    assert een is not None
    assert ander is not None
    assert een.rang.schudding != ander.rang.schudding
    assert een._replace(rang=een.rang._replace(schudding=0)) == ander._replace(
        rang=ander.rang._replace(schudding=0)
    )


def test_a_property_and_its_value_have_one_name():
    assert kenmerk("gemeente", HENGELO) == "gemeente:GM0164"
    assert kenmerk("medisch") == "medisch:"
    assert kenmerk("leeftijd", 0) == "leeftijd:0"


GELIJK = Dagrang(0, 0, False, 2, 5, 1)


@pytest.mark.parametrize(
    ("sorteer", "eerst", "daarna"),
    [
        (Sorteer.WACHTTIJD, {"weken": 0}, {"weken": 1}),
        (Sorteer.WACHTTIJD, {"weken": 520}, {"weken": None}),
        (Sorteer.WACHTTIJD, {"weken": None}, {"weken": 0, "stop": True}),
        (Sorteer.WACHTTIJD, {"weken": 9, "stop": True}, {"weken": None, "stop": True}),
        (Sorteer.ACTUALITEIT, {"peildag": 9}, {"peildag": 8}),
        (Sorteer.ACTUALITEIT, {"peildag": 1}, {"peildag": 0}),
        (Sorteer.NAAM, {"naam": " aa"}, {"naam": " ab"}),
        (Sorteer.BESCHIKBAARHEID, {"rang": GELIJK}, {"rang": Dagrang(0, 0, False, 3, 0, 0)}),
    ],
)
def test_each_order_puts_the_one_before_the_other(
    sorteer: Sorteer, eerst: dict[str, Any], daarna: dict[str, Any]
):
    feiten = [make_feit(**{"rang": GELIJK, **daarna}), make_feit(**{"rang": GELIJK, **eerst})]
    assert sorted(range(2), key=order_key(feiten, sorteer)) == [1, 0]


@pytest.mark.parametrize("sorteer", Sorteer)
def test_what_is_equal_in_an_order_keeps_the_default_order(sorteer: Sorteer):
    feiten = [make_feit(3), make_feit(1), make_feit(2)]
    assert sorted(range(3), key=order_key(feiten, sorteer)) == [1, 2, 0]


def test_a_place_that_is_not_in_use_has_no_order():
    with pytest.raises(LookupError):
        order_key([None])(0)


def test_regio_is_one_of_the_sets():
    assert kenmerk("regio", REGIO) in feit().kenmerken
