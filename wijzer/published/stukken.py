"""The pieces of JSON that the projection makes ready and the public side reads: both directions of each, in one place.

`write_…` is what the projection keeps. What it names is published and nothing else is: a key stands
here or stays in the office. `read_…` is what a page makes of the same piece, and `show_…` what the
feed gives of it today.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from wijzer.domain.adressen.adres import Punt
from wijzer.domain.inkoop.product import Hulpvorm, Product
from wijzer.domain.locaties.beschikbaarheid import (
    TOONBAAR,
    Aanbod,
    Actualiteit,
    Opgave,
    Status,
    WachttijdSoort,
    both_phases,
)
from wijzer.domain.locaties.publicatie import PubliekAdres
from wijzer.domain.regio.gebied import Contact, Gemeente
from wijzer.domain.velden.veld import JA_NEE_ONBEKEND
from wijzer.published.gegevens import Beschikbaarheid, LocatieInfo, Naam, ProductNaam, Stuk
from wijzer.published.rangorde import Klaar, actualiteit_on, status_on

_DECIMALEN = 5
"""About a metre: more is not known of any point."""
_ONTHOUDEN = 2048
"""Pieces of aanbod that are kept as read, in each process: some 10 MB at most."""


def write_contact(contact: Contact) -> Stuk:
    """Write the piece that says whom to call."""
    return {"telefoon": contact.telefoon, "email": contact.email, "website": contact.website}


def read_contact(stuk: Mapping[str, Any]) -> Contact:
    """A contact from its piece."""
    return Contact(telefoon=stuk["telefoon"], email=stuk["email"], website=stuk["website"])


_ADRESDELEN = (
    "afgeschermd",
    "omschrijving",
    "straat",
    "huisnummer",
    "huisletter",
    "toevoeging",
    "postcode",
    "plaats",
)
"""The parts of a public address; its point besides."""


def write_adres(adres: PubliekAdres) -> Stuk:
    """A public address: the type of a shielded one has no way in."""
    delen = {naam: getattr(adres, naam) for naam in _ADRESDELEN}
    lat, lon = round(adres.punt.lat, _DECIMALEN), round(adres.punt.lon, _DECIMALEN)
    return {**delen, "lat": lat, "lon": lon}


def read_adresstuk(stuk: Mapping[str, Any]) -> PubliekAdres:
    """A public address from its piece."""
    punt = Punt(stuk["lat"], stuk["lon"])
    return PubliekAdres(punt=punt, **{naam: stuk[naam] for naam in _ADRESDELEN})


def write_product(hulp: Product | Hulpvorm) -> Stuk:
    """What an aanbod is for, as far as a list of results shows it: a product, or a hulpvorm without a code."""
    code, hulpvorm = (hulp.code, hulp.hulpvorm) if isinstance(hulp, Product) else (None, hulp.slug)
    return {
        "code": code,
        "naam": hulp.naam,
        "hulpvorm": hulpvorm,
        "gewoneNaam": hulp.gewone_naam,
        "segment": hulp.segment,
        "soort": hulp.soort.value,
    }


def read_product(stuk: Mapping[str, Any]) -> ProductNaam:
    """The product, or the hulpvorm without a code, that an aanbod's piece tells of."""
    return ProductNaam(
        code=stuk["code"],
        naam=stuk["naam"],
        gewone_naam=stuk["gewoneNaam"],
        hulpvorm=stuk["hulpvorm"],
        segment=stuk["segment"],
        soort=stuk["soort"],
    )


class Locatiefeiten(Protocol):
    """All that is published of a locatie itself.

    Its address, contact and gemeente are handed over apart, as public types.
    """

    publiek_id: UUID
    regio: str
    soort: str
    naam: str
    doelgroepen: list[str]
    werkgebied: list[str]
    groepsgrootte: int | None
    leeftijd_van: int | None
    leeftijd_tot: int | None
    rolstoeltoegankelijk: bool | None


