"""A real browser: the machine's own Chromium, never a downloaded one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; without one the test is skipped, or fails when one is demanded."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path:
        return path
    if os.environ.get("WIJZER_EIS_BROWSER") == "1":
        pytest.fail("no Chromium, and WIJZER_EIS_BROWSER=1 demands one", pytrace=False)
    pytest.skip("no Chromium")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests of this process; each test opens its own context."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh visitor with a desktop window, in Dutch; errors in the console fail the test.

    Nothing is kept between pages: the service worker has tests of its own. The visitor leaves
    before the server stops, whatever the order of the test's arguments: what a page still loads
    after the last line of a test would otherwise be refused, and count as an error.
    """
    if "live_server" in request.fixturenames:
        request.getfixturevalue("live_server")
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        service_workers="block",
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.extend(_complaint(line, page)))
    yield page
    context.close()
    assert not complaints, f"the console complains: {complaints}"


def _complaint(line: ConsoleMessage, page: Page) -> list[str]:
    """Give an error of the console, unless it only says that the page itself is a 404 or 400."""
    own_status = line.text.startswith("Failed to load") and line.location["url"] == page.url
    return (
        [f"{line.text} ({line.location['url']})"] if line.type == "error" and not own_status else []
    )


def wait_until(page: Page, expression: str, seconds: float = 10) -> None:
    """Wait until an expression is true in the page. Playwright's own wait asks for `unsafe-eval`, which no page allows."""
    for _ in range(round(seconds * 20)):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {expression}")
