"""What programs ask for: health, robots, sitemap, security contact."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit

from flask import Response, jsonify, render_template, url_for

from wijzer.published.database.hartslag import Blik
from wijzer.published.engine import NietBereikbaar, NietGepubliceerd
from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.web.common.fouten.tabel import LATER
from wijzer.web.common.kamers.taalkeuze import in_language
from wijzer.web.common.teksten import TALEN
from wijzer.web.common.versheidsbron import Databasestand
from wijzer.web.common.verzoek import (
    absolute,
    current_databasestand,
    current_reader,
    current_settings,
    now,
    today,
)
from wijzer.web.public.kamer import bp
from wijzer.web.public.talen.bladen import BLADEN

_DICHT = ("/aanbieder", "/account", "/beheer", "/inloggen", "/uitloggen", "/uitnodiging")
_COMBINATIES = (
    "/*/zoeken?",
    "/*/zoeken/",
    "/*/kaart?",
    "/*/stratenkaart",
    "/*/vergelijken",
    "/*/widget",
    "/*/meldingen",
)
"""Pages about one search: they hold what others hold, in endless combinations.

The list without a question may be found.
"""
_BEVEILIGING_GELDIG = timedelta(days=180)


@bp.get("/gezondheid", eentalig=True)
def gezondheid() -> Response:
    """Say that the public side is up, and how old the publication is; a monitor reads no more than that.

    It is ill when the database cannot be reached, and when it is not known any more which addresses may be shown.
    """
    databasestand = current_databasestand()
    blik = _seen(databasestand)
    ziek = not databasestand.bereikbaar or databasestand.is_stil(now())
    antwoord = jsonify(
        status="ziek" if ziek else "ok", publicatie=blik.stand.publicatie, **_ages(blik, ziek=ziek)
    )
    antwoord.headers["Cache-Control"] = "no-store"
    if ziek:
        antwoord.status_code = 503
        antwoord.headers.update(LATER)
    return antwoord


def _seen(databasestand: Databasestand) -> Blik:
    if databasestand.blik is None:
        raise NietGepubliceerd if databasestand.bereikbaar else NietBereikbaar
    return databasestand.blik


def _ages(blik: Blik, *, ziek: bool) -> dict[str, int | None]:
    """How old the publication is, and the heartbeat of the office where that says something."""
    leeftijden = {"leeftijdSeconden": _seconds_since(blik.stand.gepubliceerd_at)}
    if ziek or blik.replica:
        leeftijden["hartslagSeconden"] = _seconds_since(blik.tot)
    return leeftijden


def _seconds_since(moment: datetime | None) -> int | None:
    """How many seconds ago a moment was; None for what never was."""
    return None if moment is None else max(int((now() - moment).total_seconds()), 0)


@bp.get("/robots.txt", eentalig=True)
def robots() -> Response:
    """Keep robots out of the office and out of endless combinations of filters."""
    regels = [
        "User-agent: *",
        *(f"Disallow: {pad}" for pad in _DICHT),
        *(f"Disallow: {pad}" for pad in _COMBINATIES),
    ]
    regels.append(f"Sitemap: {absolute(url_for('public.sitemap'))}")
    return _text("\n".join(regels) + "\n")


@bp.get("/sitemap.xml", eentalig=True)
def sitemap() -> Response:
    """List every public page in each of its languages, with the others beside it."""
    reader = current_reader()
    adressen = [adres for regio in reader.regios() for adres in _addresses(reader, regio)]
    vast = [url_for("public.toegankelijkheid"), url_for("public.privacy")]
    xml = render_template(
        "public/sitemap.xml",
        bladen=[
            [(taal, absolute(in_language(adres, taal))) for taal in TALEN]
            for adres in adressen + vast
        ]
        + [_in_other_languages(regio) for regio in reader.regios()],
    )
    return Response(xml, mimetype="application/xml")


@bp.get("/.well-known/security.txt", eentalig=True)
def security() -> Response:
    """Tell who found a leak where to report it (RFC 9116)."""
    verloopt = datetime.combine(today() + _BEVEILIGING_GELDIG, time(), UTC)
    domein = urlsplit(current_settings().basis_url).hostname
    return _text(
        f"Contact: mailto:security@{domein}\n"
        f"Expires: {verloopt:%Y-%m-%dT%H:%M:%SZ}\n"
        "Preferred-Languages: nl, en\n"
        f"Canonical: {absolute(url_for('public.security'))}\n"
    )


def _addresses(reader: Reader, regio: RegioInfo) -> Iterator[str]:
    slug = regio.slug
    for endpoint in (
        "start",
        "zoeken",
        "kaart",
        "hulpvormen",
        "producten",
        "gemeenten",
        "uitleg",
        "jongeren",
        "over",
        "spoed",
    ):
        yield url_for(f"public.{endpoint}", regio=slug)
    for hulpvorm in reader.hulpvormen(slug):
        yield url_for("public.hulpvorm", regio=slug, slug=hulpvorm.slug)
    for code in dict.fromkeys(product.code for product in reader.producten(slug)):
        yield url_for("public.product", regio=slug, code=code)
    for gemeente in reader.gemeenten(slug):
        yield url_for("public.gemeente", regio=slug, code=gemeente.code)
    for groep in reader.locaties("groep", slug):
        yield url_for("public.groep", regio=slug, locatie_id=groep.id)
    for vestiging in reader.locaties("vestiging", slug):
        yield url_for("public.vestiging", regio=slug, locatie_id=vestiging.id)
    for aanbieder in reader.aanbieders(slug):
        yield url_for("public.aanbieder", regio=slug, aanbieder_id=aanbieder.id)


def _in_other_languages(regio: RegioInfo) -> list[tuple[str, str]]:
    """The page in each other language: the same page as far as that goes, with an address of its own."""
    return [
        (taal, absolute(url_for("public.taalblad", regio=regio.slug, taalblad=taal)))
        for taal in BLADEN
    ]


def _text(tekst: str) -> Response:
    return Response(tekst, mimetype="text/plain")