def write_locatie(
    locatie: Locatiefeiten,
    *,
    aanbieder: Naam,
    contact: Contact,
    gemeente: Gemeente,
    adres: PubliekAdres,
) -> Stuk:
    """A groep or a vestiging, as `/groepen` and `/vestigingen` give it."""
    return {
        "id": str(locatie.publiek_id),
        "regio": locatie.regio,
        "soort": locatie.soort,
        "naam": locatie.naam,
        "aanbieder": {"id": str(aanbieder.id), "naam": aanbieder.naam},
        "contact": write_contact(contact),
        "doelgroepen": sorted(locatie.doelgroepen),
        "gemeente": {"code": gemeente.code, "naam": gemeente.naam},
        "werkgebied": sorted(locatie.werkgebied),
        "adres": write_adres(adres),
        "groepsgrootte": locatie.groepsgrootte,
        "leeftijd": {"van": locatie.leeftijd_van, "tot": locatie.leeftijd_tot},
        "rolstoeltoegankelijk": JA_NEE_ONBEKEND[locatie.rolstoeltoegankelijk],
    }


_GEZEGD = {woord: waarde for waarde, woord in JA_NEE_ONBEKEND.items()}


def read_locatie(stuk: Stuk) -> LocatieInfo:
    """A locatie from its piece."""
    return LocatieInfo(
        id=UUID(stuk["id"]),
        regio=stuk["regio"],
        soort=stuk["soort"],
        naam=stuk["naam"],
        aanbieder=Naam(id=UUID(stuk["aanbieder"]["id"]), naam=stuk["aanbieder"]["naam"]),
        contact=read_contact(stuk["contact"]),
        doelgroepen=tuple(stuk["doelgroepen"]),
        gemeente=stuk["gemeente"]["code"],
        werkgebied=tuple(stuk["werkgebied"]),
        adres=read_adresstuk(stuk["adres"]),
        groepsgrootte=stuk["groepsgrootte"],
        leeftijd_van=stuk["leeftijd"]["van"],
        leeftijd_tot=stuk["leeftijd"]["tot"],
        rolstoeltoegankelijk=_GEZEGD.get(
            stuk.get("rolstoeltoegankelijk", "")
        ),  # older pieces have none
        stuk=stuk,
    )


LOCATIE_ZELF = ("id", "soort", "naam", "rolstoeltoegankelijk")
"""What an aanbod tells inside `locatie`."""
LOCATIE_EERST = ("aanbieder", "contact")
LOCATIE_LAATST = ("gemeente", "werkgebied", "adres", "groepsgrootte", "leeftijd")
"""What an aanbod repeats of its locatie, as it stands there: before and behind its product."""


class Aanbodfeiten(NamedTuple):
    """The facts of an aanbod that hold whatever the day."""

    product: ProductNaam
    medische_verwijzing: bool
    locatie: LocatieInfo


def write_aanbod(aanbod: Aanbod, hulp: Product | Hulpvorm, locatie: Stuk) -> str:
    """An aanbod as the text that the feed serves: what depends on the day is put behind it there.

    `hulp` is the product of its code, or its hulpvorm where it has no code.
    """
    stuk = {
        "id": str(aanbod.publiek_id),
        "regio": locatie["regio"],
        "locatie": {naam: locatie[naam] for naam in LOCATIE_ZELF},
        **{naam: locatie[naam] for naam in LOCATIE_EERST},
        "medischeVerwijzing": aanbod.medische_verwijzing,
        "doelgroepen": locatie["doelgroepen"],
        "product": write_product(hulp),
        **{naam: locatie[naam] for naam in LOCATIE_LAATST},
    }
    return json.dumps(stuk, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=_ONTHOUDEN)
def read_aanbod(tekst: str) -> Aanbodfeiten:
    """The facts in an aanbod's text.

    A text is parsed once however often its row is shown: the same text, the same facts.
    """
    stuk = json.loads(tekst)
    return Aanbodfeiten(
        product=read_product(stuk["product"]),
        medische_verwijzing=stuk["medischeVerwijzing"],
        locatie=read_locatie({**stuk, **stuk["locatie"]}),
    )


_WAARDEN = (
    "vrijePlekken",
    "eerstvolgendePlek",
    "aanmeldwachttijdWeken",
    "behandelwachttijdWeken",
    "wachttijdSoort",
    "aantalWachtenden",
    "afhankelijkVanMatching",
)
BESCHIKBAARHEID = (
    "status",
    *_WAARDEN,
    "aanmeldstop",
    "aanmeldstopTot",
    "toelichting",
    "peildatum",
    "actualiteit",
    "bevestigdOp",
    "gewijzigdOp",
)
"""The names in a piece about availability, in its order."""
_NIETS: Stuk = {**dict.fromkeys(_WAARDEN), "afhankelijkVanMatching": False}


