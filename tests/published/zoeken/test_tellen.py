"""Counting in one pass says what asking one by one would say."""

from collections import Counter

import pytest

from tests.factories import ALMELO, ENSCHEDE, HENGELO, TODAY
from tests.steun.werelden.wereld import HULPVORM, Wereld
from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.domain.locaties.wachtverloop import Wachtstand
from wijzer.published.vraag.zoekvraag import Zoekvraag


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
            plek = gevonden.facetten.status[Status.PLEK.value]
            assert tellingen[waarde] == (gevonden.aantal, plek)


def test_the_wait_now_counts_who_has_a_known_wait_and_tells_no_more_of_one_aanbieder(
    wereld: Wereld,
):
    for code, slug in HULPVORM.items():
        weken = [
            aantal
            for ding in wereld.dingen
            if HULPVORM[ding.aanbod.productcode] == slug
            and ding.status(TODAY) in (Status.PLEK, Status.WACHTLIJST)
            and (aantal := ding.weken(TODAY)) is not None
        ]
        with wereld.read() as reader:
            stand = reader.wacht_nu("twente", "hulpvorm", slug)
        assert stand == Wachtstand(bekend=len(weken)), code


def test_aanbieders_are_counted_and_stand_in_the_order_of_the_search(wereld: Wereld):
    with wereld.read() as reader:
        ids = reader.zoek_alles(Zoekvraag(regio="twente", product=("WGZHF",)))
        eigenaren = [reader.aanbod(id_).locatie.aanbieder.id for id_ in ids]
        op_volgorde = list(dict.fromkeys(eigenaren))
        plek = Counter(
            eigenaar
            for id_, eigenaar in zip(ids, eigenaren, strict=True)
            if reader.aanbod(id_).beschikbaarheid.status is Status.PLEK
        )
        for hoogstens in (1, len(op_volgorde), 30):
            tellingen = reader.tel_aanbieders("twente", "product", "WGZHF", hoogstens)
            assert [telling.aanbieder_id for telling in tellingen.eerste] == op_volgorde[:hoogstens]
            assert tellingen.alle == len(op_volgorde)
            for telling in tellingen.eerste:
                aantal = eigenaren.count(telling.aanbieder_id)
                assert (telling.alle, telling.plek) == (aantal, plek[telling.aanbieder_id])
        assert reader.ids_of_aanbieder(eigenaren[0]) == reader.zoek_alles(
            Zoekvraag(regio="twente", aanbieder=eigenaren[0])
        )


def test_aanbieders_of_a_region_are_counted_as_they_are_listed(wereld: Wereld):
    with wereld.read() as reader:
        assert reader.tel_alle_aanbieders("twente") == len(reader.aanbieders("twente")) > 0
        assert reader.tel_alle_aanbieders("elders") == 0
