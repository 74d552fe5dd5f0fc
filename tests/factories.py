"""Small builders: a test names what it is about, these fill in the rest.

Everything they make belongs to `twente`; every id is new. `twente_in(store)` puts a small Twente in the database that the
others fit in: three gemeenten and the products of `PRODUCTEN`.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import uuid4

from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.accounts.toegang import Actor, Rol
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, LocatieAdres, OpenbaarAdres, Punt
from wijzer.domain.ids import (
    AanbiederId,
    AanbodId,
    ContractregelId,
    GebruikerId,
    GecontracteerdeLocatieId,
    LocatieId,
    MeldingId,
    ProductId,
    PubliekId,
)
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel, GecontracteerdeLocatie
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.inkoop.product import (
    Doelgroep,
    Hulpsoort,
    Hulpvorm,
    Product,
    Route,
    Segment,
    Vindbaar,
)
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave
from wijzer.domain.locaties.locatie import Groep, Locatie, Vestiging
from wijzer.domain.melding import MELDING_GELDIG, Melding
from wijzer.domain.regio.gebied import Contact, Gemeente, Plaats, Regio
from wijzer.store.store import Store

AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
"""The moment at which everything in a test happens, unless it says otherwise."""
TODAY = date(2026, 11, 20)
BEGIN = date(2025, 1, 1)
REGIO = "twente"
HENGELO, ENSCHEDE, ALMELO = "GM0164", "GM0153", "GM0141"

_volgnummer = count(1)


def make_regio(**anders: Any) -> Regio:
    """Twente, with its rule for product codes."""
    eigen = {
        "slug": REGIO,
        "naam": "Twente",
        "provincie": "Overijssel",
        "productcode_patroon": "[A-Z0-9]{5}",
    }
    return Regio(**{**eigen, **anders})


def make_gemeente(code: str = HENGELO, naam: str = "Hengelo", **anders: Any) -> Gemeente:
    """A gemeente with a confirmed town hall."""
    eigen: dict[str, Any] = {
        "regio": REGIO,
        "punt": Punt(52.26583, 6.79306),
        "gemeentehuis": f"Stadhuis {naam}",
        "adres": make_adres("Burgemeester van der Dussenplein", 1, "7551EB", naam),
        "bevestigd_at": AT,
        "toegang": Contact(telefoon="074-000 00 01"),
    }
    return Gemeente(code=code, naam=naam, **{**eigen, **anders})


def make_adres(
    straat: str = "Proefstraat",
    huisnummer: int = 12,
    postcode: str | None = "7551XX",
    plaats: str = "Hengelo",
    **anders: Any,
) -> Adres:
    """An address that does not exist."""
    return Adres(straat=straat, huisnummer=huisnummer, postcode=postcode, plaats=plaats, **anders)


def make_open_adres(*delen: Any, **anders: Any) -> OpenbaarAdres:
    """An open address, with a point in Hengelo."""
    return OpenbaarAdres(make_adres(*delen, **anders), Punt(52.27, 6.79))


def make_afgeschermd_adres(*delen: Any, **anders: Any) -> AfgeschermdAdres:
    """A shielded address."""
    return AfgeschermdAdres(make_adres(*delen, **anders))


def make_aanbieder(naam: str | None = None, **anders: Any) -> Aanbieder:
    """An aanbieder with an AGB code of its own."""
    nummer = next(_volgnummer)
    eigen: dict[str, Any] = {
        "id": AanbiederId(uuid4()),
        "regio": REGIO,
        "agb": (f"{70000000 + nummer}",),
        "contact": Contact(telefoon="074-000 00 12", website="https://aanbieder.example"),
    }
    return Aanbieder(naam=naam or f"Aanbieder {nummer}", **{**eigen, **anders})


def _locatie(aanbieder: Aanbieder | AanbiederId, naam: str, adres: LocatieAdres) -> dict[str, Any]:
    return {
        "id": LocatieId(uuid4()),
        "publiek_id": PubliekId(uuid4()),
        "regio": REGIO,
        "aanbieder_id": aanbieder.id if isinstance(aanbieder, Aanbieder) else aanbieder,
        "naam": naam,
        "adres": adres,
        "gemeente": HENGELO,
        "gepubliceerd": True,
    }


def make_groep(
    aanbieder: Aanbieder | AanbiederId,
    naam: str = "De Linde",
    adres: LocatieAdres | None = None,
    **anders: Any,
) -> Groep:
    """A published groep of six places in Hengelo, open unless given a shielded address."""
    eigen = _locatie(aanbieder, naam, adres or make_open_adres())
    return Groep(**{**eigen, "groepsgrootte": 6, **anders})


def make_vestiging(
    aanbieder: Aanbieder | AanbiederId,
    naam: str = "Kantoor Hengelo",
    adres: LocatieAdres | None = None,
    **anders: Any,
) -> Vestiging:
    """A published vestiging in Hengelo that serves Hengelo and Enschede."""
    eigen = _locatie(aanbieder, naam, adres or make_open_adres("Kantoorlaan", 1))
    return Vestiging(**{**eigen, "werkgebied": frozenset({HENGELO, ENSCHEDE}), **anders})


def make_product(code: str = "WGZHF", **anders: Any) -> Product:
    """A product that is found, valid from 2025 on: by default a gezinshuis."""
    eigen: dict[str, Any] = {
        "id": ProductId(uuid4()),
        "regio": REGIO,
        "naam": f"Product {code}",
        "gewone_naam": f"Product {code}",
        "segment": "wonen-en-verblijf",
        "soort": Hulpsoort.WONEN,
        "hulpvorm": "gezinshuis",
        "vindbaar": Vindbaar.AANBOD,
        "geldig_van": BEGIN,
    }
    return Product(code=code, **{**eigen, **anders})


def make_hulpvorm(slug: str = "woongroep", **anders: Any) -> Hulpvorm:
    """A kind of help as people name it: by default one to live in, through the CPWV."""
    naam = slug.replace("-", " ").capitalize()
    eigen: dict[str, Any] = {
        "regio": REGIO,
        "naam": naam,
        "gewone_naam": naam,
        "segment": "wonen-en-verblijf",
        "soort": Hulpsoort.WONEN,
        "route": Route.CPWV,
        "tekst": f"Wat {naam} is.",
        "volgorde": 9,
    }
    return Hulpvorm(slug=slug, **{**eigen, **anders})


def make_contractregel(
    aanbieder: Aanbieder | AanbiederId, hulp: str = "WGZHF", **anders: Any
) -> Contractregel:
    """A contract row that runs from 2025 on, without end and without a location, for this code or `hulpvorm:<slug>`."""
    eigen: dict[str, Any] = {
        "id": ContractregelId(uuid4()),
        "regio": REGIO,
        "contractnummer": "C-2025-001",
        "aanbieder_id": aanbieder.id if isinstance(aanbieder, Aanbieder) else aanbieder,
        "hoofdaannemer_id": None,
        "ingangsdatum": BEGIN,
        "einddatum": None,
        "locatie_id": None,
    }
    return Contractregel(hulp=Hulpaanduiding.of_sleutel(hulp), **{**eigen, **anders})


def make_gecontracteerde_locatie(
    aanbieder: Aanbieder | AanbiederId, adres: AfgeschermdAdres | None = None, **anders: Any
) -> GecontracteerdeLocatie:
    """A contracted location."""
    eigen: dict[str, Any] = {
        "id": GecontracteerdeLocatieId(uuid4()),
        "aanbieder_id": aanbieder.id if isinstance(aanbieder, Aanbieder) else aanbieder,
        "naam": "Gecontracteerde locatie",
        "adres": adres or make_afgeschermd_adres(),
    }
    return GecontracteerdeLocatie(**{**eigen, **anders})


def make_opgave(**anders: Any) -> Opgave:
    """Stated today: one free place, two weeks."""
    eigen: dict[str, Any] = {
        "peildatum": TODAY,
        "vrije_plekken": 1,
        "aanmeldwachttijd_weken": 0,
        "behandelwachttijd_weken": 2,
    }
    return Opgave(**{**eigen, **anders})


def make_aanbod(
    locatie: Locatie | LocatieId,
    hulp: str = "WGZHF",
    opgave: Opgave | None = None,
    **anders: Any,
) -> Aanbod:
    """An aanbod of this code or `hulpvorm:<slug>`, without an opgave unless given one."""
    eigen: dict[str, Any] = {
        "id": AanbodId(uuid4()),
        "publiek_id": PubliekId(uuid4()),
        "locatie_id": locatie.id if isinstance(locatie, Groep | Vestiging) else locatie,
        "opgave": opgave,
        "bevestigd_at": AT if opgave else None,
        "gewijzigd_at": AT if opgave else None,
    }
    return Aanbod(hulp=Hulpaanduiding.of_sleutel(hulp), **{**eigen, **anders})


def make_gebruiker(
    aanbieder: Aanbieder | AanbiederId | None = None, email: str | None = None, **anders: Any
) -> Gebruiker:
    """An active account: of an aanbieder when given one, otherwise of a beheerder."""
    aanbieder_id = aanbieder.id if isinstance(aanbieder, Aanbieder) else aanbieder
    eigen: dict[str, Any] = {
        "id": GebruikerId(uuid4()),
        "rol": Rol.AANBIEDER if aanbieder_id else Rol.BEHEERDER,
        "regio": REGIO,
        "aanbieder_id": aanbieder_id,
        "wachtwoord_hash": "$argon2id$niet-echt",
        "totp_geheim": "JBSWY3DPEHPK3PXP",
        "created_at": AT,
    }
    return Gebruiker(
        email=email or f"iemand{next(_volgnummer)}@voorbeeld.example", **{**eigen, **anders}
    )


def make_melding(**anders: Any) -> Melding:
    """A confirmed alert on everything in Twente, that runs for half a year from `AT`."""
    eigen: dict[str, Any] = {
        "id": MeldingId(uuid4()),
        "regio": REGIO,
        "taal": "nl",
        "email": f"ouder{next(_volgnummer)}@voorbeeld.example",
        "zoekvraag": "",
        "token": f"token-{uuid4()}",
        "aangevraagd_at": AT,
        "bevestigd_at": AT,
        "tot_at": AT + MELDING_GELDIG,
    }
    return Melding(**{**eigen, **anders})


def make_actor(gebruiker: Gebruiker, kept: Iterable[AanbiederId] = ()) -> Actor:
    """Somebody who acts; an aanbieder keeps its own locations and those of `kept`."""
    eigen = {gebruiker.aanbieder_id} if gebruiker.aanbieder_id else set()
    return Actor(
        gebruiker_id=gebruiker.id,
        rol=gebruiker.rol,
        regio=gebruiker.regio,
        aanbieder_id=gebruiker.aanbieder_id,
        aanbieders=frozenset({*eigen, *kept}),
        naam="iemand",
    )


PRODUCTEN = (
    make_product("WGZHF"),
    make_product("WGZHG"),
    make_product(
        "ABGII",
        segment="ambulant",
        soort=Hulpsoort.AMBULANT,
        hulpvorm="begeleiding-individueel",
        uitgesloten_gemeenten=frozenset({HENGELO}),
    ),
    make_product("AVAKT", segment="ambulant", soort=Hulpsoort.AMBULANT, hulpvorm="vaktherapie"),
    make_product(
        "46A01",
        segment="crisis",
        soort=Hulpsoort.CRISIS,
        hulpvorm="crisiszorg",
        vindbaar=Vindbaar.BELLEN,
    ),
    make_product(
        "54008", segment="crisis", soort=Hulpsoort.CRISIS, hulpvorm=None, vindbaar=Vindbaar.GEEN
    ),
)
"""Two of a gezinshuis, two ambulant (one excluded in Hengelo), one to call about, one that is never shown."""

_SEGMENTEN = (
    Segment(REGIO, "ambulant", "Ambulant", 1),
    Segment(REGIO, "wonen-en-verblijf", "Wonen en verblijf", 2),
    Segment(REGIO, "crisis", "Crisis", 3),
)


_HULPVORMEN = (
    make_hulpvorm(
        "begeleiding-individueel",
        segment="ambulant",
        soort=Hulpsoort.AMBULANT,
        route=Route.DIRECT,
        volgorde=1,
    ),
    make_hulpvorm(
        "vaktherapie", segment="ambulant", soort=Hulpsoort.AMBULANT, route=Route.DIRECT, volgorde=2
    ),
    make_hulpvorm(
        "gezinshuis",
        segment="wonen-en-verblijf",
        soort=Hulpsoort.WONEN,
        route=Route.CPWV,
        volgorde=3,
    ),
    make_hulpvorm(
        "crisiszorg", segment="crisis", soort=Hulpsoort.CRISIS, route=Route.BELLEN, volgorde=4
    ),
)


def twente_in(store: Store) -> Regio:
    """Put a small Twente in the database: what every locatie, product and contract needs to hold on to."""
    regio = make_regio()
    store.regios.save(regio)
    for gemeente in (
        make_gemeente(),
        make_gemeente(ENSCHEDE, "Enschede", punt=Punt(52.21833, 6.89583)),
        make_gemeente(ALMELO, "Almelo", punt=Punt(52.35667, 6.6625), bevestigd_at=None),
    ):
        store.regios.save_gemeente(gemeente)
    plaatsen = [
        Plaats(
            gemeente=HENGELO,
            naam="Hengelo",
            punt=Punt(52.26583, 6.79306),
            pc4=frozenset({"7551", "7552"}),
        ),
        Plaats(
            gemeente=ENSCHEDE,
            naam="Enschede",
            punt=Punt(52.21833, 6.89583),
            pc4=frozenset({"7511", "7552"}),
        ),
        Plaats(
            gemeente=ALMELO, naam="Almelo", punt=Punt(52.35667, 6.6625), pc4=frozenset({"7607"})
        ),
    ]
    store.regios.replace_plaatsen(REGIO, plaatsen)
    for segment in _SEGMENTEN:
        store.regios.save_segment(segment)
    for hulpvorm in _HULPVORMEN:
        store.regios.save_hulpvorm(hulpvorm)
    store.regios.save_doelgroep(Doelgroep(REGIO, "autisme", "Autisme", 1))
    store.regios.save_doelgroep(Doelgroep(REGIO, "lvb", "Licht verstandelijke beperking", 2))
    store.producten.save_many(PRODUCTEN)
    return regio
