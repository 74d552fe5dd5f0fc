"""A real address is seen by whoever asked, in the session in which they asked, and for as long as it lasts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from tests.factories import AT, make_afgeschermd_adres, make_contractregel, make_open_adres
from tests.services.buurregio import (
    ANDER,
    BEA,
    BOB,
    BRON,
    CONTRACT,
    FRANS,
    JO,
    KIM,
    STIL,
    WIEBE,
    ZAAK,
)
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.accounts.inzage import DICHT, INZAGE_DUUR, Reden, Zicht
from wijzer.domain.accounts.toegang import SYSTEEM, Actor
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.ids import AanbiederId
from wijzer.services.bestanden.logexport import log_afgeschermde_export
from wijzer.services.inzage.overzie_inzage import ONLANGS, TOON, count_onlangs, overzie_inzage
from wijzer.services.inzage.toon_adres import toon_adres
from wijzer.services.inzage.zicht import fetch_zicht, mask_lines, visible_adres, visible_namen
from wijzer.store.afwijkingen.afwijking import Zaakregel
from wijzer.store.store import Store


def look(store: Store, at: datetime = AT, by: Actor = BEA, sessie: str = "s") -> None:
    toon_adres(store, BRON.id, Reden.BELLEN, sessie_hash=sessie, new_id=uuid4, by=by, at=at)


def opened(
    store: Store, by: Actor = BEA, sessie: str = "s", at: datetime = AT
) -> Mapping[AanbiederId, datetime]:
    return fetch_zicht(store, by=by, sessie_hash=sessie, at=at).tot


def test_it_is_open_for_who_asked_where_they_asked_for_a_quarter_of_an_hour(twente: Store):
    look(twente)
    eind = AT + INZAGE_DUUR
    assert opened(twente) == {BRON.id: eind}
    assert opened(twente, at=eind - timedelta(seconds=1)) == {BRON.id: eind}
    for niet in (
        opened(twente, at=eind), opened(twente, sessie="ander"), opened(twente, by=BOB), opened(twente, by=FRANS),
        opened(twente, by=JO), opened(twente, by=SYSTEEM), opened(twente, at=AT - timedelta(seconds=1)),
    ):  # fmt: skip
        assert niet == {}


def test_who_moved_to_another_region_or_role_sees_nothing_of_the_first(twente: Store):
    look(twente)
    for nu in (replace(BEA, regio="friesland"), replace(BEA, rol=JO.rol)):
        assert opened(twente, by=nu) == {}


def test_an_open_address_is_shown_always_and_a_shielded_one_only_when_opened():
    dicht, open_adres = make_afgeschermd_adres(), make_open_adres()
    assert visible_adres(open_adres, is_open=False) == open_adres.adres
    assert visible_adres(dicht, is_open=False) is None
    assert visible_adres(dicht, is_open=True) == dicht.reveal()


def test_the_name_that_the_contract_gives_is_hidden_with_the_address():
    regel = Zaakregel(
        afwijking=ZAAK, aanbieder="De Bron", locatie="Stil Huis", contractlocatie="Zonnewende"
    )
    assert [gemaskeerd.contractlocatie for gemaskeerd in mask_lines([regel], DICHT)] == [None]
    assert [gemaskeerd.locatie for gemaskeerd in mask_lines([regel], DICHT)] == ["Stil Huis"]
    assert mask_lines([regel], Zicht({BRON.id: AT})) == [regel]
    assert mask_lines([regel], Zicht({ANDER.id: AT}))[0].contractlocatie is None


@OP_SQLITE
def test_and_so_in_the_list_of_contracts(twente: Store):
    regels = [make_contractregel(BRON, locatie_id=CONTRACT.id), make_contractregel(ANDER)]
    assert visible_namen(twente, regels, DICHT) == {}
    assert visible_namen(twente, regels, Zicht({ANDER.id: AT})) == {}
    assert visible_namen(twente, regels, Zicht({BRON.id: AT})) == {CONTRACT.id: CONTRACT.naam}


def test_the_aanbieder_sees_each_look_and_every_file_of_the_region_and_nobody_elses(twente: Store):
    look(twente)
    log_afgeschermde_export(twente, "locaties", 3, regio="twente", new_id=uuid4, by=BOB, at=AT)
    assert {inzage.reden for inzage in overzie_inzage(twente, by=JO).inzages} == {
        Reden.BELLEN,
        Reden.BESTAND,
    }
    assert [inzage.reden for inzage in overzie_inzage(twente, by=KIM).inzages] == [Reden.BESTAND]
    assert list(overzie_inzage(twente, by=WIEBE).inzages) == []
    assert count_onlangs(twente, by=JO, at=AT) == 2


@OP_SQLITE
def test_a_hoofdaannemer_does_not_see_the_looks_at_its_onderaannemer(twente: Store):
    look(twente)
    hoofd = replace(KIM, aanbieders=frozenset({ANDER.id, BRON.id}))
    assert list(overzie_inzage(twente, by=hoofd).inzages) == []
    assert count_onlangs(twente, by=hoofd, at=AT) == 0


@OP_SQLITE
def test_who_belongs_to_no_aanbieder_has_no_such_page(twente: Store):
    for wie in (BEA, SYSTEEM):
        with pytest.raises(NietGevonden):
            overzie_inzage(twente, by=wie)
        with pytest.raises(NietGevonden):
            count_onlangs(twente, by=wie, at=AT)


@OP_SQLITE
def test_lately_is_thirty_days_and_the_page_stops_at_two_hundred(twente: Store):
    eerst = AT - ONLANGS - timedelta(seconds=1)
    for nummer in range(TOON):
        log_afgeschermde_export(
            twente,
            "locaties",
            1,
            regio="twente",
            new_id=uuid4,
            by=BEA,
            at=eerst - timedelta(hours=nummer),
        )
    assert not overzie_inzage(twente, by=JO).meer
    assert count_onlangs(twente, by=JO, at=AT) == 0
    look(twente, at=eerst + timedelta(seconds=1))
    blad = overzie_inzage(twente, by=JO)
    assert (len(blad.inzages), blad.meer, blad.inzages[0].reden) == (TOON, True, Reden.BELLEN)
    assert count_onlangs(twente, by=JO, at=AT) == 1
    assert STIL.naam not in repr(blad)
