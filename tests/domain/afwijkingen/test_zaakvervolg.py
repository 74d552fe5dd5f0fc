"""Which withdrawn case a new one follows: of the same aanbieder, at the same place, about the same product."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.afwijkingen.controleren import (
    GEZINSHUIS,
    GEZINSHUIZEN,
    GROEP,
    INDELING,
    LOGEERHUIZEN,
    aanbieder,
    adres,
    hulp,
)
from tests.factories import AT
from wijzer.domain.adressen.vergelijking import Adreskenmerk
from wijzer.domain.afwijkingen.afwijking import (
    Afwijking,
    Afwijkingsoort,
    Bevinding,
    Gebeurtenis,
    Zaakstatus,
)
from wijzer.domain.afwijkingen.verloop import Verloop
from wijzer.domain.afwijkingen.zaakvervolg import Kenmerken, with_previous, withdrawn_after
from wijzer.domain.ids import AfwijkingId, GecontracteerdeLocatieId, LocatieId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding

ESWEG, ESWEG_ANDERS, MOLENWEG = (
    Adreskenmerk.of(waar) for waar in (adres(), adres("ESWEG", 12), adres("Molenweg", 3))
)
VRAAG = UUID(int=2001)
"""The contracted location that the withdrawn case stood beside, and that is missed since."""


def zaak(nummer: int, status: Zaakstatus = Zaakstatus.INGETROKKEN, **anders: Any) -> Afwijking:
    """The case of locatie `nummer`, over for so many hours as its number: without more, of one aanbieder."""
    bevinding: dict[str, Any] = {
        "soort": Afwijkingsoort.ADRES_NIET_GECONTRACTEERD,
        "aanbieder_id": aanbieder(),
        "locatie_id": LocatieId(UUID(int=nummer)),
    }
    return Afwijking(
        id=AfwijkingId(UUID(int=9000 + nummer)),
        regio="twente",
        bevinding=Bevinding(**{**bevinding, **anders}),
        status=status,
        opened_at=AT,
        gezien_at=AT,
        closed_at=AT - timedelta(hours=nummer) if status.is_ten_einde else None,
    )


def missing(**anders: Any) -> Afwijking:
    """The case of a contracted location that nobody entered."""
    eigen = {
        "soort": Afwijkingsoort.LOCATIE_NIET_INGEVOERD,
        "locatie_id": None,
        "gecontracteerde_locatie_id": GecontracteerdeLocatieId(VRAAG),
    }
    return zaak(99, Zaakstatus.OPEN, **{**eigen, **anders})


def places(**waar: Adreskenmerk) -> Kenmerken:
    """Where the locaties lie, by number: `_1=ESWEG`."""
    return {UUID(int=int(nummer.strip("_"))): kenmerk for nummer, kenmerk in waar.items()}


def previous(
    nieuw: Afwijking,
    *ingetrokken: Afwijking,
    kenmerken: Kenmerken,
    gebeurtenis: Gebeurtenis | None = Gebeurtenis.GEOPEND,
) -> AfwijkingId | None:
    """What a case follows to which this happened."""
    (deel,) = with_previous([Verloop(nieuw, gebeurtenis)], ingetrokken, kenmerken, INDELING)
    return deel.afwijking.vorige_id


OUD, NIEUW = zaak(1), zaak(2, Zaakstatus.OPEN)
SAMEN = places(_1=ESWEG, _2=ESWEG_ANDERS)


# ── what may follow ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("gebeurtenis", "volgt"),
    [
        (Gebeurtenis.GEOPEND, True),
        (Gebeurtenis.HEROPEND, True),
        (Gebeurtenis.GEWIJZIGD, False),
        (Gebeurtenis.GESLOTEN, False),
        (Gebeurtenis.INGETROKKEN, False),
        (None, False),
    ],
)
def test_only_a_case_that_opens_follows_another(gebeurtenis: Gebeurtenis | None, volgt: bool):
    gevonden = previous(NIEUW, OUD, kenmerken=SAMEN, gebeurtenis=gebeurtenis)
    assert gevonden == (OUD.id if volgt else None)


def test_a_case_that_follows_one_already_keeps_that():
    eerder = AfwijkingId(UUID(int=7))
    assert previous(replace(NIEUW, vorige_id=eerder), OUD, kenmerken=SAMEN) == eerder


def test_no_case_follows_itself():
    assert previous(replace(OUD, status=Zaakstatus.OPEN), OUD, kenmerken=places(_1=ESWEG)) is None


def test_without_a_withdrawn_case_there_is_nothing_to_follow():
    assert previous(NIEUW, kenmerken=SAMEN) is None


def test_the_case_of_another_aanbieder_at_the_same_address_is_never_followed():
    vreemd = zaak(1, aanbieder_id=aanbieder(2), gecontracteerde_locatie_id=VRAAG)
    assert previous(NIEUW, vreemd, kenmerken=SAMEN) is None
    assert previous(missing(), vreemd, kenmerken=SAMEN) is None


@pytest.mark.parametrize(
    ("toen", "nu", "volgt"),
    [
        (GEZINSHUIS, GEZINSHUIS, True),
        (GEZINSHUIS, GROEP, False),
        (GEZINSHUIZEN, GEZINSHUIS, True),
        (GEZINSHUIS, GEZINSHUIZEN, True),
        (GEZINSHUIZEN, GROEP, False),
        (GEZINSHUIZEN, LOGEERHUIZEN, False),
        (GEZINSHUIS, None, True),
        (None, GEZINSHUIS, True),
        (None, None, True),
    ],
)
def test_a_case_of_one_kind_of_help_follows_no_case_of_another(
    toen: str | Hulpaanduiding | None, nu: str | Hulpaanduiding | None, volgt: bool
):
    oud, nieuw = zaak(1, hulp=toen and hulp(toen)), zaak(2, Zaakstatus.OPEN, hulp=nu and hulp(nu))
    assert previous(nieuw, oud, kenmerken=SAMEN) == (oud.id if volgt else None)


# ── the same place ───────────────────────────────────────────────────────────


def test_an_address_that_is_written_otherwise_is_the_same_place():
    assert previous(NIEUW, OUD, kenmerken=places(_1=ESWEG, _2=ESWEG_ANDERS)) == OUD.id


@pytest.mark.parametrize(
    "kenmerken",
    [
        places(_1=ESWEG, _2=MOLENWEG),
        places(_1=ESWEG),
        places(_2=ESWEG),
        {},
    ],
)
def test_another_address_or_one_that_cannot_be_read_is_not_the_same_place(kenmerken: Kenmerken):
    assert previous(NIEUW, OUD, kenmerken=kenmerken) is None


def test_addresses_that_cannot_be_compared_are_not_the_same_place():
    haarle, elders = (Adreskenmerk.of(adres(plaats=naam)) for naam in ("Haarle", "Haarle gem Tubbergen"))  # fmt: skip
    assert previous(NIEUW, OUD, kenmerken=places(_1=haarle, _2=elders)) is None


def test_a_contracted_location_lies_where_the_contract_says():
    kenmerken = {UUID(int=1): ESWEG, VRAAG: ESWEG_ANDERS}
    assert previous(missing(), OUD, kenmerken=kenmerken) == OUD.id
    assert previous(missing(), OUD, kenmerken={**kenmerken, VRAAG: MOLENWEG}) is None


def test_a_locatie_is_looked_for_where_it_lies_itself_and_not_at_the_contract_beside_it():
    naast = zaak(1, gecontracteerde_locatie_id=VRAAG)
    assert previous(NIEUW, naast, kenmerken={**SAMEN, VRAAG: MOLENWEG}) == naast.id
    assert previous(NIEUW, naast, kenmerken={UUID(int=2): ESWEG, VRAAG: ESWEG}) is None


def test_a_contract_that_is_missed_follows_the_case_that_stood_beside_it_however_far_that_was():
    naast = zaak(1, gecontracteerde_locatie_id=VRAAG)
    assert previous(missing(), naast, kenmerken={}) == naast.id
    assert previous(missing(), naast, kenmerken={UUID(int=1): MOLENWEG, VRAAG: ESWEG}) == naast.id
    elders = zaak(1, gecontracteerde_locatie_id=UUID(int=2002))
    assert previous(missing(), elders, kenmerken={}) is None


def test_a_locatie_that_is_entered_elsewhere_does_not_follow_what_stood_beside_the_same_contract():
    naast = zaak(1, gecontracteerde_locatie_id=VRAAG)
    nieuw = zaak(2, Zaakstatus.OPEN, gecontracteerde_locatie_id=VRAAG)
    assert previous(nieuw, naast, kenmerken=places(_1=ESWEG, _2=MOLENWEG)) is None


def test_two_cases_without_a_contract_beside_them_do_not_share_one():
    zonder = missing(gecontracteerde_locatie_id=None)
    assert previous(zonder, OUD, kenmerken={}) is None


# ── of several ───────────────────────────────────────────────────────────────


def test_of_several_the_one_of_the_same_kind_is_followed_and_then_the_one_that_ended_last():
    vroeg, laat = zaak(3), zaak(1)
    anders = zaak(0, soort=Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD)
    kenmerken = places(_0=ESWEG, _1=ESWEG, _2=ESWEG, _3=ESWEG)
    for volgorde in permutations([vroeg, laat, anders]):
        assert previous(NIEUW, *volgorde, kenmerken=kenmerken) == laat.id
    assert previous(NIEUW, anders, vroeg, kenmerken=kenmerken) == vroeg.id
    assert previous(NIEUW, anders, kenmerken=kenmerken) == anders.id


def test_of_two_that_ended_at_one_moment_it_is_always_the_same_one():
    gelijk = [replace(zaak(nummer), closed_at=AT) for nummer in (1, 3)]
    kenmerken = places(_1=ESWEG, _2=ESWEG, _3=ESWEG)
    gevonden = {previous(NIEUW, *volgorde, kenmerken=kenmerken) for volgorde in permutations(gelijk)}  # fmt: skip
    assert gevonden == {max(gelijk, key=lambda zaak: zaak.sleutel).id}


def test_one_of_which_nobody_knows_when_it_ended_comes_last():
    onbekend = replace(zaak(3), closed_at=None)
    kenmerken = places(_1=ESWEG, _2=ESWEG, _3=ESWEG)
    assert previous(NIEUW, onbekend, OUD, kenmerken=kenmerken) == OUD.id
    assert previous(NIEUW, onbekend, kenmerken=kenmerken) == onbekend.id


@given(st.lists(st.sampled_from(Gebeurtenis), max_size=5))
def test_every_case_comes_out_in_its_place_and_changes_in_nothing_else(gebeurtenissen: list[Gebeurtenis]):  # fmt: skip
    verloop = [
        Verloop(zaak(nummer, Zaakstatus.OPEN), gebeurtenis)
        for nummer, gebeurtenis in enumerate(gebeurtenissen, 10)
    ]
    kenmerken = {UUID(int=nummer): ESWEG for nummer in range(20)}
    uit = with_previous(verloop, [OUD], kenmerken, INDELING)
    zonder = [replace(deel, afwijking=replace(deel.afwijking, vorige_id=None)) for deel in uit]
    assert zonder == verloop


# ── what stands withdrawn ────────────────────────────────────────────────────


@pytest.mark.parametrize("status", Zaakstatus)
def test_only_a_case_that_stands_withdrawn_can_be_followed(status: Zaakstatus):
    bekend = zaak(1, status)
    assert withdrawn_after([bekend], []) == ([bekend] if status is Zaakstatus.INGETROKKEN else [])


def test_what_happened_just_now_counts_and_not_how_a_case_stood_before():
    open_, weg = zaak(1, Zaakstatus.OPEN), zaak(2)
    nu_weg, weer_open = (
        replace(open_, status=Zaakstatus.INGETROKKEN),
        replace(weg, status=Zaakstatus.OPEN),
    )
    verloop = [
        Verloop(nu_weg, Gebeurtenis.INGETROKKEN),
        Verloop(weer_open, Gebeurtenis.HEROPEND),
    ]
    assert withdrawn_after([open_, weg], verloop) == [nu_weg]


def test_a_case_that_opened_just_now_is_not_withdrawn():
    assert withdrawn_after([], [Verloop(NIEUW, Gebeurtenis.GEOPEND)]) == []
