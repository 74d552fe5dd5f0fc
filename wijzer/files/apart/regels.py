"""The language of a reading process: its lines, and its exit codes."""

from enum import StrEnum

GEEN_GEHEUGEN = 70
"""The exit code of a reading process that ran out of its memory."""


class Regelwoord(StrEnum):
    """The first word of a line."""

    RIJ = "rij"
    FOUT = "fout"
    OPMERKING = "opmerking"
    ONTBREEKT = "ontbreekt"
    GEWEIGERD = "geweigerd"
    KLAAR = "klaar"
