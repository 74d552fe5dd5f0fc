"""Cases as they are listed: with their names, in the order in which somebody works them off, and by region."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories import (
    AT,
    REGIO,
    make_aanbieder,
    make_gecontracteerde_locatie,
    make_groep,
)
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.afwijkingen.zaken import keep, make_zaak
from tests.store.conftest import Twente
from wijzer.domain.afwijkingen.afwijking import (
    Afwijking,
    Afwijkingsoort,
    Zaakstatus,
)
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.ids import AanbiederId, AfwijkingId, GecontracteerdeLocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.store.afwijkingen.afwijking import Zaakregel
from wijzer.store.store import Store

UUR = timedelta(hours=1)


def listed(store: Store, regio: str = REGIO, **anders: Any) -> list[Afwijking]:
    regels = store.afwijkingen.lines(regio, **{"statussen": Zaakstatus, **anders})
    return [regel.afwijking for regel in regels]


def test_a_list_stands_by_kind_in_the_order_of_the_kinds_then_the_oldest_then_by_key(
    twente: Twente,
):
    bron = twente.aanbieder
    soorten = list(Afwijkingsoort)
    verwacht = [
        make_zaak(bron, "B", soorten[0], opened_at=AT - UUR),
        make_zaak(bron, "A", soorten[0]),
        make_zaak(bron, "C", soorten[0]),
        *(make_zaak(bron, "A", soort, opened_at=AT - 9 * UUR) for soort in soorten[1:]),
    ]
    keep(twente, *verwacht[::-1])
    with twente.database.read() as store:
        assert listed(store) == verwacht


def test_a_list_is_of_a_region_and_of_what_was_asked(twente: Twente, buur: Aanbieder):
    ander = make_aanbieder("Ander")
    with twente.database.transaction() as store:
        store.aanbieders.add(ander)
    open_, klaar, van_ander, daar = keep(
        twente,
        make_zaak(twente.aanbieder, "A"),
        make_zaak(
            twente.aanbieder, "B", Afwijkingsoort.CONTRACT_BEEINDIGD, status=Zaakstatus.OPGELOST
        ),
        make_zaak(ander, "C"),
        make_zaak(buur, "D"),
    )
    with twente.database.read() as store:
        assert listed(store, "elders") == [daar]
        assert listed(store, statussen=[Zaakstatus.OPGELOST]) == [klaar]
        assert listed(store, statussen=[]) == []
        assert listed(store, soort=Afwijkingsoort.CONTRACT_BEEINDIGD) == [klaar]
        assert listed(store, aanbieder_id=ander.id) == [van_ander]
        samen: dict[str, Any] = {
            "soort": Afwijkingsoort.GEEN_CONTRACT,
            "aanbieder_id": twente.aanbieder.id,
        }
        assert listed(store, statussen=[Zaakstatus.OPEN, Zaakstatus.OPGELOST], **samen) == [open_]


@OP_SQLITE
def test_a_line_names_who_and_what_it_is_about(twente: Twente):
    groep = make_groep(twente.aanbieder, "De Linde")
    contract = make_gecontracteerde_locatie(twente.aanbieder, naam="Hoofdgebouw")
    with twente.database.transaction() as store:
        store.locaties.add(groep)
        store.contracten.add_many([], [contract])
    gaat = {"locatie_id": groep.id, "gecontracteerde_locatie_id": contract.id}
    vol, kaal, alleen_contract = keep(
        twente,
        make_zaak(twente.aanbieder, gaat=gaat),
        make_zaak(twente.aanbieder, "B"),
        make_zaak(twente.aanbieder, gaat={"gecontracteerde_locatie_id": contract.id}),
    )
    verwacht = [
        Zaakregel(
            afwijking=vol, aanbieder="De Bron", locatie="De Linde", contractlocatie="Hoofdgebouw"
        ),
        Zaakregel(afwijking=kaal, aanbieder="De Bron", locatie=None, contractlocatie=None),
        Zaakregel(
            afwijking=alleen_contract,
            aanbieder="De Bron",
            locatie=None,
            contractlocatie="Hoofdgebouw",
        ),
    ]
    with twente.database.read() as store:
        zaken = store.afwijkingen
        assert [zaken.line(regel.afwijking.id) for regel in verwacht] == verwacht
        ids = [regel.afwijking.id for regel in verwacht]
        gevonden = zaken.lines_of([*ids, AfwijkingId(uuid4())])
        assert sorted(gevonden, key=lambda regel: ids.index(regel.afwijking.id)) == verwacht
        assert zaken.lines_of([]) == []
        with pytest.raises(NietGevonden):
            zaken.line(AfwijkingId(uuid4()))


@OP_SQLITE
def test_a_name_that_several_cases_are_about_is_opened_once(
    twente: Twente, monkeypatch: pytest.MonkeyPatch
):
    contract = make_gecontracteerde_locatie(twente.aanbieder)
    with twente.database.transaction() as store:
        store.contracten.add_many([], [contract])
    gaat = {"gecontracteerde_locatie_id": contract.id}
    keep(twente, *(make_zaak(twente.aanbieder, code, gaat=gaat) for code in "AB"))
    geopend: list[int] = []
    with twente.database.read() as store:
        kluis = store.afwijkingen._kluis
        open_namen = kluis.open_namen

        def count(
            namen: dict[GecontracteerdeLocatieId, str],
        ) -> dict[GecontracteerdeLocatieId, str]:
            geopend.append(len(namen))
            return open_namen(namen)

        monkeypatch.setattr(kluis, "open_namen", count)
        assert len(listed(store)) == 2
    assert geopend == [1]


@OP_SQLITE
def test_cases_are_counted_by_kind_and_status(twente: Twente, buur: Aanbieder):
    bron, beeindigd = twente.aanbieder, Afwijkingsoort.CONTRACT_BEEINDIGD
    keep(
        twente,
        make_zaak(bron, "A"),
        make_zaak(bron, "B"),
        make_zaak(bron, "C", status=Zaakstatus.OPGELOST),
        make_zaak(bron, "A", beeindigd),
        make_zaak(buur, "A"),
    )
    with twente.database.read() as store:
        assert store.afwijkingen.counts(REGIO) == {
            (Afwijkingsoort.GEEN_CONTRACT, Zaakstatus.OPEN): 2,
            (Afwijkingsoort.GEEN_CONTRACT, Zaakstatus.OPGELOST): 1,
            (beeindigd, Zaakstatus.OPEN): 1,
        }
        assert store.afwijkingen.counts("elders") == {
            (Afwijkingsoort.GEEN_CONTRACT, Zaakstatus.OPEN): 1
        }
        assert store.afwijkingen.counts("nergens") == {}


def test_what_follows_a_withdrawn_case_stands_from_the_oldest_on(twente: Twente):
    bron = twente.aanbieder
    eerste = make_zaak(bron, "A", status=Zaakstatus.INGETROKKEN)
    later, c, b = (
        make_zaak(bron, code, opened_at=AT + over * UUR, vorige_id=eerste.id)
        for code, over in (("D", 2), ("C", 1), ("B", 1))
    )
    keep(twente, eerste, later, c, b, make_zaak(bron, "E"))
    with twente.database.read() as store:
        regels = store.afwijkingen.lines_after(eerste.id)
        assert [regel.afwijking for regel in regels] == [b, c, later]
        assert store.afwijkingen.lines_after(b.id) == []


def test_of_an_aanbieder_every_case_is_given_by_key_ended_ones_included(
    twente: Twente, buur: Aanbieder
):
    bron = twente.aanbieder
    zaken = [make_zaak(bron, "A", status=Zaakstatus.OPGELOST), make_zaak(bron, "B")]
    keep(twente, *zaken[::-1])
    [van_buur] = keep(twente, make_zaak(buur, "C"))
    with twente.database.transaction() as store:
        of = store.afwijkingen.of_aanbieders
        assert of([bron.id]) == zaken == of([bron.id, bron.id], for_update=True)
        assert of([buur.id, bron.id]) == [*zaken, van_buur]
        assert of([]) == of([AanbiederId(uuid4())], for_update=True) == []


def test_the_newest_of_a_region_come_first_and_of_one_moment_by_id(twente: Twente, buur: Aanbieder):
    bron = twente.aanbieder
    nieuw = make_zaak(bron, "N", opened_at=AT + UUR)
    samen = [make_zaak(bron, str(nr), id=AfwijkingId(UUID(int=nr))) for nr in (1, 2)]
    keep(twente, samen[1], samen[0], nieuw, make_zaak(buur, "B"))
    with twente.database.read() as store:
        assert store.afwijkingen.all(REGIO) == [nieuw, *samen]
        assert store.afwijkingen.open(REGIO) == [nieuw, *samen]
        assert store.afwijkingen.all(REGIO, Zaakstatus.OPGELOST) == []
