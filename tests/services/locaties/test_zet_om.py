"""An aanbieder moves aanbod that hangs on a hulpvorm to a code: what the site says of it stays, and who may."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_contractregel,
    make_gebruiker,
    make_groep,
    make_hulpvorm,
    make_opgave,
    make_product,
    twente_in,
)
from tests.steun.dagen import earliest
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import Conflict, NietGevonden, Ongeldig
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.inkoop.product import Hulpsoort, Vindbaar
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.services.locaties.invoer import LocatieInvoer
from wijzer.services.locaties.wijzig_locatie import wijzig_locatie
from wijzer.services.locaties.zet_om import overzie_codekeuzes, zet_om
from wijzer.store.store import Store

DAG = timedelta(days=1)
BRON, ANDER = make_aanbieder("De Bron"), make_aanbieder("De Ander")
JO_ACCOUNT = make_gebruiker(BRON)
JO = make_actor(JO_ACCOUNT)
LINDE = make_groep(BRON, "De Linde")
EERDER = make_opgave(peildatum=TODAY - 30 * DAG, vrije_plekken=3)
AANBOD = make_aanbod(
    LINDE,
    "hulpvorm:woongroep",
    make_opgave(peildatum=TODAY - 9 * DAG, toelichting="Vanaf mei."),
    medische_verwijzing=True,
    bevestigd_at=AT - 9 * DAG,
    gewijzigd_at=AT - 20 * DAG,
    ingevoerd_door=JO_ACCOUNT.id,
)


@pytest.fixture
def twente(store: Store) -> Store:
    twente_in(store)
    store.regios.save_hulpvorm(make_hulpvorm("woongroep"))
    store.producten.save_many(
        [
            make_product("WWOGR", hulpvorm="woongroep"),
            make_product("WWOGS", hulpvorm="woongroep"),
            make_product("WWOGT", hulpvorm="woongroep", vindbaar=Vindbaar.GEEN),
            make_product("WWOGU", hulpvorm="woongroep", geldig_tot=TODAY - DAG),
            make_product("AWOGR", hulpvorm="woongroep", soort=Hulpsoort.AMBULANT),
        ]
    )
    store.aanbieders.add_many([BRON, ANDER])
    store.gebruikers.add(JO_ACCOUNT)
    store.contracten.add_many([make_contractregel(BRON, "WWOGS")])
    store.locaties.add(LINDE)
    store.aanbod.add(AANBOD)
    store.aanbod.add_historie([(AANBOD.id, EERDER)])
    return store


def move(store: Store, code: str = "WWOGR", by: Actor = JO, versie: int | None = None) -> Aanbod:
    return zet_om(store, AANBOD.id, code, expected_versie=versie, by=by, at=AT, today=TODAY)


def test_it_is_the_same_aanbod_with_its_history_and_the_day_on_which_it_was_true(twente: Store):
    move(twente)
    nu = twente.aanbod.get(AANBOD.id)
    assert nu == replace(AANBOD, hulp=of_code("WWOGR"), versie=AANBOD.versie + 1)
    assert twente.aanbod.historie_of([AANBOD.id]) == {AANBOD.id: [EERDER, AANBOD.opgave]}
    assert twente.aanbod.of_locatie(LINDE.id) == [nu]
    assert twente.aanbod.withdrawn_of([LINDE.id]) == {LINDE.id: []}


@OP_SQLITE
def test_it_is_written_down_from_what_to_what(twente: Store):
    move(twente)
    twente.logboek.flush()
    [regel] = [regel for regel in twente.logboek.page(REGIO) if regel.gebruiker_id]
    assert (regel.handeling, regel.object_id) == ("aanbod omgezet naar een code", str(AANBOD.id))
    assert regel.details == {"van": "woongroep", "naar": "WWOGR"}


@OP_SQLITE
@pytest.mark.parametrize(
    ("code", "deel"),
    [
        ("WGZHF", "niet bij de hulpvorm"),
        ("XXXXX", "bestaat niet"),
        ("WWOGU", "bestaat niet of is nu niet geldig"),
        ("WWOGT", "geen beschikbaarheid"),
        ("AWOGR", "hoort bij een vestiging"),
    ],
)
def test_a_code_that_it_cannot_get_is_refused_and_nothing_changes(
    twente: Store, code: str, deel: str
):
    with pytest.raises(Ongeldig, match=deel) as fout:
        move(twente, code)
    assert fout.value.veld == "productcode"
    assert twente.aanbod.get(AANBOD.id) == AANBOD


@OP_SQLITE
def test_a_code_that_stands_there_or_that_was_taken_off_is_refused(twente: Store):
    staat, weg = make_aanbod(LINDE, "WWOGR"), make_aanbod(LINDE, "WWOGS")
    twente.aanbod.add_many([staat, weg])
    twente.aanbod.withdraw(weg, at=AT, by=None)
    for code, deel in (("WWOGR", "heeft al aanbod"), ("WWOGS", "eerder in")):
        with pytest.raises(Ongeldig, match=deel):
            move(twente, code)
    assert overzie_codekeuzes(twente, AANBOD.id, by=JO, today=TODAY).codes == []


@OP_SQLITE
def test_once_it_has_a_code_it_is_not_moved_again(twente: Store):
    move(twente)
    with pytest.raises(Ongeldig, match="heeft al een code"):
        move(twente, "WWOGS")
    assert overzie_codekeuzes(twente, AANBOD.id, by=JO, today=TODAY).codes == []


@OP_SQLITE
def test_who_saw_it_before_somebody_else_saved_it_is_told(twente: Store):
    twente.aanbod.save(replace(AANBOD, medische_verwijzing=False))
    with pytest.raises(Conflict):
        move(twente, versie=1)
    move(twente, versie=2)


@OP_SQLITE
def test_a_form_of_the_locatie_that_was_open_meanwhile_does_not_undo_it(twente: Store):
    move(twente)
    oud = LocatieInvoer(
        aanbieder_id=BRON.id,
        soort="groep",
        naam=LINDE.naam,
        gemeente=LINDE.gemeente,
        adres=LINDE.adres,
        hulp=frozenset({AANBOD.hulp}),
        groepsgrootte=LINDE.groepsgrootte,
    )
    with pytest.raises(Conflict):
        wijzig_locatie(
            twente,
            LINDE.id,
            oud,
            expected_versie=LINDE.versie,
            new_id=uuid4,
            draw=earliest,
            geocoder=NulGeocoder(),
            by=JO,
            at=AT,
            today=TODAY,
        )
    assert [aanbod.hulp for aanbod in twente.aanbod.of_locatie(LINDE.id)] == [of_code("WWOGR")]


@OP_SQLITE
def test_the_choices_are_the_codes_that_it_can_get_those_under_contract_first(twente: Store):
    keuzes = overzie_codekeuzes(twente, AANBOD.id, by=JO, today=TODAY)
    codes = [(keuze.product.code, keuze.gecontracteerd) for keuze in keuzes.codes]
    assert codes == [("WWOGS", True), ("WWOGR", False)]
    assert keuzes.hulpvorm is not None
    assert (keuzes.hulpvorm.slug, keuzes.locatie, keuzes.aanbod) == ("woongroep", LINDE, AANBOD)
    twente.contracten.add_many([make_contractregel(BRON, "hulpvorm:woongroep")])
    keuzes = overzie_codekeuzes(twente, AANBOD.id, by=JO, today=TODAY)
    assert [keuze.gecontracteerd for keuze in keuzes.codes] == [True, True]


@OP_SQLITE
def test_the_hoofdaannemer_moves_it_and_nobody_else_but_its_aanbieder(twente: Store):
    vreemd = make_actor(make_gebruiker(ANDER))
    for wie in (vreemd, make_actor(make_gebruiker())):
        with pytest.raises(NietGevonden):
            move(twente, by=wie)
        with pytest.raises(NietGevonden):
            overzie_codekeuzes(twente, AANBOD.id, by=wie, today=TODAY)
    hoofd = replace(vreemd, aanbieders=frozenset({*vreemd.aanbieders, BRON.id}))
    assert move(twente, by=hoofd).hulp == of_code("WWOGR")


@OP_SQLITE
def test_aanbod_that_is_withdrawn_or_not_there_is_not_found(twente: Store):
    twente.aanbod.withdraw(AANBOD, at=AT, by=None)
    with pytest.raises(NietGevonden):
        move(twente)
    with pytest.raises(NietGevonden):
        zet_om(twente, make_aanbod(LINDE).id, "WWOGR", by=JO, at=AT, today=TODAY)
