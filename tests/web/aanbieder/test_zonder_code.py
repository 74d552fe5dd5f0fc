"""Help without a code in the forms of the aanbieder: choosing it, reading it back, and giving it a code later."""

from typing import Any
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    make_aanbod,
    make_contractregel,
    make_hulpvorm,
    make_opgave,
    make_product,
)
from tests.steun.pagina import Pagina, text_of
from tests.web.aanbieder.conftest import Wereld
from tests.web.aanbieder.test_locaties import GROEP, NIEUW
from wijzer.domain.inkoop.hulpaanduiding import of_code, of_hulpvorm
from wijzer.domain.locaties.beschikbaarheid import Aanbod

FORM = "/aanbieder/beschikbaarheid"
WOONGROEP = "hulpvorm:woongroep"


@pytest.fixture
def zonder_code(wereld: Wereld) -> Wereld:
    """The region knows woongroepen, and has no code for them; the contract is for a code of another kind."""
    with wereld.database.transaction(at=AT) as store:
        store.regios.save_hulpvorm(make_hulpvorm(gewone_naam="Wonen in een groep"))
    return wereld


def add_woongroep(wereld: Wereld) -> Aanbod:
    """Let the shielded groep give it, under contract."""
    aanbod = make_aanbod(wereld.groep, WOONGROEP, make_opgave(aantal_wachtenden=2))
    with wereld.database.transaction(at=AT) as store:
        store.aanbod.add(aanbod)
        store.contracten.add_many([make_contractregel(wereld.aanbieder, WOONGROEP)], [])
    return aanbod


def add_codes(wereld: Wereld) -> None:
    with wereld.database.transaction(at=AT) as store:
        store.producten.save_many(
            [make_product(code, hulpvorm="woongroep") for code in ("WWOGR", "WWOGS")]
        )


def ticks(pagina: Pagina) -> dict[str, str]:
    """What can be ticked as help, with its text."""
    namen = {label.get("for"): text_of(label) for label in pagina.all("label")}
    return {
        str(veld.get("value")): namen[veld.get("id")]
        for veld in pagina.all("input")
        if veld.get("name") == "producten"
    }


def test_a_hulpvorm_without_a_code_is_ticked_itself_under_its_plain_name(zonder_code: Wereld):
    pagina = zonder_code.client.pagina(NIEUW)
    assert ticks(pagina)[WOONGROEP] == "Woongroep zonder code"
    koppen = [text_of(kop) for kop in pagina.all("p") if kop.get("class") == "bw-vinkgroep__kop"]
    assert "Wonen in een groep" in koppen

    answer = zonder_code.client.send_form(NIEUW, {**GROEP, "producten": [WOONGROEP]})
    assert answer.status_code == 303
    [nieuw] = [locatie for locatie in zonder_code.locaties() if locatie.naam == "De Linde"]
    with zonder_code.database.read() as store:
        assert [aanbod.hulp for aanbod in store.aanbod.of_locatie(nieuw.id)] == [
            of_hulpvorm("woongroep")
        ]


def test_with_codes_the_codes_are_ticked_unless_the_contract_names_the_hulpvorm(
    zonder_code: Wereld,
):
    add_codes(zonder_code)
    keus = ticks(zonder_code.client.pagina(NIEUW))
    assert WOONGROEP not in keus
    assert keus["WWOGR"].endswith("WWOGR")
    with zonder_code.database.transaction(at=AT) as store:
        store.contracten.add_many([make_contractregel(zonder_code.aanbieder, WOONGROEP)], [])
    assert {WOONGROEP, "WWOGR", "WWOGS"} <= ticks(zonder_code.client.pagina(NIEUW)).keys()


def test_a_vestiging_is_not_offered_what_children_live_in(zonder_code: Wereld):
    keus = ticks(zonder_code.client.pagina(NIEUW.replace("groep", "vestiging")))
    assert WOONGROEP not in keus


def test_a_code_beside_its_hulpvorm_is_refused_beside_the_field(zonder_code: Wereld):
    add_woongroep(zonder_code)
    add_codes(zonder_code)
    pad = f"/aanbieder/locaties/{zonder_code.groep.id}"
    velden: dict[str, Any] = {"producten": ["WGZHF", WOONGROEP, "WWOGR"]}
    answer = zonder_code.client.send_form(pad, velden, number=1)
    assert answer.status_code == 200
    tekst = Pagina(answer.get_data(as_text=True)).text
    assert "heeft al aanbod van deze hulpvorm zonder code. Zet dat om naar code WWOGR" in tekst


def test_a_tick_that_is_gone_by_now_is_told_in_words_and_not_by_its_key(zonder_code: Wereld):
    velden = {**GROEP, "producten": [WOONGROEP]}
    add_codes(zonder_code)
    tekst = Pagina(zonder_code.client.send_form(NIEUW, velden).get_data(as_text=True)).text
    assert "Misschien heeft die hulp nu een code." in tekst
    assert WOONGROEP not in tekst


@pytest.mark.parametrize("waarde", ["hulpvorm:", "hulpvorm:onbekend", "hulpvorm:gezinshuis", "X"])
def test_what_cannot_be_ticked_is_refused_and_nothing_is_kept(zonder_code: Wereld, waarde: str):
    answer = zonder_code.client.send_form(NIEUW, {**GROEP, "producten": [waarde]})
    assert answer.status_code == 200
    assert all(locatie.naam != "De Linde" for locatie in zonder_code.locaties())


