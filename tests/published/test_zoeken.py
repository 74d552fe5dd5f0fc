"""Searching gives what the domain would give, one by one and without any cleverness."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from tests.factories import (
    ALMELO,
    AT,
    ENSCHEDE,
    HENGELO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_open_adres,
    make_opgave,
    make_vestiging,
)
from tests.steun.proef import Proef
from wijzer.domain.adres import OpenbaarAdres, Punt
from wijzer.domain.beschikbaarheid import (
    Aanbod,
    Actualiteit,
    Opgave,
    Status,
    actualiteit_of,
    rang_of,
    status_of,
)
from wijzer.domain.locatie import Groep, Locatie
from wijzer.domain.regio import Versheid
from wijzer.published.afstand import km_of, nearness, richting_of
from wijzer.published.rangorde import shuffle
from wijzer.published.zoekvraag import Sorteer, Zoekvraag
from wijzer.settings import Settings
from wijzer.store.projectie_rijen import shuffle_number

VERSHEID = Versheid()
CENTRUM = {
    HENGELO: Punt(52.26583, 6.79306), ENSCHEDE: Punt(52.21833, 6.89583), ALMELO: Punt(52.35667, 6.6625)
}  # fmt: skip
DAGEN = (TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=20), TODAY + timedelta(days=60))
SEGMENT = {
    "WGZHF": "wonen-en-verblijf",
    "WGZHG": "wonen-en-verblijf",
    "ABGII": "ambulant",
    "AVAKT": "ambulant",
}
HULPVORM = {
    "WGZHF": "gezinshuis", "WGZHG": "gezinshuis", "ABGII": "begeleiding-individueel", "AVAKT": "vaktherapie"
}  # fmt: skip


@dataclass(frozen=True)
class Ding:
    locatie: Locatie
    aanbod: Aanbod

    @property
    def is_groep(self) -> bool:
        return isinstance(self.locatie, Groep)

    def status(self, today: date) -> Status:
        return status_of(self.aanbod.opgave, VERSHEID, is_groep=self.is_groep, today=today)

    def actualiteit(self, today: date) -> Actualiteit:
        return actualiteit_of(self.aanbod.opgave, VERSHEID, today=today)

    def weken(self, today: date) -> int | None:
        opgave = self.aanbod.opgave
        fresh = self.actualiteit(today) in (Actualiteit.ACTUEEL, Actualiteit.VEROUDERD)
        return opgave.wachttijd_weken if opgave and fresh else None

    def order(self, today: date) -> tuple[object, ...]:
        rang = rang_of(self.aanbod.opgave, VERSHEID, is_groep=self.is_groep, today=today)
        return (*rang, shuffle(shuffle_number(self.aanbod.publiek_id), today))

    def gemeenten(self) -> set[str]:
        waar = (
            {self.locatie.gemeente}
            if isinstance(self.locatie, Groep)
            else set(self.locatie.werkgebied)
        )
        return waar - ({HENGELO} if self.aanbod.productcode == "ABGII" else set())

    def km(self) -> float:
        """From PC4 7511, the middle of Enschede."""
        match self.locatie.adres:
            case OpenbaarAdres(punt=Punt() as punt):
                hier = punt
            case _:
                hier = CENTRUM[self.locatie.gemeente]
        return km_of(nearness(richting_of(CENTRUM[ENSCHEDE]), richting_of(hier)))


def random_opgave(rng: random.Random) -> Opgave | None:
    if rng.random() < 0.1:
        return None
    maybe = lambda waarde: waarde if rng.random() < 0.7 else None  # noqa: E731 -- a roll of the dice
    stop = rng.random() < 0.15
    return make_opgave(
        peildatum=TODAY - timedelta(days=rng.choice([0, 1, 13, 14, 15, 41, 42, 43, 90])),
        vrije_plekken=maybe(rng.choice([0, 0, 1, 3])),
        aanmeldwachttijd_weken=maybe(rng.choice([0, 0, 2, 8])),
        behandelwachttijd_weken=maybe(rng.choice([0, 0, 4, 20])),
        afhankelijk_van_matching=rng.random() < 0.15,
        aanmeldstop=stop,
        aanmeldstop_tot=TODAY + timedelta(days=rng.choice([0, 5])) if stop and rng.random() < 0.5 else None,
        toelichting=maybe("Bel gerust"),
    )  # fmt: skip


def random_dingen(rng: random.Random, proef: Proef) -> list[Ding]:
    dingen = []
    for nummer in range(80):
        extra = {
            "gemeente": rng.choice([HENGELO, ENSCHEDE, ALMELO]),
            "doelgroepen": frozenset(rng.sample(["autisme", "lvb"], rng.randint(0, 2))),
            "leeftijd_van": rng.choice([None, 0, 4, 12]),
            "leeftijd_tot": rng.choice([None, 12, 18]),
        }
        punt = Punt(52.2 + rng.random() / 5, 6.6 + rng.random() / 3)
        adres = replace(make_open_adres(), punt=rng.choice([punt, None]))
        locatie: Locatie
        if nummer % 2:
            dicht = make_afgeschermd_adres() if rng.random() < 0.3 else adres
            locatie = make_groep(proef.aanbieder, f"Huis Zoëken {nummer}", dicht, **extra)
            codes = ["WGZHF", "WGZHG"]
        else:
            werkgebied = frozenset(rng.sample([HENGELO, ENSCHEDE, ALMELO], rng.randint(1, 3)))
            locatie = make_vestiging(
                proef.aanbieder, f"Kantoor {nummer}", adres, werkgebied=werkgebied, **extra
            )
            codes = ["ABGII", "AVAKT"]
        for code in rng.sample(codes, rng.randint(1, 2)):
            aanbod = make_aanbod(
                locatie, code, random_opgave(rng), medische_verwijzing=rng.random() < 0.5
            )
            dingen.append(Ding(locatie, aanbod))
    return dingen


class Wereld(Proef):
    """The small Twente, with a hundred random aanbod."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.dingen = random_dingen(random.Random(7), self)
        with self.write() as store:
            for een in (self.open, self.dicht):
                store.locaties.delete(een.id)
            regels = [
                make_contractregel(self.aanbieder, code) for code in ("WGZHG", "ABGII", "AVAKT")
            ]
            store.contracten.add_many(regels, [])
            store.locaties.add_many(
                list({ding.locatie.id: ding.locatie for ding in self.dingen}.values())
            )
            store.aanbod.add_many([ding.aanbod for ding in self.dingen])

    def ids(self, vraag: Zoekvraag, today: date = TODAY) -> list[object]:
        with self.read(today) as reader:
            return list(reader.zoek_alles(vraag))

    def expected(self, keep, today: date = TODAY) -> list[object]:
        fits = sorted(
            (ding for ding in self.dingen if keep(ding)), key=lambda ding: ding.order(today)
        )
        return [ding.aanbod.publiek_id for ding in fits]


