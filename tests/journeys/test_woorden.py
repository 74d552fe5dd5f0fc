"""The pages of the office are looked over for broken words: a broken word is seen, and nothing else is."""

import pytest
from playwright.sync_api import Page

from tests.steun.woorden import broken_words

pytestmark = pytest.mark.browser


def test_a_word_that_goes_on_on_the_next_line_is_seen(page: Page) -> None:
    page.set_content("<p style='inline-size: 5em; overflow-wrap: anywhere'>een beschikbaarheid")
    assert broken_words(page) == [f"gebroken op {page.viewport_size}: beschikbaarheid"]


def test_lines_that_break_between_words_are_not(page: Page) -> None:
    page.set_content("<p style='inline-size: 5em'>een twee drie vier C-2025-001 jo@brug.example")
    assert broken_words(page) == []
