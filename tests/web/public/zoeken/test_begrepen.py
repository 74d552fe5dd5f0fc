"""The page says how it read what was typed, and the field helps while somebody types."""

from urllib.parse import quote_plus

import pytest

from tests.factories import AT, REGIO
from tests.steun.pagina import CheckedClient
from tests.web.public.wereld import STRAAT, Wereld
from wijzer.files.regio import read_regio
from wijzer.mappen import SEED
from wijzer.services.regio.laad_regio import laad_regio
from wijzer.web.public.crisis import crisis_from

pytestmark = pytest.mark.usefixtures("wereld")


def suggested(
    client: CheckedClient, tekst: str, pad: str = "/twente/suggesties"
) -> list[dict[str, str]]:
    antwoord = client.get(pad, query_string={"zoek": tekst})
    assert antwoord.status_code == 200
    gevonden: list[dict[str, str]] = antwoord.get_json()["suggesties"]
    return gevonden


def test_a_mended_slip_is_told_with_the_literal_search_beside_it(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?zoek=gezinshius")
    assert "Bedoelde u: gezinshuis?" in pagina.text
    links = [a.get("href") for a in pagina.all("a")]
    assert "/twente/zoeken?letterlijk=true&zoek=gezinshius" in links
    letterlijk = client.pagina("/twente/zoeken?letterlijk=true&zoek=gezinshius")
    assert "Bedoelde u" not in letterlijk.text
    assert "Dit woord kennen wij niet: “gezinshius”." in letterlijk.text


def test_a_word_that_says_nothing_is_set_aside_and_named_as_it_was_typed(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?zoek=gezinshuis+XyzzyPlóf")
    assert "Dit woord kennen wij niet: “XyzzyPlóf”. Wij zochten op de rest." in pagina.text
    assert "3 locaties" in pagina.text
    assert "Zo komt u verder" not in pagina.text


ONBEKEND = {
    "مُساعدة لطفلي": "مُساعدة", "помощь моей дочери": "помощь", "çocuğum için": "çocuğum", "🙂🙃": "🙂🙃", "é\u0301\u0301x": "é\u0301\u0301x",
    "xyzzyplof": "xyzzyplof",
}  # fmt: skip


@pytest.mark.parametrize("tekst", ONBEKEND, ids=range(len(ONBEKEND)))
def test_who_is_not_understood_reads_what_was_typed_and_three_ways_on(
    client: CheckedClient, tekst: str
):
    pagina = client.pagina(f"/twente/zoeken?zoek={quote_plus(tekst)}")
    assert ONBEKEND[tekst] in [bdi.text for bdi in pagina.all("bdi")]
    for zin in ("Kies een soort hulp", "Bel de toegang van", "Lees hoe u begint"):
        assert zin in pagina.text
    assert "Met deze filters" not in pagina.text
    assert "Zoek ruimer" not in pagina.text
    assert tekst == next(veld for veld in pagina.all("input") if veld.get("name") == "zoek").get(
        "value"
    )


@pytest.mark.parametrize("plaats", ["kampen", "Deurne"])
def test_a_place_elsewhere_is_not_read_as_one_that_holds_its_name(
    client: CheckedClient, plaats: str
):
    pagina = client.pagina(f"/twente/zoeken?zoek={plaats}")
    assert f"“{plaats}” ligt buiten Twente." in pagina.text


def test_a_word_that_is_only_in_another_is_told_with_that_other(client: CheckedClient):
    def told(tekst: str) -> bool:
        return "alleen als deel van" in client.pagina(f"/twente/zoeken?zoek={tekst}").text

    pagina = client.pagina("/twente/zoeken?zoek=kantoo")
    assert "“kantoo” vonden wij alleen als deel van een ander woord: “kantoor”." in pagina.text
    assert not told("Linde")
    assert not told("gezinshuizen")


def test_a_sentence_is_answered_and_says_on_what_it_was_not_searched(client: CheckedClient):
    zin = "mijn+zoon+van+9+gooit+met+borden,+wie+heeft+een+gezinshuis"
    pagina = client.pagina(f"/twente/zoeken?zoek={zin}")
    assert "Hierop zochten wij niet: “gooit” en “borden”." in pagina.text
    assert "9 jaar weghalen" in " ".join(pagina.text.split())
    assert "“9” =" not in pagina.text


def test_an_ordinary_word_is_no_word_that_we_do_not_know(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?zoek=geld")
    assert "Hieruit weten wij nog niet welke hulp u zoekt: “geld”." in pagina.text
    assert "kennen wij niet" not in pagina.text
    assert "Meld dit woord" not in pagina.text


def test_a_text_that_asks_too_much_offers_to_ask_one_thing_less(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?zoek=gezinshuis+autisme")
    assert "Zonder “autisme” (3 locaties, bij 1 is nu plek)" in pagina.text


def test_a_place_in_the_text_leads_to_its_toegang_and_its_neighbours(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?zoek=gezinshuis+almelo")
    assert "De toegang van Almelo zoekt met u mee." in pagina.text
    assert "/twente/zoeken?gemeente=GM0164&zoek=gezinshuis" in pagina.links


def test_only_words_that_say_nothing_lead_to_all_kinds_of_help(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?zoek=xyzzyplof")
    assert "Bekijk alle hulp (" in pagina.text
    assert "/twente/zoeken" in pagina.links
    in_hengelo = client.pagina("/twente/zoeken?zoek=xyzzyplof+hengelo").text
    assert "Dit woord kennen wij niet: “xyzzyplof”. Wij zochten op de rest." in in_hengelo
    assert "Zo komt u verder" not in in_hengelo


def test_a_text_that_is_understood_without_doubt_needs_no_explanation(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?zoek=gezinshuis")
    assert "Bedoelde u" not in pagina.text
    assert "uw woorden" not in pagina.text
    assert "Gezinshuis in Twente" in pagina.text


def test_a_word_is_not_explained_by_itself_in_another_inflection(client: CheckedClient):
    """It once said “ambulante” = Ambulant."""
    for tekst in ("ambulante+hulp", "gezinshuizen", "licht+verstandelijke+beperkingen"):
        assert "begrepen" not in client.pagina(f"/twente/zoeken?zoek={tekst}").text, tekst


def test_who_types_a_word_of_crisis_is_offered_no_mail_for_later(client: CheckedClient):
    def offers_mail(tekst: str) -> bool:
        pagina = client.pagina(f"/twente/zoeken?zoek={tekst}")
        return any("/meldingen/nieuw" in href for href in pagina.links)

    assert offers_mail("gezinshuis")
    assert not offers_mail("gezinshuis+crisiszorg")


def test_crisis_begins_with_whom_to_call_also_when_it_was_typed_wrong(client: CheckedClient):
    for tekst in ("crisiszorg", "crisiszrog"):
        pagina = client.pagina(f"/twente/zoeken?zoek={tekst}")
        assert "112" in pagina.text
        assert "locaties" not in pagina.text


def test_a_mail_when_a_place_opens_is_offered_but_not_in_a_crisis(client: CheckedClient):
    mail = "/twente/meldingen/nieuw?"
    gewoon = client.pagina("/twente/zoeken?zoek=gezinshuis")
    assert any(link.startswith(mail) for link in gewoon.links)
    for vraag in ("zoek=crisiszorg", "hulpvorm=crisiszorg"):
        pagina = client.pagina(f"/twente/zoeken?{vraag}")
        assert not any(link.startswith(mail) for link in pagina.links)


@pytest.mark.parametrize("vraag", ["zoek=%FF", "leeftijd=99", "zoek=xyzzyplof", "zoek=WGZHX"])
def test_a_mail_that_would_be_refused_is_not_offered(client: CheckedClient, vraag: str):
    pagina = client.pagina(f"/twente/zoeken?{vraag}")
    assert not [link for link in pagina.links if "/meldingen/nieuw" in link]


def test_a_text_that_is_too_long_is_explained_beside_the_field(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?zoek=" + "gezin+" * 60)
    veld = next(veld for veld in pagina.all("input") if veld.get("name") == "zoek")
    assert veld.get("aria-invalid") == "true"
    assert "Zoek met 1 tot en met 300 tekens." in pagina.text


def test_a_story_that_is_too_long_is_still_heard_for_danger(client: CheckedClient):
    verhaal = (
        "wij+wonen+hier+al+lang+" * 14
        + "en+mijn+vader+slaat+mij+"
        + "en+zo+gaat+het+maar+door+" * 20
    )
    antwoord = client.get("/twente/zoeken?zoek=" + verhaal)
    assert "Zoek met 1 tot en met 300 tekens." in antwoord.text
    assert "112" in antwoord.text
    assert antwoord.headers["Cache-Control"] == "no-store"
    laat = client.get("/twente/zoeken?zoek=" + "gezin+" * 200 + "vader+slaat+mij")
    assert laat.headers["Cache-Control"] != "no-store"


def test_the_field_says_where_its_suggestions_come_from_in_each_language(client: CheckedClient):
    for pad, waar in (
        ("/twente", "/twente/suggesties"),
        ("/en/twente/zoeken", "/en/twente/suggesties"),
    ):
        veld = next(v for v in client.pagina(pad).all("input") if v.get("name") == "zoek")
        assert veld.get("data-suggesties") == waar
        assert veld.get("maxlength") == "300"


def test_suggestions_name_what_they_are_and_complete_the_last_words(client: CheckedClient):
    gevonden = suggested(client, "autisme hen")
    assert {
        (suggestie["soort"], suggestie["naam"], suggestie["zoek"]) for suggestie in gevonden
    } >= {("gemeente", "Hengelo", "autisme Hengelo")}
    soorten = {
        suggestie["soort"]
        for tekst in ("gez", "lin", "vli", "wgz", "aut")
        for suggestie in suggested(client, tekst)
    }
    assert soorten == {"hulpvorm", "locatie", "aanbieder", "product", "doelgroep", "uitleg"}


def test_a_suggestion_leads_to_what_it_names(client: CheckedClient):
    for tekst in ("gez", "de lin", "wgzhf", "eik"):
        for suggestie in suggested(client, tekst):
            pagina = client.pagina("/twente/zoeken?zoek=" + suggestie["zoek"].replace(" ", "+"))
            assert "kennen wij niet: " not in pagina.text, suggestie


@pytest.mark.parametrize(
    "tekst",
    ["", " ", "a", "\x00", "<script>", "' OR 1=1", "a" * 3_500, "zzzzzz", STRAAT, STRAAT[:5], "🙂"],
)
def test_no_text_brings_suggestions_that_are_not_there(client: CheckedClient, tekst: str):
    assert suggested(client, tekst) == []


def test_suggestions_are_few_and_small(client: CheckedClient):
    for tekst in ("de", "ge", "be", "wo", "en"):
        assert len(suggested(client, tekst)) <= 8


def test_a_slip_is_suggested_as_it_was_meant(client: CheckedClient):
    assert [suggestie["zoek"] for suggestie in suggested(client, "gezinshius")] == ["gezinshuis"]


# ── in need, with the words and texts of the region as it ships ──


@pytest.fixture
def twente(wereld: Wereld, client: CheckedClient) -> CheckedClient:
    gegevens = read_regio(SEED / REGIO, at=AT)
    with wereld.database.transaction(at=AT) as store:
        store.regios.save(gegevens.regio)
        laad_regio(store, gegevens, at=AT)
    return client


@pytest.mark.parametrize(
    "tekst", ["ik wil niet meer leven", "mijn dochter wil dood", "zelfmoort", "i want to die"]
)
def test_who_speaks_of_suicide_reads_at_once_what_to_do_now(twente: CheckedClient, tekst: str):
    pagina = twente.pagina(f"/twente/zoeken?zoek={quote_plus(tekst)}")
    begin = pagina.text.index("Denkt u of uw kind aan zelfmoord, of is er andere grote nood?")
    for woorden in ("Bel 112.", "Bel anders meteen de huisarts.", "Bel dan de huisartsenpost."):
        assert begin < pagina.text.index(woorden, begin)
    assert begin < pagina.text.index("Hulplijn bij gedachten aan zelfmoord")
    assert {link for link in pagina.links if link.startswith("tel:")} == {"tel:112", "tel:08002000"}


def test_the_number_for_the_danger_that_is_told_comes_after_the_alarm_number():
    teksten = read_regio(SEED / REGIO, at=AT).regio.teksten
    gevuld = {
        sleutel: tekst or "074-000 00 91"
        for sleutel, tekst in teksten.items()
        if sleutel.startswith("crisis.")
    }
    for nood, eerst in (("triage-ggz-jeugd", "ggz"), ("triage-spoedhulp", "veilig-thuis")):
        nummers = crisis_from(gevuld, {nood}).nummers
        assert [nummer.sleutel for nummer in nummers[:2]] == ["112", eerst]


def test_who_is_not_safe_at_home_reads_of_veilig_thuis_first(twente: CheckedClient):
    pagina = twente.pagina("/twente/zoeken?zoek=mijn+vader+slaat+mij")
    assert "Ook kinderen en jongeren mogen zelf bellen." in pagina.text
    assert pagina.text.index("Veilig Thuis 0800-2000") < pagina.text.index("Crisisdienst ggz-jeugd")


@pytest.mark.parametrize("tekst", ["ik wil dood brulaap", "brulaap zelfmoord"])
def test_who_is_in_need_is_not_told_to_look_at_the_spelling(twente: CheckedClient, tekst: str):
    pagina = twente.pagina(f"/twente/zoeken?zoek={quote_plus(tekst)}")
    assert "tel:112" in pagina.links
    assert "kennen wij niet" not in pagina.text
    assert "Zo komt u verder" not in pagina.text


def test_words_that_may_be_any_need_tell_only_whom_to_call(twente: CheckedClient):
    pagina = twente.pagina("/twente/zoeken?zoek=spoed")
    assert "tel:112" in pagina.links
    assert "Denkt u of uw kind aan zelfmoord, of" not in pagina.text


def test_a_page_of_crisis_help_says_it_once(twente: CheckedClient):
    pagina = twente.pagina("/twente/hulp/triage-ggz-jeugd")
    assert pagina.text.count("Bel anders meteen de huisarts.") == 1


def test_help_that_nobody_can_offer_yet_is_named_also_among_other_help(twente: CheckedClient):
    zin = "nog geen aanbod bekend"
    assert f"Logeren: {zin}" in twente.pagina("/twente/zoeken?zoek=logeeropvang").text
    assert zin in twente.pagina("/twente/zoeken?zoek=ontwikkelingsachterstand").text
    assert zin not in twente.pagina("/twente/zoeken?zoek=gezinshuis").text


def test_hengelo_is_told_where_its_begeleiding_is(twente: CheckedClient):
    for tekst in ("begeleiding", "begeleiding hengelo"):
        pagina = twente.pagina(f"/twente/zoeken?zoek={quote_plus(tekst)}&plaats=Hengelo")
        assert "Wijkkracht Hengelo" in pagina.text


def test_what_to_do_next_is_one_step_from_the_answer(client: CheckedClient):
    assert "#vervolg" in client.pagina("/twente/zoeken?zoek=gezinshuis").links
    assert "#vervolg" not in client.pagina("/twente/zoeken?zoek=xyzzyplof").links
