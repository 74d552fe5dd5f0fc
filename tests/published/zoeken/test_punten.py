"""Points gathered by number are those gathered one aanbod after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Any
from unittest.mock import patch
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT, TODAY
from tests.published.geheugen import make_rij
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.domain.locaties.publicatie import PubliekAdres
from wijzer.domain.regio.gebied import Contact
from wijzer.published.database.stand import Publicatiestand
from wijzer.published.gegevens import GemeenteInfo, Locatienaam
from wijzer.published.naslag.afstand import (
    Richting,
    nearness,
    nearness_within,
    punt_of,
    richting_of,
)
from wijzer.published.naslag.regios import Naslag
from wijzer.published.opname import momentopname
from wijzer.published.opname.bits import to_bits
from wijzer.published.opname.feiten import Feit, order_key, to_feit
from wijzer.published.opname.ligging import Ligging
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.woordplaatsen import Woordplaatsen
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.published.zoeken.punten import Kaartpunt, Kaartpunten, gather
from wijzer.published.zoeken.uitkomst import search_all

MIDDENS = {"GM0164": Punt(52.26583, 6.79306), "GM0153": Punt(52.21833, 6.89583)}
PUNTEN = [*MIDDENS.values(), Punt(52.27, 6.79), Punt(52.3, 6.8), Punt(52.3, 6.9)]
ZOMAAR = Publicatiestand(publicatie=1, laatste_wijziging=1, gepubliceerd_at=AT, epoch="", dag=TODAY)


def gemeente(code: str, punt: Punt) -> GemeenteInfo:
    adres = PubliekAdres(
        afgeschermd=True,
        omschrijving=code,
        straat=None,
        huisnummer=None,
        huisletter=None,
        toevoeging=None,
        postcode=None,
        plaats=None,
        punt=punt,
    )
    contact = Contact(telefoon=None, email=None, website=None)
    return GemeenteInfo(
        code=code,
        regio="twente",
        naam=code,
        punt=punt,
        gemeentehuis=adres,
        toegang=contact,
        stuk={},
    )


NASLAG = Naslag(
    regios={},
    gemeenten={code: gemeente(code, punt) for code, punt in MIDDENS.items()},
    grenzen={},
    plaatsen=(),
    segmenten=(),
    doelgroepen=(),
    hulpvormen=(),
    producten=(),
)


@st.composite
def rows(draw: st.DrawFn) -> Any:
    """A row of `published_aanbod`: of one of a few locaties, at one of a few points, sometimes not visible."""
    locatie, punt = draw(st.integers(1, 6)), draw(st.sampled_from(PUNTEN))
    return make_rij(
        id=UUID(int=draw(st.integers(1, 10**6))), locatie_id=UUID(int=locatie), aanbieder_id=UUID(int=1),
        locatie_soort="groep" if locatie % 2 else "vestiging", hulpvorm=draw(st.sampled_from([None, "gezinshuis"])),
        lat=punt.lat, lon=punt.lon, naam=f"Locatie {locatie}", zichtbaar=draw(st.sampled_from(['[["2020-01-01", null]]'] * 5 + ["[]"])),
        schudgetal=draw(st.integers(0, 2**31 - 1)), stop=draw(st.booleans()), plek=draw(st.booleans()),
        vrije_plekken=draw(st.sampled_from([None, 0, 2, 12])), weken=draw(st.sampled_from([None, 0, 3])),
        peildatum=TODAY - timedelta(days=draw(st.integers(0, 2))), verouderd_vanaf=date.max, verlopen_vanaf=date.max,
    )  # fmt: skip


def make_opname(feiten: list[Feit | None]) -> Momentopname:
    kenmerken = {kenmerk for feit in feiten if feit for kenmerk in feit.kenmerken}
    indexen = [index for index, feit in enumerate(feiten) if feit]
    return Momentopname(
        stand=ZOMAAR,
        dag=TODAY,
        naslag=NASLAG,
        feiten=feiten,
        indexen={feit.id: index for index, feit in enumerate(feiten) if feit},
        verzamelingen={
            kenmerk: to_bits(
                [index for index, feit in enumerate(feiten) if feit and kenmerk in feit.kenmerken],
                len(feiten),
            )
            for kenmerk in kenmerken
        },
        volgordes={Sorteer.BESCHIKBAARHEID: sorted(indexen, key=order_key(feiten))},
        woorden=Woordplaatsen.of([]),
        woordenboeken={},
    )


OPNAMEN = st.lists(rows(), max_size=25, unique_by=lambda row: row.id).map(
    lambda alle: make_opname([to_feit(row, TODAY) for row in alle])
)
VRAGEN = st.builds(
    Zoekvraag,
    hulpvorm=st.sampled_from([(), ("gezinshuis",)]),
    vrije_plek=st.booleans(),
    lat=st.just(52.27),
    lon=st.just(6.79),
    straal=st.sampled_from([None, 5]),
    sorteer=st.sampled_from(Sorteer),
)


@dataclass
class Stapel:
    locaties: dict[UUID, Locatienaam] = field(default_factory=dict)
    met_plek: set[UUID] = field(default_factory=set)
    plekken: dict[UUID, int] = field(default_factory=dict)


def gather_one_by_one(
    opname: Momentopname, vraag: Zoekvraag, punten: int, locaties: int
) -> Kaartpunten:
    """The plain way: walk through the whole answer in order, and put each aanbod on the heap of its point."""
    stapels: dict[Richting, Stapel] = {}
    for nummer in search_all(opname, vraag):
        feit = opname.feit(opname.indexen[nummer])
        stapel = stapels.setdefault(feit.richting, Stapel())
        if feit.rang.status == Status.PLEK.stap:
            stapel.met_plek.add(feit.locatie_id)
        stapel.plekken[feit.locatie_id] = max(stapel.plekken.get(feit.locatie_id, 0), feit.plekken)
        stapel.locaties[feit.locatie_id] = Locatienaam(
            id=feit.locatie_id, naam=feit.locatienaam, is_groep=feit.locatie_id.int % 2 == 1
        )
    middens = {richting_of(punt): (code, punt) for code, punt in MIDDENS.items()}
    alle = []
    for richting, stapel in stapels.items():
        code, punt = middens.get(richting, (None, punt_of(richting)))
        namen = tuple(islice(stapel.locaties.values(), locaties))
        alle.append(
            Kaartpunt(
                punt=punt,
                gemeente=code,
                telling=Plekkentelling(
                    len(stapel.locaties),
                    len(stapel.met_plek),
                    sum(stapel.plekken.values()),
                    sum(not stapel.plekken[locatie_id] for locatie_id in stapel.met_plek),
                ),
                locaties=namen,
            )
        )
    return Kaartpunten(alle[:punten], len(alle))


@contextmanager
def walking_from(hits: int) -> Iterator[None]:
    """Let so few hits already be found by walking past all aanbod, as many are in a large region."""
    with patch.object(momentopname, "_SPAARZAAM", hits):
        yield


@given(OPNAMEN, VRAGEN, st.integers(0, 4), st.integers(1, 3), st.sampled_from([0, 2000]))
def test_points_are_those_of_the_answer_in_its_order(
    opname: Momentopname, vraag: Zoekvraag, punten: int, locaties: int, walking: int
):
    with walking_from(walking):
        gevonden = gather(opname, vraag, punten=punten, locaties=locaties)
        assert gevonden == gather_one_by_one(opname, vraag, punten, locaties)


@given(OPNAMEN, st.integers(0, 2**25), st.sampled_from(Sorteer), st.sampled_from([0, 2000]))
def test_a_set_comes_out_whole_and_in_order(
    opname: Momentopname, keuze: int, sorteer: Sorteer, walking: int
):
    bits = opname.alles & keuze
    indexen = [index for index in range(len(opname.feiten)) if bits >> index & 1]
    with walking_from(walking):
        assert list(opname.in_any_order(bits)) == indexen
        op_volgorde = sorted(indexen, key=order_key(opname.feiten, sorteer))
        assert list(opname.in_volgorde(bits, sorteer)) == op_volgorde


@given(OPNAMEN, st.sampled_from(PUNTEN), st.sampled_from([0.1, 4, 50]))
def test_distance_is_that_of_each_by_itself(opname: Momentopname, van: Punt, km: float):
    hier, ligging = richting_of(van), Ligging.of(opname.feiten)
    nabij = [nearness(hier, feit.richting) if feit else -1.0 for feit in opname.feiten]
    assert ligging.nearness_from(hier) == nabij
    grens = nearness_within(km)
    binnen = [index for index, hoe_nabij in enumerate(nabij) if hoe_nabij >= grens]
    assert list(ligging.indexes_within(hier, km)) == binnen
