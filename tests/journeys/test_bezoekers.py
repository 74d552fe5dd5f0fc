"""One task, done by everyone: find a gezinshuis with a place for a child in Hengelo, and read whom to call.

With a keyboard alone, without a script, on the smallest screen, with text twice as large, in forced colours, with
reduced motion, in English, and as a screen reader tells it.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import AT
from tests.steun.keurmerk import check, sticking_out
from tests.steun.machine.servers import LiveServer
from tests.web.public.wereld import Wereld
from wijzer.store.engine import Database

# How a visitor comes to it does not depend on the kind of database.
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)]

NUMMER = "074-000 00 12"
HOOGSTENS_TABS = 60
MET_FOCUS = """() => {
  const each = document.activeElement
  const label = each.labels?.[0]?.textContent ?? ''
  const text = [label, each.getAttribute('aria-label') ?? '', each.textContent].join(' ').replace(/\\s+/g, ' ').trim()
  const style = getComputedStyle(each)
  const around = getComputedStyle(each.closest('label, .bw-kaart, .utrecht-form-field') ?? each)
  const shown = (one) => (one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) >= 2) || one.boxShadow !== 'none'
  const box = each.getBoundingClientRect()
  return { text, shown: shown(style) || shown(around), inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth }
}"""


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """The small Twente of the public pages."""
    stel_klok(AT)
    return Wereld(database)


@contextmanager
def visitor(browser: Browser, **eigen: Any) -> Iterator[Page]:
    """A visitor as they are: window, script, colours, motion."""
    vorm = {
        "viewport": {"width": 1280, "height": 900},
        "locale": "nl-NL",
        "service_workers": "block",
    }
    context = browser.new_context(**{**vorm, **eigen})
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def do_the_task(page: Page, server: LiveServer) -> None:
    """Ask on the first page, choose on the second, read on the third; nothing sticks out on the way."""
    page.goto(f"{server.url}/twente")
    assert not sticking_out(page)
    page.get_by_label("Wat zoekt u?").locator("visible=true").fill("gezinshuis")
    page.get_by_label("Waar woont het kind?").fill("Hengelo")
    page.get_by_label("Alleen waar nu plek is").check()
    page.get_by_role("button", name="Zoek een plek").click()
    eerste = page.get_by_role("listitem").filter(has_text="2 plekken vrij").first
    expect(eerste).to_be_visible()
    assert not sticking_out(page)
    eerste.get_by_role("link", name="De Linde").click()
    read_whom_to_call(page)
    assert not sticking_out(page)


def read_whom_to_call(page: Page) -> None:
    """The page of the groep says where there is a place and whom to call."""
    expect(page.get_by_role("heading", level=1)).to_have_text("De Linde")
    blok = page.get_by_role("region", name="Bel de aanbieder")
    expect(blok).to_contain_text("Stichting De Vlier")
    expect(blok.get_by_role("link", name=NUMMER)).to_be_visible()
    expect(page.get_by_role("region", name="Is er plek?")).to_contain_text("2 vrije plekken")


def tab_to(page: Page, text: str) -> None:
    """Press Tab until what has the focus says this; on the way the focus is always to be seen."""
    for _ in range(HOOGSTENS_TABS):
        page.keyboard.press("Tab")
        focus = page.evaluate(MET_FOCUS)
        assert focus["shown"], f"the focus cannot be seen on {focus['text']!r}"
        assert focus["inView"], f"the focus is out of view on {focus['text']!r}"
        if text in focus["text"]:
            return
    pytest.fail(f"no Tab leads to {text!r}")


def test_with_a_keyboard_alone(browser: Browser, live_server: LiveServer, wereld: Wereld):
    with visitor(browser) as page:
        page.goto(f"{live_server.url}/twente")
        tab_to(page, "Direct naar de inhoud")
        page.keyboard.press("Enter")
        tab_to(page, "Wat zoekt u?")
        page.keyboard.type("gezinshuis")
        page.keyboard.press("Escape")  # whatever is suggested
        tab_to(page, "Waar woont het kind?")
        page.keyboard.type("Hengelo")
        page.keyboard.press("Escape")
        tab_to(page, "Alleen waar nu plek is")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="De Linde").first).to_be_visible()
        tab_to(page, "Direct naar de inhoud")
        page.keyboard.press("Enter")
        tab_to(page, "De Linde")
        page.keyboard.press("Enter")
        read_whom_to_call(page)
        tab_to(page, NUMMER)


def test_without_a_script(browser: Browser, live_server: LiveServer, wereld: Wereld):
    with visitor(
        browser, java_script_enabled=False, viewport={"width": 360, "height": 740}
    ) as page:
        page.goto(live_server.url)
        page.get_by_label("Wat zoekt u?").locator("visible=true").fill("gezinshuis")
        page.get_by_label("Waar woont het kind?").fill("Hengelo")
        page.get_by_role("button", name="Zoek een plek").click()
        eerste = page.get_by_role("listitem").filter(has_text="2 plekken vrij").first
        eerste.get_by_role("link", name="De Linde").click()
        read_whom_to_call(page)


def test_on_a_screen_of_320_pixels(browser: Browser, live_server: LiveServer, wereld: Wereld):
    with visitor(browser, viewport={"width": 320, "height": 560}) as page:
        do_the_task(page, live_server)
        check(page)


@pytest.mark.parametrize("breed", [640, 1280])
def test_with_text_twice_as_large(
    browser: Browser, live_server: LiveServer, wereld: Wereld, breed: int
):
    with visitor(browser, viewport={"width": breed, "height": 900}) as page:
        set_text_size(page, 32)
        do_the_task(page, live_server)
        grootte = page.evaluate("getComputedStyle(document.documentElement).fontSize")
        assert grootte == "32px"
        assert clipped(page) == []


def test_in_forced_colours_with_more_contrast(
    browser: Browser, live_server: LiveServer, wereld: Wereld
):
    with visitor(browser, forced_colors="active", contrast="more", color_scheme="dark") as page:
        do_the_task(page, live_server)
        page.go_back()
        woord = (
            page.get_by_role("listitem").filter(has_text="De Linde").get_by_text("Plek vrij").first
        )
        rand = woord.evaluate(
            "(each) => getComputedStyle(each.closest('.bw-status') ?? each).borderTopStyle"
        )
        assert rand == "solid", "a status keeps its shape when its colour is taken away"


def test_with_reduced_motion(browser: Browser, live_server: LiveServer, wereld: Wereld):
    with visitor(browser, reduced_motion="reduce") as page:
        do_the_task(page, live_server)
        beweegt = page.evaluate(
            "[...document.querySelectorAll('*')].filter((each) => parseFloat(getComputedStyle(each).animationDuration) > 0.01"
            " || getComputedStyle(each).transitionDuration.split(',').some((one) => parseFloat(one) > 0.01)).length"
        )
        assert beweegt == 0


def test_in_english(browser: Browser, live_server: LiveServer, wereld: Wereld):
    with visitor(browser, locale="en-GB") as page:
        page.goto(f"{live_server.url}/twente")
        page.get_by_role("link", name="English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        formulier = page.get_by_role("main").get_by_role("search")
        formulier.locator("[name=zoek]").fill("gezinshuis")
        formulier.locator("[name=plaats]").fill("Hengelo")
        formulier.get_by_role("button").last.click()
        page.get_by_role("link", name="De Linde").first.click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.get_by_role("heading", level=1)).to_have_text("De Linde")
        expect(page.get_by_role("link", name=NUMMER).first).to_be_visible()


def test_as_a_screen_reader_tells_it(browser: Browser, live_server: LiveServer, wereld: Wereld):
    with visitor(browser) as page:
        page.goto(f"{live_server.url}/twente")
        assert_landmarks(page)
        zoeken = page.get_by_role("search")
        veld = zoeken.get_by_role("combobox", name="Wat zoekt u?")
        expect(veld).to_have_accessible_description(re.compile("Bijvoorbeeld: pleeggezin"))
        do_the_task(page, live_server)
        assert_landmarks(page)
        page.go_back()
        assert_landmarks(page)
        lijst = page.get_by_role("list", name="locatie")
        linde = lijst.get_by_role("listitem").filter(has_text="De Linde").first
        expect(linde.get_by_role("heading", level=3, name="De Linde")).to_be_visible()
        for woorden in ("2 plekken vrij", "Hengelo", "Stichting De Vlier"):
            expect(linde).to_contain_text(woorden)


def test_a_table_is_told_as_a_table_on_a_small_screen_too(
    browser: Browser, live_server: LiveServer, wereld: Wereld
):
    with visitor(browser, viewport={"width": 360, "height": 740}) as page:
        page.goto(f"{live_server.url}/twente/producten")
        rij = page.get_by_role("table").get_by_role("row").filter(has_text="WGZHF").first
        expect(rij.get_by_role("rowheader")).to_have_text("WGZHF")
        expect(rij.get_by_role("cell").first).to_be_visible()
        expect(page.get_by_role("columnheader", name="Naam").first).to_be_attached()


def assert_landmarks(page: Page) -> None:
    """One of each landmark, and headings that go down one step at a time."""
    for rol in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(rol)).to_have_count(1)
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_have_count(1)
    koppen = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter((each) => each.checkVisibility()).map((each) => +each.tagName[1])"
    )
    assert koppen[0] == 1
    assert koppen.count(1) == 1
    assert all(later - eerder <= 1 for eerder, later in pairwise(koppen)), koppen


def set_text_size(page: Page, pixels: int) -> None:
    """What a visitor does who sets the browser's own text size; 16 is usual."""
    page.context.new_cdp_session(page).send(
        "Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": pixels}}
    )


def clipped(page: Page) -> list[str]:
    """Text that no longer fits what holds it, and is cut off."""
    gevonden: list[str] = page.evaluate(
        "[...document.querySelectorAll('main *')].filter((each) => getComputedStyle(each).overflow === 'hidden' && !each.closest('.bw-verborgen, svg')"
        " && each.textContent.trim() && each.clientHeight > 1 && (each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2)).map((each) => each.outerHTML.slice(0, 90))"
    )
    return gevonden
