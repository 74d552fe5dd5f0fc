"""A locatie offers a hulpvorm without a code: what may be chosen, what is refused, and what the office says of it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbieder,
    make_actor,
    make_adres,
    make_contractregel,
    make_gebruiker,
    make_hulpvorm,
    make_opgave,
    make_product,
    twente_in,
)
from tests.steun.dagen import earliest
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.adressen.adres import OpenbaarAdres
from wijzer.domain.fouten import Ongeldigheden
from wijzer.domain.ids import LocatieId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm
from wijzer.domain.inkoop.product import Hulpsoort, Vindbaar
from wijzer.domain.locaties.zichtbaarheid import Zichtbaarheid
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.services.locaties.geef_beschikbaarheid_op import (
    Opgavewijziging,
    geef_beschikbaarheid_op,
)
from wijzer.services.locaties.invoer import LocatieInvoer
from wijzer.services.locaties.overzie_locaties import LocatieStand, overzie_locatie
from wijzer.services.locaties.publiceer_locatie import publiceer_locatie
from wijzer.services.locaties.voeg_locatie_toe import voeg_locatie_toe
from wijzer.services.locaties.wijzig_locatie import wijzig_locatie
from wijzer.store.store import Store

pytestmark = OP_SQLITE

DAG = timedelta(days=1)
BRON = make_aanbieder("De Bron")
JO = make_actor(make_gebruiker(BRON))
WOONGROEP, GEZINSHUIS = of_hulpvorm("woongroep"), of_hulpvorm("gezinshuis")
CODE = of_code("WGZHF")


@pytest.fixture
def twente(store: Store) -> Store:
    twente_in(store)
    store.regios.save_hulpvorm(make_hulpvorm("woongroep"))
    store.aanbieders.add(BRON)
    return store


def invoer(*hulp: Hulpaanduiding, **anders: Any) -> LocatieInvoer:
    groep = LocatieInvoer(
        aanbieder_id=BRON.id,
        soort="groep",
        naam="De Linde",
        gemeente=HENGELO,
        adres=OpenbaarAdres(make_adres()),
        hulp=frozenset(hulp),
        groepsgrootte=6,
    )
    return replace(groep, **anders)


def add(store: Store, *hulp: Hulpaanduiding, **anders: Any) -> LocatieId:
    return voeg_locatie_toe(
        store,
        invoer(*hulp, **anders),
        new_id=uuid4,
        geocoder=NulGeocoder(),
        by=JO,
        at=AT,
        today=TODAY,
    )


def change(store: Store, locatie_id: LocatieId, *hulp: Hulpaanduiding) -> None:
    wijzig_locatie(
        store,
        locatie_id,
        invoer(*hulp),
        expected_versie=store.locaties.get(locatie_id).versie,
        new_id=uuid4,
        draw=earliest,
        geocoder=NulGeocoder(),
        by=JO,
        at=AT,
        today=TODAY,
    )


def offered(store: Store, locatie_id: LocatieId) -> set[Hulpaanduiding]:
    return {aanbod.hulp for aanbod in store.aanbod.of_locatie(locatie_id)}


def stand(store: Store, locatie_id: LocatieId) -> LocatieStand:
    return overzie_locatie(store, locatie_id, by=JO, today=TODAY)


def refused(store: Store, *hulp: Hulpaanduiding, **anders: Any) -> list[tuple[str, str]]:
    with pytest.raises(Ongeldigheden) as fout:
        add(store, *hulp, **anders)
    return [(veldfout.veld, veldfout.melding) for veldfout in fout.value.fouten]


# ── what may be chosen ──


def test_a_groep_offers_a_hulpvorm_and_a_code_of_another_one(twente: Store):
    id_ = add(twente, WOONGROEP, CODE)
    assert offered(twente, id_) == {WOONGROEP, CODE}


def test_a_hulpvorm_that_is_not_there_or_that_nobody_searches_is_refused(twente: Store):
    twente.regios.save_hulpvorm(make_hulpvorm("advies", soort=Hulpsoort.ADVIES, naam="Advies"))
    assert refused(twente, of_hulpvorm("boomhut")) == [
        ("producten", "Hulpvorm boomhut bestaat niet.")
    ]
    for slug, naam in (("advies", "Advies"), ("crisiszorg", "Crisiszorg")):
        melding = f"Voor {naam} wordt geen beschikbaarheid bijgehouden."
        assert refused(twente, of_hulpvorm(slug)) == [("producten", melding)]


@pytest.mark.regel("check_hulp")
def test_a_hulpvorm_stands_at_its_own_kind_of_locatie(twente: Store):
    vestiging = {"soort": "vestiging", "groepsgrootte": None, "werkgebied": frozenset({HENGELO})}
    (groepfout,) = refused(twente, of_hulpvorm("vaktherapie"))
    (vestigingfout,) = refused(twente, WOONGROEP, **vestiging)
    assert groepfout[1] == "Vaktherapie hoort bij een vestiging, niet bij een groep."
    assert vestigingfout[1] == "Woongroep hoort bij een groep, niet bij een vestiging."
    assert offered(twente, add(twente, of_hulpvorm("vaktherapie"), **vestiging))


def test_what_is_given_from_a_vestiging_without_a_code_stands_at_a_vestiging(twente: Store):
    twente.regios.save_hulpvorm(make_hulpvorm("pleegzorg", vanuit_vestiging=True))
    vestiging = {"soort": "vestiging", "groepsgrootte": None, "werkgebied": frozenset({HENGELO})}
    assert offered(twente, add(twente, of_hulpvorm("pleegzorg"), **vestiging))
    assert refused(twente, of_hulpvorm("pleegzorg"))


# ── a code beside its hulpvorm ──


def test_a_code_and_its_hulpvorm_are_not_chosen_together(twente: Store):
    assert [veld for veld, _ in refused(twente, CODE, GEZINSHUIS)] == ["producten"]


@pytest.mark.parametrize(("eerst", "daarna"), [(CODE, GEZINSHUIS), (GEZINSHUIS, CODE)])
def test_what_stands_has_to_go_before_the_other_comes(
    twente: Store, eerst: Hulpaanduiding, daarna: Hulpaanduiding
):
    id_ = add(twente, eerst)
    with pytest.raises(Ongeldigheden) as fout:
        change(twente, id_, eerst, daarna)
    assert "heeft al aanbod" in fout.value.fouten[0].melding
    change(twente, id_, daarna)
    assert offered(twente, id_) == {daarna}


def test_what_is_taken_off_comes_back_with_what_was_stated_about_it(twente: Store):
    id_ = add(twente, WOONGROEP)
    (aanbod,) = twente.aanbod.of_locatie(id_)
    opgave = make_opgave(vrije_plekken=2)
    wijziging = Opgavewijziging(aanbod_id=aanbod.id, opgave=opgave, medische_verwijzing=False)
    geef_beschikbaarheid_op(twente, [wijziging], by=JO, at=AT, today=TODAY)
    change(twente, id_)
    assert offered(twente, id_) == set()
    change(twente, id_, WOONGROEP)
    (terug,) = twente.aanbod.of_locatie(id_)
    assert (terug.id, terug.opgave) == (aanbod.id, opgave)
    assert twente.aanbod.historie(aanbod.id, TODAY) == [opgave]


# ── what the office says ──


def contract(store: Store, hulp: str, **anders: Any) -> None:
    store.contracten.add_many([make_contractregel(BRON, hulp, **anders)])


@pytest.mark.parametrize(
    ("hulp", "zichtbaarheid"),
    [
        ("hulpvorm:woongroep", Zichtbaarheid.OP_DE_SITE),
        ("WWOGR", Zichtbaarheid.OP_DE_SITE),
        ("WWOGX", Zichtbaarheid.GEEN_CONTRACT),
        ("WGZHF", Zichtbaarheid.GEEN_CONTRACT),
    ],
    ids=["the hulpvorm", "a code of it", "a code of it that is over", "something else"],
)
def test_it_is_on_the_site_while_a_row_for_it_or_for_a_valid_code_of_it_runs(
    twente: Store, hulp: str, zichtbaarheid: Zichtbaarheid
):
    id_ = add(twente, WOONGROEP)
    twente.producten.save_many(
        [
            make_product("WWOGR", hulpvorm="woongroep"),
            make_product("WWOGX", hulpvorm="woongroep", geldig_tot=TODAY - DAG),
        ]
    )
    contract(twente, hulp)
    publiceer_locatie(twente, id_, by=JO, at=AT)
    assert stand(twente, id_).zichtbaarheid is zichtbaarheid


def test_a_row_for_the_hulpvorm_shows_what_stands_there_with_a_code(twente: Store):
    id_ = add(twente, CODE)
    contract(twente, "hulpvorm:gezinshuis")
    publiceer_locatie(twente, id_, by=JO, at=AT)
    (product,) = stand(twente, id_).aanbod
    assert (product.gecontracteerd, product.zichtbaar) == (True, True)
    assert product.hulpvorm is not None
    assert product.hulpvorm.slug == "gezinshuis"


def test_it_is_called_by_the_names_of_its_hulpvorm_and_what_is_gone_by_its_slug(twente: Store):
    twente.regios.save_hulpvorm(
        make_hulpvorm("woongroep", naam="Wonen in een groep", gewone_naam="Woongroep")
    )
    (aanbod,) = stand(twente, add(twente, WOONGROEP)).aanbod
    assert (aanbod.product, aanbod.naam, aanbod.gewone_naam) == (
        None,
        "Wonen in een groep",
        "Woongroep",
    )
    weg = replace(aanbod, hulpvorm=None)
    assert (weg.naam, weg.gewone_naam) == ("woongroep", "woongroep")


@pytest.mark.parametrize(
    ("anders", "om_te_zetten"),
    [
        ({}, True),
        ({"geldig_tot": TODAY - DAG}, False),
        ({"vindbaar": Vindbaar.GEEN}, False),
        ({"hulpvorm": "gezinshuis"}, False),
    ],
)
def test_it_can_have_a_code_once_there_is_one_of_its_hulpvorm_that_is_searched_for(
    twente: Store, anders: dict[str, Any], om_te_zetten: bool
):
    id_ = add(twente, WOONGROEP)
    assert not stand(twente, id_).aanbod[0].om_te_zetten
    twente.producten.save_many([make_product("WWOGR", **{"hulpvorm": "woongroep", **anders})])
    assert stand(twente, id_).aanbod[0].om_te_zetten is om_te_zetten
    assert not stand(twente, add(twente, CODE, naam="De Es")).aanbod[0].om_te_zetten


def test_it_is_not_to_be_found_once_nobody_searches_for_its_hulpvorm(twente: Store):
    id_ = add(twente, WOONGROEP)
    contract(twente, "hulpvorm:woongroep")
    publiceer_locatie(twente, id_, by=JO, at=AT)
    twente.regios.save_hulpvorm(make_hulpvorm("woongroep", soort=Hulpsoort.CRISIS))
    assert stand(twente, id_).zichtbaarheid is Zichtbaarheid.NIET_VINDBAAR
    [hulpvorm] = [vorm for vorm in twente.regios.hulpvormen(REGIO) if vorm.slug == "woongroep"]
    assert hulpvorm.vindbaar is Vindbaar.BELLEN
