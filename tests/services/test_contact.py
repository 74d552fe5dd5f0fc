"""Whatever notation comes in, by a form, a file or the folder of a region: one is kept, and two of one number are the same."""

import io
from dataclasses import asdict, replace
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_gebruiker,
    make_groep,
    make_opgave,
    twente_in,
)
from tests.files.hulp import PATROON
from tests.services.bestanden.test_importeer_locaties import GROEP
from tests.services.hulp_import import complaints, counts, import_locaties
from tests.steun.dagen import earliest
from wijzer.domain.accounts.toegang import SYSTEEM, Actor, Rol
from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.locaties.locatie import Groep, Locatie
from wijzer.domain.regio.gebied import Contact
from wijzer.files import locaties
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.services.accounts.nodig_uit import nodig_uit
from wijzer.services.bestanden.exporteer_locaties import exporteer_locaties
from wijzer.services.bestanden.importeer_locaties import importeer_locaties
from wijzer.services.locaties.invoer import LocatieInvoer
from wijzer.services.locaties.wijzig_gegevens import wijzig_gegevens
from wijzer.services.locaties.wijzig_locatie import wijzig_locatie
from wijzer.services.regio.wijzig_crisisnummers import wijzig_crisisnummers
from wijzer.services.regio.wijzig_gemeente import GemeenteInvoer, wijzig_gemeente
from wijzer.services.regio.wijzig_regiocontact import wijzig_regiocontact
from wijzer.store.store import Store

BEA = Actor(gebruiker_id=None, rol=Rol.BEHEERDER, regio=REGIO)
GETYPT = Contact(
    telefoon="tel. 0031 (0)74/000 00 12",
    email="mailto:Plek@ZÖRG.example",
    website="HTTP:/www.Zörg.example?x=1",
)
BEWAARD = Contact(
    telefoon="074-000 00 12",
    email="Plek@xn--zrg-sna.example",
    website="http://www.xn--zrg-sna.example/?x=1",
)
IN_BESTAND = {"telefoon": GETYPT.telefoon, "email": GETYPT.email, "website": GETYPT.website}


@pytest.fixture
def aanbieder(store: Store) -> Aanbieder:
    twente_in(store)
    aanbieder = make_aanbieder(agb=frozenset({GROEP["agb"]}), contact=Contact())
    store.aanbieders.add(aanbieder)
    return aanbieder


def test_a_form_of_an_aanbieder_keeps_the_one_notation(store: Store, aanbieder: Aanbieder):
    jo = make_actor(make_gebruiker(aanbieder))
    assert (
        wijzig_gegevens(store, aanbieder.id, GETYPT, expected_versie=1, by=jo, at=AT).contact
        == BEWAARD
    )
    assert store.aanbieders.get(aanbieder.id).contact == BEWAARD
    stuk = replace(GETYPT, telefoon="074-0000012 / 06-12345678")
    with pytest.raises(Ongeldigheden, match="twee nummers"):
        wijzig_gegevens(store, aanbieder.id, stuk, expected_versie=2, by=jo, at=AT)


def test_the_screens_of_the_beheerder_keep_the_one_notation(store: Store, aanbieder: Aanbieder):
    assert aanbieder.regio == REGIO
    teksten = {"crisis.ggz.telefoon": "", "contact.email": "", "contact.telefoon": ""}
    regio = store.regios.get(REGIO)
    store.regios.save(replace(regio, teksten={**regio.teksten, **teksten}), regio.versie)
    wijzig_crisisnummers(store, REGIO, {"ggz": "+31 (0)74 0000092"}, shown={}, by=BEA, at=AT)
    velden = {"naam": "tel: het team", "email": "Site@ZÖRG.example", "telefoon": "14074"}
    wijzig_regiocontact(store, REGIO, velden, shown={}, by=BEA, at=AT)
    teksten = dict(store.regios.get(REGIO).teksten)
    assert teksten["crisis.ggz.telefoon"] == "074-000 00 92"
    assert [teksten[f"contact.{veld}"] for veld in velden] == [
        "tel: het team",
        "Site@xn--zrg-sna.example",
        "14 074",
    ]
    versie = store.regios.get(REGIO).versie
    wijzig_crisisnummers(store, REGIO, {"ggz": "0740000092"}, shown={}, by=BEA, at=AT)
    assert store.regios.get(REGIO).versie == versie, "another notation is no change"
    gemeente = store.regios.gemeente(HENGELO)
    invoer = GemeenteInvoer(
        gemeentehuis=gemeente.gemeentehuis, adres=gemeente.adres, bevestigd=False, toegang=GETYPT
    )
    wijzig_gemeente(store, HENGELO, invoer, expected_versie=gemeente.versie, by=BEA, at=AT)
    assert store.regios.gemeente(HENGELO).toegang == BEWAARD


