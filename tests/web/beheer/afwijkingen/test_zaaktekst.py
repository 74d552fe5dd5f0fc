"""What is said of a case in every status: only one that asks for attention accuses, or asks to do something."""

import re
from dataclasses import replace
from uuid import UUID

import pytest

from tests.factories import AT, REGIO
from tests.web.beheer.afwijkingen.test_zaken import path, rows
from tests.web.beheer.conftest import CONTRACT, Wereld
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.afwijkingen.afwijking import (
    Aanleiding,
    Afwijking,
    Afwijkingsoort,
    Bevinding,
    Gebeurtenis,
    Stap,
    Verschilwoord,
    Zaakstatus,
)
from wijzer.domain.ids import AanbiederId, AfwijkingId
from wijzer.domain.locaties.zichtbaarheid import Zichtbaarheid
from wijzer.services.controle.controleer_adressen import check_aanbieder_adressen
from wijzer.web.beheer.afwijkingen.zaaktekst import tell_step, tell_zaak

DOEN = re.compile(r"\b(Bel|Vraag|Controleer)\b")
NU = re.compile(r"staat niet in het contract|is niet ingevoerd of weer|ligt in een andere")


def case(soort: Afwijkingsoort, status: Zaakstatus) -> Afwijking:
    return Afwijking(
        id=AfwijkingId(UUID(int=1)),
        regio=REGIO,
        status=status,
        opened_at=AT,
        gezien_at=AT,
        closed_at=AT,
        bevinding=Bevinding(
            soort=soort, aanbieder_id=AanbiederId(UUID(int=2)), verschil=(Verschilwoord.HUISNUMMER,)
        ),
    )


EINDE = {
    Zaakstatus.OPGELOST: "Dit is opgelost: op 20 november 2026",
    Zaakstatus.INGETROKKEN: "Dit telt niet meer: de locatie of het aanbod is ingetrokken.",
}


@pytest.mark.parametrize("soort", Afwijkingsoort)
@pytest.mark.parametrize("status", Zaakstatus)
def test_each_kind_in_each_status(app, soort, status):
    zaak = case(soort, status)
    with app.test_request_context():
        tekst = tell_zaak(zaak)
    vraagt = status.vraagt_aandacht
    assert bool(DOEN.search(tekst.uitleg)) == bool(DOEN.search(tekst.contactkop)) == vraagt
    assert tekst.staat_nog == (not status.is_ten_einde)
    assert (tekst.verschilt, tekst.verschilde) == (
        ("", "huisnummer") if status.is_ten_einde else ("huisnummer", "")
    )
    if status.is_ten_einde:
        assert EINDE[status] in tekst.uitleg
        assert zaak.bevinding.tekst.was_toen in tekst.uitleg
        assert not NU.search(tekst.uitleg)
    else:
        assert zaak.bevinding.tekst.is_nu in tekst.uitleg
    assert ("mag zo blijven" in tekst.uitleg) == (status is Zaakstatus.GEACCEPTEERD)


@pytest.mark.parametrize("aanleiding", [None, *Aanleiding])
def test_by_what_a_case_was_solved_is_told(app, aanleiding):
    zaak = case(Afwijkingsoort.ADRES_NIET_GECONTRACTEERD, Zaakstatus.OPGELOST)
    sloot = Stap(
        afwijking_id=zaak.id,
        gebeurtenis=Gebeurtenis.GESLOTEN,
        status=zaak.status,
        at=AT,
        aanleiding=aanleiding,
    )
    with app.test_request_context():
        uitleg = tell_zaak(zaak, [sloot]).uitleg
    door = f"de controle {aanleiding.label}" if aanleiding else "de controle"
    assert f"uur vond {door} geen verschil meer." in uitleg


def test_a_step_tells_what_it_was_about_then():
    stap = Stap(
        afwijking_id=AfwijkingId(UUID(int=1)),
        gebeurtenis=Gebeurtenis.GEOPEND,
        status=Zaakstatus.OPEN,
        at=AT,
        verschil=(Verschilwoord.STRAAT,),
    )
    assert tell_step(stap) == "Gevonden door de controle: straat"
    assert tell_step(replace(stap, verschil=None)) == "Gevonden door de controle"
    assert (
        tell_step(replace(stap, gebeurtenis=Gebeurtenis.GESLOTEN)) == "Niet meer gevonden: opgelost"
    )


