"""What a public text does to a shielded address: nothing, something to ask about, or something to refuse."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from wijzer.domain.adres import Adres, AfgeschermdAdres, LocatieAdres
from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.domain.schrijfwijze import straatvormen
from wijzer.domain.tekst import Tekst
from wijzer.domain.verraad.herhaling import lezingen, repeats_adres
from wijzer.domain.verraad.lijkletters import latijn
from wijzer.domain.verraad.straatstam import Nabijheid, Straatspoor, nabijheid

MELDING_ADRES = Tekst(
    "Hierin staat de straat of postcode van het afgeschermde adres. Haal die weg: iedereen kan deze tekst lezen."
)
MELDING_STAM = Tekst(
    "Dit lijkt te veel op de straat van het afgeschermde adres. Kies andere woorden: iedereen kan deze tekst lezen."
)
MELDING_VRAAG = Tekst(
    "Dit lijkt op de straat van het afgeschermde adres. Weet u zeker dat deze tekst het adres niet verraadt?"
)
VERWACHT = Tekst("een tekst zonder het adres")
_VERWACHT_VRAAG = Tekst("een andere tekst, of uw bevestiging")


@dataclass(frozen=True, slots=True, repr=False)
class Geheim:
    """A shielded address, read once for comparing many texts with it. Has no printable form."""

    adres: Adres
    spoor: Straatspoor

    def __repr__(self) -> str:
        return "Geheim(…)"

    @classmethod
    def of(cls, adres: AfgeschermdAdres) -> Self:
        """Read a shielded address."""
        echt = adres.reveal()
        return cls(echt, Straatspoor.of(echt.straat))


Teksten = dict[str, str | None]
"""Public texts by the name of their field."""


def check_teksten(teksten: Teksten, geheim: Geheim) -> list[Ongeldig]:
    """The texts that give this address away: one finding per field at most, a `Vraag` where it may be chance."""
    return [
        fout for veld, tekst in teksten.items() if tekst and (fout := _judge(veld, tekst, geheim))
    ]


def check_buren(teksten: Teksten, geheimen: Iterable[Geheim]) -> list[Ongeldig]:
    """The same for several addresses at once, those of other locaties: the gravest finding per field."""
    gevonden: dict[str, Ongeldig] = {}
    for geheim in geheimen:
        for fout in check_teksten(teksten, geheim):
            if fout.veld not in gevonden or isinstance(gevonden[fout.veld], Vraag):
                gevonden[fout.veld] = fout
    return list(gevonden.values())


def geheimen_of(adressen: Iterable[LocatieAdres]) -> list[Geheim]:
    """The shielded ones among these addresses, each once, ready for comparing."""
    eens: list[AfgeschermdAdres] = []
    for adres in adressen:
        if isinstance(adres, AfgeschermdAdres) and adres not in eens:
            eens.append(adres)
    return [Geheim.of(adres) for adres in eens]


def is_in_straat(adres: Adres, geheim: Geheim) -> bool:
    """Whether an open address lies in the street of the shielded one: then that street is public by itself."""
    return not straatvormen(latijn(adres.straat)).isdisjoint(geheim.spoor.straten)


def unanswered(fouten: Iterable[Ongeldig], bevestigd: frozenset[str]) -> list[Ongeldig]:
    """What is left when the questions about these fields were answered; a refusal is never answered away."""
    return [fout for fout in fouten if not (isinstance(fout, Vraag) and fout.veld in bevestigd)]


def answered(fouten: Iterable[Ongeldig], bevestigd: frozenset[str]) -> dict[str, list[str]]:
    """What the audit trail keeps of questions that were answered: the fields, never the texts. Empty without any."""
    velden = {fout.veld for fout in fouten if isinstance(fout, Vraag)} & bevestigd
    return {"bevestigd": sorted(velden)} if velden else {}


def _judge(veld: str, tekst: str, geheim: Geheim) -> Ongeldig | None:
    if repeats_adres(tekst, geheim.adres):
        return Ongeldig(veld, MELDING_ADRES, verwacht=VERWACHT)
    match max(nabijheid(lezing, geheim.spoor) for lezing in lezingen(tekst)):
        case Nabijheid.DICHTBIJ:
            return Ongeldig(veld, MELDING_STAM, verwacht=VERWACHT)
        case Nabijheid.MISSCHIEN:
            return Vraag(veld, MELDING_VRAAG, verwacht=_VERWACHT_VRAAG)
        case _:
            return None
