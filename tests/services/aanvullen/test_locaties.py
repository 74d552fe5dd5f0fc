"""Small files with locaties: what they leave out stays as it is stored."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_actor,
    make_gebruiker,
    make_groep,
    twente_in,
)
from tests.services.bestanden.test_importeer_locaties import (
    AGB,
    GEHEIM,
    TWEEDE,
    VERBORGEN,
    VESTIGING,
)
from tests.services.bestanden.test_importeer_locaties import GROEP as GROEP_VAN_VANDAAG
from tests.services.hulp_import import complaints, counts, import_locaties
from wijzer.domain.adressen.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave
from wijzer.domain.locaties.locatie import Groep, Locatie
from wijzer.store.store import Store

LATER = AT + timedelta(days=1)
VANDAAG = TODAY.isoformat()
GROEP = {**GROEP_VAN_VANDAAG, "peildatum": "16-11-2026"}


@pytest.fixture(autouse=True)
def twente(store: Store) -> None:
    twente_in(store)
    store.aanbieders.add(make_aanbieder("De Voorbeeldhoeve", agb=(AGB,)))


def bring(store: Store, *rijen: dict[str, Any], **hoe: Any):
    """A file with the columns of its first row and no other."""
    return import_locaties(store, *rijen, kolommen=tuple(rijen[0]), **hoe)


def the_locatie(store: Store) -> Locatie:
    [locatie] = store.locaties.all(REGIO)
    return locatie


def the_aanbod(store: Store, code: str = "WGZHF") -> Aanbod:
    id_ = the_locatie(store).id
    return next(
        aanbod for aanbod in store.aanbod.of_locaties([id_])[id_] if aanbod.hulp.sleutel == code
    )


def the_opgave(store: Store, code: str = "WGZHF") -> Opgave:
    opgave = the_aanbod(store, code).opgave
    assert opgave is not None
    return opgave


def week(store: Store, **anders: Any) -> dict[str, Any]:
    vast = {"locatie_id": the_locatie(store).id, "productcode": "WGZHF", "vrije_plekken": "0"}
    return {**vast, "peildatum": VANDAAG, **anders}


def plain(locatie: Locatie) -> Any:
    adres = locatie.adres
    return adres.adres if isinstance(adres, OpenbaarAdres) else adres.reveal()


# ── the small files ──────────────────────────────────────────────────────────


def test_the_file_of_every_week_changes_free_places_and_leaves_all_else(store: Store):
    import_locaties(store, GROEP, TWEEDE)
    before, stond = the_locatie(store), the_aanbod(store)
    assert counts(bring(store, week(store), at=LATER)) == (0, 1, 0)
    assert the_locatie(store) == before
    na = the_aanbod(store)
    assert stond.opgave is not None
    assert na.opgave == replace(stond.opgave, vrije_plekken=0, peildatum=TODAY)
    assert na.medische_verwijzing
    assert (na.gewijzigd_at, na.publiek_id) == (LATER, stond.publiek_id)
    assert counts(bring(store, week(store))) == (0, 0, 1)


def test_the_report_says_what_was_left_out_and_so_stayed(store: Store):
    import_locaties(store, GROEP)
    [tekst] = bring(store, week(store)).opmerkingen
    assert tekst.startswith("Deze kolommen staan niet in het bestand: agb, soort, naam, telefoon,")
    assert tekst.endswith("medische_verwijzing. Wat daar al stond, blijft staan.")
    assert "bevestigd" not in tekst


def test_a_file_with_a_phone_number_changes_that_number_and_takes_no_aanbod_away(store: Store):
    import_locaties(store, GROEP, TWEEDE)
    before, aanbod = the_locatie(store), the_aanbod(store)
    verslag = bring(store, {"locatie_id": before.id, "telefoon": "074-000 00 99"})
    assert (counts(verslag), verslag.niet_in_bestand) == ((0, 1, 0), ())
    na = the_locatie(store)
    assert na.contact.telefoon != before.contact.telefoon
    assert replace(na, contact=before.contact, versie=before.versie) == before
    assert the_aanbod(store) == aanbod


def test_an_empty_cell_is_not_a_missing_column(store: Store):
    import_locaties(store, GROEP)
    rij = {"locatie_id": the_locatie(store).id, "telefoon": "", "doelgroepen": ""}
    assert counts(bring(store, rij)) == (0, 1, 0)
    na = the_locatie(store)
    assert (na.contact.telefoon, na.doelgroepen) == (None, frozenset())


def test_agb_naam_and_soort_say_which_locatie_it_is_too(store: Store):
    import_locaties(store, GROEP)
    rij = {"agb": AGB, "naam": "de linde", "soort": "groep", "leeftijd_tot": "12"}
    assert counts(bring(store, rij)) == (0, 1, 0)
    assert (the_locatie(store).leeftijd_tot, the_locatie(store).naam) == (12, "de linde")


def test_a_vestiging_keeps_its_werkgebied(store: Store):
    import_locaties(store, VESTIGING)
    before = the_locatie(store)
    assert counts(bring(store, {"locatie_id": before.id, "naam": before.naam})) == (0, 0, 1)
    assert counts(bring(store, {"locatie_id": before.id, "naam": "Kantoor Oost"})) == (0, 1, 0)
    assert replace(the_locatie(store), naam=before.naam, versie=before.versie) == before


# ── what cannot be left out ──────────────────────────────────────────────────


def test_an_unknown_id_is_refused_and_that_of_somebody_else_looks_the_same(store: Store):
    import_locaties(store, GROEP)
    ander = make_aanbieder("Ander", agb=("73730002",))
    store.aanbieders.add(ander)
    groep = make_groep(ander)
    store.locaties.add(groep)
    actor = make_actor(make_gebruiker(store.aanbieders.agb_index(REGIO)[AGB]))
    for id_ in (uuid4(), groep.id):
        [fout] = bring(store, {"locatie_id": id_, "telefoon": "074-000 00 99"}, by=actor).fouten
        assert (fout.rij, fout.kolom) == (2, "locatie_id")
        assert fout.fout.startswith("Deze locatie kennen we niet.")


def test_a_new_locatie_needs_its_columns_and_names_each(store: Store):
    rij = {"agb": AGB, "naam": "Nieuw", "soort": "groep", "telefoon": "074-000 00 12"}
    verslag = bring(store, rij)
    assert complaints(verslag) == [(2, "gemeente"), (2, "afgeschermd")]
    assert {fout.fout for fout in verslag.fouten} == {
        "Deze locatie kennen we niet. Voor iets nieuws is deze kolom nodig."
    }
    met = {**rij, "gemeente": "Hengelo", "afgeschermd": "nee"}
    assert complaints(bring(store, met)) == [(2, "groepsgrootte")]
    assert complaints(bring(store, {**met, "groepsgrootte": "4"})) == [(2, "straat")]
    assert store.locaties.all(REGIO) == []


def test_a_new_locatie_comes_with_no_more_than_it_needs(store: Store):
    kolommen = (
        "agb",
        "naam",
        "soort",
        "gemeente",
        "afgeschermd",
        "groepsgrootte",
        "straat",
        "huisnummer",
        "postcode",
        "plaats",
    )
    assert counts(bring(store, {naam: GROEP[naam] for naam in kolommen})) == (1, 0, 0)
    groep = the_locatie(store)
    assert isinstance(groep, Groep)
    assert (groep.contact.telefoon, groep.groepsgrootte) == (None, 6)


def test_another_product_comes_with_what_the_file_says_of_it(store: Store):
    import_locaties(store, GROEP)
    assert counts(bring(store, week(store, productcode="WGZHG"))) == (1, 0, 0)
    assert the_opgave(store, "WGZHG") == Opgave(peildatum=TODAY, vrije_plekken=0)
    assert not the_aanbod(store, "WGZHG").medische_verwijzing


# ── availability and its day ─────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kolom", "waarde", "goed"),
    [
        ("vrije_plekken", "1", True),
        ("vrije_plekken", "2", False),
        ("vrije_plekken", "", True),
        ("aanmeldstop", "nee", True),
        ("aanmeldstop", "ja", False),
        ("toelichting", "Iets anders.", False),
    ],
)
def test_without_a_peildatum_another_value_is_refused_and_the_same_is_nothing(
    store: Store, kolom: str, waarde: str, goed: bool
):
    import_locaties(store, GROEP)
    before = the_aanbod(store)
    rij = {"locatie_id": before.locatie_id, "productcode": "WGZHF", kolom: waarde}
    assert complaints(bring(store, rij)) == ([] if goed else [(2, "peildatum")])
    assert the_aanbod(store) == before


def test_a_stop_is_not_lifted_in_silence_by_a_file_without_a_peildatum(store: Store):
    import_locaties(store, {**GROEP, "aanmeldstop": "ja"})
    rij = {"locatie_id": the_locatie(store).id, "productcode": "WGZHF", "aanmeldstop": "nee"}
    assert complaints(bring(store, rij)) == [(2, "peildatum")]


def test_a_day_alone_says_that_all_is_still_true(store: Store):
    import_locaties(store, GROEP)
    before = the_aanbod(store)
    rij = {"locatie_id": before.locatie_id, "productcode": "WGZHF", "peildatum": VANDAAG}
    assert counts(bring(store, rij, at=LATER)) == (0, 1, 0)
    na = the_aanbod(store)
    assert (na.gewijzigd_at, na.bevestigd_at) == (before.gewijzigd_at, LATER)
    assert before.opgave is not None
    assert na.opgave == replace(before.opgave, peildatum=TODAY)


def test_kept_days_that_are_over_by_then_lapse_and_that_is_told(store: Store):
    dag = date(2026, 11, 17)
    import_locaties(
        store, {**GROEP, "eerstvolgende_plek": dag.isoformat(), "aanmeldstop": dag.isoformat()}
    )
    verslag = bring(store, week(store))
    assert verslag.fouten == ()
    assert verslag.opmerkingen[1:] == (
        "Rij 2: de eerstvolgende plek van 17-11-2026 is voorbij en vervalt.",
        "Rij 2: de aanmeldstop tot en met 17-11-2026 is voorbij en vervalt.",
    )
    opgave = the_opgave(store)
    assert (opgave.eerstvolgende_plek, opgave.aanmeldstop, opgave.aanmeldstop_tot) == (
        None,
        False,
        None,
    )


def test_kept_days_that_are_still_to_come_stay(store: Store):
    import_locaties(
        store, {**GROEP, "eerstvolgende_plek": "31-12-2026", "aanmeldstop": "31-12-2026"}
    )
    bring(store, week(store))
    opgave = the_opgave(store)
    einde = date(2026, 12, 31)
    assert (opgave.eerstvolgende_plek, opgave.aanmeldstop, opgave.aanmeldstop_tot) == (
        einde,
        True,
        einde,
    )


# ── addresses and shielding ──────────────────────────────────────────────────


def test_a_missing_column_opens_nothing(store: Store):
    import_locaties(store, VERBORGEN)
    before = the_locatie(store)
    vol = {**VERBORGEN, "locatie_id": str(before.id), "huisnummer": "5"}
    zonder = {kolom: waarde for kolom, waarde in vol.items() if kolom != "afgeschermd"}
    assert counts(bring(store, zonder)) == (0, 1, 0)
    na = the_locatie(store)
    assert isinstance(na.adres, AfgeschermdAdres)
    assert plain(na).huisnummer == 5
    for rij in (
        {"locatie_id": before.id, "afgeschermd": "nee"},
        {**vol, "afgeschermd": "nee"},
    ):
        assert complaints(bring(store, rij)) == [(2, "afgeschermd")]


def test_a_shielded_address_stays_when_its_columns_are_missing(store: Store):
    import_locaties(store, VERBORGEN)
    before = the_locatie(store)
    assert counts(bring(store, {"locatie_id": before.id, "naam": "Groep Oost"})) == (0, 1, 0)
    assert the_locatie(store).adres == before.adres
    assert the_locatie(store).publiek_id == before.publiek_id


def test_shielding_asks_for_what_the_file_leaves_out_and_drops_the_old_remark(store: Store):
    import_locaties(store, GROEP)
    before = the_locatie(store)
    rij = {"locatie_id": before.id, "afgeschermd": "ja"}
    assert complaints(bring(store, rij)) == [(2, "naam"), (2, "telefoon")]
    rij |= {"naam": GEHEIM["naam"], "telefoon": "", "productcode": "WGZHF", "peildatum": VANDAAG}
    assert counts(bring(store, rij)) == (0, 1, 0)
    na = the_locatie(store)
    assert isinstance(na.adres, AfgeschermdAdres)
    assert plain(na) == plain(before)
    assert na.publiek_id != before.publiek_id
    assert the_opgave(store).toelichting is None


def test_a_part_of_an_address_is_corrected_and_the_rest_stays(store: Store):
    import_locaties(store, {**GROEP, "huisletter": "B"})
    before = the_locatie(store)
    assert counts(bring(store, {"locatie_id": before.id, "postcode": "7551 XY"})) == (0, 1, 0)
    assert plain(the_locatie(store)) == replace(plain(before), postcode="7551XY")
    assert counts(
        bring(store, {"locatie_id": before.id, "straat": "Proefstraat", "huisnummer": "12b"})
    ) == (0, 0, 1)


def test_another_address_does_not_take_over_parts_of_the_old_one(store: Store):
    import_locaties(store, {**GROEP, "huisletter": "B", "toevoeging": "2"})
    id_ = the_locatie(store).id
    nieuw = {"straat": "Kerkhof", "huisnummer": "3", "postcode": "7551XX", "plaats": "Hengelo"}
    verslag = bring(store, {"locatie_id": id_, **nieuw})
    assert complaints(verslag) == [(2, "huisletter"), (2, "toevoeging")]
    assert verslag.fouten[0].verwacht == "een kolom huisletter"
    verslag = bring(store, {"locatie_id": id_, "huisletter": "", "toevoeging": "", **nieuw})
    assert counts(verslag) == (0, 1, 0)
    assert plain(the_locatie(store)).huisletter is None
    assert complaints(bring(store, {"locatie_id": id_, "straat": "Elders"})) == [
        (2, "huisnummer"), (2, "postcode"), (2, "plaats")
    ]  # fmt: skip


def test_an_open_address_that_is_emptied_is_refused(store: Store):
    import_locaties(store, GROEP)
    rij = {"locatie_id": the_locatie(store).id, "straat": "", "huisnummer": ""}
    assert complaints(bring(store, rij)) == [(2, "straat"), (2, "huisnummer")]


def test_one_bad_row_and_nothing_of_a_small_file_is_written(store: Store):
    import_locaties(store, GROEP)
    before = the_aanbod(store)
    goed = week(store)
    assert complaints(bring(store, goed, {**goed, "locatie_id": uuid4()}, {**goed, "vrije_plekken": "99"})) == [
        (3, "locatie_id"), (4, "productcode"), (4, "vrije_plekken")
    ]  # fmt: skip
    assert the_aanbod(store) == before
