"""Stating and confirming availability, for one aanbod and for many at once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_afgeschermd_adres,
    make_gebruiker,
    make_groep,
    make_opgave,
    twente_in,
)
from wijzer.domain.fouten import Conflict, NietGevonden, Vraag
from wijzer.domain.ids import AanbodId
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave
from wijzer.services.locaties.geef_beschikbaarheid_op import (
    OnjuisteOpgaven,
    Opgaveuitslag,
    Opgavewijziging,
    bevestig_beschikbaarheid,
    geef_beschikbaarheid_op,
)
from wijzer.store.store import Store

AANBIEDER = make_aanbieder("De Bron")
VREEMD = make_aanbieder("De Ander")
ACTOR = make_actor(make_gebruiker(AANBIEDER))
LAST_WEEK = TODAY - timedelta(days=7)
LATER = AT + timedelta(hours=2)
ADRES = make_afgeschermd_adres("Kwikstaartpad", 3)


@pytest.fixture
def regio(store: Store) -> Store:
    twente_in(store)
    for aanbieder in (AANBIEDER, VREEMD):
        store.aanbieders.add(aanbieder)
    return store


def offer(
    store: Store, code: str = "WGZHF", opgave: Opgave | None = None, van: object = AANBIEDER
) -> Aanbod:
    locatie = make_groep(van, adres=ADRES)  # type: ignore[arg-type]
    store.locaties.add(locatie)
    store.aanbod.add(aanbod := make_aanbod(locatie, code, opgave))
    return aanbod


def state(
    store: Store, *regels: tuple[Aanbod, Opgave | None], versie: int | None = None
) -> Opgaveuitslag:
    wijzigingen = [
        Opgavewijziging(
            aanbod_id=aanbod.id,
            opgave=opgave,
            medische_verwijzing=False,
            expected_versie=versie or aanbod.versie,
        )
        for aanbod, opgave in regels
    ]
    return geef_beschikbaarheid_op(store, wijzigingen, by=ACTOR, at=LATER, today=TODAY)


def confirm(store: Store, *aanbod: Aanbod) -> dict[AanbodId, str]:
    refused = bevestig_beschikbaarheid(
        store, [een_aanbod.id for een_aanbod in aanbod], by=ACTOR, at=LATER, today=TODAY
    )
    return {aanbod_id: fout.veld for aanbod_id, fout in refused.items()}


def test_a_new_entry_is_kept_with_who_and_when(regio: Store) -> None:
    aanbod = offer(regio)
    state(regio, (aanbod, make_opgave(vrije_plekken=2)))
    stored = regio.aanbod.get(aanbod.id)
    assert stored.opgave == make_opgave(vrije_plekken=2)
    assert (stored.ingevoerd_door, stored.bevestigd_at) == (ACTOR.gebruiker_id, LATER)


def test_the_same_values_on_a_later_day_leave_gewijzigd_op_where_it_was(regio: Store) -> None:
    aanbod = offer(regio, opgave=make_opgave(peildatum=LAST_WEEK))
    state(regio, (aanbod, make_opgave()))
    stored = regio.aanbod.get(aanbod.id)
    assert (stored.gewijzigd_at, stored.bevestigd_at) == (AT, LATER)


def test_one_wrong_line_and_nothing_is_kept(regio: Store) -> None:
    good, bad = offer(regio), offer(regio, "WGZHG")
    with pytest.raises(OnjuisteOpgaven) as fout:
        state(regio, (good, make_opgave()), (bad, make_opgave(vrije_plekken=7)))
    assert {i: [f.veld for f in fouten] for i, fouten in fout.value.fouten.items()} == {
        bad.id: ["vrije_plekken"]
    }
    assert regio.aanbod.get(good.id).opgave is None


@pytest.mark.regel("check_wijziging")
def test_an_older_fact_never_replaces_a_newer_one(regio: Store) -> None:
    aanbod = offer(regio, opgave=make_opgave())
    with pytest.raises(OnjuisteOpgaven) as fout:
        state(regio, (aanbod, make_opgave(peildatum=LAST_WEEK)))
    assert fout.value.fouten[aanbod.id][0].veld == "peildatum"


def test_a_remark_never_tells_the_address_of_a_shielded_groep(regio: Store) -> None:
    aanbod = offer(regio)
    with pytest.raises(OnjuisteOpgaven) as fout:
        state(regio, (aanbod, make_opgave(toelichting="Kom langs op het kwikstaart-pad")))
    assert fout.value.fouten[aanbod.id][0].veld == "toelichting"


@pytest.mark.parametrize(
    "tekst",
    [
        "Wij zijn op 52.2658, 6.7931",
        "Zie https://maps.app.goo.gl/abc",
        "Zie bit.ly/abc",
        "9F48XXXX+XX",
        "///filled.count.soap",
    ],
)
def test_a_remark_never_points_at_a_place(regio: Store, tekst: str) -> None:
    aanbod = offer(regio)
    with pytest.raises(OnjuisteOpgaven) as fout:
        state(regio, (aanbod, make_opgave(toelichting=tekst)))
    assert [f.veld for f in fout.value.fouten[aanbod.id]] == ["toelichting"]


def test_a_remark_that_may_be_chance_is_kept_once_it_is_confirmed_and_not_asked_again(
    regio: Store,
) -> None:
    aanbod = offer(regio)
    opgave = make_opgave(toelichting="De kwikstaart is ons dier")
    with pytest.raises(OnjuisteOpgaven) as fout:
        state(regio, (aanbod, opgave))
    (vraag,) = fout.value.fouten[aanbod.id]
    assert isinstance(vraag, Vraag)
    zeker = Opgavewijziging(
        aanbod_id=aanbod.id,
        opgave=opgave,
        medische_verwijzing=False,
        expected_versie=None,
        bevestigd=frozenset({"toelichting"}),
    )
    geef_beschikbaarheid_op(regio, [zeker], by=ACTOR, at=LATER, today=TODAY)
    assert regio.logboek.page(None)[0].details["bevestigd"] == ["toelichting"]
    assert confirm(regio, aanbod) == {}
    stored = regio.aanbod.get(aanbod.id)
    state(regio, (stored, replace(opgave, vrije_plekken=3)))


def test_a_remark_never_tells_the_shielded_address_of_another_locatie(regio: Store) -> None:
    offer(regio)
    kantoor = make_groep(AANBIEDER)
    regio.locaties.add(kantoor)
    regio.aanbod.add(aanbod := make_aanbod(kantoor))
    with pytest.raises(OnjuisteOpgaven) as fout:
        state(regio, (aanbod, make_opgave(toelichting="De groep zit op het Kwikstaartpad")))
    assert fout.value.fouten[aanbod.id][0].veld == "toelichting"


def test_what_somebody_else_saved_in_between_is_not_overwritten(regio: Store) -> None:
    aanbod = offer(regio)
    state(regio, (aanbod, make_opgave(vrije_plekken=2)))
    with pytest.raises(Conflict):
        state(regio, (aanbod, make_opgave(vrije_plekken=0)), versie=aanbod.versie)
    stored = regio.aanbod.get(aanbod.id).opgave
    assert stored is not None
    assert stored.vrije_plekken == 2


def test_the_aanbod_of_somebody_else_is_as_if_it_was_not_there(regio: Store) -> None:
    vreemd = offer(regio, van=VREEMD, opgave=make_opgave(peildatum=LAST_WEEK))
    with pytest.raises(NietGevonden):
        state(regio, (vreemd, make_opgave()))
    with pytest.raises(NietGevonden):
        confirm(regio, vreemd)


def test_confirming_everything_moves_what_can_be_confirmed_and_names_the_rest(regio: Store) -> None:
    good = offer(regio, opgave=make_opgave(peildatum=LAST_WEEK))
    empty = offer(regio, "WGZHG")
    passed = offer(
        regio, opgave=make_opgave(peildatum=LAST_WEEK, eerstvolgende_plek=TODAY - timedelta(days=1))
    )
    assert confirm(regio, good, empty, passed) == {
        empty.id: "peildatum",
        passed.id: "eerstvolgende_plek",
    }
    stored = regio.aanbod.get(good.id)
    assert stored.opgave == make_opgave()
    assert (stored.gewijzigd_at, stored.bevestigd_at) == (AT, LATER)
    assert regio.aanbod.get(passed.id).opgave == passed.opgave


def test_emptying_a_line_makes_it_unknown(regio: Store) -> None:
    aanbod = offer(regio, opgave=make_opgave())
    state(regio, (aanbod, None))
    assert regio.aanbod.get(aanbod.id).opgave is None
