"""A copy that is put back never un-shields anybody, and says what it did."""

import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from uuid import uuid4

import pytest

from tests.cli.conftest import Wijzer, environment, runner
from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_open_adres,
    make_opgave,
)
from tests.steun.databases.herstel import (
    Site,
    back_up,
    change,
    groep_at,
    ok,
    page,
    real,
    shield,
    shield_in,
)
from tests.steun.databases.proef import Proef
from tests.steun.databases.soorten import KINDS, Adressen, Voorraad, settings_for
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact
from wijzer.services.intrekking.trek_locatie_in import trek_locatie_in
from wijzer.services.intrekking.zet_locatie_terug import zet_locatie_terug
from wijzer.services.locaties.publiceer_locatie import haal_van_de_site, publiceer_locatie

UUR = timedelta(hours=1)


@pytest.fixture
def proef(settings, stel_klok: Callable[[datetime], None]) -> Iterator[Proef]:
    stel_klok(AT + UUR)
    proef = Proef(settings)
    yield proef
    proef.close()


@pytest.fixture
def site(proef: Proef) -> Iterator[Site]:
    """It runs before, during and after the restore."""
    site = Site.of(proef.settings)
    yield site
    site.close()


@pytest.fixture
def morgen(stel_klok: Callable[[datetime], None]) -> Callable[[Site], None]:
    """Go on to the next day on a site: what was shielded today need not be found before."""

    def go_to(site: Site) -> None:
        later = AT + timedelta(days=1)
        stel_klok(later)
        with site.database.transaction(at=later) as store:
            store.projectie.advance(later, later.date())

    return go_to


@pytest.fixture(params=KINDS)
def leeg(
    request: pytest.FixtureRequest, voorraden: dict[str, Voorraad], tmp_path: Path
) -> Iterator[Adressen]:
    """Another fresh database, of each kind."""
    folder = tmp_path / "leeg"
    folder.mkdir()
    taken = voorraden[request.param].take(folder)
    yield taken
    voorraden[request.param].give_back(taken)


@pytest.fixture
def daar(leeg: Adressen, tmp_path: Path) -> Iterator[Site]:
    """A site on the other database."""
    site = Site.of(settings_for(leeg, tmp_path / "instance2"))
    yield site
    site.close()


@pytest.fixture
def wijzer_daar(leeg: Adressen, tmp_path: Path) -> Wijzer:
    return runner(environment(leeg, tmp_path / "instance2"))


def test_over_what_is_there_a_shielded_locatie_stays_as_it_is_now(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path, morgen: Callable[[Site], None]
):
    with proef.write() as store:
        aanbod = proef.aanbod[0]
        assert aanbod.opgave
        opgave = replace(aanbod.opgave, toelichting="Twee ezels in de wei.")
        store.aanbod.save(replace(aanbod, opgave=opgave))
    kopie = back_up(wijzer, tmp_path)
    assert "Proefstraat" in site.everything()
    nu = shield(proef, proef.open)
    gezegd = ok(wijzer("restore", kopie, "--overschrijf"))
    assert "Afgeschermd gehouden: 2 locaties, met hun gegevens van buiten de kopie." in gezegd
    assert proef.compare() == []
    morgen(site)
    assert (site.status(page(proef.open)), site.status(page(nu))) == (410, 200)
    terug = site.locatie(nu)
    assert terug is not None
    assert (terug.naam, terug.publiek_id, terug.gepubliceerd) == ("Groep Oost", nu.publiek_id, True)
    assert isinstance(terug.adres, AfgeschermdAdres)
    alles = site.everything()
    for spoor in ("Proefstraat", "7551XX", "7551 XX", "De Linde", "ezels"):
        assert spoor not in alles
    assert site.open_streets() == set()


