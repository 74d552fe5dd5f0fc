"""What was kept in any notation is brought to the one, what is no number stays, and the public reads it after `init`."""

from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location

from sqlalchemy import select, text, update

from tests.factories import (
    AT,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_gebruiker,
    make_groep,
    twente_in,
)
from wijzer.commando.gedeeld.invoer import Moment
from wijzer.commando.klaarzetten import prepare
from wijzer.domain.contact.gegevens import normal_deel
from wijzer.domain.regio.gebied import Contact
from wijzer.domain.regiomap.volgen import Lot
from wijzer.files.regio import read_regio
from wijzer.mappen import MIGRATIES, SEED
from wijzer.published.tables import PublishedLocatie
from wijzer.services.regio.laad_regio import laad_regio
from wijzer.settings import Settings
from wijzer.store.database.migraties import migrate
from wijzer.store.engine import Database
from wijzer.store.tables import AanbiederRij, GemeenteRij, LocatieRij, MapwaardeRij, RegioRij

OUDE_NOTATIES = {
    "telefoon": (
        "074-000 00 12", "0740000012", "(074) 0000012", "+31 (0)74 000 00 12", "+31740000012", "0031 74 0000012", "074-00000",
        "0546-123456", "06-12345678", "112", "113", "116111", "14 074", "0800-2000", "0900-8844", "0900 1234567", "088-1234567",
        "+49 30 123456", "0049 30 123456", "0999-123456", "740000012", "1234", "06 00000012", "097012345678", "bel Jan: 12",
    ),
    "email": ("Jan@A.Example", "jan@a.example", "jan@zörg.example", "jan@xn--zrg-sna.example", "zie site"),
    "website": (
        "https://a.example", "https://A.Example/", "http://a.example:80/x", "https://a.example:8443", "https://a.example/zörg|x",
        "https://a.example/z%c3%b6rg?q=[1]#kop", "https://a.example?x=1", "HTTPS://zörg.example/", "https://a.example/100%", "https://[::1]/hulp", "https://a.example/@wij", "in de maak",
    ),
}  # fmt: skip
"""What an older version took, and what it never did."""
NUMMER_VAN_DE_MAP = "0031 74 000 00 92"

OUD = {
    "telefoon": "+31 (0)74 000 00 12",
    "email": "info@ZÖRG.example",
    "website": "HTTPS://Zörg.example?x=1",
}
NIEUW = Contact(
    telefoon="074-000 00 12",
    email="info@xn--zrg-sna.example",
    website="https://xn--zrg-sna.example/?x=1",
)
ONLEESBAAR = {"telefoon": "bel Jan: 12", "email": "zie site", "website": "in de maak"}


def test_every_notation_becomes_the_one_and_what_is_no_number_stays(database: Database):
    gegevens = replace(read_regio(SEED / REGIO, at=AT), synoniemen=())
    aanbieder, account = make_aanbieder(), make_gebruiker(email="bea@xn--zrg-sna.example")
    groep = make_groep(aanbieder)
    with database.transaction(at=AT) as store:
        laad_regio(store, gegevens, at=AT)
        store.aanbieders.add(aanbieder)
        store.locaties.add(groep)
        store.gebruikers.add(account)
    migrate(database.engine, "0020")
    as_it_was(database)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE gebruiker SET email = 'bea@zörg.example'"))
    migrate(database.engine)
    with database.read() as store:
        assert store.aanbieders.get(aanbieder.id).contact == NIEUW
        assert store.locaties.get(groep.id).contact == Contact(**ONLEESBAAR)
        assert store.regios.gemeente(HENGELO).toegang == Contact(telefoon="074-000 00 60")
        assert store.regios.get(REGIO).teksten["crisis.ggz.telefoon"] == "074-000 00 92"
        assert (
            store.regios.get(REGIO).teksten["crisis.tekst"]
            == gegevens.regio.teksten["crisis.tekst"]
        )
        assert store.mapwaarden.all(REGIO)["teksten.crisis.ggz.telefoon"] == "074-000 00 92"
        assert store.gebruikers.by_email("Bea@ZÖRG.example") == account
    nummers = {**gegevens.regio.teksten, "crisis.ggz.telefoon": "074-000 00 93"}
    anders = replace(gegevens, regio=replace(gegevens.regio, teksten=nummers))
    with database.transaction(at=AT) as store:
        verslag = laad_regio(store, anders, at=AT)
    assert ("teksten.crisis.ggz.telefoon", Lot.GEVOLGD) in verslag.lotgevallen
    migrate(database.engine, "0020")
    migrate(database.engine)
    with database.read() as store:
        assert store.aanbieders.get(aanbieder.id).contact == NIEUW


def as_it_was(database: Database) -> None:
    """Contact as an older version kept it."""
    with database.engine.begin() as connection:
        for tabel, contact in ((AanbiederRij, OUD), (LocatieRij, ONLEESBAAR)):
            connection.execute(update(tabel).values(contact))
        connection.execute(
            update(GemeenteRij)
            .where(GemeenteRij.code == HENGELO)
            .values(toegang_telefoon="(074) 0000060")
        )
        teksten = dict(connection.scalars(select(RegioRij.teksten)).one())
        teksten["crisis.ggz.telefoon"] = NUMMER_VAN_DE_MAP
        connection.execute(update(RegioRij).values(teksten=teksten))
        deze = MapwaardeRij.naam == "teksten.crisis.ggz.telefoon"
        connection.execute(update(MapwaardeRij).where(deze).values(waarde=NUMMER_VAN_DE_MAP))


def test_after_init_the_public_reads_the_one_notation(database: Database, settings: Settings):
    aanbieder = make_aanbieder()
    groep = make_groep(aanbieder, contact=Contact(), gepubliceerd=True)
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
        store.contracten.add_many([make_contractregel(aanbieder)], [])
        store.locaties.add(groep)
        store.aanbod.add_many([make_aanbod(groep)])
    migrate(database.engine, "0020")
    with database.engine.begin() as connection:
        connection.execute(update(AanbiederRij).values(OUD))
    prepare(settings, nu=Moment(at=AT, today=TODAY))
    with database.read() as store:
        [gegevens] = store.session.scalars(select(PublishedLocatie.gegevens))
        assert Contact(**gegevens["contact"]) == NIEUW
        assert store.projectie.compare(TODAY) == []


def test_the_notation_of_the_migration_is_that_of_the_forms():
    pad = MIGRATIES / "versions" / "0021_contact_in_een_vorm.py"
    soort = spec_from_file_location("contact_in_een_vorm", pad)
    assert soort is not None
    assert soort.loader is not None
    migratie = module_from_spec(soort)
    soort.loader.exec_module(migratie)
    for veld, lees in migratie.LEZERS:
        for tekst in OUDE_NOTATIES[veld]:
            assert lees(tekst) == normal_deel(veld, tekst), tekst
