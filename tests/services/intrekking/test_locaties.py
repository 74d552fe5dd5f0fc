"""A locatie that its aanbieder removes is out of use and not lost; put back, it is what it was, and new to the public."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.factories import AT, REGIO, TODAY, make_adres, make_opgave
from tests.services.hulp_import import complaints, import_locaties
from tests.services.intrekking.wereld import ANDER, BRON, HIER, HOOFD, JO, KIM, Boek
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.fouten import Geweigerd, NietGevonden, Ongeldigheden, Vraag
from wijzer.domain.regio.gebied import Contact
from wijzer.services.bestanden.exporteer_locaties import exporteer_locaties
from wijzer.services.intrekking.eerder import ANDERE
from wijzer.services.intrekking.overzie import overzie_ingetrokken, overzie_ingetrokken_locatie
from wijzer.services.intrekking.trek_locatie_in import trek_locatie_in
from wijzer.services.locaties.overzie_locaties import overzie_locaties
from wijzer.services.locaties.wijzig_gegevens import wijzig_gegevens
from wijzer.services.verraad.bronnen import EerderIngetrokken

DAAR = make_adres("Vlierkade", 5, "7551BB")
EERDER = make_opgave(
    peildatum=TODAY - timedelta(days=60), vrije_plekken=3, toelichting="Vanaf mei."
)


def velden(fout: pytest.ExceptionInfo[Ongeldigheden]) -> list[str]:
    return [veldfout.veld for veldfout in fout.value.fouten]


def test_a_withdrawn_locatie_is_in_no_list_and_no_count_and_kept_with_everything(
    boek: Boek,
) -> None:
    id_ = boek.add(dicht=True)
    aanbod = boek.state(id_)
    boek.withdraw(id_)
    store = boek.store
    assert store.locaties.all(REGIO) == store.locaties.of_aanbieders([BRON.id]) == []
    assert store.locaties.of_ids([id_]) == []
    assert overzie_locaties(store, by=JO, today=TODAY) == []
    assert store.aanbod.of_locaties([id_]) == {id_: []}
    assert store.tellingen.locaties(REGIO) == {}
    assert store.tellingen.peildata(REGIO) == []
    for gone in (lambda: store.locaties.get(id_), lambda: store.aanbod.get(aanbod.id)):
        with pytest.raises(NietGevonden):
            gone()
    [weg] = overzie_ingetrokken(store, by=JO)
    assert (weg.locatie.id, weg.intrekking.at, weg.door) == (id_, AT, "jo@bron.example")
    [product] = overzie_ingetrokken_locatie(store, id_, by=JO, today=TODAY).producten
    assert [opgave.peildatum for opgave in product.historie] == [TODAY]
    assert (
        exporteer_locaties(
            store, regio=REGIO, met_afgeschermd=True, new_id=lambda: id_, by=SYSTEEM, at=AT
        )
        == []
    )


def test_what_is_on_the_site_is_taken_off_it_first(boek: Boek) -> None:
    id_ = boek.add()
    boek.publish(id_)
    with pytest.raises(Geweigerd, match="eerst van de site"):
        trek_locatie_in(boek.store, id_, by=JO, at=AT, today=TODAY)


@pytest.mark.parametrize("dicht", [False, True])
def test_what_is_put_back_is_what_it_was_under_new_public_ids_and_not_on_the_site(
    boek: Boek, *, dicht: bool
) -> None:
    id_ = boek.add(dicht=dicht, contact=Contact(telefoon="074-000 00 55"))
    was, aanbod = boek.publish(id_), boek.state(id_, EERDER)
    boek.withdraw(id_)
    later = AT + timedelta(days=2)
    terug = boek.put_back(id_, at=later)
    assert replace(terug, publiek_id=was.publiek_id, versie=was.versie, gepubliceerd=True) == was
    assert terug.publiek_id != was.publiek_id
    assert not terug.gepubliceerd
    [nu] = boek.store.aanbod.of_locatie(id_)
    assert (nu.id, nu.opgave) == (aanbod.id, EERDER), "its old peildatum says how old it is"
    assert nu.publiek_id != aanbod.publiek_id
    assert (nu.bevestigd_at, nu.gewijzigd_at) == (later, later), "no moment leads to the old page"
    assert boek.store.aanbod.historie_of([nu.id]) == {nu.id: [EERDER]}
    assert overzie_ingetrokken(boek.store, by=JO) == []
    with pytest.raises(NietGevonden):
        boek.put_back(id_)


def test_only_who_keeps_it_finds_it_and_puts_it_back(boek: Boek) -> None:
    id_ = boek.add()
    boek.withdraw(id_, by=HOOFD)
    assert overzie_ingetrokken(boek.store, by=KIM) == []
    with pytest.raises(NietGevonden):
        overzie_ingetrokken_locatie(boek.store, id_, by=KIM, today=TODAY)
    with pytest.raises(NietGevonden):
        boek.put_back(id_, by=KIM)
    assert [
        ingetrokken.locatie.id for ingetrokken in overzie_ingetrokken(boek.store, by=HOOFD)
    ] == [id_]
    assert boek.put_back(id_, by=HOOFD).id == id_


def test_what_was_entered_before_at_this_address_is_asked_about_and_a_new_one_may_stand_beside_it(
    boek: Boek,
) -> None:
    id_ = boek.add()
    boek.withdraw(id_)
    with pytest.raises(Ongeldigheden) as fout:
        boek.add(naam="huis esrand", op=replace(HIER, straat="Zonne Wende"))
    [vraag] = fout.value.fouten
    assert isinstance(vraag, EerderIngetrokken)
    assert (vraag.veld, vraag.locatie_id) == (ANDERE, id_)
    nieuw = boek.add(bevestigd=frozenset({ANDERE}))
    assert boek.put_back(id_).id == id_, "both may be there"
    assert {locatie.id for locatie in boek.store.locaties.all(REGIO)} == {id_, nieuw}


@pytest.mark.parametrize(
    "anders", [{"naam": "Huis Anders"}, {"op": DAAR}, {"aanbieder_id": ANDER.id, "by": KIM}]
)
def test_another_name_another_address_or_another_aanbieder_is_asked_nothing(
    boek: Boek, anders: dict[str, Any]
) -> None:
    boek.withdraw(boek.add())
    boek.add(**anders)


# ── a shielded address stays a secret ────────────────────────────────────────


def test_the_address_of_a_withdrawn_shielded_locatie_comes_on_no_page(boek: Boek) -> None:
    ander = boek.add(naam="Huis Ander", op=DAAR)
    boek.withdraw(boek.add(dicht=True))
    with pytest.raises(Ongeldigheden) as fout:
        boek.add(naam="Huis Open")
    assert velden(fout) == ["straat"]
    with pytest.raises(Ongeldigheden) as fout:
        boek.change(ander, naam="Bij de Zonnewende", op=DAAR)
    assert velden(fout) == ["naam"]
    with pytest.raises(Exception, match="Niet alle regels kloppen"):
        boek.state(ander, make_opgave(toelichting="Aan de Zonnewende"))
    with pytest.raises(Ongeldigheden) as fout:
        wijzig_gegevens(
            boek.store,
            BRON.id,
            Contact(website="https://zonnewende.example"),
            expected_versie=1,
            by=JO,
            at=AT,
        )
    assert velden(fout) == ["website"]
    nieuw = boek.add(naam="Huis Dicht", dicht=True)
    assert boek.store.locaties.get(nieuw).is_afgeschermd, "shielded it may be entered anew"


def test_the_texts_of_a_withdrawn_locatie_stop_nobody_and_publishing_it_again_does(
    boek: Boek,
) -> None:
    id_ = boek.add(naam="Huis Vlierkade")
    boek.withdraw(id_)
    boek.add(naam="Huis Stil", op=DAAR, dicht=True)
    boek.put_back(id_)
    with pytest.raises(Geweigerd, match="afgeschermde locatie"):
        boek.publish(id_)


def test_what_may_tell_by_chance_is_asked_when_it_is_put_back(boek: Boek) -> None:
    id_ = boek.add(naam="De Linde")
    boek.withdraw(id_)
    boek.add(naam="Huis Stil", op=make_adres("Lindelaan", 5, "7551BB"), dicht=True)
    with pytest.raises(Ongeldigheden) as fout:
        boek.put_back(id_)
    assert all(isinstance(veldfout, Vraag) for veldfout in fout.value.fouten)
    assert boek.put_back(id_, *velden(fout)).naam == "De Linde"


# ── files ────────────────────────────────────────────────────────────────────

RIJ = {
    "agb": BRON.agb[0], "soort": "groep", "naam": "Huis Esrand", "straat": "Zonnewende", "huisnummer": 7,
    "postcode": "7551 CC", "plaats": "Hengelo", "gemeente": "Hengelo", "afgeschermd": "nee", "groepsgrootte": 6,
    "productcode": "WGZHF", "medische_verwijzing": "nee",
}  # fmt: skip


def test_a_file_does_not_bring_back_what_is_withdrawn_whoever_names_it(boek: Boek) -> None:
    id_ = boek.add()
    boek.withdraw(id_)
    assert complaints(import_locaties(boek.store, {**RIJ, "locatie_id": id_})) == [
        (2, "locatie_id")
    ]
    vreemd = {**RIJ, "agb": ANDER.agb[0], "locatie_id": id_}
    [fout] = import_locaties(boek.store, vreemd, by=KIM).fouten
    assert "hoort niet bij deze AGB-code" in fout.fout, "somebody else hears nothing of it"
    assert id_ in boek.store.locaties.withdrawals([BRON.id])


def test_a_file_without_an_id_enters_a_new_one_and_says_that_there_was_one(boek: Boek) -> None:
    boek.withdraw(boek.add())
    verslag = import_locaties(boek.store, RIJ)
    assert verslag.nieuw == 1
    assert any("eerder" in tekst for tekst in verslag.opmerkingen)


def test_a_file_opens_nothing_at_the_address_of_a_withdrawn_shielded_locatie(boek: Boek) -> None:
    boek.withdraw(boek.add(naam="Huis Dicht", dicht=True))
    assert (2, "straat") in complaints(import_locaties(boek.store, RIJ))
    [weg] = boek.store.locaties.withdrawn_of([BRON.id])
    assert isinstance(weg.locatie.adres, AfgeschermdAdres)


def test_what_waits_for_the_day_that_was_drawn_still_waits_for_it_when_it_is_put_back(
    boek: Boek,
) -> None:
    """Sooner, and the day on which the open page went would tell which page is the new one."""
    id_, dag = boek.add(), TODAY + timedelta(days=5)
    dicht = boek.change(id_, naam="Huis Noord", dicht=True)
    boek.store.verschijningen.keep({dicht.publiek_id: dag})
    boek.withdraw(id_)
    terug = boek.put_back(id_)
    assert terug.publiek_id != dicht.publiek_id
    assert boek.store.verschijningen.of_ids([terug.publiek_id]) == {terug.publiek_id: dag}