def test_into_an_empty_database_open_locaties_wait_and_shielded_ones_do_not(
    proef: Proef, daar: Site, wijzer: Wijzer, wijzer_daar: Wijzer, tmp_path: Path
):
    kopie = back_up(wijzer, tmp_path)
    shield(proef, proef.open)
    gezegd = ok(wijzer_daar("restore", kopie))
    assert "Open locaties die wachten: 1." in gezegd
    assert "/beheer/teruggezet" in gezegd
    assert (daar.status(page(proef.open)), daar.status(page(proef.dicht))) == (410, 200)
    assert daar.waiting() == {proef.open.id}
    assert "Proefstraat" not in daar.everything()


def test_with_the_list_who_is_shielded_stays_so_and_the_others_are_back_at_once(
    proef: Proef,
    daar: Site,
    wijzer: Wijzer,
    wijzer_daar: Wijzer,
    tmp_path: Path,
    morgen: Callable[[Site], None],
):
    ander = groep_at(proef, "De Es", make_open_adres("Esweg", 3, "7552BB"))
    kopie = back_up(wijzer, tmp_path)
    nu = shield(proef, proef.open)
    lijst = tmp_path / "buiten" / "lijst"
    lijst.parent.mkdir()
    assert "2 afgeschermde locaties" in ok(wijzer("afschermingen", lijst))
    gezegd = ok(wijzer_daar("restore", kopie, "--afschermingen", lijst))
    assert "wachten" not in gezegd
    assert "De lijst van afschermingen is van 20-11-2026 10:00." in gezegd
    assert [daar.status(page(groep)) for groep in (proef.open, ander)] == [410, 200]
    morgen(daar)
    assert [daar.status(page(groep)) for groep in (proef.open, nu, ander)] == [410, 200, 200]
    alles = daar.everything()
    assert "Esweg" in alles
    assert "Proefstraat" not in alles


def test_with_the_list_a_page_that_was_opened_since_the_copy_waits_for_the_next_day(
    proef: Proef,
    daar: Site,
    wijzer: Wijzer,
    wijzer_daar: Wijzer,
    tmp_path: Path,
    morgen: Callable[[Site], None],
):
    """It would take the place of its open page, which everybody saw until now."""
    dicht = groep_at(proef, "De Es", make_afgeschermd_adres("Esweg", 3))
    proef.let_appear(AT)
    kopie = back_up(wijzer, tmp_path)
    change(proef, proef.dicht, naam="De Hulst", adres=OpenbaarAdres(real(proef.dicht)))
    lijst = tmp_path / "lijst"
    ok(wijzer("afschermingen", lijst))
    ok(wijzer_daar("restore", kopie, "--afschermingen", lijst))
    assert (daar.status(page(proef.dicht)), daar.status(page(dicht))) == (410, 200)
    morgen(daar)
    assert daar.status(page(proef.dicht)) == 200


def test_the_list_beside_a_backup_is_for_its_owner_alone_and_tells_nothing(
    proef: Proef, wijzer: Wijzer, tmp_path: Path
):
    kopie = back_up(wijzer, tmp_path)
    lijst = Path(f"{kopie}.afschermingen")
    assert stat.S_IMODE(lijst.stat().st_mode) == 0o600
    inhoud = lijst.read_bytes()
    assert inhoud.startswith(b"wijzer-afschermingen 1\n")
    for woord in (proef.dicht.naam, str(proef.dicht.id), "Geheimweg", proef.aanbieder.naam):
        assert woord.encode() not in inhoud


@dataclass(frozen=True)
class Verwacht:
    """What has to have become of a locatie: absent (None), shielded or open; and whether it is on the site."""

    afgeschermd: bool | None
    zichtbaar: bool


