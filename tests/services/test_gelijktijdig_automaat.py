"""Two transactions through each other, in every order that chance brings: what is forbidden never stands on the site."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import count

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.factories import AT, twente_in
from tests.services.wereld_gelijktijdig import ADRESSEN, TWEEDE_PRODUCT, Buurt
from tests.steun.gelijktijdig import GEDULD, Daad, Draad, forbidden_in
from wijzer.domain.adres import Adres
from wijzer.domain.beschikbaarheid import Aanbod, Opgave
from wijzer.domain.fouten import WijzerFout
from wijzer.domain.ids import AanbodId
from wijzer.domain.locatie import Locatie
from wijzer.services.importverslag import Importverslag
from wijzer.store.engine import Database

pytestmark = pytest.mark.proef

WIE = st.integers(min_value=0, max_value=2)
WAAR = st.sampled_from(ADRESSEN)
TEKSTEN = st.sampled_from(["Bel ons", *(adres.straat for adres in ADRESSEN)])
Gevolg = Callable[[dict[AanbodId, Opgave | None]], None]


class TweeTegelijk(RuleBasedStateMachine):
    """At most two transactions stand open. Of each it is remembered what it would leave behind, once it is kept."""

    database: Database

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[Draad, Gevolg]] = []
        self.namen = map("Huis {}".format, count())

    @initialize()
    def begin(self) -> None:
        self.buurt = Buurt.make(self.database)
        self.opgaven: dict[AanbodId, Opgave | None] = {
            een.id: een.opgave for een in self.buurt.aanbod
        }

    # ── what somebody begins ──

    @rule(wie=WIE, waar=WAAR, shield=st.booleans(), onder_hoofd=st.booleans())
    def change(self, wie: int, waar: Adres, shield: bool, onder_hoofd: bool) -> None:
        for locatie in self._pick(wie):
            by = self.buurt.boven if onder_hoofd else None
            daad = self.buurt.change(locatie, waar, shield=shield, naam=next(self.namen), by=by)
            self._start(daad, self._without_second(locatie))

    @rule(waar=WAAR, shield=st.booleans())
    def add(self, waar: Adres, shield: bool) -> None:
        if len(self.buurt.locaties()) < 4:
            self._start(self.buurt.add(waar, shield=shield, naam=next(self.namen)))

    @rule(wie=WIE)
    def publish(self, wie: int) -> None:
        for locatie in self._pick(wie):
            self._start(self.buurt.publish(locatie))

    @rule(wie=WIE)
    def withdraw(self, wie: int) -> None:
        for locatie in self._pick(wie):
            self._start(self.buurt.withdraw(locatie))

    @rule(wie=WIE)
    def delete(self, wie: int) -> None:
        for locatie in self._pick(wie):
            weg = {een.id for een in self._aanbod(locatie)}
            self._start(self.buurt.delete(locatie), partial(_drop, weg=weg))

    @rule(wie=WIE, plekken=st.integers(min_value=0, max_value=6), tekst=TEKSTEN)
    def state(self, wie: int, plekken: int, tekst: str) -> None:
        for locatie in self._pick(wie):
            for aanbod in self._aanbod(locatie)[:1]:
                daad = self.buurt.state(aanbod, plekken, tekst)
                opgave = replace(_of(aanbod), vrije_plekken=plekken)
                self._start(daad, partial(_keep, nu={aanbod.id: opgave}))

    @rule(wie=WIE)
    def confirm(self, wie: int) -> None:
        for locatie in self._pick(wie):
            for aanbod in self._aanbod(locatie)[:1]:
                self._start(self.buurt.confirm(aanbod))

    @rule(hoofd=st.booleans(), tekst=TEKSTEN)
    def contact(self, hoofd: bool, tekst: str) -> None:
        wie = self.buurt.boven if hoofd else self.buurt.onder
        website = f"https://{tekst.casefold().replace(' ', '')}.example"
        self._start(self.buurt.contact(wie, website))

    @rule(wie=WIE, waar=WAAR, shield=st.booleans(), tweede=st.booleans())
    def file(self, wie: int, waar: Adres, shield: bool, tweede: bool) -> None:
        extra = {"product": TWEEDE_PRODUCT} if tweede else {}
        for locatie in self._pick(wie):
            self._start(
                self.buurt.file(locatie, waar, shield=shield, naam=next(self.namen), **extra)
            )

    # ── how it ends ──

    @rule(
        welke=st.integers(min_value=0, max_value=1), keep=st.sampled_from([True, True, True, False])
    )
    def end(self, welke: int, keep: bool) -> None:
        self._end(welke, keep=keep)

    def teardown(self) -> None:
        while self.open:
            self._end(0, keep=True)
        self.nothing_forbidden_stands()
        for locatie in self.buurt.locaties():
            with self.database.transaction(at=AT) as store:
                store.locaties.delete(locatie.id)

    @invariant()
    def nothing_forbidden_stands(self) -> None:
        assert forbidden_in(self.database, self.buurt.aanbieders) == []

    @invariant()
    def nothing_that_was_stated_is_lost(self) -> None:
        with self.database.read() as store:
            for id_, opgave in self.opgaven.items():
                assert _plekken(store.aanbod.get(id_).opgave) == _plekken(opgave)

    # ── the two transactions ──

    def _start(self, daad: Daad, gevolg: Gevolg = lambda stand: None) -> None:
        if len(self.open) == 2:
            self._end(0, keep=True)
        draad = Draad(self.database, daad)
        draad.is_done(0.1 if self.open else GEDULD)
        self.open.append((draad, gevolg))

    def _end(self, welke: int, *, keep: bool) -> None:
        """End one of them; one that waits for the other cannot end, so then it is the other."""
        if not self.open:
            return
        welke %= len(self.open)
        draad, gevolg = self.open.pop(welke if self.open[welke][0].is_done(0) else 0)
        uitkomst = draad.end(keep=keep)
        if keep and not _refused(uitkomst):
            gevolg(self.opgaven)
        for ander, _ in self.open:
            assert ander.is_done(GEDULD), "still waits, and for nobody"

    def _pick(self, wie: int) -> list[Locatie]:
        return self.buurt.locaties()[wie : wie + 1]

    def _aanbod(self, locatie: Locatie) -> list[Aanbod]:
        with self.database.read() as store:
            return store.aanbod.of_locatie(locatie.id)

    def _without_second(self, locatie: Locatie) -> Gevolg:
        """The form lists one product: what a file added before it was opened is taken off by it."""
        weg = {een.id for een in self._aanbod(locatie) if een.productcode == TWEEDE_PRODUCT}
        return partial(_drop, weg=weg)


def _keep(stand: dict[AanbodId, Opgave | None], nu: dict[AanbodId, Opgave]) -> None:
    stand.update(nu)


def _drop(stand: dict[AanbodId, Opgave | None], weg: set[AanbodId]) -> None:
    for een in weg:
        stand.pop(een, None)


def _of(aanbod: Aanbod) -> Opgave:
    return aanbod.opgave or Opgave(peildatum=AT.date())


def _plekken(opgave: Opgave | None) -> int | None:
    return opgave.vrije_plekken if opgave else None


def _refused(uitkomst: object) -> bool:
    return isinstance(uitkomst, WijzerFout) or (
        isinstance(uitkomst, Importverslag) and uitkomst.is_geweigerd
    )


def test_no_two_transactions_bring_about_what_is_forbidden(
    database: Database, keren: Callable[[int, int], int]
):
    with database.transaction(at=AT) as store:
        twente_in(store)

    class Hier(TweeTegelijk):
        """On this database."""

    Hier.database = database
    hoevaak = settings(
        max_examples=keren(8, 200), stateful_step_count=keren(16, 40), suppress_health_check=list(HealthCheck), deadline=None
    )  # fmt: skip
    run_state_machine_as_test(Hier, settings=hoevaak)
