from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_adres,
    make_afgeschermd_adres,
    make_gebruiker,
    make_groep,
    twente_in,
)
from tests.services.hulp_import import complaints, counts, import_contracten
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.afwijkingen.afwijking import Aanleiding, Afwijkingsoort, Gebeurtenis, Zaakstatus
from wijzer.domain.fouten import NietToegestaan
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.inkoop.contract import GecontracteerdeLocatie
from wijzer.domain.regio.gebied import Contact
from wijzer.services.controle import controleer_geraakt
from wijzer.services.controle.controleer_adressen import check_regio
from wijzer.store.store import Store

ADRES = {"straat": "Proefbosweg", "huisnummer": "12a", "postcode": "7551XX", "plaats": "Hengelo"}
REGEL = {
    "contractnummer": "2025-001", "aanbieder": "De Voorbeeldhoeve", "agb": "73730001", "kvk": "08123456",
    "productcode": "WGZHF", "ingangsdatum": "01-01-2025", "locatie": "De Linde", **ADRES,
}  # fmt: skip
ANDER = {**REGEL, "aanbieder": "Andere Zorg", "agb": "73730002", "kvk": "08123457"}


@pytest.fixture(autouse=True)
def twente(store: Store) -> None:
    twente_in(store)


def the_location(store: Store) -> GecontracteerdeLocatie:
    [locatie] = store.contracten.gecontracteerde_locaties(REGIO).values()
    return locatie


def test_aanbieders_locations_and_rows_come_from_the_list(store: Store):
    verslag = import_contracten(store, REGEL, {**REGEL, "productcode": "WGZHG"})
    assert counts(verslag) == (2, 0, 0)
    aanbieder = store.aanbieders.by_agb(REGIO, "73730001")
    assert aanbieder is not None
    assert (aanbieder.naam, aanbieder.kvk) == ("De Voorbeeldhoeve", "08123456")
    regels = store.contracten.of_aanbieder(aanbieder.id)
    assert [regel.hulp.sleutel for regel in regels] == ["WGZHF", "WGZHG"]
    assert {regel.locatie_id for regel in regels} == {the_location(store).id}
    assert the_location(store).adres.reveal() == make_adres("Proefbosweg", 12, huisletter="A")


def test_the_same_list_again_changes_nothing(store: Store):
    import_contracten(store, REGEL, ANDER)
    before = store.contracten.regels(REGIO), store.aanbieders.all(REGIO)
    assert counts(import_contracten(store, REGEL, ANDER)) == (0, 0, 2)
    assert (store.contracten.regels(REGIO), store.aanbieders.all(REGIO)) == before


def test_a_new_name_that_tells_a_shielded_address_is_refused(store: Store):
    import_contracten(store, REGEL)
    aanbieder = store.aanbieders.by_agb(REGIO, "73730001")
    assert aanbieder is not None
    store.locaties.add(make_groep(aanbieder, adres=make_afgeschermd_adres()))
    verslag = import_contracten(store, {**REGEL, "aanbieder": "Gezinshuis Proefstr."})
    assert complaints(verslag) == [(2, "aanbieder")]
    assert store.aanbieders.get(aanbieder.id).naam == REGEL["aanbieder"]
    assert import_contracten(store, {**REGEL, "aanbieder": "Gezinshuis Zuid"}).opmerkingen == ()


def test_a_new_name_that_may_be_chance_is_remarked_without_the_address(store: Store):
    import_contracten(store, REGEL)
    aanbieder = store.aanbieders.by_agb(REGIO, "73730001")
    assert aanbieder is not None
    store.locaties.add(make_groep(aanbieder, adres=make_afgeschermd_adres("Beukenlaan", 3)))
    verslag = import_contracten(store, {**REGEL, "aanbieder": "Gezinshuis De Beuk"})
    [opmerking] = verslag.opmerkingen
    assert opmerking.startswith("Rij 2: De nieuwe naam van de aanbieder")
    assert "euk" not in opmerking


def test_a_contract_name_that_tells_the_address_of_its_row_is_remarked(store: Store):
    rij = {**REGEL, "locatie": "Proefbosweg 12"}
    import_contracten(store, rij)
    aanbieder = store.aanbieders.by_agb(REGIO, "73730001")
    assert aanbieder is not None
    assert import_contracten(store, rij).opmerkingen == (), "nothing of this aanbieder is shielded"
    store.locaties.add(make_groep(aanbieder, adres=make_afgeschermd_adres("Proefbosweg", 12)))
    verslag = import_contracten(store, rij)
    assert complaints(verslag) == []
    [opmerking] = verslag.opmerkingen
    assert "naam van de locatie in het contract" in opmerking
    assert "Proef" not in opmerking