WEG, DICHT, DICHT_AF, OPEN, OPEN_AF = (
    Verwacht(None, False),
    Verwacht(True, True),
    Verwacht(True, False),
    Verwacht(False, True),
    Verwacht(False, False),
)
TOEN = ("weg", "open", "dicht", "ingetrokken")
NU = ("gewist", "ingetrokken", "open", "dicht")
UITKOMST: dict[tuple[str, str], tuple[Verwacht, Verwacht, Verwacht]] = {
    # copy, now:        over what is there · with a list · with nothing
    ("weg", "open"): (WEG, WEG, WEG),
    ("weg", "dicht"): (DICHT, DICHT, WEG),
    ("open", "gewist"): (OPEN_AF, OPEN, OPEN_AF),
    ("open", "ingetrokken"): (WEG, OPEN, OPEN_AF),
    ("open", "open"): (OPEN, OPEN, OPEN_AF),
    ("open", "dicht"): (DICHT, DICHT, OPEN_AF),
    ("dicht", "gewist"): (DICHT_AF, DICHT, DICHT),
    ("dicht", "ingetrokken"): (WEG, WEG, DICHT),
    ("dicht", "open"): (DICHT, DICHT, DICHT),
    ("dicht", "dicht"): (DICHT, DICHT, DICHT),
    ("ingetrokken", "gewist"): (WEG, WEG, WEG),
    ("ingetrokken", "ingetrokken"): (WEG, WEG, WEG),
    ("ingetrokken", "open"): (WEG, WEG, WEG),
    ("ingetrokken", "dicht"): (DICHT, DICHT, WEG),
}


def begin(proef: Proef, stand: str, nummer: int) -> Locatie | None:
    adres = (f"Straat{'abcdefghijklmnop'[nummer]}weg", nummer + 1, "7553CC")
    match stand:
        case "open":
            return groep_at(proef, f"Groep {nummer}", make_open_adres(*adres))
        case "dicht":
            return groep_at(proef, f"Groep {nummer}", make_afgeschermd_adres(*adres))
        case "ingetrokken":
            groep = groep_at(proef, f"Groep {nummer}", make_open_adres(*adres))
            withdraw(proef, groep)
            return groep
        case _:
            return None


def go_on(proef: Proef, locatie: Locatie | None, stand: str, nummer: int) -> Locatie:
    """Let it stand as it should now."""
    if locatie is None:
        nieuw = begin(proef, stand, nummer)
        assert nieuw
        return nieuw
    if stand == "gewist":
        with proef.write() as store:
            store.locaties.delete(locatie.id)
        return locatie
    if is_withdrawn(proef, locatie):
        return (
            locatie
            if stand == "ingetrokken"
            else go_on(proef, put_back(proef, locatie), stand, nummer)
        )
    if stand == "ingetrokken":
        withdraw(proef, locatie)
        return locatie
    if stand == "dicht" and not locatie.is_afgeschermd:
        return shield(proef, locatie, f"Andere {nummer}")
    if stand == "open" and locatie.is_afgeschermd:
        adres = make_open_adres(f"Straat{'abcdefghijklmnop'[nummer]}weg", nummer + 1, "7553CC")
        return change(proef, locatie, naam=f"Andere {nummer}", adres=adres)
    return locatie


def withdraw(proef: Proef, locatie: Locatie) -> None:
    with proef.write() as store:
        haal_van_de_site(store, locatie.id, by=SYSTEEM, at=AT)
        trek_locatie_in(store, locatie.id, by=SYSTEEM, at=AT, today=TODAY)


def put_back(proef: Proef, locatie: Locatie) -> Locatie:
    with proef.write() as store:
        zet_locatie_terug(store, locatie.id, new_id=uuid4, by=SYSTEEM, at=AT, today=TODAY)
        return publiceer_locatie(store, locatie.id, by=SYSTEEM, at=AT)


def is_withdrawn(proef: Proef, locatie: Locatie) -> bool:
    with proef.write() as store:
        return locatie.id in store.locaties.withdrawals([locatie.aanbieder_id])


def test_the_table_of_outcomes_is_complete():
    assert UITKOMST.keys() == {*product(TOEN, NU)} - {("weg", "gewist"), ("weg", "ingetrokken")}


