"""What kinds of aanbieders a region has: how many, how large, and which help they give."""

from dataclasses import dataclass

GEZINSHUIS = ("WGZHD", "WGZHE", "WGZHF", "WGZHG")
KAMERS = ("VKAMC", "VKAMD", "VKAME", "VKAMF")
KLINIEK = ("54011", "54012", "54013", "54014", "54015", "5401H")
BEGELEIDING = ("ABGII", "ABGGB", "ABGGI")
BEHANDELING = ("ABHIR", "ABHIA", "ABHGB", "ABHGI")
PLEEGZORG = ("WPLZA", "WPLZB")

MET_MEDISCHE_VERWIJZING = frozenset({"AVAKT", "ABHFR", "AMCEX", *BEHANDELING, *KLINIEK})
"""Products for which a huisarts, jeugdarts or specialist may refer; not every locatie takes such a referral."""


@dataclass(frozen=True, slots=True)
class Groepsoort:
    """A kind of groep: the codes it may have (neighbours go together), how many of them, its size and ages."""

    naam: str
    codes: tuple[str, ...]
    hooguit: int
    grootte: tuple[int, int]
    leeftijden: tuple[tuple[int, int], ...]


GEZINSHUIZEN = Groepsoort(
    "Gezinshuis ", GEZINSHUIS, 3, (3, 6), ((0, 12), (4, 18), (6, 18), (0, 18))
)
KAMERTRAINING = Groepsoort("", KAMERS, 3, (4, 10), ((16, 21), (15, 20), (16, 23)))
KLINIEKEN = Groepsoort("", KLINIEK, 4, (6, 12), ((6, 12), (12, 18), (8, 18)))


@dataclass(frozen=True, slots=True)
class Profiel:
    """A kind of aanbieder: how many there are, and of each kind of locatie the fewest and the most it has.

    `codes` is what its vestigingen choose from, `kern` what each of them has. `onderaannemers` of the `aantal` work
    under a large one.
    """

    naam: str
    aantal: int
    achternaam: tuple[str, ...]
    vestigingen: tuple[int, int] = (0, 0)
    codes: tuple[str, ...] = ()
    kern: tuple[str, ...] = ()
    groepen: tuple[tuple[Groepsoort, int, int], ...] = ()
    onderaannemers: int = 0
    afgeschermd: float = 0.0
    werkgebied: tuple[int, int] = (2, 6)


GROOT = Profiel(
    "groot",
    5,
    ("Jeugdhulp", "Jeugd en Gezin", "Groep"),
    (6, 8),
    (*BEGELEIDING, *BEHANDELING, "AVAKT", "ABHFR", "AMCEX"),
    ("ABHIR",),
    ((GEZINSHUIZEN, 3, 4), (KAMERTRAINING, 3, 4), (KLINIEKEN, 2, 3)),
    afgeschermd=0.16,
    werkgebied=(8, 14),
)

PROFIELEN = (
    GROOT,
    Profiel("gezinshuizen", 6, ("Gezinshuizen", "Wonen"), groepen=((GEZINSHUIZEN, 6, 9),), afgeschermd=0.22),
    Profiel(
        "ggz", 5, ("Kind en Jeugd", "Jeugd-ggz"), (3, 4), ("ABHIA", "ABHGB", "ABHGI", "AVAKT", "AMCEX"), ("ABHIR",),
        ((KLINIEKEN, 2, 3),), afgeschermd=0.12, werkgebied=(4, 14),
    ),
    Profiel(
        "kamertraining", 5, ("Kamers", "Jongeren"), (1, 2), ("ABGII", "ABGGI"), ("ABGII",), ((KAMERTRAINING, 3, 5),),
        afgeschermd=0.25,
    ),
    Profiel("pleegzorg", 3, ("Pleegzorg",), (3, 4), ("WPLZB", "ABHIR"), ("WPLZA",), werkgebied=(7, 14)),
    Profiel("dag", 7, ("Boerderij", "Dagbehandeling"), (2, 3), ("ABGGI", "ABHGB", "ABHGI", "ABGII"), ("ABGGB",)),
    Profiel(
        "praktijk", 11, ("Praktijk", "Begeleiding", "Therapie"), (1, 3),
        ("AVAKT", "ABHIR", "ABGII", "AMCEX", "ABHIA"), (),
        onderaannemers=4,
    ),
    Profiel("forensisch", 2, ("Forensisch",), (2, 3), ("ABHIR", "ABHIA", "ABHGI"), ("ABHFR",), werkgebied=(6, 14)),
    Profiel("eengezins", 14, (), groepen=((GEZINSHUIZEN, 1, 1),), onderaannemers=7, afgeschermd=0.43),
)  # fmt: skip
"""Together more than forty-five aanbieders and two hundred and fifty locaties."""
