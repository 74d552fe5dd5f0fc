"""What a visitor can choose from: kinds of help by segment, gemeenten, products."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from flask import url_for

from wijzer.domain.inkoop.product import Hulpsoort, Hulpvorm, Route, Vindbaar
from wijzer.domain.tekst import Tekst
from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.web.common.teksten import Gegeven, gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.plekwoorden import Telwoord, telling_text
from wijzer.web.public.productwoorden import hulpvorm_label, official_name

Opties = list[tuple[str, list[tuple[str, str]]]]
"""Groups of a list: (name of the group, [(value, text)])."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HulpKaart:
    """A kind of help in an overview: at how many locaties it is, that and its places in words.

    `bellen` means: no list, call.
    """

    slug: str
    naam: Gegeven
    officieel: str
    tekst: Gegeven
    href: str
    aantal: int
    telling: str
    heeft_plek: bool
    bellen: bool


@dataclass(frozen=True, slots=True)
class HulpGroep:
    """The kinds of help of one segment; `uitleg` says in plain words what that is, where its kinds are alike."""

    slug: str
    naam: Gegeven
    uitleg: str
    kaarten: list[HulpKaart]


_WAAR_HET_KIND_IS = {
    frozenset({Hulpsoort.AMBULANT}): Tekst("Het kind blijft meestal thuis wonen."),
    frozenset({Hulpsoort.WONEN, Hulpsoort.VERBLIJF}): Tekst(
        "Het kind woont of logeert ergens anders."
    ),
    frozenset({Hulpsoort.CRISIS}): Tekst("Hiervoor belt u meteen."),
    frozenset({Hulpsoort.ADVIES}): Tekst("Dit is voor wie een kind verwijst."),
}
"""What a segment is to a family, by how its help is given: the names of segments are those of contracts."""


def is_findable(hulpvorm: Hulpvorm) -> bool:
    """Say whether a visitor looks for places of this kind of help; advice to referrers is not a place to find."""
    return hulpvorm.route in (Route.CPWV, Route.DIRECT, Route.RECHTER)


def hulp_options(reader: Reader, regio: RegioInfo) -> Opties:
    """List the findable kinds of help by segment, those of crisis included: choosing one says whom to call."""
    groepen: Opties = [("", [("", _("Alle soorten hulp"))])]
    for segment in reader.segmenten(regio.slug):
        opties: list[tuple[str, str]] = [
            (hulpvorm.slug, hulpvorm_label(hulpvorm))
            for hulpvorm in reader.hulpvormen(regio.slug)
            if hulpvorm.segment == segment.slug and hulpvorm.route is not Route.GEEN
        ]
        if opties:
            groepen.append((gegeven(segment.naam), opties))
    return groepen


def gemeente_options(reader: Reader, regio: RegioInfo, gekozen: Collection[str]) -> Opties:
    """List the gemeenten of a region by name, the whole region first.

    One in which there is nothing at all is no choice; one that was chosen stays, so that it can be seen and taken off.
    """
    heel = _("Heel %(regio)s", regio=regio.naam)
    alle = reader.gemeenten(regio.slug)
    tellingen = reader.tel(regio.slug, "gemeente", [gemeente.code for gemeente in alle])
    keuzes = [
        gemeente
        for gemeente in alle
        if tellingen[gemeente.code].locaties or gemeente.code in gekozen
    ]
    return [("", [("", heel), *((gemeente.code, gemeente.naam) for gemeente in keuzes)])]


def product_options(reader: Reader, regio: RegioInfo) -> Opties:
    """List the findable product codes that are valid today, for referrers who know them."""
    codes = [
        (product.code, official_name(product.naam).within(f"{product.code} – "))
        for product in reader.producten(regio.slug)
        if product.vindbaar is Vindbaar.AANBOD
    ]
    return [("", [("", _("Alle productcodes")), *codes])]


def with_counts(opties: Opties, aantallen: Mapping[str, int]) -> Opties:
    """Put behind each option how many results choosing it would give; also when that is none."""
    return [
        (groep, [(waarde, _counted(tekst, aantallen.get(waarde))) for waarde, tekst in keuzes])
        for groep, keuzes in opties
    ]


def _counted(tekst: str, aantal: int | None) -> str:
    if aantal is None:
        return tekst
    getal = f" ({aantal})"
    return tekst.within("", getal) if isinstance(tekst, Gegeven) else f"{tekst}{getal}"


def hulp_overview(reader: Reader, regio: RegioInfo) -> list[HulpGroep]:
    """Show every kind of help under its segment, with its locaties and places; what nobody offers comes last."""
    tellingen = reader.tel_keuzes(Zoekvraag(regio=regio.slug), "hulpvorm")
    kaarten = {
        hulpvorm.slug: _card(regio, hulpvorm, tellingen[hulpvorm.slug])
        for hulpvorm in reader.hulpvormen(regio.slug)
    }
    return [
        HulpGroep(
            segment.slug,
            gegeven(segment.naam),
            _plain_words(reader, regio, segment.slug),
            sorted(
                (
                    kaarten[hulpvorm.slug]
                    for hulpvorm in reader.hulpvormen(regio.slug)
                    if hulpvorm.segment == segment.slug
                ),
                key=lambda kaart: not (kaart.aantal or kaart.bellen),
            ),
        )
        for segment in reader.segmenten(regio.slug)
    ]


def _plain_words(reader: Reader, regio: RegioInfo, segment: str) -> str:
    soorten = {
        hulpvorm.soort for hulpvorm in reader.hulpvormen(regio.slug) if hulpvorm.segment == segment
    }
    return next((_(uitleg) for wat, uitleg in _WAAR_HET_KIND_IS.items() if soorten <= wat), "")


def _card(regio: RegioInfo, hulpvorm: Hulpvorm, telling: Plekkentelling) -> HulpKaart:
    return HulpKaart(
        slug=hulpvorm.slug,
        naam=gegeven(hulpvorm.gewone_naam),
        officieel=hulpvorm.naam,
        tekst=gegeven(hulpvorm.tekst),
        href=url_for("public.hulpvorm", slug=hulpvorm.slug),
        aantal=telling.locaties,
        telling=telling_text(telling, Telwoord.of(regio, hulpvorm)),
        heeft_plek=telling.met_plek > 0,
        bellen=hulpvorm.route is Route.BELLEN,
    )
