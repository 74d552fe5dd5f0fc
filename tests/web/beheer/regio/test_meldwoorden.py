"""Words that visitors sent: the beheerder sees them from the fifth day on, adds one or ignores it."""

from datetime import timedelta

import pytest

from tests.factories import AT, REGIO
from tests.steun.pagina import Pagina, filled_in
from tests.web.beheer.conftest import FRIESLAND, Wereld
from wijzer.domain.meldwoord import BEWAAR_MELDWOORD, GENOEG_DAGEN, PER_DAG
from wijzer.published.reader import Reader
from wijzer.services.synoniemen import overzie_meldwoorden
from wijzer.services.synoniemen.meld_woord import meld_woord
from wijzer.services.taken.ruim_op import ruim_op

LIJST, KOP = "/beheer/synoniemen", "Woorden die bezoekers meldden"


def send(wereld: Wereld, woord: str, dagen: int = GENOEG_DAGEN, regio: str = REGIO) -> None:
    """Send a word on so many days, the last of which is today."""
    with wereld.database.transaction(at=AT) as store:
        for dag in range(dagen):
            meld_woord(store, regio, woord, at=AT - timedelta(days=dag))


def press(wereld: Wereld, knop: str, client=None, **velden: str) -> None:
    """Press the button that says so."""
    client = client or wereld.bea
    pagina = client.pagina(LIJST)
    teksten = ["".join(form.itertext()).strip() for form in pagina.post_forms()]
    antwoord = client.send_form(LIJST, velden, number=teksten.index(knop))
    assert antwoord.status_code == (400 if velden else 303)
    assert velden or antwoord.location == LIJST


def seen(wereld: Wereld, client=None) -> str:
    return (client or wereld.bea).pagina(LIJST).text


def test_nothing_of_a_word_shows_before_the_fifth_day(wereld):
    send(wereld, "Knuffelplof", GENOEG_DAGEN - 1)
    assert KOP not in seen(wereld)
    send(wereld, "Knuffelplof")
    gezien = seen(wereld)
    assert KOP in gezien
    assert "knuffelplof op 5 dagen, laatst in november 2026" in gezien.replace("Gemeld", "")
    assert KOP not in seen(wereld, wereld.fokke), "another region has its own"


def test_a_word_is_added_with_its_form_filled_in_and_is_gone_from_the_list(wereld):
    send(wereld, "knuffelplof")
    [toe] = [link for link in wereld.bea.pagina(LIJST).links if "woord=" in link]
    assert toe == f"{LIJST}/nieuw?woord=knuffelplof"
    assert wereld.bea.send_form(toe, {"hulpvormen": ["gezinshuis"]}).status_code == 303
    assert KOP not in seen(wereld)
    with wereld.database.read() as store:
        assert not store.meldwoorden.often(
            REGIO, since=AT.date() - BEWAAR_MELDWOORD, until=AT.date()
        )


def test_a_word_that_is_understood_by_now_is_left_out(wereld):
    for woord in ("gezinshuizen", "Hengelo", "ook"):
        send(wereld, woord)
    assert KOP not in seen(wereld)


def test_a_flood_of_known_words_searches_nothing(wereld, monkeypatch: pytest.MonkeyPatch):
    """Words that are understood are read and left out: nobody makes the page wait for five hundred searches."""
    send(wereld, "gezinshuizen")
    send(wereld, "knuffelplof")
    gezocht: list[object] = []
    monkeypatch.setattr(Reader, "zoek", lambda _reader, vraag: gezocht.append(vraag))
    assert "knuffelplof op 5 dagen" in seen(wereld).replace("Gemeld", "")
    assert gezocht == []


def test_a_word_is_ignored_and_looked_at_again_and_the_trail_holds_no_word(wereld):
    send(wereld, "knuffelplof")
    press(wereld, "Negeer knuffelplof")
    gezien = seen(wereld)
    assert "“knuffelplof” ziet u hier niet meer." in gezien
    assert "1 woord dat u negeert" in gezien
    assert "op 5 dagen" not in gezien
    send(wereld, "knuffelplof", 9)
    assert "op 9 dagen" not in seen(wereld)
    press(wereld, "Toon weer knuffelplof")
    assert "op 9 dagen" in seen(wereld)
    assert wereld.trail()[:2] == ["gemeld woord weer getoond", "gemeld woord genegeerd"]
    with wereld.database.read() as store:
        assert "knuffelplof" not in str(store.logboek.page(REGIO, limit=500))


def test_a_word_of_odd_letters_is_ignored_and_added_as_any_other(wereld):
    """`ǣ` is folded into `æ`, and that once more: nobody pushes a word that cannot be sent away."""
    send(wereld, "ǣzz")
    assert "aezz op 5 dagen" in seen(wereld).replace("Gemeld", "")
    press(wereld, "Negeer aezz")
    assert "op 5 dagen" not in seen(wereld)


def test_what_is_no_word_cannot_be_ignored(wereld):
    send(wereld, "knuffelplof")
    press(wereld, "Negeer knuffelplof", woord="7551 AB <b>")
    assert "op 5 dagen" in seen(wereld)


def test_who_is_no_beheerder_of_the_region_decides_nothing(wereld):
    send(wereld, "knuffelplof")
    send(wereld, "knuffelplof", regio=FRIESLAND)
    press(wereld, "Negeer knuffelplof", wereld.fokke)
    assert "op 5 dagen" in seen(wereld)
    for client in (wereld.jo, wereld.app.test_client()):
        antwoord = client.get(LIJST)
        assert antwoord.status_code != 200


def test_a_year_after_the_last_day_nothing_is_left(wereld):
    send(wereld, "knuffelplof")
    press(wereld, "Negeer knuffelplof")
    with wereld.database.transaction(at=AT) as store:
        assert ruim_op(store, at=AT + BEWAAR_MELDWOORD)["meldwoorden"] == GENOEG_DAGEN - 1
        assert ruim_op(store, at=AT + BEWAAR_MELDWOORD + timedelta(days=1))["meldwoorden"] == 2


def test_many_words_are_cut_off_by_how_often_they_came(wereld, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(overzie_meldwoorden, "HOOGSTENS", 2)
    for dagen, woord in enumerate(("eenplof", "tweeplof", "drieplof"), GENOEG_DAGEN):
        send(wereld, woord, dagen)
    gezien: Pagina = wereld.bea.pagina(LIJST)
    assert "drieplof" in gezien.text
    assert "eenplof" not in gezien.text
    assert PER_DAG > 3


def test_who_looks_for_a_word_of_the_list_is_not_kept_waiting_by_what_was_sent(wereld):
    send(wereld, "knuffelplof")
    for vraag in ("?zoek=gezin", "?taal=ar", "?pagina=2"):
        assert KOP not in wereld.bea.pagina(LIJST + vraag).text, vraag


@pytest.mark.parametrize(
    ("woord", "taal"),
    [("knuffelplof", "nl"), ("брательник", "uk"), ("شيءغريب", "ar")],
    ids=["dutch", "cyrillic", "arabic"],
)
def test_the_letters_of_a_word_tell_its_language(wereld, woord: str, taal: str):
    form = wereld.bea.pagina(f"{LIJST}/nieuw?woord={woord}").post_forms()[-1]
    assert filled_in(form)["taal"] == [taal]
