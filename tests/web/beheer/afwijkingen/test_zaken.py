"""The cases of the adrescontrole: the list, the file, the page of one, and what the beheerder does with it."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from tests.factories import AT, REGIO, make_afgeschermd_adres
from tests.web.beheer.conftest import CONTRACT, secrets_in, tekst
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Zaakstatus
from wijzer.jobs.controle import carry_out
from wijzer.services.afwijkingen.behandel_afwijking import change_status
from wijzer.services.controle.controleer_adressen import ADRESCONTROLE
from wijzer.store.tables import TaakRunRij

ADRES, GEEN, NIET_INGEVOERD = (
    Afwijkingsoort.ADRES_NIET_GECONTRACTEERD,
    Afwijkingsoort.GEEN_CONTRACT,
    Afwijkingsoort.LOCATIE_NIET_INGEVOERD,
)


def path(zaak, vraag: str = "") -> str:
    return f"/beheer/afwijkingen/{zaak.id}{vraag}"


def status_of(wereld, soort=ADRES):
    return wereld.zaak(soort).status


# ── the list ─────────────────────────────────────────────────────────────────


def test_the_list_has_every_case_of_the_region_the_most_urgent_first(wereld):
    pagina = wereld.bea.pagina("/beheer/afwijkingen")
    assert "3 afwijkingen" in pagina.text
    lijst = pagina.text.partition("3 afwijkingen")[2]
    assert (
        lijst.index("De Linde") < lijst.index("Het Rad") < lijst.index("locatie uit het contract")
    )
    assert "huisnummer en waarschijnlijk een tikfout" in pagina.text
    assert "Friese" not in pagina.text


def test_the_navigation_counts_the_cases_on_every_page(wereld):
    assert "Afwijkingen 3 vragen aandacht" in wereld.bea.pagina("/beheer/gebruikers").text
    assert "Afwijkingen 1 vragen aandacht" in wereld.fokke.pagina("/beheer/logboek").text


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ("soort=geen-contract", 1),
        ("status=opgelost", 0),
        ("status=alle", 3),
        ("status=open&soort=adres-niet-gecontracteerd", 1),
        ("sorteer=nieuwste", 3),
    ],
)
def test_the_list_narrows_to_what_is_asked(wereld, vraag, aantal):
    assert f"{aantal} afwijking" in wereld.bea.pagina(f"/beheer/afwijkingen?{vraag}").text


def test_the_list_narrows_to_one_aanbieder(wereld):
    pagina = wereld.bea.pagina(f"/beheer/afwijkingen?aanbieder={wereld.wiel.id}")
    assert "1 afwijking" in pagina.text
    assert "Het Rad" in pagina.text


def test_a_wrong_value_is_told_and_the_rest_is_still_shown(wereld):
    pagina = wereld.bea.pagina("/beheer/afwijkingen?status=zomaar&aanbieder=geen-uuid&pagina=nul")
    assert "Niet alles was goed ingevuld" in pagina.text
    assert "3 afwijkingen" in pagina.text
    ver = wereld.bea.pagina("/beheer/afwijkingen?pagina=1000000000")
    assert "Dit is geen nummer" in ver.text or "Zo veel pagina's zijn er niet" in ver.text


def test_the_aanbieder_of_another_region_has_no_cases_here(wereld):
    pagina = wereld.bea.pagina(f"/beheer/afwijkingen?aanbieder={wereld.elders.id}")
    assert "0 afwijkingen" in pagina.text
    assert "Elders" not in pagina.text


# ── the file ─────────────────────────────────────────────────────────────────


def rows(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.get_data().decode("utf-8-sig")), delimiter=";"))


def test_the_file_has_ids_and_what_differs(wereld):
    response = wereld.bea.get("/beheer/afwijkingen/export?soort=adres-niet-gecontracteerd")
    (rij,) = rows(response)
    assert response.headers["Content-Disposition"].startswith('attachment; filename="afwijkingen-')
    assert response.headers["Cache-Control"] == "no-store"
    assert rij["afwijking_id"] == str(wereld.zaak(ADRES).id)
    assert rij["verschil"] == "huisnummer, waarschijnlijk een tikfout"
    assert (rij["aanbieder"], rij["locatie"], rij["gevonden_op"]) == (
        "De Es",
        "De Linde",
        "2026-11-20",
    )


def test_no_address_gets_into_the_file_not_even_by_a_name(wereld):
    response = wereld.bea.get("/beheer/afwijkingen/export?status=alle")
    assert len(rows(response)) == 3
    assert not secrets_in(response.get_data(as_text=True))


def test_nothing_in_the_file_runs_in_a_spreadsheet(wereld):
    with wereld.database.transaction() as store:
        store.aanbieders.save(replace(wereld.wiel, naam="=1+1"))
    (rij,) = rows(wereld.bea.get("/beheer/afwijkingen/export?soort=geen-contract"))
    assert rij["aanbieder"] == "'=1+1"


# ── one case ─────────────────────────────────────────────────────────────────


def test_an_opened_case_shows_both_addresses_and_marks_what_differs(wereld):
    wereld.toon(wereld.es)
    response = wereld.bea.get(path(wereld.zaak(ADRES)))
    html = response.get_data(as_text=True)
    assert response.headers["Cache-Control"] == "no-store"
    assert html.count("Canariestraat") == 2
    for nummer in ("4312", "4321"):
        assert f'<mark class="bw-verschil">{nummer}</mark>' in html
    assert "waarschijnlijk een tikfout" in html
    assert 'href="tel:+31740000033"' in html
    assert "C-2025-001" in html


def test_a_case_without_an_entered_locatie_shows_the_contracted_address(wereld):
    wereld.toon(wereld.es)
    pagina = wereld.bea.pagina(path(wereld.zaak(NIET_INGEVOERD)))
    assert "Het adres" in pagina.text
    assert "8765" in pagina.text
    assert "Ingevoerd als" not in pagina.text


def test_a_postcode_of_another_gemeente_is_told_by_name(wereld):
    with wereld.database.transaction(at=AT) as store:
        verkeerd = make_afgeschermd_adres("Canariestraat", 4321, "7511XX")
        store.locaties.save(replace(store.locaties.get(wereld.linde.id), adres=verkeerd))
    wereld.controle()
    pagina = wereld.bea.pagina(path(wereld.zaak(Afwijkingsoort.GEMEENTE_POSTCODE_STRIJDIG)))
    assert "koos gemeente Hengelo. Deze postcode ligt in Enschede." in pagina.text


def test_no_title_says_where_a_locatie_is(wereld):
    for soort in (ADRES, GEEN, NIET_INGEVOERD):
        assert not secrets_in(wereld.bea.pagina(path(wereld.zaak(soort))).title)


def test_status_and_note_are_kept_in_one_go(wereld):
    zaak = wereld.zaak(ADRES)
    velden = {"naar": "in-behandeling", "notitie": "Gebeld met de directeur."}
    response = wereld.bea.send_form(path(zaak), velden)
    assert (response.status_code, response.location) == (303, path(zaak))
    pagina = wereld.bea.pagina(path(zaak))
    assert status_of(wereld) is Zaakstatus.IN_BEHANDELING
    assert "Gebeld met de directeur." in pagina.text
    assert "bea@twente.example" in pagina.text
    assert wereld.trail()[0] == "status van afwijking gewijzigd"


def test_a_note_alone_leaves_the_status_as_it_is(wereld):
    zaak = wereld.zaak(ADRES)
    assert wereld.bea.send_form(path(zaak), {"notitie": "Geen gehoor."}).status_code == 303
    assert status_of(wereld) is Zaakstatus.OPEN
    assert wereld.trail()[0] == "notitie bij afwijking"


def test_an_empty_form_says_what_to_do(wereld):
    response = wereld.bea.send_form(path(wereld.zaak(ADRES)), {"notitie": "  "})
    assert response.status_code == 400
    assert "Kies een andere status of schrijf een notitie." in tekst(response)


def test_accepting_asks_for_a_reason(wereld):
    response = wereld.bea.send_form(path(wereld.zaak(ADRES)), {"naar": "geaccepteerd"})
    assert response.status_code == 400
    assert "Schrijf op waarom dit verschil klopt." in tekst(response)
    assert status_of(wereld) is Zaakstatus.OPEN


def test_nobody_can_close_a_case_but_the_check(wereld):
    zaak = wereld.zaak(ADRES)
    response = wereld.bea.send_form(path(zaak), {"naar": "opgelost", "notitie": "Zo."})
    assert response.status_code == 400
    assert status_of(wereld) is Zaakstatus.OPEN


@pytest.mark.parametrize("notitie", ["Het is toch Canariestraat 12", "op 7551 xx wonen zij"])
def test_a_note_does_not_take_an_address_along(wereld, notitie):
    response = wereld.bea.send_form(path(wereld.zaak(ADRES)), {"notitie": notitie})
    assert response.status_code == 400
    assert "Laat de straat en de postcode weg" in tekst(response)
    with wereld.database.read() as store:
        assert not [stap for stap in store.afwijkingen.steps(wereld.zaak(ADRES).id) if stap.notitie]


def test_a_colleague_who_was_first_is_not_overwritten(wereld):
    zaak = wereld.zaak(ADRES)
    with wereld.database.transaction(at=AT) as store:
        change_status(
            store,
            zaak.id,
            Zaakstatus.IN_BEHANDELING,
            expected_versie=zaak.versie,
            by=SYSTEEM,
            at=AT,
        )
    velden = {"versie": str(zaak.versie), "naar": "wacht-op-aanbieder"}
    response = wereld.bea.send_form(path(zaak), velden)
    assert response.status_code == 400
    assert "Iemand anders heeft dit ondertussen gewijzigd" in tekst(response)
    assert status_of(wereld) is Zaakstatus.IN_BEHANDELING


def test_save_and_next_walks_through_the_list(wereld):
    eerste, tweede = wereld.zaak(ADRES), wereld.zaak(GEEN)
    velden = {"naar": "in-behandeling", "verder": "volgende"}
    response = wereld.bea.send_form(path(eerste, "?sorteer=oudste"), velden)
    assert response.location == path(tweede, "?sorteer=oudste")


def test_a_case_knows_its_neighbours_also_when_it_left_the_list(wereld):
    pagina = wereld.bea.pagina(path(wereld.zaak(GEEN)))
    assert "2 van 3" in pagina.text
    assert path(wereld.zaak(ADRES)) in pagina.links
    weg = wereld.bea.pagina(path(wereld.zaak(GEEN), "?soort=adres-niet-gecontracteerd"))
    assert "van 1" not in weg.text


def test_a_solved_case_takes_notes_and_no_status(wereld):
    with wereld.database.transaction(at=AT) as store:
        store.locaties.save(
            replace(store.locaties.get(wereld.linde.id), adres=AfgeschermdAdres(CONTRACT))
        )
    wereld.controle()
    zaak = wereld.zaak(ADRES)
    pagina = wereld.bea.pagina(path(zaak))
    assert zaak.status is Zaakstatus.OPGELOST
    assert "Deze afwijking is opgelost." in pagina.text
    assert wereld.bea.send_form(path(zaak), {"notitie": "Nagebeld."}).status_code == 303


# ── the check at the press of a button ───────────────────────────────────────


def press_check(client):
    return client.send_form("/beheer/afwijkingen", {}, number=-1)


def work(wereld):
    """What the job worker does."""
    carry_out(wereld.database, REGIO)


def list_page(wereld):
    return wereld.bea.pagina("/beheer/afwijkingen").text


def test_the_button_asks_and_the_worker_checks_and_the_page_tells_what_it_found(wereld, stel_klok):
    with wereld.database.transaction(at=AT) as store:
        store.locaties.save(
            replace(store.locaties.get(wereld.linde.id), adres=AfgeschermdAdres(CONTRACT))
        )
    response = press_check(wereld.bea)
    assert (response.status_code, response.location) == (303, "/beheer/afwijkingen")
    assert (
        "De controle is gevraagd op 20 november 2026 om 09.00 uur door bea@twente.example. Zij begint zo."
        in list_page(wereld)
    )
    assert "3 afwijkingen" in list_page(wereld), "the request itself checks nothing"
    stel_klok(AT + timedelta(minutes=1))
    work(wereld)
    pagina = list_page(wereld)
    assert (
        "Laatste controle: 20 november 2026 om 09.01 uur. 3 locaties zijn vergeleken met het contract."
        in pagina
    )
    assert "1 is opgelost." in pagina
    assert "2 afwijkingen" in pagina
    assert wereld.trail(REGIO)[:2] == ["adrescontrole uitgevoerd", "adrescontrole gevraagd"]


def test_a_check_after_a_check_finds_the_same_again(wereld, stel_klok):
    stel_klok(AT + timedelta(minutes=1))
    press_check(wereld.bea)
    work(wereld)
    assert "0 afwijkingen zijn nieuw. 0 zijn opgelost." in list_page(wereld)


def test_a_second_press_is_told_that_it_runs_and_by_whom(wereld):
    press_check(wereld.bea)
    press_check(wereld.bea)
    assert "De controle was al gevraagd." in list_page(wereld)
    assert wereld.trail(REGIO).count("adrescontrole gevraagd") == 1


def test_while_it_runs_the_page_and_the_script_tell_how_far_it_is(wereld):
    press_check(wereld.bea)
    carry_out(wereld.database, REGIO, is_stopping=lambda: True)  # one part: all three aanbieders
    pagina = wereld.bea.pagina("/beheer/afwijkingen")
    zin = "De controle loopt: 3 van 3 aanbieders. Begonnen op 20 november 2026 om 09.00 uur, gevraagd door bea@twente.example."
    assert zin in pagina.text
    (balk,) = pagina.all("progress")
    assert (balk.get("value"), balk.get("max")) == ("3", "3")
    assert "/beheer/afwijkingen" in pagina.links, "without a script the page is loaded again"
    stand = wereld.bea.get("/beheer/afwijkingen/controle/stand").get_json()
    assert (stand["bezig"], stand["gedaan"], stand["totaal"], " ".join(stand["zinnen"])) == (
        True,
        3,
        3,
        zin,
    )
    work(wereld)
    assert wereld.bea.get("/beheer/afwijkingen/controle/stand").get_json()["bezig"] is False


@pytest.mark.parametrize(
    ("begonnen", "na", "zin"),
    [
        (False, timedelta(seconds=29), "Zij begint zo."),
        (False, timedelta(seconds=31), "De taken draaien niet."),
        (True, timedelta(seconds=59), "De controle loopt: 3 van 3 aanbieders."),
        (True, timedelta(seconds=61), "De controle staat stil sinds 20 november 2026 om 09.00 uur"),
    ],
)
def test_nobody_waits_for_a_worker_that_is_not_there(wereld, stel_klok, begonnen, na, zin):
    press_check(wereld.bea)
    if begonnen:
        carry_out(wereld.database, REGIO, is_stopping=lambda: True)
    stel_klok(AT + na)
    assert zin in list_page(wereld)
    assert zin in " ".join(
        wereld.bea.get("/beheer/afwijkingen/controle/stand").get_json()["zinnen"]
    )


# ── what an empty list means ─────────────────────────────────────────────────


def without_cases(wereld):
    """Everything that was entered fits, and what is contracted is entered."""
    with wereld.database.transaction(at=AT) as store:
        for zaak in store.afwijkingen.all(REGIO):
            store.afwijkingen.save(replace(zaak, status=Zaakstatus.OPGELOST, closed_at=AT))


def keep_run(wereld, *, begin=AT, einde=AT, fout=None, **aantallen):
    with wereld.database.transaction(at=AT) as store:
        run_id = uuid4()
        store.taken.start(run_id, ADRESCONTROLE, REGIO, begin)
        store.taken.end(run_id, einde, aantallen, fout)


ALLES = "Alles wat is ingevoerd, paste op 20 november 2026 om 09.00 uur bij het contract."


def test_that_all_is_well_is_said_with_when_it_was_looked_at(wereld):
    without_cases(wereld)
    keep_run(wereld, begin=AT + timedelta(seconds=1))
    assert ALLES in list_page(wereld)


@pytest.mark.parametrize(
    ("run", "na", "zin"),
    [
        ({"fout": "RuntimeError"}, 0, "is mislukt. De laatste die lukte, was op 20 november 2026 om 09.00 uur."),
        ({"mislukt": 1, "mislukte_aanbieders": []}, 0, "Geen afwijking vraagt"),
        ({"onbekend": 2}, 0, "Geen afwijking vraagt aandacht. 2 locaties konden niet worden vergeleken."),
        ({}, 30, "langer dan een dag geleden"),
    ],
)  # fmt: skip
def test_that_all_is_well_is_not_said_after_a_check_that_failed_is_old_or_could_not_tell(
    wereld, stel_klok, run, na, zin
):
    without_cases(wereld)
    keep_run(wereld, begin=AT + timedelta(seconds=1), **run)
    stel_klok(AT + timedelta(minutes=20))
    if na:
        wereld.bea.get("/beheer")
        with wereld.database.transaction(at=AT) as store:
            store.session.execute(update(TaakRunRij).values(ended_at=AT - timedelta(hours=na)))
    pagina = list_page(wereld)
    assert zin in pagina
    assert "Alles wat is ingevoerd" not in pagina


def test_that_all_is_well_is_not_said_while_a_difference_is_accepted_or_a_check_runs(wereld):
    without_cases(wereld)
    zaak = wereld.zaak(ADRES)
    with wereld.database.transaction(at=AT) as store:
        store.afwijkingen.save(replace(zaak, status=Zaakstatus.GEACCEPTEERD))
    assert "Geen afwijking vraagt aandacht. 1 verschil is geaccepteerd." in list_page(wereld)
    press_check(wereld.bea)
    assert "Dat zegt nog niet alles" in list_page(wereld)


def test_the_check_is_of_the_own_region_only(wereld):
    voor = wereld.zaak(NIET_INGEVOERD, "friesland").gezien_at
    press_check(wereld.bea)
    work(wereld)
    assert wereld.zaak(NIET_INGEVOERD, "friesland").gezien_at == voor
    assert "adrescontrole uitgevoerd" in wereld.trail(REGIO)


# ── nobody else ──────────────────────────────────────────────────────────────


def test_a_case_of_another_region_looks_like_one_that_is_not_there(wereld):
    niets = wereld.fokke.get(f"/beheer/afwijkingen/{uuid4()}")
    van_bea = wereld.fokke.get(path(wereld.zaak(ADRES)))
    assert niets.status_code == van_bea.status_code == 404
    assert tekst(niets) == tekst(van_bea)


def test_an_aanbieder_sees_no_case_page_not_even_of_its_own(wereld):
    for waar in ("/beheer/afwijkingen", path(wereld.zaak(ADRES)), "/beheer/afwijkingen/export"):
        response = wereld.jo.get(waar)
        assert response.status_code == 403
        assert "Canarie" not in response.get_data(as_text=True)
