"""Texts of a region that are kept together: only what somebody changed is kept, and never over what a colleague kept."""

from dataclasses import replace

import pytest

from tests.factories import AT, REGIO
from tests.services.buurregio import BEA, BUREN, facts
from wijzer.domain.fouten import Conflict, Ongeldig, Ongeldigheden
from wijzer.domain.regio.gebied import Regio
from wijzer.services.regio.wijzig_regioteksten import Tekstvelden, Veldengroep, wijzig_regioteksten
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


def check(velden: Tekstvelden) -> list[Ongeldig]:
    """No field may hold a sign of exclamation."""
    return [
        Ongeldig(veld, "Zonder uitroepteken.") for veld, tekst in velden.items() if "!" in tekst
    ]


GROEP = Veldengroep("teksten gewijzigd", "velden", lambda veld: f"proef.{veld}", check)
STAND = {"kop": "Oud", "voet": ""}


def keep(
    store: Store, getypt: Tekstvelden, shown: Tekstvelden | None = None, stand: Tekstvelden = STAND
) -> Regio:
    regio = store.regios.get(REGIO)
    return wijzig_regioteksten(
        store,
        regio,
        GROEP,
        getypt,
        stand=stand,
        shown=STAND if shown is None else shown,
        by=BEA,
        at=AT,
    )


def kept(store: Store) -> dict[str, str]:
    teksten = store.regios.get(REGIO).teksten
    return {sleutel: tekst for sleutel, tekst in teksten.items() if sleutel.startswith("proef.")}


def test_only_what_differs_is_kept_and_the_trail_names_those_fields(twente: Store):
    regio = keep(twente, {"kop": "Nieuw", "voet": ""})
    assert kept(twente) == {"proef.kop": "Nieuw"}
    assert regio.teksten["proef.kop"] == "Nieuw"
    assert facts(twente) == ["teksten gewijzigd"]
    [feit] = [
        regel for regel in twente.logboek.page(REGIO) if regel.handeling == "teksten gewijzigd"
    ]
    assert feit.details == {"velden": ["kop"]}
    assert "Nieuw" not in repr(feit.details)


@pytest.mark.parametrize("getypt", [{}, STAND, {"kop": "  Oud "}, {"onbekend": "iets"}], ids=str)
def test_what_says_nothing_new_keeps_nothing_and_is_no_fact(twente: Store, getypt: Tekstvelden):
    voor = twente.regios.get(REGIO)
    assert keep(twente, getypt) == voor
    assert twente.regios.get(REGIO) == voor
    assert facts(twente) == []


def test_spaces_are_one_and_a_field_may_be_emptied(twente: Store):
    keep(twente, {"kop": "  Heel \n\t nieuw  ", "voet": " "})
    assert kept(twente) == {"proef.kop": "Heel nieuw"}
    stand = {"kop": "Heel nieuw", "voet": ""}
    keep(twente, {"kop": "   "}, shown=stand, stand=stand)
    assert kept(twente) == {"proef.kop": ""}


def test_what_a_colleague_kept_meanwhile_is_not_overwritten(twente: Store):
    with pytest.raises(Conflict):
        keep(twente, {"kop": "Nieuw"}, shown={"kop": "Nog ouder", "voet": ""})
    with pytest.raises(Conflict):
        keep(twente, {"voet": "Nieuw"}, shown={"kop": "Nog ouder"})
    assert kept(twente) == {}


def test_a_field_that_the_form_did_not_show_is_no_conflict(twente: Store):
    keep(twente, {"voet": "Nieuw"}, shown={})
    assert kept(twente) == {"proef.voet": "Nieuw"}


def test_every_changed_field_that_is_wrong_is_told_and_nothing_is_kept(twente: Store):
    with pytest.raises(Ongeldigheden) as samen:
        keep(twente, {"kop": "Ja!", "voet": "Nee!"})
    assert [fout.veld for fout in samen.value.fouten] == ["kop", "voet"]
    assert kept(twente) == {}


def test_what_was_wrong_before_and_stays_is_not_told(twente: Store):
    stand = {"kop": "Oud!", "voet": ""}
    keep(twente, {"kop": "Oud!", "voet": "Nieuw"}, shown=stand, stand=stand)
    assert kept(twente) == {"proef.voet": "Nieuw"}


def test_other_texts_and_another_region_stay_as_they_were(twente: Store):
    regio = twente.regios.get(REGIO)
    twente.regios.save(
        replace(regio, teksten={**regio.teksten, "eigen.tekst": "Blijft"}), regio.versie
    )
    buren = twente.regios.get(BUREN)
    keep(twente, {"kop": "Nieuw"})
    assert twente.regios.get(REGIO).teksten["eigen.tekst"] == "Blijft"
    assert twente.regios.get(BUREN) == buren


def test_of_two_who_read_the_same_version_the_second_hears_of_the_first(twente: Store):
    gelezen = twente.regios.get(REGIO)
    keep(twente, {"kop": "Nieuw"})
    with pytest.raises(Conflict):
        wijzig_regioteksten(
            twente, gelezen, GROEP, {"voet": "Ook"}, stand=STAND, shown=STAND, by=BEA, at=AT
        )
