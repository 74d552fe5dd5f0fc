"""What a search is called: in the heading, the tab, a bookmark, the name of its file and of its feed.

"Gezinshuis of pleegzorg bij autisme in Losser en omgeving": what was chosen or understood, for whom, and where. A name
that has no translation is counted instead ("1 soort hulp"), for a title is in one language.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wijzer.published.gegevens import RegioInfo
from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort, Vraagdeel
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import Zoekresultaat
from wijzer.web.common.opmaak import alternatieven, opsomming
from wijzer.web.common.teksten import Gegeven, current_taal, gegeven, ngettext
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.zoeken.plaatsvraag import place_name

GENOEMD = 3
"""So many names of one kind are told; more of them are counted."""
_WOORDEN = 40
"""So many characters of words that were only looked up in names stand in a title."""
_BESTANDSNAAM = 60
_VOLWASSEN = 18
_MENSEN = re.compile(
    r"(ouders?|moeders?|vaders?|jongeren|kinderen|gezinnen|meisjes|jongens|tieners"
    r"|parents?|mothers?|fathers?|people|children|families|girls|boys|teenagers)$"
)
"""With these a doelgroep names people: help is for them. Any other names what help is with ("bij autisme")."""


def search_title(reader: Reader, regio: RegioInfo, gevonden: Zoekresultaat) -> str:
    """Name a search by what was chosen and by what was understood of its words.

    In a crisis no word that was typed is repeated: a tab and a history are read by others too.
    """
    vraag, delen = gevonden.bedoeld, list(_certain(gevonden.begrepen))
    wat = _help(reader, regio, vraag, delen)
    los = "" if gevonden.crisis else _loose(gevonden.begrepen, delen)
    bij = _with_what(reader, regio, vraag, delen)
    if not (wat or los):
        wat = _("Hulp") if bij else _("Jeugdhulp")
    stukken = (wat, los, _by_whom(reader, vraag), bij, _how_old(vraag, delen), _how_many(vraag))
    return _(
        "%(wat)s in %(waar)s",
        wat=" ".join(filter(None, stukken)),
        waar=_where(reader, regio, gevonden),
    )


def title_of(reader: Reader, regio: RegioInfo, vraag: Zoekvraag) -> str:
    """The same of a question whose answer is not there yet.

    What stays on a device names no crisis ("Jeugdhulp in Twente").
    """
    gevonden = reader.zoek(replace(vraag, pagina=1, per_pagina=1))
    if gevonden.crisis:
        return _("%(wat)s in %(waar)s", wat=_("Jeugdhulp"), waar=_where(reader, regio, gevonden))
    return search_title(reader, regio, gevonden)


def file_name(titel: str) -> str:
    """A title as the name of a file, without its ending: small letters, digits and hyphens, at most 60 of them."""
    kaal = unicodedata.normalize("NFKD", titel).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", kaal)[:_BESTANDSNAAM].strip("-")


def _certain(begrepen: Begrepen) -> Iterator[Vraagdeel]:
    """The parts of a text that speak of one kind of thing, and of few of it: those have a name."""
    for deel in begrepen.delen:
        soorten = {begrip.soort for begrip in deel.hulp} - {Begripsoort.PLEKKEN}
        genoeg = 0 < len(deel.hulp) <= GENOEMD or soorten <= {Begripsoort.GEMEENTE}
        if deel.vast and _is_sought(deel) and len(soorten) == 1 and genoeg:
            yield deel


def _is_sought(deel: Vraagdeel) -> bool:
    return not (deel.onbekend or deel.overgeslagen or deel.ontkend or deel.is_uitleg)


def _keys(delen: Iterable[Vraagdeel], soort: Begripsoort) -> tuple[str, ...]:
    begrippen = (begrip for deel in delen for begrip in deel.hulp)
    return tuple(dict.fromkeys(begrip.sleutel for begrip in begrippen if begrip.soort is soort))


def _help(reader: Reader, regio: RegioInfo, vraag: Zoekvraag, delen: Sequence[Vraagdeel]) -> str:
    """What help: by its codes, else its kinds, else its segment; empty where nothing says so."""
    if codes := vraag.product or _keys(delen, Begripsoort.PRODUCT):
        return _codes_text(reader, regio, codes)
    if slugs := vraag.hulpvorm or _keys(delen, Begripsoort.HULPVORM):
        namen = [gegeven(reader.hulpvorm(regio.slug, slug).gewone_naam) for slug in slugs]
        return _some(namen) or ngettext("%(num)s soort hulp", "%(num)s soorten hulp", len(namen))
    segmenten = (vraag.segment,) if vraag.segment else _keys(delen, Begripsoort.SEGMENT)
    namen = [
        gegeven(segment.naam)
        for segment in reader.segmenten(regio.slug)
        if segment.slug in segmenten
    ]
    wat = _some(namen) if namen else ""
    return _("Jeugdhulp: %(segment)s", segment=_as_common(wat)) if wat else ""


def _codes_text(reader: Reader, regio: RegioInfo, codes: Sequence[str]) -> str:
    """The plain name of the help with its codes: "Gezinshuis (WGZHF, WGZHG)"."""
    if len(codes) > GENOEMD:
        return ngettext("%(num)s productcode", "%(num)s productcodes", len(codes))
    onder: dict[str, list[str]] = {}
    for code in codes:
        naam = gegeven(reader.product(regio.slug, code).gewone_naam)
        onder.setdefault(naam if naam.taal == current_taal() else "", []).append(code)
    namen = [_with_codes(naam, ", ".join(eigen)) for naam, eigen in onder.items()]
    return alternatieven([namen[0], *map(_as_common, namen[1:])])


def _with_codes(naam: str, codes: str) -> str:
    if not naam:
        return codes
    return f"{naam[:-1]}, {codes})" if naam.endswith(")") else f"{naam} ({codes})"


def _some(namen: Sequence[Gegeven]) -> str:
    """A few names as alternatives; empty where there are more, or where one of them is in another language."""
    if len(namen) > GENOEMD or any(naam.taal != current_taal() for naam in namen):
        return ""
    return alternatieven([namen[0], *map(_as_common, namen[1:])]) if namen else ""


def _as_common(naam: str) -> str:
    """A name within a sentence: "pleegzorg", but "KDC en ODC"."""
    return naam[:1].lower() + naam[1:] if naam[1:2].islower() else naam


def _by_whom(reader: Reader, vraag: Zoekvraag) -> str:
    if vraag.aanbieder is None:
        return ""
    naam = reader.namen_van_aanbieders([vraag.aanbieder]).get(vraag.aanbieder, "")
    return _("van %(aanbieder)s", aanbieder=naam) if naam else ""


def _with_what(
    reader: Reader, regio: RegioInfo, vraag: Zoekvraag, delen: Sequence[Vraagdeel]
) -> str:
    """With what, or to whom, the help is: "bij autisme of ADHD", "voor jonge ouders"."""
    slugs = vraag.doelgroep or _keys(delen, Begripsoort.DOELGROEP)
    namen = [
        gegeven(doelgroep.naam)
        for doelgroep in reader.doelgroepen(regio.slug)
        if doelgroep.slug in slugs
    ]
    if not namen or any(naam.taal != current_taal() for naam in namen):
        return ""
    if len(namen) > GENOEMD:
        return _("voor %(n)s groepen kinderen", n=len(namen))
    mensen = [_as_common(naam) for naam in namen if _MENSEN.search(naam)]
    zaken = [_as_common(naam) for naam in namen if not _MENSEN.search(naam)]
    bij = [_("bij %(wat)s", wat=alternatieven(zaken))] if zaken else []
    voor = [_("voor %(wie)s", wie=alternatieven(mensen))] if mensen else []
    return alternatieven([*bij, *voor])


def _how_old(vraag: Zoekvraag, delen: Sequence[Vraagdeel]) -> str:
    """Of what age the child is; of each where the words speak of several."""
    eigen = [] if vraag.leeftijd is None else [vraag.leeftijd]
    jaren = list(dict.fromkeys([*eigen, *map(int, _keys(delen, Begripsoort.LEEFTIJD))]))
    if not jaren or len(jaren) > GENOEMD:
        return ""
    if len(jaren) > 1:
        return _("voor kinderen van %(jaren)s jaar", jaren=opsomming(sorted(jaren)))
    if jaren[0] >= _VOLWASSEN:
        return _("voor een jongere van %(n)s jaar", n=jaren[0])
    return _("voor een kind van %(n)s jaar", n=jaren[0])


def _how_many(vraag: Zoekvraag) -> str:
    """How many places are needed in one locatie, where that is more than one."""
    plekken = vraag.minstens_plekken or 0
    return _("met %(n)s vrije plekken", n=plekken) if plekken > 1 else ""


def _loose(begrepen: Begrepen, zeker: Sequence[Vraagdeel]) -> str:
    """The words that were looked up in names, as they were typed: "“linde”"; empty without any."""
    woorden = [
        deel.gelezen
        for deel in begrepen.delen
        if deel not in zeker and _is_sought(deel)
        if all(begrip.soort is not Begripsoort.PLEKKEN for begrip in deel.begrippen)
    ]
    tekst = " ".join(dict.fromkeys(woorden))
    return f"“{tekst}”" if tekst and len(tekst) <= _WOORDEN else ""


def _where(reader: Reader, regio: RegioInfo, gevonden: Zoekresultaat) -> str:
    """The place with its surroundings where those are searched too, else the gemeenten, else the region."""
    vraag = gevonden.bedoeld
    if plaats := place_name(reader, regio, vraag):
        if vraag.straal is None and not gevonden.met_woonplek:
            return plaats
        return _("%(plaats)s en omgeving", plaats=plaats)
    codes = vraag.gemeente or gevonden.begrepen.sleutels(Begripsoort.GEMEENTE)
    if not codes:
        return regio.naam
    if len(codes) > GENOEMD:
        return ngettext("%(num)s gemeente", "%(num)s gemeenten", len(codes))
    return alternatieven(reader.gemeente(code).naam for code in codes)
