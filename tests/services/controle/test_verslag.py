"""What a check tells: every difference that stands, by names that give no address away."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import AT, REGIO, TODAY
from tests.services.buurregio import BRON, BUREN, CONTRACT, LINDE, STIL, ZAAK
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.adressen.adres import OnleesbaarAdres
from wijzer.domain.afwijkingen.afwijking import (
    Afwijking,
    Afwijkingsoort,
    Gebeurtenis,
    Zaakstatus,
)
from wijzer.domain.afwijkingen.controle import ControleUitkomst
from wijzer.domain.afwijkingen.dossier import Onbekend
from wijzer.domain.afwijkingen.verloop import Verloop
from wijzer.domain.ids import AfwijkingId
from wijzer.services.controle.verslag import (
    NAAMLOOS,
    Controletelling,
    Controleverslag,
    Verslagregel,
    Zaaklocatie,
    make_verslag,
    verslag_of_run,
)
from wijzer.store.store import Store
from wijzer.store.taken.runs import Run

MOMENT = timedelta(seconds=1)
WEG = replace(
    ZAAK,
    id=AfwijkingId(uuid4()),
    bevinding=replace(ZAAK.bevinding, soort=Afwijkingsoort.LOCATIE_NIET_INGEVOERD, locatie_id=None),
)
"""The contracted location is not entered."""
RUN = Run(
    id=uuid4(),
    taak="adrescontrole",
    regio=REGIO,
    started_at=AT,
    ended_at=AT,
    aantallen={},
    fout=None,
)


def add_up(*zaken: Afwijking, gebeurtenis: Gebeurtenis | None = None) -> Controletelling:
    """The count of a check in one part that found these."""
    telling = Controletelling()
    uitkomst = ControleUitkomst(afwijkingen=tuple(zaak.bevinding for zaak in zaken))
    telling.add(uitkomst, [Verloop(zaak, gebeurtenis) for zaak in zaken])
    return telling


def told(store: Store, *zaken: Afwijking) -> list[str]:
    """The locations of which the report of this check tells."""
    return [
        regel.locatie.naam
        for regel in make_verslag(store, REGIO, add_up(*zaken), today=TODAY).regels
    ]


# ── counting ──


def test_parts_are_added_up_and_what_stayed_as_it_was_is_no_event():
    telling = add_up(ZAAK, gebeurtenis=Gebeurtenis.GEOPEND)
    deel = ControleUitkomst(
        afwijkingen=(WEG.bevinding,),
        gecontroleerd=3,
        onbekend={LINDE.id: Onbekend.ADRES_ONLEESBAAR},
    )
    telling.add(deel, [Verloop(WEG, None), Verloop(ZAAK, Gebeurtenis.GESLOTEN)])
    assert telling.gevonden == {ZAAK.sleutel, WEG.sleutel}
    assert telling.counts() == {
        "gecontroleerd": 3,
        "onbekend": 1,
        "adres-niet-gecontracteerd": 1,
        "locatie-niet-ingevoerd": 1,
        "geopend": 1,
        "gesloten": 1,
    }


def test_a_check_that_found_nothing_counts_so():
    assert Controletelling().counts() == {"gecontroleerd": 0, "onbekend": 0}


def test_a_report_names_every_kind_and_only_the_events_that_there_were():
    regel = Verslagregel(ZAAK, None, "De Bron", Zaaklocatie(STIL.id, "Stil Huis"))
    verslag = Controleverslag(
        regio=REGIO, gecontroleerd=5, onbekend=2, regels=(regel, regel),
        gebeurtenissen={Gebeurtenis.GEOPEND: 2},
    )  # fmt: skip
    assert list(verslag.aantallen) == [soort.value for soort in Afwijkingsoort]
    assert verslag.aantallen["adres-niet-gecontracteerd"] == sum(verslag.aantallen.values()) == 2
    assert verslag.counts() == verslag.aantallen | {
        "gecontroleerd": 5, "onbekend": 2, "geopend": 2
    }  # fmt: skip
    assert (verslag.as_json()["aantallen"], len(verslag.as_json()["afwijkingen"])) == (
        verslag.aantallen, 2
    )  # fmt: skip


# ── which cases, by which names ──


@OP_SQLITE
def test_only_what_this_check_found_is_told_an_accepted_difference_too(twente: Store):
    twente.afwijkingen.save(replace(ZAAK, status=Zaakstatus.GEACCEPTEERD))
    twente.afwijkingen.add(WEG)
    assert told(twente, ZAAK) == ["Stil Huis"]
    assert told(twente, ZAAK, WEG) == ["Stil Huis", CONTRACT.naam]
    assert told(twente) == []


@OP_SQLITE
@pytest.mark.parametrize("status", Zaakstatus.ended())
def test_a_case_that_ended_is_told_by_no_report(twente: Store, status: Zaakstatus):
    twente.afwijkingen.save(replace(ZAAK, status=status))
    assert told(twente, ZAAK) == []
    assert verslag_of_run(twente, RUN).regels == ()


@OP_SQLITE
@pytest.mark.parametrize(
    ("naam", "genoemd"),
    [("Groep West", "Groep West"), ("Huis ZONNE-wende", NAAMLOOS), ("West 7551 dd", NAAMLOOS)],
)
def test_a_contracted_location_is_named_unless_its_name_is_its_address(
    twente: Store, naam: str, genoemd: str
):
    twente.contracten.save_many([], [replace(CONTRACT, naam=naam)])
    twente.afwijkingen.add(WEG)
    assert told(twente, WEG) == [genoemd]


@OP_SQLITE
def test_where_the_address_cannot_be_read_nobody_knows_what_the_name_gives_away(
    twente: Store, monkeypatch: pytest.MonkeyPatch
):
    twente.afwijkingen.add(WEG)
    dicht = replace(CONTRACT, naam="Groep West", adres=OnleesbaarAdres())
    monkeypatch.setattr(
        twente.contracten, "gecontracteerd_of_aanbieders", lambda _wie: {CONTRACT.id: dicht}
    )
    assert told(twente, WEG) == [NAAMLOOS]


@OP_SQLITE
@pytest.mark.parametrize("agb", [(), ("73730001",), ("73730001", "73730002")], ids=len)
def test_an_aanbieder_is_known_by_its_first_code_if_it_has_one(twente: Store, agb: tuple[str, ...]):
    twente.aanbieders.save(replace(twente.aanbieders.get(BRON.id), agb=agb), expected_versie=None)
    [regel] = make_verslag(twente, REGIO, add_up(ZAAK), today=TODAY).regels
    assert regel.as_json()["aanbieder"] == {"agb": agb[0] if agb else None, "naam": "De Bron"}


@OP_SQLITE
def test_events_stand_in_one_order_whatever_happened_first(twente: Store):
    telling = add_up(ZAAK, gebeurtenis=Gebeurtenis.GESLOTEN)
    telling.add(ControleUitkomst(), [Verloop(WEG, Gebeurtenis.GEOPEND)] * 2)
    gebeurtenissen = make_verslag(twente, REGIO, telling, today=TODAY).gebeurtenissen
    assert list(gebeurtenissen.items()) == [(Gebeurtenis.GEOPEND, 2), (Gebeurtenis.GESLOTEN, 1)]


# ── a run in parts ──


@OP_SQLITE
def test_a_run_tells_of_what_was_seen_since_it_began(twente: Store):
    def seen(na: timedelta) -> int:
        return len(verslag_of_run(twente, replace(RUN, started_at=AT + na)).regels)

    assert [seen(na) for na in (-MOMENT, timedelta(0), MOMENT)] == [1, 1, 0]
    elders = verslag_of_run(twente, replace(RUN, regio=BUREN))
    assert (elders.regio, elders.regels) == (BUREN, ())


@OP_SQLITE
def test_a_run_tells_its_own_counts_and_zero_where_it_kept_none(twente: Store):
    leeg = verslag_of_run(twente, RUN)
    assert (leeg.gecontroleerd, leeg.onbekend, leeg.gebeurtenissen) == (0, 0, {})
    aantallen = {"gecontroleerd": 9, "onbekend": 1, "heropend": 2, "mislukt": 1}
    verslag = verslag_of_run(twente, replace(RUN, aantallen=aantallen))
    assert (verslag.gecontroleerd, verslag.onbekend) == (9, 1)
    assert verslag.gebeurtenissen == {Gebeurtenis.HEROPEND: 2}
