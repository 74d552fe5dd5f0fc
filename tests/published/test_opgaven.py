"""What is shown of an entry on a day: the same as the domain says, and nothing that is too old to be true."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from tests.factories import AT, TODAY, make_opgave
from wijzer.domain.locaties.beschikbaarheid import (
    Actualiteit,
    Opgave,
    Status,
    WachttijdSoort,
    actualiteit_of,
    status_of,
)
from wijzer.domain.regio.gebied import Versheid
from wijzer.published.opgaven import (
    BESCHIKBAARHEID,
    beschikbaarheidstuk,
    format_moment,
    opgavestuk,
    to_beschikbaarheid,
)
from wijzer.published.rangorde import actualiteit_on, shuffle, status_on, weken_on

VERSHEID = Versheid()


@dataclass(frozen=True)
class Rij:
    """What the projection leaves ready of one entry of a groep."""

    opgave: Opgave | None

    @property
    def leeg(self) -> bool:
        return self.opgave is None or self.opgave.is_leeg

    @property
    def stop(self) -> bool:
        return self.opgave is not None and self.opgave.aanmeldstop

    @property
    def stop_tot(self) -> date | None:
        return self.opgave.aanmeldstop_tot if self.opgave else None

    @property
    def matching(self) -> bool:
        return self.opgave is not None and self.opgave.afhankelijk_van_matching

    @property
    def plek(self) -> bool:
        return self.opgave is not None and bool(self.opgave.vrije_plekken)

    @property
    def weken(self) -> int | None:
        return self.opgave.wachttijd_weken if self.opgave else None

    @property
    def verouderd_vanaf(self) -> date | None:
        return self._from(VERSHEID.actueel_dagen)

    @property
    def verlopen_vanaf(self) -> date | None:
        return self._from(VERSHEID.verouderd_dagen)

    def _from(self, dagen: int) -> date | None:
        return self.opgave.peildatum + timedelta(days=dagen + 1) if self.opgave else None


VOL = make_opgave(
    vrije_plekken=2, aanmeldwachttijd_weken=1, behandelwachttijd_weken=3, aantal_wachtenden=5,
    wachttijd_soort=WachttijdSoort.ACTUEEL, eerstvolgende_plek=TODAY + timedelta(days=2), toelichting="Bel even.",
)  # fmt: skip
STOP = replace(VOL, aanmeldstop=True, aanmeldstop_tot=TODAY + timedelta(days=5))


def piece(opgave: Opgave | None, na: int = 0) -> dict[str, Any]:
    stuk = opgavestuk(opgave, bevestigd_at=AT, gewijzigd_at=AT)
    return dict(beschikbaarheidstuk(Rij(opgave), stuk, TODAY + timedelta(days=na)))


@pytest.mark.parametrize("na", [0, 5, 6, 14, 15, 42, 43])
@pytest.mark.parametrize(
    "opgave",
    [
        None, VOL, STOP, replace(STOP, aanmeldstop_tot=None), replace(VOL, vrije_plekken=0),
        replace(VOL, afhankelijk_van_matching=True), Opgave(peildatum=TODAY, toelichting="Bel."),
    ],
    ids=["none", "places", "stop", "stop without end", "full", "matching", "a remark alone"],
)  # fmt: skip
def test_status_and_freshness_are_those_of_the_domain_on_every_day(opgave: Opgave | None, na: int):
    dag, rij = TODAY + timedelta(days=na), Rij(opgave)
    actualiteit = actualiteit_on(rij, dag)
    assert actualiteit is actualiteit_of(opgave, VERSHEID, today=dag)
    assert status_on(rij, actualiteit, dag) is status_of(opgave, VERSHEID, is_groep=True, today=dag)


def test_a_piece_has_every_name_in_its_order_and_the_values_as_stated():
    stuk = piece(VOL)
    assert tuple(stuk) == BESCHIKBAARHEID
    assert (stuk["status"], stuk["actualiteit"], stuk["vrijePlekken"]) == ("plek", "actueel", 2)
    assert (stuk["eerstvolgendePlek"], stuk["toelichting"]) == ("2026-11-22", "Bel even.")
    assert stuk["bevestigdOp"] == "2026-11-20T08:00:00Z"


def test_what_is_expired_shows_no_value_but_still_the_day_on_which_it_was_true():
    stuk = piece(VOL, 43)
    assert (stuk["status"], stuk["actualiteit"]) == ("onbekend", "verlopen")
    for naam in ("vrijePlekken", "aanmeldwachttijdWeken", "aantalWachtenden", "toelichting", "eerstvolgendePlek"):  # fmt: skip
        assert stuk[naam] is None, naam
    assert stuk["peildatum"] == TODAY.isoformat()


def test_a_day_that_passed_is_no_news():
    assert piece(VOL, 2)["eerstvolgendePlek"] is not None
    assert piece(VOL, 3)["eerstvolgendePlek"] is None
    assert (piece(STOP, 5)["aanmeldstop"], piece(STOP, 5)["aanmeldstopTot"]) == (True, "2026-11-25")
    assert (piece(STOP, 6)["aanmeldstop"], piece(STOP, 6)["aanmeldstopTot"]) == (False, None)


def test_unknown_is_never_zero():
    stuk = piece(None)
    assert (stuk["status"], stuk["actualiteit"], stuk["peildatum"]) == (
        "onbekend",
        "onbekend",
        None,
    )
    assert stuk["vrijePlekken"] is None
    assert to_beschikbaarheid(stuk).wachttijd_weken is None
    half = piece(replace(VOL, behandelwachttijd_weken=None))
    assert to_beschikbaarheid(half).wachttijd_weken is None


def test_a_page_reads_back_what_was_stated():
    gelezen = to_beschikbaarheid(piece(VOL))
    assert (gelezen.status, gelezen.actualiteit) == (Status.PLEK, Actualiteit.ACTUEEL)
    assert gelezen.wachttijd_weken == VOL.wachttijd_weken
    assert (gelezen.eerstvolgende_plek, gelezen.peildatum) == (VOL.eerstvolgende_plek, TODAY)
    assert (gelezen.bevestigd_at, gelezen.wachttijd_soort) == (AT, WachttijdSoort.ACTUEEL)


def test_weeks_are_told_while_the_entry_may_be_shown():
    assert weken_on(Rij(VOL), Actualiteit.VEROUDERD) == 4
    assert weken_on(Rij(VOL), Actualiteit.VERLOPEN) is None


def test_a_moment_is_told_in_utc_and_in_whole_seconds():
    hier = datetime(2026, 11, 20, 9, 0, 0, 999999, tzinfo=timezone(timedelta(hours=1)))
    assert format_moment(hier) == "2026-11-20T08:00:00Z"
    assert format_moment(datetime(2026, 7, 1, tzinfo=UTC)) == "2026-07-01T00:00:00Z"
    assert format_moment(None) is None


def test_chance_is_the_same_for_everybody_differs_by_day_and_gives_no_place_twice():
    vandaag = [shuffle(nummer, TODAY) for nummer in range(500)]
    morgen = [shuffle(nummer, TODAY + timedelta(days=1)) for nummer in range(500)]
    assert vandaag == [shuffle(nummer, TODAY) for nummer in range(500)]
    assert len(set(vandaag)) == 500
    assert sorted(range(500), key=vandaag.__getitem__) != sorted(range(500), key=morgen.__getitem__)
    eerst = sum(een < ander for een, ander in zip(vandaag, morgen, strict=True))
    assert 200 < eerst < 300, "who stood first today has no better chance tomorrow"