def test_a_file_keeps_the_one_notation_and_another_notation_is_no_change(
    store: Store, aanbieder: Aanbieder
):
    assert counts(import_locaties(store, {**GROEP, **IN_BESTAND})) == (1, 0, 0)
    [locatie] = store.locaties.of_aanbieders({aanbieder.id})
    assert locatie.contact == BEWAARD
    anders = {"telefoon": "+31740000012", "email": BEWAARD.email, "website": BEWAARD.website}
    assert counts(import_locaties(store, {**GROEP, **anders})) == (0, 0, 1)


@pytest.mark.parametrize("vorm", Bestandsvorm)
def test_an_export_comes_back_unchanged(store: Store, aanbieder: Aanbieder, vorm: Bestandsvorm):
    buiten = {**IN_BESTAND, "telefoon": "0049 (0)30 123456"}
    import_locaties(store, {**GROEP, **IN_BESTAND}, {**GROEP, **buiten, "naam": "De Es"})
    rijen = exporteer_locaties(
        store, regio=aanbieder.regio, met_afgeschermd=False, new_id=uuid4, by=SYSTEEM, at=AT
    )
    uit = io.BytesIO()
    write_table(uit, vorm, locaties.KOLOMMEN, map(locaties.locaties_cells, rijen))
    verslag = importeer_locaties(
        store,
        locaties.read_locaties(uit.getvalue(), productcode_patroon=PATROON),
        regio=REGIO,
        proef=False,
        new_id=uuid4,
        draw=earliest,
        geocoder=NulGeocoder(),
        by=SYSTEEM,
        at=AT,
        today=TODAY,
    )
    assert (verslag.fouten, counts(verslag)) == ((), (0, 0, 2))


ONLEESBAAR = Contact(telefoon="0999  123456", email="zie site", website="https://10.0.0.1/hulp")
"""What an older version kept, and what is refused now."""


def test_what_was_kept_before_stops_no_form_and_no_file_about_something_else(
    store: Store, aanbieder: Aanbieder
):
    groep = make_groep(aanbieder, contact=ONLEESBAAR)
    store.locaties.add(groep)
    rij = {**GROEP, "naam": groep.naam, "locatie_id": groep.id, **asdict(ONLEESBAAR)}
    assert counts(import_locaties(store, {**rij, "groepsgrootte": "5"})) == (1, 0, 0)
    zonder = tuple(kolom for kolom in locaties.KOLOMMEN if kolom not in asdict(ONLEESBAAR))
    assert counts(import_locaties(store, {**rij, "leeftijd_van": "5"}, kolommen=zonder)) == (
        0,
        1,
        0,
    )
    nog_eens = {**rij, "leeftijd_van": "5"}
    assert counts(import_locaties(store, nog_eens)) == (0, 0, 1)
    anders = {**nog_eens, "telefoon": "0999-123457"}
    assert complaints(import_locaties(store, anders, {**anders, "productcode": "WGZHG"})) == [
        (2, "telefoon"),
        (3, "telefoon"),
    ]
    bewaard = store.locaties.get(groep.id)
    assert isinstance(bewaard, Groep)
    invoer = LocatieInvoer(
        aanbieder_id=aanbieder.id,
        soort="groep",
        naam="De Es",
        gemeente=bewaard.gemeente,
        adres=bewaard.adres,
        hulp=frozenset({of_code("WGZHF")}),
        groepsgrootte=5,
        contact=replace(ONLEESBAAR, telefoon="0999 123456"),
    )
    jo = make_actor(make_gebruiker(aanbieder))

    def save(invoer: LocatieInvoer) -> Locatie:
        versie = store.locaties.get(groep.id).versie
        return wijzig_locatie(
            store,
            groep.id,
            invoer,
            expected_versie=versie,
            new_id=uuid4,
            draw=earliest,
            geocoder=NulGeocoder(),
            by=jo,
            at=AT,
            today=TODAY,
        )

    assert save(invoer).naam == "De Es"
    with pytest.raises(Ongeldigheden, match="geen e-mailadres"):
        save(replace(invoer, contact=replace(ONLEESBAAR, email="zie de site")))


