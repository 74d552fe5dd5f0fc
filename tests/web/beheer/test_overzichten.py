"""The start of the day, aanbieders, contracts, products and the trail: everything of the own region, nothing of another."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_gebruiker,
    make_groep,
    make_opgave,
    make_vestiging,
)
from tests.steun.dagen import DAG, change_day
from tests.store.test_logboek import without_guard
from tests.web.beheer.conftest import FRIESLAND, secrets_in, tekst
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort
from wijzer.jobs.all_jobs import JOBS
from wijzer.services.taken.geef_hartslag import geef_hartslag
from wijzer.services.taken.taakstand import DAGWISSEL, MELDINGEN, PUBLICATIECONTROLE, VERSCHILLEN
from wijzer.store.tables import Base
from wijzer.web.beheer.start import TAAKNAMEN

PAGINAS = [
    "/beheer", "/beheer/afwijkingen", "/beheer/afwijkingen/export?status=alle", "/beheer/aanbieders", "/beheer/contracten?loop=alles",
    "/beheer/gemeenten", "/beheer/regio", "/beheer/producten?toon=alle", "/beheer/logboek?keten=controleren",
]  # fmt: skip


@pytest.mark.parametrize("pad", PAGINAS)
def test_nothing_of_another_region_is_anywhere(wereld, pad):
    html = wereld.bea.get(pad).get_data(as_text=True)
    for vreemd in (
        "Elders",
        "Fries",
        "Súdwest",
        "FRSLN",
        "F-2025-77",
        "99887766",
        "87654321",
        "fokke",
    ):
        assert vreemd not in html


@pytest.mark.parametrize("pad", PAGINAS)
def test_lists_do_not_say_where_a_locatie_is(wereld, pad):
    assert not secrets_in(wereld.bea.get(pad).get_data(as_text=True))


def test_nothing_that_the_room_logs_says_where_a_locatie_is(wereld, capsys, caplog):
    for pad in PAGINAS:
        wereld.bea.get(pad)
    wereld.toon(wereld.es)
    wereld.bea.get(f"/beheer/aanbieders/{wereld.es.id}")
    uit = capsys.readouterr()
    assert not secrets_in(uit.out + uit.err + caplog.text)


# ── the start of the day ─────────────────────────────────────────────────────


def test_the_start_is_one_list_of_what_asks_for_attention(wereld):
    pagina = wereld.bea.pagina("/beheer")
    for zin in (
        "Adres niet gecontracteerd",
        "verschil: huisnummer en waarschijnlijk een tikfout",
        "1 gemeentehuis is niet bevestigd",
        "2 van 3 opgaven zijn niet actueel",
    ):
        assert zin in pagina.text
    assert "heeft geen account" not in pagina.text, (
        "the hoofdaannemer keeps the onderaannemer's data"
    )


def test_an_aanbieder_with_a_contract_and_nobody_to_keep_its_data_is_told(wereld):
    with wereld.database.transaction(at=AT) as store:
        store.contracten.add_many([make_contractregel(wereld.wiel)])
    assert "1 aanbieder met een contract heeft geen account" in wereld.bea.pagina("/beheer").text
    with wereld.database.transaction(at=AT) as store:
        store.gebruikers.add(make_gebruiker(wereld.wiel, wachtwoord_hash=None, totp_geheim=None))
    assert (
        "1 aanbieder is uitgenodigd en heeft nog niet ingelogd" in wereld.bea.pagina("/beheer").text
    )


def test_an_empty_crisis_number_comes_before_every_case(wereld):
    with wereld.database.transaction(at=AT) as store:
        teksten = {"crisis.ggz.naam": "Crisisdienst ggz-jeugd", "crisis.ggz.telefoon": ""}
        store.regios.save(replace(store.regios.get(REGIO), teksten=teksten))
    lijst = wereld.bea.pagina("/beheer").text
    assert lijst.index("Een crisisnummer ontbreekt: Crisisdienst ggz-jeugd") < lijst.index(
        "Adres niet"
    )


def run(wereld, taak: str, *, at=AT, regio=None, einde=None, fout=None, **aantallen):
    with wereld.database.transaction(at=AT) as store:
        run_id = uuid4()
        store.taken.start(run_id, taak, regio, at)
        if einde is not None:
            store.taken.end(run_id, einde, aantallen, fout)


@pytest.mark.parametrize(
    ("terug", "fout", "verschillen", "zin"),
    [
        (1, None, 0, None),
        (1, "RuntimeError", 0, "Controle van de site is mislukt"),
        (30, None, 0, "Controle van de site is te lang geleden"),
        (1, None, 4, "Controle van de site vond een verschil"),
    ],
)
def test_a_job_that_failed_is_late_or_found_something_is_said(
    wereld, terug, fout, verschillen, zin
):
    at = AT - timedelta(hours=terug)
    run(wereld, PUBLICATIECONTROLE, at=at, einde=at, fout=fout, **{VERSCHILLEN: verschillen})
    lijst = wereld.bea.pagina("/beheer").text
    if zin:
        assert lijst.index(zin) < lijst.index("Adres niet")
    else:
        assert "Controle van de site is" not in lijst


def test_mails_about_places_and_about_waits_are_both_counted(wereld):
    run(wereld, MELDINGEN, einde=AT, meldingen=9, vergeten=7, mails=3, plek=2, wachttijd=4)
    assert "meldingen 9, plek 2, wachttijd 4" in wereld.bea.pagina("/beheer").text


def test_every_job_has_a_name_that_people_read():
    assert TAAKNAMEN.keys() == JOBS.keys()


def test_when_the_job_worker_alone_is_down_the_site_is_up_and_the_beheerder_is_told(wereld):
    """The office's own processes beat; what the worker should have done last night is told as late."""
    for taak in (DAGWISSEL, PUBLICATIECONTROLE, MELDINGEN):
        run(wereld, taak, at=AT - timedelta(hours=30), einde=AT - timedelta(hours=30))
    geef_hartslag(wereld.database, at=AT)
    lijst = wereld.bea.pagina("/beheer").text
    for naam in ("Dagwissel", "Controle van de site", "Mail als er plek is"):
        assert f"{naam} is te lang geleden" in lijst
    bezoeker = wereld.app.test_client()
    assert bezoeker.get("/twente/zoeken").status_code == 200
    assert bezoeker.get("/gezondheid").get_json()["status"] == "ok"


