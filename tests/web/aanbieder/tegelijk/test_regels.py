"""Colleagues who work in one form at once: only what both changed is asked, and it holds no other line up."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from time import perf_counter
from typing import Any

import pytest
from flask import Flask

from tests.factories import AT, make_aanbod, make_groep, make_opgave
from tests.steun.accounts import add_account, signed_in
from tests.steun.pagina import CheckedClient, Pagina, filled_in
from tests.web.aanbieder.conftest import Wereld
from wijzer.domain.ids import LocatieId
from wijzer.domain.locaties.beschikbaarheid import MAX_TOELICHTING, Aanbod, Opgave

PAD = "/aanbieder/beschikbaarheid"


def veld(aanbod: Aanbod, naam: str = "vrije_plekken") -> str:
    return f"a{aanbod.id.hex}-{naam}"


def keuze(aanbod: Aanbod, cel: str = "vrije_plekken") -> str:
    """The answer to what is asked of a cell."""
    return veld(aanbod, f"getoond-{cel}")


@pytest.fixture
def ander(wereld: Wereld) -> Aanbod:
    """A second line in the form."""
    groep = make_groep(wereld.aanbieder, "Groep Noord")
    aanbod = make_aanbod(groep, opgave=make_opgave(vrije_plekken=2))
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(groep)
        store.aanbod.add(aanbod)
    return aanbod


def opened(client: CheckedClient) -> dict[str, Any]:
    """The form as it stands on somebody's screen."""
    return filled_in(client.pagina(PAD).post_forms()[-1])


def stated(wereld: Wereld, aanbod: Aanbod) -> Opgave:
    opgave = wereld.stored(aanbod.id).opgave
    assert opgave is not None
    return opgave


def test_different_lines_of_one_form_do_not_conflict(wereld: Wereld, ander: Aanbod) -> None:
    eerste, tweede = opened(wereld.client), opened(wereld.client)
    for form, aanbod in ((eerste, wereld.aanbod), (tweede, ander)):
        answer = wereld.client.post(PAD, data={**form, veld(aanbod): "3"})
        assert answer.status_code == 303
    assert stated(wereld, wereld.aanbod).vrije_plekken == 3
    assert stated(wereld, ander).vrije_plekken == 3


def test_a_line_that_only_the_other_changed_is_not_written_back(
    wereld: Wereld, ander: Aanbod
) -> None:
    form = opened(wereld.client)
    wereld.client.send_form(PAD, {veld(ander): "0"})
    before = wereld.stored(ander.id)
    assert wereld.client.post(PAD, data=form).status_code == 303
    assert wereld.stored(ander.id) == before


def test_what_both_changed_is_asked_and_the_rest_of_the_form_is_kept(
    wereld: Wereld, ander: Aanbod
) -> None:
    form = opened(wereld.client)
    wereld.client.send_form(PAD, {veld(wereld.aanbod): "4"})
    answer = wereld.client.post(PAD, data={**form, veld(wereld.aanbod): "5", veld(ander): "0"})
    html = answer.get_data(as_text=True)
    tekst = Pagina(html).text
    assert answer.status_code == 200
    assert "Groep Oost, WGZHF: Iemand anders heeft deze regel net bewaard." in tekst
    assert "U typte: 5" in tekst
    assert "Nu bewaard: 4" in tekst
    assert "door jo@bron.example, 20 november 2026 om 09.00 uur" in tekst
    assert "Bewaard: 1 regel gewijzigd." in tekst
    assert "1 regel gewijzigd, nog niet bewaard" in tekst
    assert "Groep Noord, WGZHF: Iemand anders" not in tekst, "nobody else touched that line"
    assert (stated(wereld, wereld.aanbod).vrije_plekken, stated(wereld, ander).vrije_plekken) == (
        4,
        0,
    )
    opnieuw = filled_in(Pagina(html).post_forms()[-1])
    assert (opnieuw[veld(wereld.aanbod)], opnieuw[veld(ander)]) == (["5"], ["0"]), "typed stays"
    assert keuze(wereld.aanbod) not in opnieuw, "nothing is chosen beforehand"
    opnieuw[keuze(wereld.aanbod)] = ["getypt"]
    assert wereld.client.post(PAD, data=opnieuw).status_code == 303
    assert (stated(wereld, wereld.aanbod).vrije_plekken, stated(wereld, ander).vrije_plekken) == (
        5,
        0,
    )


