"""The beheerder confirms, aanbieder by aanbieder, what comes back on the site after a restore."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest
from sqlalchemy import insert, select

from tests.factories import (
    AT,
    REGIO,
    make_aanbod,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
    make_opgave,
)
from tests.steun.pagina import CheckedClient
from tests.web.beheer.conftest import Wereld, tekst
from wijzer.domain.locaties.locatie import Groep
from wijzer.store.rijen import table_of
from wijzer.store.tables import TeBevestigenRij

KOPIE = datetime.fromisoformat("2026-11-18T05:30:00+00:00")
PAD = "/beheer/teruggezet"


@pytest.fixture
def wachtend(wereld: Wereld) -> list[Groep]:
    """Two of De Wiel and one of De Es, as a restore leaves them."""
    groepen = [
        make_groep(aanbieder, naam, make_open_adres(straat, nummer, "7552BB"), gepubliceerd=False)
        for aanbieder, naam, straat, nummer in (
            (wereld.wiel, "Groep Noord", "Noorderpad", 4),
            (wereld.wiel, "Groep Zuid", "Zuiderpad", 3),
            (wereld.es, "De Esdoorn", "Esdoornpad", 5),
        )
    ]
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add_many(groepen)
        rijen = [
            {"locatie_id": groep.id, "sinds": KOPIE, "beantwoord_at": None} for groep in groepen
        ]
        store.session.execute(insert(table_of(TeBevestigenRij)), rijen)
    return groepen


def confirm(client: CheckedClient, aanbieder_id: object, *locaties: object):
    form = client.pagina("/account").post_forms()[0]
    token = next(
        veld.get("value") for veld in form.iter("input") if veld.get("name") == "csrf_token"
    )
    data = {"csrf_token": token, "locatie": [str(id_) for id_ in locaties]}
    return client.post(f"{PAD}/{aanbieder_id}", data=data)


def published(wereld: Wereld, groepen: list[Groep]) -> list[str]:
    with wereld.database.read() as store:
        return [
            locatie.naam
            for locatie in store.locaties.of_ids(g.id for g in groepen)
            if locatie.gepubliceerd
        ]


def test_the_page_asks_by_aanbieder_with_names_and_without_addresses(
    wereld: Wereld, wachtend: list[Groep]
):
    pagina = wereld.bea.pagina(PAD)
    vraag = "De reservekopie is van 18 november 2026 om 06.30 uur. Is sinds toen een locatie van De Wiel afgeschermd?"
    assert vraag in pagina.text
    for groep in wachtend:
        assert groep.naam in pagina.text
    assert "pad" not in pagina.text.replace("Esdoornpad", "pad").lower()
    assert [
        vinkje.get("checked") for vinkje in pagina.all("input") if vinkje.get("name") == "locatie"
    ] == [None] * 3


def test_what_is_ticked_is_published_and_the_rest_stays_off_and_waits_no_more(
    wereld: Wereld, wachtend: list[Groep]
):
    noord, zuid, esdoorn = wachtend
    antwoord = confirm(wereld.bea, wereld.wiel.id, noord.id, esdoorn.id)
    assert (antwoord.status_code, antwoord.headers["Location"]) == (303, PAD)
    assert published(wereld, wachtend) == ["Groep Noord"], "another aanbieder is another question"
    pagina = wereld.bea.pagina(PAD)
    assert "1 locatie staat weer op de site." in pagina.text
    assert esdoorn.naam in pagina.text
    assert zuid.naam not in pagina.text
    with wereld.database.read() as store:
        rijen = store.session.scalars(select(TeBevestigenRij)).all()
        assert {rij.locatie_id: rij.beantwoord_at for rij in rijen} == {
            zuid.id: AT,
            esdoorn.id: None,
        }
    assert "teruggezette locaties bevestigd" in wereld.trail()
    assert "locatie gepubliceerd" in wereld.trail()


def test_the_morning_tells_it_as_long_as_something_waits(wereld: Wereld, wachtend: list[Groep]):
    assert "3 teruggezette locaties wachten op uw bevestiging" in wereld.bea.pagina("/beheer").text
    assert "teruggezette" not in wereld.fokke.pagina("/beheer").text
    confirm(wereld.bea, wereld.wiel.id)
    confirm(wereld.bea, wereld.es.id, wachtend[2].id)
    assert "teruggezette" not in wereld.bea.pagina("/beheer").text
    assert "Er wacht geen locatie op uw bevestiging" in wereld.bea.pagina(PAD).text


def test_a_second_confirmation_changes_nothing_and_says_so(wereld: Wereld, wachtend: list[Groep]):
    confirm(wereld.bea, wereld.wiel.id)
    assert confirm(wereld.bea, wereld.wiel.id, *(groep.id for groep in wachtend)).status_code == 303
    assert "Iemand anders heeft dit ondertussen gewijzigd" in wereld.bea.pagina(PAD).text
    assert published(wereld, wachtend) == []


def test_what_lies_at_a_shielded_address_is_refused_and_nothing_is_published(
    wereld: Wereld, wachtend: list[Groep]
):
    geheim = make_groep(wereld.wiel, "De Wilg", make_afgeschermd_adres("Zuiderpad", 3, "7552BB"))
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(geheim)
    confirm(wereld.bea, wereld.wiel.id, *(groep.id for groep in wachtend))
    assert "Groep Zuid: Op dit adres staat een afgeschermde locatie" in wereld.bea.pagina(PAD).text
    assert published(wereld, wachtend) == []


@pytest.mark.parametrize("waar", ["naam", "toelichting"])
def test_what_tells_where_a_shielded_locatie_is_is_refused_and_nothing_is_published(
    wereld: Wereld, wachtend: list[Groep], waar: str
):
    """Publishing it by hand is refused too; confirming is no way around that."""
    geheim = make_groep(wereld.wiel, "De Wilg", make_afgeschermd_adres("Kaneelwortelpad", 3))
    zuid = wachtend[1]
    opgave = make_opgave(toelichting="Naast het Kaneelwortelpad" if waar == "toelichting" else None)
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(geheim)
        store.aanbod.add(make_aanbod(zuid, opgave=opgave))
        if waar == "naam":
            store.locaties.save(replace(zuid, naam="Kaneelwortelpad"))
    confirm(wereld.bea, wereld.wiel.id, *(groep.id for groep in wachtend))
    assert (
        ": Hierin staat de straat of postcode van een afgeschermde locatie"
        in wereld.bea.pagina(PAD).text
    )
    assert published(wereld, wachtend) == []


def test_a_beheerder_elsewhere_sees_and_confirms_nothing(wereld: Wereld, wachtend: list[Groep]):
    assert "Groep Noord" not in wereld.fokke.pagina(PAD).text
    antwoord = confirm(wereld.fokke, wereld.wiel.id, *(groep.id for groep in wachtend))
    assert antwoord.status_code == 404
    assert published(wereld, wachtend) == []


@pytest.mark.parametrize("wat", ["publiceren", "afschermen", "verwijderen"])
def test_what_the_aanbieder_settles_itself_waits_no_more(
    wereld: Wereld, wachtend: list[Groep], wat: str
):
    noord = wachtend[0]
    with wereld.database.transaction(at=AT) as store:
        match wat:
            case "publiceren":
                store.locaties.save(replace(noord, gepubliceerd=True))
            case "afschermen":
                store.locaties.save(replace(noord, adres=make_afgeschermd_adres("Noorderpad")))
            case _:
                store.locaties.delete(noord.id)
    with wereld.database.transaction(at=AT) as store:
        assert noord.id not in {wacht.locatie_id for wacht in store.te_bevestigen.waiting(REGIO)}
        assert store.te_bevestigen.count(REGIO) == 2


def test_a_change_of_something_else_lets_it_wait_on(wereld: Wereld, wachtend: list[Groep]):
    with wereld.database.transaction(at=AT) as store:
        store.locaties.save(replace(wachtend[0], naam="Groep Noordoost"))
        assert store.te_bevestigen.count(REGIO) == 3


@pytest.mark.parametrize("onzin", ["x", "", str(UUID(int=1)), "\x00"])
def test_what_is_no_locatie_is_nobodys(wereld: Wereld, wachtend: list[Groep], onzin: str):
    assert confirm(wereld.bea, wereld.wiel.id, onzin).status_code == 303
    assert published(wereld, wachtend) == []
    assert tekst(wereld.bea.get(PAD)).count("afgeschermd?") == 1


def test_what_tells_a_shielded_address_in_its_name_is_refused_and_nothing_is_published(
    wereld: Wereld, wachtend: list[Groep]
):
    geheim = make_groep(wereld.wiel, "De Wilg", make_afgeschermd_adres("Groep Zuidlaan", 8))
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(geheim)
    confirm(wereld.bea, wereld.wiel.id, *(groep.id for groep in wachtend))
    assert "Groep Zuid: Hierin staat de straat" in wereld.bea.pagina(PAD).text
    assert published(wereld, wachtend) == []
