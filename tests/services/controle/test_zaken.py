"""What a check knows of what was withdrawn, and when it opens addresses for that."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import AT, make_adres, make_afgeschermd_adres, make_groep
from tests.services.buurregio import ANDER, BRON, CONTRACT, JO_ACCOUNT, LINDE, STIL, TERP, WEG, ZAAK
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.adressen.adres import OnleesbaarAdres, OpenbaarAdres
from wijzer.domain.afwijkingen.afwijking import Afwijking, Afwijkingsoort, Gebeurtenis, Zaakstatus
from wijzer.domain.afwijkingen.verloop import Verloop
from wijzer.domain.ids import AfwijkingId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.locaties.intrekking import Intrekking
from wijzer.domain.locaties.locatie import Locatie
from wijzer.services.controle.zaken import fetch_ingetrokken, link_previous
from wijzer.store.store import Store

pytestmark = OP_SQLITE


def case(locatie: Locatie, **anders: Any) -> Afwijking:
    """A new case about the address of this locatie."""
    bevinding = replace(ZAAK.bevinding, locatie_id=locatie.id, gecontracteerde_locatie_id=None)
    return replace(ZAAK, id=AfwijkingId(uuid4()), bevinding=bevinding, **anders)


OUD = case(WEG, status=Zaakstatus.INGETROKKEN, closed_at=AT)
"""What stood about the locatie that was withdrawn."""
TERUG = make_groep(BRON, "Terug", WEG.adres)
"""Entered anew, where the withdrawn one was."""


INDELING = Hulpindeling()
"""No code is of a hulpvorm here."""


def previous(
    store: Store,
    zaak: Afwijking,
    *,
    bekend: tuple[Afwijking, ...] = (OUD,),
    provincie: str = "Overijssel",
) -> AfwijkingId | None:
    """The withdrawn case that this one follows, now that it opens."""
    [deel] = link_previous(
        store,
        bekend,
        [Verloop(zaak, Gebeurtenis.GEOPEND)],
        [BRON.id],
        provincie=provincie,
        indeling=INDELING,
    )
    assert replace(deel.afwijking, vorige_id=None) == zaak
    return deel.afwijking.vorige_id


@pytest.fixture
def terug(twente: Store) -> Store:
    twente.locaties.add(TERUG)
    return twente


# ── what was withdrawn ──


def test_a_withdrawn_locatie_is_known_with_who_and_when_and_one_in_use_is_not(twente: Store):
    ingetrokken = fetch_ingetrokken(twente, [BRON.id])
    assert ingetrokken.of(WEG.id, None) == Intrekking(AT, JO_ACCOUNT.id)
    assert ingetrokken.of(WEG.id, of_code("WGZHF")) == Intrekking(AT, JO_ACCOUNT.id)
    assert ingetrokken.of(LINDE.id, of_code("WGZHF")) is None


def test_of_others_nothing_is_known(twente: Store):
    for wie in ([], [ANDER.id, TERP.id]):
        ingetrokken = fetch_ingetrokken(twente, wie)
        assert (dict(ingetrokken.locaties), dict(ingetrokken.hulp)) == ({}, {})


# ── what follows it ──


def test_a_case_at_the_address_of_the_withdrawn_one_follows_it(terug: Store):
    assert previous(terug, case(TERUG)) == OUD.id


def test_a_case_at_another_address_does_not(terug: Store):
    assert previous(terug, case(LINDE)) is None


def test_the_same_address_shielded_is_the_same_address(twente: Store):
    dicht = make_groep(BRON, "Dicht", make_afgeschermd_adres("Oudegracht", 3, "7551CC"))
    twente.locaties.add(dicht)
    assert previous(twente, case(dicht)) == OUD.id


def test_a_contracted_location_that_is_missing_follows_what_was_entered_there(twente: Store):
    waar = make_afgeschermd_adres("Oudegracht", 3, "7551CC")
    twente.contracten.save_many([], [replace(CONTRACT, adres=waar)])
    bevinding = replace(
        ZAAK.bevinding, soort=Afwijkingsoort.LOCATIE_NIET_INGEVOERD, locatie_id=None
    )
    assert previous(twente, replace(ZAAK, bevinding=bevinding)) == OUD.id


def test_a_place_is_read_as_it_is_meant_in_the_province_of_the_region(twente: Store):
    met = OpenbaarAdres(make_adres("Oudegracht", 3, None, "Hengelo (O)"))
    groep = make_groep(BRON, "Met provincie", met)
    twente.locaties.add(groep)
    assert previous(twente, case(groep)) == OUD.id
    assert previous(twente, case(groep), provincie="Gelderland") is None


def test_an_address_that_cannot_be_read_is_like_no_other(
    terug: Store, monkeypatch: pytest.MonkeyPatch
):
    [ingetrokken] = terug.locaties.withdrawn_of([BRON.id])
    dicht = replace(ingetrokken, locatie=replace(ingetrokken.locatie, adres=OnleesbaarAdres()))
    monkeypatch.setattr(terug.locaties, "withdrawn_of", lambda _wie: [dicht])
    assert previous(terug, case(TERUG)) is None


def test_what_follows_one_already_keeps_that(terug: Store):
    eerder = AfwijkingId(uuid4())
    [deel] = link_previous(
        terug,
        [OUD],
        [Verloop(case(TERUG, vorige_id=eerder), Gebeurtenis.HEROPEND)],
        [BRON.id],
        provincie="Overijssel",
        indeling=INDELING,
    )
    assert deel.afwijking.vorige_id == eerder


# ── when addresses are opened ──


@pytest.mark.parametrize(
    ("bekend", "gebeurtenis"),
    [
        ((), Gebeurtenis.GEOPEND),
        ((case(STIL),), Gebeurtenis.GEOPEND),
        ((case(STIL, status=Zaakstatus.OPGELOST),), Gebeurtenis.GEOPEND),
        ((OUD,), None),
    ],
    ids=["nothing stood", "it stands", "it was solved", "nothing happened"],
)
def test_no_address_is_opened_when_nothing_can_follow_anything(
    terug: Store,
    monkeypatch: pytest.MonkeyPatch,
    bekend: tuple[Afwijking, ...],
    gebeurtenis: Gebeurtenis | None,
):
    for deel, naam in (
        (terug.locaties, "of_aanbieders"),
        (terug.locaties, "withdrawn_of"),
        (terug.contracten, "gecontracteerd_of_aanbieders"),
    ):
        monkeypatch.setattr(deel, naam, _nobody)
    verloop = (Verloop(case(TERUG), gebeurtenis),)
    assert link_previous(
        terug, bekend, verloop, [BRON.id], provincie="Overijssel", indeling=INDELING
    ) == [*verloop]


def test_what_ends_as_withdrawn_in_this_check_is_followed_in_it(terug: Store):
    """A locatie is withdrawn and entered anew between two checks."""
    verloop = [
        Verloop(OUD, Gebeurtenis.INGETROKKEN), Verloop(case(TERUG), Gebeurtenis.GEOPEND)
    ]  # fmt: skip
    weg, nieuw = link_previous(
        terug, [case(STIL)], verloop, [BRON.id], provincie="Overijssel", indeling=INDELING
    )
    assert (weg.afwijking, nieuw.afwijking.vorige_id) == (OUD, OUD.id)


def _nobody(_wie: object) -> None:
    raise AssertionError("an address was opened")