def test_after_a_mistake_the_untouched_lines_show_what_is_kept_now(
    wereld: Wereld, ander: Aanbod
) -> None:
    form = opened(wereld.client)
    wereld.client.send_form(PAD, {veld(ander): "0"})
    answer = wereld.client.post(PAD, data={**form, veld(wereld.aanbod): "twee"})
    opnieuw = filled_in(Pagina(answer.get_data(as_text=True)).post_forms()[-1])
    assert (opnieuw[veld(wereld.aanbod)], opnieuw[veld(ander)]) == (["twee"], ["0"])


def test_letters_in_a_line_that_said_nothing_are_a_mistake_and_no_untouched_line(
    wereld: Wereld,
) -> None:
    leeg = next(
        aanbod
        for locatie in wereld.locaties()
        for aanbod in _aanbod_of(wereld, locatie.id)
        if aanbod.opgave is None
    )
    answer = wereld.client.send_form(PAD, {veld(leeg): "twee"})
    assert answer.status_code == 200
    assert "heel getal" in answer.get_data(as_text=True)


def test_a_remark_of_an_older_version_holds_nobody_up_and_stays_as_it_is(
    wereld: Wereld, ander: Aanbod
) -> None:
    """A tab came along with what was pasted; today it is a space in what is typed."""
    oud = replace(ander, opgave=make_opgave(toelichting="Bel\teerst."))
    with wereld.database.transaction(at=AT) as store:
        store.aanbod.save_many([(oud, None)])
    before = wereld.stored(ander.id)
    answer = wereld.client.send_form(PAD, {veld(wereld.aanbod): "3"})
    assert answer.status_code == 303
    assert stated(wereld, wereld.aanbod).vrije_plekken == 3
    assert wereld.stored(ander.id) == before
    answer = wereld.client.send_form(PAD, {veld(ander, "toelichting"): "Bel\tnu."})
    assert answer.status_code == 303
    assert stated(wereld, ander).toelichting == "Bel nu."


def test_a_remark_that_is_a_sentence_is_told_with_one_full_stop(
    wereld: Wereld, ander: Aanbod
) -> None:
    form = opened(wereld.client)
    wereld.client.send_form(PAD, {veld(ander, "toelichting"): "Bel eerst even."})
    answer = wereld.client.post(PAD, data={**form, veld(ander, "toelichting"): "Bel nu."})
    assert answer.status_code == 200
    html = answer.get_data(as_text=True)
    assert "Nu bewaard: Bel eerst even." in html
    assert "even.." not in html


@pytest.mark.parametrize("teken", ["x", "é", '"', "\\", "🏠"])
def test_the_longest_remark_fits_in_what_goes_along_with_the_page(
    wereld: Wereld, ander: Aanbod, teken: str
) -> None:
    tekst = teken * MAX_TOELICHTING
    assert wereld.client.send_form(PAD, {veld(ander, "toelichting"): tekst}).status_code == 303
    answer = wereld.client.send_form(PAD, {veld(ander): "0", veld(wereld.aanbod): "3"})
    assert answer.status_code == 303
    assert (stated(wereld, ander).vrije_plekken, stated(wereld, ander).toelichting) == (0, tekst)


def _aanbod_of(wereld: Wereld, locatie_id: LocatieId) -> list[Aanbod]:
    with wereld.database.read() as store:
        return store.aanbod.of_locatie(locatie_id)


def test_confirming_alone_is_written_down_as_that(wereld: Wereld) -> None:
    wereld.client.send_form(PAD, {"bevestig": "alles"})
    with wereld.database.read() as store:
        handelingen = [regel.handeling for regel in store.logboek.page(None)]
    assert "beschikbaarheid bevestigd" in handelingen
    assert "beschikbaarheid opgegeven" not in handelingen


def test_both_enter_the_same_and_neither_is_refused(wereld: Wereld) -> None:
    forms = [opened(wereld.client), opened(wereld.client)]
    for form in forms:
        assert wereld.client.post(PAD, data={**form, veld(wereld.aanbod): "4"}).status_code == 303
    assert stated(wereld, wereld.aanbod).vrije_plekken == 4


