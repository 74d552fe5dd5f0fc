"""Whom the public calls, where it sees a locatie, and since when an aanbod may be seen: by example."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import (
    TODAY,
    make_aanbieder,
    make_adres,
    make_afgeschermd_adres,
    make_contractregel,
    make_gemeente,
    make_groep,
    make_open_adres,
    make_product,
    make_vestiging,
)
from wijzer.domain.adressen.adres import OpenbaarAdres, Punt
from wijzer.domain.inkoop.contract import Periode
from wijzer.domain.inkoop.product import Vindbaar
from wijzer.domain.locaties.publicatie import (
    gemeentehuis_of,
    open_adres_of,
    public_adres,
    public_contact,
    visible_periods,
)
from wijzer.domain.regio.gebied import Contact, Gemeente

DAY = timedelta(days=1)
EIGEN = Contact(telefoon="1", email="eigen@zorg.example", website="https://eigen.example")
AANBIEDER = Contact(telefoon="2", email="kantoor@zorg.example", website="https://zorg.example")
HOOFD = Contact(telefoon="3", email="hoofd@groot.example", website="https://groot.example")
NIETS = Contact()


# ── whom to call ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("own", "afgeschermd", "hoofd", "verwacht"),
    [
        (EIGEN, False, None, EIGEN),
        (EIGEN, True, HOOFD, EIGEN),
        (NIETS, False, None, AANBIEDER),
        (NIETS, False, HOOFD, AANBIEDER),
        (NIETS, True, None, AANBIEDER),
        (NIETS, True, HOOFD, HOOFD),
        (NIETS, True, NIETS, AANBIEDER),
        (Contact(telefoon="1"), False, HOOFD, replace(AANBIEDER, telefoon="1")),
        (Contact(email="x@y.example"), True, HOOFD, replace(HOOFD, email="x@y.example")),
        (NIETS, True, Contact(telefoon="3"), Contact(telefoon="3")),
        (Contact(telefoon=""), False, None, AANBIEDER),
    ],
)
def test_what_a_locatie_left_open_is_that_of_its_aanbieder_or_when_shielded_of_its_hoofdaannemer(
    own: Contact, afgeschermd: bool, hoofd: Contact | None, verwacht: Contact
):
    assert verwacht == public_contact(
        own, afgeschermd=afgeschermd, aanbieder=AANBIEDER, hoofdaannemer=hoofd
    )


@pytest.mark.parametrize("deel", ["telefoon", "email", "website"])
def test_a_shielded_locatie_under_a_hoofdaannemer_never_gives_a_part_of_its_aanbieder(deel: str):
    """Half a contact of the hoofdaannemer is not filled up from the aanbieder: its number may lead to the door."""
    half: dict[str, Any] = {"telefoon": "3", "email": "hoofd@groot.example", "website": "https://groot.example", deel: None}  # fmt: skip
    contact = public_contact(
        NIETS, afgeschermd=True, aanbieder=AANBIEDER, hoofdaannemer=Contact(**half)
    )
    assert getattr(contact, deel) is None


# ── where it is shown ────────────────────────────────────────────────────────

PLEIN = make_adres("Burgemeester van der Dussenplein", 1, huisletter="a", toevoeging="bis")
GEMEENTE = make_gemeente(adres=PLEIN)
DELEN = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")


def parts(adres: object) -> list[object]:
    return [getattr(adres, deel) for deel in DELEN]


def test_every_part_of_an_open_address_is_shown_and_of_a_town_hall_too():
    hier = make_open_adres("Kerkstraat", 8, "7551AB", huisletter="B", toevoeging="2")
    shown, huis = open_adres_of(hier, GEMEENTE), gemeentehuis_of(GEMEENTE)
    assert (parts(shown), shown.punt, shown.omschrijving) == (parts(hier.adres), hier.punt, None)
    assert (parts(huis), huis.punt) == (parts(PLEIN), GEMEENTE.punt)
    assert (huis.omschrijving, huis.afgeschermd) == (GEMEENTE.gemeentehuis, True)


def test_an_open_address_without_a_point_lies_at_the_point_of_its_gemeente():
    zonder = OpenbaarAdres(make_adres(), None)
    assert open_adres_of(zonder, GEMEENTE).punt == GEMEENTE.punt
    nul = OpenbaarAdres(make_adres(), Punt(0.0, 0.0))
    assert open_adres_of(nul, GEMEENTE).punt == Punt(0.0, 0.0)


@pytest.mark.parametrize(
    "gemeente",
    [
        replace(GEMEENTE, bevestigd_at=None),
        replace(GEMEENTE, adres=None),
        replace(GEMEENTE, adres=None, bevestigd_at=None),
    ],
)
def test_without_an_address_that_is_confirmed_only_the_gemeente_is_shown(gemeente: Gemeente):
    shown = gemeentehuis_of(gemeente)
    assert parts(shown) == [None] * len(DELEN)
    assert (shown.omschrijving, shown.punt) == (f"Gemeente {gemeente.naam}", gemeente.punt)
    assert shown.afgeschermd


@pytest.mark.parametrize("maak", [make_groep, make_vestiging])
def test_a_groep_and_a_vestiging_are_shown_and_shielded_alike(maak: Any):
    eigen = make_aanbieder()
    hier, geheim = make_open_adres(), make_afgeschermd_adres()
    assert public_adres(maak(eigen, adres=hier), GEMEENTE) == open_adres_of(hier, GEMEENTE)
    assert public_adres(maak(eigen, adres=geheim), GEMEENTE) == gemeentehuis_of(GEMEENTE)


# ── since when ───────────────────────────────────────────────────────────────


def days(van: int, tot: int | None) -> Periode:
    return TODAY + van * DAY, None if tot is None else TODAY + tot * DAY


Dagen = tuple[int, int | None]


def seen(
    geldig: list[Dagen], contract: list[Dagen], vindbaar: Vindbaar = Vindbaar.AANBOD
) -> list[Periode]:
    """When an aanbod may be public, by days from today."""
    producten = [
        make_product(geldig_van=van, geldig_tot=tot, vindbaar=vindbaar)
        for van, tot in (days(*paar) for paar in geldig)
    ]
    regels = [
        make_contractregel(make_aanbieder(), ingangsdatum=van, einddatum=tot)
        for van, tot in (days(*paar) for paar in contract)
    ]
    return visible_periods(producten, regels)


@pytest.mark.parametrize(
    ("geldig", "contract", "verwacht"),
    [
        ([], [], []),
        ([(0, None)], [], []),
        ([], [(0, None)], []),
        ([(0, 9)], [(5, None)], [(5, 9)]),
        ([(0, 5)], [(5, 9)], [(5, 5)]),
        ([(0, 5)], [(6, 9)], []),
        ([(0, 4), (5, 9)], [(3, 6)], [(3, 6)]),
        ([(0, 4), (6, 9)], [(3, 7)], [(3, 4), (6, 7)]),
        ([(0, None)], [(0, 4), (5, 9)], [(0, 9)]),
        ([(0, None)], [(7, 9), (0, 4)], [(0, 4), (7, 9)]),
        ([(0, 2), (1, 5)], [(0, 1), (1, 9)], [(0, 5)]),
    ],
)
def test_an_aanbod_may_be_seen_on_days_that_are_both_contracted_and_valid(
    geldig: list[Dagen], contract: list[Dagen], verwacht: list[Dagen]
):
    assert seen(geldig, contract) == [days(*paar) for paar in verwacht]


@pytest.mark.parametrize("vindbaar", [Vindbaar.BELLEN, Vindbaar.GEEN])
def test_what_is_called_about_or_only_paid_for_is_never_offered(vindbaar: Vindbaar):
    assert seen([(0, None)], [(0, None)], vindbaar) == []


def test_a_code_that_becomes_findable_may_be_seen_from_that_day_on():
    eerst = make_product(geldig_van=TODAY, geldig_tot=TODAY + 4 * DAY, vindbaar=Vindbaar.BELLEN)
    daarna = make_product(geldig_van=TODAY + 5 * DAY)
    regel = make_contractregel(make_aanbieder(), ingangsdatum=TODAY)
    assert visible_periods([eerst, daarna], [regel]) == [(TODAY + 5 * DAY, None)]


paren = st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 4)), max_size=3).map(
    lambda lijst: [(van, None if duur is None else van + duur) for van, duur in lijst]
)


@settings(max_examples=50)
@given(paren, paren)
def test_a_day_is_seen_exactly_when_a_row_runs_and_the_code_is_valid_on_it(
    geldig: list[Dagen], contract: list[Dagen]
):
    periodes = seen(geldig, contract)

    def holds(lijst: list[Periode], dag: date) -> bool:
        return any(van <= dag and (tot is None or dag <= tot) for van, tot in lijst)

    for dag in (TODAY + nummer * DAY for nummer in range(-1, 16)):
        kanten = [holds([days(*paar) for paar in lijst], dag) for lijst in (geldig, contract)]
        assert holds(periodes, dag) is all(kanten)
    for (_, einde), (begin, _) in pairwise(periodes):
        assert einde is not None
        assert begin > einde + DAY