@pytest.fixture
def wereld(settings: Settings) -> Iterator[Wereld]:
    wereld = Wereld(settings)
    yield wereld
    wereld.database.dispose()
    wereld.publiek.dispose()


VRAGEN = [
    (Zoekvraag(), lambda d, t: True),
    (Zoekvraag(segment="ambulant"), lambda d, t: SEGMENT[d.aanbod.productcode] == "ambulant"),
    (Zoekvraag(hulpvorm=("gezinshuis", "vaktherapie")), lambda d, t: HULPVORM[d.aanbod.productcode] in {"gezinshuis", "vaktherapie"}),
    (Zoekvraag(product=("WGZHF",)), lambda d, t: d.aanbod.productcode == "WGZHF"),
    (Zoekvraag(product=("WGZHF", "AVAKT")), lambda d, t: d.aanbod.productcode in {"WGZHF", "AVAKT"}),
    (Zoekvraag(gemeente=(HENGELO,)), lambda d, t: HENGELO in d.gemeenten()),
    (Zoekvraag(gemeente=(ENSCHEDE, ALMELO)), lambda d, t: bool({ENSCHEDE, ALMELO} & d.gemeenten())),
    (Zoekvraag(doelgroep=("autisme",)), lambda d, t: "autisme" in d.locatie.doelgroepen),
    (Zoekvraag(medische_verwijzing=True), lambda d, t: d.aanbod.medische_verwijzing),
    (Zoekvraag(vrije_plek=True), lambda d, t: d.status(t) is Status.PLEK),
    (Zoekvraag(max_wachttijd=8), lambda d, t: d.weken(t) is not None and d.weken(t) <= 8),
    (Zoekvraag(max_wachttijd=0), lambda d, t: d.weken(t) == 0),
    (Zoekvraag(leeftijd=4), lambda d, t: (d.locatie.leeftijd_van or 0) <= 4 <= (d.locatie.leeftijd_tot or 23)),
    (Zoekvraag(leeftijd=15), lambda d, t: (d.locatie.leeftijd_van or 0) <= 15 <= (d.locatie.leeftijd_tot or 23)),
    (Zoekvraag(zoek="zoeken"), lambda d, t: "Zoëken" in d.locatie.naam),
    (Zoekvraag(zoek="KANTOOR vaktherapie"), lambda d, t: d.aanbod.productcode == "AVAKT"),
    (Zoekvraag(zoek="bestaat niet"), lambda d, t: False),
    (Zoekvraag(postcode="7511", straal=12), lambda d, t: d.km() <= 12),
    (
        Zoekvraag(segment="ambulant", gemeente=(ENSCHEDE,), medische_verwijzing=True, vrije_plek=True),
        lambda d, t: SEGMENT[d.aanbod.productcode] == "ambulant" and ENSCHEDE in d.gemeenten() and d.aanbod.medische_verwijzing and d.status(t) is Status.PLEK,
    ),
]  # fmt: skip


