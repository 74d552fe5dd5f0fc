"""Reference data for the public: what of it is published, what a change of it touches, and what it leaves in the list."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import delete, select

from tests.factories import (
    ALMELO,
    AT,
    BEGIN,
    HENGELO,
    REGIO,
    TODAY,
    make_gemeente,
    make_product,
    make_regio,
)
from wijzer.domain.inkoop.product import Product
from wijzer.published.tables import (
    PublishedBase,
    PublishedGemeente,
    PublishedHulpvorm,
    PublishedPlaats,
    PublishedProduct,
    PublishedRegio,
    PublishedSegment,
    PublishedWijziging,
)
from wijzer.store.projectie.lezen import read_naslagbron
from wijzer.store.projectie.naslag import Geraakt, naslag_differences, write_naslag
from wijzer.store.projectie.schrijven import begin_publicatie
from wijzer.store.rijen import table_of
from wijzer.store.store import Store
from wijzer.store.tables import GemeenteRij, PlaatsRij, ProductRij

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

DAG = timedelta(days=1)
ELDERS = "achterhoek"
NIETS = Geraakt(frozenset(), frozenset(), frozenset(), frozenset())


def write(store: Store) -> tuple[Geraakt, dict[str, str]]:
    """Publish reference data; gives what was touched, and of each thing in the list how it stands."""
    publicatie = begin_publicatie(store.session, at=AT, today=TODAY)
    geraakt = write_naslag(publicatie, read_naslagbron(store.session))
    return geraakt, {ding_id: state for (_, ding_id), (state, _) in publicatie.changes.items()}


def published(store: Store, tabel: type[PublishedBase], **waar: object) -> Any:
    vraag = select(table_of(tabel)).filter_by(**waar)
    return store.session.execute(vraag).one()


def product(store: Store, code: str = "WGZHF") -> Product:
    return next(product for product in store.producten.all(REGIO) if product.code == code)


# ── nothing ──


def test_what_stands_as_wanted_touches_nothing_and_is_no_change(winkel: Store):
    assert write(winkel) == (NIETS, {})
    naslag = read_naslagbron(winkel.session)
    assert not any(naslag_differences(winkel.session, naslag).values())


def test_the_differences_stand_by_table_and_key(winkel: Store):
    winkel.regios.save_gemeente(replace(make_gemeente(), naam="Hengelo (O)"))
    verschillen = naslag_differences(winkel.session, read_naslagbron(winkel.session))
    anders = {tabel: set(verschil.anders) for tabel, verschil in verschillen.items() if verschil}
    assert anders == {PublishedGemeente: {(HENGELO,)}}


# ── regions ──


def test_a_region_that_changes_touches_its_own_aanbod_and_is_no_line_in_the_list(winkel: Store):
    winkel.regios.save(make_regio(slug=ELDERS))
    assert write(winkel) == (replace(NIETS, regios=frozenset({ELDERS})), {})
    assert published(winkel, PublishedRegio, slug=ELDERS).naam == "Twente"


# ── gemeenten and places ──


def test_a_gemeente_that_changes_is_in_the_list_and_touches_what_lies_in_it(winkel: Store):
    winkel.regios.save_gemeente(replace(make_gemeente(), gemeentehuis="Raadhuis"))
    geraakt, changes = write(winkel)
    assert geraakt == replace(NIETS, gemeenten=frozenset({HENGELO}))
    assert changes == {HENGELO: "updated"}
    gegevens = published(winkel, PublishedGemeente, code=HENGELO).gegevens
    assert gegevens["gemeentehuis"]["omschrijving"] == "Raadhuis"


def test_the_town_hall_is_no_shielded_address_although_it_stands_for_them(winkel: Store):
    gegevens = published(winkel, PublishedGemeente, code=HENGELO).gegevens
    assert gegevens["gemeentehuis"]["afgeschermd"] is False
    assert gegevens["toegang"]["telefoon"] == "074-000 00 01"
    onbevestigd = published(winkel, PublishedGemeente, code=ALMELO).gegevens
    assert onbevestigd["gemeentehuis"]["straat"] is None


def test_a_gemeente_that_goes_leaves_a_tombstone_and_its_places_go_too(winkel: Store):
    winkel.session.execute(delete(PlaatsRij).where(PlaatsRij.gemeente == ALMELO))
    winkel.session.execute(delete(GemeenteRij).where(GemeenteRij.code == ALMELO))
    assert write(winkel) == (NIETS, {ALMELO: "deleted"})
    namen = set(winkel.session.scalars(select(PublishedPlaats.naam)))
    assert namen == {"Hengelo", "Enschede"}


# ── products ──


def test_a_product_is_known_in_the_list_by_its_region_and_code(winkel: Store):
    winkel.producten.save(replace(product(winkel), gewone_naam="Wonen in een gezin"))
    geraakt, changes = write(winkel)
    assert geraakt.producten == {(REGIO, "WGZHF")}
    assert changes == {f"{REGIO}/WGZHF": "updated"}


def test_a_product_touches_the_hulpvorm_that_it_is_of_and_the_one_that_it_leaves(winkel: Store):
    """Aanbod that hangs on either may come on the site by it, or go off."""
    winkel.producten.save(replace(product(winkel), hulpvorm="vaktherapie"))
    assert write(winkel)[0].hulpvormen == {(REGIO, "gezinshuis"), (REGIO, "vaktherapie")}
    winkel.producten.save(replace(product(winkel), hulpvorm=None))
    assert write(winkel)[0].hulpvormen == {(REGIO, "vaktherapie")}
    winkel.producten.save(make_product("NIEUW", hulpvorm="gezinshuis"))
    assert write(winkel)[0].hulpvormen == {(REGIO, "gezinshuis")}
    winkel.session.execute(delete(ProductRij).where(ProductRij.code == "NIEUW"))
    assert write(winkel)[0].hulpvormen == {(REGIO, "gezinshuis")}


def test_a_product_of_which_one_validity_goes_is_not_gone_and_the_last_one_takes_it_away(
    winkel: Store,
):
    nieuw = make_product("WGZHF", geldig_van=BEGIN + 400 * DAG)
    winkel.producten.save(nieuw)
    write(winkel)
    winkel.session.execute(delete(ProductRij).where(ProductRij.id == nieuw.id))
    assert write(winkel)[1] == {f"{REGIO}/WGZHF": "updated"}
    winkel.session.execute(delete(ProductRij).where(ProductRij.code == "WGZHF"))
    geraakt, changes = write(winkel)
    assert geraakt.producten == {(REGIO, "WGZHF")}, "what stands of it is looked at again"
    assert changes == {f"{REGIO}/WGZHF": "deleted"}


@pytest.mark.parametrize(
    ("tarief", "openbaar", "staat"),
    [
        (Decimal("57.5"), True, "57.50"),
        (Decimal(1200), True, "1200.00"),
        (Decimal("0.00"), True, "0.00"),
        (Decimal("57.50"), False, None),
        (None, True, None),
    ],
)
def test_a_tariff_is_public_where_the_region_opens_them_and_in_whole_cents(
    winkel: Store, tarief: Decimal | None, openbaar: bool, staat: str | None
):
    winkel.regios.save(make_regio(tarieven_openbaar=openbaar))
    winkel.producten.save(replace(product(winkel), tarief=tarief))
    write(winkel)
    assert published(winkel, PublishedProduct, code="WGZHF").tarief == staat


@pytest.mark.parametrize(("eigen", "staat"), [(None, True), (False, False), (True, True)])
def test_the_way_in_by_the_cpwv_is_what_the_product_says_or_else_its_kind_of_help(
    winkel: Store, eigen: bool | None, staat: bool
):
    winkel.producten.save(replace(product(winkel), via_cpwv=eigen))
    write(winkel)
    assert published(winkel, PublishedProduct, code="WGZHF").via_cpwv is staat


# ── kinds of help ──


def test_a_kind_of_help_that_changes_touches_every_product_of_it_and_no_other(winkel: Store):
    gezinshuis = next(vorm for vorm in winkel.regios.hulpvormen(REGIO) if vorm.slug == "gezinshuis")
    winkel.regios.save_hulpvorm(replace(gezinshuis, tekst="Anders."))
    geraakt, changes = write(winkel)
    assert geraakt == replace(
        NIETS,
        producten=frozenset({(REGIO, "WGZHF"), (REGIO, "WGZHG")}),
        hulpvormen=frozenset({(REGIO, "gezinshuis")}),
    )
    assert changes == {}, "no product changed"
    assert published(winkel, PublishedHulpvorm, slug="gezinshuis").tekst == "Anders."


def test_what_only_the_office_asks_of_a_kind_of_help_is_not_published(winkel: Store):
    gezinshuis = next(vorm for vorm in winkel.regios.hulpvormen(REGIO) if vorm.slug == "gezinshuis")
    winkel.regios.save_hulpvorm(
        replace(gezinshuis, vanuit_vestiging=not gezinshuis.vanuit_vestiging)
    )
    assert write(winkel) == (NIETS, {})
    assert "vanuit_vestiging" not in table_of(PublishedHulpvorm).columns


# ── lists ──


def test_a_list_that_changes_is_published_and_touches_no_aanbod(winkel: Store):
    segment = replace(winkel.regios.segmenten(REGIO)[0], naam="Ambulante hulp")
    winkel.regios.save_segment(segment)
    assert write(winkel) == (NIETS, {})
    assert published(winkel, PublishedSegment, slug=segment.slug).naam == "Ambulante hulp"


def test_every_change_of_reference_data_counts_its_rows(winkel: Store):
    winkel.regios.save(make_regio(naam="Twente!"))
    winkel.regios.save_gemeente(replace(make_gemeente(), naam="Hengelo (O)"))
    publicatie = begin_publicatie(winkel.session, at=AT, today=TODAY)
    write_naslag(publicatie, read_naslagbron(winkel.session))
    assert publicatie.rows == 2
    publicatie.finish()
    rijen = winkel.session.execute(
        select(PublishedWijziging.id).where(PublishedWijziging.publicatie == publicatie.nummer)
    )
    assert list(rijen.scalars()) == [HENGELO]
