"""What else in a copy leads to an address that is shielded now: the texts around it, and pages that come and go together."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Wijzer
from tests.factories import AT, make_open_adres
from tests.steun.dagen import change_day
from tests.steun.databases.herstel import Site, back_up, change, groep_at, ok, page, real, shield
from tests.steun.databases.proef import Proef
from wijzer.domain.adressen.adres import OpenbaarAdres
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact

UUR = timedelta(hours=1)
DAG = timedelta(days=1)


@pytest.fixture
def proef(settings, stel_klok: Callable[[datetime], None]) -> Iterator[Proef]:
    stel_klok(AT + UUR)
    proef = Proef(settings)
    yield proef
    proef.close()


@pytest.fixture
def site(proef: Proef) -> Iterator[Site]:
    site = Site.of(proef.settings)
    yield site
    site.close()


def opened(proef: Proef, locatie: Locatie, naam: str = "De Hulst") -> Locatie:
    return change(proef, locatie, naam=naam, adres=OpenbaarAdres(real(locatie)))


@pytest.mark.parametrize("veld", ["naam", "website", "toelichting"])
def test_a_text_that_had_to_go_before_a_shielding_does_not_come_back(
    veld: str, proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path
):
    spoor = {
        "naam": "Naast Proefstraat",
        "website": "https://proefstraat.example",
        "toelichting": "Naast Proefstraat",
    }[veld]
    ander = groep_at(
        proef,
        spoor if veld == "naam" else "De Es",
        make_open_adres("Esweg", 3, "7552BB"),
        spoor if veld == "toelichting" else "",
    )
    if veld == "website":
        with proef.write() as store:
            ander = replace(ander, contact=Contact(website=spoor))
            store.locaties.save(ander)
    kopie = back_up(wijzer, tmp_path)
    with proef.write() as store:
        store.locaties.save(replace(ander, naam="De Es", contact=Contact()))
        for aanbod in store.aanbod.of_locatie(ander.id):
            assert aanbod.opgave
            store.aanbod.save(replace(aanbod, opgave=replace(aanbod.opgave, toelichting=None)))
    shield(proef, proef.open)
    assert "roefstraat" not in site.everything()
    ok(wijzer("restore", kopie, "--overschrijf"))
    assert "roefstraat" not in site.everything()


@pytest.mark.parametrize("dagen", [0, 3])
def test_a_page_that_was_shielded_in_the_copy_does_not_take_the_place_of_its_open_one(
    dagen: int,
    proef: Proef,
    site: Site,
    wijzer: Wijzer,
    tmp_path: Path,
    stel_klok: Callable[[datetime], None],
):
    kopie = back_up(wijzer, tmp_path)
    nu = opened(proef, proef.dicht)
    later = AT + dagen * DAG + UUR
    stel_klok(later)
    change_day(proef.database, later)
    assert (site.status(page(nu)), site.status(page(proef.dicht))) == (200, 410)
    ok(wijzer("restore", kopie, "--overschrijf"))
    change_day(proef.database, later + UUR)
    assert (site.status(page(nu)), site.status(page(proef.dicht))) == (410, 410)
    assert str(proef.dicht.publiek_id) not in site.feed("/groepen")
    assert proef.compare() == []
    stel_klok(later + DAG)
    change_day(proef.database, later + DAG)
    assert site.status(page(proef.dicht)) == 200
    assert proef.compare() == []
