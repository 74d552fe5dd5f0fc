"""What is published, and that nothing else is."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.factories import (
    ALMELO,
    AT,
    ENSCHEDE,
    HENGELO,
    PRODUCTEN,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_adres,
    make_afgeschermd_adres,
    make_contractregel,
    make_gemeente,
    make_opgave,
    make_vestiging,
    twente_in,
)
from tests.steun.dagen import change_day
from tests.steun.databases.proef import Proef
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.fouten import NietGevonden, Verdwenen
from wijzer.domain.ids import PubliekId
from wijzer.domain.locaties.locatie import shield
from wijzer.domain.regio.gebied import Contact
from wijzer.files.regio import read_regio
from wijzer.mappen import SEED
from wijzer.published.tables import PublishedWijziging
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.store.projectie.schrijven import lot_of
from wijzer.store.store import Store

MORGEN = TODAY + timedelta(days=1)


@pytest.fixture
def proef(proef: Proef) -> Iterator[Proef]:
    yield proef
    assert proef.compare() == [], "after every test the public tables are what they should be"


def test_a_published_groep_under_contract_is_found(proef: Proef):
    assert proef.names() == {"De Linde", "De Eik"}


def test_a_shielded_groep_is_shown_at_the_gemeentehuis_and_nowhere_nearer(proef: Proef):
    dicht = next(aanbod for aanbod in proef.found() if aanbod.locatie.naam == "De Eik")
    adres = dicht.locatie.adres
    assert adres.afgeschermd
    assert (adres.omschrijving, adres.straat) == (
        "Stadhuis Hengelo",
        "Burgemeester van der Dussenplein",
    )
    assert (adres.punt.lat, adres.punt.lon) == (52.26583, 6.79306)


def test_where_the_town_hall_is_not_confirmed_only_the_gemeente_is_shown(proef: Proef):
    with proef.write() as store:
        store.locaties.save(replace(proef.dicht, gemeente=ALMELO))
    adres = next(
        aanbod for aanbod in proef.found() if aanbod.locatie.naam == "De Eik"
    ).locatie.adres
    assert (adres.omschrijving, adres.straat, adres.postcode) == ("Gemeente Almelo", None, None)


def test_an_edit_of_a_shielded_address_publishes_nothing(proef: Proef):
    nummer, last = proef.nummer(), proef.last_change()
    anders = replace(proef.dicht, adres=make_afgeschermd_adres("Anderweg", 3, "7552AB"))
    with proef.write(AT + timedelta(hours=1)) as store:
        store.locaties.save(anders)
    assert (proef.nummer(), proef.last_change()) == (nummer, last)


def test_saving_the_same_again_publishes_nothing(proef: Proef):
    nummer = proef.nummer()
    with proef.write(AT + timedelta(hours=1)) as store:
        store.locaties.save(proef.open)
        store.aanbod.save(proef.aanbod[0])
        store.aanbieders.save(proef.aanbieder)
        twente_in(store)
        store.regios.save(read_regio(SEED / REGIO, at=AT).regio)
    assert proef.nummer() == nummer


def test_an_edit_of_an_open_address_is_published_for_the_groep_and_its_aanbod(proef: Proef):
    last, nummer = proef.last_change(), proef.nummer()
    open_adres = replace(proef.open.adres, adres=make_adres("Nieuwstraat", 9))  # type: ignore[type-var]
    with proef.write() as store:
        store.locaties.save(replace(proef.open, adres=open_adres))
    assert sorted((wijziging.soort, wijziging.state) for wijziging in proef.changes(last)) == [
        ("aanbod", "updated"),
        ("groep", "updated"),
    ]
    assert proef.nummer() == nummer + 1


def test_shielding_gives_a_new_public_id_and_leaves_only_a_tombstone_of_the_old(proef: Proef):
    last = proef.last_change()
    entered = replace(
        proef.open, adres=AfgeschermdAdres(make_adres("Proefstraat")), naam="Het Nest"
    )
    nieuw = shield(proef.open, entered, publiek_id=PubliekId(uuid4()))
    with proef.write() as store:
        store.locaties.save(nieuw)
        store.aanbod.save(replace(proef.aanbod[0], publiek_id=PubliekId(uuid4())))
    weg = [wijziging for wijziging in proef.changes(last) if wijziging.state == "deleted"]
    assert {(wijziging.soort, wijziging.id, wijziging.regio) for wijziging in weg} == {
        ("aanbod", str(proef.aanbod[0].publiek_id), None),
        ("groep", str(proef.open.publiek_id), None),
    }
    assert proef.changes(last) == weg
    with proef.read() as reader, pytest.raises(Verdwenen):
        reader.locatie(proef.open.publiek_id)
    assert proef.names() == {"De Eik"}
    change_day(proef.database, AT + timedelta(days=1))
    assert proef.names(MORGEN) == {"Het Nest", "De Eik"}


@pytest.mark.parametrize(
    "withdraw",
    [
        lambda store, proef: store.locaties.save(replace(proef.open, gepubliceerd=False)),
        lambda store, proef: store.locaties.delete(proef.open.id),
        lambda store, proef: store.aanbod.delete(proef.aanbod[0].id),
    ],
)
def test_what_is_withdrawn_is_gone(proef: Proef, withdraw: Callable[[Store, Proef], None]):
    with proef.write() as store:
        withdraw(store, proef)
    assert proef.names() == {"De Eik"}
    with proef.read() as reader:
        assert reader.was_deleted("aanbod", proef.aanbod[0].publiek_id)
        assert reader.was_deleted("groep", proef.open.publiek_id)
        assert not reader.was_deleted("aanbieder", proef.aanbieder.id)


def test_what_comes_back_is_no_longer_gone(proef: Proef):
    with proef.write() as store:
        store.locaties.save(replace(proef.open, gepubliceerd=False))
    with proef.write() as store:
        store.locaties.save(proef.open)
    assert proef.names() == {"De Linde", "De Eik"}
    with proef.read() as reader:
        assert not reader.was_deleted("groep", proef.open.publiek_id)


def test_an_aanbieder_of_which_nothing_is_left_is_gone_too(proef: Proef):
    with proef.write() as store:
        for groep in (proef.open, proef.dicht):
            store.locaties.save(replace(groep, gepubliceerd=False))
    with proef.read() as reader:
        assert reader.aanbieders() == []
        with pytest.raises(Verdwenen):
            reader.aanbieder(proef.aanbieder.id)


def test_a_product_without_a_contract_row_is_not_published(proef: Proef):
    with proef.write() as store:
        store.aanbod.add(make_aanbod(proef.open, "WGZHG"))
    assert {aanbod.product.code for aanbod in proef.found()} == {"WGZHF"}
    with proef.write() as store:
        store.contracten.add_many([make_contractregel(proef.aanbieder, "WGZHG")], [])
    assert {aanbod.product.code for aanbod in proef.found()} == {"WGZHF", "WGZHG"}


def test_a_product_to_call_about_is_never_found(proef: Proef):
    with proef.write() as store:
        store.contracten.add_many([make_contractregel(proef.aanbieder, "46A01")], [])
        store.aanbod.add(make_aanbod(proef.open, "46A01"))
    assert {aanbod.product.code for aanbod in proef.found()} == {"WGZHF"}


@pytest.mark.regel("Naslag.served")
def test_a_vestiging_is_found_in_its_werkgebied_without_who_does_not_take_part(proef: Proef):
    vestiging = make_vestiging(
        proef.aanbieder, werkgebied=frozenset({HENGELO, ENSCHEDE}), gemeente=ALMELO
    )
    with proef.write() as store:
        store.contracten.add_many(
            [
                make_contractregel(proef.aanbieder, "ABGII"),
                make_contractregel(proef.aanbieder, "AVAKT"),
            ],
            [],
        )
        store.locaties.add(vestiging)
        store.aanbod.add_many([make_aanbod(vestiging, "ABGII"), make_aanbod(vestiging, "AVAKT")])
    with proef.read() as reader:

        def codes(gemeente: str) -> set[str | None]:
            ids = reader.zoek(Zoekvraag(gemeente=(gemeente,), segment="ambulant")).ids
            return {aanbod.product.code for aanbod in reader.aanbod_by_ids(ids)}

        assert codes(HENGELO) == {"AVAKT"}
        assert codes(ENSCHEDE) == {"ABGII", "AVAKT"}
        assert codes(ALMELO) == set()
        uitgesloten = reader.zoek(Zoekvraag(gemeente=(HENGELO,), product=("ABGII",))).uitgesloten
    assert [(aanbod.gemeente, aanbod.product) for aanbod in uitgesloten] == [(HENGELO, "ABGII")]


def test_a_future_contract_is_published_by_its_day_and_not_before(proef: Proef):
    last = proef.last_change()
    regel = make_contractregel(proef.aanbieder, "WGZHG", ingangsdatum=MORGEN)
    aanbod = make_aanbod(proef.open, "WGZHG")
    with proef.write() as store:
        store.contracten.add_many([regel], [])
        store.aanbod.add(aanbod)
    assert proef.changes(last) == []
    assert "WGZHG" not in {aanbod.product.code for aanbod in proef.found()}
    assert "WGZHG" in {aanbod.product.code for aanbod in proef.found(MORGEN)}
    with proef.read() as reader, pytest.raises(NietGevonden):
        reader.aanbod(aanbod.publiek_id)
    with proef.write(AT + timedelta(days=1)) as store:
        store.projectie.advance(AT + timedelta(days=1), MORGEN)
    assert [(wijziging.soort, wijziging.id) for wijziging in proef.changes(last)] == [
        ("aanbod", str(aanbod.publiek_id))
    ]


def test_an_ended_contract_takes_its_aanbod_away_by_the_day_after(proef: Proef):
    with proef.database.transaction(at=AT) as store:
        regel = store.contracten.of_aanbieder(proef.aanbieder.id)[0]
        store.contracten.save_many([replace(regel, einddatum=TODAY)], [])
    last = proef.last_change()
    assert proef.names() == {"De Linde", "De Eik"}
    assert proef.names(MORGEN) == set(), "readers know without the job"
    with proef.write(AT + timedelta(days=1)) as store:
        assert store.projectie.advance(AT + timedelta(days=1), MORGEN) > 0
    assert {wijziging.state for wijziging in proef.changes(last)} == {"deleted"}
    assert {wijziging.soort for wijziging in proef.changes(last)} == {
        "aanbod",
        "groep",
        "aanbieder",
    }


def test_the_day_that_makes_an_entry_stale_or_expired_is_told_once(proef: Proef):
    for dagen, expected in ((14, 0), (15, 2), (16, 0), (43, 2), (44, 0)):
        last, nummer = proef.last_change(), proef.nummer()
        later = AT + timedelta(days=dagen)
        for _ in range(2):
            with proef.write(later) as store:
                store.projectie.advance(later, TODAY + timedelta(days=dagen))
        assert [wijziging.soort for wijziging in proef.changes(last)] == ["aanbod"] * expected
        assert proef.nummer() == nummer + bool(expected)


def test_the_end_of_a_stop_is_told(proef: Proef):
    stop = make_opgave(aanmeldstop=True, aanmeldstop_tot=TODAY)
    with proef.write() as store:
        store.aanbod.save(replace(proef.aanbod[0], opgave=stop))
    last = proef.last_change()
    with proef.write(AT + timedelta(days=1)) as store:
        store.projectie.advance(AT + timedelta(days=1), MORGEN)
    assert [wijziging.id for wijziging in proef.changes(last)] == [str(proef.aanbod[0].publiek_id)]


def test_a_next_place_is_told_until_its_day_and_its_passing_is_a_change(proef: Proef):
    with proef.write() as store:
        opgave = make_opgave(eerstvolgende_plek=TODAY, vrije_plekken=0)
        store.aanbod.save(replace(proef.aanbod[0], opgave=opgave))
    last = proef.last_change()
    for dag, volgt in ((TODAY, TODAY), (MORGEN, None)):
        with proef.write(AT + (dag - TODAY)) as store:
            store.projectie.advance(AT + (dag - TODAY), dag)
        (aanbod,) = [
            aanbod for aanbod in proef.found(dag) if aanbod.id == proef.aanbod[0].publiek_id
        ]
        assert aanbod.beschikbaarheid.eerstvolgende_plek == volgt
    assert [wijziging.id for wijziging in proef.changes(last)] == [str(proef.aanbod[0].publiek_id)]


@pytest.mark.regel("public_contact")
def test_an_open_groep_without_contact_shows_that_of_its_aanbieder(proef: Proef):
    with proef.write() as store:
        store.locaties.save(replace(proef.open, contact=Contact(telefoon="074-000 00 99")))
    contact = next(
        aanbod for aanbod in proef.found() if aanbod.locatie.naam == "De Linde"
    ).locatie.contact
    assert contact == Contact(telefoon="074-000 00 99", website="https://aanbieder.example")


@pytest.mark.regel("public_contact")
def test_a_shielded_groep_shows_the_contact_of_its_hoofdaannemer(proef: Proef):
    hoofd = make_aanbieder("De Grote", contact=Contact(telefoon="074-000 00 50"))
    regel = make_contractregel(proef.aanbieder, "WGZHG", hoofdaannemer_id=hoofd.id)
    with proef.write() as store:
        store.aanbieders.add(hoofd)
        store.contracten.add_many([regel], [])
    contact = {aanbod.locatie.naam: aanbod.locatie.contact for aanbod in proef.found()}
    assert contact["De Eik"] == hoofd.contact
    assert contact["De Linde"] == proef.aanbieder.contact
    anders = replace(hoofd, contact=Contact(telefoon="074-000 00 51"))
    with proef.write() as store:
        store.aanbieders.save(anders)
    contact = {aanbod.locatie.naam: aanbod.locatie.contact for aanbod in proef.found()}
    assert contact["De Eik"] == anders.contact


def test_the_page_of_an_onderaannemer_never_tells_its_own_number(proef: Proef):
    hoofd = make_aanbieder("De Grote", contact=Contact(telefoon="074-000 00 50"))
    with proef.write() as store:
        store.aanbieders.add(hoofd)
        regel = make_contractregel(proef.aanbieder, "WGZHG", hoofdaannemer_id=hoofd.id)
        store.contracten.add_many([regel], [])
    with proef.read() as reader:
        assert reader.aanbieder(proef.aanbieder.id).contact == hoofd.contact


def test_a_moved_town_hall_moves_what_is_shown_there_and_nothing_else(proef: Proef):
    last = proef.last_change()
    with proef.write() as store:
        store.regios.save_gemeente(make_gemeente(adres=make_adres("Nieuwe Markt", 1)))
    assert sorted((wijziging.soort, wijziging.id) for wijziging in proef.changes(last)) == [
        ("aanbod", str(proef.aanbod[1].publiek_id)),
        ("gemeente", HENGELO),
        ("groep", str(proef.dicht.publiek_id)),
    ]


def test_a_renamed_product_is_renamed_in_its_aanbod(proef: Proef):
    last = proef.last_change()
    with proef.write() as store:
        store.producten.save(replace(PRODUCTEN[0], naam="Gezinshuis F"))
    assert {aanbod.product.naam for aanbod in proef.found()} == {"Gezinshuis F"}
    assert (("product", f"{REGIO}/WGZHF")) in {
        (wijziging.soort, wijziging.id) for wijziging in proef.changes(last)
    }


def test_a_locatie_that_goes_to_another_aanbieder_keeps_its_page(proef: Proef):
    ander = make_aanbieder("De Ander")
    with proef.write() as store:
        store.aanbieders.add(ander)
        store.contracten.add_many([make_contractregel(ander)], [])
        store.locaties.save(replace(proef.open, aanbieder_id=ander.id))
    with proef.read() as reader:
        assert reader.locatie(proef.open.publiek_id).aanbieder.naam == "De Ander"
        assert {aanbieder.naam for aanbieder in reader.aanbieders()} == {
            "De Ander",
            "De Kleine Aanbieder",
        }


def test_numbers_rise_without_gaps_in_an_order_that_follows_from_the_ids_alone(proef: Proef):
    alle = proef.changes()
    assert [wijziging.nummer for wijziging in alle] == list(range(1, len(alle) + 1))
    per_publicatie: dict[int, list[bytes]] = defaultdict(list)
    with proef.database.read() as store:
        for rij in store.session.scalars(
            select(PublishedWijziging).order_by(PublishedWijziging.nummer)
        ):
            per_publicatie[rij.publicatie].append(lot_of((rij.soort, rij.id)))
    assert len(per_publicatie) > 1
    for loten in per_publicatie.values():
        assert loten == sorted(loten)


def test_a_rebuild_finds_nothing_to_do_and_mends_what_was_damaged(proef: Proef):
    nummer = proef.nummer()
    with proef.write() as store:
        assert store.projectie.rebuild(AT) == 0
    assert proef.nummer() == nummer
    _damage(proef)
    assert len(proef.compare()) == 3
    with proef.write() as store:
        assert store.projectie.rebuild(AT) > 0
    assert proef.names() == {"De Linde", "De Eik"}


def test_a_comparison_names_columns_and_never_a_value(proef: Proef):
    _damage(proef)
    assert not any("Linde" in melding or "straat" in melding for melding in proef.compare())
    with proef.write() as store:
        store.projectie.rebuild(AT)


def _damage(proef: Proef) -> None:
    with proef.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE published_locatie SET naam = 'kapot'")
        connection.exec_driver_sql("DELETE FROM published_aanbieder")
