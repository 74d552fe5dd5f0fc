from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_adres,
    make_afgeschermd_adres,
    make_gebruiker,
    make_groep,
    make_opgave,
    twente_in,
)
from tests.services.hulp_import import complaints, counts, import_locaties
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.adressen.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.bewaren.concept import Bestemming, Concept, Getypt
from wijzer.domain.ids import ConceptId, MeldingId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.locatie import Groep, Locatie, Vestiging
from wijzer.domain.melding import Melding
from wijzer.domain.regio.gebied import Contact
from wijzer.store.store import Store

LATER = AT + timedelta(days=1)
MORGEN = TODAY + timedelta(days=1)
AGB = "73730001"
ADRES = {"straat": "Proefstraat", "huisnummer": "12", "postcode": "7551XX", "plaats": "Hengelo"}
GROEP = {
    "agb": AGB, "soort": "groep", "naam": "De Linde", "telefoon": "074-000 00 12", "doelgroepen": "Autisme", **ADRES,
    "gemeente": "Hengelo", "afgeschermd": "nee", "groepsgrootte": "6", "leeftijd_van": "4", "leeftijd_tot": "18",
    "productcode": "WGZHF", "vrije_plekken": "1", "aanmeldwachttijd_weken": "0", "behandelwachttijd_weken": "2",
    "medische_verwijzing": "ja", "peildatum": "20-11-2026", "toelichting": "Bel ons.",
}  # fmt: skip
TWEEDE = {**GROEP, "productcode": "WGZHG", "vrije_plekken": "0"}
GEHEIM = {
    **GROEP,
    "afgeschermd": "ja",
    "telefoon": "",
    "naam": "Groep Zuid",
    "toelichting": "Vraag maar.",
}
VERBORGEN = {**GEHEIM, "straat": "Schuilhof", "huisnummer": "3", "naam": "Groep Noord"}
"""Shielded too, at an address where nothing else is."""
VESTIGING = {
    **GROEP,
    "soort": "vestiging",
    "naam": "Kantoor",
    "groepsgrootte": "",
    "werkgebied": "Hengelo, GM0153",
    "productcode": "AVAKT",
}


@pytest.fixture(autouse=True)
def aanbieder(store: Store) -> Aanbieder:
    twente_in(store)
    aanbieder = make_aanbieder("De Voorbeeldhoeve", agb=(AGB,))
    store.aanbieders.add(aanbieder)
    return aanbieder


def the_locatie(store: Store) -> Locatie:
    [locatie] = store.locaties.all(REGIO)
    return locatie


def without(rij: dict[str, str], *kolommen: str) -> dict[str, str]:
    return {kolom: waarde for kolom, waarde in rij.items() if kolom not in kolommen}


# ── what comes in ────────────────────────────────────────────────────────────


def test_a_groep_comes_in_with_its_products_and_is_published(store: Store, aanbieder: Aanbieder):
    assert counts(import_locaties(store, GROEP, TWEEDE)) == (2, 0, 0)
    groep = the_locatie(store)
    assert isinstance(groep, Groep)
    assert (groep.aanbieder_id, groep.gemeente, groep.groepsgrootte) == (aanbieder.id, HENGELO, 6)
    assert groep.doelgroepen == {"autisme"}
    assert groep.gepubliceerd
    een, twee = store.aanbod.of_locatie(groep.id)
    assert (een.hulp.sleutel, een.medische_verwijzing, een.gewijzigd_at) == ("WGZHF", True, AT)
    assert een.opgave == make_opgave(toelichting="Bel ons.")
    assert twee.opgave is not None
    assert twee.opgave.vrije_plekken == 0


def test_an_open_address_gets_a_point_on_the_map(store: Store):
    import_locaties(store, GROEP)
    adres = the_locatie(store).adres
    assert isinstance(adres, OpenbaarAdres)
    assert adres.adres == make_adres()
    assert adres.punt is not None


def test_a_vestiging_comes_in_with_its_werkgebied(store: Store):
    import_locaties(store, VESTIGING)
    vestiging = the_locatie(store)
    assert isinstance(vestiging, Vestiging)
    assert vestiging.werkgebied == {HENGELO, "GM0153"}


def test_a_shielded_address_goes_to_the_shielded_table(store: Store):
    import_locaties(store, GEHEIM)
    assert the_locatie(store).adres == make_afgeschermd_adres()


