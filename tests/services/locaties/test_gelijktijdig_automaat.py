"""Two transactions through each other, in every order that chance brings: what is forbidden never stands on the site."""

from collections.abc import Callable
from functools import partial
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.factories import AT, make_opgave, twente_in
from tests.services.locaties.wereld_gelijktijdig import ADRESSEN, TWEEDE_PRODUCT, Buurt
from tests.steun.gelijktijdig import GEDULD, Daad, Draad, forbidden_in
from wijzer.domain.adressen.adres import Adres
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.fouten import WijzerFout
from wijzer.domain.ids import AanbodId
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave
from wijzer.domain.locaties.locatie import Locatie
from wijzer.services.importverslag import Importverslag
from wijzer.store.engine import Database

pytestmark = pytest.mark.proef

Stand = dict[AanbodId, Opgave | None]
Gevolg = Callable[[Stand], None]

WAT = st.sampled_from(
    [
        "shield", "shield by file", "add shielded", "move", "move by file", "add open", "publish", "withdraw", "delete",
        "state", "confirm", "contact", "contact of the hoofdaannemer", "product by file",
    ]
)  # fmt: skip
WIE = st.integers(min_value=0, max_value=2)
WAAR = st.sampled_from(ADRESSEN)
KEEP = st.sampled_from([True, True, True, False])


class TweeTegelijk(RuleBasedStateMachine):
    """At most two transactions stand open. Of each it is remembered what it would leave behind, once it is kept.

    Most that somebody does here is about one address: a street in a remark, a groep that moves there, another one that is
    shielded there. So two that are open at once often contradict each other.
    """

    database: Database

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[Draad, Gevolg]] = []
        self.namen = map("Huis {}".format, count())
        self.plekken = count()

    @initialize()
    def begin(self) -> None:
        self.buurt = Buurt.make(self.database)
        self.opgaven: Stand = {aanbod.id: aanbod.opgave for aanbod in self.buurt.aanbod}

    @rule(wat=WAT, wie=WIE, waar=WAAR)
    def start(self, wat: str, wie: int, waar: Adres) -> None:
        """Somebody begins, and is not done yet."""
        for locatie in self._locaties()[wie : wie + 1]:
            self._start(*self._daad(wat, locatie, waar))

    @rule(
        eerst=WAT,
        daarna=WAT,
        wie=st.permutations([0, 1]),
        zelfde=st.booleans(),
        waar=WAAR,
        einde=st.integers(0, 1),
    )
    def start_both(
        self, eerst: str, daarna: str, wie: list[int], zelfde: bool, waar: Adres, einde: int
    ) -> None:
        """Two are open at once, about one address, in either order of ending."""
        while self.open:
            self._end(0, keep=True)
        locaties = self._locaties()
        for wat, nummer in ((eerst, wie[0]), (daarna, wie[0] if zelfde else wie[1])):
            for locatie in locaties[nummer : nummer + 1]:
                self._start(*self._daad(wat, locatie, waar))
        self._end(einde, keep=True)
        self._end(0, keep=True)

    def _daad(self, wat: str, locatie: Locatie, waar: Adres) -> tuple[Daad, Gevolg]:
        """What is done to a locatie, or because of an address; and what that does to what was stated."""
        buurt, naam, aanbod = self.buurt, next(self.namen), self._aanbod(locatie)
        opgave = make_opgave(vrije_plekken=next(self.plekken) % 7)
        hier, dicht = real_adres(locatie.adres), locatie.is_afgeschermd
        website = f"https://{waar.straat.casefold()}.example"
        # The form lists one product: what a file added before it was opened is taken off by it.
        tweede = partial(
            _drop,
            weg={
                een_aanbod.id for een_aanbod in aanbod if een_aanbod.hulp.sleutel == TWEEDE_PRODUCT
            },
        )
        daden: dict[str, tuple[Daad, Gevolg]] = {
            "shield": (buurt.change(locatie, waar, shield=True, naam=naam), tweede),
            "move": (buurt.change(locatie, waar, shield=False, naam=naam), tweede),
            "shield by file": (buurt.file(locatie, waar, shield=True, naam=naam), _nothing),
            "move by file": (buurt.file(locatie, waar, shield=False, naam=naam), _nothing),
            "product by file": (
                buurt.file(locatie, hier, shield=dicht, naam=locatie.naam, product=TWEEDE_PRODUCT),
                _nothing,
            ),
            "add shielded": (buurt.add(waar, shield=True, naam=naam), _nothing),
            "add open": (buurt.add(waar, shield=False, naam=naam), _nothing),
            "publish": (buurt.publish(locatie), _nothing),
            "withdraw": (buurt.withdraw(locatie), _nothing),
            "delete": (
                buurt.delete(locatie),
                partial(_drop, weg={een_aanbod.id for een_aanbod in aanbod}),
            ),
            "state": (
                buurt.state(aanbod[0], opgave.vrije_plekken or 0, waar.straat),
                partial(_keep, nu={aanbod[0].id: opgave}),
            ),
            "confirm": (buurt.confirm(aanbod[0]), _nothing),
            "contact": (buurt.contact(buurt.onder, website), _nothing),
            "contact of the hoofdaannemer": (buurt.contact(buurt.boven, website), _nothing),
        }
        return daden[wat]

    # ── how it ends ──

    @rule(
        welke=st.integers(min_value=0, max_value=1), keep=st.sampled_from([True, True, True, False])
    )
    def end(self, welke: int, keep: bool) -> None:
        self._end(welke, keep=keep)

    def teardown(self) -> None:
        while self.open:
            self._end(0, keep=True)
        try:
            self.nothing_forbidden_stands()
            self.nothing_that_was_stated_is_lost()
        finally:
            with self.database.transaction(at=AT) as store:
                for locatie in self.buurt.locaties():
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

    def _start(self, daad: Daad, gevolg: Gevolg) -> None:
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

    def _locaties(self) -> list[Locatie]:
        """In the order in which they came, so that an example that failed can be tried again."""
        return sorted(self.buurt.locaties(), key=lambda locatie: (len(locatie.naam), locatie.naam))

    def _aanbod(self, locatie: Locatie) -> list[Aanbod]:
        with self.database.read() as store:
            return store.aanbod.of_locatie(locatie.id)


def _nothing(stand: Stand) -> None:
    """Nothing of what was stated becomes different."""


def _keep(stand: Stand, nu: dict[AanbodId, Opgave]) -> None:
    stand.update(nu)


def _drop(stand: Stand, weg: set[AanbodId]) -> None:
    for id_ in weg:
        stand.pop(id_, None)


def _plekken(opgave: Opgave | None) -> int | None:
    return opgave.vrije_plekken if opgave else None


def _refused(uitkomst: object) -> bool:
    return isinstance(uitkomst, WijzerFout) or (
        isinstance(uitkomst, Importverslag) and uitkomst.is_geweigerd
    )


@pytest.mark.timeout(1200)
def test_no_two_transactions_bring_about_what_is_forbidden(
    database: Database, keren: Callable[[int, int], int]
):
    with database.transaction(at=AT) as store:
        twente_in(store)

    class Hier(TweeTegelijk):
        """On this database."""

    Hier.database = database
    hoevaak = settings(
        max_examples=keren(6, 60),
        stateful_step_count=keren(12, 24),
        suppress_health_check=list(HealthCheck),
        deadline=None,
        phases=(Phase.generate,),
    )
    run_state_machine_as_test(Hier, settings=hoevaak)