@pytest.mark.parametrize("kolom", ["locatie", "aanbieder"])
def test_a_list_of_streets_does_not_find_the_shielded_one(store: Store, kolom: str):
    """Tried and not kept it leaves no trace, and looking at an address is a deed."""
    import_contracten(store, REGEL)
    aanbieder = store.aanbieders.by_agb(REGIO, "73730001")
    assert aanbieder is not None
    store.locaties.add(make_groep(aanbieder, adres=make_afgeschermd_adres("Zilverreigerhof", 3)))
    straten = ["Eikenpad", "Zilverreigerhof", "Notenhof", "Beukenlaan"]
    gevraagd = [{**REGEL, "contractnummer": f"X-{straat}", kolom: straat} for straat in straten]
    verslag = import_contracten(store, *gevraagd, proef=True)
    verteld = verslag.fouten, verslag.opmerkingen
    store.locaties.add(make_groep(aanbieder, adres=make_afgeschermd_adres("Notenhof", 3)))
    nog_eens = import_contracten(store, *gevraagd, proef=True)
    assert verteld == (nog_eens.fouten, nog_eens.opmerkingen)
    assert "afgeschermd" not in str(verteld)


def test_a_hoofdaannemer_whose_contact_tells_a_shielded_address_is_refused(store: Store):
    boven = make_aanbieder(
        "Andere Zorg", agb=("73730002",), contact=Contact(website="https://proefstraat.example")
    )
    store.aanbieders.add(boven)
    import_contracten(store, REGEL)
    aanbieder = store.aanbieders.by_agb(REGIO, "73730001")
    assert aanbieder is not None
    store.locaties.add(make_groep(aanbieder, adres=make_afgeschermd_adres()))
    onder = {**REGEL, "hoofdaannemer_agb": "73730002"}
    assert complaints(import_contracten(store, onder)) == [(2, "hoofdaannemer_agb")]
    store.aanbieders.save(replace(boven, contact=Contact()), expected_versie=None)
    assert complaints(import_contracten(store, onder)) == []


def test_a_contract_that_ended_and_goes_on_is_looked_at_like_a_new_one(store: Store):
    """Meanwhile nobody compared the contact of the hoofdaannemer with it."""
    boven = make_aanbieder("Andere Zorg", agb=("73730002",))
    store.aanbieders.add(boven)
    onder = {**REGEL, "hoofdaannemer_agb": "73730002"}
    import_contracten(store, {**onder, "einddatum": "2026-01-31"})
    aanbieder = store.aanbieders.by_agb(REGIO, "73730001")
    assert aanbieder is not None
    store.locaties.add(make_groep(aanbieder, adres=make_afgeschermd_adres()))
    tekst = Contact(website="https://proefstraat.example")
    store.aanbieders.save(replace(boven, contact=tekst), expected_versie=None)
    assert complaints(import_contracten(store, onder)) == [(2, "hoofdaannemer_agb")]


def test_a_hoofdaannemer_of_before_that_comes_back_is_looked_at_again(store: Store):
    """As long as nothing ran, it could say what it liked."""
    boven = make_aanbieder("Andere Zorg", agb=("73730002",))
    store.aanbieders.add(boven)
    eerder = {**REGEL, "hoofdaannemer_agb": "73730002", "einddatum": "31-12-2025"}
    import_contracten(store, eerder)
    aanbieder = store.aanbieders.by_agb(REGIO, "73730001")
    assert aanbieder is not None
    store.locaties.add(make_groep(aanbieder, adres=make_afgeschermd_adres()))
    nu = replace(boven, contact=Contact(website="https://proefstraat.example"))
    store.aanbieders.save(nu, expected_versie=None)
    weer = {**eerder, "contractnummer": "2026-001", "ingangsdatum": "01-01-2027", "einddatum": ""}
    assert complaints(import_contracten(store, weer)) == [(2, "hoofdaannemer_agb")]


def test_a_row_that_got_an_end_is_changed_in_place(store: Store):
    import_contracten(store, REGEL)
    [before] = store.contracten.regels(REGIO)
    assert counts(import_contracten(store, {**REGEL, "einddatum": "2026-12-31"})) == (0, 1, 0)
    [after] = store.contracten.regels(REGIO)
    assert (after.id, after.einddatum) == (before.id, date(2026, 12, 31))


def test_rows_that_are_not_in_the_list_stay_and_are_listed_without_an_address(store: Store):
    import_contracten(store, REGEL, ANDER)
    verslag = import_contracten(store, REGEL)
    assert verslag.niet_in_bestand == ("2025-001 · Andere Zorg · WGZHF",)
    assert len(store.contracten.regels(REGIO)) == 2


