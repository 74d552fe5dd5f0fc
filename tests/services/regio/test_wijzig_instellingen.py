"""The beheerder changes what the folder of the region began with, and goes back to it: nobody overwritten, nothing half done."""

from dataclasses import replace

import pytest

from tests.factories import AT, REGIO, TODAY
from tests.services.buurregio import BEA, BOB, facts
from wijzer.domain.fouten import Conflict, Ongeldigheden
from wijzer.domain.locaties.beschikbaarheid import Actualiteit
from wijzer.domain.regio.gebied import Regio, Versheid
from wijzer.domain.regiomap.feiten import regiofeiten_of
from wijzer.domain.regiomap.teksten import Tekstgroep
from wijzer.services.regio.overzie_instellingen import overzie_groep, overzie_versheid
from wijzer.services.regio.wijzig_instellingen import wijzig_tekstgroep, wijzig_versheid
from wijzer.store.engine import Database
from wijzer.store.store import Store

TEKSTEN = {
    "cpwv.naam": "Het coördinatiepunt",
    "cpwv.afkorting": "CPWV",
    "verwijzen.codes": "Vraag de gemeente.",
    "crisis.ggz.telefoon": "",
}
KORT = Versheid(7, 21)


@pytest.fixture
def met_map(buren: Database) -> Database:
    """Twente says what its folder says, and nobody changed anything yet."""
    with buren.transaction(at=AT) as store:
        regio = replace(store.regios.get(REGIO), teksten=TEKSTEN)
        store.regios.save(regio)
        store.mapwaarden.replace(REGIO, regiofeiten_of(regio))
    return buren


def versie(store: Store) -> int:
    return store.regios.get(REGIO).versie


def change_days(store: Store, dagen: Versheid | None, by=BEA, gezien: int | None = None) -> Regio:
    return wijzig_versheid(
        store, REGIO, dagen, expected_versie=gezien or versie(store), by=by, at=AT
    )


def change_texts(
    store: Store,
    groep: Tekstgroep,
    uit_map: tuple[str, ...] = (),
    gezien: int | None = None,
    **getypt: str,
) -> Regio:
    teksten = {sleutel.replace("_", "."): tekst for sleutel, tekst in getypt.items()}
    return wijzig_tekstgroep(
        store,
        REGIO,
        groep,
        teksten,
        uit_map=uit_map,
        expected_versie=gezien or versie(store),
        by=BEA,
        at=AT,
    )


def test_other_days_are_the_beheerders_and_going_back_makes_them_the_folders(met_map: Database):
    with met_map.transaction(at=AT) as store:
        change_days(store, KORT)
    with met_map.transaction(at=AT) as store:
        stand = overzie_versheid(store, REGIO, by=BEA, today=TODAY)
        assert (stand.versheid, stand.in_map, stand.eigen) == (KORT, Versheid(), True)
        change_days(store, None)
    with met_map.transaction(at=AT) as store:
        stand = overzie_versheid(store, REGIO, by=BEA, today=TODAY)
        assert (stand.versheid, stand.eigen) == (Versheid(), False)
        assert stand.geteld[Actualiteit.ACTUEEL] == 1
        assert facts(store) == ["instellingen van de regio gewijzigd"] * 2


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("dagen", "veld"),
    [
        (Versheid(0, 42), "actueel_dagen"), (Versheid(14, 3661), "verouderd_dagen"),
        (Versheid(14, 14), "verouderd_dagen"),
    ],
)  # fmt: skip
def test_days_that_cannot_be_change_nothing(met_map: Database, dagen: Versheid, veld: str):
    with met_map.transaction(at=AT) as store, pytest.raises(Ongeldigheden) as fout:
        change_days(store, dagen)
    assert [veldfout.veld for veldfout in fout.value.fouten] == [veld]
    with met_map.read() as store:
        assert store.regios.get(REGIO).versheid == Versheid()


def test_a_colleague_who_was_first_is_not_overwritten(met_map: Database):
    with met_map.transaction(at=AT) as store:
        gezien = versie(store)
        change_days(store, KORT, by=BOB)
    with met_map.transaction(at=AT) as store:
        with pytest.raises(Conflict):
            change_days(store, Versheid(3, 9), gezien=gezien)
        with pytest.raises(Conflict):
            change_texts(store, Tekstgroep.VERWIJZEN, gezien=gezien, verwijzen_codes="Anders.")
        assert store.regios.get(REGIO).versheid == KORT
        assert facts(store) == ["instellingen van de regio gewijzigd"]


def test_the_same_days_again_are_no_change(met_map: Database):
    with met_map.transaction(at=AT) as store:
        gezien = versie(store)
        change_days(store, Versheid())
        change_texts(store, Tekstgroep.VERWIJZEN, verwijzen_codes="  Vraag   de gemeente. ")
        assert (versie(store), facts(store)) == (gezien, [])


def test_a_text_is_kept_clean_and_what_was_not_sent_stays(met_map: Database):
    with met_map.transaction(at=AT) as store:
        change_texts(store, Tekstgroep.COORDINATIEPUNT, cpwv_naam=" Het   punt ")
        nu = store.regios.get(REGIO).teksten
        assert (nu["cpwv.naam"], nu["cpwv.afkorting"]) == ("Het punt", "CPWV")
        groep = overzie_groep(store, REGIO, Tekstgroep.COORDINATIEPUNT, by=BEA)
        eigen = {
            instelling.sleutel: (instelling.in_map, instelling.eigen)
            for instelling in groep.instellingen
        }
        assert eigen["cpwv.naam"] == ("Het coördinatiepunt", True)
        assert eigen["cpwv.afkorting"] == ("CPWV", False)
        assert groep.eigen == 1


def test_a_text_of_another_screen_is_left_alone(met_map: Database):
    with met_map.transaction(at=AT) as store:
        change_texts(store, Tekstgroep.VERWIJZEN, cpwv_naam="Anders", route_gi_naam="Nieuw")
        assert dict(store.regios.get(REGIO).teksten) == TEKSTEN


def test_an_emptied_text_is_gone_and_one_that_waits_to_be_filled_in_stays(met_map: Database):
    with met_map.transaction(at=AT) as store:
        change_texts(store, Tekstgroep.VERWIJZEN, verwijzen_codes="")
        nu = store.regios.get(REGIO).teksten
        assert "verwijzen.codes" not in nu
        assert nu["crisis.ggz.telefoon"] == ""
        change_texts(store, Tekstgroep.VERWIJZEN, uit_map=("verwijzen.codes",))
        assert store.regios.get(REGIO).teksten["verwijzen.codes"] == "Vraag de gemeente."


def test_going_back_wins_from_what_was_typed_beside_it(met_map: Database):
    with met_map.transaction(at=AT) as store:
        change_texts(store, Tekstgroep.COORDINATIEPUNT, cpwv_naam="Het punt")
        change_texts(
            store, Tekstgroep.COORDINATIEPUNT, uit_map=("cpwv.naam",), cpwv_naam="Nog anders"
        )
        assert store.regios.get(REGIO).teksten["cpwv.naam"] == "Het coördinatiepunt"


def test_with_one_text_wrong_none_is_kept(met_map: Database):
    with met_map.transaction(at=AT) as store, pytest.raises(Ongeldigheden) as fout:
        change_texts(store, Tekstgroep.COORDINATIEPUNT, cpwv_naam="", cpwv_afkorting="CP")
    assert [veldfout.veld for veldfout in fout.value.fouten] == ["cpwv.naam"]
    with met_map.read() as store:
        assert store.regios.get(REGIO).teksten["cpwv.afkorting"] == "CPWV"
