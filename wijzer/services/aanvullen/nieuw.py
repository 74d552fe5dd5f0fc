"""Puts in what something new needs and a file leaves out."""

from collections.abc import Mapping

from wijzer.services.importverslag import Bevindingen


def refuse_new(rij: int, wat: str, nodig: Mapping[str, object], bevindingen: Bevindingen) -> bool:
    """Note every column of `nodig` without a value as a mistake of this row; whether there are any."""
    weg = [kolom for kolom, waarde in nodig.items() if waarde is None]
    for kolom in weg:
        melding = f"{wat} kennen we niet. Voor iets nieuws is deze kolom nodig."
        bevindingen.refuse(rij, kolom, "", melding, f"een kolom {kolom} met een ingevulde cel")
    return bool(weg)
