"""What a region writes itself has no English: on an English page every word of it says that it is Dutch."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from tests.factories import AT, HENGELO, PRODUCTEN, REGIO, make_regio
from tests.steun.pagina import CheckedClient
from tests.talen.lezer import Lezer
from tests.web.public.wereld import Wereld
from wijzer.domain.inkoop.product import Doelgroep
from wijzer.domain.regiomap.teksten import VERPLICHTE_TEKSTEN
from wijzer.store.engine import Database

EIGEN = "Eigenhandig"
"""With this begins every text of the region here."""
NAMEN = {"cpwv.naam", "cpwv.afkorting"}
"""How something is called is a name, and a name within a sentence is of no language."""
IN_EEN_REGEL = ("title", "meta", "li[data-")
"""Where only bare text can stand."""


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """The small Twente, in which the region has rewritten all it says."""
    stel_klok(AT)
    wereld = Wereld(database)
    teksten = {naam: f"{EIGEN} {naam}" for naam in VERPLICHTE_TEKSTEN if naam not in NAMEN}
    with database.transaction(at=AT) as store:
        store.regios.save(make_regio(teksten={**make_regio().teksten, **teksten}))
        store.regios.save_doelgroep(Doelgroep(REGIO, "lvb", f"{EIGEN} lvb", 2))
        store.producten.save_many(
            [replace(product, naam=f"{EIGEN} {product.code}") for product in PRODUCTEN]
        )
    return wereld


def _paths(wereld: Wereld) -> Iterator[str]:
    yield from (
        "",
        "/hulp",
        "/hulp/gezinshuis",
        "/producten",
        "/producten/WGZHF",
        "/uitleg",
        "/over",
        "/kaart",
    )
    yield from (
        "/zoeken",
        "/zoeken?hulpvorm=gezinshuis",
        "/zoeken?doelgroep=lvb",
        "/zoeken?hulpvorm=crisiszorg",
    )
    yield from ("/gemeenten", f"/gemeenten/{HENGELO}", f"/zoeken?gemeente={HENGELO}&product=ABGII")
    yield from (f"/groepen/{wereld.linde.publiek_id}", f"/vestigingen/{wereld.kantoor.publiek_id}")


def test_what_the_region_wrote_itself_says_that_it_is_dutch(client: CheckedClient, wereld: Wereld):
    zonder: dict[str, str] = {}
    gezien = 0
    for pad in _paths(wereld):
        for blok in Lezer(client.get(f"/en/twente{pad}").text).blokken:
            if blok.waar.startswith(IN_EEN_REGEL) or blok.tekst.startswith("Search: "):
                continue  # the second: what was searched for in one sentence, on paper
            for stuk in blok.stukken:
                gezien += EIGEN in stuk.tekst
                if EIGEN in stuk.tekst and stuk.taal != "nl":
                    zonder.setdefault(f"{blok.waar}: {' '.join(stuk.tekst.split())}", pad)
    assert gezien > 50
    assert not zonder, "\n".join(f"{stuk} at {pad}" for stuk, pad in sorted(zonder.items()))


@pytest.mark.parametrize(
    ("begin", "tekst"),
    [
        ("", "Inwoners van deze gemeente krijgen deze hulp op een andere manier."),
        ("/en", "People who live in this municipality get this help in another way."),
    ],
)
@pytest.mark.usefixtures("wereld")
def test_what_the_region_did_not_write_is_said_by_the_page(
    client: CheckedClient, begin: str, tekst: str
):
    for weergave in ("zoeken", "kaart"):
        pad = f"{begin}/twente/{weergave}?gemeente={HENGELO}&product=ABGII"
        assert tekst in client.pagina(pad).text
