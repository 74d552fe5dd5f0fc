"""Changing the key of the shielded addresses and of e-mail alerts."""

import base64
from dataclasses import replace
from pathlib import Path

from tests.cli.conftest import runner
from tests.factories import (
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_gecontracteerde_locatie,
    make_groep,
    make_melding,
    twente_in,
)
from tests.steun.databases.soorten import ADRES_SLEUTEL
from wijzer.store.engine import Database

NIEUW = base64.urlsafe_b64encode(b"another key of 32 bytes in tests").decode()
GEEN_SLEUTEL = "MIS   sleutels: met geen enkele sleutel te openen:"
DICHT = f"{GEEN_SLEUTEL} 1 adressen, 1 meldingen"
ADRES = make_afgeschermd_adres("Vlinderhof", 8)


def test_after_sealing_anew_only_the_new_key_is_needed(
    omgeving: dict[str, str], database: Database
) -> None:
    aanbieder = make_aanbieder()
    groep = make_groep(aanbieder, adres=ADRES)
    with database.transaction() as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
        store.locaties.add(groep)
        store.meldingen.add(make_melding(email="jan@voorbeeld.example"))
    both = runner(omgeving | {"WIJZER_ADRES_SLEUTELS": f"{NIEUW},{ADRES_SLEUTEL}"})
    result = both("sleutels")
    assert result.exit_code == 0
    assert "Opnieuw versleuteld: 1 adressen en 1 meldingen" in result.stdout
    only_new = runner(omgeving | {"WIJZER_ADRES_SLEUTELS": NIEUW})
    assert "goed  sleutels: alles onder de eerste sleutel" in only_new("gezondheid").stdout
    assert DICHT in runner(omgeving)("gezondheid").stdout
    assert runner(omgeving)("adrescontrole", "--regio", "twente").exit_code == 0, "it goes on"


def test_files_go_out_and_in_around_an_address_that_no_key_opens(
    omgeving: dict[str, str], database: Database, tmp_path: Path
) -> None:
    aanbieder, wijzer = make_aanbieder(), runner(omgeving)
    groep = make_groep(aanbieder, "De Linde", adres=ADRES)
    contract = make_gecontracteerde_locatie(aanbieder)
    with database.transaction() as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
        store.locaties.add(groep)
        store.aanbod.add_many([make_aanbod(groep)])
        store.contracten.add_many(
            [make_contractregel(aanbieder, locatie_id=contract.id)], [contract]
        )
    bewaard = wijzer("export", "locaties", tmp_path / "heel.csv", "--met-afgeschermd")
    assert bewaard.exit_code == 0
    anders = runner(omgeving | {"WIJZER_ADRES_SLEUTELS": NIEUW})
    for soort in ("locaties", "contracten"):
        pad = tmp_path / f"{soort}.csv"
        assert anders("export", soort, pad, "--met-afgeschermd").exit_code == 0
        assert "Vlinderhof" not in pad.read_text()
    uit = (tmp_path / "locaties.csv").read_text()
    (tmp_path / "locaties.csv").write_text(uit.replace("De Linde", "De Beuk"))
    ingelezen = anders("import", "locaties", tmp_path / "locaties.csv")
    assert ingelezen.exit_code == 0, ingelezen.output
    with database.read() as store:
        assert store.locaties.get(groep.id) == replace(
            groep, naam="De Beuk", versie=store.locaties.get(groep.id).versie
        )
    assert f"{GEEN_SLEUTEL} 2 adressen, 1 contractnamen" in anders("gezondheid").stdout
    assert anders("import", "locaties", tmp_path / "heel.csv").exit_code == 0
    assert f"{GEEN_SLEUTEL} 1 adressen, 1 contractnamen" in anders("gezondheid").stdout, "and heals"
