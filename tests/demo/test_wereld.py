"""The demo looks like a region, is invented from end to end, and is the same every time."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from statistics import mean

from wijzer.demo.modellen import Demo
from wijzer.demo.verzinsels.adressen import KANARIE
from wijzer.demo.verzinsels.contacten import CRISIS, toegang_contacten
from wijzer.demo.verzinsels.profielen import GEZINSHUIS, KAMERS, KLINIEK, PLEEGZORG
from wijzer.demo.verzinsels.zondercode import CATEGORIE
from wijzer.demo.wereld import demo_twente, make_demo
from wijzer.domain.adressen.adres import parse_postcode
from wijzer.domain.inkoop.hulpaanduiding import of_hulpvorm
from wijzer.domain.inkoop.product import Vindbaar, is_given_from_vestiging
from wijzer.domain.locaties.beschikbaarheid import (
    Actualiteit,
    Opgave,
    Status,
    actualiteit_of,
    check_opgave,
    has_plek,
    status_of,
)
from wijzer.domain.regio.gebied import Contact
from wijzer.domain.verraad.herhaling import repeats_adres
from wijzer.files.locaties import GroepOfVestiging
from wijzer.files.pdc import read_pdc
from wijzer.files.regio import Regiogegevens

VINDBAAR = {
    "ABGII",
    "AVAKT",
    "ABHIR",
    "ABHIA",
    "ABHFR",
    "AMCEX",
    "ABGGB",
    "ABGGI",
    "ABHGB",
    "ABHGI",
    "WPLZA",
    "WPLZB",
    *GEZINSHUIS,
    *KAMERS,
    *KLINIEK,
}

MET_CODE = {
    "begeleiding-individueel", "vaktherapie", "behandeling-individueel", "forensische-behandeling", "medicatiecontrole",
    "begeleiding-groep-basis", "begeleiding-groep-intensief", "behandeling-groep-basis", "behandeling-groep-intensief",
    "pleegzorg", "deeltijdpleegzorg", "gezinshuis", "kamertraining", "jeugd-ggz-verblijf",
}  # fmt: skip
"""The hulpvormen for which the region has codes."""


def opgaven(demo: Demo) -> list[Opgave]:
    return [aanbod.opgave for _, aanbod in demo.aanbod() if aanbod.opgave]


def actualiteiten(demo: Demo, gegevens: Regiogegevens) -> Counter[Actualiteit]:
    versheid = gegevens.regio.versheid
    return Counter(
        actualiteit_of(aanbod.opgave, versheid, today=demo.today) for _, aanbod in demo.aanbod()
    )


def statussen(demo: Demo, gegevens: Regiogegevens) -> Counter[Status]:
    return Counter(
        status_of(
            aanbod.opgave,
            gegevens.regio.versheid,
            is_groep=bool(locatie.groepsgrootte),
            today=demo.today,
        )
        for locatie, aanbod in demo.aanbod()
    )


# ── size and spread ──────────────────────────────────────────────────────────


def test_it_has_the_size_of_a_region(demo: Demo):
    assert len(demo.aanbieders) >= 45
    assert len(demo.locaties) >= 250
    assert len(list(demo.aanbod())) >= 600


def test_every_findable_product_is_there_and_no_other(demo: Demo):
    per_code = Counter(
        aanbod.hulp.productcode for _, aanbod in demo.aanbod() if aanbod.hulp.productcode
    )

    assert set(per_code) == VINDBAAR
    assert min(per_code.values()) >= 3


def test_the_codes_of_the_demo_are_those_of_the_catalogue(gegevens: Regiogegevens):
    assert gegevens.producten is not None
    patroon = gegevens.regio.productcode_patroon
    pdc = read_pdc(gegevens.producten.read_bytes(), productcode_patroon=patroon)

    assert not pdc.fouten
    assert {rij.productcode for rij in pdc.rijen if rij.vindbaar == "aanbod"} == VINDBAAR


def test_every_hulpvorm_that_can_be_searched_is_given_somewhere_under_contract(
    demo: Demo, gegevens: Regiogegevens
):
    contract = {
        (rij.agb, rij.hulp)
        for rij in demo.contracten
        if rij.ingangsdatum <= demo.today and (rij.einddatum or demo.today) >= demo.today
    }
    gegeven = {
        aanbod.hulp for locatie, aanbod in demo.aanbod() if (locatie.agb, aanbod.hulp) in contract
    }
    zonder_code = {
        of_hulpvorm(hulpvorm.slug)
        for hulpvorm in gegevens.hulpvormen
        if hulpvorm.vindbaar is Vindbaar.AANBOD and hulpvorm.slug not in MET_CODE
    }

    assert len(zonder_code) == 16
    assert zonder_code <= gegeven
    assert {hulp.hulpvorm for hulp in gegeven if hulp.hulpvorm}.isdisjoint(MET_CODE)


def test_a_hulpvorm_without_a_code_is_given_as_its_kind_is(demo: Demo, gegevens: Regiogegevens):
    hulpvormen = {hulpvorm.slug: hulpvorm for hulpvorm in gegevens.hulpvormen}
    for locatie, aanbod in demo.aanbod():
        hulpvorm = hulpvormen.get(aanbod.hulp.hulpvorm or "")
        if hulpvorm is not None:
            is_vestiging = locatie.soort is GroepOfVestiging.VESTIGING
            assert is_given_from_vestiging(hulpvorm, hulpvorm) == is_vestiging


def test_help_without_a_code_is_spread_over_aanbieders_and_gemeenten(demo: Demo):
    waar = [locatie for locatie, aanbod in demo.aanbod() if aanbod.hulp.hulpvorm]

    assert 60 <= len(waar) <= 90
    assert len({locatie.agb for locatie in waar}) >= 20
    assert len({locatie.gemeente for locatie in waar}) >= 12


def test_one_house_has_fourteen_products_and_one_bed(demo: Demo):
    [huis] = [locatie for locatie in demo.locaties if len(locatie.aanbod) == 14]
    opgaven_hier = [aanbod.opgave for aanbod in huis.aanbod if aanbod.opgave]

    assert len({aanbod.hulp.productcode for aanbod in huis.aanbod} - {None}) == 14
    assert max(opgave.vrije_plekken or 0 for opgave in opgaven_hier) == 1
    assert sum(has_plek(opgave, is_groep=True) for opgave in opgaven_hier) >= 10


def test_one_name_is_a_hundred_and_six_characters_long(demo: Demo):
    assert max(len(locatie.naam) for locatie in demo.locaties) == 106


def test_one_contract_names_a_hulpvorm_as_a_whole_for_what_is_given_by_code(demo: Demo):
    heel = {(rij.agb, rij.hulpvorm) for rij in demo.contracten if rij.locatie is None}
    agb = {agb for agb, slug in heel if slug in CATEGORIE.values()}

    assert len(agb) == 1
    assert {
        aanbod.hulp.productcode for locatie, aanbod in demo.aanbod() if locatie.agb in agb
    } >= set(CATEGORIE)


def test_there_are_groepen_and_vestigingen_in_every_gemeente(demo: Demo, gegevens: Regiogegevens):
    codes = {gemeente.code for gemeente in gegevens.gemeenten}
    for soort in GroepOfVestiging:
        assert {locatie.gemeente for locatie in demo.locaties if locatie.soort is soort} == codes


def test_larger_gemeenten_have_more(demo: Demo):
    per_gemeente = Counter(locatie.gemeente for locatie in demo.locaties)

    assert per_gemeente.most_common(1)[0][0] == "GM0153"


def test_about_one_groep_in_five_is_shielded_and_no_vestiging(demo: Demo):
    groepen = [locatie for locatie in demo.locaties if locatie.soort is GroepOfVestiging.GROEP]

    assert 0.15 <= mean(groep.is_afgeschermd for groep in groepen) <= 0.27
    assert all(locatie in groepen for locatie in demo.locaties if locatie.is_afgeschermd)


def test_there_are_large_and_small_aanbieders_and_gezinshuizen_of_one_family(demo: Demo):
    per_agb = Counter(locatie.agb for locatie in demo.locaties)

    assert max(per_agb.values()) >= 15
    assert sum(aantal == 1 for aantal in per_agb.values()) >= 12
    assert sum(aanbieder.profiel == "eengezins" for aanbieder in demo.aanbieders) >= 10


def test_an_onderaannemer_works_under_an_aanbieder_that_is_none_itself(demo: Demo):
    wie = {aanbieder.agb: aanbieder for aanbieder in demo.aanbieders}
    hoofden = [wie[a.hoofdaannemer_agb] for a in demo.aanbieders if a.hoofdaannemer_agb]

    assert len(hoofden) >= 8
    assert all(hoofd.hoofdaannemer_agb is None for hoofd in hoofden)


def test_groepen_have_places_and_vestigingen_a_werkgebied(demo: Demo):
    for locatie in demo.locaties:
        assert (locatie.groepsgrootte is None) == (locatie.soort is GroepOfVestiging.VESTIGING)
        assert bool(locatie.werkgebied) == (locatie.soort is GroepOfVestiging.VESTIGING)


def test_a_vestiging_serves_the_gemeente_it_is_in(demo: Demo):
    assert all(loc.gemeente in loc.werkgebied for loc in demo.locaties if loc.werkgebied)


def test_pleegzorg_is_given_from_a_vestiging(demo: Demo):
    soorten = {
        locatie.soort for locatie, aanbod in demo.aanbod() if aanbod.hulp.sleutel in PLEEGZORG
    }

    assert soorten == {GroepOfVestiging.VESTIGING}


def test_doelgroepen_are_those_of_the_region(demo: Demo, gegevens: Regiogegevens):
    bekend = {doelgroep.slug for doelgroep in gegevens.doelgroepen}
    gebruikt = {slug for locatie in demo.locaties for slug in locatie.doelgroepen}

    assert all(locatie.doelgroepen for locatie in demo.locaties)
    assert len(gebruikt) >= 10
    assert gebruikt <= bekend


# ── invented, and safe ───────────────────────────────────────────────────────


def test_contacts_are_nobodys(demo: Demo, gegevens: Regiogegevens):
    contacten = [
        *(a.contact for a in demo.aanbieders),
        *toegang_contacten(gegevens.gemeenten).values(),
    ]

    for contact in contacten:
        assert re.fullmatch(r"074-000 00 \d\d", contact.telefoon or "")
        assert (contact.email or "").endswith(".example")
        assert re.fullmatch(r"https://www\.[a-z0-9-]+\.example(/jeugdhulp)?", contact.website or "")
    assert all(re.fullmatch(r"074-000 00 \d\d", nummer) for nummer in CRISIS.values())
    assert all(gegevens.regio.teksten[naam] == "" for naam in CRISIS)


def test_a_shielded_groep_has_no_contact_of_its_own(demo: Demo):
    assert {locatie.contact for locatie in demo.locaties if locatie.is_afgeschermd} == {Contact()}


def test_names_and_numbers_are_there_once(demo: Demo):
    assert len({locatie.naam for locatie in demo.locaties}) == len(demo.locaties)
    assert len({locatie.id for locatie in demo.locaties}) == len(demo.locaties)
    for naam in ("agb", "kvk", "naam", "kort"):
        assert len({getattr(aanbieder, naam) for aanbieder in demo.aanbieders}) == len(
            demo.aanbieders
        )
    assert all(re.fullmatch(r"\d{8}", nummer) for a in demo.aanbieders for nummer in (a.agb, a.kvk))


def test_postcodes_belong_to_the_place_they_stand_beside(demo: Demo, gegevens: Regiogegevens):
    pc4: dict[str, set[str]] = defaultdict(set)
    for plaats in gegevens.plaatsen:
        pc4[plaats.naam] |= plaats.pc4
    for locatie in demo.hersteld().locaties:
        adres = locatie.real_adres
        assert adres.postcode == parse_postcode(adres.postcode or "")
        assert adres.postcode[:4] in pc4[adres.plaats]


def test_no_two_locaties_have_one_address(demo: Demo):
    adressen = [
        (locatie.real_adres.postcode, locatie.real_adres.huisnummer)
        for locatie in demo.hersteld().locaties
    ]

    assert len(set(adressen)) == len(adressen)


def test_streets_are_not_those_of_town_halls(demo: Demo, gegevens: Regiogegevens):
    stadhuizen = {gemeente.adres.straat for gemeente in gegevens.gemeenten if gemeente.adres}

    assert stadhuizen.isdisjoint(locatie.real_adres.straat for locatie in demo.locaties)


def test_one_shielded_groep_has_the_canary_address_and_nothing_else_looks_like_it(demo: Demo):
    kanaries = [locatie for locatie in demo.locaties if "Kanarie" in locatie.real_adres.straat]

    assert [locatie.real_adres for locatie in kanaries] == [KANARIE]
    assert kanaries[0].is_afgeschermd
    assert kanaries[0].gemeente == "GM0164"
    assert not any(
        "XQ" in (loc.real_adres.postcode or "") for loc in demo.locaties if loc not in kanaries
    )


def test_no_public_text_of_a_shielded_groep_repeats_its_address_or_place(demo: Demo):
    for locatie in demo.hersteld().locaties:
        if locatie.is_afgeschermd:
            teksten = [
                locatie.naam,
                *(a.opgave.toelichting or "" for a in locatie.aanbod if a.opgave),
            ]
            assert not any(repeats_adres(tekst, locatie.real_adres) for tekst in teksten)
            assert locatie.real_adres.plaats not in locatie.naam


# ── availability ─────────────────────────────────────────────────────────────


def test_everything_stated_is_allowed(demo: Demo):
    for locatie, aanbod in demo.aanbod():
        for opgave in (*aanbod.historie, *([aanbod.opgave] if aanbod.opgave else [])):
            assert not check_opgave(opgave, groepsgrootte=locatie.groepsgrootte, today=demo.today)


def test_entries_are_fresh_stale_expired_and_missing(demo: Demo, gegevens: Regiogegevens):
    per_soort = actualiteiten(demo, gegevens)
    aantal = sum(per_soort.values())

    assert set(per_soort) == set(Actualiteit)
    assert 0.5 < per_soort[Actualiteit.ACTUEEL] / aantal < 0.85
    assert min(per_soort.values()) >= 15


def test_there_are_places_lists_stops_and_matches(demo: Demo, gegevens: Regiogegevens):
    per_status = statussen(demo, gegevens)

    assert set(per_status) == set(Status)
    assert min(per_status.values()) >= 10
    assert per_status.most_common(1)[0][0] is Status.WACHTLIJST


def test_few_groepen_have_a_bed_and_none_more_than_it_has(demo: Demo):
    groepen = [locatie for locatie in demo.locaties if locatie.groepsgrootte]
    vrij = [
        max((a.opgave.vrije_plekken or 0 for a in g.aanbod if a.opgave), default=0) for g in groepen
    ]

    assert 0.1 < mean(plekken > 0 for plekken in vrij) < 0.35
    assert all(
        plekken <= (groep.groepsgrootte or 0) for plekken, groep in zip(vrij, groepen, strict=True)
    )


def test_one_wait_in_verblijf_is_weeks_to_months(demo: Demo):
    weken = [
        aanbod.opgave.wachttijd_weken
        for locatie, aanbod in demo.aanbod()
        if locatie.groepsgrootte
        and aanbod.opgave
        and aanbod.opgave.vrije_plekken == 0
        and aanbod.opgave.wachttijd_weken
    ]

    assert 7 <= min(weken) <= max(weken) <= 40


def test_a_phase_that_is_unknown_stays_unknown(demo: Demo):
    assert any(
        o.aanmeldwachttijd_weken is not None and o.behandelwachttijd_weken is None
        for o in opgaven(demo)
    )


def test_a_year_of_weeks_lies_before_what_was_stated_last(demo: Demo):
    for _, aanbod in demo.aanbod():
        if aanbod.opgave is None:
            assert not aanbod.historie
            continue
        dagen = [opgave.peildatum for opgave in aanbod.historie]
        assert dagen == sorted(set(dagen))
        assert len(dagen) >= 20
        assert aanbod.opgave.peildatum - timedelta(weeks=52) <= dagen[0]
        assert dagen[-1] < aanbod.opgave.peildatum


# ── the same every time ──────────────────────────────────────────────────────


def test_the_same_day_gives_the_same_demo(demo: Demo, today: date):
    assert demo_twente(today) == demo


def test_another_day_only_moves_the_dates(demo: Demo, today: date):
    later = demo_twente(today + timedelta(days=100))

    assert [loc.naam for loc in later.locaties] == [loc.naam for loc in demo.locaties]
    assert [loc.adres for loc in later.locaties] == [loc.adres for loc in demo.locaties]
    for vroeger, nu in zip(opgaven(demo), opgaven(later), strict=True):
        assert nu.peildatum - vroeger.peildatum == timedelta(days=100)


def test_scale_makes_more_aanbieders_and_keeps_the_first(demo: Demo, gegevens: Regiogegevens):
    groter = make_demo(gegevens, today=demo.today, schaal=3, weken_historie=0)

    assert len(groter.aanbieders) == 3 * len(demo.aanbieders)
    assert groter.aanbieders[: len(demo.aanbieders)] == demo.aanbieders
    assert len({locatie.naam for locatie in groter.locaties}) == len(groter.locaties)
    assert len(list(groter.aanbod())) > 1800
