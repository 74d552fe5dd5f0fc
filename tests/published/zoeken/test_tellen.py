"""Counting in one pass says what asking one by one would say."""

from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ALMELO, ENSCHEDE, HENGELO, REGIO, TODAY
from tests.published.geheugen import ELDERS, make_feit, make_opname
from tests.steun.werelden.wereld import HULPVORM, Wereld
from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.domain.locaties.wachtverloop import Wachtstand
from wijzer.published.opname.feiten import Feit
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.facetten import count_facetten
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.published.zoeken.tellen import (
    AanbiederAantal,
    count_aanbieders,
    count_each,
    count_statuses,
)


@pytest.mark.parametrize(
    ("soort", "waarden"),
    [
        ("product", ["WGZHF", "WGZHG", "ABGII", "AVAKT", "XXXXX"]),
        ("gemeente", [HENGELO, ENSCHEDE, ALMELO]),
        ("hulpvorm", sorted(set(HULPVORM.values()))),
    ],
)
def test_each_count_is_that_of_a_search_for_it_alone(
    wereld: Wereld, soort: str, waarden: list[str]
):
    with wereld.read() as reader:
        tellingen = reader.tel("twente", soort, waarden)
        for waarde in waarden:
            gevonden = reader.zoek(Zoekvraag(regio="twente", **{soort: (waarde,)}))  # type: ignore[arg-type]  # names of fields
            assert tellingen[waarde] == gevonden.telling == gevonden.facetten.alle


def test_the_wait_now_counts_who_has_a_known_wait_and_tells_no_more_of_one_aanbieder(
    wereld: Wereld,
):
    for code, slug in HULPVORM.items():
        weken = [
            aantal
            for ding in wereld.dingen
            if HULPVORM[ding.aanbod.hulp.sleutel] == slug
            and ding.status(TODAY) in (Status.PLEK, Status.WACHTLIJST)
            and (aantal := ding.weken(TODAY)) is not None
        ]
        with wereld.read() as reader:
            stand = reader.wacht_nu("twente", "hulpvorm", slug)
        assert stand == Wachtstand(bekend=len(weken)), code


def test_aanbieders_are_counted_and_stand_in_the_order_of_the_search(wereld: Wereld):
    with wereld.read() as reader:
        locaties = reader.zoek_alle_locaties(Zoekvraag(regio="twente", product=("WGZHF",)))
        beste = [reader.aanbod(locatie.aanbod[0]) for locatie in locaties]
        eigenaren = [aanbod.locatie.aanbieder.id for aanbod in beste]
        op_volgorde = list(dict.fromkeys(eigenaren))
        plek = Counter(
            aanbod.locatie.aanbieder.id
            for aanbod in beste
            if aanbod.beschikbaarheid.status is Status.PLEK
        )
        for hoogstens in (1, len(op_volgorde), 30):
            tellingen = reader.tel_aanbieders("twente", "product", "WGZHF", hoogstens)
            assert [telling.aanbieder_id for telling in tellingen.eerste] == op_volgorde[:hoogstens]
            assert tellingen.alle == len(op_volgorde)
            for telling in tellingen.eerste:
                aantal = eigenaren.count(telling.aanbieder_id)
                assert telling[1:] == (aantal, plek[telling.aanbieder_id])
        assert reader.ids_of_aanbieder(eigenaren[0]) == reader.zoek_alles(
            Zoekvraag(regio="twente", aanbieder=eigenaren[0])
        )


def test_aanbieders_of_a_region_are_counted_as_they_are_listed(wereld: Wereld):
    with wereld.read() as reader:
        assert reader.tel_alle_aanbieders("twente") == len(reader.aanbieders("twente")) > 0
        assert reader.tel_alle_aanbieders("elders") == 0


def feit(
    nummer: int, hulpvorm: str, status: str = "plek", wie: int = 1, regio: str = REGIO
) -> Feit:
    """The facts of an aanbod of somebody, by its kind of help and its status."""
    een = make_feit(nummer, aanbieder_id=UUID(int=wie))
    kenmerken = ("alles", f"regio:{regio}", f"hulpvorm:{hulpvorm}", f"status:{status}")
    return een._replace(kenmerken=kenmerken)


OPNAME = make_opname(
    [
        feit(1, "gezinshuis", "wachtlijst", wie=3),
        feit(2, "gezinshuis", wie=1),
        None,
        feit(3, "gezinshuis", "aanmeldstop", wie=1),
        feit(4, "vaktherapie", wie=2),
        feit(5, "gezinshuis", wie=2, regio=ELDERS),
        feit(6, "gezinshuis", wie=3),
    ]
)


def test_each_value_is_counted_in_its_own_region_and_in_the_order_that_was_asked():
    gevonden = count_each(OPNAME, REGIO, "hulpvorm", ["vaktherapie", "gezinshuis", "onbekend"])
    assert list(gevonden.items()) == [
        ("vaktherapie", Plekkentelling(1, 1, 0, 1)),
        ("gezinshuis", Plekkentelling(4, 2, 0, 2)),
        ("onbekend", Plekkentelling(0, 0, 0)),
    ]
    assert count_each(OPNAME, ELDERS, "hulpvorm", ["gezinshuis"]) == {
        "gezinshuis": Plekkentelling(1, 1, 0, 1)
    }
    assert count_each(OPNAME, REGIO, "hulpvorm", []) == {}