def test_every_filter_finds_what_the_domain_says_in_its_order_on_every_day(wereld: Wereld):
    for today in DAGEN:
        for vraag, keep in VRAGEN:
            expected = wereld.expected(
                lambda ding, keep=keep, today=today: keep(ding, today), today
            )
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


def test_an_expired_entry_shows_no_value_but_keeps_its_stop(wereld: Wereld):
    with wereld.read(DAGEN[-1]) as reader:
        for ding in wereld.dingen:
            shown = reader.aanbod(ding.aanbod.publiek_id).beschikbaarheid
            waarden = (
                shown.vrije_plekken, shown.eerstvolgende_plek, shown.aanmeldwachttijd_weken, shown.wachttijd_soort,
                shown.behandelwachttijd_weken, shown.aantal_wachtenden, shown.toelichting,
            )  # fmt: skip
            assert set(waarden) == {None}
            assert shown.aanmeldstop is (ding.status(DAGEN[-1]) is Status.AANMELDSTOP)


def test_sorting_otherwise_keeps_the_default_order_among_equals(wereld: Wereld):
    waarden = {ding.aanbod.publiek_id: ding for ding in wereld.dingen}
    keys = {
        Sorteer.WACHTTIJD: lambda d: (d.status(TODAY) is Status.AANMELDSTOP, d.weken(TODAY) is None, d.weken(TODAY) or 0),
        Sorteer.NAAM: lambda d: d.locatie.naam.casefold().replace("ë", "e"),
        Sorteer.ACTUALITEIT: lambda d: -(d.aanbod.opgave.peildatum.toordinal() if d.actualiteit(TODAY).stap < 2 else 0),
        Sorteer.AFSTAND: lambda d: d.km(),
    }  # fmt: skip
    default = wereld.ids(Zoekvraag())
    for sorteer, key in keys.items():
        gevonden = wereld.ids(Zoekvraag(sorteer=sorteer, postcode="7511"))
        if sorteer is Sorteer.AFSTAND:  # kilometres are rounded, nearness is not
            assert [key(waarden[een]) for een in gevonden] == sorted(
                key(ding) for ding in wereld.dingen
            )
        else:
            assert gevonden == sorted(default, key=lambda een, key=key: key(waarden[een]))


