"""What the pages say of the check of addresses. Each sentence holds at the moment at which it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from wijzer.domain.afwijkingen.afwijking import Gebeurtenis, Zaakstatus
from wijzer.services.afwijkingen.controlestand import Controlestand, Fase
from wijzer.services.afwijkingen.overzie_afwijkingen import Zakenlijst
from wijzer.services.controle.deelrun import MISLUKT
from wijzer.store.taken.runs import Run
from wijzer.web.common.opmaak import getal, opsomming, tijdstip
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.teksten import ngettext


@dataclass(frozen=True, slots=True)
class Controlebericht:
    """A message for the beheerder: how serious (info, ok, warning), and its text."""

    soort: str
    tekst: str


def tell_controle(stand: Controlestand) -> list[str]:
    """Whether a check runs or is asked for, and otherwise what the last one found."""
    return list(_tell_running(stand) if stand.is_bezig else _tell_last(stand))


def is_serious(stand: Controlestand) -> bool:
    """Whether something is the matter with the check itself."""
    if stand.is_bezig:
        return stand.fase in (Fase.NIEMAND, Fase.STIL)
    return stand.laatste is not None and not stand.is_volledig


def tell_nothing(lijst: Zakenlijst) -> Controlebericht:
    """What an empty list of cases means: that all is well is said only when everything was looked at, not long ago."""
    stand = lijst.controle
    if not lijst.contracten_bekend:
        return Controlebericht(
            "warning", _("Er is nog geen contractlijst. Daarom is er niets om mee te vergelijken.")
        )
    if stand.goed is None:
        return Controlebericht(
            "info", _("Voer de controle uit. Daarna ziet u hier wat niet past bij het contract.")
        )
    if not stand.is_volledig:
        return Controlebericht(
            "info",
            _(
                "Geen afwijking vraagt nu aandacht. Dat zegt nog niet alles: lees hierboven hoe het "
                "met de controle staat."
            ),
        )
    rest = [*_left_over(lijst, stand.goed)]
    if rest:
        return Controlebericht("ok", f"{_('Geen afwijking vraagt aandacht.')} {' '.join(rest)}")
    return Controlebericht(
        "ok",
        _(
            "Alles wat is ingevoerd, paste op %(wanneer)s bij het contract.",
            wanneer=tijdstip(stand.goed.started_at),
        ),
    )


def _left_over(lijst: Zakenlijst, run: Run) -> Iterator[str]:
    """The sentences on what differs or may differ, and asks nothing of anybody."""
    if aantal := lijst.count(statussen={Zaakstatus.GEACCEPTEERD}):
        yield ngettext(
            "%(num)s verschil is geaccepteerd.", "%(num)s verschillen zijn geaccepteerd.", aantal
        )
    yield from tell_unknown(run)


def tell_unknown(run: Run) -> Iterator[str]:
    """How many locaties this check could not compare, if any."""
    if onbekend := run.aantallen.get("onbekend"):
        yield ngettext(
            "%(num)s locatie kon niet worden vergeleken.",
            "%(num)s locaties konden niet worden vergeleken.",
            onbekend,
        )


def _tell_running(stand: Controlestand) -> Iterator[str]:
    lopend = stand.lopend
    assert lopend is not None  # noqa: S101 -- it runs
    wie = stand.door or _("het systeem")
    gevraagd = _(
        "De controle is gevraagd op %(wanneer)s door %(wie)s.",
        wanneer=tijdstip(lopend.gevraagd_at),
        wie=wie,
    )
    stappen = {"n": getal(lopend.gedaan), "alle": getal(lopend.totaal)}
    match stand.fase:
        case Fase.GEVRAAGD:
            yield f"{gevraagd} {_('Zij begint zo.')}"
        case Fase.NIEMAND:
            yield gevraagd
            yield _(
                "De taken draaien niet. De controle begint vanzelf als ze weer draaien. Vraag de "
                "technisch beheerder om hulp."
            )
        case Fase.STIL:
            yield _(
                "De controle staat stil sinds %(wanneer)s, bij %(n)s van %(alle)s aanbieders.",
                wanneer=tijdstip(lopend.stap_at),
                **stappen,
            )
            yield _(
                "Zij gaat daar vanzelf verder als de taken weer draaien, meestal binnen tien "
                "minuten. Duurt het langer? Vraag de technisch beheerder om hulp."
            )
        case _loopt:
            yield _("De controle loopt: %(n)s van %(alle)s aanbieders.", **stappen)
            yield _(
                "Begonnen op %(wanneer)s, gevraagd door %(wie)s.",
                wanneer=tijdstip(lopend.begonnen_at),
                wie=wie,
            )
    if lopend.opnieuw:
        yield _("Er is ondertussen iets gewijzigd. Daarom begint zij daarna opnieuw.")


def _tell_last(stand: Controlestand) -> Iterator[str]:
    run = stand.laatste
    if run is None:
        yield _("De adrescontrole is nog niet uitgevoerd.")
        return
    if run.fout:
        yield _(
            "De laatste controle, op %(wanneer)s, is mislukt.", wanneer=tijdstip(run.started_at)
        )
        yield _since(stand)
        return
    yield _("Laatste controle: %(wanneer)s.", wanneer=tijdstip(run.started_at))
    yield from _tell_counts(run)
    if aantal := run.aantallen.get(MISLUKT):
        yield ngettext(
            "Bij %(num)s aanbieder mislukte de controle: %(namen)s.",
            "Bij %(num)s aanbieders mislukte de controle: %(namen)s.",
            aantal,
            namen=_failed(stand, aantal),
        )
    if stand.is_oud:
        yield _("Dat is langer dan een dag geleden. Elke nacht hoort er een controle te zijn.")


def _failed(stand: Controlestand, aantal: int) -> str:
    """The names of the aanbieders; of many only the first."""
    namen = [aanbieder.naam for aanbieder in stand.mislukt]
    rest = aantal - len(namen)
    return opsomming([*namen, _("%(n)s andere", n=rest)] if rest > 0 else namen)


def _since(stand: Controlestand) -> str:
    if stand.goed is None:
        return _("Er is nog geen controle gelukt.")
    return _("De laatste die lukte, was op %(wanneer)s.", wanneer=tijdstip(stand.goed.started_at))


def _tell_counts(run: Run) -> Iterator[str]:
    geteld = run.aantallen
    nieuw = geteld.get(Gebeurtenis.GEOPEND, 0) + geteld.get(Gebeurtenis.HEROPEND, 0)
    yield ngettext(
        "%(num)s locatie is vergeleken met het contract.",
        "%(num)s locaties zijn vergeleken met het contract.",
        geteld.get("gecontroleerd", 0),
    )
    yield ngettext("%(num)s afwijking is nieuw.", "%(num)s afwijkingen zijn nieuw.", nieuw)
    yield ngettext(
        "%(num)s is opgelost.", "%(num)s zijn opgelost.", geteld.get(Gebeurtenis.GESLOTEN, 0)
    )
    yield from tell_unknown(run)
