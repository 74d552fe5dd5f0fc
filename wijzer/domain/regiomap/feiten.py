"""A region and its gemeenten as facts by name, each one text, and back: what a folder says can then be compared."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from wijzer.domain.adressen.adres import Adres, Punt
from wijzer.domain.regio.gebied import Gemeente, Regio, Versheid

TEKSTEN = "teksten."
UITSLUITINGEN = "uitsluitingen."
VERSHEID = "versheid"
_UITSLUITING = "uitsluiting."
_JA, _NEE = "ja", "nee"


def tekstnaam(sleutel: str) -> str:
    """How the folder calls a text: `teksten.cpwv.tekst`, `uitsluitingen.GM0164`."""
    if sleutel.startswith(_UITSLUITING):
        return UITSLUITINGEN + sleutel.removeprefix(_UITSLUITING)
    return TEKSTEN + sleutel


def regiofeiten_of(regio: Regio) -> dict[str, str]:
    """Everything that the folder says of the region itself; the days of `versheid` hang together and are one fact."""
    return {
        "naam": regio.naam,
        "provincie": regio.provincie,
        "productcode_patroon": regio.productcode_patroon,
        VERSHEID: versheid_as_fact(regio.versheid),
        "tarieven_openbaar": _JA if regio.tarieven_openbaar else _NEE,
        **{tekstnaam(sleutel): tekst for sleutel, tekst in regio.teksten.items()},
    }


def with_facts(regio: Regio, feiten: Mapping[str, str]) -> Regio:
    """The region as these facts have it."""
    return replace(
        regio,
        naam=feiten["naam"],
        provincie=feiten["provincie"],
        productcode_patroon=feiten["productcode_patroon"],
        versheid=versheid_of_fact(feiten[VERSHEID]),
        tarieven_openbaar=feiten["tarieven_openbaar"] == _JA,
        teksten=texts_of(feiten),
    )


def texts_of(feiten: Mapping[str, str]) -> dict[str, str]:
    """The texts among these facts, under the keys that pages know."""
    teksten = dict[str, str]()
    for naam, tekst in feiten.items():
        if naam.startswith(TEKSTEN):
            teksten[naam.removeprefix(TEKSTEN)] = tekst
        elif naam.startswith(UITSLUITINGEN):
            teksten[_UITSLUITING + naam.removeprefix(UITSLUITINGEN)] = tekst
    return teksten


def versheid_as_fact(versheid: Versheid) -> str:
    """Both numbers of days as the text of one fact."""
    return f"{versheid.actueel_dagen} {versheid.verouderd_dagen}"


def versheid_of_fact(feit: str) -> Versheid:
    """The days that such a fact holds."""
    actueel, verouderd = feit.split()
    return Versheid(int(actueel), int(verouderd))


# ── gemeenten ────────────────────────────────────────────────────────────────

_NAAM, _PUNT, _GEMEENTEHUIS = "naam", "punt", "gemeentehuis"


def facts_of_gemeente(gemeente: Gemeente) -> dict[str, str]:
    """What the folder says of a gemeente: its name, its point, and the town hall with address and confirmation as one.

    Who confirmed an address did not confirm another one: a part of it never changes alone.
    """
    begin = f"gemeenten.{gemeente.code}."
    return {
        begin + _NAAM: gemeente.naam,
        begin + _PUNT: f"{gemeente.punt.lat!r} {gemeente.punt.lon!r}",
        begin + _GEMEENTEHUIS: _town_hall(gemeente),
    }


def with_gemeente_facts(gemeente: Gemeente, feiten: Mapping[str, str], *, at: datetime) -> Gemeente:
    """The gemeente as these facts have it.

    A town hall that the folder confirms and was not, is confirmed `at` that moment.
    """
    begin = f"gemeenten.{gemeente.code}."
    lat, lon = feiten[begin + _PUNT].split()
    met_punt = replace(gemeente, naam=feiten[begin + _NAAM], punt=Punt(float(lat), float(lon)))
    if feiten[begin + _GEMEENTEHUIS] == _town_hall(gemeente):
        return met_punt
    gebouw, adres, bevestigd = json.loads(feiten[begin + _GEMEENTEHUIS])
    return replace(
        met_punt,
        gemeentehuis=gebouw,
        adres=Adres(**dict(zip(_DELEN, adres, strict=True))) if adres else None,
        bevestigd_at=at if bevestigd else None,
    )


_DELEN = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")


def _town_hall(gemeente: Gemeente) -> str:
    adres = [getattr(gemeente.adres, deel) for deel in _DELEN] if gemeente.adres else None
    delen = [gemeente.gemeentehuis, adres, gemeente.bevestigd_at is not None]
    return json.dumps(delen, ensure_ascii=False, separators=(",", ":"))
