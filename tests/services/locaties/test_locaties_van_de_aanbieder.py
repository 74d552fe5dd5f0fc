"""Adding, changing, shielding, publishing and deleting a locatie, on real databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    ENSCHEDE,
    HENGELO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_adres,
    make_afgeschermd_adres,
    make_contractregel,
    make_gebruiker,
    make_groep,
    make_open_adres,
    make_opgave,
    make_vestiging,
    twente_in,
)
from tests.steun.dagen import earliest
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.adressen.adres import AfgeschermdAdres, OpenbaarAdres, Punt
from wijzer.domain.fouten import Conflict, Geweigerd, NietGevonden, Ongeldigheden, Vraag
from wijzer.domain.ids import LocatieId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact
from wijzer.gateways.geocoder import NulGeocoder, PlaatsenGeocoder
from wijzer.services.intrekking.trek_locatie_in import trek_locatie_in
from wijzer.services.locaties.invoer import LocatieInvoer, doubts_about_locatie, fetch_regiofeiten
from wijzer.services.locaties.overzie_locaties import Aandacht, overzie_locatie, overzie_locaties
from wijzer.services.locaties.publiceer_locatie import haal_van_de_site, publiceer_locatie
from wijzer.services.locaties.voeg_locatie_toe import voeg_locatie_toe
from wijzer.services.locaties.wijzig_gegevens import wijzig_gegevens
from wijzer.services.locaties.wijzig_locatie import wijzig_locatie
from wijzer.services.verraad.bronnen import Elders, LocatieVan, ToelichtingVan
from wijzer.services.verraad.wijziging import OPENBAAR
from wijzer.store.store import Store

AANBIEDER = make_aanbieder("De Bron")
VREEMD = make_aanbieder("De Ander")
ACTOR = make_actor(make_gebruiker(AANBIEDER))
INDRINGER = make_actor(make_gebruiker(VREEMD))


class NooitVragen:
    """A geocoder that must not be asked."""

    def find(self, *_: object, **__: object) -> Punt | None:
        raise AssertionError("a shielded address was sent to the geocoder")


@pytest.fixture
def regio(store: Store) -> Store:
    twente_in(store)
    for aanbieder in (AANBIEDER, VREEMD):
        store.aanbieders.add(aanbieder)
    store.contracten.add_many([make_contractregel(AANBIEDER)], [])
    return store


def invoer(**anders: object) -> LocatieInvoer:
    eigen: dict[str, object] = {
        "aanbieder_id": AANBIEDER.id,
        "soort": "groep",
        "naam": "De Linde",
        "gemeente": HENGELO,
        "adres": OpenbaarAdres(make_adres()),
        "hulp": frozenset({of_code("WGZHF")}),
        "groepsgrootte": 6,
    }
    return LocatieInvoer(**(eigen | anders))  # type: ignore[arg-type]


def add(store: Store, by: Actor = ACTOR, **anders: object) -> LocatieId:
    return voeg_locatie_toe(
        store, invoer(**anders), new_id=uuid4, geocoder=NulGeocoder(), by=by, at=AT, today=TODAY
    )


def change(
    store: Store,
    locatie_id: LocatieId,
    by: Actor = ACTOR,
    versie: int | None = None,
    **anders: object,
) -> Locatie:
    stored = store.locaties.get(locatie_id)
    return wijzig_locatie(
        store,
        locatie_id,
        invoer(**anders),
        expected_versie=versie or stored.versie,
        new_id=uuid4,
        draw=earliest,
        geocoder=NulGeocoder(),
        by=by,
        at=AT,
        today=TODAY,
    )


def velden(fout: pytest.ExceptionInfo[Ongeldigheden]) -> list[str]:
    return [veldfout.veld for veldfout in fout.value.fouten]


def test_a_new_locatie_is_kept_with_its_aanbod_and_not_yet_public(regio: Store) -> None:
    locatie = regio.locaties.get(add(regio))
    assert not locatie.gepubliceerd
    assert [aanbod.hulp.sleutel for aanbod in regio.aanbod.of_locatie(locatie.id)] == ["WGZHF"]


def test_a_locatie_for_somebody_elses_aanbieder_is_as_if_that_was_not_there(regio: Store) -> None:
    with pytest.raises(NietGevonden):
        add(regio, by=INDRINGER)


def test_everything_wrong_is_told_at_once_and_nothing_is_kept(regio: Store) -> None:
    with pytest.raises(Ongeldigheden) as fout:
        add(
            regio,
            naam=" ",
            groepsgrootte=0,
            hulp=frozenset(map(of_code, {"ABGII", "XXXXX", "46A01"})),
            doelgroepen=frozenset({"bestaat-niet"}),
            contact=Contact(email="geen adres"),
        )
    assert sorted(velden(fout)) == [
        "doelgroepen",
        "email",
        "groepsgrootte",
        "naam",
        "producten",
        "producten",
        "producten",
    ]
    assert regio.locaties.all("twente") == []


@pytest.mark.regel("check_product")
def test_a_groep_offers_what_one_lives_in_and_a_vestiging_offers_the_rest(regio: Store) -> None:
    add(
        regio,
        soort="vestiging",
        werkgebied=frozenset({ENSCHEDE}),
        hulp=frozenset({of_code("ABGII")}),
    )
    with pytest.raises(Ongeldigheden) as fout:
        add(regio, soort="vestiging", werkgebied=frozenset({ENSCHEDE}))
    assert velden(fout) == ["producten"]


def test_a_product_without_contract_may_be_entered_and_asks_for_attention(regio: Store) -> None:
    locatie_id = add(regio, hulp=frozenset(map(of_code, {"WGZHF", "WGZHG"})))
    stand = overzie_locatie(regio, locatie_id, by=ACTOR, today=TODAY)
    assert {product.aanbod.hulp.sleutel: product.gecontracteerd for product in stand.aanbod} == {
        "WGZHF": True,
        "WGZHG": False,
    }
    assert Aandacht.NIET_GECONTRACTEERD in stand.aandacht


@pytest.mark.parametrize("veld", ["naam", "website"])
def test_no_public_text_may_repeat_the_street_of_a_shielded_groep(regio: Store, veld: str) -> None:
    tekst = {"naam": "Huis Proef-straat"}.get(veld, "De Linde")
    contact = Contact(website="https://proefstraat.example" if veld == "website" else None)
    with pytest.raises(Ongeldigheden) as fout:
        add(regio, naam=tekst, contact=contact, adres=make_afgeschermd_adres())
    assert velden(fout) == [veld]


@pytest.mark.parametrize("veld", ["email", "website"])
def test_the_contact_of_an_aanbieder_never_tells_a_shielded_address(
    regio: Store, veld: str
) -> None:
    add(regio, adres=make_afgeschermd_adres())
    tekst = {"email": "info@proefstr12.example", "website": "https://bron.example/proefstraat"}
    with pytest.raises(Ongeldigheden) as fout:
        wijzig_gegevens(
            regio, AANBIEDER.id, Contact(**{veld: tekst[veld]}), expected_versie=1, by=ACTOR, at=AT
        )
    assert velden(fout) == [veld]


@pytest.mark.regel("check_afscherming")
def test_an_address_that_the_aanbieders_contact_tells_cannot_be_shielded_yet(regio: Store) -> None:
    contact = Contact(email="info@proefstraat.example")
    wijzig_gegevens(regio, AANBIEDER.id, contact, expected_versie=1, by=ACTOR, at=AT)
    with pytest.raises(Ongeldigheden) as fout:
        add(regio, adres=make_afgeschermd_adres())
    assert velden(fout) == ["straat"]
    locatie_id = add(regio)
    with pytest.raises(Ongeldigheden) as fout:
        change(regio, locatie_id, naam="Groep Zuid", adres=make_afgeschermd_adres())
    assert velden(fout) == ["straat"]


@pytest.mark.regel("lies_at_shielded")
def test_a_shielded_address_does_not_become_public_as_another_locatie(regio: Store) -> None:
    geheim = add(regio, adres=make_afgeschermd_adres())
    with pytest.raises(Ongeldigheden) as fout:
        add(regio, naam="Nog een keer")
    assert velden(fout) == ["straat"]
    elders = add(regio, naam="Elders", adres=OpenbaarAdres(make_adres(huisnummer=99)))
    with pytest.raises(Ongeldigheden) as fout:
        change(regio, elders, naam="Elders")
    assert velden(fout) == ["straat"]
    change(regio, geheim, bevestigd=frozenset({OPENBAAR}))  # opening it is a choice of its own
    change(regio, elders, naam="Elders")


def test_an_address_is_not_shielded_while_another_locatie_still_shows_it(regio: Store) -> None:
    groep, kantoor = add(regio), add(regio, naam="Kantoor")
    publiceer_locatie(regio, kantoor, by=ACTOR, at=AT)
    with pytest.raises(Ongeldigheden) as fout:
        change(regio, groep, naam="Groep Zuid", adres=make_afgeschermd_adres())
    assert velden(fout) == ["straat"]
    assert "Kantoor" in fout.value.fouten[0].melding
    haal_van_de_site(regio, kantoor, by=ACTOR, at=AT)
    change(regio, groep, naam="Groep Zuid", adres=make_afgeschermd_adres())
    with pytest.raises(Geweigerd):
        publiceer_locatie(regio, kantoor, by=ACTOR, at=AT)
    change(regio, kantoor, naam="Groep Oost", adres=make_afgeschermd_adres())
    assert publiceer_locatie(regio, kantoor, by=ACTOR, at=AT).gepubliceerd


@pytest.mark.regel("check_afscherming")
def test_an_address_in_the_name_of_the_aanbieder_cannot_be_shielded(regio: Store) -> None:
    aanbieder = regio.aanbieders.get(AANBIEDER.id)
    regio.aanbieders.save(replace(aanbieder, naam="Gezinshuis Proefstr."), expected_versie=None)
    with pytest.raises(Ongeldigheden) as fout:
        add(regio, adres=make_afgeschermd_adres())
    assert velden(fout) == ["straat"]


@pytest.mark.regel("hoofdaannemers_from")
@pytest.mark.parametrize("over", [timedelta(0), timedelta(days=40)], ids=["now", "later"])
def test_nor_can_an_address_in_the_contact_of_a_hoofdaannemer_of_now_or_of_later(
    regio: Store, over: timedelta
) -> None:
    boven = make_aanbieder("Boven", contact=Contact(website="https://boven.example/proef%20straat"))
    regel = make_contractregel(AANBIEDER, hoofdaannemer_id=boven.id, ingangsdatum=TODAY + over)
    regio.aanbieders.add(boven)
    regio.contracten.add_many([regel], [])
    with pytest.raises(Ongeldigheden) as fout:
        add(regio, adres=make_afgeschermd_adres())
    assert velden(fout) == ["straat"]
    assert "hoofdaannemer" in fout.value.fouten[0].melding


def test_nor_in_the_contact_of_a_hoofdaannemer_whose_contract_has_yet_to_begin(
    regio: Store,
) -> None:
    """On its first day that contact comes on the page, and nobody saves anything then."""
    boven = make_aanbieder("Boven", contact=Contact(website="https://boven.example/proef%20straat"))
    regio.aanbieders.add(boven)
    straks = TODAY + timedelta(days=30)
    regel = make_contractregel(AANBIEDER, hoofdaannemer_id=boven.id, ingangsdatum=straks)
    regio.contracten.add_many([regel], [])
    with pytest.raises(Ongeldigheden) as fout:
        add(regio, adres=make_afgeschermd_adres())
    assert velden(fout) == ["straat"]


def test_a_hoofdaannemer_whose_contract_has_yet_to_begin_may_not_tell_the_address_either(
    regio: Store,
) -> None:
    boven = make_aanbieder("Boven")
    regio.aanbieders.add(boven)
    straks = TODAY + timedelta(days=30)
    regel = make_contractregel(AANBIEDER, hoofdaannemer_id=boven.id, ingangsdatum=straks)
    regio.contracten.add_many([regel], [])
    add(regio, adres=make_afgeschermd_adres())
    hoofd = make_actor(make_gebruiker(boven))
    contact = Contact(website="https://proefstraat.example")
    with pytest.raises(Ongeldigheden) as fout:
        wijzig_gegevens(regio, boven.id, contact, expected_versie=1, by=hoofd, at=AT)
    assert velden(fout) == ["website"]
    voorbij = replace(
        regel, ingangsdatum=TODAY - timedelta(days=9), einddatum=TODAY - timedelta(days=2)
    )
    regio.contracten.save_many([voorbij], [])
    wijzig_gegevens(regio, boven.id, contact, expected_versie=1, by=hoofd, at=AT)


@pytest.mark.parametrize("over", [timedelta(0), timedelta(days=40)], ids=["now", "later"])
def test_nor_may_a_hoofdaannemer_of_now_or_of_later_say_it_afterwards(
    regio: Store, over: timedelta
) -> None:
    """Its contact stands on the pages of its onderaannemer from the day on that the contract runs."""
    regel = make_contractregel(AANBIEDER, hoofdaannemer_id=VREEMD.id, ingangsdatum=TODAY + over)
    regio.contracten.add_many([regel], [])
    add(regio, adres=make_afgeschermd_adres())
    contact = Contact(website="https://ander.example/proefstraat")
    with pytest.raises(Ongeldigheden) as fout:
        wijzig_gegevens(regio, VREEMD.id, contact, expected_versie=1, by=INDRINGER, at=AT)
    assert velden(fout) == ["website"]


def test_a_hoofdaannemer_of_before_is_asked_for_nothing(regio: Store) -> None:
    begin, einde = TODAY - timedelta(days=90), TODAY - timedelta(days=2)
    regel = make_contractregel(
        AANBIEDER, hoofdaannemer_id=VREEMD.id, ingangsdatum=begin, einddatum=einde
    )
    regio.contracten.add_many([regel], [])
    add(regio, adres=make_afgeschermd_adres())
    contact = Contact(website="https://ander.example/proefstraat")
    wijzig_gegevens(regio, VREEMD.id, contact, expected_versie=1, by=INDRINGER, at=AT)
    add(regio, adres=make_afgeschermd_adres(), naam="De Es")


@pytest.mark.parametrize(
    "middernacht",
    [
        datetime(2026, 3, 28, 23, tzinfo=UTC),
        datetime(2026, 3, 29, 22, tzinfo=UTC),
        datetime(2026, 10, 24, 22, tzinfo=UTC),
        datetime(2026, 10, 25, 23, tzinfo=UTC),
    ],
    ids=["spring", "after spring", "autumn", "after autumn"],
)
def test_a_contract_is_over_from_midnight_in_amsterdam_on(
    regio: Store, middernacht: datetime
) -> None:
    """In UTC its last day goes on for an hour or two."""
    laatste = (middernacht - timedelta(hours=1)).date()
    regel = make_contractregel(
        AANBIEDER,
        hoofdaannemer_id=VREEMD.id,
        ingangsdatum=laatste - timedelta(days=9),
        einddatum=laatste,
    )
    regio.contracten.add_many([regel], [])
    regio.locaties.add(make_groep(AANBIEDER, naam="De Es", adres=make_afgeschermd_adres()))
    contact = Contact(website="https://ander.example/proefstraat")
    kort = timedelta(minutes=1)
    with pytest.raises(Ongeldigheden):
        wijzig_gegevens(
            regio, VREEMD.id, contact, expected_versie=1, by=INDRINGER, at=middernacht - kort
        )
    wijzig_gegevens(
        regio, VREEMD.id, contact, expected_versie=1, by=INDRINGER, at=middernacht + kort
    )


@pytest.mark.regel("Buurt.check")
@pytest.mark.parametrize("naam", ["Huis Zilverreiger", "Huis Zilverreigerhof", "Zilvereiger"])
def test_no_locatie_tells_where_another_one_is_shielded(regio: Store, naam: str) -> None:
    geheim = make_afgeschermd_adres("Zilverreigerhof", 3)
    elders = OpenbaarAdres(make_adres("Dorpsplein", 99))
    eerst = add(regio, naam=naam, adres=elders)
    with pytest.raises(Ongeldigheden) as fout:
        add(regio, naam="Groep Zuid", adres=geheim)
    (stop,) = fout.value.fouten
    assert isinstance(stop, Elders)
    assert stop.bron == LocatieVan(eerst, "naam")
    change(regio, eerst, naam="De Eik", adres=elders)
    add(regio, naam="Groep Zuid", adres=geheim)
    for verb in (
        lambda: add(regio, naam=naam, adres=elders),
        lambda: change(regio, eerst, naam=naam, adres=elders),
    ):
        with pytest.raises(Ongeldigheden) as fout:
            verb()
        assert velden(fout) == ["naam"]


def test_what_is_put_on_the_site_is_looked_at_once_more(regio: Store) -> None:
    locatie_id = add(regio, naam="Groep Zuid", adres=make_afgeschermd_adres())
    aanbieder = regio.aanbieders.get(AANBIEDER.id)
    regio.aanbieders.save(replace(aanbieder, naam="Huis Proefstraat"), expected_versie=None)
    with pytest.raises(Geweigerd):
        publiceer_locatie(regio, locatie_id, by=ACTOR, at=AT)
    regio.aanbieders.save(replace(aanbieder, naam="Huis Proef"), expected_versie=None)
    assert publiceer_locatie(regio, locatie_id, by=ACTOR, at=AT).gepubliceerd


def test_a_name_of_the_aanbieder_that_may_be_chance_is_asked_about_at_the_street(
    regio: Store,
) -> None:
    aanbieder = regio.aanbieders.get(AANBIEDER.id)
    regio.aanbieders.save(replace(aanbieder, naam="Huis Proef"), expected_versie=None)
    with pytest.raises(Ongeldigheden) as fout:
        add(regio, naam="Groep Zuid", adres=make_afgeschermd_adres())
    assert [(type(veldfout), veldfout.veld) for veldfout in fout.value.fouten] == [
        (Vraag, "straat")
    ]
    add(regio, naam="Groep Zuid", adres=make_afgeschermd_adres(), bevestigd=frozenset({"straat"}))
    (regel,) = regio.logboek.page(None)
    assert regel.details == {"bevestigd": ["straat"]}


@pytest.mark.regel("place_on_map")
def test_a_shielded_address_is_never_sent_to_a_geocoder(regio: Store) -> None:
    voeg_locatie_toe(
        regio,
        invoer(adres=make_afgeschermd_adres()),
        new_id=uuid4,
        geocoder=NooitVragen(),
        by=ACTOR,
        at=AT,
        today=TODAY,
    )


def test_an_open_address_gets_a_point_and_keeps_it_while_it_stays_the_same(regio: Store) -> None:
    geocoder = PlaatsenGeocoder(regio.regios.plaatsen("twente"))
    locatie_id = voeg_locatie_toe(
        regio, invoer(), new_id=uuid4, geocoder=geocoder, by=ACTOR, at=AT, today=TODAY
    )
    stored = regio.locaties.get(locatie_id)
    assert isinstance(stored.adres, OpenbaarAdres)
    assert stored.adres.punt == Punt(52.26583, 6.79306)
    wijzig_locatie(
        regio,
        locatie_id,
        invoer(naam="De Eik"),
        expected_versie=stored.versie,
        new_id=uuid4,
        draw=earliest,
        geocoder=NooitVragen(),
        by=ACTOR,
        at=AT,
        today=TODAY,
    )
    assert regio.locaties.get(locatie_id).adres == stored.adres


def test_the_second_of_two_people_saving_the_same_groep_is_told(regio: Store) -> None:
    locatie_id = add(regio)
    versie = regio.locaties.get(locatie_id).versie
    change(regio, locatie_id, naam="Van de eerste", versie=versie)
    with pytest.raises(Conflict):
        change(regio, locatie_id, naam="Van de tweede", versie=versie)
    assert regio.locaties.get(locatie_id).naam == "Van de eerste"


def test_a_stranger_changes_publishes_and_deletes_nothing(regio: Store) -> None:
    locatie_id = add(regio)
    with pytest.raises(NietGevonden):
        change(regio, locatie_id, by=INDRINGER)
    with pytest.raises(NietGevonden):
        publiceer_locatie(regio, locatie_id, by=INDRINGER, at=AT)
    with pytest.raises(NietGevonden):
        trek_locatie_in(regio, locatie_id, by=INDRINGER, at=AT, today=TODAY)
    with pytest.raises(NietGevonden):
        overzie_locatie(regio, locatie_id, by=INDRINGER, today=TODAY)


def shielded_fixture(store: Store) -> tuple[Locatie, Locatie]:
    locatie = make_groep(
        AANBIEDER, adres=make_open_adres(), contact=Contact(telefoon="074-000 00 33")
    )
    store.locaties.add(locatie)
    store.aanbod.add(make_aanbod(locatie, opgave=make_opgave()))
    change(
        store,
        locatie.id,
        naam="Groep Oost",
        adres=make_afgeschermd_adres(),
        contact=locatie.contact,
    )
    return locatie, store.locaties.get(locatie.id)


def test_shielding_an_open_groep_leaves_nothing_that_links_the_old_page_to_the_new(
    regio: Store,
) -> None:
    locatie = make_groep(AANBIEDER)
    regio.locaties.add(locatie)
    aanbod = make_aanbod(
        locatie, opgave=make_opgave(toelichting="In mei beginnen wij met paarden.")
    )
    regio.aanbod.add(aanbod)
    later = AT.replace(hour=12)
    wijzig_locatie(
        regio,
        locatie.id,
        invoer(naam="Groep Oost", adres=make_afgeschermd_adres()),
        expected_versie=1,
        new_id=uuid4,
        draw=earliest,
        geocoder=NulGeocoder(),
        by=ACTOR,
        at=later,
        today=TODAY,
    )
    stored, (renewed,) = regio.locaties.get(locatie.id), regio.aanbod.of_locatie(locatie.id)
    assert stored.publiek_id != locatie.publiek_id
    assert renewed.publiek_id != aanbod.publiek_id
    assert (renewed.bevestigd_at, renewed.gewijzigd_at) == (later, later)
    assert aanbod.opgave
    assert renewed.opgave == replace(aanbod.opgave, toelichting=None)


def test_shielding_drops_the_contact_that_was_public_and_asks_for_a_new_name(regio: Store) -> None:
    open_locatie, hidden = shielded_fixture(regio)
    assert hidden.contact == Contact()
    assert isinstance(hidden.adres, AfgeschermdAdres)
    other = make_groep(AANBIEDER, naam="De Eik")
    regio.locaties.add(other)
    with pytest.raises(Ongeldigheden) as fout:
        change(regio, other.id, naam="De Eik", adres=make_afgeschermd_adres())
    assert velden(fout) == ["naam"]
    assert open_locatie.naam != hidden.naam


def test_opening_a_shielded_groep_gives_new_public_ids_too(regio: Store) -> None:
    locatie = make_groep(AANBIEDER, adres=make_afgeschermd_adres())
    regio.locaties.add(locatie)
    with pytest.raises(Ongeldigheden) as fout:
        change(regio, locatie.id)
    assert velden(fout) == [OPENBAAR]
    assert regio.locaties.get(locatie.id) == locatie
    change(regio, locatie.id, bevestigd=frozenset({OPENBAAR}))
    stored = regio.locaties.get(locatie.id)
    assert not stored.is_afgeschermd
    assert stored.publiek_id != locatie.publiek_id
    (regel,) = regio.logboek.page(None)
    assert (regel.handeling, regel.details["bevestigd"]) == ("locatie geopend", [OPENBAAR])


def test_a_groep_does_not_become_smaller_than_its_free_places(regio: Store) -> None:
    locatie = make_groep(AANBIEDER)
    regio.locaties.add(locatie)
    regio.aanbod.add(make_aanbod(locatie, opgave=make_opgave(vrije_plekken=3)))
    with pytest.raises(Ongeldigheden) as fout:
        change(regio, locatie.id, groepsgrootte=2)
    assert velden(fout) == ["groepsgrootte"]


def test_what_shielding_drops_does_not_stop_it(regio: Store) -> None:
    contact = Contact(website="https://proefstraat.example")
    locatie = make_groep(AANBIEDER, contact=contact)
    regio.locaties.add(locatie)
    regio.aanbod.add(
        make_aanbod(locatie, opgave=make_opgave(toelichting="Bel aan op de Proefstraat"))
    )
    change(regio, locatie.id, naam="Groep Oost", adres=make_afgeschermd_adres(), contact=contact)
    stored, (aanbod,) = regio.locaties.get(locatie.id), regio.aanbod.of_locatie(locatie.id)
    assert (stored.is_afgeschermd, stored.contact) == (True, Contact())
    assert aanbod.opgave == make_opgave(toelichting=None)


def test_a_remark_that_stays_stops_another_shielded_address_and_is_pointed_at(
    regio: Store,
) -> None:
    locatie = make_groep(AANBIEDER, adres=make_afgeschermd_adres("Schuilhof", 3))
    regio.locaties.add(locatie)
    aanbod = make_aanbod(locatie, opgave=make_opgave(toelichting="Naast de Proefstraat"))
    regio.aanbod.add(aanbod)
    with pytest.raises(Ongeldigheden) as fout:
        change(regio, locatie.id, adres=make_afgeschermd_adres())
    (eerste,) = fout.value.fouten
    assert isinstance(eerste, Elders)
    assert (eerste.veld, eerste.bron) == ("straat", ToelichtingVan(aanbod.id))


def test_a_groep_never_becomes_a_vestiging(regio: Store) -> None:
    locatie_id = add(regio)
    with pytest.raises(Ongeldigheden) as fout:
        change(regio, locatie_id, soort="vestiging", werkgebied=frozenset({HENGELO}))
    assert velden(fout) == ["soort"]


def test_products_come_and_go_with_the_choice(regio: Store) -> None:
    locatie_id = add(regio)
    (kept,) = regio.aanbod.of_locatie(locatie_id)
    change(regio, locatie_id, hulp=frozenset(map(of_code, {"WGZHF", "WGZHG"})))
    assert kept in regio.aanbod.of_locatie(locatie_id)
    change(regio, locatie_id, hulp=frozenset({of_code("WGZHG")}))
    assert [aanbod.hulp.sleutel for aanbod in regio.aanbod.of_locatie(locatie_id)] == ["WGZHG"]


def test_publishing_needs_a_product_and_withdrawing_keeps_everything(regio: Store) -> None:
    bare = add(regio, hulp=frozenset())
    with pytest.raises(Geweigerd):
        publiceer_locatie(regio, bare, by=ACTOR, at=AT)
    locatie_id = add(regio, naam="De Eik")
    assert publiceer_locatie(regio, locatie_id, by=ACTOR, at=AT).gepubliceerd
    assert not haal_van_de_site(regio, locatie_id, by=ACTOR, at=AT).gepubliceerd
    assert regio.aanbod.of_locatie(locatie_id)


def test_only_a_withdrawn_locatie_can_be_deleted(regio: Store) -> None:
    locatie_id = add(regio)
    publiceer_locatie(regio, locatie_id, by=ACTOR, at=AT)
    with pytest.raises(Geweigerd):
        trek_locatie_in(regio, locatie_id, by=ACTOR, at=AT, today=TODAY)
    haal_van_de_site(regio, locatie_id, by=ACTOR, at=AT)
    trek_locatie_in(regio, locatie_id, by=ACTOR, at=AT, today=TODAY)
    with pytest.raises(NietGevonden):
        regio.locaties.get(locatie_id)


def test_the_audit_trail_names_fields_and_never_values(regio: Store) -> None:
    locatie_id = add(regio, adres=make_afgeschermd_adres("Geheimestraat", 7))
    change(regio, locatie_id, adres=make_afgeschermd_adres("Verstopteweg", 8))
    regio.finish(AT)
    regels = regio.logboek.page("twente")
    assert regels[0].details["velden"] == ["adres"]
    assert not [woord for woord in ("Geheimestraat", "Verstopteweg") if woord in repr(regels)]


def test_a_hoofdaannemer_keeps_the_locations_of_its_onderaannemers_and_not_their_contact(
    regio: Store,
) -> None:
    hoofd = make_actor(make_gebruiker(AANBIEDER), kept=[VREEMD.id])
    regio.locaties.add(make_groep(VREEMD, naam="Van de onderaannemer"))
    standen = overzie_locaties(regio, by=hoofd, today=TODAY)
    assert [stand.aanbieder.naam for stand in standen] == ["De Ander"]
    with pytest.raises(NietGevonden):
        wijzig_gegevens(regio, VREEMD.id, Contact(), expected_versie=1, by=hoofd, at=AT)
    wijzig_gegevens(regio, AANBIEDER.id, Contact(), expected_versie=1, by=hoofd, at=AT)


def test_what_needs_attention_stands_in_order_of_urgency(regio: Store) -> None:
    locatie = make_vestiging(AANBIEDER, gepubliceerd=False)
    regio.locaties.add(locatie)
    oud = make_opgave(peildatum=TODAY.replace(month=9))
    regio.aanbod.add(make_aanbod(locatie, "ABGII", opgave=oud))
    regio.aanbod.add(make_aanbod(locatie, "AVAKT"))
    stand = overzie_locatie(regio, locatie.id, by=ACTOR, today=TODAY)
    assert stand.aandacht == (
        Aandacht.VERLOPEN,
        Aandacht.GEEN_OPGAVE,
        Aandacht.NIET_GEPUBLICEERD,
        Aandacht.NIET_GECONTRACTEERD,
    )


@pytest.mark.regel("doubts_about_locatie")
def test_a_postcode_of_another_gemeente_raises_a_doubt_and_is_not_refused(regio: Store) -> None:
    feiten = fetch_regiofeiten(regio, "twente", today=TODAY)
    locatie = make_groep(AANBIEDER, gemeente=ENSCHEDE)
    assert len(doubts_about_locatie(locatie, feiten)) == 2
    assert doubts_about_locatie(replace(locatie, gemeente=HENGELO), feiten) == []
