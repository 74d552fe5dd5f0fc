"""Hypothesis strategies for what the store keeps: every field anything that the domain allows."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TypeVar
from uuid import uuid4

from hypothesis import strategies as st

from tests.factories import ALMELO, ENSCHEDE, HENGELO, REGIO
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, OpenbaarAdres, Punt
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel, GecontracteerdeLocatie
from wijzer.domain.inkoop.hulpaanduiding import of_code, of_hulpvorm
from wijzer.domain.inkoop.product import Hulpsoort, Product, Vindbaar
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave, WachttijdSoort
from wijzer.domain.locaties.locatie import Groep, Vestiging
from wijzer.domain.regio.gebied import Contact

T = TypeVar("T")

_EERSTE, _LAATSTE = (datetime(jaar, 1, 1) for jaar in (2000, 2100))  # noqa: DTZ001 -- Hypothesis adds the zone

nieuwe_ids = st.builds(uuid4)
"""Not `st.uuids()`: that repeats them, and the examples of a test share a database."""

tekst = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40
)
dagen = st.dates(date(2000, 1, 1), date(2100, 1, 1))
momenten = st.datetimes(_EERSTE, _LAATSTE, timezones=st.just(UTC))
punten = st.builds(Punt, st.floats(50, 54), st.floats(3, 8))
contacten = st.builds(
    Contact, telefoon=st.none() | tekst, email=st.none() | tekst, website=st.none() | tekst
)
gemeenten = st.sampled_from([HENGELO, ENSCHEDE, ALMELO])
leeftijden = st.none() | st.integers(0, 23)

adressen = st.builds(
    Adres,
    straat=tekst,
    huisnummer=st.integers(1, 99999),
    plaats=tekst,
    huisletter=st.none() | st.sampled_from("ABZ"),
    toevoeging=st.none() | st.text("0123456789abc", min_size=1, max_size=4),
    postcode=st.none() | st.just("7551EB"),
    nummeraanduiding_id=st.none() | st.text("0123456789", min_size=16, max_size=16),
)
open_adressen = st.builds(OpenbaarAdres, adressen, st.none() | punten)
afgeschermde_adressen = st.builds(AfgeschermdAdres, adressen)
locatieadressen = open_adressen | afgeschermde_adressen

aanbieders = st.builds(
    Aanbieder,
    id=nieuwe_ids,
    regio=st.just(REGIO),
    naam=tekst,
    agb=st.sets(st.text("0123456789", min_size=8, max_size=8), max_size=3).map(
        lambda codes: tuple(sorted(codes))
    ),
    kvk=st.none() | st.text("0123456789", min_size=8, max_size=8),
    contact=contacten,
    versie=st.just(1),
)


def _gedeeld(aanbieder_id: AanbiederId) -> dict[str, st.SearchStrategy[object]]:
    return {
        "id": nieuwe_ids,
        "publiek_id": nieuwe_ids,
        "regio": st.just(REGIO),
        "aanbieder_id": st.just(aanbieder_id),
        "naam": tekst,
        "adres": locatieadressen,
        "gemeente": gemeenten,
        "contact": contacten,
        "doelgroepen": st.frozensets(tekst, max_size=3),
        "leeftijd_van": leeftijden,
        "leeftijd_tot": leeftijden,
        "rolstoeltoegankelijk": st.none() | st.booleans(),
        "gepubliceerd": st.booleans(),
        "versie": st.just(1),
    }


def locaties(aanbieder_id: AanbiederId) -> st.SearchStrategy[Groep | Vestiging]:
    """Groepen and vestigingen of one aanbieder, open and shielded."""
    groepen = st.builds(Groep, **_gedeeld(aanbieder_id), groepsgrootte=st.integers(1, 99))
    vestigingen = st.builds(
        Vestiging, **_gedeeld(aanbieder_id), werkgebied=st.frozensets(gemeenten)
    )
    return groepen | vestigingen


opgaven = st.builds(
    Opgave,
    peildatum=dagen,
    vrije_plekken=st.none() | st.integers(0, 99),
    eerstvolgende_plek=st.none() | dagen,
    aanmeldwachttijd_weken=st.none() | st.integers(0, 520),
    behandelwachttijd_weken=st.none() | st.integers(0, 520),
    wachttijd_soort=st.none() | st.sampled_from(WachttijdSoort),
    aantal_wachtenden=st.none() | st.integers(0, 9999),
    afhankelijk_van_matching=st.booleans(),
    aanmeldstop=st.booleans(),
    aanmeldstop_tot=st.none() | dagen,
    toelichting=st.none() | tekst,
)

hulp = st.builds(of_code, tekst) | st.builds(of_hulpvorm, tekst)
"""A code, or a hulpvorm where there is none."""


def aanbod(locatie_id: object) -> st.SearchStrategy[Aanbod]:
    """Aanbod of one locatie, stated or not."""
    return st.builds(
        Aanbod,
        id=nieuwe_ids,
        publiek_id=nieuwe_ids,
        locatie_id=st.just(locatie_id),
        hulp=hulp,
        medische_verwijzing=st.booleans(),
        opgave=st.none() | opgaven,
        bevestigd_at=st.none() | momenten,
        gewijzigd_at=st.none() | momenten,
        ingevoerd_door=st.none() | nieuwe_ids,
        versie=st.just(1),
    )


producten = st.builds(
    Product,
    id=nieuwe_ids,
    regio=st.just(REGIO),
    code=tekst,
    naam=tekst,
    gewone_naam=tekst,
    segment=st.just("ambulant"),
    soort=st.sampled_from(Hulpsoort),
    hulpvorm=st.sampled_from([None, "vaktherapie"]),
    vindbaar=st.sampled_from(Vindbaar),
    geldig_van=st.just(date(2025, 1, 1)),
    geldig_tot=st.none() | st.dates(date(2025, 1, 1), date(2100, 1, 1)),
    intensiteit=st.none() | tekst,
    eenheid=st.none() | tekst,
    tarief=st.none() | st.decimals(Decimal(0), Decimal("99999999.99"), places=2),
    opvolger=st.none() | tekst,
    via_cpwv=st.none() | st.booleans(),
    uitgesloten_gemeenten=st.frozensets(gemeenten),
    omschrijving=st.none() | tekst,
)


def contracten(
    aanbieder_id: AanbiederId,
) -> st.SearchStrategy[tuple[Contractregel, GecontracteerdeLocatie]]:
    """A contract row with the location that it names."""
    locatie = st.builds(
        GecontracteerdeLocatie,
        id=nieuwe_ids,
        aanbieder_id=st.just(aanbieder_id),
        naam=tekst,
        adres=afgeschermde_adressen,
    )
    return locatie.flatmap(
        lambda periode: st.tuples(
            st.builds(
                Contractregel,
                id=nieuwe_ids,
                regio=st.just(REGIO),
                contractnummer=tekst,
                aanbieder_id=st.just(aanbieder_id),
                hoofdaannemer_id=st.sampled_from([None, aanbieder_id]),
                hulp=hulp,
                ingangsdatum=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
                einddatum=st.none() | st.dates(date(2030, 1, 1), date(2100, 1, 1)),
                locatie_id=st.just(periode.id),
            ),
            st.just(periode),
        )
    )
