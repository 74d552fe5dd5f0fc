"""A referrer at work, in a real browser: compare, keep, print, and the widget on somebody else's site."""

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.factories import (
    AT,
    TODAY,
    make_aanbod,
    make_actor,
    make_gebruiker,
    make_groep,
    make_opgave,
)
from tests.steun.browser import wait_until
from tests.steun.keurmerk import check
from tests.steun.machine.servers import LiveServer
from tests.web.public.wereld import Wereld
from wijzer.services.regio.voeg_kaderbron_toe import voeg_kaderbron_toe
from wijzer.store.engine import Database

# How a visitor comes to it does not depend on the kind of database.
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)]

TELEFOON: ViewportSize = {"width": 360, "height": 740}
A4_HOOG = 1123
"""The height of A4 in pixels of 1/96 inch."""


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    stel_klok(AT)
    return Wereld(database)


@pytest.fixture
def vol(wereld: Wereld) -> Wereld:
    """Thirty more groepen, with names and products as long as they come."""
    groepen = [
        make_groep(
            wereld.vlier,
            f"Gezinshuis met een heel erg lange naam die nergens op past {n}",
            doelgroepen=frozenset({"lvb"}),
        )
        for n in range(30)
    ]
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add_many(groepen)
        store.aanbod.add_many(
            [make_aanbod(groep, "WGZHF", make_opgave(aantal_wachtenden=3)) for groep in groepen]
        )
    return wereld


def test_a_referrer_compares_with_the_keyboard(page: Page, live_server: LiveServer, wereld: Wereld):
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF")
    for naam in ("De Linde", "De Eik"):
        page.get_by_role("checkbox", name=f"Vergelijk {naam}").focus()
        page.keyboard.press("Space")
    expect(page.get_by_role("status").filter(has_text="2 gekozen.")).to_be_visible()
    page.get_by_role("button", name="Vergelijk uw keuze").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 keuzes naast elkaar")
    expect(page.get_by_role("row").filter(has_text="Samen wachten")).to_contain_text("verschil")
    page.get_by_role("link", name="Haal weg De Eik").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader")).to_have_text(["De Linde"])
    page.get_by_role("link", name="Terug naar de zoekresultaten").click()
    expect(page.get_by_role("checkbox", name="Vergelijk De Linde")).to_be_checked()