def test_empty_address_columns_keep_what_is_stored(store: Store):
    import_contracten(store, REGEL)
    leeg = {kolom: waarde for kolom, waarde in REGEL.items() if kolom not in ADRES}
    assert counts(import_contracten(store, leeg)) == (0, 0, 1)
    assert the_location(store).adres.reveal().straat == "Proefbosweg"


def test_a_new_location_needs_an_address(store: Store):
    leeg = {kolom: waarde for kolom, waarde in REGEL.items() if kolom not in ADRES}
    assert complaints(import_contracten(store, leeg)) == [(2, "straat")]


def test_a_corrected_address_changes_the_location_and_counts_its_rows(store: Store):
    import_contracten(store, REGEL)
    before = the_location(store)
    assert counts(import_contracten(store, {**REGEL, "huisnummer": "14"})) == (0, 1, 0)
    assert the_location(store).id == before.id
    assert the_location(store).adres.reveal().huisnummer == 14


def test_one_location_with_two_addresses_is_refused(store: Store):
    tweede = {**REGEL, "productcode": "WGZHG", "huisnummer": "14"}
    assert complaints(import_contracten(store, REGEL, tweede)) == [(3, "locatie")]


def test_a_hoofdaannemer_may_stand_anywhere_in_the_list(store: Store):
    onder = {**REGEL, "hoofdaannemer_agb": "73730002"}
    assert counts(import_contracten(store, onder, ANDER)) == (2, 0, 0)
    hoofd = store.aanbieders.by_agb(REGIO, "73730002")
    assert hoofd is not None
    aanbieder = store.aanbieders.by_agb(REGIO, "73730001")
    assert aanbieder is not None
    assert store.contracten.of_aanbieder(aanbieder.id)[0].hoofdaannemer_id == hoofd.id


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"hoofdaannemer_agb": "99999999"}, "hoofdaannemer_agb"),
        ({"productcode": "ZZZZZ"}, "productcode"),
    ],
)
def test_what_does_not_exist_is_refused_and_nothing_is_written(
    store: Store, anders: dict[str, str], kolom: str
):
    assert complaints(import_contracten(store, ANDER, {**REGEL, **anders})) == [(3, kolom)]
    assert store.aanbieders.all(REGIO) == []


def test_the_same_row_twice_is_refused(store: Store):
    assert complaints(import_contracten(store, REGEL, REGEL)) == [(3, "contractnummer")]


def test_one_agb_code_has_one_name_and_one_kvk_number(store: Store):
    tweede = {**REGEL, "productcode": "WGZHG", "aanbieder": "Anders", "kvk": "11111111"}
    assert complaints(import_contracten(store, REGEL, tweede)) == [(3, "aanbieder"), (3, "kvk")]


def test_a_second_agb_code_of_the_same_organisation_belongs_to_it(store: Store):
    tweede = {**REGEL, "agb": "73730009", "productcode": "WGZHG"}
    import_contracten(store, REGEL, tweede)
    [aanbieder] = store.aanbieders.all(REGIO)
    assert aanbieder.agb == ("73730001", "73730009")
    assert counts(import_contracten(store, REGEL, tweede)) == (0, 0, 2)
    hoofd = {**tweede, "hoofdaannemer_agb": "73730001"}
    assert complaints(import_contracten(store, REGEL, hoofd)) == [(3, "hoofdaannemer_agb")]


def test_a_new_name_in_the_list_renames_the_aanbieder_and_keeps_its_contact(store: Store):
    bekend = make_aanbieder("Oude Naam", agb=("73730001",))
    store.aanbieders.add(bekend)
    import_contracten(store, REGEL)
    aanbieder = store.aanbieders.get(bekend.id)
    assert (aanbieder.naam, aanbieder.kvk) == ("De Voorbeeldhoeve", "08123456")
    assert aanbieder.contact == bekend.contact


def test_mistakes_in_cells_and_in_references_are_told_at_once(store: Store):
    verslag = import_contracten(store, {**REGEL, "agb": "1"}, {**ANDER, "productcode": "ZZZZZ"})
    assert complaints(verslag) == [(2, "agb"), (3, "productcode")]


def test_a_trial_writes_nothing(store: Store):
    assert counts(import_contracten(store, REGEL, proef=True)) == (1, 0, 0)
    assert store.aanbieders.all(REGIO) == []
    assert store.logboek.page(None) == []


def test_the_audit_trail_keeps_counts_and_no_address(store: Store):
    import_contracten(store, REGEL)
    [regel] = store.logboek.page(REGIO)
    assert regel.details == {
        "bestand": "contracten",
        "nieuw": 1,
        "gewijzigd": 0,
        "ongewijzigd": 0,
        "niet_in_bestand": 0,
    }


