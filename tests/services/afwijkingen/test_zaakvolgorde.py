"""The order in which cases are worked through, and who stands beside whom."""

from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT, REGIO
from wijzer.domain.afwijkingen.afwijking import Afwijking, Afwijkingsoort, Bevinding, Zaakstatus
from wijzer.domain.ids import AanbiederId, AfwijkingId, LocatieId
from wijzer.services.afwijkingen.zaakvolgorde import URGENTIE, Volgorde, buren_of, in_order
from wijzer.store.afwijkingen.afwijking import Zaakregel


def make_line(
    nummer: int, soort: Afwijkingsoort, status: Zaakstatus, dagen: int, aanbieder: str
) -> Zaakregel:
    id_ = UUID(int=nummer)
    bevinding = Bevinding(soort=soort, aanbieder_id=AanbiederId(id_), locatie_id=LocatieId(id_))
    opened = AT - timedelta(days=dagen)
    zaak = Afwijking(
        id=AfwijkingId(id_),
        regio=REGIO,
        bevinding=bevinding,
        status=status,
        opened_at=opened,
        gezien_at=AT,
    )
    return Zaakregel(afwijking=zaak, aanbieder=aanbieder, locatie="", contractlocatie=None)


REGELS = st.lists(
    st.tuples(
        st.integers(1, 10**9),
        st.sampled_from(Afwijkingsoort),
        st.sampled_from(Zaakstatus),
        st.integers(0, 9),
        st.sampled_from(["Es", "Ém", "es", "Wiel"]),
    ),
    unique_by=lambda deel: deel[0],
    max_size=12,
).map(lambda delen: [make_line(*deel) for deel in delen])


def test_every_kind_has_its_urgency():
    assert sorted(URGENTIE) == sorted(Afwijkingsoort)


def test_what_nobody_picked_up_comes_first_then_kind_then_age():
    regels = [
        make_line(1, Afwijkingsoort.LOCATIE_NIET_INGEVOERD, Zaakstatus.OPEN, 9, "Es"),
        make_line(
            2, Afwijkingsoort.GEMEENTE_POSTCODE_STRIJDIG, Zaakstatus.WACHT_OP_AANBIEDER, 9, "Es"
        ),
        make_line(3, Afwijkingsoort.ADRES_NIET_GECONTRACTEERD, Zaakstatus.OPEN, 1, "Es"),
        make_line(4, Afwijkingsoort.ADRES_NIET_GECONTRACTEERD, Zaakstatus.OPEN, 5, "Es"),
    ]
    volgorde = [zaak.afwijking.id.int for zaak in in_order(regels, Volgorde.URGENTIE)]
    assert volgorde == [4, 3, 1, 2]


@given(REGELS, st.sampled_from(Volgorde), st.randoms(use_true_random=False))
def test_an_order_is_the_same_however_the_cases_came(regels, volgorde, kans):
    gehusseld = list(regels)
    kans.shuffle(gehusseld)
    assert in_order(gehusseld, volgorde) == in_order(regels, volgorde)


@given(REGELS, st.sampled_from(Volgorde))
def test_walking_by_next_visits_every_case_once(regels, volgorde):
    op_rij = in_order(regels, volgorde)
    per_id = {zaak.afwijking.id: zaak for zaak in op_rij}
    for plek, regel in enumerate(op_rij):
        buren = buren_of(regel, op_rij, volgorde)
        assert (buren.nummer, buren.aantal) == (plek + 1, len(op_rij))
        assert buren.volgende == (op_rij[plek + 1].afwijking.id if plek + 1 < len(op_rij) else None)
        if buren.vorige:
            assert per_id[buren.vorige] is op_rij[plek - 1]


@given(REGELS, st.sampled_from(Volgorde))
def test_a_case_that_left_the_list_still_knows_where_it_stood(regels, volgorde):
    op_rij = in_order(regels, volgorde)
    for plek, regel in enumerate(op_rij):
        zonder = [zaak for zaak in op_rij if zaak is not regel]
        buren = buren_of(regel, zonder, volgorde)
        assert buren.nummer is None
        assert buren.volgende == (zonder[plek].afwijking.id if plek < len(zonder) else None)
        assert buren.vorige == (zonder[plek - 1].afwijking.id if plek else None)
