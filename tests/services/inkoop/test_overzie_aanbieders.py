"""Counts made by the database say the same as the domain does, one by one."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import (
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_contractregel,
    make_gebruiker,
    make_groep,
    make_opgave,
    make_regio,
    make_vestiging,
    twente_in,
)
from wijzer.domain.fouten import NietGevonden, NietToegestaan
from wijzer.domain.inkoop.contract import Contractstand
from wijzer.domain.locaties.beschikbaarheid import Opgave, actualiteit_of
from wijzer.domain.regio.gebied import Versheid
from wijzer.services.inkoop.overzie_aanbieders import (
    Accountstand,
    count_versheid,
    overzie_aanbieder,
    overzie_aanbieders,
)
from wijzer.store.inkoop.tellingen import Peilgroep

OPGAVEN = [
    None,
    make_opgave(),
    make_opgave(peildatum=TODAY - timedelta(days=14)),
    make_opgave(peildatum=TODAY - timedelta(days=15)),
    make_opgave(peildatum=TODAY - timedelta(days=42)),
    make_opgave(peildatum=TODAY - timedelta(days=43)),
    Opgave(peildatum=TODAY),
    Opgave(peildatum=TODAY, toelichting="Bel ons."),
    Opgave(peildatum=TODAY, aanmeldstop=True),
    Opgave(peildatum=TODAY, aantal_wachtenden=0),
]


@given(st.integers(0, 100), st.integers(1, 30), st.integers(0, 30))
def test_a_counted_day_is_as_fresh_as_the_domain_says(dagen, actueel, extra):
    versheid = Versheid(actueel, actueel + extra)
    aanbieder = make_aanbieder()
    peildatum = TODAY - timedelta(days=dagen)
    geteld = count_versheid([Peilgroep(aanbieder.id, peildatum, 3)], versheid, today=TODAY)
    assert geteld == {
        aanbieder.id: {actualiteit_of(make_opgave(peildatum=peildatum), versheid, today=TODAY): 3}
    }


def test_the_database_counts_freshness_as_the_domain_does(store):
    regio = twente_in(store)
    aanbieder = make_aanbieder()
    store.aanbieders.add(aanbieder)
    locaties = [make_vestiging(aanbieder, f"Vestiging {n}") for n in range(len(OPGAVEN))]
    store.locaties.add_many([*locaties, dicht := make_groep(aanbieder, gepubliceerd=False)])
    paren = list(zip(locaties, OPGAVEN, strict=True))
    store.aanbod.add_many([make_aanbod(waar, "AVAKT", opgave=opgave) for waar, opgave in paren])
    store.aanbod.add(make_aanbod(dicht))

    (stand,) = overzie_aanbieders(store, REGIO, by=beheerder(), today=TODAY)

    verwacht = Counter(actualiteit_of(opgave, regio.versheid, today=TODAY) for opgave in OPGAVEN)
    assert dict(stand.versheid) == dict(verwacht)
    assert stand.aanbod == len(OPGAVEN)
    assert (stand.locaties.aantal, stand.locaties.gepubliceerd) == (len(OPGAVEN) + 1, len(OPGAVEN))


def beheerder(regio: str = REGIO):
    return make_actor(make_gebruiker(regio=regio))


@pytest.mark.parametrize(
    ("perioden", "verwacht"),
    [
        ([], Contractstand.GEEN),
        ([(-10, -1)], Contractstand.AFGELOPEN),
        ([(-10, -1), (5, None)], Contractstand.KOMT),
        ([(5, None), (-10, 0)], Contractstand.LOOPT),
        ([(0, None)], Contractstand.LOOPT),
    ],
)
def test_the_best_contract_row_decides(store, perioden, verwacht):
    twente_in(store)
    aanbieder = make_aanbieder()
    store.aanbieders.add(aanbieder)
    store.contracten.add_many(
        [
            make_contractregel(
                aanbieder,
                ingangsdatum=TODAY + timedelta(days=van),
                einddatum=None if tot is None else TODAY + timedelta(days=tot),
            )
            for van, tot in perioden
        ]
    )
    (stand,) = overzie_aanbieders(store, REGIO, by=beheerder(), today=TODAY)
    assert stand.contract is verwacht


def test_an_onderaannemer_is_kept_by_its_hoofdaannemer_while_the_row_runs(store):
    twente_in(store)
    hoofd, onder = make_aanbieder("Hoofd"), make_aanbieder("Onder")
    for aanbieder in (hoofd, onder):
        store.aanbieders.add(aanbieder)
    store.gebruikers.add(make_gebruiker(hoofd))
    store.contracten.add_many(
        [make_contractregel(onder, hoofdaannemer_id=hoofd.id, einddatum=TODAY)]
    )

    vandaag = {
        rij.aanbieder.naam: rij
        for rij in overzie_aanbieders(store, REGIO, by=beheerder(), today=TODAY)
    }
    morgen = {
        rij.aanbieder.naam: rij
        for rij in overzie_aanbieders(store, REGIO, by=beheerder(), today=TODAY + timedelta(days=1))
    }

    assert vandaag["Onder"].account is Accountstand.VIA_HOOFDAANNEMER
    assert vandaag["Onder"].hoofdaannemers == ["Hoofd"]
    assert vandaag["Hoofd"].onderaannemers == 1
    assert not vandaag["Onder"].mist_account
    assert morgen["Onder"].account is Accountstand.GEEN
    assert not morgen["Onder"].mist_account, "without a contract nobody need keep anything"


def test_only_the_beheerder_of_the_region_sees_any_of_it(store):
    twente_in(store)
    store.regios.save(make_regio(slug="friesland", naam="Friesland"))
    aanbieder = make_aanbieder()
    store.aanbieders.add(aanbieder)
    with pytest.raises(NietToegestaan):
        overzie_aanbieders(store, REGIO, by=make_actor(make_gebruiker(aanbieder)), today=TODAY)
    with pytest.raises(NietGevonden):
        overzie_aanbieder(store, aanbieder.id, by=beheerder("friesland"), today=TODAY)
