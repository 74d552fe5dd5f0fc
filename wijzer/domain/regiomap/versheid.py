"""How many days an entry counts as fresh: what a region may choose."""

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.regio.gebied import Versheid

MEESTE_DAGEN = 3660
"""Ten years: more is a typing error."""


def check_versheid(versheid: Versheid) -> list[Ongeldig]:
    """What is wrong with the days, beside the field that it is about.

    An entry has to be fresh for fewer days than it is shown.

    Source: our choice.
    """
    fouten = [
        Ongeldig(
            veld,
            "Dit kan niet.",
            verwacht=f"een heel aantal dagen van 1 tot en met {MEESTE_DAGEN}",
        )
        for veld, dagen in (
            ("actueel_dagen", versheid.actueel_dagen),
            ("verouderd_dagen", versheid.verouderd_dagen),
        )
        if not 0 < dagen <= MEESTE_DAGEN
    ]
    if not fouten and versheid.actueel_dagen >= versheid.verouderd_dagen:
        melding = "Zo wordt een opgave nooit verouderd."
        fouten.append(Ongeldig("verouderd_dagen", melding, verwacht="meer dagen dan actueel"))
    return fouten
