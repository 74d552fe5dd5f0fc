"""What the public may see: the gemeentehuis for whatever is shielded, and nothing that depends on the address."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.locaties.test_locatie import GROEP
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, OpenbaarAdres, Punt
from wijzer.domain.ids import AanbiederId, ContractregelId, ProductId
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.inkoop.product import Hulpsoort, Product, Vindbaar
from wijzer.domain.locaties.publicatie import (
    PubliekAdres,
    gemeentehuis_of,
    public_adres,
    visible_periods,
)
from wijzer.domain.regio.gebied import Gemeente

HENGELO = Gemeente(
    code="GM0164",
    regio="twente",
    naam="Hengelo",
    punt=Punt(52.26583, 6.79306),
    gemeentehuis="Stadhuis Hengelo",
    adres=Adres("Burgemeester van der Dussenplein", 1, "Hengelo", postcode="7551EB"),
    bevestigd_at=datetime(2026, 1, 1, tzinfo=UTC),
)
adressen = st.builds(
    Adres,
    straat=st.text("abcdefghij ", min_size=3, max_size=20),
    huisnummer=st.integers(1, 99999),
    plaats=st.sampled_from(["Hengelo", "Beckum"]),
    postcode=st.sampled_from(["7551AA", "7559ZZ", None]),
)


@pytest.mark.regel("public_adres")
@given(adressen, adressen)
def test_a_shielded_groep_looks_the_same_whatever_its_address_is(een: Adres, ander: Adres) -> None:
    shown = [public_adres(replace(GROEP, adres=AfgeschermdAdres(a)), HENGELO) for a in (een, ander)]
    assert shown[0] == shown[1] == gemeentehuis_of(HENGELO)


@pytest.mark.regel("public_adres")
def test_a_shielded_groep_is_shown_at_the_gemeentehuis_and_nowhere_nearer() -> None:
    shown = public_adres(replace(GROEP, adres=AfgeschermdAdres(Adres("Geheim", 9, "X"))), HENGELO)
    assert (shown.omschrijving, shown.straat) == (
        "Stadhuis Hengelo",
        "Burgemeester van der Dussenplein",
    )
    assert (shown.afgeschermd, shown.punt) == (True, HENGELO.punt)


@pytest.mark.regel("gemeentehuis_of")
def test_an_unconfirmed_town_hall_leaves_only_the_gemeente() -> None:
    shown = gemeentehuis_of(replace(HENGELO, bevestigd_at=None))
    assert shown.omschrijving == "Gemeente Hengelo"
    assert {shown.straat, shown.huisnummer, shown.postcode, shown.plaats} == {None}


@pytest.mark.regel("open_adres_of")
def test_an_open_groep_is_shown_where_it_is() -> None:
    adres = Adres("Merelhof", 3, "Hengelo", postcode="7555AB")
    shown = public_adres(replace(GROEP, adres=OpenbaarAdres(adres, Punt(52.27, 6.8))), HENGELO)
    assert (shown.afgeschermd, shown.straat, shown.punt) == (False, "Merelhof", Punt(52.27, 6.8))


@pytest.mark.regel("PubliekAdres")
def test_the_public_type_has_no_room_for_another_address() -> None:
    assert not [f for f in fields(PubliekAdres) if "Afgeschermd" in str(f.type)]


def product(van: date, tot: date | None = None, vindbaar: Vindbaar = Vindbaar.AANBOD) -> Product:
    return Product(
        id=ProductId(uuid4()),
        regio="twente",
        code="WGZHF",
        naam="Gezinshuis F",
        gewone_naam="Gezinshuis",
        segment="wonen-en-verblijf",
        soort=Hulpsoort.WONEN,
        hulpvorm="gezinshuis",
        vindbaar=vindbaar,
        geldig_van=van,
        geldig_tot=tot,
    )


def regel(van: date, tot: date | None = None) -> Contractregel:
    return Contractregel(
        id=ContractregelId(uuid4()),
        regio="twente",
        contractnummer="C-1",
        aanbieder_id=AanbiederId(uuid4()),
        hoofdaannemer_id=None,
        hulp=of_code("WGZHF"),
        ingangsdatum=van,
        einddatum=tot,
        locatie_id=None,
    )


@pytest.mark.regel("visible_periods")
def test_an_aanbod_is_visible_while_a_contract_runs_and_the_code_is_valid() -> None:
    periodes = visible_periods(
        [product(date(2025, 1, 1), date(2026, 6, 30))],
        [regel(date(2025, 7, 1), date(2025, 12, 31)), regel(date(2026, 1, 1))],
    )
    assert periodes == [(date(2025, 7, 1), date(2026, 6, 30))]


@pytest.mark.regel("visible_periods")
def test_without_a_contract_or_for_a_crisis_code_nothing_is_visible() -> None:
    begin = date(2025, 1, 1)
    assert visible_periods([product(begin)], []) == []
    assert visible_periods([product(begin, vindbaar=Vindbaar.BELLEN)], [regel(begin)]) == []
