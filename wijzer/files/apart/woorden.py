"""What somebody is told whose file cannot be read within the limits."""

from enum import StrEnum

from wijzer.files.apart.grens import Leesgrens
from wijzer.files.tabel.fouten import BestandGeweigerd

_ZIP = b"PK"


class Uitvalreden(StrEnum):
    """Why a reading process gave no answer."""

    TIJD = "tijd"
    GEHEUGEN = "geheugen"
    VORM = "vorm"
    START = "start"


def refuse(reden: Uitvalreden, grens: Leesgrens, inhoud: bytes) -> BestandGeweigerd:
    """The error that says which limit it was, and what helps."""
    if reden is Uitvalreden.START:
        return BestandGeweigerd(
            ["Het lezen is nu niet gelukt.", "Probeer het over een minuut nog een keer."]
        )
    redenen = {
        Uitvalreden.TIJD: (
            f"Dit bestand is te ingewikkeld om te lezen: het duurde langer dan "
            f"{grens.seconden} seconden."
        ),
        Uitvalreden.GEHEUGEN: (
            f"Dit bestand is te ingewikkeld om te lezen: er is meer dan "
            f"{grens.megabytes} MB geheugen voor nodig."
        ),
        Uitvalreden.VORM: "Dit bestand is niet te lezen.",
    }
    return BestandGeweigerd([redenen[reden], _advice(inhoud)])


def _advice(inhoud: bytes) -> str:
    if inhoud.startswith(_ZIP):
        return "Sla het in Excel op als “CSV UTF-8” en kies dat bestand."
    return "Verdeel het over meer bestanden, of haal weg wat er niet in hoort."
