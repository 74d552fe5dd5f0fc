"""Changing the key of the shielded addresses and of e-mail alerts."""

import base64

from tests.cli.conftest import runner
from tests.factories import (
    make_aanbieder,
    make_afgeschermd_adres,
    make_groep,
    make_melding,
    twente_in,
)
from tests.steun.databases import ADRES_SLEUTEL
from wijzer.store.engine import Database

NIEUW = base64.urlsafe_b64encode(b"another key of 32 bytes in tests").decode()
DICHT = "MIS   sleutels: met geen enkele sleutel te openen: 1 adressen, 1 meldingen"
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
