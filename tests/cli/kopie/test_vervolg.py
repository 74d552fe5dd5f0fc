"""How the public side goes on after a copy was put back: another epoch, new numbers, and nothing left in memory."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from sqlalchemy import func, insert, select

from tests.cli.conftest import Wijzer
from tests.cli.kopie.test_terugzetten import daar, leeg, morgen, proef, site, wijzer_daar
from tests.factories import AT, REGIO, make_aanbod, make_open_adres
from tests.steun.databases.herstel import Site, back_up, groep_at, ok, page, shield
from tests.steun.databases.proef import Proef
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.published.tables import PublishedWijziging
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.services.controle.controleer_adressen import check_regio
from wijzer.services.locaties.publiceer_locatie import haal_van_de_site
from wijzer.store.onderhoud.vervolg import SPRONG
from wijzer.store.rijen import table_of
from wijzer.store.tables import AfwijkingStapRij

__all__ = ["daar", "leeg", "morgen", "proef", "site", "wijzer_daar"]


def test_numbers_go_on_past_what_anybody_has_seen_and_in_another_epoch(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path
):
    kopie = back_up(wijzer, tmp_path)
    groep_at(proef, "De Es", make_open_adres("Esweg", 3, "7552BB"))
    eerder = proef.publiek.stand()
    gezegd = ok(wijzer("restore", kopie, "--overschrijf"))
    nu = proef.publiek.stand()
    assert nu.epoch != eerder.epoch
    assert nu.publicatie > eerder.publicatie
    assert (
        eerder.laatste_wijziging + SPRONG
        <= nu.laatste_wijziging
        < eerder.laatste_wijziging + SPRONG + 100
    )
    assert f"epoch {nu.epoch}, nummer {nu.laatste_wijziging}." in gezegd
    assert proef.compare() == []


def test_with_a_list_numbers_go_on_past_those_of_the_list(
    proef: Proef, daar: Site, wijzer: Wijzer, wijzer_daar: Wijzer, tmp_path: Path
):
    kopie = back_up(wijzer, tmp_path)
    groep_at(proef, "De Es", make_open_adres("Esweg", 3, "7552BB"))
    eerder = proef.publiek.stand()
    ok(wijzer("afschermingen", tmp_path / "lijst"))
    ok(wijzer_daar("restore", kopie, "--afschermingen", tmp_path / "lijst"))
    antwoord = daar.app.test_client().get("/api/v1/aanbod").json
    assert antwoord is not None
    assert antwoord["laatsteNummer"] >= eerder.laatste_wijziging + SPRONG


def test_a_partner_of_before_is_told_to_begin_anew_and_then_has_what_there_is(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path
):
    client = site.app.test_client()
    kopie = back_up(wijzer, tmp_path)
    na_de_kopie = groep_at(proef, "De Es", make_open_adres("Esweg", 3, "7552BB"))
    eerste = client.get("/api/v1/wijzigingen").json
    assert eerste is not None
    verder = eerste["_links"]["next"]["href"].removeprefix(proef.settings.basis_url)
    assert client.get(verder).status_code == 200
    ok(wijzer("restore", kopie, "--overschrijf"))
    fout = client.get(verder)
    assert fout.status_code == 410
    assert fout.json is not None
    begin = fout.json["_links"]["begin"]["href"].removeprefix(proef.settings.basis_url)
    opnieuw = client.get(begin).json
    assert opnieuw is not None
    weg = {
        resultaat["id"] for resultaat in opnieuw["resultaten"] if resultaat["state"] == "deleted"
    }
    er = {
        resultaat["id"] for resultaat in opnieuw["resultaten"] if resultaat["soort"] == "groep"
    } - weg
    assert str(na_de_kopie.publiek_id) in weg
    assert er == {str(proef.open.publiek_id), str(proef.dicht.publiek_id)}
    assert site.status(page(na_de_kopie)) == 410


def test_numbers_stay_unique_and_below_the_newest(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path
):
    kopie = back_up(wijzer, tmp_path)
    groep_at(proef, "De Es", make_open_adres("Esweg", 3, "7552BB"))
    ok(wijzer("restore", kopie, "--overschrijf"))
    with site.database.read() as store:
        nummers = list(store.session.scalars(select(PublishedWijziging.nummer)))
    assert len(set(nummers)) == len(nummers)
    assert max(nummers) == proef.publiek.stand().laatste_wijziging


def test_a_running_site_forgets_what_it_had_in_memory(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path
):
    """The restored publication may hold rows with any number: nothing of before may be built upon."""
    kopie = back_up(wijzer, tmp_path)
    erna = groep_at(proef, "De Esdoorn", make_open_adres("Esweg", 3, "7552BB"))
    shield(proef, proef.open)
    client = site.app.test_client()
    eerder = client.get("/api/v1/aanbod")
    assert "De Esdoorn" in client.get("/twente/zoeken").text
    ok(wijzer("restore", kopie, "--overschrijf"))
    later = client.get("/api/v1/aanbod", headers={"If-None-Match": eerder.headers["ETag"]})
    assert later.status_code == 200
    for tekst in (later.text, client.get("/twente/zoeken").text, site.everything()):
        assert "De Esdoorn" not in tekst
        assert "De Eik" in tekst
    assert site.status(page(erna)) == 410


def test_a_running_site_builds_on_nothing_of_the_epoch_before(
    proef: Proef, site: Site, wijzer: Wijzer, tmp_path: Path
):
    """What is as it was in the copy is not written anew: its row keeps a number that the site has passed already."""
    vraag = "/aanbod?leeftijd=12"
    kopie = back_up(wijzer, tmp_path)
    assert proef.open.naam in site.feed(vraag)
    with proef.write() as store:
        store.locaties.save(replace(proef.open, leeftijd_van=15))
    assert proef.open.naam not in site.feed(vraag)
    ok(wijzer("restore", kopie, "--overschrijf"))
    assert proef.open.naam in site.feed(vraag)


def test_a_site_goes_on_when_another_file_was_put_under_it_by_hand(proef: Proef):
    """Within one epoch the publicatie went back: a copy of the machine was put back, not one of ours."""
    eerder = proef.nummer()
    assert _aantal(proef) == 2
    with proef.write() as store:
        haal_van_de_site(store, proef.open.id, by=SYSTEEM, at=AT)
    _set_publicatie(proef, eerder - 1)
    assert _aantal(proef) == 1
    _set_publicatie(proef, eerder + 1)
    assert _aantal(proef) == 1, "built upon what was read after it went back, not before"


def _aantal(proef: Proef) -> int:
    with proef.read() as reader:
        return reader.zoek(Zoekvraag()).aantal


def _set_publicatie(proef: Proef, nummer: int) -> None:
    with proef.database.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE published_stand SET publicatie = {nummer}")
        connection.exec_driver_sql("UPDATE published_aanbod SET publicatie = 0")
        connection.exec_driver_sql("UPDATE published_wijziging SET publicatie = 0")


def test_the_first_step_of_a_case_after_a_restore_has_a_number_of_its_own(
    proef: Proef, site: Site, daar: Site, wijzer: Wijzer, wijzer_daar: Wijzer, tmp_path: Path
):
    """On PostgreSQL a sequence knows nothing of rows that bring their numbers along."""
    with proef.write() as store:
        store.aanbod.add(make_aanbod(proef.open, "WGZHG"))  # nobody contracted it
        check_regio(store, REGIO, new_id=uuid4, by=SYSTEEM, at=AT, today=AT.date())
    with proef.database.read() as store:
        hoogste = store.session.scalar(select(func.max(AfwijkingStapRij.id)))
        zaak = store.session.scalars(select(AfwijkingStapRij.afwijking_id)).first()
    assert hoogste
    assert zaak
    kopie = back_up(wijzer, tmp_path)
    ok(wijzer("restore", kopie, "--overschrijf"))
    ok(wijzer_daar("restore", kopie))
    stap = {"afwijking_id": zaak, "stap": "notitie", "status": "open", "at": AT}
    for ergens in (site, daar):
        with ergens.database.transaction(at=AT) as store:
            store.session.execute(insert(table_of(AfwijkingStapRij)), stap)
            assert store.session.scalar(select(func.max(AfwijkingStapRij.id))) == hoogste + 1


def test_a_copy_goes_from_one_kind_of_database_to_the_other_and_back(
    proef: Proef,
    site: Site,
    daar: Site,
    wijzer: Wijzer,
    wijzer_daar: Wijzer,
    tmp_path: Path,
    morgen: Callable[[Site], None],
):
    heen = back_up(wijzer, tmp_path)
    ok(wijzer_daar("restore", heen, "--afschermingen", f"{heen}.afschermingen"))
    (tmp_path / "terug").mkdir()
    terug = back_up(wijzer_daar, tmp_path / "terug")
    nu = shield(proef, proef.open)
    ok(wijzer("restore", terug, "--overschrijf"))
    morgen(site)
    assert [site.status(page(groep)) for groep in (proef.open, proef.dicht, nu)] == [410, 200, 200]
    assert "Proefstraat" not in site.everything()