def put(wereld: Wereld, status: Zaakstatus) -> list[Afwijking]:
    """Let every case have this status; gives them."""
    with wereld.database.transaction(at=AT) as store:
        zaken = [
            replace(afwijking, status=status, closed_at=None if status.vraagt_aandacht else AT)
            for afwijking in store.afwijkingen.all(REGIO)
        ]
        store.afwijkingen.save_many([(zaak, None) for zaak in zaken])
    return zaken


@pytest.mark.parametrize("status", Zaakstatus)
def test_page_list_and_file_say_the_same_of_a_case(wereld, status):
    zaken = put(wereld, status)
    wereld.toon(wereld.es)
    lijst = wereld.bea.pagina("/beheer/afwijkingen?status=alle").text
    bestand = {
        rij["afwijking_id"]: rij
        for rij in rows(wereld.bea.get("/beheer/afwijkingen/export?status=alle"))
    }
    start = wereld.bea.pagina("/beheer").text
    for zaak in zaken:
        html = wereld.bea.get(path(zaak)).get_data(as_text=True)
        over = status.is_ten_einde
        assert ("Bel de aanbieder" in html) == status.vraagt_aandacht
        assert ("Dit is opgelost" in html) == (status is Zaakstatus.OPGELOST)
        assert ("Dit telt niet meer" in html) == (status is Zaakstatus.INGETROKKEN)
        assert (">verschilt<" in html or "bw-verschil" in html) == (
            bool(zaak.bevinding.verschil) and not over
        )
        tikfout = Verschilwoord.TIKFOUT in zaak.bevinding.verschil
        assert ("Dit is waarschijnlijk een tikfout" in html) == (tikfout and not over)
        rij, woorden = bestand[str(zaak.id)], ", ".join(zaak.bevinding.verschil)
        assert (rij["status"], rij["verschil"], rij["verschil_toen"]) == (
            (status.value, "", woorden) if over else (status.value, woorden, "")
        )
        assert (zaak.bevinding.soort.label in start) == status.vraagt_aandacht
    assert ("was: huisnummer" in lijst) == status.is_ten_einde


def test_a_solved_case_shows_equal_addresses_and_no_difference(wereld):
    """It stood as 7608 FY beside 7608 FY, marked as a difference, with the request to call."""
    with wereld.database.transaction(at=AT) as store:
        groep = store.locaties.get(wereld.linde.id)
        store.locaties.save(replace(groep, adres=AfgeschermdAdres(CONTRACT)))
        check_aanbieder_adressen(
            store,
            wereld.es.id,
            regio=REGIO,
            by=SYSTEEM,
            at=AT,
            today=AT.date(),
            aanleiding=Aanleiding.LOCATIE_BEWAARD,
        )
    wereld.toon(wereld.es)
    pagina = wereld.bea.pagina(path(wereld.zaak(Afwijkingsoort.ADRES_NIET_GECONTRACTEERD)))
    assert "uur vond de controle na het bewaren van een locatie geen verschil meer." in pagina.text
    assert "Wat toen verschilde: huisnummer en waarschijnlijk een tikfout." in pagina.text
    assert "Zo staat het adres er nu voor" in pagina.text
    assert "verschilt" not in pagina.text.split()
    assert "waarschijnlijk een tikfout aan" not in pagina.text
    assert "Bel de aanbieder" not in pagina.text
    assert list(pagina.all("mark")) == []


def test_the_page_of_a_case_and_of_its_aanbieder_say_the_same_of_what_visitors_see(wereld):
    """One said "niet zichtbaar" and the other "Gepubliceerd: Ja"."""
    zaak = wereld.zaak(Afwijkingsoort.GEEN_CONTRACT)
    assert (
        "Niet zichtbaar: geen contract"
        in wereld.bea.pagina(f"/beheer/aanbieders/{wereld.wiel.id}").text
    )
    pagina = wereld.bea.pagina(path(zaak)).text
    assert Zichtbaarheid.GEEN_CONTRACT.uitleg in pagina
    assert "Gepubliceerd" not in pagina
