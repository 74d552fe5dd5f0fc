"""Cases as they are kept and changed: by checks, of which the last wins, and by people, who are told of each other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import (
    AT,
    REGIO,
    make_gebruiker,
    make_groep,
)
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.afwijkingen.zaken import keep, make_zaak
from tests.store.conftest import Twente
from wijzer.domain.afwijkingen.afwijking import (
    Aanleiding,
    Afwijkingsoort,
    Gebeurtenis,
    Stap,
    Verschilwoord,
    Zaakstatus,
)
from wijzer.domain.fouten import Conflict, Geweigerd, NietGevonden
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.hulpaanduiding import of_code, of_hulpvorm
from wijzer.store.store import Store

UUR = timedelta(hours=1)


def test_what_a_check_made_of_cases_is_written_new_or_not_and_the_last_one_wins(twente: Twente):
    bron = twente.aanbieder
    [oud] = keep(twente, make_zaak(bron, "A"))
    dicht = replace(oud, status=Zaakstatus.OPGELOST, closed_at=AT + UUR, heropend=1)
    nieuw = make_zaak(bron, "B", Afwijkingsoort.CONTRACT_BEEINDIGD)
    with twente.database.transaction() as store:
        zaken = store.afwijkingen
        zaken.keep([dicht, nieuw])
        assert zaken.get(oud.id) == replace(dicht, versie=2)
        assert zaken.get(nieuw.id) == replace(nieuw, versie=2)
        zaken.keep([oud])
        assert zaken.get(oud.id) == replace(oud, versie=2)
        zaken.keep([])
        assert len(zaken.all(REGIO)) == 2


def test_what_a_check_found_again_only_bears_a_later_moment(twente: Twente):
    een, ander = keep(twente, make_zaak(twente.aanbieder, "A"), make_zaak(twente.aanbieder, "B"))
    with twente.database.transaction() as store:
        store.afwijkingen.touch([een.id], AT + UUR)
        store.afwijkingen.touch([], AT + 2 * UUR)
        assert store.afwijkingen.get(een.id) == replace(een, gezien_at=AT + UUR)
        assert store.afwijkingen.get(ander.id) == ander


def test_a_case_about_a_hulpvorm_comes_out_as_it_went_in(twente: Twente):
    [zaak] = keep(twente, make_zaak(twente.aanbieder, gaat={"hulp": of_hulpvorm("woongroep")}))
    with twente.database.read() as store:
        assert store.afwijkingen.get(zaak.id) == zaak
        [regel] = store.afwijkingen.lines(REGIO, statussen=[Zaakstatus.OPEN])
        assert regel.afwijking.bevinding.hulp == of_hulpvorm("woongroep")


@OP_SQLITE
def test_several_are_saved_each_with_the_versie_it_is_expected_to_have(twente: Twente):
    een, ander = keep(twente, make_zaak(twente.aanbieder, "A"), make_zaak(twente.aanbieder, "B"))
    bezig = [replace(zaak, status=Zaakstatus.IN_BEHANDELING) for zaak in (een, ander)]
    with twente.database.transaction() as store:
        store.afwijkingen.save_many([(bezig[0], 1), (bezig[1], None)])
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.afwijkingen.save_many([(een, 2), (ander, 1)])
    with twente.database.read() as store:
        assert store.afwijkingen.of_aanbieders([twente.aanbieder.id]) == [
            replace(zaak, versie=2) for zaak in bezig
        ]


@OP_SQLITE
def test_one_that_is_not_there_is_not_found_whatever_is_asked_of_it(twente: Twente):
    nergens = make_zaak(twente.aanbieder)
    daden: list[Callable[[Store], object]] = [
        lambda store: store.afwijkingen.get(nergens.id),
        lambda store: store.afwijkingen.save(nergens),
        lambda store: store.afwijkingen.save(nergens, 1),
    ]
    for daad in daden:
        with pytest.raises(NietGevonden), twente.database.transaction() as store:
            daad(store)
    with twente.database.transaction() as store:
        store.afwijkingen.lock(nergens.id)  # without a word
        assert store.afwijkingen.steps(nergens.id) == []


def test_the_same_difference_is_one_case_in_each_region(twente: Twente, buur: Aanbieder):
    daar = make_zaak(twente.aanbieder, "A", regio="elders")
    keep(twente, make_zaak(twente.aanbieder, "A"), daar)
    with pytest.raises(Geweigerd):
        keep(twente, make_zaak(twente.aanbieder, "A"))


@OP_SQLITE
def test_erasing_a_product_takes_its_cases_at_that_locatie_and_no_other(twente: Twente):
    hier, daar = make_groep(twente.aanbieder, "Hier"), make_groep(twente.aanbieder, "Daar")
    with twente.database.transaction() as store:
        store.locaties.add_many([hier, daar])
    soorten = (Afwijkingsoort.GEEN_CONTRACT, Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD)
    weg = [
        make_zaak(twente.aanbieder, "A", soort, gaat={"locatie_id": hier.id}) for soort in soorten
    ]
    blijft = [
        make_zaak(twente.aanbieder, code, gaat={"locatie_id": plek.id} if plek else {})
        for code, plek in (("B", hier), (None, hier), ("A", daar), ("A", None))
    ]
    keep(twente, *weg, *blijft)
    stap = Stap(
        afwijking_id=weg[0].id, gebeurtenis=Gebeurtenis.GEOPEND, status=Zaakstatus.OPEN, at=AT
    )
    with twente.database.transaction() as store:
        store.afwijkingen.add_step(stap)
        store.afwijkingen.erase_of_products([(hier.id, of_code("A"))])
        assert {zaak.id for zaak in store.afwijkingen.all(REGIO)} == {zaak.id for zaak in blijft}
        assert store.afwijkingen.steps(weg[0].id) == []
        store.afwijkingen.erase_of_products([])
        assert len(store.afwijkingen.all(REGIO)) == len(blijft)


@OP_SQLITE
def test_erasing_a_hulpvorm_takes_its_cases_and_none_about_a_code_or_the_locatie(twente: Twente):
    hier = make_groep(twente.aanbieder, "Hier")
    with twente.database.transaction() as store:
        store.locaties.add(hier)
    zaken = [
        make_zaak(twente.aanbieder, gaat={"locatie_id": hier.id, "hulp": hulp})
        for hulp in (of_hulpvorm("woongroep"), of_hulpvorm("logeren"), of_code("woongroep"), None)
    ]
    keep(twente, *zaken)
    with twente.database.transaction() as store:
        store.afwijkingen.erase_of_products([(hier.id, of_hulpvorm("woongroep"))])
        assert {zaak.id for zaak in store.afwijkingen.all(REGIO)} == {zaak.id for zaak in zaken[1:]}


# ── what happened ──


@OP_SQLITE
def test_every_step_comes_back_as_it_was_noted_and_of_its_own_case_alone(twente: Twente):
    een, ander = keep(twente, make_zaak(twente.aanbieder, "A"), make_zaak(twente.aanbieder, "B"))
    vol = Stap(
        afwijking_id=een.id,
        gebeurtenis=Gebeurtenis.GEWIJZIGD,
        status=Zaakstatus.IN_BEHANDELING,
        at=AT,
        notitie="Gebeld.",
        gebruiker_id=make_gebruiker().id,
        verschil=(Verschilwoord.STRAAT, Verschilwoord.TIKFOUT),
        aanleiding=Aanleiding.GEVRAAGD,
    )
    zonder = replace(vol, verschil=None, notitie=None, gebruiker_id=None, aanleiding=None)
    leeg = replace(vol, verschil=(), at=AT - UUR)
    van_ander = replace(vol, afwijking_id=ander.id)
    with twente.database.transaction() as store:
        store.afwijkingen.add_steps([vol, van_ander, zonder])
        store.afwijkingen.add_step(leeg)
        store.afwijkingen.add_steps([])
        # In the order in which they were noted: a clock may have been put back between two.
        assert store.afwijkingen.steps(een.id) == [vol, zonder, leeg]
        assert store.afwijkingen.steps(ander.id) == [van_ander]
