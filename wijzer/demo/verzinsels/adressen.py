"""Invented addresses: streets that do not exist, with postcodes that could be of the place."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random

from wijzer.domain.adressen.adres import Adres
from wijzer.domain.regio.gebied import Plaats
from wijzer.domain.taal.tikfout import is_slip_in_name

KANARIE = Adres("Kanariezwaluwstraat", 9871, "Hengelo", toevoeging="zq", postcode="7557XQ")
"""The address of one shielded groep, so absurd that it cannot turn up by chance: tests search every answer for it."""
KANARIE_GEMEENTE = "GM0164"

_LETTERS = "ABCDEGHJKLMNPRTVWZ"
_BEGIN = (
    "Fluister", "Mijmer", "Sluimer", "Wimper", "Duizel", "Knisper", "Glimmer", "Ritsel", "Murmel", "Tover", "Schemer",
    "Twijfel", "Dwaal", "Suizel", "Zindel", "Prevel",
)  # fmt: skip
_MIDDEN = (
    "beek",
    "brink",
    "kamp",
    "es",
    "veld",
    "berm",
    "mos",
    "poel",
    "ven",
    "akker",
    "wal",
    "horst",
)
_EIND = ("straat", "weg", "laan", "pad", "plein", "singel", "dijk")
_DEFTIG = (
    "Burgemeester Mijmersteynlaan",
    "Doctor Wimperaartsweg",
    "Sint Zindelinusstraat",
    "Professor Murmelinkstraat",
    "De Fluisterhöfte",
    "Wethouder Prevelmansplein",
    "Koningin Duizeldelaan",
    "Van Twijfelschotensingel",
)
_KORT = (
    ("Burgemeester", "Burg."),
    ("Doctor", "dr."),
    ("Sint", "St."),
    ("Professor", "prof."),
    ("Wethouder", "Weth."),
    ("Koningin", "Kon."),
    ("straat", "str."),
    ("laan", "ln"),
    ("weg", "wg"),
    ("plein", "pln"),
    ("singel", "sngl"),
)


class Adresboek:
    """Hands out addresses in a gemeente, each once. A postcode is always in the same street."""

    def __init__(self, plaatsen: Iterable[Plaats], rng: Random) -> None:
        self._rng = rng
        self._straat: dict[str, str] = {}
        self._gegeven: set[tuple[str, int]] = set()
        self._plaatsen: Mapping[str, list[tuple[str, str]]] = _by_gemeente(plaatsen)

    def invent(self, gemeente: str) -> Adres:
        """A new address; places with more postcodes come more often."""
        while True:
            pc4, plaats = self._rng.choice(self._plaatsen[gemeente])
            postcode = f"{pc4}{self._rng.choice(_LETTERS)}{self._rng.choice(_LETTERS)}"
            nummer = self._rng.randint(1, 189)
            if (postcode, nummer) not in self._gegeven:
                self._gegeven.add((postcode, nummer))
                return Adres(self._street(postcode), nummer, plaats, *self._tail(), postcode)

    def elsewhere(self, adres: Adres, gemeente: str) -> Adres | None:
        """The same street and number in another place of the gemeente; None where there is none.

        A place whose name differs by a slip of the finger is left out: it is no other place to a reader.
        """
        anders = [
            (pc4, naam)
            for pc4, naam in self._plaatsen[gemeente]
            if naam != adres.plaats and not is_slip_in_name(naam.lower(), adres.plaats.lower())
        ]
        if not anders:
            return None
        pc4, plaats = self._rng.choice(anders)
        return replace(adres, plaats=plaats, postcode=pc4 + (adres.postcode or "0000AA")[4:])

    def _street(self, postcode: str) -> str:
        if postcode not in self._straat:
            gewoon = self._rng.choice(_BEGIN) + self._rng.choice(_MIDDEN) + self._rng.choice(_EIND)
            self._straat[postcode] = (
                self._rng.choice(_DEFTIG) if self._rng.random() < 0.06 else gewoon
            )
        return self._straat[postcode]

    def _tail(self) -> tuple[str | None, str | None]:
        kans = self._rng.random()
        if kans < 0.08:
            return self._rng.choice("ABCD"), None
        return (None, self._rng.choice(("1", "2", "3", "bis"))) if kans < 0.13 else (None, None)


def write_differently(adres: Adres, rng: Random) -> Adres:
    """The same address as a contract list may spell it: abbreviated, without accents, or without a postcode."""
    kans = rng.random()
    if kans < 0.12:
        return replace(adres, postcode=None)
    if kans < 0.24:
        return replace(adres, straat=_abbreviate(adres.straat))
    if kans < 0.28:
        return replace(adres, straat=_without_accents(adres.straat).upper())
    if kans < 0.40 and adres.plaats == "Hengelo":
        return replace(adres, plaats=rng.choice(("Hengelo OV", "Hengelo (O)")))
    if adres.huisletter and not adres.toevoeging and kans < 0.7:
        return replace(adres, huisletter=None, toevoeging=adres.huisletter.lower())
    return adres


def _abbreviate(straat: str) -> str:
    for lang, kort in _KORT:
        if straat.startswith(lang):
            return kort + straat.removeprefix(lang)
        if straat.endswith(lang):
            return straat.removesuffix(lang) + kort
    return straat


def _without_accents(tekst: str) -> str:
    ontleed = unicodedata.normalize("NFKD", tekst)
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def _by_gemeente(plaatsen: Iterable[Plaats]) -> Mapping[str, list[tuple[str, str]]]:
    """PC4 and place, per gemeente. Round numbers belong to post office boxes where a place has others too."""
    gevonden: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for plaats in plaatsen:
        bewoond = sorted(pc4 for pc4 in plaats.pc4 if not pc4.endswith("0")) or sorted(plaats.pc4)
        gevonden[plaats.gemeente].extend((pc4, plaats.naam) for pc4 in bewoond)
    return gevonden
