"""From one locatie to what else there is: of the same aanbieder, and the same help of others."""

from tests.steun.pagina import CheckedClient
from tests.web.public.wereld import Wereld


def test_a_locatie_leads_to_the_others_of_its_aanbieder_and_not_to_itself(
    client: CheckedClient, wereld: Wereld
):
    pad = f"/twente/groepen/{wereld.linde.publiek_id}"
    pagina = client.pagina(pad)
    assert "Ook van Stichting De Vlier" in pagina.text
    assert f"/twente/groepen/{wereld.eik.publiek_id}" in pagina.links
    assert f"/twente/vestigingen/{wereld.kantoor.publiek_id}" in pagina.links
    kern = next(pagina.all("main"))
    assert pad not in {link.get("href") for link in kern.iter("a")}


def test_the_same_help_of_others_is_sought_in_the_region_when_there_is_none_nearby(
    client: CheckedClient, wereld: Wereld
):
    pagina = client.pagina(f"/twente/groepen/{wereld.linde.publiek_id}")
    assert "Dezelfde hulp bij anderen" in pagina.text
    assert f"/twente/groepen/{wereld.berk.publiek_id}" in pagina.links
    assert "/twente/zoeken?hulpvorm=gezinshuis" in pagina.links


def test_a_gemeente_leads_to_its_neighbours_with_what_there_is(
    client: CheckedClient, wereld: Wereld
):
    pagina = client.pagina(f"/twente/gemeenten/{wereld.linde.gemeente}")
    assert f"/twente/gemeenten/{wereld.berk.gemeente}" in pagina.links
    assert "1 locatie" in pagina.text
