"""Websites: what people type as the address of a site, as a link that every browser reads as we do.

The link is ASCII: the host in small letters as it is looked up, and in its path only signs that RFC 3986 knows.
"""

import re
from functools import lru_cache
from unicodedata import name, normalize
from urllib.parse import quote

from wijzer.domain.contact.host import OnbruikbareHost, ascii_host, show_host
from wijzer.domain.contact.lettertekens import visible
from wijzer.domain.fouten import Ongeldig, Oorzaak
from wijzer.domain.maten import WEBSITE

_SCHEMA = re.compile(r"(https?):/*", re.IGNORECASE)
_ANDER_SCHEMA = re.compile(r"[a-z][a-z0-9+-]*:(?![0-9]{1,5}(?:[/?#]|$))", re.IGNORECASE)
_MAILTO = "mailto:"
_NOOIT = '\\"<>`'
"""Signs that no address holds: a browser reads some of them as another sign."""
_ROND = "<>\"'“”‘’"
_ERACHTER = _ROND + ",; "
_POORT = re.compile(r"(.*):([0-9]*)")
_GEWONE_POORT = {"http": 80, "https": 443}
_HOOGSTE_POORT = 65535
_LOSSE_PROCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_BLIJFT = "/?:@!$&'()*+,;=-._~%"
"""What may stand in a path or a question as it is; everything else is written with a percent sign."""
_VERWACHT = "een adres zoals www.aanbieder.nl"


def read_website(tekst: str) -> str:
    """Read the address of a site into its link, with `https://` in front where that was left out.

    Raises `Ongeldig` at `website` with the cause.
    """
    link, oorzaak = _read(tekst)
    if oorzaak is None:
        return link
    melding, verwacht = oorzaak
    raise Ongeldig("website", melding, verwacht=verwacht)


def find_website(tekst: str | None) -> str | None:
    """The link to a site in a text that is kept; None when no browser may be sent there."""
    link, oorzaak = _read(tekst) if tekst else ("", None)
    return link if link and oorzaak is None else None


def show_website(link: str) -> str:
    """A link as people read it: the host and the words of its path in the letters in which they were typed."""
    gevonden = _SCHEMA.match(link)
    if gevonden is None:
        return link
    host, slash, rest = link[gevonden.end() :].partition("/")
    naam, poort, nummer = host.partition(":")
    return f"{gevonden[0]}{show_host(naam)}{poort}{nummer}{slash}{_ESCAPES.sub(_letters, rest)}"


def site_of(link: str) -> str:
    """What two links to one page have in common, for comparing: not the scheme, `www.`, or the slash at the end."""
    kaal = _SCHEMA.sub("", link, count=1).partition("#")[0]
    host, slash, pad = kaal.removeprefix("www.").partition("/")
    return host + (slash + pad).rstrip("/").lower()


@lru_cache(4096)
def _read(tekst: str) -> tuple[str, Oorzaak | None]:
    """The link, and what is wrong: the cause with what was expected."""
    kaal = visible(tekst).lstrip(_ROND).rstrip(_ERACHTER).lstrip()
    schema = ""
    while gevonden := _SCHEMA.match(kaal):
        schema, kaal = gevonden[1].lower(), kaal[gevonden.end() :]
    kaal = kaal.removeprefix("//")
    if oorzaak := _refused(kaal, met_schema=bool(schema)):
        return "", oorzaak
    schema = schema or "https"
    kaal, hekje, anker = kaal.partition("#")
    kaal, vraagteken, vraag = kaal.partition("?")
    host, slash, pad = kaal.partition("/")
    try:
        adres = (
            schema
            + "://"
            + _host(schema, host)
            + _rest(slash + pad, vraagteken + vraag, hekje + anker)
        )
    except OnbruikbareHost as fout:
        if fout.lijkt:
            return "", ("In dit adres staan letters uit twee alfabetten.", _VERWACHT)
        return "", ("Dit is geen webadres.", _VERWACHT)
    if len(adres) > WEBSITE:
        return "", (f"Dit is te lang: {len(adres)} tekens.", f"hooguit {WEBSITE} tekens")
    return adres, None


def _refused(kaal: str, *, met_schema: bool) -> Oorzaak | None:
    """The reason to refuse a website as a whole, before it is taken apart."""
    if any(teken in kaal for teken in _NOOIT):
        return "Dit is geen webadres.", _VERWACHT
    host = re.split("[/?#]", kaal, maxsplit=1)[0]
    if kaal.lower().startswith(_MAILTO) or ("@" in host and not (met_schema or ":" in host)):
        return "Dit is een e-mailadres.", "het adres van een website, zoals www.aanbieder.nl"
    if "@" in host:
        return "Hierin staat een naam of wachtwoord.", _VERWACHT
    if _ANDER_SCHEMA.match(kaal):
        return "Dit is geen webadres.", "een adres dat begint met https://"
    return ("Hierin staat een spatie.", _VERWACHT) if " " in kaal else None


def _host(schema: str, getypt: str) -> str:
    gevonden = _POORT.fullmatch(getypt)
    if gevonden is None:
        return ascii_host(getypt)
    host, poort = ascii_host(gevonden[1]), int(gevonden[2] or _GEWONE_POORT[schema])
    if not 0 < poort <= _HOOGSTE_POORT:
        raise OnbruikbareHost
    return host if poort == _GEWONE_POORT[schema] else f"{host}:{poort}"


def _rest(pad: str, vraag: str, anker: str) -> str:
    """Path, question and fragment; an empty one of each is left out, for it leads to the same page."""
    vraag, anker = ("" if len(deel) == 1 else deel for deel in (vraag, anker))
    pad = "" if pad == "/" and not (vraag or anker) else pad or ("/" if vraag or anker else "")
    return _quoted(pad) + _quoted(vraag) + (f"#{_quoted(anker[1:])}" if anker else "")


def _quoted(deel: str) -> str:
    """A part of a link in which only what needs a percent sign has one, so that one page has one link.

    An escaped letter is the letter itself (RFC 3986 § 6.2.2).
    """
    geldig = _LOSSE_PROCENT.sub("%25", normalize("NFC", deel))
    kaal = _ESCAPE.sub(_bare, geldig)
    return _ESCAPES.sub(lambda gevonden: gevonden[0].upper(), quote(kaal, safe=_BLIJFT))


def _bare(gevonden: re.Match[str]) -> str:
    teken = chr(int(gevonden[1], 16))
    return teken if teken.isascii() and (teken.isalnum() or teken in "-._~") else gevonden[0]


def _letters(gevonden: re.Match[str]) -> str:
    """The Latin letters that escapes stand for.

    Anything else stays escaped, for it could be read as another address.
    """
    try:
        tekst = bytes.fromhex(gevonden[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return gevonden[0]
    latijn = all(
        teken > "\x7f" and teken.isalpha() and name(teken, "").startswith("LATIN")
        for teken in tekst
    )
    return tekst if latijn else gevonden[0]
