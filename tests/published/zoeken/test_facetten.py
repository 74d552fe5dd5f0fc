"""Facets add up: every choice gives exactly as many results as stands behind it, whatever else is chosen."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import ALMELO, ENSCHEDE, HENGELO, REGIO
from tests.steun.werelden.wereld import HULPVORM, Wereld
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag


def _some(*waarden: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(waarden), unique=True, max_size=2).map(tuple)


VRAGEN = st.builds(
    Zoekvraag,
    regio=st.sampled_from([None, REGIO]),
    hulpvorm=_some(*sorted(set(HULPVORM.values()))),
    segment=st.sampled_from([None, "ambulant", "wonen-en-verblijf"]),
    gemeente=_some(HENGELO, ENSCHEDE, ALMELO),
    doelgroep=_some("autisme", "lvb"),
    leeftijd=st.sampled_from([None, 2, 12, 17]),
    vrije_plek=st.booleans(),
    medische_verwijzing=st.booleans(),
    rolstoeltoegankelijk=st.sampled_from([False, False, True]),
    max_wachttijd=st.sampled_from([None, 0, 8]),
    minstens_plekken=st.sampled_from([None, None, 1, 3]),
    plaats=st.sampled_from([None, None, "Enschede"]),
    straal=st.sampled_from([None, 12]),
)


def _choices(reader: Reader, vraag: Zoekvraag) -> list[tuple[int, Zoekvraag]]:
    """Each option with its number, and the question that choosing it asks."""
    facetten = reader.zoek(vraag).facetten
    return [
        *((n, replace(vraag, hulpvorm=(slug,))) for slug, n in facetten["hulpvorm"].items()),
        *((n, replace(vraag, segment=slug)) for slug, n in facetten["segment"].items()),
        *((n, replace(vraag, gemeente=(code,))) for code, n in facetten["gemeente"].items()),
        *((n, replace(vraag, doelgroep=(slug,))) for slug, n in facetten["doelgroep"].items()),
        *((n, replace(vraag, leeftijd=jaren)) for jaren, n in facetten["leeftijd"].items()),
        *(
            (n, replace(vraag, minstens_plekken=plekken))
            for plekken, n in facetten["minstensPlekken"].items()
        ),
        (facetten["vrijePlek"][True], replace(vraag, vrije_plek=True)),
        (facetten["medischeVerwijzing"][True], replace(vraag, medische_verwijzing=True)),
        (facetten["rolstoeltoegankelijk"][True], replace(vraag, rolstoeltoegankelijk=True)),
    ]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(vraag=VRAGEN)
def test_choosing_an_option_gives_as_many_as_stood_behind_it(wereld: Wereld, vraag: Zoekvraag):
    with wereld.read() as reader:
        for aantal, gekozen in _choices(reader, vraag):
            assert reader.tel_vraag(gekozen).locaties == aantal, gekozen
            assert reader.zoek(gekozen).aantal == aantal


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(vraag=VRAGEN)
def test_what_stands_above_the_results_is_true_of_all_of_them(wereld: Wereld, vraag: Zoekvraag):
    with wereld.read() as reader:
        gevonden = reader.zoek(replace(vraag, per_pagina=200))
        alle = [aanbod.beschikbaarheid for aanbod in reader.aanbod_by_ids(gevonden.ids)]
    weken = [
        stand.wachttijd_weken
        for stand in alle
        if stand.wachttijd_weken is not None and stand.status.value != "aanmeldstop"
    ]
    standen = dict(zip(gevonden.ids, alle, strict=True))
    assert gevonden.telling.locaties == len(gevonden.locaties)
    assert gevonden.telling.met_plek == sum(
        any(standen[aanbod_id].status.value == "plek" for aanbod_id in locatie.aanbod)
        for locatie in gevonden.locaties
    )
    assert gevonden.telling.plekken == sum(
        max(standen[aanbod_id].vrije_plekken or 0 for aanbod_id in locatie.aanbod)
        for locatie in gevonden.locaties
    )
    assert gevonden.kortste_weken == min(weken, default=None)


def test_every_locatie_is_counted_in_its_best_status_alone(wereld: Wereld):
    with wereld.read() as reader:
        for slug in sorted(set(HULPVORM.values())):
            statussen = reader.tel_statussen(REGIO, "hulpvorm", slug)
            assert sum(statussen.values()) == reader.tel(REGIO, "hulpvorm", [slug])[slug].locaties


def test_groepen_and_vestigingen_are_together_all_there_is(wereld: Wereld):
    with wereld.read() as reader:
        for regio in (REGIO, None):
            groepen, vestigingen = (
                reader.tel_soort("groep", regio),
                reader.tel_soort("vestiging", regio),
            )
            alle = reader.tel_vraag(Zoekvraag(regio=regio))
            assert groepen.locaties == len(reader.locaties("groep", regio)) > 0
            assert tuple(map(sum, zip(groepen, vestigingen, strict=True))) == alle
