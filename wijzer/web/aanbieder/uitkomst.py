"""What became of a sent form of availability, in words, and where on the page they stand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flask import flash, get_flashed_messages

from wijzer.domain.ids import AanbodId
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.teksten import ngettext

Schermbericht = tuple[str, str]
"""A message: its kind (ok, info, warning) and its text."""


TE_NOEMEN = 5
"""How many lines a message names at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomst:
    """What became of a sent form. `bewaard` is False when nothing was kept.

    `klaar` are lines of which nothing is left to keep, `gevolgd` those in which something of
    somebody else stays. `vragen` are lines that were not kept, as a person has to choose;
    `ingehaald` were not confirmed, as they say something else by now. `wringt` are kept, though a
    visitor may read a contradiction in them.
    """

    bewaard: bool = False
    klaar: frozenset[AanbodId] = frozenset()
    vragen: frozenset[AanbodId] = frozenset()
    ingehaald: frozenset[AanbodId] = frozenset()
    gewijzigd: int = 0
    gevolgd: Sequence[str] = ()
    bevestigd: int = 0
    niet_bevestigd: int = 0
    nieuwer: int = 0
    wringt: Sequence[str] = ()

    @property
    def vraagt(self) -> bool:
        """Whether the page has to ask something."""
        return bool(self.vragen or self.ingehaald)


def tell(uitkomst: Uitkomst, *, van: str, plek: str) -> None:
    """Say what was kept, at this place of the page that is shown next.

    `van`: whose lines were confirmed, where that needs saying.
    """
    delen = []
    if uitkomst.gewijzigd:
        delen.append(
            ngettext("%(num)s regel gewijzigd", "%(num)s regels gewijzigd", uitkomst.gewijzigd)
        )
    if uitkomst.bevestigd:
        delen.append(_confirmed(uitkomst.bevestigd, van))
    if delen or not uitkomst.vraagt:
        _say(
            _("Bewaard: %(wat)s.", wat=", ".join(delen)) if delen else _("Er was niets gewijzigd."),
            "ok" if delen else "info",
            plek,
        )
    if uitkomst.gevolgd:
        tekst = _(
            "Iemand anders wijzigde ondertussen ook iets. Dat is zo gebleven: %(wat)s.",
            wat=_shortened(uitkomst.gevolgd),
        )
        _say(tekst, "info", plek)
    if uitkomst.wringt:
        tekst = _(
            "Hier lijken getallen elkaar tegen te spreken: %(wat)s. Bij elke regel leest u wat de site erbij zegt.",
            wat=_shortened(uitkomst.wringt),
        )
        _say(tekst, "info", plek)
    if uitkomst.nieuwer:
        tekst = ngettext(
            "%(num)s regel is niet bevestigd: daar staat al een opgave van een latere dag.",
            "%(num)s regels zijn niet bevestigd: daar staat al een opgave van een latere dag.",
            uitkomst.nieuwer,
        )
        _say(tekst, "warning", plek)
    if uitkomst.niet_bevestigd:
        tekst = ngettext(
            "%(num)s regel is niet bevestigd. Bovenaan de pagina staat welke, en waarom.",
            "%(num)s regels zijn niet bevestigd. Bovenaan de pagina staat welke, en waarom.",
            uitkomst.niet_bevestigd,
        )
        _say(tekst, "warning", plek)


def told_per_place(plekken: Collection[str]) -> dict[str, list[Schermbericht]]:
    """What is to be told on this page, by the id where it stands.

    Under "" stands what has no place of its own, or no longer.
    """
    per_plek: dict[str, list[Schermbericht]] = {}
    for bericht in get_flashed_messages(with_categories=True):
        categorie, tekst = str(bericht[0]), str(bericht[1])
        soort, _teken, plek = categorie.partition("@")
        per_plek.setdefault(plek if plek in plekken else "", []).append((soort, tekst))
    return per_plek


def _confirmed(aantal: int, van: str) -> str:
    if not van:
        return ngettext("%(num)s regel bevestigd", "%(num)s regels bevestigd", aantal)
    return ngettext(
        "%(num)s regel van %(van)s bevestigd",
        "%(num)s regels van %(van)s bevestigd",
        aantal,
        van=van,
    )


def _shortened(regels: Sequence[str]) -> str:
    """The first lines by name, and how many more there are."""
    meer = len(regels) - TE_NOEMEN
    genoemd = [*regels[:TE_NOEMEN], *([_("en nog %(n)s", n=meer)] if meer > 0 else [])]
    return "; ".join(genoemd)


def _say(tekst: str, soort: str, plek: str) -> None:
    flash(tekst, f"{soort}@{plek}" if plek else soort)
