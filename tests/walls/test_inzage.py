"""Every page of the beheerder of the demo, searched for every real and every contracted address."""

import re
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.steun.accounts import add_account, open_session
from tests.steun.pagina import BASIS_URL
from tests.walls.conftest import NU, VANDAAG, Huis
from wijzer import klok
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.afwijkingen.afwijking import Zaakstatus
from wijzer.domain.ids import AanbiederId
from wijzer.domain.regiomap.teksten import Tekstgroep
from wijzer.domain.taal.schoon import compare_key
from wijzer.services.controle.controleer_adressen import check_regio
from wijzer.store.store import Store

GEVRAAGD = [
    "/beheer/afwijkingen?status=alle",
    "/beheer/afwijkingen/export?status=alle",
    "/beheer/producten?toon=alle",
    "/beheer/logboek?keten=controleren",
    "/account",
    "/beheer/importeren/voorbeeld?soort=contracten&vorm=csv",
    "/beheer/importeren/voorbeeld?soort=pdc&vorm=csv",
]
NIET_KAAL = {"/beheer/importeren/voorbeeld"}
"""What says nothing without a key."""
JO = "jo@twente.example"
DADEN = ("factor-herstellen", "uitschakelen", "inschakelen", "rol")
LANG = {
    "/beheer/contracten?loop=alles&": 40,
    "/beheer/afwijkingen?status=alle&": 4,
    "/beheer/aanbieders?": 8,
}
"""Lists of many pages, with more pages than each has."""


@pytest.fixture
def bea(huis: Huis) -> FlaskClient:
    with huis.database.transaction(at=NU) as store:
        weg = next(locatie for locatie in store.locaties.all("twente") if locatie.is_afgeschermd)
        store.locaties.withdraw(weg, at=NU, by=None, expected_versie=weg.versie)
        check_regio(store, "twente", new_id=uuid4, by=SYSTEEM, at=NU, today=VANDAAG)
        account = add_account(store, email="bea@twente.example")
        add_account(store, email=JO)
    client = huis.app.test_client()
    with client.session_transaction(base_url=BASIS_URL) as cookie:
        cookie["_user_id"] = open_session(huis.app, account)
    return client


def marks(adres: Adres) -> set[str]:
    """What tells an address: its street with the number behind it, and its postcode both ways."""
    gevonden = {f"{compare_key(adres.straat)} {adres.huisnummer}"}
    if adres.postcode:
        gevonden |= {
            compare_key(adres.postcode),
            compare_key(f"{adres.postcode[:4]} {adres.postcode[4:]}"),
        }
    return gevonden


def secrets(store: Store) -> dict[AanbiederId, set[str]]:
    """Of each aanbieder what must stay hidden: of its shielded and contracted addresses, less what stands open somewhere."""
    weg = store.locaties.withdrawn_in("twente")
    locaties = [*store.locaties.all("twente"), *(ingetrokken.locatie for ingetrokken in weg)]
    contract = store.contracten.gecontracteerde_locaties("twente").values()
    open_ = [
        locatie.adres.adres for locatie in locaties if isinstance(locatie.adres, OpenbaarAdres)
    ]
    open_ += [gemeente.adres for gemeente in store.regios.gemeenten("twente") if gemeente.adres]
    bekend = set().union(*map(marks, open_))
    geheim: dict[AanbiederId, set[str]] = {}
    for locatie in (*locaties, *contract):
        if isinstance(locatie.adres, AfgeschermdAdres):
            geheim.setdefault(locatie.aanbieder_id, set()).update(
                marks(locatie.adres.reveal()) - bekend
            )
    return geheim