def test_a_site_that_stands_on_a_day_of_the_future_is_said_before_all_else(wereld):
    assert "dag in de toekomst" not in wereld.bea.pagina("/beheer").text
    later = AT + timedelta(days=800)
    with wereld.database.transaction(at=later) as store:
        store.projectie.advance(later, later.date())
    lijst = wereld.bea.pagina("/beheer").text
    assert lijst.index("De site staat op een dag in de toekomst: 28 januari 2029") < lijst.index(
        "Adres niet"
    )


def test_a_job_that_never_ended_is_said(wereld):
    run(wereld, PUBLICATIECONTROLE, at=AT - timedelta(hours=2))
    assert "Controle van de site is niet afgemaakt" in wereld.bea.pagina("/beheer").text


def test_the_job_of_another_region_is_none_of_ours(wereld):
    later = AT + timedelta(minutes=1)
    run(wereld, "adrescontrole", at=later, regio=FRIESLAND, einde=later, fout="RuntimeError")
    assert "Adrescontrole is mislukt" not in wereld.bea.pagina("/beheer").text
    assert "Adrescontrole is mislukt" in wereld.fokke.pagina("/beheer").text


def test_mail_that_does_not_go_is_said(wereld):
    with wereld.database.transaction(at=AT) as store:
        store.mail.add(
            id=uuid4(),
            soort="uitnodiging",
            aan="x@y.example",
            onderwerp="o",
            tekst="t",
            at=AT - timedelta(hours=1),
        )
        weg = uuid4()
        store.mail.add(
            id=weg, soort="uitnodiging", aan="z@y.example", onderwerp="o", tekst="t", at=AT
        )
        store.mail.failed(weg, "550", None)
    pagina = wereld.bea.pagina("/beheer").text
    assert "1 mail blijft liggen" in pagina
    assert "1 mail kwam niet aan" in pagina
    assert "y.example" not in pagina


def test_mail_that_no_key_opens_is_told_by_kind_and_id(wereld):
    with wereld.database.transaction() as store:
        store.mail.add(
            id=(stuk := uuid4()),
            soort="wachtwoord_vergeten",
            aan="x@y.example",
            onderwerp="o",
            tekst="t",
            at=AT,
        )
        tabel = Base.metadata.tables["mail"]
        store.session.execute(tabel.update().values(tekst_versleuteld=b"stuk"))
        assert store.mail.due(AT) == []
    pagina = wereld.bea.pagina("/beheer").text
    assert "1 mail is apart gelegd" in pagina
    assert f"wachtwoord vergeten {stuk}" in pagina
    assert "y.example" not in pagina


# ── aanbieders ───────────────────────────────────────────────────────────────


def test_the_list_of_aanbieders_has_the_numbers_of_each(wereld):
    pagina = wereld.bea.pagina("/beheer/aanbieders")
    assert "3 aanbieders" in pagina.text
    assert "onder De Es" in pagina.text
    assert "met 1 onderaannemer" in pagina.text
    assert "Via hoofdaannemer" in pagina.text


