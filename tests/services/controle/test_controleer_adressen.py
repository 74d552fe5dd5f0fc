"""The check kept as cases: at a save, for a region, and what the beheerder does with them."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    ENSCHEDE,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_adres,
    make_afgeschermd_adres,
    make_contractregel,
    make_gebruiker,
    make_gecontracteerde_locatie,
    make_groep,
    make_open_adres,
    make_regio,
    twente_in,
)
from tests.steun.ids import without_ids
from wijzer.domain.accounts.inzage import Zicht
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Gebeurtenis, Zaakstatus
from wijzer.domain.fouten import Conflict, Geweigerd, NietGevonden, NietToegestaan, Ongeldig
from wijzer.services.afwijkingen.behandel_afwijking import add_note, change_status
from wijzer.services.afwijkingen.overzie_afwijkingen import overzie_afwijking, overzie_afwijkingen
from wijzer.services.controle import invoer
from wijzer.services.controle.controleer_adressen import (
    check_aanbieder_adressen,
    check_locatie_adres,
    check_regio,
)

LATER = AT + timedelta(days=1)
GEHEIM = make_adres("Canariestraat", 4321, "7551XX")


@pytest.fixture
def scene(store):
    """One aanbieder with one contracted address; its groep was entered with the digits swapped."""
    twente_in(store)
    return _Scene(store)


class _Scene:
    def __init__(self, store):
        self.store = store
        self.aanbieder = make_aanbieder("De Es")
        store.aanbieders.add(self.aanbieder)
        self.contract = make_gecontracteerde_locatie(
            self.aanbieder, AfgeschermdAdres(GEHEIM), naam="De Linde"
        )
        store.contracten.add_many(
            [make_contractregel(self.aanbieder, locatie_id=self.contract.id)], [self.contract]
        )
        self.groep = self.add_groep(replace(GEHEIM, huisnummer=4312))
        self.keeper = make_actor(self._account(self.aanbieder))
        self.beheerder = make_actor(self._account())

    def _account(self, aanbieder=None):
        account = make_gebruiker(aanbieder)
        self.store.gebruikers.add(account)
        return account

    def add_groep(self, waar, *codes, **anders):
        groep = make_groep(self.aanbieder, "De Linde", AfgeschermdAdres(waar), **anders)
        self.store.locaties.add(groep)
        self.store.aanbod.add_many([make_aanbod(groep, code) for code in codes or ("WGZHF",)])
        return groep

    def move(self, waar):
        self.groep = replace(self.store.locaties.get(self.groep.id), adres=AfgeschermdAdres(waar))
        self.store.locaties.save(self.groep)

    def check(self, at=AT, by=SYSTEEM):
        return check_regio(self.store, REGIO, new_id=uuid4, by=by, at=at, today=TODAY)

    def save_check(self, at=AT, **anders):
        return check_locatie_adres(
            self.store, self.groep.id, by=self.keeper, at=at, today=TODAY, **anders
        )

    def case(self):
        (zaak,) = by_sleutel(self.store).values()
        return zaak

    def history(self):
        return [stap.gebeurtenis for stap in self.store.afwijkingen.steps(self.case().id)]


def by_sleutel(store):
    """Every case of the region, closed ones included."""
    return {zaak.sleutel: zaak for zaak in store.afwijkingen.all(REGIO)}


# ── a region ─────────────────────────────────────────────────────────────────


def test_a_swapped_number_is_one_case_that_names_it(scene):
    verslag = scene.check()
    (regel,) = verslag.regels
    assert regel.afwijking.bevinding.soort is Afwijkingsoort.ADRES_NIET_GECONTRACTEERD
    assert (verslag.gecontroleerd, verslag.onbekend) == (1, 0)
    assert verslag.aantallen["adres-niet-gecontracteerd"] == sum(verslag.aantallen.values()) == 1


@pytest.mark.regel("exporteer_afwijkingen")
def test_the_report_for_programs_has_ids_names_and_words_and_no_address(scene):
    tekst = json.dumps(scene.check().as_json())
    (afwijking,) = json.loads(tekst)["afwijkingen"]
    assert afwijking == {
        "id": str(scene.case().id),
        "soort": "adres-niet-gecontracteerd",
        "verschil": ["huisnummer", "waarschijnlijk een tikfout"],
        "status": "open",
        "aanbieder": {"agb": scene.aanbieder.agb[0], "naam": "De Es"},
        "locatie": {"id": str(scene.groep.id), "naam": "De Linde"},
        "product": None,
        "hulpvorm": None,
    }
    assert not any(geheim in without_ids(tekst) for geheim in ("Canarie", "4321", "4312", "7551"))


def test_a_contracted_location_that_is_named_after_its_street_stays_nameless_in_the_report(scene):
    scene.store.locaties.delete(scene.groep.id)
    scene.store.contracten.save_many([], [replace(scene.contract, naam="Huis Canariestraat")])
    (regel,) = scene.check().regels
    assert regel.as_json()["locatie"] == {"id": str(scene.contract.id), "naam": "contractlocatie"}


def test_a_case_opens_lasts_closes_when_mended_and_reopens(scene):
    for dag in range(3):
        scene.check(at=AT + timedelta(days=dag))
    assert scene.case().gezien_at == AT + timedelta(days=2)
    scene.move(GEHEIM)
    assert scene.check(at=AT + timedelta(days=3)).regels == ()
    assert scene.case().status is Zaakstatus.OPGELOST
    scene.move(replace(GEHEIM, huisnummer=4312))
    scene.check(at=AT + timedelta(days=4))
    assert (scene.case().status, scene.case().heropend) == (Zaakstatus.OPEN, 1)
    assert scene.history() == [Gebeurtenis.GEOPEND, Gebeurtenis.GESLOTEN, Gebeurtenis.HEROPEND]


def test_each_run_is_kept_with_its_counts(scene):
    scene.check()
    run = scene.store.taken.last("adrescontrole", REGIO)
    assert run.ended_at == AT
    assert run.aantallen["gecontroleerd"] == 1
    assert run.aantallen["geopend"] == 1
    assert run.aantallen["adres-niet-gecontracteerd"] == 1


def test_the_audit_trail_of_a_check_holds_counts_only(scene):
    scene.check(by=scene.beheerder)
    (regel, *_) = scene.store.logboek.page(REGIO)
    assert regel.handeling == "adrescontrole uitgevoerd"
    assert "anarie" not in repr(regel)


def test_without_contracts_nothing_is_wrong_and_all_is_unknown(store):
    twente_in(store)
    aanbieder = make_aanbieder()
    store.aanbieders.add(aanbieder)
    groep = make_groep(aanbieder)
    store.locaties.add(groep)
    verslag = check_regio(store, REGIO, new_id=uuid4, by=SYSTEEM, at=AT, today=TODAY)
    assert (verslag.regels, verslag.gecontroleerd, verslag.onbekend) == ((), 0, 1)


def test_an_open_and_a_shielded_groep_with_the_same_mistake_are_the_same_case(scene):
    scene.check()
    sleutels = set(by_sleutel(scene.store))
    open_groep = replace(scene.groep, adres=make_open_adres("Canariestraat", 4312, "7551XX"))
    scene.store.locaties.save(open_groep)
    scene.check(at=LATER)
    assert set(by_sleutel(scene.store)) == sleutels
    assert scene.history() == [Gebeurtenis.GEOPEND]


def test_a_gemeente_that_the_postcode_excludes_is_found(scene):
    scene.store.locaties.save(replace(scene.groep, gemeente=ENSCHEDE))
    soorten = {regel.afwijking.bevinding.soort for regel in scene.check().regels}
    assert Afwijkingsoort.GEMEENTE_POSTCODE_STRIJDIG in soorten


def test_only_the_beheerder_of_the_region_starts_a_check(scene):
    with pytest.raises(NietToegestaan):
        scene.check(by=scene.keeper, at=AT)
    with pytest.raises(NietGevonden):
        scene.check(by=replace(scene.beheerder, regio="friesland"))


def test_a_check_in_parts_finds_what_a_check_at_once_finds(scene, monkeypatch):
    for naam in ("De Kolk", "De Brink"):
        ander = make_aanbieder(naam)
        scene.store.aanbieders.add(ander)
        elders = make_gecontracteerde_locatie(ander, make_afgeschermd_adres("Kolkweg", 3))
        scene.store.contracten.add_many([make_contractregel(ander, locatie_id=elders.id)], [elders])
    in_een_keer = scene.check().as_json()
    monkeypatch.setattr(invoer, "_PER_KEER", 1)
    assert scene.check(at=LATER).as_json() == in_een_keer
    assert in_een_keer["aantallen"]["locatie-niet-ingevoerd"] == 2


def _check_in_a_transaction(database):
    with database.transaction(at=AT) as store:
        return check_regio(store, REGIO, new_id=uuid4, by=SYSTEEM, at=AT, today=TODAY)


def test_two_checks_at_once_open_one_case(database):
    with database.transaction() as store:
        twente_in(store)
        _Scene(store)
    with ThreadPoolExecutor(4) as threads:
        runs = [threads.submit(_check_in_a_transaction, database) for _ in range(4)]
    assert {len(run.result().regels) for run in runs} == {1}
    with database.read() as store:
        (zaak,) = by_sleutel(store).values()
        stappen = store.afwijkingen.steps(zaak.id)
    assert (zaak.status, zaak.heropend) == (Zaakstatus.OPEN, 0)
    assert [stap.gebeurtenis for stap in stappen] == [Gebeurtenis.GEOPEND]


# ── at every save ────────────────────────────────────────────────────────────


def test_a_save_tells_at_once_what_is_wrong_and_closes_what_was_mended(scene):
    (zaak,) = scene.save_check()
    assert zaak.bevinding.soort is Afwijkingsoort.ADRES_NIET_GECONTRACTEERD
    scene.move(GEHEIM)
    assert scene.save_check(at=LATER) == []
    assert scene.case().status is Zaakstatus.OPGELOST


def test_a_save_leaves_the_cases_of_others_alone(scene):
    ander = make_aanbieder("De Kolk")
    scene.store.aanbieders.add(ander)
    elders = make_gecontracteerde_locatie(ander, make_afgeschermd_adres("Kolkweg", 3))
    scene.store.contracten.add_many([make_contractregel(ander, locatie_id=elders.id)], [elders])
    scene.check()
    scene.save_check(at=LATER)
    per_aanbieder = {
        zaak.bevinding.aanbieder_id: zaak.gezien_at for zaak in by_sleutel(scene.store).values()
    }
    assert per_aanbieder == {scene.aanbieder.id: LATER, ander.id: AT}


def test_a_save_finds_what_the_night_would_find(scene):
    scene.save_check()
    zaken = by_sleutel(scene.store)
    verslag = scene.check(at=LATER)
    assert {regel.afwijking.sleutel for regel in verslag.regels} == set(zaken)
    assert scene.history() == [Gebeurtenis.GEOPEND]


def test_a_locatie_that_is_deleted_leaves_its_contracted_location_open(scene):
    scene.save_check()
    scene.store.locaties.delete(scene.groep.id)
    zaken = check_aanbieder_adressen(
        scene.store, scene.aanbieder.id, regio=REGIO, by=scene.keeper, at=LATER, today=TODAY
    )
    assert [zaak.bevinding.soort for zaak in zaken] == [Afwijkingsoort.LOCATIE_NIET_INGEVOERD]


def test_a_stranger_cannot_have_somebody_elses_locatie_checked(scene):
    vreemde = make_aanbieder("Vreemd")
    scene.keeper = replace(scene.keeper, aanbieders=frozenset({vreemde.id}))
    with pytest.raises(NietGevonden):
        scene.save_check()


# ── what the beheerder does ──────────────────────────────────────────────────


def test_the_beheerder_gives_a_status_and_the_next_check_keeps_it(scene):
    scene.check()
    zaak = scene.case()
    nu = change_status(
        scene.store,
        zaak.id,
        Zaakstatus.WACHT_OP_AANBIEDER,
        notitie="Gebeld, belt terug.",
        expected_versie=zaak.versie,
        by=scene.beheerder,
        at=AT,
    )
    assert nu.versie > zaak.versie
    scene.check(at=LATER)
    assert scene.case().status is Zaakstatus.WACHT_OP_AANBIEDER
    (_, stap) = scene.store.afwijkingen.steps(zaak.id)
    assert (stap.notitie, stap.gebruiker_id) == (
        "Gebeld, belt terug.",
        scene.beheerder.gebruiker_id,
    )


def test_an_accepted_difference_stays_accepted_until_the_address_is_another(scene):
    scene.check()
    zaak = scene.case()
    change_status(
        scene.store,
        zaak.id,
        Zaakstatus.GEACCEPTEERD,
        notitie="Achteringang.",
        expected_versie=zaak.versie,
        by=scene.beheerder,
        at=AT,
    )
    scene.check(at=LATER)
    assert scene.case().status is Zaakstatus.GEACCEPTEERD
    scene.save_check(at=LATER, adres_gewijzigd=False)
    assert scene.case().status is Zaakstatus.GEACCEPTEERD
    scene.move(replace(GEHEIM, huisnummer=4231))
    scene.save_check(at=LATER)
    assert scene.case().status is Zaakstatus.OPEN


def test_two_beheerders_cannot_overwrite_each_other(scene):
    scene.check()
    zaak = scene.case()
    stap = {"expected_versie": zaak.versie, "by": scene.beheerder, "at": AT}
    change_status(scene.store, zaak.id, Zaakstatus.IN_BEHANDELING, **stap)
    with pytest.raises(Conflict):
        change_status(scene.store, zaak.id, Zaakstatus.WACHT_OP_AANBIEDER, **stap)


def test_a_step_that_is_not_allowed_changes_nothing(scene):
    scene.check()
    zaak = scene.case()
    stap = {"expected_versie": zaak.versie, "by": scene.beheerder, "at": AT}
    with pytest.raises(Geweigerd):
        change_status(scene.store, zaak.id, Zaakstatus.OPGELOST, **stap)
    with pytest.raises(Ongeldig):
        change_status(scene.store, zaak.id, Zaakstatus.GEACCEPTEERD, **stap)
    assert scene.case() == zaak
    assert scene.history() == [Gebeurtenis.GEOPEND]


def test_a_note_is_kept_with_who_wrote_it(scene):
    scene.check()
    add_note(
        scene.store, scene.case().id, " Gesproken met de locatie. ", by=scene.beheerder, at=LATER
    )
    stap = scene.store.afwijkingen.steps(scene.case().id)[-1]
    assert (stap.gebeurtenis, stap.notitie) == (Gebeurtenis.NOTITIE, "Gesproken met de locatie.")
    with pytest.raises(Ongeldig):
        add_note(scene.store, scene.case().id, " ", by=scene.beheerder, at=LATER)


def test_a_case_of_another_region_looks_as_if_it_were_not_there(scene):
    scene.check()
    elders = replace(scene.beheerder, regio="friesland")
    with pytest.raises(NietGevonden):
        add_note(scene.store, scene.case().id, "Hoi", by=elders, at=AT)
    with pytest.raises(NietGevonden):
        overzie_afwijking(scene.store, scene.case().id, by=elders, today=TODAY)
    with pytest.raises(NietToegestaan):
        overzie_afwijkingen(scene.store, REGIO, by=scene.keeper, at=AT)


# ── what the beheerder sees ──────────────────────────────────────────────────


def test_the_list_shows_what_needs_attention_and_counts_all(scene):
    scene.check()
    lijst = overzie_afwijkingen(scene.store, REGIO, by=scene.beheerder, at=AT)
    (regel,) = lijst.regels
    assert (regel.aanbieder, regel.locatie, regel.contractlocatie) == ("De Es", "De Linde", None)
    (regel,) = overzie_afwijkingen(
        scene.store, REGIO, by=scene.beheerder, at=AT, zicht=opened(scene)
    ).regels
    assert regel.contractlocatie == "De Linde"
    assert lijst.count() == lijst.count(soort=Afwijkingsoort.ADRES_NIET_GECONTRACTEERD) == 1
    assert lijst.count(soort=Afwijkingsoort.GEEN_CONTRACT) == 0
    assert lijst.controle.laatste is not None
    assert (
        overzie_afwijkingen(
            scene.store, REGIO, by=scene.beheerder, at=AT, statussen=[Zaakstatus.OPGELOST]
        ).regels
        == []
    )
    anders = overzie_afwijkingen(
        scene.store,
        REGIO,
        by=scene.beheerder,
        at=AT,
        soort=Afwijkingsoort.GEEN_CONTRACT,
        aanbieder_id=scene.aanbieder.id,
    )
    assert anders.regels == []


def opened(scene) -> Zicht:
    return Zicht({scene.aanbieder.id: LATER})


def test_one_case_shows_both_addresses_side_by_side(scene):
    scene.check()
    blad = overzie_afwijking(
        scene.store, scene.case().id, by=scene.beheerder, today=TODAY, zicht=opened(scene)
    )
    per_onderdeel = {regel.onderdeel: regel for regel in blad.adresregels}
    nummer = per_onderdeel["huisnummer"]
    assert (nummer.ingevoerd, nummer.gecontracteerd, nummer.verschilt) == ("4312", "4321", True)
    assert not per_onderdeel["straat"].verschilt
    assert per_onderdeel["postcode"].ingevoerd == "7551 XX"
    assert [loopt for _, loopt in blad.contractregels] == [True]
    assert "huisnummer=4312" not in repr(blad)
    assert "'4312'" not in repr(blad)
    assert "Canarie" not in repr(blad)


def test_a_contracted_location_that_nobody_entered_shows_one_side(scene):
    scene.store.locaties.delete(scene.groep.id)
    scene.check()
    blad = overzie_afwijking(
        scene.store, scene.case().id, by=scene.beheerder, today=TODAY, zicht=opened(scene)
    )
    assert blad.locatie is None
    assert {regel.ingevoerd for regel in blad.adresregels} == {""}
    assert {"Canariestraat", "4321"} <= {regel.gecontracteerd for regel in blad.adresregels}


def test_the_province_of_the_region_goes_without_saying(scene):
    scene.move(replace(GEHEIM, plaats="Hengelo (O)", postcode=None))
    assert scene.check().regels == ()
    scene.store.regios.save(make_regio(provincie="Gelderland"))
    (regel,) = scene.check(at=LATER).regels
    assert [woord.value for woord in regel.afwijking.bevinding.verschil] == ["plaats"]
