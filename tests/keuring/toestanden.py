"""Every public page, in every state that a visitor can bring it in.

The pages are listed from the app itself, so that a new one is looked at without anybody adding it. The states are listed
here: what the query makes of a page, and what is done on it before one looks.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from flask import Flask
from playwright.sync_api import Page

from tests.walls.bezoek import facts, filled
from tests.walls.conftest import NU, VANDAAG
from wijzer.published.engine import PublicDatabase
from wijzer.web.common.verzoek import OPENBAAR

HENGELO = "GM0164"
PAGINA = "text/html"


def _nothing(_: Page) -> None:
    """Most pages are looked at as they come."""


@dataclass(frozen=True)
class Toestand:
    """One page to look at: its address, the status it answers with, and what is done on it first."""

    pad: str
    status: int = 200
    doe: Callable[[Page], None] = _nothing

    @property
    def taal(self) -> str:
        """The language that the address asks for."""
        return "en" if self.pad.startswith("/en/") or self.pad == "/en" else "nl"


ZOEKVRAGEN = (
    "",
    "vrijePlek=true",
    "zoek=bestaatechtniet",
    f"hulpvorm=gezinshuis&gemeente={HENGELO}&vrijePlek=true",
    f"hulpvorm=begeleiding-individueel&gemeente={HENGELO}",
    "hulpvorm=crisisverblijf",
    "hulpvorm=medicatiecontrole&hulpvorm=dyslexie",
    "leeftijd=oud&postcode=nergens&straal=ver&sorteer=mooi&pagina=nul",
    "postcode=1011",
    "postcode=7551&straal=10&sorteer=afstand",
    "plaats=Haarle",
    "plaats=Hengelo&straal=5",
    "plaats=Nergenshuizen",
    "lat=52.27&lon=6.79&sorteer=afstand",
    "pagina=99",
    "pagina=2",
    "sorteer=naam&segment=ambulant&doelgroep=autisme&medischeVerwijzing=true&maxWachttijd=26&leeftijd=12",
    "product=WGZHF&leeftijd=3&maxWachttijd=0",
    "zoek=gezinshius",
    "zoek=Team+AnderS",
    "zoek=WGZHX+gezinshuis",
    "weergave=tabel",
    "plaats=Hengelo&leeftijd=12&sorteer=afstand&weergave=tabel",
)
"""Results, nothing found, mistakes in every field, whom to call, an exclusion, no code yet, an ambiguous place, all filters, a table."""

GEEN_MELDING = (
    f"hulpvorm=begeleiding-individueel&gemeente={HENGELO}",
    "zoek=bestaatechtniet",
    "hulpvorm=gezinshuis&plaats=Haarle",
    "hulpvorm=jeugdzorgplus",
)
"""Alerts that are not to be had: not for that gemeente, an unknown word, a mistake in the search, a judge decides."""

_IN_HET_ENGELS = 8
"""The same templates in another language: of the rarer states one language is enough."""

KAARTVRAGEN = (
    "hulpvorm=gezinshuis&vrijePlek=true",
    "zoek=bestaatechtniet",
    "hulpvorm=crisisverblijf",
)
"""The map of a search: with numbers, with nothing on it, and of what has no list."""


def _ask_with_a_wrong_address(page: Page) -> None:
    page.get_by_label("Uw e-mailadres").fill("geen adres")
    page.get_by_role("main").get_by_role("button").first.click()
    page.get_by_role("alert").wait_for()


def _type_something(page: Page) -> None:
    veld = page.get_by_role("main").locator("[name=zoek]").first
    if veld.is_visible():
        veld.press_sequentially("gezin")
        page.wait_for_timeout(600)


MET_HANDEN = (
    Toestand("/twente/meldingen/nieuw?hulpvorm=gezinshuis", doe=_ask_with_a_wrong_address),
    Toestand("/twente", doe=_type_something),
)
"""What a page becomes under somebody's hands: a form that is refused, words that are suggested."""

VERDWAALD = ("/twente/onzin", "/en/twente/onzin", "/nergens", "/twente/gemeenten/GM9999")


def states(app: Flask, verdwenen: UUID) -> Iterator[Toestand]:
    """All of them; the pages of a thing that is gone too."""
    yield from (Toestand(pad) for pad in pages(app))
    for basis, vragen in (("", ZOEKVRAGEN), ("/en", ZOEKVRAGEN[:_IN_HET_ENGELS])):
        yield from (Toestand(f"{basis}/twente/zoeken?{vraag}") for vraag in vragen if vraag)
        yield Toestand(f"{basis}/twente/groepen/{verdwenen}", 410)
        yield Toestand(f"{basis}/twente/vergelijken?{_two_of(app)}")
        yield from (Toestand(f"{basis}/twente/kaart?{vraag}") for vraag in KAARTVRAGEN)
        yield Toestand(f"{basis}/twente/widget?hulpvorm=gezinshuis&aantal=3")
        yield Toestand(f"{basis}/twente/meldingen/nieuw?hulpvorm=gezinshuis&vrijePlek=true")
    yield from (Toestand(f"/twente/meldingen/nieuw?{vraag}") for vraag in GEEN_MELDING)
    yield Toestand(f"/en/twente/meldingen/nieuw?{GEEN_MELDING[0]}")
    yield from MET_HANDEN
    yield from (Toestand(pad, 404) for pad in VERDWAALD)


def pages(app: Flask) -> list[str]:
    """An example of every public address that is a page, and of a groep both kinds: open and shielded."""
    feiten = facts(app)
    client = app.test_client()
    voorbeelden = [
        filled(rule.rule, rule.endpoint, feiten)[0]
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith(("public.", "meldingen."))
        and "GET" in (rule.methods or ())
        and "token" not in rule.arguments
    ]
    antwoorden = {pad: client.get(pad) for pad in [*voorbeelden, *_locaties(app)]}
    return [
        pad
        for pad, antwoord in antwoorden.items()
        if antwoord.mimetype == PAGINA and antwoord.status_code == 200
    ]


def _two_of(app: Flask) -> str:
    """The query that compares the first two results."""
    gevonden = app.test_client().get("/api/v1/aanbod?perPagina=2").get_json()["resultaten"]
    return "&".join(f"aanbod={aanbod['id']}" for aanbod in gevonden)


def _locaties(app: Flask) -> Iterator[str]:
    database: PublicDatabase = app.extensions[OPENBAAR]
    with database.read(now=NU, today=VANDAAG) as reader:
        groepen = reader.locaties("groep")
    for afgeschermd in (True, False):
        groep = next(mogelijk for mogelijk in groepen if mogelijk.adres.afgeschermd is afgeschermd)
        yield f"/twente/groepen/{groep.id}"
        yield f"/en/twente/groepen/{groep.id}"