@pytest.mark.parametrize("middel", ["wat er is", "lijst", "niets"])
def test_whatever_stood_in_the_copy_and_stands_now_nobody_is_unshielded(
    proef: Proef,
    wijzer: Wijzer,
    tmp_path: Path,
    middel: str,
    request: pytest.FixtureRequest,
    morgen: Callable[[Site], None],
):
    wegen = list(UITKOMST)
    eerst = [begin(proef, toen, nummer) for nummer, (toen, _) in enumerate(wegen)]
    kopie = back_up(wijzer, tmp_path)
    nu = [go_on(proef, eerst[nummer], straks, nummer) for nummer, (_, straks) in enumerate(wegen)]
    ok(wijzer("afschermingen", tmp_path / "lijst"))
    if middel == "wat er is":
        site = Site.of(proef.settings)
        ok(wijzer("restore", kopie, "--overschrijf"))
    else:
        url = f"sqlite:///{tmp_path}/nieuw.sqlite3"
        adressen = Adressen(url, url)
        erbij = ["--afschermingen", tmp_path / "lijst"] if middel == "lijst" else []
        ok(runner(environment(adressen, tmp_path / "nieuw"))("restore", kopie, *erbij))
        site = Site.of(settings_for(adressen, tmp_path / "nieuw"))
    request.addfinalizer(site.close)
    morgen(site)
    keuze = ("wat er is", "lijst", "niets").index(middel)
    alles = site.everything()
    for nummer, weg in enumerate(wegen):
        terug = site.locatie(nu[nummer])
        zichtbaar = terug is not None and site.status(page(terug)) == 200
        gevonden = Verwacht(terug.is_afgeschermd if terug else None, zichtbaar)
        assert gevonden == UITKOMST[weg][keuze], weg
        straat = f"Straat{'abcdefghijklmnop'[nummer]}weg"
        assert (straat in alles) is (gevonden == OPEN), weg
        toen = eerst[nummer]
        if weg == ("open", "dicht") and toen:
            assert site.status(page(toen)) == 410


def test_what_lies_open_at_an_address_that_is_shielded_now_comes_back_off_the_site(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path
):
    dubbel = groep_at(proef, "De Linde bis", make_open_adres())
    kopie = back_up(wijzer, tmp_path)
    with proef.write() as store:
        haal_van_de_site(store, dubbel.id, by=SYSTEEM, at=AT)
    shield(proef, proef.open)
    gezegd = ok(wijzer("restore", kopie, "--overschrijf"))
    assert "Niet meer op de site, in de kopie nog wel: 1 locaties." in gezegd
    assert site.status(page(dubbel)) == 410
    assert "Proefstraat" not in site.everything()


def test_name_and_contact_of_the_aanbieder_stay_as_they_are_now_where_they_stand_on_a_shielded_page(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path
):
    boven = make_aanbieder(contact=Contact(website="https://proefstraat.example"))
    with proef.write() as store:
        oud = replace(proef.aanbieder, contact=Contact(email="info@proefstraat.example"))
        store.aanbieders.add(boven)
        store.aanbieders.save(oud)
        regel = make_contractregel(proef.aanbieder, "WGZHG", hoofdaannemer_id=boven.id)
        store.contracten.add_many([regel], [])
    kopie = back_up(wijzer, tmp_path)
    with proef.write() as store:
        for wie in (oud, boven):
            store.aanbieders.save(replace(wie, contact=Contact(email="post@bron.example")))
    shield(proef, proef.open)
    ok(wijzer("restore", kopie, "--overschrijf"))
    alles = site.everything()
    assert "post@bron.example" in alles
    assert "proefstraat" not in alles.casefold()


def test_a_page_that_would_tell_the_address_by_an_aanbieder_of_the_copy_stays_off_the_site(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path, morgen: Callable[[Site], None]
):
    """The hoofdaannemer of the copy is nobody's now, so no contact of now is known of it."""
    boven = make_aanbieder(contact=Contact(website="https://proefstraat.example"))
    regel = make_contractregel(proef.aanbieder, "WGZHG", hoofdaannemer_id=boven.id)
    with proef.write() as store:
        store.aanbieders.add(boven)
        store.contracten.add_many([regel], [])
    kopie = back_up(wijzer, tmp_path)
    with proef.write() as store:
        store.contracten.save_many([replace(regel, hoofdaannemer_id=None)], [])
    nu = shield(proef, proef.open)
    ok(wijzer("restore", kopie, "--overschrijf"))
    morgen(site)
    terug = site.locatie(nu)
    assert terug is not None
    assert not terug.gepubliceerd
    assert site.status(page(nu)) == 404, "it never stood there under this id"


