"""axe finds nothing, nothing sticks out and nothing is too small, on every public page in every state."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.base import AXE_SCRIPT
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
from tests.steun.machine.servers import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(400)]


@dataclass
class Ronde:
    """What was found on a telephone in one round of all pages, and with text of twice the size in a window of so many px."""

    telefoon: list[str] = field(default_factory=list)
    dubbel: dict[int, list[str]] = field(default_factory=lambda: {320: [], 360: []})


def note(problemen: list[str], look: Callable[[Page, str], None], page: Page, pad: str) -> None:
    try:
        look(page, pad)
    except AssertionError as fout:
        problemen.append(str(fout))


def look_on_a_telephone(page: Page, pad: str, ronde: Ronde) -> None:
    """Look at one page in every way that fits in a hand. Larger text comes last, because it changes the page."""
    note(ronde.telefoon, check, page, pad)
    double_text(page)
    note(ronde.dubbel[360], fits, page, pad)
    page.set_viewport_size(SMALST)
    note(ronde.dubbel[320], fits, page, pad)
    page.set_viewport_size(TELEFOON)


def fits(page: Page, pad: str) -> None:
    problemen = [*sticking_out(page), *cut_off(page)]
    assert not problemen, f"{pad}: {problemen}"


def look_at_all(
    browser: Browser,
    site: LiveServer,
    toestanden: list[Toestand],
    venster: ViewportSize,
    look: Callable[[Page, str], None],
) -> None:
    """Bring every page in its state, once, and look at it."""
    context = browser.new_context(
        viewport=venster, locale="nl-NL", service_workers="block", reduced_motion="reduce"
    )
    bring_axe(context)
    page = context.new_page()
    page.set_default_timeout(10_000)
    for toestand in toestanden:
        antwoord = page.goto(site.url + toestand.pad)
        assert antwoord
        assert antwoord.status == toestand.status, toestand.pad
        toestand.doe(page)
        look(page, toestand.pad)
    context.close()


def test_every_page_in_every_state_is_accessible_and_fits_with_text_of_twice_the_size_on_a_telephone(
    browser: Browser, site: LiveServer, toestanden: list[Toestand]
):
    """One round for three looks: to bring a page there is most of the work."""
    ronde, gezien = Ronde(), []

    def look(page: Page, pad: str) -> None:
        gezien.append(pad)
        look_on_a_telephone(page, pad, ronde)

    look_at_all(browser, site, toestanden, TELEFOON, look)
    assert gezien == [toestand.pad for toestand in toestanden]
    assert not ronde.telefoon, "\n".join(ronde.telefoon)
    assert not ronde.dubbel[320], "\n".join(ronde.dubbel[320])
    assert not ronde.dubbel[360], "\n".join(ronde.dubbel[360])


def test_every_page_in_every_state_is_accessible_at_a_desk(
    browser: Browser, site: LiveServer, toestanden: list[Toestand]
):
    """In a round of its own: what a page opens where there is room, it opens when it comes."""
    problemen: list[str] = []
    dutch = [toestand for toestand in toestanden if toestand.taal == "nl"]
    look_at_all(browser, site, dutch, BUREAU, lambda page, pad: note(problemen, check, page, pad))
    assert not problemen, "\n".join(problemen)


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


def _text(
    stijl: str = "", om: str = "", achter: str = "#fff", tekst: str = "Een zin om te lezen"
) -> str:
    """A page with one text, the same unless something is said of it, of what is round it or of what lies under it."""
    basis = f"color:#707070;font:16px sans-serif;margin:0;{stijl}".replace("#", "%23")
    vlak = f"position:absolute;top:100px;left:0;width:300px;height:40px;background:{achter}"
    return (
        "data:text/html,<!doctype html><html lang=nl><title>x</title><main><h1>Kop</h1>"
        f"<div style='{vlak.replace('#', '%23')}'></div>"
        f"<div style='position:absolute;top:104px;left:0;{om.replace('#', '%23')}'><p style='{basis}'>{tekst}</p></div>"
    )


@pytest.mark.parametrize(
    "anders",
    [
        {"stijl": "color:#909090"},
        {"stijl": "-webkit-text-fill-color:#909090"},
        {"stijl": "opacity:.7"},
        {"om": "opacity:.7"},
        {"om": "background:#bbb"},
        {"achter": "#bbb"},
    ],
    ids=[
        "paler",
        "filled paler",
        "thinner",
        "thinner round it",
        "darker round it",
        "darker under it",
    ],
)
def test_a_look_that_was_good_hides_no_other(browser: Browser, anders: dict[str, str]):
    """The same text, colour and place is measured anew when anything else makes it hard to read."""
    context = browser.new_context()
    page = context.new_page()
    for pagina in (_text(), _text(tekst="Iets anders")):
        page.goto(pagina)
        assert not axe_violations(page)
    page.goto(_text(**anders))
    assert [rule for rule, _ in axe_violations(page)] == ["color-contrast"]
    context.close()


def test_what_is_good_when_it_is_large_is_not_when_it_is_small(browser: Browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(_text("color:#888;font-size:32px"))
    assert not axe_violations(page)
    page.goto(_text("color:#888"))
    assert [rule for rule, _ in axe_violations(page)] == ["color-contrast"]
    context.close()


def test_what_becomes_pale_after_a_look_is_seen(browser: Browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(_text())
    assert not axe_violations(page)
    page.evaluate("document.querySelector('p').style.color = '#909090'")
    assert [rule for rule, _ in axe_violations(page)] == ["color-contrast"]
    context.close()


def test_a_hidden_text_makes_no_pale_one_good(browser: Browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(_text("color:#909090;visibility:hidden"))
    assert not axe_violations(page)
    page.evaluate("document.querySelector('p').style.visibility = ''")
    assert [rule for rule, _ in axe_violations(page)] == ["color-contrast"]
    context.close()


def test_a_look_is_measured_once(browser: Browser):
    """Three texts of one look are one measurement, and none on the next page."""
    context = browser.new_context()
    page = context.new_page()
    looks: list[int] = []
    for pagina in ("<p>een<p>twee<p>drie", "<p>vier"):
        page.goto(
            "data:text/html,<!doctype html><html lang=nl><title>x</title><main style='color:%23123456'><h1>Kop</h1>"
            + pagina
        )
        page.evaluate(AXE_SCRIPT)
        page.evaluate(
            "() => { const check = axe._audit.checks['color-contrast'], measure = check.evaluate; window.measured = 0;"
            " check.evaluate = function (...all) { window.measured += 1; return measure.apply(this, all) } }"
        )
        assert not axe_violations(page)
        looks.append(page.evaluate("window.measured"))
    assert looks == [2, 0]
    context.close()


@pytest.mark.parametrize(
    ("breedte", "telefoon", "op_320", "op_360"),
    [("350px", False, True, False), ("20rem", False, True, True), ("380px", True, True, True)],
)
def test_the_round_sees_what_is_too_wide_in_one_window_alone(
    browser: Browser, breedte: str, telefoon: bool, op_320: bool, op_360: bool
):
    context = browser.new_context(viewport=TELEFOON)
    bring_axe(context)
    page, gevonden = context.new_page(), Ronde()
    page.goto(
        "data:text/html,<!doctype html><html lang=nl><title>x</title><body style='margin:0'><main>"
        f"<h1>Kop</h1><div style='width:{breedte}'>iets</div>"
    )
    look_on_a_telephone(page, "x", gevonden)
    context.close()
    assert bool(gevonden.telefoon) is telefoon
    assert {px: bool(problemen) for px, problemen in gevonden.dubbel.items()} == {
        320: op_320,
        360: op_360,
    }