def test_a_locatie_without_a_product_is_kept_and_not_published(store: Store):
    leeg = without(
        GROEP,
        "productcode",
        "vrije_plekken",
        "aanmeldwachttijd_weken",
        "behandelwachttijd_weken",
        "peildatum",
        "toelichting",
    )
    assert counts(import_locaties(store, leeg)) == (1, 0, 0)
    assert not the_locatie(store).gepubliceerd


def test_an_id_from_an_export_of_elsewhere_is_kept(store: Store):
    id_ = uuid4()
    import_locaties(store, {**GROEP, "locatie_id": str(id_)})
    assert the_locatie(store).id == id_


# ── the second time ──────────────────────────────────────────────────────────


def test_the_same_file_again_changes_nothing(store: Store):
    import_locaties(store, GROEP, TWEEDE, VERBORGEN, VESTIGING)
    before = store.locaties.all(REGIO)
    aanbod = store.aanbod.of_locaties(locatie.id for locatie in before)
    verslag = import_locaties(store, GROEP, TWEEDE, VERBORGEN, VESTIGING, at=LATER, today=MORGEN)
    assert counts(verslag) == (0, 0, 4)
    assert store.locaties.all(REGIO) == before
    assert store.aanbod.of_locaties(locatie.id for locatie in before) == aanbod
    assert [regel.handeling for regel in store.logboek.page(None)] == ["bestand ingelezen"] * 2


def test_new_numbers_move_the_times_of_that_aanbod_only(store: Store):
    import_locaties(store, GROEP, TWEEDE)
    verslag = import_locaties(store, {**GROEP, "vrije_plekken": "3"}, TWEEDE, at=LATER)
    assert counts(verslag) == (0, 1, 1)
    een, twee = store.aanbod.of_locatie(the_locatie(store).id)
    assert (een.gewijzigd_at, twee.gewijzigd_at) == (LATER, AT)


def test_the_same_numbers_on_a_later_peildatum_only_confirm(store: Store):
    import_locaties(store, GROEP)
    import_locaties(store, {**GROEP, "peildatum": "21-11-2026"}, at=LATER, today=MORGEN)
    [aanbod] = store.aanbod.of_locatie(the_locatie(store).id)
    assert (aanbod.bevestigd_at, aanbod.gewijzigd_at) == (LATER, AT)


@OP_SQLITE
def test_an_older_availability_than_what_is_stored_is_refused(store: Store):
    import_locaties(store, GROEP)
    assert complaints(import_locaties(store, {**GROEP, "peildatum": "19-11-2026"})) == [
        (2, "peildatum")
    ]


def test_a_row_that_states_nothing_keeps_what_was_stated(store: Store):
    import_locaties(store, GROEP)
    leeg = without(
        GROEP,
        "vrije_plekken",
        "aanmeldwachttijd_weken",
        "behandelwachttijd_weken",
        "peildatum",
        "toelichting",
    )
    assert counts(import_locaties(store, leeg)) == (0, 0, 1)
    [aanbod] = store.aanbod.of_locatie(the_locatie(store).id)
    assert aanbod.opgave is not None


def test_a_changed_locatie_counts_all_its_rows(store: Store):
    import_locaties(store, GROEP, TWEEDE)
    groter = {"groepsgrootte": "8"}
    assert counts(import_locaties(store, {**GROEP, **groter}, {**TWEEDE, **groter})) == (0, 2, 0)


def test_what_is_not_in_the_file_stays_and_is_listed(store: Store):
    import_locaties(store, GROEP, TWEEDE, VESTIGING)
    verslag = import_locaties(store, GROEP)
    assert verslag.niet_in_bestand == ("De Linde · WGZHG", "Kantoor · AVAKT")
    assert len(store.locaties.all(REGIO)) == 2


def test_the_name_decides_without_an_id_and_the_id_decides_when_it_is_there(store: Store):
    import_locaties(store, GROEP)
    id_ = the_locatie(store).id
    import_locaties(store, {**GROEP, "naam": "de LINDE"})
    assert the_locatie(store).id == id_
    assert counts(import_locaties(store, {**GROEP, "naam": "De Eik", "locatie_id": id_})) == (
        0,
        1,
        0,
    )
    assert the_locatie(store).naam == "De Eik"