def test_what_was_kept_before_of_an_aanbieder_or_gemeente_stops_no_other_part(
    store: Store, aanbieder: Aanbieder
):
    store.aanbieders.save(replace(aanbieder, contact=ONLEESBAAR), expected_versie=1)
    jo = make_actor(make_gebruiker(aanbieder))
    deels = replace(ONLEESBAAR, email="jo@zorg.example")
    assert (
        wijzig_gegevens(store, aanbieder.id, deels, expected_versie=2, by=jo, at=AT).contact
        == deels
    )
    with pytest.raises(Ongeldigheden):
        wijzig_gegevens(store, aanbieder.id, ONLEESBAAR, expected_versie=3, by=jo, at=AT)
    gemeente = replace(store.regios.gemeente(HENGELO), toegang=ONLEESBAAR)
    store.regios.save_gemeente(gemeente, gemeente.versie)
    invoer = GemeenteInvoer(
        gemeentehuis="Het Stadhuis", adres=gemeente.adres, bevestigd=False, toegang=deels
    )
    nieuw = wijzig_gemeente(
        store, HENGELO, invoer, expected_versie=gemeente.versie + 1, by=BEA, at=AT
    )
    assert nieuw.toegang == deels


@pytest.mark.parametrize(
    ("veld", "notatie"),
    [
        ("telefoon", "+31 74 000 00 12"), ("telefoon", "0740000012 toestel 3"), ("email", "PLEK@xn--zrg-sna.example"),
        ("email", "plek@zörg.example"), ("website", "https://zörg.example/?x=1#kop"),
    ],
)  # fmt: skip
def test_another_notation_of_the_old_contact_still_leads_to_the_old_address(
    store: Store, aanbieder: Aanbieder, veld: str, notatie: str
):
    groep = make_groep(aanbieder, contact=BEWAARD)
    store.locaties.add(groep)
    store.aanbod.add(make_aanbod(groep, opgave=make_opgave()))
    rij = {
        **GROEP,
        "naam": "Groep Oost",
        "locatie_id": groep.id,
        "afgeschermd": "ja",
        "toelichting": "",
        "telefoon": "",
    }
    assert complaints(import_locaties(store, {**rij, veld: notatie})) == [(2, veld)]


def test_an_account_is_found_by_every_notation_of_its_address(store: Store, aanbieder: Aanbieder):
    nodig_uit(
        store,
        email="Jo <Jo@ZÖRG.example>",
        rol=Rol.AANBIEDER,
        regio=REGIO,
        aanbieder_id=aanbieder.id,
        new_id=uuid4,
        by=BEA,
        at=AT,
        token="een-token",
        basis_url="https://wijzer.example",
    )
    for notatie in ("jo@zörg.example", "JO@XN--ZRG-SNA.EXAMPLE", " jo@zo\u0308rg.example "):
        gebruiker = store.gebruikers.by_email(notatie)
        assert gebruiker is not None
        assert gebruiker.email == "jo@xn--zrg-sna.example"
        with pytest.raises(Ongeldig, match="heeft al een account"):
            nodig_uit(
                store,
                email=notatie,
                rol=Rol.BEHEERDER,
                regio=REGIO,
                aanbieder_id=None,
                new_id=uuid4,
                by=BEA,
                at=AT,
                token="nog-een",
                basis_url="https://wijzer.example",
            )
    assert store.mail.due(AT)[0].aan == "jo@xn--zrg-sna.example"
