"""The mail is offered where there is no place, once, with what it is about; and not where it makes no sense."""

import pytest

from tests.factories import HENGELO
from tests.steun.databases.soorten import OP_SQLITE
from tests.steun.pagina import CheckedClient, Pagina, filled_in
from tests.web.public.hulp.test_feiten import twente, wereld

__all__ = ["twente", "wereld"]

pytestmark = OP_SQLITE

NIEUW = "/twente/meldingen/nieuw"


def offers(pagina: Pagina) -> list[str]:
    """Where the offers on a page lead, those in the menu under a list left out."""
    return [
        link.get("href") or ""
        for alinea in pagina.all("p")
        if alinea.get("data-mailaanbod") is not None
        for link in alinea.iter("a")
    ]


LEGE_LIJSTEN = {
    "hulpvorm=kamertraining": f"{NIEUW}?hulpvorm=kamertraining",
    "hulpvorm=gezinshuis&gemeente=GM0168": f"{NIEUW}?gemeente=GM0168&hulpvorm=gezinshuis",
    "hulpvorm=kamertraining&maxWachttijd=8&pagina=2": f"{NIEUW}?hulpvorm=kamertraining&maxWachttijd=8",
}
GEEN_MAIL = (
    "hulpvorm=jeugdzorgplus", "zoek=gesloten+jeugdhulp", "hulpvorm=triage-spoedhulp", "zoek=crisis", "zoek=xyzzyplof",
    "leeftijd=duizend", "segment=advies-en-expertise",
)  # fmt: skip


def asks_address(pagina: Pagina) -> bool:
    """Whether there is a field to fill in a mailbox."""
    return any(veld.get("type") == "email" for veld in pagina.all("input"))


def test_a_list_without_a_place_offers_the_mail_once_with_what_it_is_about(twente: CheckedClient):
    for vraag, href in LEGE_LIJSTEN.items():
        pagina = twente.pagina(f"/twente/zoeken?{vraag}")
        assert offers(pagina) == [href]
        assert "Mail mij over: " in pagina.text
        assert asks_address(twente.pagina(href))
    losser = twente.pagina("/twente/zoeken?hulpvorm=gezinshuis&gemeente=GM0168")
    assert "Mail mij over: Gezinshuis in Losser" in losser.text
    met_plek = twente.pagina("/twente/zoeken?vrijePlek=true")
    assert "vrij" in met_plek.text
    assert offers(met_plek) == []


def test_no_mail_is_offered_in_a_crisis_nor_on_what_a_judge_decides_nor_what_never_comes(
    twente: CheckedClient,
):
    for vraag in GEEN_MAIL:
        pagina = twente.pagina(f"/twente/zoeken?{vraag}")
        assert offers(pagina) == [], vraag
        assert not [link for link in pagina.links if NIEUW in link], vraag


@pytest.mark.regel("is_for_judge")
def test_an_alert_on_what_a_judge_decides_is_refused_with_the_reason(twente: CheckedClient):
    for vraag in GEEN_MAIL[:2]:
        pagina = twente.pagina(f"{NIEUW}?{vraag}")
        assert "Over deze hulp beslist de kinderrechter" in pagina.text
        assert not asks_address(pagina)
    assert asks_address(twente.pagina(f"{NIEUW}?hulpvorm=jeugdzorgplus&hulpvorm=gezinshuis"))


def test_the_page_of_a_kind_of_help_asks_in_which_gemeente_where_somebody_can_wait_for_it(
    twente: CheckedClient,
):
    pagina = twente.pagina("/twente/hulp/begeleiding-individueel")
    (form,) = [form for form in pagina.all("form") if form.get("action") == NIEUW]
    assert filled_in(form)["hulpvorm"] == ["begeleiding-individueel"]
    keuzes = {optie.get("value") for optie in form.iter("option")}
    assert "" in keuzes
    assert HENGELO not in keuzes, "that gemeente does not take part"
    for slug in ("jeugdzorgplus", "triage-spoedhulp", "advies-en-expertise"):
        pagina = twente.pagina(f"/twente/hulp/{slug}")
        assert not [form for form in pagina.all("form") if form.get("action") == NIEUW], slug


def test_the_page_of_a_locatie_offers_its_own_mail_where_it_has_no_place(twente: CheckedClient):
    gezien = set()
    links = twente.pagina("/twente/zoeken").links
    for link in {link for link in links if "/groepen/" in link or "/vestigingen/" in link}:
        pagina = twente.pagina(link)
        locatie = link.rsplit("/", 1)[1].partition("?")[0]
        assert offers(pagina) in ([], [f"{NIEUW}?locatie={locatie}"])
        gezien.add(bool(offers(pagina)))
        assert not offers(pagina) or asks_address(twente.pagina(offers(pagina)[0]))
    assert gezien == {True, False}