@OP_SQLITE
def test_two_locaties_of_one_name_need_an_id(store: Store, aanbieder: Aanbieder):
    store.locaties.add_many([make_groep(aanbieder), make_groep(aanbieder)])
    assert complaints(import_locaties(store, GROEP)) == [(2, "locatie_id")]


def test_a_withdrawn_locatie_stays_withdrawn(store: Store, aanbieder: Aanbieder):
    store.locaties.add(make_groep(aanbieder, gepubliceerd=False))
    import_locaties(store, GROEP)
    assert not the_locatie(store).gepubliceerd


# ── shielding ────────────────────────────────────────────────────────────────


@OP_SQLITE
def test_a_file_never_opens_a_shielded_locatie(store: Store):
    import_locaties(store, GEHEIM)
    verslag = import_locaties(store, {**GEHEIM, "afgeschermd": "nee"})
    assert complaints(verslag) == [(2, "afgeschermd")]
    assert isinstance(the_locatie(store).adres, AfgeschermdAdres)


def test_empty_address_columns_of_a_shielded_locatie_keep_what_is_stored(store: Store):
    import_locaties(store, GEHEIM)
    assert counts(import_locaties(store, without(GEHEIM, *ADRES))) == (0, 0, 1)
    assert the_locatie(store).adres == make_afgeschermd_adres()


@OP_SQLITE
def test_a_new_shielded_locatie_needs_its_address(store: Store):
    assert complaints(import_locaties(store, without(GEHEIM, *ADRES))) == [(2, "straat")]


def test_shielding_an_open_groep_gives_it_and_its_aanbod_new_public_ids(store: Store):
    import_locaties(store, GROEP, TWEEDE)
    before = the_locatie(store)
    aanbod_before = store.aanbod.of_locatie(before.id)
    rij = {**GEHEIM, "locatie_id": str(before.id)}
    assert counts(import_locaties(store, rij, at=LATER, today=MORGEN)) == (0, 1, 0)
    after = the_locatie(store)
    aanbod = store.aanbod.of_locatie(after.id)
    assert after.adres == make_afgeschermd_adres()
    assert after.publiek_id != before.publiek_id
    assert not {een_aanbod.publiek_id for een_aanbod in aanbod} & {
        een_aanbod.publiek_id for een_aanbod in aanbod_before
    }
    assert {een_aanbod.gewijzigd_at for een_aanbod in aanbod} == {LATER}
    assert {een_aanbod.opgave.toelichting for een_aanbod in aanbod if een_aanbod.opgave} == {
        "Vraag maar.",
        None,
    }
    assert counts(import_locaties(store, rij)) == (0, 0, 1)


def test_shielding_forgets_what_somebody_typed_while_it_was_open(
    store: Store, aanbieder: Aanbieder
):
    """It waits for who signs in again, and says that the address is open."""
    import_locaties(store, GROEP, {**TWEEDE, "naam": "De Berk", "huisnummer": "14"})
    berk, linde = store.locaties.all(REGIO)
    jo = make_gebruiker(aanbieder)
    store.gebruikers.add(jo)
    for locatie in (berk, linde):
        store.concepten.keep(
            Concept(
                id=ConceptId(uuid4()),
                gebruiker_id=jo.id,
                bestemming=Bestemming.of("aanbieder.locatie", {"locatie_id": locatie.id}),
                getypt_at=AT,
                getypt=Getypt(velden=(("straat", "Proefstraat"), ("afgeschermd", "nee"))),
            )
        )
    dicht = {**GEHEIM, "locatie_id": linde.id}
    assert counts(import_locaties(store, dicht, proef=True)) == (0, 1, 0)
    assert len(store.concepten.waiting(jo.id, AT)) == 2
    assert counts(import_locaties(store, dicht)) == (0, 1, 0)
    assert [kop.bestemming.onderwerp for kop in store.concepten.waiting(jo.id, AT)] == [
        f"locatie_id={berk.id}"
    ]


def test_shielding_may_leave_the_address_as_it_is_stored(store: Store):
    import_locaties(store, GROEP)
    rij = {**without(GEHEIM, *ADRES), "locatie_id": str(the_locatie(store).id)}
    import_locaties(store, rij)
    assert the_locatie(store).adres == make_afgeschermd_adres()