def show_beschikbaarheid(rij: Klaar, opgave: Mapping[str, Any], today: date) -> Stuk:
    """The feed's piece about availability today.

    An expired entry shows no value at all, and a day that passed is no news.

    `opgave` is the entry as the projection kept it: in the names of the feed, so that nothing is translated twice.

    Source: our choice.
    """
    actualiteit = actualiteit_on(rij, today)
    status = status_on(rij, actualiteit, today)
    shown = opgave if actualiteit in TOONBAAR else _NIETS
    stop = status is Status.AANMELDSTOP
    vers = rij.verlopen_vanaf is not None and today < rij.verlopen_vanaf
    return {
        "status": status.value,
        **{naam: shown[naam] for naam in _WAARDEN},
        "eerstvolgendePlek": _ahead(shown["eerstvolgendePlek"], today),
        "aanmeldstop": stop,
        "aanmeldstopTot": opgave["aanmeldstopTot"] if stop else None,
        "toelichting": opgave["toelichting"]
        if vers
        else None,  # ages too when it is all that was stated
        "peildatum": opgave["peildatum"],
        "actualiteit": actualiteit.value,
        "bevestigdOp": opgave["bevestigdOp"],
        "gewijzigdOp": opgave["gewijzigdOp"],
    }


def read_beschikbaarheid(stuk: Stuk) -> Beschikbaarheid:
    """The feed's piece about availability today, as a page shows it."""
    aanmeld, behandel = stuk["aanmeldwachttijdWeken"], stuk["behandelwachttijdWeken"]
    soort = stuk["wachttijdSoort"]
    return Beschikbaarheid(
        status=Status(stuk["status"]),
        actualiteit=Actualiteit(stuk["actualiteit"]),
        vrije_plekken=stuk["vrijePlekken"],
        eerstvolgende_plek=_dag(stuk["eerstvolgendePlek"]),
        aanmeldwachttijd_weken=aanmeld,
        behandelwachttijd_weken=behandel,
        wachttijd_weken=both_phases(aanmeld, behandel),
        wachttijd_soort=WachttijdSoort(soort) if soort else None,
        aantal_wachtenden=stuk["aantalWachtenden"],
        afhankelijk_van_matching=stuk["afhankelijkVanMatching"],
        aanmeldstop=stuk["aanmeldstop"],
        aanmeldstop_tot=_dag(stuk["aanmeldstopTot"]),
        toelichting=stuk["toelichting"],
        peildatum=_dag(stuk["peildatum"]),
        bevestigd_at=_moment(stuk["bevestigdOp"]),
        gewijzigd_at=_moment(stuk["gewijzigdOp"]),
    )


def write_opgave(
    opgave: Opgave | None, *, bevestigd_at: datetime | None, gewijzigd_at: datetime | None
) -> Stuk:
    """The form in which the projection keeps an entry: the names and values of the feed, whatever the day."""
    leeg = opgave is None
    gezegd = opgave or Opgave(peildatum=date.min)
    return {
        "vrijePlekken": gezegd.vrije_plekken,
        "eerstvolgendePlek": _iso(gezegd.eerstvolgende_plek),
        "aanmeldwachttijdWeken": gezegd.aanmeldwachttijd_weken,
        "behandelwachttijdWeken": gezegd.behandelwachttijd_weken,
        "wachttijdSoort": gezegd.wachttijd_soort.value if gezegd.wachttijd_soort else None,
        "aantalWachtenden": gezegd.aantal_wachtenden,
        "afhankelijkVanMatching": gezegd.afhankelijk_van_matching,
        "aanmeldstop": gezegd.aanmeldstop,
        "aanmeldstopTot": _iso(gezegd.aanmeldstop_tot),
        "toelichting": gezegd.toelichting,
        "peildatum": None if leeg else gezegd.peildatum.isoformat(),
        "bevestigdOp": format_moment(bevestigd_at),
        "gewijzigdOp": format_moment(gewijzigd_at),
    }


def format_moment(moment: datetime | None) -> str | None:
    """A moment as the feed writes it: UTC, whole seconds, `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def _ahead(tekst: str | None, today: date) -> str | None:
    return tekst if tekst is not None and tekst >= today.isoformat() else None


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def _moment(tekst: str | None) -> datetime | None:
    return datetime.fromisoformat(tekst) if tekst else None
