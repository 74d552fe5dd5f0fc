"""What the pages of a hulpvorm and of a product have in common: who offers it, and how long the wait is."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from wijzer.domain.inkoop.product import Hulpvorm
from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.published.zoeken.tellen import AanbiederAantal
from wijzer.web.public.hulp.wachtbeeld import Wachtbeeld, WachtNu, show_now, show_verloop
from wijzer.web.public.plekwoorden import Telwoord, locaties_text, telling_text, where_text

HOOGSTENS = 30
"""How many aanbieders are named; the search knows the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AanbiederRegel:
    """An aanbieder in a list: at how many locaties it offers what the page is about, in words, and where is a place."""

    naam: str
    href: str
    locaties: str
    plek: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzicht:
    """Numbers about one hulpvorm or product: as such, and in words with at how many locaties there is a place.

    `aanbieders` stand in the order of the search, `meer` are not named.
    """

    cijfers: Plekkentelling
    telling: str
    waar: str
    wacht: WachtNu
    verloop: Wachtbeeld
    aanbieders: list[AanbiederRegel]
    meer: int


def overview(
    reader: Reader, regio: RegioInfo, soort: str, sleutel: str, hulpvorm: Hulpvorm | None
) -> Overzicht:
    """Count what there is of a product or of the hulpvorm itself (`soort`) in a region."""
    wat, telwoord = (regio.slug, soort, sleutel), Telwoord.of(regio, hulpvorm)
    cijfers = reader.tel(regio.slug, soort, [sleutel])[sleutel]
    aanbieders = reader.tel_aanbieders(*wat, HOOGSTENS)
    return Overzicht(
        cijfers=cijfers,
        telling=telling_text(cijfers, telwoord),
        waar=where_text(cijfers),
        wacht=show_now(reader.wacht_nu(*wat), reader.tel_statussen(*wat)),
        verloop=show_verloop(reader.wachtverloop(*wat)),
        aanbieders=_aanbieders(reader, aanbieders.eerste, telwoord),
        meer=aanbieders.alle - len(aanbieders.eerste),
    )


def _aanbieders(
    reader: Reader, tellingen: Sequence[AanbiederAantal], telwoord: Telwoord | None
) -> list[AanbiederRegel]:
    namen = reader.namen_van_aanbieders([telling.aanbieder_id for telling in tellingen])
    return [
        AanbiederRegel(
            naam=namen[telling.aanbieder_id],
            href=url_for("public.aanbieder", aanbieder_id=telling.aanbieder_id),
            locaties=locaties_text(telling.locaties, telwoord),
            plek=telling.met_plek,
        )
        for telling in tellingen
    ]