@OP_SQLITE
def test_shielding_asks_for_a_new_name_and_other_contact(store: Store, aanbieder: Aanbieder):
    groep = make_groep(aanbieder, contact=Contact(telefoon="074-000 00 12"))
    store.locaties.add(groep)
    store.aanbod.add(make_aanbod(groep, opgave=make_opgave()))
    rij = {**GROEP, "locatie_id": groep.id, "afgeschermd": "ja"}
    assert complaints(import_locaties(store, rij)) == [(2, "naam"), (2, "telefoon")]


@OP_SQLITE
def test_shielding_asks_for_another_remark_than_stood_at_the_open_address(store: Store):
    import_locaties(store, GROEP, TWEEDE)
    rij = {**GEHEIM, "locatie_id": the_locatie(store).id, "toelichting": GROEP["toelichting"]}
    assert complaints(import_locaties(store, rij)) == [(2, "toelichting")]
    assert not the_locatie(store).is_afgeschermd


@OP_SQLITE
def test_shielding_asks_for_another_remark_than_a_withdrawn_product_had_at_the_open_address(
    store: Store,
):
    import_locaties(store, GROEP, {**TWEEDE, "toelichting": "Vanaf mei."})
    groep = the_locatie(store)
    weg = next(
        aanbod for aanbod in store.aanbod.of_locatie(groep.id) if aanbod.hulp.sleutel == "WGZHG"
    )
    store.aanbod.withdraw(weg, at=AT, by=None)
    rij = {**GEHEIM, "productcode": "WGZHG", "locatie_id": groep.id, "toelichting": "Vanaf mei."}
    assert complaints(import_locaties(store, rij)) == [(2, "toelichting")]
    assert not the_locatie(store).is_afgeschermd


@OP_SQLITE
def test_a_name_or_remark_that_repeats_a_shielded_street_is_refused(store: Store):
    slecht = {**GEHEIM, "naam": "Huize Proefstraat", "toelichting": "Kom naar de proef-straat."}
    assert complaints(import_locaties(store, slecht)) == [(2, "naam"), (2, "toelichting")]


@OP_SQLITE
def test_a_dot_or_a_capital_more_is_no_new_name(store: Store):
    import_locaties(store, GROEP)
    rij = {**GEHEIM, "naam": "De LINDE.", "locatie_id": str(the_locatie(store).id)}
    assert complaints(import_locaties(store, rij)) == [(2, "naam")]


def test_a_stored_remark_that_shielding_drops_does_not_stop_it(store: Store, aanbieder: Aanbieder):
    groep = make_groep(aanbieder)
    store.locaties.add(groep)
    store.aanbod.add(make_aanbod(groep, "WGZHG", make_opgave(toelichting="Naast Proefstraat 3.")))
    assert complaints(import_locaties(store, {**GEHEIM, "locatie_id": groep.id})) == []
    remarks = {
        aanbod.opgave.toelichting for aanbod in store.aanbod.of_locatie(groep.id) if aanbod.opgave
    }
    assert remarks == {"Vraag maar.", None}


@OP_SQLITE
def test_a_stored_remark_stops_another_shielded_address(store: Store, aanbieder: Aanbieder):
    groep = make_groep(aanbieder, "Groep Zuid", make_afgeschermd_adres("Schuilhof", 3))
    store.locaties.add(groep)
    store.aanbod.add(make_aanbod(groep, "WGZHG", make_opgave(toelichting="Naast Proefstraat 3.")))
    verslag = import_locaties(store, {**GEHEIM, "locatie_id": groep.id})
    assert complaints(verslag) == [(2, "toelichting")]


@OP_SQLITE
@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"naam": "De Proef"}, "naam"),
        ({"naam": "Huis Proefstaat"}, "naam"),
        ({"toelichting": "Wonen in de proef"}, "toelichting"),
    ],
)
def test_what_may_be_chance_is_meant_when_the_row_says_so(
    store: Store, anders: dict[str, str], kolom: str
):
    rij = {**GEHEIM, **anders}
    verslag = import_locaties(store, rij)
    assert complaints(verslag) == [(2, kolom)]
    assert "bevestigd" in verslag.fouten[0].verwacht
    assert complaints(import_locaties(store, {**rij, "bevestigd": "nee"})) == [(2, kolom)]
    assert counts(import_locaties(store, {**rij, "bevestigd": "ja"})) == (1, 0, 0)
    assert store.logboek.page(REGIO)[0].details["bevestigd"] == 1
    assert counts(import_locaties(store, rij)) == (0, 0, 1), (
        "kept with this address: not asked again"
    )