def pages(huis: Huis) -> list[str]:
    """Every page of the room; one that nobody can fill in fails: then this test would not look there."""
    regels = [
        rule
        for rule in huis.app.url_map.iter_rules()
        if rule.endpoint.startswith("beheer.") and "GET" in (rule.methods or ())
    ]
    paden = [
        *GEVRAAGD,
        *(rule.rule for rule in regels if not rule.arguments and rule.rule not in NIET_KAAL),
        *(
            f"{pad}pagina={nummer}"
            for pad, laatste in LANG.items()
            for nummer in range(1, laatste + 1)
        ),
        *_of_things(huis),
    ]
    adapter = huis.app.url_map.bind("wijzer.example")
    bezocht = {adapter.match(pad.partition("?")[0])[0] for pad in paden}
    assert not {rule.endpoint for rule in regels} - bezocht
    return paden


def _of_things(huis: Huis) -> list[str]:
    with huis.database.read() as store:
        return [
            *(
                f"/beheer/afwijkingen/{zaak.afwijking.id}"
                for zaak in store.afwijkingen.lines("twente", statussen=set(Zaakstatus))
            ),
            *(f"/beheer/aanbieders/{aanbieder.id}" for aanbieder in store.aanbieders.all("twente")),
            *(
                f"/beheer/ingetrokken/{locatie.locatie.id}/wissen"
                for locatie in store.locaties.withdrawn_in("twente")
            ),
            *(
                f"/beheer/gemeenten/{gemeente.code}"
                for gemeente in store.regios.gemeenten("twente")
            ),
            *(f"/beheer/regio/instellingen/{groep}" for groep in Tekstgroep),
            *(
                f"/beheer/synoniemen/{synoniem.id}"
                for synoniem in store.synoniemen.all("twente")[:2]
            ),
            *(
                f"/beheer/gebruikers/{gebruiker.id}/{daad}"
                for gebruiker in store.gebruikers.all("twente")
                if gebruiker.email == JO
                for daad in DADEN
            ),
        ]


def found(client: FlaskClient, pad: str, geheim: set[str]) -> set[str]:
    response = client.get(pad, base_url=BASIS_URL)
    assert response.status_code == 200, pad
    plat = re.sub(
        r"\s+", " ", compare_key(re.sub(r"<[^>]*>", " ", response.get_data(as_text=True)))
    )
    return {woord for woord in geheim if woord in plat}


def test_no_page_of_the_beheerder_says_where_until_it_is_asked(huis: Huis, bea: FlaskClient):
    with huis.database.read() as store:
        alles = set().union(*secrets(store).values())
    assert len(alles) > 100
    lek = {pad: woorden for pad in pages(huis) if (woorden := found(bea, pad, alles))}
    assert not lek


def test_one_reason_opens_the_addresses_of_one_aanbieder_and_no_other(
    huis: Huis, bea: FlaskClient, monkeypatch: pytest.MonkeyPatch
):
    with huis.database.read() as store:
        geheim = secrets(store)
    wie = max(geheim, key=lambda aanbieder_id: len(geheim[aanbieder_id]))
    anderen = (
        set().union(*(woorden for aanbieder_id, woorden in geheim.items() if aanbieder_id != wie))
        - geheim[wie]
    )
    pad = f"/beheer/aanbieders/{wie}"
    assert ask(bea, pad).status_code == 303
    zo_geschreven = {woord for woord in geheim[wie] if not re.fullmatch(r"\d{4}[a-z]{2}", woord)}
    assert found(bea, pad, geheim[wie]) == zo_geschreven
    assert not {pad: woorden for pad in pages(huis)[::5] if (woorden := found(bea, pad, anderen))}
    set_clock(monkeypatch, NU + timedelta(minutes=15))
    assert not found(bea, pad, geheim[wie])


def ask(client: FlaskClient, pad: str) -> TestResponse:
    """Have the addresses shown from the page of the aanbieder."""
    html = client.get(pad, base_url=BASIS_URL).get_data(as_text=True)
    token = re.search(r'name="csrf_token" value="([^"]*)"', html)
    assert token
    velden = {"reden": "contract", "csrf_token": token[1]}
    return client.post(f"{pad}/adres", data=velden, base_url=BASIS_URL)


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(klok, "_system_time", lambda: moment)
