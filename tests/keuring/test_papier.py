"""A locatie on paper: one sheet that a family takes home, with its day and the way back to the live page."""

import re
from collections import Counter

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.steun.browser import wait_until
from tests.steun.machine.servers import LiveServer
from tests.walls.conftest import NU, VANDAAG
from wijzer.published.engine import PublicDatabase
from wijzer.web.common.verzoek import OPENBAAR

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BLAD: ViewportSize = {"width": 718, "height": 1047}
"""A4 without its margins of 1 cm, in pixels of 1/96 inch."""


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.fixture
def grootste(site: LiveServer) -> list[str]:
    """The pages of the locaties with most aanbod: vestigingen and groepen, open and shielded."""
    database: PublicDatabase = site.app.extensions[OPENBAAR]
    with database.read(now=NU, today=VANDAAG) as reader:
        aantal = Counter(feit.locatie_id for feit in reader.opname.feiten if feit)
        soorten = [
            ("vestigingen", reader.locaties("vestiging")),
            *(
                (
                    "groepen",
                    [
                        locatie
                        for locatie in reader.locaties("groep")
                        if locatie.adres.afgeschermd is dicht
                    ],
                )
                for dicht in (True, False)
            ),
        ]
    return [
        f"/twente/{pad}/{locatie.id}"
        for pad, alle in soorten
        for locatie in sorted(alle, key=lambda locatie: (-aantal[locatie.id], locatie.naam))[:3]
    ]


@pytest.fixture
def page(browser: Browser) -> Page:
    context = browser.new_context(viewport=BLAD, locale="nl-NL", service_workers="block")
    return context.new_page()


def test_the_largest_locaties_are_at_most_one_sheet_of_two_sides_in_both_languages(
    page: Page, site: LiveServer, grootste: list[str]
):
    for pad in (*grootste, *(f"/en{pagina}" for pagina in grootste)):
        page.goto(site.url + pad)
        assert sheets(page.pdf(format="A4", prefer_css_page_size=True)) <= 2, pad
    page.context.close()


def test_a_locatie_on_paper_tells_whom_to_call_when_it_was_printed_and_where_it_stands(
    page: Page, site: LiveServer, grootste: list[str]
):
    for pad in grootste:
        page.goto(site.url + pad)
        op_scherm = page.get_by_text("Adres", exact=True).locator("..").inner_text()
        page.emulate_media(media="print")
        expect(page.get_by_text("Afgedrukt op 22 november 2026")).to_be_visible()
        expect(page.get_by_text(site.url + pad)).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("heading", name="Bel de aanbieder")).to_be_visible()
        for nummer in page.locator("[aria-labelledby=contact] [href^=tel]").all():
            expect(nummer).to_be_visible()
        op_papier = page.get_by_text("Adres", exact=True).locator("..").inner_text()
        assert op_papier.split() == op_scherm.split(), "the public address, no more and no less"
        for stand in page.locator("[aria-labelledby=stand] .bw-wacht__som").all():
            expect(stand).to_be_visible()
        wait_until(page, "document.querySelector('.bw-papierkop__qr').naturalWidth > 0")
        expect(page.get_by_role("img", name="QR-code naar deze pagina")).to_be_visible()
        page.emulate_media(media="screen")
        expect(page.get_by_role("img", name="QR-code naar deze pagina")).to_be_hidden()
    page.context.close()