def test_every_overview_says_its_name_and_never_its_slug(zonder_code: Wereld):
    add_woongroep(zonder_code)
    paden = (
        FORM,
        "/aanbieder",
        "/aanbieder/gegevens",
        f"/aanbieder/locaties/{zonder_code.groep.id}",
    )
    for pad in paden:
        tekst = zonder_code.client.pagina(pad).text
        assert "Woongroep" in tekst, pad
        assert "hulpvorm:" not in tekst, pad
        assert "Kies een code" not in tekst, pad


def test_its_availability_is_kept_as_that_of_any_other(zonder_code: Wereld):
    aanbod = add_woongroep(zonder_code)
    answer = zonder_code.client.send_form(FORM, {f"a{aanbod.id.hex}-vrije_plekken": "3"})
    assert answer.status_code == 303
    opgave = zonder_code.stored(aanbod.id).opgave
    assert opgave is not None
    assert opgave.vrije_plekken == 3
    assert "Groep Oost, Woongroep" in zonder_code.client.pagina(FORM).text


def test_once_there_are_codes_it_is_moved_to_one_and_its_day_stays(zonder_code: Wereld):
    aanbod = add_woongroep(zonder_code)
    add_codes(zonder_code)
    pad = f"/aanbieder/aanbod/{aanbod.id}/code"
    assert any(link.get("href") == pad for link in zonder_code.client.pagina(FORM).all("a"))
    pagina = zonder_code.client.pagina(pad)
    assert "De peildatum verandert niet." in pagina.text

    zonder_keuze = zonder_code.client.send_form(pad, {})
    assert "Kies een code." in Pagina(zonder_keuze.get_data(as_text=True)).text
    assert zonder_code.stored(aanbod.id) == aanbod

    answer = zonder_code.client.send_form(pad, {"productcode": "WWOGR"})
    assert (answer.status_code, answer.location) == (303, f"{FORM}#r{aanbod.id}")
    nu = zonder_code.stored(aanbod.id)
    assert nu.hulp == of_code("WWOGR")
    assert (nu.publiek_id, nu.opgave) == (aanbod.publiek_id, aanbod.opgave)
    assert (nu.bevestigd_at, nu.gewijzigd_at) == (aanbod.bevestigd_at, aanbod.gewijzigd_at)
    tekst = zonder_code.client.pagina(FORM).text
    assert "Het aanbod heeft nu code WWOGR." in tekst
    assert "Kies een code" not in tekst
    assert "Dit aanbod heeft al een code: WWOGR." in zonder_code.client.pagina(pad).text


def test_a_code_of_another_kind_is_refused(zonder_code: Wereld):
    aanbod = add_woongroep(zonder_code)
    add_codes(zonder_code)
    pad = f"/aanbieder/aanbod/{aanbod.id}/code"
    answer = zonder_code.client.send_form(pad, {"productcode": "WGZHF"})
    assert answer.status_code == 200
    assert "hoort niet bij de hulpvorm van dit aanbod" in answer.text
    assert (
        "bestaat niet of is nu niet geldig"
        in zonder_code.client.send_form(pad, {"productcode": "WEG01"}).text
    )
    assert zonder_code.stored(aanbod.id) == aanbod


@pytest.mark.parametrize("versie", ["", "x", "9"])
def test_a_move_that_does_not_say_what_it_saw_is_a_conflict(zonder_code: Wereld, versie: str):
    aanbod = add_woongroep(zonder_code)
    add_codes(zonder_code)
    answer = zonder_code.client.send_form(
        f"/aanbieder/aanbod/{aanbod.id}/code", {"productcode": "WWOGR", "versie": versie}
    )
    assert answer.status_code == 409
    assert zonder_code.stored(aanbod.id) == aanbod


def test_nobody_moves_the_aanbod_of_somebody_else(zonder_code: Wereld):
    aanbod = add_woongroep(zonder_code)
    add_codes(zonder_code)
    for wie in (aanbod.id, uuid4()):
        assert zonder_code.vreemde.get(f"/aanbieder/aanbod/{wie}/code").status_code == 404


def test_the_way_back_to_a_withdrawn_code_that_is_told_is_one_that_works(zonder_code: Wereld):
    aanbod = add_woongroep(zonder_code)
    add_codes(zonder_code)
    oud = make_aanbod(zonder_code.groep, "WWOGR")
    with zonder_code.database.transaction(at=AT) as store:
        store.aanbod.add(oud)
        store.aanbod.withdraw(oud, at=AT, by=None)
    answer = zonder_code.client.send_form(
        f"/aanbieder/aanbod/{aanbod.id}/code", {"productcode": "WWOGR"}
    )
    assert "WWOGR aan en de hulp zonder code uit" in answer.text
    pad = f"/aanbieder/locaties/{zonder_code.groep.id}"
    answer = zonder_code.client.send_form(pad, {"producten": ["WGZHF", "WWOGR"]}, number=1)
    assert answer.status_code == 303
    assert zonder_code.stored(oud.id).hulp == of_code("WWOGR")
