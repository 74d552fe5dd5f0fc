"""The beheerder works on a case: step by step, before nobody's eyes but their own region's, and without writing an address down."""

import pytest

from tests.factories import AT
from tests.services.buurregio import BEA, BEA_ACCOUNT, BOB, BRON, STIL, ZAAK, facts
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.afwijkingen.afwijking import Afwijking, Gebeurtenis, Zaakstatus
from wijzer.domain.fouten import Conflict, Geweigerd, Ongeldig
from wijzer.services.afwijkingen.behandel_afwijking import add_note, change_status
from wijzer.store.engine import Database
from wijzer.store.store import Store


def step(
    store: Store,
    naar: Zaakstatus,
    notitie: str | None = None,
    versie: int | None = None,
    by: Actor = BEA,
) -> Afwijking:
    nu = store.afwijkingen.get(ZAAK.id)
    return change_status(
        store, ZAAK.id, naar, notitie=notitie, expected_versie=versie or nu.versie, by=by, at=AT
    )


def test_a_step_is_kept_with_its_note_and_who_took_it(twente: Store):
    assert (
        step(twente, Zaakstatus.WACHT_OP_AANBIEDER, " Gebeld. ").status
        is Zaakstatus.WACHT_OP_AANBIEDER
    )
    [stap] = twente.afwijkingen.steps(ZAAK.id)
    assert (stap.gebeurtenis, stap.notitie, stap.gebruiker_id) == (
        Gebeurtenis.STATUS,
        "Gebeld.",
        BEA_ACCOUNT.id,
    )
    [regel] = [
        regel for regel in twente.logboek.page("twente") if regel.object_soort == "afwijking"
    ]
    assert regel.details == {"van": "open", "naar": "wacht-op-aanbieder"}


@pytest.mark.parametrize("naar", [Zaakstatus.OPEN, Zaakstatus.OPGELOST, Zaakstatus.INGETROKKEN])
def test_what_is_not_the_beheerders_to_say_changes_nothing(twente: Store, naar: Zaakstatus):
    with pytest.raises(Geweigerd):
        step(twente, naar)
    assert twente.afwijkingen.get(ZAAK.id) == ZAAK
    assert (twente.afwijkingen.steps(ZAAK.id), facts(twente)) == ([], [])


def test_accepting_asks_for_a_reason_and_can_be_taken_back(twente: Store):
    for leeg in (None, "  "):
        with pytest.raises(Ongeldig) as fout:
            step(twente, Zaakstatus.GEACCEPTEERD, leeg)
        assert fout.value.veld == "notitie"
    assert step(twente, Zaakstatus.GEACCEPTEERD, "Het contract loopt achter.").closed_at == AT
    assert step(twente, Zaakstatus.OPEN).closed_at is None


@pytest.mark.parametrize(
    "notitie",
    [
        "Het is Vlierkade 5.",
        "vlier-kade",
        "In het contract staat de Zonnewende.",
        "7551 bb klopt",
        "7551DD",
    ],
)
@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_a_note_repeats_neither_the_shielded_address_nor_that_of_the_contract(
    twente: Store, notitie: str
):
    for daad in (
        lambda: step(twente, Zaakstatus.GEACCEPTEERD, notitie),
        lambda: add_note(twente, ZAAK.id, notitie, by=BEA, at=AT),
    ):
        with pytest.raises(Ongeldig) as fout:
            daad()
        assert fout.value.veld == "notitie"
        assert "Vlier" not in fout.value.melding
        assert "Zonne" not in fout.value.melding
    assert (twente.afwijkingen.steps(ZAAK.id), facts(twente)) == ([], [])


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_nor_that_of_a_locatie_that_was_withdrawn_since(twente: Store):
    locatie = twente.locaties.get(STIL.id)
    twente.locaties.withdraw(locatie, at=AT, by=None, expected_versie=locatie.versie)
    with pytest.raises(Ongeldig):
        add_note(twente, ZAAK.id, "Het was Vlierkade 5.", by=BEA, at=AT)


def test_a_note_needs_words_and_leaves_the_case_as_it_is(twente: Store):
    for leeg in ("", "   ", "x" * 2001):
        with pytest.raises(Ongeldig):
            add_note(twente, ZAAK.id, leeg, by=BEA, at=AT)
    add_note(twente, ZAAK.id, "De aanbieder belt terug.", by=BEA, at=AT)
    assert twente.afwijkingen.get(ZAAK.id) == ZAAK
    assert [stap.notitie for stap in twente.afwijkingen.steps(ZAAK.id)] == [
        "De aanbieder belt terug."
    ]
    assert facts(twente) == ["notitie bij afwijking"]


def test_a_colleague_who_was_first_is_not_overruled(buren: Database):
    with buren.transaction(at=AT) as store:
        step(store, Zaakstatus.IN_BEHANDELING, by=BOB)
    with buren.transaction(at=AT) as store, pytest.raises(Conflict):
        step(store, Zaakstatus.GEACCEPTEERD, "Klopt.", versie=1)
    with buren.read() as store:
        assert store.afwijkingen.get(ZAAK.id).status is Zaakstatus.IN_BEHANDELING
        assert len(store.afwijkingen.steps(ZAAK.id)) == 1
        assert store.afwijkingen.get(ZAAK.id).bevinding.aanbieder_id == BRON.id
