"""What is gone and what never was: no more is told, and the search goes on from there."""

from uuid import UUID

import pytest

from tests.steun.pagina import CheckedClient, Pagina
from tests.web.public.wereld import Wereld


@pytest.mark.parametrize("taal", ["", "/en"])
def test_what_is_gone_says_only_that_and_offers_the_search_of_its_region(
    client: CheckedClient, wereld: Wereld, taal: str
):
    wereld.withdraw(wereld.berk)
    for pad in (f"groepen/{wereld.berk.publiek_id}", f"aanbieders/{wereld.stil.id}"):
        antwoord = client.get(f"{taal}/twente/{pad}")
        assert antwoord.status_code == 410
        pagina = Pagina(antwoord.text)
        assert [form.get("action") for form in pagina.all("form")] == [f"{taal}/twente/zoeken"]
        for verborgen in ("De Berk", "Stille Aanbieder", str(wereld.berk.publiek_id)):
            assert verborgen not in pagina.text


def test_two_that_are_gone_look_the_same(client: CheckedClient, wereld: Wereld):
    for groep in (wereld.berk, wereld.eik):
        wereld.withdraw(groep)
    antwoorden = [
        client.get(f"/twente/groepen/{groep.publiek_id}").text
        for groep in (wereld.berk, wereld.eik)
    ]
    assert antwoorden[0].replace(str(wereld.berk.publiek_id), "") == antwoorden[1].replace(
        str(wereld.eik.publiek_id), ""
    )


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize("pad", ["/twente/onzin", "/en/twente/hulp/onzin", "/twente/zoeken/x/"])
def test_what_never_was_offers_the_search_too(client: CheckedClient, pad: str):
    antwoord = client.get(pad)
    assert antwoord.status_code == 404
    taal = "/en" if pad.startswith("/en") else ""
    pagina = Pagina(antwoord.text)
    assert [form.get("action") for form in pagina.all("form")] == [f"{taal}/twente/zoeken"]
    assert "geen toegang" not in pagina.text


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize("pad", ["/elders", "/en/elders/zoeken", f"/elders/groepen/{UUID(int=7)}"])
def test_outside_every_region_there_is_only_the_beginning(client: CheckedClient, pad: str):
    antwoord = client.get(pad)
    assert antwoord.status_code == 404
    assert list(Pagina(antwoord.text).all("form")) == []
