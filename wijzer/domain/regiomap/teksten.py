"""Every text that the folder of a region may hold: who shows it, how long it may be, and whether a beheerder edits it.

A key that is not here is refused: no page would ever show it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wijzer.domain.contact.gegevens import check_deel, normal_deel
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import EMAIL, NAAM, OMSCHRIJVING, TELEFOON, check_tekst
from wijzer.domain.regiomap.stappen import WEGEN, check_stappen
from wijzer.domain.regiomap.tabellen import check_rows
from wijzer.domain.taal.schoon import clean_line, clean_text


class Tekstgroep(StrEnum):
    """Texts that stand on one screen of the beheerder; the value is part of the address of that screen."""

    CRISIS = "crisis"
    COORDINATIEPUNT = "coordinatiepunt"
    TOEGANG = "toegang"
    VERWIJZEN = "verwijzen"
    HULP = "hulp"
    STAPPEN = "stappen"
    TABELLEN = "tabellen"
    GEMEENTEN = "gemeenten"


@dataclass(frozen=True, slots=True)
class Tekstsoort:
    """One kind of text. `vorm` is a pattern for the whole key; `regels`: every line is an item of a list.

    `groep` is None where the beheerder has another screen for it, or where it is the same in the whole country.
    """

    vorm: str
    groep: Tekstgroep | None
    label: str
    hooguit: int = OMSCHRIJVING
    verplicht: bool = False
    regels: bool = False
    deel: str | None = None
    """The part of a contact that it is: `telefoon` or `email`."""
    stappen: bool = False
    """Whether its lines are the steps to a kind of help."""
    rijen: bool = False
    """Whether its lines are the rows of a table."""

    def names(self, sleutel: str) -> bool:
        """Whether a key is of this kind."""
        return re.fullmatch(self.vorm, sleutel) is not None

    @property
    def sleutel(self) -> str | None:
        """The one key of this kind; None where its pattern stands for several."""
        sleutel = self.vorm.replace(r"\.", ".")
        return sleutel if _SLEUTEL.fullmatch(sleutel) else None


_SLEUTEL = re.compile(r"[a-z-]+(\.[a-z-]+)*")
VAST = frozenset({"112", "veilig-thuis"})
"""Numbers of a crisis that are the same in the whole country: nobody changes them here."""

_EIGEN_NUMMER = rf"crisis\.(?!(?:{'|'.join(sorted(VAST))})\.)[a-z0-9-]+"
_CRISIS, _PUNT, _TOEGANG = Tekstgroep.CRISIS, Tekstgroep.COORDINATIEPUNT, Tekstgroep.TOEGANG
_VERWIJZEN, _HULP, _GEMEENTEN = Tekstgroep.VERWIJZEN, Tekstgroep.HULP, Tekstgroep.GEMEENTEN
_STAPPEN, _TABELLEN = Tekstgroep.STAPPEN, Tekstgroep.TABELLEN

TEKSTSOORTEN = (
    Tekstsoort(r"crisis\.titel", _CRISIS, "Kop bij een crisis", NAAM, verplicht=True),
    Tekstsoort(r"crisis\.tekst", _CRISIS, "Tekst bij een crisis", verplicht=True),
    Tekstsoort(rf"{_EIGEN_NUMMER}\.naam", _CRISIS, "Naam van het nummer", NAAM, verplicht=True),
    Tekstsoort(rf"{_EIGEN_NUMMER}\.tekst", _CRISIS, "Wanneer belt u dit nummer?", verplicht=True),
    Tekstsoort(r"crisis\.[a-z0-9-]+\.(naam|tekst)", None, "Landelijk nummer"),
    Tekstsoort(r"crisis\.[a-z0-9-]+\.telefoon", None, "Telefoon bij een crisis", TELEFOON, deel="telefoon"),
    Tekstsoort(r"crisis\.[a-z0-9-]+\.bij", None, "Hulp waarbij het nummer vooraan staat"),
    Tekstsoort(r"cpwv\.naam", _PUNT, "Naam", NAAM, verplicht=True),
    Tekstsoort(r"cpwv\.afkorting", _PUNT, "Afkorting", NAAM, verplicht=True),
    Tekstsoort(r"cpwv\.tekst", _PUNT, "Wat doet het?", verplicht=True),
    Tekstsoort(r"cpwv\.wel", _PUNT, "Waarvoor wel? Elke regel is een punt", verplicht=True, regels=True),
    Tekstsoort(r"cpwv\.niet", _PUNT, "Waarvoor niet? Elke regel is een punt", verplicht=True, regels=True),
    Tekstsoort(r"route\.toegang\.naam", _TOEGANG, "Via de gemeente: naam", NAAM, verplicht=True),
    Tekstsoort(r"route\.toegang\.tekst", _TOEGANG, "Via de gemeente: uitleg", verplicht=True),
    Tekstsoort(r"route\.gi\.naam", _TOEGANG, "Via een gecertificeerde instelling: naam", NAAM, verplicht=True),
    Tekstsoort(r"route\.gi\.tekst", _TOEGANG, "Via een gecertificeerde instelling: uitleg", verplicht=True),
    Tekstsoort(r"route\.medisch\.naam", _TOEGANG, "Via een arts: naam", NAAM, verplicht=True),
    Tekstsoort(r"route\.medisch\.tekst", _TOEGANG, "Via een arts: uitleg", verplicht=True),
    Tekstsoort(r"verwijzen\.geldigheid", _VERWIJZEN, "Hoe lang geldt een verwijzing?"),
    Tekstsoort(r"verwijzen\.minuten", _VERWIJZEN, "Wat als er veel minuten nodig zijn?"),
    Tekstsoort(r"verwijzen\.codes", _VERWIJZEN, "Welke codes zijn er?"),
    Tekstsoort(r"verwijzen\.begindatum", _VERWIJZEN, "Wanneer mag de hulp beginnen?"),
    Tekstsoort(r"verwijzen\.toekomstplan", _VERWIJZEN, "Toekomstplan vanaf 16 jaar"),
    Tekstsoort(r"verwijzen\.reistijd", _VERWIJZEN, "Hoe telt reistijd?"),
    Tekstsoort(r"hulpvorm\.[a-z0-9-]+", _HULP, "Extra uitleg bij een soort hulp"),
    Tekstsoort(r"telwoord\.[a-z0-9-]+", _HULP, "Hoe heet zo'n huis? Eerst één, dan meer: elk op een regel", NAAM,
               regels=True),
    Tekstsoort(r"interventies\.uitleg", _HULP, "Wat te doen bij een behandeling zonder code?"),
    Tekstsoort(r"interventies\.apart", _HULP, "Behandelingen zonder code. Elke regel is een naam", regels=True),
    Tekstsoort(r"interventies\.[A-Z0-9]+", _HULP, "Behandelingen onder een productcode. Elke regel is een naam",
               regels=True),
    Tekstsoort(rf"stappen\.route\.({'|'.join(WEGEN)})", _STAPPEN, "De gewone stappen. Elke regel is een stap",
               regels=True, stappen=True),
    Tekstsoort(r"stappen\.[a-z0-9-]+", _STAPPEN, "Eigen stappen. Elke regel is een stap", regels=True, stappen=True),
    Tekstsoort(r"tabel\.[a-z0-9-]+\.titel", _TABELLEN, "Kop van de tabel", NAAM),
    Tekstsoort(r"tabel\.[a-z0-9-]+\.rijen", _TABELLEN, "Rijen van de tabel. Zet | tussen de cellen", regels=True,
               rijen=True),
    Tekstsoort(r"tabel\.[a-z0-9-]+\.bij", None, "Hulp waarover de tabel gaat"),
    Tekstsoort(r"uitsluiting\.GM[0-9]{4}", _GEMEENTEN, "Waarom een gemeente niet meedoet", verplicht=True),
    Tekstsoort(r"elders\.[^.]+", _GEMEENTEN, "Provincie waar deze plaats ook ligt", NAAM),
    Tekstsoort(r"contact\.naam", None, "Naam voor vragen over de site", NAAM),
    Tekstsoort(r"contact\.email", None, "E-mailadres voor vragen over de site", EMAIL, deel="email"),
    Tekstsoort(r"contact\.telefoon", None, "Telefoon voor vragen over de site", TELEFOON, deel="telefoon"),
)  # fmt: skip
"""The first kind that names a key says what holds for it."""
VERPLICHTE_TEKSTEN = tuple(
    soort.sleutel for soort in TEKSTSOORTEN if soort.verplicht and soort.sleutel
)
"""Keys that every region has: pages count on them."""


def kind_of(sleutel: str) -> Tekstsoort | None:
    """The kind of a text by its key (`cpwv.tekst`); None for a key that no page reads."""
    return next((soort for soort in TEKSTSOORTEN if soort.names(sleutel)), None)


def clean(soort: Tekstsoort, tekst: str) -> str:
    """A text as it is kept: without spaces around it, and without empty lines in a list."""
    regels = [clean_line(regel) for regel in clean_text(tekst).splitlines()]
    return ("\n" if soort.regels else " ").join(regel for regel in regels if regel)


def check_regiotekst(sleutel: str, soort: Tekstsoort, tekst: str) -> list[Ongeldig]:
    """Tell what is wrong with one text of a region, under its key."""
    if soort.verplicht and not tekst:
        return [Ongeldig(sleutel, "Dit mag niet leeg zijn.", verwacht="een tekst")]
    if soort.deel and (fout := check_deel(soort.deel, tekst)):
        return [Ongeldig(sleutel, fout.melding, verwacht=fout.verwacht)]
    fouten = check_tekst(sleutel, tekst, soort.hooguit, regels=True)
    if soort.stappen:
        fouten += check_stappen(sleutel, tekst, is_tekst=_is_about_referring)
    if soort.rijen:
        fouten += check_rows(sleutel, tekst)
    return fouten


def _is_about_referring(sleutel: str) -> bool:
    soort = kind_of(sleutel)
    return soort is not None and soort.groep is _VERWIJZEN


def in_notation(sleutel: str, tekst: str) -> str:
    """A text as it is kept.

    A number or an address gets its one notation where it can be read, any other text stays as it
    is.
    """
    soort = kind_of(sleutel)
    return normal_deel(soort.deel, tekst) or "" if soort and soort.deel else tekst


def editable(teksten: Mapping[str, str], groep: Tekstgroep) -> dict[str, Tekstsoort]:
    """The keys of a group among these texts: in the order of the table of kinds, the texts of one number together."""
    gevonden = [
        (_number_of(sleutel), TEKSTSOORTEN.index(soort), sleutel, soort)
        for sleutel in teksten
        if (soort := kind_of(sleutel)) and soort.groep is groep
    ]
    return {
        sleutel: soort
        for _number, _kind, sleutel, soort in sorted(gevonden, key=lambda rij: rij[:3])
    }


def _number_of(sleutel: str) -> str:
    """The number of a crisis that a text is about; empty for any other text."""
    delen = sleutel.split(".")
    return delen[1] if delen[0] == "crisis" and len(delen) > 2 else ""
