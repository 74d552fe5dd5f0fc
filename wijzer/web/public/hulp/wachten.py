"""What the pages of a hulpvorm and of a product have in common: who offers it, and how long the wait is."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from wijzer.published.reader import Reader
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.published.zoeken.tellen import AanbiederAantal
from wijzer.web.public.hulp.wachtbeeld import Wachtbeeld, WachtNu, show_now, show_verloop

HOOGSTENS = 30
"""How many aanbieders are named; the search knows the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AanbiederRegel:
    """An aanbieder in a list, with how much it offers of what the page is about."""

    naam: str
    href: str
    aantal: int
    plek: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzicht:
    """Numbers about one hulpvorm or product. `aanbieders` stand in the order of the search, `meer` are not named."""

    cijfers: Plekkentelling
    wacht: WachtNu
    verloop: Wachtbeeld
    aanbieders: list[AanbiederRegel]
    meer: int


def overview(reader: Reader, regio: str, soort: str, sleutel: str) -> Overzicht:
    """Count what there is of a hulpvorm or product (`soort`) in a region."""
    aanbieders = reader.tel_aanbieders(regio, soort, sleutel, HOOGSTENS)
    return Overzicht(
        cijfers=reader.tel(regio, soort, [sleutel])[sleutel],
        wacht=show_now(
            reader.wacht_nu(regio, soort, sleutel), reader.tel_statussen(regio, soort, sleutel)
        ),
        verloop=show_verloop(reader.wachtverloop(regio, soort, sleutel)),
        aanbieders=_aanbieders(reader, aanbieders.eerste),
        meer=aanbieders.alle - len(aanbieders.eerste),
    )


def _aanbieders(reader: Reader, tellingen: Sequence[AanbiederAantal]) -> list[AanbiederRegel]:
    namen = reader.namen_van_aanbieders([telling.aanbieder_id for telling in tellingen])
    return [
        AanbiederRegel(
            naam=namen[telling.aanbieder_id],
            href=url_for("public.aanbieder", aanbieder_id=telling.aanbieder_id),
            aantal=telling.locaties,
            plek=telling.met_plek,
        )
        for telling in tellingen
    ]
