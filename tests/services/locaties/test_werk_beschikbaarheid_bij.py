"""One form of availability: what changed and what is confirmed go together, or not at all."""

from datetime import timedelta

import pytest

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_gebruiker,
    make_groep,
    make_opgave,
    twente_in,
)
from wijzer.domain.bewaren.getoond import cells_of_aanbod
from wijzer.domain.bewaren.samenvoegen import Getoond
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.services.locaties.geef_beschikbaarheid_op import (
    NIEUWER,
    OnjuisteOpgaven,
    Opgavewijziging,
)
from wijzer.services.locaties.werk_beschikbaarheid_bij import (
    Bevestiging,
    werk_beschikbaarheid_bij,
)
from wijzer.store.store import Store

AANBIEDER, VREEMD = make_aanbieder("De Bron"), make_aanbieder("De Ander")
ACTOR = make_actor(make_gebruiker(AANBIEDER))
GISTEREN, LAST_WEEK = TODAY - timedelta(days=1), TODAY - timedelta(days=7)


@pytest.fixture
def regio(store: Store) -> Store:
    twente_in(store)
    for aanbieder in (AANBIEDER, VREEMD):
        store.aanbieders.add(aanbieder)
    return store


def offer(store: Store, peildatum=LAST_WEEK, van=AANBIEDER) -> Aanbod:
    store.locaties.add(groep := make_groep(van))
    store.aanbod.add(aanbod := make_aanbod(groep, "WGZHF", make_opgave(peildatum=peildatum)))
    return aanbod


def change(aanbod: Aanbod, **anders) -> Opgavewijziging:
    opgave = make_opgave(peildatum=TODAY, **anders)
    return Opgavewijziging(aanbod_id=aanbod.id, opgave=opgave, medische_verwijzing=False)


def still_true(aanbod: Aanbod, *, op=TODAY, eigen_dag: bool = False) -> Bevestiging:
    getoond = Getoond(cellen=cells_of_aanbod(aanbod))
    return Bevestiging(aanbod_id=aanbod.id, peildatum=op, getoond=getoond, eigen_dag=eigen_dag)


def bring(store: Store, changed: list[Opgavewijziging], confirm: list[Bevestiging]):
    return werk_beschikbaarheid_bij(store, changed, confirm, by=ACTOR, at=AT, today=TODAY)


def test_what_changed_is_stated_and_each_other_line_confirmed_on_its_own_day(regio: Store) -> None:
    anders, vandaag, eerder = offer(regio), offer(regio), offer(regio)
    uitslag, redenen = bring(
        regio,
        [change(anders, vrije_plekken=3)],
        [still_true(vandaag), still_true(eerder, op=GISTEREN, eigen_dag=True)],
    )
    assert (uitslag.bewaard, redenen) == ((anders.id,), {})
    dagen = [regio.aanbod.get(aanbod.id).opgave for aanbod in (anders, vandaag, eerder)]
    assert [dag.peildatum for dag in dagen if dag] == [TODAY, TODAY, GISTEREN]


def test_mistakes_in_what_changed_and_in_a_day_of_its_own_are_told_together(regio: Store) -> None:
    fout, te_vroeg = offer(regio), offer(regio, peildatum=TODAY)
    with pytest.raises(OnjuisteOpgaven) as gevonden:
        bring(
            regio,
            [change(fout, vrije_plekken=999)],
            [still_true(te_vroeg, op=GISTEREN, eigen_dag=True)],
        )
    assert set(gevonden.value.fouten) == {fout.id, te_vroeg.id}
    assert regio.aanbod.get(fout.id) == fout


def test_a_line_without_a_day_of_its_own_holds_no_other_up(regio: Store) -> None:
    nieuwer, oud = offer(regio, peildatum=TODAY), offer(regio)
    _uitslag, redenen = bring(
        regio, [], [still_true(nieuwer, op=GISTEREN), still_true(oud, op=GISTEREN)]
    )
    assert {aanbod_id: reden.veld for aanbod_id, reden in redenen.items()} == {nieuwer.id: NIEUWER}


def test_nobody_confirms_what_another_aanbieder_states(regio: Store) -> None:
    with pytest.raises(NietGevonden):
        bring(regio, [], [still_true(offer(regio, van=VREEMD))])
