"""The demo goes in through the importers of everybody, into a real database, and the check finds what was planted."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.steun.dagen import earliest
from wijzer.demo.modellen import Demo
from wijzer.demo.schrijven import DemoBestanden, write_demo
from wijzer.demo.tweeling import make_twin
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Verschil
from wijzer.domain.afwijkingen.controle import ControleInvoer, IngevoerdeLocatie, check
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.inkoop.product import Vindbaar
from wijzer.files.contracten import read_contracten
from wijzer.files.historie import read_historie
from wijzer.files.locaties import read_locaties
from wijzer.files.pdc import read_pdc
from wijzer.files.regio import Regiogegevens
from wijzer.gateways.geocoder import PlaatsenGeocoder
from wijzer.services.bestanden.importeer_contracten import importeer_contracten
from wijzer.services.bestanden.importeer_historie import importeer_historie
from wijzer.services.bestanden.importeer_locaties import importeer_locaties
from wijzer.services.bestanden.importeer_pdc import importeer_pdc
from wijzer.services.importverslag import Importverslag
from wijzer.store.store import Store

PATROON = "^[0-9A-Z]{5}$"
Zaak = tuple[Afwijkingsoort, Verschil, str, str | None]


def load_regio(store: Store, gegevens: Regiogegevens) -> None:
    store.regios.save(gegevens.regio)
    for gemeente in gegevens.gemeenten:
        store.regios.save_gemeente(gemeente)
    store.regios.replace_plaatsen(gegevens.regio.slug, gegevens.plaatsen)
    for segment in gegevens.segmenten:
        store.regios.save_segment(segment)
    for hulpvorm in gegevens.hulpvormen:
        store.regios.save_hulpvorm(hulpvorm)
    for doelgroep in gegevens.doelgroepen:
        store.regios.save_doelgroep(doelgroep)


def load(
    store: Store,
    bestanden: DemoBestanden,
    demo: Demo,
    gegevens: Regiogegevens,
    *,
    historie: bool = False,
) -> Iterator[Importverslag]:
    at = datetime.combine(demo.today, time(9), UTC)
    pdc = read_pdc(bestanden.pdc.read_bytes(), productcode_patroon=PATROON)
    yield importeer_pdc(store, pdc, regio="twente", proef=False, new_id=uuid4, by=SYSTEEM, at=at)
    contracten = read_contracten(bestanden.contracten.read_bytes(), productcode_patroon=PATROON)
    yield importeer_contracten(
        store, contracten, regio="twente", proef=False, new_id=uuid4, by=SYSTEEM, at=at
    )
    locaties = read_locaties(bestanden.locaties.read_bytes(), productcode_patroon=PATROON)
    yield importeer_locaties(
        store,
        locaties,
        regio="twente",
        proef=False,
        new_id=uuid4,
        draw=earliest,
        geocoder=PlaatsenGeocoder(gegevens.plaatsen),
        by=SYSTEEM,
        at=at,
        today=demo.today,
    )
    if historie:
        verleden = read_historie(bestanden.historie.read_bytes(), productcode_patroon=PATROON)
        yield importeer_historie(
            store, verleden, regio="twente", proef=False, by=SYSTEEM, at=at, today=demo.today
        )


def cases(store: Store, demo: Demo) -> Counter[Zaak]:
    """What the check says about what is stored."""
    locaties = {locatie.id: locatie for locatie in store.locaties.all("twente")}
    aanbod = store.aanbod.of_locaties(locaties)
    gecontracteerd = store.contracten.gecontracteerde_locaties("twente")
    invoer = ControleInvoer(
        locaties=[
            IngevoerdeLocatie(
                id=id_,
                aanbieder_id=locatie.aanbieder_id,
                gemeente=locatie.gemeente,
                adres=locatie.adres,
                hulp=frozenset(een_aanbod.hulp for een_aanbod in aanbod[id_]),
            )
            for id_, locatie in locaties.items()
        ],
        regels=store.contracten.regels("twente"),
        gecontracteerd=list(gecontracteerd.values()),
        gemeenten_per_pc4=store.regios.pc4_gemeenten("twente"),
        in_te_voeren=frozenset(
            of_code(product.code)
            for product in store.producten.all("twente")
            if product.vindbaar is Vindbaar.AANBOD
        ),
        indeling=Hulpindeling.of(store.producten.all("twente"), today=demo.today),
    )
    namen: dict[UUID | None, str] = {
        id_: locatie.naam for id_, locatie in (*locaties.items(), *gecontracteerd.items())
    }
    return Counter(
        (
            afwijking.soort,
            afwijking.verschil,
            namen[afwijking.locatie_id or afwijking.gecontracteerde_locatie_id],
            afwijking.hulp.sleutel if afwijking.hulp else None,
        )
        for afwijking in check(invoer, today=demo.today).afwijkingen
    )


@pytest.fixture
def bestanden(demo: Demo, gegevens: Regiogegevens, tmp_path: Path) -> DemoBestanden:
    assert gegevens.producten is not None
    return write_demo(demo, gegevens.producten, tmp_path / "demo")


def test_the_files_go_in_whole_and_a_second_time_change_nothing(
    store: Store, bestanden: DemoBestanden, demo: Demo, gegevens: Regiogegevens
):
    load_regio(store, gegevens)

    eerste = list(load(store, bestanden, demo, gegevens, historie=True))
    tweede = list(load(store, bestanden, demo, gegevens, historie=True))

    assert [verslag.fouten for verslag in eerste] == [()] * 4
    assert eerste[2].nieuw == len(list(demo.aanbod()))
    assert [(verslag.nieuw, verslag.gewijzigd, verslag.fouten) for verslag in tweede] == [
        (0, 0, ())
    ] * 4
    assert all(locatie.gepubliceerd for locatie in store.locaties.all("twente"))


def test_the_check_finds_what_was_planted_and_nothing_after_it_was_mended(
    store: Store, bestanden: DemoBestanden, demo: Demo, gegevens: Regiogegevens, tmp_path: Path
):
    assert gegevens.producten is not None
    load_regio(store, gegevens)
    assert not [
        fout for verslag in load(store, bestanden, demo, gegevens) for fout in verslag.fouten
    ]
    assert cases(store, demo) == Counter(
        (a.soort, a.verschil, a.locatie, a.product) for a in demo.afwijkingen
    )

    hersteld = demo.hersteld()
    herstel = write_demo(hersteld, gegevens.producten, tmp_path / "hersteld")
    assert not [
        fout for verslag in load(store, herstel, hersteld, gegevens) for fout in verslag.fouten
    ]
    assert cases(store, demo) == Counter()


def test_the_twin_goes_in_over_it(
    store: Store, bestanden: DemoBestanden, demo: Demo, gegevens: Regiogegevens, tmp_path: Path
):
    assert gegevens.producten is not None
    load_regio(store, gegevens)
    list(load(store, bestanden, demo, gegevens))

    twin = make_twin(demo, gegevens)
    verslagen = list(
        load(store, write_demo(twin, gegevens.producten, tmp_path / "twin"), twin, gegevens)
    )

    assert not [fout for verslag in verslagen for fout in verslag.fouten]
    assert [verslag.nieuw for verslag in verslagen] == [0, 0, 0]