@OP_SQLITE
def test_a_confirmation_never_lets_the_street_itself_through(store: Store):
    slecht = {**GEHEIM, "naam": "Huize Proefstraat", "bevestigd": "ja"}
    assert complaints(import_locaties(store, slecht)) == [(2, "naam")]


@OP_SQLITE
@pytest.mark.parametrize("eerst", ["open", "afgeschermd", "samen"])
def test_no_row_of_a_file_tells_the_shielded_address_of_another(store: Store, eerst: str):
    kantoor = {**VESTIGING, "naam": "Kantoor Schuilhof", "straat": "Kantoorlaan"}
    volgordes: dict[str, list[list[dict[str, str]]]] = {
        "open": [[kantoor], [VERBORGEN]],
        "afgeschermd": [[VERBORGEN], [kantoor]],
        "samen": [[VERBORGEN, kantoor]],
    }
    bestanden = volgordes[eerst]
    for bestand in bestanden[:-1]:
        assert complaints(import_locaties(store, *bestand)) == []
    assert complaints(import_locaties(store, *bestanden[-1])) != []


@OP_SQLITE
@pytest.mark.regel("is_in_straat")
def test_an_open_locatie_in_the_street_of_a_shielded_one_may_name_its_own_street(store: Store):
    kantoor = {**VESTIGING, "naam": "Kantoor Schuilhof", "straat": "Schuilhof", "huisnummer": "90"}
    assert complaints(import_locaties(store, VERBORGEN, kantoor)) == []


@OP_SQLITE
@pytest.mark.parametrize("straat", ["Proefstraat", "Proef-str."])
def test_a_file_does_not_open_a_shielded_address_by_another_name(store: Store, straat: str):
    import_locaties(store, GEHEIM)
    dubbel = {**GROEP, "naam": "Andere naam", "straat": straat}
    assert complaints(import_locaties(store, dubbel)) == [(2, "straat")]
    [locatie] = store.locaties.all(REGIO)
    assert locatie.is_afgeschermd


@OP_SQLITE
def test_one_file_does_not_hold_an_address_both_shielded_and_open(store: Store):
    assert complaints(import_locaties(store, GROEP, GEHEIM)) == [(2, "straat"), (3, "straat")]


@OP_SQLITE
def test_a_file_shields_every_locatie_at_an_address_or_none(store: Store):
    kantoor = {**VESTIGING, "huisnummer": "12"}
    import_locaties(store, GROEP, kantoor)
    ids = {locatie.naam: str(locatie.id) for locatie in store.locaties.all(REGIO)}
    groep = {**GEHEIM, "locatie_id": ids["De Linde"]}
    assert complaints(import_locaties(store, groep)) == [(2, "straat")]
    kantoor |= {
        "locatie_id": ids["Kantoor"],
        "afgeschermd": "ja",
        "naam": "Post",
        "telefoon": "",
        "toelichting": "",
    }
    assert counts(import_locaties(store, groep, kantoor)) == (0, 2, 0)


@OP_SQLITE
def test_an_address_does_not_become_shielded_while_the_aanbieder_still_tells_it(
    store: Store, aanbieder: Aanbieder
):
    contact = Contact(website="https://proefstraat.example")
    store.aanbieders.save(replace(aanbieder, contact=contact), expected_versie=None)
    assert complaints(import_locaties(store, GEHEIM)) == [(2, "straat")]
    assert counts(import_locaties(store, GROEP)) == (1, 0, 0)


# ── what is refused ──────────────────────────────────────────────────────────


