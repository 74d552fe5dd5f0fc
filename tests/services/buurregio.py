"""Two regions side by side: whatever somebody may do in one, nobody of the other may, and it shows when they do all the same."""

from dataclasses import replace
from uuid import uuid4

from tests.factories import (
    AT,
    REGIO,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_afgeschermd_adres,
    make_contractregel,
    make_gebruiker,
    make_gecontracteerde_locatie,
    make_gemeente,
    make_groep,
    make_open_adres,
    make_opgave,
    make_regio,
    twente_in,
)
from wijzer.domain.afwijkingen.afwijking import Afwijking, Afwijkingsoort, Bevinding, Zaakstatus
from wijzer.domain.ids import AfwijkingId
from wijzer.domain.taal.synoniem import Synoniem
from wijzer.store.engine import Database
from wijzer.store.store import Store

BUREN = "friesland"
LEEUWARDEN = "GM0080"
BRON, ANDER = make_aanbieder("De Bron"), make_aanbieder("De Ander")
TERP = make_aanbieder("De Terp", regio=BUREN)

GEHEIM = "JBSWY3DPEHPK3PXP" * 2
BEA_ACCOUNT = make_gebruiker(email="bea@twente.example", totp_geheim=GEHEIM)
BOB_ACCOUNT = make_gebruiker(email="bob@twente.example", totp_geheim=GEHEIM)
FRANS_ACCOUNT = make_gebruiker(email="frans@friesland.example", regio=BUREN)
JO_ACCOUNT = make_gebruiker(BRON, email="jo@bron.example")
KIM_ACCOUNT = make_gebruiker(ANDER, email="kim@ander.example")
WIEBE_ACCOUNT = make_gebruiker(TERP, email="wiebe@terp.example", regio=BUREN)
ACCOUNTS = (BEA_ACCOUNT, BOB_ACCOUNT, FRANS_ACCOUNT, JO_ACCOUNT, KIM_ACCOUNT, WIEBE_ACCOUNT)

BEA, BOB = make_actor(BEA_ACCOUNT), make_actor(BOB_ACCOUNT)
"""Both keep Twente."""
FRANS = make_actor(FRANS_ACCOUNT)
"""Keeps the other region."""
JO, KIM, WIEBE = make_actor(JO_ACCOUNT), make_actor(KIM_ACCOUNT), make_actor(WIEBE_ACCOUNT)
"""Of De Bron, of another aanbieder beside it, and of one in the other region."""
VERDWAALD = replace(WIEBE, aanbieders=frozenset({BRON.id}))
"""Somebody of the other region who keeps locaties of De Bron: a contract never crosses a border, and a right neither."""

LINDE = make_groep(BRON, "De Linde")
STIL = make_groep(BRON, "Stil Huis", make_afgeschermd_adres("Vlierkade", 5, "7551BB"))
WEG = make_groep(BRON, "Oud Huis", make_open_adres("Oudegracht", 3, "7551CC"), gepubliceerd=False)
LINDE_AANBOD = make_aanbod(LINDE, opgave=make_opgave(), ingevoerd_door=JO_ACCOUNT.id)
STIL_AANBOD = make_aanbod(STIL)
CONTRACT = make_gecontracteerde_locatie(BRON, make_afgeschermd_adres("Zonnewende", 7, "7551DD"))
ZAAK = Afwijking(
    id=AfwijkingId(uuid4()),
    regio=REGIO,
    bevinding=Bevinding(
        soort=Afwijkingsoort.ADRES_NIET_GECONTRACTEERD,
        aanbieder_id=BRON.id,
        locatie_id=STIL.id,
        gecontracteerde_locatie_id=CONTRACT.id,
    ),
    status=Zaakstatus.OPEN,
    opened_at=AT,
    gezien_at=AT,
)
"""The address of a shielded groep is not the one in the contract."""
WOORD = Synoniem(id=uuid4(), regio=REGIO, woorden="pleeghuis", hulpvormen=("gezinshuis",))
KADERBRON = "https://gemeente.example"


GENODIGD_ACCOUNT = make_gebruiker(
    BRON, email="nieuw@bron.example", wachtwoord_hash=None, totp_geheim=None
)


def two_regions(database: Database) -> None:
    """Fill a fresh database. Twente has everything; of the other region there is as much as its people need."""
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.regios.save(make_regio(slug=BUREN, naam="Friesland", provincie="Friesland"))
        store.regios.save_gemeente(make_gemeente(LEEUWARDEN, "Leeuwarden", regio=BUREN))
        store.aanbieders.add_many([BRON, ANDER, TERP])
        for account in (*ACCOUNTS, GENODIGD_ACCOUNT):
            store.gebruikers.add(account)
        store.contracten.add_many(
            [make_contractregel(BRON, locatie_id=CONTRACT.id), make_contractregel(ANDER)],
            [CONTRACT],
        )
        store.locaties.add_many([LINDE, STIL, WEG])
        store.aanbod.add_many([LINDE_AANBOD, STIL_AANBOD])
        store.synoniemen.add_many([WOORD])
        store.kaderbronnen.add(REGIO, KADERBRON)
        store.locaties.withdraw(WEG, at=AT, by=JO_ACCOUNT.id, expected_versie=1)
        store.afwijkingen.add(ZAAK)


def facts(store: Store) -> list[str]:
    """What the audit trail of Twente tells that was done by somebody, the latest first."""
    store.logboek.flush()
    return [regel.handeling for regel in store.logboek.page(REGIO) if regel.gebruiker_id]
