"""What the pages of a hulpvorm and of a product have in common: who offers it, and how long the wait is."""

from dataclasses import dataclass

from flask import url_for

from wijzer.published.reader import Reader
from wijzer.published.tellen import Aantal
from wijzer.web.public.wachtbeeld import Wachtbeeld, WachtNu, show_now, show_verloop


@dataclass(frozen=True, slots=True, kw_only=True)
class AanbiederRegel:
    """An aanbieder in a list, with how much it offers of what the page is about."""

    naam: str
    href: str
    aantal: int
    plek: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzicht:
    """Numbers about one hulpvorm or product; `aanbieders` stand in the order of the search."""

    cijfers: Aantal
    wacht: WachtNu
    verloop: Wachtbeeld
    aanbieders: list[AanbiederRegel]


def overview(reader: Reader, regio: str, soort: str, sleutel: str) -> Overzicht:
    """Count what there is of a hulpvorm or product (`soort`) in a region."""
    return Overzicht(
        cijfers=reader.tel(regio, soort, [sleutel])[sleutel],
        wacht=show_now(
            reader.wacht_nu(regio, soort, sleutel), reader.tel_statussen(regio, soort, sleutel)
        ),
        verloop=show_verloop(reader.wachtverloop(regio, soort, sleutel)),
        aanbieders=_aanbieders(reader, regio, soort, sleutel),
    )


def _aanbieders(reader: Reader, regio: str, soort: str, sleutel: str) -> list[AanbiederRegel]:
    namen = {een.id: een.naam for een in reader.aanbieders(regio)}
    return [
        AanbiederRegel(
            naam=namen[een.aanbieder_id],
            href=url_for("public.aanbieder", aanbieder_id=een.aanbieder_id),
            aantal=een.alle,
            plek=een.plek,
        )
        for een in reader.tel_aanbieders(regio, soort, sleutel)
    ]