def test_pages_hold_everything_once(wereld: Wereld):
    alles = wereld.ids(Zoekvraag())
    with wereld.read() as reader:
        bladen = [reader.zoek(Zoekvraag(per_pagina=7, pagina=nummer)) for nummer in range(1, 40)]
    assert [een for blad in bladen for een in blad.ids] == alles
    assert {blad.aantal for blad in bladen} == {len(alles)}
    assert bladen[0].aantal_paginas == -(-len(alles) // 7)


def test_the_order_of_equals_is_dealt_anew_each_day(wereld: Wereld):
    with wereld.write() as store:
        store.aanbod.save_many(
            [(replace(ding.aanbod, opgave=None), None) for ding in wereld.dingen]
        )
    orders = [wereld.ids(Zoekvraag(), TODAY + timedelta(days=dag)) for dag in range(5)]
    assert len({tuple(order) for order in orders}) == 5
    assert len({frozenset(order) for order in orders}) == 1
    assert all(order != sorted(order) for order in orders)


def test_facets_count_what_choosing_them_would_give(wereld: Wereld):
    with wereld.read() as reader:
        basis = Zoekvraag(segment="ambulant", gemeente=(ENSCHEDE,))
        facetten = reader.zoek(basis).facetten
        for segment, aantal in facetten.segment.items():
            assert reader.zoek(replace(basis, segment=segment)).aantal == aantal
        for gemeente, aantal in facetten.gemeente.items():
            assert reader.zoek(replace(basis, gemeente=(gemeente,))).aantal == aantal
        for hulpvorm, aantal in facetten.hulpvorm.items():
            assert reader.zoek(replace(basis, hulpvorm=(hulpvorm,))).aantal == aantal
        assert facetten.status["plek"] == reader.zoek(replace(basis, vrije_plek=True)).aantal
        assert sum(facetten.status.values()) == reader.zoek(basis).aantal


def test_a_momentopname_that_follows_changes_is_the_one_that_is_built_anew(
    wereld: Wereld, settings: Settings
):
    rng = random.Random(11)
    wereld.ids(Zoekvraag())
    for _ in range(8):
        with wereld.write() as store:
            for ding in rng.sample(wereld.dingen, 5):
                lot = rng.random()
                if lot < 0.6:
                    store.aanbod.save(replace(ding.aanbod, opgave=random_opgave(rng)))
                else:
                    store.locaties.save(
                        replace(ding.locatie, gepubliceerd=lot < 0.8, naam=f"Anders {lot}")
                    )
        fresh = Proef.__new__(Wereld)
        fresh.publiek = type(wereld.publiek)(settings)
        for vraag in (
            Zoekvraag(),
            Zoekvraag(vrije_plek=True),
            Zoekvraag(zoek="anders"),
            Zoekvraag(sorteer=Sorteer.NAAM),
        ):
            assert wereld.ids(vraag) == fresh.ids(vraag)
            with wereld.read() as een, fresh.read() as ander:
                assert een.zoek(vraag).facetten == ander.zoek(vraag).facetten
        fresh.publiek.dispose()


def test_only_public_points_are_measured(wereld: Wereld):
    with wereld.read() as reader:
        gevonden = reader.zoek(Zoekvraag(postcode="7511", per_pagina=200))
        dingen = {ding.aanbod.publiek_id: ding for ding in wereld.dingen}
        assert {een: dingen[een].km() for een in gevonden.ids} == gevonden.afstanden


def test_a_shielded_groep_is_exactly_as_far_as_its_gemeente(wereld: Wereld):
    aanbieder = make_aanbieder()
    dicht = make_groep(aanbieder, "Ver weg", make_afgeschermd_adres(), gemeente=ENSCHEDE)
    aanbod = make_aanbod(dicht)
    with wereld.write(AT) as store:
        store.aanbieders.add(aanbieder)
        store.contracten.add_many([make_contractregel(aanbieder)], [])
        store.locaties.add(dicht)
        store.aanbod.add(aanbod)
    with wereld.read() as reader:
        assert (
            reader.zoek(Zoekvraag(postcode="7511", per_pagina=200)).afstanden[aanbod.publiek_id]
            == 0.0
        )
