"""One number, mailbox and site: what is read on a page, what its link does, and what programs get."""

from dataclasses import replace

import pytest

from tests.factories import AT, HENGELO
from tests.steun.pagina import CheckedClient, text_of
from tests.web.public.wereld import Wereld
from wijzer.domain.regio.gebied import Contact

CONTACT = Contact(
    telefoon="0546-12 34 56 toestel 7",
    email="plek@xn--zrg-sna.example",
    website="https://xn--zrg-sna.example/hulp?x=1",
)
OUD = Contact(telefoon="074-1234 (vraag Jan)", email="zie site", website="in de maak")


def put(wereld: Wereld, contact: Contact) -> None:
    with wereld.database.transaction(at=AT) as store:
        gemeente = store.regios.gemeente(HENGELO)
        store.regios.save_gemeente(replace(gemeente, toegang=contact))
        store.locaties.save(replace(wereld.linde, contact=contact), expected_versie=None)


def paden(wereld: Wereld) -> tuple[str, ...]:
    return f"/twente/groepen/{wereld.linde.publiek_id}", f"/twente/gemeenten/{HENGELO}"


def test_people_read_what_was_typed_and_links_lead_where_programs_look(
    client: CheckedClient, wereld: Wereld
):
    put(wereld, CONTACT)
    for pad in paden(wereld):
        links = {link.get("href"): text_of(link) for link in client.pagina(pad).all("a")}
        assert links["tel:+31546123456"] == "0546-12 34 56 toestel 7"
        assert links["mailto:plek@xn--zrg-sna.example"] == "plek@zörg.example"
        assert links["https://xn--zrg-sna.example/hulp?x=1"] == "zörg.example/hulp?x=1"
    feed = client.get(f"/api/v1/groepen/{wereld.linde.publiek_id}").json
    assert feed is not None
    assert Contact(**feed["contact"]) == CONTACT


@pytest.mark.parametrize("taal", ["", "/en"])
def test_what_is_no_number_or_address_is_shown_and_leads_nowhere(
    client: CheckedClient, wereld: Wereld, taal: str
):
    put(wereld, OUD)
    for pad in paden(wereld):
        pagina = client.pagina(taal + pad)
        for tekst in (OUD.telefoon, OUD.email, OUD.website):
            assert str(tekst) in pagina.text
        assert "tel:0741234" not in pagina.links
        assert not [
            link for link in pagina.links if link.startswith("mailto:zie") or "maak" in link
        ]
