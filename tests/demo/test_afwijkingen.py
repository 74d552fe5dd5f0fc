"""What is planted in the demo is what the adrescontrole finds: all of it, and nothing else."""

from collections import Counter
from datetime import date
from uuid import NAMESPACE_OID, UUID, uuid5

import pytest

from wijzer.demo.modellen import Demo
from wijzer.demo.wereld import demo_twente, geplande_afwijkingen
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Bevinding, Verschilwoord
from wijzer.domain.afwijkingen.controle import ControleInvoer, IngevoerdeLocatie, check
from wijzer.domain.ids import AanbiederId, ContractregelId, GecontracteerdeLocatieId, LocatieId
from wijzer.domain.inkoop.contract import Contractregel, GecontracteerdeLocatie
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.files.pdc import read_pdc
from wijzer.files.regio import Regiogegevens

Gevonden = tuple[Afwijkingsoort, tuple[Verschilwoord, ...], str, str, str | None]
CRISIS = {"54008", "54016", "46A01", "46A04", "46A05"}


def uuid_of(*wat: str) -> UUID:
    return uuid5(NAMESPACE_OID, "/".join(wat))


def division(gegevens: Regiogegevens) -> Hulpindeling:
    """Which codes of the catalogue are of which hulpvorm."""
    assert gegevens.producten is not None
    pdc = read_pdc(
        gegevens.producten.read_bytes(), productcode_patroon=gegevens.regio.productcode_patroon
    )
    hulpvormen = {rij.productcode: rij.hulpvorm for rij in pdc.rijen if rij.hulpvorm}
    codes = {
        slug: frozenset(code for code, van in hulpvormen.items() if van == slug)
        for slug in hulpvormen.values()
    }
    return Hulpindeling(hulpvormen=hulpvormen, codes=codes, codes_ooit=codes)


def check_input(demo: Demo, gegevens: Regiogegevens) -> ControleInvoer:
    gemeenten: dict[str, set[str]] = {}
    for plaats in gegevens.plaatsen:
        for pc4 in plaats.pc4:
            gemeenten.setdefault(pc4, set()).add(plaats.gemeente)
    return ControleInvoer(
        locaties=[
            IngevoerdeLocatie(
                id=LocatieId(locatie.id),
                aanbieder_id=AanbiederId(uuid_of(locatie.agb)),
                gemeente=locatie.gemeente,
                adres=locatie.adres,
                hulp=frozenset(aanbod.hulp for aanbod in locatie.aanbod),
            )
            for locatie in demo.locaties
        ],
        regels=[
            Contractregel(
                id=ContractregelId(uuid_of("regel", str(nummer))),
                regio="twente",
                contractnummer=rij.contractnummer,
                aanbieder_id=AanbiederId(uuid_of(rij.agb)),
                hoofdaannemer_id=None,
                hulp=rij.hulp,
                ingangsdatum=rij.ingangsdatum,
                einddatum=rij.einddatum,
                locatie_id=GecontracteerdeLocatieId(uuid_of(rij.agb, rij.locatie))
                if rij.locatie
                else None,
            )
            for nummer, rij in enumerate(demo.contracten)
        ],
        gecontracteerd=[
            GecontracteerdeLocatie(
                id=GecontracteerdeLocatieId(uuid_of(agb, naam)),
                aanbieder_id=AanbiederId(uuid_of(agb)),
                naam=naam,
                adres=adres,
            )
            for (agb, naam), adres in {
                (rij.agb, rij.locatie): rij.adres
                for rij in demo.contracten
                if rij.locatie and rij.adres
            }.items()
        ],
        gemeenten_per_pc4={pc4: frozenset(codes) for pc4, codes in gemeenten.items()},
        in_te_voeren=frozenset(
            rij.hulp for rij in demo.contracten if rij.hulp.sleutel not in CRISIS
        ),
        indeling=division(gegevens),
    )


def found(demo: Demo, gegevens: Regiogegevens) -> Counter[Gevonden]:
    """What the check says about a demo, in the words of the planted list."""
    agb = {uuid_of(aanbieder.agb): aanbieder.agb for aanbieder in demo.aanbieders}
    ingevoerd = {locatie.id: locatie.naam for locatie in demo.locaties}
    contract = {
        uuid_of(rij.agb, rij.locatie): rij.locatie for rij in demo.contracten if rij.locatie
    }
    uitkomst = check(check_input(demo, gegevens), today=demo.today)
    assert not uitkomst.onbekend

    def tell(bevinding: Bevinding) -> Gevonden:
        if bevinding.locatie_id is not None:
            naam = ingevoerd[bevinding.locatie_id]
        else:
            assert bevinding.gecontracteerde_locatie_id is not None
            naam = contract[bevinding.gecontracteerde_locatie_id]
        return (
            bevinding.soort,
            bevinding.verschil,
            agb[bevinding.aanbieder_id],
            naam,
            bevinding.hulp.sleutel if bevinding.hulp else None,
        )

    return Counter(tell(bevinding) for bevinding in uitkomst.afwijkingen)


def planned(demo: Demo) -> Counter[Gevonden]:
    return Counter((a.soort, a.verschil, a.agb, a.locatie, a.product) for a in demo.afwijkingen)


def test_the_check_finds_exactly_what_was_planted(demo: Demo, gegevens: Regiogegevens):
    assert found(demo, gegevens) == planned(demo)


def test_nothing_is_left_when_what_was_planted_is_mended(demo: Demo, gegevens: Regiogegevens):
    assert found(demo.hersteld(), gegevens) == Counter()


@pytest.mark.parametrize(
    "today", [date(2025, 4, 1), date(2026, 2, 28), date(2028, 2, 29), date(2031, 12, 31)]
)
def test_what_is_planted_does_not_depend_on_the_day(today: date, gegevens: Regiogegevens):
    demo = demo_twente(today)

    assert found(demo, gegevens) == planned(demo)
    assert demo.afwijkingen == geplande_afwijkingen(date(2026, 11, 22))


@pytest.mark.parametrize("seed", range(6))
def test_it_holds_for_other_throws_of_the_dice_too(seed: int, today: date, gegevens: Regiogegevens):
    demo = demo_twente(today, seed=seed)

    assert found(demo, gegevens) == planned(demo)
    assert found(demo.hersteld(), gegevens) == Counter()


def test_there_are_at_least_three_of_every_kind(demo: Demo):
    per_soort = Counter(afwijking.soort for afwijking in demo.afwijkingen)

    assert set(per_soort) == set(Afwijkingsoort)
    assert min(per_soort.values()) >= 3


@pytest.mark.parametrize(
    "woord",
    [
        Verschilwoord.STRAAT,
        Verschilwoord.HUISNUMMER,
        Verschilwoord.TOEVOEGING,
        Verschilwoord.POSTCODE,
        Verschilwoord.PLAATS,
        Verschilwoord.TIKFOUT,
    ],
)
def test_every_part_of_an_address_differs_at_least_three_times(demo: Demo, woord: Verschilwoord):
    adressen = [a for a in demo.afwijkingen if a.soort is Afwijkingsoort.ADRES_NIET_GECONTRACTEERD]

    assert sum(woord in afwijking.verschil for afwijking in adressen) >= 3


def test_the_planted_list_holds_no_address(demo: Demo):
    tekst = repr(demo.afwijkingen)
    straten = {
        locatie.real_adres.straat for locatie in (*demo.locaties, *demo.herstel_locaties.values())
    }

    assert not [straat for straat in straten if straat in tekst]