@OP_SQLITE
@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"agb": "99999999"}, "agb"),
        ({"gemeente": "Utrecht"}, "gemeente"),
        ({"doelgroepen": "iedereen"}, "doelgroepen"),
        ({"productcode": "ZZZZZ"}, "productcode"),
        ({"productcode": "46A01"}, "productcode"),
        ({"productcode": "AVAKT"}, "productcode"),
        ({"vrije_plekken": "7"}, "vrije_plekken"),
        ({"groepsgrootte": "0", "vrije_plekken": "0"}, "groepsgrootte"),
        ({"leeftijd_van": "19"}, "leeftijd_tot"),
        ({"leeftijd_tot": "99"}, "leeftijd_tot"),
        ({"peildatum": "01-01-2027"}, "peildatum"),
        ({"eerstvolgende_plek": "01-01-2026"}, "eerstvolgende_plek"),
        ({"aanmeldwachttijd_weken": "521"}, "aanmeldwachttijd_weken"),
    ],
)
def test_a_rule_of_the_domain_stands_beside_its_column(
    store: Store, anders: dict[str, str], kolom: str
):
    assert complaints(import_locaties(store, VESTIGING, {**GROEP, **anders})) == [(3, kolom)]
    assert store.locaties.all(REGIO) == []


@OP_SQLITE
def test_a_werkgebied_outside_the_region_is_refused(store: Store):
    assert complaints(import_locaties(store, {**VESTIGING, "werkgebied": "Hengelo, Utrecht"})) == [
        (2, "werkgebied")
    ]


@OP_SQLITE
def test_rows_of_one_locatie_must_agree(store: Store):
    anders = {**TWEEDE, "groepsgrootte": "8", "huisnummer": "14"}
    verslag = import_locaties(store, GROEP, anders)
    assert complaints(verslag) == [(3, "groepsgrootte"), (3, "straat")]
    assert all(fout.waarde != "14" for fout in verslag.fouten)


@OP_SQLITE
def test_a_product_twice_at_one_locatie_is_refused(store: Store):
    assert complaints(import_locaties(store, GROEP, GROEP)) == [(3, "productcode")]


@OP_SQLITE
def test_a_groep_does_not_become_a_vestiging(store: Store):
    import_locaties(store, GROEP)
    verslag = import_locaties(store, {**VESTIGING, "naam": "De Linde"})
    assert complaints(verslag) == [(2, "soort")]


@OP_SQLITE
def test_a_groep_does_not_shrink_below_the_free_places_that_stay(store: Store):
    import_locaties(store, GROEP, {**TWEEDE, "vrije_plekken": "5"})
    assert complaints(import_locaties(store, {**GROEP, "groepsgrootte": "3"})) == [
        (2, "groepsgrootte")
    ]


def test_a_product_that_is_no_longer_valid_may_stay_where_it_stood(store: Store):
    import_locaties(store, GROEP)
    [product] = store.producten.by_code(REGIO, "WGZHF")
    einde = TODAY - timedelta(days=1)
    store.producten.save(replace(product, geldig_tot=einde))
    assert counts(import_locaties(store, GROEP)) == (0, 0, 1)


@OP_SQLITE
def test_a_postcode_that_is_known_elsewhere_is_a_remark_and_not_a_mistake(store: Store):
    verslag = import_locaties(store, {**GROEP, "gemeente": "Almelo"})
    assert verslag.fouten == ()
    assert verslag.opmerkingen[0].startswith("Rij 2: De postcode hoort volgens onze lijst")
    assert not any("7551" in opmerking for opmerking in verslag.opmerkingen)


def test_a_trial_writes_nothing(store: Store):
    assert counts(import_locaties(store, GROEP, proef=True)) == (1, 0, 0)
    assert store.locaties.all(REGIO) == []
    assert store.logboek.page(None) == []


# ── whose it is ──────────────────────────────────────────────────────────────


@OP_SQLITE
def test_an_aanbieder_imports_only_its_own(store: Store, aanbieder: Aanbieder):
    ander = make_aanbieder(agb=("73730002",))
    store.aanbieders.add(ander)
    groep = make_groep(ander)
    store.locaties.add(groep)
    wie = make_gebruiker(aanbieder)
    store.gebruikers.add(wie)
    actor = make_actor(wie)
    assert counts(import_locaties(store, GROEP, by=actor)) == (1, 0, 0)
    van_ander = {**GROEP, "agb": "73730002"}
    gestolen = {**GROEP, "locatie_id": groep.id}
    assert complaints(import_locaties(store, van_ander, by=actor)) == [(2, "agb")]
    assert complaints(import_locaties(store, gestolen, by=actor)) == [(2, "locatie_id")]
    assert import_locaties(store, GROEP, by=actor).niet_in_bestand == ()


