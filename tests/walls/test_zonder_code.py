"""A shielded groep with aanbod without a code: where it is changes nothing of what is published, before and after it gets a code."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from tests.factories import (
    AT,
    TODAY,
    make_aanbod,
    make_actor,
    make_afgeschermd_adres,
    make_contractregel,
    make_gebruiker,
    make_groep,
    make_hulpvorm,
    make_opgave,
    make_product,
)
from tests.steun.dagen import let_appear
from tests.steun.databases.proef import Proef
from wijzer.domain.locaties.locatie import Groep
from wijzer.published.tables import PublishedBase
from wijzer.services.locaties.zet_om import zet_om
from wijzer.settings import Settings

HIER, DAAR = make_afgeschermd_adres("Kanariepad", 77), make_afgeschermd_adres("Zwaluwhof", 3)


@pytest.fixture
def proef(settings: Settings) -> Iterator[Proef]:
    proef = Proef(settings)
    yield proef
    proef.close()


@pytest.fixture
def groep(proef: Proef) -> Groep:
    """On the site, for a hulpvorm that has a code."""
    groep = make_groep(proef.aanbieder, "Groep Oost", HIER)
    with proef.write() as store:
        store.regios.save_hulpvorm(make_hulpvorm("woongroep"))
        store.producten.save_many([make_product("WWOGR", hulpvorm="woongroep")])
        store.contracten.add_many([make_contractregel(proef.aanbieder, "hulpvorm:woongroep")])
        store.locaties.add(groep)
        store.aanbod.add(make_aanbod(groep, "hulpvorm:woongroep", make_opgave()))
    let_appear(proef.database, AT)
    return groep


def published(proef: Proef) -> dict[str, list[Any]]:
    with proef.database.engine.connect() as connection:
        return {
            naam: list(connection.execute(select(tabel).order_by(*tabel.primary_key)))
            for naam, tabel in PublishedBase.metadata.tables.items()
        }


def test_wherever_it_is_the_public_tables_are_the_same_and_name_neither_place(
    proef: Proef, groep: Groep
):
    door = make_actor(make_gebruiker(proef.aanbieder))
    assert "Groep Oost" in proef.names()
    for is_omgezet in (False, True):
        if is_omgezet:
            with proef.write() as store:
                (aanbod,) = store.aanbod.of_locatie(groep.id)
                zet_om(store, aanbod.id, "WWOGR", by=door, at=AT, today=TODAY)
        before = published(proef)
        for adres in (DAAR, HIER):
            with proef.write() as store:
                store.locaties.save(replace(groep, adres=adres))
                assert store.projectie.rebuild(AT) == 0
            assert published(proef) == before
        assert not any(naam in repr(before) for naam in ("Kanariepad", "Zwaluwhof"))
        [shown] = [shown for shown in proef.found() if shown.locatie.naam == "Groep Oost"]
        assert (shown.product.code, shown.locatie.adres.afgeschermd) == (
            "WWOGR" if is_omgezet else None,
            True,
        )
    assert proef.compare() == []
