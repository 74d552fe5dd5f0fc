"""The words that people use: the beheerder keeps them, and the public side knows them at once."""

from uuid import uuid4

import pytest

from tests.factories import REGIO
from tests.steun.pagina import Pagina, filled_in
from tests.web.beheer.conftest import tekst
from wijzer.domain.taal.synoniem import Synoniem

LIJST, NIEUW = "/beheer/synoniemen", "/beheer/synoniemen/nieuw"
KNUFFEL = {"woorden": "Knuffelplek", "hulpvormen": ["gezinshuis"]}


@pytest.fixture
def woord(wereld) -> Synoniem:
    synoniem = Synoniem(id=uuid4(), regio=REGIO, woorden="pleeggezin", hulpvormen=("gezinshuis",))
    with wereld.database.transaction() as store:
        store.synoniemen.add_many([synoniem])
    return synoniem


def path(woord: Synoniem) -> str:
    return f"{LIJST}/{woord.id}"


def fetch(wereld, woord: Synoniem) -> Synoniem:
    with wereld.database.read() as store:
        return store.synoniemen.get(woord.id)


def found(wereld, zoek: str) -> str:
    return tekst(wereld.app.test_client().get(f"/{REGIO}/zoeken", query_string={"zoek": zoek}))


def test_a_word_is_found_by_everybody_as_soon_as_it_is_kept(wereld):
    assert "“knuffelplek” = Gezinshuis" not in found(wereld, "knuffelplek")
    response = wereld.bea.send_form(NIEUW, KNUFFEL)
    assert (response.status_code, response.location) == (303, LIJST)
    assert "“knuffelplek” = Gezinshuis" in found(wereld, "knuffelplek")
    assert "Knuffelplek" in wereld.bea.pagina(LIJST).text
    assert wereld.trail()[0] == "woord toegevoegd"


def test_the_list_can_be_searched_by_word_and_by_meaning(wereld, woord):
    for zoek in ("pleeg", "gezinsh"):
        assert "pleeggezin" in wereld.bea.pagina(f"{LIJST}?zoek={zoek}").text
    leeg = wereld.bea.pagina(f"{LIJST}?zoek=onzin")
    assert "Geen woord past bij deze keuze." in leeg.text
    assert f"{NIEUW}?woord=onzin" in [a.get("href") for a in leeg.all("a")]
    assert "Zoekwoorden" in wereld.bea.pagina("/beheer/producten").text


def test_the_list_says_and_chooses_the_language_of_a_word(wereld, woord):
    wereld.bea.send_form(NIEUW, {"woorden": "بديلة", "taal": "ar", "hulpvormen": ["gezinshuis"]})
    alles, arabisch = (wereld.bea.pagina(LIJST + taal) for taal in ("", "?taal=ar"))
    assert "pleeggezin" in alles.text
    assert "pleeggezin" not in arabisch.text
    [link] = [a for a in arabisch.all("a") if "بديلة" in (a.text or "")]
    assert (link.get("lang"), link.get("dir")) == ("ar", "auto")
    assert "“البديلة” = Gezinshuis" in found(wereld, "البديلة")
    onbekend = wereld.bea.pagina(f"{LIJST}?taal=xx").text
    assert "Deze keuze bestaat niet." in onbekend


@pytest.mark.parametrize(
    ("waarden", "melding"),
    [
        ({"woorden": "", "hulpvormen": ["gezinshuis"]}, "Vul een woord in."),
        ({"woorden": "!!!", "hulpvormen": ["gezinshuis"]}, "Vul een woord in."),
        ({"woorden": "a" * 61, "hulpvormen": ["gezinshuis"]}, "Dit is te lang: 61 tekens. Gebruik er hooguit 60."),
        ({"woorden": "knuffel"}, "Kies minstens één soort hulp of één doelgroep."),
        ({"woorden": "het Pleeg-Gezin".replace("-G", "g"), "hulpvormen": ["gezinshuis"]}, "Dit woord staat al in de lijst"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_its_field(wereld, woord, waarden, melding):
    response = wereld.bea.send_form(NIEUW, waarden)
    assert response.status_code == 400
    assert melding in tekst(response)
    with wereld.database.read() as store:
        assert len(store.synoniemen.all(REGIO)) == 1


def test_a_word_gets_another_meaning(wereld, woord):
    response = wereld.bea.send_form(
        path(woord), {"woorden": "pleeggezin", "hulpvormen": [], "doelgroepen": ["lvb"]}, number=-2
    )
    assert response.status_code == 303
    nu = fetch(wereld, woord)
    assert (nu.hulpvormen, nu.doelgroepen, nu.eigen) == ((), ("lvb",), True)
    assert wereld.trail()[0] == "woord gewijzigd"


def test_who_saves_second_sees_what_changed_and_loses_nothing(wereld, woord):
    oud = filled_in(wereld.bea.pagina(path(woord)).post_forms()[-2])
    erbij = {"woorden": "pleegouder", "doelgroepen": ["lvb"]}
    assert wereld.bea.send_form(path(woord), erbij, number=-2).status_code == 303
    response = wereld.bea.post(path(woord), data={**oud, "woorden": "pleeghuis"})
    assert response.status_code == 400
    assert "Iemand anders heeft dit ondertussen gewijzigd" in tekst(response)
    assert "Nu bewaard: pleegouder" in tekst(response)
    assert "pleeghuis" in response.text
    assert fetch(wereld, woord).woorden == "pleegouder"
    opnieuw = filled_in(Pagina(response.text).post_forms()[-2]) | {"getoond-woorden": "getypt"}
    assert wereld.bea.post(path(woord), data=opnieuw).status_code == 303
    nu = fetch(wereld, woord)
    assert (nu.woorden, nu.doelgroepen) == ("pleeghuis", ("lvb",)), "the tick of the other stays"


def test_a_word_that_is_taken_away_means_nothing_and_can_come_back(wereld, woord):
    wereld.bea.pagina(path(woord))
    weg = f"{path(woord)}/verwijderen"
    forms = wereld.bea.pagina(path(woord)).post_forms()
    velden = next(
        {v.get("name"): v.get("value") for v in form.iter("input")}
        for form in forms
        if form.get("action") == weg
    )
    assert wereld.bea.post(weg, data={**velden, "versie": "9"}).location == path(woord)
    assert wereld.bea.post(weg, data=velden).location == LIJST
    assert fetch(wereld, woord).weg
    assert wereld.bea.get(path(woord)).status_code == 404
    assert "Dit woord kennen wij niet" in found(wereld, "pleeggezin")
    assert (
        wereld.bea.send_form(
            NIEUW, {"woorden": "Pleeggezin", "hulpvormen": ["gezinshuis"]}
        ).status_code
        == 303
    )
    assert not fetch(wereld, woord).weg
    assert "“pleeggezin” = Gezinshuis" in found(wereld, "pleeggezin")


def test_a_word_of_danger_is_marked(wereld):
    wereld.bea.send_form(NIEUW, {"woorden": "loeihard", "hulpvormen": ["crisiszorg"]})
    assert "bellen" in wereld.bea.pagina(LIJST).text
    assert "112" in found(wereld, "loeihard")


def test_the_beheerder_of_another_region_does_not_see_it(wereld, woord):
    assert wereld.fokke.get(path(woord)).status_code == 404
    assert "pleeggezin" not in wereld.fokke.pagina(LIJST).text
