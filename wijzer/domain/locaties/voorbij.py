"""Days that were stated and have passed: what says so is no longer true, whatever else still is."""

from dataclasses import replace
from datetime import date

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locaties.beschikbaarheid import Opgave, check_opgave

PLEK, STOP = "eerstvolgende_plek", "aanmeldstop_tot"
_RAAD = {
    PLEK: "Die dag is voorbij. Vul een nieuwe dag in, of maak het veld leeg.",
    STOP: (
        "De aanmeldstop is voorbij. Vul een nieuwe dag in. Of haal het vinkje bij Aanmeldstop weg "
        "en maak dit veld leeg."
    ),
}


def obstacles(
    opgave: Opgave | None, *, groepsgrootte: int | None, today: date
) -> tuple[Ongeldig, ...]:
    """Why nobody can say today that this is still true: every rule that it breaks by now, each with its field.

    Empty for what can be confirmed, and for what says nothing: there is nothing to confirm.

    Source: our choice.
    """
    if opgave is None or opgave.is_leeg:
        return ()
    fouten = check_opgave(
        replace(opgave, peildatum=today), groepsgrootte=groepsgrootte, today=today
    )
    voorbij = passed_days(opgave, today)
    return tuple(
        Ongeldig(fout.veld, _RAAD[fout.veld]) if fout.veld in voorbij else fout for fout in fouten
    )


def passed_days(opgave: Opgave, today: date) -> frozenset[str]:
    """The fields that hold a day which has passed. The last day of a stop is no such day until it is over.

    Source: our choice.
    """
    dagen = {PLEK: opgave.eerstvolgende_plek, STOP: opgave.aanmeldstop_tot}
    return frozenset(veld for veld, dag in dagen.items() if dag is not None and dag < today)
