"""Sites that show a place on a map, and sites that hide where a link goes."""

import re
from collections.abc import Iterator

_LINK = re.compile(r"((?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?([/?#][^\s<>\"]*)?")

_KAARTSITES = frozenset((
    "openstreetmap.org", "openstreetmap.nl", "openstreetmap.de", "openstreetmap.fr", "osm.org", "osm.nl",
    "osmand.net", "opentopomap.org", "opencyclemap.org", "waze.com", "here.com", "her.is", "mapbox.com",
    "maptiler.com", "mapquest.com", "mapillary.com", "mapy.com", "mapy.cz", "maps.me", "organicmaps.app", "omaps.app",
    "ge0.me", "komoot.com", "komoot.nl", "komoot.de", "pdok.nl", "kadaster.nl", "topotijdreis.nl",
    "topografische-kaart.nl", "streetmap.co.uk", "streetmap.nl", "instantstreetview.com",
    "streetsmart.cyclomedia.com", "mapcarta.com", "wikimapia.org", "what3words.com", "w3w.co", "w3w.io", "plus.codes",
    "geohash.org", "geohash.co", "mapcode.com", "latlong.net", "gps-coordinates.net", "gps-coordinates.org",
    "gpscoordinaten.nl", "glympse.com", "tomtom.com", "strava.com", "wandelknooppunt.nl", "fietsnetwerk.nl",
    "route.nl", "routeyou.com", "afstandmeten.nl", "postcode.nl", "postcodebijadres.nl", "funda.nl", "jaap.nl",
    "ruimtelijkeplannen.nl", "9292.nl", "arcgis.com", "geonames.org", "nominatim.org", "satellites.pro",
    "petalmaps.com", "2gis.com", "2gis.ru", "citymapper.com", "moovitapp.com", "kadastralekaart.com", "huispedia.nl",
    "share.google", "geohack.toolforge.org", "flitsmeister.nl", "openrouteservice.org", "viamichelin.nl",
    "viamichelin.com", "routenet.nl", "locatienet.nl", "plattegronden.nl",
))  # fmt: skip
"""Whole sites; a part in front (`www.`, `viewer.`) makes no difference."""
_KAARTDELEN = re.compile(
    r"^(?:(?:[a-z]+\.)?google\.[a-z.]+/(?:maps|local|travel|[^\s]*[?&]tbm=(?:map|lcl))|maps\.|map\.|earth\.google\.|g\.page(?:$|/)|g\.co/kgs"
    r"|goo\.gl/maps|(?:www\.)?bing\.com/(?:maps|mapspreview)|(?:[a-z]+\.)?yandex\.[a-z]+/(?:maps|map-widget)"
    r"|(?:www\.)?duckduckgo\.com/[^\s]*iaxm=(?:maps|places)|(?:www\.)?qwant\.com/maps|(?:www\.)?anwb\.nl/[^\s]*route"
    r"|(?:www\.)?facebook\.com/[^\s]*(?:/maps|/places)|findmy\.|collections\.apple\.)"
)
"""Parts of sites that do more than show maps."""
_KAARTVRAAG = re.compile(
    r"[?&#](?:ll|sll|spn|daddr|saddr|destination|mlat|mlon|latlng|latlon|coords?|coordinates?|coordinaten)="
)
"""The question that a link to a map asks, on whatever site."""

_VERKORTERS = frozenset((
    "bit.ly", "bitly.com", "j.mp", "tinyurl.com", "tiny.cc", "tiny.one", "t.co", "goo.gl", "ow.ly", "is.gd", "v.gd",
    "buff.ly", "rebrand.ly", "cutt.ly", "shorturl.at", "shorturl.com", "rb.gy", "t.ly", "lnkd.in", "bl.ink", "s.id",
    "qrco.de", "qr.ae", "shorter.me", "dub.sh", "dub.co", "short.io", "urlz.fr", "kutt.it", "kutt.to", "soo.gd",
    "adf.ly", "shorte.st", "u.nu", "clck.ru", "kort.nl", "korturl.nl", "x.gd", "da.gd", "fb.me", "n9.cl", "snip.ly",
    "me2.do", "trib.al", "dlvr.it", "ift.tt", "amzn.to", "rotf.lol", "1drv.ms", "page.link", "app.link", "onelink.me",
    "l.ead.me",
))  # fmt: skip


def leads_to_map(lezing: str) -> bool:
    """Whether a text (in small Latin letters) holds a link that shows a place."""
    return any(
        _is_of(host, _KAARTSITES) or _KAARTDELEN.match(host + rest) or _KAARTVRAAG.search(rest)
        for host, rest in _links(lezing)
    )


def hides_target(lezing: str) -> bool:
    """Whether a text (in small Latin letters) holds a link of a link shortener."""
    return any(_is_of(host, _VERKORTERS) for host, _ in _links(lezing))


def _links(lezing: str) -> Iterator[tuple[str, str]]:
    """Host and the rest of everything that looks like a web address, with or without `https://`."""
    return (
        (gevonden[1].removeprefix("www."), gevonden[2] or "") for gevonden in _LINK.finditer(lezing)
    )


def _is_of(host: str, sites: frozenset[str]) -> bool:
    delen = host.split(".")
    return any(".".join(delen[positie:]) in sites for positie in range(len(delen)))
