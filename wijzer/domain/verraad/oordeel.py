"""What a public text does to a shielded address: nothing, something to ask about, or something to refuse."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self, assert_never

from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, LocatieAdres, is_leesbaar
from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.domain.taal.schrijfwijze import straatvormen
from wijzer.domain.verraad.herhaling import Adresvormen, Lezing, lezingen, repeats
from wijzer.domain.verraad.lijkletters import latijn
from wijzer.domain.verraad.straatstam import Nabijheid, Straatspoor, nabijheid

MELDING_ADRES = (
    "Hierin staat de straat of postcode van het afgeschermde adres. Haal die weg: "
    "iedereen kan deze tekst lezen."
)
MELDING_STAM = (
    "Dit lijkt te veel op de straat van het afgeschermde adres. Kies andere woorden: "
    "iedereen kan deze tekst lezen."
)
MELDING_VRAAG = (
    "Dit lijkt op de straat van het afgeschermde adres. Weet u zeker dat deze tekst het "
    "adres niet verraadt?"
)
VERWACHT = "een tekst zonder het adres"
_VERWACHT_VRAAG = "een andere tekst, of uw bevestiging"


@dataclass(frozen=True, slots=True, repr=False)
class GeheimAdres:
    """A shielded address, read once for comparing many texts with it. Has no printable form."""

    vormen: Adresvormen
    spoor: Straatspoor

    def __repr__(self) -> str:
        return "GeheimAdres(…)"

    @classmethod
    def of(cls, adres: AfgeschermdAdres) -> Self:
        """Read a shielded address."""
        echt = adres.reveal()
        return cls(Adresvormen.of(echt), Straatspoor.of(echt.straat))


Teksten = dict[str, str | None]
"""Public texts by the name of their field."""


def find_verraad(teksten: Teksten, geheim: GeheimAdres) -> list[Ongeldig]:
    """The texts that give this address away: one finding per field at most, a `Vraag` where it may be chance.

    Source: our choice.
    """
    return check_buren(teksten, [geheim])


def check_buren(teksten: Teksten, geheimen: Sequence[GeheimAdres]) -> list[Ongeldig]:
    """The texts that give one of several addresses away: the gravest finding per field."""
    gevonden = []
    for veld, tekst in teksten.items():
        gelezen = list(lezingen(tekst)) if tekst and geheimen else []
        ergste = max((_judge(gelezen, geheim) for geheim in geheimen), default=Nabijheid.GEEN)
        if fout := _as_fout(veld, ergste):
            gevonden.append(fout)
    return gevonden


def geheimen_of(adressen: Iterable[LocatieAdres]) -> list[GeheimAdres]:
    """The shielded ones among these addresses that can be read, each once, ready for comparing."""
    eens: list[AfgeschermdAdres] = []
    for adres in adressen:
        if isinstance(adres, AfgeschermdAdres) and is_leesbaar(adres) and adres not in eens:
            eens.append(adres)
    return [GeheimAdres.of(adres) for adres in eens]


def is_in_straat(adres: Adres, geheim: GeheimAdres) -> bool:
    """Whether an open address lies in the street of the shielded one: then that street is public by itself.

    Source: our choice.
    """
    return not straatvormen(latijn(adres.straat)).isdisjoint(geheim.spoor.straten)


def unanswered(fouten: Iterable[Ongeldig], bevestigd: frozenset[str]) -> list[Ongeldig]:
    """What is left when the questions about these fields were answered; a refusal is never answered away."""
    return [fout for fout in fouten if not (isinstance(fout, Vraag) and fout.veld in bevestigd)]


def refusals(fouten: Iterable[Ongeldig]) -> list[Ongeldig]:
    """The findings that stop a text where nobody can be asked: all but the questions.

    A question stops nothing there: it was answered before, or the text is never shown.
    """
    return [fout for fout in fouten if not isinstance(fout, Vraag)]


def answered(fouten: Iterable[Ongeldig], bevestigd: frozenset[str]) -> dict[str, list[str]]:
    """What the audit trail keeps of questions that were answered: the fields, never the texts. Empty without any."""
    velden = {fout.veld for fout in fouten if isinstance(fout, Vraag)} & bevestigd
    return {"bevestigd": sorted(velden)} if velden else {}


def _judge(gelezen: Sequence[Lezing], geheim: GeheimAdres) -> Nabijheid:
    """How near a text comes to this address, in whichever way it is read."""
    if any(repeats(lezing, geheim.vormen) for lezing in gelezen):
        return Nabijheid.GENOEMD
    return max((nabijheid(lezing, geheim.spoor) for lezing in gelezen), default=Nabijheid.GEEN)


def _as_fout(veld: str, hoe_dichtbij: Nabijheid) -> Ongeldig | None:
    match hoe_dichtbij:
        case Nabijheid.GENOEMD:
            return Ongeldig(veld, MELDING_ADRES, verwacht=VERWACHT)
        case Nabijheid.DICHTBIJ:
            return Ongeldig(veld, MELDING_STAM, verwacht=VERWACHT)
        case Nabijheid.MISSCHIEN:
            return Vraag(veld, MELDING_VRAAG, verwacht=_VERWACHT_VRAAG)
        case Nabijheid.GEEN:
            return None
        case never:
            assert_never(never)
