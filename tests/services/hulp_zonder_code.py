"""Hulpvormen that have no codes: what a region has beside those of `twente_in`."""

from tests.factories import REGIO
from wijzer.domain.inkoop.product import Hulpsoort, Hulpvorm, Route
from wijzer.store.store import Store


def make_hulpvorm(slug: str, naam: str, soort: Hulpsoort = Hulpsoort.WONEN) -> Hulpvorm:
    """A hulpvorm of Twente, by default one to live in."""
    segment = {Hulpsoort.AMBULANT: "ambulant", Hulpsoort.CRISIS: "crisis"}
    return Hulpvorm(
        regio=REGIO,
        slug=slug,
        naam=naam,
        gewone_naam=naam,
        segment=segment.get(soort, "wonen-en-verblijf"),
        soort=soort,
        route=Route.BELLEN if soort is Hulpsoort.CRISIS else Route.DIRECT,
        tekst=f"Wat {naam} is.",
        volgorde=10,
    )


HULPVORMEN = (
    make_hulpvorm("woongroep", "Woongroepen"),
    make_hulpvorm("behandelgroep", "Behandelgroep", Hulpsoort.VERBLIJF),
    make_hulpvorm("logeren", "Deeltijdverblijf en logeren", Hulpsoort.VERBLIJF),
    make_hulpvorm("dyslexie", "Dyslexie", Hulpsoort.AMBULANT),
    make_hulpvorm("advies-en-expertise", "Advies en expertise", Hulpsoort.ADVIES),
)
"""Three to live in, one ambulant, one that nobody offers."""


def hulpvormen_in(store: Store) -> None:
    """Put them in the database, after `twente_in`."""
    for hulpvorm in HULPVORMEN:
        store.regios.save_hulpvorm(hulpvorm)
