"""What goes out comes back in without a change, and shielded addresses only go out when asked."""

import io
from collections.abc import Iterable, Sequence
from uuid import uuid4

import pytest

from tests.factories import AT, REGIO, TODAY, make_aanbieder, make_actor, make_gebruiker, twente_in
from tests.files.hulp import PATROON
from tests.services.bestanden.test_importeer_contracten import REGEL
from tests.services.bestanden.test_importeer_locaties import GROEP, TWEEDE, VERBORGEN, VESTIGING
from tests.services.bestanden.test_importeer_pdc import NIEUW
from tests.services.hulp_import import counts, import_contracten, import_locaties, import_pdc
from tests.steun.dagen import earliest
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.fouten import NietToegestaan
from wijzer.files import contracten, locaties, pdc
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.services.bestanden.exporteer_contracten import exporteer_contracten
from wijzer.services.bestanden.exporteer_locaties import exporteer_locaties
from wijzer.services.bestanden.exporteer_pdc import exporteer_pdc
from wijzer.services.bestanden.importeer_contracten import importeer_contracten
from wijzer.services.bestanden.importeer_locaties import importeer_locaties
from wijzer.services.bestanden.importeer_pdc import importeer_pdc
from wijzer.store.store import Store

PROEFBOS = {**REGEL, "straat": "Proefbosweg"}
ZONDER = {**GROEP, "naam": "Leeg"} | dict.fromkeys(
    (
        "productcode",
        "vrije_plekken",
        "aanmeldwachttijd_weken",
        "behandelwachttijd_weken",
        "peildatum",
        "toelichting",
    ),
    "",
)


@pytest.fixture(autouse=True)
def gevuld(store: Store) -> None:
    twente_in(store)
    import_pdc(store, NIEUW)
    import_contracten(
        store, PROEFBOS, {**PROEFBOS, "productcode": "WGZHG", "einddatum": "31-12-2027"}
    )
    stop = {**TWEEDE, "naam": "'=De Stop", "aanmeldstop": "31-12-2026", "toelichting": "+ let op"}
    assert counts(import_locaties(store, GROEP, TWEEDE, VERBORGEN, VESTIGING, stop, ZONDER)) == (
        6,
        0,
        0,
    )


def written(
    vorm: Bestandsvorm, kolommen: Sequence[str], rijen: Iterable[Sequence[object]]
) -> bytes:
    uit = io.BytesIO()
    write_table(uit, vorm, kolommen, rijen)  # type: ignore[arg-type]  # cells of any format
    return uit.getvalue()


@pytest.mark.parametrize("vorm", Bestandsvorm)
def test_a_catalogue_comes_back_without_a_change(store: Store, vorm: Bestandsvorm):
    rijen = exporteer_pdc(store, regio=REGIO, by=SYSTEEM)
    inhoud = written(vorm, pdc.KOLOMMEN, map(pdc.pdc_cells, rijen))
    verslag = importeer_pdc(
        store,
        pdc.read_pdc(inhoud, productcode_patroon=PATROON),
        regio=REGIO,
        proef=False,
        new_id=uuid4,
        by=SYSTEEM,
        at=AT,
    )
    assert counts(verslag) == (0, 0, len(rijen))
    assert verslag.niet_in_bestand == ()


@pytest.mark.parametrize("vorm", Bestandsvorm)
@pytest.mark.parametrize("met_afgeschermd", [False, True])
def test_contracts_come_back_without_a_change(
    store: Store, vorm: Bestandsvorm, met_afgeschermd: bool
):
    rijen = exporteer_contracten(
        store, regio=REGIO, met_afgeschermd=met_afgeschermd, new_id=uuid4, by=SYSTEEM, at=AT
    )
    inhoud = written(vorm, contracten.KOLOMMEN, map(contracten.contracten_cells, rijen))
    gelezen = contracten.read_contracten(inhoud, productcode_patroon=PATROON)
    verslag = importeer_contracten(
        store, gelezen, regio=REGIO, proef=False, new_id=uuid4, by=SYSTEEM, at=AT
    )
    assert (counts(verslag), verslag.niet_in_bestand) == ((0, 0, 2), ())


@pytest.mark.parametrize("vorm", Bestandsvorm)
@pytest.mark.parametrize("met_afgeschermd", [False, True])
def test_locaties_come_back_without_a_change(
    store: Store, vorm: Bestandsvorm, met_afgeschermd: bool
):
    rijen = exporteer_locaties(
        store, regio=REGIO, met_afgeschermd=met_afgeschermd, new_id=uuid4, by=SYSTEEM, at=AT
    )
    inhoud = written(vorm, locaties.KOLOMMEN, map(locaties.locaties_cells, rijen))
    gelezen = locaties.read_locaties(inhoud, productcode_patroon=PATROON)
    verslag = importeer_locaties(
        store,
        gelezen,
        regio=REGIO,
        proef=False,
        new_id=uuid4,
        draw=earliest,
        geocoder=NulGeocoder(),
        by=SYSTEEM,
        at=AT,
        today=TODAY,
    )
    assert (verslag.fouten, counts(verslag), verslag.niet_in_bestand) == ((), (0, 0, 6), ())


def test_shielded_addresses_stay_behind_unless_asked(store: Store):
    zonder = exporteer_locaties(
        store, regio=REGIO, met_afgeschermd=False, new_id=uuid4, by=SYSTEEM, at=AT
    )
    met = exporteer_locaties(
        store, regio=REGIO, met_afgeschermd=True, new_id=uuid4, by=SYSTEEM, at=AT
    )
    assert [rij.adres for rij in zonder if rij.afgeschermd] == [None]
    assert all(rij.adres for rij in zonder if not rij.afgeschermd)
    assert all(rij.adres for rij in met)
    contract = exporteer_contracten(
        store, regio=REGIO, met_afgeschermd=False, new_id=uuid4, by=SYSTEEM, at=AT
    )
    assert {rij.adres for rij in contract} == {None}


def test_taking_shielded_addresses_out_is_logged_and_leaving_them_is_not(store: Store):
    before = len(store.logboek.page(None))
    exporteer_locaties(store, regio=REGIO, met_afgeschermd=False, new_id=uuid4, by=SYSTEEM, at=AT)
    exporteer_contracten(store, regio=REGIO, met_afgeschermd=False, new_id=uuid4, by=SYSTEEM, at=AT)
    assert len(store.logboek.page(None)) == before
    exporteer_locaties(store, regio=REGIO, met_afgeschermd=True, new_id=uuid4, by=SYSTEEM, at=AT)
    exporteer_contracten(store, regio=REGIO, met_afgeschermd=True, new_id=uuid4, by=SYSTEEM, at=AT)
    twee, een, *_ = store.logboek.page(REGIO)
    assert (een.details, twee.details) == (
        {"bestand": "locaties", "rijen": 6},
        {"bestand": "contracten", "rijen": 2},
    )


def test_only_the_beheerder_takes_a_region_out(store: Store):
    wie = make_aanbieder()
    actor = make_actor(make_gebruiker(wie))
    with pytest.raises(NietToegestaan):
        exporteer_pdc(store, regio=REGIO, by=actor)
    with pytest.raises(NietToegestaan):
        exporteer_contracten(
            store, regio=REGIO, met_afgeschermd=False, new_id=uuid4, by=actor, at=AT
        )
    with pytest.raises(NietToegestaan):
        exporteer_locaties(store, regio=REGIO, met_afgeschermd=True, new_id=uuid4, by=actor, at=AT)
