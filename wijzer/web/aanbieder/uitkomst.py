"""What became of a sent form of availability, in words, and where on the page they stand."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import flash, get_flashed_messages

from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.teksten import ngettext

Bericht = tuple[str, str]
"""Its kind (ok, info, warning) and its text."""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What became of a sent form. `bewaard` is False when nothing was kept.

    `ingehaald` lines somebody else changed since the form was shown: whoever confirmed everything did not see those.
    """

    bewaard: bool
    gewijzigd: int = 0
    bevestigd: int = 0
    niet_bevestigd: int = 0
    ingehaald: int = 0


def tell(uitkomst: Uitkomst, *, van: str, plek: str) -> None:
    """Say what was kept, at this place of the page that is shown next. `van`: whose lines were confirmed, where that needs saying."""
    delen = []
    if uitkomst.gewijzigd:
        delen.append(
            ngettext("%(num)s regel gewijzigd", "%(num)s regels gewijzigd", uitkomst.gewijzigd)
        )
    if uitkomst.bevestigd:
        delen.append(_confirmed(uitkomst.bevestigd, van))
    _say(
        _("Bewaard: %(wat)s.", wat=", ".join(delen)) if delen else _("Er was niets gewijzigd."),
        "ok" if delen else "info",
        plek,
    )
    if uitkomst.ingehaald:
        tekst = ngettext(
            "Iemand anders heeft %(num)s regel net bewaard. Die is niet bevestigd: kijk of de regel klopt.",
            "Iemand anders heeft %(num)s regels net bewaard. Die zijn niet bevestigd: kijk of de regels kloppen.",
            uitkomst.ingehaald,
        )
        _say(tekst, "warning", plek)
    if uitkomst.niet_bevestigd:
        tekst = ngettext(
            "%(num)s regel is niet bevestigd. Bovenaan de pagina staat welke, en waarom.",
            "%(num)s regels zijn niet bevestigd. Bovenaan de pagina staat welke, en waarom.",
            uitkomst.niet_bevestigd,
        )
        _say(tekst, "warning", plek)


def told_per_place(plekken: Collection[str]) -> dict[str, list[Bericht]]:
    """What is to be told on this page, by the id where it stands; under "" what has no place of its own, or no longer."""
    per_plek: dict[str, list[Bericht]] = {}
    for bericht in get_flashed_messages(with_categories=True):
        categorie, tekst = str(bericht[0]), str(bericht[1])
        soort, _teken, plek = categorie.partition("@")
        per_plek.setdefault(plek if plek in plekken else "", []).append((soort, tekst))
    return per_plek


def _confirmed(aantal: int, van: str) -> str:
    if not van:
        return ngettext("%(num)s regel bevestigd", "%(num)s regels bevestigd", aantal)
    return ngettext(
        "%(num)s regel van %(van)s bevestigd", "%(num)s regels van %(van)s bevestigd", aantal, van=van
    )  # fmt: skip


def _say(tekst: str, soort: str, plek: str) -> None:
    flash(tekst, f"{soort}@{plek}" if plek else soort)
