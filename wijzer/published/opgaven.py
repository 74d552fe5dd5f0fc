"""From an entry as it was stated to what is shown of it today. The rules are those of `domain.beschikbaarheid`."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from wijzer.domain.locaties.beschikbaarheid import (
    TOONBAAR,
    Actualiteit,
    Opgave,
    Status,
    WachttijdSoort,
    both_phases,
)
from wijzer.published.gegevens import Beschikbaarheid, Stuk
from wijzer.published.rangorde import Klaar, actualiteit_on, status_on

_WAARDEN = (
    "vrijePlekken", "eerstvolgendePlek", "aanmeldwachttijdWeken", "behandelwachttijdWeken", "wachttijdSoort",
    "aantalWachtenden", "afhankelijkVanMatching",
)  # fmt: skip
BESCHIKBAARHEID = (
    "status", *_WAARDEN, "aanmeldstop", "aanmeldstopTot", "toelichting", "peildatum", "actualiteit", "bevestigdOp",
    "gewijzigdOp",
)  # fmt: skip
"""The names in a piece about availability, in its order."""
_NIETS: Stuk = {**dict.fromkeys(_WAARDEN), "afhankelijkVanMatching": False}


def beschikbaarheidstuk(rij: Klaar, opgave: Mapping[str, Any], today: date) -> Stuk:
    """The feed's piece about availability today. An expired entry shows no value at all, and a day that passed is no news.

    `opgave` is the entry as the projection kept it: in the names of the feed, so that nothing is translated twice.

    Source: our choice.
    """
    actualiteit = actualiteit_on(rij, today)
    status = status_on(rij, actualiteit, today)
    shown = opgave if actualiteit in TOONBAAR else _NIETS
    stop = status is Status.AANMELDSTOP
    vers = rij.verlopen_vanaf is not None and today < rij.verlopen_vanaf
    return {
        "status": status.value,
        **{naam: shown[naam] for naam in _WAARDEN},
        "eerstvolgendePlek": _ahead(shown["eerstvolgendePlek"], today),
        "aanmeldstop": stop,
        "aanmeldstopTot": opgave["aanmeldstopTot"] if stop else None,
        "toelichting": opgave["toelichting"]
        if vers
        else None,  # ages too when it is all that was stated
        "peildatum": opgave["peildatum"],
        "actualiteit": actualiteit.value,
        "bevestigdOp": opgave["bevestigdOp"],
        "gewijzigdOp": opgave["gewijzigdOp"],
    }


def to_beschikbaarheid(stuk: Stuk) -> Beschikbaarheid:
    """The same as a page shows it."""
    aanmeld, behandel = stuk["aanmeldwachttijdWeken"], stuk["behandelwachttijdWeken"]
    soort = stuk["wachttijdSoort"]
    return Beschikbaarheid(
        status=Status(stuk["status"]),
        actualiteit=Actualiteit(stuk["actualiteit"]),
        vrije_plekken=stuk["vrijePlekken"],
        eerstvolgende_plek=_dag(stuk["eerstvolgendePlek"]),
        aanmeldwachttijd_weken=aanmeld,
        behandelwachttijd_weken=behandel,
        wachttijd_weken=both_phases(aanmeld, behandel),
        wachttijd_soort=WachttijdSoort(soort) if soort else None,
        aantal_wachtenden=stuk["aantalWachtenden"],
        afhankelijk_van_matching=stuk["afhankelijkVanMatching"],
        aanmeldstop=stuk["aanmeldstop"],
        aanmeldstop_tot=_dag(stuk["aanmeldstopTot"]),
        toelichting=stuk["toelichting"],
        peildatum=_dag(stuk["peildatum"]),
        bevestigd_at=_moment(stuk["bevestigdOp"]),
        gewijzigd_at=_moment(stuk["gewijzigdOp"]),
    )


def opgavestuk(
    opgave: Opgave | None, *, bevestigd_at: datetime | None, gewijzigd_at: datetime | None
) -> Stuk:
    """The form in which the projection keeps an entry: the names and values of the feed, whatever the day."""
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


def format_moment(moment: datetime | None) -> str | None:
    """A moment as the feed writes it: UTC, whole seconds, `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def _ahead(tekst: str | None, today: date) -> str | None:
    return tekst if tekst is not None and tekst >= today.isoformat() else None


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def _moment(tekst: str | None) -> datetime | None:
    return datetime.fromisoformat(tekst) if tekst else None
