"""From an entry as it was stated to what is shown of it today. The rules are those of `domain.beschikbaarheid`."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from wijzer.domain.beschikbaarheid import (
    Opgave,
    Status,
    WachttijdSoort,
    actualiteit_of,
    status_of,
)
from wijzer.domain.regio import Versheid
from wijzer.published.gegevens import Beschikbaarheid, Stuk
from wijzer.published.rangorde import TOONBAAR


def beschikbaarheid_of(
    stuk: Mapping[str, Any], versheid: Versheid, *, is_groep: bool, today: date
) -> Beschikbaarheid:
    """What may be expected today, from the entry that the projection kept. An expired entry shows no value at all."""
    opgave = opgave_of(stuk)
    actualiteit = actualiteit_of(opgave, versheid, today=today)
    status = status_of(opgave, versheid, is_groep=is_groep, today=today)
    shown = opgave if opgave and actualiteit in TOONBAAR else None
    stop = status is Status.AANMELDSTOP
    return Beschikbaarheid(
        status=status,
        actualiteit=actualiteit,
        vrije_plekken=shown.vrije_plekken if shown else None,
        eerstvolgende_plek=shown.eerstvolgende_plek if shown else None,
        aanmeldwachttijd_weken=shown.aanmeldwachttijd_weken if shown else None,
        behandelwachttijd_weken=shown.behandelwachttijd_weken if shown else None,
        wachttijd_weken=shown.wachttijd_weken if shown else None,
        wachttijd_soort=shown.wachttijd_soort if shown else None,
        aantal_wachtenden=shown.aantal_wachtenden if shown else None,
        afhankelijk_van_matching=bool(shown and shown.afhankelijk_van_matching),
        aanmeldstop=stop,
        aanmeldstop_tot=opgave.aanmeldstop_tot if opgave and stop else None,
        toelichting=_toelichting(opgave, versheid, today),
        peildatum=opgave.peildatum if opgave else None,
        bevestigd_at=_moment(stuk["bevestigdOp"]),
        gewijzigd_at=_moment(stuk["gewijzigdOp"]),
    )


def opgave_of(stuk: Mapping[str, Any]) -> Opgave | None:
    """The entry itself; None when nothing was stated."""
    if stuk["peildatum"] is None:
        return None
    soort = stuk["wachttijdSoort"]
    return Opgave(
        peildatum=date.fromisoformat(stuk["peildatum"]),
        vrije_plekken=stuk["vrijePlekken"],
        eerstvolgende_plek=_dag(stuk["eerstvolgendePlek"]),
        aanmeldwachttijd_weken=stuk["aanmeldwachttijdWeken"],
        behandelwachttijd_weken=stuk["behandelwachttijdWeken"],
        wachttijd_soort=WachttijdSoort(soort) if soort else None,
        aantal_wachtenden=stuk["aantalWachtenden"],
        afhankelijk_van_matching=stuk["afhankelijkVanMatching"],
        aanmeldstop=stuk["aanmeldstop"],
        aanmeldstop_tot=_dag(stuk["aanmeldstopTot"]),
        toelichting=stuk["toelichting"],
    )


def opgavestuk(
    opgave: Opgave | None, *, bevestigd_at: datetime | None, gewijzigd_at: datetime | None
) -> Stuk:
    """The form in which the projection keeps an entry; `opgave_of` reads it back."""
    leeg = opgave is None
    een = opgave or Opgave(peildatum=date.min)
    return {
        "vrijePlekken": een.vrije_plekken,
        "eerstvolgendePlek": _iso(een.eerstvolgende_plek),
        "aanmeldwachttijdWeken": een.aanmeldwachttijd_weken,
        "behandelwachttijdWeken": een.behandelwachttijd_weken,
        "wachttijdSoort": een.wachttijd_soort.value if een.wachttijd_soort else None,
        "aantalWachtenden": een.aantal_wachtenden,
        "afhankelijkVanMatching": een.afhankelijk_van_matching,
        "aanmeldstop": een.aanmeldstop,
        "aanmeldstopTot": _iso(een.aanmeldstop_tot),
        "toelichting": een.toelichting,
        "peildatum": None if leeg else een.peildatum.isoformat(),
        "bevestigdOp": format_moment(bevestigd_at),
        "gewijzigdOp": format_moment(gewijzigd_at),
    }


def beschikbaarheidstuk(een: Beschikbaarheid) -> Stuk:
    """The feed's piece about availability."""
    return {
        "status": een.status.value,
        "vrijePlekken": een.vrije_plekken,
        "eerstvolgendePlek": _iso(een.eerstvolgende_plek),
        "aanmeldwachttijdWeken": een.aanmeldwachttijd_weken,
        "behandelwachttijdWeken": een.behandelwachttijd_weken,
        "wachttijdSoort": een.wachttijd_soort.value if een.wachttijd_soort else None,
        "aantalWachtenden": een.aantal_wachtenden,
        "afhankelijkVanMatching": een.afhankelijk_van_matching,
        "aanmeldstop": een.aanmeldstop,
        "aanmeldstopTot": _iso(een.aanmeldstop_tot),
        "toelichting": een.toelichting,
        "peildatum": _iso(een.peildatum),
        "actualiteit": een.actualiteit.value,
        "bevestigdOp": format_moment(een.bevestigd_at),
        "gewijzigdOp": format_moment(een.gewijzigd_at),
    }


def format_moment(moment: datetime | None) -> str | None:
    """A moment as the feed writes it: UTC, whole seconds, `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def _toelichting(opgave: Opgave | None, versheid: Versheid, today: date) -> str | None:
    """A remark ages as a number does, also when it is all that was stated."""
    if opgave is None or (today - opgave.peildatum).days > versheid.verouderd_dagen:
        return None
    return opgave.toelichting


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def _moment(tekst: str | None) -> datetime | None:
    return datetime.fromisoformat(tekst) if tekst else None
