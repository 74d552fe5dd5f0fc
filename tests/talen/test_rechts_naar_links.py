"""Ready for a language that is written from right to left: no sheet says left or right, and turned round nothing sticks out."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page

from tests.factories import AT, HENGELO
from tests.steun.machine.servers import LiveServer
from tests.talen.oogst import ROOT
from tests.web.public.wereld import Wereld
from wijzer import talen
from wijzer.store.engine import Database
from wijzer.web.common import teksten

LICHAMELIJK = re.compile(
    r"(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|(?:^|[\s;{])(?:left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius"
)
KAART = {"stratenkaart.css"}
"""A map does not turn round: north stays up and west stays left."""


def test_no_style_sheet_says_left_or_right():
    gevonden = [
        f"{blad.name}: {regel.strip()[:120]}"
        for blad in sorted((ROOT / "static" / "css").glob("*.css"))
        if blad.name not in KAART
        for regel in blad.read_text().splitlines()
        if LICHAMELIJK.search(regel) and "[dir=" not in regel
    ]
    assert not gevonden, gevonden


def test_the_direction_follows_from_the_language(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(talen, "TALEN", (*talen.TALEN, "ar"))
    van_rechts = []
    for taal in talen.TALEN:
        with teksten.in_taal(taal):
            van_rechts += [taal] if teksten.is_rtl() else []
    assert van_rechts == ["ar"]


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """The small Twente of the public pages."""
    stel_klok(AT)
    return Wereld(database)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_turned_round_a_page_keeps_within_its_window_and_begins_on_the_right(
    page: Page, live_server: LiveServer, wereld: Wereld, width: int
):
    page.set_viewport_size({"width": width, "height": 800})
    for pad in (
        "/en/twente", "/en/twente/zoeken", f"/en/twente/zoeken?gemeente={HENGELO}&leeftijd=oud",
        f"/en/twente/groepen/{wereld.linde.publiek_id}", "/en/twente/hulp/gezinshuis", "/en/twente/uitleg",
        "/en/twente/producten", f"/en/twente/gemeenten/{HENGELO}",
    ):  # fmt: skip
        page.goto(live_server.url + pad)
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, pad
        kop = page.get_by_role("heading", level=1).bounding_box()
        merk = page.locator(".bw-merk").bounding_box()
        assert kop, pad
        assert merk, pad
        assert merk["x"] + merk["width"] > width * 0.6, f"{pad}: the name of the site stays left"
