"""What must be true of every page in a browser, whoever looks at it: `check(page)`."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page, ViewportSize

REGELS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}
"""WCAG 2.2 A and AA, and what axe calls good practice: headings in order, landmarks, nothing outside them."""
KLEINSTE_DOEL = 24
TELEFOON: ViewportSize = {"width": 360, "height": 740}
SMALST: ViewportSize = {"width": 320, "height": 640}
"""The narrowest that WCAG 1.4.10 asks for: 1280 px at 400 %."""
BUREAU: ViewportSize = {"width": 1280, "height": 900}

TE_KLEIN = """(least) => {
  const found = []
  for (const each of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    const target = (each.type === 'checkbox' || each.type === 'radio') ? (each.closest('label') ?? each) : each
    const box = target.getBoundingClientRect()
    const seen = each.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && box.width > 1 && box.height > 1
    const inText = getComputedStyle(target).display === 'inline'
    if (seen && !inText && (box.width < least || box.height < least)) found.push(`${each.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`)
  }
  return found
}"""
STEEKT_UIT = """() => {
  const wide = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= wide) return []
  return [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > wide + 1)
    .slice(0, 3).map((each) => each.outerHTML.slice(0, 90)).concat('scrollWidth')
}"""


ZIE = """([rules, known]) => {
  const check = axe._audit.checks['color-contrast']
  const measure = check.measure ??= check.evaluate
  const good = new Set(known), fresh = [], kept = { painted: new Map(), mixed: new Map() }
  const style = (each, names) => {
    const all = getComputedStyle(each)
    return names.map((name) => all.getPropertyValue(name)).join()
  }
  const once = (map, each, make) => map.get(each) ?? (map.set(each, make()), map.get(each))
  const mixed = (each) => each ? once(kept.mixed, each, () => {
    const own = style(each, ['opacity', 'filter', 'mix-blend-mode'])
    return (own === '1,none,normal' ? '' : `<${own}`) + mixed(each.parentElement ?? each.getRootNode().host)
  }) : ''
  const painted = (each) => once(kept.painted, each, () => each.tagName
    + style(each, ['background-color', 'background-image', 'background-clip']) + mixed(each))
  const look = (each) => [...new Set([
    style(each, ['color', '-webkit-text-fill-color', '-webkit-text-stroke', 'font-size', 'font-weight', 'text-shadow']) + mixed(each),
    ...axe.commons.dom.getTextElementStack(each).map((line) => line.map(painted).join('/')),
  ])].join('|')
  check.evaluate = function (node, ...rest) {
    const seen = axe.commons.dom.isVisibleOnScreen(node) ? look(node) : null
    if (seen && good.has(seen)) return true
    let ratio
    const told = Object.assign(Object.create(this), { data: (data) => { ratio = data.messageKey ? 0 : data.contrastRatio; this.data(data) } })
    const fine = measure.call(told, node, ...rest)
    if (seen && fine === true && ratio) {
      good.add(seen)
      fresh.push(seen)
    }
    return fine
  }
  return axe.run(rules).then((all) => [all.violations, fresh])
}"""
"""Runs axe, and has it measure the contrast of one look once.

Contrast is most of its work, and 25 results, or the same page in two states, have the same looks: what the text is like and what lies
under each of its lines, as axe itself stacks it. A look that was found good is good wherever it comes back; any other is measured.
"""
_GOED: set[str] = set()
"""The looks that this process found good."""


AFGEKAPT = """() => [...document.body.querySelectorAll('*')].filter((each) => {
  const meant = each.closest('.bw-rolbaar, .bw-verborgen, svg, thead, input, select, textarea')
  return !meant && each.checkVisibility() && getComputedStyle(each).overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1
}).map((each) => `${each.outerHTML.slice(0, 90)} ${each.scrollWidth} > ${each.clientWidth}`)"""


def check(page: Page, where: str = "") -> None:
    """Fail when axe finds anything, when something sticks out of the window, or when a target is too small to hit."""
    problems = [*axe_violations(page), *sticking_out(page), *small_targets(page)]
    assert not problems, f"{where or page.url}: {problems}"


def bring_axe(context: BrowserContext) -> None:
    """Put axe in every page that a visitor will open: the browser then compiles it once, and not for each page."""
    context.add_init_script(AXE_SCRIPT)


def run_axe(page: Page, rules: dict[str, list[str]]) -> list[dict[str, Any]]:
    """What axe finds by these rules, as axe tells it, in a page that is there whole. Axe comes into it once, however often one looks."""
    page.wait_for_load_state()
    if not page.evaluate("window.axe?.run !== undefined"):
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]]
    found, fresh = page.evaluate(ZIE, [rules, list(_GOED)])
    _GOED.update(fresh)
    return found


def axe_violations(page: Page) -> list[tuple[str, Any]]:
    """What axe finds: the rule, and the elements with what is said of them."""
    gevonden = run_axe(page, REGELS)
    return [
        (
            bevinding["id"],
            [(node["target"], node["failureSummary"]) for node in bevinding["nodes"][:3]],
        )
        for bevinding in gevonden
    ]


def sticking_out(page: Page) -> list[str]:
    """What makes the page wider than its window."""
    gevonden: list[str] = page.evaluate(STEEKT_UIT)
    return gevonden


def small_targets(page: Page) -> list[str]:
    """What is to be pressed and is smaller than 24 pixels; a link in running text may be: of those axe measures the room around them (WCAG 2.5.8)."""
    gevonden: list[str] = page.evaluate(TE_KLEIN, KLEINSTE_DOEL)
    return gevonden


def double_text(page: Page) -> None:
    """Make all text twice as large, as somebody with poor sight does, and open whatever is folded."""
    page.evaluate(
        "() => { document.documentElement.style.fontSize = '200%';"
        " for (const each of document.querySelectorAll('details')) each.open = true }"
    )


def cut_off(page: Page) -> list[str]:
    """What holds more than it shows sideways, and is not a table that is meant to be rolled."""
    gevonden: list[str] = page.evaluate(AFGEKAPT)
    return gevonden
