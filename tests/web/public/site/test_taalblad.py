"""The page in Turkish, Polish, Arabic and Ukrainian, and the line of that language on a search."""

from uuid import uuid4

import pytest

from tests.factories import AT, REGIO
from tests.steun.pagina import CheckedClient, text_of
from tests.web.public.wereld import Wereld
from wijzer.domain.taal.schrijfwijze import fold
from wijzer.domain.taal.synoniem import Synoniem
from wijzer.domain.taal.vreemd.talen import EIGEN_NAMEN
from wijzer.files.regio import read_regio
from wijzer.mappen import SEED
from wijzer.published.opname.taalboek import Taalboek
from wijzer.published.opname.zoekbegrip import Begripsoort, Zoekbegrip
from wijzer.web.public.talen.blad import Taalblad
from wijzer.web.public.talen.bladen import BLADEN


@pytest.mark.parametrize("taal", BLADEN)
def test_a_page_is_in_its_language_and_says_whom_to_call_first(client: CheckedClient, wereld, taal):
    pagina = client.pagina(f"/{REGIO}/{taal}")
    assert (pagina.root.get("lang"), pagina.root.get("dir")) == (
        taal,
        "rtl" if taal == "ar" else None,
    )
    [hoofd] = pagina.all("main")
    assert next(hoofd.iter("h2")).get("id") == "gevaar"
    assert {"tel:112", "tel:08002000", f"/{REGIO}"} <= {a.get("href") for a in hoofd.iter("a")}
    woorden = [dt.get("lang") for dt in hoofd.iter("dt")]
    assert woorden == ["nl"] * len(woorden)
    assert len(woorden) >= 12
    assert "Twente" in pagina.title


def test_every_page_leads_to_the_other_languages_by_their_own_names(client: CheckedClient, wereld):
    assert EIGEN_NAMEN.keys() == BLADEN.keys()
    for pad in (f"/{REGIO}", f"/en/{REGIO}/zoeken", f"/{REGIO}/uitleg", f"/{REGIO}/ar"):
        links = {a.get("href"): a for a in client.pagina(pad).all("a")}
        for taal, naam in EIGEN_NAMEN.items():
            link = links[f"/{REGIO}/{taal}"]
            assert (link.get("lang"), text_of(link).strip()) == (taal, naam)
    kaart = client.get("/sitemap.xml").text
    assert all(f"/{REGIO}/{taal}</loc>" in kaart for taal in BLADEN)


@pytest.mark.parametrize("pad", ["", "/spoed"])
def test_who_reads_no_dutch_finds_the_own_language_before_the_end_of_a_first_page(
    client: CheckedClient, wereld, pad: str
):
    (hoofd,) = client.pagina(f"/{REGIO}{pad}").all("main")
    assert {f"/{REGIO}/{taal}" for taal in BLADEN} <= {a.get("href") for a in hoofd.iter("a")}


@pytest.mark.parametrize("blad", BLADEN.values(), ids=BLADEN)
def test_an_example_is_a_word_of_the_region_as_it_ships(blad: Taalblad):
    hulp = (Zoekbegrip(Begripsoort.HULPVORM, "hulp", "Hulp"),)
    woorden = read_regio(SEED / REGIO, at=AT).synoniemen
    boek = Taalboek(
        blad.taal, [(woord.woorden, hulp) for woord in woorden if woord.taal == blad.taal]
    )
    for voorbeeld in blad.zoeken.voorbeelden:
        assert boek.phrase_at(fold(voorbeeld), 0), voorbeeld


@pytest.fixture
def woorden(wereld: Wereld) -> None:
    """Some words of other languages in the small Twente."""
    with wereld.database.transaction() as store:
        store.synoniemen.add_many(
            [
                Synoniem(id=uuid4(), regio=REGIO, woorden=woord, hulpvormen=(slug,), taal=taal)
                for woord, slug, taal in (
                    ("intihar", "crisiszorg", "tr"),
                    ("przemoc", "crisiszorg", "pl"),
                    ("بديلة", "gezinshuis", "ar"),
                    ("прийомна", "gezinshuis", "uk"),
                    ("drok", "gezinshuis", "nds"),
                )
            ]
        )


@pytest.mark.usefixtures("woorden")
@pytest.mark.parametrize(
    ("zoek", "taal", "regel"),
    [
        ("intihar", "tr", BLADEN["tr"].regel.gevaar),
        ("przemocy w domu", "pl", BLADEN["pl"].regel.gevaar),
        ("البديلة", "ar", BLADEN["ar"].regel.gelezen),
        ("прийомну сім'ю", "uk", BLADEN["uk"].regel.gelezen),
        ("дерево", "uk", BLADEN["uk"].regel.leeg),
        ("شجرة", "ar", BLADEN["ar"].regel.leeg),
    ],
    ids=lambda waarde: waarde[:12],
)
def test_a_search_says_in_its_own_language_what_it_shows(client: CheckedClient, zoek, taal, regel):
    pagina = client.pagina(f"/{REGIO}/zoeken", query_string={"zoek": zoek})
    [regels] = [p for p in pagina.all("p") if p.get("lang") == taal]
    assert regel in text_of(regels)
    assert regels.get("dir") == ("rtl" if taal == "ar" else "ltr")
    assert [a.get("href") for a in regels.iter("a")] == [f"/{REGIO}/{taal}"]


@pytest.mark.usefixtures("woorden")
def test_dutch_english_and_twents_have_no_such_line(client: CheckedClient):
    for zoek in ("gezinshuis", "foster care", "mien jong is drok", ""):
        pagina = client.pagina(f"/{REGIO}/zoeken", query_string={"zoek": zoek})
        assert "bw-taalregel" not in {p.get("class") for p in pagina.all("p")}, zoek
