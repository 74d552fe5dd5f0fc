"""A groep that becomes shielded: nothing of its open page is left anywhere, also not in what was kept in memory."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from urllib.parse import unquote_plus
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from tests.steun.dagen import earliest
from tests.walls.bezoek import Bezoek, answer, everything, facts, text_of
from tests.walls.conftest import MORGEN, NU, VANDAAG, Huis
from tests.walls.deel import Deel
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.locaties.locatie import Groep
from wijzer.domain.regio.gebied import Contact
from wijzer.domain.taal.schoon import compare_key
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.services.locaties.invoer import LocatieInvoer
from wijzer.services.locaties.wijzig_locatie import wijzig_locatie
from wijzer.store.store import Store

CONTACT = Contact(telefoon="074-000 09 87", email="oud@zwaluwvlucht.example")
TOELICHTING = "Met een moestuin en twee ezels."


@dataclass(frozen=True)
class Sporen:
    """What stood on the open page: `woorden` may be nowhere any more, `ids` only in the list of changes."""

    groep: Groep
    woorden: frozenset[str]
    ids: frozenset[str]

    def in_answer(self, bezoek: Bezoek, tekst: str) -> set[str]:
        """Which of them this answer holds and may not hold."""
        plat = tekst.casefold()
        if bezoek.pad.startswith("/api/v1/wijzigingen"):
            plat = _without_ids_of_tombstones(tekst).casefold()
        # What was asked may be said back.
        vraag = unquote_plus(bezoek.pad).casefold()
        return {spoor for spoor in self.woorden | self.ids if spoor in plat and spoor not in vraag}


@pytest.mark.proef
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_nothing_of_an_open_page_is_left_once_its_groep_is_shielded(
    huis: Huis, stel_klok: Callable[[datetime], None], deel: Callable[..., Deel]
):
    sporen = open_page(huis)
    eerder = [
        bezoek
        for bezoek, antwoord in everything(huis, facts(huis.app), deel(0, sporen.ids))
        if sporen.in_answer(bezoek, text_of(antwoord))
    ]
    assert len(eerder) > 20
    shield(huis, sporen.groep)
    client = huis.app.test_client()
    later = ((bezoek, answer(client, bezoek)) for bezoek in eerder)
    _find_nothing(sporen, chain(later, everything(huis, facts(huis.app), deel(1, sporen.ids))))
    opvolger = _successor(huis, sporen.groep)
    assert opvolger not in facts(huis.app).values["public.groep.locatie_id"]
    huis.next_day()
    stel_klok(MORGEN)
    feiten = facts(huis.app)
    assert opvolger in feiten.values["public.groep.locatie_id"]
    later = ((bezoek, answer(client, bezoek)) for bezoek in eerder)
    _find_nothing(sporen, chain(later, everything(huis, feiten, deel(2, sporen.ids))))


def _find_nothing(sporen: Sporen, antwoorden: Iterable[tuple[Bezoek, TestResponse]]) -> None:
    for bezoek, antwoord in antwoorden:
        gevonden = sporen.in_answer(bezoek, text_of(antwoord))
        assert not gevonden, f"{bezoek}: {gevonden}"


def _successor(huis: Huis, groep: Groep) -> str:
    with huis.database.read() as store:
        return str(store.locaties.get(groep.id).publiek_id)


def open_page(huis: Huis) -> Sporen:
    """An open groep with a street, a name, a contact and a remark that stand nowhere else."""
    with huis.database.transaction(at=NU) as store:
        groep = _only_one(store)
        store.locaties.save(replace(groep, contact=CONTACT))
        aanbod = store.aanbod.of_locatie(groep.id)
        for een_aanbod in aanbod:
            assert een_aanbod.opgave
            store.aanbod.save(
                replace(een_aanbod, opgave=replace(een_aanbod.opgave, toelichting=TOELICHTING))
            )
    with huis.database.read() as store:
        bewaard = store.locaties.get(groep.id)
    assert isinstance(bewaard, Groep)
    assert isinstance(bewaard.adres, OpenbaarAdres)
    groep, adres = bewaard, bewaard.adres.adres
    woorden = {
        adres.straat,
        adres.postcode or "",
        groep.naam,
        TOELICHTING,
        CONTACT.telefoon,
        CONTACT.email,
    }
    ids = {str(groep.publiek_id), *(str(een_aanbod.publiek_id) for een_aanbod in aanbod)}
    return Sporen(groep, frozenset(woord.casefold() for woord in woorden if woord), frozenset(ids))


def _only_one(store: Store) -> Groep:
    locaties = store.locaties.all("twente")
    adressen = [
        locatie.adres.adres for locatie in locaties if isinstance(locatie.adres, OpenbaarAdres)
    ]
    gemeenten = [gemeente.adres for gemeente in store.regios.gemeenten("twente") if gemeente.adres]
    straten = [compare_key(adres.straat) for adres in adressen + gemeenten]
    namen = " ".join(compare_key(locatie.naam) for locatie in locaties)
    return next(
        locatie
        for locatie in locaties
        if isinstance(locatie, Groep)
        and locatie.gepubliceerd
        and isinstance(locatie.adres, OpenbaarAdres)
        and straten.count(compare_key(locatie.adres.adres.straat)) == 1
        and namen.count(compare_key(locatie.naam)) == 1
        and all(aanbod.opgave for aanbod in store.aanbod.of_locatie(locatie.id))
    )


def shield(huis: Huis, groep: Groep) -> None:
    assert isinstance(groep.adres, OpenbaarAdres)
    with huis.database.transaction(at=NU) as store:
        hulp = frozenset(aanbod.hulp for aanbod in store.aanbod.of_locatie(groep.id))
        invoer = LocatieInvoer(
            aanbieder_id=groep.aanbieder_id,
            soort="groep",
            naam="Groep Oost",
            gemeente=groep.gemeente,
            adres=AfgeschermdAdres(groep.adres.adres),
            hulp=hulp,
            contact=groep.contact,
            doelgroepen=groep.doelgroepen,
            groepsgrootte=groep.groepsgrootte,
        )
        wijzig_locatie(
            store,
            groep.id,
            invoer,
            expected_versie=groep.versie,
            new_id=uuid4,
            draw=earliest,
            geocoder=NulGeocoder(),
            by=SYSTEEM,
            at=NU,
            today=VANDAAG,
        )


def _without_ids_of_tombstones(tekst: str) -> str:
    """The list of changes without the ids of what is gone. Of that it tells kind, id, number and that it is gone: nothing else."""
    for stuk in json.loads(tekst.partition("\n")[0]).get("resultaten", ()):
        if stuk["state"] == "deleted":
            assert stuk.keys() == {"soort", "id", "nummer", "state"}
            tekst = tekst.replace(f'"id":"{stuk["id"]}"', "")
    return tekst
