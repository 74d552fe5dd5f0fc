"""What a page in one language says: every language has every part, for a part that lacks is no page."""

from dataclasses import dataclass

from wijzer.domain.taal.vreemd.talen import AndereTaal

ALARMNUMMER, VEILIG_THUIS = "112", "0800-2000"
"""The two numbers that are the same in the whole country."""
VRAAG_OM_TOLK = "Ik wil graag een tolk."
"""What to say in Dutch to ask for an interpreter."""
RECHTS_NAAR_LINKS = frozenset({AndereTaal.ARABISCH})
"""Languages that are written from right to left."""


@dataclass(frozen=True, slots=True)
class Zoekregel:
    """What a search says in the language that it was typed in.

    `gelezen` stands above results, `gevaar` with the numbers to call, `leeg` where nothing was understood; `meer` is
    the text of the link to the page.
    """

    gelezen: str
    gevaar: str
    leeg: str
    meer: str


@dataclass(frozen=True, slots=True)
class Deel:
    """A heading with sentences under it."""

    kop: str
    zinnen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gevaar:
    """Whom to call: what is asked before each number, and what to do at thoughts of suicide."""

    kop: str
    alarm: str
    veilig_thuis: str
    zelfmoord: str
    zelf: str


@dataclass(frozen=True, slots=True)
class Zoeken:
    """How to search in this language: what stands before the examples, and words that are found."""

    kop: str
    uitleg: str
    voorbeelden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Woorden:
    """Dutch words that people meet, each with what it means."""

    kop: str
    woorden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taalblad:
    """One page. `%s` in the title and the opening is the region."""

    taal: AndereTaal
    titel: str
    inleiding: str
    naar_inhoud: str
    gevaar: Gevaar
    site: Deel
    stappen_kop: str
    stappen: tuple[tuple[str, str], ...]
    wachten: Deel
    zoeken: Zoeken
    tolk: Deel
    woorden: Woorden
    nederlands: str
    regel: Zoekregel

    @property
    def richting(self) -> str:
        """The direction of the language, as `dir` has it."""
        return "rtl" if self.taal in RECHTS_NAAR_LINKS else "ltr"