def test_an_aanbieder_whose_name_may_be_chance_keeps_its_shielded_locatie_on_the_site(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path, morgen: Callable[[Site], None]
):
    """It was asked when that locatie was shielded, and a restore asks nobody."""
    with proef.write() as store:
        store.aanbieders.save(replace(proef.aanbieder, naam="De Linde"))
    nu = groep_at(proef, "Groep Oost", make_afgeschermd_adres("Lindelaan", 7, "7552CC"))
    kopie = back_up(wijzer, tmp_path)
    ok(wijzer("restore", kopie, "--overschrijf"))
    morgen(site)
    assert site.status(page(nu)) == 200


def test_an_aanbod_taken_away_since_comes_back_under_another_id_and_without_its_remark(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path
):
    oud = make_aanbod(proef.open, "WGZHG", make_opgave(toelichting="Twee ezels"))
    with proef.write() as store:
        store.contracten.add_many([make_contractregel(proef.aanbieder, "WGZHG")], [])
        store.aanbod.add(oud)
    kopie = back_up(wijzer, tmp_path)
    with proef.write() as store:
        store.aanbod.delete(oud.id)
    shield(proef, proef.open)
    ok(wijzer("restore", kopie, "--overschrijf"))
    with site.database.read() as store:
        terug = next(
            aanbod for aanbod in store.aanbod.of_locatie(proef.open.id) if aanbod.id == oud.id
        )
    assert terug.publiek_id != oud.publiek_id
    assert terug.opgave is not None
    assert terug.opgave.toelichting is None
    assert terug.gewijzigd_at == AT + UUR
    assert site.status(f"/api/v1/aanbod/{oud.publiek_id}") == 410


def test_a_shielded_locatie_of_an_aanbieder_that_the_copy_does_not_know_is_left_out(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path
):
    kopie = back_up(wijzer, tmp_path)
    nieuw = make_aanbieder()
    geheim = make_groep(nieuw, "De Wilg", make_afgeschermd_adres("Wilgenhof", 9))
    with proef.write() as store:
        store.aanbieders.add(nieuw)
        store.locaties.add(geheim)
    ok(wijzer("restore", kopie, "--overschrijf"))
    assert site.locatie(geheim) is None
    assert proef.compare() == []


def test_who_waits_goes_on_waiting_after_another_restore_and_with_a_list_made_meanwhile(
    proef: Proef, daar: Site, wijzer: Wijzer, wijzer_daar: Wijzer, tmp_path: Path
):
    ander = groep_at(proef, "De Es", make_open_adres("Esweg", 3, "7552BB"))
    kopie = back_up(wijzer, tmp_path)
    ok(wijzer_daar("restore", kopie))
    with daar.database.transaction(at=AT + UUR) as store:
        store.te_bevestigen.answer([ander.id], at=AT + UUR)
    ok(wijzer_daar("afschermingen", tmp_path / "lijst"))
    ok(wijzer_daar("restore", kopie, "--overschrijf"))
    assert daar.waiting() == {proef.open.id, ander.id}
    assert [daar.status(page(groep)) for groep in (proef.open, ander)] == [410, 410]
    with daar.database.read() as store:
        assert store.te_bevestigen.count() == 1, "one was answered for"
    ok(wijzer("restore", kopie, "--overschrijf", "--afschermingen", tmp_path / "lijst"))
    with proef.database.read() as store:
        assert store.te_bevestigen.count() == 1
        assert not any(
            locatie.gepubliceerd for locatie in store.locaties.of_ids([proef.open.id, ander.id])
        )


