"""Make free places, waiting times and their age as in life.

Few places where children live, long lists, and some aanbieders who state nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from wijzer.demo.modellen import DemoAanbieder, DemoAanbod, DemoLocatie, dice
from wijzer.demo.verzinsels.profielen import PLEEGZORG
from wijzer.domain.locaties.beschikbaarheid import Opgave, WachttijdSoort

WEKEN_HISTORIE = 52
_TOELICHTINGEN = (
    "We bellen binnen twee werkdagen terug.",
    "Kom eerst een keer kijken en kennismaken.",
    "Broers en zussen kunnen samen komen.",
    "Het huis is geschikt voor een rolstoel.",
    "Een plek gaat snel weg: bel even.",
    "De wachttijd verschilt per leeftijd.",
    "Ook gesprekken in de avond.",
    "We kijken samen of het past bij de andere kinderen.",
)


@dataclass(frozen=True, slots=True)
class Opgavenmaker:
    """Fills in what was stated about the aanbod of a locatie, and what was stated in the year before."""

    today: date
    seed: int
    weken: int = WEKEN_HISTORIE

    def fill(
        self, locatie: DemoLocatie, aanbieder: DemoAanbieder, *, vrij: int | None = None
    ) -> DemoLocatie:
        """The same locatie with availability. A groep has one number of free beds, whatever the product.

        `vrij`: that number, where chance does not decide.
        """
        rng = dice(self.seed, "beschikbaarheid", locatie.id)
        peildatum = self._peildatum(aanbieder, rng)
        if peildatum is None:
            return locatie
        geworpen = _free_beds(locatie.groepsgrootte, rng) if locatie.groepsgrootte else None
        vrij = geworpen if vrij is None else vrij
        gevuld = (self._fill_one(aanbod, peildatum, vrij, rng) for aanbod in locatie.aanbod)
        return replace(locatie, aanbod=tuple(gevuld))

    def _peildatum(self, aanbieder: DemoAanbieder, rng: Random) -> date | None:
        """When the locatie was last looked after: the keener the aanbieder, the more recent. None: never."""
        ijver = aanbieder.ijver * 0.75 + rng.random() * 0.25
        if rng.random() < 0.05:
            return None
        grenzen = ((0.55, 0, 6), (0.38, 5, 14), (0.21, 15, 42), (0.0, 43, 160))
        van, tot = next((van, tot) for drempel, van, tot in grenzen if ijver >= drempel)
        return self.today - timedelta(days=rng.randint(van, tot))

    def _fill_one(
        self, aanbod: DemoAanbod, peildatum: date, vrij: int | None, rng: Random
    ) -> DemoAanbod:
        if rng.random() < 0.03:
            return aanbod
        opgave = _state(aanbod.hulp.sleutel, peildatum, vrij, rng)
        historie = reversed(list(_look_back(opgave, self.weken, rng)))
        return replace(aanbod, opgave=opgave, historie=tuple(historie))


def _free_beds(groepsgrootte: int, rng: Random) -> int:
    vrij = rng.choices((0, 1, 2, 3), weights=(78, 15, 5, 2))[0]
    return min(vrij, groepsgrootte)


def _state(code: str, peildatum: date, vrij: int | None, rng: Random) -> Opgave:
    """One entry. `vrij` None is a vestiging: no beds, though pleegzorg counts families."""
    if code in PLEEGZORG:
        vrij = rng.choices((0, 1, 2, 4), weights=(55, 25, 15, 5))[0]
    kans = rng.random()
    if kans < 0.05:
        return _stop(peildatum, 0 if vrij is not None else None, rng)
    if kans < 0.13 and vrij is not None:
        return Opgave(
            peildatum=peildatum,
            vrije_plekken=vrij,
            afhankelijk_van_matching=True,
            toelichting=_TOELICHTINGEN[7],
        )
    aanmeld, behandel = _waits(vrij, rng)
    return Opgave(
        peildatum=peildatum,
        vrije_plekken=vrij,
        eerstvolgende_plek=_next_place(peildatum, vrij, rng),
        aanmeldwachttijd_weken=aanmeld,
        behandelwachttijd_weken=behandel,
        wachttijd_soort=rng.choices(list(WachttijdSoort), weights=(25, 20, 55))[0],
        aantal_wachtenden=_waiting(aanmeld + (behandel or 0), rng),
        toelichting=rng.choice(_TOELICHTINGEN[:7]) if rng.random() < 0.2 else None,
    )


def _stop(peildatum: date, vrij: int | None, rng: Random) -> Opgave:
    tot = peildatum + timedelta(days=rng.randint(21, 200)) if rng.random() < 0.5 else None
    return Opgave(
        peildatum=peildatum,
        vrije_plekken=vrij,
        aantal_wachtenden=rng.randint(5, 60),
        aanmeldstop=True,
        aanmeldstop_tot=tot,
    )


def _waits(vrij: int | None, rng: Random) -> tuple[int, int | None]:
    """Weeks to intake and from there to the start; the second one now and then unknown."""
    if vrij or (vrij is None and rng.random() < 0.13):
        return (0, 0) if vrij is None else (rng.randint(0, 2), rng.randint(0, 3))
    aanmeld = rng.randint(1, 6) if vrij == 0 else rng.randint(1, 10)
    behandel = rng.randint(6, 34) if vrij == 0 else rng.randint(1, 22)
    return aanmeld, None if rng.random() < 0.07 else behandel


def _next_place(peildatum: date, vrij: int | None, rng: Random) -> date | None:
    if vrij != 0 or rng.random() > 0.35:
        return None
    return peildatum + timedelta(days=rng.randint(14, 210))


def _waiting(weken: int, rng: Random) -> int | None:
    return None if rng.random() < 0.15 else max(0, round(weken * rng.uniform(0.1, 0.9)) - 1)


def _look_back(opgave: Opgave, weken: int, rng: Random) -> Iterator[Opgave]:
    """What was stated in the weeks before, newest first: waits drift a little each week, some weeks nobody looked."""
    verleden, vergeten = opgave, rng.uniform(0, 0.35)
    for week in range(1, weken + 1):
        verleden = _drift(verleden, opgave.peildatum - timedelta(weeks=week), rng)
        if rng.random() >= vergeten:
            yield verleden


def _drift(later: Opgave, peildatum: date, rng: Random) -> Opgave:
    aanmeld, behandel = later.aanmeldwachttijd_weken, later.behandelwachttijd_weken
    return replace(
        later,
        peildatum=peildatum,
        vrije_plekken=_drift_beds(later.vrije_plekken, rng),
        eerstvolgende_plek=None,
        aanmeldwachttijd_weken=_step(aanmeld, (-1, 0, 0, 0, 1), rng),
        behandelwachttijd_weken=_step(behandel, (-2, -1, 0, 0, 1, 2), rng),
        aantal_wachtenden=_step(later.aantal_wachtenden, (-1, 0, 0, 1), rng),
        aanmeldstop=later.aanmeldstop and rng.random() < 0.9,
        aanmeldstop_tot=None,
        toelichting=None,
    )


def _step(waarde: int | None, stappen: tuple[int, ...], rng: Random) -> int | None:
    return None if waarde is None else min(60, max(0, waarde + rng.choice(stappen)))


def _drift_beds(vrij: int | None, rng: Random) -> int | None:
    """Beds are filled and come free one at a time; never more than were ever free, so never more than there are."""
    if vrij is None or rng.random() < 0.88:
        return vrij
    return 0 if vrij else 1
