"""axe finds nothing, nothing sticks out and nothing is too small, on every public page in every state."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.keuring.toestanden import Toestand
from tests.steun.keurmerk import (
    BUREAU,
    SMALST,
    TELEFOON,
    axe_violations,
    bring_axe,
    check,
    cut_off,
    double_text,
    sticking_out,
)
from tests.steun.servers import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(400)]


def look_at(
    browser: Browser,
    site: LiveServer,
    toestanden: list[Toestand],
    venster: ViewportSize,
    look: Callable[[Page, str], None] = check,
):
    context = browser.new_context(
        viewport=venster, locale="nl-NL", service_workers="block", reduced_motion="reduce"
    )
    if look is check:
        bring_axe(context)
    page = context.new_page()
    page.set_default_timeout(10_000)
    problemen = []
    for toestand in toestanden:
        antwoord = page.goto(site.url + toestand.pad)
        assert antwoord
        assert antwoord.status == toestand.status, toestand.pad
        toestand.doe(page)
        try:
            look(page, toestand.pad)
        except AssertionError as fout:
            problemen.append(str(fout))
    context.close()
    assert not problemen, "\n".join(problemen)


def test_every_page_in_every_state_is_accessible_on_a_telephone(
    browser: Browser, site: LiveServer, toestanden: list[Toestand]
):
    look_at(browser, site, toestanden, TELEFOON)


def test_every_page_in_every_state_is_accessible_at_a_desk(
    browser: Browser, site: LiveServer, toestanden: list[Toestand]
):
    look_at(browser, site, [een for een in toestanden if een.taal == "nl"], BUREAU)


@pytest.mark.parametrize("brought", [True, False], ids=["brought", "fetched"])
def test_axe_says_when_something_is_wrong(browser: Browser, brought: bool):
    context = browser.new_context()
    if brought:
        bring_axe(context)
    page = context.new_page()
    page.goto(
        "data:text/html,<html lang=nl><title>x</title><main><h1 style='color:%23eee'>Bleek</h1><img src=x>"
    )
    assert {rule for rule, _ in axe_violations(page)} == {"color-contrast", "image-alt"}
    context.close()


def fits_with_double_text(page: Page, pad: str) -> None:
    double_text(page)
    problemen = [*sticking_out(page), *cut_off(page)]
    assert not problemen, f"{pad}: {problemen}"


@pytest.mark.parametrize("venster", [SMALST, TELEFOON], ids=["320", "360"])
def test_every_page_in_every_state_fits_with_text_of_twice_the_size(
    browser: Browser, site: LiveServer, toestanden: list[Toestand], venster: ViewportSize
):
    look_at(browser, site, toestanden, venster, fits_with_double_text)
