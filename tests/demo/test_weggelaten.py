"""A file of the demo from which columns are left out changes nothing: whatever is not said stays."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.demo.test_importeren import PATROON, load, load_regio
from tests.steun.dagen import earliest
from wijzer.demo.modellen import Demo
from wijzer.demo.schrijven import write_demo
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.files import contracten, historie, locaties, pdc
from wijzer.files.hulp import EEN_VAN_TWEE
from wijzer.files.regio import Regiogegevens
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table
from wijzer.files.waarden import ADRES_KOLOMMEN
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.services.bestanden.exporteer_contracten import exporteer_contracten
from wijzer.services.bestanden.exporteer_locaties import exporteer_locaties
from wijzer.services.bestanden.exporteer_pdc import exporteer_pdc
from wijzer.services.bestanden.importeer_contracten import importeer_contracten
from wijzer.services.bestanden.importeer_historie import importeer_historie
from wijzer.services.bestanden.importeer_locaties import importeer_locaties
from wijzer.services.bestanden.importeer_pdc import importeer_pdc
from wijzer.services.importverslag import Importverslag
from wijzer.store.store import Store

ADRES = [kolom.naam for kolom in ADRES_KOLOMMEN]
NODIG = {
    "pdc": {"productcode", "geldig_van"},
    "contracten": {"contractnummer", "agb", *EEN_VAN_TWEE, "ingangsdatum"},
    "locaties": {"locatie_id"},
    "historie": {"locatie_id", *EEN_VAN_TWEE, "peildatum"},
}
OVER_AANBOD = locaties.KOLOMMEN[locaties.KOLOMMEN.index("productcode") :]
ZONDER: dict[str, Mapping[str, Sequence[str]]] = {
    "contracten": {"locatie": [*ADRES, "einddatum", "hoofdaannemer_agb"]},
    "locaties": dict.fromkeys(EEN_VAN_TWEE, OVER_AANBOD),
}
"""What goes too when a column goes: it says nothing by itself, or nobody can tell of which location it is."""
KOLOMMEN = {
    "pdc": pdc.KOLOMMEN,
    "contracten": contracten.KOLOMMEN,
    "locaties": locaties.KOLOMMEN,
    "historie": historie.KOLOMMEN,
}

ROWS = 150
"""So many rows of each file are enough, and keep this quick."""


def exported(store: Store, at: datetime) -> dict[str, list[dict[str, str]]]:
    om: dict[str, Any] = {"regio": "twente", "by": SYSTEEM}
    met = {**om, "met_afgeschermd": True, "new_id": uuid4, "at": at}
    alles: dict[str, Any] = {
        "pdc": map(pdc.pdc_cells, exporteer_pdc(store, **om)),
        "contracten": map(contracten.contracten_cells, exporteer_contracten(store, **met)),
        "locaties": map(locaties.locaties_cells, exporteer_locaties(store, **met)),
    }
    return {soort: as_dicts(KOLOMMEN[soort], rijen) for soort, rijen in alles.items()}


def as_dicts(kolommen: Sequence[str], rijen: Any) -> list[dict[str, str]]:
    uit = io.BytesIO()
    write_table(uit, Bestandsvorm.CSV, kolommen, rijen)
    return list(csv.DictReader(io.StringIO(uit.getvalue().decode("utf-8-sig")), delimiter=";"))


def cut(rijen: Sequence[Mapping[str, str]], kolommen: Sequence[str]) -> bytes:
    uit = io.StringIO(newline="")
    schrijver = csv.DictWriter(uit, kolommen, delimiter=";", extrasaction="ignore")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return uit.getvalue().encode()


@st.composite
def left_over(draw: st.DrawFn, soort: str) -> tuple[str, list[str]]:
    """Columns of a kind of file, in any order, after some that need not be there were left out."""
    los = [naam for naam in KOLOMMEN[soort] if naam not in NODIG[soort]]
    weg = set(draw(st.lists(st.sampled_from(los), unique=True)))
    for naam, mee in ZONDER.get(soort, {}).items():
        weg |= set(mee) if naam in weg else set()
    return soort, draw(st.permutations([naam for naam in KOLOMMEN[soort] if naam not in weg]))


@pytest.fixture
def wereld(
    store: Store, demo: Demo, gegevens: Regiogegevens, tmp_path: Path
) -> tuple[dict[str, list[dict[str, str]]], dict[str, Callable[[bytes], Importverslag]]]:
    assert gegevens.producten is not None
    load_regio(store, gegevens)
    bestanden = write_demo(demo, gegevens.producten, tmp_path / "demo")
    assert not [v.fouten for v in load(store, bestanden, demo, gegevens, historie=True) if v.fouten]
    at = datetime.combine(demo.today, time(9), UTC)
    wie: dict[str, Any] = {"regio": "twente", "proef": True, "by": SYSTEEM, "at": at}
    met = {**wie, "new_id": uuid4}
    hier = {**met, "draw": earliest, "geocoder": NulGeocoder(), "today": demo.today}
    vorm = {"productcode_patroon": PATROON}
    rijen = exported(store, at)
    rijen["historie"] = list(
        csv.DictReader(
            io.StringIO(bestanden.historie.read_bytes().decode("utf-8-sig")), delimiter=";"
        )
    )
    return rijen, {
        "pdc": lambda b: importeer_pdc(store, pdc.read_pdc(b, **vorm), **met),
        "contracten": lambda b: importeer_contracten(
            store, contracten.read_contracten(b, **vorm), **met
        ),
        "locaties": lambda b: importeer_locaties(store, locaties.read_locaties(b, **vorm), **hier),
        "historie": lambda b: importeer_historie(
            store, historie.read_historie(b, **vorm), **wie, today=demo.today
        ),
    }


def test_whatever_columns_are_left_out_nothing_changes(wereld: Any):
    rijen, importers = wereld

    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(list(KOLOMMEN)).flatmap(left_over))
    def changes_nothing(gekozen: tuple[str, list[str]]) -> None:
        soort, kolommen = gekozen
        verslag = importers[soort](cut(rijen[soort][:ROWS], kolommen))
        assert verslag.fouten == ()
        assert (verslag.nieuw, verslag.gewijzigd) == (0, 0)
        weg = set(KOLOMMEN[soort]) - set(kolommen) - {"locatie_id"}
        gezegd = [tekst for tekst in verslag.opmerkingen if tekst.endswith("blijft staan.")]
        assert weg == {naam for tekst in gezegd for naam in names_in(tekst)}

    changes_nothing()


def names_in(tekst: str) -> list[str]:
    return tekst.partition(": ")[2].partition(".")[0].split(", ")