def test_a_line_that_the_other_confirmed_can_still_be_changed(wereld: Wereld) -> None:
    form = opened(wereld.client)
    wereld.client.send_form(PAD, {"bevestig": "alles"})
    answer = wereld.client.post(PAD, data={**form, veld(wereld.aanbod): "4"})
    assert answer.status_code == 303
    assert stated(wereld, wereld.aanbod).vrije_plekken == 4


def test_whoever_confirms_everything_confirms_nothing_that_they_did_not_see(
    wereld: Wereld, ander: Aanbod
) -> None:
    form = opened(wereld.client)
    wereld.client.send_form(PAD, {veld(ander): "0"})
    before = wereld.stored(ander.id)
    answer = wereld.client.post(PAD, data={**form, "bevestig": "alles"})
    assert answer.status_code == 200
    pagina = Pagina(answer.get_data(as_text=True))
    assert "1 regel bevestigd" in pagina.text
    assert "Groep Noord, WGZHF: Iemand anders heeft deze regel net bewaard. Kijk" in pagina.text
    assert "Vrije plekken: u zag 2. Nu bewaard: 0." in pagina.text
    assert wereld.stored(ander.id) == before
    opnieuw = filled_in(pagina.post_forms()[-1]) | {"bevestig": str(ander.id)}
    assert wereld.client.post(PAD, data=opnieuw).status_code == 303, "now it was seen"


def test_whoever_confirms_one_line_that_the_other_changed_reads_what_stands_there_now(
    wereld: Wereld, ander: Aanbod
) -> None:
    form = opened(wereld.client)
    wereld.client.send_form(PAD, {veld(ander): "0"})
    before = wereld.stored(ander.id)
    data = {**form, veld(wereld.aanbod): "5", "bevestig": str(ander.id)}
    answer = wereld.client.post(PAD, data=data)
    html = answer.get_data(as_text=True)
    assert "Groep Noord, WGZHF: Iemand anders heeft deze regel net bewaard." in Pagina(html).text
    assert filled_in(Pagina(html).post_forms()[-1])[veld(ander)] == ["0"]
    assert wereld.stored(ander.id) == before
    assert stated(wereld, wereld.aanbod).vrije_plekken == 5, "that line is held up by none"


@pytest.mark.proef
def test_of_many_who_save_different_lines_at_once_nobody_is_refused(
    wereld: Wereld, app: Flask, keren: Callable[[int, int], int]
) -> None:
    schrijvers, rondes = keren(6, 32), keren(2, 12)
    regels = _lines(wereld, schrijvers)
    clients = [_colleague(wereld, app, nummer) for nummer in range(schrijvers)]
    klaar = Barrier(schrijvers)
    tijden: list[float] = []

    def save(nummer: int) -> list[int]:
        codes = []
        for ronde in range(rondes):
            form = opened(clients[nummer])
            klaar.wait(60)  # everybody has the form on the screen
            begin = perf_counter()
            data = {**form, veld(regels[nummer]): str(ronde % 6)}
            data[veld(regels[nummer], "aantal_wachtenden")] = str(ronde + 1)
            codes.append(clients[nummer].post(PAD, data=data).status_code)
            tijden.append(perf_counter() - begin)
        return codes

    with ThreadPoolExecutor(schrijvers) as pool:
        codes = [code for codes_van in pool.map(save, range(schrijvers)) for code in codes_van]
    assert codes == [303] * (schrijvers * rondes)
    print(f"{len(codes)} saves, the slowest {max(tijden):.2f} s")
    for regel in regels:
        assert stated(wereld, regel).aantal_wachtenden == rondes
    with wereld.database.read() as store:
        assert store.projectie.compare() == []


def _lines(wereld: Wereld, aantal: int) -> list[Aanbod]:
    regels = []
    with wereld.database.transaction(at=AT) as store:
        for nummer in range(aantal):
            groep = make_groep(wereld.aanbieder, f"Groep {nummer}")
            store.locaties.add(groep)
            regels.append(make_aanbod(groep, opgave=make_opgave()))
        store.aanbod.add_many(regels)
    return regels


def _colleague(wereld: Wereld, app: Flask, nummer: int) -> CheckedClient:
    with wereld.database.transaction(at=AT) as store:
        account = add_account(store, wereld.aanbieder, email=f"collega{nummer}@bron.example")
    return signed_in(app, account)