@pytest.mark.parametrize(
    ("vraag", "namen"),
    [
        ("toon=zonder-contract", ["De Wiel"]),
        ("toon=afwijkingen", ["De Es", "De Wiel"]),
        ("toon=bij-te-werken", ["De Wiel", "Gezinshuis Klein"]),
        ("toon=zonder-account", []),
        ("zoek=KLEIN", ["Gezinshuis Klein"]),
        ("zoek=12345678", ["De Es"]),
        ("zoek=87654321", []),
    ],
)
def test_the_list_of_aanbieders_narrows(wereld, vraag, namen):
    pagina = wereld.bea.pagina(f"/beheer/aanbieders?{vraag}")
    rijen = [
        "".join(kop.itertext()).split("\n")[0].strip()
        for kop in pagina.all("th")
        if kop.get("scope") == "row"
    ]
    assert rijen == namen


def test_a_peildatum_alone_is_no_entry(wereld):
    with wereld.database.transaction(at=AT) as store:
        vestiging = make_vestiging(wereld.klein)
        store.locaties.add(vestiging)
        leeg = make_opgave(
            vrije_plekken=None, aanmeldwachttijd_weken=None, behandelwachttijd_weken=None
        )
        store.aanbod.add(make_aanbod(vestiging, "AVAKT", opgave=leeg))
    assert "0 van 2" in wereld.bea.pagina("/beheer/aanbieders?zoek=klein").text


def test_the_page_of_an_opened_aanbieder_has_everything_about_it(wereld):
    wereld.toon(wereld.es)
    pagina = wereld.bea.pagina(f"/beheer/aanbieders/{wereld.es.id}")
    for feit in (
        wereld.es.agb[0], "12345678", "Canariestraat 4312", "Parkietenhof 8765", "7552 ZZ", "jo@es.example",
        "Gezinshuis Klein", "074-000 00 33", "Adres niet gecontracteerd", "C-2023-009", "Afgeschermd adres",
    ):  # fmt: skip
        assert feit in pagina.text
    assert pagina.title.startswith("De Es")


def test_published_without_a_running_contract_is_not_called_on_the_site(wereld):
    pagina = wereld.bea.pagina(f"/beheer/aanbieders/{wereld.wiel.id}")
    assert "Niet zichtbaar: geen contract" in pagina.text


def test_what_waits_for_its_day_is_not_called_on_the_site(wereld):
    pad = f"/beheer/aanbieders/{wereld.es.id}"
    vandaag = wereld.bea.pagina(pad).text
    assert "Binnenkort op de site" in vandaag
    assert "Op de site" not in vandaag
    change_day(wereld.database, AT + DAG)
    morgen = wereld.bea.pagina(pad).text
    assert "Binnenkort op de site" not in morgen
    assert "Op de site" in morgen


def test_an_aanbieder_of_another_region_is_not_there(wereld):
    vreemd = wereld.bea.get(f"/beheer/aanbieders/{wereld.elders.id}")
    niets = wereld.bea.get(f"/beheer/aanbieders/{uuid4()}")
    assert vreemd.status_code == niets.status_code == 404
    assert tekst(vreemd) == tekst(niets)


# ── contracts ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ("", 3),
        ("loop=alles", 4),
        ("loop=afgelopen", 1),
        ("loop=komt", 0),
        ("als=onderaannemer", 1),
        ("als=hoofdaannemer", 2),
        ("zoek=c-2025-002", 1),
        ("zoek=klein", 1),
        ("zoek=wgzhg", 1),
        ("zoek=vakt&loop=alles", 1),
        ("zoek=100%25", 0),
        ("zoek=F-2025", 0),
    ],
)
def test_contract_rows_are_found_by_who_what_and_when(wereld, vraag, aantal):
    assert f"{aantal} contractregel" in wereld.bea.pagina(f"/beheer/contracten?{vraag}").text


@pytest.mark.parametrize(
    "pad", ["contracten", "aanbieders", "afwijkingen", "producten", "logboek", "synoniemen"]
)
def test_bytes_that_are_no_text_are_told_and_the_rest_of_the_list_is_shown(wereld, pad):
    sleutels = ("zoek", "pagina", "voor", "loop", "soort", "stand", "wie", "hulpvorm")
    onleesbaar = "&".join(f"{sleutel}=%FF" for sleutel in sleutels)
    assert "niet te lezen zijn" in wereld.bea.pagina(f"/beheer/{pad}?{onleesbaar}").text


def test_rows_of_one_aanbieder_are_those_it_stands_in(wereld):
    pad = "/beheer/contracten?loop=alles&aanbieder="
    assert "4 contractregels" in wereld.bea.pagina(pad + str(wereld.es.id)).text
    assert "1 contractregel" in wereld.bea.pagina(pad + str(wereld.klein.id)).text
    assert "0 contractregels" in wereld.bea.pagina(pad + str(wereld.elders.id)).text