def test_a_database_that_was_only_made_ready_knows_nothing(
    proef: Proef, daar: Site, wijzer: Wijzer, wijzer_daar: Wijzer, tmp_path: Path
):
    kopie = back_up(wijzer, tmp_path)
    ok(wijzer_daar("init"))
    assert "Open locaties die wachten: 1." in ok(wijzer_daar("restore", kopie, "--overschrijf"))
    assert daar.waiting() == {proef.open.id}


def test_who_is_being_shielded_while_the_restore_begins_is_not_missed(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path, morgen: Callable[[Site], None]
):
    kopie = back_up(wijzer, tmp_path)
    with ThreadPoolExecutor(1) as ernaast:
        with proef.write() as store:
            nu = shield_in(store, proef.open, "Groep Oost")
            store.session.flush()
            restore = ernaast.submit(wijzer, "restore", kopie, "--overschrijf")
            assert not wait([restore], timeout=2).done
        ok(restore.result(timeout=60))
    morgen(site)
    assert [site.status(page(groep)) for groep in (proef.open, nu)] == [410, 200]
    assert "Proefstraat" not in site.everything()


def test_what_was_done_is_in_the_audit_trail(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path
):
    kopie = back_up(wijzer, tmp_path)
    ok(wijzer("restore", kopie, "--overschrijf"))
    with site.database.read() as store:
        regel = store.logboek.page(None)[0]
        assert regel.handeling == "reservekopie teruggezet"
        assert regel.object_id == proef.publiek.stand().epoch
        assert store.logboek.verify() is None


@pytest.fixture
def lijst(proef: Proef, wijzer: Wijzer, tmp_path: Path) -> Path:
    ok(wijzer("afschermingen", tmp_path / "lijst"))
    return tmp_path / "lijst"


def refused(wijzer: Wijzer, kopie: Path, lijst: Path) -> str:
    uitkomst = wijzer("restore", kopie, "--afschermingen", lijst, "--overschrijf")
    assert uitkomst.exit_code == 1
    return uitkomst.stderr


def test_a_list_that_is_older_than_the_copy_is_refused(
    proef: Proef, site: Site, lijst: Path, wijzer: Wijzer, tmp_path: Path, stel_klok
):
    stel_klok(AT + 2 * UUR)
    kopie = back_up(wijzer, tmp_path)
    assert "ouder dan de reservekopie" in refused(wijzer, kopie, lijst)
    assert site.status(page(proef.open)) == 200
    ok(wijzer("restore", kopie, "--overschrijf", "--afschermingen", f"{kopie}.afschermingen"))


def test_a_list_of_another_installation_is_refused(
    proef: Proef, wijzer: Wijzer, daar: Site, wijzer_daar: Wijzer, tmp_path: Path
):
    for database, wat in ((proef.database, "hier"), (daar.database, "daar")):
        with database.transaction(at=AT) as store:
            store.logboek.add(
                by=SYSTEEM, at=AT, handeling="begonnen", object_soort="regio", object_id=wat
            )
    kopie = back_up(wijzer, tmp_path)
    ok(wijzer_daar("afschermingen", tmp_path / "van elders"))
    assert "andere installatie" in refused(wijzer, kopie, tmp_path / "van elders")
    ok(wijzer("afschermingen", tmp_path / "van hier"))
    ok(wijzer("restore", kopie, "--overschrijf", "--afschermingen", tmp_path / "van hier"))


def test_a_list_under_other_keys_and_what_is_no_list_are_refused(
    proef: Proef, site: Site, lijst: Path, wijzer: Wijzer, omgeving: dict[str, str], tmp_path: Path
):
    kopie = back_up(wijzer, tmp_path)
    (tmp_path / "half").write_bytes(lijst.read_bytes()[:-30])
    (tmp_path / "geen").write_bytes(b"zomaar iets")
    assert "andere sleutels" in refused(wijzer, kopie, tmp_path / "half")
    assert "geen lijst" in refused(wijzer, kopie, tmp_path / "geen")
    anders = {**omgeving, "WIJZER_ADRES_SLEUTELS": "A" * 43 + "="}
    assert "andere sleutels" in refused(runner(anders), kopie, lijst)
    assert site.status(page(proef.open)) == 200
