"""Words that stand on one line: a column too narrow for them breaks them where nobody reads them."""

from __future__ import annotations

from playwright.sync_api import Page

BROKEN = r"""() => {
  const broken = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest('.bw-verborgen, option, .nl-skip-link')) continue
    for (const match of node.data.matchAll(/[\p{L}\p{N}]+/gu)) {
      const range = document.createRange()
      range.setStart(node, match.index)
      range.setEnd(node, match.index + match[0].length)
      const tops = [...range.getClientRects()].filter((rect) => rect.width > 0).map((rect) => Math.round(rect.top))
      if (tops.length && Math.max(...tops) - Math.min(...tops) > 4) broken.push(match[0])
    }
  }
  return broken
}"""
"""The words that begin on one line and go on on the next."""


SPLIT = r"""() => [...document.querySelectorAll('.bw-tabel .bw-heel')].filter((cell) => {
  if (innerWidth < 1024 || !cell.checkVisibility()) return false
  const range = document.createRange()
  range.selectNodeContents(cell)
  const tops = [...range.getClientRects()].map((rect) => Math.round(rect.top))
  return tops.length > 0 && Math.max(...tops) - Math.min(...tops) > 4
}).map((cell) => cell.textContent)"""
"""The moments, days and numbers in a table that are one thing, and do not stand on one line where there is room."""


def broken_words(page: Page) -> list[str]:
    """Every word that does not stand on one line; an address or a code may break between its words."""
    gevonden = page.evaluate(BROKEN) + page.evaluate(SPLIT)
    return [f"gebroken op {page.viewport_size}: {woord}" for woord in gevonden]
