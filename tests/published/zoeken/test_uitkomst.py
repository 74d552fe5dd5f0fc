"""Searching gives what the domain would give, one by one and without any cleverness."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from tests.factories import (
    ALMELO,
    AT,
    ENSCHEDE,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_product,
)
from tests.steun.databases.proef import Proef
from tests.steun.werelden.wereld import DAGEN, HULPVORM, SEGMENT, Ding, Wereld, random_opgave
from wijzer.domain.locaties.beschikbaarheid import (
    Status,
)
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import Zoekvraag


def _within(weken: int | None, grens: int) -> bool:
    return weken is not None and weken <= grens


def _kept(keep: "Keep", today: date, ding: Ding) -> bool:
    return bool(keep(ding, today))


def _peildag(ding: Ding) -> int:
    opgave = ding.aanbod.opgave
    return opgave.peildatum.toordinal() if opgave and ding.actualiteit(TODAY).stap < 2 else 0


Keep = Callable[[Ding, date], object]

VRAGEN: list[tuple[Zoekvraag, Keep]] = [
    (Zoekvraag(), lambda d, t: True),
    (Zoekvraag(segment="ambulant"), lambda d, t: SEGMENT[d.aanbod.hulp.sleutel] == "ambulant"),
    (Zoekvraag(hulpvorm=("gezinshuis", "vaktherapie")), lambda d, t: HULPVORM[d.aanbod.hulp.sleutel] in {"gezinshuis", "vaktherapie"}),
    (Zoekvraag(product=("WGZHF",)), lambda d, t: d.aanbod.hulp.sleutel == "WGZHF"),
    (Zoekvraag(product=("WGZHF", "AVAKT")), lambda d, t: d.aanbod.hulp.sleutel in {"WGZHF", "AVAKT"}),
    (Zoekvraag(gemeente=(HENGELO,)), lambda d, t: HENGELO in d.gemeenten()),
    (Zoekvraag(gemeente=(ENSCHEDE, ALMELO)), lambda d, t: bool({ENSCHEDE, ALMELO} & d.gemeenten())),
    (Zoekvraag(plaats="Hengelo"), lambda d, t: d.is_groep or HENGELO in d.gemeenten()),
    (Zoekvraag(plaats="Hengelo", gemeente=(ENSCHEDE,)), lambda d, t: ENSCHEDE in d.gemeenten() and (d.is_groep or HENGELO in d.gemeenten())),
    (Zoekvraag(plaats="Enschede", straal=12), lambda d, t: d.km() <= 12 and (d.is_groep or ENSCHEDE in d.gemeenten())),
    (Zoekvraag(lat=52.21833, lon=6.89583, straal=12), lambda d, t: d.km() <= 12),
    (Zoekvraag(doelgroep=("autisme",)), lambda d, t: "autisme" in d.locatie.doelgroepen),
    (Zoekvraag(minstens_plekken=2), lambda d, t: d.aanbod.opgave is not None and d.status(t) is not Status.ONBEKEND and (d.aanbod.opgave.vrije_plekken or 0) >= 2),
    (Zoekvraag(medische_verwijzing=True), lambda d, t: d.aanbod.medische_verwijzing),
    (Zoekvraag(rolstoeltoegankelijk=True), lambda d, t: d.locatie.rolstoeltoegankelijk is True),
    (Zoekvraag(vrije_plek=True), lambda d, t: d.status(t) is Status.PLEK),
    (Zoekvraag(max_wachttijd=8), lambda d, t: _within(d.weken(t), 8)),
    (Zoekvraag(max_wachttijd=0), lambda d, t: d.weken(t) == 0),
    (Zoekvraag(leeftijd=4), lambda d, t: (d.locatie.leeftijd_van or 0) <= 4 <= (d.locatie.leeftijd_tot or 23)),
    (Zoekvraag(leeftijd=15), lambda d, t: (d.locatie.leeftijd_van or 0) <= 15 <= (d.locatie.leeftijd_tot or 23)),
    (Zoekvraag(zoek="zoeken"), lambda d, t: "Zoëken" in d.locatie.naam),
    (Zoekvraag(zoek="KANTOOR vaktherapie"), lambda d, t: HULPVORM[d.aanbod.hulp.sleutel] == "vaktherapie"),
    (Zoekvraag(zoek="bestaat niet"), lambda d, t: False),
    (Zoekvraag(postcode="7511", straal=12), lambda d, t: d.km() <= 12),
    (
        Zoekvraag(segment="ambulant", gemeente=(ENSCHEDE,), medische_verwijzing=True, vrije_plek=True),
        lambda d, t: SEGMENT[d.aanbod.hulp.sleutel] == "ambulant" and ENSCHEDE in d.gemeenten() and d.aanbod.medische_verwijzing and d.status(t) is Status.PLEK,
    ),
]  # fmt: skip


def test_every_filter_finds_what_the_domain_says_in_its_order_on_every_day(wereld: Wereld):
    for today in DAGEN:
        for vraag, keep in VRAGEN:
            thuis = {"Hengelo": HENGELO, "Enschede": ENSCHEDE}.get(vraag.plaats or "")
            expected = wereld.expected(partial(_kept, keep, today), today, thuis)
            assert wereld.ids(vraag, today) == expected, (vraag, today)


def test_the_tests_themselves_find_something(wereld: Wereld):
    assert sum(bool(wereld.ids(vraag)) for vraag, _ in VRAGEN) == len(VRAGEN) - 1


def test_the_status_of_each_is_that_of_the_domain(wereld: Wereld):
    for today in DAGEN:
        with wereld.read(today) as reader:
            for ding in wereld.dingen:
                shown = reader.aanbod(ding.aanbod.publiek_id).beschikbaarheid
                assert shown.status is ding.status(today)
                assert shown.actualiteit is ding.actualiteit(today)
                assert shown.wachttijd_weken == ding.weken(today)


@pytest.mark.regel("show_beschikbaarheid")
def test_an_expired_entry_shows_no_value_but_keeps_its_stop(wereld: Wereld):
    with wereld.read(DAGEN[-1]) as reader:
        for ding in wereld.dingen:
            shown = reader.aanbod(ding.aanbod.publiek_id).beschikbaarheid
            waarden = (
                shown.vrije_plekken,
                shown.eerstvolgende_plek,
                shown.aanmeldwachttijd_weken,
                shown.wachttijd_soort,
                shown.behandelwachttijd_weken,
                shown.aantal_wachtenden,
                shown.toelichting,
            )
            assert set(waarden) == {None}
            assert shown.aanmeldstop is (ding.status(DAGEN[-1]) is Status.AANMELDSTOP)


def test_sorting_otherwise_keeps_the_default_order_among_equals(wereld: Wereld):
    waarden: dict[UUID, Ding] = {ding.aanbod.publiek_id: ding for ding in wereld.dingen}
    keys: dict[Sorteer, Callable[[Ding], Any]] = {
        Sorteer.WACHTTIJD: lambda d: (
            d.status(TODAY) is Status.AANMELDSTOP,
            d.weken(TODAY) is None,
            d.weken(TODAY) or 0,
        ),
        Sorteer.NAAM: lambda d: d.locatie.naam.casefold().replace("ë", "e"),
        Sorteer.ACTUALITEIT: lambda d: -_peildag(d),
        Sorteer.AFSTAND: lambda d: d.km(),
    }
    default = wereld.ids(Zoekvraag())
    for sorteer, key in keys.items():
        gevonden = wereld.ids(Zoekvraag(sorteer=sorteer, postcode="7511"))
        if sorteer is Sorteer.AFSTAND:  # kilometres are rounded, nearness is not
            assert [key(waarden[id_]) for id_ in gevonden] == sorted(
                key(ding) for ding in wereld.dingen
            )
        else:
            in_order = sorted((waarden[id_] for id_ in default), key=key)
            assert gevonden == [ding.aanbod.publiek_id for ding in in_order]


def test_pages_hold_everything_once(wereld: Wereld):
    alles = wereld.ids(Zoekvraag())
    with wereld.read() as reader:
        vragen = [Zoekvraag(per_pagina=7, pagina=nummer) for nummer in range(1, 40)]
        bladen = [reader.zoek_aanbod(vraag) for vraag in vragen]
        per_locatie = [reader.zoek(vraag) for vraag in vragen]
        locaties = reader.zoek_alle_locaties(Zoekvraag())
    assert [id_ for blad in bladen for id_ in blad.ids] == alles
    assert {blad.aantal for blad in bladen} == {len(alles)}
    assert bladen[0].aantal_paginas == -(-len(alles) // 7)
    assert [locatie for blad in per_locatie for locatie in blad.locaties] == locaties
    assert sorted(id_ for locatie in locaties for id_ in locatie.aanbod) == sorted(alles)
    assert per_locatie[0].aantal_paginas == -(-len(locaties) // 7)


@pytest.mark.regel("rangorde.shuffle")
def test_the_order_of_equals_is_dealt_anew_each_day(eigen_wereld: Wereld):
    with eigen_wereld.write() as store:
        store.aanbod.save_many(
            [(replace(ding.aanbod, opgave=None), None) for ding in eigen_wereld.dingen]
        )
    orders = [eigen_wereld.ids(Zoekvraag(), TODAY + timedelta(days=dag)) for dag in range(5)]
    assert len({tuple(order) for order in orders}) == 5
    assert len({frozenset(order) for order in orders}) == 1
    assert all(order != sorted(order) for order in orders)


def test_a_momentopname_that_follows_changes_is_the_one_that_is_built_anew(eigen_wereld: Wereld):
    rng = random.Random(11)
    eigen_wereld.ids(Zoekvraag())
    for _ in range(8):
        with eigen_wereld.write() as store:
            for ding in rng.sample(eigen_wereld.dingen, 5):
                lot = rng.random()
                if lot < 0.6:
                    store.aanbod.save(replace(ding.aanbod, opgave=random_opgave(rng)))
                else:
                    store.locaties.save(
                        replace(ding.locatie, gepubliceerd=lot < 0.8, naam=f"Anders {lot}")
                    )
        fresh = Proef.__new__(Wereld)
        fresh.publiek = type(eigen_wereld.publiek)(eigen_wereld.settings)
        for vraag in (
            Zoekvraag(),
            Zoekvraag(vrije_plek=True),
            Zoekvraag(zoek="anders"),
            Zoekvraag(sorteer=Sorteer.NAAM),
        ):
            assert eigen_wereld.ids(vraag) == fresh.ids(vraag)
            with eigen_wereld.read() as een, fresh.read() as ander:
                assert een.zoek(vraag).facetten == ander.zoek(vraag).facetten
                assert een.zoek_alle_locaties(vraag) == ander.zoek_alle_locaties(vraag)
        fresh.publiek.dispose()


def test_who_states_another_wait_leaves_the_index_of_words_and_a_new_name_does_not(
    eigen_wereld: Wereld,
):
    rng = random.Random(12)
    ding = next(
        ding for ding in eigen_wereld.dingen if eigen_wereld.ids(Zoekvraag(zoek=ding.locatie.naam))
    )
    with eigen_wereld.read() as reader:
        eerst = reader.opname.woorden
    with eigen_wereld.write() as store:
        store.aanbod.save(replace(ding.aanbod, opgave=random_opgave(rng)))
    with eigen_wereld.read() as reader:
        daarna = reader.opname.woorden
    assert daarna.woordindex is eerst.woordindex
    assert daarna.woordindex.woorden == daarna.indexen.keys()
    with eigen_wereld.write() as store:
        store.locaties.save(replace(ding.locatie, naam="Kwikstaart"))
    with eigen_wereld.read() as reader:
        anders = reader.opname.woorden.woordindex
    assert "kwikstaart" in anders.matching("kwikstaart")
    assert "kwikstaart" not in eerst.woordindex.woorden


@pytest.mark.regel("plaats.within")
def test_only_public_points_are_measured(wereld: Wereld):
    with wereld.read() as reader:
        gevonden = reader.zoek(Zoekvraag(postcode="7511", per_pagina=200))
        dingen: dict[UUID, Ding] = {ding.aanbod.publiek_id: ding for ding in wereld.dingen}
        assert {id_: dingen[id_].km() for id_ in gevonden.ids} == gevonden.afstanden


@pytest.mark.regel("plaats.within")
def test_a_shielded_groep_is_exactly_as_far_as_its_gemeente(eigen_wereld: Wereld):
    aanbieder = make_aanbieder()
    dicht = make_groep(aanbieder, "Ver weg", make_afgeschermd_adres(), gemeente=ENSCHEDE)
    aanbod = make_aanbod(dicht)
    with eigen_wereld.write(AT) as store:
        store.aanbieders.add(aanbieder)
        store.contracten.add_many([make_contractregel(aanbieder)], [])
        store.locaties.add(dicht)
        store.aanbod.add(aanbod)
    eigen_wereld.let_appear()
    with eigen_wereld.read() as reader:
        assert (
            reader.zoek(Zoekvraag(postcode="7511", per_pagina=200)).afstanden[aanbod.publiek_id]
            == 0.0
        )


def test_why_a_gemeente_has_nothing_follows_from_the_validity_of_today_and_from_the_hulpvorm(
    eigen_wereld: Wereld,
):
    vraag = Zoekvraag(gemeente=(ENSCHEDE,), product=("AVAKT",))
    with eigen_wereld.write() as store:
        product = store.producten.by_code(REGIO, "AVAKT")[0]
        overmorgen = TODAY + timedelta(days=2)
        store.producten.save_many(
            [
                replace(product, geldig_tot=overmorgen - timedelta(days=1)),
                make_product(
                    "AVAKT", geldig_van=overmorgen, uitgesloten_gemeenten=frozenset({ENSCHEDE})
                ),
            ]
        )
    with eigen_wereld.read() as reader:
        assert reader.zoek(vraag).uitgesloten == ()
    with eigen_wereld.write() as store:
        [hulpvorm] = [
            hulpvorm
            for hulpvorm in store.regios.hulpvormen(REGIO)
            if hulpvorm.slug == product.hulpvorm
        ]
        store.regios.save_hulpvorm(replace(hulpvorm, uitgesloten_gemeenten=frozenset({ENSCHEDE})))
    with eigen_wereld.read() as reader:
        assert [aanbod.product for aanbod in reader.zoek(vraag).uitgesloten] == ["AVAKT"]