def test_every_status_is_counted_also_those_that_nobody_has():
    assert count_statuses(OPNAME, REGIO, "hulpvorm", "gezinshuis") == {
        **dict.fromkeys(Status, 0), Status.PLEK: 2, Status.WACHTLIJST: 1, Status.AANMELDSTOP: 1
    }  # fmt: skip
    assert count_statuses(OPNAME, REGIO, "hulpvorm", "onbekend") == dict.fromkeys(Status, 0)
    assert sum(count_statuses(OPNAME, ELDERS, "hulpvorm", "gezinshuis").values()) == 1


@pytest.mark.parametrize(
    ("hoogstens", "eerste"),
    [
        (1, [AanbiederAantal(UUID(int=3), 2, 1)]),
        (2, [AanbiederAantal(UUID(int=3), 2, 1), AanbiederAantal(UUID(int=1), 2, 1)]),
        (9, [AanbiederAantal(UUID(int=3), 2, 1), AanbiederAantal(UUID(int=1), 2, 1)]),
    ],
)
def test_whose_best_aanbod_stands_highest_comes_first_and_the_others_are_counted(
    hoogstens: int, eerste: list[AanbiederAantal]
):
    gevonden = count_aanbieders(OPNAME, REGIO, "hulpvorm", "gezinshuis", hoogstens)
    assert (gevonden.eerste, gevonden.alle) == (eerste, 2)


def test_of_what_nobody_offers_there_is_nobody():
    assert count_aanbieders(OPNAME, REGIO, "hulpvorm", "onbekend", 5) == ([], 0)
    assert count_aanbieders(make_opname([]), REGIO, "hulpvorm", "gezinshuis", 5) == ([], 0)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["gezinshuis", "vaktherapie"]), st.sampled_from([status.value for status in Status]),
            st.integers(1, 4), st.sampled_from([REGIO, ELDERS]),
        ),
        max_size=15,
    ),
    st.integers(1, 5),
)  # fmt: skip
def test_counts_add_up_to_those_of_one_by_one(
    rijen: list[tuple[str, str, int, str]], hoogstens: int
):
    opname = make_opname([feit(n, *rij) for n, rij in enumerate(rijen)])
    hier = [rij for rij in rijen if rij[0] == "gezinshuis" and rij[3] == REGIO]
    statussen = count_statuses(opname, REGIO, "hulpvorm", "gezinshuis")
    aantal = count_each(opname, REGIO, "hulpvorm", ["gezinshuis"])["gezinshuis"]
    aanbieders = count_aanbieders(opname, REGIO, "hulpvorm", "gezinshuis", hoogstens)
    assert sum(statussen.values()) == aantal.locaties == len(hier)
    assert statussen[Status.PLEK] == aantal.met_plek
    assert aanbieders.alle == len({wie for _, _, wie, _ in hier})
    assert len(aanbieders.eerste) == min(aanbieders.alle, hoogstens)
    for aanbieder in aanbieders.eerste:
        eigen = [rij for rij in hier if UUID(int=rij[2]) == aanbieder.aanbieder_id]
        assert aanbieder[1:] == (
            len(eigen),
            sum(rij[1] == "plek" for rij in eigen),
        )


# ── facets ───────────────────────────────────────────────────────────────────


def test_a_filter_counts_over_what_fits_the_others_and_each_is_asked_once():
    gevraagd: list[str] = []

    def basis_without(sleutel: str) -> int:
        gevraagd.append(sleutel)
        return 0b1 if sleutel == "hulpvorm" else OPNAME.alles

    facetten = count_facetten(OPNAME, REGIO, basis_without)
    assert facetten["hulpvorm"] == {
        "begeleiding-individueel": 0, "vaktherapie": 0, "gezinshuis": 1, "crisiszorg": 0
    }  # fmt: skip
    assert facetten["vrijePlek"] == {True: 4}
    assert sorted(set(gevraagd)) == sorted({*facetten.per_filter, "vrijePlek"})
    assert gevraagd.count("hulpvorm") == 1


def test_what_there_is_in_all_is_counted_whether_or_not_only_places_were_asked_for():
    facetten = count_facetten(
        OPNAME, REGIO, lambda sleutel: OPNAME.alles if sleutel == "vrijePlek" else 0
    )
    assert facetten.alle == Plekkentelling(6, 4, 0, 4)


def test_choices_are_those_of_the_region_or_of_all():
    hier = count_facetten(OPNAME, REGIO, lambda _: OPNAME.alles)
    elders = count_facetten(OPNAME, ELDERS, lambda _: OPNAME.alles)
    alle = count_facetten(OPNAME, None, lambda _: OPNAME.alles)
    assert list(elders["segment"]) == ["wonen"]
    assert list(alle["segment"]) == [*hier["segment"], "wonen"]
    assert elders["hulpvorm"] == {}
    assert list(hier["leeftijd"]) == list(range(24))
    assert list(hier["minstensPlekken"]) == list(range(1, 10))


def test_a_key_that_is_not_counted_has_no_facet():
    facetten = count_facetten(OPNAME, REGIO, lambda _: OPNAME.alles)
    for sleutel in ("product", "regio", "maxWachttijd", "zoek"):
        with pytest.raises(KeyError):
            facetten[sleutel]