def test_a_long_list_comes_in_pages_that_keep_the_question(wereld):
    with wereld.database.transaction(at=AT) as store:
        store.contracten.add_many(
            [make_contractregel(wereld.wiel, contractnummer=f"D-{n:03}") for n in range(60)]
        )
    eerste = wereld.bea.pagina("/beheer/contracten?zoek=D-0")
    assert "1 tot en met 25 van 60" in eerste.text
    assert "/beheer/contracten?zoek=D-0&pagina=2" in eerste.links
    derde = wereld.bea.pagina("/beheer/contracten?zoek=D-0&pagina=3")
    assert "51 tot en met 60 van 60" in derde.text
    assert "D-059" in derde.text
    assert "Zo veel pagina's zijn er niet" in wereld.bea.pagina("/beheer/contracten?pagina=99").text


# ── products ─────────────────────────────────────────────────────────────────


def test_products_are_those_of_today_unless_asked_otherwise(wereld):
    with wereld.database.transaction(at=AT) as store:
        oud = store.producten.by_code(REGIO, "AVAKT")[0]
        store.producten.save(replace(oud, geldig_tot=TODAY - timedelta(days=1)))
    assert "5 producten" in wereld.bea.pagina("/beheer/producten").text
    assert "1 product" in wereld.bea.pagina("/beheer/producten?toon=niet-geldig").text
    alles = wereld.bea.pagina("/beheer/producten?toon=alle")
    assert "6 producten" in alles.text
    assert "Soorten hulp zonder code" in alles.text
    assert "Vaktherapie" in alles.text


def test_a_product_tells_which_gemeenten_do_not_take_part(wereld):
    rij = wereld.bea.pagina("/beheer/producten?zoek=ABGII").text
    assert "1 product" in rij
    assert "Hengelo" in rij.partition("1 product")[2]


# ── the trail ────────────────────────────────────────────────────────────────


def test_the_trail_tells_who_did_what_to_which_object(wereld):
    zaak = wereld.zaak(Afwijkingsoort.GEEN_CONTRACT)
    wereld.bea.send_form(f"/beheer/afwijkingen/{zaak.id}", {"notitie": "Gebeld."})
    pagina = wereld.bea.pagina("/beheer/logboek")
    assert "Notitie bij afwijking" in pagina.text
    assert "bea@twente.example" in pagina.text
    assert "het systeem" in pagina.text
    assert f"/beheer/afwijkingen/{zaak.id}" in pagina.links
    assert "Gebeld." not in pagina.text


def test_the_trail_goes_back_page_by_page(wereld):
    with wereld.database.transaction(at=AT) as store:
        for n in range(120):
            store.logboek.add(
                by=SYSTEEM,
                at=AT,
                handeling=f"proef {n}",
                object_soort="regio",
                object_id=REGIO,
                regio=REGIO,
            )
    pagina = wereld.bea.pagina("/beheer/logboek")
    bladen = []
    while True:
        bladen.append(pagina.text.count("Proef "))
        ouder = [link for link in pagina.links if "voor=" in link]
        if not ouder:
            break
        pagina = wereld.bea.pagina(ouder[0])
    assert sum(bladen) == 120
    assert bladen[:2] == [50, 50]


def test_a_trail_that_was_touched_names_the_first_number_that_does_not_fit(wereld):
    heel = wereld.bea.pagina("/beheer/logboek?keten=controleren")
    assert "De keten is heel" in heel.text
    without_guard(wereld.database, "UPDATE logboek SET handeling = 'niets' WHERE nummer = 1")
    kapot = wereld.bea.pagina("/beheer/logboek?keten=controleren")
    assert "De keten breekt bij nummer 1." in kapot.text


def test_a_shielded_locatie_that_waits_for_its_day_is_not_said_to_be_on_the_site(wereld):
    """Its public page is a 404 until then, to the beheerder too."""
    groep = make_groep(wereld.es, "De Wilg", make_afgeschermd_adres("Zuiderpad", 3, "7552BB"))
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(groep)
        store.aanbod.add(make_aanbod(groep, opgave=make_opgave()))
    pagina = tekst(wereld.bea.get(f"/beheer/aanbieders/{wereld.es.id}"))
    wilg = pagina[pagina.index("De Wilg") :][:120]
    assert "Binnenkort op de site" in wilg
    assert "Op de site" not in wilg
    change_day(wereld.database, AT + DAG)
    pagina = tekst(wereld.bea.get(f"/beheer/aanbieders/{wereld.es.id}"))
    assert "Op de site" in pagina[pagina.index("De Wilg") :][:120]
