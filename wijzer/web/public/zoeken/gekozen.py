"""The filters that are on, each with the address without it."""

from collections.abc import Iterator
from dataclasses import dataclass

from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.zoeken.uitkomst import Zoekvraag
from wijzer.web.common.teksten import gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.beelden import hulpvorm_label
from wijzer.web.public.zoekbladen import search_href, without


@dataclass(frozen=True, slots=True)
class Gekozen:
    """One filter that is on, and the address without it."""

    tekst: str
    zonder: str


def chosen(reader: Reader, regio: RegioInfo, vraag: Zoekvraag) -> Iterator[Gekozen]:
    """Every filter that is on, in the order of the form."""
    if vraag.zoek:
        yield Gekozen(f"“{vraag.zoek}”", without(vraag, zoek=None))
    if vraag.has_origin:
        yield Gekozen(origin_text(vraag), search_href(vraag.on_page(1).without_origin()))
    yield from _chosen_lists(reader, regio, vraag)
    if vraag.segment:
        naam = next(een.naam for een in reader.segmenten(regio.slug) if een.slug == vraag.segment)
        yield Gekozen(gegeven(naam), without(vraag, segment=None))
    if vraag.vrije_plek:
        yield Gekozen(_("Nu plek"), without(vraag, vrije_plek=False))
    if vraag.max_wachttijd is not None:
        yield Gekozen(
            _("Hoogstens %(n)s weken wachten", n=vraag.max_wachttijd),
            without(vraag, max_wachttijd=None),
        )
    if vraag.leeftijd is not None:
        yield Gekozen(_("%(n)s jaar", n=vraag.leeftijd), without(vraag, leeftijd=None))
    if vraag.medische_verwijzing:
        yield Gekozen(_("Met medische verwijzing"), without(vraag, medische_verwijzing=False))
    if vraag.aanbieder:
        yield Gekozen(_("Eén aanbieder"), without(vraag, aanbieder=None))
    if vraag.locatie:
        yield Gekozen(_("Eén locatie"), without(vraag, locatie=None))


def _chosen_lists(reader: Reader, regio: RegioInfo, vraag: Zoekvraag) -> Iterator[Gekozen]:
    for slug in vraag.hulpvorm:
        label = hulpvorm_label(reader.hulpvorm(regio.slug, slug))
        yield Gekozen(label, without(vraag, hulpvorm=_minus(vraag.hulpvorm, slug)))
    for code in vraag.product:
        yield Gekozen(code, without(vraag, product=_minus(vraag.product, code)))
    for code in vraag.gemeente:
        naam = reader.gemeente(code).naam
        yield Gekozen(naam, without(vraag, gemeente=_minus(vraag.gemeente, code)))
    namen = {een.slug: een.naam for een in reader.doelgroepen(regio.slug)}
    for slug in vraag.doelgroep:
        yield Gekozen(gegeven(namen[slug]), without(vraag, doelgroep=_minus(vraag.doelgroep, slug)))


def _minus(gekozen: tuple[str, ...], een: str) -> tuple[str, ...]:
    return tuple(waarde for waarde in gekozen if waarde != een)


def origin_text(vraag: Zoekvraag) -> str:
    """Say from where is looked, and how far."""
    van = vraag.plaats or vraag.postcode or _("mijn locatie")
    if vraag.straal is not None:
        return _("Binnen %(km)s km van %(plek)s", km=vraag.straal, plek=van)
    return (
        _("Woont in %(plek)s", plek=van) if vraag.plaats else _("Afstand vanaf %(plek)s", plek=van)
    )