@OP_SQLITE
def test_a_locatie_does_not_move_to_another_aanbieder(store: Store, aanbieder: Aanbieder):
    store.aanbieders.add(make_aanbieder(agb=("73730002",)))
    groep = make_groep(aanbieder)
    store.locaties.add(groep)
    verslag = import_locaties(store, {**GROEP, "locatie_id": groep.id, "agb": "73730002"})
    assert complaints(verslag) == [(2, "locatie_id")]


def test_a_groep_that_a_file_shields_is_not_followed_to_its_new_id_by_an_alert(store: Store):
    import_locaties(store, GROEP)
    groep = the_locatie(store)
    (before,) = store.aanbod.of_locatie(groep.id)
    melding = Melding(
        id=MeldingId(uuid4()),
        regio="twente",
        taal="nl",
        email="jan@voorbeeld.example",
        zoekvraag="",
        token="t",
        aangevraagd_at=AT,
        tot_at=AT,
        bevestigd_at=AT,
        gezien=frozenset({before.publiek_id}),
    )
    store.meldingen.add(melding)
    import_locaties(store, {**GEHEIM, "locatie_id": str(groep.id)})
    (after,) = store.aanbod.of_locatie(groep.id)
    assert after.publiek_id != before.publiek_id
    assert store.meldingen.confirmed()[0].gezien == {before.publiek_id}


def test_what_a_file_shields_appears_on_a_drawn_day(store: Store):
    import_locaties(store, GROEP)
    groep = the_locatie(store)
    import_locaties(store, {**GEHEIM, "locatie_id": str(groep.id)}, draw=lambda dagen: dagen - 1)
    publiek_id = the_locatie(store).publiek_id
    assert publiek_id != groep.publiek_id
    assert store.verschijningen.of_ids([publiek_id]) == {publiek_id: TODAY + timedelta(days=7)}


# ── how it is written ────────────────────────────────────────────────────────


@OP_SQLITE
def test_another_kind_of_apostrophe_is_the_same_locatie_in_one_file_and_in_the_next(store: Store):
    het_veld = {**GROEP, "naam": "'t Veld – Noord", "straat": "'t Zand"}
    ook = {**TWEEDE, "naam": "\u200b’t\xa0Veld - Noord", "straat": "’t Zand"}
    assert counts(import_locaties(store, het_veld, ook)) == (2, 0, 0)
    assert the_locatie(store).naam == "'t Veld – Noord"
    anders = {**ook, "naam": "ʼT VELD ‑ NOORD"}
    assert counts(import_locaties(store, anders, at=LATER, today=MORGEN)) == (0, 1, 0)
    assert the_locatie(store).naam == "ʼT VELD ‑ NOORD"


@OP_SQLITE
@pytest.mark.parametrize(
    "naam", ["'t Veld-Noord", "' t Veld – Noord", "t Veld Noord.", "'t Vеld – Noord"]
)
def test_a_new_locatie_whose_name_reads_as_another_is_told(store: Store, naam: str):
    het_veld = {**GROEP, "naam": "'t Veld – Noord"}
    melding = f"De nieuwe locatie {naam} heet bijna als 't Veld – Noord. Is het dezelfde? Gebruik dan dezelfde naam, of het id uit een export."
    samen = import_locaties(store, het_veld, {**het_veld, "naam": naam}, proef=True)
    assert samen.opmerkingen == (f"Rij 3: {melding}",)
    assert import_locaties(store, het_veld).opmerkingen == ()
    daarna = import_locaties(store, {**GROEP, "naam": "De Es"}, {**het_veld, "naam": naam})
    assert (counts(daarna), daarna.opmerkingen) == ((2, 0, 0), (f"Rij 3: {melding}",))
    assert import_locaties(store, {**het_veld, "naam": naam}).opmerkingen == ()


@OP_SQLITE
def test_a_street_in_other_signs_is_no_other_address(store: Store):
    import_locaties(store, {**GEHEIM, "straat": "'t Zand", "huisnummer": "12-14"})
    before = the_locatie(store)
    rij = {**GEHEIM, "straat": "’t Zand", "huisnummer": "１２–14", "postcode": "7551‑xx"}
    assert counts(import_locaties(store, rij)) == (0, 0, 1)
    assert the_locatie(store) == before