def test_an_aanbieder_may_not_import_contracts(store: Store):
    with pytest.raises(NietToegestaan):
        import_contracten(store, REGEL, by=make_actor(make_gebruiker(make_aanbieder())))


# ── the check after a list ───────────────────────────────────────────────────


def enter(store: Store, agb: str, huisnummer: int) -> LocatieId:
    """What the aanbieder of a list entered itself."""
    aanbieder = store.aanbieders.by_agb(REGIO, agb)
    assert aanbieder is not None
    adres = AfgeschermdAdres(make_adres("Proefbosweg", huisnummer, huisletter="A"))
    groep = make_groep(aanbieder, "De Linde", adres)
    store.locaties.add(groep)
    store.aanbod.add(make_aanbod(groep))
    return groep.id


def check_all(store: Store) -> None:
    check_regio(store, REGIO, new_id=uuid4, by=SYSTEEM, at=AT, today=TODAY)


def open_cases(store: Store) -> list[tuple[Afwijkingsoort, tuple[str, ...]]]:
    return [
        (afwijking.bevinding.soort, afwijking.bevinding.verschil)
        for afwijking in store.afwijkingen.open(REGIO)
    ]


def test_a_list_that_mends_a_case_solves_it_at_once_and_leaves_others_alone(store: Store):
    """It stood open until the night, with the request to call."""
    import_contracten(store, REGEL, ANDER)
    enter(store, REGEL["agb"], 13)
    enter(store, ANDER["agb"], 13)
    check_all(store)
    assert [soort for soort, _ in open_cases(store)] == [
        Afwijkingsoort.ADRES_NIET_GECONTRACTEERD
    ] * 2
    import_contracten(store, {**REGEL, "huisnummer": "13a"}, ANDER)
    (rest,) = store.afwijkingen.open(REGIO)
    assert rest.bevinding.aanbieder_id == owner(store, ANDER["agb"])
    (over,) = store.afwijkingen.all(REGIO, Zaakstatus.OPGELOST)
    *_, stap = store.afwijkingen.steps(over.id)
    assert (stap.gebeurtenis, stap.aanleiding) == (
        Gebeurtenis.GESLOTEN,
        Aanleiding.CONTRACTEN_INGELEZEN,
    )
    assert store.deelruns.find(REGIO) is None, "nothing is left for the job worker"


def owner(store: Store, agb: str) -> AanbiederId:
    aanbieder = store.aanbieders.by_agb(REGIO, agb)
    assert aanbieder is not None
    return aanbieder.id


def test_a_list_that_makes_a_difference_opens_its_case_at_once(store: Store):
    import_contracten(store, REGEL)
    enter(store, REGEL["agb"], 12)
    check_all(store)
    assert open_cases(store) == []
    import_contracten(store, {**REGEL, "huisnummer": "14a"})
    assert [soort for soort, _ in open_cases(store)] == [Afwijkingsoort.ADRES_NIET_GECONTRACTEERD]


def test_the_first_list_of_a_region_has_everybody_checked_and_a_trial_nobody(store: Store):
    import_contracten(store, REGEL, proef=True)
    assert store.deelruns.find(REGIO) is None
    import_contracten(store, REGEL)
    assert store.deelruns.find(REGIO) is not None
    check_all(store)
    assert store.deelruns.find(REGIO) is None, "what was asked is done"
    import_contracten(store, REGEL)
    assert store.deelruns.find(REGIO) is None, "nothing changed"


def test_a_list_that_touches_more_than_fits_in_a_part_is_left_to_the_job_worker(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    import_contracten(store, REGEL, ANDER)
    check_all(store)
    monkeypatch.setattr(controleer_geraakt, "PER_DEEL", 1)
    nieuw = {"einddatum": "31-12-2030"}
    import_contracten(store, {**REGEL, **nieuw}, {**ANDER, **nieuw})
    gevraagd = store.deelruns.find(REGIO)
    assert gevraagd is not None
    assert gevraagd.gebruiker_id is None


def test_signs_of_another_keyboard_make_no_other_aanbieder_location_or_row(store: Store):
    eerste = {**REGEL, "aanbieder": "'t Hoefje", "locatie": "'t Veld", "straat": "'t Zand"}
    ook = {
        **eerste,
        "aanbieder": "’t Hoefje",
        "locatie": "’t\xa0Veld",
        "straat": "ʼt Zand",
        "productcode": "WGZ\u200bHG",
    }
    assert counts(import_contracten(store, eerste, ook)) == (2, 0, 0)
    assert the_location(store).naam == "'t Veld"
    [aanbieder] = store.aanbieders.all(REGIO)
    assert aanbieder.naam == "'t Hoefje"
    assert complaints(
        import_contracten(store, eerste, {**eerste, "contractnummer": "2025‑001"})
    ) == [(3, "contractnummer")]
