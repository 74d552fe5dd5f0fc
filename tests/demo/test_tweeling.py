"""The twin differs from the demo in hidden addresses, and in nothing else."""

from collections import defaultdict
from dataclasses import replace

import pytest

from wijzer.demo.modellen import Demo
from wijzer.demo.tweeling import make_twin
from wijzer.files.regio import Regiogegevens


@pytest.fixture(scope="module")
def twin(demo: Demo, gegevens: Regiogegevens) -> Demo:
    return make_twin(demo, gegevens)


def test_every_shielded_address_is_another_one_and_every_open_one_the_same(demo: Demo, twin: Demo):
    for locatie, ander in zip(demo.locaties, twin.locaties, strict=True):
        assert (locatie.adres != ander.adres) == locatie.is_afgeschermd
        assert replace(ander, adres=locatie.adres) == locatie


def test_a_shielded_groep_stays_in_its_gemeente(twin: Demo, gegevens: Regiogegevens):
    plaatsen = defaultdict(set)
    for plaats in gegevens.plaatsen:
        plaatsen[plaats.gemeente].add(plaats.naam)

    afgeschermd = [locatie for locatie in twin.locaties if locatie.is_afgeschermd]
    assert all(locatie.real_adres.plaats in plaatsen[locatie.gemeente] for locatie in afgeschermd)


def test_every_contracted_address_is_another_one_and_the_rest_of_the_row_the_same(
    demo: Demo, twin: Demo
):
    for rij, ander in zip(demo.contracten, twin.contracten, strict=True):
        assert (rij.adres is None) == (ander.adres is None)
        assert rij.adres is None or rij.adres != ander.adres
        assert replace(ander, adres=rij.adres) == rij


def test_a_contracted_location_has_one_address(twin: Demo):
    adressen = {(rij.agb, rij.locatie): rij.adres for rij in twin.contracten}

    assert all(adressen[rij.agb, rij.locatie] == rij.adres for rij in twin.contracten)