def test_comparing_works_on_a_phone_without_a_script(
    browser: Browser, live_server: LiveServer, wereld: Wereld
):
    context = browser.new_context(viewport=TELEFOON, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF")
    for naam in ("De Linde", "De Berk"):
        page.get_by_role("checkbox", name=f"Vergelijk {naam}").check()
    page.get_by_role("button", name="Vergelijk uw keuze").click()
    expect(page.get_by_role("columnheader")).to_have_text(["De Linde", "De Berk"])
    page.go_back()
    page.get_by_text("Bewaren en delen").click()
    expect(page.get_by_label("Link naar deze zoekvraag")).to_have_value(page.url)
    expect(page.get_by_role("button", name="Kopieer")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_comparison_and_widget_pass_axe_and_fit(
    page: Page, live_server: LiveServer, wereld: Wereld, width: int
):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF")
    page.get_by_text("Bewaren en delen").click()
    boxes = page.get_by_role("checkbox", name=re.compile("^Vergelijk "))
    for number in range(boxes.count()):
        boxes.nth(number).check()
    check(page)
    page.get_by_role("button", name="Vergelijk uw keuze").click()
    check(page)
    for pad in (
        "/twente/vergelijken",
        "/twente/vergelijken?aanbod=abc",
        "/twente/widget?aantal=3",
        "/twente/widget?hulpvorm=crisiszorg",
        "/en/twente/widget",
    ):
        page.goto(live_server.url + pad)
        check(page)


LINES = """kop => {
  const tekst = document.createTreeWalker(kop, NodeFilter.SHOW_TEXT);
  while (tekst.nextNode() && !tekst.currentNode.data.trim());
  const stuk = document.createRange();
  stuk.selectNodeContents(tekst.currentNode);
  return stuk.getClientRects().length;
}"""
"""Over how many lines the first text of a heading stands."""


def compare_all(page: Page, live_server: LiveServer, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF")
    for box in page.get_by_role("checkbox", name=re.compile("^Vergelijk ")).all():
        box.check()
    page.get_by_role("button", name="Vergelijk uw keuze").click()
    expect(page.get_by_role("columnheader")).to_have_count(3)


@pytest.mark.parametrize("width", [320, 360])
def test_a_comparison_on_a_phone_shows_all_at_once_and_is_still_a_table(
    page: Page, live_server: LiveServer, wereld: Wereld, width: int
):
    compare_all(page, live_server, width)
    namen = page.get_by_role("columnheader").all_inner_texts()
    assert page.locator(".bw-vergelijking").evaluate("deel => deel.scrollWidth <= deel.clientWidth")
    rij = page.get_by_role("row").filter(has_text="Samen wachten")
    for nummer, cel in enumerate(rij.get_by_role("cell").all()):
        rand = cel.bounding_box()
        assert rand is not None
        assert 0 <= rand["x"] <= rand["x"] + rand["width"] <= width
        assert cel.get_attribute("data-label") == namen[nummer], "a cell says whose it is"
    boom = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    rollen = Counter(knoop["role"]["value"] for knoop in boom if not knoop.get("ignored"))
    assert (rollen["table"], rollen["columnheader"]) == (1, 3)
    assert rollen["cell"] == 3 * rollen["rowheader"] > 30


def test_what_differs_can_be_reached_with_the_arrow_keys_where_a_table_is_too_wide(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    compare_all(page, live_server, 768)
    lang = page.get_by_role("rowheader", name=re.compile("Rolstoeltoegankelijk"))
    assert lang.evaluate(LINES) == 1, "no word is cut in two"
    for cel in page.get_by_role("cell").all():
        cel.evaluate("cel => cel.style.minInlineSize = '20rem'")
    region = page.get_by_role("region", name="Vergelijking")
    region.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, "document.querySelector('.bw-vergelijking').scrollLeft > 0")
    kop = page.get_by_role("rowheader", name=re.compile("Samen wachten"))
    rand = kop.bounding_box()
    assert rand is not None
    assert 0 <= rand["x"] < 40, "the heading of a row stays in view"


def test_searches_are_kept_on_this_device_only(page: Page, live_server: LiveServer, wereld: Wereld):
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF&vrijePlek=true")
    expect(page.get_by_role("heading", name="Bewaarde zoekvragen")).to_be_hidden()
    page.get_by_text("Bewaren en delen").click()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.get_by_role("link", name="WGZHF, Nu plek")).to_be_visible()
    assert not asked, "keeping a search tells nobody"
    page.goto(f"{live_server.url}/twente")
    page.get_by_role("link", name="WGZHF, Nu plek").click()
    expect(page).to_have_url(f"{live_server.url}/twente/zoeken?product=WGZHF&vrijePlek=true")
    page.get_by_role("button", name="Haal weg WGZHF, Nu plek").click()
    expect(page.get_by_role("heading", name="Bewaarde zoekvragen")).to_be_hidden()


def test_odd_things_in_the_list_of_this_device_are_passed_over(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    page.goto(f"{live_server.url}/twente")
    for odd in (
        "{",
        "7",
        '[{"titel": "x", "adres": "javascript:alert(1)"}, {"titel": "y", "adres": "https://elders.example/"}]',
    ):
        page.evaluate("odd => localStorage.setItem('wijzer.zoekvragen', odd)", odd)
        page.reload()
        expect(page.get_by_role("heading", name="Bewaarde zoekvragen")).to_be_hidden()


@pytest.mark.parametrize(("vorm", "hoogstens"), [("&weergave=tabel", 2), ("", 3)])
def test_a_page_of_25_results_is_one_sheet_with_its_date_and_the_way_back(
    page: Page, live_server: LiveServer, vol: Wereld, vorm: str, hoogstens: int
):
    """No name is cut off any more, and what to do next stands below: a table takes the two sides of a sheet at most."""
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF&doelgroep=lvb{vorm}")
    assert page.get_by_role("checkbox", name=re.compile("^Vergelijk ")).count() == 25
    sheet = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", sheet)) <= hoogstens
    page.emulate_media(media="print")
    expect(page.get_by_text("Afgedrukt op 20 november 2026")).to_be_visible()
    picture = page.get_by_role("img", name="QR-code naar deze zoekvraag")
    expect(picture).to_be_visible()
    picture.scroll_into_view_if_needed()
    wait_until(page, "document.querySelector('.bw-papierkop__qr').naturalWidth > 0")
    expect(
        page.get_by_text(f"{live_server.url}/twente/zoeken?doelgroep=lvb&product=WGZHF", exact=True)
    ).to_be_visible()
    for gone in (
        page.get_by_role("navigation"),
        page.get_by_role("search"),
        page.get_by_text("Bewaren en delen"),
    ):
        for blok in gone.all():
            expect(blok).to_be_hidden()


def test_what_decides_can_be_read_on_paper(page: Page, live_server: LiveServer, vol: Wereld):
    page.set_viewport_size({"width": 718, "height": A4_HOOG})
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF&sorteer=naam")
    page.emulate_media(media="print")
    eerste = page.locator(".bw-resultaten--lijst > li").filter(has_text="De Linde")
    for zichtbaar in ("2 plekken vrij", "074-000 00 12", "De Linde"):
        expect(eerste.get_by_text(zichtbaar).first).to_be_visible()
    rand = eerste.bounding_box()
    som = eerste.locator(".bw-wacht__som").bounding_box()
    assert rand is not None
    assert som is not None
    assert som["y"] + som["height"] <= rand["y"] + rand["height"] + 1, "the wait is cut off"


def test_how_old_an_entry_is_is_never_cut_off_on_paper(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    opgaven = [
        make_opgave(
            peildatum=TODAY - timedelta(days=40),
            vrije_plekken=vrij,
            aanmeldwachttijd_weken=25,
            behandelwachttijd_weken=52,
        )
        for vrij in (0, 12)
    ]
    groepen = [make_groep(wereld.vlier, f"Een naam die nergens op past, de {n}e") for n in range(2)]
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add_many(groepen)
        store.aanbod.add_many(
            [
                make_aanbod(groep, "WGZHF", opgave)
                for groep, opgave in zip(groepen, opgaven, strict=True)
            ]
        )
    page.set_viewport_size({"width": 718, "height": A4_HOOG})
    for taal, woord in (("", "verouderd"), ("/en", "out of date")):
        page.goto(f"{live_server.url}{taal}/twente/zoeken?product=WGZHF&sorteer=naam")
        page.emulate_media(media="print")
        regels = page.locator(".bw-reden").filter(has_text=woord)
        expect(regels).to_have_count(2)
        for regel in regels.all():
            past = regel.locator("> :nth-child(2)").evaluate(
                "deel => { const [d, r] = [deel.getBoundingClientRect(), deel.closest('p').getBoundingClientRect()];"
                " return d.width > 0 && d.right <= r.right + 1 && d.bottom <= r.bottom + 1 }"
            )
            assert past, regel.inner_text()
            expect(regel.locator("> :first-child")).to_be_visible()


@pytest.fixture
def other_site(live_server: LiveServer) -> Iterator[int]:
    """A site of somebody else that frames the widget; gives its port."""
    html = f'<!doctype html><title>Elders</title><iframe title="Widget" src="{live_server.url}/twente/widget" width="280" height="600"></iframe>'

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_widget_shows_on_a_listed_site_and_on_no_other(
    browser: Browser, live_server: LiveServer, wereld: Wereld, other_site: int
):
    listed, unlisted = f"http://localhost:{other_site}", f"http://127.0.0.1:{other_site}"
    with wereld.database.transaction(at=AT) as store:
        bea = make_actor(make_gebruiker())
        voeg_kaderbron_toe(store, "twente", listed, lokaal=True, by=bea, at=AT)
    page = browser.new_page()
    page.goto(listed)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Jeugdhulp in Twente")
    assert frame.locator("body").evaluate("body => body.scrollWidth <= window.innerWidth")
    page.goto(unlisted)
    wait_until(page, "window.frames.length === 1")
    page.wait_for_timeout(500)
    expect(page.frame_locator("iframe").get_by_text("Jeugdhulp in Twente")).to_have_count(0)
    page.close()
