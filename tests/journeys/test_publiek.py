"""A referrer at a desk, in a real browser. What every page must be stands in tests/keuring; the main task in test_bezoekers."""

from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.factories import AT
from tests.steun.servers import LiveServer
from tests.web.public.wereld import Wereld
from wijzer.store.engine import Database

pytestmark = pytest.mark.browser


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """The small Twente of the public pages."""
    stel_klok(AT)
    return Wereld(database)


def test_a_referrer_narrows_a_search_with_the_keyboard(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    page.goto(f"{live_server.url}/twente/zoeken")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Direct naar de inhoud")).to_be_focused()
    page.get_by_label("Productcode").select_option("WGZHF")
    page.get_by_label("Alleen waar nu plek is").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 mogelijkheid")).to_be_visible()
    page.get_by_role("link", name="Nu plek weghalen").click()
    expect(page.get_by_role("heading", name="3 mogelijkheden")).to_be_visible()
